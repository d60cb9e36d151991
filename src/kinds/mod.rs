//! The domain: one folder for a kind, one line here to add it.
//!
//! In each folder `mod.rs` says what the kind is (its fields, with the descriptions that editors
//! read), `check.rs` what can be wrong with a record, and `pages.rs` where and how it is shown.

pub mod agency;
pub mod area;
pub mod article;
pub mod demand;
pub mod document;
pub mod employer;
pub mod event;
pub mod glossary;
pub mod measure;
pub mod notice;
pub mod occupation;
pub mod page;
pub mod pathway;
pub mod plan;
pub mod policy;
pub mod programme;
pub mod question;
pub mod quiz;
pub mod report;
pub mod school;
pub mod talk;

pub mod audience;
pub mod finder;
pub mod home;
pub mod offline;
pub mod shortlist;
mod rules;
mod shared;

pub use shared::{SiteView, error_page, redirect_page};

use crate::site::{Entry, entry};

/// Every kind. A kind that stands under another comes after it.
pub static REGISTRY: &[Entry] = &[
    entry::<document::Document>(),
    entry::<agency::Agency>(),
    entry::<area::Area>(),
    entry::<plan::Plan>(),
    entry::<measure::Measure>(),
    entry::<report::Report>(),
    entry::<policy::Policy>(),
    entry::<occupation::Occupation>(),
    entry::<employer::Employer>(),
    entry::<school::School>(),
    entry::<programme::Programme>(),
    entry::<pathway::Pathway>(),
    entry::<event::Event>(),
    entry::<article::Article>(),
    entry::<talk::Talk>(),
    entry::<question::Question>(),
    entry::<notice::Notice>(),
    entry::<demand::Demand>(),
    entry::<quiz::Quiz>(),
    entry::<glossary::Term>(),
    entry::<page::Page>(),
];
