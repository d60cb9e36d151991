//! The questions that a programme raises: those that its readers ask, the closest to it first.

use super::{Question, Topic};
use crate::format::text::collate;
use crate::kinds::document::Document;
use crate::kinds::programme::{Education, Programme};
use crate::model::{Audience, Record, Ref};
use crate::site::{Derived, Reads, Site};

/// The listed questions in the order of their titles, sorted once for all pages.
pub(super) struct Sorted(pub(super) Vec<Ref<Question>>);

impl Derived for Sorted {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let mut questions: Vec<_> = site.listed::<Question>().collect();
        collate::sort_by(&mut questions, |(_, question)| question.title());
        Self(
            questions
                .into_iter()
                .map(|(reference, _)| reference)
                .collect(),
        )
    }
}

/// What a question is about, by how much it matters to who is about to apply.
const TOPICS: &[Topic] = &[
    Topic::Admission,
    Topic::Cost,
    Topic::Credential,
    Topic::Study,
    Topic::Job,
];

/// The questions that readers of a programme ask: first those about its support, then those about its
/// form, then about applying, cost and what comes after.
pub(in crate::kinds) fn near_programme(
    site: &Site,
    programme: &Record<Programme>,
) -> Vec<Ref<Question>> {
    let readers = readers(programme);
    let support: Vec<Ref<Document>> = programme
        .policies
        .iter()
        .map(|policy| site.get(*policy).document)
        .collect();
    let rank = |question: &Question| -> Option<(usize, usize)> {
        let asker = question
            .asked_by
            .iter()
            .position(|asker| readers.contains(asker))?;
        let topic = TOPICS
            .iter()
            .position(|topic| question.topics.contains(topic));
        let group = if question.documents.iter().any(|it| support.contains(it)) {
            0
        } else if programme.nine_plus && question.topics.contains(&Topic::NinePlus) {
            1
        } else {
            2 + topic?
        };
        Some((group, asker))
    };
    let sorted = site.derived::<Sorted>();
    let mut near: Vec<_> = sorted
        .0
        .iter()
        .filter_map(|reference| Some((rank(site.get(*reference))?, *reference)))
        .collect();
    near.sort_by_key(|(rank, _)| *rank);
    near.into_iter().map(|(_, reference)| reference).collect()
}

/// Whom a programme is for: as it says itself, or else by what one must have learned.
fn readers(programme: &Record<Programme>) -> Vec<Audience> {
    if !programme.common.audience.is_empty() {
        return programme.common.audience.clone();
    }
    let reader = |education| match education {
        Education::LowerSecondary => Audience::Grade9,
        Education::UpperSecondary => Audience::Grade12,
        Education::None => Audience::Worker,
    };
    programme
        .entry
        .iter()
        .map(|entry| reader(entry.education))
        .collect()
}
