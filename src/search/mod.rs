//! The index that the search box and the finder read: every listed record, in columns, in one file.
//!
//! The file is named by its hash and made by [`Files::derive`]; `themes/nghe/scripts/search/reader.js`
//! reads it. Programmes stand in the order of their names and are numbered from 0; pages (all other
//! records) follow by kind. All numbers are little-endian, and there are three forms:
//!
//! | form | stored as |
//! |---|---|
//! | number | seven bits a byte, the lowest first, the eighth bit says that more follow |
//! | column | a number, how many; a byte: how many bytes each takes (0, 1, 2 or 4), plus 128 if they are differences; then the numbers |
//! | strings | a number, how many bytes; the texts in UTF-8, each with a line break behind it |
//!
//! The file is, in this order:
//!
//! | part | form | meaning |
//! |---|---|---|
//! | `NGHE` and four bytes | | the version of the format, [`VERSION`], and three zeros |
//! | four bytes | | how many bytes the file has, see [`seal`] |
//! | kinds | strings | the kinds of pages in their order |
//! | pages | column | how many pages each kind has |
//! | turns | column | for each kind 0 if students come for it, 2 if few look for it, else 1: the order of records that answer equally well |
//! | hidden | column | 1 for a page that is only pointed to, never found |
//! | ends | column | for each page the minute since 1970 at which its matter is over, 0 for never |
//! | words | strings | all words, in the order of their folds, then of their letters; and `@hadong` for a place whose name is “Hà Đông” |
//! | folds | strings | their folds |
//! | patterns | strings | what stands before, between and after the words of a title, U+0001 between |
//! | pattern of | column | for each title: programmes, pages, values |
//! | shared, added | 2 columns | for each text, how many words it has in common with the one before, how many more |
//! | rows | column | the words that texts add |
//! | names | column | how many names each programme and each page has |
//! | headings, summaries | 2 columns | how many each page has; the names of the areas in which it is stand behind its headings, and the title as it is written in a sentence behind its names |
//! | frames | strings | what stands before and after the ids of programmes, then of each kind of pages |
//! | literals | strings | words of ids that titles do not have |
//! | steps of | column | how many steps each id has: programmes, pages |
//! | steps | column | 0: the id of the school; 1 + n for n up to 62: skip n words of the title and take one; 64 + n: the literal n |
//! | listed | strings | the names of the lists of values: level, field, entry, mode, shift, per, unit, state |
//! | lists | column | how many values each has |
//! | values | strings | the keys of all values |
//! | group | column | for each occupation its field |
//! | campuses | column | how many each school has |
//! | area, lat, lng | 3 columns | for each campus its area from 1, and ten-thousandths of degrees from 90° S and 180° W, 0 when unknown |
//! | days, begins | 2 rising columns | 0 for none, then days since 1970; minutes since then at which they begin in the site's zone |
//! | fees | 3 columns | amounts in đồng, `per`, and what that comes to for a month of study |
//! | durations | 2 columns | numbers, and `unit` |
//! | level, field, occupation, school, entry, cost, fee, dormitory, nine, duration, offers | 11 columns | for each programme; occupation, school and fee from 1; entry in bits; cost: 1 free, 2 supported; dormitory and model 9+: 1 |
//! | campus, mode, shift, month, opens, closes, ends, state | 8 columns | for each offer: an intake, or for a programme without any each campus of its school, in the state `none`; campus of the school, mode, shift and the month of its start from 1; days from 1, closes and ends the day after; 0 for none |
//! | parts | strings | for an index in several files: field, level, address of each, and the folded words of its titles that no occupation of its field has, by fours |
//! | sizes | column | how many programmes each part has |
//!
//! The texts are, in this order: the titles of programmes, of pages, of the values of the first five
//! lists; the names of programmes, of pages; the headings of pages; the summaries of pages.
//!
//! Up to `search_part` programmes (a setting, 40,000 at most) stand in one file. Above, the first file has the pages and no programme, and
//! programmes stand in parts by field of study and level (several parts where one is still too large),
//! each a file of this format with the schools, occupations and areas that its programmes name.

mod address;
mod bytes;
mod column;
mod days;
mod interner;
mod pages;
mod parts;
mod programmes;
mod values;
mod words;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::kinds::finder;
use crate::kinds::programme::{Programme, ProgrammeIndex};
use crate::model::{Kind as _, Ref};
use crate::site::{Derived, Reads, Route, Site};

use address::{Addresses, Frame};
use column::Column;
use pages::Pages;
use parts::{Known, Part};
use programmes::Programmes;
use words::Texts;

/// The version of the format; a reader refuses any other.
pub const VERSION: u8 = 6;

/// The files of the index of a site.
pub struct Files {
    /// The path of the site at which the first file stands, from which all others are found.
    pub first: String,
    /// All files by their paths of the site.
    pub all: BTreeMap<String, Arc<Vec<u8>>>,
}

impl Derived for Files {
    const READS: Reads = Reads::Site;

    fn derive(site: &Site) -> Self {
        Self::split(site, site.settings.search_part as usize)
    }
}

