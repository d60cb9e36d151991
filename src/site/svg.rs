//! What in an SVG would run or load something: it is served from the site's own address.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements that run something or hold another document.
const ELEMENTS: &[&str] = &[
    "script",
    "foreignobject",
    "iframe",
    "embed",
    "object",
    "handler",
    "animate",
    "set",
];

/// The first thing in an SVG that may not be there, as it is written, with the byte near which it stands.
pub(super) fn active(svg: &str) -> Option<(String, usize)> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = false;
    loop {
        let at = usize::try_from(reader.buffer_position())
            .unwrap_or(usize::MAX)
            .min(svg.len());
        let found = match reader.read_event() {
            Ok(Event::Eof) => return None,
            Ok(Event::Start(element) | Event::Empty(element)) => in_element(&element),
            Ok(Event::DocType(_)) => {
                Some("<!DOCTYPE".to_owned()).filter(|_| svg.contains("<!ENTITY"))
            }
            Ok(Event::PI(instruction)) => instruction
                .starts_with("xml-stylesheet")
                .then(|| "<?xml-stylesheet".to_owned()),
            Ok(_) => None,
            Err(_) => Some("XML".to_owned()),
        };
        if let Some(found) = found {
            return Some((found, at));
        }
    }
}

fn in_element(element: &BytesStart<'_>) -> Option<String> {
    let name = element.local_name().as_ref().to_lowercase();
    // An animation can put a forbidden address into a link after the page was checked.
    if ELEMENTS.contains(&name.as_str()) {
        return Some(format!("<{name}"));
    }
    for attribute in element.html_attributes() {
        let Ok(attribute) = attribute else {
            return Some(format!("<{name}"));
        };
        let key = attribute.key.local_name().as_ref().to_lowercase();
        let value = attribute.value.to_lowercase();
        if key.starts_with("on") || (key == "href" && leads_out(&value)) {
            return Some(format!("{key}="));
        }
    }
    None
}

/// Whether an address is neither a place in the picture itself, nor a picture written in it, nor a web page.
fn leads_out(address: &str) -> bool {
    let address = address.trim();
    let allowed = [
        "#",
        "https://",
        "http://",
        "data:image/png",
        "data:image/jpeg",
        "data:image/webp",
    ];
    !allowed.iter().any(|start| address.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_are_told_from_programs() {
        let fine = "<?xml version=\"1.0\"?><!DOCTYPE svg><svg xmlns=\"http://www.w3.org/2000/svg\"><style>a{}</style>\
            <a href=\"#b\"><path d=\"M0 0\"/></a><!-- onload= --></svg>";
        assert_eq!(active(fine), None);
        for bad in [
            "<svg><script>x</script></svg>",
            "<svg><SVG:Script/></svg>",
            "<svg onload = 'x'/>",
            "<svg\nONfocus=x></svg>",
            "<svg><a xlink:href=\"java&#115;cript:x\"/></svg>",
            "<svg><a href=' data:text/html,x'/></svg>",
            "<svg><foreignObject/></svg>",
            "<svg><a href='#a'><animate attributeName='href' to='javascript:x'/></a></svg>",
            "<!DOCTYPE svg [<!ENTITY x \"y\">]><svg/>",
            "<?xml-stylesheet href='x.css'?><svg/>",
            "<svg <",
        ] {
            assert!(active(bad).is_some(), "{bad}");
        }
    }
}
