//! A new record: where it is written, what it must say, and its text with a word on every field.
//!
//! [`Record`] is what is known of it so far; answers go into it one by one, typed as flags or given to
//! [`ask`](fn@ask) on a terminal. [`place`](fn@place) finds its file and never one that is there, [`write`](fn@write) makes its text,
//! and [`refusals`] tells what checks would find wrong with the site if it stood there. Nothing here writes a file.

mod answer;
mod ask;
mod check;
mod existing;
mod given;
mod missing;
mod path;
mod place;
mod record;
mod write;

pub use ask::{Stopped, Talk, ask, ask_above, ask_again, ask_body, ask_more, ask_name, ask_title};
pub use check::{Refusal, refusals};
pub use existing::Existing;
pub use given::given;
pub use missing::Missing;
pub use path::Path;
pub use place::{Target, Way, place};
pub use record::Record;
pub use write::{inline, write};

use crate::diag::Text;

/// Why something cannot be as it is asked for, and what to do instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .message.get(crate::diag::Lang::En))]
pub struct Refused {
    /// What is wrong.
    pub message: Text,
    /// The remedy.
    pub hint: Option<Text>,
}

impl Refused {
    fn new(message: Text, hint: Text) -> Self {
        Self {
            message,
            hint: Some(hint),
        }
    }
}
