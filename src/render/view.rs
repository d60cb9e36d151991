//! What templates see of the theme itself, as `theme`.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{TeraResult, Value};

use super::assets::Assets;
use super::worker::WORKER;
use crate::format::picture;
use crate::model::Words;
use crate::site::Base;
use crate::theme::{Chain, Colour};

#[derive(Debug, Serialize)]
struct ThemeView<'a> {
    name: &'a str,
    stylesheet: String,
    /// Where the worker is that keeps pages for when there is no network.
    worker: String,
    icon: Option<String>,
    logo: Option<LogoView>,
    features: BTreeMap<&'a str, bool>,
    colours: BTreeMap<&'a str, ColourView>,
}

#[derive(Debug, Serialize)]
struct LogoView {
    src: String,
    alt: String,
    width: Option<u32>,
    height: Option<u32>,
}

#[derive(Debug, Serialize)]
struct ColourView {
    light: String,
    dark: String,
}

/// The view of a theme. Names of files and words were checked.
pub(super) fn of(chain: &Chain, words: &Words, assets: &Assets, base: &Base) -> TeraResult<Value> {
    let href = |name: &str| assets.named.get(name).map(|path| base.shared(path));
    let logo = chain.logo().and_then(|logo| {
        let path = assets.named.get(&logo.file)?;
        let size = picture::size(path, assets.files.get(path)?);
        let alt = logo.alt.as_deref().and_then(|key| words.get(key));
        Some(LogoView {
            src: base.shared(path),
            alt: alt.unwrap_or_default().to_owned(),
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
        })
    });
    let colours = chain.colours().into_iter().map(|(name, colour)| {
        let Colour { light, dark } = colour.hex();
        (name, ColourView { light, dark })
    });
    Value::try_from_serializable(&ThemeView {
        name: chain.title(),
        stylesheet: base.shared(&assets.stylesheet),
        worker: base.shared(WORKER),
        icon: chain.icon().and_then(href),
        logo,
        features: chain.features(),
        colours: colours.collect(),
    })
}
