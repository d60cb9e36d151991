//! Every mistake of a file against the schema of its kind, at its place, in the words of an editor.
//!
//! The schema is made from the same struct that serde reads, so this is asked only when serde has refused a
//! file, or [`may_misread`] has seen a figure that serde reads but not as it was meant. The validator finds what JSON Schema can
//! say; what it cannot is said by three further keywords and looked at here: `x-ref` holds the kind whose ids a text must
//! be one of, `x-format` (like `format`) a [`Form`], and whole numbers are those of serde, to which `25.0` is none.

pub mod cell;
mod choice;
mod document;
mod field;
mod formats;
mod inspect;
mod instance;
mod invent;
mod keys;
mod label;
mod leaves;
mod likely;
mod mend;
mod mismatch;
mod mistyped;
mod node;
mod unseen;
mod value;
mod words;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;
use serde_json::Value;

pub use self::choice::meant_id;
use self::document::Document;
pub use self::field::{Choice, Field, Scalar, ScalarKind, Shape, Variant, fields};
pub use self::formats::{Form, figure};
pub use self::mend::{Mended, mend};
use self::node::Node;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::text;
use crate::format::yaml::{self, Lost, Problem, Rest, Seg};

/// Findings about one file at most; a file with more is not the work of an editor.
const MAX_FINDINGS: usize = 1_000;

/// Which ids exist, for the texts that refer to records.
pub trait Refs {
    /// Whether a record of the kind has this id.
    fn exists(&self, kind: &str, id: &str) -> bool;
    /// The id of a record of the kind that was probably meant.
    fn nearest(&self, kind: &str, id: &str) -> Option<String>;
    /// What people call a record of the kind, in the middle of a sentence.
    fn kind_name(&self, kind: &str) -> Text;
    /// The same for a reference at a path of the file, whose own record is not meant.
    fn nearest_at(&self, kind: &str, id: &str, _path: &[Seg]) -> Option<String> {
        self.nearest(kind, id)
    }
    /// An id that a record of the kind has, another one for each number where there are several.
    fn nth(&self, _kind: &str, _number: usize) -> Option<String> {
        None
    }
}

/// For files that refer to nothing.
pub struct NoRefs;

impl Refs for NoRefs {
    fn exists(&self, _: &str, _: &str) -> bool {
        true
    }

    fn nearest(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn kind_name(&self, kind: &str) -> Text {
        Text::new(kind, kind)
    }
}

/// All mistakes of a YAML text that starts at the byte `base` of a file: of syntax, of the schema, and references to nothing.
///
/// When the text cannot be read as YAML, the schema is held against the entries that can.
pub fn errors(
    schema: &Value,
    file: &Arc<str>,
    yaml_text: &str,
    base: usize,
    refs: &dyn Refs,
) -> Vec<Diagnostic> {
    let mut problems = match yaml::parse(yaml_text) {
        Ok(value) => {
            let document = Document::new(schema, yaml_text, &value, refs);
            all(&document, yaml_text, &Lost::default())
        }
        Err(_) => {
            let survey = yaml::survey(yaml_text);
            let mut problems = survey.problems;
            if let Some(Rest { text, value, lost }) = &survey.rest {
                let found = all(&Document::new(schema, text, value, refs), text, lost);
                problems.extend(found.into_iter().map(|problem| problem.within(yaml_text)));
            }
            problems
        }
    };
    problems.sort_by_key(|problem| (problem.span.start, problem.span.end, problem.code));
    problems.dedup();
    problems.truncate(MAX_FINDINGS);
    problems
        .into_iter()
        .map(|problem| problem.into_diagnostic(file, base))
        .collect()
}

/// Where the cells of a row are, by the names of their columns.
pub struct Cells<'a> {
    /// The bytes of a cell.
    pub cell: &'a dyn Fn(&str) -> Range<usize>,
    /// The bytes of the name of a column; `None` where there is no such column.
    pub header: &'a dyn Fn(&str) -> Option<Range<usize>>,
    /// The bytes of the names of all columns.
    pub headers: Range<usize>,
}

