//! Parsing the rows of the two files into participants and months.

use super::{
    ImportedHistory, ImportedMonth, ImportedParticipant, MOST_PERIOD_DAYS, Reason, RefusedLine, SourceFile,
    cells::*,
    history::read_history,
    rows::{Rows, read_rows},
};
use crate::{
    declarations::declaration::{MOST_LINES, TurnoverLine},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
        suspension::Suspension,
    },
    people::{Contact, ContactMistake, Email, MOST_NAME, Phone, check_reachable, newcomer::MOST_TRADE},
    values::{money::Cents, month::Month},
};
use chrono::{Datelike, NaiveDate};
use std::collections::HashMap;

/// The most suspended days of a file, each a row of the database: half a year for 600 participants.
const MOST_SUSPENDED_DAYS: i64 = 110_000;

/// Parses the participants' file.
///
/// # Errors
/// Every [`RefusedLine`], in the order of the lines.
pub fn read_participants(file: &[u8]) -> Result<Vec<ImportedParticipant>, Vec<RefusedLine>> {
    let source = SourceFile::Participants;
    let Rows { optional, rows, mut refused, .. } = read_rows(source, file)?;
    let mut people = Vec::new();
    let mut seen: HashMap<String, SeenContact> = HashMap::new();
    let mut coaches = Vec::new();
    let mut suspended_days = 0;
    for row in &rows {
        let mut cells = Cells { source, row, refused: &mut refused };
        let phone = cells.optional("telephone", |cell| cell.parse::<Phone>().map_err(Reason::from));
        let email = cells.optional("courriel", |cell| cell.parse::<Email>().map_err(Reason::from));
        if phone == Some(None) && email == Some(None) {
            cells.refuse("telephone", Reason::ContactMissing);
        }
        if let (Some(phone), Some(email)) = (&phone, &email)
            && let Err(why) = check_reachable(phone.as_ref(), email.as_ref())
        {
            cells.refuse("telephone", ContactMistake::from(why).into());
        }
        let contacts = [
            ("telephone", phone.iter().flatten().map(|phone| phone.as_str().to_owned()).next()),
            ("courriel", email.iter().flatten().map(|email| email.as_str().to_owned()).next()),
        ];
        let coach = cells.required("accompagnateur", |cell| cell.parse::<Email>().map_err(Reason::from));
        if let Some(coach) = &coach {
            coaches.push((row.line, coach.clone()));
        }
        let person = read_participant(&mut cells, phone, email, coach, &optional);
        let suspensions = person.iter().flat_map(|person| person.history.suspensions.iter().flatten());
        suspended_days += suspensions.map(Suspension::length).sum::<i64>();
        if suspended_days > MOST_SUSPENDED_DAYS {
            return Err(vec![RefusedLine::new(source, row.line, "suspensions", Reason::FileTooLarge)]);
        }
        // A participant who left and came back has two lines: the exit of the first is before the start of the second.
        let starts_on = person.as_ref().map(|person| person.period.starts_on);
        let left_on = person.as_ref().and_then(|person| person.period.left_on);
        for (column, contact) in contacts {
            let Some(contact) = contact else { continue };
            match seen.get(&contact) {
                Some(before) if before.left_on.zip(starts_on).is_none_or(|(left, starts)| starts <= left) => {
                    cells.refuse_duplicate(column, before.line);
                }
                _ => {
                    seen.insert(contact, SeenContact { line: row.line, left_on });
                }
            }
        }
        people.extend(person);
    }
    for (line, coach) in coaches {
        if seen.contains_key(coach.as_str()) {
            refused.push(RefusedLine::new(source, line, "accompagnateur", Reason::NotACoach));
        }
    }
    all_or_nothing(people, refused)
}

/// The line of a contact, and the exit of its participant.
struct SeenContact {
    line: u64,
    left_on: Option<NaiveDate>,
}

