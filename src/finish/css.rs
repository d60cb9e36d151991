//! Style sheets become one: joined in their order, made small, and what they name put in its published place.

use std::borrow::Cow;
use std::sync::Arc;

use lightningcss::dependencies::{Dependency, DependencyOptions, Location};
use lightningcss::rules::layer::{LayerBlockRule, LayerName};
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::targets::{Browsers, Targets};
use lightningcss::traits::Parse as _;

use crate::diag::position::LineIndex;
use crate::diag::{Diagnostic, Text, codes};

/// The oldest browsers that show the styles at all: the first, of spring 2022, that know cascade layers.
/// What they lack beyond that is written in older terms; what they know (logical properties) stays as it is.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(99 << 16),
    edge: None,
    firefox: Some(97 << 16),
    ie: None,
    ios_saf: Some(15 << 16 | 4 << 8),
    opera: None,
    safari: Some(15 << 16 | 4 << 8),
    samsung: Some(18 << 16),
};

/// A style sheet of a theme.
#[derive(Debug)]
pub struct Sheet {
    /// Its path, for findings and for what it names relative to itself.
    pub path: Arc<str>,
    /// The CSS.
    pub text: String,
    /// The layer around all of it; `None` when it names its layers itself.
    pub layer: Option<String>,
}

/// Gives the published address of what `url()` names in the sheet at a path, or says what is wrong with it.
pub type Address<'a> = dyn Fn(&Arc<str>, &str) -> Result<String, Text> + 'a;

