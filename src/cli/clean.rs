//! `nghe clean`: the output folder removed, if it is ours.

use std::path::PathBuf;

use serde_json::json;

use super::args::{Args, Format};
use super::console::Console;
use super::{End, Failure};
use crate::diag::Text;
use crate::output::{Owner, clean};

pub(super) fn run(args: &Args, console: &Console) -> Result<End, Failure> {
    let waiting = |owner: &Owner| console.warn(&owner.text());
    let protected = args.protected();
    let protected = protected.each_ref().map(PathBuf::as_path);
    let cleaned = clean(&args.output(), &protected, waiting)?;
    if console.format == Format::Json {
        console.json_result(&json!({"removed": cleaned.files}))?;
    }
    console.say(&Text::new(
        format!("Đã xóa {} tệp.", cleaned.files),
        format!("Removed {} files.", cleaned.files),
    ))?;
    Ok(End::Well)
}
