//! What is wrong with a school.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Campus, EnrolmentPlan, School};
use crate::diag::{Text, codes};
use crate::kinds::programme::{Intake, IntakeState, Programme};
use crate::kinds::rules::{self, named};
use crate::model::{DayOr, Findings, Phone, Record, Ref, Status, at};
use crate::site::Site;

/// Where Vietnam lies, islands included: degrees north and degrees east.
const NORTH: std::ops::RangeInclusive<f64> = 8.0..=24.0;
const EAST: std::ops::RangeInclusive<f64> = 102.0..=110.0;

/// Finds what is wrong with one record.
pub(super) fn check(record: &Record<School>, site: &Site, findings: &mut Findings) {
    rules::at_least(findings, record, at!["campuses"], record.campuses.len(), 1);
    rules::at_least(findings, record, at!["phones"], record.phones.len(), 1);
    let phones: Vec<&str> = record.phones.iter().map(Phone::as_str).collect();
    rules::no_repeats(findings, record, &phones, |place| at!["phones", place]);
    let ids = record.campuses.iter().enumerate();
    rules::local_ids(
        findings,
        record,
        ids.map(|(place, campus)| (at!["campuses", place, "id"], campus.id.as_str())),
    );
    for (place, campus) in record.campuses.iter().enumerate() {
        if record.common.status != Status::Archived {
            rules::still(
                findings,
                record,
                at!["campuses", place, "area"],
                site,
                campus.area,
            );
        }
        coordinates(record, place, campus, findings);
    }
    if let Some(email) = &record.email {
        rules::email(findings, record, at!["email"], email);
    }
    if let Some(licence) = &record.licence {
        rules::at_least(
            findings,
            record,
            at!["licence", "levels"],
            licence.levels.len(),
            1,
        );
        rules::no_repeats(findings, record, &licence.levels, |place| {
            at!["licence", "levels", place]
        });
        let issued = named("ngày cấp giấy phép", "issued", licence.issued.0);
        rules::has_come(
            findings,
            record,
            at!["licence", "issued"],
            issued,
            site.clock.today(),
        );
    }
    for (place, inspection) in record.inspections.iter().enumerate() {
        let day = named("ngày kiểm tra", "date", inspection.date.0);
        let field = at!["inspections", place, "date"];
        rules::has_come(findings, record, field, day, site.clock.today());
    }
    enrolment(record, findings);
    site_return(record, findings);
}

fn coordinates(record: &Record<School>, place: usize, campus: &Campus, findings: &mut Findings) {
    let (lat, lng) = match (campus.lat, campus.lng) {
        (Some(lat), Some(lng)) => (lat, lng),
        (None, None) => return,
        _ => {
            findings
                .error(
                    record,
                    codes::MISSING_FIELD,
                    at!["campuses", place],
                    Text::new(
                        "tọa độ phải có đủ lat và lng",
                        "a place needs both lat and lng",
                    ),
                )
                .hint(Text::new(
                    "ghi cả hai, hoặc xóa cả hai",
                    "write both, or neither",
                ));
            return;
        }
    };
    if NORTH.contains(&lat) && EAST.contains(&lng) {
        return;
    }
    let hint = if NORTH.contains(&lng) && EAST.contains(&lat) {
        Text::new(
            format!("có lẽ lat và lng bị đổi chỗ: lat: {lng}, lng: {lat}"),
            format!("lat and lng seem to be swapped: lat: {lng}, lng: {lat}"),
        )
    } else {
        Text::new(
            "lat từ 8 đến 24, lng từ 102 đến 110; Hà Nội vào khoảng lat: 21.03, lng: 105.85",
            "lat is 8 to 24, lng 102 to 110; Hà Nội is about lat: 21.03, lng: 105.85",
        )
    };
    let field = if NORTH.contains(&lat) { "lng" } else { "lat" };
    findings
        .error(
            record,
            codes::RANGE,
            at!["campuses", place, field],
            Text::new(
                format!("tọa độ {lat}, {lng} nằm ngoài Việt Nam"),
                format!("the place {lat}, {lng} lies outside Vietnam"),
            ),
        )
        .hint(hint);
}

