//! The list of pathways, and the page of each: its steps, and where to go from every one.

use serde::Serialize;

use super::stages::stages;
use super::{Pathway, Start, Step};
use crate::diag::Diagnostic;
use crate::kinds::programme::{Education, ProgrammeIndex, entry_path, level_path};
use crate::kinds::shared::{
    self, BodyView, Card, Head, Link, RecordList, Term, by_title, record_pages, references,
};
use crate::model::{Kind, Ref};
use crate::site::{Page, Route, Site};

/// Where the pathways are listed.
const PATH: &str = "/lo-trinh/";

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = record_pages(site, page);
    routes.extend(list(site));
    routes
}

fn list(site: &Site) -> Vec<Route> {
    let mut pathways = by_title::<Pathway>(site);
    pathways.sort_by_key(|(_, pathway)| pathway.from);
    RecordList {
        path: PATH,
        template: "list.html",
        title: "list.pathways",
        lead: "pathway.lead",
        items: references(&pathways),
        item: card,
    }
    .routes()
}

fn card(site: &Site, reference: Ref<Pathway>) -> Result<Card, Diagnostic> {
    let pathway = site.get(reference);
    Ok(Card {
        title: pathway.title().to_owned(),
        href: site.base.href(Pathway::url(pathway).as_str()),
        summary: pathway.common.summary.clone().unwrap_or_default(),
        facts: vec![site.word(&format!("pathway.from_{}", pathway.from.key()))?],
        date: None,
        sample: pathway.common.sample,
    })
}

#[derive(Serialize)]
struct View {
    summary: String,
    from: Start,
    /// The steps that come one after the other, each stage with those among which one chooses.
    stages: Vec<Vec<StepView>>,
    body: BodyView,
    entries: Vec<Term>,
}

#[derive(Serialize)]
struct StepView {
    id: String,
    title: String,
    /// The list of programmes of the step's level.
    level: Option<Term>,
    years: String,
    gives: String,
    next: Vec<NextView>,
}

/// A step that can follow, on the same page.
#[derive(Serialize)]
struct NextView {
    id: String,
    title: String,
}

fn page(site: &Site, reference: Ref<Pathway>) -> Result<Page, Diagnostic> {
    let pathway = site.get(reference);
    let view = View {
        summary: pathway.common.summary.clone().unwrap_or_default(),
        from: pathway.from,
        stages: stages(&pathway.steps)
            .into_iter()
            .map(|stage| {
                let steps = stage.into_iter();
                steps.map(|step| step_view(site, pathway, step)).collect()
            })
            .collect::<Result<_, Diagnostic>>()?,
        body: shared::body(site, pathway)?,
        entries: entries(pathway.from)
            .iter()
            .map(|education| entry(site, *education))
            .collect::<Result<_, _>>()?,
    };
    let head = Head::of(site, pathway)?
        .under(site, PATH, "list.pathways")?
        .done(site);
    Ok(shared::page("pathway.html", head, view))
}

fn step_view(site: &Site, pathway: &Pathway, step: &Step) -> Result<StepView, Diagnostic> {
    let index = site.derived::<ProgrammeIndex>();
    let level = step.level.map(|level| -> Result<Term, Diagnostic> {
        let name = site.word(&format!("level.{}", level.key()))?;
        Ok(Term {
            link: Link::path(site, &level_path(level), name),
            count: index.by_level.get(&level).map_or(0, Vec::len),
        })
    });
    let next = step
        .next
        .iter()
        .filter_map(|id| pathway.steps.iter().find(|step| step.id == *id));
    Ok(StepView {
        id: step.id.clone(),
        title: step.title.clone(),
        level: level.transpose()?,
        years: step.years.clone(),
        gives: step.gives.clone(),
        next: next
            .map(|step| NextView {
                id: step.id.clone(),
                title: step.title.clone(),
            })
            .collect(),
    })
}

/// The educations that someone has who stands at a start.
fn entries(start: Start) -> &'static [Education] {
    match start {
        Start::Grade9 => &[Education::LowerSecondary, Education::None],
        Start::Grade12 => &[
            Education::UpperSecondary,
            Education::LowerSecondary,
            Education::None,
        ],
        Start::Worker => Education::ALL,
    }
}

fn entry(site: &Site, education: Education) -> Result<Term, Diagnostic> {
    let count = site
        .derived::<ProgrammeIndex>()
        .by_entry
        .get(&education)
        .map_or(0, Vec::len);
    let name = site.word(&format!("entry.{}", education.key()))?;
    Ok(Term {
        link: Link::path(site, &entry_path(education), name),
        count,
    })
}
