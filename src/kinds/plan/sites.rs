//! The register of schools whose grounds were used for quarantine: taken, to be returned, returned.

use jiff::Timestamp;
use serde::Serialize;

use super::{Plan, pages};
use crate::diag::Diagnostic;
use crate::kinds::school::{School, SiteReturn};
use crate::kinds::shared::{self, Link, by_title};
use crate::model::{Clock, Day, Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Whether the grounds are back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
enum Return {
    /// They came back in time, or no day was set.
    Returned,
    /// They came back after the day set.
    ReturnedLate,
    /// They are to come back.
    Awaited,
    /// The day set has passed.
    Overdue,
}

#[derive(Serialize)]
struct Row {
    school: Link,
    taken: Day,
    planned: Option<Day>,
    /// The instant from which the return is late, if it is to come.
    overdue_at: Option<String>,
    actual: Option<Day>,
    days_late: Option<i64>,
    state: Return,
    sample: bool,
}

#[derive(Serialize)]
struct RegisterView {
    rows: Vec<Row>,
    task: Option<Link>,
}

/// Where the register is shown.
pub(super) fn path(plan: &Record<Plan>) -> String {
    format!("{}co-so-cach-ly/", Plan::url(plan).as_str())
}

/// The instants at which grounds that are not back become late.
pub(super) fn changes(site: &Site) -> Vec<Timestamp> {
    site.shown::<School>()
        .filter_map(|(_, school)| school.site_return.as_ref())
        .filter(|site_return| site_return.actual.is_none())
        .filter_map(|site_return| Some(site.clock.end_of(site_return.planned?.0)))
        .collect()
}

/// The page of the register.
pub(super) fn route(reference: Ref<Plan>, plan: &Record<Plan>) -> Route {
    Route::page(path(plan), "plan", move |site| page(site, reference))
}

fn page(site: &Site, reference: Ref<Plan>) -> Result<Page, Diagnostic> {
    let plan = site.get(reference);
    let rows: Vec<Row> = by_title::<School>(site)
        .into_iter()
        .filter_map(|(school, record)| row(site, school, record))
        .collect();
    let title = site.word("plan.sites")?;
    let mut head =
        pages::head(site, plan, &path(plan), &title)?.describe(site.word("plan.sites_lead")?);
    head.sample |= rows.iter().any(|row| row.sample);
    let task = plan.tasks.iter().find(|task| task.number == TASK);
    let task = task.map(|task| {
        Link::path(
            site,
            &super::tasks::path(plan, task),
            format!("{} {}", task.number, task.title),
        )
    });
    Ok(shared::page(
        "plan_sites.html",
        head.done(site),
        RegisterView { rows, task },
    ))
}

/// The task that asks for the register.
const TASK: &str = "III.6.2";

fn row(site: &Site, reference: Ref<School>, school: &Record<School>) -> Option<Row> {
    let site_return = school.site_return.as_ref()?;
    let state = site_return.state(&site.clock);
    Some(Row {
        school: Link::to(site, reference),
        taken: site_return.taken,
        planned: site_return.planned,
        overdue_at: site_return
            .planned
            .filter(|_| state == Return::Awaited)
            .map(|day| site.clock.end_of(day.0).to_string()),
        actual: site_return.actual,
        days_late: site_return.days_late(),
        state,
        sample: school.common.sample,
    })
}

impl SiteReturn {
    fn state(&self, clock: &Clock) -> Return {
        match (self.actual, self.planned) {
            (Some(_), _) if self.days_late().is_some() => Return::ReturnedLate,
            (Some(_), _) => Return::Returned,
            (None, Some(planned)) if clock.end_of(planned.0) <= clock.now() => Return::Overdue,
            (None, _) => Return::Awaited,
        }
    }

    /// How many days after the day set the grounds came back; `None` when they came in time.
    fn days_late(&self) -> Option<i64> {
        let days = self.planned?.0.duration_until(self.actual?.0).as_hours() / 24;
        (days > 0).then_some(days)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn site_return(planned: Option<&str>, actual: Option<&str>) -> SiteReturn {
        let day = |text: &str| Day(text.parse().unwrap());
        SiteReturn {
            taken: day("2021-08-01"),
            planned: planned.map(day),
            actual: actual.map(day),
        }
    }

    #[test]
    fn days_late_are_counted_from_the_day_set() {
        assert_eq!(
            site_return(Some("2022-03-31"), Some("2022-04-10")).days_late(),
            Some(10)
        );
        assert_eq!(
            site_return(Some("2022-03-31"), Some("2022-03-31")).days_late(),
            None
        );
        assert_eq!(site_return(None, Some("2022-03-31")).days_late(), None);
    }

    #[test]
    fn the_state_follows_the_clock() {
        let clock =
            Clock::new("2022-03-31T17:00:00Z".parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap();
        assert_eq!(
            site_return(Some("2022-03-31"), None).state(&clock),
            Return::Overdue
        );
        assert_eq!(
            site_return(Some("2022-04-01"), None).state(&clock),
            Return::Awaited
        );
        assert_eq!(site_return(None, None).state(&clock), Return::Awaited);
        assert_eq!(
            site_return(Some("2022-03-30"), Some("2022-03-31")).state(&clock),
            Return::ReturnedLate
        );
    }
}
