//! `nghe schema`: the JSON Schema of a kind or of a theme, made from the struct that the file is read into.

use super::args::{Args, Schema};
use super::console::Console;
use super::{End, Failure, editor};
use crate::kinds::REGISTRY;
use crate::site::{record_schema, translation_schema};
use crate::theme;

/// What stands for `theme.yaml` among the names of kinds.
const THEME: &str = "theme";

pub(super) fn run(args: &Args, schema: &Schema, console: &Console) -> Result<End, Failure> {
    if schema.write {
        return editor::run(args, console);
    }
    let names = || {
        let kinds = REGISTRY.iter().map(|kind| kind.name);
        kinds.chain([THEME]).collect::<Vec<_>>()
    };
    let Some(wanted) = &schema.kind else {
        console.result(&format!("{}\n", names().join("\n")))?;
        return Ok(End::Well);
    };
    let kind = REGISTRY.iter().find(|kind| kind.name == wanted);
    let schema = match kind {
        Some(kind) if schema.translation => translation_schema(kind),
        Some(kind) => record_schema(kind),
        None if wanted == THEME => theme::schema(),
        None => return Err(Failure::Kind(wanted.clone(), names().join(", "))),
    };
    console.json_result(&schema)?;
    Ok(End::Well)
}
