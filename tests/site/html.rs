//! Just enough reading of HTML to hold finished pages against what they should say.

use std::collections::BTreeSet;

/// A piece of a page.
enum Piece<'a> {
    /// A tag with what stands between `<` and `>`.
    Tag(&'a str),
    /// Text between tags.
    Text(&'a str),
}

/// The pieces of a page in order; the content of `script` and `style` is passed over.
fn pieces(html: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        pieces.push(Piece::Text(&rest[..start]));
        rest = &rest[start + 1..];
        let end = tag_end(rest);
        let tag = &rest[..end];
        rest = rest.get(end + 1..).unwrap_or_default();
        for name in ["script", "style"] {
            if tag.starts_with(name) {
                rest = &rest[rest.find(&format!("</{name}")).unwrap_or(rest.len())..];
            }
        }
        pieces.push(Piece::Tag(tag));
    }
    pieces.push(Piece::Text(rest));
    pieces
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
    }
    text.len()
}

/// Elements whose text runs on in one line with what stands around them.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "i", "input", "kbd", "label", "mark", "s",
    "small", "span", "strong", "sub", "sup", "time",
];

/// What a reader sees, with white space as a browser shows it: words in blocks, blocks in lines.
pub(crate) fn visible(html: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for piece in pieces(html) {
        match piece {
            Piece::Text(text) => blocks.last_mut().unwrap().push_str(&decode(text)),
            Piece::Tag(tag) => {
                let name = name(tag);
                if !INLINE.contains(&name.trim_start_matches('/')) {
                    blocks.push(String::new());
                }
            }
        }
    }
    blocks
        .iter()
        .map(|block| {
            let ascii = |c: char| matches!(c, ' ' | '\n' | '\t' | '\r');
            block
                .split(ascii)
                .filter(|word| !word.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        })
        .filter(|block| !block.is_empty())
        .collect()
}

fn name(tag: &str) -> String {
    tag.chars()
        .take_while(|c| c.is_ascii_alphanumeric() || *c == '/')
        .collect::<String>()
        .to_lowercase()
}

fn decode(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&nbsp;", "\u{a0}")
        .replace("&amp;", "&")
}

/// The values of an attribute of all tags.
fn attribute(html: &str, key: &str) -> Vec<String> {
    let mut values = Vec::new();
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else { continue };
        let mut rest = tag;
        while let Some(at) = rest.find(&format!(" {key}=")) {
            rest = &rest[at + key.len() + 2..];
            let value = match rest.chars().next() {
                Some(quote @ ('"' | '\'')) => rest[1..].split(quote).next(),
                _ => rest.split([' ', '\n']).next(),
            };
            values.push(decode(value.unwrap_or_default()));
        }
    }
    values
}

/// The addresses that a page names.
pub(crate) fn links(html: &str) -> Vec<String> {
    [attribute(html, "href"), attribute(html, "src")].concat()
}

/// The ids of a page.
pub(crate) fn ids(html: &str) -> BTreeSet<String> {
    attribute(html, "id").into_iter().collect()
}

/// The ids that a page has more than once.
pub(crate) fn repeated_ids(html: &str) -> Vec<String> {
    let mut seen = BTreeSet::new();
    attribute(html, "id")
        .into_iter()
        .filter(|id| !seen.insert(id.clone()))
        .collect()
}

/// What a strict Content-Security-Policy (`default-src 'self'`) would refuse on a page.
pub(crate) fn refused_by_policy(html: &str) -> Vec<String> {
    let mut refused = Vec::new();
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else { continue };
        let names: Vec<String> = attribute_names(tag);
        let of = |key: &str| attribute(&format!("<{tag}>"), key).into_iter().next();
        let is_data = of("type").is_some_and(|kind| kind == "application/ld+json");
        let inline = match name(tag).as_str() {
            "script" => of("src").is_none() && !is_data,
            "style" => true,
            _ => false,
        };
        let handler = names
            .iter()
            .any(|key| key == "style" || (key.starts_with("on") && key.len() > 2));
        let loads = matches!(
            name(tag).as_str(),
            "script"
                | "img"
                | "iframe"
                | "source"
                | "video"
                | "audio"
                | "embed"
                | "object"
                | "use"
                | "track"
        ) || (name(tag) == "link"
            && of("rel").is_some_and(|rel| {
                ["stylesheet", "icon", "modulepreload", "preload", "manifest"]
                    .contains(&rel.as_str())
            }));
        let own = |url: &String| url.starts_with('/') && !url.starts_with("//");
        let foreign = loads
            && ["src", "href", "data", "poster"]
                .iter()
                .filter_map(|key| of(key))
                .any(|url| !own(&url));
        if inline || handler || foreign {
            refused.push(format!("<{tag}>"));
        }
    }
    refused
}

/// The names of the attributes of a tag.
fn attribute_names(tag: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut rest = tag
        .split_once(char::is_whitespace)
        .map_or("", |(_, rest)| rest);
    while !rest.is_empty() {
        rest = rest.trim_start();
        let end = rest
            .find(|c: char| c == '=' || c.is_whitespace())
            .unwrap_or(rest.len());
        names.push(rest[..end].to_lowercase());
        rest = &rest[end..];
        if let Some(value) = rest.strip_prefix('=') {
            rest = match value.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    value[1..].split_once(quote).map_or("", |(_, rest)| rest)
                }
                _ => value
                    .find(char::is_whitespace)
                    .map_or("", |at| &value[at..]),
            };
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// The levels of the headings in order.
pub(crate) fn headings(html: &str) -> Vec<u8> {
    pieces(html)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Tag(tag) => name(tag).strip_prefix('h')?.parse().ok(),
            Piece::Text(_) => None,
        })
        .collect()
}

/// The JSON-LD documents of a page.
pub(crate) fn json_ld(html: &str) -> Vec<String> {
    html.split("application/ld+json")
        .skip(1)
        .map(|rest| {
            let start = rest.find('>').unwrap() + 1;
            rest[start..rest.find("</script").unwrap()].to_owned()
        })
        .collect()
}

/// What a page says of itself under a name, such as `og:image`.
pub(crate) fn meta(html: &str, wanted: &str) -> Option<String> {
    pieces(html).into_iter().find_map(|piece| match piece {
        Piece::Tag(tag) if name(tag) == "meta" => {
            let tag = format!("<{tag}>");
            let names = [attribute(&tag, "property"), attribute(&tag, "name")].concat();
            let named = names.iter().any(|name| name == wanted);
            named.then(|| attribute(&tag, "content").concat())
        }
        Piece::Tag(_) | Piece::Text(_) => None,
    })
}
