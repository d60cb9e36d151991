//! Finds a telephone number at the start of a text, in whatever groups it is written.

use super::super::words::one_by_one;
use super::super::{NO_BREAK_SPACE, is_phone, phone};
use super::piece::Piece;

/// Words after which three or four digits are a number to call and not an amount.
const CALLS: [&str; 5] = ["đài", "gọi", "nóng", "thoại", "hotline"];

/// Digits of the longest number with its country code; a longer row of figures is none.
const LONGEST: usize = 12;

/// The phone number at the start, digit by digit with a pause between groups, and how many pieces it takes.
///
/// `word` is the word before, in lower case. Of several readings the longest number wins.
pub(super) fn dialled(pieces: &[Piece<'_>], word: &str) -> Option<(String, usize)> {
    let mut digits = String::new();
    let mut found = None;
    for (place, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Mark("+") if place == 0 => digits.push('+'),
            Piece::Number(_) if digits.len() > LONGEST => break,
            Piece::Number(group) => {
                digits.extend(group.chars().filter(|character| *character != '.'));
                found = stored(&digits, word)
                    .map(|number| (number, place + 1))
                    .or(found);
            }
            Piece::Space(_) | Piece::Mark("-") if after_number(pieces, place) => {}
            _ => break,
        }
    }
    let (number, count) = found?;
    let groups = phone(&number);
    let spoken: Vec<String> = groups.split(NO_BREAK_SPACE).map(one_by_one).collect();
    Some((spoken.join(", "), count))
}

/// Whether the piece at this place stands right after a number.
fn after_number(pieces: &[Piece<'_>], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|before| pieces.get(before));
    matches!(before, Some(Piece::Number(_)))
}

/// The number as it would be stored, when the digits are a number that is dialled.
fn stored(digits: &str, word: &str) -> Option<String> {
    let number = match digits.strip_prefix('0') {
        Some(subscriber) => format!("+84{subscriber}"),
        None => digits.to_owned(),
    };
    let certain = number.len() > 4 || CALLS.contains(&word);
    (certain && is_phone(&number)).then_some(number)
}
