//! Answers: the bytes of a build at an address, and one line after those of a page.

use std::sync::Arc;

use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization as _;

use super::recent::Recent;
use super::session::Bar;
use super::shown::{Found, Shown};
use crate::admin::ADMIN;
use crate::build::weight;
use crate::diag::Diagnostic;
use crate::format::xml::escape;
use crate::render::WORKER;
use crate::route::RETIRED;
use crate::site::Content;

/// What the line after a page begins with. It is the only thing that differs from a build.
pub const TAIL: &str = "<script defer src=\"/__nghe/preview.js\"";

/// What a browser gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// What stands at the address, and its media type.
    Found(Vec<u8>, String),
    /// The page of the form, which has a policy of its own.
    Form(Vec<u8>),
    /// The page that says that nothing stands there.
    Missing(Vec<u8>),
    /// A page that cannot be made, and never could.
    Broken(Vec<u8>),
    /// The address under which the page stands.
    Moved(String),
}

/// A page as a build has it.
pub(super) struct Made {
    /// The bytes; `None` when they cannot be made.
    pub(super) bytes: Option<Arc<[u8]>>,
    /// Whether they are of the time before, because they cannot be made now.
    pub(super) problem: Option<Diagnostic>,
}

impl Shown {
    /// What a browser gets for the path of an address, as it is written there.
    pub(super) fn answer(&self, path: &str, recent: &Recent) -> Answer {
        if self.ready().is_none() {
            return Answer::Broken(self.with_tail(self.bare().as_bytes()));
        }
        let Some(url) = self.url(path) else {
            return match path {
                "/" => Answer::Moved(format!("{}/", self.folder())),
                _ => self.missing(recent),
            };
        };
        // What is being written must never come from a browser's store.
        if url == WORKER {
            return Answer::Found(RETIRED.as_bytes().to_vec(), media_type(WORKER));
        }
        match self.find(&url) {
            Some(found) => self.found(&found, recent),
            None if !url.ends_with('/') && self.find(&format!("{url}/")).is_some() => {
                Answer::Moved(format!("{path}/"))
            }
            None => self.missing(recent),
        }
    }

    fn found(&self, found: &Found<'_>, recent: &Recent) -> Answer {
        let made = found.make(recent);
        let is_page = matches!(found.route.content, Content::Page(_));
        match made.bytes {
            Some(bytes) if is_page => Answer::Found(self.with_tail(&bytes), HTML.to_owned()),
            Some(bytes) if found.route.url == ADMIN => Answer::Form(bytes.to_vec()),
            Some(bytes) => Answer::Found(bytes.to_vec(), media_type(&found.route.url)),
            None => Answer::Broken(self.with_tail(self.bare().as_bytes())),
        }
    }

    fn missing(&self, recent: &Recent) -> Answer {
        let page = self.find(NOT_FOUND);
        let made = page.and_then(|found| found.make(recent).bytes);
        Answer::Missing(match made {
            Some(bytes) => self.with_tail(&bytes),
            None => self.with_tail(self.bare().as_bytes()),
        })
    }

    /// The path of the site that an address on this host names; `None` outside the site's folder.
    pub(super) fn url(&self, path: &str) -> Option<String> {
        let decoded: String = percent_decode_str(path).decode_utf8().ok()?.nfc().collect();
        let folder: String = percent_decode_str(self.folder())
            .decode_utf8_lossy()
            .into_owned();
        let url = decoded.strip_prefix(&folder)?;
        let url = url
            .strip_suffix("/index.html")
            .map_or_else(|| url.to_owned(), |folder| format!("{folder}/"));
        url.starts_with('/').then_some(url)
    }

    /// The bytes with the line after them: which version of the page the browser has.
    fn with_tail(&self, bytes: &[u8]) -> Vec<u8> {
        if self.view.bar == Bar::Hidden {
            return bytes.to_vec();
        }
        let fingerprint = self.fingerprint(bytes);
        let styles = serde_json::to_string(&self.styles()).unwrap_or_default();
        let styles = escape(&styles);
        let tail =
            format!("{TAIL} data-bytes=\"{fingerprint}\" data-styles=\"{styles}\"></script>\n");
        [bytes, tail.as_bytes()].concat()
    }

    /// What tells two versions of a page apart, but for the addresses of
    /// style sheets: those are swapped in without a reload.
    pub(super) fn fingerprint(&self, bytes: &[u8]) -> String {
        let mut text = String::from_utf8_lossy(bytes).into_owned();
        for (name, href) in self.styles() {
            text = text.replace(&href, name);
        }
        let hash = blake3::hash(text.as_bytes());
        hash.to_hex().chars().take(16).collect()
    }

    /// A page for when there is none: the overlay over it says why.
    pub(super) fn bare(&self) -> String {
        let words = self.words();
        format!(
            "<!doctype html><html lang=\"{}\"><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width\"><main><h1>{title}</h1><p>{}</p></main>",
            words.language,
            words.nothing_yet,
            title = words.no_page,
        )
    }
}

impl Found<'_> {
    /// What a build would say of the finished page.
    pub(super) fn warning(&self, bytes: &[u8]) -> Option<Diagnostic> {
        weight::check(self.route, bytes.len() as u64)
    }

    /// The bytes of a build, or, when they cannot be made, those that the page had before.
    pub(super) fn make(&self, recent: &Recent) -> Made {
        match self.edition.make(self.route) {
            Ok(bytes) => {
                let bytes: Arc<[u8]> = bytes.into();
                if matches!(self.route.content, Content::Page(_)) {
                    recent.keep(&self.route.url, &bytes);
                }
                Made {
                    bytes: Some(bytes),
                    problem: None,
                }
            }
            Err(problem) => Made {
                bytes: recent.get(&self.route.url),
                problem: Some(problem),
            },
        }
    }
}

/// Where the page stands that is shown for an address without one.
pub(super) const NOT_FOUND: &str = "/404.html";

const HTML: &str = "text/html; charset=utf-8";

/// The media type of a file by its name; text is UTF-8, as everything that a build makes.
fn media_type(url: &str) -> String {
    let kind = mime_guess::from_path(url).first_or_octet_stream();
    let is_text = kind.type_() == "text" || kind.suffix().is_some_and(|suffix| suffix == "xml");
    let name = kind.essence_str();
    match name {
        "application/json" | "application/xml" | "application/javascript" => {
            format!("{name}; charset=utf-8")
        }
        _ if is_text => format!("{name}; charset=utf-8"),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_have_the_media_type_of_their_name() {
        for (url, kind) in [
            ("/a.css", "text/css; charset=utf-8"),
            ("/a.js", "text/javascript; charset=utf-8"),
            ("/sitemap.xml", "text/xml; charset=utf-8"),
            ("/a.svg", "image/svg+xml; charset=utf-8"),
            ("/a.png", "image/png"),
            ("/a.ics", "text/calendar; charset=utf-8"),
            ("/a.b", "application/octet-stream"),
        ] {
            assert_eq!(media_type(url), kind, "{url}");
        }
    }
}
