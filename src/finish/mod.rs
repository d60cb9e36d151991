//! The last step before output: pages, style sheets and scripts made small, and nothing of their meaning lost.

pub mod css;
pub mod html;
pub mod js;
