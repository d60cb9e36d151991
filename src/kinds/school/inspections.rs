//! What inspections found, school by school and all in one list, each with what the school replies.

use serde::Serialize;

use super::pages::PATH as SCHOOLS;
use super::{Inspection, School};
use crate::kinds::shared::{Head, Link, ListPage, Source, paginate};
use crate::model::{Day, Record, Ref};
use crate::site::{Route, Site};

/// Where all inspections are listed.
pub(super) const PATH: &str = "/kiem-tra/";

/// An inspection as it is shown.
#[derive(Debug, Serialize)]
pub(super) struct InspectionView {
    date: Day,
    by: String,
    result: String,
    document: Option<Source>,
    reply: Option<String>,
}

impl InspectionView {
    fn new(site: &Site, inspection: &Inspection) -> Self {
        Self {
            date: inspection.date,
            by: inspection.by.clone(),
            result: inspection.result.clone(),
            document: inspection
                .document
                .as_deref()
                .map(|document| Source::new(site, document)),
            reply: inspection.reply.clone(),
        }
    }
}

/// The inspections of a school, the latest first.
pub(super) fn of(site: &Site, school: &School) -> Vec<InspectionView> {
    let mut inspections: Vec<&Inspection> = school.inspections.iter().collect();
    inspections.sort_by_key(|inspection| std::cmp::Reverse(inspection.date));
    inspections
        .into_iter()
        .map(|inspection| InspectionView::new(site, inspection))
        .collect()
}

#[derive(Serialize)]
struct Item {
    school: Link,
    #[serde(flatten)]
    inspection: InspectionView,
}

/// The list of all inspections, the latest first.
pub(super) fn routes(schools: &[(Ref<School>, &Record<School>)]) -> Vec<Route> {
    let mut items: Vec<(Ref<School>, Inspection)> = schools
        .iter()
        .flat_map(|(reference, school)| {
            school
                .inspections
                .iter()
                .map(|inspection| (*reference, inspection.clone()))
        })
        .collect();
    items.sort_by_key(|(_, inspection)| std::cmp::Reverse(inspection.date));
    let list = ListPage {
        path: PATH.to_owned(),
        template: "inspections.html",
        group: "list",
        items,
    };
    paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("inspections.title")?)?.under(
                site,
                SCHOOLS,
                "list.schools",
            )?;
            Ok(head.describe(site.word("inspections.lead")?))
        },
        |site, (school, inspection)| {
            Ok(Item {
                school: Link::to(site, *school),
                inspection: InspectionView::new(site, inspection),
            })
        },
        |_| Ok(()),
    )
}
