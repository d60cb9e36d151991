//! What can be wrong with the settings of a theme, in words.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{Chain, Place};
use crate::diag::{Code, Diagnostic, Text, codes};
use crate::format::text;
use crate::source::Source;

/// A finding at a place where a theme is named or a setting is written.
pub(super) fn at(place: &Place, code: Code, vi: String, en: String) -> Diagnostic {
    let mut found = Diagnostic::error(code, Arc::clone(&place.file), Text::new(vi, en));
    found.span = place.span.clone();
    found
}

/// A theme that does not exist.
pub(super) fn missing(source: &dyn Source, place: &Place, name: &str) -> Diagnostic {
    let themes: BTreeSet<String> = source
        .list("themes")
        .entries
        .iter()
        .filter_map(|entry| {
            let (name, _) = entry
                .path
                .strip_prefix("themes/")?
                .split_once("/theme.yaml")?;
            Some(name.to_owned())
        })
        .collect();
    let found = at(
        place,
        codes::THEME,
        format!("không có giao diện {name:?}: không thấy themes/{name}/theme.yaml"),
        format!("there is no theme {name:?}: no themes/{name}/theme.yaml"),
    );
    let near = text::nearest(name, themes.iter().map(String::as_str));
    found.hint(near.map_or_else(
        || {
            Text::new(
                "viết tên một thư mục của themes/ có tệp theme.yaml",
                "name a folder of themes/ that has a theme.yaml",
            )
        },
        |near| {
            Text::new(
                format!("có phải {near:?}?"),
                format!("did you mean {near:?}?"),
            )
        },
    ))
}

/// A language for which a theme has no words.
pub(super) fn no_language(chain: &Chain, place: &Place, language: &str) -> Diagnostic {
    let folder = chain.folder();
    let known = chain.below("i18n");
    let known: Vec<&str> = known
        .filter_map(|(name, _)| name.strip_suffix(".yaml"))
        .collect();
    let found = at(
        place,
        codes::THEME,
        format!("giao diện không có chữ cho ngôn ngữ {language:?}"),
        format!("the theme has no words for the language {language:?}"),
    );
    let meant = text::language(language).filter(|tag| known.contains(tag));
    let meant = meant.or_else(|| text::nearest(language, known.iter().copied()));
    if let Some(meant) = meant {
        return found.hint(Text::new(
            format!("có phải {meant:?}?"),
            format!("did you mean {meant:?}?"),
        ));
    }
    let listed = known.join(", ");
    let file = format!("{folder}/i18n/{language}.yaml");
    found.hint(Text::new(
        format!("viết một ngôn ngữ đã có ({listed}), hoặc chép một tệp của {folder}/i18n/ thành {file} rồi dịch"),
        format!("name a language that it has ({listed}), or copy a file of {folder}/i18n/ to {file} and translate it"),
    ))
}

/// A theme that extends itself in the end.
pub(super) fn circular(place: &Place, names: &[String], again: &str) -> Diagnostic {
    let way = format!("{} → {again}", names.join(" → "));
    at(
        place,
        codes::THEME,
        format!("giao diện lấy chính nó làm gốc: {way}"),
        format!("the theme extends itself: {way}"),
    )
    .hint(Text::new(
        "bỏ mục extends ở một trong các giao diện ấy",
        "take extends out of one of these themes",
    ))
}

/// A name that could leave the folder of themes.
pub(super) fn no_name(place: &Place, name: &str) -> Diagnostic {
    at(
        place,
        codes::UNSAFE_PATH,
        format!("{name:?} không phải tên một giao diện"),
        format!("{name:?} is no name of a theme"),
    )
    .hint(Text::new(
        "chỉ dùng chữ không dấu, số và gạch nối",
        "use plain letters, digits and hyphens",
    ))
}

/// Settings that the schema allows and that cannot be read all the same.
pub(super) fn unreadable(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(file),
        Text::new(
            "theme.yaml có một giá trị không đọc được",
            "a value of theme.yaml cannot be read",
        ),
    )
}
