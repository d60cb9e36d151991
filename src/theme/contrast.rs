//! Whether the colours that go together can be read, in both modes.

use super::colour::{Mode, Rgb, parse};
use super::settings::Contrast;
use super::{Chain, Place, problems};
use crate::diag::{Diagnostic, Lang, Text, codes};
use crate::format::text::{nearest, number};

/// Finds the pairs of the theme and its parents whose contrast is too small.
pub(super) fn check(chain: &Chain) -> Vec<Diagnostic> {
    let colours = chain.colours();
    let mut found = Vec::new();
    for layer in &chain.layers {
        for (index, pair) in layer.settings.contrast.iter().enumerate() {
            for (key, name) in [("text", &pair.text), ("on", &pair.on)] {
                if !colours.contains_key(name.as_str()) {
                    let place = Place {
                        file: layer.file.clone(),
                        span: layer.span(&["contrast", &index.to_string(), key]),
                    };
                    let near = nearest(name, colours.keys().copied());
                    found.push(unknown(&place, name, near));
                }
            }
            found.extend(
                Mode::ALL
                    .into_iter()
                    .filter_map(|mode| too_small(chain, pair, mode)),
            );
        }
    }
    found
}

/// A pair that cannot be read in a mode. A colour that does not exist is not told here.
fn too_small(chain: &Chain, pair: &Contrast, mode: Mode) -> Option<Diagnostic> {
    let colours = chain.colours();
    let text = parse(mode.of(colours.get(pair.text.as_str())?))?;
    let ground = parse(mode.of(colours.get(pair.on.as_str())?))?;
    let is = text.contrast(ground);
    if is >= pair.at_least {
        return None;
    }
    // The theme that chose last has to choose again: a child that changes the ground must look at the text.
    let chosen = [&pair.text, &pair.on].map(|name| owner(chain, name));
    let name = match chosen {
        [Some(text), Some(ground)] if ground < text => &pair.on,
        _ => &pair.text,
    };
    let place = chain.written(&["colours", name, mode.key()]);
    Some(explain(&place, pair, mode, [text, ground], is))
}

/// How far from the theme the one stands that gives a colour.
fn owner(chain: &Chain, colour: &str) -> Option<usize> {
    chain
        .layers
        .iter()
        .position(|layer| layer.settings.colours.contains_key(colour))
}

fn explain(
    place: &Place,
    pair: &Contrast,
    mode: Mode,
    [text, ground]: [Rgb; 2],
    is: f64,
) -> Diagnostic {
    let Contrast {
        text: of,
        on,
        at_least,
    } = pair;
    let name = mode.name();
    // Rounded down: 4.496 must not be shown as the 4.5 that it fails to be.
    let is = (is * 100.0).floor() / 100.0;
    let found = problems::at(
        place,
        codes::CONTRAST,
        format!(
            "màu {of} ({}) trên nền {on} ({}) ở chế độ {} chỉ tương phản {} : 1, cần ít nhất {} : 1",
            text.hex(),
            ground.hex(),
            name.get(Lang::Vi),
            number::decimal(is, 2),
            number::decimal(*at_least, 2),
        ),
        format!(
            "colour {of} ({}) on {on} ({}) has a contrast of {is} : 1 in {} mode; at least {at_least} : 1 is needed",
            text.hex(),
            ground.hex(),
            name.get(Lang::En),
        ),
    );
    found.hint(match text.readable_on(ground, *at_least) {
        Some(better) => Text::new(
            format!("đổi màu {of} thành {:?}, hoặc đổi màu {on}", better.hex()),
            format!("make {of} {:?}, or change {on}", better.hex()),
        ),
        None => Text::new(
            format!("không màu chữ nào đủ tương phản trên nền ấy: đổi màu {on}"),
            format!("no text can be read on this ground: change {on}"),
        ),
    })
}

fn unknown(place: &Place, name: &str, near: Option<&str>) -> Diagnostic {
    let found = problems::at(
        place,
        codes::UNKNOWN_VALUE,
        format!("không có màu nào tên {name:?} trong mục colours"),
        format!("colours has no {name:?}"),
    );
    found.hint(near.map_or_else(
        || {
            Text::new(
                "viết tên một màu của mục colours",
                "name one of the colours",
            )
        },
        |near| {
            Text::new(
                format!("có phải {near:?}?"),
                format!("did you mean {near:?}?"),
            )
        },
    ))
}
