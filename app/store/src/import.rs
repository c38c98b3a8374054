//! The coordinator's files, taken whole or not at all.
//!
//! What is known already stays as it is, so that the same files can be taken again: the second time changes nothing.

use crate::{
    By, NewEnrollment, NewPerson, Refusal, StoreError,
    db::{Lockable, Tx, Within, tx_rows, tx_value},
};
use chrono::{Duration, NaiveDate};
use domain::{
    declaration::{MOST_LINES, TurnoverLine},
    enrollment::{EnrollmentRefusal, Path},
    ids::{EnrollmentId, PersonId, StructureId},
    import::{ImportedMonth, ImportedParticipant, Reason, RefusedLine, SourceFile},
    month::Month,
    people::{Email, Phone, Role, cut_name},
};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Coaches whom nobody knew: they are in the team now and have no password yet.
    pub coaches_added: usize,
    /// People who were given a place: new ones, and those known without a path.
    pub participants_added: usize,
    /// People who had a path already: nothing of theirs was changed.
    pub participants_known: usize,
    /// Months that stand as validated from now on.
    pub months_added: usize,
    /// Months that stood there with the same lines.
    pub months_known: usize,
    /// Months that stand there with other lines, and were left alone.
    pub months_differing: usize,
}

/// An import that was refused as a whole, or could not be carried through: nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// Every refused cell, by file and line.
    #[error("{} cells refused", .0.len())]
    Refused(Vec<RefusedLine>),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<sqlx::Error> for ImportError {
    fn from(error: sqlx::Error) -> Self {
        Self::Store(error.into())
    }
}

/// Whose a phone number or an address is.
#[derive(Debug, Clone)]
enum Holder {
    Participant(PersonId),
    Staff(PersonId),
    /// Somebody who was of the team and has left it.
    Left,
    /// Somebody of another structure.
    Elsewhere,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    #[sqlx(try_from = "String")]
    id: PersonId,
    #[sqlx(try_from = "String")]
    structure_id: StructureId,
    #[sqlx(try_from = "String")]
    role: Role,
    phone: Option<String>,
    email: Option<String>,
    left_team: bool,
}

#[derive(sqlx::FromRow)]
struct PathRow {
    #[sqlx(try_from = "String")]
    id: EnrollmentId,
    #[sqlx(try_from = "String")]
    participant_id: PersonId,
    #[sqlx(try_from = "String")]
    coach_id: PersonId,
    starts_on: NaiveDate,
    ends_on: NaiveDate,
    left_on: Option<NaiveDate>,
}

/// A path as the months need it.
#[derive(Debug, Clone)]
struct OwnPath {
    id: EnrollmentId,
    coach: PersonId,
    days: Path,
}

#[derive(sqlx::FromRow)]
struct LineRow {
    enrollment_id: String,
    month: String,
    activity: String,
    kind: String,
    amount: i64,
}

/// The lines of a month without their order: a spreadsheet that was sorted anew tells nothing new.
type Lines = Vec<(String, String, i64)>;

fn unordered(lines: &[TurnoverLine]) -> Lines {
    let mut bare: Lines = lines.iter().map(|it| (it.activity().as_str().into(), it.kind().as_str().into(), it.amount().get())).collect();
    bare.sort();
    bare
}

/// A month of the file once it is known whose it is: what is named by phone and what is named by mail, together.
struct WholeMonth {
    path: OwnPath,
    month: Month,
    lines: Vec<TurnoverLine>,
}

/// An import under way. What is refused is noted and the reading goes on, so that all of it is named at once.
struct Import<'a> {
    within: &'a Within,
    tx: Tx,
    by: By,
    /// Whose the contacts are: of everybody in the database, and of the file's people as they come.
    holders: HashMap<String, Holder>,
    /// The contacts of refused people: why their months find nobody is told already.
    passed_over: HashSet<String>,
    /// The people whom a line of the file has named.
    named: HashSet<PersonId>,
    /// The paths of the structure's people, newest first.
    paths: HashMap<PersonId, Vec<OwnPath>>,
    places_left: i64,
    /// The coaches who were added.
    coaches: Vec<PersonId>,
    summary: ImportSummary,
    refused: Vec<RefusedLine>,
}

/// An import that was carried out in a transaction that is still open: committed it counts, dropped it never was.
pub(crate) struct CarriedOut {
    pub(crate) tx: Tx,
    pub(crate) summary: ImportSummary,
    pub(crate) coaches: Vec<PersonId>,
}

