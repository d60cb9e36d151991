//! Colours of a theme: read as CSS reads them, and measured as WCAG measures them.

use lightningcss::traits::Parse as _;
use lightningcss::values::color::CssColor;

use super::layer::Layer;
use super::problems;
use super::{Colour, Place};
use crate::diag::{Diagnostic, Text, codes};

/// A colour as parts of red, green and blue light, each between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rgb(pub(super) [f64; 3]);

/// The two ways in which a page is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Mode {
    /// Both.
    pub(super) const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// The key in the settings.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// What people call it.
    pub(super) fn name(self) -> Text {
        match self {
            Self::Light => Text::new("sáng", "light"),
            Self::Dark => Text::new("tối", "dark"),
        }
    }

    /// The colour in this mode, as it is written.
    pub(super) fn of(self, colour: &Colour) -> &str {
        match self {
            Self::Light => &colour.light,
            Self::Dark => &colour.dark,
        }
    }
}

/// Finds the colours that are none, or that have no name a style can use.
pub(super) fn check(layer: &Layer) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, colour) in &layer.settings.colours {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if name.is_empty() || !name.chars().all(plain) {
            let place = place(layer, &["colours", name]);
            found.push(bad_name(&place, name));
        }
        for mode in Mode::ALL {
            let written = mode.of(colour);
            if parse(written).is_none() {
                let place = place(layer, &["colours", name, mode.key()]);
                found.push(bad_colour(&place, written));
            }
        }
    }
    found
}

fn place(layer: &Layer, path: &[&str]) -> Place {
    Place {
        file: layer.file.clone(),
        span: layer.span(path),
    }
}

/// Reads an opaque colour; `None` for anything else that CSS knows, since contrast needs both colours whole.
pub(super) fn parse(written: &str) -> Option<Rgb> {
    let CssColor::RGBA(colour) = CssColor::parse_string(written).ok()?.to_rgb().ok()? else {
        return None;
    };
    (colour.alpha == u8::MAX)
        .then(|| Rgb([colour.red, colour.green, colour.blue].map(|part| f64::from(part) / 255.0)))
}

impl Colour {
    /// The colour as `#rrggbb` in both modes, which what reads less than all of CSS knows too.
    pub fn hex(&self) -> Self {
        let hex = |written: &str| parse(written).map_or_else(|| written.to_owned(), Rgb::hex);
        Self {
            light: hex(&self.light),
            dark: hex(&self.dark),
        }
    }
}

impl Rgb {
    /// How much light it gives, from 0 to 1, by WCAG 2's formula.
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// The contrast between two colours, from 1 to 21.
    pub(super) fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The colour nearest to this one, on its way to black or to white, that has this contrast with a ground.
    pub(super) fn readable_on(self, ground: Self, contrast: f64) -> Option<Self> {
        let towards = |end: f64| {
            (1..=100).find_map(|step| {
                let share = f64::from(step) / 100.0;
                let mixed = Self(self.0.map(|part| part + (end - part) * share)).rounded();
                (mixed.contrast(ground) >= contrast).then_some((step, mixed))
            })
        };
        let ways = [towards(0.0), towards(1.0)];
        let nearest = ways.into_iter().flatten().min_by_key(|(step, _)| *step);
        nearest.map(|(_, colour)| colour)
    }

    /// The colour as it can be written.
    fn rounded(self) -> Self {
        Self(self.0.map(|part| (part * 255.0).round() / 255.0))
    }

    /// `#rrggbb`.
    pub(super) fn hex(self) -> String {
        let [red, green, blue] = self.0.map(|part| (part * 255.0).round() as u8);
        format!("#{red:02x}{green:02x}{blue:02x}")
    }
}

fn bad_name(place: &Place, name: &str) -> Diagnostic {
    problems::at(
        place,
        codes::BAD_VALUE,
        format!("{name:?} không dùng làm tên màu được"),
        format!("{name:?} cannot be the name of a colour"),
    )
    .hint(Text::new(
        "chỉ dùng chữ thường không dấu, số và gạch nối",
        "use small plain letters, digits and hyphens",
    ))
}

fn bad_colour(place: &Place, written: &str) -> Diagnostic {
    problems::at(
        place,
        codes::BAD_VALUE,
        format!("{written:?} không phải một màu không trong suốt của CSS"),
        format!("{written:?} is no opaque colour of CSS"),
    )
    .hint(Text::new(
        "viết màu như \"#0b5c4f\" (trong ngoặc kép, vì # mở một ghi chú của YAML)",
        "write a colour such as \"#0b5c4f\" (quoted, since # begins a comment in YAML)",
    ))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn colours_are_read_as_css_reads_them() {
        assert_eq!(parse("#0b5c4f").unwrap().hex(), "#0b5c4f");
        assert_eq!(parse("rgb(11 92 79)").unwrap().hex(), "#0b5c4f");
        assert_eq!(parse("white").unwrap().hex(), "#ffffff");
        assert_eq!(parse("oklch(100% 0 0)").unwrap().hex(), "#ffffff");
        for bad in [
            "",
            "#12",
            "đỏ",
            "currentColor",
            "#0b5c4f80",
            "var(--x)",
            "#fff;}a{}",
        ] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn contrast_is_that_of_wcag() {
        let [black, white] = ["#000", "#fff"].map(|written| parse(written).unwrap());
        assert!((black.contrast(white) - 21.0).abs() < 1e-9);
        // The classic border case: #767676 on white passes, #777777 does not.
        assert!(parse("#767676").unwrap().contrast(white) >= 4.5);
        assert!(parse("#777777").unwrap().contrast(white) < 4.5);
    }

    #[test]
    fn a_proposal_is_readable_and_near() {
        let white = parse("#fff").unwrap();
        let better = parse("#777777").unwrap().readable_on(white, 4.5).unwrap();
        assert!(better.contrast(white) >= 4.5);
        assert!(better.contrast(white) < 4.7, "{}", better.hex());
        assert_eq!(white.readable_on(white, 22.0), None);
    }
}
