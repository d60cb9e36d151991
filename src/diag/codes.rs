//! Every code that a finding can carry, once, with the mistake that it names.
//!
//! Codes are never reused: a code that is no longer given stays out of use.

use serde::{Deserialize, Deserializer, Serialize, de};

/// A stable code, such as `E0302`: `E` for errors, `W` for warnings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Code(&'static str);

impl Code {
    /// The code as it is printed.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}

impl<'de> Deserialize<'de> for Code {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = String::deserialize(from)?;
        let known = ALL.iter().find(|code| code.as_str() == name);
        known
            .copied()
            .ok_or_else(|| de::Error::custom(format!("there is no code {name}")))
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $name:ident = $code:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: Code = Code($code);)+

        /// All codes, in the order of this file.
        pub const ALL: &[Code] = &[$($name),+];

        /// What is written to explain each code; a code without its file does not compile.
        pub(super) const EXPLANATIONS: &[(Code, &str)] =
            &[$(($name, include_str!(concat!("explain/", $code, ".yaml")))),+];
    };
}

codes! {
    /// A file could not be read.
    UNREADABLE = "E0101";
    /// A file is not UTF-8.
    NOT_UTF8 = "E0102";
    /// A file is empty.
    EMPTY_FILE = "E0103";
    /// A file is larger than a content file can be.
    FILE_TOO_LARGE = "E0104";
    /// A file lies where no kind of record is expected.
    MISPLACED_FILE = "E0105";
    /// A symbolic link leaves the site or runs in a circle.
    BAD_SYMLINK = "E0106";
    /// Front matter is missing or is not closed.
    FRONT_MATTER = "E0107";
    /// A character that nobody sees and that changes what others see.
    HIDDEN_CHARACTER = "E0108";
    /// A file that is needed is not there.
    MISSING_FILE = "E0109";
    /// YAML that cannot be parsed.
    YAML_SYNTAX = "E0110";
    /// A tab where YAML wants spaces.
    YAML_TAB = "E0111";
    /// A key written twice.
    YAML_DUPLICATE_KEY = "E0112";
    /// YAML nested too deep or expanding too far.
    YAML_TOO_DEEP = "E0113";
    /// A value that YAML read as something else than was meant.
    YAML_TRAP = "E0114";

    /// A key that the kind does not have.
    UNKNOWN_KEY = "E0201";
    /// A required field is missing.
    MISSING_FIELD = "E0202";
    /// A value of the wrong type.
    WRONG_TYPE = "E0203";
    /// A value outside its list.
    UNKNOWN_VALUE = "E0204";
    /// A value that has the right type but not the right form or range.
    BAD_VALUE = "E0205";

    /// An id that is not made of `[a-z0-9-]`.
    BAD_ID = "E0301";
    /// A reference to nothing.
    DANGLING_REFERENCE = "E0302";
    /// Two records of one kind with one id.
    DUPLICATE_ID = "E0303";
    /// A reference to an agency or area that is not valid on the date.
    NOT_VALID_ON_DATE = "E0304";

    /// A time that contradicts another time.
    TIME_ORDER = "E0401";
    /// A state that contradicts the time.
    STATE_TIME = "E0402";

    /// A sum that does not add up.
    SUM = "E0501";
    /// A number outside its range.
    RANGE = "E0502";
    /// An amount in a text that differs from the record.
    AMOUNT_DIFFERS = "E0503";
    /// A rule between the fields of a record is broken.
    RULE = "E0504";
    /// The same thing recorded twice.
    RECORDED_TWICE = "E0505";

    /// A link to a page or file that does not exist.
    BROKEN_LINK = "E0601";
    /// A link to a heading that does not exist.
    BROKEN_ANCHOR = "E0602";
    /// A link of a forbidden scheme, such as `javascript:`.
    FORBIDDEN_LINK = "E0603";
    /// Raw HTML outside the allow-list.
    RAW_HTML = "E0604";
    /// An image without a text alternative.
    IMAGE_ALT = "E0605";
    /// A heading level is skipped, or a body has its own first-level heading.
    HEADING_LEVEL = "E0606";
    /// Placeholder text was left behind.
    PLACEHOLDER = "E0607";
    /// Something that looks like personal data.
    PERSONAL_DATA = "E0608";
    /// A named value that is not defined.
    UNKNOWN_NAMED_VALUE = "E0609";
    /// Markdown nested too deep.
    MARKDOWN_TOO_DEEP = "E0610";
    /// A callout or shortcode that is not known.
    UNKNOWN_SHORTCODE = "E0611";
    /// An image that does not exist or cannot be measured.
    BAD_IMAGE = "E0612";
    /// A footnote mark without its text, or a footnote without its mark.
    FOOTNOTE = "E0613";
    /// A link without words.
    EMPTY_LINK = "E0614";
    /// A telephone number or a mail address in a link that reaches nobody.
    BAD_CONTACT = "E0615";
    /// The marks of a link that is not read as one, so that they stay in the text.
    UNREAD_LINK = "E0616";

    /// Two pages with one address.
    URL_COLLISION = "E0701";
    /// An address that leaves the site.
    UNSAFE_PATH = "E0702";

    /// A template that cannot be parsed or rendered.
    TEMPLATE = "E0801";
    /// A page that minifying would change or cannot hold.
    MINIFY = "E0802";
    /// A theme that does not exist, extends itself, or has no words for a language.
    THEME = "E0803";
    /// Colours of a theme that cannot be read on each other.
    CONTRAST = "E0804";
    /// A style sheet that cannot be parsed or names something that does not exist.
    STYLE = "E0805";
    /// A script that cannot be parsed or imports something that does not exist.
    SCRIPT = "E0806";
    /// A file, word, feature or colour of the theme that is named and does not exist, or exists and is not used.
    THEME_NAME = "E0807";

    /// A translation of nothing, in a language that the site does not have, or that changes a fact.
    TRANSLATION = "E0901";

    /// A spreadsheet that cannot be opened.
    SHEET_UNREADABLE = "E1001";
    /// A spreadsheet in which no table is known.
    SHEET_UNKNOWN = "E1002";
    /// A cell that cannot mean what its column asks for.
    SHEET_CELL = "E1003";
    /// A row that cannot be told from others, names nothing, or lacks what it needs.
    SHEET_ROW = "E1004";
    /// A file of the content that a row would change and that cannot be changed.
    SHEET_TARGET = "E1005";

    /// A sheet or column that is not known and was not read.
    SHEET_IGNORED = "W0201";
    /// Something in a spreadsheet that was read, but perhaps not as it was meant.
    SHEET_NOTICE = "W0202";

    /// The facts were not verified for longer than they should.
    REVIEW_OVERDUE = "W0101";
    /// A talk without captions.
    NO_CAPTIONS = "W0102";
    /// An intake that closes soon has no address to apply at.
    NO_APPLY_URL = "W0103";
    /// A summary is too long.
    LONG_SUMMARY = "W0104";
    /// A sentence is too long.
    LONG_SENTENCE = "W0105";
    /// An abbreviation is not in the glossary.
    UNKNOWN_ABBREVIATION = "W0106";
    /// A school has no intake this year.
    NO_INTAKE = "W0107";
    /// A link to a record that is not shown now.
    LINK_TO_HIDDEN = "W0110";
    /// A page is heavier than its budget.
    HEAVY_PAGE = "W0108";
    /// A report was not sent in time.
    REPORT_LATE = "W0109";
    /// A day of something that happened lies in the future.
    NOT_YET = "W0111";
    /// Far more people were enrolled than there were places.
    OVER_ENROLLED = "W0112";
    /// An intake lasts much shorter or longer than its programme.
    LENGTH_DIFFERS = "W0113";
    /// A file is published, but no page leads to it.
    UNLINKED_FILE = "W0114";
    /// A translation was checked before its original was.
    OLD_TRANSLATION = "W0115";
    /// A link to another site that does not answer as it should.
    DEAD_LINK = "W0116";
    /// A page without a summary.
    NO_SUMMARY = "W0117";
    /// The form in the browser is asked for, and its package is not there.
    FORM_MISSING = "W0118";
}
