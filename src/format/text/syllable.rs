//! Syllables as people type them: split into words, written with or without marks, with the tone on
//! one vowel or the other, with i or y, or with the keys of Telex and VNI left in.
//!
//! The search script does the same in the browser (`themes/nghe/scripts/search/fold.js`); both
//! sides are held to `tests/data/search-vectors.json`.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::fold::{fold, fold_char};
use super::is_letter_or_digit;

/// The tone marks as Unicode combines them, in the order of the digits that VNI types for them.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];

/// The keys of Telex for the same tones.
const TONE_KEYS: &str = "sfrxj";

/// The words of a text with the places where they begin: runs of letters, marks and digits, to
/// which `+` and `#` may be tied at the end, as in `9+` and `C#`.
pub fn split_words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let tail = text.get(rest..)?;
        let start = rest + tail.find(is_part)?;
        let word = text.get(start..)?;
        let letters = word.find(|c| !is_part(c)).unwrap_or(word.len());
        let signs = word
            .get(letters..)?
            .find(|c| c != '+' && c != '#')
            .map_or(word.len(), |signs| letters + signs);
        rest = start + signs;
        Some((start, word.get(..signs)?))
    })
}

fn is_part(letter: char) -> bool {
    is_letter_or_digit(letter) || is_combining_mark(letter)
}

/// The key under which a word is found: folded, and with the one spelling of a final i or y that
/// `kĩ` and `kỹ` share. Where the y stands with another vowel (`thủy`, `may`) it says something else.
pub fn key(word: &str) -> String {
    let folded = fold(word);
    match folded.strip_suffix('y') {
        Some(rest) if rest == "qu" || !rest.contains(['a', 'e', 'i', 'o', 'u', 'y']) => {
            format!("{rest}i")
        }
        _ => folded,
    }
}

/// The one way to write a word with its marks: small letters without tone, then the digit of the
/// tone if there is one. `hoá` and `hóa` are `hoa1`, `kỹ` and `kĩ` are `ki4`.
pub fn spelling(word: &str) -> String {
    let mut letters = String::with_capacity(word.len() + 1);
    let mut tone = None;
    for part in word.to_lowercase().nfd() {
        match TONES.iter().position(|mark| *mark == part) {
            Some(place) => tone = Some(place),
            None => letters.push(part),
        }
    }
    let mut spelled: String = letters.nfc().collect();
    if key(&spelled) != fold(&spelled) {
        spelled.pop();
        spelled.push('i');
    }
    spelled.extend(tone.map(digit));
    spelled
}

/// What a word means whose keys of Telex (`ddien`, `nghef`) or VNI (`dien65`) were left in, as
/// [`spelling`] writes it; `None` when it has no such keys.
pub fn typed(word: &str) -> Option<String> {
    let mut typed = Typed::default();
    for key in word.to_lowercase().nfc() {
        if typed.press(key) {
            typed.changed = true;
        } else {
            typed.letters.push(key);
        }
    }
    if !typed.changed || !typed.letters.iter().any(|letter| is_vowel(*letter)) {
        return None;
    }
    let mut spelled = spelling(&typed.letters.iter().collect::<String>());
    if let Some(tone) = typed.tone {
        spelled.truncate(spelled.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        spelled.push(digit(tone));
    }
    Some(spelled)
}

/// The letters so far, the tone that a key gave them, and whether any key was more than a letter.
#[derive(Default)]
struct Typed {
    letters: Vec<char>,
    tone: Option<usize>,
    changed: bool,
}

impl Typed {
    /// Whether the key marks a letter that is there already.
    fn press(&mut self, key: char) -> bool {
        match key {
            'd' | '9' => self.stroke(),
            'a' | 'e' | 'o' => self.roof(&[key]),
            '6' => self.roof(&['a', 'e', 'o']),
            'w' => self.horn(&['a', 'o', 'u']) || self.lone_horn(),
            '7' => self.horn(&['o', 'u']),
            '8' => self.horn(&['a']),
            's' | 'f' | 'r' | 'x' | 'j' => self.tone(TONE_KEYS.find(key)),
            '1'..='5' => self.tone((key as usize).checked_sub('1' as usize)),
            _ => false,
        }
    }

    /// A second d, or a 9, makes the d at the start a đ.
    fn stroke(&mut self) -> bool {
        match self.letters.first_mut() {
            Some(letter) if *letter == 'd' => {
                *letter = 'đ';
                true
            }
            _ => false,
        }
    }

    /// A roof on the last of these vowels.
    fn roof(&mut self, plain: &[char]) -> bool {
        let found = self.letters.iter_mut().rev().find(|l| plain.contains(l));
        found.map(|letter| *letter = marked(*letter)).is_some()
    }

    /// A horn or a breve on the last of these vowels. `uo` takes it on both, `ua` on the u.
    fn horn(&mut self, plain: &[char]) -> bool {
        let Some(place) = self.letters.iter().rposition(|l| plain.contains(l)) else {
            return false;
        };
        let (before, from) = self.letters.split_at_mut(place);
        let Some(letter) = from.first_mut() else {
            return false;
        };
        let u = before
            .last_mut()
            .filter(|u| **u == 'u' && plain.contains(&'u'));
        match (u, &*letter) {
            (Some(u), 'a') => *u = 'ư',
            (Some(u), 'o') => {
                *u = 'ư';
                *letter = 'ơ';
            }
            _ => *letter = horned(*letter),
        }
        true
    }

    /// A `w` with no vowel before it is ư.
    fn lone_horn(&mut self) -> bool {
        let alone = !self.letters.iter().any(|letter| is_vowel(*letter));
        if alone {
            self.letters.push('ư');
        }
        alone
    }

    /// A tone, once there is a vowel to carry it.
    fn tone(&mut self, tone: Option<usize>) -> bool {
        let carried = self.letters.iter().any(|letter| is_vowel(*letter));
        if carried {
            self.tone = tone;
        }
        carried
    }
}

fn is_vowel(letter: char) -> bool {
    let mut vowel = false;
    fold_char(letter, |plain| vowel |= "aeiouy".contains(plain));
    vowel
}

fn marked(letter: char) -> char {
    match letter {
        'a' => 'â',
        'e' => 'ê',
        _ => 'ô',
    }
}

fn horned(letter: char) -> char {
    match letter {
        'a' => 'ă',
        'o' => 'ơ',
        _ => 'ư',
    }
}

fn digit(tone: usize) -> char {
    char::from(b'1' + tone as u8)
}
