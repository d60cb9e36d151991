//! Rules that hold for every record, whatever its kind.

use std::sync::Arc;

use jiff::ToSpan as _;

use super::{Info, Link, Site, resolve};
use crate::diag::{Code, Severity, Text, codes};
use crate::format::text;
use crate::format::yaml::Seg;
use crate::model::{Finding, Findings, Place, Status, at};

/// The longest summary that search engines and cards show whole, in characters.
const SUMMARY: usize = 160;

/// Checks the common fields and the body of every record.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    for info in site.infos() {
        let mut check = Check { site, info: &info, findings };
        check.owner_and_source();
        check.time();
        check.review();
        check.summary();
        check.body();
    }
}

struct Check<'a> {
    site: &'a Site,
    info: &'a Info<'a>,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn owner_and_source(&mut self) {
        let common = self.info.common;
        if let Some(owner) = &common.owner {
            self.known("owner", "agency", owner, ("cơ quan", "agency"));
        }
        if let Some(source) = common.source.as_ref().filter(|s| !s.starts_with("http")) {
            self.known("source", "document", source, ("văn bản", "document"));
        }
    }

    fn known(&mut self, field: &str, kind: &str, id: &str, label: (&str, &str)) {
        if self.site.is_known(kind, id) {
            return;
        }
        let nearest = self.site.nearest_id(kind, id);
        let hint = nearest.map(|id| Text::new(format!("có phải {id:?}?"), format!("did you mean {id:?}?")));
        self.error(
            codes::DANGLING_REFERENCE,
            at![field],
            Text::new(
                format!("không có {} nào mang mã {id:?}", label.0),
                format!("no {} has the id {id:?}", label.1),
            ),
            hint.unwrap_or_else(|| {
                Text::new(
                    format!("kiểm tra lại mã {} trong thư mục nội dung", label.0),
                    "check the id in the content folder",
                )
            }),
        );
    }

    fn time(&mut self) {
        let common = self.info.common;
        let instant = |moment| self.site.clock.instant(moment);
        if let (Some(from), Some(to)) = (common.publish_at, common.expires_at)
            && instant(to) <= instant(from)
        {
            self.error(
                codes::TIME_ORDER,
                at!["expires_at"],
                Text::new(
                    "ngày gỡ xuống không sau ngày đăng",
                    "expires_at is not after publish_at",
                ),
                Text::new("sửa một trong hai thời điểm", "mend one of the two"),
            );
        }
    }

    fn review(&mut self) {
        let common = self.info.common;
        let (Some(reviewed), Some(days)) = (common.reviewed, common.review_every) else {
            return;
        };
        let due = reviewed.0.saturating_add(i64::from(days).days());
        if due < self.site.clock.today() && common.status == Status::Published {
            self.warning(
                codes::REVIEW_OVERDUE,
                at!["reviewed"],
                Text::new(
                    format!("đã quá hạn kiểm tra lại từ {}", text::calendar::date(due)),
                    format!("the review was due on {due}"),
                ),
                Text::new(
                    "hỏi lại người phụ trách, sửa cho đúng rồi ghi ngày kiểm tra mới",
                    "verify the facts and write the new date",
                ),
            );
        }
    }

    fn summary(&mut self) {
        let Some(summary) = &self.info.common.summary else {
            return;
        };
        let length = summary.chars().count();
        if length > SUMMARY {
            self.warning(
                codes::LONG_SUMMARY,
                at!["summary"],
                Text::new(
                    format!("tóm tắt dài {length} ký tự, quá {SUMMARY}"),
                    format!("the summary has {length} characters, more than {SUMMARY}"),
                ),
                Text::new("viết ngắn lại còn một câu", "shorten it to one sentence"),
            );
        }
    }

    fn body(&mut self) {
        let info = self.info;
        let Some(body) = info.body else {
            return;
        };
        let outline = &body.outline;
        let own: Vec<&str> = outline.headings.iter().map(|heading| &*heading.id).collect();
        for link in &outline.links {
            match resolve(self.site, info.file, &own, &link.target) {
                Link::NoFile(nearest) => {
                    self.broken(codes::BROKEN_LINK, link.span.clone(), &link.target, nearest);
                }
                Link::NoAnchor(nearest) => {
                    self.broken(codes::BROKEN_ANCHOR, link.span.clone(), &link.target, nearest);
                }
                _ => {}
            }
        }
        for image in &outline.images {
            if self.site.picture(info.file, &image.src).is_none() {
                self.bytes(
                    codes::BAD_IMAGE,
                    image.span.clone(),
                    Text::new(
                        format!("không thấy hoặc không đo được ảnh {:?}", &*image.src),
                        format!("the picture {:?} does not exist or cannot be measured", &*image.src),
                    ),
                    Text::new(
                        "đặt ảnh (png, jpg, webp, avif, gif hoặc svg có kích thước) cạnh bài và viết đúng tên",
                        "put the picture beside the file and write its name",
                    ),
                );
            }
        }
        let values = &self.site.settings.values;
        for named in outline.values.iter().filter(|named| !values.contains_key(&*named.name)) {
            let nearest = text::nearest(&named.name, values.keys().map(String::as_str));
            self.bytes(
                codes::UNKNOWN_NAMED_VALUE,
                named.span.clone(),
                Text::new(
                    format!("không có giá trị nào tên {:?}", &*named.name),
                    format!("no value is named {:?}", &*named.name),
                ),
                match nearest {
                    Some(name) => Text::new(format!("có phải {name:?}?"), format!("did you mean {name:?}?")),
                    None => Text::new(
                        "thêm giá trị vào mục values của content/site.yaml",
                        "add it to values in content/site.yaml",
                    ),
                },
            );
        }
    }

    fn broken(&mut self, code: Code, span: std::ops::Range<usize>, target: &str, nearest: Option<String>) {
        let message = if code == codes::BROKEN_LINK {
            Text::new(
                format!("liên kết {target:?} không dẫn tới tệp nào"),
                format!("the link {target:?} leads to no file"),
            )
        } else {
            Text::new(
                format!("liên kết {target:?} không dẫn tới đề mục nào"),
                format!("the link {target:?} leads to no heading"),
            )
        };
        let hint = match nearest {
            Some(near) => Text::new(format!("có phải {near:?}?"), format!("did you mean {near:?}?")),
            None => Text::new(
                "viết đường dẫn tới tệp .md tính từ tệp này, ví dụ ../nghe/han.md",
                "write the path to the .md file from here, such as ../nghe/han.md",
            ),
        };
        self.bytes(code, span, message, hint);
    }

    fn error(&mut self, code: Code, field: Vec<Seg>, message: Text, hint: Text) {
        self.push(Severity::Error, code, Place::Field(self.path(field)), message, hint);
    }

    fn warning(&mut self, code: Code, field: Vec<Seg>, message: Text, hint: Text) {
        self.push(Severity::Warning, code, Place::Field(self.path(field)), message, hint);
    }

    fn bytes(&mut self, code: Code, bytes: std::ops::Range<usize>, message: Text, hint: Text) {
        self.push(Severity::Error, code, Place::Bytes(bytes), message, hint);
    }

    fn path(&self, field: Vec<Seg>) -> Vec<Seg> {
        self.info.prefix.map(Seg::Index).into_iter().chain(field).collect()
    }

    fn push(&mut self, severity: Severity, code: Code, place: Place, message: Text, hint: Text) {
        self.findings.push(Finding {
            severity,
            code,
            file: Arc::clone(self.info.file),
            place,
            message,
            hint: Some(hint),
        });
    }
}
