//! What networks show of a page beside a link to it.

use serde::Serialize;

use super::Site;

/// The picture that stands for a page where people share a link to it.
#[derive(Debug, Clone)]
pub enum Preview {
    /// A picture that the theme draws.
    Poster(Poster),
    /// A picture of the content.
    Photo(Photo),
}

/// The words of a picture that the theme draws.
///
/// They hold nothing that changes with the clock, so that a picture is drawn again only when the
/// record changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Poster {
    /// The name of the record's kind; `site` for the picture of the whole site.
    pub kind: &'static str,
    /// What the record is, in a few words; empty for the whole site.
    pub label: String,
    /// Its title.
    pub title: String,
    /// The facts that matter most after the title, one or two, each in a line of its own.
    pub facts: Vec<String>,
    /// Whether the record is a sample.
    pub sample: bool,
}

/// A picture of the content, in a form that networks show.
#[derive(Debug, Clone)]
pub struct Photo {
    /// Its whole public address.
    pub url: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// What it shows, in words.
    pub alt: String,
}

impl Poster {
    /// The picture of a site, for the pages that have none of their own.
    pub fn of_site(site: &Site) -> Self {
        Self {
            kind: "site",
            label: String::new(),
            title: site.settings.title.clone(),
            facts: vec![site.settings.summary.clone()],
            sample: false,
        }
    }

    /// What the picture says, for those who do not see it.
    pub fn alt(&self) -> String {
        let mut alt = self.title.clone();
        if !self.label.is_empty() {
            alt = format!("{}: {alt}", self.label);
        }
        for fact in self.facts.iter().filter(|fact| !fact.is_empty()) {
            alt = format!("{alt}. {fact}");
        }
        alt
    }
}
