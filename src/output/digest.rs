//! What tells the bytes of a file from all others, small enough to be remembered for every file.

/// The length of some bytes and 128 bits of their hash: among a billion files, two that are taken for the same
/// are as likely as one in 10²⁰.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Digest {
    length: u64,
    hash: [u8; 16],
}

impl Digest {
    /// How many bytes [`Digest::to_bytes`] gives.
    pub const SIZE: usize = 24;

    /// The digest of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hash = [0; 16];
        let whole = blake3::hash(bytes);
        hash.iter_mut()
            .zip(whole.as_bytes())
            .for_each(|(to, from)| *to = *from);
        Self {
            length: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
            hash,
        }
    }

    /// How many bytes there are.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The digest as it is stored.
    pub fn to_bytes(self) -> [u8; Self::SIZE] {
        let mut stored = [0; Self::SIZE];
        let parts = self.length.to_le_bytes().into_iter().chain(self.hash);
        stored
            .iter_mut()
            .zip(parts)
            .for_each(|(to, from)| *to = from);
        stored
    }

    /// The digest that was stored; `None` for any other number of bytes.
    pub fn from_bytes(stored: &[u8]) -> Option<Self> {
        let (length, hash) = stored.split_first_chunk()?;
        Some(Self {
            length: u64::from_le_bytes(*length),
            hash: hash.try_into().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_tells_bytes_apart_and_comes_back() {
        let one = Digest::of(b"one");
        assert_eq!(one.length(), 3);
        assert_ne!(one, Digest::of(b"two"));
        assert_eq!(Digest::from_bytes(&one.to_bytes()), Some(one));
        assert_eq!(Digest::from_bytes(&one.to_bytes()[1..]), None);
    }
}
