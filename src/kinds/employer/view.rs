//! What the page of an employer shows.

use serde::Serialize;

use super::EmployerKind;
use crate::kinds::agency::Contact;
use crate::kinds::demand::DemandRow;
use crate::kinds::programme::Row;
use crate::kinds::shared::Link;
use crate::model::{Phone, WebUrl};

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

/// A way to reach an employer.
#[derive(Debug, Serialize)]
pub(super) struct ContactView {
    name: String,
    phone: Option<Phone>,
    email: Option<String>,
    url: Option<WebUrl>,
    address: Option<String>,
}

impl ContactView {
    /// A contact as it stands in its record.
    pub(super) fn new(contact: &Contact) -> Self {
        Self {
            name: contact.name.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
            url: contact.url.clone(),
            address: contact.address.clone(),
        }
    }
}
