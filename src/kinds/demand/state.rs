//! Whether people are still needed: told by the clock alone.

use jiff::Timestamp;
use serde::Serialize;

use super::Demand;
use crate::model::Clock;

/// Whether a demand holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::kinds) enum Need {
    /// People are needed.
    Open,
    /// The day before which they were needed has passed.
    Past,
}

impl Need {
    /// The word of the interface for it.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Past => "past",
        }
    }
}

impl Demand {
    /// Whether the demand holds at the clock's time.
    pub(in crate::kinds) fn need(&self, clock: &Clock) -> Need {
        match ends(self, clock) {
            Some(end) if end <= clock.now() => Need::Past,
            _ => Need::Open,
        }
    }
}

/// The first instant after the day before which people are needed.
pub(super) fn ends(demand: &Demand, clock: &Clock) -> Option<Timestamp> {
    demand.by.map(|day| clock.end_of(day.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::sync::Arc;

    use super::*;
    use crate::model::Index;

    fn need(by: &str, now: &str) -> Need {
        let ids = [("employer", "may"), ("occupation", "han")];
        let read = || {
            serde_yaml::from_str(&format!(
                "employer: may\noccupation: han\nheadcount: 2\n{by}"
            ))
        };
        let demand: Demand = Arc::new(Index::new(ids)).scope(read).unwrap();
        demand.need(&Clock::new(now.parse().unwrap(), "Asia/Ho_Chi_Minh").unwrap())
    }

    #[test]
    fn a_demand_holds_until_its_day_is_over() {
        assert_eq!(
            need("by: 2027-06-01\n", "2027-06-01T23:59:59+07:00"),
            Need::Open
        );
        assert_eq!(
            need("by: 2027-06-01\n", "2027-06-02T00:00:00+07:00"),
            Need::Past
        );
        assert_eq!(need("", "2999-01-01T00:00:00+07:00"), Need::Open);
    }
}
