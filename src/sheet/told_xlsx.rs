//! What a workbook of Excel says of its sheets beside the values of their cells.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use super::parts::{Parts, Piece, attribute};
use super::told::{COLUMNS, Told};

/// The sheets of a workbook in its archive.
pub(super) struct Sheets<'a> {
    parts: Parts<'a>,
    /// The part of each sheet by its name.
    sheets: Vec<(String, String)>,
    /// The formats that show a number as a percentage, by their places in the list of formats.
    percent: BTreeSet<u32>,
}

impl<'a> Sheets<'a> {
    /// The sheets of a workbook; nothing when its archive cannot be read.
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut parts = Parts::open(bytes)?;
        let mut targets: Vec<(String, String)> = Vec::new();
        parts.each("xl/_rels/workbook.xml.rels", "Relationship", |tag| {
            targets.extend(attribute(tag, "Id").zip(attribute(tag, "Target")));
        })?;
        let mut sheets = Vec::new();
        parts.each("xl/workbook.xml", "sheet", |tag| {
            sheets.extend(attribute(tag, "name").zip(attribute(tag, "r:id")));
        })?;
        let sheets = sheets
            .into_iter()
            .filter_map(|(name, id)| {
                let (_, target) = targets.iter().find(|(known, _)| *known == id)?;
                let path = target
                    .strip_prefix('/')
                    .map_or_else(|| format!("xl/{target}"), str::to_owned);
                Some((name, path))
            })
            .collect();
        Some(Self {
            percent: percent_formats(&mut parts),
            parts,
            sheets,
        })
    }

    fn path(&self, sheet: &str) -> Option<String> {
        let (_, path) = self.sheets.iter().find(|(name, _)| name == sheet)?;
        Some(path.clone())
    }

    /// What a sheet says beside the values of its cells.
    pub(super) fn told(&mut self, sheet: &str) -> Told {
        let mut told = Told::default();
        let (percent, path) = (self.percent.clone(), self.path(sheet));
        let mut cell = None;
        if let Some(path) = path {
            self.parts.all(&path, |tag| match tag.name().as_ref() {
                "col" if is_hidden(tag) => {
                    if let Some((from, to)) = number(tag, "min").zip(number(tag, "max")) {
                        let columns = from.saturating_sub(1)..to.min(from + COLUMNS);
                        told.hidden_columns.extend(columns);
                    }
                }
                "row" if is_hidden(tag) => {
                    let row = number(tag, "r").map(|row| row.saturating_sub(1));
                    told.hidden_rows.extend(row);
                }
                "c" => {
                    cell = attribute(tag, "r");
                    let format = number(tag, "s").filter(|_| !percent.is_empty());
                    if format.is_some_and(|place| percent.contains(&place)) {
                        told.percentages
                            .extend(cell.as_deref().and_then(coordinates));
                    }
                }
                "f" => told.formulas.extend(cell.as_deref().and_then(coordinates)),
                _ => {}
            });
        }
        if let Some(path) = self.path(sheet) {
            told.comments = self.comments(&path).unwrap_or_default();
        }
        told
    }

    /// What somebody noted beside the cells of a sheet.
    fn comments(&mut self, sheet: &str) -> Option<Vec<((u32, u32), String)>> {
        let (folder, name) = sheet.rsplit_once('/')?;
        let mut target = None;
        self.parts.each(
            &format!("{folder}/_rels/{name}.rels"),
            "Relationship",
            |tag| {
                if attribute(tag, "Type").is_some_and(|kind| kind.ends_with("/comments")) {
                    target = attribute(tag, "Target");
                }
            },
        )?;
        let target = target?;
        let path = match (target.strip_prefix('/'), target.strip_prefix("../")) {
            (Some(path), _) => path.to_owned(),
            (_, Some(path)) => format!("{}/{path}", folder.rsplit_once('/')?.0),
            _ => format!("{folder}/{target}"),
        };
        let mut comments: Vec<((u32, u32), String)> = Vec::new();
        self.parts.pieces(&path, |piece| match piece {
            Piece::Tag(tag) if tag.name().as_ref() == "comment" => {
                let cell = attribute(tag, "ref").as_deref().and_then(coordinates);
                comments.extend(cell.map(|cell| (cell, String::new())));
            }
            Piece::Text(words) => {
                if let Some((_, text)) = comments.last_mut() {
                    text.push_str(words);
                }
            }
            Piece::Tag(_) | Piece::End(_) => {}
        })?;
        Some(comments)
    }
}

/// The formats that show a number as a percentage: two that every workbook has, and those with the sign.
fn percent_formats(parts: &mut Parts<'_>) -> BTreeSet<u32> {
    let mut percent: BTreeSet<String> = ["9", "10"].map(str::to_owned).into();
    parts.each("xl/styles.xml", "numFmt", |tag| {
        if attribute(tag, "formatCode").is_some_and(|code| code.contains('%')) {
            percent.extend(attribute(tag, "numFmtId"));
        }
    });
    let (mut places, mut at, mut inside) = (BTreeSet::new(), 0, false);
    parts.all("xl/styles.xml", |tag| match tag.name().as_ref() {
        "cellXfs" => inside = true,
        "cellStyles" => inside = false,
        "xf" if inside => {
            if attribute(tag, "numFmtId").is_some_and(|id| percent.contains(&id)) {
                places.insert(at);
            }
            at += 1;
        }
        _ => {}
    });
    places
}

fn number(tag: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(tag, name)?.parse().ok()
}

fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true")
}

/// `D17` as row and column, counted from 0.
fn coordinates(cell: &str) -> Option<(u32, u32)> {
    let digits = cell.find(|c: char| c.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(digits)?;
    let column = letters.bytes().try_fold(0u32, |sum, letter| {
        let value = letter.to_ascii_uppercase().checked_sub(b'A')?;
        sum.checked_mul(26)?.checked_add(u32::from(value) + 1)
    })?;
    Some((
        row.parse::<u32>().ok()?.checked_sub(1)?,
        column.checked_sub(1)?,
    ))
}
