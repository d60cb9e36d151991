//! What pages show of measures: links by number, and the measures of a plan in their groups.

use serde::Serialize;

use super::Measure;
use crate::format::text::collate;
use crate::kinds::plan::{Plan, section_of};
use crate::kinds::shared::Link;
use crate::model::{Record, Ref};
use crate::site::Site;

/// A group of measures, such as 2.1.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct Group {
    pub number: String,
    /// What the group is called; empty when the plan does not say.
    pub title: String,
    pub measures: Vec<MeasureRow>,
}

/// A measure in a list.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct MeasureRow {
    pub number: String,
    pub summary: String,
    #[serde(flatten)]
    pub link: Link,
}

/// A link that calls a measure by its number.
pub(in crate::kinds) fn number_link(site: &Site, reference: Ref<Measure>) -> Link {
    Link {
        title: site.get(reference).number.clone(),
        ..Link::to(site, reference)
    }
}

/// A link that calls a measure by its number and its title.
pub(in crate::kinds) fn full_link(site: &Site, reference: Ref<Measure>) -> Link {
    let link = Link::to(site, reference);
    Link {
        title: format!("{} {}", site.get(reference).number, link.title),
        ..link
    }
}

/// The listed measures of a plan in the order of their numbers.
pub(in crate::kinds) fn of_plan(
    site: &Site,
    plan: Ref<Plan>,
) -> Vec<(Ref<Measure>, &Record<Measure>)> {
    let mut measures: Vec<(Ref<Measure>, &Record<Measure>)> = site
        .listed::<Measure>()
        .filter(|(_, measure)| measure.plan == plan)
        .collect();
    collate::sort_by(&mut measures, |(_, measure)| &measure.number);
    measures
}

/// The listed measures of a plan by their groups.
pub(in crate::kinds) fn groups(site: &Site, plan: Ref<Plan>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (reference, measure) in of_plan(site, plan) {
        let number = section_of(&measure.number);
        let row = MeasureRow {
            number: measure.number.clone(),
            summary: measure.common.summary.clone().unwrap_or_default(),
            link: Link::to(site, reference),
        };
        match groups.iter_mut().find(|group| group.number == number) {
            Some(group) => group.measures.push(row),
            None => groups.push(Group {
                number: number.to_owned(),
                title: title(site.get(plan), number),
                measures: vec![row],
            }),
        }
    }
    groups
}

/// What a plan calls a group of measures.
pub(super) fn title(plan: &Plan, number: &str) -> String {
    plan.measure_groups
        .iter()
        .find(|group| group.number == number)
        .map(|group| group.title.clone())
        .unwrap_or_default()
}