/// The participant of a row; `None` if a cell is refused. Every cell is parsed first, so that all refused cells are reported.
fn read_participant(
    cells: &mut Cells,
    phone: Option<Option<Phone>>,
    email: Option<Option<Email>>,
    coach: Option<Email>,
    optional: &[&str],
) -> Option<ImportedParticipant> {
    let first_name = cells.required("prenom", |cell| text(cell, MOST_NAME));
    let last_name = cells.required("nom", |cell| text(cell, MOST_NAME));
    let trade = cells.required("activite", |cell| text(cell, MOST_TRADE));
    let activity = cells.required("code_activite", activity);
    let starts_on = cells.required("debut_parcours", date).filter(|day| cells.check("debut_parcours", day.year() >= 2000, Reason::Date));
    let ends_on = cells.required("fin_pass_iae", date);
    let period =
        starts_on.zip(ends_on).map(|(starts_on, ends_on)| EnrollmentPeriod { starts_on, ends_on, left_on: None }).filter(|period| {
            cells.check("fin_pass_iae", period.starts_on < period.ends_on, Reason::EndBeforeStart)
                && cells.check(
                    "fin_pass_iae",
                    (period.ends_on - period.starts_on).num_days() <= MOST_PERIOD_DAYS,
                    Reason::EnrollmentTooLong,
                )
        });
    let registered_on = cells.optional("immatriculation", date);
    let acre = cells.required("acre", yes_no);
    let benefit = cells.optional("aide", benefit).map(|benefit| benefit.unwrap_or(Benefit::None));
    let benefit_since = cells.optional("aide_depuis", date);
    let starting_turnover = cells.required("ca_mensuel_depart", positive);
    let goal = cells.optional("objectif_mensuel", positive).map(|goal| goal.filter(|goal| *goal > Cents::ZERO));
    let history = read_history(cells, optional);
    let left_on = history.as_ref().and_then(ImportedHistory::exit_day);
    let within = |period: &EnrollmentPeriod, day: NaiveDate| (period.starts_on..=period.ends_on).contains(&day);
    let period = period.map(|period| EnrollmentPeriod { left_on, ..period });
    let period = period.filter(|period| {
        let exit_fits = left_on.is_none_or(|day| within(period, day));
        let suspensions = history.iter().flat_map(|it| it.suspensions.iter().flatten());
        let mut days = suspensions.flat_map(|it| [it.first_day(), it.last_day()]);
        let suspensions_fit = days.all(|day| within(period, day));
        let exit_fits = cells.check("sortie", exit_fits, Reason::ExitOutsideEnrollment);
        cells.check("suspensions", suspensions_fit, Reason::Suspensions) && exit_fits
    });
    Some(ImportedParticipant {
        line: cells.row.line,
        first_name: first_name?,
        last_name: last_name?,
        phone: phone?,
        email: email?,
        period: period?,
        record: EntryRecord {
            trade: trade?,
            activity: activity?,
            registered_on: registered_on?,
            acre: acre?,
            benefit: benefit?,
            benefit_since: benefit_since?,
            starting_turnover: starting_turnover?,
            goal: goal?,
        },
        coach: coach?,
        history: history?,
    })
}

/// Parses the declarations' file.
///
/// # Errors
/// Every [`RefusedLine`], in the order of the lines.
pub fn read_declarations(file: &[u8]) -> Result<Vec<ImportedMonth>, Vec<RefusedLine>> {
    let source = SourceFile::Declarations;
    let Rows { rows, mut refused, .. } = read_rows(source, file)?;
    let mut months: Vec<ImportedMonth> = Vec::new();
    let mut positions: HashMap<(Contact, Month), usize> = HashMap::new();
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
        let position = *positions.entry((contact.clone(), month)).or_insert(months.len());
        match months.get_mut(position) {
            None => months.push(ImportedMonth { line: row.line, contact, month, lines: vec![line] }),
            Some(month) if month.lines.len() < MOST_LINES => month.lines.push(line),
            Some(_) => cells.refuse("mois", Reason::TooManyLines),
        }
    }
    all_or_nothing(months, refused)
}
