//! Rows that are items of a list inside records, such as the intakes of programmes.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::records::unreadable;
use super::{Filled, Line, Turn, Work};
use crate::format::text;
use crate::format::yaml::Seg;
use crate::sheet::changes::Tally;
use crate::sheet::entered::entered;
use crate::sheet::problems::{self, Trouble};
use crate::sheet::record::full_path;
use crate::sheet::rows::{item_name, told};
use crate::sheet::shown::plain;
use crate::sheet::target;

impl Work<'_> {
    /// Goes through the rows of a sheet of items.
    pub(super) fn items(&mut self, filled: &Filled, list: &'static str) -> Tally {
        let table = filled.found.table;
        let there = self
            .content
            .of(table.kind)
            .filter_map(|record| record.value.as_ref()?.get(list)?.as_sequence());
        let mut tally = Tally::new(table, there.map(Vec::len).sum());
        let named = self.named_items(filled);
        for line in filled.lines() {
            match self.item(&line, list, &named, &mut tally) {
                Ok(()) => {}
                Err(problem) => {
                    tally.wrong += 1;
                    self.problems.extend(problem);
                }
            }
        }
        tally
    }

    /// One row; `Err` is a row that counts as wrong, with its problem unless that was reported.
    fn item(
        &mut self,
        line: &Line<'_>,
        list: &'static str,
        named: &BTreeSet<String>,
        tally: &mut Tally,
    ) -> Result<(), Option<crate::diag::Diagnostic>> {
        let table = line.filled.found.table;
        let record = self.around(line)?;
        let Some(draft) = self.draft(table.kind, &record, &line.place()) else {
            return Err(Some(unreadable(line, &record)));
        };
        let items: Vec<Value> = draft
            .new
            .get(list)
            .and_then(Value::as_sequence)
            .cloned()
            .unwrap_or_default();
        let is_named = |id: &str| named.contains(&item_name(&record, &[id.to_owned()]));
        let identity = self.identity(line)?;
        let is_described = identity.is_none();
        let (identity, place) = match identity {
            Some(wanted) => {
                let mut all = items.iter();
                let place = all.position(|item| told(table.identity, item) == wanted);
                (Some(wanted), place)
            }
            None => {
                let place = self.described(line, &items, is_named);
                let item = place.and_then(|place| items.get(place));
                (item.map(|item| told(table.identity, item)), place)
            }
        };
        let name = identity.as_ref().map(|told| item_name(&record, told));
        match name.as_ref().map(|name| self.turn(line, name)) {
            None | Some(Turn::First) => {}
            Some(Turn::Copy) => return Ok(()),
            Some(Turn::Other) => return Err(None),
        }
        let old = place.and_then(|place| items.get(place));
        if old.is_none() && name.as_ref().is_some_and(|name| line.sent(name).is_some()) {
            self.problems.push(problems::gone(&line.place()));
            return Ok(());
        }
        let sent = name.as_ref().and_then(|name| line.sent(name));
        let line = &Line {
            is_described: old.is_some() && is_described,
            ..*line
        };
        let mut filled = self.fill(line, old, sent);
        if old.is_some() {
            tally.count(&filled);
        } else {
            if !filled.is_whole {
                // The record is checked as it is without the item, which has been told of.
                return Err(None);
            }
            tally.added += 1;
            self.name(line, &items, &mut filled.value)?;
            if name.is_none() {
                self.turn(
                    line,
                    &item_name(&record, &told(table.identity, &filled.value)),
                );
            }
        }
        let at = place.unwrap_or(items.len());
        self.stands(line, &record, Some(at));
        if filled.changed.is_empty() {
            return Ok(());
        }
        self.tell_hidden(line, &filled);
        let (order, draft) = (
            self.orders.get(table.kind),
            self.drafts.get_mut(&(table.kind, record)),
        );
        if let (Some(order), Some(draft)) = (order, draft) {
            let path = [Seg::from(list), Seg::Index(at)];
            crate::sheet::record::set(&mut draft.new, &path, Some(filled.value), order);
            let cells = filled
                .changed
                .iter()
                .map(|(column, place)| (full_path(table, Some(at), column), place.clone()));
            draft.cells.extend(cells);
        }
        Ok(())
    }

    /// The items that the rows of a sheet name by their ids.
    fn named_items(&self, filled: &Filled) -> BTreeSet<String> {
        let identity = filled.found.table.identity;
        let lines = filled.lines().filter(|_| identity == ["id"]);
        let named = lines.filter_map(|line| {
            let id = self.identity(&line).ok().flatten()?;
            Some(item_name(&self.home(&line)?, &id))
        });
        named.collect()
    }

    /// The id of the record around a row, where its cells can be read.
    fn home(&self, line: &Line<'_>) -> Option<String> {
        let (column, cell, _) = line.cell(line.filled.found.table.around()?)?;
        let id = entered(&column.form, cell, &self.names).ok()?;
        id.as_str().map(str::to_owned)
    }

    /// The id of the record around a row: the one that it names, or else that of the id beside it.
    fn around(&mut self, line: &Line<'_>) -> Result<String, Option<crate::diag::Diagnostic>> {
        let table = line.filled.found.table;
        let filled = |key: &str| line.cell(key).filter(|(_, cell, _)| !cell.is_empty());
        let by_id = table.around_id().and_then(|key| filled(&key));
        let id = by_id.map(|(_, cell, place)| (cell.text().to_lowercase(), place));
        let known = id.filter(|(id, _)| self.content.find(table.kind, id).is_some());
        match (table.around().and_then(filled), known) {
            (Some((column, cell, place)), known) => {
                match (entered(&column.form, cell, &self.names), known) {
                    (Ok(id), _) => Ok(id.as_str().unwrap_or_default().to_owned()),
                    // Without a name that is known, only a row that is there can be told by the ids beside it.
                    (Err(_), Some((id, _))) if self.is_item(line, &id) => Ok(id),
                    (Err(trouble), _) => {
                        self.look(line);
                        Err(Some(problems::cell(&place, trouble)))
                    }
                }
            }
            (None, Some((id, _))) => Ok(id),
            (None, None) => {
                self.look(line);
                Err(Some(self.homeless(line)))
            }
        }
    }

    /// Whether a record has the item that a row tells of.
    fn is_item(&self, line: &Line<'_>, record: &str) -> bool {
        let table = line.filled.found.table;
        let Ok(Some(wanted)) = self.identity(line) else {
            return false;
        };
        let items = self
            .content
            .find(table.kind, record)
            .and_then(|record| record.value.as_ref()?.get(table.list?)?.as_sequence());
        let mut items = items.into_iter().flatten();
        items.any(|item| told(table.identity, item) == wanted)
    }

    /// A row that does not say which record it belongs to.
    fn homeless(&self, line: &Line<'_>) -> crate::diag::Diagnostic {
        let table = line.filled.found.table;
        let by_id = table.around_id().and_then(|key| line.cell(&key));
        if let Some((_, cell, place)) = by_id.filter(|(_, cell, _)| !cell.is_empty()) {
            let id = cell.text();
            let ids = self.content.of(table.kind).map(|record| &*record.id);
            return problems::cell(&place, unknown_id(&id, text::nearest(&id, ids)));
        }
        problems::cell(
            &line.place_of(table.around().unwrap_or_default()),
            Trouble::new(
                "hàng này không cho biết thuộc về đâu",
                "this row does not say what it belongs to",
                "điền tên hoặc mã ở cột đầu",
                "fill in the name or id in the first column",
            ),
        )
    }

    /// What tells the row's item from the others; nothing for a row without an id, which is new.
    fn identity(
        &self,
        line: &Line<'_>,
    ) -> Result<Option<Vec<String>>, Option<crate::diag::Diagnostic>> {
        let mut told = Vec::new();
        for key in line.filled.found.table.identity {
            let cell = line.cell(key).filter(|(_, cell, _)| !cell.is_empty());
            match cell {
                None if *key == "id" => return Ok(None),
                None => {
                    return Err(Some(problems::row(
                        &line.place(),
                        Trouble::new(
                            format!("hàng này thiếu cột {key}"),
                            format!("this row lacks the column {key}"),
                            "điền đủ các cột bắt buộc",
                            "fill in all required columns",
                        ),
                    )));
                }
                Some((column, cell, place)) => {
                    let read = entered(&column.form, cell, &self.names);
                    told.push(plain(
                        &read.map_err(|trouble| Some(problems::cell(&place, trouble)))?,
                    ));
                }
            }
        }
        Ok(Some(told))
    }

    /// Gives a new item the id that it lacks.
    fn name(
        &mut self,
        line: &Line<'_>,
        items: &[Value],
        item: &mut Value,
    ) -> Result<(), Option<crate::diag::Diagnostic>> {
        if !line.filled.found.table.identity.contains(&"id") || item.get("id").is_some() {
            return Ok(());
        }
        let taken: BTreeSet<String> = items
            .iter()
            .filter_map(|item| item.get("id")?.as_str().map(str::to_owned))
            .collect();
        let Some(id) = target::item_id(item, &taken) else {
            return Err(Some(problems::row(
                &line.place(),
                Trouble::new(
                    "hàng mới cần có mã",
                    "the new row needs an id",
                    "điền mã, ví dụ 2027-thang-3",
                    "fill in an id, such as 2027-thang-3",
                ),
            )));
        };
        if let Value::Mapping(fields) = item {
            let rest = std::mem::take(fields);
            fields.insert("id".into(), id.into());
            fields.extend(rest);
        }
        Ok(())
    }
}

fn unknown_id(id: &str, near: Option<&str>) -> Trouble {
    let (vi, en) = match near {
        Some(near) => (
            format!("có phải {near:?}?"),
            format!("did you mean {near:?}?"),
        ),
        None => (
            "ghi tên hoặc mã như ở trang của mục ấy".to_owned(),
            "write the name or id as the sheet of those records has it".to_owned(),
        ),
    };
    Trouble::new(
        format!("không có mục nào mang mã {id:?}"),
        format!("no record has the id {id:?}"),
        vi,
        en,
    )
}
