//! Reads `content/site.yaml`.
//!
//! Settings with mistakes must not hide what is wrong with the content, so there are always some: what is wrong is
//! replaced by what its hint proposes, or by a standard. Such settings are only for the rules; no site is made with them.

mod problems;

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::Deserialize as _;
use serde_json::Value as Schema;
use serde_yaml::{Mapping, Value};

use self::problems::{
    is_safe, missing, named_language, unsafe_name, unusable_base, wrong_language,
};
use super::Base;
use super::identify::is_language;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::schema::{self, Mended, NoRefs, mend};
use crate::format::yaml::{self, Seg};
use crate::model::Settings;
use crate::source::{Source, read_text};

/// What stands for settings that are missing or cannot be used.
const STANDARD: &str = "\
title: Trang
base_url: https://vi-du.example/
language: vi
time_zone: Asia/Ho_Chi_Minh
theme: nghe
hotlines: [{name: Tư vấn, phone: \"111\"}]
";

/// Settings as far as they can be read.
pub(super) struct Read {
    /// The settings; with others in the place of what is wrong.
    pub(super) settings: Settings,
    /// The same as YAML.
    pub(super) value: Value,
    /// Everything that is wrong with them. When nothing is, they are those that are written.
    pub(super) found: Vec<Diagnostic>,
    /// The keys whose values are not those that were meant.
    pub(super) unsure: BTreeSet<String>,
}

impl Read {
    /// The settings, if they are those that are written.
    pub(super) fn sound(self) -> Option<Settings> {
        Some(self.settings).filter(|_| self.found.is_empty())
    }
}

/// Reads the settings; gives everything that is wrong with them too.
pub(super) fn read(source: &dyn Source, path: &Arc<str>) -> Read {
    let text = match read_text(source, path) {
        Ok(text) => text,
        Err(problem) => {
            let found = match problem.code {
                codes::MISSING_FILE => missing(path),
                _ => problem,
            };
            return stand_in(all_lost(""), vec![found]);
        }
    };
    // There is one file of settings, so the schema is always asked: it also knows how long a list must be.
    let mut found = schema::errors(&shape(), path, &text, 0, &NoRefs);
    let mended = mend(&shape(), &text, &NoRefs, 0).unwrap_or_else(|| all_lost(&text));
    found.extend(own_problems(path, &text, &mended, &found));
    if found.is_empty() {
        let value = yaml::parse(&text).unwrap_or_default();
        match Settings::deserialize(value.clone()) {
            Ok(settings) => {
                return Read {
                    settings,
                    value,
                    found,
                    unsure: BTreeSet::new(),
                };
            }
            Err(_) => found.push(unexplained(path)),
        }
    }
    stand_in(mended, found)
}

/// The JSON Schema of the settings.
fn shape() -> Schema {
    schemars::schema_for!(Settings).to_value()
}

/// What is wrong beyond the schema. In settings that have other mistakes it is looked for as if these were mended, and
/// told only where nothing was told yet.
fn own_problems(
    path: &Arc<str>,
    text: &str,
    mended: &Mended,
    told: &[Diagnostic],
) -> Vec<Diagnostic> {
    let Ok(settings) = Settings::deserialize(mended.value.clone()) else {
        return Vec::new();
    };
    let language = named_language(path, text, &settings.language)
        .or_else(|| unsafe_name(path, text, "language", &settings.language));
    let own = unsafe_name(path, text, "theme", &settings.theme)
        .into_iter()
        .chain(language)
        .chain(unusable_base(path, text, settings.base_url.as_str()))
        .chain(wrong_language(path, text, &settings));
    own.filter(|one| one.span.is_some() && !told.iter().any(|before| before.span == one.span))
        .collect()
}

/// Settings for the rules alone: mended ones, and standard ones where they cannot be.
fn stand_in(mended: Mended, found: Vec<Diagnostic>) -> Read {
    let mut unsure = unsure(&mended);
    let mut value = mended.value;
    if let Some(fields) = value.as_mapping_mut() {
        for (key, standard) in standard().as_mapping().into_iter().flatten() {
            let Some(name) = key.as_str() else { continue };
            let is_invented = |path: &Vec<Seg>| path.first() == Some(&Seg::from(name));
            if mended.invented.iter().any(is_invented)
                || !fields.get(name).is_some_and(|value| is_usable(name, value))
            {
                unsure.insert(name.to_owned());
                fields.insert(key.clone(), standard.clone());
            }
        }
        if let Some(Value::Sequence(languages)) = fields.get_mut("translations") {
            let written = languages.len();
            languages.retain(|one| one.as_str().is_some_and(is_language));
            if languages.len() < written {
                unsure.insert("translations".to_owned());
            }
        }
    }
    let settings = Settings::deserialize(value.clone());
    let settings = settings.unwrap_or_else(|_| read_standard());
    Read {
        settings,
        value,
        found,
        unsure,
    }
}

/// Nothing of a text, of which all that may be written in it is unsure.
fn all_lost(text: &str) -> Mended {
    let keys = text.lines().filter_map(|line| line.split_once(':'));
    let keys = keys.map(|(key, _)| vec![Seg::from(key.trim())]);
    let more = ["values", "translations", "navigation"].map(|key| vec![Seg::from(key)]);
    Mended {
        value: Value::Mapping(Mapping::new()),
        gaps: keys.chain(more).collect(),
        ..Mended::default()
    }
}

fn standard() -> Value {
    yaml::parse(STANDARD).unwrap_or_default()
}

#[expect(clippy::expect_used, reason = "a test reads the same text")]
fn read_standard() -> Settings {
    Settings::deserialize(standard()).expect("the standard settings are settings")
}

/// Whether a value can be used for what it is.
fn is_usable(key: &str, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    match key {
        "theme" | "language" => is_safe(text),
        "base_url" => Base::new(text).is_some(),
        _ => true,
    }
}

/// The keys at which something is gone or made up.
fn unsure(mended: &Mended) -> BTreeSet<String> {
    let paths = mended.gaps.iter().chain(&mended.invented);
    paths
        .filter_map(|path| match path.first()? {
            Seg::Key(key) => Some(key.to_string()),
            Seg::Index(_) => None,
        })
        .collect()
}

/// For settings that the schema takes and that cannot be read all the same.
fn unexplained(path: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(path),
        Text::new(
            "không đọc được thiết lập của trang",
            "the settings of the site cannot be read",
        ),
    )
    .hint(Text::new(
        "chép lại tệp từ bản đúng gần nhất rồi sửa từng dòng một",
        "go back to the last version that worked and change one line at a time",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standard_settings_can_be_read() {
        assert_eq!(read_standard().language, "vi");
        assert_eq!(
            schema::errors(&shape(), &"a".into(), STANDARD, 0, &NoRefs),
            []
        );
    }
}
