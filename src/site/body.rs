//! The body of a record, read and rendered when its page is made and dropped after.

use super::links::{self, Link};
use super::{Site, resolve};
use crate::diag::Diagnostic;
use crate::format::markdown::{self, Labels, Picture, Rendered, Resolve};
use crate::model::Record;
use crate::source::read_text;

impl Site {
    /// The body of a record as HTML; empty for a record without one.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn body<K>(&self, record: &Record<K>) -> Result<Rendered, Diagnostic> {
        let text = self.body_text(record)?;
        Ok(markdown::render(
            &text,
            &self.resolver(record),
            &self.labels()?,
        ))
    }

    /// The words of a record's body without its markup, a line for each block.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn body_plain<K>(&self, record: &Record<K>) -> Result<String, Diagnostic> {
        Ok(markdown::plain(
            &self.body_text(record)?,
            &self.resolver(record),
        ))
    }

    /// Resolves what the body of a record names.
    fn resolver<'a, K>(&'a self, record: &'a Record<K>) -> Resolver<'a> {
        let own = record.body.iter().flat_map(|body| &body.outline.headings);
        Resolver {
            site: self,
            file: &record.file,
            own: own.map(|heading| &*heading.id).collect(),
        }
    }

    /// The body of a record as it is written.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn body_text<K>(&self, record: &Record<K>) -> Result<String, Diagnostic> {
        let Some(body) = &record.body else {
            return Ok(String::new());
        };
        let text = read_text(&*self.source, &record.file)?;
        Ok(text.get(body.range.clone()).unwrap_or_default().to_owned())
    }

    /// What the interface calls the parts of a body.
    fn labels(&self) -> Result<Labels<'_>, Diagnostic> {
        let word = |key: &str| self.known_word(&format!("body.{key}"));
        Ok(Labels {
            note: word("note")?,
            tip: word("tip")?,
            important: word("important")?,
            warning: word("warning")?,
            caution: word("caution")?,
            footnotes: word("footnotes")?,
            footnote: word("footnote")?,
            back: word("back")?,
            done: word("done")?,
            not_done: word("not_done")?,
            table: word("table")?,
        })
    }

    /// A picture that lies beside a file, with its address and size.
    pub fn picture(&self, file: &str, src: &str) -> Option<Picture> {
        let path = links::join(file, src)?;
        let path = self.assets.get(path.as_str())?;
        let bytes = self.source.read(path, crate::source::MAX_ASSET).ok()?;
        let (width, height) = crate::format::picture::size(path, &bytes)?;
        Some(Picture {
            url: self.base.href(&links::asset_path(path)),
            width,
            height,
        })
    }
}

/// Resolves what a body names.
struct Resolver<'a> {
    site: &'a Site,
    file: &'a str,
    own: Vec<&'a str>,
}

impl Resolve for Resolver<'_> {
    fn link(&self, target: &str) -> Option<String> {
        match resolve(self.site, self.file, &self.own, target) {
            Link::Inside(path) | Link::Path(path) => Some(self.site.base.href(&path)),
            Link::Anchor(anchor) => Some(format!("#{anchor}")),
            Link::Outside(url) => Some(url),
            Link::Hidden | Link::NoFile(_) | Link::NoAnchor(_) => None,
        }
    }

    fn image(&self, src: &str) -> Option<Picture> {
        self.site.picture(self.file, src)
    }

    fn value(&self, name: &str) -> Option<String> {
        self.site.settings.values.get(name).cloned()
    }
}
