//! What stands beside the programmes in shapes that have much of it.

use std::fmt::Write as _;
use std::io;

use super::{Dice, FIELDS, Place, Put, paragraph};

pub(super) fn agency(put: &mut Put) -> io::Result<()> {
    put(
        "content/co-quan/so-mau.yaml",
        "name: Sở Mẫu\nabbr: SM\nkind: department\ncontacts:\n- name: Phòng tư vấn\n  phone: \"+842439990002\"\n"
            .to_owned(),
    )
}

pub(super) fn events(count: usize, dice: &mut Dice, put: &mut Put) -> io::Result<()> {
    for number in 0..count {
        let (month, day) = (1 + number % 12, 1 + number / 12 % 28);
        let year = 2025 + number / 336 % 4;
        let date = format!("{year}-{month:02}-{day:02}");
        let text = format!(
            "---\ntitle: Ngày hội số {number}\nsummary: Ngày hội thứ {number}.\nstart: {date}T08:00\nend: {date}T16:00\n\
             category: counselling-day\nvenue:\n  name: Sân trường\n  address: Số {number}, phố Mẫu\n  area: dia-ban-{}\n\
             organiser: Sở Mẫu\nagency: so-mau\nsample: true\n---\n\n{}\n",
            dice.below(30),
            paragraph(dice, 6)
        );
        put(&format!("content/su-kien/ngay-hoi-{number}.md"), text)?;
    }
    Ok(())
}

pub(super) fn questions(count: usize, dice: &mut Dice, put: &mut Put) -> io::Result<()> {
    for number in 0..count {
        let (_, names) = FIELDS[dice.below(FIELDS.len() as u64) as usize];
        let name = names[dice.below(6) as usize];
        let topic = ["hoc-phi", "tuyen-sinh", "viec-lam", "hoc-tap"][number % 4];
        let text = format!(
            "---\nquestion: Học {name} thì sao, câu số {number}?\nsummary: Trả lời câu số {number}.\ntopics: [{topic}]\nsample: true\n---\n\n{}\n",
            paragraph(dice, 3)
        );
        put(&format!("content/hoi-dap/cau-{number}.md"), text)?;
    }
    Ok(())
}

/// A page with so many links to programmes.
pub(super) fn links(count: usize, places: &[Place], put: &mut Put) -> io::Result<()> {
    if count == 0 {
        return Ok(());
    }
    let mut text =
        "---\ntitle: Mọi chương trình\nsummary: Trang có nhiều liên kết.\n---\n\n".to_owned();
    for place in places.iter().cycle().take(count) {
        let _ = writeln!(
            text,
            "- [Chương trình {}](../truong/truong-{}/{}.md)",
            place.name, place.school, place.name
        );
    }
    put("content/trang/lien-ket.md", text)
}
