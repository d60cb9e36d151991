//! The two smallest parts of the file: a number of any size, and a list of texts.

use super::column::Column;

/// Stores a number by seven bits a byte, the lowest first (LEB128).
pub(super) fn varint(value: usize, out: &mut Vec<u8>) {
    let mut rest = value;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Stores texts: how many UTF-16 units each shares with the one before, how many it adds, and then
/// all that is added as one piece of UTF-8. Units are what a browser counts in.
pub(super) fn strings<'a>(texts: impl IntoIterator<Item = &'a str>, out: &mut Vec<u8>) {
    let (mut shared, mut added) = (Column::default(), Column::default());
    let mut tail = String::new();
    let mut before = "";
    for text in texts {
        let same = before
            .chars()
            .zip(text.chars())
            .take_while(|(left, right)| left == right)
            .map(|(letter, _)| letter);
        let (units, bytes) = same.fold((0, 0), |(units, bytes), letter| {
            (units + letter.len_utf16(), bytes + letter.len_utf8())
        });
        let rest = text.get(bytes..).unwrap_or_default();
        shared.push(units as u32);
        added.push(rest.encode_utf16().count() as u32);
        tail.push_str(rest);
        before = text;
    }
    shared.write(out);
    added.write(out);
    varint(tail.len(), out);
    out.extend_from_slice(tail.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_takes_as_many_bytes_as_it_needs() {
        let mut out = Vec::new();
        for value in [0, 127, 128, 300] {
            varint(value, &mut out);
        }
        assert_eq!(out, [0, 127, 0x80, 1, 0xac, 2]);
    }

    #[test]
    fn a_text_adds_what_the_one_before_does_not_have() {
        let mut out = Vec::new();
        strings(["nghe", "nghề", "nghề 😀"], &mut out);
        let mut expected = vec![3, 1, 0, 3, 4, 3, 1, 4, 1, 3, 12];
        expected.extend_from_slice("ngheề 😀".as_bytes());
        assert_eq!(out, expected);
    }
}
