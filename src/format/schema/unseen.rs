//! Values and keys that are right but for characters that nobody sees, which pasting brings.

use super::document::Document;
use super::words::{both, name, shown};
use super::{Mistake, Problem, Seg};
use crate::diag::{Text, codes};
use crate::format::text::{seen, unseen};
use crate::format::yaml::quote;

/// Tells of such characters instead of what the schema makes of them, which would ask for what seems to stand there.
pub(super) fn told(document: &Document<'_>, mistake: Mistake) -> Mistake {
    let Mistake { path, problem } = mistake;
    let problem = match problem.code {
        codes::UNKNOWN_KEY => in_key(&path, problem),
        _ => match document.value(&path).as_str().filter(|text| unseen(text)) {
            Some(text) => in_value(document, &path, text),
            None => problem,
        },
    };
    Mistake { path, problem }
}

/// A text that must be written exactly, with characters that nobody sees.
pub(super) fn in_value(document: &Document<'_>, path: &[Seg], text: &str) -> Problem {
    let seen = seen(text);
    let message = both(
        &name(path),
        |name| format!("{name} có ký tự không nhìn thấy lẫn trong giá trị, thường do dán"),
        |name| format!("{name} holds characters that nobody sees, mostly from pasting"),
    );
    let is_plain = document.scalar(path).is_none_or(|scalar| scalar.plain);
    let fix = if is_plain { seen } else { quote(&seen) };
    Problem::new(codes::HIDDEN_CHARACTER, document.value_span(path), message)
        .hint(again(&fix))
        .instead(fix)
}

fn in_key(path: &[Seg], problem: Problem) -> Problem {
    let Some(Seg::Key(key)) = path.last().filter(|_| problem.fix.is_some()) else {
        return problem;
    };
    let seen = seen(key);
    if !unseen(key) || problem.fix.as_ref() != Some(&seen) {
        return problem;
    }
    let message = Text::new(
        format!("tên trường \"{seen}\" có ký tự không nhìn thấy, thường do dán"),
        format!("the key \"{seen}\" holds characters that nobody sees, mostly from pasting"),
    );
    Problem { message, ..problem }.hint(again(&seen))
}

fn again(seen: &str) -> Text {
    let seen = shown(seen);
    Text::new(
        format!("xóa chỗ này rồi gõ lại bằng tay: {seen}"),
        format!("delete this and type it again: {seen}"),
    )
}
