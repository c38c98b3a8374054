//! The two files that a coordinator's spreadsheet writes, read into values: bytes in, values out.
//!
//! Semicolons, UTF-8 with or without its mark, any line ending, French dates, decimal commas. All or nothing: one
//! refused cell refuses the file, and every refused cell is named with its line, its column and its reason. Whether a
//! person of the file is known already, and whether a month lies inside their path, only the store can tell; the
//! reasons for it live here all the same, so that one list holds them all.

mod cells;
pub mod workbook;

use crate::{
    declaration::{Activity, LineKind, MOST_LINES, TurnoverLine},
    enrollment::{Benefit, Path, pass_end},
    money::{AmountMistake, Cents},
    month::Month,
    newcomer::MOST_TRADE,
    people::{Contact, ContactMistake, Email, MOST_NAME, NoSms, Phone, TextMistake, can_be_written_to, one_line},
};
use cells::*;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

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
    /// Meant as a workbook, and not readable as one: broken, or locked by a password.
    Workbook = "import-workbook",
    /// Nothing in it, not even a header.
    FileEmpty = "import-empty",
    /// Latin-1, UTF-16, or signs lost on the way.
    NotUtf8 = "import-not-utf8",
    /// A header without a semicolon: the cells are parted by commas or tabs.
    Separator = "import-separator",
    /// A column that must be there is not.
    ColumnMissing = "import-column-missing",
    /// Two columns have the same name.
    ColumnTwice = "import-column-twice",
    /// More filled cells than the header has columns: a semicolon inside a cell without quotes.
    TooManyCells = "import-too-many-cells",
    /// A quote that is never closed, or a cell on several lines.
    LineBreak = "import-line-break",
    /// A cell that must be filled is not.
    CellEmpty = "import-cell-empty",
    /// More signs than there is room for.
    CellTooLong = "import-cell-too-long",
    /// The cell would be computed by a spreadsheet.
    Formula = "import-formula",
    /// No date of the form 31/12/2026.
    Date = "import-date",
    /// The path ends on the day it starts, or before.
    EndBeforeStart = "import-end-before-start",
    /// The path is longer than [`MOST_PATH_DAYS`].
    PathTooLong = "import-path-too-long",
    /// No month of the form 2026-10.
    Month = "import-month",
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
    pub path: Path,
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

/// The two files as text, whatever form they came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sources {
    /// The people and their paths, as CSV.
    pub participants: Vec<u8>,
    /// Their turnover, as CSV, if there is any.
    pub declarations: Option<Vec<u8>>,
}

/// The people and the months that two files hold.
pub type Cohort = (Vec<ImportedParticipant>, Vec<ImportedMonth>);

impl Sources {
    /// Takes one or two files, each CSV or a workbook. A workbook of people may hold the turnover on another sheet, which
    /// counts when no file of its own was given.
    ///
    /// # Errors
    /// A workbook that is none, as a refusal of its whole file.
    pub fn of(participants: &[u8], declarations: Option<&[u8]>) -> Result<Self, Vec<RefusedLine>> {
        let opened = |source: SourceFile, file: &[u8]| {
            if workbook::is_workbook(file) {
                let refused = |reason| vec![RefusedLine { file: source, line: 1, column: "", reason }];
                return workbook::read_workbook(file, source).map_err(refused);
            }
            Ok(match source {
                SourceFile::Participants => workbook::Sheets { participants: Some(file.to_vec()), declarations: None },
                SourceFile::Declarations => workbook::Sheets { participants: None, declarations: Some(file.to_vec()) },
            })
        };
        let people = opened(SourceFile::Participants, participants);
        let months = declarations.map(|file| opened(SourceFile::Declarations, file)).transpose();
        match (people, months) {
            (Ok(people), Ok(months)) => Ok(Self {
                participants: people.participants.unwrap_or_default(),
                declarations: months.and_then(|months| months.declarations).or(people.declarations),
            }),
            (people, months) => Err(people.err().into_iter().chain(months.err()).flatten().collect()),
        }
    }

    /// Reads both files.
    ///
    /// # Errors
    /// Every [`RefusedLine`], by file and line.
    pub fn read(&self) -> Result<Cohort, Vec<RefusedLine>> {
        let people = read_participants(&self.participants);
        let months = self.declarations.as_deref().map_or_else(|| Ok(Vec::new()), read_declarations);
        match (people, months) {
            (Ok(people), Ok(months)) => Ok((people, months)),
            (people, months) => Err(people.err().into_iter().chain(months.err()).flatten().collect()),
        }
    }
}

/// Reads the file of people.
///
/// # Errors
/// Every [`RefusedLine`], in the order of the lines.
pub fn read_participants(file: &[u8]) -> Result<Vec<ImportedParticipant>, Vec<RefusedLine>> {
    let source = SourceFile::Participants;
    let (rows, mut refused) = read_rows(source, file)?;
    let mut people = Vec::new();
    let mut seen = HashSet::new();
    let mut coaches = Vec::new();
    for row in &rows {
        let mut cells = Cells { source, row, refused: &mut refused };
        let phone = cells.optional("telephone", |cell| cell.parse::<Phone>().map_err(Reason::from));
        let email = cells.optional("courriel", |cell| cell.parse::<Email>().map_err(Reason::from));
        if phone == Some(None) && email == Some(None) {
            cells.refuse("telephone", Reason::ContactMissing);
        }
        if let (Some(phone), Some(email)) = (&phone, &email)
            && let Err(why) = can_be_written_to(phone.as_ref(), email.as_ref())
        {
            cells.refuse("telephone", ContactMistake::from(why).into());
        }
        if let Some(Some(phone)) = &phone
            && !seen.insert(phone.as_str().to_owned())
        {
            cells.refuse("telephone", Reason::Duplicate);
        }
        if let Some(Some(email)) = &email
            && !seen.insert(email.as_str().to_owned())
        {
            cells.refuse("courriel", Reason::Duplicate);
        }
        let coach = cells.required("accompagnateur", |cell| cell.parse::<Email>().map_err(Reason::from));
        if let Some(coach) = &coach {
            coaches.push((row.line, coach.clone()));
        }
        if let Some(person) = read_participant(&mut cells, phone, email, coach) {
            people.push(person);
        }
    }
    for (line, coach) in coaches {
        if seen.contains(coach.as_str()) {
            refused.push(RefusedLine { file: source, line, column: "accompagnateur", reason: Reason::NotACoach });
        }
    }
    all_or_nothing(people, refused)
}

