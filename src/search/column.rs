//! A column of whole numbers, stored one after the other in as many bytes as the largest needs.
//!
//! A browser has arrays of just this form, so that it takes a column in one step. Stored by planes, all lowest
//! bytes first, columns would compress better, but a script would have to put each number together.

use super::bytes::varint;

/// The bit of a column's head that says that its numbers are differences.
const DELTA: u8 = 0x80;

/// A column under construction, by planes of bytes: it holds no more than its numbers need.
#[derive(Debug, Default, Clone)]
pub(super) struct Column {
    planes: Vec<Vec<u8>>,
    len: usize,
}

impl Column {
    /// Adds a number.
    pub(super) fn push(&mut self, value: u32) {
        let bytes = value.to_le_bytes();
        let width = width(value);
        while self.planes.len() < width {
            self.planes.push(vec![0; self.len]);
        }
        for (plane, byte) in self.planes.iter_mut().zip(bytes) {
            if plane.len() == plane.capacity() {
                // By a little, not by twice as much: columns are what is held while an index is made.
                plane.reserve_exact(plane.len() / 16 + 64);
            }
            plane.push(byte);
        }
        self.len += 1;
    }

    /// How many numbers there are.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The numbers in their order.
    pub(super) fn values(&self) -> impl Iterator<Item = u32> + '_ {
        (0..self.len).map(|place| {
            let byte = |plane: usize| {
                let bytes = self.planes.get(plane);
                u32::from(
                    bytes
                        .and_then(|bytes| bytes.get(place))
                        .copied()
                        .unwrap_or(0),
                )
            };
            byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24
        })
    }

    /// The column with every number put through `map`.
    pub(super) fn map(&self, map: impl Fn(u32) -> u32) -> Self {
        self.values().map(map).collect()
    }

    /// Stores the numbers as they are.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        self.store(0, out);
    }

    /// Stores numbers that never fall by the difference of each from the one before.
    pub(super) fn write_rising(&self, out: &mut Vec<u8>) {
        let mut before = 0;
        let differences: Self = self
            .values()
            .map(|value| value.saturating_sub(std::mem::replace(&mut before, value)))
            .collect();
        differences.store(DELTA, out);
    }

    fn store(&self, flags: u8, out: &mut Vec<u8>) {
        // No array of a browser has numbers of three bytes.
        let width = self.planes.len() + usize::from(self.planes.len() == 3);
        // Growing by exactly what is needed, since the file is the largest thing held.
        out.reserve_exact(self.len * width + 10);
        varint(self.len, out);
        // At most four bytes, so the cast keeps the number.
        out.push(flags | width as u8);
        for value in self.values() {
            out.extend(value.to_le_bytes().iter().take(width));
        }
    }
}

impl FromIterator<u32> for Column {
    fn from_iter<I: IntoIterator<Item = u32>>(values: I) -> Self {
        let mut column = Self::default();
        for value in values {
            column.push(value);
        }
        column
    }
}

/// How many bytes a number needs; none for zero.
fn width(value: u32) -> usize {
    (32 - value.leading_zeros()).div_ceil(8) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(values: &[u32], write: fn(&Column, &mut Vec<u8>)) -> Vec<u8> {
        let mut out = Vec::new();
        write(&values.iter().copied().collect(), &mut out);
        out
    }

    #[test]
    fn numbers_take_as_many_bytes_as_the_largest_needs() {
        assert_eq!(
            stored(&[1, 0x0203, 4], Column::write),
            [3, 2, 1, 0, 3, 2, 4, 0]
        );
        assert_eq!(stored(&[0x0001_0000], Column::write), [1, 4, 0, 0, 1, 0]);
        assert_eq!(stored(&[0, 0], Column::write), [2, 0]);
        assert_eq!(stored(&[], Column::write), [0, 0]);
    }

    #[test]
    fn rising_numbers_are_stored_by_their_differences() {
        assert_eq!(
            stored(&[7, 7, 300, 301], Column::write_rising),
            [4, DELTA | 2, 7, 0, 0, 0, 37, 1, 1, 0]
        );
    }

    #[test]
    fn a_column_gives_its_numbers_back() {
        let values = [0, 255, 256, 70_000, u32::MAX, 3];
        let column: Column = values.into_iter().collect();
        assert_eq!(column.values().collect::<Vec<_>>(), values);
        assert_eq!(column.len(), values.len());
        let halves = column.map(|value| value / 2);
        assert_eq!(halves.values().last(), Some(1));
    }
}
