//! The fonts that pictures are drawn with: those that are given, and none of the machine's.

use std::sync::Arc;

use harfrust::{FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use resvg::usvg::fontdb::{Database, Family, Query, Weight};

/// Some fonts. The family of the first is used where a drawing names none that is here.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    db: Arc<Database>,
    family: String,
    digest: String,
}

/// Measures text in one font: how wide it is when its letters are one unit high.
pub(super) type Ruler<'a> = dyn Fn(&str) -> f32 + 'a;

impl Fonts {
    /// Takes font files (TrueType or OpenType), in the order in which their families are preferred.
    ///
    /// # Errors
    /// The place of the first file that holds no font.
    pub fn new(files: Vec<Vec<u8>>) -> Result<Self, usize> {
        let mut db = Database::new();
        let mut hasher = blake3::Hasher::new();
        for (place, bytes) in files.into_iter().enumerate() {
            let known = db.len();
            hasher.update(blake3::hash(&bytes).as_bytes());
            db.load_font_data(bytes);
            if db.len() == known {
                return Err(place);
            }
        }
        let first = db.faces().next().and_then(|face| face.families.first());
        let family = first.map(|(name, _)| name.clone()).unwrap_or_default();
        Ok(Self {
            db: Arc::new(db),
            family,
            digest: hasher.finalize().to_hex().to_string(),
        })
    }

    /// The fonts, as the drawer looks for them.
    pub(super) fn database(&self) -> Arc<Database> {
        Arc::clone(&self.db)
    }

    /// The family that is preferred; empty when there are no fonts.
    pub(super) fn family(&self) -> &str {
        &self.family
    }

    /// A name for the bytes of all fonts.
    pub fn digest(&self) -> &str {
        &self.digest
    }

    /// Measures text in the preferred family at this weight, as it will be drawn: with the kerning
    /// of its letters. `None` when there are no fonts.
    pub(super) fn measure<T>(&self, weight: u16, work: impl FnOnce(&Ruler<'_>) -> T) -> Option<T> {
        let id = self.db.query(&Query {
            families: &[Family::Name(&self.family)],
            weight: Weight(weight),
            ..Query::default()
        })?;
        self.db.with_face_data(id, |bytes, index| {
            let font = FontRef::from_index(bytes, index).ok()?;
            let data = ShaperData::new(&font);
            let shaper = data.shaper(&font).build();
            let unit = shaper.units_per_em() as f32;
            Some(work(&|text: &str| {
                let mut buffer = UnicodeBuffer::new();
                buffer.push_str(text);
                buffer.guess_segment_properties();
                let shaped = shaper.shape(buffer, ShapeOptions::new());
                let advances = shaped.glyph_positions().iter().map(|at| at.x_advance);
                advances.sum::<i32>() as f32 / unit
            }))
        })?
    }
}

#[cfg(test)]
pub(super) mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )]

    use std::path::Path;
    use std::sync::OnceLock;

    use super::*;

    /// The letters of Vietnamese, small and capital, with the signs that titles have.
    const LETTERS: &str = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợ\
                           pqrstuùủũúụưừửữứựvxyỳỷỹýỵAÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬBCDĐEÈẺẼÉẸÊỀỂỄẾỆGHI\
                           ÌỈĨÍỊKLMNOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢPQRSTUÙỦŨÚỤƯỪỬỮỨỰVXYỲỶỸÝỴfjwzFJWZ\
                           0123456789.,:;!?()/–—…“”‘’«»₫%≥≤≈×·•°²&+-\u{a0}";

    /// The fonts of the theme in the repository.
    pub(in crate::draw) fn fonts() -> Fonts {
        static FONTS: OnceLock<Fonts> = OnceLock::new();
        FONTS
            .get_or_init(|| {
                let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/nghe/fonts");
                let read = |weight| {
                    std::fs::read(folder.join(format!("BeVietnamPro-{weight}.ttf"))).unwrap()
                };
                Fonts::new(["Bold", "Regular"].map(read).to_vec()).unwrap()
            })
            .clone()
    }

    #[test]
    fn the_theme_brings_every_letter_in_two_weights() {
        let fonts = fonts();
        assert_eq!(fonts.family(), "Be Vietnam Pro");
        let weights: Vec<u16> = fonts.db.faces().map(|face| face.weight.0).collect();
        assert_eq!(weights, [700, 400]);
        for face in fonts.db.faces() {
            let missing: Option<String> = fonts.db.with_face_data(face.id, |bytes, index| {
                let font = FontRef::from_index(bytes, index).unwrap();
                let data = ShaperData::new(&font);
                let shaper = data.shaper(&font).build();
                let lacks = |letter: &char| {
                    let mut buffer = UnicodeBuffer::new();
                    buffer.push_str(&letter.to_string());
                    buffer.guess_segment_properties();
                    let shaped = shaper.shape(buffer, ShapeOptions::new());
                    shaped.glyph_infos().iter().any(|glyph| glyph.glyph_id == 0)
                };
                LETTERS.chars().filter(lacks).collect()
            });
            assert_eq!(missing.as_deref(), Some(""));
        }
    }

    #[test]
    fn what_is_no_font_is_refused() {
        assert_eq!(Fonts::new(vec![b"no font".to_vec()]).err(), Some(0));
        assert_eq!(Fonts::new(Vec::new()).unwrap().family(), "");
    }
}
