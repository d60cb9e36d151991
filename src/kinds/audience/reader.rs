//! The readers who have a page of their own, and what is meant for each.

use crate::kinds::pathway::Start;
use crate::kinds::programme::Education;
use crate::model::Audience;

/// A reader with a page of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::kinds) enum Reader {
    /// A student of grade 9.
    Grade9,
    /// A student of grade 12.
    Grade12,
    /// A mother, a father, whoever cares for a student.
    Parent,
    /// Someone who works or looks for work.
    Worker,
    /// A firm.
    Employer,
}

impl Reader {
    /// All of them, in the order in which the site names them.
    pub(in crate::kinds) const ALL: &[Self] = &[
        Self::Grade9,
        Self::Grade12,
        Self::Parent,
        Self::Worker,
        Self::Employer,
    ];

    /// The key of the reader's words; the same as in the field `audience` of content.
    pub(in crate::kinds) fn key(self) -> &'static str {
        self.audience().key()
    }

    /// The value of the field `audience` by which content is meant for the reader.
    pub(super) fn audience(self) -> Audience {
        match self {
            Self::Grade9 => Audience::Grade9,
            Self::Grade12 => Audience::Grade12,
            Self::Parent => Audience::Parent,
            Self::Worker => Audience::Worker,
            Self::Employer => Audience::Employer,
        }
    }

    /// The part of the address that names the reader.
    pub(super) fn slug(self) -> &'static str {
        match self {
            Self::Grade9 => "hoc-sinh-lop-9",
            Self::Grade12 => "hoc-sinh-lop-12",
            Self::Parent => "phu-huynh",
            Self::Worker => "nguoi-di-lam",
            Self::Employer => "doanh-nghiep",
        }
    }

    /// Where the reader's page is.
    pub(in crate::kinds) fn path(self) -> String {
        format!("/danh-cho/{}/", self.slug())
    }

    /// Where the reader's pathways begin.
    pub(super) fn starts(self) -> &'static [Start] {
        match self {
            Self::Grade9 => &[Start::Grade9],
            Self::Grade12 => &[Start::Grade12],
            Self::Parent => &[Start::Grade9, Start::Grade12],
            Self::Worker => &[Start::Worker],
            Self::Employer => &[],
        }
    }

    /// The educations with which the reader, or the reader's child, looks for a programme.
    pub(super) fn entries(self) -> &'static [Education] {
        match self {
            Self::Grade9 => &[Education::LowerSecondary],
            Self::Grade12 => &[Education::UpperSecondary],
            Self::Parent => &[Education::LowerSecondary, Education::UpperSecondary],
            Self::Worker => &[
                Education::None,
                Education::LowerSecondary,
                Education::UpperSecondary,
            ],
            Self::Employer => &[],
        }
    }
}
