//! The body of a record, read and rendered when its page is made and dropped after.

use std::collections::BTreeMap;

use super::links::{self, Link};
use super::{Original, Site, resolve};
use crate::diag::Diagnostic;
use crate::format::markdown::{self, Labels, Picture, Rendered, Resolve};
use crate::format::text::foreign;
use crate::model::Record;
use crate::source::read_text;

impl Site {
    /// The body of a record as HTML; empty for a record without one.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn body<K>(&self, record: &Record<K>) -> Result<Rendered, Diagnostic> {
        let text = self.body_text(record)?;
        let foreign = self.foreign_body(record);
        let labels = Labels {
            about: &foreign::bare(record.title()),
            ..self.labels(foreign)?
        };
        let mut rendered = markdown::render(&text, &self.resolver(record), &labels);
        if let Some(original) = foreign {
            let language = &original.language;
            rendered.html = format!("<div lang=\"{language}\">{}</div>", rendered.html);
            for entry in &mut rendered.toc {
                entry.text = foreign::mark(&entry.text);
            }
        }
        Ok(rendered)
    }

    /// The words of a record's body without its markup, a line for each block.
    ///
    /// # Errors
    /// When the file cannot be read any more.
    pub fn body_plain<K>(&self, record: &Record<K>) -> Result<String, Diagnostic> {
        let plain = markdown::plain(&self.body_text(record)?, &self.resolver(record));
        Ok(match self.foreign_body(record) {
            Some(_) => foreign::mark(&plain),
            None => plain,
        })
    }

    /// The language in which a record is to be read: that of its body, or of its title when it has none.
    pub fn language_of<K>(&self, record: &Record<K>) -> &str {
        let own = self.settings.language.as_str();
        let Some(original) = &self.original else {
            return own;
        };
        let is_foreign = match &record.body {
            Some(body) => body.file == record.file,
            None => record.title().contains(foreign::BEGIN),
        };
        if is_foreign { &original.language } else { own }
    }

    /// The site that this one translates, when the record's body is still in that one's language.
    fn foreign_body<K>(&self, record: &Record<K>) -> Option<&Original> {
        let body = record.body.as_ref()?;
        self.original
            .as_deref()
            .filter(|_| body.file == record.file && !body.range.is_empty())
    }

    /// Resolves what the body of a record names.
    fn resolver<'a, K>(&'a self, record: &'a Record<K>) -> Resolver<'a> {
        let own = record.body.iter().flat_map(|body| &body.outline.headings);
        Resolver {
            site: self,
            file: record.body.as_ref().map_or(&record.file, |body| &body.file),
            values: self
                .foreign_body(record)
                .map_or(&self.settings.values, |original| &original.values),
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
        if let Some(text) = &body.text {
            return Ok(text.to_string());
        }
        let text = read_text(&*self.source, &body.file)?;
        Ok(text.get(body.range.clone()).unwrap_or_default().to_owned())
    }

    /// What the interface calls the parts of a body, in the language of the body.
    fn labels<'a>(&'a self, foreign: Option<&'a Original>) -> Result<Labels<'a>, Diagnostic> {
        let word = |key: &str| {
            let key = format!("body.{key}");
            match foreign.and_then(|original| original.words.get(&key)) {
                Some(word) => Ok(word),
                None => self.known_word(&key),
            }
        };
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
            about: "",
        })
    }

    /// A picture that lies beside a file, with its address and size.
    pub fn picture(&self, file: &str, src: &str) -> Option<Picture> {
        let path = links::join(file, src)?;
        let path = self.assets.get(path.as_str())?;
        let bytes = self.source.read(path, crate::source::MAX_ASSET).ok()?;
        let (width, height) = crate::format::picture::size(path, &bytes)?;
        Some(Picture {
            url: self.base.shared(&links::asset_path(path)),
            width,
            height,
        })
    }
}

/// Resolves what a body names.
struct Resolver<'a> {
    site: &'a Site,
    file: &'a str,
    /// The named values in the language of the body.
    values: &'a BTreeMap<String, String>,
    own: Vec<&'a str>,
}

impl Resolve for Resolver<'_> {
    fn link(&self, target: &str) -> Option<String> {
        match resolve(self.site, self.file, &self.own, target) {
            Link::Inside(path) | Link::Path(path) => Some(self.site.base.href(&path)),
            Link::File(path) => Some(self.site.base.shared(&path)),
            Link::Anchor(anchor) => Some(format!("#{anchor}")),
            Link::Outside(url) => Some(url),
            Link::Hidden | Link::NoFile(_) | Link::NoAnchor(_) => None,
        }
    }

    fn image(&self, src: &str) -> Option<Picture> {
        self.site.picture(self.file, src)
    }

    fn value(&self, name: &str) -> Option<String> {
        self.values.get(name).cloned()
    }
}
