//! The ways to reach an agency or an employer, as pages show them.

use serde::Serialize;

use crate::kinds::agency::Contact;
use crate::model::{Phone, WebUrl};

/// A way to reach someone; what is not known is left out.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct ContactView {
    name: String,
    phone: Option<Phone>,
    email: Option<String>,
    url: Option<WebUrl>,
    address: Option<String>,
}

impl ContactView {
    /// The contacts of a record, in its order.
    pub(in crate::kinds) fn all(contacts: &[Contact]) -> Vec<Self> {
        contacts.iter().map(Self::new).collect()
    }

    fn new(contact: &Contact) -> Self {
        Self {
            name: contact.name.clone(),
            phone: contact.phone.clone(),
            email: contact.email.clone(),
            url: contact.url.clone(),
            address: contact.address.clone(),
        }
    }
}