fn enrolment(record: &Record<School>, findings: &mut Findings) {
    let mut seen = BTreeSet::new();
    for (place, year) in record.enrolment_plan.iter().enumerate() {
        if !seen.insert((year.year, year.level)) {
            rules::twice(findings, record, at!["enrolment_plan", place, "level"]);
        }
        over_enrolled(record, place, year, findings);
        if let (Some(enrolled), Some(certified)) = (year.enrolled, year.certified)
            && certified > enrolled
        {
            findings
                .error(
                    record,
                    codes::SUM,
                    at!["enrolment_plan", place, "certified"],
                    Text::new(
                        format!("số được cấp bằng ({certified}) lớn hơn số đã tuyển ({enrolled})"),
                        format!("more people are certified ({certified}) than were enrolled ({enrolled})"),
                    ),
                )
                .hint(Text::new("sửa một trong hai con số", "mend one of the two numbers"));
        }
    }
}

/// A few more than planned come often; half as many again is more likely a digit too many.
fn over_enrolled(
    record: &Record<School>,
    place: usize,
    year: &EnrolmentPlan,
    findings: &mut Findings,
) {
    let Some(enrolled) = year.enrolled else {
        return;
    };
    let places = year.places;
    if u64::from(enrolled) * 2 <= u64::from(places) * 3 {
        return;
    }
    findings
        .warning(
            record,
            codes::OVER_ENROLLED,
            at!["enrolment_plan", place, "enrolled"],
            Text::new(
                format!("đã tuyển {enrolled} người trong khi chỉ tiêu là {places}"),
                format!("{enrolled} people were enrolled for {places} places"),
            ),
        )
        .hint(Text::new(
            "xem lại hai con số, có thể thừa hoặc thiếu một chữ số",
            "look at the two numbers; a digit may be missing or too many",
        ));
}

fn site_return(record: &Record<School>, findings: &mut Findings) {
    let Some(site_return) = &record.site_return else {
        return;
    };
    let taken = named("ngày trưng dụng", "taken", site_return.taken.0);
    let returns = [
        ("planned", "ngày dự kiến trả", site_return.planned),
        ("actual", "ngày trả", site_return.actual),
    ];
    for (key, vi, day) in returns {
        if let Some(day) = day {
            rules::in_order(
                findings,
                record,
                at!["site_return", key],
                taken,
                named(vi, key, day.0),
            );
        }
    }
}

/// Finds schools that take nobody this year.
pub(super) fn check_all(site: &Site, findings: &mut Findings) {
    let today = site.clock.today();
    let teaching: BTreeSet<Ref<School>> = site
        .all::<Programme>()
        .filter(|(_, programme)| {
            programme
                .intakes
                .iter()
                .any(|intake| is_this_year(intake, today))
        })
        .map(|(_, programme)| programme.school)
        .collect();
    for (school, record) in site.listed::<School>() {
        if !teaching.contains(&school) {
            findings
                .warning(
                    record,
                    codes::NO_INTAKE,
                    at!["name"],
                    Text::new(
                        format!("trường không có đợt tuyển sinh nào trong năm {}", today.year()),
                        format!("the school has no intake in {}", today.year()),
                    ),
                )
                .hint(Text::new(
                    "thêm đợt tuyển sinh vào các chương trình, hoặc ghi status: archived nếu trường thôi tuyển",
                    "add intakes to its programmes, or write status: archived",
                ));
        }
    }
}

/// Whether an intake takes applications or begins in the year of a day.
fn is_this_year(intake: &Intake, today: Date) -> bool {
    let year = today.year();
    let starts = intake.start.0.year();
    let takes = match intake.deadline {
        DayOr::Day(deadline) => {
            let opens = intake.opens.map_or(deadline.0, |opens| opens.0);
            (opens.year()..=deadline.0.year()).contains(&year)
        }
        DayOr::Word(_) => intake.end.is_none_or(|end| year <= end.0.year()),
    };
    intake.state != IntakeState::Cancelled && (starts == year || takes)
}
