//! A part of a site, for builds that are spread over several machines.

use std::str::FromStr;

/// One of several parts of a site: the outputs whose addresses hash to it. All parts together are the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shard {
    number: u64,
    count: u64,
}

/// A part that is none: it is written as `3/16`, from `1/16` to `16/16`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a part is written as 3/16, from 1/16 to 16/16")]
pub struct NoShard;

impl Shard {
    /// Whether the output at an address belongs to this part. That hangs on nothing but the address, so no
    /// machine needs to know of the others.
    pub(super) fn has(&self, url: &str) -> bool {
        let hash = blake3::hash(url.as_bytes());
        let first = hash.as_bytes().first_chunk().copied().unwrap_or_default();
        u64::from_le_bytes(first) % self.count == self.number - 1
    }
}

impl FromStr for Shard {
    type Err = NoShard;

    fn from_str(text: &str) -> Result<Self, NoShard> {
        let (number, count) = text.split_once('/').ok_or(NoShard)?;
        let number = number.parse().map_err(|_| NoShard)?;
        let count = count.parse().map_err(|_| NoShard)?;
        if (1..=count).contains(&number) {
            Ok(Self { number, count })
        } else {
            Err(NoShard)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_in_exactly_one_part() {
        for count in [1, 2, 7, 16] {
            let parts = (1..=count).map(|number| format!("{number}/{count}").parse::<Shard>());
            let parts: Vec<Shard> = parts.filter_map(Result::ok).collect();
            for page in 0..500 {
                let url = format!("/chuong-trinh/{page}/");
                assert_eq!(parts.iter().filter(|part| part.has(&url)).count(), 1);
            }
        }
    }

    #[test]
    fn what_is_no_part_is_refused() {
        for wrong in [
            "", "3", "0/4", "5/4", "1/0", "a/b", "1/2/3", "-1/4", "1 / 2",
        ] {
            assert_eq!(wrong.parse::<Shard>(), Err(NoShard), "{wrong}");
        }
    }
}
