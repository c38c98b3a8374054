//! Refused cells, lines and files, each with its reason.

use super::source_file::SourceFile;
use crate::{
    people::{ContactMistake, NoSms, TextMistake},
    values::money::{AmountMistake, Cents},
};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A cell that is refused, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct RefusedLine {
    /// The file.
    pub file: SourceFile,
    /// Its line, counted from 1, the line of the header.
    pub line: u64,
    /// The name of its column; empty for a whole line or file.
    pub column: &'static str,
    /// Why it is refused.
    pub reason: Reason,
    /// The earlier line with the same contact, for a duplicate.
    pub earlier: Option<u64>,
}

impl RefusedLine {
    /// A refused cell; with an empty column a refused line or file.
    pub fn new(file: SourceFile, line: u64, column: &'static str, reason: Reason) -> Self {
        Self { file, line, column, reason, earlier: None }
    }

    /// The same refusal, with the earlier line of a duplicate.
    pub fn with_earlier(self, earlier: u64) -> Self {
        Self { earlier: Some(earlier), ..self }
    }
}

/// Defines the enum of reasons, their keys and the list of all of them. `serde` gives the name of a reason in stored previews, where it
/// is another.
macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $(#[serde(rename = $stored:literal)])? $name:ident = $key:literal,)*) => {
        /// Why a file, a line or a cell is refused. Each has its sentence in the catalogue, `import-…`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
        pub enum Reason {
            $($(#[doc = $doc])* $(#[serde(rename = $stored)])? #[error($key)] $name,)*
            /// An amount that can be read in two ways, and both.
            #[error("import-amount-ambiguous")]
            AmountAmbiguous(Cents, Cents),
        }

        impl Reason {
            /// Every reason.
            pub const ALL: &'static [Reason] = &[$(Self::$name,)* Self::AmountAmbiguous(Cents::ZERO, Cents::ZERO)];

            /// The key of its sentence in the catalogue.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                    Self::AmountAmbiguous(..) => "import-amount-ambiguous",
                }
            }

            /// The key of its sentence with the amounts that the sentence names, as [`AmountMistake::sentence`].
            pub fn sentence(self) -> Cow<'static, str> {
                match self {
                    Self::AmountAmbiguous(one, other) => format!("{} {} {}", self.key(), one.get(), other.get()).into(),
                    _ => self.key().into(),
                }
            }
        }
    };
}

