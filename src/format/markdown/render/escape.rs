//! Writes text, attribute values and addresses so that they mean themselves in HTML.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// What cannot stand in an address as it is. Percent signs can: the address may be encoded already.
const UNSAFE: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// Appends `text` as the content of an element or as a value between double quotes.
pub(super) fn push_text(out: &mut String, text: &str) {
    let mut plain = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            // HTML cannot hold this character at all.
            0 => "\u{fffd}",
            _ => continue,
        };
        out.push_str(text.get(plain..at).unwrap_or_default());
        out.push_str(escaped);
        plain = at + 1;
    }
    out.push_str(text.get(plain..).unwrap_or_default());
}

/// Appends an attribute with a space before it.
pub(super) fn push_attribute(out: &mut String, name: &str, value: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    push_text(out, value);
    out.push('"');
}

/// Appends an attribute that holds an address, with a space before it.
pub(super) fn push_address(out: &mut String, name: &str, address: &str) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    for part in utf8_percent_encode(address, UNSAFE) {
        push_text(out, part);
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        let mut out = String::new();
        push_text(&mut out, "a<b> & \"c\" 'd'\0");
        assert_eq!(out, "a&lt;b&gt; &amp; &quot;c&quot; 'd'\u{fffd}");
        out.clear();
        push_attribute(&mut out, "title", "\"><script>");
        assert_eq!(out, " title=\"&quot;&gt;&lt;script&gt;\"");
        out.clear();
        push_address(&mut out, "href", "đ a.md?b=%20&c=\"<\\#d'");
        assert_eq!(out, " href=\"%C4%91%20a.md?b=%20&amp;c=%22%3C%5C#d'\"");
    }
}
