//! Where one can live at school: dormitories, and the option to learn and board while an epidemic lasts.

use serde::Serialize;

use super::School;
use super::pages::PATH as SCHOOLS;
use crate::kinds::shared::{Head, Link, ListPage, paginate};
use crate::model::{Record, Ref};
use crate::site::{Route, Site};

/// Where the schools with places to live are listed.
pub(super) const PATH: &str = "/noi-tru/";

/// The list of the schools with places to live, out of `schools` in their order.
pub(super) fn routes(schools: &[(Ref<School>, &Record<School>)]) -> Vec<Route> {
    let with_places = schools
        .iter()
        .filter(|(_, school)| school.dormitory.is_some() || school.boarding.is_some());
    let list = ListPage {
        path: PATH.to_owned(),
        template: "boarding.html",
        group: "list",
        items: with_places.map(|(reference, _)| *reference).collect(),
    };
    paginate(
        list,
        |site, path| {
            let head = Head::new(site, path, &site.word("boarding.title")?)?.under(
                site,
                SCHOOLS,
                "list.schools",
            )?;
            Ok(head.describe(site.word("boarding.lead")?))
        },
        |site, reference| Ok(item(site, *reference)),
        |_| Ok(()),
    )
}

#[derive(Serialize)]
struct Item {
    school: Link,
    phone: Option<String>,
    dormitory: Option<DormitoryView>,
    boarding: Option<BoardingView>,
}

/// The places to live at a school.
#[derive(Debug, Serialize)]
pub(in crate::kinds) struct DormitoryView {
    places: u32,
    fee_month: Option<u64>,
    /// Whether it costs nothing, which is not the same as a price that is not known.
    free: bool,
    note: Option<String>,
}

/// The option to learn, keep apart and board at a school.
#[derive(Debug, Serialize)]
pub(super) struct BoardingView {
    places: u32,
    meals: String,
    rules: Vec<String>,
}

fn item(site: &Site, reference: Ref<School>) -> Item {
    let school = site.get(reference);
    Item {
        school: Link::to(site, reference),
        phone: school.phones.first().map(|phone| phone.as_str().to_owned()),
        dormitory: dormitory(school),
        boarding: boarding(school),
    }
}

/// The dormitory of a school, when it has told of one.
pub(in crate::kinds) fn dormitory(school: &School) -> Option<DormitoryView> {
    school.dormitory.as_ref().map(|dormitory| DormitoryView {
        places: dormitory.places,
        fee_month: dormitory.fee_month,
        free: dormitory.fee_month == Some(0),
        note: dormitory.note.clone(),
    })
}

/// The boarding option of a school, when it has told of one.
pub(super) fn boarding(school: &School) -> Option<BoardingView> {
    school.boarding.as_ref().map(|boarding| BoardingView {
        places: boarding.places,
        meals: boarding.meals.clone(),
        rules: boarding.rules.clone(),
    })
}
