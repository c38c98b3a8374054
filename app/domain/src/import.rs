//! The two files that a coordinator's spreadsheet writes, read into values: bytes in, values out.
//!
//! Semicolons, UTF-8 with or without its mark, any line ending, French dates, decimal commas. All or nothing: one
//! refused cell refuses the file, and every refused cell is named with its line, its column and its reason. Whether a
//! person of the file is known already, and whether a month lies inside their path, only the store can tell; the
//! reasons for it live here all the same, so that one list holds them all.

use crate::{
    declaration::{Activity, LineKind, MOST_LINES, TurnoverLine},
    enrollment::{Benefit, Path, pass_end},
    money::{AmountMistake, Cents},
    month::Month,
    people::{Contact, ContactMistake, Email, Phone, TextMistake, one_line},
};
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The largest file read: some thirty times what 70 people and 24 months fill.
pub const MOST_BYTES: usize = 1 << 20;

/// The longest path taken as meant, in days: ten years, beyond every extension. A slip in the year goes further.
pub const MOST_PATH_DAYS: i64 = 3_653;

/// The most signs of a first or last name, and of a trade.
const MOST_SIGNS: usize = 120;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
        }

        impl Reason {
            /// All of them: none may lack its sentence.
            pub const ALL: &'static [Reason] = &[$(Self::$name),*];

            /// The key of its sentence in the catalogue.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }
        }
    };
}

reasons! {
    /// Larger than [`MOST_BYTES`].
    FileTooLarge = "import-too-large",
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
    /// More than two decimals, or a point that can be read in two ways.
    AmountTooPrecise = "import-amount-too-precise",
    /// Beyond [`Cents::MOST`].
    AmountTooLarge = "import-amount-too-large",
    /// A turnover or goal below zero.
    AmountNegative = "import-amount-negative",
    /// A sale below zero: an *avoir* was meant.
    NegativeSale = "import-amount-negative-sale",
    /// Digits, but no phone number.
    ContactPhone = "import-contact-phone",
    /// No e-mail address.
    ContactEmail = "import-contact-email",
    /// Neither a phone number nor an e-mail address.
    ContactMissing = "import-contact-missing",
    /// A phone number or address that an earlier line has already.
    Duplicate = "import-duplicate",
    /// The coach's address is that of a participant.
    NotACoach = "import-not-a-coach",
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
    /// All places of the structure are taken. Found by the store.
    NoPlace = "import-no-place",
}

