//! The way from the top of a YAML text to one of its values.

/// One step of a path: into a mapping by key, or into a list by position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Seg {
    /// The value of this key.
    Key(Box<str>),
    /// The item at this position, counted from 0.
    Index(usize),
}

impl From<&str> for Seg {
    fn from(key: &str) -> Self {
        Self::Key(key.into())
    }
}

impl From<String> for Seg {
    fn from(key: String) -> Self {
        Self::Key(key.into())
    }
}

impl From<usize> for Seg {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}
