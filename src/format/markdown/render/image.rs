//! Images, and figures where an image with a title stands alone in its paragraph.

use std::fmt::Write as _;
use std::ops::Range;

use crate::format::text::no_break;

use super::Renderer;
use super::escape::{push_address, push_attribute, push_text};
use crate::format::markdown::target::Target;
use crate::format::markdown::walk::Piece;
use pulldown_cmark::{Tag, TagEnd};

/// The image whose alternative text is being read.
#[derive(Debug)]
pub(super) struct OpenImage {
    src: String,
    title: String,
    alt: String,
    /// How many images are open inside it; their words are part of its text.
    inner: usize,
}

/// An image that may turn out to stand alone in its paragraph.
#[derive(Debug)]
pub(super) struct Figure {
    /// Where its title stands as an attribute.
    title_at: Range<usize>,
    end: usize,
    caption: String,
}

impl Renderer<'_> {
    pub(super) fn open_image(&mut self, src: &str, title: &str) {
        self.image = Some(OpenImage {
            src: src.to_owned(),
            title: title.to_owned(),
            alt: String::new(),
            inner: 0,
        });
    }

    /// Takes a piece inside an image: only its words count.
    pub(super) fn image_piece(&mut self, piece: &Piece<'_>, mut image: OpenImage) {
        match piece {
            Piece::Open(Tag::Image { .. }) => image.inner += 1,
            Piece::Close(TagEnd::Image) => match image.inner.checked_sub(1) {
                Some(inner) => image.inner = inner,
                None => return self.close_image(&image),
            },
            Piece::Text(part) => image.alt.push_str(part.as_str()),
            Piece::Value(name) => image
                .alt
                .push_str(&self.resolve.value(name).unwrap_or_default()),
            Piece::Code(code) => image.alt.push_str(code),
            Piece::SoftBreak | Piece::HardBreak => image.alt.push(' '),
            Piece::Refused { source, .. } => image.alt.push_str(source),
            _ => {}
        }
        self.image = Some(image);
    }

    fn close_image(&mut self, image: &OpenImage) {
        let is_local = matches!(Target::of(&image.src), Target::Relative | Target::Web);
        let picture = is_local.then(|| self.resolve.image(&image.src)).flatten();
        let Some(picture) = picture else {
            push_text(&mut self.html, &image.alt);
            return;
        };
        let is_first =
            self.html.len() == self.paragraph + "<p>".len() && self.html.ends_with("<p>");
        self.html.push_str("<img");
        push_address(&mut self.html, "src", &picture.url);
        push_attribute(&mut self.html, "alt", image.alt.trim());
        // Writing to a string cannot fail.
        let _ = write!(
            self.html,
            " width=\"{}\" height=\"{}\" loading=\"lazy\" decoding=\"async\"",
            picture.width, picture.height
        );
        let title = self.html.len();
        if !image.title.is_empty() {
            push_attribute(&mut self.html, "title", &image.title);
        }
        let title_at = title..self.html.len();
        self.html.push('>');
        self.figure = (is_first && !title_at.is_empty()).then(|| Figure {
            title_at,
            end: self.html.len(),
            caption: image.title.clone(),
        });
    }

    pub(super) fn close_paragraph(&mut self) {
        match self.figure.take() {
            Some(figure) if figure.end == self.html.len() => self.write_figure(figure),
            _ => self.html.push_str("</p>\n"),
        }
    }

    /// Turns the paragraph that ends here, which holds one image, into a figure.
    fn write_figure(&mut self, figure: Figure) {
        self.html.replace_range(figure.title_at, "");
        self.html
            .replace_range(self.paragraph..self.paragraph + "<p>".len(), "<figure>");
        self.html.push_str("<figcaption>");
        push_text(&mut self.html, &no_break(&figure.caption));
        self.html.push_str("</figcaption></figure>\n");
    }
}