impl From<AmountMistake> for Reason {
    fn from(mistake: AmountMistake) -> Self {
        match mistake {
            AmountMistake::Empty => Self::CellEmpty,
            AmountMistake::NotANumber => Self::AmountNotANumber,
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
    let first_name = cells.required("prenom", text);
    let last_name = cells.required("nom", text);
    let trade = cells.required("activite", text);
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

fn all_or_nothing<T>(read: Vec<T>, mut refused: Vec<RefusedLine>) -> Result<Vec<T>, Vec<RefusedLine>> {
    if refused.is_empty() {
        return Ok(read);
    }
    let place = |it: &RefusedLine| it.file.columns().iter().position(|column| *column == it.column);
    refused.sort_by_key(|it| (it.line, place(it)));
    Err(refused)
}

/// A row of the file: its line, and the cells of the columns that are read, in their order.
struct Row {
    line: u64,
    cells: Vec<String>,
}

/// The cells of a row, and where to put what is wrong with them.
struct Cells<'a> {
    source: SourceFile,
    row: &'a Row,
    refused: &'a mut Vec<RefusedLine>,
}

impl Cells<'_> {
    fn refuse(&mut self, column: &'static str, reason: Reason) {
        self.refused.push(RefusedLine { file: self.source, line: self.row.line, column, reason });
    }

    /// Refuses the cell unless it is sound, and tells whether it is.
    fn check(&mut self, column: &'static str, sound: bool, reason: Reason) -> bool {
        if !sound {
            self.refuse(column, reason);
        }
        sound
    }

    /// What an empty or sound cell holds; nothing when it is refused.
    fn optional<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<Option<T>> {
        let row = self.row;
        let at = self.source.columns().iter().position(|name| *name == column);
        let cell = at.and_then(|at| row.cells.get(at)).map_or("", String::as_str);
        let read = if cell.is_empty() {
            return Some(None);
        } else if cell.starts_with(['=', '@']) || (cell.starts_with(['+', '-']) && !SIGNED_COLUMNS.contains(&column)) {
            Err(Reason::Formula)
        } else if cell.contains('\n') {
            Err(Reason::LineBreak)
        } else {
            read(cell)
        };
        match read {
            Ok(value) => Some(Some(value)),
            Err(reason) => {
                self.refuse(column, reason);
                None
            }
        }
    }

    /// What a sound cell holds; nothing when it is empty or refused.
    fn required<T>(&mut self, column: &'static str, read: impl FnOnce(&str) -> Result<T, Reason>) -> Option<T> {
        let value = self.optional(column, read)?;
        self.check(column, value.is_some(), Reason::CellEmpty);
        value
    }
}

fn text(cell: &str) -> Result<String, Reason> {
    one_line(cell, MOST_SIGNS).map_err(Reason::from)
}

/// The number that a text of so many plain digits writes.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<u32> {
    (digits.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// `31/12/2026`, also `1/3/2026`. A year of two digits is refused rather than guessed.
fn date(cell: &str) -> Result<NaiveDate, Reason> {
    let parts: Vec<&str> = cell.split('/').map(str::trim).collect();
    let &[day, month, year] = parts.as_slice() else { return Err(Reason::Date) };
    let read = || {
        let year = number(year, 4..=4).filter(|year| (1950..2100).contains(year))?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, number(month, 1..=2)?, number(day, 1..=2)?)
    };
    read().ok_or(Reason::Date)
}

/// `2026-10`, and what a spreadsheet makes of it when the file was opened and saved: `10/2026`, `01/10/2026`.
fn month(cell: &str) -> Result<Month, Reason> {
    if let Ok(month) = cell.parse() {
        return Ok(month);
    }
    let full = if cell.matches('/').count() == 1 { format!("01/{cell}") } else { cell.to_owned() };
    let first_day = date(&full).ok().filter(|day| day.day() == 1).ok_or(Reason::Month)?;
    Month::new(first_day.year(), first_day.month()).ok_or(Reason::Month)
}

/// `02`, and `2` as a spreadsheet that takes it for a number writes it.
fn activity(cell: &str) -> Result<Activity, Reason> {
    let code = if cell.len() == 1 { format!("0{cell}") } else { cell.to_owned() };
    Activity::ALL.into_iter().find(|activity| activity.as_str() == code).ok_or(Reason::Activity)
}

fn nature(cell: &str) -> Result<LineKind, Reason> {
    match folded(cell).as_str() {
        "vente" | "ventes" => Ok(LineKind::Sale),
        "avoir" | "avoirs" => Ok(LineKind::CreditNote),
        _ => Err(Reason::Nature),
    }
}

fn yes_no(cell: &str) -> Result<bool, Reason> {
    match folded(cell).as_str() {
        "oui" | "o" | "vrai" | "x" | "1" => Ok(true),
        "non" | "n" | "faux" | "0" => Ok(false),
        _ => Err(Reason::YesNo),
    }
}

fn benefit(cell: &str) -> Result<Benefit, Reason> {
    match folded(cell).as_str() {
        "aucun" | "aucune" | "neant" | "non" | "sans" => Ok(Benefit::None),
        "rsa" => Ok(Benefit::Rsa),
        "aah" => Ok(Benefit::Aah),
        "ass" => Ok(Benefit::Ass),
        "are" => Ok(Benefit::Are),
        "primedactivite" | "primeactivite" => Ok(Benefit::PrimeActivite),
        _ => Err(Reason::Benefit),
    }
}

fn positive(cell: &str) -> Result<Cents, Reason> {
    let amount = Cents::parse(cell)?;
    if amount < Cents::ZERO { Err(Reason::AmountNegative) } else { Ok(amount) }
}

/// A word without its case, accents, spaces and signs: `Prime d’activité` is `primedactivite`.
fn folded(text: &str) -> String {
    let bare = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        other => other,
    };
    text.to_lowercase().chars().map(bare).filter(char::is_ascii_alphanumeric).collect()
}

/// Trims white space and the invisible signs that are none by their class.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}

