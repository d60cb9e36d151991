//! Atom feeds (RFC 4287): a list of entries, the newest first, for programs that follow a site.

use jiff::Timestamp;

use super::xml::escape;

/// A feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// The title.
    pub title: String,
    /// Who publishes the feed; every entry without an author of its own has this one.
    pub author: String,
    /// The language of the texts, such as `vi`.
    pub language: String,
    /// The whole public address of the feed, which is its id too.
    pub address: String,
    /// The whole public address of the page that shows the same.
    pub page: String,
    /// When anything in the feed changed last, should it have no entries.
    pub updated: Timestamp,
    /// The entries, in the order in which they are shown.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The whole public address of its page, which is its id too: it never means anything else.
    pub address: String,
    /// The title.
    pub title: String,
    /// When it was published first, if that is known.
    pub published: Option<Timestamp>,
    /// When it changed last.
    pub updated: Timestamp,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What it says, as plain text.
    pub summary: String,
}

impl Feed {
    /// The feed as an XML document.
    pub fn to_xml(&self) -> Vec<u8> {
        let updated = self
            .entries
            .iter()
            .map(|entry| entry.updated)
            .max()
            .unwrap_or(self.updated);
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
        out.push_str(&escape(&self.language));
        out.push_str("\">\n");
        element(&mut out, "id", &self.address);
        element(&mut out, "title", &self.title);
        element(&mut out, "updated", &instant(updated));
        author(&mut out, &self.author);
        link(&mut out, "self", "application/atom+xml", &self.address);
        link(&mut out, "alternate", "text/html", &self.page);
        for entry in &self.entries {
            entry.push(&mut out);
        }
        out.push_str("</feed>\n");
        out.into_bytes()
    }
}

impl Entry {
    fn push(&self, out: &mut String) {
        out.push_str("<entry>\n");
        element(out, "id", &self.address);
        element(out, "title", &self.title);
        if let Some(published) = self.published {
            element(out, "published", &instant(published));
        }
        element(out, "updated", &instant(self.updated));
        for name in &self.authors {
            author(out, name);
        }
        link(out, "alternate", "text/html", &self.address);
        element(out, "summary", &self.summary);
        out.push_str("</entry>\n");
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push_str(&format!("<{name}>{}</{name}>\n", escape(text)));
}

fn author(out: &mut String, name: &str) {
    out.push_str(&format!("<author><name>{}</name></author>\n", escape(name)));
}

fn link(out: &mut String, rel: &str, kind: &str, address: &str) {
    out.push_str(&format!(
        "<link rel=\"{rel}\" type=\"{kind}\" href=\"{}\"/>\n",
        escape(address)
    ));
}

/// An instant to the second: readers of feeds stumble over fractions.
fn instant(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use quick_xml::Reader;
    use quick_xml::events::Event;

    use super::*;

    fn feed(entries: Vec<Entry>) -> Feed {
        Feed {
            title: "Tin tức – Học nghề".to_owned(),
            author: "Học nghề".to_owned(),
            language: "vi".to_owned(),
            address: "https://vi-du.example/tin-tuc.xml".to_owned(),
            page: "https://vi-du.example/tin-tuc/".to_owned(),
            updated: "2022-03-04T01:00:00Z".parse().unwrap(),
            entries,
        }
    }

    fn entry(name: &str, updated: &str) -> Entry {
        Entry {
            address: format!("https://vi-du.example/tin-tuc/{name}/"),
            title: "Hàn & \"cắt\" <kim loại>".to_owned(),
            published: None,
            updated: updated.parse().unwrap(),
            authors: vec!["Bùi Thanh Vân".to_owned()],
            summary: "Một dòng.\nHai dòng.".to_owned(),
        }
    }

    /// The texts of all elements of a document, each with the path of names that leads to it.
    fn texts(xml: &[u8]) -> Vec<(String, String)> {
        let mut reader = Reader::from_str(std::str::from_utf8(xml).unwrap());
        let (mut path, mut found) = (Vec::new(), Vec::<(String, String)>::new());
        loop {
            match reader.read_event().unwrap() {
                Event::Start(tag) => {
                    path.push(tag.name().as_ref().to_owned());
                    found.push((path.join("/"), String::new()));
                }
                Event::End(_) => drop(path.pop()),
                Event::Text(text) => add(&mut found, &path.join("/"), &text),
                Event::GeneralRef(name) => {
                    let written = format!("&{};", &*name);
                    add(
                        &mut found,
                        &path.join("/"),
                        &quick_xml::escape::unescape(&written).unwrap(),
                    );
                }
                Event::Eof => return found,
                _ => {}
            }
        }
    }

    fn add(found: &mut [(String, String)], path: &str, text: &str) {
        if let Some((_, whole)) = found.iter_mut().rev().find(|(known, _)| known == path) {
            whole.push_str(text);
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let xml = feed(vec![entry("a", "2026-11-09T00:00:00Z")]).to_xml();
        let texts = texts(&xml);
        let text = |path: &str| {
            texts
                .iter()
                .find(|(known, _)| known == path)
                .map(|(_, text)| text.as_str())
        };
        assert_eq!(text("feed/id"), Some("https://vi-du.example/tin-tuc.xml"));
        assert_eq!(
            text("feed/entry/id"),
            Some("https://vi-du.example/tin-tuc/a/")
        );
        assert_eq!(text("feed/entry/title"), Some("Hàn & \"cắt\" <kim loại>"));
        assert_eq!(text("feed/entry/author/name"), Some("Bùi Thanh Vân"));
        assert_eq!(text("feed/entry/summary"), Some("Một dòng.\nHai dòng."));
        assert_eq!(text("feed/entry/updated"), Some("2026-11-09T00:00:00Z"));
    }

    #[test]
    fn the_feed_is_as_new_as_its_newest_entry() {
        let entries = vec![
            entry("a", "2026-11-09T00:00:00Z"),
            entry("b", "2026-11-20T05:06:07.5Z"),
        ];
        let updated = |feed: Feed| {
            texts(&feed.to_xml())
                .into_iter()
                .find(|(path, _)| path == "feed/updated")
                .unwrap()
                .1
        };
        assert_eq!(updated(feed(entries)), "2026-11-20T05:06:07Z");
        assert_eq!(updated(feed(Vec::new())), "2022-03-04T01:00:00Z");
    }
}
