//! What people call the records that references name.

use std::collections::{BTreeMap, BTreeSet};

use serde_yaml::Value;

use super::content::Content;
use crate::format::text;

/// Fields beside the title that hold a name by which people know a record.
const OTHER_NAMES: &[&str] = &["short", "abbr"];

/// What offices shorten in names, folded, and what they mean by it; the first word of a school's name is often left out.
const SHORT: &[(&str, &str)] = &[
    ("truong", ""),
    ("cd", "cao dang"),
    ("tc", "trung cap"),
    ("sc", "so cap"),
    ("thcs", "trung hoc co so"),
    ("thpt", "trung hoc pho thong"),
    ("tn", "tot nghiep"),
    ("tt", "trung tam"),
    ("gdnn", "giao duc nghe nghiep"),
    ("gdtx", "giao duc thuong xuyen"),
    ("ubnd", "uy ban nhan dan"),
    ("cty", "cong ty"),
    ("dn", "doanh nghiep"),
];

/// The names of all records, by kind.
#[derive(Debug, Default)]
pub(super) struct Names {
    kinds: BTreeMap<String, Kind>,
}

/// The names of the records of a kind.
#[derive(Debug, Default)]
struct Kind {
    titles: BTreeMap<String, String>,
    /// The ids that a name can mean.
    exact: BTreeMap<String, BTreeSet<String>>,
    folded: BTreeMap<String, BTreeSet<String>>,
    /// With the words of [`SHORT`] written out.
    loose: BTreeMap<String, BTreeSet<String>>,
    /// What records go by in the spreadsheets at hand: an earlier name, or one that a row gives them.
    heard: BTreeMap<String, BTreeSet<String>>,
}

/// What cells show for records.
pub(super) trait Labels {
    /// The label of a record of this kind with this id.
    fn label(&self, kind: &str, id: &str) -> String;
}

/// What a name in a cell means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    One(String),
    /// Several records go by it.
    Several(Vec<String>),
    /// None does; the nearest label is given.
    None(Option<String>),
}

impl Names {
    /// The names of all records of the content.
    pub(super) fn of(content: &Content) -> Self {
        let mut names = Self::default();
        for record in &content.records {
            names.add(record.kind, &record.id, content.title(record));
            for key in OTHER_NAMES {
                let other = record
                    .value
                    .as_ref()
                    .and_then(|value| value.get(*key))
                    .and_then(Value::as_str);
                if let Some(other) = other {
                    names.add_other(record.kind, &record.id, other);
                }
            }
        }
        names
    }

    /// Adds a record by its title.
    pub(super) fn add(&mut self, kind: &str, id: &str, title: &str) {
        let title = tidy(title);
        self.add_other(kind, id, &title);
        if let Some(kind) = self.kinds.get_mut(kind) {
            kind.titles.insert(id.to_owned(), title);
        }
    }

    fn add_other(&mut self, kind: &str, id: &str, name: &str) {
        let kind = self.kinds.entry(kind.to_owned()).or_default();
        let name = tidy(name);
        kind.exact
            .entry(name.to_lowercase())
            .or_default()
            .insert(id.to_owned());
        kind.folded
            .entry(text::fold(&name))
            .or_default()
            .insert(id.to_owned());
        kind.loose
            .entry(written_out(&name))
            .or_default()
            .insert(id.to_owned());
    }

    /// Takes another name of a record, which cells can mean and none shows.
    pub(super) fn hear(&mut self, kind: &str, id: &str, name: &str) {
        let kind = self.kinds.entry(kind.to_owned()).or_default();
        let name = tidy(name).to_lowercase();
        kind.heard.entry(name).or_default().insert(id.to_owned());
    }

    /// The ids of a kind.
    pub(super) fn ids(&self, kind: &str) -> impl Iterator<Item = &str> {
        let kind = self.kinds.get(kind).into_iter();
        kind.flat_map(|kind| kind.titles.keys().map(String::as_str))
    }

    /// The labels of a kind, in the order of the Vietnamese alphabet.
    pub(super) fn labels(&self, kind: &str) -> Vec<String> {
        let mut labels: Vec<String> = self.ids(kind).map(|id| self.label(kind, id)).collect();
        text::collate::sort_by(&mut labels, String::as_str);
        labels
    }