/// The file as text with plain line ends, or why it is none.
fn decoded(file: &[u8]) -> Result<String, (u64, Reason)> {
    if file.len() > MOST_BYTES {
        return Err((1, Reason::FileTooLarge));
    }
    let line_of = |at: usize| 1 + file.iter().take(at).filter(|byte| **byte == b'\n').count() as u64;
    if file.starts_with(&[0xff, 0xfe]) || file.starts_with(&[0xfe, 0xff]) || file.contains(&0) {
        return Err((1, Reason::NotUtf8));
    }
    let text = std::str::from_utf8(file).map_err(|mistake| (line_of(mistake.valid_up_to()), Reason::NotUtf8))?;
    if let Some(at) = text.find('\u{fffd}') {
        return Err((line_of(at), Reason::NotUtf8));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").replace('\r', "\n");
    if trimmed(&text).is_empty() { Err((1, Reason::FileEmpty)) } else { Ok(text) }
}

/// Put behind the text as a line of its own: when it does not come back as one, a quote was never closed.
const LAST_CELL: &str = "end of file";

/// The rows below the header, blank ones left out, and the lines refused as a whole.
fn read_rows(source: SourceFile, file: &[u8]) -> Result<(Vec<Row>, Vec<RefusedLine>), Vec<RefusedLine>> {
    let refusal = |line, column, reason| RefusedLine { file: source, line, column, reason };
    let text = decoded(file).map_err(|(line, reason)| vec![refusal(line, "", reason)])?;
    let closed = format!("{text}\n;{LAST_CELL}");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').has_headers(false).flexible(true).from_reader(closed.as_bytes());
    let mut records = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|_| vec![refusal(1, "", Reason::NotUtf8)])?;
        let line = record.position().map_or(1, |position| {
            // The position is the one before the empty lines that were passed over.
            let from = usize::try_from(position.byte()).unwrap_or(usize::MAX);
            position.line() + closed.bytes().skip(from).take_while(|byte| *byte == b'\n').count() as u64
        });
        records.push((line, record));
    }
    match records.pop() {
        Some((_, last)) if last.iter().eq(["", LAST_CELL]) => {}
        Some((line, _)) => return Err(vec![refusal(line, "", Reason::LineBreak)]),
        None => return Err(vec![refusal(1, "", Reason::FileEmpty)]),
    }
    let mut records = records.into_iter().filter(|(_, record)| record.iter().any(|cell| !trimmed(cell).is_empty()));
    let Some((header_line, header)) = records.next() else { return Err(vec![refusal(1, "", Reason::FileEmpty)]) };
    let places = find_columns(source, &header)
        .map_err(|mistakes| mistakes.into_iter().map(|(column, reason)| refusal(header_line, column, reason)).collect::<Vec<_>>())?;

    let mut rows = Vec::new();
    let mut refused = Vec::new();
    for (line, record) in records {
        // A quote closed lines further down hides rows in a cell that may not even be read.
        let hides_rows = |cell: &str| cell.lines().skip(1).any(|line| line.matches(';').count() + 1 >= header.len());
        if record.iter().any(hides_rows) {
            refused.push(refusal(line, "", Reason::LineBreak));
        } else if record.iter().skip(header.len()).any(|cell| !trimmed(cell).is_empty()) {
            refused.push(refusal(line, "", Reason::TooManyCells));
        } else {
            let cells = places.iter().map(|at| trimmed(record.get(*at).unwrap_or("")).to_owned()).collect();
            rows.push(Row { line, cells });
        }
    }
    Ok((rows, refused))
}

