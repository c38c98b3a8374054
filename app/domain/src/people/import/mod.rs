//! The two files that a coordinator's spreadsheet writes, read into values: bytes in, values out.
//!
//! Semicolons, commas or tabs, any usual encoding and line ending, dates that can be read in one way, decimal commas. All or
//! nothing: one refused cell refuses the file, and every refused cell is named with its line, its column and its reason. Whether a
//! person of the file is known already, and whether a month lies inside their path, only the store can tell; the
//! reasons for it live here all the same, so that one list holds them all.

mod cells;
mod history;
mod read;
mod rows;
mod sources;
mod text;
pub mod workbook;

pub use history::{ImportedHistory, exit_word, extension_word};
pub use read::{read_declarations, read_participants};
pub use sources::{Sources, Warning, name_key};

use crate::{
    declarations::declaration::{Activity, LineKind, MOST_LINES, TurnoverLine},
    enrollments::enrollment::{Benefit, EnrollmentPeriod, pass_end},
    people::{Contact, ContactMistake, Email, MOST_NAME, NoSms, Phone, TextMistake, can_be_written_to, newcomer::MOST_TRADE, one_line},
    values::{
        money::{AmountMistake, Cents},
        month::Month,
    },
};
use cells::folded;
use chrono::{Datelike, NaiveDate};
use history::HISTORY_COLUMNS;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The largest file read: some thirty times what 70 people and 24 months fill.
pub const MOST_BYTES: usize = 1 << 20;

/// The longest path taken as meant, in days: ten years, beyond every extension. A slip in the year goes further.
pub const MOST_PATH_DAYS: i64 = 3_653;

/// The columns of the file of people.
const PARTICIPANT_COLUMNS: &[&str] = &[
    "prenom",
    "nom",
    "telephone",
    "courriel",
    "activite",
    "code_activite",
    "debut_parcours",
    "fin_pass_iae",
    "immatriculation",
    "acre",
    "aide",
    "aide_depuis",
    "ca_mensuel_depart",
    "objectif_mensuel",
    "accompagnateur",
];

/// The columns of the file of turnover.
const DECLARATION_COLUMNS: &[&str] = &["courriel_ou_telephone", "mois", "code_activite", "montant", "nature"];

/// The columns whose cells may begin with a sign: amounts, and numbers as `+33…`. Elsewhere a sign begins a formula.
const SIGNED_COLUMNS: &[&str] = &["telephone", "courriel_ou_telephone", "ca_mensuel_depart", "objectif_mensuel", "montant"];

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SourceFile {
    /// The people and their paths.
    Participants,
    /// Their turnover, month by month.
    Declarations,
}

impl SourceFile {
    /// Its usual name, for messages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Participants => "participants.csv",
            Self::Declarations => "chiffre_affaires.csv",
        }
    }

    /// The columns that it must have, in the order in which the spreadsheet writes them.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Participants => PARTICIPANT_COLUMNS,
            Self::Declarations => DECLARATION_COLUMNS,
        }
    }

    /// The columns that it may have besides, as an export writes them.
    pub fn optional_columns(self) -> &'static [&'static str] {
        match self {
            Self::Participants => HISTORY_COLUMNS,
            Self::Declarations => &[],
        }
    }

    /// All columns that are read.
    pub fn all_columns(self) -> impl Iterator<Item = &'static str> {
        self.columns().iter().chain(self.optional_columns()).copied()
    }

    /// How many of some cells name a column, whatever their case and accents: `Prénom` is `prenom`.
    fn known_columns<'a>(self, cells: impl Iterator<Item = &'a str>) -> usize {
        let mut known: Vec<&str> = Vec::new();
        for cell in cells.filter(|cell| cell.len() < 80).map(folded) {
            if let Some(column) = self.all_columns().find(|column| folded(column) == cell)
                && !known.contains(&column)
            {
                known.push(column);
            }
        }
        known.len()
    }
}

/// A cell that is refused, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct RefusedLine {
    /// The file.
    pub file: SourceFile,
    /// Its line, as a text editor numbers it: the header is line 1.
    pub line: u64,
    /// The name of its column; empty when the whole line or file is meant.
    pub column: &'static str,
    /// What is wrong.
    pub reason: Reason,
    /// The earlier line that it is wrong with, where there is one.
    pub earlier: Option<u64>,
}

