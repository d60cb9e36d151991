//! What the page of an employer shows.

use serde::Serialize;

use super::EmployerKind;
use crate::kinds::demand::DemandRow;
use crate::kinds::programme::Row;
use crate::kinds::shared::{ContactView, Link};

/// The whole employer, as its page shows it.
#[derive(Debug, Serialize)]
pub(super) struct EmployerView {
    pub(super) summary: String,
    pub(super) kind: EmployerKind,
    pub(super) zone: Option<String>,
    pub(super) area: Option<Link>,
    pub(super) contacts: Vec<ContactView>,
    pub(super) offers: Vec<String>,
    pub(super) demand: Vec<DemandRow>,
    pub(super) schools: Vec<Link>,
    pub(super) programmes: Vec<Row>,
    pub(super) template: String,
}
