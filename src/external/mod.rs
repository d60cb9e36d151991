//! Links to other sites: which there are, where they stand, and whether those sites still answer to them.
//!
//! Nothing here stops a publication: other people's sites go down for a night and come back.

mod ask;
mod cache;
mod collect;
mod problem;
mod rounds;

pub use ask::{Answer, Ask, Web};
pub use cache::Cache;

use std::collections::BTreeMap;

use jiff::Timestamp;
use url::Url;

use crate::diag::Diagnostic;
use crate::source::Source;
use collect::{Place, collect};

/// What became of the links of a site.
#[derive(Debug, Default)]
pub struct Outcome {
    /// A warning at each place of each link that does not work, in the order of files and places.
    pub findings: Vec<Diagnostic>,
    /// How many addresses were asked now.
    pub asked: usize,
    /// How many were well a short while ago, so that nobody was asked.
    pub remembered: usize,
    /// How many sites do not let programs look, so that a person has to.
    pub unsure: usize,
    /// Whether no site at all could be reached, so that nothing was learned.
    pub is_offline: bool,
}

/// Asks for every link of the content to another site; `own` is the host of the site itself, whose links are its own.
///
/// Addresses that the cache remembers as well are left out; what is well now is remembered.
pub fn check(
    source: &dyn Source,
    web: &dyn Ask,
    own: Option<&str>,
    cache: &mut Cache,
    now: Timestamp,
) -> Outcome {
    let mut links = collect(source);
    links.retain(|url, _| url.host_str() != own);
    cache.keep_only(|url| links.contains_key(url));

    let (known, new): (Vec<&Url>, Vec<&Url>) =
        links.keys().partition(|url| cache.is_well(url, now));
    let answers = rounds::ask_all(web, &new);
    let mut outcome = Outcome {
        asked: new.len(),
        remembered: known.len(),
        ..Outcome::default()
    };
    let unreached = |answer: &Answer| matches!(answer, Answer::NoHost | Answer::Unreachable);
    if answers.len() > 1 && answers.values().all(unreached) {
        outcome.is_offline = true;
        return outcome;
    }
    for (url, answer) in &answers {
        match answer {
            Answer::Well => cache.remember(url, now),
            Answer::Closed(_) => outcome.unsure += 1,
            _ => {}
        }
    }
    outcome.findings = findings(&links, &answers);
    outcome
}

fn findings(links: &BTreeMap<Url, Vec<Place>>, answers: &BTreeMap<Url, Answer>) -> Vec<Diagnostic> {
    let mut findings: Vec<Diagnostic> = answers
        .iter()
        .filter_map(|(url, answer)| Some((links.get(url)?, problem::of(url, answer)?)))
        .flat_map(|(places, problem)| places.iter().map(move |place| problem.at(place)))
        .collect();
    findings.sort_by(|a, b| {
        let start = |one: &Diagnostic| one.span.as_ref().map(|span| span.start);
        (&a.file, start(a)).cmp(&(&b.file, start(b)))
    });
    findings
}
