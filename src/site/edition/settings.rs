//! The settings in another language: `content/site.en.yaml` laid over `content/site.yaml`.

use std::sync::Arc;

use serde::Deserialize as _;
use serde_yaml::Value;

use super::super::catalog::Catalog;
use super::super::schema::require_nothing;
use super::super::{SETTINGS, Site, locate};
use super::field::Field;
use super::{overlay, problems};
use crate::diag::{Diagnostic, Text, codes};
use crate::format::schema::{self, NoRefs};
use crate::format::yaml;
use crate::model::{Findings, Settings};
use crate::source::{Source, read_text};

/// The settings of the main edition as they are written.
///
/// # Errors
/// When they cannot be read at all.
pub(super) fn written(source: &dyn Source) -> Result<Value, Vec<Diagnostic>> {
    let own: Arc<str> = SETTINGS.into();
    let text = read_text(source, &own).map_err(|problem| vec![problem])?;
    parse(&own, &text)
}

/// The settings of the edition in a language, made of those of the main one; what is wrong with them is added to `found`.
///
/// # Errors
/// When they cannot be read at all.
pub(super) fn translated(
    main: &Site,
    written: &Value,
    catalog: &Catalog,
    language: &str,
    found: &mut Vec<Diagnostic>,
) -> Result<Settings, Vec<Diagnostic>> {
    let source = &*main.source;
    let whole = schemars::schema_for!(Settings).to_value();
    let field = Field::whole(&whole);
    let own: Arc<str> = SETTINGS.into();
    let mut value = written.clone();
    overlay::mark(&field, &mut value);
    let file = catalog
        .settings
        .iter()
        .find(|one| *one.language == *language);
    let Some(file) = file.map(|one| &one.file) else {
        return settings(value, language).map_err(|_| vec![unread(&own)]);
    };
    let text = read_text(source, file).map_err(|problem| vec![problem])?;
    let mut findings = Findings::default();
    for misfit in overlay::lay(&field, &mut value, parse(file, &text)?) {
        findings.push(problems::misfit(file, None, SETTINGS, misfit));
    }
    found.extend(locate::locate(source, findings.into_list()));
    let mut partly = whole.clone();
    require_nothing(&mut partly);
    let wrong = schema::errors(&partly, file, &text, 0, &NoRefs);
    match settings(value, language) {
        Ok(settings) if wrong.is_empty() => Ok(settings),
        Err(_) if wrong.is_empty() => Err(vec![unread(file)]),
        _ => Err(wrong),
    }
}

fn parse(file: &Arc<str>, text: &str) -> Result<Value, Vec<Diagnostic>> {
    yaml::parse(text).map_err(|_| yaml::diagnose_syntax(file, text, 0))
}

fn settings(value: Value, language: &str) -> Result<Settings, String> {
    let mut settings = Settings::deserialize(value).map_err(|cause| cause.to_string())?;
    language.clone_into(&mut settings.language);
    Ok(settings)
}

fn unread(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        codes::BAD_VALUE,
        Arc::clone(file),
        Text::new(
            "thiết lập bằng ngôn ngữ này có một giá trị không đọc được",
            "a value of the settings in this language cannot be read",
        ),
    )
}
