//! The two smallest parts of the file: a number of any size, and a list of texts.

/// Stores a number by seven bits a byte, the lowest first (LEB128).
pub(super) fn varint(value: usize, out: &mut Vec<u8>) {
    let mut rest = value;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Stores texts, each with a line break behind it: how many bytes they take, and then these. What texts share
/// with their neighbours is left to the compression of the host, which a browser undoes faster than a script.
pub(super) fn strings<T: AsRef<str>>(texts: impl Iterator<Item = T> + Clone, out: &mut Vec<u8>) {
    let length = texts.clone().map(|text| text.as_ref().len() + 1).sum();
    // Growing by exactly what is needed, its own length too, since the file is the largest thing held.
    out.reserve_exact(length + 10);
    varint(length, out);
    for text in texts {
        out.extend_from_slice(text.as_ref().as_bytes());
        out.push(b'\n');
    }
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
    fn texts_stand_in_lines() {
        let mut out = Vec::new();
        strings(["nghề", ""].into_iter(), &mut out);
        let mut expected = vec![8];
        expected.extend_from_slice("nghề\n\n".as_bytes());
        assert_eq!(out, expected);
    }
}
