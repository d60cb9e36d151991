//! What an open page is told: whether it is still the newest, what is wrong, and what it is made of.

use std::collections::BTreeMap;

use serde::Serialize;

use super::page::NOT_FOUND;
use super::problem::{Place, Problem};
use super::recent::Recent;
use super::shown::Shown;
use super::words::Words;
use crate::diag::Diagnostic;
use crate::site::Content;

/// How many errors are sent; nobody mends more at a time.
const MOST: usize = 200;

/// The state of a page, for its script.
#[derive(Serialize)]
pub(super) struct State {
    revision: u64,
    /// What tells this version of the page from others; `null` when it cannot be made now.
    bytes: Option<String>,
    /// The addresses of the style sheets by their names.
    styles: BTreeMap<String, String>,
    errors: Vec<Problem>,
    /// How many errors there are beyond those.
    more: usize,
    page: Facts,
    /// Whether any record is shown that the public does not see.
    unpublished: bool,
    words: &'static Words,
}

/// What the bar says of a page.
#[derive(Default, Serialize)]
struct Facts {
    files: Vec<Place>,
    template: Option<Place>,
    reviewed: Option<String>,
    weight: String,
    warnings: Vec<Problem>,
    /// Why the public does not see it.
    mark: Option<String>,
}

impl State {
    /// The state of the page at the path of an address, as it is written there.
    pub(super) fn of(shown: &Shown, path: &str, recent: &Recent) -> Self {
        let url = shown.url(path).unwrap_or_default();
        let found = shown.find(&url).or_else(|| shown.find(NOT_FOUND));
        let mut errors = shown.problems().errors.clone();
        let mut page = Facts::default();
        let mut bytes = None;
        if let Some(found) = &found {
            let made = found.make(recent);
            if let Some(problem) = &made.problem {
                errors.insert(0, shown.view.problem(problem));
            }
            if let Some(made) = made.bytes.filter(|_| made.problem.is_none()) {
                bytes = Some(shown.fingerprint(&made));
                page.weigh(shown, &made);
                page.warn(shown, found.warning(&made));
            }
            page.tell(shown, &found.route.url);
            if let Content::Page(make) = &found.route.content {
                let template = make(&found.edition.site).ok().map(|page| page.template);
                page.template = template.map(|name| {
                    let file = found.edition.theme.template_path(name);
                    Place::new(shown.view.root.as_deref(), &file, None)
                });
            }
        } else {
            // Any page that comes to be is newer than the one that says there is none.
            bytes = Some(shown.fingerprint(shown.bare().as_bytes()));
        }
        let more = errors.len().saturating_sub(MOST);
        errors.truncate(MOST);
        Self {
            revision: shown.revision(),
            bytes,
            styles: owned(shown.styles()),
            errors,
            more,
            page,
            unpublished: !shown.unpublished().is_empty(),
            words: shown.words(),
        }
    }
}

fn owned(styles: BTreeMap<&str, String>) -> BTreeMap<String, String> {
    let styles = styles.into_iter();
    styles.map(|(name, href)| (name.to_owned(), href)).collect()
}

impl Facts {
    fn weigh(&mut self, shown: &Shown, bytes: &[u8]) {
        let kib = shown.words().locale.decimal(bytes.len() as f64 / 1024.0, 1);
        self.weight = format!("{kib} KiB");
    }

    fn warn(&mut self, shown: &Shown, warning: Option<Diagnostic>) {
        self.warnings
            .extend(warning.map(|one| shown.view.problem(&one)));
    }

    fn tell(&mut self, shown: &Shown, url: &str) {
        let Some(owner) = shown.owner(url) else {
            return;
        };
        let root = shown.view.root.as_deref();
        for file in &owner.files {
            self.files.push(Place::new(root, file, None));
            let warnings = shown.problems().warnings.get(file);
            self.warnings
                .extend(warnings.into_iter().flatten().cloned());
        }
        self.reviewed = owner.reviewed.map(|day| shown.words().locale.date(day.0));
        self.mark.clone_from(&owner.mark);
    }
}
