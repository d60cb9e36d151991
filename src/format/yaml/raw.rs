//! The complaint of the YAML library taken apart: it tells most of its places only inside its text.

use saphyr_parser::Event;

use super::events::Events;
use super::explain::explain;
use super::repeated;
use super::{Problem, Tree};

/// What the library says about a text, as a problem.
pub(super) fn problem(text: &str, error: &serde_yaml::Error) -> Problem {
    let said = error.to_string();
    if said.contains("duplicate entry with key")
        && let Some(problem) = repeated::problems(&Tree::read(text)).into_iter().next()
    {
        return problem;
    }
    let at = match error.location() {
        Some(location) => location.index(),
        None => end_of_document(text),
    };
    let since = said
        .split_once(", while ")
        .and_then(|(_, context)| place(text, context));
    explain(text, &said, at, since)
}

/// The byte of a `… at line 3 column 7`, both counted from 1.
fn place(text: &str, said: &str) -> Option<usize> {
    let (line, column) = said.rsplit_once(" at line ")?.1.split_once(" column ")?;
    let (line, column) = (line.parse::<usize>().ok()?, column.parse::<usize>().ok()?);
    let before = text.split_inclusive('\n').take(line.checked_sub(1)?);
    let start = before.map(str::len).sum::<usize>();
    let rest = text.get(start..)?;
    let within = rest.char_indices().nth(column.checked_sub(1)?);
    Some(start + within.map_or(rest.len(), |(at, _)| at))
}

/// Where the first document ends and a second begins, which is the one thing that the library tells no place of.
fn end_of_document(text: &str) -> usize {
    let mut ended = false;
    for step in Events::new(text) {
        match step {
            Ok((Event::DocumentEnd, _)) => ended = true,
            Ok((_, span)) if ended => return span.start,
            Ok(_) => {}
            Err(stop) => return stop.at,
        }
    }
    text.len()
}
