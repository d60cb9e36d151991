//! What can be wrong with the settings beyond their schema, in words.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::super::Base;
use super::super::identify::is_language;
use crate::diag::{Code, Diagnostic, Text, codes};
use crate::format::text::{self, language};
use crate::format::yaml::{self, Seg};
use crate::model::{Settings, at};

/// For a site without settings.
pub(super) fn missing(path: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::MISSING_FILE,
        Arc::clone(path),
        Text::new(
            "thiếu tệp thiết lập của trang",
            "the settings of the site are missing",
        ),
    )
    .hint(Text::new(
        format!("tạo tệp {path} với các dòng title, base_url, language: vi, time_zone: Asia/Ho_Chi_Minh và hotlines"),
        format!("make {path} with title, base_url, language: vi, time_zone: Asia/Ho_Chi_Minh and hotlines"),
    ))
}

/// Refuses an address to which no path can be added.
pub(super) fn unusable_base(path: &Arc<str>, text: &str, url: &str) -> Option<Diagnostic> {
    if Base::new(url).is_some() {
        return None;
    }
    let message = Text::new(
        format!("địa chỉ gốc {url:?} không dùng được"),
        format!("the base address {url:?} cannot be used"),
    );
    let hint = Text::new(
        "viết địa chỉ của trang chủ, không có dấu ? hay #, ví dụ https://vi-du.example/nghe/",
        "write the address of the home page without ? or #, such as https://vi-du.example/nghe/",
    );
    Some(refused(
        codes::BAD_VALUE,
        path,
        (text, at!["base_url"]),
        message,
        hint,
    ))
}

/// An error at the value of a field of the settings, whose text is given with the field's path.
fn refused(
    code: Code,
    path: &Arc<str>,
    (text, field): (&str, Vec<Seg>),
    message: Text,
    hint: Text,
) -> Diagnostic {
    let mut found = Diagnostic::error(code, Arc::clone(path), message).hint(hint);
    found.span = yaml::locate(text, &field).map(|located| located.value);
    found
}

/// Refuses a further language that is none, or that the site has already.
pub(super) fn wrong_language(
    path: &Arc<str>,
    text: &str,
    settings: &Settings,
) -> Option<Diagnostic> {
    let mut seen = BTreeSet::from([settings.language.clone()]);
    let wrong = |language: &String| !is_language(language) || !seen.insert(language.clone());
    let place = settings.translations.iter().position(wrong)?;
    let language = settings.translations.get(place)?;
    let message = Text::new(
        format!("translations: {language:?} không phải một ngôn ngữ khác của trang"),
        format!("translations: {language:?} is not another language of the site"),
    );
    let hint = Text::new(
        "viết mã ngôn ngữ bằng chữ thường, mỗi mã một lần, không lặp lại ngôn ngữ chính, ví dụ [en]",
        "write the tag of each language but the main one once, in small letters, such as [en]",
    );
    Some(refused(
        codes::BAD_VALUE,
        path,
        (text, at!["translations", place]),
        message,
        hint,
    ))
}

/// Refuses a name that becomes part of a path and could leave its folder.
pub(super) fn unsafe_name(
    path: &Arc<str>,
    text: &str,
    key: &str,
    name: &str,
) -> Option<Diagnostic> {
    if is_safe(name) {
        return None;
    }
    let message = Text::new(
        format!("{key}: {name:?} không phải một tên"),
        format!("{key}: {name:?} is not a name"),
    );
    Some(refused(
        codes::UNSAFE_PATH,
        path,
        (text, at![key]),
        message,
        plain_name(name),
    ))
}

fn plain_name(name: &str) -> Text {
    let slug = text::slug(name);
    // What looks like a path was not meant to be a name.
    if slug.is_empty() || name.contains(['/', '\\', '.']) {
        return Text::new(
            "chỉ dùng chữ không dấu, số và gạch nối",
            "use plain letters, digits and hyphens",
        );
    }
    Text::new(
        format!("viết không dấu: {slug}"),
        format!("write it in plain letters: {slug}"),
    )
}

/// Whether a name can be a part of a path.
pub(super) fn is_safe(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.chars().all(plain)
}

/// A language that is called by its name, `Tiếng Việt`, and not by its tag.
pub(super) fn named_language(path: &Arc<str>, text: &str, written: &str) -> Option<Diagnostic> {
    let meant = language(written).filter(|tag| *tag != written && !is_safe(written))?;
    let message = Text::new(
        format!("ngôn ngữ viết bằng mã, không phải bằng tên {written:?}"),
        format!("a language is written by its tag and not by its name {written:?}"),
    );
    let hint = Text::new(format!("viết {meant}"), format!("write {meant}"));
    Some(refused(
        codes::BAD_VALUE,
        path,
        (text, at!["language"]),
        message,
        hint,
    ))
}
