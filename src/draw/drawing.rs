//! A picture: named by all that decides its bytes, and drawn when somebody asks.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree};

use super::palette::Runs;
use super::{Fonts, seal};

/// The width of every picture, in pixels: what Facebook and Zalo show without cutting.
pub const WIDTH: u32 = 1200;
/// The height of every picture, in pixels.
pub const HEIGHT: u32 = 630;

/// What the drawer itself adds to the bytes. It must change when the same source gives other
/// bytes, which a test tells: else old drawings would be kept for new ones.
const DRAWER: &str = "2, resvg 0.49";

/// A picture that can be drawn.
#[derive(Debug)]
pub struct Drawing {
    svg: String,
    fonts: Fonts,
    name: String,
}

/// Why a picture cannot be drawn.
#[derive(Debug, thiserror::Error)]
pub enum DrawError {
    /// The source is no SVG.
    #[error(transparent)]
    Source(#[from] resvg::usvg::Error),
    /// The pixels cannot be written.
    #[error(transparent)]
    Write(#[from] png::EncodingError),
    /// There is no memory for the pixels.
    #[error("no memory for {WIDTH} by {HEIGHT} pixels")]
    Memory,
}

impl Drawing {
    /// A picture with this source, an SVG of [`WIDTH`] by [`HEIGHT`] or of the same shape.
    pub fn new(svg: String, fonts: &Fonts) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in [DRAWER, fonts.digest(), &svg] {
            hasher.update(blake3::hash(part.as_bytes()).as_bytes());
        }
        let name = hasher.finalize().to_hex().chars().take(16).collect();
        Self {
            svg,
            fonts: fonts.clone(),
            name,
        }
    }

    /// Sixteen hex digits that name everything that decides the picture's bytes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether these are the bytes that drawing would give: whole, and of this picture.
    pub fn is_drawn_in(&self, bytes: &[u8]) -> bool {
        seal::holds(bytes, &self.name)
    }

    /// Finds what would keep the picture from being drawn, without drawing it.
    ///
    /// # Errors
    /// See [`DrawError::Source`].
    pub fn check(&self) -> Result<(), DrawError> {
        self.tree().map(drop)
    }

    /// Draws the picture, as a PNG.
    ///
    /// # Errors
    /// When the source is no SVG, or there is no memory.
    pub fn draw(&self) -> Result<Vec<u8>, DrawError> {
        let tree = self.tree()?;
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).ok_or(DrawError::Memory)?;
        let size = tree.size();
        let scale =
            Transform::from_scale(WIDTH as f32 / size.width(), HEIGHT as f32 / size.height());
        resvg::render(&tree, scale, &mut pixels.as_mut());
        let runs = Runs::of(pixels.data(), WIDTH);
        // The pixels go before the picture is written, which takes as much again.
        drop(pixels);
        Ok(seal::seal(runs.encode(WIDTH, HEIGHT)?, &self.name))
    }

    fn tree(&self) -> Result<Tree, DrawError> {
        let options = Options {
            font_family: self.fonts.family().to_owned(),
            fontdb: self.fonts.database(),
            // A picture consists of what its name is made from: no file is looked for.
            image_href_resolver: ImageHrefResolver {
                resolve_data: Box::new(|_, _, _| None),
                resolve_string: Box::new(|_, _| None),
            },
            ..Options::default()
        };
        Ok(Tree::from_str(&self.svg, &options)?)
    }
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )]

    use rayon::prelude::*;

    use super::*;
    use crate::draw::fonts::tests::fonts;

    const SVG: &str = "<svg xmlns='http://www.w3.org/2000/svg' width='1200' height='630'>\
        <rect width='1200' height='630' fill='#ffffff'/>\
        <rect y='500' width='1200' height='130' fill='#0b5c4f'/>\
        <text x='80' y='300' font-size='96' font-weight='700' fill='#1a1f1d'>Ễ Ộ ặ Kỹ thuật</text>\
        <text x='80' y='580' font-size='34' fill='#ffffff'>Học nghề Hà Nội</text></svg>";

    fn decode(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
        let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
        decoder.set_transformations(png::Transformations::EXPAND);
        let mut reader = decoder.read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        (info.width, info.height, pixels)
    }

    #[test]
    fn the_same_source_gives_the_same_bytes_on_every_thread() {
        let drawing = Drawing::new(SVG.to_owned(), &fonts());
        let first = drawing.draw().unwrap();
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(4)
            .build()
            .unwrap();
        let many: Vec<Vec<u8>> = pool.install(|| {
            (0..8)
                .into_par_iter()
                .map(|_| drawing.draw().unwrap())
                .collect()
        });
        assert!(many.iter().all(|bytes| *bytes == first));
        assert!(drawing.is_drawn_in(&first));
    }

    /// When this fails, the drawer draws other bytes than it did: change `DRAWER` with this hash.
    #[test]
    fn the_drawer_draws_what_its_version_says() {
        let bytes = Drawing::new(SVG.to_owned(), &fonts()).draw().unwrap();
        let hash = blake3::hash(&bytes).to_hex();
        assert_eq!((DRAWER, &hash[..16]), ("2, resvg 0.49", "9931fdbe53d1aa27"));
    }

    #[test]
    fn letters_are_where_they_should_be() {
        let bytes = Drawing::new(SVG.to_owned(), &fonts()).draw().unwrap();
        let (width, height, pixels) = decode(&bytes);
        assert_eq!((width, height), (WIDTH, HEIGHT));
        let pixel = |x: usize, y: usize| {
            let at = (y * 1200 + x) * 3;
            pixels.get(at..at + 3).unwrap()
        };
        assert_eq!(pixel(5, 5), [255, 255, 255]);
        assert_eq!(pixel(5, 520), [0x0b, 0x5c, 0x4f]);
        let dark = |rows: std::ops::Range<usize>| {
            rows.flat_map(|y| (80..900).map(move |x| (x, y)))
                .filter(|(x, y)| pixel(*x, *y) == [0x1a, 0x1f, 0x1d])
                .count()
        };
        assert!(dark(230..300) > 5_000, "the title is not drawn");
        assert!(
            dark(180..228) > 100,
            "the marks above Ễ and Ộ are not drawn"
        );
        assert!(dark(303..330) > 50, "the dots below Ộ and ặ are not drawn");
    }

    #[test]
    fn a_name_says_what_decides_the_bytes() {
        let name = |svg: &str, fonts: &Fonts| Drawing::new(svg.to_owned(), fonts).name().to_owned();
        assert_eq!(name("a", &fonts()), name("a", &fonts()));
        assert_ne!(name("a", &fonts()), name("b", &fonts()));
        assert_ne!(name("a", &fonts()), name("a", &Fonts::default()));
    }

    #[test]
    fn what_is_no_svg_is_told() {
        let drawing = Drawing::new("<svg".to_owned(), &fonts());
        assert!(matches!(drawing.check(), Err(DrawError::Source(_))));
        assert!(drawing.draw().is_err());
    }
}
