//! The programmes that an employer teaches with a school: computed once for all employers.

use std::collections::BTreeMap;

use super::Employer;
use crate::format::text::collate;
use crate::kinds::programme::Programme;
use crate::model::Ref;
use crate::site::{Derived, Reads, Site};

/// The listed programmes by their partners, each list in the order of its titles.
pub(super) struct Index {
    pub(super) programmes: BTreeMap<Ref<Employer>, Vec<Ref<Programme>>>,
}

impl Derived for Index {
    const READS: Reads = Reads::Fields;

    fn derive(site: &Site) -> Self {
        let mut listed: Vec<_> = site.listed::<Programme>().collect();
        collate::sort_by(&mut listed, |(_, programme)| programme.title());
        let mut programmes: BTreeMap<Ref<Employer>, Vec<Ref<Programme>>> = BTreeMap::new();
        for (reference, programme) in listed {
            for partner in &programme.partners {
                programmes.entry(*partner).or_default().push(reference);
            }
        }
        Self { programmes }
    }
}
