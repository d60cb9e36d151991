//! Text in a room: as large as it fits, broken into lines between its words.

use serde::Serialize;
use unicode_normalization::char::is_combining_mark;

use super::Fonts;
use super::fonts::Ruler;

/// How much smaller each size is than the one that was tried before it.
const STEP: f32 = 0.96;

/// Room for text. Lengths are those of the drawing.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// How wide a line may be.
    pub width: f32,
    /// How high all lines together may be.
    pub height: f32,
    /// How many lines there may be.
    pub lines: usize,
    /// The size of the letters, if the text is short enough.
    pub size: f32,
    /// The least size of the letters: a text that is too long even then is cut short.
    pub least: f32,
    /// How far a line is from the next, as a multiple of the size.
    pub leading: f32,
    /// The weight of the font, 400 for a regular one.
    pub weight: u16,
}

/// Text in its room.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fitted {
    /// The size of the letters.
    pub size: f32,
    /// How far a line is from the next.
    pub step: f32,
    /// The lines.
    pub lines: Vec<String>,
}

/// Fits a text into a room. Spaces are where it may break; a space that does not break holds.
/// `None` when there are no fonts.
pub fn fit(fonts: &Fonts, text: &str, room: &Room) -> Option<Fitted> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    fonts.measure(room.weight, |ruler| {
        let text = Measured::new(&words, ruler);
        let mut size = room.size;
        while size >= room.least.max(1.0) {
            if let Some(lines) = text.lines(room, size, ruler) {
                return fitted(room, size, lines);
            }
            size = (size * STEP).floor();
        }
        let lines = cut(&words.join(" "), room, ruler);
        fitted(room, room.least, lines)
    })
}

fn fitted(room: &Room, size: f32, lines: Vec<String>) -> Fitted {
    Fitted {
        size,
        step: size * room.leading,
        lines,
    }
}

impl Room {
    /// How many lines of letters of a size there is room for.
    fn lines_at(&self, size: f32) -> usize {
        let high = (self.height / (size * self.leading)).floor();
        self.lines.min(high.max(1.0) as usize)
    }
}

/// Words with their widths at a size of one.
struct Measured<'a> {
    words: Vec<(&'a str, f32)>,
    space: f32,
}

impl<'a> Measured<'a> {
    fn new(words: &[&'a str], ruler: &Ruler<'_>) -> Self {
        Self {
            words: words.iter().map(|word| (*word, ruler(word))).collect(),
            space: ruler(" "),
        }
    }

    /// The lines at a size; `None` when they do not fit.
    fn lines(&self, room: &Room, size: f32, ruler: &Ruler<'_>) -> Option<Vec<String>> {
        let most = room.width / size;
        let lines = self.broken(most)?;
        if lines.len() > room.lines_at(size) {
            return None;
        }
        let lines = self.balanced(lines, most);
        // Letters are kerned across spaces too, which the sum of the words does not know.
        lines
            .iter()
            .all(|line| ruler(line) <= most)
            .then_some(lines)
    }

    /// As many words on each line as it holds; `None` when a word is wider than a line.
    fn broken(&self, most: f32) -> Option<Vec<String>> {
        let mut lines: Vec<String> = Vec::new();
        let mut used = 0.0;
        for (word, width) in &self.words {
            if *width > most {
                return None;
            }
            let wider = used + self.space + width;
            match lines.last_mut() {
                Some(line) if wider <= most => {
                    line.push(' ');
                    line.push_str(word);
                    used = wider;
                }
                _ => {
                    lines.push((*word).to_owned());
                    used = *width;
                }
            }
        }
        Some(lines)
    }

    /// The same number of lines, with the longest as short as can be.
    fn balanced(&self, mut lines: Vec<String>, mut most: f32) -> Vec<String> {
        while lines.len() > 1 {
            most *= STEP;
            match self.broken(most) {
                Some(shorter) if shorter.len() == lines.len() => lines = shorter,
                _ => break,
            }
        }
        lines
    }
}

/// As much of a text as there is room for at the least size, with an ellipsis for the rest.
fn cut(text: &str, room: &Room, ruler: &Ruler<'_>) -> Vec<String> {
    let most = room.width / room.least;
    let last = room.lines_at(room.least);
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && lines.len() < last {
        let end = if lines.len() + 1 == last { "…" } else { "" };
        if ruler(rest) <= most {
            lines.push(rest.to_owned());
            break;
        }
        let head = longest(rest, end, most, ruler);
        let whole = head.rfind(' ').and_then(|at| head.get(..at));
        let line = whole.unwrap_or(head);
        lines.push(format!("{line}{end}"));
        rest = rest.get(line.len()..).unwrap_or_default().trim_start();
    }
    lines
}

/// The longest beginning that fits with an ending; at least one letter, so that cutting ends.
fn longest<'a>(text: &'a str, end: &str, most: f32, ruler: &Ruler<'_>) -> &'a str {
    let mut stops = text
        .char_indices()
        .skip(1)
        .filter(|(_, letter)| !is_combining_mark(*letter))
        .filter_map(|(at, _)| text.get(..at));
    let first = stops.next().unwrap_or(text);
    stops
        .take_while(|head| ruler(&format!("{head}{end}")) <= most)
        .last()
        .unwrap_or(first)
}

#[cfg(test)]
#[path = "fit_tests.rs"]
mod tests;
