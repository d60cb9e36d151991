//! `nghe schema`: the JSON Schema of a kind, made from the struct that content is read into.

use super::args::Schema;
use super::console::Console;
use super::{End, Failure};
use crate::kinds::REGISTRY;
use crate::site::record_schema;

pub(super) fn run(schema: &Schema, console: &Console) -> Result<End, Failure> {
    let names = || REGISTRY.iter().map(|kind| kind.name).collect::<Vec<_>>();
    let Some(wanted) = &schema.kind else {
        console.result(&format!("{}\n", names().join("\n")))?;
        return Ok(End::Well);
    };
    let kind = REGISTRY
        .iter()
        .find(|kind| kind.name == wanted)
        .ok_or_else(|| Failure::Kind(wanted.clone(), names().join(", ")))?;
    console.json_result(&record_schema(kind))?;
    Ok(End::Well)
}
