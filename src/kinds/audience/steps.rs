//! What a reader does next: a few steps, each with the pages it needs.

use serde::Serialize;

use super::reader::Reader;
use super::short_courses;
use crate::diag::Diagnostic;
use crate::kinds::page::Page as FreePage;
use crate::kinds::pathway::Pathway;
use crate::kinds::programme::{Education, ProgrammeIndex, entry_path};
use crate::kinds::shared::Link;
use crate::site::Site;

/// A step: its sentence is a word of the interface under the reader's key and the step's.
#[derive(Debug, Serialize)]
pub(super) struct Step {
    key: &'static str,
    links: Vec<Link>,
}

/// What a step leads to.
#[derive(Debug, Clone, Copy)]
enum Goal {
    /// The pathways of the reader.
    Pathways,
    /// The free page that says more to the reader.
    Guide,
    /// The programmes for the reader's education.
    Entries,
    /// A list of the site, with the word that names it.
    List(&'static str, &'static str),
}

const OCCUPATIONS: Goal = Goal::List("/nghe/", "list.occupations");
const QUIZZES: Goal = Goal::List("/trac-nghiem/", "list.quizzes");
const SCHOOLS: Goal = Goal::List("/truong/", "list.schools");
const POLICIES: Goal = Goal::List("/chinh-sach/", "list.policies");
const EVENTS: Goal = Goal::List("/su-kien/", "list.events");
const QUESTIONS: Goal = Goal::List("/hoi-dap/", "list.questions");
const BOARDING: Goal = Goal::List("/noi-tru/", "boarding.title");
const INSPECTIONS: Goal = Goal::List("/kiem-tra/", "inspections.title");
const SHORT_COURSES: Goal = Goal::List(short_courses::PATH, "short_courses.title");
const DEMAND: Goal = Goal::List("/nhu-cau/", "list.demands");
const EMPLOYERS: Goal = Goal::List("/doanh-nghiep/", "list.employers");

/// The steps of each reader, in the order in which they are taken.
fn goals(reader: Reader) -> &'static [(&'static str, &'static [Goal])] {
    match reader {
        Reader::Grade9 | Reader::Grade12 => &[
            ("way", &[Goal::Pathways]),
            ("occupation", &[OCCUPATIONS, QUIZZES]),
            ("programme", &[Goal::Entries]),
            ("money", &[POLICIES, BOARDING]),
            ("visit", &[EVENTS, QUESTIONS]),
        ],
        Reader::Parent => &[
            ("way", &[Goal::Pathways]),
            ("school", &[SCHOOLS, INSPECTIONS]),
            ("money", &[POLICIES, BOARDING]),
            ("programme", &[Goal::Entries]),
            ("visit", &[EVENTS, QUESTIONS]),
        ],
        Reader::Worker => &[
            ("way", &[Goal::Pathways]),
            ("course", &[SHORT_COURSES, Goal::Entries]),
            ("money", &[POLICIES]),
            ("job", &[DEMAND, EMPLOYERS]),
        ],
        Reader::Employer => &[
            ("guide", &[Goal::Guide]),
            ("demand", &[DEMAND]),
            ("school", &[SCHOOLS, OCCUPATIONS]),
            ("training", &[SHORT_COURSES, POLICIES]),
            ("visit", &[EVENTS]),
        ],
    }
}

/// The steps of a reader, with the addresses of what they need; a step without any is left out.
pub(super) fn of(site: &Site, reader: Reader) -> Result<Vec<Step>, Diagnostic> {
    let mut steps = Vec::new();
    for (key, goals) in goals(reader) {
        let mut links = Vec::new();
        for goal in *goals {
            links.extend(goal.links(site, reader)?);
        }
        if !links.is_empty() {
            steps.push(Step { key, links });
        }
    }
    Ok(steps)
}

impl Goal {
    fn links(self, site: &Site, reader: Reader) -> Result<Vec<Link>, Diagnostic> {
        Ok(match self {
            Self::Pathways => {
                let pathways = site
                    .listed::<Pathway>()
                    .filter(|(_, pathway)| reader.starts().contains(&pathway.from));
                pathways
                    .map(|(reference, _)| Link::to(site, reference))
                    .collect()
            }
            // A free page that is called after the reader's address says more than this page has room for.
            Self::Guide => {
                let guide = site.find::<FreePage>(&format!("danh-cho-{}", reader.slug()));
                let shown = guide.filter(|(_, page)| page.visible);
                shown
                    .map(|(reference, _)| Link::to(site, reference))
                    .into_iter()
                    .collect()
            }
            Self::Entries => reader
                .entries()
                .iter()
                .map(|entry| link(site, *entry))
                .collect::<Result<_, _>>()?,
            Self::List(path, word) => vec![Link::path(site, path, site.word(word)?)],
        })
    }
}

/// The list of programmes for an education, with how many there are.
fn link(site: &Site, education: Education) -> Result<Link, Diagnostic> {
    let count = site
        .derived::<ProgrammeIndex>()
        .by_entry
        .get(&education)
        .map_or(0, Vec::len);
    let name = site.word(&format!("entry.{}", education.key()))?;
    let title = site.say(
        "audience.programmes_for",
        &[("entry", &name), ("n", &count.to_string())],
    )?;
    Ok(Link::path(site, &entry_path(education), title))
}
