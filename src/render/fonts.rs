//! The fonts of a theme, `fonts/*.ttf`: pictures are drawn with them, and no browser loads them.

use std::sync::Arc;

use crate::diag::{Diagnostic, Text, codes};
use crate::draw::Fonts;
use crate::source::{MAX_ASSET, Source};
use crate::theme::Chain;

/// Reads the fonts in the order of their names; the family of the first is the theme's.
///
/// # Errors
/// A file that cannot be read or is no font.
pub(super) fn read(source: &dyn Source, chain: &Chain) -> Result<Fonts, Diagnostic> {
    let is_font = |name: &str| name.ends_with(".ttf") || name.ends_with(".otf");
    let found: Vec<&Arc<str>> = chain
        .below("fonts")
        .filter(|(name, _)| is_font(name))
        .map(|(_, path)| path)
        .collect();
    let files: Result<Vec<_>, _> = found
        .iter()
        .map(|path| source.read(path, MAX_ASSET))
        .collect();
    Fonts::new(files?).map_err(|place| {
        let path = found.get(place).map_or("fonts", |path| path);
        Diagnostic::error(
            codes::TEMPLATE,
            Arc::from(path),
            Text::new("tệp này không phải phông chữ", "this file is no font"),
        )
        .hint(Text::new(
            "thay bằng tệp TrueType (.ttf) hoặc OpenType (.otf)",
            "put a TrueType (.ttf) or OpenType (.otf) file in its place",
        ))
    })
}
