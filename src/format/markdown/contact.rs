//! Telephone numbers and mail addresses in links: whether a phone or a mail program can use them.

use percent_encoding::percent_decode_str;

use crate::format::text::{is_email, stored_phone};

/// Whether a `tel:` or `mailto:` target can be dialled or written to.
pub(super) fn is_usable(target: &str) -> bool {
    let target = percent_decode_str(target).decode_utf8_lossy();
    match split(&target) {
        Some((Scheme::Phone, number)) => is_dialled(number),
        Some((Scheme::Mail, addresses)) => addresses.split(',').all(is_email),
        None => false,
    }
}

/// The target that was meant, when that is clear.
pub(super) fn proposal(target: &str) -> Option<String> {
    let target = percent_decode_str(target).decode_utf8_lossy();
    match split(&target)? {
        (Scheme::Phone, number) => Some(format!("tel:{}", stored_phone(number)?)),
        (Scheme::Mail, address) => {
            let bare: String = address.chars().filter(|c| !c.is_whitespace()).collect();
            is_email(&bare).then(|| format!("mailto:{bare}"))
        }
    }
}

enum Scheme {
    Phone,
    Mail,
}

/// The scheme and what it leads to, without an extension, a subject and the like.
fn split(target: &str) -> Option<(Scheme, &str)> {
    let (scheme, rest) = target.trim().split_once(':')?;
    let end = |mark: char| rest.split(mark).next();
    match scheme.to_ascii_lowercase().as_str() {
        "tel" => Some((Scheme::Phone, end(';')?)),
        "mailto" => Some((Scheme::Mail, end('?')?)),
        _ => None,
    }
}

/// A number of this country in any of its forms, or one of another country with its code.
fn is_dialled(number: &str) -> bool {
    let is_mark = |c: char| matches!(c, '+' | '-' | '.' | '(' | ')');
    if !number.chars().all(|c| c.is_ascii_digit() || is_mark(c)) {
        return false;
    }
    let digits = number.chars().filter(char::is_ascii_digit).count();
    let is_abroad = number.starts_with('+') && !number.starts_with("+84");
    stored_phone(number).is_some() || (is_abroad && (8..=15).contains(&digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_reaches_somebody_is_usable() {
        for good in [
            "tel:+842439990001",
            "tel:024-3999-0001",
            "tel:19001234",
            "tel:111",
            "TEL:+14155550100",
            "tel:+842439990001;ext=12",
            "mailto:a.b@truong.example?subject=H%E1%BB%8Fi",
            "mailto:a@b.example,c@d.example",
        ] {
            assert!(is_usable(good), "{good}");
        }
        for bad in [
            "tel:+84 24 3999 0001",
            "tel:+8424399900",
            "tel:12345",
            "tel:phong-tuyen-sinh",
            "tel:+",
            "mailto:truong.example",
            "mailto:a@",
            "mailto:a@b",
            "mailto:á@b.example",
            "mailto:a@b.example;c@d.example",
            "mailto:?subject=a",
        ] {
            assert!(!is_usable(bad), "{bad}");
        }
    }

    #[test]
    fn a_slip_is_mended() {
        let mended = |target| proposal(target).unwrap_or_default();
        assert_eq!(mended("tel:024 3999 0001"), "tel:+842439990001");
        assert_eq!(mended("tel:%2B84%2024%203999%200001"), "tel:+842439990001");
        assert_eq!(mended("mailto: a@b.example"), "mailto:a@b.example");
        assert_eq!(proposal("tel:12345"), None);
    }
}
