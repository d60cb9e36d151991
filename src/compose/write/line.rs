//! Lines of YAML while they are put together.

/// Characters of an explanation on one line.
const WIDTH: usize = 100;

/// A line, with how far it stands in and whether it is a comment for now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    indent: usize,
    /// The column of the `#` before it.
    off: Option<usize>,
    text: String,
}

impl Line {
    pub(super) fn new(indent: usize, text: String) -> Self {
        Self {
            indent,
            off: None,
            text,
        }
    }

    /// An empty line.
    pub(super) fn gap() -> Self {
        Self::new(0, String::new())
    }

    /// Makes the line a comment that begins at a column.
    pub(super) fn comment_out(&mut self, column: usize) {
        self.off = Some(column);
    }
}

/// An explanation as comments.
pub(super) fn told(indent: usize, told: &str) -> Vec<Line> {
    let mut lines: Vec<String> = Vec::new();
    for word in told.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + word.chars().count() < WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("# {word}")),
        }
    }
    let lines = lines.into_iter();
    lines.map(|text| Line::new(indent, text)).collect()
}

/// Turns the lines from a place on into an item of a list: its first line that is no explanation gets the dash,
/// and what explains it stands above that.
pub(super) fn dash(lines: &mut [Line], from: usize) {
    let item = lines.iter_mut().skip(from);
    for line in item {
        let is_told = line.text.starts_with('#') || line.text.is_empty();
        line.indent = line.indent.saturating_sub(2);
        if !is_told {
            line.text = format!("- {}", line.text);
            return;
        }
    }
}

/// Lines as the item of a list that stands at a margin.
pub(super) fn dashed(lines: &[Line], margin: usize) -> Vec<Line> {
    let mut lines = lines.to_vec();
    lines.retain(|line| !line.text.is_empty());
    for line in &mut lines {
        line.indent += margin + 2;
        line.off = line.off.map(|column| column + margin + 2);
    }
    dash(&mut lines, 0);
    lines
}

/// The text of lines.
pub(super) fn print(lines: &[Line]) -> String {
    let line = |line: &Line| match line.off {
        _ if line.text.is_empty() => "\n".to_owned(),
        Some(column) => {
            let within = " ".repeat(line.indent.saturating_sub(column));
            format!("{}#{within}{}\n", " ".repeat(column), line.text)
        }
        None => format!("{}{}\n", " ".repeat(line.indent), line.text),
    };
    lines.iter().map(line).collect()
}
