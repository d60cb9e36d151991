//! What a code of the overlay means, as a page of the preview itself: the words of `nghe explain` and the handbook.

use super::words;
use crate::diag::{Code, Lang, codes, explain};
use crate::format::xml::escape;
use crate::handbook::{Body, Part, parts};

/// Where the pages stand, below which each has the name of its code.
pub(super) const FOLDER: &str = "/__nghe/explain/";

/// The page of the code at a path; the list of all codes for the folder itself; `None` for what is no code.
pub(super) fn page(path: &str, lang: Lang) -> Option<String> {
    let name = path.strip_prefix(FOLDER)?;
    if name.is_empty() {
        return Some(list(lang));
    }
    let code = codes::ALL.iter().find(|code| code.as_str() == name)?;
    Some(of(*code, lang))
}

fn list(lang: Lang) -> String {
    let line = |code: &Code| {
        let (name, title) = (code.as_str(), explain(*code).title);
        format!(
            "<li><a href=\"{FOLDER}{name}\">{name}</a> <span>{}</span></li>",
            escape(title.get(lang))
        )
    };
    let lines: String = codes::ALL.iter().map(line).collect();
    let title = match lang {
        Lang::Vi => "Mọi mã lỗi",
        Lang::En => "All codes",
    };
    whole(title, &format!("<ul>{lines}</ul>"), lang)
}

fn of(code: Code, lang: Lang) -> String {
    let title = format!("{}: {}", code.as_str(), explain(code).title.get(lang));
    let parts: String = parts(code).iter().map(|one| part(one, lang)).collect();
    let all = match lang {
        Lang::Vi => "Xem mọi mã lỗi",
        Lang::En => "See all codes",
    };
    let more = format!("<p><a href=\"{FOLDER}\">{all}</a></p>");
    whole(&title, &(parts + &more), lang)
}

fn part(part: &Part, lang: Lang) -> String {
    let heading = part.heading.as_ref().map(|heading| heading.get(lang));
    let heading = heading.map_or_else(String::new, |told| format!("<h2>{}</h2>", escape(told)));
    let body = match &part.body {
        Body::Words(text) => format!("<p>{}</p>", escape(text.get(lang))),
        Body::Sample { lines, file } => {
            let file = file.as_ref().map(|file| escape(file));
            let file = file.map_or_else(String::new, |file| format!("<p><code>{file}</code></p>"));
            // A long line scrolls, and what scrolls must be reached by keys.
            format!(
                "{file}<pre tabindex=\"0\">{}</pre>",
                escape(lines.get(lang))
            )
        }
    };
    heading + &body
}

fn whole(title: &str, main: &str, lang: Lang) -> String {
    let (language, title) = (words::of(lang).language, escape(title));
    format!(
        "<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"stylesheet\" href=\"/__nghe/explained.css\">\
         <main><h1>{title}</h1>{main}</main>"
    )
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[test]
    fn every_code_has_a_page_in_which_no_example_is_markup() {
        let allowed = [
            "html", "meta", "title", "link", "main", "h1", "h2", "p", "pre", "code", "a",
        ];
        for code in codes::ALL {
            for lang in [Lang::Vi, Lang::En] {
                let page = page(&format!("{FOLDER}{}", code.as_str()), lang).unwrap();
                assert!(page.contains(&*escape(explain(*code).mend.get(lang))));
                let tags = page.split('<').skip(2);
                for tag in tags {
                    let name = tag
                        .trim_start_matches('/')
                        .split([' ', '>'])
                        .next()
                        .unwrap();
                    assert!(allowed.contains(&name), "{}: {name}", code.as_str());
                }
            }
        }
        assert!(page(FOLDER, Lang::Vi).unwrap().contains("E0302"));
        for none in ["E9999", "e0302", "E0302/", "../E0302", "<b>"] {
            assert_eq!(page(&format!("{FOLDER}{none}"), Lang::Vi), None);
        }
    }
}
