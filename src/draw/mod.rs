//! Pictures drawn from SVG with fonts that are given, so that every machine makes the same bytes.
//!
//! A [`Drawing`] knows its name before it is drawn: the hash of everything that decides its bytes.
//! Whoever keeps drawings by their names draws each of them once.

mod drawing;
mod fit;
mod fonts;
mod palette;
mod seal;

pub use drawing::{DrawError, Drawing, HEIGHT, WIDTH};
pub use fit::{Fitted, Room, fit};
pub use fonts::Fonts;
