//! Turns the figures of a sentence into words, for somebody who reads it aloud over a loudspeaker.

mod dialled;
mod piece;
mod shape;
mod speaker;

use super::nfc;
use piece::pieces;
use speaker::Speaker;

/// The text with its numbers, percentages, dates, times, money and telephone numbers in words.
///
/// `72,2 %` becomes `bảy mươi hai phẩy hai phần trăm`. Abbreviations, Roman numerals and names with a digit
/// inside (`UBND`, `XIII`, `A1`) stay as written. A day and month without a year (`30/4`) is a date unless
/// `số` or `tổng` follows, or `chiếm` or `tỷ lệ` precedes it, which make it a fraction.
pub fn spell_numbers(text: &str) -> String {
    let text = nfc(text);
    let pieces = pieces(&text);
    let mut speaker = Speaker::default();
    let mut rest = pieces.as_slice();
    while !rest.is_empty() {
        let said = speaker.say(rest);
        rest = rest.get(said..).unwrap_or_default();
    }
    speaker.into_spoken()
}

#[cfg(test)]
mod tests {
    use super::super::{calendar, decimal_words, number, words};
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(written: &str, spoken: &str) {
        assert_eq!(spell_numbers(written), spoken);
        assert_eq!(
            spell_numbers(&written.replace(' ', "\u{a0}")).replace('\u{a0}', " "),
            spoken
        );
    }

    #[test]
    fn amounts_and_their_units() {
        check("đạt 72,2 %.", "đạt bảy mươi hai phẩy hai phần trăm.");
        check(
            "đạt 72,2%, tăng",
            "đạt bảy mươi hai phẩy hai phần trăm, tăng",
        );
        check(
            "224.500 lượt người",
            "hai trăm hai mươi tư nghìn năm trăm lượt người",
        );
        check(
            "1.500.000 đồng/tháng",
            "một triệu năm trăm nghìn đồng một tháng",
        );
        check("1.500.000đ", "một triệu năm trăm nghìn đồng");
        check("500.000/buổi", "năm trăm nghìn một buổi");
        check("cách 3km; nóng 40 độ", "cách ba km; nóng bốn mươi độ");
        check("lạnh -5 độ", "lạnh âm năm độ");
        check(
            "chiếm 3/4 và 2/3 số học sinh",
            "chiếm ba phần tư và hai phần ba số học sinh",
        );
    }

    #[test]
    fn dates_and_times() {
        check(
            "Hạn: 04/3/2022.",
            "Hạn: ngày bốn tháng ba năm hai nghìn không trăm hai mươi hai.",
        );
        check(
            "Ngày 04 tháng 4 năm 2022",
            "Ngày bốn tháng tư năm hai nghìn không trăm hai mươi hai",
        );
        check("trước 25/12", "trước ngày hai mươi lăm tháng mười hai");
        check(
            "lúc 8h30, 9:00 và 14h",
            "lúc tám giờ ba mươi, chín giờ và mười bốn giờ",
        );
        check("8 giờ 30, thứ 4", "tám giờ ba mươi, thứ tư");
        check("lần thứ 1", "lần thứ nhất");
    }

    #[test]
    fn ranges_say_to() {
        check(
            "2018-2019",
            "hai nghìn không trăm mười tám đến hai nghìn không trăm mười chín",
        );
        check("10 – 15 %", "mười đến mười lăm phần trăm");
        check("8 giờ 30 – 11 giờ", "tám giờ ba mươi đến mười một giờ");
        check("tháng 3-4", "tháng ba đến tư");
        check("ngày 04/3 – 06/3", "ngày bốn tháng ba đến sáu tháng ba");
        check(
            "lúc 8 giờ – 25/12",
            "lúc tám giờ – ngày hai mươi lăm tháng mười hai",
        );
        check(
            "hạn 25/12 - 8 giờ",
            "hạn ngày hai mươi lăm tháng mười hai - tám giờ",
        );
    }

    #[test]
    fn telephone_numbers_are_said_digit_by_digit() {
        check(
            "gọi 024 3999 0001.",
            "gọi không hai bốn, ba chín chín chín, không không không một.",
        );
        check(
            "gọi 0912.345.678",
            "gọi không chín một hai, ba bốn năm, sáu bảy tám",
        );
        check(
            "+84912345678 hoặc",
            "không chín một hai, ba bốn năm, sáu bảy tám hoặc",
        );
        check("1900 1234", "một chín không không, một hai ba bốn");
        check("Tổng đài 111", "Tổng đài một một một");
        check("có 111 em", "có một trăm mười một em");
    }

    #[test]
    fn codes_and_abbreviations_stay_recognisable() {
        check("Q.1, mục II.2", "Q một, mục II hai");
        check("Kế hoạch 72/KH-UBND", "Kế hoạch bảy mươi hai trên KH-UBND");
        check(
            "23/2021/QĐ-TTg",
            "hai mươi ba trên hai nghìn không trăm hai mươi mốt trên QĐ-TTg",
        );
        check("06-CTr/TU, 62-CV", "không sáu CTr/TU, sáu mươi hai CV");
        check(
            "Covid-19, công nghiệp 4.0",
            "Covid mười chín, công nghiệp bốn chấm không",
        );
        check(
            "UBND, khóa XIII, B1, 5G, 12A1",
            "UBND, khóa XIII, B1, 5G, 12A1",
        );
        check(
            "mô hình 9+ và mục 2.3.2",
            "mô hình chín cộng và mục hai chấm ba chấm hai",
        );
    }

    proptest! {
        #[test]
        fn written_numbers_are_said_as_their_value(value in 0..=i64::MAX) {
            prop_assert_eq!(spell_numbers(&number::integer(value)), words(value));
        }

        #[test]
        fn written_decimals_are_said_as_their_value(hundredths in 0..100_000_000_i32) {
            let value = f64::from(hundredths) / 100.0;
            prop_assert_eq!(spell_numbers(&number::decimal(value, 2)), decimal_words(value));
        }

        #[test]
        fn no_digit_of_a_date_is_left(day in 0..80_000_i32) {
            let date = jiff::civil::date(1900, 1, 1).saturating_add(jiff::Span::new().days(day));
            let spoken = spell_numbers(&calendar::date(date));
            prop_assert!(!spoken.contains(|letter: char| letter.is_ascii_digit()), "{}", spoken);
            prop_assert_eq!(spell_numbers(&calendar::long_date(date)).replace('\u{a0}', " "), spoken);
        }

        #[test]
        fn a_text_without_digits_stays(text in "[^0-9₫]{0,60}") {
            prop_assume!(!text.contains("đồng/"));
            prop_assert_eq!(spell_numbers(&text), nfc(&text));
        }

        #[test]
        fn takes_any_text(text in "([0-9]{1,3}|[.,/:+%-]| |h|đ|giờ|[A-Zđ]|\\PC){0,40}") {
            let spoken = spell_numbers(&text);
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).count();
            prop_assert!(digits(&spoken) <= digits(&text));
        }
    }
}
