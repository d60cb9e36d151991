//! What is said of translations that cannot be used as they are.

use std::sync::Arc;

use super::super::Site;
use super::super::catalog::{Front, Translation};
use super::original::Missing;
use super::overlay::{Cause, Misfit};
use crate::diag::{Diagnostic, Severity, Text, codes};
use crate::format::yaml::{self, Seg};
use crate::model::{Day, Finding, Place};
use crate::source::read_lossy;

/// A translation in a language that the settings do not name.
pub(super) fn not_listed(
    site: &Site,
    file: &Arc<str>,
    language: &str,
    original: &str,
) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        codes::TRANSLATION,
        Arc::clone(file),
        Text::new(
            format!("tệp này là bản dịch sang {language:?}, nhưng trang không có ngôn ngữ ấy"),
            format!("this file is a translation into {language:?}, which the site does not have"),
        ),
    );
    diagnostic.hint(if language == site.settings.language {
        Text::new(
            format!("{language} là ngôn ngữ chính: viết thẳng vào {original}"),
            format!("{language} is the main language: write it into {original}"),
        )
    } else {
        Text::new(
            format!("thêm translations: [{language}] vào content/site.yaml, hoặc đổi tên tệp"),
            format!("add translations: [{language}] to content/site.yaml, or rename the file"),
        )
    })
}

/// A translation of nothing.
pub(super) fn no_original(site: &Site, one: &Translation, missing: &Missing) -> Diagnostic {
    let (original, id) = (&one.original, &one.doc.id);
    let (message, hint) = match missing {
        Missing::File => (
            Text::new(
                format!("bản dịch này không có bản gốc: không thấy {original}"),
                format!("this translation has no original: there is no {original}"),
            ),
            Text::new(
                "đặt bản dịch cạnh bản gốc, cùng tên, chỉ thêm mã ngôn ngữ: han.md và han.en.md",
                "put it beside its original under the same name with the language: han.md and han.en.md",
            ),
        ),
        Missing::Item => (
            Text::new(
                format!("{original} không có mục nào mang mã {id:?}"),
                format!("{original} has no item with the id {id:?}"),
            ),
            Text::new(
                "viết đúng mã của mục trong bản gốc",
                "write the id that the item has in the original",
            ),
        ),
        Missing::Form => (
            Text::new(
                format!(
                    "bản dịch phải viết theo cùng dạng với {original}: một bản ghi hoặc một danh sách"
                ),
                format!("a translation has the form of {original}: one record or a list of them"),
            ),
            Text::new(
                "bản gốc là danh sách thì mỗi mục của bản dịch bắt đầu bằng \"- id:\"",
                "where the original is a list, each item of the translation begins with \"- id:\"",
            ),
        ),
    };
    let mut found =
        Diagnostic::error(codes::TRANSLATION, Arc::clone(&one.doc.file), message).hint(hint);
    found.span = match (&one.doc.front, one.doc.prefix) {
        (Front::Row(_, bytes), _) => Some(bytes.clone()),
        (_, Some(place)) => read_lossy(&*site.source, &one.doc.file).and_then(|text| {
            let id = [Seg::Index(place), Seg::from("id")];
            yaml::locate(&text, &id).map(|located| located.value)
        }),
        _ => None,
    };
    found
}

/// Something in a translation that does not fit its original.
pub(super) fn misfit(
    file: &Arc<str>,
    prefix: Option<usize>,
    original: &str,
    misfit: Misfit,
) -> Finding {
    let (message, hint) = match misfit.cause {
        Cause::Fact => (
            Text::new(
                "bản dịch không được đổi sự thật này; mọi ngôn ngữ lấy nó từ bản gốc",
                "a translation cannot change this fact; all languages take it from the original",
            ),
            Text::new(
                format!("xóa dòng này, hoặc sửa trong {original} nếu bản gốc sai"),
                format!("remove the line, or mend {original} if that is wrong"),
            ),
        ),
        Cause::Nothing => (
            Text::new(
                format!("{original} không có gì ở chỗ này để dịch"),
                format!("{original} has nothing here to translate"),
            ),
            Text::new(
                "xóa chỗ này, hoặc viết vào bản gốc trước",
                "remove it, or write it into the original first",
            ),
        ),
        Cause::Length(count) => (
            Text::new(
                format!(
                    "danh sách này ở bản gốc có {count} mục, bản dịch phải có đủ theo thứ tự ấy"
                ),
                format!(
                    "the original has {count} items here; a translation has as many, in their order"
                ),
            ),
            Text::new(
                format!("dịch từng mục theo thứ tự trong {original}"),
                format!("translate each item in the order of {original}"),
            ),
        ),
    };
    Finding {
        severity: Severity::Error,
        code: codes::TRANSLATION,
        file: Arc::clone(file),
        place: Place::Field(
            prefix
                .map(Seg::Index)
                .into_iter()
                .chain(misfit.path)
                .collect(),
        ),
        message,
        hint: Some(hint),
    }
}

/// A translation that may say what the original no longer says.
pub(super) fn old(one: &Translation, original: &Day, field: Vec<Seg>) -> Finding {
    let prefix = one.doc.prefix.map(Seg::Index);
    Finding {
        severity: Severity::Warning,
        code: codes::OLD_TRANSLATION,
        file: Arc::clone(&one.doc.file),
        place: Place::Field(prefix.into_iter().chain(field).collect()),
        message: Text::new(
            format!("bản gốc đã được kiểm tra lại ngày {original}, sau bản dịch"),
            format!("the original was verified on {original}, after this translation"),
        ),
        hint: Some(Text::new(
            "so bản dịch với bản gốc, sửa cho khớp rồi ghi ngày kiểm tra mới",
            "hold it against the original, mend it and write the new date",
        )),
    }
}
