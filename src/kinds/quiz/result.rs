//! What a group of interest points to: its occupations, and programmes that take applications now.

use serde::Serialize;

use super::Quiz;
use super::pages::{PATH, result_path};
use crate::diag::Diagnostic;
use crate::kinds::occupation::{Interest, Occupation};
use crate::kinds::programme::{Programme, ProgrammeIndex, Row, nearest, row};
use crate::kinds::shared::{self, Head, Link, Term, by_title};
use crate::model::{Kind, Ref};
use crate::site::{Page, Site};

/// How many programmes the page names.
const FEW: usize = 10;

#[derive(Serialize)]
struct View {
    interest: Interest,
    occupations: Vec<Term>,
    programmes: Vec<Row>,
    quiz: Link,
    others: Vec<Other>,
}

/// Another group of the same quiz.
#[derive(Serialize)]
struct Other {
    interest: Interest,
    href: String,
}

/// The page of a group of interest of a quiz.
pub(super) fn page(
    site: &Site,
    reference: Ref<Quiz>,
    interest: Interest,
) -> Result<Page, Diagnostic> {
    let quiz = site.get(reference);
    let index = site.derived::<ProgrammeIndex>();
    let mut occupations = by_title::<Occupation>(site);
    occupations.retain(|(_, occupation)| occupation.interests.contains(&interest));
    let open = occupations
        .iter()
        .filter_map(|(reference, _)| index.by_occupation.get(reference))
        .flatten()
        .filter(|programme| is_open(site, **programme));
    let term = |reference: &Ref<Occupation>| Term {
        link: Link::to(site, *reference),
        count: index.by_occupation.get(reference).map_or(0, Vec::len),
    };
    let others = Interest::ALL.iter().filter(|other| **other != interest);
    let view = View {
        interest,
        programmes: open
            .take(FEW)
            .map(|programme| row(site, *programme))
            .collect(),
        occupations: occupations
            .iter()
            .map(|(reference, _)| term(reference))
            .collect(),
        quiz: Link::to(site, reference),
        others: others
            .map(|other| Other {
                interest: *other,
                href: site.base.href(&result_path(quiz, *other)),
            })
            .collect(),
    };
    let name = site.word(&format!("riasec.{}.name", interest.key()))?;
    let title = site.say(
        "quiz.result",
        &[("letter", interest.key()), ("name", &name)],
    )?;
    let mut head = Head::new(site, &result_path(quiz, interest), &title)?
        .under(site, PATH, "quiz.list")?
        .under_title(site, Quiz::url(quiz).as_str(), quiz.title())
        .describe(site.word(&format!("riasec.{}.text", interest.key()))?);
    head.sample = quiz.common.sample;
    Ok(shared::page("quiz-result.html", head.done(site), view))
}

/// Whether a programme takes applications now.
fn is_open(site: &Site, programme: Ref<Programme>) -> bool {
    nearest(site.get(programme), &site.clock)
        .is_some_and(|intake| intake.openness(&site.clock).is_open())
}
