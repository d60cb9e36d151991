//! The words of the interface, asked for by their keys.

use std::sync::Arc;

use super::Site;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text::Locale;
use crate::model::{Count, fill};
use crate::theme;

impl Site {
    /// How the site's language writes figures and dates.
    pub fn locale(&self) -> Locale {
        self.words.locale
    }

    /// The word of the interface for a key.
    ///
    /// # Errors
    /// When the theme does not have it.
    pub fn word(&self, key: &str) -> Result<String, Diagnostic> {
        self.say(key, &[])
    }

    /// The word of the interface for a key, with values in the places it names; the value `n`
    /// chooses between the form for one thing and that for several.
    ///
    /// # Errors
    /// When the theme does not have it, or it wants a value that is not given.
    pub fn say(&self, key: &str, values: &[(&str, &str)]) -> Result<String, Diagnostic> {
        let number = values.iter().find(|(name, _)| *name == "n");
        let count = number.map_or(Count::Other, |(_, number)| Count::of(number));
        let word = match self.words.counted(key, count) {
            Some(word) => word,
            None => self.known_word(key)?,
        };
        fill(word, |name| {
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
        let folder = theme::folder(&self.settings.theme);
        let path: Arc<str> = format!("{folder}/i18n/{}.yaml", self.settings.language).into();
        Diagnostic::error(codes::TEMPLATE, path, Text::new(vi, en)).hint(Text::new(
            "thêm chữ ấy vào tệp i18n của giao diện",
            "add it to the theme's i18n file",
        ))
    }
}
