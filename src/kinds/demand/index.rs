//! The demand by employer, occupation and area: computed once for all pages.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::Demand;
use super::state::Need;
use crate::kinds::area::Area;
use crate::kinds::employer::Employer;
use crate::kinds::occupation::Occupation;
use crate::model::Ref;
use crate::site::{Derived, Reads, Site};

/// The listed demand of employers that are shown. In every list that which still holds comes first,
/// the nearest date before later ones and before none, and then what is over, the latest first.
pub(in crate::kinds) struct Index {
    pub(in crate::kinds) all: Vec<Ref<Demand>>,
    pub(in crate::kinds) by_employer: BTreeMap<Ref<Employer>, Vec<Ref<Demand>>>,
    pub(in crate::kinds) by_occupation: BTreeMap<Ref<Occupation>, Vec<Ref<Demand>>>,
    pub(in crate::kinds) by_area: BTreeMap<Ref<Area>, Vec<Ref<Demand>>>,
    /// How many people the demand that still holds adds up to.
    pub(in crate::kinds) people: u64,
}

impl Derived for Index {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let (mut open, mut past): (Vec<_>, Vec<_>) = site
            .listed::<Demand>()
            .map(|(reference, demand)| (demand.by, reference))
            .partition(|(_, reference)| site.get(*reference).need(&site.clock) == Need::Open);
        open.sort_by_key(|(by, reference)| (by.is_none(), *by, *reference));
        past.sort_by_key(|(by, reference)| (Reverse(*by), *reference));
        let mut index = Self {
            all: Vec::new(),
            by_employer: BTreeMap::new(),
            by_occupation: BTreeMap::new(),
            by_area: BTreeMap::new(),
            people: open
                .iter()
                .map(|(_, reference)| u64::from(site.get(*reference).headcount))
                .sum(),
        };
        for (_, reference) in open.into_iter().chain(past) {
            index.add(reference, site.get(reference));
        }
        index
    }
}

impl Index {
    fn add(&mut self, reference: Ref<Demand>, demand: &Demand) {
        self.all.push(reference);
        self.by_employer
            .entry(demand.employer)
            .or_default()
            .push(reference);
        self.by_occupation
            .entry(demand.occupation)
            .or_default()
            .push(reference);
        if let Some(area) = demand.area {
            self.by_area.entry(area).or_default().push(reference);
        }
    }
}
