//! What is wrong with an area.

use std::collections::BTreeSet;

use super::Area;
use crate::diag::{Text, codes};
use crate::kinds::rules::{self, Lasting};
use crate::model::{Day, Findings, Record, Ref, at};
use crate::site::Site;

impl Lasting for Area {
    fn days(&self) -> (Option<Day>, Option<Day>) {
        (self.valid_from, self.valid_to)
    }

    fn successors(&self) -> Vec<Ref<Self>> {
        self.successors.clone()
    }
}

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<Area>, site: &Site, findings: &mut Findings) {
    rules::days(findings, record, site, |place| at!["successors", place]);
    rules::no_repeats(findings, record, &record.successors, |place| {
        at!["successors", place]
    });
    if stands_in_itself(record, site) {
        findings
            .error(
                record,
                codes::RULE,
                at!["parent"],
                Text::new(
                    format!(
                        "{} nằm trong chính nó theo các địa bàn cấp trên",
                        record.title()
                    ),
                    "following the parents leads back to this area",
                ),
            )
            .hint(Text::new("sửa địa bàn cấp trên", "name the right parent"));
    }
}

/// Whether the parents of an area lead in a circle that it is part of.
fn stands_in_itself(record: &Record<Area>, site: &Site) -> bool {
    let mut seen = BTreeSet::new();
    let mut above = record.parent;
    while let Some(area) = above.filter(|area| seen.insert(*area)) {
        if site.get(area).id == record.id {
            return true;
        }
        above = site.get(area).parent;
    }
    false
}
