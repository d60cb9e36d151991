//! A spreadsheet by what its bytes are, whatever its name says.

use std::sync::Arc;

use super::book::Book;
use super::problems::{self, Unreadable};
use super::{read_csv, read_other, read_xlsx};
use crate::diag::Diagnostic;

/// How the containers begin in which Office keeps old workbooks and locked ones.
const COMPOUND: &[u8] = &[0xd0, 0xcf, 0x11, 0xe0];

/// The name of what a locked workbook holds, as it stands in the container: in UTF-16.
const LOCKED: &str = "EncryptedPackage";

/// What says of an archive that it is a workbook of OpenDocument; it stands at its beginning.
const OPEN: &[u8] = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet";

/// Reads a workbook or a CSV file, with what should be looked at in how it was read.
///
/// # Errors
/// A diagnostic that says why the file cannot be read.
pub(super) fn read(
    file: &Arc<str>,
    bytes: &[u8],
) -> Result<(Book, Option<Diagnostic>), Diagnostic> {
    let sure = |book: Book| (book, None);
    let unreadable = |why| Err(problems::unreadable(file, why));
    match bytes {
        [] => unreadable(Unreadable::Empty),
        _ if bytes.starts_with(COMPOUND) && holds_utf16(bytes, LOCKED) => {
            unreadable(Unreadable::Locked)
        }
        _ if bytes.starts_with(COMPOUND) => read_other::xls(file, bytes).map(sure),
        _ if is_open(bytes) => read_other::ods(file, bytes).map(sure),
        _ if bytes.starts_with(b"PK") => read_xlsx::read(file, bytes).map(sure),
        [0xff, 0xfe, rest @ ..] => Ok(sure(read_csv::text(file, &utf16(rest, u16::from_le_bytes)))),
        [0xfe, 0xff, rest @ ..] => Ok(sure(read_csv::text(file, &utf16(rest, u16::from_be_bytes)))),
        _ if is_web_page(bytes) => unreadable(Unreadable::WebPage),
        _ => read_csv::read(file, bytes),
    }
}

fn is_open(bytes: &[u8]) -> bool {
    // The local header of the first file takes 30 bytes.
    let beginning = bytes.get(30..30 + OPEN.len());
    bytes.starts_with(b"PK") && beginning.is_some_and(|found| found == OPEN)
}

/// Some programs write tables as web pages and call them `.xls`.
fn is_web_page(bytes: &[u8]) -> bool {
    let start = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
    let start = String::from_utf8_lossy(start).to_lowercase();
    let start = start.trim_start_matches('\u{feff}').trim_start();
    ["<html", "<!doctype", "<?xml", "<table"]
        .iter()
        .any(|tag| start.starts_with(tag))
}

fn holds_utf16(bytes: &[u8], name: &str) -> bool {
    let wanted: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes
        .chunks_exact(2)
        .filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
    char::decode_utf16(units.map(unit))
        .map(|read| read.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
