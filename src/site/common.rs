//! Rules that hold for every record, whatever its kind.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::ToSpan as _;

use super::{Entry, Info, Site, mentions};
use crate::diag::{Code, Lang, Severity, Text, codes};
use crate::format::text;
use crate::format::yaml::Seg;
use crate::model::{Finding, Findings, Form, Place, Status, WebUrl, at, leave_out};

/// The longest summary that search engines and cards show whole, in characters.
const SUMMARY: usize = 160;

/// Checks the common fields and the body of every record.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    for info in site.infos() {
        check_one(site, &info, findings);
    }
}

/// Checks the common fields and the body of a record.
pub(super) fn check_one(site: &Site, info: &Info<'_>, findings: &mut Findings) {
    let mut check = Check {
        site,
        info,
        findings,
    };
    check.owner_and_source();
    check.time();
    check.review();
    check.review_days();
    check.audience();
    check.title();
    check.summary();
    if let Some(body) = info.body {
        mentions::check(site, body, findings);
    }
}

/// Checks the words of a record that its translation gives, where that stands.
pub(super) fn check_translation(
    site: &Site,
    info: &Info<'_>,
    keys: &BTreeSet<String>,
    findings: &mut Findings,
) {
    let mut check = Check {
        site,
        info,
        findings,
    };
    if keys.contains(check.title_key()) {
        check.title();
    }
    if keys.contains("summary") {
        check.summary();
    }
    if let Some(body) = info.body.filter(|body| body.file == *info.file) {
        mentions::check(site, body, findings);
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
        if let Some(source) = common
            .source
            .as_ref()
            .filter(|source| WebUrl::parse(source).is_none())
        {
            // No id has a colon, so this was meant as an address.
            if source.contains(':') {
                self.error(
                    codes::FORBIDDEN_LINK,
                    at!["source"],
                    Text::new(
                        format!("{source:?} không phải mã văn bản hay địa chỉ web"),
                        format!("{source:?} is neither the id of a document nor a web address"),
                    ),
                    Text::new(
                        "viết địa chỉ bắt đầu bằng https://",
                        "write an address that starts with https://",
                    ),
                );
            } else {
                self.known("source", "document", source, ("văn bản", "document"));
            }
        }
    }

    fn known(&mut self, field: &str, kind: &str, id: &str, label: (&str, &str)) {
        if self.site.is_known(kind, id) {
            return;
        }
        let nearest = self.site.nearest_id(kind, id);
        let hint = nearest
            .map(|id| Text::new(format!("có phải {id:?}?"), format!("did you mean {id:?}?")));
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
        let Some(days) = common.review_every else {
            return;
        };
        let Some(reviewed) = common.reviewed else {
            return self.never_reviewed();
        };
        let due = reviewed.0.saturating_add(i64::from(days).days());
        if days > 0 && due < self.site.clock.today() && common.status == Status::Published {
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

    /// Reviews were promised, and none is noted.
    fn never_reviewed(&mut self) {
        if self.info.common.status == Status::Published {
            self.warning(
                codes::REVIEW_OVERDUE,
                at!["review_every"],
                Text::new(
                    "chưa ghi lần kiểm tra nào (reviewed)",
                    "no review is noted (reviewed)",
                ),
                Text::new(
                    "kiểm tra thông tin với người phụ trách rồi ghi reviewed là ngày hôm ấy",
                    "verify the facts and write reviewed with that day",
                ),
            );
        }
    }

    /// A review happened, and the next one is due on a later day.
    fn review_days(&mut self) {
        let common = self.info.common;
        if common.review_every == Some(0) {
            let leave = leave_out(self.info.file);
            self.error(
                codes::RANGE,
                at!["review_every"],
                Text::new(
                    "số ngày giữa hai lần kiểm tra lại phải từ 1 trở lên",
                    "there must be 1 day or more between two reviews",
                ),
                Text::new(
                    format!("ghi số ngày, ví dụ 180, hoặc {}", leave.get(Lang::Vi)),
                    format!(
                        "write a number of days, such as 180, or {}",
                        leave.get(Lang::En)
                    ),
                ),
            );
        }
        // No error: the clock can be set back to see the site of an earlier day.
        if let Some(day) = common.reviewed
            && day.0 > self.site.clock.today()
        {
            self.warning(
                codes::NOT_YET,
                at!["reviewed"],
                Text::new(
                    format!("ngày kiểm tra {} chưa đến", text::calendar::date(day.0)),
                    format!("the day of the review, {day}, has not come yet"),
                ),
                Text::new(
                    "ghi ngày có người kiểm tra lại lần cuối",
                    "write the day of the last review",
                ),
            );
        }
    }

    fn audience(&mut self) {
        let audience = &self.info.common.audience;
        for (place, reader) in audience.iter().enumerate() {
            if audience.iter().take(place).any(|before| before == reader) {
                self.error(
                    codes::RECORDED_TWICE,
                    at!["audience", place],
                    Text::new("mục này ghi hai lần", "this stands twice"),
                    Text::new("xóa một trong hai", "remove one of the two"),
                );
            }
        }
    }

    /// A record that is written as an article is shown by its summary in lists, in search and where it is shared.
    /// Lists of facts, which are written as YAML, are shown by these.
    fn no_summary(&mut self) {
        let is_article = self.kind().is_some_and(|kind| kind.form == Form::Markdown);
        if is_article && self.info.visible {
            self.warning(
                codes::NO_SUMMARY,
                at![self.title_key()],
                Text::new("chưa có tóm tắt (summary)", "there is no summary"),
                Text::new(
                    "thêm dòng summary: một câu nói điều quan trọng nhất, không quá 160 ký tự",
                    "add summary: one sentence with what matters most, at most 160 characters",
                ),
            );
        }
    }

    /// The schema asks for a title, but lets one pass that says nothing.
    fn title(&mut self) {
        let key = self.title_key();
        if self.info.common.title.trim().is_empty() {
            self.error(
                codes::MISSING_FIELD,
                at![key],
                Text::new("tên để trống", "the title is empty"),
                Text::new(
                    "viết tên, vì trang hiện nó ở đầu",
                    "write a title: the page shows it on top",
                ),
            );
        }
    }

    /// What the title is called in the record's kind.
    fn title_key(&self) -> &'static str {
        let kind = self.kind();
        kind.and_then(|entry| entry.title_key).unwrap_or("title")
    }

    fn kind(&self) -> Option<&'static Entry> {
        let mut kinds = self.site.registry.iter();
        kinds.find(|entry| entry.name == self.info.kind)
    }

    fn summary(&mut self) {
        let Some(summary) = &self.info.common.summary else {
            return self.no_summary();
        };
        if summary.trim().is_empty() {
            self.error(
                codes::BAD_VALUE,
                at!["summary"],
                Text::new("tóm tắt để trống", "the summary is empty"),
                Text::new(
                    "viết một câu, hoặc xóa cả dòng summary",
                    "write a sentence, or remove the line",
                ),
            );
        }
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

    fn error(&mut self, code: Code, field: Vec<Seg>, message: Text, hint: Text) {
        self.push(
            Severity::Error,
            code,
            Place::Field(self.path(field)),
            message,
            hint,
        );
    }

    fn warning(&mut self, code: Code, field: Vec<Seg>, message: Text, hint: Text) {
        self.push(
            Severity::Warning,
            code,
            Place::Field(self.path(field)),
            message,
            hint,
        );
    }

    fn path(&self, field: Vec<Seg>) -> Vec<Seg> {
        self.info
            .prefix
            .map(Seg::Index)
            .into_iter()
            .chain(field)
            .collect()
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
