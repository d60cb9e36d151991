//! Files that are published although no page leads to them.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::links::join;
use super::{Info, Site};
use crate::diag::{Severity, Text, codes};
use crate::model::{Finding, Findings, Place};

/// Warns of every file beside the records that nothing names: nobody finds it, and it was perhaps not meant
/// for the public.
pub(super) fn check(site: &Site, findings: &mut Findings) {
    if site.assets.is_empty() {
        return;
    }
    let named: BTreeSet<String> = site.infos().flat_map(|info| named(&info)).collect();
    for file in site.assets.iter().filter(|file| !named.contains(&***file)) {
        findings.push(Finding {
            severity: Severity::Warning,
            code: codes::UNLINKED_FILE,
            file: Arc::clone(file),
            place: Place::Whole,
            message: Text::new(
                "tệp này được đăng công khai nhưng không trang nào dẫn tới nó",
                "this file is published, but no page leads to it",
            ),
            hint: Some(Text::new(
                "thêm liên kết tới tệp trong một bài, hoặc chuyển tệp ra khỏi content/",
                "link to it from a page, or move it out of content/",
            )),
        });
    }
}

/// The paths of the files that a record names in its fields and its body.
fn named(info: &Info<'_>) -> Vec<String> {
    let outline = info.body.map(|body| &body.outline);
    let links = outline.into_iter().flat_map(|outline| &outline.links);
    let images = outline.into_iter().flat_map(|outline| &outline.images);
    let targets = links
        .map(|link| &*link.target)
        .chain(images.map(|image| &*image.src))
        .chain(info.files.iter().copied());
    targets
        .filter_map(|target| path(info.file, target))
        .collect()
}

/// The path of the content that a target means, be it written from the file or from the root of the site.
fn path(file: &str, target: &str) -> Option<String> {
    let target = target.split(['#', '?']).next()?;
    match target.strip_prefix('/') {
        Some(rest) => join("content/", rest),
        None => join(file, target),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_from_beside_it_and_from_the_root() {
        let from = |target| path("content/trang/a.md", target);
        let meant = Some("content/trang/don xin.docx".to_owned());
        assert_eq!(from("don%20xin.docx"), meant);
        assert_eq!(from("./don xin.docx#1"), meant);
        assert_eq!(from("/trang/don%20xin.docx"), meant);
        assert_eq!(from("../../x.docx"), None);
    }
}
