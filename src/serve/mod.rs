//! The editor's loop: the site from memory in the browser, again after every save, with what is wrong over it.
//!
//! A [`Session`] holds the site that was read and reads again what changed. What reads well is on the
//! [`Board`] at once for everybody who asks; then it is checked, and if something is wrong, the last
//! good site comes back with that over it; [`watch`](watch::watch) tells what may have changed; [`http`] answers
//! browsers. A page is made by the same functions as in a build, when it is asked for, and what a
//! browser gets is the bytes of a build with one line after them: the script that shows the bar and
//! the overlay and takes new versions in. Nothing is written anywhere.

mod board;
mod changes;
mod check;
mod explained;
mod http;
mod mark;
mod page;
mod problem;
mod recent;
mod session;
mod shown;
mod stage;
mod state;
mod watch;
mod words;

pub use board::Board;
pub use changes::Changes;
pub use http::Server;
pub use page::{Answer, TAIL};
pub use problem::Place;
pub use session::{Bar, Session, Setup, Unchecked, Update};
pub use shown::Shown;
pub use watch::{Watch, Watching, watch};
