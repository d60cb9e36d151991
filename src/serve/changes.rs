//! What may have changed, as far as anybody was told.

use std::collections::BTreeSet;

use crate::source::Listing;

/// Files that may have changed. Only a hint: what counts is what is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// These files, or what lies in these folders; paths relative to the root as the disk names them.
    Named(BTreeSet<String>),
    /// What lay in the folders when somebody looked, which is a while ago.
    Seen(Vec<Listing>),
    /// Anything: every file is looked at for its size and time.
    Unknown,
    /// No file, but the clock went on.
    Time,
}

impl Changes {
    /// A change of one file.
    pub fn of(path: &str) -> Self {
        Self::Named(BTreeSet::from([path.to_owned()]))
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Named(mut one), Self::Named(other)) => {
                one.extend(other);
                Self::Named(one)
            }
            (Self::Time, other) | (other, Self::Time) => other,
            _ => Self::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hints_add_up() {
        let both = Changes::of("a").and(Changes::of("b"));
        assert_eq!(both, Changes::Named(["a".into(), "b".into()].into()));
        assert_eq!(Changes::of("a").and(Changes::Unknown), Changes::Unknown);
        assert_eq!(Changes::Time.and(Changes::of("a")), Changes::of("a"));
    }
}
