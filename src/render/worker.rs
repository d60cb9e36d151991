//! The worker of a theme, `scripts/worker.js`: what the browser runs beside the pages, to keep them for when there is no network.

use std::sync::Arc;

use super::Theme;
use super::fingerprint::Parts;

/// Where the worker is. It must lie above all pages that it keeps, and keep its name for ever.
pub const WORKER: &str = "/sw.js";

impl Theme {
    /// The path of the worker's script, if the theme has one and switches it on.
    pub fn worker(&self) -> Option<&str> {
        let script = self
            .assets
            .scripts
            .get("worker.js")
            .filter(|_| self.offline);
        script.map(String::as_str)
    }

    /// The paths of the style sheets and scripts: a page that names another one was made with another theme.
    pub fn code(&self) -> impl Iterator<Item = &str> {
        let paths = self.assets.files.keys().map(String::as_str);
        paths.filter(|path| path.starts_with("/assets/") && is_code(path))
    }

    /// What tells this release of the theme from any other: a hash of the program's version, of all that is published and
    /// of the templates, since scripts read what templates write.
    pub fn release(&self) -> String {
        let mut parts = Parts::default();
        parts.add(env!("CARGO_PKG_VERSION").as_bytes());
        for (path, bytes) in &self.assets.files {
            parts.add(path.as_bytes()).add(Arc::as_ref(bytes));
        }
        for (name, template) in &self.templates.named {
            parts.add(name.as_bytes()).add(template.text.as_bytes());
        }
        parts.hash().to_hex().chars().take(16).collect()
    }
}

fn is_code(path: &str) -> bool {
    path.ends_with(".css") || path.ends_with(".js")
}
