//! The style sheets of a theme: the one of every page, with its colours as custom properties and then its files in
//! the order of their names; and one for each folder below `styles/`, which pages ask for that need it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;
use std::sync::Arc;

use super::path;
use crate::diag::{Diagnostic, Text, codes};
use crate::finish::css::{self, Sheet};
use crate::format::text::nearest;
use crate::source::{Source, read_text};
use crate::theme::Chain;

/// The style sheets of a theme, made.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// The sheet of every page.
    pub(super) main: String,
    /// The sheets that pages ask for, by the names of their folders.
    pub(super) named: BTreeMap<String, String>,
}

/// The names of the sheets that a page can ask for.
pub(super) fn names(chain: &Chain) -> BTreeSet<&str> {
    files(chain).filter_map(|(name, _)| folder(name)).collect()
}

/// The folder below `styles/` in which a file lies.
fn folder(name: &str) -> Option<&str> {
    name.split_once('/').map(|(folder, _)| folder)
}

fn files(chain: &Chain) -> impl Iterator<Item = (&str, &Arc<str>)> {
    let files = chain.below("styles");
    files.filter(|(name, _)| name.ends_with(".css"))
}

/// Makes the style sheets; `assets` has the published path of each file below `assets/`.
///
/// A child's file takes the place of its parent's of that name. A file that the child adds comes after all
/// of its parents', in a layer called like the theme, so that its rules win without more weight. The sheet of
/// every page comes before all others, so the layers that it names keep their order in these.
///
/// # Errors
/// What cannot be read or parsed, names of files that do not exist, properties that nobody defines.
pub(super) fn make(
    source: &dyn Source,
    chain: &Chain,
    assets: &BTreeMap<String, String>,
) -> Result<Made, Vec<Diagnostic>> {
    let mut found = Vec::new();
    let names: Vec<&str> = chain.names().collect();
    let rank = |name: &str| {
        let layer = chain.added_by(&format!("styles/{name}"));
        // A grandchild's additions come after its parent's.
        layer.and_then(|layer| names.iter().rev().position(|known| *known == layer))
    };
    let mut files: Vec<(&str, &Arc<str>)> = files(chain).collect();
    files.sort_by_key(|(name, _)| (rank(name), *name));
    let mut sheets: BTreeMap<Option<&str>, Vec<Sheet>> = BTreeMap::new();
    sheets.insert(None, vec![colours(chain)]);
    for (name, file) in files {
        match read_text(source, file) {
            Ok(text) => sheets.entry(folder(name)).or_default().push(Sheet {
                path: Arc::clone(file),
                text,
                layer: chain.added_by(&format!("styles/{name}")).map(str::to_owned),
            }),
            Err(problem) => found.push(problem),
        }
    }
    found.extend(properties(chain, sheets.values().flatten()));
    if !found.is_empty() {
        return Err(found);
    }
    let mut made = Made::default();
    for (name, sheets) in &sheets {
        match css::bundle(sheets, &|file, url| address(chain, assets, file, url)) {
            Ok(css) => match name {
                None => made.main = css,
                Some(name) => drop(made.named.insert((*name).to_owned(), css)),
            },
            Err(problems) => found.extend(problems),
        }
    }
    if found.is_empty() {
        Ok(made)
    } else {
        Err(found)
    }
}

/// The colours of the settings, in the lowest layer.
fn colours(chain: &Chain) -> Sheet {
    let mut text = "@layer theme{:root{".to_owned();
    let colours = chain.colours();
    for (name, colour) in &colours {
        let _ = write!(text, "--{name}:{};", colour.light);
    }
    text.push_str("}@media (prefers-color-scheme:dark){:root{");
    for (name, colour) in &colours {
        let _ = write!(text, "--{name}:{};", colour.dark);
    }
    text.push_str("}}}");
    Sheet {
        path: chain.written(&["colours"]).file,
        text,
        layer: None,
    }
}

/// The published name of what `url()` names: a place in the page itself, or a file below `assets/`.
fn address(
    chain: &Chain,
    assets: &BTreeMap<String, String>,
    file: &Arc<str>,
    url: &str,
) -> Result<String, Text> {
    if url.starts_with('#') {
        return Ok(url.to_owned());
    }
    let own = chain
        .names()
        .find_map(|theme| file.strip_prefix(&format!("{}/", crate::theme::folder(theme))));
    let (target, place) = url
        .split_once('#')
        .map_or((url, String::new()), |(target, place)| {
            (target, format!("#{place}"))
        });
    let name = own.and_then(|own| path::join(own, target));
    let name = name
        .as_deref()
        .and_then(|name| name.strip_prefix("assets/"));
    if let Some(published) = name.and_then(|name| assets.get(name)) {
        return Ok(format!("{}{place}", path::file_name(published)));
    }
    let near = name.and_then(|name| nearest(name, assets.keys().map(String::as_str)));
    Err(near.map_or_else(
        || {
            Text::new(
                format!("url({url}): phải là một tệp của giao diện, như ../assets/nen.svg"),
                format!("url({url}): it must be a file of the theme, such as ../assets/ground.svg"),
            )
        },
        |near| {
            Text::new(
                format!("url({url}): không có tệp ấy; có phải ../assets/{near}?"),
                format!("url({url}): there is no such file; did you mean ../assets/{near}?"),
            )
        },
    ))
}

