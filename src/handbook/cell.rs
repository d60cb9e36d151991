//! Words in Markdown that mean themselves.

/// Words in a cell of a table or in a sentence, with the signs of Markdown taken for what they are.
pub(super) fn words(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let mut out = String::with_capacity(text.len());
    // What stands between backticks is code already.
    let mut is_code = false;
    for letter in line.join(" ").chars() {
        is_code ^= letter == '`';
        if letter == '|'
            || (!is_code && matches!(letter, '<' | '>' | '*' | '_' | '[' | ']' | '\\' | '{' | '}'))
        {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Code in a cell of a table.
pub(super) fn code(text: &str) -> String {
    let line: Vec<&str> = text.split_whitespace().collect();
    let text = line.join(" ").replace('|', "\\|");
    match text.contains('`') {
        true => format!("`` {text} ``"),
        false => format!("`{text}`"),
    }
}

/// A block of code that holds any text.
pub(super) fn block(language: &str, text: &str) -> String {
    let mut fence = String::from("```");
    while text.contains(&fence) {
        fence.push('`');
    }
    format!(
        "{fence}{language}\n{}\n{fence}\n",
        text.trim_end_matches('\n')
    )
}

/// A row of a table.
pub(super) fn row(cells: &[&str]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// The first rows of a table.
pub(super) fn head(cells: &[&str]) -> String {
    format!("{}{}\n", row(cells), "|---".repeat(cells.len()) + "|")
}
