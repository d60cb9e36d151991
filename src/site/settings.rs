//! Reads `content/site.yaml`.

use std::sync::Arc;

use serde::Deserialize as _;

use crate::diag::{Diagnostic, Text, codes};
use crate::format::schema::{self, NoRefs};
use crate::format::yaml;
use crate::format::yaml::Seg;
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
    let read = Settings::deserialize(value);
    // There is one file of settings, so the schema is always asked: it also knows how long a list must be.
    let schema = schemars::schema_for!(Settings).to_value();
    let mut found = schema::errors(&schema, path, &text, 0, &NoRefs);
    match read {
        Ok(settings) => {
            found.extend(unsafe_name(path, &text, "theme", &settings.theme));
            found.extend(unsafe_name(path, &text, "language", &settings.language));
            if found.is_empty() {
                Ok(settings)
            } else {
                Err(found)
            }
        }
        Err(cause) => {
            if found.is_empty() {
                found.push(Diagnostic::error(
                    codes::BAD_VALUE,
                    Arc::clone(path),
                    Text::new(
                        format!("không đọc được: {cause}"),
                        format!("cannot be read: {cause}"),
                    ),
                ));
            }
            Err(found)
        }
    }
}

/// Refuses a name that becomes part of a path and could leave its folder.
fn unsafe_name(path: &Arc<str>, text: &str, key: &str, name: &str) -> Option<Diagnostic> {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !name.is_empty() && name.chars().all(plain) {
        return None;
    }
    let mut found = Diagnostic::error(
        codes::UNSAFE_PATH,
        Arc::clone(path),
        Text::new(
            format!("{key}: {name:?} không phải một tên"),
            format!("{key}: {name:?} is not a name"),
        ),
    )
    .hint(Text::new(
        "chỉ dùng chữ không dấu, số và gạch nối",
        "use plain letters, digits and hyphens",
    ));
    found.span = yaml::locate(text, &[Seg::from(key)]).map(|located| located.value);
    Some(found)
}
