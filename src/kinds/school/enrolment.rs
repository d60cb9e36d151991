//! The enrolment plan of a school as a table by year, with sums where all numbers are known.

use serde::Serialize;

use super::EnrolmentPlan;
use crate::kinds::programme::Level;

/// The plan of a year.
#[derive(Debug, Serialize)]
pub(super) struct Year {
    year: i16,
    rows: Vec<Line>,
    sum: Numbers,
}

/// The plan of a year for a level.
#[derive(Debug, Serialize)]
struct Line {
    level: Level,
    #[serde(flatten)]
    numbers: Numbers,
}

/// How many are planned, came, and were certified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
struct Numbers {
    places: u32,
    enrolled: Option<u32>,
    certified: Option<u32>,
}

impl Numbers {
    fn of(plan: &EnrolmentPlan) -> Self {
        Self {
            places: plan.places,
            enrolled: plan.enrolled,
            certified: plan.certified,
        }
    }

    /// A sum in which one number is not known is not known: a part of it would pass for the whole.
    fn plus(self, other: Self) -> Self {
        let add = |left: Option<u32>, right: Option<u32>| Some(left?.saturating_add(right?));
        Self {
            places: self.places.saturating_add(other.places),
            enrolled: add(self.enrolled, other.enrolled),
            certified: add(self.certified, other.certified),
        }
    }
}

/// The years of a plan, the latest first, with the levels of each in their order.
pub(super) fn years(plans: &[EnrolmentPlan]) -> Vec<Year> {
    let mut sorted: Vec<&EnrolmentPlan> = plans.iter().collect();
    sorted.sort_by_key(|plan| (std::cmp::Reverse(plan.year), plan.level));
    sorted
        .chunk_by(|a, b| a.year == b.year)
        .filter_map(year)
        .collect()
}

fn year(plans: &[&EnrolmentPlan]) -> Option<Year> {
    let first = plans.first()?;
    Some(Year {
        year: first.year,
        rows: plans
            .iter()
            .map(|plan| Line {
                level: plan.level,
                numbers: Numbers::of(plan),
            })
            .collect(),
        sum: plans
            .iter()
            .map(|plan| Numbers::of(plan))
            .reduce(Numbers::plus)?,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn plan(year: i16, level: Level, places: u32, enrolled: Option<u32>) -> EnrolmentPlan {
        EnrolmentPlan {
            year,
            level,
            places,
            enrolled,
            certified: None,
        }
    }

    #[test]
    fn years_are_summed_when_all_is_known() {
        let years = years(&[
            plan(2025, Level::Secondary, 30, Some(28)),
            plan(2026, Level::College, 50, Some(40)),
            plan(2025, Level::College, 20, Some(20)),
            plan(2026, Level::Secondary, 60, None),
        ]);
        assert_eq!(
            years.iter().map(|year| year.year).collect::<Vec<_>>(),
            [2026, 2025]
        );
        assert_eq!(
            years[0].sum,
            Numbers {
                places: 110,
                enrolled: None,
                certified: None
            }
        );
        assert_eq!(
            years[1].sum,
            Numbers {
                places: 50,
                enrolled: Some(48),
                certified: None
            }
        );
        assert_eq!(years[1].rows[0].level, Level::College);
    }
}
