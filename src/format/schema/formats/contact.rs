//! Phones and addresses of the web and of mail.

use crate::format::text::is_phone;

/// An absolute `http` or `https` address with a host, and nothing in it that would need escaping.
pub(super) fn is_url(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next());
    let refused = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '<' | '>' | '\\')
    };
    host.is_some_and(|host| !host.is_empty()) && !text.contains(refused)
}

/// Whether an address names a scheme that is not of the web, however it is disguised.
pub(super) fn has_other_scheme(text: &str) -> bool {
    let visible: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .collect();
    let Some((scheme, _)) = visible.split_once(':') else {
        return false;
    };
    let scheme = scheme.to_ascii_lowercase();
    !scheme.is_empty()
        && scheme.bytes().all(|byte| byte.is_ascii_alphabetic())
        && !matches!(scheme.as_str(), "http" | "https")
}

/// The address that was meant where only the scheme is missing.
pub(super) fn url(text: &str) -> Option<String> {
    let bare = !text.contains(':') && text.contains('.') && !text.starts_with(['.', '/']);
    bare.then(|| format!("https://{text}"))
}

pub(super) fn is_email(text: &str) -> bool {
    let refused = |letter: char| {
        letter.is_whitespace() || letter.is_control() || matches!(letter, '<' | '>' | '"' | ',')
    };
    let Some((name, host)) = text.split_once('@') else {
        return false;
    };
    let labels = || host.split('.');
    !name.is_empty()
        && !text.contains(refused)
        && !host.contains('@')
        && labels().count() > 1
        && labels().all(|label| !label.is_empty())
}

/// A number as people dial or group it, in international form.
pub(super) fn phone(text: &str) -> Option<String> {
    let grouping = |letter: char| matches!(letter, ' ' | '.' | '-' | '(' | ')' | '\u{a0}');
    let number: String = text.chars().filter(|letter| !grouping(*letter)).collect();
    let digits = number.strip_prefix('+').unwrap_or(&number);
    let national = digits
        .strip_prefix('0')
        .or_else(|| digits.strip_prefix("84"));
    let international = format!("+84{}", national.unwrap_or(digits));
    [number, international]
        .into_iter()
        .find(|number| is_phone(number))
}
