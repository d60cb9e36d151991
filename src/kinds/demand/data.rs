//! Demand as data: the sheet that employers fill in, the sheet of all demand, and the feed.

use super::index::Index;
use super::view::title;
use super::{Demand, LIST};
use crate::diag::Diagnostic;
use crate::format::atom::Entry;
use crate::format::sheet;
use crate::kinds::shared::feed::{feed, stamp, today};
use crate::model::{Kind, Record};
use crate::site::{Route, Site};

/// Where the empty sheet is.
pub(in crate::kinds) const TEMPLATE: &str = "/nhu-cau/mau-nhu-cau.csv";

/// The columns of the sheets. A filled sheet can be laid into the content as it is.
const COLUMNS: [&str; 8] = [
    "id",
    "employer",
    "occupation",
    "headcount",
    "by",
    "area",
    "skills",
    "training_needed",
];

/// The id of the row that shows how a sheet is filled in.
const EXAMPLE: &str = "vi-du-xoa-dong-nay";

/// The addresses of the sheets and of the feed.
pub(super) fn routes() -> Vec<Route> {
    vec![
        Route::file(TEMPLATE, "feed", |site| Ok(template(site))),
        Route::file("/nhu-cau/nhu-cau.csv", "feed", |site| Ok(all(site))),
        Route::file("/nhu-cau.xml", "feed", atom),
    ]
}

/// The names of the columns and one row as an example: a demand of the site under another id, so
/// that every id in it exists.
fn template(site: &Site) -> Vec<u8> {
    let index = site.derived::<Index>();
    let example = index.all.first().map(|reference| {
        let [_, rest @ ..] = cells(site, site.get(*reference));
        let mut row = vec![EXAMPLE.to_owned()];
        row.extend(rest);
        row
    });
    let rows: Vec<Vec<String>> = std::iter::once(header()).chain(example).collect();
    sheet::csv(rows.iter().map(Vec::as_slice))
}

fn all(site: &Site) -> Vec<u8> {
    let index = site.derived::<Index>();
    let records = index
        .all
        .iter()
        .map(|reference| cells(site, site.get(*reference)).to_vec());
    let rows: Vec<Vec<String>> = std::iter::once(header()).chain(records).collect();
    sheet::csv(rows.iter().map(Vec::as_slice))
}

fn header() -> Vec<String> {
    COLUMNS.map(str::to_owned).to_vec()
}

/// The cells of a demand, in the order of [`COLUMNS`].
fn cells(site: &Site, demand: &Record<Demand>) -> [String; 8] {
    [
        demand.id.to_string(),
        site.get(demand.employer).id.to_string(),
        site.get(demand.occupation).id.to_string(),
        demand.headcount.to_string(),
        demand.by.map(|day| day.to_string()).unwrap_or_default(),
        demand
            .area
            .map(|area| site.get(area).id.to_string())
            .unwrap_or_default(),
        demand.skills.join(";"),
        demand.training_needed.to_string(),
    ]
}

/// The feed of demand. A row of a sheet has no date, so its employer's stands for it.
fn atom(site: &Site) -> Result<Vec<u8>, Diagnostic> {
    let entries = site.listed::<Demand>().map(|(_, demand)| {
        let employer = site.get(demand.employer);
        let updated = stamp(site, &demand.common).or_else(|| stamp(site, &employer.common));
        let by = demand.by.map(|day| site.locale().date(day.0));
        let skills = Some(demand.skills.join(", ")).filter(|skills| !skills.is_empty());
        let area = demand.area.map(|area| site.get(area).title().to_owned());
        let parts = [demand.common.summary.clone(), skills, area, by];
        Ok(Entry {
            address: site.base.absolute(Demand::url(demand).as_str()),
            title: title(site, demand)?,
            published: None,
            updated: updated.unwrap_or_else(|| today(site)),
            authors: vec![employer.title().to_owned()],
            summary: parts.into_iter().flatten().collect::<Vec<_>>().join("\n"),
        })
    });
    let entries = entries.collect::<Result<_, Diagnostic>>()?;
    feed(site, "/nhu-cau.xml", LIST, "demand.feed_title", entries)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_columns_are_the_fields_of_the_kind() {
        let schema = schemars::schema_for!(Demand).to_value();
        let fields = schema
            .get("properties")
            .and_then(|fields| fields.as_object())
            .unwrap();
        let fields: BTreeSet<&str> = fields.keys().map(String::as_str).chain(["id"]).collect();
        assert_eq!(COLUMNS.into_iter().collect::<BTreeSet<&str>>(), fields);
    }

    #[test]
    fn the_id_of_the_example_is_an_id() {
        assert!(crate::format::text::is_id(EXAMPLE));
    }
}
