//! A seal at the end of a PNG, by which whole bytes of the picture that is wanted are known again.
//!
//! The bytes lie in a folder between two builds, where they can be cut short, mixed up or replaced.
//! The seal is a text chunk with the hash of the name and of all bytes before it.

/// The keyword of the text chunk, with the zero that ends it.
const KEYWORD: &[u8] = b"nghe\0";

/// The end of every PNG.
const END: &[u8] = &[0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82];

/// How long the seal is with the end of the PNG: length, type, keyword, hash, checksum.
const LENGTH: usize = 4 + 4 + KEYWORD.len() + HASH + 4 + END.len();

/// How long the hash is, in hex digits.
const HASH: usize = 64;

/// Seals a PNG under a name.
pub(super) fn seal(mut png: Vec<u8>, name: &str) -> Vec<u8> {
    png.truncate(png.len().saturating_sub(END.len()));
    let tail = tail(&png, name);
    png.extend(tail);
    png
}

/// Whether the bytes are whole and were sealed under this name.
pub(super) fn holds(bytes: &[u8], name: &str) -> bool {
    bytes
        .len()
        .checked_sub(LENGTH)
        .and_then(|at| bytes.split_at_checked(at))
        .is_some_and(|(png, rest)| tail(png, name) == rest)
}

/// What follows a PNG that lacks its end.
fn tail(png: &[u8], name: &str) -> Vec<u8> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(blake3::hash(name.as_bytes()).as_bytes());
    let hash = hasher.update(png).finalize().to_hex();
    let chunk = [b"tEXt", KEYWORD, hash.as_bytes()].concat();
    let length = u32::try_from(KEYWORD.len() + HASH).unwrap_or_default();
    let checksum = crc32fast::hash(&chunk);
    [
        &length.to_be_bytes(),
        chunk.as_slice(),
        &checksum.to_be_bytes(),
        END,
    ]
    .concat()
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::indexing_slicing,
        reason = "a test fails by panicking"
    )]

    use super::*;

    fn picture() -> Vec<u8> {
        let mut bytes = Vec::new();
        let encoder = png::Encoder::new(&mut bytes, 2, 1);
        encoder
            .write_header()
            .unwrap()
            .write_image_data(&[1, 2])
            .unwrap();
        bytes
    }

    #[test]
    fn a_sealed_picture_is_a_picture() {
        let sealed = seal(picture(), "a");
        assert_eq!(sealed.len(), picture().len() - END.len() + LENGTH);
        let decoder = png::Decoder::new(std::io::Cursor::new(&sealed));
        let mut reader = decoder.read_info().unwrap();
        reader.next_frame(&mut [0; 2]).unwrap();
        reader.finish().unwrap();
        let texts = &reader.info().uncompressed_latin1_text;
        assert_eq!(texts.first().unwrap().keyword, "nghe");
    }

    #[test]
    fn what_is_torn_changed_or_another_picture_is_not_trusted() {
        let sealed = seal(picture(), "a");
        assert!(holds(&sealed, "a"));
        assert!(!holds(&sealed, "b"));
        assert!(!holds(&picture(), "a"));
        for length in 0..sealed.len() {
            assert!(!holds(&sealed[..length], "a"), "{length}");
        }
        for place in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[place] ^= 1;
            assert!(!holds(&changed, "a"), "{place}");
        }
        assert!(!holds(&[sealed.as_slice(), b"x"].concat(), "a"));
    }
}
