//! How a policy is shown.

use crate::site::{Route, Site};

/// The addresses of the kind.
pub(super) fn routes(_site: &Site) -> Vec<Route> {
    Vec::new()
}
