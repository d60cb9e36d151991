//! The worker of a theme, `scripts/worker.js`: what the browser runs beside the pages, to keep them for when there is no network.

use std::sync::Arc;

use super::Theme;

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
        let mut hash = blake3::Hasher::new();
        let mut add = |bytes: &[u8]| {
            hash.update(&(bytes.len() as u64).to_le_bytes());
            hash.update(bytes);
        };
        add(env!("CARGO_PKG_VERSION").as_bytes());
        for (path, bytes) in &self.assets.files {
            add(path.as_bytes());
            add(Arc::as_ref(bytes));
        }
        for (name, template) in &self.templates.named {
            add(name.as_bytes());
            add(template.text.as_bytes());
        }
        hash.finalize().to_hex().chars().take(16).collect()
    }
}

fn is_code(path: &str) -> bool {
    path.ends_with(".css") || path.ends_with(".js")
}
