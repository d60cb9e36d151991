//! Character references inside raw HTML, which the Markdown parser hands over undecoded.

use std::ops::Range;

/// The named references that editors of Vietnamese text meet; any other stays as it is written.
const NAMED: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ndash", '–'),
    ("mdash", '—'),
    ("hellip", '…'),
    ("copy", '©'),
    ("times", '×'),
    ("le", '≤'),
    ("ge", '≥'),
    ("rarr", '→'),
];

/// The longest reference that is looked for, in bytes, from `&` to `;`.
const LONGEST: usize = 12;

/// Calls `piece` with each decoded piece of `text` and the bytes of `text` that it stands for.
pub(super) fn decode(text: &str, mut piece: impl FnMut(&str, Range<usize>)) {
    let mut plain = 0;
    for (at, _) in text.match_indices('&') {
        let rest = text.get(at..).unwrap_or_default();
        let Some((decoded, len)) = reference(rest) else {
            continue;
        };
        piece(text.get(plain..at).unwrap_or_default(), plain..at);
        piece(decoded.encode_utf8(&mut [0; 4]), at..at + len);
        plain = at + len;
    }
    piece(text.get(plain..).unwrap_or_default(), plain..text.len());
}

/// The decoded text as one string.
pub(super) fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    decode(text, |piece, _| out.push_str(piece));
    out
}

/// The character reference at the start of `text`, and its length in bytes.
fn reference(text: &str) -> Option<(char, usize)> {
    let end = text.bytes().take(LONGEST).position(|byte| byte == b';')?;
    let name = text.get(1..end)?;
    let decoded = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name)?.1,
    };
    Some((decoded, end + 1))
}

/// The character of `225` or `xE1`.
fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    char::from_u32(code).filter(|char| *char != '\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decodes_what_it_knows_and_keeps_the_rest() {
        assert_eq!(decoded("a &amp; b &lt;"), "a & b <");
        assert_eq!(decoded("&#272;&#x1b0;"), "Đư");
        assert_eq!(
            decoded("&unknown; &;&#0;&#xD800; & &amp"),
            "&unknown; &;&#0;&#xD800; & &amp"
        );
        assert_eq!(decoded("&&lt;"), "&<");
    }
}
