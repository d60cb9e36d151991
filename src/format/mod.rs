//! Formats of text, each a pure function of its input: Vietnamese, YAML, Markdown, calendars, feeds and charts.

pub mod atom;
pub mod calendar;
pub mod chart;
pub mod markdown;
pub mod picture;
pub mod qr;
pub mod schema;
pub mod sheet;
pub mod text;
pub mod xml;
pub mod yaml;
