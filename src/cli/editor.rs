//! `nghe schema --write`: what VS Code needs to complete and explain content, made from the schemas and the ids that exist.
//!
//! YAML files get their schema by folder. No schema reaches the front matter of Markdown in VS Code, so each kind
//! that is written so gets a snippet with its required fields, their lists of values and the ids to choose from.

mod ids;
mod snippet;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

use super::args::Args;
use super::console::Console;
use super::load::load;
use super::{End, Failure};
use crate::diag::{Lang, Text};
use crate::kinds::REGISTRY;
use crate::model::{Form, Settings};
use crate::site::record_schema;

/// The folder of VS Code's settings for a project.
const FOLDER: &str = ".vscode";

pub(super) fn run(args: &Args, console: &Console) -> Result<End, Failure> {
    let loaded = load(args)?;
    let site = loaded
        .prepared
        .ready
        .as_ref()
        .map(|ready| &*ready.main.site);
    let ids = site.map(ids::Ids::of).unwrap_or_default();
    let mut files: Vec<(PathBuf, Value)> = Vec::new();
    let mut bound = Map::new();
    let mut snippets = Map::new();
    let settings = schemars::schema_for!(Settings).to_value();
    bind(
        &mut bound,
        &mut files,
        "site",
        settings,
        json!(["content/site.yaml"]),
    );
    for kind in REGISTRY {
        let mut schema = record_schema(kind);
        ids.offer(&mut schema);
        match kind.form {
            Form::Markdown => {
                let label = (kind.label)();
                let told = format!("Mẫu {}: các trường bắt buộc", label.get(Lang::Vi));
                let name = format!("nghe {}", kind.name);
                snippets.insert(
                    name,
                    snippet::of(kind.name, &told, &schema, kind.needs_body),
                );
            }
            Form::Yaml | Form::Table => {
                let folders = json!([format!("content/{}/**/*.yaml", kind.folder)]);
                bind(
                    &mut bound,
                    &mut files,
                    kind.name,
                    one_or_several(schema),
                    folders,
                );
            }
        }
    }
    files.push((PathBuf::from("nghe.code-snippets"), Value::Object(snippets)));
    let folder = args.root.join(FOLDER);
    for (name, value) in &files {
        write(&folder.join(name), value)?;
    }
    let is_bound = merge(&folder.join("settings.json"), "yaml.schemas", &bound)?;
    recommend(&folder.join("extensions.json"))?;
    tell(console, &folder, files.len(), is_bound)
}

/// Names the schema of some files and the files.
fn bind(
    bound: &mut Map<String, Value>,
    files: &mut Vec<(PathBuf, Value)>,
    name: &str,
    schema: Value,
    globs: Value,
) {
    let file = format!("nghe/{name}.schema.json");
    bound.insert(format!("./{FOLDER}/{file}"), globs);
    files.push((PathBuf::from(file), schema));
}

/// A file of YAML holds a record or a list of them; definitions stand where both find them.
fn one_or_several(mut record: Value) -> Value {
    let defs = record
        .as_object_mut()
        .and_then(|record| record.remove("$defs"))
        .unwrap_or_else(|| json!({}));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "if": {"type": "array"},
        "then": {"type": "array", "items": {"$ref": "#/$defs/_record"}},
        "else": {"$ref": "#/$defs/_record"},
        "$defs": with(defs, "_record", record),
    })
}

fn with(mut object: Value, key: &str, value: Value) -> Value {
    if let Some(members) = object.as_object_mut() {
        members.insert(key.to_owned(), value);
    }
    object
}

/// Adds our bindings to settings that may be there; `false` when these have comments, which would be lost.
fn merge(file: &Path, key: &str, ours: &Map<String, Value>) -> Result<bool, Failure> {
    let written = fs::read_to_string(file).unwrap_or_else(|_| "{}".to_owned());
    let Ok(Value::Object(mut settings)) = serde_json::from_str(&written) else {
        return Ok(false);
    };
    let entry = settings.entry(key).or_insert_with(|| json!({}));
    if let Some(bound) = entry.as_object_mut() {
        bound.extend(ours.clone());
    }
    write(file, &Value::Object(settings))?;
    Ok(true)
}

/// Recommends the extension that reads the schemas, unless the project recommends its own.
fn recommend(file: &Path) -> Result<(), Failure> {
    match file.exists() {
        true => Ok(()),
        false => write(file, &json!({"recommendations": ["redhat.vscode-yaml"]})),
    }
}

fn write(file: &Path, value: &Value) -> Result<(), Failure> {
    let parent = file.parent().map_or(Ok(()), fs::create_dir_all);
    parent
        .and_then(|()| fs::write(file, format!("{value:#}\n")))
        .map_err(Failure::Print)
}

fn tell(console: &Console, folder: &Path, count: usize, is_bound: bool) -> Result<End, Failure> {
    let folder = folder.display();
    console.say(&Text::new(
        format!("Đã ghi {count} tệp vào {folder}. Mở thư mục này bằng VS Code, cài tiện ích YAML khi được hỏi; trong tệp .md gõ nghe rồi nhấn Ctrl+Space để chọn mẫu."),
        format!("Wrote {count} files to {folder}. Open this folder in VS Code and install the YAML extension it recommends; in a .md file type nghe and press Ctrl+Space to choose a template."),
    ))?;
    if !is_bound {
        console.warn(&Text::new(
            format!("{folder}/settings.json có ghi chú nên được giữ nguyên; hãy tự thêm yaml.schemas, mỗi dòng \"./.vscode/nghe/<loại>.schema.json\": [\"content/<thư mục>/**/*.yaml\"]"),
            format!("{folder}/settings.json has comments and was left as it is; add yaml.schemas with lines such as \"./.vscode/nghe/<kind>.schema.json\": [\"content/<folder>/**/*.yaml\"]"),
        ));
    }
    Ok(End::Well)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
    use super::*;

    #[test]
    fn a_file_of_yaml_is_a_record_or_a_list_of_them() {
        for kind in REGISTRY.iter().filter(|kind| kind.form != Form::Markdown) {
            let schema = one_or_several(record_schema(kind));
            let validator = jsonschema::validator_for(&schema).unwrap();
            assert!(
                !validator.is_valid(&json!({"khong-co": 1})),
                "{}",
                kind.name
            );
            assert!(
                !validator.is_valid(&json!([{"khong-co": 1}])),
                "{}",
                kind.name
            );
            assert!(validator.is_valid(&json!([])), "{}", kind.name);
        }
    }

    #[test]
    fn settings_of_others_stay_and_those_with_comments_are_left() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let ours = Map::from_iter([("./a.json".to_owned(), json!(["x"]))]);
        fs::write(
            &file,
            r#"{"editor.wordWrap": "on", "yaml.schemas": {"b": "y"}}"#,
        )
        .unwrap();
        assert!(merge(&file, "yaml.schemas", &ours).unwrap());
        let merged: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        assert_eq!(merged["editor.wordWrap"], "on");
        assert_eq!(merged["yaml.schemas"], json!({"b": "y", "./a.json": ["x"]}));
        let commented = "{ // của tôi\n}";
        fs::write(&file, commented).unwrap();
        assert!(!merge(&file, "yaml.schemas", &ours).unwrap());
        assert_eq!(fs::read_to_string(&file).unwrap(), commented);
    }
}