/// Finds the custom properties that are used and that nobody defines, and colours that nobody uses.
fn properties<'a>(chain: &Chain, sheets: impl Iterator<Item = &'a Sheet>) -> Vec<Diagnostic> {
    let texts: Vec<_> = sheets
        .map(|sheet| (sheet, css::without_comments(&sheet.text)))
        .collect();
    let defined: BTreeSet<&str> = texts
        .iter()
        .flat_map(|(_, text)| definitions(text))
        .collect();
    let mut used = BTreeSet::new();
    let mut found = Vec::new();
    for (sheet, text) in &texts {
        for (name, at) in uses(text) {
            if !defined.contains(name) {
                found.push(undefined(&sheet.path, name, at, &defined));
            }
            used.insert(name);
        }
    }
    // A child may replace the style sheet that used its parent's colour.
    let own = chain.own().into_iter().flat_map(|own| own.colours.keys());
    let unused = own.map(String::as_str).filter(|name| !used.contains(name));
    found.extend(unused.map(|name| unused_colour(chain, name, &used)));
    found
}

/// The names that `--name:` defines.
fn definitions(css: &str) -> impl Iterator<Item = &str> {
    css.match_indices("--").filter_map(|(at, _)| {
        let rest = css.get(at + 2..)?;
        let (name, after) = rest.split_at_checked(name_length(rest))?;
        (!name.is_empty() && after.trim_start().starts_with(':')).then_some(name)
    })
}

/// The names that `var(--name)` uses without another value in case there is none, with their places.
fn uses(css: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    css.match_indices("var(").filter_map(|(at, _)| {
        let rest = css.get(at + 4..)?;
        let start = at + 4 + (rest.len() - rest.trim_start().len());
        let rest = css.get(start..)?.strip_prefix("--")?;
        let (name, after) = rest.split_at_checked(name_length(rest))?;
        let alone = after.trim_start().starts_with(')');
        alone.then_some((name, start..start + 2 + name.len()))
    })
}

fn name_length(text: &str) -> usize {
    text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_')
        .unwrap_or(text.len())
}

fn undefined(
    file: &Arc<str>,
    name: &str,
    at: Range<usize>,
    defined: &BTreeSet<&str>,
) -> Diagnostic {
    let near = nearest(name, defined.iter().copied());
    Diagnostic::error(
        codes::STYLE,
        Arc::clone(file),
        Text::new(
            format!("không có màu hay biến nào tên --{name}"),
            format!("there is no colour or property --{name}"),
        ),
    )
    .at(at)
    .hint(near.map_or_else(
        || {
            Text::new(
                format!("thêm màu {name} vào mục colours của theme.yaml"),
                format!("add {name} to colours in theme.yaml"),
            )
        },
        |near| {
            Text::new(
                format!("có phải --{near}?"),
                format!("did you mean --{near}?"),
            )
        },
    ))
}

fn unused_colour(chain: &Chain, name: &str, used: &BTreeSet<&str>) -> Diagnostic {
    let place = chain.written(&["colours", name]);
    let near = nearest(name, used.iter().copied());
    let mut found = Diagnostic::error(
        codes::THEME_NAME,
        place.file,
        Text::new(
            format!("không tệp kiểu dáng nào dùng màu {name}"),
            format!("no style sheet uses the colour {name}"),
        ),
    )
    .hint(near.map_or_else(
        || {
            Text::new(
                format!("dùng var(--{name}) trong styles/, hoặc bỏ màu ấy"),
                format!("use var(--{name}) in styles/, or take the colour out"),
            )
        },
        |near| {
            Text::new(
                format!("có phải {near:?}?"),
                format!("did you mean {near:?}?"),
            )
        },
    ));
    found.span = place.span;
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_are_told_from_their_uses() {
        let css =
            "a{--ink : red;color:var(--ink);margin:var( --gap );border:var(--x, 1px)}.b--c:hover{}";
        assert_eq!(definitions(css).collect::<Vec<_>>(), ["ink", "c"]);
        let uses: Vec<&str> = uses(css).map(|(name, _)| name).collect();
        assert_eq!(uses, ["ink", "gap"]);
    }
}
