//! The fingerprint of a page: everything that its HTML is made of, in a few bytes.
//!
//! A page is a pure function of its view, so two pages with one fingerprint have the same bytes, be
//! they made by this build or by one a month ago on another machine. Into it goes the program, what
//! the theme and the site show on all pages, the page's template with every other that it may use,
//! and its view, with the rendered body, as JSON.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::Theme;
use super::assets::Hrefs;
use super::scan::What;
use super::templates::Templates;
use crate::draw::Fonts;
use crate::model::{Count, Words};
use crate::site::Page;

/// Names what a page is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(pub [u8; 16]);

/// Adds parts up to a hash, so that no two lists of parts look the same.
#[derive(Default)]
pub(super) struct Parts(blake3::Hasher);

impl Parts {
    pub(super) fn add(&mut self, part: &[u8]) -> &mut Self {
        self.0.update(&(part.len() as u64).to_le_bytes());
        self.0.update(part);
        self
    }

    pub(super) fn hash(&self) -> blake3::Hash {
        self.0.finalize()
    }
}

/// What the fingerprints of all pages have in common.
#[derive(Debug)]
pub(super) struct Common {
    /// The program, the theme without its templates, and the words.
    theme: blake3::Hash,
    /// Each template with all that it may use.
    templates: BTreeMap<String, blake3::Hash>,
}

impl Common {
    pub(super) fn new(
        templates: &Templates,
        words: &Words,
        hrefs: &Hrefs,
        fonts: &Fonts,
        view: &tera::Value,
    ) -> Self {
        let mut parts = Parts::default();
        parts.add(env!("NGHE_SOURCES").as_bytes());
        parts.add(format!("{:?}", words.locale).as_bytes());
        for key in words.keys() {
            parts.add(key.as_bytes());
            for count in [Count::One, Count::Other] {
                parts.add(words.counted(key, count).unwrap_or_default().as_bytes());
            }
        }
        for hrefs in [&hrefs.assets, &hrefs.scripts, &hrefs.styles] {
            parts.add(&hrefs.len().to_le_bytes());
            for (name, href) in hrefs {
                parts.add(name.as_bytes()).add(href.as_bytes());
            }
        }
        parts.add(fonts.digest().as_bytes());
        // As text, in which the keys of maps have an order.
        parts.add(view.to_string().as_bytes());
        Self {
            theme: parts.hash(),
            templates: closures(templates),
        }
    }
}

/// The hash of each template with all that it may use: what it extends and includes, the files of the components
/// that it names, and what those use.
fn closures(templates: &Templates) -> BTreeMap<String, blake3::Hash> {
    let mut components: BTreeMap<&str, &str> = BTreeMap::new();
    for (file, template) in &templates.named {
        let own = template
            .uses
            .iter()
            .filter(|one| one.what == What::Component);
        components.extend(own.map(|one| (one.name.as_str(), file.as_str())));
    }
    let used_by = |file: &str| {
        let uses = templates.named.get(file).into_iter();
        uses.flat_map(|template| &template.uses)
            .filter_map(|one| match one.what {
                What::Template => Some(one.name.as_str()),
                What::Call => components.get(one.name.as_str()).copied(),
                _ => None,
            })
    };
    let closure = |file: &String| {
        let mut seen = BTreeSet::from([file.as_str()]);
        let mut waiting = vec![file.as_str()];
        while let Some(file) = waiting.pop() {
            waiting.extend(
                used_by(file)
                    .filter(|used| seen.insert(*used))
                    .collect::<Vec<_>>(),
            );
        }
        let mut parts = Parts::default();
        for file in seen {
            let text = templates.named.get(file).map(|template| &*template.text);
            parts
                .add(file.as_bytes())
                .add(text.unwrap_or_default().as_bytes());
        }
        (file.clone(), parts.hash())
    };
    templates.named.keys().map(closure).collect()
}

impl Theme {
    /// The fingerprint of a page. In an edition in a further language, `original` is the language of the main one.
    ///
    /// `None` when there is something about the page that only making it can tell, such as a mistake.
    pub fn fingerprint(&self, page: &Page, original: Option<&str>) -> Option<Fingerprint> {
        let image = self.image(&page.preview).ok()?;
        let template = self.common.templates.get(page.template)?;
        let mut view = Vec::with_capacity(16 * 1024);
        let mut json = serde_json::Serializer::new(&mut view);
        page.view.serialize(&mut json).ok()?;
        image.serialize(&mut json).ok()?;
        let mut parts = Parts::default();
        parts
            .add(self.common.theme.as_bytes())
            .add(self.shown.as_bytes())
            .add(template.as_bytes())
            .add(page.template.as_bytes())
            .add(original.unwrap_or_default().as_bytes())
            .add(&view);
        let whole = parts.hash();
        whole.as_bytes().first_chunk().copied().map(Fingerprint)
    }
}
