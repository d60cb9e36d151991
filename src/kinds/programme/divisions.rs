//! What divides the programmes: what one must have learned, the level, the field of study; each value has a list.

use super::index::Index;
use super::{Education, Level, Programme};
use crate::diag::Diagnostic;
use crate::format::text::collate;
use crate::kinds::area::Area;
use crate::kinds::occupation::Field;
use crate::kinds::shared::{Link, Term};
use crate::model::Ref;
use crate::site::Site;

/// A way to divide the programmes.
pub(super) struct Division {
    /// Where its values are listed.
    pub path: &'static str,
    /// What it is called.
    pub word: &'static str,
    /// Its values.
    pub values: fn() -> Vec<Value>,
}

/// The divisions, in the order in which a family asks.
pub(super) static DIVISIONS: &[Division] = &[ENTRIES, LEVELS, FIELDS];

const ENTRIES: Division = Division {
    path: "/dau-vao/",
    word: "list.entries",
    values: || Education::ALL.iter().copied().map(Value::Entry).collect(),
};

const LEVELS: Division = Division {
    path: "/trinh-do/",
    word: "list.levels",
    values: || Level::ALL.iter().copied().map(Value::Level).collect(),
};

const FIELDS: Division = Division {
    path: "/nhom-nganh/",
    word: "list.fields",
    values: || Field::ALL.iter().copied().map(Value::Field).collect(),
};

/// A value of a division.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value {
    /// The programmes for an education.
    Entry(Education),
    /// The programmes of a level.
    Level(Level),
    /// The programmes of a field of study.
    Field(Field),
}

impl Value {
    /// Where its programmes are listed.
    pub(super) fn path(self) -> String {
        match self {
            Self::Entry(education) => super::entry_path(education),
            Self::Level(level) => super::level_path(level),
            Self::Field(field) => super::field_path(field),
        }
    }

    /// Where those of its programmes are listed that are of a field.
    pub(super) fn field_path(self, field: Field) -> String {
        format!("{}{}/", self.path(), field.key())
    }

    /// The key of the word for it.
    pub(super) fn word(self) -> String {
        match self {
            Self::Entry(education) => format!("entry.{}", education.key()),
            Self::Level(level) => format!("level.{}", level.key()),
            Self::Field(field) => format!("field.{}", field.key()),
        }
    }

    /// Its programmes.
    pub(super) fn programmes(self, index: &Index) -> &[Ref<Programme>] {
        let programmes = match self {
            Self::Entry(education) => index.by_entry.get(&education),
            Self::Level(level) => index.by_level.get(&level),
            Self::Field(field) => index.by_field.get(&field),
        };
        programmes.map_or(&[], Vec::as_slice)
    }

    /// Those of its programmes that are of a field; a field itself is not divided so.
    pub(super) fn of_field(self, index: &Index, field: Field) -> &[Ref<Programme>] {
        let programmes = match self {
            Self::Entry(education) => index.by_entry_and_field.get(&(education, field)),
            Self::Level(level) => index.by_level_and_field.get(&(level, field)),
            Self::Field(_) => None,
        };
        programmes.map_or(&[], Vec::as_slice)
    }

    /// The areas in which it has programmes, in the order of their names; only levels are divided so.
    pub(super) fn areas(self, site: &Site, index: &Index) -> Vec<Ref<Area>> {
        let Self::Level(level) = self else {
            return Vec::new();
        };
        let pairs = index.by_level_and_area.keys();
        let own = pairs.filter(|(other, _)| *other == level);
        let mut areas: Vec<_> = own.map(|(_, area)| (*area, site.get(*area))).collect();
        collate::sort_by(&mut areas, |(_, area)| area.title());
        areas.into_iter().map(|(area, _)| area).collect()
    }

    /// Where those of its programmes are listed that are taught in an area.
    pub(super) fn area_path(self, site: &Site, area: Ref<Area>) -> String {
        format!("{}dia-ban/{}/", self.path(), site.get(area).id)
    }

