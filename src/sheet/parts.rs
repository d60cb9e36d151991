//! The parts of a workbook's archive, as the tags of their XML.

use std::io::{Cursor, Read as _};

use quick_xml::events::{BytesRef, BytesStart, Event};

/// The most bytes of a part that are looked through.
const MAX_PART: u64 = 512 * 1024 * 1024;

/// An archive.
pub(super) struct Parts<'a>(zip::ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Parts<'a> {
    /// The archive in these bytes; nothing when they are none.
    pub(super) fn open(bytes: &'a [u8]) -> Option<Self> {
        zip::ZipArchive::new(Cursor::new(bytes)).ok().map(Self)
    }

    /// Calls `look` with every tag of this name in a part.
    pub(super) fn each(
        &mut self,
        path: &str,
        name: &str,
        mut look: impl FnMut(&BytesStart<'_>),
    ) -> Option<()> {
        self.all(path, |tag| {
            if tag.name().as_ref() == name {
                look(tag);
            }
        })
    }

    /// Calls `look` with every tag of a part.
    pub(super) fn all(&mut self, path: &str, mut look: impl FnMut(&BytesStart<'_>)) -> Option<()> {
        self.pieces(path, |piece| {
            if let Piece::Tag(tag) = piece {
                look(tag);
            }
        })
    }

    /// Calls `look` with every tag, every text and every end of a part.
    pub(super) fn pieces(&mut self, path: &str, mut look: impl FnMut(Piece<'_>)) -> Option<()> {
        let part = self.0.by_name(path).ok()?;
        let mut reader =
            quick_xml::Reader::from_reader(std::io::BufReader::new(part.take(MAX_PART)));
        let mut buffer = Vec::new();
        loop {
            match reader.read_event_into(&mut buffer) {
                Ok(Event::Start(tag)) => look(Piece::Tag(&tag)),
                Ok(Event::Empty(tag)) => {
                    look(Piece::Tag(&tag));
                    look(Piece::End(tag.name().as_ref()));
                }
                Ok(Event::End(tag)) => look(Piece::End(tag.name().as_ref())),
                Ok(Event::Text(text)) => look(Piece::Text(&text.xml10_content())),
                Ok(Event::GeneralRef(name)) => look(Piece::Text(&named(&name))),
                Ok(Event::Eof) | Err(_) => return Some(()),
                Ok(_) => {}
            }
            buffer.clear();
        }
    }
}

/// A piece of XML.
pub(super) enum Piece<'a> {
    Tag(&'a BytesStart<'a>),
    Text(&'a str),
    /// The end of what a tag of this name began.
    End(&'a str),
}

/// What a tag says under this name.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .flatten()
        .find(|one| one.key.as_ref() == name)?;
    quick_xml::escape::unescape(&found.value)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// The letter that a reference such as `&amp;` means.
fn named(reference: &BytesRef<'_>) -> String {
    let name = reference.xml10_content();
    quick_xml::escape::unescape(&format!("&{name};"))
        .map_or_else(|_| String::new(), |letter| letter.into_owned())
}
