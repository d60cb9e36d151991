//! The home page: where each kind of reader goes next, and what is near in time.

mod pages;

pub use pages::routes;
