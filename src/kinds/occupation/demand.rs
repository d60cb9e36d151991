//! Who needs people of an occupation: the demand that is still open, and the employers that train with schools.

use serde::Serialize;

use super::Occupation;
use crate::format::text::collate;
use crate::kinds::demand::Demand;
use crate::kinds::employer::Employer;
use crate::kinds::programme::Programme;
use crate::kinds::shared::Link;
use crate::model::{Day, Kind, Ref};
use crate::site::Site;

/// How many people an employer needs.
#[derive(Debug, Serialize)]
pub(super) struct DemandView {
    pub employer: Link,
    pub headcount: u32,
    by: Option<Day>,
    area: Option<Link>,
    skills: Vec<String>,
    training_needed: bool,
    href: String,
}

/// The demand for an occupation whose day has not passed, the nearest first, that without a day last.
pub(super) fn of(site: &Site, occupation: Ref<Occupation>) -> Vec<DemandView> {
    let today = site.clock.today();
    let mut demands: Vec<_> = site
        .listed::<Demand>()
        .map(|(_, demand)| demand)
        .filter(|demand| demand.occupation == occupation && site.get(demand.employer).visible)
        .filter(|demand| demand.by.is_none_or(|by| today <= by.0))
        .collect();
    demands.sort_by_key(|demand| (demand.by.is_none(), demand.by));
    demands
        .into_iter()
        .map(|demand| DemandView {
            employer: Link::to(site, demand.employer),
            headcount: demand.headcount,
            by: demand.by,
            area: demand.area.map(|area| Link::to(site, area)),
            skills: demand.skills.clone(),
            training_needed: demand.training_needed,
            href: site.base.href(Demand::url(demand).as_str()),
        })
        .collect()
}

/// The employers that take part in the programmes of an occupation.
pub(super) fn employers(
    site: &Site,
    occupation: Ref<Occupation>,
    programmes: &[Ref<Programme>],
) -> Vec<Link> {
    let partners = programmes
        .iter()
        .flat_map(|programme| &site.get(*programme).partners)
        .copied();
    let needing = site
        .listed::<Demand>()
        .filter(|(_, demand)| demand.occupation == occupation);
    let mut employers: Vec<Ref<Employer>> = partners
        .chain(needing.map(|(_, demand)| demand.employer))
        .collect();
    employers.sort();
    employers.dedup();
    let mut links = Link::to_shown(site, &employers);
    collate::sort_by(&mut links, |link| &link.title);
    links
}
