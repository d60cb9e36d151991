//! The days that intakes name, each with the instant at which it begins in the site's zone.

use std::collections::BTreeMap;
use std::iter::once;

use jiff::ToSpan as _;
use jiff::civil::{Date, date};

use super::column::Column;
use crate::model::Clock;

/// The day from which days are counted.
const FIRST: Date = date(1970, 1, 1);

/// Days under construction, numbered as they come and in their order at the end. 0 is no day.
#[derive(Default)]
pub(super) struct Days {
    seen: BTreeMap<Date, u32>,
}

impl Days {
    /// The number of a day.
    pub(super) fn id(&mut self, day: Option<Date>) -> u32 {
        let Some(day) = day else {
            return 0;
        };
        let next = self.seen.len() as u32 + 1;
        *self.seen.entry(day).or_insert(next)
    }

    /// The number of the day after, at whose beginning this one is over.
    pub(super) fn after(&mut self, day: Option<Date>) -> u32 {
        self.id(day.map(|day| day.saturating_add(1.day())))
    }

    /// For every number that was given out, the one that is stored.
    pub(super) fn ranks(&self) -> Vec<u32> {
        let mut ranks = vec![0; self.seen.len() + 1];
        for (rank, id) in (1..).zip(self.seen.values()) {
            if let Some(place) = ranks.get_mut(*id as usize) {
                *place = rank;
            }
        }
        ranks
    }

    /// Stores the days since 1970, and the minutes since then at which they begin in the site's zone; both begin with 0, for none.
    pub(super) fn write(&self, clock: &Clock, out: &mut Vec<u8>) {
        let number = |day: &Date| {
            let span = FIRST.until(*day);
            u32::try_from(span.map_or(0, |span| span.get_days())).unwrap_or(0)
        };
        let begins = |day: &Date| u32::try_from(clock.start_of(*day).as_second() / 60).unwrap_or(0);
        let days: Column = once(0).chain(self.seen.keys().map(number)).collect();
        let minutes: Column = once(0).chain(self.seen.keys().map(begins)).collect();
        days.write_rising(out);
        minutes.write_rising(out);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn days_are_stored_in_order_with_their_beginnings() {
        let mut days = Days::default();
        let late = days.id(Some(date(1970, 2, 1)));
        let early = days.after(Some(date(1970, 1, 2)));
        assert_eq!((late, early, days.id(None)), (1, 2, 0));
        assert_eq!(days.ranks(), [0, 2, 1]);
        let clock = Clock::new(Timestamp::UNIX_EPOCH, "Asia/Bangkok").unwrap();
        let mut out = Vec::new();
        days.write(&clock, &mut out);
        // Two days less seven hours are 2,460 minutes, and the 29 days after them 41,760.
        let expected = [3, 0x81, 0, 2, 29, 3, 0x82, 0, 0, 0x9c, 0x09, 0x20, 0xa3];
        assert_eq!(out, expected);
    }
}