/// Where the columns that are read stand, whatever their order and whatever others there are.
fn find_columns(source: SourceFile, header: &csv::StringRecord) -> Result<Vec<usize>, Vec<(&'static str, Reason)>> {
    let names: Vec<String> = header.iter().map(|name| trimmed(name).to_lowercase()).collect();
    if let [only] = names.as_slice()
        && only.contains([',', '\t'])
    {
        return Err(vec![("", Reason::Separator)]);
    }
    let mut places = Vec::new();
    let mut mistakes = Vec::new();
    for column in source.columns() {
        let mut found = names.iter().enumerate().filter(|(_, name)| name == column).map(|(at, _)| at);
        match (found.next(), found.next()) {
            (Some(at), None) => places.push(at),
            (Some(_), Some(_)) => mistakes.push((*column, Reason::ColumnTwice)),
            (None, _) => mistakes.push((*column, Reason::ColumnMissing)),
        }
    }
    if mistakes.is_empty() { Ok(places) } else { Err(mistakes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::declaration::total;
    use proptest::prelude::*;

    const PEOPLE: &str = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur\r\n\
        Élodie;N'Guyen;+33 (0)639985901;Elodie@courriel.example;food truck;02;20/06/2025;19/06/2027;28/02/2023;non;RSA;10/02/2025;361,22;1\u{202f}500,00;sacha@structure.example\r\n\
        Jean-Luc;Ünal;06.39.98.59.02;;réparation de vélos;2;17/08/2025;16/08/2027;;Oui;Prime d’activité;;0,00;;sacha@structure.example\r\n\
        \"Inès\";Le Goff;;ines@courriel.example;\"bijoux ; \"\"laiton\"\"\";01;1/3/2025;28/02/2027;16/08/2024;NON;aucun;;0;0;lou@structure.example\r\n";
    const MONTHS: &str = "courriel_ou_telephone;mois;code_activite;montant;nature\r\n\
        elodie@courriel.example;2025-07;02;1 152,00;vente\r\n\
        06 39 98 59 02;2025-09;02;0,00;vente\r\n\
        elodie@courriel.example;2025-08;02;1\u{202f}075,50;vente\r\n\
        elodie@courriel.example;2025-07;01;20;vente\r\n\
        ELODIE@courriel.example;2025-07;02;-30,38;avoir\r\n\
        elodie@courriel.example;2025-07;02;30,00;Avoir\r\n";
    const DEMO_PEOPLE: &str = include_str!("../../../server/demo/participants.csv");
    const DEMO_MONTHS: &str = include_str!("../../../server/demo/chiffre_affaires.csv");

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn people_refused(file: &[u8]) -> Vec<(u64, &'static str, Reason)> {
        read_participants(file).unwrap_err().into_iter().map(|it| (it.line, it.column, it.reason)).collect()
    }

    fn months_refused(file: &[u8]) -> Vec<(u64, &'static str, Reason)> {
        read_declarations(file).unwrap_err().into_iter().map(|it| (it.line, it.column, it.reason)).collect()
    }

    /// A file of one person, one cell of whom is another.
    fn with(column: &str, cell: &str) -> String {
        let mut rows = PEOPLE.lines();
        let (header, person) = (rows.next().unwrap(), rows.next().unwrap());
        let cells = header.split(';').zip(person.split(';')).map(|(name, held)| if name == column { cell } else { held });
        format!("{header}\n{}\n", cells.collect::<Vec<_>>().join(";"))
    }

    fn month_with(row: &str) -> String {
        format!("courriel_ou_telephone;mois;code_activite;montant;nature\n{row}\n")
    }

    #[test]
    fn people_are_read_as_the_spreadsheet_writes_them() {
        let people = read_participants(PEOPLE.as_bytes()).unwrap();
        assert_eq!(people.len(), 3);
        let elodie = &people[0];
        assert_eq!((elodie.line, elodie.first_name.as_str(), elodie.last_name.as_str()), (2, "Élodie", "N'Guyen"));
        assert_eq!(elodie.phone.as_ref().unwrap().as_str(), "+33639985901");
        assert_eq!(elodie.email.as_ref().unwrap().as_str(), "elodie@courriel.example");
        assert_eq!((elodie.trade.as_str(), elodie.activity), ("food truck", Activity::CraftServices));
        assert_eq!(elodie.path, Path::starting(day("2025-06-20")));
        assert_eq!(elodie.registered_on, Some(day("2023-02-28")));
        assert_eq!((elodie.benefit, elodie.benefit_since), (Benefit::Rsa, Some(day("2025-02-10"))));
        assert_eq!((elodie.starting_turnover, elodie.goal), (Cents::new(36_122), Some(Cents::new(150_000))));
        assert_eq!(elodie.coach.as_str(), "sacha@structure.example");

        let jean_luc = &people[1];
        assert_eq!((jean_luc.email.as_ref(), jean_luc.registered_on, jean_luc.goal), (None, None, None));
        assert_eq!((jean_luc.benefit, jean_luc.benefit_since, jean_luc.acre), (Benefit::PrimeActivite, None, true));
        assert_eq!(jean_luc.activity, Activity::CraftServices);

        let ines = &people[2];
        assert_eq!((ines.phone.as_ref(), ines.goal, ines.benefit), (None, None, Benefit::None));
        assert_eq!((ines.first_name.as_str(), ines.trade.as_str()), ("Inès", "bijoux ; \"laiton\""));
    }

    #[test]
    fn the_rows_of_one_person_and_month_are_one_month_in_file_order() {
        let months = read_declarations(MONTHS.as_bytes()).unwrap();
        let read: Vec<_> = months.iter().map(|it| (it.line, it.contact.as_str(), it.month.to_string(), it.lines.len())).collect();
        assert_eq!(
            read,
            [
                (2, "elodie@courriel.example", "2025-07".to_owned(), 4),
                (3, "+33639985902", "2025-09".to_owned(), 1),
                (4, "elodie@courriel.example", "2025-08".to_owned(), 1),
            ]
        );
        let amounts: Vec<_> = months[0].lines.iter().map(|line| line.amount().get()).collect();
        assert_eq!(amounts, [115_200, 2_000, -3_038, -3_000]);
        assert_eq!(months[0].lines[1].activity(), Activity::Goods);
        assert_eq!((months[1].lines[0].kind(), months[1].lines[0].amount()), (LineKind::Sale, Cents::ZERO));
    }

    #[test]
    fn marks_line_ends_empty_lines_and_the_order_of_columns_do_not_matter() {
        let expected = read_participants(PEOPLE.as_bytes()).unwrap();
        let lf = PEOPLE.replace("\r\n", "\n");
        for same in [format!("\u{feff}{PEOPLE}"), lf.clone(), lf.replace('\n', "\r"), lf.trim_end().to_owned()] {
            assert_eq!(read_participants(same.as_bytes()).unwrap(), expected);
        }
        let spaced = lf.replace('\n', "\n\n;;;;\n \n");
        let lines: Vec<_> = read_participants(spaced.as_bytes()).unwrap().iter().map(|it| it.line).collect();
        assert_eq!(lines, [5, 9, 13]);

        let turned = " Nature ;remarques;MONTANT;code_activite;mois;\u{a0}courriel_ou_telephone\nvente;\"=1+1\nvu\";5;03;2026-01;a@b.fr\n\
            vente;@;7;03;2026-02;a@b.fr;;\n";
        let months = read_declarations(turned.as_bytes()).unwrap();
        assert_eq!(months.iter().map(|it| (it.line, total(&it.lines).get())).collect::<Vec<_>>(), [(2, 500), (4, 700)]);
        assert_eq!(read_declarations(b"courriel_ou_telephone;mois;code_activite;montant;nature"), Ok(vec![]));
    }

    #[test]
    fn a_wrong_encoding_is_told_in_one_sentence() {
        let latin: Vec<u8> = PEOPLE.chars().map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?')).collect();
        assert_eq!(people_refused(&latin), [(2, "", Reason::NotUtf8)]);
        let little: Vec<u8> = [0xfeff].into_iter().chain(PEOPLE.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(people_refused(&little), [(1, "", Reason::NotUtf8)]);
        let unmarked: Vec<u8> = MONTHS.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(months_refused(&unmarked), [(1, "", Reason::NotUtf8)]);
        assert_eq!(people_refused(PEOPLE.replace('Ü', "\u{fffd}").as_bytes()), [(3, "", Reason::NotUtf8)]);
    }

    #[test]
    fn a_file_of_another_shape_is_refused_as_a_whole() {
        assert_eq!(people_refused(b""), [(1, "", Reason::FileEmpty)]);
        assert_eq!(people_refused("\u{feff}\r\n ;;\r\n".as_bytes()), [(1, "", Reason::FileEmpty)]);
        assert_eq!(people_refused(&vec![b'a'; MOST_BYTES + 1]), [(1, "", Reason::FileTooLarge)]);
        assert_eq!(people_refused(PEOPLE.replace(';', ",").as_bytes()), [(1, "", Reason::Separator)]);
        assert_eq!(months_refused(MONTHS.replace(';', "\t").as_bytes()), [(1, "", Reason::Separator)]);
    }

    #[test]
    fn a_column_that_is_missing_or_there_twice_gives_its_name() {
        let missing = PEOPLE.replace("telephone;", "tel;").replace("acre;", "");
        assert_eq!(people_refused(missing.as_bytes()), [(1, "telephone", Reason::ColumnMissing), (1, "acre", Reason::ColumnMissing)]);
        let twice = month_with("a@b.fr;2026-01;01;5;vente;").replace("nature", "nature;Mois");
        assert_eq!(months_refused(twice.as_bytes()), [(1, "mois", Reason::ColumnTwice)]);
    }

    #[test]
    fn a_formula_in_a_cell_is_refused() {
        for (column, cell) in [
            ("prenom", "=cmd|'/c calc'!A1"),
            ("nom", "@SUM(1)"),
            ("activite", "+1"),
            ("activite", "-2+3"),
            ("aide", "=RSA"),
            ("courriel", "+a@b.fr"),
            ("telephone", "=33639985901"),
            ("ca_mensuel_depart", "=1+1"),
            ("debut_parcours", "=AUJOURDHUI()"),
            ("accompagnateur", "\"\t=1\""),
        ] {
            assert_eq!(people_refused(with(column, cell).as_bytes()), [(2, column, Reason::Formula)], "{cell}");
        }
        assert_eq!(months_refused(month_with("=A1;2026-01;02;@5;vente").as_bytes()).len(), 2);
        assert_eq!(months_refused(month_with("a@b.fr;2026-01;02;+1+2;vente").as_bytes()), [(2, "montant", Reason::AmountNotANumber)]);
        assert!(read_declarations(month_with("+33 6 39 98 59 01;2026-01;02;+5;vente").as_bytes()).is_ok());
    }

    #[test]
    fn every_bad_cell_of_a_person_is_named_with_its_reason() {
        for (column, cell, reason) in [
            ("prenom", "", Reason::CellEmpty),
            ("nom", "  ", Reason::CellEmpty),
            ("activite", "", Reason::CellEmpty),
            ("activite", &"a".repeat(121), Reason::CellTooLong),
            ("telephone", "06 39", Reason::ContactPhone),
            ("courriel", "elodie", Reason::ContactEmail),
            ("code_activite", "07", Reason::Activity),
            ("code_activite", "", Reason::CellEmpty),
            ("debut_parcours", "2025-06-20", Reason::Date),
            ("debut_parcours", "31/02/2025", Reason::Date),
            ("debut_parcours", "20/06/25", Reason::Date),
            ("debut_parcours", "20/06/1999", Reason::Date),
            ("debut_parcours", "", Reason::CellEmpty),
            ("fin_pass_iae", "20/06/2025", Reason::EndBeforeStart),
            ("fin_pass_iae", "19/06/2024", Reason::EndBeforeStart),
            ("fin_pass_iae", "19/06/2072", Reason::PathTooLong),
            ("immatriculation", "hier", Reason::Date),
            ("acre", "", Reason::CellEmpty),
            ("acre", "peut-être", Reason::YesNo),
            ("aide", "APL", Reason::Benefit),
            ("aide", "?", Reason::Benefit),
            ("aide_depuis", "02/2025", Reason::Date),
            ("ca_mensuel_depart", "", Reason::CellEmpty),
            ("ca_mensuel_depart", "-80", Reason::AmountNegative),
            ("objectif_mensuel", "1.250", Reason::AmountTooPrecise),
            ("objectif_mensuel", "1000000000000", Reason::AmountTooLarge),
            ("objectif_mensuel", "beaucoup", Reason::AmountNotANumber),
            ("accompagnateur", "Sacha Leroy", Reason::ContactEmail),
            ("accompagnateur", "", Reason::CellEmpty),
            ("accompagnateur", "elodie@courriel.example", Reason::NotACoach),
            ("nom", "\"N'\nGuyen\"", Reason::LineBreak),
        ] {
            assert_eq!(people_refused(with(column, cell).as_bytes()), [(2, column, reason)], "{column}: {cell}");
        }
        let unreachable = PEOPLE.replace("06.39.98.59.02", " ");
        assert_eq!(people_refused(unreachable.as_bytes()), [(3, "telephone", Reason::ContactMissing)]);
    }

    #[test]
    fn every_bad_cell_of_a_month_is_named_with_its_reason() {
        for (row, column, reason) in [
            (";2026-01;01;5;vente", "courriel_ou_telephone", Reason::CellEmpty),
            ("marie;2026-01;01;5;vente", "courriel_ou_telephone", Reason::ContactEmail),
            ("0639;2026-01;01;5;vente", "courriel_ou_telephone", Reason::ContactPhone),
            ("a@b.fr;2026-13;01;5;vente", "mois", Reason::Month),
            ("a@b.fr;15/01/2026;01;5;vente", "mois", Reason::Month),
            ("a@b.fr;janvier;01;5;vente", "mois", Reason::Month),
            ("a@b.fr;2026-01;00;5;vente", "code_activite", Reason::Activity),
            ("a@b.fr;2026-01;01;;vente", "montant", Reason::CellEmpty),
            ("a@b.fr;2026-01;01;1,234;vente", "montant", Reason::AmountTooPrecise),
            ("a@b.fr;2026-01;01;-5;vente", "montant", Reason::NegativeSale),
            ("a@b.fr;2026-01;01;5;don", "nature", Reason::Nature),
            ("a@b.fr;2026-01;01;5", "nature", Reason::CellEmpty),
            ("a@b.fr;2026-01;01;5;vente;de plus", "", Reason::TooManyCells),
        ] {
            assert_eq!(months_refused(month_with(row).as_bytes()), [(2, column, reason)], "{row}");
        }
        for month in ["2026-01", "01/2026", "1/2026", "01/01/2026"] {
            let read = read_declarations(month_with(&format!("a@b.fr;{month};1;5;VENTE")).as_bytes()).unwrap();
            assert_eq!(read[0].month.to_string(), "2026-01");
        }
    }

    #[test]
    fn all_bad_lines_are_reported_in_their_order_not_only_the_first() {
        let bad = PEOPLE
            .replace("10/02/2025", "bientôt")
            .replace("Ünal", "")
            .replace("oui", "non")
            .replace("lou@", "lou")
            .replace("1/3/2025", "1");
        assert_eq!(
            people_refused(bad.as_bytes()),
            [
                (2, "aide_depuis", Reason::Date),
                (3, "nom", Reason::CellEmpty),
                (4, "debut_parcours", Reason::Date),
                (4, "accompagnateur", Reason::ContactEmail),
            ]
        );
    }

    #[test]
    fn the_same_contact_twice_is_refused_however_it_is_written() {
        let phone = PEOPLE.replace("06.39.98.59.02", "06 39 98 59 01");
        assert_eq!(people_refused(phone.as_bytes()), [(3, "telephone", Reason::Duplicate)]);
        let mail = PEOPLE.replace(";ines@courriel", ";ELODIE@courriel");
        assert_eq!(people_refused(mail.as_bytes()), [(4, "courriel", Reason::Duplicate)]);
    }

    #[test]
    fn a_quote_left_open_swallows_no_line_in_silence() {
        let open = MONTHS.replace("06 39 98 59 02;2025-09", "\"06 39 98 59 02;2025-09");
        assert_eq!(months_refused(open.as_bytes()), [(3, "", Reason::LineBreak)]);
        let header = "remarques;courriel_ou_telephone;mois;code_activite;montant;nature";
        let row = "a@b.fr;2026-01;01;5;vente";
        let closed_late = format!("{header}\n\"vu;{row}\n;{row}\n\";{row}\n;{row}\n");
        assert_eq!(months_refused(closed_late.as_bytes()), [(2, "", Reason::LineBreak)]);
    }

    #[test]
    fn a_month_holds_no_more_lines_than_its_form() {
        let rows = vec!["a@b.fr;2026-01;01;5;vente"; MOST_LINES + 2].join("\n");
        let refused = months_refused(month_with(&rows).as_bytes());
        assert_eq!(refused, [(22, "mois", Reason::TooManyLines), (23, "mois", Reason::TooManyLines)]);
    }

    #[test]
    fn every_reason_has_a_key_of_its_own() {
        let keys: HashSet<_> = Reason::ALL.iter().map(|reason| reason.key()).collect();
        assert_eq!(keys.len(), Reason::ALL.len());
        assert!(keys.iter().all(|key| key.starts_with("import-")));
        assert_eq!(Reason::Nobody.to_string(), "import-nobody");
    }

    #[test]
    fn a_cohort_moves_by_whole_months_and_its_paths_last_a_pass_again() {
        let mut people = read_participants(with("debut_parcours", "31/08/2025").as_bytes()).unwrap();
        let mut months = read_declarations(MONTHS.as_bytes()).unwrap();
        shift(&mut people, &mut months, 6);
        assert_eq!(people[0].path, Path::starting(day("2026-02-28")));
        assert_eq!((people[0].registered_on, people[0].benefit_since), (Some(day("2023-08-28")), Some(day("2025-08-10"))));
        assert_eq!(months.iter().map(|it| it.month.to_string()).collect::<Vec<_>>(), ["2026-01", "2026-03", "2026-02"]);
    }

    /// The demo's two files, each month with the person that it names.
    fn demo() -> (Vec<ImportedParticipant>, Vec<ImportedMonth>) {
        (read_participants(DEMO_PEOPLE.as_bytes()).unwrap(), read_declarations(DEMO_MONTHS.as_bytes()).unwrap())
    }

    fn of<'a>(people: &'a [ImportedParticipant], contact: &Contact) -> &'a ImportedParticipant {
        let is = |person: &&ImportedParticipant| match contact {
            Contact::Phone(phone) => person.phone.as_ref() == Some(phone),
            Contact::Email(email) => person.email.as_ref() == Some(email),
        };
        people.iter().find(is).unwrap()
    }

    #[test]
    fn the_demo_is_a_believable_cohort_of_65_without_a_refused_line() {
        let (people, months) = demo();
        assert_eq!(people.len(), 65);
        let last: Month = "2026-10".parse().unwrap();
        for month in &months {
            let path = of(&people, &month.contact).path;
            assert!(path.declarable_months().any(|m| m == month.month) && month.month <= last, "line {}", month.line);
        }
        for person in &people {
            assert_eq!(person.path, Path::starting(person.path.starts_on), "line {}", person.line);
            assert!((1..=23).contains(&last.since(person.path.first_month())), "line {}", person.line);
            assert!(person.email.iter().all(|email| email.as_str().ends_with("@courriel.example")));
            assert!(person.phone.iter().all(|phone| phone.as_str().starts_with("+33639985")));
        }
        let coaches: HashSet<_> = people.iter().map(|person| person.coach.as_str()).collect();
        assert_eq!(coaches.len(), 3);
        assert_eq!(people.iter().filter(|person| person.email.is_none()).count(), 8);
        assert_eq!(people.iter().filter(|person| person.phone.is_none()).count(), 5);
        assert_eq!(months.iter().filter(|month| month.month == last).count(), 52);
        assert!(months.iter().any(|month| total(&month.lines) < Cents::ZERO));

        let awa = &people[0];
        assert_eq!((awa.first_name.as_str(), awa.last_name.as_str()), ("Awa", "Traoré"));
        assert_eq!(awa.phone.as_ref().unwrap().as_str(), "+33639985001");
        let hers: Vec<_> = months.iter().filter(|it| std::ptr::eq(of(&people, &it.contact), awa)).map(|it| it.month.to_string()).collect();
        assert_eq!(hers, ["2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"]);
    }

    proptest! {
        #[test]
        fn the_demo_stays_sound_whatever_month_it_is_dated_for(by in -240i32..600) {
            let (mut people, mut months) = demo();
            shift(&mut people, &mut months, by);
            for month in &months {
                let path = of(&people, &month.contact).path;
                prop_assert!(path.months().any(|m| m == month.month));
            }
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            let _ = read_participants(&bytes);
            let _ = read_declarations(&bytes);
        }

        #[test]
        fn no_cells_below_a_sound_header_make_it_panic(below in "[;\"\n\r0-9a-z/,@=+ é-]{0,300}|\\PC{0,200}", at in 0usize..600) {
            for (file, header) in [(PEOPLE, 0), (MONTHS, 1)] {
                let first = file.lines().next().unwrap_or_default();
                let cut: String = file.chars().take(at).collect();
                for text in [format!("{first}\n{below}"), format!("{cut}{below}")] {
                    let refused = match header {
                        0 => read_participants(text.as_bytes()).err(),
                        _ => read_declarations(text.as_bytes()).err(),
                    };
                    let lines = text.replace("\r\n", "\n").split(['\n', '\r']).count() as u64;
                    for it in refused.unwrap_or_default() {
                        prop_assert!(it.line >= 1 && it.line <= lines + 1);
                    }
                }
            }
        }

        #[test]
        fn written_rows_read_back_the_same(
            rows in prop::collection::vec(
                ("[A-Zé'][a-zéœ' -]{0,12}[a-z]", "[a-z\"; ’]{0,20}[a-z]", 0usize..6, 0u64..9_000, 1i64..3_653, any::<(bool, bool, bool)>(), 0i64..=999_999_999),
                0..12,
            ),
            typed in prop::collection::vec((0u8..4, 0i32..24, 0usize..6, any::<bool>(), 0i64..=999_999_999), 0..20),
        ) {
            let french = |day: NaiveDate| format!("{:02}/{:02}/{}", day.day(), day.month(), day.year());
            let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
            let mut people = Vec::new();
            let mut file = PEOPLE.lines().next().unwrap().to_owned();
            for (n, (name, trade, activity, start, length, (acre, by_phone, by_mail), cents)) in rows.into_iter().enumerate() {
                let starts_on = day("2005-01-01") + chrono::Days::new(start);
                let person = ImportedParticipant {
                    line: n as u64 + 2,
                    first_name: one_line(&name, 80).unwrap(),
                    last_name: one_line(&name, 80).unwrap(),
                    phone: (by_phone || !by_mail).then(|| format!("+336399859{n:02}").parse().unwrap()),
                    email: by_mail.then(|| format!("p{n}@courriel.example").parse().unwrap()),
                    trade: one_line(&trade, 80).unwrap(),
                    activity: Activity::ALL[activity],
                    path: Path { starts_on, ends_on: starts_on + chrono::Days::new(length as u64), left_on: None },
                    registered_on: acre.then_some(starts_on),
                    acre,
                    benefit: if acre { Benefit::PrimeActivite } else { Benefit::None },
                    benefit_since: by_mail.then_some(starts_on),
                    starting_turnover: Cents::new(cents),
                    goal: Some(Cents::new(cents)).filter(|goal| *goal > Cents::ZERO),
                    coach: "sacha@structure.example".parse().unwrap(),
                };
                let cells = [
                    quoted(&person.first_name),
                    person.last_name.clone(),
                    person.phone.as_ref().map_or_else(String::new, Phone::spoken),
                    person.email.as_ref().map_or("", Email::as_str).to_owned(),
                    quoted(&person.trade),
                    person.activity.as_str().to_owned(),
                    french(starts_on),
                    french(person.path.ends_on),
                    person.registered_on.map(french).unwrap_or_default(),
                    if acre { "oui" } else { "non" }.to_owned(),
                    if acre { "prime d'activité" } else { "aucun" }.to_owned(),
                    person.benefit_since.map(french).unwrap_or_default(),
                    person.starting_turnover.to_string(),
                    person.goal.map(Cents::typed).unwrap_or_default(),
                    person.coach.as_str().to_owned(),
                ];
                file = format!("{file}\r\n{}", cells.join(";"));
                people.push(person);
            }
            prop_assert_eq!(read_participants(file.as_bytes()), Ok(people));

            let first: Month = "2025-01".parse().unwrap();
            let mut file = MONTHS.lines().next().unwrap().to_owned();
            let mut sums: HashMap<(String, Month), Vec<i64>> = HashMap::new();
            for (who, month, activity, sale, cents) in typed {
                let (contact, month) = (format!("p{who}@courriel.example"), first.plus(month));
                let signed = if sale { cents } else { -cents };
                let (code, amount, nature) = (Activity::ALL[activity].as_str(), Cents::new(signed), if sale { "vente" } else { "avoir" });
                file = format!("{file}\n{contact};{month};{code};{amount};{nature}");
                sums.entry((contact, month)).or_default().push(signed);
            }
            let read = read_declarations(file.as_bytes()).unwrap();
            prop_assert_eq!(read.len(), sums.len());
            for it in read {
                let amounts: Vec<i64> = it.lines.iter().map(|line| line.amount().get()).collect();
                prop_assert_eq!(Some(&amounts), sums.get(&(it.contact.as_str().to_owned(), it.month)));
            }
        }
    }
}
