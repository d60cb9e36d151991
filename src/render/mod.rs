//! Views become HTML: the theme's templates, its words, its files, and the filters that format values.

mod assets;
mod check;
mod explain;
mod filters;
mod fingerprint;
mod fonts;
mod foreign;
mod kept;
mod path;
mod poster;
mod scan;
mod scripts;
mod styles;
mod templates;
mod view;
mod worker;

pub use fingerprint::Fingerprint;
pub use foreign::show as show_foreign;
pub use kept::Kept;
pub use poster::poster_path;
pub use worker::WORKER;

use std::collections::BTreeMap;
use std::sync::Arc;

use assets::Assets;
use fingerprint::{Common, Parts};
use poster::Posters;
use templates::Templates;
use tera::Tera;

use crate::diag::Diagnostic;
use crate::draw::Fonts;
use crate::model::Words;
use crate::site::{Base, Page};
use crate::source::Source;
use crate::theme::Chain;

/// A theme, ready to render.
#[derive(Clone)]
pub struct Theme {
    tera: Arc<Tera>,
    templates: Arc<Templates>,
    assets: Arc<Assets>,
    fonts: Fonts,
    /// The posters that were asked for, for as long as all pages show the same of the site.
    posters: Arc<Posters>,
    /// What all pages show of the site.
    site: Option<tera::Value>,
    /// The same for the fingerprints of pages.
    shown: blake3::Hash,
    /// What the fingerprints of pages have in common.
    common: Arc<Common>,
    base: Base,
    /// Whether pages are kept for when there is no network.
    offline: bool,
}

/// Makes a theme ready for a site at an address, in a language with its words. What is kept of it
/// from the time before is not made again.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(
    source: &dyn Source,
    chain: &Chain,
    words: &Arc<Words>,
    language: &str,
    base: &Base,
    kept: &mut Kept,
) -> Result<Theme, Vec<Diagnostic>> {
    kept.enter(chain);
    if let Some(theme) = kept.theme(language, base) {
        return Ok(theme);
    }
    let (assets, fonts, mut found) = wardrobe(source, chain, kept);
    let templates = match templates::read(source, chain) {
        Ok(templates) => templates,
        Err(problems) => {
            found.extend(problems);
            return Err(found);
        }
    };
    found.extend(check::check(source, chain, &templates, &assets, words));
    let hrefs = assets.hrefs(base);
    let made = templates.engine(|tera| filters::register(tera, words, hrefs, &fonts));
    let mut tera = match made {
        Ok(tera) if found.is_empty() => tera,
        Ok(_) => return Err(found),
        Err(problems) => {
            // A template that does not exist was told by the check, at the same place.
            let told = !found.is_empty();
            found.extend(
                problems
                    .into_iter()
                    .filter(|one| !told || !explain::names_no_template(one)),
            );
            return Err(found);
        }
    };
    let value = view::of(chain, words, &assets, base)
        .map_err(|error| vec![templates.explain("", None, &error)])?;
    let common = Common::new(&templates, words, &assets.hrefs(base), &fonts, &value);
    tera.global_context().insert_value("theme", value);
    Ok(Theme {
        tera: Arc::new(tera),
        templates: Arc::new(templates),
        assets,
        fonts,
        posters: Arc::default(),
        site: None,
        shown: Parts::default().hash(),
        common: Arc::new(common),
        base: base.clone(),
        offline: chain.features().get("offline") == Some(&true),
    })
}

/// What the theme publishes and draws with, and what is wrong with it.
fn wardrobe(
    source: &dyn Source,
    chain: &Chain,
    kept: &mut Kept,
) -> (Arc<Assets>, Fonts, Vec<Diagnostic>) {
    if let Some((assets, fonts)) = &kept.wardrobe {
        return (Arc::clone(assets), fonts.clone(), Vec::new());
    }
    let (assets, mut found) = assets::read(source, chain);
    let assets = Arc::new(assets);
    let fonts = fonts::read(source, chain).unwrap_or_else(|problem| {
        found.push(problem);
        Fonts::default()
    });
    if found.is_empty() {
        kept.wardrobe = Some((Arc::clone(&assets), fonts.clone()));
    }
    (assets, fonts, found)
}

impl Theme {
    /// The files that the theme publishes, by their path of the site.
    pub fn files(&self) -> &BTreeMap<String, Arc<[u8]>> {
        &self.assets.files
    }

    /// The addresses of the style sheets by their names; the one that all pages have is called `style`.
    pub fn stylesheets(&self) -> BTreeMap<&str, String> {
        let named = self.assets.styles.iter();
        let named = named.map(|(name, path)| (name.as_str(), self.base.shared(path)));
        let main = ("style", self.base.shared(&self.assets.stylesheet));
        named.chain([main]).collect()
    }

    /// The file of the template that has this name.
    pub fn template_path(&self, name: &str) -> Arc<str> {
        self.templates.path(name)
    }

    /// Gives every page what is the same on all of them, as `site`.
    ///
    /// # Errors
    /// When the view cannot be a template's value.
    pub fn show_site(&mut self, view: &impl serde::Serialize) -> Result<(), Diagnostic> {
        let value = tera::Value::try_from_serializable(view)
            .map_err(|error| self.templates.explain("", None, &error))?;
        if self.site.as_ref() != Some(&value) {
            self.posters = Arc::default();
            // As text, in which the keys of maps have an order.
            self.shown = Parts::default().add(value.to_string().as_bytes()).hash();
            self.site = Some(value.clone());
            Arc::make_mut(&mut self.tera)
                .global_context()
                .insert_value("site", value);
        }
        Ok(())
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A diagnostic in the template, which names the page too.
    pub fn render(&self, url: &str, page: &Page) -> Result<String, Diagnostic> {
        let explain = |error| self.templates.explain(page.template, Some(url), &error);
        let mut context = tera::Context::from_serialize(&*page.view).map_err(explain)?;
        context.insert("image", &self.image(&page.preview)?);
        self.tera.render(page.template, &context).map_err(explain)
    }
}