    /// Those of its programmes that are taught in an area.
    pub(super) fn of_area(self, index: &Index, area: Ref<Area>) -> &[Ref<Programme>] {
        let programmes = match self {
            Self::Level(level) => index.by_level_and_area.get(&(level, area)),
            Self::Entry(_) | Self::Field(_) => None,
        };
        programmes.map_or(&[], Vec::as_slice)
    }

    /// The value in a list of terms.
    pub(super) fn term(self, site: &Site, index: &Index) -> Result<Term, Diagnostic> {
        Ok(Term {
            link: Link::path(site, &self.path(), site.word(&self.word())?),
            count: self.programmes(index).len(),
        })
    }

    /// The ways to narrow the list of the value further.
    pub(super) fn narrower(self, site: &Site) -> Result<Vec<DivisionView>, Diagnostic> {
        match self {
            Self::Entry(_) => Ok(vec![self.by_field(site)?]),
            Self::Level(_) => Ok(vec![self.by_field(site)?, self.by_area(site)?]),
            Self::Field(field) => [&ENTRIES, &LEVELS]
                .into_iter()
                .map(|division| division.within(site, field))
                .collect(),
        }
    }

    fn by_area(self, site: &Site) -> Result<DivisionView, Diagnostic> {
        let index = site.derived::<Index>();
        let term = |area: Ref<Area>| Term {
            link: Link::path(site, &self.area_path(site, area), site.get(area).title()),
            count: self.of_area(&index, area).len(),
        };
        let areas = self.areas(site, &index).into_iter();
        Ok(DivisionView {
            title: site.word("list.areas")?,
            terms: areas.map(term).collect(),
        })
    }

    fn by_field(self, site: &Site) -> Result<DivisionView, Diagnostic> {
        let index = site.derived::<Index>();
        let term = |field: &Field| -> Option<Result<Term, Diagnostic>> {
            let count = self.of_field(&index, *field).len();
            (count > 0).then(|| {
                let name = site.word(&Self::Field(*field).word())?;
                let link = Link::path(site, &self.field_path(*field), name);
                Ok(Term { link, count })
            })
        };
        Ok(DivisionView {
            title: site.word(FIELDS.word)?,
            terms: Field::ALL
                .iter()
                .filter_map(term)
                .collect::<Result<_, _>>()?,
        })
    }
}

/// A division beside a list: its values with how many programmes each has.
#[derive(Debug, serde::Serialize)]
pub(in crate::kinds) struct DivisionView {
    title: String,
    terms: Vec<Term>,
}

/// All divisions with all their values.
///
/// # Errors
/// When the theme lacks a word.
pub(in crate::kinds) fn divisions(site: &Site) -> Result<Vec<DivisionView>, Diagnostic> {
    DIVISIONS
        .iter()
        .map(|division| division.view(site))
        .collect()
}

impl Division {
    /// The values with how many programmes each has.
    pub(super) fn terms(&self, site: &Site) -> Result<Vec<Term>, Diagnostic> {
        let index = site.derived::<Index>();
        let values = (self.values)().into_iter();
        values.map(|value| value.term(site, &index)).collect()
    }

    /// The division as it stands beside the list of all programmes.
    fn view(&self, site: &Site) -> Result<DivisionView, Diagnostic> {
        Ok(DivisionView {
            title: site.word(self.word)?,
            terms: self.terms(site)?,
        })
    }

    /// The division among the programmes of a field.
    fn within(&self, site: &Site, field: Field) -> Result<DivisionView, Diagnostic> {
        let index = site.derived::<Index>();
        let term = |value: Value| -> Option<Result<Term, Diagnostic>> {
            let count = value.of_field(&index, field).len();
            (count > 0).then(|| {
                let name = site.word(&value.word())?;
                let link = Link::path(site, &value.field_path(field), name);
                Ok(Term { link, count })
            })
        };
        let values = (self.values)().into_iter();
        Ok(DivisionView {
            title: site.word(self.word)?,
            terms: values.filter_map(term).collect::<Result<_, _>>()?,
        })
    }
}