impl Files {
    /// The index of a site in files of at most `part` programmes.
    pub fn split(site: &Site, part: usize) -> Self {
        let index = site.derived::<ProgrammeIndex>();
        let mut all = BTreeMap::new();
        let mut add = |bytes: Vec<u8>| {
            let hash: String = blake3::hash(&bytes).to_hex().chars().take(16).collect();
            let path = format!("/assets/{hash}.nghe");
            all.insert(path.clone(), Arc::new(bytes));
            path
        };
        let pages = Pages::all(site);
        let first = if index.all.len() <= part {
            add(encode(site, &index.all, pages, &[]))
        } else {
            let known = Known::new(site, &pages);
            let parts: Vec<Part> = parts::divide(site, &index.all, part)
                .into_iter()
                .map(|(field, level, programmes)| {
                    let pages = Pages::only(site, &parts::pointed(site, &programmes));
                    let path = add(encode(site, &programmes, pages, &[]));
                    Part {
                        field,
                        level,
                        href: site.base.href(&path),
                        size: programmes.len(),
                        words: known.unknown(site, field, &programmes),
                    }
                })
                .collect();
            add(encode(site, &[], pages, &parts))
        };
        Self { first, all }
    }
}

/// Where the finder is; its page says where the index is, so that no other page changes with the index.
pub const FINDER: &str = "/tim/";

/// The routes of the index and of the page that shows it.
pub fn routes(site: &Site) -> Vec<Route> {
    let files = site.derived::<Files>();
    let route = |(path, bytes): (&String, &Arc<Vec<u8>>)| {
        let bytes = Arc::clone(bytes);
        Route::file(path.clone(), "search", move |_| Ok(bytes.to_vec()))
    };
    let first = files.first.clone();
    let page = Route::page(FINDER, "search", move |site| {
        finder::page(site, FINDER, &first)
    });
    files.all.iter().map(route).chain([page]).collect()
}

/// One file of the index.
fn encode(site: &Site, all: &[Ref<Programme>], pages: Pages, parts: &[Part]) -> Vec<u8> {
    let mut texts = Texts::default();
    for reference in all {
        texts.push_shown(&site.get(*reference).common.title);
    }
    pages.push_titles(&mut texts);
    pages.note_places(site, &mut texts);
    values::push_words(site, &mut texts);
    let own = programmes::push_names(site, all, &mut texts);
    let [names, headings, summaries] = pages.push_texts(site, &mut texts);
    let names: Column = own.values().chain(names.values()).collect();

    // One after the other, and what each is made of goes before the next; a file that grew would be held twice each time.
    let pieces = [
        HEAD.to_vec(),
        piece(|out| pages.write(out)),
        piece(|out| texts.write(out)),
        piece(|out| [names, headings, summaries].map(|counts| counts.write(out))),
        piece(|out| addresses(site, all, &pages).write(out)),
        piece(values::write),
        piece(|out| {
            let mut programmes = Programmes::new(site, &pages);
            for reference in all {
                programmes.push(site.get(*reference));
            }
            programmes.write(&pages, out);
        }),
        piece(|out| {
            bytes::strings(parts.iter().flat_map(Part::lines), out);
            let sizes: Column = parts.iter().map(|part| part.size as u32).collect();
            sizes.write(out);
        }),
    ];
    drop(pages);
    let mut file = pieces.concat();
    seal(&mut file);
    file
}

/// What is written by `write`.
fn piece<T>(write: impl FnOnce(&mut Vec<u8>) -> T) -> Vec<u8> {
    let mut out = Vec::new();
    write(&mut out);
    out
}

/// What a file begins with; its length is put in when all is written.
const HEAD: [u8; 12] = [b'N', b'G', b'H', b'E', VERSION, 0, 0, 0, 0, 0, 0, 0];

/// Writes the length of a file into its head, which tells a whole one from one that was cut off. A hash would tell
/// more, but its name and the connection vouch for the bytes, and a slow phone took up to a fifth of its time for one.
fn seal(file: &mut [u8]) {
    let length = u32::try_from(file.len()).unwrap_or(u32::MAX);
    for (place, byte) in file.iter_mut().skip(8).zip(length.to_le_bytes()) {
        *place = byte;
    }
}

/// The addresses of programmes and pages.
fn addresses(site: &Site, all: &[Ref<Programme>], pages: &Pages) -> Addresses {
    let mut addresses = Addresses::default();
    let href = |reference: &Ref<Programme>| {
        let programme = site.get(*reference);
        let url = Programme::url(programme);
        (programme.id.as_ref(), site.base.href(url.as_str()))
    };
    // All programmes are framed alike, so one tells for all.
    let frame = Frame::of(all.iter().take(1).map(href));
    addresses.begin(&frame);
    for reference in all {
        let programme = site.get(*reference);
        let school = &site.get(programme.school).id;
        addresses.push_below(&frame, &programme.id, school, programme.title());
    }
    pages.push_addresses(site, &mut addresses);
    addresses
}
