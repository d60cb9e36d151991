//! Two years in one text, as school years and cohorts are written.

/// The two years of `2026-2027`, also with a dash between them.
pub fn years(text: &str) -> Option<(u16, u16)> {
    let (first, second) = text.split_once(['-', '–'])?;
    Some((year(first)?, year(second)?))
}

/// Whether a text is two years, one after the other.
pub fn is_school_year(text: &str) -> bool {
    years(text).is_some_and(|(first, second)| second == first + 1)
}

/// The school year that a text means in which both years stand, the second perhaps short: `2026/27`.
pub fn school_year(written: &str) -> Option<String> {
    let numbers: Vec<&str> = written
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|number| !number.is_empty())
        .collect();
    let [first, second] = *numbers.as_slice() else {
        return None;
    };
    let next = year(first)? + 1;
    let is_next =
        second.parse() == Ok(next) || second.len() == 2 && second.parse() == Ok(next % 100);
    is_next.then(|| format!("{first}-{next}"))
}

fn year(text: &str) -> Option<u16> {
    let year = text.trim().parse().ok();
    year.filter(|year| (2000..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_year_is_two_years_in_a_row() {
        for fine in ["2026-2027", "2026–2027", "2026 - 2027"] {
            assert!(is_school_year(fine), "{fine}");
        }
        for wrong in ["2026", "2026-2028", "2027-2026", "26-27", "", "-"] {
            assert!(!is_school_year(wrong), "{wrong}");
        }
    }

    #[test]
    fn what_names_both_years_is_understood() {
        for written in ["2026/2027", "2026-27", "năm học 2026 – 2027", "2026_2027"] {
            assert_eq!(
                school_year(written).as_deref(),
                Some("2026-2027"),
                "{written}"
            );
        }
        for written in ["2026", "2026-2028", "26/27", "2026-2027-2028", ""] {
            assert_eq!(school_year(written), None, "{written}");
        }
    }
}
