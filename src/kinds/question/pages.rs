//! The questions by topic, the answers of a topic on one page, and a page for each question.

use serde::Serialize;

use super::answer::{Answer, faq};
use super::near::Sorted;
use super::{Question, Topic};
use crate::diag::Diagnostic;
use crate::kinds::shared::{
    self, BodyView, Head, Link, ListPage, Term, by_title, paginate_items, record_pages,
};
use crate::model::{Audience, Record, Ref};
use crate::site::{Page, Route, Site};

/// Where the questions are listed.
const PATH: &str = "/hoi-dap/";

/// How many questions of a topic the list of topics names.
const FIRST: usize = 5;

/// How many other questions a question names.
const RELATED: usize = 6;

/// The addresses of the kind.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let mut routes = vec![Route::page(PATH, "list", topics).lasting()];
    for topic in Topic::ALL {
        routes.extend(topic_pages(site, *topic));
    }
    routes.extend(record_pages(site, page));
    routes
}

fn topic_path(topic: Topic) -> String {
    format!("{PATH}chu-de/{}/", topic.key())
}

fn topic_word(topic: Topic) -> String {
    format!("topic.{}", topic.key())
}

/// The listed questions of a topic, in the order of the alphabet.
fn of_topic(site: &Site, topic: Topic) -> Vec<Ref<Question>> {
    by_title::<Question>(site)
        .into_iter()
        .filter(|(_, question)| question.topics.contains(&topic))
        .map(|(reference, _)| reference)
        .collect()
}

#[derive(Serialize)]
struct TopicsView {
    total: usize,
    topics: Vec<TopicView>,
}

#[derive(Serialize)]
struct TopicView {
    key: Topic,
    term: Term,
    questions: Vec<Link>,
}

fn topics(site: &Site) -> Result<Page, Diagnostic> {
    let mut topics = Vec::new();
    for topic in Topic::ALL {
        let questions = of_topic(site, *topic);
        if questions.is_empty() {
            continue;
        }
        let first = questions
            .iter()
            .take(FIRST)
            .map(|reference| Link::to(site, *reference));
        topics.push(TopicView {
            key: *topic,
            term: Term {
                link: Link::path(site, &topic_path(*topic), site.word(&topic_word(*topic))?),
                count: questions.len(),
            },
            questions: first.collect(),
        });
    }
    let view = TopicsView {
        total: site.listed::<Question>().count(),
        topics,
    };
    let head = Head::new(site, PATH, &site.word("list.questions")?)?
        .describe(site.word("question.lead")?)
        .done(site);
    Ok(shared::page("questions.html", head, view))
}

/// The questions of a topic with their answers.
fn topic_pages(site: &Site, topic: Topic) -> Vec<Route> {
    let list = ListPage {
        path: topic_path(topic),
        template: "question-topic.html",
        group: "list",
        items: of_topic(site, topic),
    };
    paginate_items(
        list,
        move |site, path, questions| {
            let name = site.word(&topic_word(topic))?;
            let mut head = Head::new(
                site,
                path,
                &site.say("question.about", &[("topic", &name)])?,
            )?
            .under(site, PATH, "list.questions")?;
            head.sample = questions
                .iter()
                .any(|question| site.get(*question).common.sample);
            if questions.is_empty() {
                Ok(head)
            } else {
                Ok(head.json_ld(faq(site, questions)?))
            }
        },
        |site, reference| Answer::new(site, *reference),
        |_| Ok(()),
    )
}

/// The questions that have most in common with this one: topics, words to search for, documents.
fn related(site: &Site, reference: Ref<Question>) -> Vec<Ref<Question>> {
    let question = site.get(reference);
    let sorted = site.derived::<Sorted>();
    let mut others: Vec<(usize, Ref<Question>)> = sorted
        .0
        .iter()
        .filter(|other| **other != reference)
        .map(|other| (common(question, site.get(*other)), *other))
        .filter(|(score, _)| *score > 0)
        .collect();
    others.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let others = others.into_iter().map(|(_, other)| other);
    others.take(RELATED).collect()
}

/// How much two questions have in common.
fn common(one: &Record<Question>, other: &Record<Question>) -> usize {
    let documents = shares(&one.documents, &other.documents);
    let words = shares(&one.common.keywords, &other.common.keywords);
    2 * shares(&one.topics, &other.topics) + documents + words
}

fn shares<T: PartialEq>(one: &[T], other: &[T]) -> usize {
    one.iter().filter(|item| other.contains(item)).count()
}

#[derive(Serialize)]
struct View {
    body: BodyView,
    topics: Vec<Link>,
    documents: Vec<Link>,
    asked_by: Vec<Audience>,
    related: Vec<Link>,
}

fn page(site: &Site, reference: Ref<Question>) -> Result<Page, Diagnostic> {
    let question = site.get(reference);
    let topics = question
        .topics
        .iter()
        .map(|topic| -> Result<Link, Diagnostic> {
            Ok(Link::path(
                site,
                &topic_path(*topic),
                site.word(&topic_word(*topic))?,
            ))
        });
    let view = View {
        body: shared::body(site, question)?,
        topics: topics.collect::<Result<_, _>>()?,
        documents: Link::to_shown(site, &question.documents),
        asked_by: question.asked_by.clone(),
        related: Link::to_shown(site, &related(site, reference)),
    };
    let mut head = Head::of(site, question)?.under(site, PATH, "list.questions")?;
    if let Some(topic) = question.topics.first() {
        head = head.under(site, &topic_path(*topic), &topic_word(*topic))?;
    }
    let head = head.json_ld(faq(site, &[reference])?).done(site);
    Ok(shared::page("question.html", head, view))
}
