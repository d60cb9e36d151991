//! The public address of a site, which may be a folder of a host.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::model::WebUrl;

/// What must be written as `%XX` in the path of an address.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'\\')
    .add(b'^')
    .add(b'|');

/// The host of a site and the folder in which it lies there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    origin: String,
    /// The folder of the host.
    root: String,
    /// The folder of the pages: that of the host, or one below it for an edition in another language.
    path: String,
}

impl Base {
    /// Splits an address such as `https://vi-du.example/nghe/`; `None` when it is not `http` or `https`, or has
    /// a query or a fragment, to which no path can be added.
    pub fn new(url: &str) -> Option<Self> {
        let url = WebUrl::parse(url)?;
        let url = Some(url.as_str()).filter(|url| !url.contains(['?', '#']))?;
        let host = url.find("://")? + 3;
        let end = url
            .get(host..)?
            .find('/')
            .map_or(url.len(), |slash| host + slash);
        let path = url.get(end..)?.trim_end_matches('/');
        Some(Self {
            origin: url.get(..end)?.to_owned(),
            root: path.to_owned(),
            path: path.to_owned(),
        })
    }

    /// The same for the edition in this language, which lies in a folder of its name.
    pub fn edition(&self, language: &str) -> Self {
        Self {
            path: format!("{}/{language}", self.root),
            ..self.clone()
        }
    }

    /// An address of a file that all editions share, such as a picture of the content.
    pub fn shared(&self, path: &str) -> String {
        format!("{}{}", self.root, utf8_percent_encode(path, PATH))
    }

    /// The whole public address of an address on the site's own host, made by this base.
    pub fn public(&self, href: &str) -> String {
        format!("{}{href}", self.origin)
    }

    /// An address on a page's own host for a path of the site: `/truong/` is `/nghe/truong/`.
    pub fn href(&self, path: &str) -> String {
        format!("{}{}", self.path, utf8_percent_encode(path, PATH))
    }

    /// The whole public address of a path of the site.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{}", self.origin, self.href(path))
    }

    /// The folder of the host in which the pages lie, without a slash at the end; empty at the root.
    pub fn path(&self) -> &str {
        &self.path
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_site_may_lie_at_the_root_or_in_a_folder() {
        let root = Base::new("https://vi-du.example").unwrap();
        assert_eq!(root.href("/truong/"), "/truong/");
        assert_eq!(root.absolute("/"), "https://vi-du.example/");
        let folder = Base::new("https://vi-du.example/nghe/").unwrap();
        assert_eq!(folder.href("/truong/"), "/nghe/truong/");
        assert_eq!(
            folder.absolute("/truong/"),
            "https://vi-du.example/nghe/truong/"
        );
        assert_eq!(Base::new("javascript:alert(1)"), None);
        assert_eq!(Base::new("https://vi-du.example/?thu=1"), None);
        assert_eq!(Base::new("https://vi-du.example/#a"), None);
        let edition = folder.edition("en");
        assert_eq!(edition.href("/truong/"), "/nghe/en/truong/");
        assert_eq!(edition.shared("/a.png"), "/nghe/a.png");
        assert_eq!(
            edition.public("/nghe/a.png"),
            "https://vi-du.example/nghe/a.png"
        );
    }
}
