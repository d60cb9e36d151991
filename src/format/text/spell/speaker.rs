//! Reads the pieces of a sentence one after the other and knows what it has just read.

use super::dialled::dialled;
use super::piece::Piece::{self, Mark, Number, Space, Word};
use super::shape::{Shape, joined_words, time_words};

/// Units that are often written without a space after their number.
const CLOSE_UNITS: [&str; 7] = ["km", "m", "cm", "mm", "m²", "kg", "ha"];

/// What a number that was read last was about; a spaced dash means "to" only between two of a sort.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Sort {
    #[default]
    None,
    Amount,
    Date,
    Time,
}

/// What has been said so far, and what the next number needs to know of it.
#[derive(Debug, Default)]
pub(super) struct Speaker {
    spoken: String,
    /// The last word in lower case, until a mark ends its hold on the numbers after it.
    word: String,
    last: Sort,
}

impl Speaker {
    /// Everything said.
    pub(super) fn into_spoken(self) -> String {
        self.spoken
    }

    /// Says the start of the pieces and gives back how many were said: at least one, unless there were none.
    pub(super) fn say(&mut self, pieces: &[Piece<'_>]) -> usize {
        let said = self
            .joint(pieces)
            .or_else(|| self.call(pieces))
            .or_else(|| self.code(pieces));
        said.or_else(|| self.number(pieces))
            .unwrap_or_else(|| self.other(pieces))
    }

    /// A mark before a number. A dash is "to" after a number and "minus" at the start of a word; a dash or dot that
    /// joins the number to a name (`Covid-19`, `Q.1`) is silent.
    fn joint(&mut self, pieces: &[Piece<'_>]) -> Option<usize> {
        let after_number = self.last != Sort::None;
        let (spoken, count) = match pieces {
            [Mark("-" | "–" | "—"), Number(_), ..] if after_number => (" đến ", 1),
            [Space(_), Mark("-" | "–" | "—"), Space(_), number @ ..]
                if after_number && sort(number) == self.last =>
            {
                (" đến ", 3)
            }
            [Mark("-" | "−"), Number(_), ..] if self.at_word_start() => ("âm ", 1),
            [Mark("-"), Number(_), ..] if self.spoken.ends_with(char::is_alphabetic) => (" ", 1),
            [Mark("."), Number(_), ..] if self.spoken.ends_with(char::is_uppercase) => (" ", 1),
            _ => return None,
        };
        self.spoken.push_str(spoken);
        Some(count)
    }

    /// A telephone number.
    fn call(&mut self, pieces: &[Piece<'_>]) -> Option<usize> {
        let (spoken, count) = dialled(pieces, &self.word)?;
        self.spoken.push_str(&spoken);
        self.last = Sort::None;
        Some(count)
    }

    /// A number that is part of a longer sign: `72/KH-UBND`, `62-CV`, `8h30`, `1.500.000đ`, `5G`.
    fn code(&mut self, pieces: &[Piece<'_>]) -> Option<usize> {
        let (spoken, sort, count) = match pieces {
            [Number(number), Mark("/"), Word(word), ..] if is_capital(word) => {
                (format!("{} trên ", joined_words(number)), Sort::None, 2)
            }
            [Number(number), Mark("-"), Word(word), ..] if is_capital(word) => {
                (format!("{} ", joined_words(number)), Sort::None, 2)
            }
            [Number(number), Mark("/"), Word(_), ..] => {
                (format!("{} một ", self.words(number)), Sort::Amount, 2)
            }
            [Number(number), Word("đ" | "VNĐ" | "VND") | Mark("₫"), ..] => {
                (format!("{} đồng", self.words(number)), Sort::Amount, 2)
            }
            [
                Number(number),
                Space(_),
                Word("đ" | "VNĐ" | "VND") | Mark("₫"),
                ..,
            ] => (format!("{} đồng", self.words(number)), Sort::Amount, 3),
            [Number(number), Word(unit), ..] if CLOSE_UNITS.contains(unit) => {
                (format!("{} ", self.words(number)), Sort::Amount, 1)
            }
            [Number(number), Word(word), ..] => match clock(number, word) {
                Some(time) => (time, Sort::Time, 2),
                None => (format!("{number}{word}"), Sort::None, 2),
            },
            _ => return None,
        };
        self.spoken.push_str(&spoken);
        self.last = sort;
        Some(count)
    }

    /// A number that stands for itself, with a percent or plus sign after it.
    fn number(&mut self, pieces: &[Piece<'_>]) -> Option<usize> {
        let (Number(number), after) = pieces.split_first()? else {
            return None;
        };
        let spoken = self
            .fraction(number, after)
            .unwrap_or_else(|| self.words(number));
        self.spoken.push_str(&spoken);
        self.last = if self.word == "giờ" {
            Sort::Time
        } else {
            sort(pieces)
        };
        let (sign, count) = match after {
            [Mark("%"), ..] => (" phần trăm", 2),
            [Space(_), Mark("%"), ..] => (" phần trăm", 3),
            [Mark("+"), Number(_), ..] => ("", 1),
            [Mark("+"), ..] => (" cộng", 2),
            _ => ("", 1),
        };
        self.spoken.push_str(sign);
        Some(count)
    }

    /// `3/4` in words, where the words around it say that it is no date.
    fn fraction(&self, number: &str, after: &[Piece<'_>]) -> Option<String> {
        let part = matches!(self.word.as_str(), "chiếm" | "lệ")
            || matches!(after, [Space(_), Word("số" | "tổng"), ..]);
        part.then(|| Shape::of(number).part_words()).flatten()
    }

    /// Anything that is no number, which is said as it is written.
    fn other(&mut self, pieces: &[Piece<'_>]) -> usize {
        match pieces {
            [] => return 0,
            [Mark("/"), Word(_), ..] if self.spoken.ends_with("đồng") => {
                self.spoken.push_str(" một ");
            }
            [Space(text), ..] => self.spoken.push_str(text),
            [Word(text), ..] => self.word(text),
            [Mark(text) | Number(text), ..] => {
                self.spoken.push_str(text);
                self.word.clear();
                self.last = Sort::None;
            }
        }
        1
    }

    fn word(&mut self, text: &str) {
        self.spoken.push_str(text);
        self.word = text.to_lowercase();
        let hour = self.word == "giờ" && self.last != Sort::None;
        self.last = if hour { Sort::Time } else { Sort::None };
    }

    fn words(&self, number: &str) -> String {
        Shape::of(number).words(&self.word)
    }

    fn at_word_start(&self) -> bool {
        self.spoken.is_empty()
            || self
                .spoken
                .ends_with(|last: char| last.is_whitespace() || last == '(')
    }
}

/// The sort of the number at the start, by its shape and the word after it.
fn sort(pieces: &[Piece<'_>]) -> Sort {
    match pieces {
        [Number(number), Word(word), ..] if clock(number, word).is_some() => Sort::Time,
        [Number(_), Space(_), Word("giờ"), ..] => Sort::Time,
        [Number(number), ..] => match Shape::of(number) {
            Shape::Date { .. } | Shape::Month { .. } => Sort::Date,
            Shape::Time { .. } => Sort::Time,
            Shape::Plain(_) | Shape::Amount { .. } | Shape::Joined(_) => Sort::Amount,
        },
        _ => Sort::None,
    }
}

/// The time that `8` and `h30`, or `8` and `h`, make together.
fn clock(hour: &str, word: &str) -> Option<String> {
    let minute = word.strip_prefix('h')?;
    let hour_fits = hour.parse().is_ok_and(|hour: u8| hour <= 24);
    let minute_fits = minute.is_empty()
        || minute.len() == 2 && minute.parse().is_ok_and(|minute: u8| minute < 60);
    (hour_fits && minute_fits).then(|| time_words(hour, minute))
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
