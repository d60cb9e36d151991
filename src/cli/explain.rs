//! `nghe explain`: what a code means, how to mend it, an example, and why the rule is there.

use std::fmt::Write as _;

use serde_json::json;

use super::args::{Explain, Format};
use super::console::Console;
use super::{End, Failure};
use crate::diag::{Code, Lang, codes, explain};
use crate::format::text;
use crate::handbook::{Body, Part, parts};

pub(super) fn run(asked: &Explain, console: &Console) -> Result<End, Failure> {
    let chosen = match &asked.code {
        Some(code) => vec![find(code)?],
        None => codes::ALL.to_vec(),
    };
    let lang = console.lang;
    match (console.format, &asked.code) {
        (Format::Json, _) => {
            let all: Vec<_> = chosen.iter().map(|code| as_json(*code, lang)).collect();
            console.json_result(&all.into())?;
        }
        (_, Some(_)) => {
            let shown: Vec<String> = chosen.iter().map(|code| page(*code, lang)).collect();
            console.result(&shown.concat())?;
        }
        (_, None) => {
            let line = |code: &Code| {
                let title = explain(*code).title;
                format!("{}  {}\n", code.as_str(), title.get(lang))
            };
            console.result(&chosen.iter().map(line).collect::<String>())?;
        }
    }
    Ok(End::Well)
}

/// The code that is written, in capitals or not.
fn find(written: &str) -> Result<Code, Failure> {
    let wanted = written.trim().to_ascii_uppercase();
    let all = || codes::ALL.iter().copied();
    all().find(|code| code.as_str() == wanted).ok_or_else(|| {
        let near = text::nearest(&wanted, all().map(Code::as_str));
        Failure::Code(written.to_owned(), near.map(str::to_owned))
    })
}

/// The explanation for a person.
fn page(code: Code, lang: Lang) -> String {
    let title = explain(code).title;
    let mut out = format!("{}  {}\n", code.as_str(), title.get(lang));
    for Part { heading, body } in parts(code) {
        let heading = heading.as_ref().map(|heading| heading.get(lang));
        // Writing to a String cannot fail.
        let _ = match (heading, body) {
            (None, Body::Words(text)) => writeln!(out, "\n{}", text.get(lang)),
            (Some(heading), Body::Words(text)) => {
                writeln!(out, "\n{heading}\n  {}", text.get(lang))
            }
            (heading, Body::Sample { lines, file }) => {
                let place = file.map_or_else(String::new, |file| format!(" ({file})"));
                let lines: String = lines
                    .get(lang)
                    .lines()
                    .map(|line| format!("  | {line}\n"))
                    .collect();
                write!(out, "\n{}{place}\n{lines}", heading.unwrap_or_default())
            }
        };
    }
    out
}

/// The explanation for a program.
fn as_json(code: Code, lang: Lang) -> serde_json::Value {
    let one = explain(code);
    json!({
        "code": code.as_str(),
        "title": one.title.get(lang),
        "meaning": one.meaning.get(lang),
        "mend": one.mend.get(lang),
        "why": one.why.get(lang),
        "file": one.file,
        "wrong": one.wrong.get(lang),
        "right": one.right.get(lang),
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_written() {
        assert_eq!(find("e0302").unwrap(), codes::DANGLING_REFERENCE);
        let failure = find("E0320").unwrap_err();
        let (message, hint) = failure.texts();
        assert!(message.get(Lang::Vi).contains("E0320"));
        assert!(hint.unwrap().get(Lang::Vi).contains("E0"));
    }

    #[test]
    fn a_page_has_all_its_parts() {
        let shown = page(codes::DANGLING_REFERENCE, Lang::Vi);
        for part in [
            "E0302",
            "Cách sửa",
            "Vì sao",
            "Sai (content/su-kien/ngay-hoi.md)",
            "  | schools: [cd-a1]",
        ] {
            assert!(shown.contains(part), "{part}: {shown}");
        }
    }
}
