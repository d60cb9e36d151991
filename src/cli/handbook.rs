//! `nghe handbook`: the handbook for editors in the browser, or as pages in a folder.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;
use std::sync::Arc;

use super::args::{Args, Handbook};
use super::console::Console;
use super::load::options;
use super::serve::{address, bind, unopened};
use super::{End, Failure};
use crate::build::{BuildError, Prepared, Work, prepare};
use crate::diag::{Diagnostic, Severity, Text};
use crate::handbook::Handbook as Book;
use crate::output::{FolderSink, Outcome, OutputError, OutputPath, Sink};
use crate::serve::{Bar, Session, Setup};
use crate::site::Drafts;
use crate::source::read_lossy;

/// Where it is served: for this machine only.
const LOOPBACK: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

pub(super) fn run(args: &Args, asked: &Handbook, console: &Console) -> Result<End, Failure> {
    match &asked.write {
        Some(folder) => write(args, &args.root.join(folder), console),
        None => serve(args, asked, console),
    }
}

fn serve(args: &Args, asked: &Handbook, console: &Console) -> Result<End, Failure> {
    let mut options = options(args)?;
    options.drafts = Drafts::Hidden;
    // The handbook's own address would put it into a folder of this one.
    options.base_url = None;
    let setup = Setup {
        options,
        bar: Bar::Hidden,
        lang: console.lang,
        ..Setup::default()
    };
    let server = bind(LOOPBACK, asked.port)?;
    let (session, first) = Session::begin(Book::new().source(), setup)?;
    let board = session.board();
    let address = address(server.address(), &board.shown().folder_url());
    console.say(&Text::new(
        format!("Sổ tay ở {address}. Ctrl+C để dừng."),
        format!("The handbook is at {address}. Ctrl+C ends."),
    ))?;
    if asked.open
        && let Err(cause) = open::that_detached(&address)
    {
        console.warn(&unopened(&address, &cause));
    }
    session.check(&first);
    server.run(board);
    Err(Failure::Died)
}

/// Writes the handbook's pages, and not the empty lists of a site without records.
fn write(args: &Args, folder: &Path, console: &Console) -> Result<End, Failure> {
    let book = Book::new();
    let source = book.source();
    let Prepared {
        ready, diagnostics, ..
    } = prepare(Arc::clone(&source), &options(args)?)?;
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let errors: Vec<Diagnostic> = diagnostics.iter().filter(is_error).cloned().collect();
    let Some(ready) = ready.filter(|_| errors.is_empty()) else {
        console.show(&errors, &|file| read_lossy(&*source, file));
        return Ok(End::Refused);
    };
    let sink = FolderSink::begin(folder, &[], |owner| console.warn(&owner.text()))?.without_spare();
    match ready.write(&Own(&book, &sink), &Work::default(), &|| {}) {
        Ok(_) => {}
        Err(BuildError::Output(error)) => return Err(error.into()),
        Err(BuildError::Stale(pages)) => return Err(Failure::Stale(pages)),
        Err(BuildError::Page(found)) => {
            console.show(&found, &|file| read_lossy(&*source, file));
            return Ok(End::Refused);
        }
    }
    sink.commit()?;
    let shown = folder.display();
    console.say(&Text::new(
        format!("Đã ghi sổ tay vào {shown}. Đưa cả thư mục lên một máy chủ tệp tĩnh để mở."),
        format!("Wrote the handbook to {shown}. Put the folder on any server of static files to open it."),
    ))?;
    Ok(End::Well)
}

/// A folder that takes the handbook's own outputs only.
struct Own<'a>(&'a Book, &'a FolderSink);

impl Sink for Own<'_> {
    fn put(&self, path: &OutputPath, bytes: &[u8]) -> Result<Outcome, OutputError> {
        match self.0.has(path.as_str()) {
            true => self.1.put(path, bytes),
            false => Ok(Outcome::Unchanged),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use clap::error::ErrorKind;

    use crate::cli::help;
    use crate::diag::Lang;
    use crate::handbook::written;

    /// What is written as a command: lines of shell code, and code in a sentence.
    fn commands(text: &str) -> Vec<String> {
        let mut commands = Vec::new();
        let mut language = None;
        for line in text.lines() {
            match (line.strip_prefix("```"), language) {
                (Some(info), None) => language = Some(info),
                (Some(_), Some(_)) => language = None,
                (None, Some("sh")) => commands.push(line.to_owned()),
                (None, Some(_)) => {}
                (None, None) => {
                    commands.extend(line.split('`').skip(1).step_by(2).map(str::to_owned))
                }
            }
        }
        commands.retain(|command| command.starts_with("nghe "));
        commands
    }

    #[test]
    fn every_command_in_the_handbook_is_one() {
        let mut seen = 0;
        for (page, text) in written() {
            for command in commands(text) {
                seen += 1;
                let parsed =
                    help::command(Lang::Vi).try_get_matches_from(command.split_whitespace());
                let is_wrong = parsed.err().is_some_and(|error| {
                    let kind = error.kind();
                    // A command can be named in a sentence without what it takes.
                    let is_named = kind == ErrorKind::MissingRequiredArgument
                        && command.split_whitespace().count() == 2;
                    kind != ErrorKind::DisplayVersion && !is_named
                });
                assert!(!is_wrong, "{page}: {command}");
            }
        }
        assert!(seen > 30, "{seen}");
    }
}
