//! What pages show of a programme: a row in a list, and the whole.

use serde::Serialize;

use super::state::{Countdown, nearest};
use super::{Duration, Education, Fee, Intake, Level, Mode, Openness, Outcomes, Programme, Shift};
use crate::kinds::policy::PolicyCard;
use crate::kinds::school::DormitoryView;
use crate::kinds::shared::{BodyView, Link};
use crate::model::{Day, Kind, Ref, WebUrl};
use crate::site::Site;

/// A programme in a list.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Row {
    pub title: String,
    pub href: String,
    pub school: Link,
    pub level: Level,
    pub entry: Vec<Education>,
    pub duration: DurationView,
    pub fee: Option<FeeView>,
    pub intake: Option<Nearest>,
}

/// The intake that matters most now.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct Nearest {
    pub state: Openness,
    pub opens: Option<Day>,
    pub countdown: Option<Countdown>,
    pub deadline: Option<String>,
    pub opens_at: Option<String>,
    pub closes_at: Option<String>,
}

/// How long it takes.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct DurationView {
    pub value: u32,
    pub unit: super::DurationUnit,
}

/// What it costs.
#[derive(Debug, Clone, Serialize)]
pub(in crate::kinds) struct FeeView {
    pub amount: u64,
    pub per: super::FeePeriod,
    pub school_year: String,
}

/// The whole programme, as its page shows it.
#[derive(Debug, Serialize)]
pub(super) struct ProgrammeView {
    pub id: String,
    pub summary: String,
    pub level: Level,
    pub nine_plus: bool,
    pub entry: Vec<EntryView>,
    pub duration: DurationView,
    pub credential: String,
    pub fee: Option<FeeView>,
    pub occupation: Link,
    pub school: SchoolView,
    pub policies: Vec<PolicyCard>,
    pub leads_to: Vec<String>,
    pub partners: Vec<Link>,
    pub outcomes: Option<OutcomesView>,
    pub nearest: Option<IntakeView>,
    pub intakes: Vec<IntakeView>,
    /// Where it is taught: at the nearest intake, or anywhere at the school when there is none.
    pub places: Vec<PlaceView>,
    pub documents: Vec<String>,
    pub body: BodyView,
    pub elsewhere: Vec<Row>,
    pub same_school: Vec<Row>,
    /// What one can become later in the occupation.
    pub progression: Vec<Link>,
    pub questions: Vec<Link>,
}

/// A campus at which the programme is taught.
#[derive(Debug, Serialize)]
pub(super) struct PlaceView {
    pub campus: String,
    pub area: Link,
    /// The campus on the page of the school.
    pub href: String,
}

#[derive(Debug, Serialize)]
pub(super) struct SchoolView {
    pub link: Link,
    pub phones: Vec<String>,
    pub email: Option<String>,
    pub website: Option<WebUrl>,
    pub dormitory: Option<DormitoryView>,
}

#[derive(Debug, Serialize)]
pub(super) struct EntryView {
    pub education: Education,
    pub age: Option<u8>,
    pub note: Option<String>,
}

#[derive(Debug, Serialize)]
pub(super) struct OutcomesView {
    pub cohort: String,
    pub n: u32,
    pub employed_pct: f64,
    pub further_pct: Option<f64>,
    pub median_vnd: Option<u64>,
    pub method: String,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct IntakeView {
    pub id: String,
    pub state: Openness,
    pub is_open: bool,
    pub campus: String,
    pub address: Option<String>,
    pub area: Option<Link>,
    pub opens: Option<Day>,
    pub countdown: Option<Countdown>,
    pub deadline: Option<String>,
    pub opens_at: Option<String>,
    pub closes_at: Option<String>,
    pub start: Day,
    pub end: Option<Day>,
    pub places: Option<u32>,
    pub mode: Mode,
    pub shift: Option<Shift>,
    pub apply_url: Option<WebUrl>,
    pub mode_changes: Vec<ModeChangeView>,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct ModeChangeView {
    pub from: String,
    pub mode: Mode,
    pub reason: String,
}

/// A programme as a row of a list.
pub(in crate::kinds) fn row(site: &Site, reference: Ref<Programme>) -> Row {
    let programme = site.get(reference);
    Row {
        title: programme.title().to_owned(),
        href: site.base.href(Programme::url(programme).as_str()),
        school: Link::to(site, programme.school),
        level: programme.level,
        entry: programme
            .entry
            .iter()
            .map(|entry| entry.education)
            .collect(),
        duration: programme.duration.view(),
        fee: programme.fee.as_ref().map(Fee::view),
        intake: nearest(programme, &site.clock).map(|intake| Nearest {
            state: intake.openness(&site.clock),
            opens: intake.opens,
            countdown: intake.countdown(&site.clock),
            deadline: intake.deadline.day().map(|day| day.to_string()),
            opens_at: intake.opens_at(&site.clock).map(|at| at.to_string()),
            closes_at: intake.closes_at(&site.clock).map(|at| at.to_string()),
        }),
    }
}

impl Duration {
    pub(super) fn view(&self) -> DurationView {
        DurationView {
            value: self.value,
            unit: self.unit,
        }
    }
}

impl Fee {
    pub(super) fn view(&self) -> FeeView {
        FeeView {
            amount: self.amount,
            per: self.per,
            school_year: self.school_year.as_str().to_owned(),
        }
    }
}

impl Outcomes {
    pub(super) fn view(&self) -> OutcomesView {
        OutcomesView {
            cohort: self.cohort.clone(),
            n: self.n,
            employed_pct: self.employed_pct,
            further_pct: self.further_pct,
            median_vnd: self.median_vnd,
            method: self.method.clone(),
        }
    }
}

impl Intake {
    /// The intake with the campus of the school that it takes place at.
    pub(super) fn view(&self, site: &Site, programme: &Programme) -> IntakeView {
        let school = site.get(programme.school);
        let campus = school
            .campuses
            .iter()
            .find(|campus| campus.id == self.campus);
        let clock = &site.clock;
        let state = self.openness(clock);
        IntakeView {
            id: self.id.clone(),
            state,
            is_open: state.is_open(),
            campus: campus.map_or_else(|| self.campus.clone(), |campus| campus.name.clone()),
            address: campus.map(|campus| campus.address.clone()),
            area: campus.map(|campus| Link::to(site, campus.area)),
            opens: self.opens,
            countdown: self.countdown(clock),
            deadline: self.deadline.day().map(|day| day.to_string()),
            opens_at: self.opens_at(clock).map(|at| at.to_string()),
            closes_at: self.closes_at(clock).map(|at| at.to_string()),
            start: self.start,
            end: self.end,
            places: self.places,
            mode: self.mode,
            shift: self.shift,
            apply_url: self.apply_url.clone(),
            mode_changes: self
                .mode_changes
                .iter()
                .map(|change| ModeChangeView {
                    from: site.clock.wall(change.from).to_string(),
                    mode: change.mode,
                    reason: change.reason.clone(),
                })
                .collect(),
        }
    }
}
