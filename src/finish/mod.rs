//! The last step before output: pages and style sheets made small, and nothing of their meaning lost.

pub mod css;
mod depth;
pub mod html;
