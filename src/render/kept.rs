//! What of a theme stays as it is while other files change: a session makes only the rest again.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Theme;
use super::assets::Assets;
use crate::draw::Fonts;
use crate::site::Base;
use crate::theme::Chain;

/// The parts of themes that were made before. An empty one holds nothing, and everything is made.
#[derive(Default)]
pub struct Kept {
    /// The names of the theme and of those it extends.
    names: Vec<String>,
    /// What is published and what is drawn with, if nothing is wrong with it.
    pub(super) wardrobe: Option<(Arc<Assets>, Fonts)>,
    /// The themes by the languages of their words.
    themes: BTreeMap<String, Theme>,
}

impl Kept {
    /// Forgets what a file of a theme is in.
    pub fn forget(&mut self, path: &str) {
        self.themes.clear();
        // Neither templates nor words are published.
        let folder = path.split('/').nth(2);
        if !matches!(folder, Some("templates" | "i18n")) {
            self.wardrobe = None;
        }
    }

    /// Forgets everything, if the site has another theme now.
    pub(super) fn enter(&mut self, chain: &Chain) {
        if !chain.names().eq(self.names.iter()) {
            *self = Self {
                names: chain.names().map(str::to_owned).collect(),
                ..Self::default()
            };
        }
    }

    /// The theme in a language for a site at an address.
    pub(super) fn theme(&self, language: &str, base: &Base) -> Option<Theme> {
        let theme = self.themes.get(language);
        theme.filter(|theme| theme.base == *base).cloned()
    }

    /// Keeps a theme with what it shows of the site.
    pub fn keep(&mut self, language: &str, theme: &Theme) {
        self.themes.insert(language.to_owned(), theme.clone());
    }
}