/// The person of a row, when each of its cells is sound. Every cell is read before giving up, so that all are named.
fn read_participant(
    cells: &mut Cells,
    phone: Option<Option<Phone>>,
    email: Option<Option<Email>>,
    coach: Option<Email>,
) -> Option<ImportedParticipant> {
    let first_name = cells.required("prenom", |cell| text(cell, MOST_NAME));
    let last_name = cells.required("nom", |cell| text(cell, MOST_NAME));
    let trade = cells.required("activite", |cell| text(cell, MOST_TRADE));
    let activity = cells.required("code_activite", activity);
    let starts_on = cells.required("debut_parcours", date).filter(|day| cells.check("debut_parcours", day.year() >= 2000, Reason::Date));
    let ends_on = cells.required("fin_pass_iae", date);
    let path = starts_on.zip(ends_on).map(|(starts_on, ends_on)| Path { starts_on, ends_on, left_on: None }).filter(|path| {
        cells.check("fin_pass_iae", path.starts_on < path.ends_on, Reason::EndBeforeStart)
            && cells.check("fin_pass_iae", (path.ends_on - path.starts_on).num_days() <= MOST_PATH_DAYS, Reason::PathTooLong)
    });
    let registered_on = cells.optional("immatriculation", date);
    let acre = cells.required("acre", yes_no);
    let benefit = cells.optional("aide", benefit).map(|benefit| benefit.unwrap_or(Benefit::None));
    let benefit_since = cells.optional("aide_depuis", date);
    let starting_turnover = cells.required("ca_mensuel_depart", positive);
    let goal = cells.optional("objectif_mensuel", positive).map(|goal| goal.filter(|goal| *goal > Cents::ZERO));
    Some(ImportedParticipant {
        line: cells.row.line,
        first_name: first_name?,
        last_name: last_name?,
        phone: phone?,
        email: email?,
        trade: trade?,
        activity: activity?,
        path: path?,
        registered_on: registered_on?,
        acre: acre?,
        benefit: benefit?,
        benefit_since: benefit_since?,
        starting_turnover: starting_turnover?,
        goal: goal?,
        coach: coach?,
    })
}

/// Reads the file of turnover.
///
/// # Errors
/// Every [`RefusedLine`], in the order of the lines.
pub fn read_declarations(file: &[u8]) -> Result<Vec<ImportedMonth>, Vec<RefusedLine>> {
    let source = SourceFile::Declarations;
    let (rows, mut refused) = read_rows(source, file)?;
    let mut months: Vec<ImportedMonth> = Vec::new();
    let mut places: HashMap<(Contact, Month), usize> = HashMap::new();
    for row in &rows {
        let mut cells = Cells { source, row, refused: &mut refused };
        let contact = cells.required("courriel_ou_telephone", |cell| cell.parse::<Contact>().map_err(Reason::from));
        let month = cells.required("mois", month);
        let activity = cells.required("code_activite", activity);
        let amount = cells.required("montant", |cell| Cents::parse(cell).map_err(Reason::from));
        let kind = cells.required("nature", nature);
        let (Some(contact), Some(month), Some(activity), Some(amount), Some(kind)) = (contact, month, activity, amount, kind) else {
            continue;
        };
        let Ok(line) = TurnoverLine::new(activity, kind, amount) else {
            cells.refuse("montant", Reason::NegativeSale);
            continue;
        };
        let place = *places.entry((contact.clone(), month)).or_insert(months.len());
        match months.get_mut(place) {
            None => months.push(ImportedMonth { line: row.line, contact, month, lines: vec![line] }),
            Some(known) if known.lines.len() < MOST_LINES => known.lines.push(line),
            Some(_) => cells.refuse("mois", Reason::TooManyLines),
        }
    }
    all_or_nothing(months, refused)
}

/// Moves a whole cohort by so many months, earlier when negative: a demo written for one month is dated for another.
/// Days keep their number, or take the last of a shorter month; the paths last a whole PASS again, whatever
/// 29 February lies in them.
pub fn shift(participants: &mut [ImportedParticipant], months: &mut [ImportedMonth], by: i32) {
    let moved = |day: NaiveDate| Month::of(day).plus(by).day(day.day());
    for person in participants {
        let starts_on = moved(person.path.starts_on);
        person.path = Path { starts_on, ends_on: pass_end(starts_on), left_on: person.path.left_on.map(moved) };
        person.registered_on = person.registered_on.map(moved);
        person.benefit_since = person.benefit_since.map(moved);
    }
    for month in months {
        month.month = month.month.plus(by);
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod workbook_tests;
