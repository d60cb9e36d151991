//! What a body names: its links, pictures and named values, and whether they are there.

use std::ops::Range;
use std::sync::Arc;

use super::{Link, Site, resolve};
use crate::diag::{Code, Severity, Text, codes};
use crate::format::markdown::{self, Outline};
use crate::format::text;
use crate::model::{Body, Finding, Findings, Place};

/// Checks the body of a file, whether or not the fields above it could be read.
pub(super) fn check(site: &Site, body: &Body, findings: &mut Findings) {
    let mut check = Check {
        site,
        file: &body.file,
        findings,
    };
    check.links(&body.outline);
    check.images(&body.outline.images);
    check.values(&body.outline);
}

struct Check<'a> {
    site: &'a Site,
    file: &'a Arc<str>,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn links(&mut self, outline: &Outline) {
        let own: Vec<&str> = outline
            .headings
            .iter()
            .map(|heading| &*heading.id)
            .collect();
        for link in &outline.links {
            match resolve(self.site, self.file, &own, &link.target) {
                Link::NoFile(nearest) => self.no_file(link, nearest.as_deref()),
                Link::NoAnchor(nearest) => self.no_anchor(link, nearest.as_deref()),
                Link::Hidden => self.hidden(link),
                _ => {}
            }
        }
    }

    /// The words of such a link stay and lead nowhere, which its editor may not have meant.
    fn hidden(&mut self, link: &markdown::Link) {
        self.findings.push(Finding {
            severity: Severity::Warning,
            code: codes::LINK_TO_HIDDEN,
            file: Arc::clone(self.file),
            place: Place::Bytes(link.span.clone()),
            message: Text::new(
                format!(
                    "liên kết {} tới một bản ghi hiện không được đăng",
                    link.target
                ),
                format!(
                    "the link {} leads to a record that is not shown now",
                    link.target
                ),
            ),
            hint: Some(Text::new(
                "trang chỉ hiện chữ, không có liên kết; đăng bản ghi kia hoặc bỏ liên kết",
                "the page shows the words without a link; publish that record or remove the link",
            )),
        });
    }

    fn images(&mut self, images: &[markdown::Image]) {
        for image in images {
            if self.site.picture(self.file, &image.src).is_none() {
                self.error(
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
    }

    fn values(&mut self, outline: &Outline) {
        let values = &self.site.settings.values;
        for named in outline
            .values
            .iter()
            .filter(|named| !values.contains_key(&*named.name))
        {
            let nearest = text::nearest(&named.name, values.keys().map(String::as_str));
            self.error(
                codes::UNKNOWN_NAMED_VALUE,
                named.span.clone(),
                Text::new(
                    format!("không có giá trị nào tên {:?}", &*named.name),
                    format!("no value is named {:?}", &*named.name),
                ),
                match nearest {
                    Some(name) => Text::new(
                        format!("có phải {name:?}?"),
                        format!("did you mean {name:?}?"),
                    ),
                    None => Text::new(
                        "thêm giá trị vào mục values của content/site.yaml",
                        "add it to values in content/site.yaml",
                    ),
                },
            );
        }
    }

    fn no_file(&mut self, link: &markdown::Link, nearest: Option<&str>) {
        let target = &*link.target;
        self.error(
            codes::BROKEN_LINK,
            link.span.clone(),
            Text::new(
                format!("liên kết {target:?} không dẫn tới tệp nào"),
                format!("the link {target:?} leads to no file"),
            ),
            match nearest {
                _ if target.starts_with("www.") => Text::new(
                    format!("địa chỉ của trang khác bắt đầu bằng https://, viết https://{target}"),
                    format!("addresses of other sites begin with https://, write https://{target}"),
                ),
                Some(near) => Text::new(
                    format!("có phải {near:?}?"),
                    format!("did you mean {near:?}?"),
                ),
                None => {
                    let folder = self.file.rsplit_once('/').map_or("", |(folder, _)| folder);
                    Text::new(
                        format!("tạo tệp ấy, hoặc sửa đường dẫn: viết tính từ thư mục {folder}/, ví dụ ../nghe/han.md"),
                        format!("make that file, or mend the path, which is written from the folder {folder}/, such as ../nghe/han.md"),
                    )
                }
            },
        );
    }

    fn no_anchor(&mut self, link: &markdown::Link, nearest: Option<&str>) {
        let target = &*link.target;
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (target, None),
        };
        let hint = match (nearest, anchor) {
            (Some(near), _) => Text::new(
                format!("có phải \"{path}#{near}\"?"),
                format!("did you mean \"{path}#{near}\"?"),
            ),
            (None, Some(_)) => Text::new(
                "viết sau dấu # đúng mã của một đề mục có trong trang ấy, hoặc bỏ phần từ dấu #",
                "write after the # the id of a heading of that page, or leave out the # and what follows",
            ),
            (None, None) => Text::new(
                format!("tệp này có nhiều mục: thêm dấu # và mã của một mục, {path}#ma-cua-muc"),
                format!("the file has several items: add # and the id of one, {path}#its-id"),
            ),
        };
        let message = Text::new(
            format!("liên kết {target:?} không dẫn tới đề mục nào"),
            format!("the link {target:?} leads to no heading"),
        );
        self.error(codes::BROKEN_ANCHOR, link.span.clone(), message, hint);
    }

    fn error(&mut self, code: Code, span: Range<usize>, message: Text, hint: Text) {
        self.findings.push(Finding {
            severity: Severity::Error,
            code,
            file: Arc::clone(self.file),
            place: Place::Bytes(span),
            message,
            hint: Some(hint),
        });
    }
}
