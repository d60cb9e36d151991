//! Every change between teaching in person, online and at the workplace, of an intake or by a
//! notice, on one list (measure 2.2.1 of the plan).

use jiff::Timestamp;
use serde::Serialize;

use super::Notice;
use super::pages::{LIST, link};
use super::state::{self, Term};
use crate::kinds::programme::{Intake, Mode, Programme};
use crate::kinds::shared::{Head, Link, ListPage, paginate};
use crate::model::{Day, Ref};
use crate::site::{Route, Site};

/// Where the changes are listed.
const PATH: &str = "/thong-bao/cach-hoc/";

/// The addresses of the list.
pub(super) fn routes(site: &Site) -> Vec<Route> {
    let list = ListPage {
        path: PATH.to_owned(),
        template: "mode-changes.html",
        group: "list",
        items: changes(site),
    };
    paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("notice.modes")?)?;
            Ok(head
                .under(site, LIST, "list.notices")?
                .describe(site.word("notice.modes_lead")?))
        },
        |site, change| Ok(view(site, change)),
        |_| Ok(()),
    )
}

/// A change of the way of learning.
#[derive(Debug, Clone)]
struct Change {
    what: What,
    from: Timestamp,
    /// When the next change or the end of the notice follows, if it is known.
    until: Option<Timestamp>,
    before: Mode,
    after: Mode,
    reason: String,
}

/// What changes.
#[derive(Debug, Clone, Copy)]
enum What {
    /// What a notice is about.
    Notice(Ref<Notice>),
    /// The intake of a programme that begins on a day.
    Intake(Ref<Programme>, Day),
}

/// All changes, the latest first.
fn changes(site: &Site) -> Vec<Change> {
    let mut changes: Vec<Change> = of_notices(site).chain(of_intakes(site)).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.from));
    changes
}

fn of_notices(site: &Site) -> impl Iterator<Item = Change> {
    site.listed::<Notice>()
        .filter_map(move |(reference, notice)| {
            let change = notice.mode_change.as_ref()?;
            let [starts, until] = state::span(notice, &site.clock);
            Some(Change {
                what: What::Notice(reference),
                from: change
                    .effective
                    .map_or(starts, |moment| site.clock.instant(moment)),
                until: Some(until),
                before: change.from,
                after: change.to,
                reason: change.reason.clone(),
            })
        })
}

fn of_intakes(site: &Site) -> impl Iterator<Item = Change> {
    site.listed::<Programme>()
        .flat_map(move |(reference, programme)| {
            let intakes = programme.intakes.iter();
            intakes.flat_map(move |intake| {
                of_intake(site, What::Intake(reference, intake.start), intake)
            })
        })
}

/// The changes of an intake: each holds until the next, and the last until teaching ends.
fn of_intake(site: &Site, what: What, intake: &Intake) -> Vec<Change> {
    let mut dated: Vec<_> = intake
        .mode_changes
        .iter()
        .map(|change| (site.clock.instant(change.from), change))
        .collect();
    dated.sort_by_key(|(from, _)| *from);
    let end = intake.end.map(|day| site.clock.end_of(day.0));
    let until = dated
        .iter()
        .skip(1)
        .map(|(from, _)| Some(*from))
        .chain([end]);
    let before = std::iter::once(intake.mode).chain(dated.iter().map(|(_, change)| change.mode));
    let changes = dated.iter().zip(before).zip(until);
    changes
        .map(|(((from, change), before), until)| Change {
            what,
            from: *from,
            until,
            before,
            after: change.mode,
            reason: change.reason.clone(),
        })
        .collect()
}

impl Change {
    /// Where the change stands at this instant.
    fn term(&self, now: Timestamp) -> Term {
        if now < self.from {
            Term::Upcoming
        } else if self.until.is_none_or(|until| now < until) {
            Term::Current
        } else {
            Term::Past
        }
    }
}

/// A change, as the list shows it.
#[derive(Debug, Serialize)]
struct ChangeView {
    what: Link,
    schools: Vec<Link>,
    start: Option<Day>,
    from: String,
    from_at: String,
    until_at: Option<String>,
    before: Mode,
    after: Mode,
    reason: String,
    state: &'static str,
    sample: bool,
}

fn view(site: &Site, change: &Change) -> ChangeView {
    let term = change.term(site.clock.now());
    let (what, schools, start, sample) = match change.what {
        What::Notice(reference) => {
            let notice = site.get(reference);
            let about = notice
                .scope
                .iter()
                .filter_map(|scope| link(site, scope))
                .collect();
            (Link::to(site, reference), about, None, notice.common.sample)
        }
        What::Intake(reference, start) => {
            let programme = site.get(reference);
            let school = vec![Link::to(site, programme.school)];
            (
                Link::to(site, reference),
                school,
                Some(start),
                programme.common.sample,
            )
        }
    };
    ChangeView {
        what,
        schools,
        start,
        from: site.clock.local(change.from).datetime().to_string(),
        from_at: change.from.to_string(),
        until_at: change.until.map(|until| until.to_string()),
        before: change.before,
        after: change.after,
        reason: change.reason.clone(),
        state: term.key(),
        sample,
    }
}
