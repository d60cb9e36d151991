//! Pixels become a small PNG: flat colours and the edges between them need no more than 256 colours.

use std::collections::BTreeMap;

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use rustc_hash::FxHashMap;

/// The colours that a palette can hold.
const MOST: usize = 256;

/// How many bits of red, green and blue tell colours apart, in the order tried. Coarser ones would
/// show, so that a picture that needs more is written with all its colours.
const PRECISIONS: [u32; 3] = [8, 6, 5];

/// Red, green, blue and alpha, which is full everywhere.
type Colour = [u8; 4];

/// The pixels of an opaque picture as runs of one colour: each run is looked up once, and they take a tenth of the memory.
#[derive(Default)]
pub(super) struct Runs {
    /// The colours, each once, with how often it stands.
    colours: Vec<(Colour, usize)>,
    /// The places of colours in that list, and how often each stands in a row.
    runs: Vec<(u32, u32)>,
}

impl Runs {
    /// The runs of pixels (red, green, blue, alpha).
    pub(super) fn of(rgba: &[u8]) -> Self {
        let (pixels, _) = rgba.as_chunks();
        let mut runs = Self::default();
        let mut places: FxHashMap<u32, u32> = FxHashMap::default();
        for run in pixels.chunk_by(|one: &Colour, other| one == other) {
            let (Some(colour), Ok(length)) = (run.first(), u32::try_from(run.len())) else {
                continue;
            };
            let next = u32::try_from(runs.colours.len()).unwrap_or(u32::MAX);
            let place = *places.entry(u32::from_le_bytes(*colour)).or_insert(next);
            match runs.colours.get_mut(place as usize) {
                Some((_, times)) => *times += run.len(),
                None => runs.colours.push((*colour, run.len())),
            }
            runs.runs.push((place, length));
        }
        runs
    }

    /// Writes the picture as a PNG.
    pub(super) fn encode(&self, width: u32, height: u32) -> Result<Vec<u8>, EncodingError> {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, width, height);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::Balanced);
        let found = self.colours.iter().copied().collect();
        match PRECISIONS
            .iter()
            .find_map(|bits| Palette::new(&found, *bits))
        {
            Some(palette) => {
                encoder.set_color(ColorType::Indexed);
                encoder.set_filter(Filter::NoFilter);
                encoder.set_palette(palette.bytes());
                let mut writer = encoder.write_header()?;
                writer.write_image_data(&self.numbers(&palette))?;
                writer.finish()?;
            }
            None => {
                encoder.set_color(ColorType::Rgb);
                encoder.set_filter(Filter::Adaptive);
                let mut writer = encoder.write_header()?;
                writer.write_image_data(&self.opaque())?;
                writer.finish()?;
            }
        }
        Ok(bytes)
    }

    /// All pixels by their numbers in a palette.
    fn numbers(&self, palette: &Palette) -> Vec<u8> {
        let number = |(colour, _): &(Colour, usize)| palette.numbers.get(colour).copied();
        let numbers: Vec<Option<u8>> = self.colours.iter().map(number).collect();
        let mut pixels = Vec::with_capacity(self.count());
        for (place, length) in &self.runs {
            let number = numbers.get(*place as usize).copied().flatten();
            pixels.resize(pixels.len() + *length as usize, number.unwrap_or_default());
        }
        pixels
    }

    /// All pixels by their red, green and blue.
    fn opaque(&self) -> Vec<u8> {
        let mut pixels = Vec::with_capacity(3 * self.count());
        for (place, length) in &self.runs {
            if let Some(([red, green, blue, _], _)) = self.colours.get(*place as usize) {
                for _ in 0..*length {
                    pixels.extend([red, green, blue]);
                }
            }
        }
        pixels
    }

    fn count(&self) -> usize {
        self.colours.iter().map(|(_, times)| times).sum()
    }
}

/// Colours by number, and the number for every colour of the picture.
struct Palette {
    colours: Vec<Colour>,
    numbers: BTreeMap<Colour, u8>,
}

impl Palette {
    /// Takes colours that agree in their first bits for one, the most frequent of them, so that a
    /// flat colour stays exactly as it is. `None` when there are too many still.
    fn new(found: &BTreeMap<Colour, usize>, bits: u32) -> Option<Self> {
        let coarse = |colour: &Colour| colour.map(|part| part >> (8 - bits));
        let mut best: BTreeMap<Colour, (usize, Colour)> = BTreeMap::new();
        for (colour, times) in found {
            let known = best.entry(coarse(colour)).or_insert((0, *colour));
            if *times > known.0 {
                *known = (*times, *colour);
            }
        }
        if best.len() > MOST {
            return None;
        }
        let places: BTreeMap<Colour, u8> = best.keys().copied().zip(0..=u8::MAX).collect();
        let number = |colour: &Colour| Some((*colour, *places.get(&coarse(colour))?));
        Some(Self {
            colours: best.into_values().map(|(_, colour)| colour).collect(),
            numbers: found.keys().filter_map(number).collect(),
        })
    }

    /// The red, green and blue of each colour.
    fn bytes(&self) -> Vec<u8> {
        let opaque = |[red, green, blue, _]: &Colour| [*red, *green, *blue];
        self.colours.iter().flat_map(opaque).collect()
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )]

    use super::*;

    fn colour_type(pixels: &[[u8; 4]]) -> (u8, usize) {
        let width = u32::try_from(pixels.len()).unwrap();
        let bytes = Runs::of(&pixels.concat()).encode(width, 1).unwrap();
        (bytes[25], bytes.len())
    }

    #[test]
    fn few_colours_are_numbered_and_many_are_not() {
        let indexed = 3;
        let rgb = 2;
        let gray = |number: u32| [number.to_le_bytes()[0]; 4];
        assert_eq!(
            colour_type(&(0..200).map(gray).collect::<Vec<_>>()).0,
            indexed
        );
        let many = |number: u32| {
            let [a, b, ..] = number.to_le_bytes();
            [a, b.wrapping_mul(32), a.wrapping_mul(b), 255]
        };
        assert_eq!(colour_type(&(0..3000).map(many).collect::<Vec<_>>()).0, rgb);
    }

    #[test]
    fn a_flat_colour_stays_as_it_is() {
        let accent = [0x0b, 0x5c, 0x4f, 0xff];
        let mut found = BTreeMap::from([(accent, 900), ([0x0a, 0x5c, 0x4f, 0xff], 1)]);
        found.extend((0..=255).map(|part| ([part, part, 7, 0xff], 2)));
        let palette = Palette::new(&found, 5).unwrap();
        let number = usize::from(*palette.numbers.get(&accent).unwrap());
        assert_eq!(palette.colours.get(number), Some(&accent));
        assert!(Palette::new(&found, 8).is_none());
    }
}
