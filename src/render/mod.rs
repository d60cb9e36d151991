//! Views become HTML: the theme's templates, its words, its files, and the filters that format values.

mod assets;
mod check;
mod explain;
mod filters;
mod fonts;
mod foreign;
mod path;
mod poster;
mod scan;
mod scripts;
mod styles;
mod templates;
mod view;

pub use foreign::show as show_foreign;
pub use poster::poster_path;

use std::collections::BTreeMap;
use std::sync::Arc;

use assets::Assets;
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
pub struct Theme {
    tera: Tera,
    templates: Templates,
    assets: Assets,
    fonts: Fonts,
    posters: Posters,
    base: Base,
}

/// Makes a theme ready for a site at an address, in the language of its words.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load(
    source: &dyn Source,
    chain: &Chain,
    words: &Arc<Words>,
    base: &Base,
) -> Result<Theme, Vec<Diagnostic>> {
    let (assets, mut found) = assets::read(source, chain);
    let fonts = fonts::read(source, chain).unwrap_or_else(|problem| {
        found.push(problem);
        Fonts::default()
    });
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
    tera.global_context().insert_value("theme", value);
    Ok(Theme {
        tera,
        templates,
        assets,
        fonts,
        posters: Posters::default(),
        base: base.clone(),
    })
}

impl Theme {
    /// The files that the theme publishes, by their path of the site.
    pub fn files(&self) -> &BTreeMap<String, Arc<[u8]>> {
        &self.assets.files
    }

    /// Gives every page what is the same on all of them, as `site`.
    ///
    /// # Errors
    /// When the view cannot be a template's value.
    pub fn show_site(&mut self, view: &impl serde::Serialize) -> Result<(), Diagnostic> {
        let value = tera::Value::try_from_serializable(view)
            .map_err(|error| self.templates.explain("", None, &error))?;
        self.tera.global_context().insert_value("site", value);
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
