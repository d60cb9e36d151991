//! Rows that are items of a list inside records, such as the intakes of programmes.

use std::collections::BTreeSet;

use serde_yaml::Value;

use super::records::unreadable;
use super::{Filled, Line, Work};
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
        for line in filled.lines() {
            match self.item(&line, list, &mut tally) {
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
        let identity = self.identity(line)?;
        let place = identity.as_ref().and_then(|wanted| {
            items
                .iter()
                .position(|item| told(table.identity, item) == *wanted)
        });
        let name = identity.as_ref().map(|told| item_name(&record, told));
        if let Some(name) = &name
            && !self.first(line, name)
        {
            return Err(None);
        }
        let old = place.and_then(|place| items.get(place));
        if old.is_none() && name.as_ref().is_some_and(|name| line.sent(name).is_some()) {
            self.problems.push(problems::gone(&line.place()));
            return Ok(());
        }
        let sent = name.as_ref().and_then(|name| line.sent(name));
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
        }
        if filled.changed.is_empty() {
            return Ok(());
        }
        self.tell_hidden(line, &filled);
        let at = place.unwrap_or(items.len());
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

    /// The id of the record around a row.
    fn around(&mut self, line: &Line<'_>) -> Result<String, Option<crate::diag::Diagnostic>> {
        let table = line.filled.found.table;
        let cell = table.around().and_then(|key| line.cell(key));
        let Some((column, cell, place)) = cell.filter(|(_, cell, _)| !cell.is_empty()) else {
            let place = table
                .around()
                .and_then(|key| line.cell(key))
                .map_or_else(|| line.place(), |(_, _, place)| place);
            return Err(Some(problems::cell(
                &place,
                Trouble::new(
                    "hàng này không cho biết thuộc về đâu",
                    "this row does not say what it belongs to",
                    "điền tên hoặc mã ở cột đầu",
                    "fill in the name or id in the first column",
                ),
            )));
        };
        match entered(&column.form, cell, &self.names) {
            Ok(id) => Ok(id.as_str().unwrap_or_default().to_owned()),
            Err(trouble) => {
                self.look(line);
                Err(Some(problems::cell(&place, trouble)))
            }
        }
    }

    /// What tells the row's item from the others; nothing for a row without an id, which is new.
    fn identity(
        &mut self,
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
