//! What kind of address a link leads to, seen through the tricks that hide a scheme.

use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// The kinds of link target that a browser would tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// A heading of the same page, `#hoc-phi`.
    Anchor,
    /// A path to other content of this site, `../truong/a.md#hoc-phi`; also the empty target.
    Relative,
    /// An address with `http:` or `https:` and a host.
    Web,
    /// An e-mail address or a phone number, `mailto:` or `tel:`.
    Contact,
    /// Anything else: scripts, data, files, unknown schemes, hosts without a scheme, and named
    /// values, which are put into running text only.
    Forbidden,
}

impl Target {
    /// The kind of a target as written in Markdown or in a record, entities already decoded.
    ///
    /// Browsers ignore control characters in addresses and take `\` for `/`, and servers may decode
    /// percent signs once more, so the target is judged after all of these.
    pub fn of(target: &str) -> Self {
        let target = unmask(target);
        if target.starts_with('#') {
            return Self::Anchor;
        }
        if target.starts_with("//") || target.contains("{{") {
            return Self::Forbidden;
        }
        let head = target.split(['/', '?', '#']).next().unwrap_or_default();
        let Some((scheme, _)) = head.split_once(':') else {
            return Self::Relative;
        };
        let rest = target.get(scheme.len() + 1..).unwrap_or_default();
        match scheme.to_ascii_lowercase().as_str() {
            "http" | "https" if has_host(rest) => Self::Web,
            "mailto" | "tel" if !rest.is_empty() => Self::Contact,
            _ => Self::Forbidden,
        }
    }
}

/// Whether what follows `https:` names a host.
fn has_host(rest: &str) -> bool {
    rest.strip_prefix("//")
        .is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#', ':']))
}

/// The target without invisible characters, with percent signs decoded and `\` turned to `/`.
fn unmask(target: &str) -> Cow<'_, str> {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && byte != b'%' && byte != b'\\';
    if target.bytes().all(is_plain) {
        return Cow::Borrowed(target);
    }
    let once = percent_decode_str(target).decode_utf8_lossy();
    let twice = percent_decode_str(&once).decode_utf8_lossy();
    let visible =
        |char: &char| !char.is_control() && !char.is_whitespace() && !is_zero_width(*char);
    let unmasked = twice.chars().filter(visible);
    Cow::Owned(
        unmasked
            .map(|char| if char == '\\' { '/' } else { char })
            .collect(),
    )
}

/// Characters that take no room on a screen and could split a word that a reader would recognise.
fn is_zero_width(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(kind: Target, targets: &[&str]) {
        for target in targets {
            assert_eq!(Target::of(target), kind, "{target:?}");
        }
    }

    #[test]
    fn tells_the_allowed_kinds_apart() {
        check(Target::Anchor, &["#", "#hoc-phi", " #a"]);
        check(
            Target::Relative,
            &[
                "",
                "a.md",
                "../a.md#b:c",
                "/a/b?c=d:e",
                "trường học.md",
                "a%20b.md",
                "./a:b.md",
            ],
        );
        check(
            Target::Web,
            &[
                "https://vi.example/a?b=c%20d",
                "HTTP://vi.example",
                "https://đào-tạo.example",
            ],
        );
        check(
            Target::Contact,
            &["mailto:a@vi.example", "tel:+842438000000"],
        );
    }

    #[test]
    fn sees_through_tricks() {
        check(
            Target::Forbidden,
            &[
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                " javascript:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:alert(1)",
                "\u{1}javascript:alert(1)",
                "java\u{200b}script:alert(1)",
                "javascript%3Aalert(1)",
                "%6aavascript:alert(1)",
                "%256aavascript%253Aalert(1)",
                "data:text/html,a",
                "vbscript:a",
                "file:///etc/passwd",
                "ftp://vi.example",
                "//vi.example",
                "\\\\vi.example",
                "/\\vi.example",
                "https:vi.example",
                "https://",
                "mailto:",
                "{{ value(\"a\") }}.md",
            ],
        );
    }
}
