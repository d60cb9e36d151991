//! `nghe explain`: what a code means, how to mend it, an example, and why the rule is there.

use std::fmt::Write as _;

use serde_json::json;

use super::args::{Explain, Format};
use super::console::Console;
use super::{End, Failure};
use crate::diag::{Code, Explanation, Lang, Text, codes, explain};
use crate::format::text;

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
    let Explanation {
        title,
        meaning,
        mend,
        why,
        file,
        wrong,
        right,
        ..
    } = explain(code);
    let words = |vi, en| Text::new(vi, en);
    let place = file.map_or_else(String::new, |file| format!(" ({file})"));
    let mut out = format!(
        "{}  {}\n\n{}\n",
        code.as_str(),
        title.get(lang),
        meaning.get(lang)
    );
    let sections = [
        (words("Cách sửa", "How to mend it"), mend.get(lang)),
        (
            words("Vì sao có quy tắc này", "Why the rule exists"),
            why.get(lang),
        ),
    ];
    for (heading, text) in sections {
        // Writing to a String cannot fail.
        let _ = write!(out, "\n{}\n  {text}\n", heading.get(lang));
    }
    for (heading, sample) in [
        (words("Sai", "Wrong"), wrong),
        (words("Đúng", "Right"), right),
    ] {
        let _ = writeln!(out, "\n{}{place}", heading.get(lang));
        for line in sample.get(lang).lines() {
            let _ = writeln!(out, "  | {line}");
        }
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
