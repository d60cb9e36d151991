//! Reads `content/site.yaml`.

use std::sync::Arc;

use serde::Deserialize as _;

use super::schema::NoRefs;
use crate::diag::{Diagnostic, Text, codes};
use crate::format::{schema, yaml};
use crate::model::Settings;
use crate::source::{Source, read_text};

/// Reads the settings.
///
/// # Errors
/// Everything that is wrong with them.
pub(super) fn read(source: &dyn Source, path: &Arc<str>) -> Result<Settings, Vec<Diagnostic>> {
    let text = read_text(source, path).map_err(|problem| vec![problem])?;
    let Ok(value) = yaml::parse(&text) else {
        return Err(yaml::diagnose_syntax(path, &text, 0));
    };
    Settings::deserialize(value).map_err(|cause| {
        let schema = schemars::schema_for!(Settings).to_value();
        let mut found = schema::errors(&schema, path, &text, 0, &NoRefs);
        if found.is_empty() {
            found.push(Diagnostic::error(
                codes::BAD_VALUE,
                Arc::clone(path),
                Text::new(format!("không đọc được: {cause}"), format!("cannot be read: {cause}")),
            ));
        }
        found
    })
}
