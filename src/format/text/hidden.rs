//! Characters that nobody sees and that change what others see.

/// Whether a character is a control that no text needs, or turns the direction of the text around it
/// (Unicode's bidirectional embeddings, overrides and isolates), so that a name could show as another,
/// or annotates it unseen, which the program does itself ([`foreign`](super::foreign)).
pub fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
    )
}

/// The first such character of a text, and where it stands.
///
/// Texts are long and hardly any has one, so bytes are passed that can begin none: of two bytes, only what begins with
/// `C2` can be a control; of three, only what begins with `E2` or `EF` can be one of the others.
pub fn first_hidden(text: &str) -> Option<(usize, char)> {
    let may_begin =
        |byte: u8| matches!(byte, 0..=0x08 | 0x0b..=0x0c | 0x0e..=0x1f | 0x7f | 0xc2 | 0xe2 | 0xef);
    let mut places = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| may_begin(*byte));
    places.find_map(|(at, _)| {
        let found = text.get(at..)?.chars().next()?;
        is_hidden(found).then_some((at, found))
    })
}

/// Whether a character takes no room: pasting brings them, and no word, id, day or figure holds one. Joiners do, in
/// other scripts.
fn takes_no_room(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}'
    )
}

/// Whether a text holds characters without room behind its first.
pub fn has_unseen(text: &str) -> bool {
    text.chars().skip(1).any(takes_no_room)
}

/// Whether a value holds characters that nobody sees, or begins or ends with a blank that is no plain one.
pub fn unseen(value: &str) -> bool {
    value.contains(takes_no_room) || value.trim().len() != value.trim_matches([' ', '\n']).len()
}

/// A value without the characters that nobody sees.
pub fn seen(value: &str) -> String {
    let seen: String = value.chars().filter(|c| !takes_no_room(*c)).collect();
    seen.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_lines_are_seen() {
        assert!(!"Điện\tđiện tử\r\n\u{a0}½ \u{200b}".contains(is_hidden));
        assert!("a\u{202e}b".contains(is_hidden) && "a\0".contains(is_hidden));
    }

    #[test]
    fn pasted_characters_are_taken_out_of_values() {
        for value in ["han\u{200b}", "\u{2060}han", "han\u{a0}", "\u{feff}han"] {
            assert!(unseen(value) && seen(value) == "han", "{value:?}");
        }
        assert!(!unseen("hàn điện") && !unseen(" han ") && !unseen("a\u{a0}b"));
        assert!(has_unseen("a: b\u{200b}") && !has_unseen("\u{feff}a: đ"));
    }

    #[test]
    fn the_first_is_the_first_of_all_characters() {
        for c in '\0'..=char::MAX {
            let text = format!("điện – \u{200b}{c}x{c}");
            let first = text.char_indices().find(|(_, c)| is_hidden(*c));
            assert_eq!(first_hidden(&text), first, "{c:?}");
        }
    }
}
