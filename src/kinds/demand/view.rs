//! What pages show of a demand: a row in a table.

use serde::Serialize;

use super::Demand;
use super::state::{self, Need};
use crate::diag::Diagnostic;
use crate::kinds::shared::Link;
use crate::model::{Day, Kind, Record, Ref};
use crate::site::Site;

/// A demand in a table.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Row {
    id: String,
    href: String,
    occupation: Link,
    employer: Link,
    headcount: u32,
    by: Option<Day>,
    area: Option<Link>,
    skills: Vec<String>,
    training_needed: bool,
    state: Need,
    /// The instant from which the people are not needed any more, if it is to come.
    turns_at: Option<String>,
    sample: bool,
}

/// A demand as a row of a table.
pub(in crate::kinds) fn row(site: &Site, reference: Ref<Demand>) -> Row {
    let demand = site.get(reference);
    Row {
        id: demand.id.to_string(),
        href: site.base.href(Demand::url(demand).as_str()),
        occupation: Link::to(site, demand.occupation),
        employer: Link::to(site, demand.employer),
        headcount: demand.headcount,
        by: demand.by,
        area: demand.area.map(|area| Link::to(site, area)),
        skills: demand.skills.clone(),
        training_needed: demand.training_needed,
        state: demand.need(&site.clock),
        turns_at: state::ends(demand, &site.clock)
            .filter(|end| *end > site.clock.now())
            .map(|end| end.to_string()),
        sample: demand.common.sample,
    }
}

/// What a demand is called: its record has no title of its own.
pub(super) fn title(site: &Site, demand: &Record<Demand>) -> Result<String, Diagnostic> {
    let count = site.locale().integer(demand.headcount.into());
    let occupation = site.get(demand.occupation).title();
    let employer = site.get(demand.employer).title();
    let values = [
        ("employer", employer),
        ("n", count.as_str()),
        ("occupation", occupation),
    ];
    site.say("demand.title", &values)
}
