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

/// The pixels of an opaque picture as runs of one colour: each run is looked up once, and they take a tenth of the
/// memory. Half of the rows of a picture are as the one above, which is told by comparing bytes.
#[derive(Default)]
pub(super) struct Runs {
    /// The colours, each once, with how often it stands.
    colours: Vec<(Colour, usize)>,
    /// The places of colours in that list, and how often each stands in a row.
    runs: Vec<(u32, u32)>,
    /// Where among the runs those of a row end, and how many such rows there are one below the other.
    rows: Vec<(usize, usize)>,
}

impl Runs {
    /// The runs of pixels (red, green, blue, alpha) in rows of this many.
    pub(super) fn of(rgba: &[u8], width: u32) -> Self {
        let mut runs = Self::default();
        let mut places: FxHashMap<u32, u32> = FxHashMap::default();
        let size = size_of::<Colour>() * (width as usize).max(1);
        for rows in rgba
            .chunks_exact(size)
            .collect::<Vec<_>>()
            .chunk_by(|one, other| one == other)
        {
            let Some(row) = rows.first() else { continue };
            let (pixels, _) = row.as_chunks();
            for run in pixels.chunk_by(|one: &Colour, other| one == other) {
                let (Some(colour), Ok(length)) = (run.first(), u32::try_from(run.len())) else {
                    continue;
                };
                let next = u32::try_from(runs.colours.len()).unwrap_or(u32::MAX);
                let place = *places.entry(u32::from_le_bytes(*colour)).or_insert(next);
                let times = run.len() * rows.len();
                match runs.colours.get_mut(place as usize) {
                    Some((_, known)) => *known += times,
                    None => runs.colours.push((*colour, times)),
                }
                runs.runs.push((place, length));
            }
            runs.rows.push((runs.runs.len(), rows.len()));
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
        let numbers: Vec<[u8; 1]> = self
            .colours
            .iter()
            .map(|colour| [number(colour).unwrap_or_default()])
            .collect();
        self.pixels(&numbers)
    }

    /// All pixels by their red, green and blue.
    fn opaque(&self) -> Vec<u8> {
        let opaque = |([red, green, blue, _], _): &(Colour, usize)| [*red, *green, *blue];
        self.pixels(&self.colours.iter().map(opaque).collect::<Vec<_>>())
    }

    /// All pixels, each by what stands for its colour.
    fn pixels<const N: usize>(&self, written: &[[u8; N]]) -> Vec<u8> {
        let count: usize = self.colours.iter().map(|(_, times)| times).sum();
        let mut pixels = Vec::with_capacity(N * count);
        let mut from = 0;
        for (until, times) in &self.rows {
            let begun = pixels.len();
            for (place, length) in self.runs.get(from..*until).unwrap_or_default() {
                if let Some(colour) = written.get(*place as usize) {
                    pixels.extend_from_slice(&colour.repeat(*length as usize));
                }
            }
            let row = begun..pixels.len();
            for _ in 1..*times {
                pixels.extend_from_within(row.clone());
            }
            from = *until;
        }
        pixels
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
        let bytes = Runs::of(&pixels.concat(), width).encode(width, 1).unwrap();
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
    fn rows_that_repeat_are_all_there() {
        let (a, b) = ([1, 2, 3, 255], [9, 9, 9, 255]);
        let rows = [[a, b], [a, b], [b, b], [a, b], [a, b], [a, b]];
        let runs = Runs::of(rows.as_flattened().as_flattened(), 2);
        assert_eq!((runs.rows.len(), runs.runs.len()), (3, 5));
        assert_eq!(runs.colours, [(a, 5), (b, 7)]);
        assert_eq!(
            runs.pixels(&[[0], [1]]),
            [0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1]
        );
        assert_eq!(runs.opaque().get(..6), Some([1, 2, 3, 9, 9, 9].as_slice()));
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