/// All mistakes of a row of a table, which is a record in which no field is indented below another.
pub fn row_errors(
    schema: &Value,
    file: &Arc<str>,
    row: &serde_yaml::Value,
    refs: &dyn Refs,
    cells: &Cells<'_>,
) -> Vec<Diagnostic> {
    let yaml_text = serde_yaml::to_string(row).unwrap_or_default();
    let mut document = Document::new(schema, &yaml_text, row, refs);
    document.is_row = true;
    let mistakes = check(&document, &Lost::default()).into_iter();
    mistakes
        .map(|Mistake { path, mut problem }| {
            let column = match path.first() {
                Some(Seg::Key(key)) => &**key,
                Some(Seg::Index(_)) | None => "",
            };
            let header = (cells.header)(column);
            problem.span = match (problem.code, header) {
                (codes::UNKNOWN_KEY, Some(header)) => header,
                (codes::MISSING_FIELD, None) => {
                    problem.hint = Some(Text::new(
                        format!("thêm cột \"{column}\" vào dòng đầu, rồi điền ở mọi hàng"),
                        format!("add the column \"{column}\" to the first line and fill it in"),
                    ));
                    cells.headers.clone()
                }
                (_, Some(_) | None) => (cells.cell)(column),
            };
            problem.into_diagnostic(file, 0)
        })
        .collect()
}

/// Whether a text holds a number such as `224.500`, which is a fine decimal to serde but was perhaps meant in thousands, or
/// characters that nobody sees, which make another code of a code.
///
/// This is quick and may be wrong; [`errors`] looks closer.
pub fn may_misread(yaml_text: &str) -> bool {
    let bytes = yaml_text.as_bytes();
    let digits = |range: std::ops::Range<usize>| {
        bytes
            .get(range)
            .is_some_and(|part| part.iter().all(u8::is_ascii_digit))
    };
    let is_grouped = |(at, _): (usize, &str)| {
        let after = at + 1..at + 4;
        at.checked_sub(1).is_some_and(|before| digits(before..at))
            && digits(after)
            && bytes.get(at + 3) == Some(&b'0')
            && !digits(at + 4..at + 5)
    };
    yaml_text.match_indices('.').any(is_grouped) || text::has_unseen(yaml_text)
}

/// A mistake, with the path of the value or the key that it is about.
struct Mistake {
    path: Vec<Seg>,
    problem: Problem,
}

/// Everything that is wrong with a text that can be read, below mistyped keys too.
fn all(document: &Document<'_>, text: &str, lost: &Lost) -> Vec<Problem> {
    let mistakes = check(document, lost);
    let below = mistyped::below(document, text, lost, &mistakes);
    let found = mistakes.into_iter().map(|mistake| mistake.problem);
    found.chain(below).collect()
}

/// What is wrong with a text that can be read. The keys in `lost` were written, but stand in lines that cannot be read.
fn check(document: &Document<'_>, lost: &Lost) -> Vec<Mistake> {
    let validator = match jsonschema::options().offline().build(document.schema) {
        Ok(validator) => validator,
        Err(error) => {
            return vec![Mistake {
                path: Vec::new(),
                problem: broken_schema(&error),
            }];
        }
    };
    let errors: Vec<ValidationError<'_>> = validator
        .iter_errors(&document.instance.json)
        .take(MAX_FINDINGS)
        .collect();
    let leaves: Vec<&ValidationError<'_>> = errors.iter().flat_map(leaves::leaves).collect();
    let mut mistakes = Vec::new();
    let meant = unknown_keys(document, &leaves, &mut mistakes);
    for error in leaves {
        mistakes.extend(explain(document, error, &meant));
    }
    // What was lost is missing, or nothing stands in its place.
    mistakes.retain(|Mistake { path, problem }| {
        let is_told = lost.holds(path) && document.value(path).is_null();
        problem.code == codes::UNKNOWN_KEY || !is_told
    });
    mistakes.extend(inspect::inspect(document));
    // That nothing stands behind a key that is none is no news.
    let is_unknown = |one: &&Mistake| one.problem.code == codes::UNKNOWN_KEY;
    let unknown: BTreeSet<Vec<Seg>> = mistakes
        .iter()
        .filter(is_unknown)
        .map(|one| one.path.clone())
        .collect();
    mistakes.retain(|one| {
        is_unknown(&one) || !unknown.contains(&one.path) || !document.value(&one.path).is_null()
    });
    odd_keys(document, &mut mistakes);
    endless_numbers(document, &mut mistakes);
    let mistakes = mistakes.into_iter();
    mistakes.map(|one| unseen::told(document, one)).collect()
}

