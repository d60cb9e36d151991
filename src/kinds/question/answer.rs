//! The answer to a question, as a page shows it among others and as machines are told it.

use serde::Serialize;
use serde_json::json;

use super::Question;
use crate::diag::Diagnostic;
use crate::kinds::shared::{Json, Link};
use crate::model::{Kind, Ref};
use crate::site::Site;

/// A question with its whole answer, among others on a page.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    id: String,
    link: Link,
    /// The answer as HTML, when it can stand on a page with others.
    html: Option<String>,
    /// The answer in plain lines, when it cannot.
    lines: Vec<String>,
}

impl Answer {
    /// The question with its answer. An answer with headings or footnotes is told in plain lines:
    /// its ids could be those of another answer, and its headings would break the page's order.
    pub(super) fn new(site: &Site, reference: Ref<Question>) -> Result<Self, Diagnostic> {
        let question = site.get(reference);
        let html = site.body(question)?.html;
        let alone = html.contains(" id=") || html.contains("<h2") || html.contains("<h3");
        let lines = if alone {
            site.body_plain(question)?
                .lines()
                .map(str::to_owned)
                .collect()
        } else {
            Vec::new()
        };
        Ok(Self {
            id: question.id.to_string(),
            link: Link::to(site, reference),
            html: (!alone).then_some(html),
            lines,
        })
    }
}

/// The questions of a page as schema.org's `FAQPage`, with the answers in the words of the page.
pub(super) fn faq(site: &Site, questions: &[Ref<Question>]) -> Result<Json, Diagnostic> {
    let entity = |reference: &Ref<Question>| -> Result<Json, Diagnostic> {
        let question = site.get(*reference);
        Ok(json!({
            "@type": "Question",
            "name": question.title(),
            "url": site.base.absolute(Question::url(question).as_str()),
            "acceptedAnswer": {"@type": "Answer", "text": site.body_plain(question)?},
        }))
    };
    let entities: Vec<Json> = questions.iter().map(entity).collect::<Result<_, _>>()?;
    Ok(json!({"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": entities}))
}
