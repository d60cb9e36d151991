//! The ways in which the tasks of a plan are narrowed down: by state, by the agency that leads, by measure.

use serde::Serialize;

use super::list_path;
use crate::diag::Diagnostic;
use crate::format::text::slug;
use crate::kinds::agency::Agency;
use crate::kinds::measure::{self, Measure};
use crate::kinds::plan::progress::TaskState;
use crate::kinds::plan::{Plan, Task};
use crate::model::{Record, Ref};
use crate::site::Site;

/// What the tasks of a list have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Filter {
    /// How far they are.
    State(TaskState),
    /// Who leads them.
    Agency(Ref<Agency>),
    /// The measure that they serve.
    Measure(Ref<Measure>),
}

/// One way to narrow the tasks down, with all its values.
#[derive(Debug, Serialize)]
pub(in crate::kinds::plan) struct Facet {
    /// The key of its word.
    name: &'static str,
    /// Whether the list that is shown is one of these.
    current: bool,
    links: Vec<FilterLink>,
}

/// A value of a facet with how many tasks it keeps.
#[derive(Debug, Serialize)]
struct FilterLink {
    title: String,
    /// The list; `None` when there is none.
    href: Option<String>,
    count: usize,
    current: bool,
}

impl Filter {
    /// Every filter of a plan that can have a list, by facet.
    pub(super) fn all(
        site: &Site,
        reference: Ref<Plan>,
        plan: &Plan,
    ) -> [(&'static str, Vec<Self>); 3] {
        let mut leads: Vec<Ref<Agency>> = Vec::new();
        for task in &plan.tasks {
            if !leads.contains(&task.lead) {
                leads.push(task.lead);
            }
        }
        let measures = measure::of_plan(site, reference);
        [
            (
                "state",
                TaskState::ALL.iter().copied().map(Self::State).collect(),
            ),
            ("agency", leads.into_iter().map(Self::Agency).collect()),
            (
                "measure",
                measures
                    .into_iter()
                    .map(|(measure, _)| Self::Measure(measure))
                    .collect(),
            ),
        ]
    }

    /// Whether the list has this task.
    pub(super) fn keeps(self, site: &Site, task: &Task) -> bool {
        match self {
            Self::State(state) => task.state(&site.clock) == state,
            Self::Agency(agency) => task.lead == agency,
            Self::Measure(measure) => task.measures.contains(&measure),
        }
    }

    /// Where the list is.
    pub(super) fn path(self, site: &Site, plan: &Record<Plan>) -> String {
        let list = list_path(plan);
        match self {
            Self::State(state) => format!("{list}trang-thai/{}/", state.path_name()),
            Self::Agency(agency) => format!("{list}co-quan/{}/", site.get(agency).id),
            Self::Measure(measure) => {
                format!("{list}giai-phap/{}/", slug(&site.get(measure).number))
            }
        }
    }

    /// What the list is called.
    ///
    /// # Errors
    /// When the theme lacks a word.
    pub(super) fn title(self, site: &Site) -> Result<String, Diagnostic> {
        Ok(match self {
            Self::State(state) => site.word(&format!("plan.progress.{}", state.key()))?,
            Self::Agency(agency) => site.get(agency).title().to_owned(),
            Self::Measure(measure) => measure::full_link(site, measure).title,
        })
    }

    /// Whether there is a list: of every state, since tasks move between states, and of an agency
    /// or a measure with tasks.
    pub(super) fn has_list(self, site: &Site, plan: &Plan) -> bool {
        matches!(self, Self::State(_)) || self.count(site, plan) > 0
    }

    fn count(self, site: &Site, plan: &Plan) -> usize {
        plan.tasks
            .iter()
            .filter(|task| self.keeps(site, task))
            .count()
    }
}

/// The facets of a plan's tasks, for a page that shows none of their lists.
///
/// # Errors
/// When the theme lacks a word.
pub(in crate::kinds::plan) fn facets(
    site: &Site,
    reference: Ref<Plan>,
) -> Result<Vec<Facet>, Diagnostic> {
    facets_of(site, reference, None)
}

/// The facets as they stand on the list that a filter makes.
pub(super) fn facets_of(
    site: &Site,
    reference: Ref<Plan>,
    current: Option<Filter>,
) -> Result<Vec<Facet>, Diagnostic> {
    let plan = site.get(reference);
    let link = |filter: &Filter| -> Result<FilterLink, Diagnostic> {
        let count = filter.count(site, plan);
        Ok(FilterLink {
            title: filter.title(site)?,
            href: filter
                .has_list(site, plan)
                .then(|| site.base.href(&filter.path(site, plan))),
            count,
            current: current == Some(*filter),
        })
    };
    Filter::all(site, reference, plan)
        .iter()
        .map(|(name, filters)| {
            let links = filters.iter().map(link);
            Ok(Facet {
                name,
                current: current.is_some_and(|current| filters.contains(&current)),
                links: links.collect::<Result<_, Diagnostic>>()?,
            })
        })
        .collect()
}
