//! The editor's loop: the site from memory in the browser, again after every save, with what is wrong over it.
//!
//! A [`Session`] holds the site that was read and reads again what changed; a [`Board`] shows the last
//! good one to everybody who asks; [`watch`](watch::watch) tells what may have changed; [`http`] answers
//! browsers. A page is made by the same functions as in a build, when it is asked for, and what a
//! browser gets is the bytes of a build with one line after them: the script that shows the bar and
//! the overlay and takes new versions in. Nothing is written anywhere.

mod board;
mod changes;
mod http;
mod mark;
mod page;
mod problem;
mod recent;
mod session;
mod shown;
mod state;
mod watch;
mod words;

pub use board::Board;
pub use changes::Changes;
pub use http::Server;
pub use page::{Answer, TAIL};
pub use problem::Place;
pub use session::{Session, Setup, Update};
pub use shown::Shown;
pub use watch::{Watch, Watching, watch};
