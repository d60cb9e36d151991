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

/// The address that was meant where the scheme is missing or mistyped.
pub(super) fn url(text: &str) -> Option<String> {
    if let Some(rest) = behind_mistyped_scheme(text) {
        return Some(format!("https://{rest}"));
    }
    let bare = !text.contains(':') && text.contains('.') && !text.starts_with(['.', '/']);
    bare.then(|| format!("https://{text}"))
}

/// What follows a scheme with too few slashes or letters in the wrong order: `http:/`, `https//`, `htpps://`.
fn behind_mistyped_scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once('/')?;
    let letters = scheme.trim_end_matches(':').to_ascii_lowercase();
    let is_meant = letters.starts_with('h') && (4..=6).contains(&letters.len());
    let is_mistyped = letters.bytes().all(|letter| b"htps".contains(&letter));
    let rest = rest.trim_start_matches(['/', ' ']);
    (is_meant && is_mistyped && rest.contains('.')).then_some(rest)
}
