//! What is the same on every page of a site, and the pages that belong to no kind.

use serde::Serialize;

use super::{Head, Link, page};
use crate::diag::Diagnostic;
use crate::kinds::page::{ABOUT, Page as FreePage};
use crate::model::Channel;
use crate::site::{Page, Site};

/// What every page shows of the site itself.
#[derive(Debug, Serialize)]
pub struct SiteView {
    title: String,
    summary: String,
    language: String,
    /// How Open Graph names the language, such as `vi_VN`.
    locale: String,
    home: String,
    base: String,
    year: i16,
    hotlines: Vec<HotlineView>,
    channels: Vec<Channel>,
    navigation: Vec<NavigationView>,
    /// What a public site says of itself: who runs it, its privacy, its contact.
    about: Vec<Link>,
    generator: &'static str,
}

#[derive(Debug, Serialize)]
struct HotlineView {
    name: String,
    phone: String,
    hours: Option<String>,
}

#[derive(Debug, Serialize)]
struct NavigationView {
    label: String,
    href: String,
    path: String,
}

impl SiteView {
    /// The view of a site.
    ///
    /// # Errors
    /// When the theme lacks a word.
    pub fn new(site: &Site) -> Result<Self, Diagnostic> {
        let settings = &site.settings;
        let hotlines = settings.hotlines.iter().map(|hotline| HotlineView {
            name: hotline.name.clone(),
            phone: hotline.phone.as_str().to_owned(),
            hours: hotline.hours.clone(),
        });
        let navigation = settings.navigation.iter().map(|item| NavigationView {
            label: item.label.clone(),
            href: site.base.href(&item.url),
            path: item.url.clone(),
        });
        Ok(Self {
            title: settings.title.clone(),
            summary: settings.summary.clone(),
            language: settings.language.clone(),
            locale: site.word("language.locale")?,
            home: site.base.href("/"),
            base: site.base.path().to_owned(),
            year: site.clock.today().year(),
            hotlines: hotlines.collect(),
            channels: settings.channels.clone(),
            navigation: navigation.collect(),
            about: about(site),
            generator: concat!("Nghề ", env!("CARGO_PKG_VERSION")),
        })
    }
}

/// The free pages that belong at the foot of every page, as far as the site has them.
fn about(site: &Site) -> Vec<Link> {
    let shown = |id: &&str| {
        let (reference, page) = site.find::<FreePage>(id)?;
        page.visible.then(|| Link::to(site, reference))
    };
    ABOUT.iter().filter_map(shown).collect()
}

/// The page that a server shows when there is nothing at an address.
///
/// # Errors
/// When the theme lacks a word.
pub fn error_page(site: &Site) -> Result<Page, Diagnostic> {
    #[derive(Serialize)]
    struct View {}
    let mut head = Head::new(site, "/404.html", &site.word("error.title")?)?;
    head.indexed = false;
    head.report = None;
    Ok(page("404.html", head, View {}))
}

/// The page at an old address, which leads to the new one without a script.
///
/// # Errors
/// When the theme lacks a word.
pub fn redirect_page(site: &Site, target: &str, title: &str) -> Result<Page, Diagnostic> {
    #[derive(Serialize)]
    struct View {
        href: String,
    }
    let mut head = Head::new(site, target, title)?;
    head.indexed = false;
    Ok(page(
        "redirect.html",
        head,
        View {
            href: site.base.href(target),
        },
    ))
}
