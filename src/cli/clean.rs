//! `nghe clean`: the output folder removed, if it is ours.

use std::path::PathBuf;

use serde_json::json;

use super::args::{Args, Format};
use super::console::Console;
use super::{End, Failure};
use crate::diag::Text;
use crate::output::clean;

pub(super) fn run(args: &Args, console: &Console) -> Result<End, Failure> {
    let sources: Vec<PathBuf> = ["content", "themes"]
        .map(|name| args.root.join(name))
        .into();
    let protected: Vec<_> = sources.iter().map(PathBuf::as_path).collect();
    let cleaned = clean(&args.output(), &protected, |owner| {
        console.warn(&owner.text())
    })?;
    if console.format == Format::Json {
        console.json_result(&json!({"removed": cleaned.files}))?;
    }
    console.say(&Text::new(
        format!("Đã xóa {} tệp.", cleaned.files),
        format!("Removed {} files.", cleaned.files),
    ))?;
    Ok(End::Well)
}