/// Reports the keys that the schema does not know; gives the paths of those that were meant.
fn unknown_keys(
    document: &Document<'_>,
    leaves: &[&ValidationError<'_>],
    mistakes: &mut Vec<Mistake>,
) -> BTreeSet<Vec<Seg>> {
    let mut meant = BTreeSet::new();
    for error in leaves {
        let (Kind::AdditionalProperties { unexpected }
        | Kind::UnevaluatedProperties { unexpected }) = error.kind()
        else {
            continue;
        };
        let path = document.path(error.instance_path());
        let node = Node::holding(document.schema, error.schema_path().as_str());
        for key in unexpected.iter().take(MAX_FINDINGS) {
            let unknown = keys::unknown(document, node, &path, key);
            let entry = |key: &str| path.iter().cloned().chain([Seg::from(key)]).collect();
            mistakes.push(Mistake {
                path: entry(key),
                problem: unknown.problem,
            });
            meant.extend(unknown.meant.map(entry));
        }
    }
    meant
}

/// One failure as a problem; none when it follows from a mistake that is told already.
fn explain(
    document: &Document<'_>,
    error: &ValidationError<'_>,
    meant: &BTreeSet<Vec<Seg>>,
) -> Option<Mistake> {
    let path = document.path(error.instance_path());
    let node = Node::holding(document.schema, error.schema_path().as_str());
    let problem = match error.kind() {
        Kind::AdditionalProperties { .. } | Kind::UnevaluatedProperties { .. } => return None,
        Kind::Required { property } => {
            let key = property.as_str()?;
            let field: Vec<Seg> = path.iter().cloned().chain([Seg::from(key)]).collect();
            if meant.contains(&field) {
                return None;
            }
            let problem = keys::missing(document, node, &path, key);
            return Some(Mistake {
                path: field,
                problem,
            });
        }
        Kind::PropertyNames { error } => {
            let key = error.instance().as_str()?;
            let group = Node::root(document.schema).follow(&path)?;
            let names = group.items("propertyNames")?;
            let problem = keys::unlisted(document, names, &path, key);
            let path = path.iter().cloned().chain([Seg::from(key)]).collect();
            return Some(Mistake { path, problem });
        }
        Kind::Type { .. } => mismatch::mismatch(document, node, &path),
        Kind::Enum { .. }
        | Kind::Constant { .. }
        | Kind::AnyOf { .. }
        | Kind::OneOfNotValid { .. } => match document.value(&path) {
            Value::String(word) if !node.choices().is_empty() => {
                value::unlisted(document, node, &path, word)
            }
            _ => mismatch::mismatch(document, node, &path),
        },
        _ => value::out_of_bounds(document, node, &path, error),
    };
    Some(Mistake { path, problem })
}

/// Reports keys that are no text, unless what holds them is wrong anyway.
fn odd_keys(document: &Document<'_>, mistakes: &mut Vec<Mistake>) {
    for path in &document.instance.odd_keys {
        let odd = keys::odd(document, path);
        let holds = |mistake: &Mistake| {
            let around = &mistake.problem.span;
            around.start <= odd.span.start && odd.span.end <= around.end
        };
        if !mistakes.iter().any(holds) {
            mistakes.push(Mistake {
                path: path.clone(),
                problem: odd,
            });
        }
    }
}

/// Reports `.nan` and `.inf` where text is wanted: JSON has no such numbers, so the validator sees a text.
fn endless_numbers(document: &Document<'_>, mistakes: &mut Vec<Mistake>) {
    for path in &document.instance.endless {
        let told = mistakes.iter().any(|mistake| mistake.path == *path);
        let node = Node::root(document.schema).follow(path);
        if let Some(node) = node.filter(|node| !told && node.types().contains(&"string")) {
            mistakes.push(Mistake {
                path: path.clone(),
                problem: mismatch::endless(document, node, path),
            });
        }
    }
}

/// A schema that cannot be used is a mistake of the program; the editor is told so instead of nothing.
fn broken_schema(error: &ValidationError<'_>) -> Problem {
    let message = Text::new(
        format!("chương trình có lỗi: lược đồ của loại tệp này không dùng được ({error})"),
        format!("the program is at fault: the schema of this kind of file is broken ({error})"),
    );
    Problem::new(codes::WRONG_TYPE, 0..0, message)
}

#[cfg(test)]
mod tests;