impl<'a> Import<'a> {
    /// Holds the structure, so that one import at a time is under way in it, and reads what is known.
    async fn begin(within: &'a Within, by: &By) -> Result<Self, StoreError> {
        let mut tx = within.db.begin().await?;
        tx.hold(Lockable::Structure, within.scope()).await?;
        // Phone numbers and addresses are unique over all structures: whose they are must be looked for in all.
        let people: Vec<PersonRow> =
            tx_rows!(&mut tx, "select id, structure_id, role, phone, email, left_team_at is not null as left_team from person")?;
        let mut holders = HashMap::new();
        for person in people {
            let holder = match person.role {
                _ if person.structure_id != within.structure => Holder::Elsewhere,
                Role::Participant => Holder::Participant(person.id),
                _ if person.left_team => Holder::Left,
                Role::Coach | Role::Coordinator | Role::Network => Holder::Staff(person.id),
            };
            holders.extend(person.phone.into_iter().chain(person.email).map(|contact| (contact, holder.clone())));
        }
        let known: Vec<PathRow> = tx_rows!(
            &mut tx,
            "select id, participant_id, coach_id, starts_on, ends_on, left_on from enrollment where structure_id = $1
             order by starts_on desc, id desc",
            within.scope()
        )?;
        let mut paths: HashMap<PersonId, Vec<OwnPath>> = HashMap::new();
        for row in known {
            let days = Path { starts_on: row.starts_on, ends_on: row.ends_on, left_on: row.left_on };
            paths.entry(row.participant_id).or_default().push(OwnPath { id: row.id, coach: row.coach_id, days });
        }
        let places_left: Option<i64> = tx_value!(
            &mut tx,
            "select (select count(*) from structure_place where structure_id = $1 and not closed)
             - (select count(*) from enrollment where structure_id = $1 and left_on is null)",
            within.scope()
        )?;
        Ok(Self {
            within,
            tx,
            by: by.clone(),
            holders,
            passed_over: HashSet::new(),
            named: HashSet::new(),
            paths,
            places_left: places_left.unwrap_or_default(),
            coaches: Vec::new(),
            summary: ImportSummary::default(),
            refused: Vec::new(),
        })
    }

    fn refuse(&mut self, file: SourceFile, line: u64, column: &'static str, reason: Reason) {
        self.refused.push(RefusedLine { file, line, column, reason });
    }

    /// Adds someone. Each a millisecond after the one before: people stay in the order of the file.
    async fn add_person(&mut self, new: &NewPerson) -> Result<PersonId, StoreError> {
        let id = self.tx.add_person(&self.within.structure, &self.by, new).await?;
        self.by.at += Duration::milliseconds(1);
        Ok(id)
    }

    /// The coach of a line, made when nobody has that address.
    async fn coach(&mut self, email: &Email) -> Result<Result<PersonId, Reason>, StoreError> {
        match self.holders.get(email.as_str()) {
            Some(Holder::Staff(id)) => return Ok(Ok(id.clone())),
            Some(Holder::Participant(_)) => return Ok(Err(Reason::NotACoach)),
            Some(Holder::Left) => return Ok(Err(Reason::CoachLeft)),
            Some(Holder::Elsewhere) => return Ok(Err(Reason::KnownElsewhere)),
            None => {}
        }
        let (first_name, last_name) = name_of(email);
        let (first_name, last_name) = (cut_name(&first_name), cut_name(&last_name));
        let id = self.add_person(&NewPerson { role: Role::Coach, first_name, last_name, phone: None, email: Some(email.clone()) }).await?;
        self.holders.insert(email.as_str().to_owned(), Holder::Staff(id.clone()));
        self.coaches.push(id.clone());
        self.summary.coaches_added += 1;
        Ok(Ok(id))
    }

    /// The participant of a line whom the structure knows, if it does; the reasons against the line otherwise.
    fn known(&self, line: &ImportedParticipant) -> Result<Option<PersonId>, Vec<(&'static str, Reason)>> {
        let contacts = [("telephone", line.phone.as_ref().map(Phone::as_str)), ("courriel", line.email.as_ref().map(Email::as_str))];
        let mut found: Option<PersonId> = None;
        let mut against = Vec::new();
        for (column, contact) in contacts {
            match contact.and_then(|contact| self.holders.get(contact)) {
                None => {}
                Some(Holder::Staff(_) | Holder::Left | Holder::Elsewhere) => against.push((column, Reason::KnownElsewhere)),
                Some(Holder::Participant(id)) if self.named.contains(id) => against.push((column, Reason::Duplicate)),
                Some(Holder::Participant(id)) if found.as_ref().is_some_and(|other| other != id) => {
                    against.push((column, Reason::TwoPeople));
                }
                Some(Holder::Participant(id)) => found = Some(id.clone()),
            }
        }
        if against.is_empty() { Ok(found) } else { Err(against) }
    }

