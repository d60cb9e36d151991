//! Rows that are records: which one each is, and what it does to it.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::unnamed::{Kin, Meant};
use super::{Filled, Line, Turn, Work};
use crate::format::text;
use crate::format::yaml::Seg;
use crate::sheet::changes::Tally;
use crate::sheet::entered::entered;
use crate::sheet::names::Labels as _;
use crate::sheet::problems::{self, Trouble};
use crate::sheet::record::Draft;
use crate::sheet::target;
use crate::site::Raw;

/// Which record a row is.
#[derive(Debug, Clone)]
pub(super) enum Target {
    Existing(String),
    /// One that the row has no id for, but what people call it.
    Described(String),
    New {
        id: String,
        parent: Option<String>,
    },
    /// One that was sent and is not there any more, which was reported.
    Gone,
    /// It cannot be told, which was reported.
    Unknown,
}

impl Work<'_> {
    /// Which record every row of a sheet is; nothing for a sheet of items.
    pub(super) fn targets(&mut self, filled: &Filled) -> Vec<Target> {
        if filled.found.table.list.is_some() {
            return Vec::new();
        }
        let mut kin = Kin::of(self, filled);
        let mut targets = Vec::new();
        for line in filled.lines() {
            let found = self.target(&line, &mut kin);
            targets.push(found.unwrap_or_else(|problem| {
                self.problems.push(problem);
                Target::Unknown
            }));
        }
        targets
    }

    fn target(
        &mut self,
        line: &Line<'_>,
        kin: &mut Kin,
    ) -> Result<Target, crate::diag::Diagnostic> {
        let table = line.filled.found.table;
        let entry = self.content.entry(table.kind);
        let title_key = entry.and_then(|entry| entry.title_key);
        let title = title_key.map(|key| line.text(key)).unwrap_or_default();
        let written = line.text("id").to_lowercase();
        let parent = self.parent(line, entry.and_then(|entry| entry.parent_key));
        let parent = match self.content.find(table.kind, &written) {
            Some(record) => parent.or_else(|problem| self.at_home(line, record).ok_or(problem))?,
            None => parent?,
        };
        let id = match written.as_str() {
            "" => match self.unnamed(line, parent.as_deref(), kin)? {
                Meant::Existing(id) => return Ok(Target::Described(id)),
                Meant::New(id) => id,
            },
            id if self.content.find(table.kind, id).is_some() => {
                if !title.is_empty() {
                    self.names.hear(table.kind, id, &title);
                }
                return self.existing(line, id, parent.as_deref());
            }
            id if line.sent(id).is_some() => {
                self.problems.push(problems::gone(&line.place()));
                return Ok(Target::Gone);
            }
            id => self.named(line, id, &kin.named)?,
        };
        kin.take(&id);
        self.names
            .add(table.kind, &id, if title.is_empty() { &id } else { &title });
        if entry.is_some_and(|entry| entry.parent_key.is_some()) && parent.is_none() {
            return Err(problems::cell(
                &line.place_of("school"),
                Trouble::new(
                    "hàng mới thiếu tên trường",
                    "the new row does not name its school",
                    "chọn trường trong danh sách",
                    "choose the school",
                ),
            ));
        }
        Ok(Target::New { id, parent })
    }

    /// The record that the row stands under, where its kind stands under another.
    fn parent(
        &self,
        line: &Line<'_>,
        key: Option<&str>,
    ) -> Result<Option<String>, crate::diag::Diagnostic> {
        let Some((column, cell, place)) = key.and_then(|key| line.cell(key)) else {
            return Ok(None);
        };
        if cell.is_empty() {
            return Ok(None);
        }
        let read = entered(&column.form, cell, &self.names);
        read.map(|id| id.as_str().map(str::to_owned))
            .map_err(|trouble| problems::cell(&place, trouble))
    }

    /// The record around one that is there, where a name that nobody knows is like its own: the row cannot move, so that
    /// changes nothing.
    fn at_home(&mut self, line: &Line<'_>, record: &Raw) -> Option<Option<String>> {
        let home = record.parent.as_deref()?;
        let (written, label) = (line.text("school"), self.names.label("school", home));
        text::likeliest(&written, std::iter::once(label.as_str()))?;
        let place = line.place_of("school");
        self.problems.push(problems::notice(
            &place,
            Trouble::new(
                format!("không có trường nào tên {written:?}; theo mã, hàng này thuộc {label:?}"),
                format!("no school is called {written:?}; by its id the row belongs to {label:?}"),
                format!("ghi lại {label:?}"),
                format!("write {label:?}"),
            ),
        ));
        Some(Some(home.to_owned()))
    }

    fn existing(
        &self,
        line: &Line<'_>,
        id: &str,
        parent: Option<&str>,
    ) -> Result<Target, crate::diag::Diagnostic> {
        let record = self.content.find(line.filled.found.table.kind, id);
        let home = record.and_then(|record| record.parent.as_deref());
        if let (Some(home), Some(parent)) = (home, parent)
            && home != parent
        {
            let place = line.place_of("school");
            return Err(problems::cell(
                &place,
                Trouble::new(
                    format!("{id:?} thuộc trường {home:?}, không chuyển sang trường khác được"),
                    format!("{id:?} belongs to the school {home:?} and cannot move to another"),
                    "trả lại tên trường cũ; ngành của trường khác thì thêm hàng mới, để trống mã",
                    "put the school back; for a programme of another school add a row without an id",
                ),
            ));
        }
        Ok(Target::Existing(id.to_owned()))
    }

    /// An id that no record has: a new record's, unless it is a slip of one that the sheet lacks.
    fn named(
        &self,
        line: &Line<'_>,
        id: &str,
        ids: &BTreeSet<String>,
    ) -> Result<String, crate::diag::Diagnostic> {
        let place = line.place_of("id");
        if !text::is_id(id) {
            let slug = text::slug(id);
            return Err(problems::cell(
                &place,
                Trouble::new(
                    format!("mã {id:?} chỉ được gồm chữ a-z, số và gạch nối"),
                    format!("the id {id:?} must be made of a-z, digits and hyphens"),
                    format!("đổi thành {slug:?}, hoặc để trống ở hàng mới"),
                    format!("make it {slug:?}, or leave it empty in a new row"),
                ),
            ));
        }
        let kind = line.filled.found.table.kind;
        let others = self
            .content
            .of(kind)
            .map(|record| &*record.id)
            .filter(|other| !ids.contains(*other));
        match text::nearest(id, others) {
            Some(near) => Err(problems::row(
                &place,
                Trouble::new(
                    format!("không có mục nào mang mã {id:?}"),
                    format!("no record has the id {id:?}"),
                    format!("có phải {near:?}? Nếu là mục mới, để trống mã"),
                    format!("did you mean {near:?}? For a new record leave the id empty"),
                ),
            )),
            None => Ok(id.to_owned()),
        }
    }

    /// Goes through the rows of a sheet of records.
    pub(super) fn records(&mut self, filled: &Filled, targets: Vec<Target>) -> Tally {
        let table = filled.found.table;
        let mut tally = Tally::new(table, self.content.of(table.kind).count());
        for (line, target) in filled.lines().zip(targets) {
            let turn = match &target {
                Target::Existing(id) | Target::Described(id) | Target::New { id, .. } => {
                    self.turn(&line, id)
                }
                Target::Gone | Target::Unknown => Turn::First,
            };
            match (target, turn) {
                (Target::Gone, _) | (_, Turn::Copy) => {}
                (_, Turn::Other) => tally.wrong += 1,
                (Target::Unknown, _) => {
                    self.look(&line);
                    tally.wrong += 1;
                }
                (Target::Existing(id), _) => self.change(&line, &id, &mut tally),
                (Target::Described(id), _) => {
                    let line = Line {
                        is_described: true,
                        ..line
                    };
                    self.change(&line, &id, &mut tally);
                }
                (Target::New { id, parent }, _) => {
                    self.add(&line, &id, parent.as_deref(), &mut tally);
                }
            }
        }
        tally
    }

    fn change(&mut self, line: &Line<'_>, id: &str, tally: &mut Tally) {
        let kind = line.filled.found.table.kind;
        let Some(old) = self
            .content
            .find(kind, id)
            .and_then(|record| record.value.as_ref())
        else {
            self.problems.push(unreadable(line, id));
            tally.wrong += 1;
            return;
        };
        self.stands(line, id, None);
        let filled = self.fill(line, Some(old), line.sent(id));
        tally.count(&filled);
        if filled.changed.is_empty() {
            return;
        }
        self.tell_hidden(line, &filled);
        if let Some(draft) = self.draft(kind, id, &line.place()) {
            draft.new = filled.value;
            draft.cells.extend(
                filled
                    .changed
                    .into_iter()
                    .map(|(column, place)| (column.path, place)),
            );
        }
    }

    fn add(&mut self, line: &Line<'_>, id: &str, parent: Option<&str>, tally: &mut Tally) {
        let kind = line.filled.found.table.kind;
        let Some((file, is_id_written)) = target::file(self.content, kind, id, parent) else {
            return;
        };
        self.stands(line, id, None);
        let mut filled = self.fill(line, None, None);
        match filled.is_whole {
            true => tally.added += 1,
            false => tally.wrong += 1,
        }
        if is_id_written && let Value::Mapping(fields) = &mut filled.value {
            fields.insert("id".into(), id.into());
        }
        self.tell_hidden(line, &filled);
        let cells: Vec<(Vec<Seg>, _)> = filled
            .changed
            .into_iter()
            .map(|(column, place)| (column.path, place))
            .collect();
        let draft = Draft {
            kind,
            id: id.to_owned(),
            file,
            prefix: None,
            old: None,
            new: filled.value,
            cells,
            row: line.place(),
            is_broken: !filled.is_whole,
        };
        self.drafts.insert((kind, id.to_owned()), draft);
    }
}

pub(super) fn unreadable(line: &Line<'_>, id: &str) -> crate::diag::Diagnostic {
    problems::target(
        &line.place(),
        Trouble::new(
            format!("tệp nội dung của {id:?} đang có lỗi nên không sửa được"),
            format!("the file of {id:?} has errors, so it cannot be changed"),
            "chạy nghe check, sửa lỗi ấy rồi nhập lại",
            "run nghe check, mend it, and import again",
        ),
    )
}
