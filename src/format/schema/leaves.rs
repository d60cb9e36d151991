//! The failures that matter: of alternatives that a value fails, only those of the one that was meant.

use jsonschema::ValidationError;
use jsonschema::error::ValidationErrorKind as Kind;

/// A failure as it is, or when it is about alternatives, the failures of the alternative that was meant.
///
/// When the value fits none by its type, or is a word that is in no list, the failure about all
/// alternatives stays: what was wanted is all of them.
pub(super) fn leaves<'e>(error: &'e ValidationError<'e>) -> Vec<&'e ValidationError<'e>> {
    let Some(branches) = branches(error) else {
        return vec![error];
    };
    let meant = branches.iter().filter(|branch| !rejects(error, branch));
    match meant.min_by_key(|branch| (wrong_tags(branch), branch.len())) {
        Some(meant) => meant.iter().flat_map(leaves).collect(),
        None => vec![error],
    }
}

/// What each alternative says against the value.
fn branches<'e>(error: &'e ValidationError<'e>) -> Option<&'e [Vec<ValidationError<'static>>]> {
    match error.kind() {
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => Some(context),
        _ => None,
    }
}

/// Whether an alternative is out of the question: it wants another type or another word in the same place.
fn rejects(union: &ValidationError<'_>, branch: &[ValidationError<'_>]) -> bool {
    branch.iter().any(|error| {
        error.instance_path() == union.instance_path()
            && match error.kind() {
                Kind::Type { .. } | Kind::Constant { .. } | Kind::Enum { .. } => true,
                Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                    context.iter().all(|branch| rejects(error, branch))
                }
                _ => false,
            }
    })
}

/// How many words inside the value say that another alternative was meant.
fn wrong_tags(branch: &[ValidationError<'_>]) -> usize {
    branch
        .iter()
        .filter(|error| matches!(error.kind(), Kind::Constant { .. }))
        .count()
}