    /// The record that a cell means: an id, a label, or a name in any case; without marks only where one record can be meant.
    pub(super) fn find(&self, kind: &str, written: &str) -> Found {
        let Some(kind) = self.kinds.get(kind) else {
            return Found::None(None);
        };
        let written = tidy(written);
        let lower = written.to_lowercase();
        if kind.titles.contains_key(&lower) {
            return Found::One(lower);
        }
        if let Some((_, id)) = lower
            .strip_suffix(')')
            .and_then(|rest| rest.rsplit_once('('))
            && kind.titles.contains_key(id)
        {
            return Found::One(id.to_owned());
        }
        let named = Some(kind.named(&lower)).filter(|ids| !ids.is_empty());
        let ids = named
            .or_else(|| kind.folded.get(&text::fold(&written)).cloned())
            .or_else(|| kind.loose.get(&written_out(&written)).cloned());
        match ids {
            Some(ids) => match ids.first() {
                Some(id) if ids.len() == 1 => Found::One(id.clone()),
                _ => Found::Several(ids.into_iter().collect()),
            },
            None => Found::None(kind.nearest(&written)),
        }
    }
}

impl Labels for Names {
    /// The title of a record, with the id behind it where another has the same title.
    fn label(&self, kind: &str, id: &str) -> String {
        let Some(kind) = self.kinds.get(kind) else {
            return id.to_owned();
        };
        match kind.titles.get(id) {
            None => id.to_owned(),
            Some(title) if title == id || kind.is_alone(title) => title.clone(),
            Some(title) => format!("{title} ({id})"),
        }
    }
}

impl Kind {
    /// The records that go by exactly this name, in lower case.
    fn named(&self, lower: &str) -> BTreeSet<String> {
        let all = [&self.exact, &self.heard];
        let ids = all.iter().filter_map(|names| names.get(lower));
        ids.flatten().cloned().collect()
    }

    fn is_alone(&self, title: &str) -> bool {
        self.folded
            .get(&text::fold(title))
            .is_none_or(|ids| ids.len() == 1)
    }

    fn nearest(&self, written: &str) -> Option<String> {
        let titles = self
            .titles
            .values()
            .chain(self.titles.keys())
            .map(String::as_str);
        text::likeliest(written, titles).map(str::to_owned)
    }
}

/// A folded name with its short words written out.
pub(super) fn written_out(name: &str) -> String {
    let folded = text::fold(name);
    let words = folded.split_whitespace().map(|word| {
        let short = SHORT.iter().find(|(short, _)| *short == word);
        short.map_or(word, |(_, meant)| meant)
    });
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

/// A name with one space between words, in NFC.
fn tidy(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    text::nfc(&words.join(" ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut names = Names::default();
        names.add("occupation", "han", "Hàn");
        names.add("occupation", "dieu-duong", "Điều dưỡng");
        names.add("occupation", "may", "May");
        names.add("occupation", "may-2", "Máy");
        names
    }

    #[test]
    fn a_name_is_known_in_any_case_and_without_marks_where_it_is_clear() {
        let names = names();
        let one = |id: &str| Found::One(id.to_owned());
        assert_eq!(names.find("occupation", "HÀN"), one("han"));
        assert_eq!(names.find("occupation", "dieu  duong"), one("dieu-duong"));
        assert_eq!(names.find("occupation", "Máy"), one("may-2"));
        assert_eq!(names.find("occupation", "Máy (may-2)"), one("may-2"));
        assert_eq!(names.find("occupation", "may"), one("may"));
        let mut schools = Names::default();
        schools.add("school", "cd-a", "Trường Cao đẳng Sao Mai");
        schools.add("school", "tc-a", "Trường Trung cấp Sao Mai");
        assert_eq!(schools.find("school", "CĐ Sao Mai"), one("cd-a"));
        assert_eq!(schools.find("school", "trung cap sao mai"), one("tc-a"));
        assert_eq!(
            names.find("occupation", "Điều dưõng x"),
            Found::None(Some("Điều dưỡng".to_owned()))
        );
    }

    #[test]
    fn a_name_that_two_records_have_is_shown_with_its_id() {
        let names = names();
        assert_eq!(names.label("occupation", "may"), "May (may)");
        assert_eq!(names.label("occupation", "han"), "Hàn");
        assert_eq!(names.label("occupation", "none"), "none");
    }
}
