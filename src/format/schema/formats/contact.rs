//! Addresses of the web.

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
