//! The list of quizzes, the page of each, and a page for each group of interest that it can point to.

use serde::Serialize;

use super::{Quiz, result};
use crate::diag::Diagnostic;
use crate::kinds::occupation::Interest;
use crate::kinds::shared::{self, Card, Head, RecordList, by_title, record_pages, references};
use crate::model::{Kind, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where the quizzes are listed.
pub(super) const PATH: &str = "/trac-nghiem/";

/// The most points of an option for which the styles of the theme can count.
const COUNTABLE: u8 = 3;

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = list(site);
    routes.extend(record_pages(site, page));
    for (reference, quiz) in site.shown::<Quiz>() {
        let reviewed = quiz.common.reviewed.map(|day| day.0);
        routes.extend(Interest::ALL.iter().map(|interest| {
            Route::page(result_path(quiz, *interest), "quiz", move |site| {
                result::page(site, reference, *interest)
            })
            .modified(reviewed)
        }));
    }
    routes
}

/// Where the occupations of a group of interest stand.
pub(super) fn result_path(quiz: &Record<Quiz>, interest: Interest) -> String {
    format!(
        "{}{}/",
        Quiz::url(quiz).as_str(),
        interest.key().to_lowercase()
    )
}

fn list(site: &Site) -> Vec<Route> {
    RecordList {
        path: PATH,
        template: "list.html",
        title: "quiz.list",
        lead: "quiz.lead",
        items: references(&by_title::<Quiz>(site)),
        item: card,
    }
    .routes()
}

fn card(site: &Site, reference: Ref<Quiz>) -> Result<Card, Diagnostic> {
    let quiz = site.get(reference);
    let count = quiz.questions.len().to_string();
    Ok(Card {
        title: quiz.title().to_owned(),
        href: site.base.href(Quiz::url(quiz).as_str()),
        summary: quiz.common.summary.clone().unwrap_or_default(),
        facts: vec![site.say("quiz.questions", &[("n", &count)])?],
        date: None,
        sample: quiz.common.sample,
    })
}

#[derive(Serialize)]
struct View {
    summary: String,
    questions: Vec<QuestionView>,
    results: Vec<ResultLink>,
    /// Whether the styles can add up the points of the options that are chosen.
    countable: bool,
}

#[derive(Serialize)]
struct QuestionView {
    text: String,
    options: Vec<OptionView>,
}

#[derive(Serialize)]
struct OptionView {
    text: String,
    scores: Vec<ScoreView>,
}

#[derive(Serialize)]
struct ScoreView {
    interest: Interest,
    points: u8,
}

/// A group of interest and its page.
#[derive(Serialize)]
struct ResultLink {
    interest: Interest,
    href: String,
}

fn page(site: &Site, reference: Ref<Quiz>) -> Result<Page, Diagnostic> {
    let quiz = site.get(reference);
    let points = quiz
        .questions
        .iter()
        .flat_map(|question| &question.options)
        .flat_map(|option| option.scores.values());
    let view = View {
        summary: quiz.common.summary.clone().unwrap_or_default(),
        countable: points.max().is_none_or(|most| *most <= COUNTABLE),
        questions: quiz.questions.iter().map(question).collect(),
        results: Interest::ALL
            .iter()
            .map(|interest| ResultLink {
                interest: *interest,
                href: site.base.href(&result_path(quiz, *interest)),
            })
            .collect(),
    };
    let head = Head::of(site, quiz)?
        .under(site, PATH, "quiz.list")?
        .done(site);
    Ok(shared::page("quiz.html", head, view))
}

fn question(question: &super::QuizQuestion) -> QuestionView {
    QuestionView {
        text: question.text.clone(),
        options: question
            .options
            .iter()
            .map(|option| OptionView {
                text: option.text.clone(),
                scores: option
                    .scores
                    .iter()
                    .filter(|(_, points)| **points > 0)
                    .map(|(interest, points)| ScoreView {
                        interest: *interest,
                        points: *points,
                    })
                    .collect(),
            })
            .collect(),
    }
}
