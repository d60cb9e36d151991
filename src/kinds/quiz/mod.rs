//! The interest quiz: questions whose options give points to groups of interest.

mod check;
mod pages;
mod result;

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;

use crate::diag::Text;
use crate::model::{Findings, Form, Kind, Record, RecordUrl};
use crate::site::{Domain, Route, Site};

use crate::kinds::occupation::Interest;

/// Một bảng câu hỏi sở thích.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Quiz {
    /// Các câu hỏi.
    #[schemars(length(min = 1))]
    pub questions: Vec<QuizQuestion>,
}

impl Kind for Quiz {
    const NAME: &'static str = "quiz";
    const FOLDER: &'static str = "trac-nghiem";
    const FORM: Form = Form::Yaml;

    fn label() -> Text {
        Text::new("trắc nghiệm", "quiz")
    }

    fn url(record: &Record<Self>) -> RecordUrl {
        RecordUrl::Page(format!("/trac-nghiem/{}/", record.id))
    }
}

impl Domain for Quiz {
    fn check(record: &Record<Self>, _: &Site, findings: &mut Findings) {
        check::check(record, findings);
    }

    fn routes(site: &Site) -> Vec<Route> {
        pages::routes(site)
    }
}

/// Một câu hỏi của bảng.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuizQuestion {
    /// Câu hỏi.
    pub text: String,
    /// Các lựa chọn.
    #[schemars(length(min = 2))]
    pub options: Vec<QuizOption>,
}

/// Một lựa chọn.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct QuizOption {
    /// Chữ của lựa chọn.
    pub text: String,
    /// Điểm cho từng nhóm sở thích.
    #[schemars(schema_with = "scores")]
    pub scores: BTreeMap<Interest, u8>,
}

/// Points under the letters of interests; a derived schema would not say which keys there are.
fn scores(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": "object",
        "propertyNames": generator.subschema_for::<Interest>(),
        "additionalProperties": generator.subschema_for::<u8>(),
    })
}
