//! The way to a field as people type it: `fee.amount`, `campuses.2.name`.

use std::fmt;

use super::Refused;
use crate::diag::Text;
use crate::format::schema::Shape;
use crate::format::text;
use crate::format::yaml::Seg;

/// The way to a field of a record. Items of lists are counted from 1 where people read and type it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Path(pub Vec<Seg>);

impl Path {
    /// Reads a path below a shape. A list may be named without the number of an item: its first is meant.
    ///
    /// # Errors
    /// When there is no such field; the one that is most like it is proposed.
    pub fn read<'s>(top: &'s Shape, typed: &str) -> Result<(Self, &'s Shape), Refused> {
        let mut path = Self::default();
        let mut shape = top;
        for part in typed.split('.').map(str::trim) {
            if let Shape::List { item, .. } = shape {
                shape = item;
                match part.parse::<usize>() {
                    Ok(number) if number > 0 => {
                        path.0.push(Seg::from(number - 1));
                        continue;
                    }
                    _ => path.0.push(Seg::from(0)),
                }
            }
            shape = shape
                .under(part)
                .ok_or_else(|| unknown(&path, shape, part))?;
            path.0.push(Seg::from(part));
        }
        Ok((path, shape))
    }

    /// The same with one more step.
    pub fn then(&self, seg: impl Into<Seg>) -> Self {
        let mut path = self.clone();
        path.0.push(seg.into());
        path
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, seg) in self.0.iter().enumerate() {
            if place > 0 {
                f.write_str(".")?;
            }
            match seg {
                Seg::Key(key) => f.write_str(key)?,
                Seg::Index(index) => write!(f, "{}", index + 1)?,
            }
        }
        Ok(())
    }
}

fn unknown(path: &Path, shape: &Shape, part: &str) -> Refused {
    let keys: Vec<&str> = match shape {
        Shape::Group(fields) => fields.iter().map(|field| field.key.as_str()).collect(),
        _ => Vec::new(),
    };
    let whole = path.then(part).to_string();
    let hint = match text::nearest(part, keys.iter().copied()) {
        Some(near) => {
            let near = path.then(near).to_string();
            Text::new(
                format!("có phải {near:?}?"),
                format!("did you mean {near:?}?"),
            )
        }
        None if keys.is_empty() => Text::new(
            "ở đó không có trường nào nữa",
            "there are no further fields there",
        ),
        None => {
            let keys = keys.join(", ");
            Text::new(format!("các trường: {keys}"), format!("the fields: {keys}"))
        }
    };
    let message = Text::new(
        format!("không có trường {whole:?}"),
        format!("there is no field {whole:?}"),
    );
    Refused::new(message, hint)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::*;
    use crate::compose::Record;
    use crate::diag::Lang;
    use crate::kinds::REGISTRY;

    fn read(typed: &str) -> Result<String, String> {
        let entry = REGISTRY.iter().find(|one| one.name == "programme").unwrap();
        let shape = Record::new(entry).shape().clone();
        let read = Path::read(&shape, typed);
        read.map(|(path, _)| path.to_string())
            .map_err(|refused| refused.hint.unwrap().get(Lang::Vi).to_owned())
    }

    #[test]
    fn lists_are_counted_from_one_and_begin_with_their_first() {
        assert_eq!(read("fee.amount").unwrap(), "fee.amount");
        assert_eq!(read("intakes.2.mode").unwrap(), "intakes.2.mode");
        assert_eq!(read("intakes.mode").unwrap(), "intakes.1.mode");
    }

    #[test]
    fn what_is_meant_is_proposed() {
        assert_eq!(read("occupaton").unwrap_err(), "có phải \"occupation\"?");
        assert_eq!(read("fee.amout").unwrap_err(), "có phải \"fee.amount\"?");
        assert!(read("fee.x").unwrap_err().contains("school_year"));
        assert!(read("level.x").unwrap_err().contains("không có trường nào"));
    }
}
