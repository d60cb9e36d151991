//! Pictures of pages: the theme's `poster.svg` with the words of a page, drawn with the theme's fonts.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tera::Context;

use super::Theme;
use crate::diag::{Diagnostic, Text, codes};
use crate::draw::{DrawError, Drawing, HEIGHT, WIDTH};
use crate::format::text::foreign;
use crate::site::{Poster, Preview};

/// The template of posters. A theme without it has none.
const TEMPLATE: &str = "poster.svg";

/// The drawings of the posters that were asked for. Ten thousand programmes share those of a few
/// occupations, so that finding one must cost nothing.
#[derive(Debug, Default)]
pub(super) struct Posters(Mutex<BTreeMap<Poster, Arc<Drawing>>>);

impl Posters {
    fn get(&self, poster: &Poster) -> Option<Arc<Drawing>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(poster).cloned()
    }

    fn keep(&self, poster: &Poster, drawing: &Arc<Drawing>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(poster.clone(), Arc::clone(drawing));
    }
}

/// What a template sees of the picture that stands for its page.
#[derive(Debug, Serialize)]
pub(super) struct ImageView {
    /// The whole public address.
    url: String,
    width: u32,
    height: u32,
    alt: String,
}

/// The path of the site at which a drawing is published.
pub fn poster_path(drawing: &Drawing) -> String {
    format!("/assets/{}.png", drawing.name())
}

impl Theme {
    /// The drawing of a poster; `None` when the theme has no template for posters.
    ///
    /// # Errors
    /// A diagnostic in the template.
    pub fn poster(&self, poster: &Poster) -> Result<Option<Arc<Drawing>>, Diagnostic> {
        if let Some(known) = self.posters.get(poster) {
            return Ok(Some(known));
        }
        if !self.tera.contains_template(TEMPLATE) {
            return Ok(None);
        }
        let mut context = Context::new();
        context.insert("poster", poster);
        context.insert("width", &WIDTH);
        context.insert("height", &HEIGHT);
        let svg = self
            .tera
            .render(TEMPLATE, &context)
            .map_err(|error| self.templates.explain(TEMPLATE, None, &error))?;
        // Two threads may make the same drawing; they are equal, so either may be kept.
        let drawing = Arc::new(Drawing::new(foreign::bare(&svg).into_owned(), &self.fonts));
        self.posters.keep(poster, &drawing);
        Ok(Some(drawing))
    }

    /// The picture that stands for a page, as its template sees it.
    pub(super) fn image(&self, preview: &Preview) -> Result<Option<ImageView>, Diagnostic> {
        Ok(match preview {
            Preview::Photo(photo) => Some(ImageView {
                url: photo.url.clone(),
                width: photo.width,
                height: photo.height,
                alt: photo.alt.clone(),
            }),
            Preview::Poster(poster) => self.poster(poster)?.map(|drawing| ImageView {
                url: self.base.absolute(&poster_path(&drawing)),
                width: WIDTH,
                height: HEIGHT,
                alt: poster.alt(),
            }),
        })
    }

    /// Why a poster cannot be drawn, as a diagnostic.
    pub fn undrawable(&self, error: &DrawError) -> Diagnostic {
        Diagnostic::error(
            codes::TEMPLATE,
            self.templates.path(TEMPLATE),
            Text::new(
                format!("không vẽ được ảnh chia sẻ: {error}"),
                format!("the picture for shared links cannot be drawn: {error}"),
            ),
        )
        .hint(Text::new(
            "sửa mẫu cho thành SVG đúng; nội dung của bạn không sai",
            "mend the template so that it makes valid SVG; the content is not at fault",
        ))
    }
}
