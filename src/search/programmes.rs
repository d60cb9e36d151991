//! The columns of programmes and of what they offer, which the finder filters, counts and sorts by.

use std::collections::BTreeMap;

use super::column::Column;
use super::days::Days;
use super::pages::Pages;
use super::values::place;
use super::words::Texts;
use crate::kinds::occupation::{Field, Occupation};
use crate::kinds::programme::{
    Duration, DurationUnit, Education, FeePeriod, Intake, IntakeState, Level, Mode, Programme,
    Shift,
};
use crate::kinds::school::School;
use crate::model::{Record, Ref};
use crate::site::Site;

/// The programmes of an index under construction.
pub(super) struct Programmes<'a> {
    site: &'a Site,
    schools: BTreeMap<&'a str, u32>,
    occupations: BTreeMap<&'a str, u32>,
    columns: [Column; 11],
    fees: Table<(u32, u32, u32)>,
    durations: Table<(u32, u32)>,
    offers: [Column; 8],
    days: Days,
}

/// The state of an offer that is no intake, after those of intakes.
const NO_INTAKE: u32 = IntakeState::ALL.len() as u32;
/// What a programme costs, in bits: nothing.
const FREE: u32 = 1;
/// What a programme costs, in bits: a policy supports those who learn it.
const SUPPORTED: u32 = 2;

impl<'a> Programmes<'a> {
    /// No programme yet, of a site with these pages.
    pub(super) fn new(site: &'a Site, pages: &Pages<'a>) -> Self {
        Self {
            site,
            schools: pages.places("school"),
            occupations: pages.places("occupation"),
            columns: Default::default(),
            fees: Table::default(),
            durations: Table::default(),
            offers: Default::default(),
            days: Days::default(),
        }
    }

    /// Adds the columns of a programme.
    pub(super) fn push(&mut self, programme: &Record<Programme>) {
        let site = self.site;
        let school = site.get(programme.school);
        let occupation = site.get(programme.occupation);
        let number = |map: &BTreeMap<&str, u32>, id: &str| map.get(id).map_or(0, |id| id + 1);
        let entry = programme.entry.iter().fold(0, |mask, entry| {
            mask | 1 << place(Education::ALL, &entry.education)
        });
        let supported = programme
            .policies
            .iter()
            .any(|policy| site.get(*policy).visible);
        let free = programme.fee.as_ref().is_some_and(|fee| fee.amount == 0);
        let cost = u32::from(free) * FREE + u32::from(supported) * SUPPORTED;
        let fee = programme.fee.as_ref().map_or(0, |fee| {
            let amount = u32::try_from(fee.amount).unwrap_or(u32::MAX);
            let monthly = monthly(amount, fee.per, &programme.duration);
            let row = (amount, place(FeePeriod::ALL, &fee.per), monthly);
            self.fees.id(row) + 1
        });
        let duration = programme.duration;
        let duration = self
            .durations
            .id((duration.value, place(DurationUnit::ALL, &duration.unit)));
        let offers = match programme.intakes.len() {
            0 => school.campuses.len(),
            intakes => intakes,
        };
        let values = [
            place(Level::ALL, &programme.level),
            place(Field::ALL, &occupation.group),
            number(&self.occupations, &occupation.id),
            number(&self.schools, &school.id),
            entry,
            cost,
            fee,
            u32::from(school.dormitory.is_some()),
            u32::from(programme.nine_plus),
            duration,
            offers as u32,
        ];
        for (column, value) in self.columns.iter_mut().zip(values) {
            column.push(value);
        }
        for intake in &programme.intakes {
            self.push_intake(school, intake);
        }
        if programme.intakes.is_empty() {
            for campus in 1..=school.campuses.len() {
                self.push_offer([campus as u32, 0, 0, 0, 0, 0, 0, NO_INTAKE]);
            }
        }
    }

    fn push_intake(&mut self, school: &School, intake: &Intake) {
        let mut campuses = school.campuses.iter();
        let campus = campuses.position(|campus| campus.id == intake.campus);
        let days = &mut self.days;
        let values = [
            campus.map_or(0, |place| place as u32 + 1),
            place(Mode::ALL, &intake.mode) + 1,
            intake
                .shift
                .map_or(0, |shift| place(Shift::ALL, &shift) + 1),
            u32::from(intake.start.0.month().unsigned_abs()),
            days.id(intake.opens.map(|day| day.0)),
            days.after(intake.deadline.day()),
            days.after(intake.end.map(|day| day.0)),
            place(IntakeState::ALL, &intake.state),
        ];
        self.push_offer(values);
    }

    fn push_offer(&mut self, values: [u32; 8]) {
        for (column, value) in self.offers.iter_mut().zip(values) {
            column.push(value);
        }
    }

