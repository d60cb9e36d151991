//! How deep the elements of a page are nested, told in one pass over its bytes.

/// Elements that never have content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// The deepest nesting of elements. It may say too much for sloppy HTML, never too little.
pub(super) fn depth(html: &str) -> usize {
    let mut open: usize = 0;
    let mut deepest = 0;
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        rest = after;
        match after.bytes().next() {
            Some(b'/') => open = open.saturating_sub(1),
            Some(first) if first.is_ascii_alphabetic() => {
                let end = after.find(|c: char| !c.is_ascii_alphanumeric() && c != '-');
                let name = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
                if !VOID.contains(&name) {
                    open += 1;
                    deepest = deepest.max(open);
                }
            }
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn void_elements_do_not_nest() {
        assert_eq!(depth("<p>a<br>b<img src=x></p><p>c</p>"), 1);
        assert_eq!(depth(&"<div>".repeat(3000)), 3000);
        assert_eq!(depth("no tags"), 0);
    }
}