    async fn participant(&mut self, line: &ImportedParticipant) -> Result<(), StoreError> {
        let known = self.known(line);
        let coach = self.coach(&line.coach).await?;
        let mut against = known.as_ref().err().cloned().unwrap_or_default();
        against.extend(coach.as_ref().err().map(|reason| ("accompagnateur", *reason)));
        let contacts: Vec<String> =
            line.phone.iter().map(|phone| phone.as_str().into()).chain(line.email.iter().map(|email| email.as_str().into())).collect();

        let id = match (known, coach) {
            (Ok(known), Ok(coach)) => {
                let in_a_path = known.as_ref().is_some_and(|id| self.paths.contains_key(id));
                if in_a_path {
                    self.summary.participants_known += 1;
                    known
                } else if self.places_left < 1 {
                    against.push(("", Reason::NoPlace));
                    None
                } else {
                    match self.enroll(line, known, coach).await {
                        Err(StoreError::Refused(Refusal::Enrollment(EnrollmentRefusal::SchemeOver))) => {
                            against.push(("debut_parcours", Reason::SchemeOver));
                            None
                        }
                        enrolled => Some(enrolled?),
                    }
                }
            }
            _ => None,
        };
        match id {
            Some(id) => {
                for contact in contacts {
                    self.holders.entry(contact).or_insert_with(|| Holder::Participant(id.clone()));
                }
                self.named.insert(id);
            }
            None => self.passed_over.extend(contacts),
        }
        for (column, reason) in against {
            self.refuse(SourceFile::Participants, line.line, column, reason);
        }
        Ok(())
    }

    /// Gives someone a place, and adds them first unless they are known.
    async fn enroll(&mut self, line: &ImportedParticipant, known: Option<PersonId>, coach: PersonId) -> Result<PersonId, StoreError> {
        let id = match known {
            Some(id) => id,
            None => {
                let new = NewPerson {
                    role: Role::Participant,
                    first_name: line.first_name.clone(),
                    last_name: line.last_name.clone(),
                    phone: line.phone.clone(),
                    email: line.email.clone(),
                };
                self.add_person(&new).await?
            }
        };
        let new = NewEnrollment {
            participant: id.clone(),
            coach: coach.clone(),
            path: line.path,
            trade: line.trade.clone(),
            activity: line.activity,
            signed_on: None,
            registered_on: line.registered_on,
            acre: line.acre,
            benefit: line.benefit,
            benefit_since: line.benefit_since,
            starting_turnover: line.starting_turnover,
            goal: line.goal,
        };
        let path = self.tx.enroll(&self.within.structure, &self.by, &new).await?;
        self.paths.insert(id.clone(), vec![OwnPath { id: path, coach, days: line.path }]);
        self.places_left -= 1;
        self.summary.participants_added += 1;
        Ok(id)
    }

    /// The months of the file, each with its path, in the order of their first lines.
    fn whole_months(&mut self, months: &[ImportedMonth]) -> Vec<WholeMonth> {
        let mut in_order: Vec<&ImportedMonth> = months.iter().collect();
        in_order.sort_by_key(|month| month.line);
        let mut whole: Vec<WholeMonth> = Vec::new();
        let mut places: HashMap<(EnrollmentId, Month), usize> = HashMap::new();
        for part in in_order {
            if self.passed_over.contains(part.contact.as_str()) {
                continue;
            }
            let Some(Holder::Participant(person)) = self.holders.get(part.contact.as_str()) else {
                self.refuse(SourceFile::Declarations, part.line, "courriel_ou_telephone", Reason::Nobody);
                continue;
            };
            let holds = |path: &&OwnPath| path.days.is_declarable(part.month);
            let Some(path) = self.paths.get(person).and_then(|paths| paths.iter().find(holds)).cloned() else {
                self.refuse(SourceFile::Declarations, part.line, "mois", Reason::MonthOutsidePath);
                continue;
            };
            let place = *places.entry((path.id.clone(), part.month)).or_insert(whole.len());
            match whole.get_mut(place) {
                None => whole.push(WholeMonth { path, month: part.month, lines: part.lines.clone() }),
                Some(known) if known.lines.len() + part.lines.len() <= MOST_LINES => known.lines.extend(&part.lines),
                Some(_) => self.refuse(SourceFile::Declarations, part.line, "mois", Reason::TooManyLines),
            }
        }
        whole
    }