/// Joins style sheets.
///
/// # Errors
/// What cannot be parsed, and what `url()` and `@import` may not name, at its place.
pub fn bundle(sheets: &[Sheet], address: &Address<'_>) -> Result<String, Vec<Diagnostic>> {
    let mut rules = Vec::new();
    let mut found = Vec::new();
    for (index, sheet) in sheets.iter().enumerate() {
        match parse(sheet, u32::try_from(index).unwrap_or(u32::MAX)) {
            Ok(more) => rules.extend(more),
            Err(problem) => found.push(problem),
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let paths = sheets.iter().map(|sheet| sheet.path.to_string()).collect();
    print(paths, rules).map_or_else(
        |cause| {
            let first = sheets.first().map_or("", |sheet| &sheet.path);
            Err(vec![problem(first, None, &cause)])
        },
        |(css, dependencies)| link(css, dependencies, sheets, address),
    )
}

/// The rules of a sheet, in its layer if it has one.
fn parse(sheet: &Sheet, index: u32) -> Result<Vec<CssRule<'_>>, Diagnostic> {
    let options = ParserOptions {
        filename: sheet.path.to_string(),
        source_index: index,
        ..ParserOptions::default()
    };
    let parsed = StyleSheet::parse(&sheet.text, options).map_err(|error| {
        let place = error.loc.as_ref().map(|at| Location {
            line: at.line + 1,
            column: at.column,
        });
        let span = place.and_then(|place| span(&sheet.text, place));
        problem(&sheet.path, span, &error.kind.to_string())
    })?;
    let rules = parsed.rules.0;
    let Some(layer) = &sheet.layer else {
        return Ok(rules);
    };
    let name = LayerName::parse_string(layer)
        .map_err(|_| problem(&sheet.path, None, &format!("@layer {layer}")))?;
    Ok(vec![CssRule::LayerBlock(LayerBlockRule {
        name: Some(name),
        rules: CssRuleList(rules),
        loc: lightningcss::rules::Location {
            source_index: index,
            line: 0,
            column: 1,
        },
    })])
}

type Printed = (String, Vec<Dependency>);

/// The rules as one small text, in which placeholders stand for what they name.
fn print(paths: Vec<String>, rules: Vec<CssRule<'_>>) -> Result<Printed, String> {
    let targets = Targets::from(BROWSERS);
    let mut sheet: StyleSheet<'_> =
        StyleSheet::new(paths, CssRuleList(rules), ParserOptions::default());
    sheet
        .minify(MinifyOptions {
            targets,
            ..MinifyOptions::default()
        })
        .map_err(|error| error.to_string())?;
    let printed = sheet
        .to_css(PrinterOptions {
            minify: true,
            targets,
            analyze_dependencies: Some(DependencyOptions::default()),
            ..PrinterOptions::default()
        })
        .map_err(|error| error.to_string())?;
    Ok((printed.code, printed.dependencies.unwrap_or_default()))
}

/// Puts the published addresses in the places of what the sheets name.
fn link(
    mut css: String,
    dependencies: Vec<Dependency>,
    sheets: &[Sheet],
    address: &Address<'_>,
) -> Result<String, Vec<Diagnostic>> {
    let mut found = Vec::new();
    for dependency in dependencies {
        let (name, at) = match &dependency {
            Dependency::Url(url) => (&url.url, &url.loc),
            Dependency::Import(import) => (&import.url, &import.loc),
        };
        let Some(sheet) = sheets.iter().find(|sheet| *sheet.path == *at.file_path) else {
            continue;
        };
        let answer = match &dependency {
            Dependency::Url(url) => address(&sheet.path, name).map(|address| {
                css = css.replace(&url.placeholder, &address);
            }),
            Dependency::Import(_) => Err(Text::new(
                format!("@import {name:?}: các tệp trong styles/ được nối sẵn theo tên"),
                format!("@import {name:?}: the files of styles/ are joined by themselves"),
            )),
        };
        if let Err(message) = answer {
            let mut one = Diagnostic::error(codes::STYLE, Arc::clone(&sheet.path), message);
            one.span = span(&sheet.text, at.start).map(|start| start.start..start.start);
            found.push(one);
        }
    }
    if found.is_empty() {
        Ok(css)
    } else {
        Err(found)
    }
}

/// The bytes at a line and a column, which CSS counts in units of UTF-16 from 1.
fn span(text: &str, at: Location) -> Option<std::ops::Range<usize>> {
    let line = LineIndex::new(text).line(usize::try_from(at.line).ok()?);
    let mut units = 1;
    let column = at.column;
    let written = text.get(line.clone())?;
    let offset = written
        .char_indices()
        .find(|(_, c)| {
            let here = units >= column;
            units += u32::try_from(c.len_utf16()).unwrap_or(1);
            here
        })
        .map_or(written.len(), |(offset, _)| offset);
    Some(line.start + offset..line.end)
}

fn problem(path: &str, span: Option<std::ops::Range<usize>>, cause: &str) -> Diagnostic {
    let mut found = Diagnostic::error(
        codes::STYLE,
        Arc::from(path),
        Text::new(
            format!("tệp kiểu dáng có lỗi: {cause}"),
            format!("style sheet error: {cause}"),
        ),
    )
    .hint(Text::new(
        "sửa tệp kiểu dáng của giao diện",
        "mend the theme's style sheet",
    ));
    found.span = span;
    found
}

/// A CSS text in which comments are blank, so that it can be searched without reading them.
pub fn without_comments(css: &str) -> Cow<'_, str> {
    if !css.contains("/*") {
        return Cow::Borrowed(css);
    }
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        let following = after
            .split_once("*/")
            .map_or("", |(_, following)| following);
        out.push_str(before);
        out.push_str(&" ".repeat(rest.len() - before.len() - following.len()));
        rest = following;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sheet(path: &str, text: &str, layer: Option<&str>) -> Sheet {
        Sheet {
            path: path.into(),
            text: text.to_owned(),
            layer: layer.map(str::to_owned),
        }
    }

    fn nothing(_: &Arc<str>, url: &str) -> Result<String, Text> {
        Err(Text::new(url, url))
    }

    #[test]
    fn sheets_are_joined_and_a_layer_put_around_those_that_ask() {
        let css = bundle(
            &[
                sheet("a.css", "@layer base { p { color: #ff0000 } }", None),
                sheet("b.css", "p { color: blue }", Some("hue")),
            ],
            &nothing,
        )
        .unwrap();
        assert_eq!(css, "@layer base{p{color:red}}@layer hue{p{color:#00f}}");
    }

    #[test]
    fn what_is_named_gets_its_address() {
        let sheets = [sheet(
            "s/a.css",
            "p { background: url(../assets/x.svg) }",
            None,
        )];
        let css = bundle(&sheets, &|path, url| Ok(format!("{path}+{url}"))).unwrap();
        assert_eq!(css, "p{background:url(\"s/a.css+../assets/x.svg\")}");
        let found = bundle(&sheets, &nothing).unwrap_err();
        assert_eq!(found.first().unwrap().span.as_ref().unwrap().start, 20);
    }

    #[test]
    fn a_mistake_is_told_at_its_line() {
        let found =
            bundle(&[sheet("a.css", "p { }\n\nq { color: }}", None)], &nothing).unwrap_err();
        let at = found.first().unwrap().span.clone().unwrap();
        assert!(at.start > 6, "{at:?}");
        assert!(bundle(&[sheet("a.css", "@import 'b.css';", None)], &nothing).is_err());
    }

    #[test]
    fn comments_are_blanked_in_their_length() {
        assert_eq!(without_comments("a/* b */c"), "a       c");
        assert_eq!(without_comments("a/* b"), "a    ");
    }
}
