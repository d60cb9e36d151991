//! The page of each reader, and the page that names them all.

use serde::Serialize;

use super::reader::Reader;
use super::steps::{self, Step};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::policy::{self, Policy, PolicyCard, Standing};
use crate::kinds::programme::{ProgrammeIndex, Row, row};
use crate::kinds::question::Question;
use crate::kinds::shared::{self, Card, Head, Link, latest_articles, next_events};
use crate::model::{Record, Ref};
use crate::site::{Page, Route, Site};

/// The page that names all readers.
const PATH: &str = "/danh-cho/";

/// How many events, articles and programmes a page names.
const FEW: usize = 5;

/// How many questions a page names.
const QUESTIONS: usize = 10;

/// The addresses of the readers' pages.
pub(super) fn routes(_site: &Site) -> Vec<Route> {
    let pages = Reader::ALL
        .iter()
        .map(|reader| Route::page(reader.path(), "audience", move |site| page(site, *reader)));
    std::iter::once(Route::page(PATH, "audience", index))
        .chain(pages)
        .collect()
}

#[derive(Serialize)]
struct IndexView {
    readers: Vec<ReaderView>,
}

#[derive(Serialize)]
struct ReaderView {
    key: &'static str,
    href: String,
}

fn index(site: &Site) -> Result<Page, Diagnostic> {
    let readers = Reader::ALL
        .iter()
        .map(|reader| ReaderView {
            key: reader.key(),
            href: site.base.href(&reader.path()),
        })
        .collect();
    let head =
        Head::new(site, PATH, &site.word("audience.title")?)?.describe(site.word("audience.lead")?);
    Ok(shared::page(
        "audiences.html",
        head.done(site),
        IndexView { readers },
    ))
}

#[derive(Serialize)]
struct View {
    reader: &'static str,
    steps: Vec<Step>,
    dates: Vec<Row>,
    policies: Vec<PolicyCard>,
    questions: Vec<Link>,
    events: Vec<Card>,
    articles: Vec<Card>,
}

fn page(site: &Site, reader: Reader) -> Result<Page, Diagnostic> {
    let audience = reader.audience();
    let view = View {
        reader: reader.key(),
        steps: steps::of(site, reader)?,
        dates: dates(site, reader),
        policies: policies(site, reader)?,
        questions: questions(site, reader),
        events: next_events(site, FEW, |event| event.common.audience.contains(&audience)),
        articles: latest_articles(site, FEW, |article| {
            article.common.audience.contains(&audience)
        }),
    };
    let word = |key: &str| site.word(&format!("audience.{}.{key}", reader.key()));
    let head = Head::new(site, &reader.path(), &word("title")?)?
        .under(site, PATH, "audience.title")?
        .describe(word("lead")?)
        .done(site);
    Ok(shared::page("audience.html", head, view))
}

/// The programmes for the reader's education that close, or else open, first.
fn dates(site: &Site, reader: Reader) -> Vec<Row> {
    let index = site.derived::<ProgrammeIndex>();
    let for_reader = |programme: &&Ref<_>| {
        let mut entries = site
            .get::<crate::kinds::programme::Programme>(**programme)
            .entry
            .iter();
        entries.any(|entry| reader.entries().contains(&entry.education))
    };
    let dated = index.by_date.iter().filter(for_reader);
    dated
        .take(FEW)
        .map(|programme| row(site, *programme))
        .collect()
}

/// The policies meant for the reader, those that are over last.
fn policies(site: &Site, reader: Reader) -> Result<Vec<PolicyCard>, Diagnostic> {
    let audience = reader.audience();
    let mut policies: Vec<(Ref<Policy>, &Record<Policy>)> = site
        .listed::<Policy>()
        .filter(|(_, policy)| policy.common.audience.contains(&audience))
        .collect();
    collate::sort_by(&mut policies, |(_, policy)| policy.title());
    policies.sort_by_key(|(_, policy)| policy.standing(&site.clock) == Standing::Closed);
    policies
        .into_iter()
        .map(|(reference, _)| policy::card(site, reference))
        .collect()
}

/// What readers like this one ask.
fn questions(site: &Site, reader: Reader) -> Vec<Link> {
    let mut questions: Vec<(Ref<Question>, &Record<Question>)> = site
        .listed::<Question>()
        .filter(|(_, question)| question.asked_by.contains(&reader.audience()))
        .collect();
    // Who stands first among those who ask a question asks it most.
    let rank = |question: &Record<Question>| {
        question
            .asked_by
            .iter()
            .position(|asker| *asker == reader.audience())
    };
    collate::sort_by(&mut questions, |(_, question)| question.title());
    questions.sort_by_key(|(_, question)| rank(question));
    questions
        .into_iter()
        .take(QUESTIONS)
        .map(|(reference, _)| Link::to(site, reference))
        .collect()
}
