//! What every record has in common: ids, references, fields with a meaning, tables. Nothing here knows a kind.

mod admin;
mod choice;
mod common;
mod fields;
mod finding;
mod kind;
mod moment;
mod reference;
mod settings;
mod table;
mod words;

pub use admin::{Admin, AdminBackend, AdminWorkflow};
pub(crate) use choice::choice;
pub use common::{Audience, COMMON_KEYS, Channel, ChannelKind, Common, Cover, Status};
pub use fields::{Day, DayOr, PartialDay, Phone, SchoolYear, WebUrl};
pub use finding::{Finding, Findings, Place};
pub(crate) use finding::{at, for_cell, leave_out};
pub use kind::{Form, Kind, RecordUrl};
pub use moment::{Clock, ClockError, Moment};
pub use reference::{Index, Ref};
pub use settings::{Hotline, NavigationItem, Settings};
pub use table::{Body, Fields, Record, Table};
pub use words::{Count, Words, fill};
