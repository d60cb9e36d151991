//! `nghe completions`: the completion script of a shell.

use clap::CommandFactory as _;

use super::args::{Args, Completions};
use super::console::Console;
use super::{End, Failure};

#[expect(clippy::unnecessary_wraps, reason = "every command has one signature")]
pub(super) fn run(completions: &Completions, console: &Console) -> Result<End, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(completions.shell, &mut Args::command(), "nghe", &mut script);
    console.result(&String::from_utf8_lossy(&script));
    Ok(End::Well)
}
