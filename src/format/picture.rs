//! The size of a picture, read from its first bytes.

/// Width and height in CSS pixels; `None` when the bytes are no picture or do not say.
pub fn size(name: &str, bytes: &[u8]) -> Option<(u32, u32)> {
    if name.to_ascii_lowercase().ends_with(".svg") {
        return svg(std::str::from_utf8(bytes).ok()?);
    }
    let size = imagesize::blob_size(bytes).ok()?;
    Some((size.width.try_into().ok()?, size.height.try_into().ok()?))
}

/// The size of an SVG: its `width` and `height`, or else those of its `viewBox`.
fn svg(text: &str) -> Option<(u32, u32)> {
    let start = text.find("<svg")?;
    let tag = text.get(start..)?;
    let tag = tag.get(..tag.find('>')?)?;
    let number = |text: &str| {
        let end = text
            .find(|c: char| !c.is_ascii_digit() && c != '.')
            .unwrap_or(text.len());
        let value: f64 = text.get(..end)?.parse().ok()?;
        (1.0..=20_000.0)
            .contains(&value)
            .then_some(value.round() as u32)
    };
    let side = |name| {
        attribute(tag, name)
            .filter(|value| !value.ends_with('%'))
            .and_then(number)
    };
    side("width").zip(side("height")).or_else(|| {
        let mut parts = attribute(tag, "viewBox")?
            .split([' ', ','])
            .filter(|part| !part.is_empty());
        let (width, height) = (parts.nth(2)?, parts.next()?);
        number(width).zip(number(height))
    })
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}="))?;
    let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    rest.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_svg_says_its_size_in_either_way() {
        let size = |svg: &str| size("a.svg", svg.as_bytes());
        assert_eq!(
            size(r#"<svg width="640" height="360" viewBox="0 0 1 1">"#),
            Some((640, 360))
        );
        assert_eq!(
            size(r#"<?xml version="1.0"?><svg viewBox="0 0 640.4 360">"#),
            Some((640, 360))
        );
        assert_eq!(size(r#"<svg width="100%" height="100%">"#), None);
        assert_eq!(size("<svg"), None);
    }
}
