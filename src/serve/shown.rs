//! What is shown from one change to the next: the last good site, and what is wrong with the newest one.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use super::mark;
use super::problem::{Desk, Problem, Problems};
use super::session::Bar;
use super::words::{self, Words};
use crate::build::{Edition, Ready};
use crate::diag::{Diagnostic, Lang};
use crate::model::Day;
use crate::site::Route;
use crate::source::Source;

/// One version of what is served. It never changes.
pub struct Shown {
    pub(super) view: View,
    revision: u64,
    ready: Option<Arc<Ready>>,
    problems: Arc<Problems>,
    owners: OnceLock<Owners>,
}

/// What is the same in all versions.
#[derive(Clone)]
pub(super) struct View {
    pub(super) source: Arc<dyn Source>,
    /// The folder of the site, for links that open its files.
    pub(super) root: Option<PathBuf>,
    pub(super) lang: Lang,
    pub(super) bar: Bar,
}

/// A route with its edition.
pub(super) struct Found<'a> {
    pub(super) edition: &'a Edition,
    pub(super) route: &'a Route,
}

/// What pages are made from, by their addresses.
#[derive(Default)]
pub(super) struct Owners {
    pub(super) pages: BTreeMap<String, Owner>,
    /// Why the public does not see a record, by the address of its page on this host.
    pub(super) unpublished: BTreeMap<String, String>,
}

/// What a page is made from.
#[derive(Default)]
pub(super) struct Owner {
    pub(super) files: Vec<Arc<str>>,
    /// When the facts were last verified; the earliest day where there are several records.
    pub(super) reviewed: Option<Day>,
    pub(super) mark: Option<String>,
}

impl Shown {
    pub(super) fn new(
        view: View,
        revision: u64,
        ready: Option<Arc<Ready>>,
        problems: Arc<Problems>,
    ) -> Self {
        Self {
            view,
            revision,
            ready,
            problems,
            owners: OnceLock::new(),
        }
    }

    /// The number of this version.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// How many errors the newest version of the site has; with any, what is served is older.
    pub fn errors(&self) -> usize {
        self.problems.errors.len()
    }

    /// The site that is served.
    pub fn ready(&self) -> Option<&Arc<Ready>> {
        self.ready.as_ref()
    }

    pub(super) fn problems(&self) -> &Problems {
        &self.problems
    }

    pub(super) fn words(&self) -> &'static Words {
        words::of(self.view.lang)
    }

    /// The folder of this host in which the site lies, without a slash at the end.
    pub(super) fn folder(&self) -> &str {
        let main = self.ready.as_ref().map(|ready| &ready.main);
        main.map_or("", |main| main.site.base.path())
    }

    /// The folder of the host in which the site lies, without a slash at the end.
    pub fn folder_url(&self) -> String {
        self.folder().to_owned()
    }

    /// The addresses of the style sheets by their names; none without a site.
    pub(super) fn styles(&self) -> BTreeMap<&str, String> {
        let main = self.ready.as_ref().map(|ready| &ready.main);
        main.map_or_else(BTreeMap::new, |main| main.theme.stylesheets())
    }

    /// The route at a path of the site, in whatever edition.
    pub(super) fn find(&self, url: &str) -> Option<Found<'_>> {
        self.ready.as_ref()?.editions().find_map(|edition| {
            let route = edition.route(url)?;
            Some(Found { edition, route })
        })
    }

    /// Why the public does not see a record, by the address of its page.
    pub(super) fn unpublished(&self) -> &BTreeMap<String, String> {
        &self.owners().unpublished
    }

    /// What the page at a path of the site is made from.
    pub(super) fn owner(&self, url: &str) -> Option<&Owner> {
        self.owners().pages.get(url)
    }

    fn owners(&self) -> &Owners {
        self.owners.get_or_init(|| {
            let mut owners = Owners::default();
            for edition in self.ready.iter().flat_map(|ready| ready.editions()) {
                owners.add(edition, self.words());
            }
            owners
        })
    }
}

impl View {
    pub(super) fn desk(&self) -> Desk<'_> {
        Desk {
            source: &*self.source,
            root: self.root.as_ref(),
            lang: self.lang,
        }
    }

    pub(super) fn problem(&self, found: &Diagnostic) -> Problem {
        self.desk().one(found)
    }
}

impl Owners {
    fn add(&mut self, edition: &Edition, words: &Words) {
        let site = &edition.site;
        let prefix = match &site.original {
            Some(_) => format!("/{}", site.settings.language),
            None => String::new(),
        };
        for info in site.infos() {
            let path = info.url.as_str().split('#').next().unwrap_or_default();
            let owner = self.pages.entry(format!("{prefix}{path}")).or_default();
            let body = info.body.map(|body| &body.file);
            for file in [Some(info.file), body].into_iter().flatten() {
                if !owner.files.contains(file) {
                    owner.files.push(Arc::clone(file));
                }
            }
            let reviewed = owner.reviewed.into_iter().chain(info.common.reviewed);
            owner.reviewed = reviewed.min();
            if let Some(mark) = mark::of(site, info.common, words) {
                let href = site.base.href(info.url.as_str());
                self.unpublished.insert(href, mark.clone());
                if matches!(info.url, crate::model::RecordUrl::Page(_)) {
                    owner.mark = Some(mark);
                }
            }
        }
    }
}
