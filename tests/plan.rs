//! The plan as the content tells it has what the document of 4 March 2022 has: nothing is lost or added.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

use nghe::kinds::REGISTRY;
use nghe::kinds::measure::Measure;
use nghe::kinds::plan::{Plan, Relation};
use nghe::site::{self, Options, Site};
use nghe::source::DiskSource;

fn source() -> Arc<DiskSource> {
    Arc::new(DiskSource::new(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap())
}

fn options() -> Options {
    Options {
        now: "2022-03-04T01:00:00Z".parse().unwrap(),
        ..Options::default()
    }
}

fn content() -> Arc<Site> {
    site::load(source(), REGISTRY, &options())
        .unwrap()
        .site
        .unwrap()
}

fn plan(site: &Site) -> &Plan {
    &site.find::<Plan>("72-2022").unwrap().1.data
}

/// How many numbers stand in each section, which is a number without its last part.
fn by_section<'a>(numbers: impl Iterator<Item = &'a str>) -> BTreeMap<&'a str, usize> {
    let mut sections = BTreeMap::new();
    for number in numbers {
        *sections
            .entry(number.rsplit_once('.').unwrap().0)
            .or_default() += 1;
    }
    sections
}

#[test]
fn there_are_six_targets_and_three_of_them_make_the_whole() {
    let site = content();
    let plan = plan(&site);
    let values: BTreeMap<&str, f64> = plan
        .targets
        .iter()
        .map(|target| (target.id.as_str(), target.value))
        .collect();
    assert_eq!(
        values,
        BTreeMap::from([
            ("tuyen-sinh", 224_500.0),
            ("cao-dang", 25_000.0),
            ("trung-cap", 28_000.0),
            ("so-cap-duoi-3-thang", 171_500.0),
            ("lao-dong-qua-dao-tao", 72.2),
            ("co-bang-cap", 51.2),
        ])
    );
    let is_part = |id: &Option<String>| id.as_deref() == Some("tuyen-sinh");
    let parts = plan.targets.iter().filter(|target| is_part(&target.parent));
    let sum: f64 = parts
        .filter(|part| part.relation == Relation::Part)
        .map(|part| part.value)
        .sum();
    assert_eq!(sum, 224_500.0);
}

#[test]
fn there_are_fourteen_measures_in_five_groups() {
    let site = content();
    let numbers = site
        .all::<Measure>()
        .map(|(_, measure)| measure.number.as_str());
    assert_eq!(
        by_section(numbers),
        BTreeMap::from([("2.1", 2), ("2.2", 2), ("2.3", 3), ("2.4", 3), ("2.5", 4)])
    );
    let groups: Vec<&str> = plan(&site)
        .measure_groups
        .iter()
        .map(|group| group.number.as_str())
        .collect();
    assert_eq!(groups, ["2.1", "2.2", "2.3", "2.4", "2.5"]);
}

#[test]
fn there_are_twenty_five_tasks_in_eight_sections() {
    let site = content();
    let numbers = plan(&site).tasks.iter().map(|task| task.number.as_str());
    assert_eq!(
        by_section(numbers),
        BTreeMap::from([
            ("III.1", 8),
            ("III.2", 3),
            ("III.3", 1),
            ("III.4", 2),
            ("III.5", 1),
            ("III.6", 2),
            ("III.7", 3),
            ("III.8", 5),
        ])
    );
}

#[test]
fn tasks_are_listed_by_state_by_agency_and_by_measure() {
    let ready = nghe::build::prepare(source(), &options())
        .unwrap()
        .ready
        .unwrap();
    let lists = |folder: &str| {
        let prefix = format!("/ke-hoach/72-2022/nhiem-vu/{folder}/");
        let urls = ready.main.routes().iter().map(|route| route.url.as_str());
        urls.filter(|url| url.starts_with(&prefix)).count()
    };
    let tasks = &plan(&ready.main.site).tasks;
    let leads: BTreeSet<_> = tasks.iter().map(|task| task.lead).collect();
    let measures: BTreeSet<_> = tasks.iter().flat_map(|task| &task.measures).collect();
    assert_eq!(lists("trang-thai"), 6);
    assert_eq!(lists("co-quan"), leads.len());
    assert_eq!(lists("giai-phap"), measures.len());
}

#[test]
fn the_plan_names_eleven_recipients_and_asks_for_reports_before_25_december() {
    let site = content();
    let plan = plan(&site);
    assert_eq!(plan.recipients.len(), 11);
    assert_eq!(plan.number, "72/KH-UBND");
    assert_eq!(plan.issued.to_string(), "2022-03-04");
    assert_eq!(plan.report_due.to_string(), "2022-12-25");
}
