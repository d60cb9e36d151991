//! Time zones: their names in the IANA database, and what people write instead.

use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::{fold, nearest};

/// The zone of the country.
const HERE: &str = "Asia/Ho_Chi_Minh";

/// What people write for the zone of the country, without marks and signs. Its name is that of one city, which others
/// do not take for theirs.
const SAID_HERE: &[&str] = &[
    "hanoi",
    "hochiminh",
    "hcm",
    "saigon",
    "vietnam",
    "danang",
    "haiphong",
    "cantho",
    "hue",
    "dongduong",
    "indochina",
    "ict",
];

/// Whether there is a time zone of this name.
pub fn is_zone(name: &str) -> bool {
    TimeZone::get(name).is_ok()
}

/// The name of the zone that a text means; that of the country where nothing is like it.
pub fn zone(written: &str) -> String {
    let letters: String = fold(written)
        .chars()
        .filter(|letter| letter.is_ascii_alphanumeric())
        .collect();
    let is_offset = letters.trim_end_matches('0').ends_with('7')
        && letters
            .trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
            .len()
            <= 4;
    if is_offset || SAID_HERE.iter().any(|said| letters.contains(said)) {
        return HERE.to_owned();
    }
    let names: Vec<String> = TimeZoneDatabase::bundled()
        .available()
        .map(|name| name.to_string())
        .collect();
    // Names without a place, such as GMT+7, are not what people take them for.
    let places = names.iter().map(String::as_str);
    let places = places.filter(|name| name.contains('/') && !name.starts_with("Etc/"));
    nearest(written, places).unwrap_or(HERE).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_of_the_country_is_known_by_what_people_call_it() {
        for said in [
            "Asia/Hanoi",
            "Asia/Ha_Noi",
            "Hà Nội",
            "Sài Gòn",
            "Vietnam",
            "Việt Nam (GMT+7)",
            "+07:00",
            "GMT+7",
            "UTC+07:00",
            "7",
            "ICT",
            "Asia/Ho_Chi_Min",
            "giờ nhà",
        ] {
            assert!(!is_zone(said), "{said}");
            assert_eq!(zone(said), HERE, "{said}");
        }
        assert_eq!(zone("Asia/Tokio"), "Asia/Tokyo");
        assert_eq!(zone("Europe/Pari"), "Europe/Paris");
    }
}
