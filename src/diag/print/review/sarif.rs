//! Findings as SARIF 2.1.0, with the explanation of each code that occurs.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::Placed;
use crate::diag::address::path_in_address;
use crate::diag::{Code, Lang, Severity, explain};

pub(super) fn render(lang: Lang, all: &[Placed<'_>]) -> String {
    let codes: BTreeSet<Code> = all.iter().map(|one| one.found.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let rules: Value = codes.iter().map(|code| rule(lang, *code)).collect();
    let results: Value = all.iter().map(|one| result(lang, one, &codes)).collect();
    let language = match lang {
        Lang::Vi => "vi",
        Lang::En => "en",
    };
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "nghe",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language,
                "rules": rules,
            }},
            // Columns count characters, as everywhere in the program.
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(lang: Lang, code: Code) -> Value {
    let one = explain(code);
    let help = format!("{}\n\n{}", one.mend.get(lang), one.why.get(lang));
    json!({
        "id": code.as_str(),
        "shortDescription": {"text": one.title.get(lang)},
        "fullDescription": {"text": one.meaning.get(lang)},
        "help": {"text": help},
    })
}

fn result(lang: Lang, one: &Placed<'_>, codes: &[Code]) -> Value {
    let mut result = json!({
        "ruleId": one.found.code.as_str(),
        "ruleIndex": codes.iter().position(|code| *code == one.found.code),
        "level": match one.found.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        },
        "message": {"text": one.text(lang)},
        "partialFingerprints": {"nghe/v1": one.fingerprint},
    });
    let location = match &one.path {
        Some(path) => {
            let uri = path_in_address(path);
            let mut physical = json!({"artifactLocation": {"uri": uri, "uriBaseId": "%SRCROOT%"}});
            if let (Some((start, end)), Some(object)) = (one.span, physical.as_object_mut()) {
                let region = json!({
                    "startLine": start.line,
                    "startColumn": start.column,
                    "endLine": end.line,
                    "endColumn": end.column,
                });
                object.insert("region".to_owned(), region);
            }
            json!({"physicalLocation": physical})
        }
        None => json!({"logicalLocations": [{"fullyQualifiedName": &*one.found.file}]}),
    };
    if let Some(object) = result.as_object_mut() {
        object.insert("locations".to_owned(), json!([location]));
    }
    result
}