reasons! {
    /// Larger than [`MOST_BYTES`](super::MOST_BYTES).
    FileTooLarge = "import-too-large",
    /// A workbook that cannot be read.
    Workbook = "import-workbook",
    /// A workbook with a password.
    Locked = "import-locked",
    /// A workbook of another format: `.xls`, `.ods`.
    OtherFormat = "import-other-format",
    /// An empty file, without a header.
    FileEmpty = "import-empty",
    /// Damaged characters.
    NotUtf8 = "import-not-utf8",
    /// The whole header in one cell: an unknown separator.
    Separator = "import-separator",
    /// A missing required column.
    ColumnMissing = "import-column-missing",
    /// Two columns have the same name.
    ColumnTwice = "import-column-twice",
    /// More filled cells than the header has columns: a separator inside a cell without quotes.
    TooManyCells = "import-too-many-cells",
    /// A quote that is never closed, or a cell on several lines.
    LineBreak = "import-line-break",
    /// An empty required cell.
    CellEmpty = "import-cell-empty",
    /// More characters than allowed.
    CellTooLong = "import-cell-too-long",
    /// A cell that a spreadsheet would compute.
    Formula = "import-formula",
    /// A number in scientific notation: a spreadsheet has dropped its last digits.
    NumberShortened = "import-number-shortened",
    /// No unambiguous date, such as 31/12/2026.
    Date = "import-date",
    /// The enrollment ends on its first day, or before.
    EndBeforeStart = "import-end-before-start",
    /// The enrollment is longer than [`MOST_PERIOD_DAYS`](super::MOST_PERIOD_DAYS).
    #[serde(rename = "PathTooLong")]
    EnrollmentTooLong = "import-path-too-long",
    /// No month of the form 2026-10.
    Month = "import-month",
    /// A month that is not over. Found by the store, which has the day.
    MonthNotOver = "import-month-not-over",
    /// An exit outside the enrollment.
    #[serde(rename = "ExitOutsidePath")]
    ExitOutsideEnrollment = "import-exit-outside-path",
    /// An exit after today. Found by the store, which has the day.
    ExitLater = "import-exit-later",
    /// None of the categories of an exit.
    ExitCategory = "import-exit-category",
    /// No suspensions of the form 2025-03-01/2025-03-31, or outside the enrollment.
    Suspensions = "import-suspensions",
    /// No extensions of the form `rqth:365`.
    Extensions = "import-extensions",
    /// Not one of the activity codes 01 to 06.
    Activity = "import-activity",
    /// Neither *vente* nor *avoir*.
    Nature = "import-nature",
    /// Neither *oui* nor *non*.
    YesNo = "import-yes-no",
    /// None of the benefits.
    Benefit = "import-benefit",
    /// No amount.
    AmountNotANumber = "import-amount-not-a-number",
    /// More than two decimals.
    AmountTooPrecise = "import-amount-too-precise",
    /// Beyond [`Cents::MOST`].
    AmountTooLarge = "import-amount-too-large",
    /// A turnover or goal below zero.
    AmountNegative = "import-amount-negative",
    /// A negative sale: it should be an *avoir*.
    NegativeSale = "import-amount-negative-sale",
    /// Digits, but no phone number.
    ContactPhone = "import-contact-phone",
    /// A landline as the only contact: no SMS reaches it.
    ContactLandline = "import-contact-landline",
    /// A special number as the only contact: no SMS reaches it.
    ContactSpecial = "import-contact-special",
    /// A number of a country without SMS as the only contact.
    ContactCountry = "import-contact-country",
    /// No e-mail address.
    ContactEmail = "import-contact-email",
    /// Neither a phone number nor an e-mail address.
    ContactMissing = "import-contact-missing",
    /// A phone number or address of an earlier line.
    Duplicate = "import-duplicate",
    /// The coach's address is a participant's.
    NotACoach = "import-not-a-coach",
    /// The coach has left the team. Found by the store.
    CoachLeft = "import-coach-left",
    /// More than [`MOST_LINES`](crate::declarations::declaration::MOST_LINES) lines for one person and month.
    TooManyLines = "import-too-many-lines",
    /// A declaration of an unknown participant. Found by the store.
    Nobody = "import-nobody",
    /// A month outside the enrollment. Found by the store.
    #[serde(rename = "MonthOutsidePath")]
    MonthOutsideEnrollment = "import-month-outside-path",
    /// The phone number and the address belong to two people. Found by the store.
    TwoPeople = "import-two-people",
    /// A phone number or address of a person of another structure or role. Found by the store.
    KnownElsewhere = "import-known-elsewhere",
    /// The enrollment would begin after the last day of the scheme. Found by the store.
    SchemeOver = "import-scheme-over",
    /// All places of the structure are taken. Found by the store.
    NoPlace = "import-no-place",
}

impl From<AmountMistake> for Reason {
    fn from(mistake: AmountMistake) -> Self {
        match mistake {
            AmountMistake::Empty => Self::CellEmpty,
            AmountMistake::NotANumber => Self::AmountNotANumber,
            AmountMistake::Ambiguous(one, other) => Self::AmountAmbiguous(one, other),
            AmountMistake::TooPrecise => Self::AmountTooPrecise,
            AmountMistake::TooLarge => Self::AmountTooLarge,
        }
    }
}

impl From<ContactMistake> for Reason {
    fn from(mistake: ContactMistake) -> Self {
        match mistake {
            ContactMistake::Empty => Self::ContactMissing,
            ContactMistake::NotAPhone => Self::ContactPhone,
            ContactMistake::NotAnEmail => Self::ContactEmail,
            ContactMistake::NoSms(NoSms::Landline) => Self::ContactLandline,
            ContactMistake::NoSms(NoSms::Special) => Self::ContactSpecial,
            ContactMistake::NoSms(NoSms::Country) => Self::ContactCountry,
        }
    }
}

impl From<TextMistake> for Reason {
    fn from(mistake: TextMistake) -> Self {
        match mistake {
            TextMistake::Empty => Self::CellEmpty,
            TextMistake::TooLong => Self::CellTooLong,
        }
    }
}
