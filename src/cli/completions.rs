//! `nghe completions`: the completion script of a shell.

use super::args::Completions;
use super::console::Console;
use super::help;
use super::{End, Failure};

pub(super) fn run(completions: &Completions, console: &Console) -> Result<End, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(
        completions.shell,
        &mut help::command(console.lang),
        "nghe",
        &mut script,
    );
    console.result(&String::from_utf8_lossy(&script))?;
    Ok(End::Well)
}
