//! A programme as schema.org's `EducationalOccupationalProgram`, with what its page says and no more.

use serde_json::{Value, json};

use super::{DurationUnit, Intake, Mode, Openness, Programme};
use crate::kinds::shared::{Json, drop_nulls, organisation};
use crate::model::{Kind, Record};
use crate::site::Site;

/// The structured data of a programme's page.
pub(super) fn programme(site: &Site, programme: &Record<Programme>) -> Json {
    let school = site.get(programme.school);
    let nearest = super::state::nearest(programme, &site.clock);
    drop_nulls(json!({
        "@context": "https://schema.org",
        "@type": "EducationalOccupationalProgram",
        "name": programme.title(),
        "description": programme.common.summary,
        "url": site.base.absolute(Programme::url(programme).as_str()),
        "provider": organisation(site, school),
        "occupationalCategory": site.get(programme.occupation).title(),
        "educationalCredentialAwarded": programme.credential,
        "timeToComplete": duration(programme),
        "educationalProgramMode": nearest.map(|intake| mode(intake.mode)),
        "applicationStartDate": nearest.and_then(|intake| intake.opens).map(|day| day.to_string()),
        "applicationDeadline": nearest.and_then(|intake| intake.deadline.day()).map(|day| day.to_string()),
        "startDate": nearest.map(|intake| intake.start.to_string()),
        "endDate": nearest.and_then(|intake| intake.end).map(|day| day.to_string()),
        "maximumEnrollment": nearest.and_then(|intake| intake.places),
        "offers": offer(site, programme, nearest),
    }))
}

/// The duration in ISO 8601.
fn duration(programme: &Programme) -> String {
    let value = programme.duration.value;
    match programme.duration.unit {
        DurationUnit::Months => format!("P{value}M"),
        DurationUnit::Weeks => format!("P{value}W"),
        DurationUnit::Hours => format!("PT{value}H"),
    }
}

fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::InPerson | Mode::Workplace => "in-person",
        Mode::Online => "online",
        Mode::Blended => "blended",
    }
}

/// The fee, when the school has published it.
fn offer(site: &Site, programme: &Programme, nearest: Option<&Intake>) -> Option<Value> {
    let fee = programme.fee.as_ref()?;
    let openness = nearest.map(|intake| intake.openness(&site.clock));
    let availability = openness.map(|openness| match openness {
        Openness::Upcoming => "https://schema.org/PreOrder",
        Openness::Full => "https://schema.org/SoldOut",
        Openness::Closed | Openness::Cancelled => "https://schema.org/OutOfStock",
        Openness::Open | Openness::ClosingSoon | Openness::Continuous => {
            "https://schema.org/InStock"
        }
    });
    let unit = match fee.per {
        super::FeePeriod::Month => Some("MON"),
        super::FeePeriod::Year => Some("ANN"),
        super::FeePeriod::Term | super::FeePeriod::Course => None,
    };
    Some(json!({
        "@type": "Offer",
        "category": "tuition",
        "price": fee.amount,
        "priceCurrency": "VND",
        "availability": availability,
        "priceSpecification": unit.map(|unit| json!({
            "@type": "UnitPriceSpecification",
            "price": fee.amount,
            "priceCurrency": "VND",
            "unitCode": unit,
        })),
    }))
}