    async fn add_months(&mut self, months: &[WholeMonth]) -> Result<(), StoreError> {
        // Whoever declares one of these months meanwhile waits, and then finds it there.
        let mut paths: Vec<&str> = months.iter().map(|month| month.path.id.as_str()).collect();
        paths.sort_unstable();
        paths.dedup();
        for path in paths {
            self.tx.hold(Lockable::Enrollment, path).await?;
        }
        let rows: Vec<LineRow> = tx_rows!(
            &mut self.tx,
            "select d.enrollment_id, d.month, l.activity, l.kind, l.amount from declaration d
             join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1",
            self.within.scope()
        )?;
        let mut declared: HashMap<(String, String), Lines> = HashMap::new();
        for row in rows {
            declared.entry((row.enrollment_id, row.month)).or_default().push((row.activity, row.kind, row.amount));
        }
        for WholeMonth { path, month, lines } in months {
            if let Some(there) = declared.get_mut(&(path.id.as_str().to_owned(), month.to_string())) {
                there.sort();
                let same = *there == unordered(lines);
                *(if same { &mut self.summary.months_known } else { &mut self.summary.months_differing }) += 1;
            } else if self.tx.import_month(&self.within.structure, &self.by, &path.coach, &path.id, *month, lines).await? {
                self.summary.months_added += 1;
            } else {
                self.summary.months_differing += 1;
            }
        }
        Ok(())
    }
}

/// A name made of an address: `camille.durand@…` is Camille Durand, `accueil@structure.example` Accueil Structure.
fn name_of(email: &Email) -> (String, String) {
    let (local, host) = email.as_str().split_once('@').unwrap_or((email.as_str(), ""));
    let parts: Vec<String> = local.split(['.', '_']).filter(|part| !part.is_empty()).map(capitalised).collect();
    match parts.split_first() {
        Some((first, rest)) if !rest.is_empty() => (first.clone(), rest.join(" ")),
        Some((only, _)) => (only.clone(), capitalised(host.split('.').next().unwrap_or(host))),
        None => (local.to_owned(), host.to_owned()),
    }
}

/// `jean-luc` as Jean-Luc.
fn capitalised(word: &str) -> String {
    let capital = |part: &str| {
        let mut signs = part.chars();
        signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
    };
    word.split('-').map(capital).collect::<Vec<_>>().join("-")
}

impl Within {
    /// Takes the coordinator's files, whole or not at all. Coaches whom nobody knows are added without a password; months
    /// count as validated, and their author is the coach of the path.
    ///
    /// People and months that are known stay as they are, so that the same files taken again change nothing.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with every refused cell, by file and line.
    pub async fn import(
        &self,
        by: &By,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
    ) -> Result<ImportSummary, ImportError> {
        let done = self.carry_out(by, participants, months).await?;
        done.tx.commit().await?;
        Ok(done.summary)
    }

    /// Tries an import: the same transaction, which then ends without a commit. Nothing was changed, the journal included.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with every refused cell, by file and line.
    pub async fn try_import(
        &self,
        by: &By,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
    ) -> Result<ImportSummary, ImportError> {
        Ok(self.carry_out(by, participants, months).await?.summary)
    }

    pub(crate) async fn carry_out(
        &self,
        by: &By,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
    ) -> Result<CarriedOut, ImportError> {
        let mut import = Import::begin(self, by).await?;
        for line in participants {
            import.participant(line).await?;
        }
        let whole = import.whole_months(months);
        if !import.refused.is_empty() {
            let mut refused = import.refused;
            refused.sort_by_key(|it| (it.file, it.line));
            // The people added so far go with the transaction, which ends here without a commit.
            return Err(ImportError::Refused(refused));
        }
        import.add_months(&whole).await?;
        let Import { tx, summary, coaches, .. } = import;
        Ok(CarriedOut { tx, summary, coaches })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coach_gets_a_name_from_their_address() {
        for (address, first, last) in [
            ("camille.durand@structure.example", "Camille", "Durand"),
            ("jean-luc.le_goff@structure.example", "Jean-Luc", "Le Goff"),
            ("élodie.m@structure.example", "Élodie", "M"),
            ("accueil@structure.example", "Accueil", "Structure"),
            ("..@structure.example", "..", "structure.example"),
            ("-.-@structure.example", "-", "-"),
        ] {
            assert_eq!(name_of(&address.parse().unwrap()), (first.to_owned(), last.to_owned()), "{address}");
        }
    }
}