    /// Stores the fields of occupations, the campuses of schools, the days, and the columns in the order of the format's table.
    pub(super) fn write(self, pages: &Pages<'a>, out: &mut Vec<u8>) {
        groups(self.site, pages, out);
        campuses(self.site, pages, out);
        self.days.write(&self.site.clock, out);
        self.fees.write(|row| row.0, out);
        self.fees.write(|row| row.1, out);
        self.fees.write(|row| row.2, out);
        self.durations.write(|row| row.0, out);
        self.durations.write(|row| row.1, out);
        // Each column is let go when it stands in the file.
        for column in self.columns {
            column.write(out);
        }
        let ranks = self.days.ranks();
        let [campus, mode, shift, month, opens, closes, ends, state] = self.offers;
        for column in [campus, mode, shift, month] {
            column.write(out);
        }
        for days in [opens, closes, ends] {
            days.map(|id| ranks.get(id as usize).copied().unwrap_or(0))
                .write(out);
        }
        state.write(out);
    }
}

/// Adds what else programmes are called, in this order, and gives how many keywords each has.
pub(super) fn push_names(site: &Site, all: &[Ref<Programme>], texts: &mut Texts) -> Column {
    let count = |reference: &Ref<Programme>| {
        let keywords = &site.get(*reference).common.keywords;
        for keyword in keywords {
            texts.push(keyword);
        }
        keywords.len() as u32
    };
    all.iter().map(count).collect()
}

/// Stores the field of each occupation.
fn groups(site: &Site, pages: &Pages, out: &mut Vec<u8>) {
    pages
        .of("occupation")
        .filter_map(|find| site.find::<Occupation>(find.id))
        .map(|(_, occupation)| place(Field::ALL, &occupation.group))
        .collect::<Column>()
        .write(out);
}

/// Stores for each school how many campuses it has; for each campus its
/// area, counted from 1, and where it is in ten-thousandths of a degree from the south pole and from the date line.
fn campuses(site: &Site, pages: &Pages, out: &mut Vec<u8>) {
    let areas = pages.places("area");
    let [mut counts, mut area, mut lat, mut lng] = <[Column; 4]>::default();
    let degrees = |value: Option<f64>, from: f64| {
        value.map_or(0, |value| ((value + from) * 10_000.0).round() as u32)
    };
    for (_, school) in pages
        .of("school")
        .filter_map(|find| site.find::<School>(find.id))
    {
        counts.push(school.campuses.len() as u32);
        for campus in &school.campuses {
            let id = site.get(campus.area).id.as_ref();
            area.push(areas.get(id).map_or(0, |place| place + 1));
            lat.push(degrees(campus.lat, 90.0));
            lng.push(degrees(campus.lng, 180.0));
        }
    }
    for column in [counts, area, lat, lng] {
        column.write(out);
    }
}

/// How many months of study a term and a year have.
const TERM: u32 = 5;
const YEAR: u32 = 10;
/// How many weeks and hours of study a month has.
const WEEKS: f64 = 4.0;
const HOURS: f64 = 100.0;

/// What a fee comes to for a month of study, so that fees by term, year and course compare, in whole đồng.
fn monthly(amount: u32, per: FeePeriod, duration: &Duration) -> u32 {
    let length = f64::from(duration.value);
    let months = match (per, duration.unit) {
        (FeePeriod::Month, _) => 1.0,
        (FeePeriod::Term, _) => f64::from(TERM),
        (FeePeriod::Year, _) => f64::from(YEAR),
        (FeePeriod::Course, DurationUnit::Months) => length,
        (FeePeriod::Course, DurationUnit::Weeks) => length / WEEKS,
        (FeePeriod::Course, DurationUnit::Hours) => length / HOURS,
    };
    // The quotient is no larger than the amount, so the cast keeps it.
    (f64::from(amount) / months.max(1.0)).round() as u32
}

/// Rows that repeat, numbered in the order in which they come.
struct Table<T> {
    ids: BTreeMap<T, u32>,
    rows: Vec<T>,
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self {
            ids: BTreeMap::new(),
            rows: Vec::new(),
        }
    }
}

impl<T: Ord + Copy> Table<T> {
    fn id(&mut self, row: T) -> u32 {
        let next = self.rows.len() as u32;
        let rows = &mut self.rows;
        *self.ids.entry(row).or_insert_with(|| {
            rows.push(row);
            next
        })
    }

    /// Stores one value of each row.
    fn write(&self, value: impl Fn(&T) -> u32, out: &mut Vec<u8>) {
        self.rows.iter().map(value).collect::<Column>().write(out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fees_compare_by_the_month_of_study() {
        let lasts = |value, unit| Duration { value, unit };
        let two_years = lasts(20, DurationUnit::Months);
        for (amount, per, duration, month) in [
            (900_000, FeePeriod::Month, &two_years, 900_000),
            (4_500_000, FeePeriod::Term, &two_years, 900_000),
            (9_000_000, FeePeriod::Year, &two_years, 900_000),
            (9_000_000, FeePeriod::Course, &two_years, 450_000),
            (
                900_000,
                FeePeriod::Course,
                &lasts(8, DurationUnit::Weeks),
                450_000,
            ),
            (
                900_000,
                FeePeriod::Course,
                &lasts(300, DurationUnit::Hours),
                300_000,
            ),
            (
                900_000,
                FeePeriod::Course,
                &lasts(2, DurationUnit::Weeks),
                900_000,
            ),
        ] {
            assert_eq!(
                monthly(amount, per, duration),
                month,
                "{per:?} {duration:?}"
            );
        }
    }
}
