//! Routes and pages: an address, and the function that makes what stands there.

use std::sync::Arc;

use jiff::civil::Date;

use super::{Preview, Site};
use crate::diag::Diagnostic;
use crate::draw::Drawing;
use crate::model::{Kind, Ref};

/// An address of the site and how to make what it serves.
pub struct Route {
    /// The path of the site: `/truong/cd-sao-khue/` for a page, `/tin-tuc.xml` for a file.
    pub url: String,
    /// Under which name the summary of a build counts it.
    pub group: &'static str,
    /// When the facts on it were last verified or published, if that is known.
    pub modified: Option<Date>,
    /// Whether search engines are told of it.
    pub listing: Listing,
    /// For how long it stands while the site is edited.
    pub lasts: Lasts,
    /// What makes it.
    pub content: Content,
}

/// For how long a route is right for the sites that come after the one that it was planned for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// While no field of a record changes: what the route holds was taken from them.
    Fields,
    /// While no id comes or goes, and the record of this kind and rank is shown.
    Record(&'static str, usize),
    /// Always.
    Always,
}

/// Whether an address is named in the sitemap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// Named.
    Listed,
    /// Not named: redirects, error pages, files for machines.
    Unlisted,
}

/// What stands at an address.
pub enum Content {
    /// A page: a view and the template that shows it.
    Page(Make<Page>),
    /// A file with exactly these bytes.
    File(Make<Vec<u8>>),
    /// A picture that is drawn. Its address names what decides its bytes, so that one that was
    /// drawn before need not be drawn again.
    Drawing(Arc<Drawing>),
}

/// A function that makes a value from the site, when it is asked for.
pub type Make<T> = Box<dyn Fn(&Site) -> Result<T, Diagnostic> + Send + Sync>;

/// A page before it is rendered. The template sees the view and nothing else.
pub struct Page {
    /// The template, such as `school.html`.
    pub template: &'static str,
    /// The picture that stands for it in networks.
    pub preview: Preview,
    /// What the template sees.
    pub view: Box<dyn erased_serde::Serialize + Send>,
}

impl Route {
    /// A page that is named in the sitemap.
    pub fn page(
        url: impl Into<String>,
        group: &'static str,
        make: impl Fn(&Site) -> Result<Page, Diagnostic> + Send + Sync + 'static,
    ) -> Self {
        Self {
            url: url.into(),
            group,
            modified: None,
            listing: Listing::Listed,
            lasts: Lasts::Fields,
            content: Content::Page(Box::new(make)),
        }
    }

    /// A file for machines or for download.
    pub fn file(
        url: impl Into<String>,
        group: &'static str,
        make: impl Fn(&Site) -> Result<Vec<u8>, Diagnostic> + Send + Sync + 'static,
    ) -> Self {
        Self {
            url: url.into(),
            group,
            modified: None,
            listing: Listing::Unlisted,
            lasts: Lasts::Fields,
            content: Content::File(Box::new(make)),
        }
    }

    /// A picture that is drawn.
    pub fn drawing(url: impl Into<String>, group: &'static str, drawing: Arc<Drawing>) -> Self {
        Self {
            url: url.into(),
            group,
            modified: None,
            listing: Listing::Unlisted,
            lasts: Lasts::Fields,
            content: Content::Drawing(drawing),
        }
    }

    /// The same route, modified on this day.
    pub fn modified(mut self, day: Option<Date>) -> Self {
        self.modified = day;
        self
    }

    /// The same route, left out of the sitemap.
    pub fn unlisted(mut self) -> Self {
        self.listing = Listing::Unlisted;
        self
    }

    /// The same route, whose function holds nothing but this reference: it is the page of the record.
    pub fn of<K: Kind>(mut self, reference: Ref<K>) -> Self {
        self.lasts = Lasts::Record(K::NAME, reference.position());
        self
    }

    /// The same route, whose function holds nothing, and which every site has.
    pub fn lasting(mut self) -> Self {
        self.lasts = Lasts::Always;
        self
    }
}
