//! The head of a page: what it is, where it stands, and what machines are told of it.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Value, json};

use super::notices::{NoticeView, Scopes};
use super::{Json, Link, Source};
use crate::diag::Diagnostic;
use crate::kinds::page::{CONTACT, Page as FreePage};
use crate::model::{Day, Record, Status};
use crate::site::{Domain, Poster, Preview, Site};

/// What every page says of itself.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct Head {
    /// The title, without the site's.
    pub title: String,
    /// One sentence for search engines and shared links; empty when there is none.
    pub description: String,
    /// The whole public address.
    pub url: String,
    /// The path of the site.
    pub path: String,
    /// The same page in every language of the site, the main one first; empty for a site in one.
    pub alternates: Vec<Alternate>,
    /// The way from the home page, this page last.
    pub crumbs: Vec<Crumb>,
    /// The Open Graph type.
    pub og_type: &'static str,
    /// The JSON-LD documents, each ready to stand in a `script` element.
    pub json_ld: Vec<String>,
    /// Whether the page was made from a sample.
    pub sample: bool,
    /// Whether the page is kept for the record only.
    pub archived: bool,
    /// Whether search engines may list it.
    pub indexed: bool,
    /// The banners that hold for it.
    pub notices: Vec<NoticeView>,
    /// When the facts were last verified.
    pub reviewed: Option<Day>,
    /// Where the facts come from.
    pub source: Option<Source>,
    /// Where a reader tells of a mistake on the page: a letter begun, or the page that says whom to ask.
    pub report: Option<String>,
    /// The addresses of the pages before and after it in a list.
    pub previous: Option<String>,
    /// See [`Head::previous`].
    pub next: Option<String>,
    /// The picture that stands for it in networks.
    #[serde(skip)]
    pub preview: Preview,
}

/// A page in one of the site's languages.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct Alternate {
    pub language: String,
    /// What the language calls itself.
    pub name: String,
    /// How Open Graph names the language.
    pub locale: String,
    pub href: String,
    /// The whole public address.
    pub url: String,
    /// Whether it is this page.
    pub current: bool,
}

impl Alternate {
    fn all(site: &Site, path: &str) -> Vec<Self> {
        let each = site.editions.iter().map(|edition| Self {
            language: edition.language.clone(),
            name: edition.name.clone(),
            locale: edition.locale.clone(),
            href: edition.base.href(path),
            url: edition.base.absolute(path),
            current: edition.language == site.settings.language,
        });
        each.collect()
    }
}

/// A step on the way from the home page.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Crumb {
    pub title: String,
    pub href: String,
    #[serde(skip)]
    url: String,
}

impl Head {
    /// The head of a page at a path of the site.
    ///
    /// # Errors
    /// When the theme lacks a word.
    pub(in crate::kinds) fn new(site: &Site, path: &str, title: &str) -> Result<Self, Diagnostic> {
        let mut head = Self {
            title: title.to_owned(),
            description: String::new(),
            url: site.base.absolute(path),
            path: path.to_owned(),
            alternates: Alternate::all(site, path),
            crumbs: Vec::new(),
            og_type: "website",
            json_ld: Vec::new(),
            sample: false,
            archived: false,
            indexed: true,
            notices: Vec::new(),
            reviewed: None,
            source: None,
            report: report(site, path, title)?,
            previous: None,
            next: None,
            preview: Preview::Poster(Poster::of_site(site)),
        };
        head.crumbs
            .push(Crumb::new(site, "/", &site.word("nav.home")?));
        head.notices = super::notices::of(site, &Scopes::default());
        Ok(head)
    }

    /// The head of a record's own page.
    ///
    /// # Errors
    /// When the theme lacks a word.
    pub(in crate::kinds) fn of<K: Domain>(
        site: &Site,
        record: &Record<K>,
    ) -> Result<Self, Diagnostic> {
        let url = K::url(record);
        let mut head = Self::new(site, url.as_str(), record.title())?;
        head.description = record.common.summary.clone().unwrap_or_default();
        head.sample = record.common.sample;
        head.archived = record.common.status == Status::Archived;
        head.indexed = !head.archived;
        if let Some(poster) = K::poster(record, site)? {
            head.preview = Preview::Poster(poster);
        }
        head.reviewed = record.common.reviewed;
        head.source = record
            .common
            .source
            .as_deref()
            .map(|source| Source::new(site, source));
        Ok(head)
    }

    /// Adds a step between the home page and this one, called by a word of the interface.
    ///
    /// # Errors
    /// When the theme lacks the word.
    pub(in crate::kinds) fn under(
        mut self,
        site: &Site,
        path: &str,
        word: &str,
    ) -> Result<Self, Diagnostic> {
        let title = site.word(word)?;
        self.crumbs.push(Crumb::new(site, path, &title));
        Ok(self)
    }

    /// Adds a step called by a title of the content.
    pub(in crate::kinds) fn under_title(mut self, site: &Site, path: &str, title: &str) -> Self {
        self.crumbs.push(Crumb::new(site, path, title));
        self
    }

    /// One sentence for search engines.
    pub(in crate::kinds) fn describe(mut self, description: impl Into<String>) -> Self {
        self.description = description.into();
        self
    }

    /// Adds the banners of these scopes to those of the whole site.
    pub(in crate::kinds) fn scoped(mut self, site: &Site, scopes: &Scopes) -> Self {
        self.notices = super::notices::of(site, scopes);
        self
    }

    /// Adds a JSON-LD document.
    pub(in crate::kinds) fn json_ld(mut self, document: Json) -> Self {
        self.json_ld.push(document.to_string());
        self
    }

    /// Ends the way with this page, and tells machines of the way.
    pub(in crate::kinds) fn done(mut self, site: &Site) -> Self {
        if self.path != "/" {
            self.crumbs.push(Crumb::new(site, &self.path, &self.title));
            self.json_ld.push(breadcrumbs(&self.crumbs).to_string());
        }
        self
    }
}

impl Crumb {
    fn new(site: &Site, path: &str, title: &str) -> Self {
        Self {
            title: title.to_owned(),
            href: site.base.href(path),
            url: site.base.absolute(path),
        }
    }
}

/// A letter about a page, begun; without an address in the settings the page that says whom to ask.
fn report(site: &Site, path: &str, title: &str) -> Result<Option<String>, Diagnostic> {
    let Some(address) = &site.settings.email else {
        let contact = site.find::<FreePage>(CONTACT);
        let shown = contact.filter(|(_, page)| page.visible);
        return Ok(shown.and_then(|(reference, _)| Link::to(site, reference).href));
    };
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let subject = site.say("provenance.report_subject", &[("title", title)])?;
    Ok(Some(format!(
        "mailto:{address}?subject={}&body={}",
        encoded(&subject),
        encoded(&site.base.absolute(path))
    )))
}

fn breadcrumbs(crumbs: &[Crumb]) -> Value {
    let items: Vec<Value> = crumbs
        .iter()
        .enumerate()
        .map(|(place, crumb)| {
            json!({
                "@type": "ListItem",
                "position": place + 1,
                "name": crumb.title,
                "item": crumb.url,
            })
        })
        .collect();
    json!({"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items})
}
