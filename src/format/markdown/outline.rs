//! What the rest of the site needs to know about a body without reading it again.

use std::fmt;
use std::ops::{Deref, Range};
use std::sync::LazyLock;

use crate::diag::Diagnostic;

/// Headings, links, images, named values and problems of one body. All spans are bytes of its file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The headings in order.
    pub headings: Vec<Heading>,
    /// The links in order, without those whose target is forbidden.
    pub links: Vec<Link>,
    /// The images in order, without those whose address is forbidden.
    pub images: Vec<Image>,
    /// The named values in order, each time they are used.
    pub values: Vec<Named>,
    /// The abbreviations that the text does not explain where it uses them first, each at that place.
    pub abbreviations: Vec<Named>,
    /// What is wrong with the body, in the order of the text.
    pub problems: Vec<Diagnostic>,
    /// How many words the text has, tables included and code left out.
    pub words: usize,
}

/// An outline that is read when somebody first asks for something in it.
pub struct Outlined(LazyLock<Outline, Scan>);

/// What reads an outline.
type Scan = Box<dyn FnOnce() -> Outline + Send>;

impl Outlined {
    /// An outline that this will give.
    pub fn later(scan: impl FnOnce() -> Outline + Send + 'static) -> Self {
        Self(LazyLock::new(Box::new(scan)))
    }
}

impl From<Outline> for Outlined {
    fn from(outline: Outline) -> Self {
        let known = Self::later(|| outline);
        LazyLock::force(&known.0);
        known
    }
}

impl Deref for Outlined {
    type Target = Outline;

    fn deref(&self) -> &Outline {
        &self.0
    }
}

impl fmt::Debug for Outlined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A heading and the id under which it can be linked to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// From 1 to 6.
    pub level: u8,
    /// The id, unique in the body and equal to the one that rendering gives.
    pub id: Box<str>,
    /// The words, without markup and without named values.
    pub text: Box<str>,
}

/// A link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The target as written, with entities and escapes decoded.
    pub target: Box<str>,
    /// The whole link.
    pub span: Range<usize>,
}

/// An image.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// The address as written, with entities and escapes decoded.
    pub src: Box<str>,
    /// The whole image.
    pub span: Range<usize>,
}

/// A name that stands somewhere in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The name as written.
    pub name: Box<str>,
    /// Where it stands.
    pub span: Range<usize>,
}

impl Outline {
    /// Gives back memory that was reserved for growth; outlines live as long as the site.
    pub(super) fn shrink(mut self) -> Self {
        self.headings.shrink_to_fit();
        self.links.shrink_to_fit();
        self.images.shrink_to_fit();
        self.values.shrink_to_fit();
        self.abbreviations.shrink_to_fit();
        self.problems.shrink_to_fit();
        self
    }
}
