//! Text: one normal form, one fold, the order of the alphabet, and figures as people write and say them.
//!
//! Everything here is a pure function of its arguments and knows nothing of schools or pages. Three
//! groups of functions have their own name: [`collate`] (sorting), [`number`] and [`calendar`]
//! (figures and dates as Vietnamese writes them; [`Locale`] chooses by language). The rest is used so often that it stands here.
//!
//! All functions expect NFC, which [`nfc`] makes of anything at the door; [`fold`] and [`slug`] give
//! the same result for every normal form.

pub mod calendar;
pub mod collate;
mod decimal;
mod english;
mod fold;
pub mod foreign;
mod hidden;
mod language;
mod letter;
mod locale;
mod mail;
mod nearest;
mod no_break;
pub mod number;
mod phone;
mod slug;
mod speech;
mod spell;
mod syllable;
#[cfg(test)]
mod vectors;
mod words;
mod years;
mod zone;

pub use fold::{fold, nfc};
pub use hidden::{first_hidden, has_unseen, is_hidden, seen, unseen};
pub use language::language;
pub use letter::is_letter_or_digit;
pub use locale::Locale;
pub use mail::is_email;
pub use nearest::{begins, likeliest, nearest};
pub use no_break::no_break;
pub use phone::{is_phone, phone, stored_phone};
pub use slug::{is_id, slug};
pub use speech::{SYLLABLES_PER_SECOND, reading_seconds, syllables};
pub use spell::spell_numbers;
pub use syllable::{key, spelling, split_words, typed};
pub use words::{decimal_words, words};
pub use years::{is_school_year, school_year, years};
pub use zone::{is_zone, zone};

/// The no-break space that holds a figure and its unit on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';
