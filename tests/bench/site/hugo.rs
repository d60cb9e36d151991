//! The same programmes as a Hugo site with comparable pages and lists, to measure by.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::corpus::{self, Dice, FIELDS, LEVELS, Shape};

/// The command that runs Hugo, if it is installed: `HUGO`, or else `hugo`.
pub fn installed() -> Option<PathBuf> {
    let command = std::env::var_os("HUGO").map_or_else(|| "hugo".into(), PathBuf::from);
    let output = Command::new(&command).arg("version").output().ok()?;
    let is_hugo = String::from_utf8_lossy(&output.stdout).contains("hugo v");
    is_hugo.then_some(command)
}

/// Writes the site of a city.
pub fn write(root: &Path, shape: &Shape) {
    let layouts = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/hugo");
    super::copy(&layouts, root);
    for (level, name, ..) in LEVELS {
        let folder = root.join("content").join(level);
        fs::create_dir_all(&folder).unwrap();
        fs::write(
            folder.join("_index.md"),
            format!("---\ntitle: {name}\n---\n"),
        )
        .unwrap();
    }
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let places = corpus::places(shape, &mut dice);
    for place in &places {
        let (level, level_name, low, high) = LEVELS[place.level];
        let months = low + dice.below(high - low + 1);
        let name = corpus::occupation_name(place.occupation);
        let (field, _) = FIELDS[place.occupation / 6];
        let link = |other: &corpus::Place| format!("/{}/{}.md", LEVELS[other.level].0, other.name);
        let front = format!(
            "---\ntitle: \"{name} – {level_name} – {}\"\ndate: 2025-0{}-{:02}\nschool: [\"Trường Nghề Số {}\"]\ndistrict: [\"Phường {}\"]\n\
             level: [{level}]\nfield: [{field}]\ntags: [\"{name}\", \"{level_name}\", \"ban ngày\"]\nentry: thcs\nduration_months: {months}\n\
             tuition_vnd: {}\nmode: \"ban ngày\"\n---\n\n",
            place.name,
            1 + dice.below(9),
            1 + dice.below(28),
            place.school,
            place.school % 30,
            months * 1_200_000,
        );
        let text = front + &corpus::body(place, (level_name, months), &places, &link, &mut dice);
        fs::write(
            root.join(format!("content/{level}/{}.md", place.name)),
            text,
        )
        .unwrap();
    }
}

/// The command that builds it.
pub fn build(command: &Path, root: &Path) -> Command {
    let mut hugo = Command::new(command);
    hugo.args(["--minify", "--quiet", "--source"]).arg(root);
    hugo
}
