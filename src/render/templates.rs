//! The templates of a theme: read, named, and given to the engine.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use super::explain;
use super::scan::{self, Use, What};
use crate::diag::Diagnostic;
use crate::source::{Source, read_text};
use crate::theme::Chain;

/// A template.
#[derive(Debug)]
pub(super) struct Template {
    /// Its path.
    pub(super) path: Arc<str>,
    /// Its text.
    pub(super) text: String,
    /// What it names.
    pub(super) uses: Vec<Use>,
}

/// The templates by the names under which pages and other templates ask for them.
#[derive(Debug)]
pub(super) struct Templates {
    pub(super) named: BTreeMap<String, Template>,
    folder: String,
}

/// Reads the templates of a theme.
///
/// Where a child has a template of its parent's name, the parent's is still there as `parent/name.html` for a
/// template that asks for it: so a child can extend what it replaces.
///
/// # Errors
/// What cannot be read.
pub(super) fn read(source: &dyn Source, chain: &Chain) -> Result<Templates, Vec<Diagnostic>> {
    let mut named = BTreeMap::new();
    let mut found = Vec::new();
    let own = chain
        .below("templates")
        .filter(|(name, _)| name.ends_with(".html") || name.ends_with(".svg"));
    let mut waiting: Vec<(String, Arc<str>)> = own
        .map(|(name, path)| (name.to_owned(), Arc::clone(path)))
        .collect();
    while let Some((name, path)) = waiting.pop() {
        let text = match read_text(source, &path) {
            Ok(text) => text,
            Err(problem) => {
                found.push(problem);
                continue;
            }
        };
        let uses = scan::uses(&text);
        let templates = uses.iter().filter(|one| one.what == What::Template);
        waiting.extend(templates.filter_map(|one| {
            let path = chain.own_template(&one.name)?;
            (!named.contains_key(&one.name)).then(|| (one.name.clone(), Arc::clone(path)))
        }));
        named.insert(name, Template { path, text, uses });
    }
    if found.is_empty() {
        Ok(Templates {
            named,
            folder: chain.folder(),
        })
    } else {
        Err(found)
    }
}

impl Templates {
    /// The engine with all templates, after `prepare` gave it its filters.
    ///
    /// # Errors
    /// Every mistake of a template that shows before a page is made.
    pub(super) fn engine(&self, prepare: impl FnOnce(&mut Tera)) -> Result<Tera, Vec<Diagnostic>> {
        let mut tera = Tera::new();
        tera.autoescape_on([".html", ".svg"]);
        prepare(&mut tera);
        let texts = self
            .named
            .iter()
            .map(|(name, template)| (name.as_str(), template.text.as_str()));
        match tera.add_raw_templates(texts) {
            Ok(()) => Ok(tera),
            Err(error) => Err(explain::all(self, &error)),
        }
    }

    /// An error while making the page at an address, at its place in a template.
    pub(super) fn explain(
        &self,
        template: &str,
        url: Option<&str>,
        error: &tera::Error,
    ) -> Diagnostic {
        explain::one(self, template, url, error)
    }

    /// The path of a template, or the one that it would have.
    pub(super) fn path(&self, name: &str) -> Arc<str> {
        match self.named.get(name) {
            Some(template) => Arc::clone(&template.path),
            None if name.is_empty() => format!("{}/templates", self.folder).into(),
            None => format!("{}/templates/{name}", self.folder).into(),
        }
    }
}
