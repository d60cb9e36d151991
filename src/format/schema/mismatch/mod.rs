//! Values of the wrong type. Most are no slips of the editor but of YAML, which guesses types where no quotes stand.

mod empty;
mod group;
mod scalar;

use std::ops::Range;

use serde_json::Value;

use super::document::Document;
use super::formats::grouped;
use super::node::Node;
use super::words::{both, form, found, must_be, name, wanted};
use crate::diag::{Text, codes};
use crate::format::yaml::{Problem, Seg, quote};

/// A value of the wrong type, explained.
pub(super) fn mismatch(document: &Document<'_>, node: Node<'_>, path: &[Seg]) -> Problem {
    let scalar = document.scalar(path);
    let it = Mismatch {
        document,
        node,
        path,
        value: document.value(path),
        raw: scalar.map_or("", |scalar| scalar.raw),
        plain: scalar.is_some_and(|scalar| scalar.plain),
        types: node.types(),
    };
    match it.value {
        Value::Null => empty::explain(&it),
        Value::Bool(_) => scalar::truth(&it),
        Value::Number(number) => scalar::number(&it, number),
        Value::String(text) => scalar::text(&it, text),
        Value::Array(_) | Value::Object(_) => group::explain(&it),
    }
}

/// A number that is infinite or none, where text is wanted.
pub(super) fn endless(document: &Document<'_>, node: Node<'_>, path: &[Seg]) -> Problem {
    let scalar = document.scalar(path);
    let raw = scalar.map_or(".nan", |scalar| scalar.raw);
    let quoted = quote(raw);
    let message = both(
        &name(path),
        |name| format!("{name} phải là chữ, nhưng {raw} trong YAML là ký hiệu của một số"),
        |name| format!("{name} must be a text, but {raw} is the sign of a number in YAML"),
    );
    let problem = Problem::new(codes::YAML_TRAP, document.value_span(path), message);
    match form(node) {
        Some(form) => problem.hint(both(
            &form.wanted(),
            |wanted| format!("viết {wanted}"),
            |wanted| format!("write {wanted}"),
        )),
        None => problem.hint(in_quotes(&quoted)).instead(quoted),
    }
}

/// A number that fits, but is written like another one: `224.500` where decimals are possible.
pub(super) fn ambiguous(document: &Document<'_>, path: &[Seg]) -> Option<Problem> {
    let scalar = document.scalar(path)?;
    // A decimal is not written with a zero at its end, while thousands often have one.
    let whole = grouped(scalar.raw).filter(|_| scalar.plain && scalar.raw.ends_with('0'))?;
    let (raw, decimal) = (scalar.raw, document.value(path));
    let message = Text::new(
        format!("{raw} bị đọc thành số thập phân {decimal}: dấu chấm trong YAML là dấu thập phân"),
        format!("{raw} is read as the decimal {decimal}: in YAML a point is a decimal point"),
    );
    let hint = Text::new(
        format!("viết {whole} nếu là hàng nghìn, {decimal} nếu đúng là số thập phân"),
        format!("write {whole} for thousands, {decimal} for the decimal"),
    );
    Some(Problem::new(codes::YAML_TRAP, document.value_span(path), message).hint(hint))
}

/// A value and the schema that it does not fit.
struct Mismatch<'a> {
    document: &'a Document<'a>,
    node: Node<'a>,
    path: &'a [Seg],
    value: &'a Value,
    /// The scalar as it is written; empty for a list or mapping.
    raw: &'a str,
    /// Whether it stands without quotes.
    plain: bool,
    /// The names of the types that would fit.
    types: Vec<&'a str>,
}

impl Mismatch<'_> {
    fn wants(&self, name: &str) -> bool {
        self.types.contains(&name)
    }

    fn wanted(&self) -> Text {
        if self.path.is_empty() && self.wants("object") {
            return Text::new(
                "các trường dạng tên: giá trị",
                "fields of the form key: value",
            );
        }
        wanted(self.node, self.document.refs)
    }

    fn span(&self) -> Range<usize> {
        self.document.value_span(self.path)
    }

    /// The finding that says what was wanted and what is there.
    fn plainly(&self) -> Problem {
        let found = found(self.value, self.document.scalar(self.path));
        let message = must_be(&name(self.path), &self.wanted(), &found);
        Problem::new(codes::WRONG_TYPE, self.span(), message)
    }

    /// The finding that YAML has read something else than was written.
    fn trap(&self, vi: &str, en: &str, hint: Text) -> Problem {
        let name = name(self.path);
        let message = both(
            &name,
            |name| format!("{name} {vi}"),
            |name| format!("{name} {en}"),
        );
        Problem::new(codes::YAML_TRAP, self.span(), message).hint(hint)
    }
}

/// The hint to write this instead.
fn write(proposal: &str) -> Text {
    Text::new(format!("viết {proposal}"), format!("write {proposal}"))
}

/// The hint to put what is written in quotes.
fn in_quotes(quoted: &str) -> Text {
    Text::new(
        format!("đặt trong dấu ngoặc kép: {quoted}"),
        format!("put it in quotes: {quoted}"),
    )
}
