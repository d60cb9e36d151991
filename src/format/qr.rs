//! QR codes (ISO/IEC 18004), as a line that an SVG draws.

use qrcodegen::{Mask, QrCode, QrCodeEcc, QrSegment, Version};

/// A QR code of square modules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qr {
    /// How many modules it is wide and high, without the quiet zone around it.
    pub size: i32,
    /// The path of a line one module thick that covers the dark modules.
    pub path: String,
}

/// Which modules are flipped. Every reader knows all eight masks, and trying which of them looks best,
/// as encoders do, takes forty times as long: too much for a code on every page.
const MASK: u8 = 3;

/// The QR code of a text; `None` when no code is large enough for it (about 2,900 bytes).
///
/// It is as small as can be: printed on paper it needs no more correction than fits anyway.
pub fn qr(text: &str) -> Option<Qr> {
    let segments = [QrSegment::make_bytes(text.as_bytes())];
    let mask = Some(Mask::new(MASK));
    let code = QrCode::encode_segments_advanced(
        &segments,
        QrCodeEcc::Low,
        Version::MIN,
        Version::MAX,
        mask,
        true,
    )
    .ok()?;
    Some(Qr {
        size: code.size(),
        path: path(&code),
    })
}

/// One stroke along each run of dark modules. Steps from one run to the next are relative, since few
/// different ones compress better than many places.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    let mut number = itoa::Buffer::new();
    // The pen begins in the middle of the first row.
    path.push_str("M0 .5");
    let (mut pen_x, mut pen_y) = (0, 0);
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x == from {
                x += 1;
                continue;
            }
            if (from, y) != (pen_x, pen_y) {
                path.push('m');
                path.push_str(number.format(from - pen_x));
                path.push(' ');
                path.push_str(number.format(y - pen_y));
            }
            path.push('h');
            path.push_str(number.format(x - from));
            (pen_x, pen_y) = (x, y);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    #![allow(
        clippy::unwrap_used,
        clippy::panic,
        reason = "a test fails by panicking"
    )]

    use super::*;

    /// The modules that a path covers.
    fn covered(qr: &Qr) -> Vec<Vec<bool>> {
        let size = usize::try_from(qr.size).unwrap();
        let mut dark = vec![vec![false; size]; size];
        let (mut x, mut y) = (0_i32, 0_i32);
        let steps = qr.path.strip_prefix("M0 .5").unwrap();
        let spaced = steps.replace('m', " m ").replace('h', " h ");
        let parts: Vec<&str> = spaced.split_ascii_whitespace().collect();
        for step in parts.chunk_by(|_, next| !matches!(*next, "m" | "h")) {
            match step {
                ["m", right, down] => {
                    x += right.parse::<i32>().unwrap();
                    y += down.parse::<i32>().unwrap();
                }
                ["h", length] => {
                    for _ in 0..length.parse::<i32>().unwrap() {
                        let row = dark.get_mut(usize::try_from(y).unwrap()).unwrap();
                        *row.get_mut(usize::try_from(x).unwrap()).unwrap() = true;
                        x += 1;
                    }
                }
                other => panic!("{other:?}"),
            }
        }
        dark
    }

    #[test]
    fn the_path_covers_the_dark_modules_and_no_other() {
        for text in [
            "",
            "https://hocnghe-hanoi.example/chuong-trinh/cong-nghe-o-to/",
            &"a".repeat(900),
        ] {
            let qr = qr(text).unwrap();
            let segments = [QrSegment::make_bytes(text.as_bytes())];
            let code = QrCode::encode_segments_advanced(
                &segments,
                QrCodeEcc::Low,
                Version::MIN,
                Version::MAX,
                Some(Mask::new(MASK)),
                true,
            )
            .unwrap();
            for (y, row) in covered(&qr).iter().enumerate() {
                for (x, dark) in row.iter().enumerate() {
                    let (x, y) = (x.try_into().unwrap(), y.try_into().unwrap());
                    assert_eq!(*dark, code.get_module(x, y), "{text}: {x}, {y}");
                }
            }
        }
    }

    #[test]
    fn a_text_that_no_code_holds_has_none() {
        assert_eq!(qr(&"a".repeat(3_000)), None);
    }
}
