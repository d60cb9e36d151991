//! Values of the right type that are not allowed: outside their list, their range, their length or their form.

use std::ops::RangeInclusive;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use super::cell::short;
use super::choice::{self, Known};
use super::document::Document;
use super::formats::Form;
use super::node::Node;
use super::words::{both, choose, found, must_be, name, shown, wanted};
use crate::diag::{Text, codes};
use crate::format::yaml::{Problem, Seg, quote};

/// A word that is not in its list.
pub(super) fn unlisted(
    document: &Document<'_>,
    node: Node<'_>,
    path: &[Seg],
    word: &str,
) -> Problem {
    let known = choice::known(node);
    let name = name(path);
    let meant = choice::meant(word, &known);
    let word = shown(word);
    let message = both(
        &name,
        |name| format!("{name} không nhận giá trị \"{word}\""),
        |name| format!("{name} cannot be \"{word}\""),
    );
    let problem = Problem::new(codes::UNKNOWN_VALUE, document.value_span(path), message);
    match (meant, choose(node)) {
        (Some(meant), _) => perhaps_one_of(problem, meant, &known),
        (None, Some(hint)) => problem.hint(hint),
        (None, None) => problem,
    }
}

/// Asks whether a word of a list was meant, and says what that means.
pub(super) fn perhaps_one_of(problem: Problem, meant: &str, known: &[Known<'_>]) -> Problem {
    let label = known.iter().find(|one| one.key == meant);
    match label.map(|one| one.label.as_str()).unwrap_or_default() {
        "" => perhaps(problem, meant),
        label => {
            let hint = Text::new(
                format!("có phải \"{meant}\" ({label})?"),
                format!("did you mean \"{meant}\"?"),
            );
            problem.hint(hint).instead(quote(meant))
        }
    }
}

/// Asks whether another word was meant.
fn perhaps(problem: Problem, meant: &str) -> Problem {
    let hint = Text::new(
        format!("có phải \"{meant}\"?"),
        format!("did you mean \"{meant}\"?"),
    );
    problem.hint(hint).instead(quote(meant))
}

/// A text that has not the form that its field wants. `node` is all that the field can be.
pub(super) fn malformed(
    document: &Document<'_>,
    node: Node<'_>,
    path: &[Seg],
    form: Form,
    text: &str,
) -> Problem {
    let scalar = document.scalar(path);
    let code = form.code(text, scalar.is_some_and(|scalar| scalar.plain));
    let message = form.objection(text).unwrap_or_else(|| {
        let found = found(document.value(path), scalar);
        must_be(&name(path), &wanted(node, document.refs), &found)
    });
    let problem = Problem::new(code, document.value_span(path), message);
    if let Some(proposal) = form.proposal(text) {
        let hint = Text::new(format!("viết {proposal}"), format!("write {proposal}"));
        return problem.hint(hint).instead(proposal);
    }
    if let Some(remedy) = form.remedy(text) {
        return problem.hint(remedy);
    }
    let known = choice::known(node);
    match choice::meant(text, &known) {
        Some(meant) => perhaps_one_of(problem, meant, &known),
        None => problem.hint(both(
            &form.wanted(),
            |form| format!("viết {form}"),
            |form| format!("write {form}"),
        )),
    }
}

/// A value that breaks a bound of the schema.
pub(super) fn out_of_bounds(
    document: &Document<'_>,
    node: Node<'_>,
    path: &[Seg],
    error: &ValidationError<'_>,
) -> Problem {
    let (vi, en) = match error.kind() {
        Kind::Minimum { limit } => (
            format!("phải từ {limit} trở lên"),
            format!("must be at least {limit}"),
        ),
        Kind::Maximum { limit } => (
            format!("không được quá {limit}"),
            format!("must be at most {limit}"),
        ),
        Kind::ExclusiveMinimum { limit } => (
            format!("phải lớn hơn {limit}"),
            format!("must be more than {limit}"),
        ),
        Kind::ExclusiveMaximum { limit } => (
            format!("phải nhỏ hơn {limit}"),
            format!("must be less than {limit}"),
        ),
        Kind::MultipleOf { multiple_of } => (
            format!("phải chia hết cho {multiple_of}"),
            format!("must be a multiple of {multiple_of}"),
        ),
        Kind::MinLength { limit: 1 } => (
            "không được để trống".to_owned(),
            "must not be empty".to_owned(),
        ),
        Kind::MinLength { limit } => (
            format!("phải có ít nhất {limit} ký tự"),
            format!("must have at least {limit} characters"),
        ),
        Kind::MaxLength { limit } => (
            format!("không được dài quá {limit} ký tự"),
            format!("must have at most {limit} characters"),
        ),
        Kind::MinItems { limit } => (
            format!("phải có ít nhất {limit} mục"),
            format!("must have at least {limit} items"),
        ),
        Kind::MaxItems { limit } => (
            format!("không được có quá {limit} mục"),
            format!("must have at most {limit} items"),
        ),
        Kind::UniqueItems => (
            "không được có hai mục giống nhau".to_owned(),
            "must not have two equal items".to_owned(),
        ),
        _ => (
            "không đúng dạng".to_owned(),
            "does not have the right form".to_owned(),
        ),
    };
    let name = name(path);
    let message = both(
        &name,
        |name| format!("{name} {vi}"),
        |name| format!("{name} {en}"),
    );
    let problem = Problem::new(codes::BAD_VALUE, document.value_span(path), message);
    problem.hint(within_bounds(document, node, path, error))
}

/// What to do about a value that breaks a bound: what to write, or to leave it out, and what the field means.
fn within_bounds(
    document: &Document<'_>,
    node: Node<'_>,
    path: &[Seg],
    error: &ValidationError<'_>,
) -> Text {
    let meaning = node.any_word("description").map(short);
    let of = meaning.map_or_else(String::new, |meaning| format!(" ({meaning})"));
    let write = |vi: String, en: String| Text::new(vi, en);
    let remedy = match error.kind() {
        Kind::Minimum { limit } => write(
            format!("ghi số đúng{of}, từ {limit} trở lên"),
            format!("write the right number, {limit} or more"),
        ),
        Kind::Maximum { limit } => write(
            format!("ghi số đúng{of}, không quá {limit}"),
            format!("write the right number, {limit} at most"),
        ),
        Kind::MinLength { .. } => write(format!("viết nội dung{of}"), "write it".to_owned()),
        Kind::MaxLength { limit } => write(
            format!("viết gọn lại{of}, không quá {limit} ký tự"),
            format!("make it shorter, {limit} characters at most"),
        ),
        Kind::MinItems { limit } => write(
            format!("viết ít nhất {limit} mục{of}, mỗi mục bắt đầu bằng dấu gạch và dấu cách"),
            format!("write {limit} or more items, each after a dash and a space"),
        ),
        Kind::MaxItems { .. } => write("bỏ bớt mục".to_owned(), "leave some out".to_owned()),
        Kind::UniqueItems => write(
            "xóa mục ghi lặp lại".to_owned(),
            "remove what stands twice".to_owned(),
        ),
        _ => {
            let meaning = node.any_word("description").unwrap_or_default();
            return Text::new(
                format!("trường này là: {}", one_line(meaning)),
                "look at what the field means".to_owned(),
            );
        }
    };
    if is_optional(document, path) {
        return or_leave_out(document, path, &remedy);
    }
    remedy
}

fn one_line(text: &str) -> String {
    text.lines().map(str::trim).collect::<Vec<_>>().join(" ")
}

/// A remedy, or to leave the field out.
pub(super) fn or_leave_out(document: &Document<'_>, path: &[Seg], remedy: &Text) -> Text {
    let key = document.key_span(path);
    let (vi, en) = match path.last() {
        _ if document.is_row => (
            "để trống ô này".to_owned(),
            "leave the cell empty".to_owned(),
        ),
        // A line may hold a whole group: {amount: 1, per: month}.
        Some(Seg::Key(name)) if !document.begins_line(key.start) => {
            (format!("bỏ \"{name}\""), format!("take \"{name}\" out"))
        }
        _ => ("xóa dòng này".to_owned(), "delete the line".to_owned()),
    };
    both(
        remedy,
        |remedy| format!("{remedy}, hoặc {vi}"),
        |remedy| format!("{remedy}, or {en}"),
    )
}

/// Whether what stands around a value can stand without it.
pub(super) fn is_optional(document: &Document<'_>, path: &[Seg]) -> bool {
    let Some((Seg::Key(key), around)) = path.split_last() else {
        return false;
    };
    let around = Node::root(document.schema).follow(around);
    !around.is_some_and(|node| node.requires(key))
}

/// A whole number that is too large to be kept.
pub(super) fn out_of_range(
    document: &Document<'_>,
    path: &[Seg],
    range: &RangeInclusive<i128>,
) -> Problem {
    let (low, high) = (range.start(), range.end());
    let message = both(
        &name(path),
        |name| format!("{name} phải từ {low} đến {high}"),
        |name| format!("{name} must be from {low} to {high}"),
    );
    Problem::new(codes::BAD_VALUE, document.value_span(path), message)
}

/// An id that no record of its kind has.
pub(super) fn dangling(document: &Document<'_>, path: &[Seg], kind: &str, id: &str) -> Problem {
    let refs = document.refs;
    let message = both(
        &refs.kind_name(kind),
        |kind| format!("không có {kind} nào mang mã \"{}\"", shown(id)),
        |kind| format!("no {kind} has the id \"{}\"", shown(id)),
    );
    let span = document.value_span(path);
    let problem = Problem::new(codes::DANGLING_REFERENCE, span, message);
    match refs.nearest_at(kind, id, path) {
        Some(meant) => perhaps(problem, &meant),
        None => problem.hint(Text::new(
            format!("mã là tên tệp của bản ghi, không có đuôi; lệnh nghe list {kind} cho xem các mã đã có"),
            format!("an id is the file name of a record without its ending; nghe list {kind} shows them all"),
        )),
    }
}
