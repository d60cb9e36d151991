//! Reads the words of the interface, `themes/<name>/i18n/<language>.yaml`.

use std::sync::Arc;

use super::Site;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::yaml;
use crate::model::{Settings, Words, fill};
use crate::source::{Source, read_text};

/// The folder of a theme.
pub fn theme_folder(name: &str) -> String {
    format!("themes/{name}")
}

fn file(theme: &str, language: &str) -> Arc<str> {
    format!("{}/i18n/{language}.yaml", theme_folder(theme)).into()
}

/// Reads the words of the settings' theme and language.
///
/// # Errors
/// When the file is missing or holds something else than words.
pub(super) fn read(source: &dyn Source, settings: &Settings) -> Result<Words, Diagnostic> {
    let path = file(&settings.theme, &settings.language);
    let text = read_text(source, &path)?;
    let wrong = |vi: String, en: String| {
        Diagnostic::error(codes::TEMPLATE, Arc::clone(&path), Text::new(vi, en))
    };
    let value = yaml::parse(&text).map_err(|problem| problem.into_diagnostic(&path, 0))?;
    Words::new(value).map_err(|keys| {
        wrong(
            format!("các khóa này không phải chữ: {}", keys.join(", ")),
            format!("these keys hold no text: {}", keys.join(", ")),
        )
    })
}

impl Site {
    /// The word of the interface for a key.
    ///
    /// # Errors
    /// When the theme does not have it.
    pub fn word(&self, key: &str) -> Result<String, Diagnostic> {
        self.say(key, &[])
    }

    /// The word of the interface for a key, with values in the places it names.
    ///
    /// # Errors
    /// When the theme does not have it, or it wants a value that is not given.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, Diagnostic> {
        fill(self.known_word(key)?, |name| {
            let value = values.iter().find(|(known, _)| *known == name)?;
            Some(value.1.to_owned())
        })
        .map_err(|name| {
            self.no_word(
                &format!("chữ {key:?} cần giá trị {name:?}"),
                &format!("the word {key:?} wants a value for {name:?}"),
            )
        })
    }

    /// The word for a key as it stands in the theme.
    pub(super) fn known_word(&self, key: &str) -> Result<&str, Diagnostic> {
        self.words.get(key).ok_or_else(|| {
            self.no_word(
                &format!("thiếu chữ {key:?}"),
                &format!("there is no word {key:?}"),
            )
        })
    }

    fn no_word(&self, vi: &str, en: &str) -> Diagnostic {
        let path = file(&self.settings.theme, &self.settings.language);
        Diagnostic::error(codes::TEMPLATE, path, Text::new(vi, en)).hint(Text::new(
            "thêm chữ ấy vào tệp i18n của giao diện",
            "add it to the theme's i18n file",
        ))
    }
}
