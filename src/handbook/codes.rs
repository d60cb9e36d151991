//! Pages on every code: the explanations that `nghe explain` gives, with the same words.

use super::cell::{code as literal, head, row, sample, words};
use super::explained::{Body, Part, parts};
use super::page::{Entry, Page};
use crate::diag::{Code, Lang, codes, explain};

/// The groups of codes by how they begin, and what each is about.
const GROUPS: &[(&str, &str)] = &[
    ("E01", "Tệp và cách viết"),
    ("E02", "Trường thông tin"),
    ("E03", "Mã và liên hệ giữa các bản ghi"),
    ("E04", "Thời gian"),
    ("E05", "Con số"),
    ("E06", "Bài viết"),
    ("E07", "Địa chỉ"),
    ("E08", "Giao diện"),
    ("E09", "Bản dịch"),
    ("E10", "Bảng tính"),
    ("W01", "Lời nhắc về nội dung"),
    ("W02", "Lời nhắc về bảng tính"),
];

/// The list of all codes, and a page for each group.
pub(super) fn pages() -> Vec<Page> {
    let mut pages = vec![list()];
    pages.extend(GROUPS.iter().map(of_group));
    pages
}

fn of(prefix: &str) -> Vec<Code> {
    let all = codes::ALL.iter().copied();
    let mut own: Vec<Code> = all
        .filter(|code| code.as_str().starts_with(prefix))
        .collect();
    own.sort();
    own
}

fn page_id(prefix: &str) -> String {
    format!("ma-loi-{}", prefix.to_lowercase())
}

fn list() -> Page {
    let mut body = String::from(
        "Mã bắt đầu bằng E là lỗi, phải sửa. Mã bắt đầu bằng W là lời nhắc. Trong cửa sổ dòng lệnh, `nghe explain` và một mã cho cùng lời giải thích.\n",
    );
    for (prefix, title) in GROUPS {
        body += &format!("\n## {title} {{#{}}}\n\n", prefix.to_lowercase());
        body += &head(&["mã", "nghĩa"]);
        for code in of(prefix) {
            let name = code.as_str();
            let link = format!("[{name}](/{}/#{})", page_id(prefix), name.to_lowercase());
            let title = explain(code).title;
            body += &row(&[&link, &words(title.get(Lang::Vi))]);
        }
    }
    Page {
        id: "ma-loi".to_owned(),
        title: "Mã lỗi".to_owned(),
        summary: "Mọi lỗi và lời nhắc: nghĩa là gì, cách sửa, ví dụ sai và đúng.".to_owned(),
        body,
        is_part: true,
        entries: Vec::new(),
    }
}

fn of_group((prefix, title): &(&str, &str)) -> Page {
    let own = of(prefix);
    let entries = own.iter().map(|code| Entry {
        name: code.as_str().to_owned(),
        told: explain(*code).title.get(Lang::Vi).to_owned(),
        anchor: code.as_str().to_lowercase(),
    });
    Page {
        id: page_id(prefix),
        title: format!("{title} ({prefix}…)"),
        summary: format!("Giải thích các mã {prefix}…: {}.", title.to_lowercase()),
        body: own.iter().map(|code| one(*code)).collect(),
        is_part: false,
        entries: entries.collect(),
    }
}

fn one(code: Code) -> String {
    let name = code.as_str();
    let title = words(explain(code).title.get(Lang::Vi));
    let mut out = format!("## {name}: {title} {{#{}}}\n", name.to_lowercase());
    for Part { heading, body } in parts(code) {
        let heading = heading.map(|heading| heading.get(Lang::Vi).to_owned());
        let heading = heading.unwrap_or_default();
        out += &match body {
            Body::Words(text) if heading.is_empty() => format!("\n{}\n", words(text.get(Lang::Vi))),
            Body::Words(text) => format!("\n**{heading}.** {}\n", words(text.get(Lang::Vi))),
            Body::Sample { lines, file } => {
                let place =
                    file.map_or_else(String::new, |file| format!(" (trong {})", literal(&file)));
                format!("\n{heading}{place}:\n\n{}", sample(lines.get(Lang::Vi)))
            }
        };
    }
    out
}
