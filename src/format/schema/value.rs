//! Values of the right type that are not allowed: outside their list, their range, their length or their form.

use std::ops::RangeInclusive;

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

use super::document::Document;
use super::formats::Form;
use super::node::Node;
use super::words::{both, found, listed, must_be, name, shown, wanted};
use crate::diag::{Text, codes};
use crate::format::text::nearest;
use crate::format::yaml::{Problem, Seg, quote};

/// A word that is not in its list.
pub(super) fn unlisted(
    document: &Document<'_>,
    node: Node<'_>,
    path: &[Seg],
    word: &str,
) -> Problem {
    let choices = node.choices();
    let name = name(path);
    let word = shown(word);
    let message = both(
        &name,
        |name| format!("{name} không nhận giá trị \"{word}\""),
        |name| format!("{name} cannot be \"{word}\""),
    );
    let problem = Problem::new(codes::UNKNOWN_VALUE, document.value_span(path), message);
    if let Some(meant) = nearest(&word, choices.iter().copied()) {
        return perhaps(problem, meant);
    }
    let list = listed(choices.into_iter());
    problem.hint(Text::new(
        format!("chọn một trong: {list}"),
        format!("choose one of: {list}"),
    ))
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
    match nearest(text, node.choices().into_iter()) {
        Some(meant) => perhaps(problem, meant),
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
            format!("is not valid: {error}"),
        ),
    };
    let name = name(path);
    let message = both(
        &name,
        |name| format!("{name} {vi}"),
        |name| format!("{name} {en}"),
    );
    let problem = Problem::new(codes::BAD_VALUE, document.value_span(path), message);
    match node.any_word("description") {
        Some(meaning) => problem.hint(Text::new(
            format!("trường này là: {meaning}"),
            format!("what the field means: {meaning}"),
        )),
        None => problem,
    }
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
    match refs.nearest(kind, id) {
        Some(meant) => perhaps(problem, &meant),
        None => problem.hint(Text::new(
            "mã là tên tệp của bản ghi, không có đuôi; xem các mã đã có bằng lệnh nghe list",
            "an id is the file name of a record without its ending; nghe list shows them all",
        )),
    }
}
