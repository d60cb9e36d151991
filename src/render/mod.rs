//! Views become HTML: the theme's templates, its words, and the filters that format values.

mod filters;
mod theme;

pub use theme::{Theme, load};

use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};
use crate::site::Page;

impl Theme {
    /// Gives every page what is the same on all of them, as `site`.
    ///
    /// # Errors
    /// When the view cannot be a template's value.
    pub fn show_site(&mut self, view: &impl serde::Serialize) -> Result<(), Diagnostic> {
        let value = tera::Value::try_from_serializable(view)
            .map_err(|error| self.diagnose("", None, &error))?;
        self.tera.global_context().insert_value("site", value);
        Ok(())
    }

    /// Renders a page.
    ///
    /// # Errors
    /// A diagnostic in the template, which names the page too.
    pub fn render(&self, url: &str, page: &Page) -> Result<String, Diagnostic> {
        let context = tera::Context::from_serialize(&*page.view)
            .map_err(|error| self.diagnose(page.template, Some(url), &error))?;
        self.tera
            .render(page.template, &context)
            .map_err(|error| self.diagnose(page.template, Some(url), &error))
    }

    /// A diagnostic at the place in the template that an error is about.
    fn diagnose(&self, template: &str, url: Option<&str>, error: &tera::Error) -> Diagnostic {
        theme::diagnose(&self.folder, template, url, error)
    }
}

/// For a template that a page names and the theme does not have.
fn missing(folder: &str, template: &str) -> Diagnostic {
    Diagnostic::error(
        codes::TEMPLATE,
        Arc::from(format!("{folder}/templates/{template}")),
        Text::new(
            format!("giao diện thiếu mẫu trang {template}"),
            format!("the theme has no template {template}"),
        ),
    )
    .hint(Text::new(
        "chép mẫu ấy từ giao diện gốc vào thư mục templates",
        "copy the template from the default theme",
    ))
}
