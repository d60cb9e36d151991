//! Who cites a document on the site: other documents, plans, tasks, policies and questions.

use serde::Serialize;

use super::Document;
use crate::kinds::plan::{Plan, TaskRow, tasks_with};
use crate::kinds::policy::Policy;
use crate::kinds::question::Question;
use crate::kinds::shared::{Link, by_title};
use crate::model::{Kind, Ref};
use crate::site::Site;

/// What cites a document.
#[derive(Debug, Serialize)]
pub(super) struct Citations {
    pub amended_by: Vec<Link>,
    pub replaced_by: Vec<Link>,
    pub plans: Vec<Link>,
    pub tasks: Vec<TaskRow>,
    pub policies: Vec<Link>,
    pub questions: Vec<Link>,
}

impl Citations {
    /// What cites this document and is listed.
    pub(super) fn of(site: &Site, document: Ref<Document>) -> Self {
        Self {
            amended_by: citing::<Document>(site, |other| other.amends.contains(&document)),
            replaced_by: citing::<Document>(site, |other| other.replaces.contains(&document)),
            plans: citing::<Plan>(site, |plan| plan.cites.contains(&document)),
            tasks: tasks_with(site, |task| task.documents.contains(&document)),
            policies: citing::<Policy>(site, |policy| policy.document == document),
            questions: citing::<Question>(site, |question| question.documents.contains(&document)),
        }
    }
}

/// The listed records of a kind that `cites` names, by their titles.
fn citing<K: Kind>(site: &Site, cites: impl Fn(&K) -> bool) -> Vec<Link> {
    by_title::<K>(site)
        .into_iter()
        .filter(|(_, record)| cites(&record.data))
        .map(|(reference, _)| Link::to(site, reference))
        .collect()
}