impl RefusedLine {
    /// A cell that is refused; a whole line or file with an empty column.
    pub fn new(file: SourceFile, line: u64, column: &'static str, reason: Reason) -> Self {
        Self { file, line, column, reason, earlier: None }
    }

    /// With the earlier line that says the same.
    pub fn said_on(self, earlier: u64) -> Self {
        Self { earlier: Some(earlier), ..self }
    }
}

/// Writes the enum of reasons, their keys and the list of all of them from one table.
macro_rules! reasons {
    ($($(#[doc = $doc:literal])* $name:ident = $key:literal,)*) => {
        /// Why a file, a line or a cell is refused. Each has its sentence in the catalogue, `import-…`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
        pub enum Reason {
            $($(#[doc = $doc])* #[error($key)] $name,)*
            /// An amount that can be meant in two ways, and both.
            #[error("import-amount-ambiguous")]
            AmountAmbiguous(Cents, Cents),
        }

        impl Reason {
            /// All of them: none may lack its sentence.
            pub const ALL: &'static [Reason] = &[$(Self::$name,)* Self::AmountAmbiguous(Cents::ZERO, Cents::ZERO)];

            /// The key of its sentence in the catalogue.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                    Self::AmountAmbiguous(..) => "import-amount-ambiguous",
                }
            }

            /// Its key with the amounts that its sentence names, as [`AmountMistake::sentence`].
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
    /// Larger than [`MOST_BYTES`].
    FileTooLarge = "import-too-large",
    /// Meant as a workbook, and not readable as one.
    Workbook = "import-workbook",
    /// A workbook behind a password.
    Locked = "import-locked",
    /// A workbook of another form: `.xls`, `.ods`.
    OtherFormat = "import-other-format",
    /// Nothing in it, not even a header.
    FileEmpty = "import-empty",
    /// Signs that were lost on the way.
    NotUtf8 = "import-not-utf8",
    /// A header in one cell: the cells are parted by a sign that is not known here.
    Separator = "import-separator",
    /// A column that must be there is not.
    ColumnMissing = "import-column-missing",
    /// Two columns have the same name.
    ColumnTwice = "import-column-twice",
    /// More filled cells than the header has columns: the sign that parts them stands inside a cell without quotes.
    TooManyCells = "import-too-many-cells",
    /// A quote that is never closed, or a cell on several lines.
    LineBreak = "import-line-break",
    /// A cell that must be filled is not.
    CellEmpty = "import-cell-empty",
    /// More signs than there is room for.
    CellTooLong = "import-cell-too-long",
    /// The cell would be computed by a spreadsheet.
    Formula = "import-formula",
    /// A number in scientific writing where each figure counts: a spreadsheet has shortened it.
    NumberShortened = "import-number-shortened",
    /// No date that can be read in one way only, such as 31/12/2026.
    Date = "import-date",
    /// The path ends on the day it starts, or before.
    EndBeforeStart = "import-end-before-start",
    /// The path is longer than [`MOST_PATH_DAYS`].
    PathTooLong = "import-path-too-long",
    /// No month of the form 2026-10.
    Month = "import-month",
    /// The month is not over. Found by the store, which knows the day.
    MonthNotOver = "import-month-not-over",
    /// An exit before the path begins or after it ends.
    ExitOutsidePath = "import-exit-outside-path",
    /// An exit after today. Found by the store, which knows the day.
    ExitLater = "import-exit-later",
    /// None of the categories of an exit.
    ExitCategory = "import-exit-category",
    /// No suspensions of the form 2025-03-01/2025-03-31, or outside the path.
    Suspensions = "import-suspensions",
    /// No extensions of the form `rqth:365`.
    Extensions = "import-extensions",
    /// Not one of the activity codes 01 to 06.
    Activity = "import-activity",
    /// Neither *vente* nor *avoir*.
    Nature = "import-nature",
    /// Neither *oui* nor *non*.
    YesNo = "import-yes-no",
    /// None of the benefits known here.
    Benefit = "import-benefit",
    /// No amount.
    AmountNotANumber = "import-amount-not-a-number",
    /// More than two decimals.
    AmountTooPrecise = "import-amount-too-precise",
    /// Beyond [`Cents::MOST`].
    AmountTooLarge = "import-amount-too-large",
    /// A turnover or goal below zero.
    AmountNegative = "import-amount-negative",
    /// A sale below zero: an *avoir* was meant.
    NegativeSale = "import-amount-negative-sale",
    /// Digits, but no phone number.
    ContactPhone = "import-contact-phone",
    /// A landline as the only contact: no SMS reaches it.
    ContactLandline = "import-contact-landline",
    /// A special number as the only contact: no SMS reaches it.
    ContactSpecial = "import-contact-special",
    /// A number of a country to which no SMS are sent, as the only contact.
    ContactCountry = "import-contact-country",
    /// No e-mail address.
    ContactEmail = "import-contact-email",
    /// Neither a phone number nor an e-mail address.
    ContactMissing = "import-contact-missing",
    /// A phone number or address that an earlier line has already.
    Duplicate = "import-duplicate",
    /// The coach's address is that of a participant.
    NotACoach = "import-not-a-coach",
    /// The coach's address is that of somebody who has left the team. Found by the store.
    CoachLeft = "import-coach-left",
    /// More than [`MOST_LINES`] lines for one person and month.
    TooManyLines = "import-too-many-lines",
    /// Turnover of somebody whom neither the files nor the structure know. Found by the store.
    Nobody = "import-nobody",
    /// A month before or after the person's path. Found by the store.
    MonthOutsidePath = "import-month-outside-path",
    /// The phone number and the address belong to two people. Found by the store.
    TwoPeople = "import-two-people",
    /// A phone number or address that somebody of another structure or role has. Found by the store.
    KnownElsewhere = "import-known-elsewhere",
    /// The path would begin after the last day of the scheme. Found by the store.
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

/// A person of the file, with their path. Reachable by phone, by mail, or by both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedParticipant {
    /// Their line in the file.
    pub line: u64,
    /// *prenom*
    pub first_name: String,
    /// *nom*
    pub last_name: String,
    /// *telephone*
    pub phone: Option<Phone>,
    /// *courriel*
    pub email: Option<Email>,
    /// *activite*, in their words: "couture et retouches".
    pub trade: String,
    /// *code_activite*
    pub activity: Activity,
    /// *debut_parcours* to *fin_pass_iae*
    pub path: EnrollmentPeriod,
    /// *immatriculation*: when the business was registered.
    pub registered_on: Option<NaiveDate>,
    /// *acre*
    pub acre: bool,
    /// *aide*
    pub benefit: Benefit,
    /// *aide_depuis*
    pub benefit_since: Option<NaiveDate>,
    /// *ca_mensuel_depart*: the turnover of a month before the path.
    pub starting_turnover: Cents,
    /// *objectif_mensuel*; a goal of zero is none.
    pub goal: Option<Cents>,
    /// *accompagnateur*: the coach's address.
    pub coach: Email,
    /// What the optional columns say.
    pub history: ImportedHistory,
}

/// The turnover of one person and month: the rows of the file that name the same contact and month, in its order.
/// Somebody named by phone in one row and by mail in another gives two of these; who they are the store knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedMonth {
    /// The first of its lines in the file.
    pub line: u64,
    /// *courriel_ou_telephone*
    pub contact: Contact,
    /// *mois*
    pub month: Month,
    /// At least one and at most [`MOST_LINES`]. A nil month is one sale of zero.
    pub lines: Vec<TurnoverLine>,
}

/// The people and the months that two files hold.
pub type Cohort = (Vec<ImportedParticipant>, Vec<ImportedMonth>);

/// Moves a whole cohort by so many months, earlier when negative: a demo written for one month is dated for another.
/// Days keep their number, or take the last of a shorter month; the paths last a whole PASS again, whatever
/// 29 February lies in them.
pub fn shift(participants: &mut [ImportedParticipant], months: &mut [ImportedMonth], by: i32) {
    let moved = |day: NaiveDate| Month::of(day).plus(by).day(day.day());
    for person in participants {
        let starts_on = moved(person.path.starts_on);
        person.path = EnrollmentPeriod { starts_on, ends_on: pass_end(starts_on), left_on: person.path.left_on.map(moved) };
        person.registered_on = person.registered_on.map(moved);
        person.benefit_since = person.benefit_since.map(moved);
    }
    for month in months {
        month.month = month.month.plus(by);
    }
}

#[cfg(test)]
mod cases_tests;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod workbook_tests;
