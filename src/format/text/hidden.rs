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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_lines_are_seen() {
        assert!(!"Điện\tđiện tử\r\n\u{a0}½ \u{200b}".contains(is_hidden));
        assert!("a\u{202e}b".contains(is_hidden) && "a\0".contains(is_hidden));
    }
}
