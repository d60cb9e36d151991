//! What a theme publishes: its files, its style sheets and its scripts, each at its address.
//!
//! Files below `assets/` are named by their bytes, so that a browser may keep them for ever; those below
//! `static/` keep their names, for what others look for under a fixed one (`favicon.ico`).

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{path, scripts, styles};
use crate::diag::Diagnostic;
use crate::site::Base;
use crate::source::{MAX_ASSET, Source};
use crate::theme::Chain;

/// The published files of a theme.
#[derive(Debug, Default)]
pub(super) struct Assets {
    /// The bytes by the path of the site.
    pub(super) files: BTreeMap<String, Arc<[u8]>>,
    /// The path of the site by the name below `assets/`.
    pub(super) named: BTreeMap<String, String>,
    /// The path of the site of each script that a page can ask for, by its name below `scripts/`.
    pub(super) scripts: BTreeMap<String, String>,
    /// The path of the style sheet of every page.
    pub(super) stylesheet: String,
    /// The path of each style sheet that a page can ask for, by the name of its folder below `styles/`.
    pub(super) styles: BTreeMap<String, String>,
}

/// The addresses that templates ask for, ready to stand in a page.
#[derive(Debug)]
pub(super) struct Hrefs {
    /// By the name below `assets/`.
    pub(super) assets: BTreeMap<String, String>,
    /// By the name below `scripts/`.
    pub(super) scripts: BTreeMap<String, String>,
    /// By the name of the folder below `styles/`.
    pub(super) styles: BTreeMap<String, String>,
}

/// Reads and makes all that a theme publishes, and tells what is wrong with its files, style sheets and scripts.
pub(super) fn read(source: &dyn Source, chain: &Chain) -> (Assets, Vec<Diagnostic>) {
    let mut assets = Assets::default();
    let mut found = Vec::new();
    for (name, file) in chain.below("static") {
        match source.read(file, MAX_ASSET) {
            Ok(bytes) => assets.publish(format!("/{name}"), bytes),
            Err(problem) => found.push(problem),
        }
    }
    for (name, file) in chain.below("assets") {
        match source.read(file, MAX_ASSET) {
            Ok(bytes) => {
                let path = path::hashed(name, &bytes);
                assets.named.insert(name.to_owned(), path.clone());
                assets.publish(path, bytes);
            }
            Err(problem) => found.push(problem),
        }
    }
    match styles::make(source, chain, &assets.named) {
        Ok(made) => {
            let path = path::hashed("style.css", made.main.as_bytes());
            assets.stylesheet.clone_from(&path);
            assets.publish(path, made.main.into_bytes());
            for (name, css) in made.named {
                let path = path::hashed(&format!("{name}.css"), css.as_bytes());
                assets.styles.insert(name, path.clone());
                assets.publish(path, css.into_bytes());
            }
        }
        Err(problems) => {
            // The sheets are there, so a template that asks for one is not at fault.
            let names = styles::names(chain).into_iter();
            assets.styles = names.map(|name| (name.to_owned(), String::new())).collect();
            found.extend(problems);
        }
    }
    match scripts::make(source, chain, &assets.named) {
        Ok(made) => {
            for (path, text) in made.files {
                assets.publish(path, text.into_bytes());
            }
            assets.scripts = made.entries;
        }
        Err(problems) => {
            // The scripts are there, so a template that asks for one is not at fault.
            let names = scripts::entries(chain).map(|name| (name.to_owned(), String::new()));
            assets.scripts = names.collect();
            found.extend(problems);
        }
    }
    (assets, found)
}

impl Assets {
    fn publish(&mut self, path: String, bytes: Vec<u8>) {
        self.files.insert(path, bytes.into());
    }

    /// The addresses, which all editions of a site share; it may lie in a folder of its host.
    pub(super) fn hrefs(&self, base: &Base) -> Hrefs {
        let shared = |files: &BTreeMap<String, String>| {
            let files = files.iter();
            files
                .map(|(name, path)| (name.clone(), base.shared(path)))
                .collect()
        };
        Hrefs {
            assets: shared(&self.named),
            scripts: shared(&self.scripts),
            styles: shared(&self.styles),
        }
    }
}
