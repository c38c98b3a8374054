//! The coordinator's files, taken whole or not at all.
//!
//! What is known already stays as it is, so that the same files can be taken again: the second time changes nothing.

use crate::{
    Actor, Difference, NewEnrollment, NewPerson, Refusal, StoreError,
    db::{LockTarget, StructureStore, Tx, tx_rows, tx_value},
    people::People,
    people::import_differences::KnownPath,
};
use chrono::{Duration, NaiveDate};
use domain::{
    declarations::declaration::{DeclarationState, MOST_LINES, TurnoverLine, total},
    enrollments::enrollment::{EnrollmentPeriod, EnrollmentRefusal},
    people::{
        Email, Phone, Role, cut_name,
        import::{ImportedMonth, ImportedParticipant, Reason, RefusedLine, SourceFile, Warning, name_key},
    },
    values::{
        ids::{EnrollmentId, PersonId, StructureId},
        money::Cents,
        month::Month,
        paris,
    },
};
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Why a path stood still, where only a file says that it did.
const SUSPENDED_BEFORE: &str = "Reprise d’un fichier";

/// What an import did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportSummary {
    /// Coaches whom nobody knew: they are in the team now and have no password yet.
    pub coaches_added: usize,
    /// People who were given a place: new ones, and those known without a path.
    pub participants_added: usize,
    /// People who had that path already, and of whom the file says nothing else.
    pub participants_known: usize,
    /// People who had that path already, and of whom the file says otherwise.
    #[serde(default)]
    pub participants_differing: usize,
    /// Months that stand as validated from now on.
    pub months_added: usize,
    /// Months that stood there with the same lines.
    pub months_known: usize,
    /// Months that stand there with other lines.
    pub months_differing: usize,
    /// How many cells that say otherwise were taken over; the others were left alone.
    #[serde(default)]
    pub changes_applied: usize,
}

impl ImportSummary {
    /// What it does beside taking over what differs.
    pub fn without_changes(self) -> Self {
        Self { changes_applied: 0, ..self }
    }

    /// Whether the structure is as it was.
    pub fn is_nothing(&self) -> bool {
        self.participants_added + self.coaches_added + self.months_added + self.changes_applied == 0
    }
}

/// What an import did or would do, with what the files say otherwise.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// In figures.
    #[serde(flatten)]
    pub summary: ImportSummary,
    /// Every cell that says otherwise than what is known, by file and line.
    #[serde(default)]
    pub differences: Vec<Difference>,
    /// What should be looked at before.
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

impl ImportReport {
    /// How many differences an import can take over.
    pub fn applicable(&self) -> usize {
        self.differences.iter().filter(|it| it.applies).count()
    }
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
    id: PersonId,
    structure_id: StructureId,
    role: Role,
    first_name: String,
    last_name: String,
    phone: Option<String>,
    email: Option<String>,
    left_team: bool,
}

/// A path as the months need it.
#[derive(Debug, Clone)]
struct OwnPath {
    id: EnrollmentId,
    coach: PersonId,
    days: EnrollmentPeriod,
    /// First and family name of the person.
    name: String,
    /// What stood there before the import; nothing for a path that it begins.
    before: Option<Arc<KnownPath>>,
}

impl OwnPath {
    fn known(path: KnownPath) -> Self {
        Self { id: path.id.clone(), coach: path.coach_id.clone(), days: path.path(), name: path.name(), before: Some(Arc::new(path)) }
    }
}

#[derive(sqlx::FromRow)]
struct LineRow {
    enrollment_id: String,
    month: String,
    state: DeclarationState,
    imported: bool,
    total: Cents,
    activity: String,
    kind: String,
    amount: i64,
}

/// A month that is there already.
struct DeclaredThere {
    /// Whether it came from a file and still stands as it came.
    from_file: bool,
    total: Cents,
    lines: Lines,
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
    /// The first of its lines in the file.
    line: u64,
    path: OwnPath,
    month: Month,
    lines: Vec<TurnoverLine>,
}

/// An import under way. What is refused is noted and the reading goes on, so that all of it is named at once.
struct Import<'a> {
    store: &'a StructureStore,
    tx: Tx,
    by: Actor,
    /// Whose the contacts are: of everybody in the database, and of the file's people as they come.
    holders: HashMap<String, Holder>,
    /// The contacts of refused people: why their months find nobody is told already.
    passed_over: HashSet<String>,
    /// The people whom a line of the file has named, with the line and the first day of their path.
    named: HashMap<PersonId, Vec<(u64, NaiveDate)>>,
    /// The names of the participants who were there before.
    names: HashSet<String>,
    /// Whether to take over what differs.
    apply: bool,
    /// The paths of the structure's people, newest first.
    paths: HashMap<PersonId, Vec<OwnPath>>,
    places_left: i64,
    /// The coaches who were added.
    coaches: Vec<PersonId>,
    report: ImportReport,
    refused: Vec<RefusedLine>,
}

/// An import that was carried out in a transaction that is still open: committed it counts, dropped it never was.
pub(crate) struct CarriedOut {
    pub(crate) tx: Tx,
    pub(crate) report: ImportReport,
    pub(crate) coaches: Vec<PersonId>,
}

impl<'a> Import<'a> {
    /// Holds the structure, so that one import at a time is under way in it, and reads what is known.
    async fn begin(store: &'a StructureStore, by: &Actor, apply: bool) -> Result<Self, StoreError> {
        let mut tx = store.db.begin().await?;
        tx.lock_row(LockTarget::Structure, store.scope()).await?;
        // Phone numbers and addresses are unique over all structures: whose they are must be looked for in all.
        let people: Vec<PersonRow> = tx_rows!(
            &mut tx,
            "select id, structure_id, role, first_name, last_name, phone, email, left_team_at is not null as left_team from person"
        )?;
        let mut holders = HashMap::new();
        let mut names = HashSet::new();
        for person in people {
            if person.role == Role::Participant && person.structure_id == store.structure {
                names.insert(name_key(&person.first_name, &person.last_name));
            }
            let holder = match person.role {
                _ if person.structure_id != store.structure => Holder::Elsewhere,
                Role::Participant => Holder::Participant(person.id),
                _ if person.left_team => Holder::Left,
                Role::Coach | Role::Coordinator | Role::Network => Holder::Staff(person.id),
            };
            holders.extend(person.phone.into_iter().chain(person.email).map(|contact| (contact, holder.clone())));
        }
        let mut paths: HashMap<PersonId, Vec<OwnPath>> = HashMap::new();
        for path in tx.known_paths(store).await? {
            paths.entry(path.participant_id.clone()).or_default().push(OwnPath::known(path));
        }
        let places_left: Option<i64> = tx_value!(
            &mut tx,
            "select (select count(*) from structure_place where structure_id = $1 and not closed)
             - (select count(*) from enrollment where structure_id = $1 and left_on is null)",
            store.scope()
        )?;
        Ok(Self {
            store,
            tx,
            by: by.clone(),
            holders,
            passed_over: HashSet::new(),
            named: HashMap::new(),
            names,
            apply,
            paths,
            places_left: places_left.unwrap_or_default(),
            coaches: Vec::new(),
            report: ImportReport::default(),
            refused: Vec::new(),
        })
    }

    fn refuse(&mut self, file: SourceFile, line: u64, column: &'static str, reason: Reason) {
        self.refused.push(RefusedLine::new(file, line, column, reason));
    }

    /// Adds someone. Each a millisecond after the one before: people stay in the order of the file.
    async fn add_person(&mut self, new: &NewPerson) -> Result<PersonId, StoreError> {
        let id = self.tx.add_person(&self.store.structure, &self.by, new).await?;
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
        self.report.summary.coaches_added += 1;
        Ok(Ok(id))
    }

    /// The participant of a line whom the structure knows, if it does; the reasons against the line otherwise.
    fn known(&self, line: &ImportedParticipant) -> Result<Option<PersonId>, Vec<RefusedLine>> {
        let contacts = [("telephone", line.phone.as_ref().map(Phone::as_str)), ("courriel", line.email.as_ref().map(Email::as_str))];
        let refusal = |column, reason| RefusedLine::new(SourceFile::Participants, line.line, column, reason);
        let mut found: Option<PersonId> = None;
        let mut against = Vec::new();
        for (column, contact) in contacts {
            match contact.and_then(|contact| self.holders.get(contact)) {
                None => {}
                Some(Holder::Staff(_) | Holder::Left | Holder::Elsewhere) => against.push(refusal(column, Reason::KnownElsewhere)),
                Some(Holder::Participant(id)) if found.as_ref().is_some_and(|other| other != id) => {
                    against.push(refusal(column, Reason::TwoPeople));
                }
                Some(Holder::Participant(id)) => match self.named_by(id, line) {
                    Some(earlier) => against.push(refusal(column, Reason::Duplicate).said_on(earlier)),
                    None => found = Some(id.clone()),
                },
            }
        }
        if against.is_empty() { Ok(found) } else { Err(against) }
    }

    /// The line that has named someone with the path of this one, if one has. Whoever came back has two paths, and two lines.
    fn named_by(&self, person: &PersonId, line: &ImportedParticipant) -> Option<u64> {
        let named = self.named.get(person)?;
        let starts_on = self.path_of(person, line).map_or(line.path.starts_on, |path| path.days.starts_on);
        named.iter().find(|(_, named)| *named == starts_on).map(|(earlier, _)| *earlier)
    }

    /// Which path of someone a line is about: the one that begins on its first day, or else their newest. None when they have
    /// left before that day: then it is a return.
    fn path_of(&self, person: &PersonId, line: &ImportedParticipant) -> Option<&OwnPath> {
        let paths = self.paths.get(person)?;
        let same = paths.iter().find(|path| path.days.starts_on == line.path.starts_on);
        let left_before = |path: &&OwnPath| path.days.left_on.is_some_and(|left| left < line.path.starts_on);
        same.or_else(|| paths.first().filter(|path| !left_before(path)))
    }

    async fn participant(&mut self, line: &ImportedParticipant) -> Result<(), StoreError> {
        let contacts: Vec<String> =
            line.phone.iter().map(|phone| phone.as_str().into()).chain(line.email.iter().map(|email| email.as_str().into())).collect();
        let (id, against) = match self.known(line) {
            Err(mut against) => {
                against.extend(self.coach(&line.coach).await?.err().map(|reason| refused_coach(line, reason)));
                (None, against)
            }
            Ok(known) => match known.as_ref().and_then(|id| self.path_of(id, line)).cloned() {
                Some(path) => {
                    self.compare(line, &path).await?;
                    (known.map(|id| (id, path.days.starts_on)), Vec::new())
                }
                None => self.enroll_line(line, known).await?,
            },
        };
        match id {
            Some((id, starts_on)) => {
                for contact in contacts {
                    self.holders.entry(contact).or_insert_with(|| Holder::Participant(id.clone()));
                }
                self.named.entry(id).or_default().push((line.line, starts_on));
            }
            None => self.passed_over.extend(contacts),
        }
        self.refused.extend(against);
        Ok(())
    }

    /// Names what a line says otherwise of a path that is there, and takes it over where that is asked for.
    async fn compare(&mut self, line: &ImportedParticipant, path: &OwnPath) -> Result<(), StoreError> {
        let Some(before) = path.before.clone() else {
            self.report.summary.participants_known += 1;
            return Ok(());
        };
        let differences = before.differences(line);
        if differences.is_empty() {
            self.report.summary.participants_known += 1;
            return Ok(());
        }
        self.report.summary.participants_differing += 1;
        if self.apply {
            self.report.summary.changes_applied += self.tx.take_over(self.store, &self.by, &before, line, &differences).await?;
        }
        self.report.differences.extend(differences);
        Ok(())
    }

    /// Gives the person of a line a place, or says why not.
    async fn enroll_line(
        &mut self,
        line: &ImportedParticipant,
        known: Option<PersonId>,
    ) -> Result<(Option<(PersonId, NaiveDate)>, Vec<RefusedLine>), StoreError> {
        let refused = |column, reason| vec![RefusedLine::new(SourceFile::Participants, line.line, column, reason)];
        let coach = match self.coach(&line.coach).await? {
            Ok(coach) => coach,
            Err(reason) => return Ok((None, vec![refused_coach(line, reason)])),
        };
        if line.path.left_on.is_some_and(|day| day > paris::day(self.by.at)) {
            return Ok((None, refused("sortie", Reason::ExitLater)));
        }
        if self.places_left < 1 && line.path.left_on.is_none() {
            return Ok((None, refused("", Reason::NoPlace)));
        }
        if known.is_none() && self.names.contains(&name_key(&line.first_name, &line.last_name)) {
            let name = format!("{} {}", line.first_name, line.last_name);
            self.report.warnings.push(Warning::NameKnown { name, line: line.line });
        }
        match self.enroll(line, known, coach).await {
            Err(StoreError::Refused(Refusal::Enrollment(EnrollmentRefusal::SchemeOver))) => {
                Ok((None, refused("debut_parcours", Reason::SchemeOver)))
            }
            enrolled => Ok((Some((enrolled?, line.path.starts_on)), Vec::new())),
        }
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
            signed_on: line.history.signed_on.flatten(),
            registered_on: line.registered_on,
            acre: line.acre,
            benefit: line.benefit,
            benefit_since: line.benefit_since,
            starting_turnover: line.starting_turnover,
            goal: line.goal,
        };
        let path = self.tx.enroll(&self.store.structure, &self.by, &new).await?;
        self.tx.add_history(self.store, &self.by, &path, line, SUSPENDED_BEFORE).await?;
        let name = format!("{} {}", line.first_name, line.last_name);
        self.paths.entry(id.clone()).or_default().insert(0, OwnPath { id: path, coach, days: line.path, name, before: None });
        self.places_left -= i64::from(line.path.left_on.is_none());
        self.report.summary.participants_added += 1;
        Ok(id)
    }

    /// The months of the file, each with its path, in the order of their first lines.
    fn whole_months(&mut self, months: &[ImportedMonth]) -> Vec<WholeMonth> {
        let mut in_order: Vec<&ImportedMonth> = months.iter().collect();
        in_order.sort_by_key(|month| month.line);
        let mut whole: Vec<WholeMonth> = Vec::new();
        let mut places: HashMap<(EnrollmentId, Month), usize> = HashMap::new();
        let running = Month::of(paris::day(self.by.at));
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
            if part.month >= running {
                self.refuse(SourceFile::Declarations, part.line, "mois", Reason::MonthNotOver);
                continue;
            }
            let place = *places.entry((path.id.clone(), part.month)).or_insert(whole.len());
            match whole.get_mut(place) {
                None => whole.push(WholeMonth { line: part.line, path, month: part.month, lines: part.lines.clone() }),
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
            self.tx.lock_row(LockTarget::Enrollment, path).await?;
        }
        let rows: Vec<LineRow> = tx_rows!(
            &mut self.tx,
            "select d.enrollment_id, d.month, d.state, d.imported, d.total, l.activity, l.kind, l.amount from declaration d
             join turnover_line l on l.declaration_id = d.id and l.version = d.version where d.structure_id = $1",
            self.store.scope()
        )?;
        let mut declared: HashMap<(String, String), DeclaredThere> = HashMap::new();
        for row in rows {
            let from_file = row.imported && !row.state.is_open();
            let there = declared.entry((row.enrollment_id, row.month));
            let there = there.or_insert_with(|| DeclaredThere { from_file, total: row.total, lines: Vec::new() });
            there.lines.push((row.activity, row.kind, row.amount));
        }
        for whole in months {
            let WholeMonth { path, month, lines, .. } = whole;
            if let Some(there) = declared.get_mut(&(path.id.as_str().to_owned(), month.to_string())) {
                there.lines.sort();
                if there.lines == unordered(lines) {
                    self.report.summary.months_known += 1;
                } else {
                    self.month_differs(whole, there).await?;
                }
            } else if self.tx.import_month(&self.store.structure, &self.by, &path.coach, &path.id, *month, lines).await? {
                self.report.summary.months_added += 1;
            } else {
                self.report.summary.months_differing += 1;
            }
        }
        Ok(())
    }

    /// Names a month that has other lines in the file. One that came from a file takes these where that is asked for; one that
    /// was declared here is corrected on its own page.
    async fn month_differs(&mut self, whole: &WholeMonth, there: &DeclaredThere) -> Result<(), StoreError> {
        let WholeMonth { line, path, month, lines } = whole;
        self.report.summary.months_differing += 1;
        let amount = |total: Cents, count: usize| if count > 1 { format!("{total} ({count} lignes)") } else { total.to_string() };
        self.report.differences.push(Difference {
            file: SourceFile::Declarations,
            line: *line,
            person: path.name.clone(),
            column: month.to_string(),
            old: amount(there.total, there.lines.len()),
            new: amount(total(lines), lines.len()),
            applies: there.from_file,
        });
        if self.apply && there.from_file {
            let author = self.by.person.clone().unwrap_or_else(|| path.coach.clone());
            self.tx.import_month_anew(&self.store.structure, &self.by, &author, (&path.id, *month), lines).await?;
            self.report.summary.changes_applied += 1;
        }
        Ok(())
    }
}

/// The refusal of a line's coach.
fn refused_coach(line: &ImportedParticipant, reason: Reason) -> RefusedLine {
    RefusedLine::new(SourceFile::Participants, line.line, "accompagnateur", reason)
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

impl People<'_> {
    /// Takes the coordinator's files, whole or not at all. Coaches whom nobody knows are added without a password; months
    /// count as validated, and their author is the coach of the path.
    ///
    /// People and months that are known stay as they are, so that the same files taken again change nothing.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with every refused cell, by file and line.
    pub async fn import(
        &self,
        by: &Actor,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
    ) -> Result<ImportSummary, ImportError> {
        Ok(self.import_with(by, participants, months, false).await?.summary)
    }

    /// Takes the files as [`Self::import`] does, and with `apply` takes over what they say otherwise of entry records, names,
    /// contacts and imported months: each difference is in the report, the other ones are left alone.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with every refused cell, by file and line.
    pub async fn import_with(
        &self,
        by: &Actor,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
        apply: bool,
    ) -> Result<ImportReport, ImportError> {
        let done = self.carry_out(by, participants, months, apply).await?;
        done.tx.commit().await?;
        Ok(done.report)
    }

    /// Tries an import: the same transaction, which then ends without a commit. Nothing was changed, the journal included.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with every refused cell, by file and line.
    pub async fn try_import(
        &self,
        by: &Actor,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
    ) -> Result<ImportReport, ImportError> {
        Ok(self.carry_out(by, participants, months, false).await?.report)
    }

    pub(crate) async fn carry_out(
        &self,
        by: &Actor,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
        apply: bool,
    ) -> Result<CarriedOut, ImportError> {
        let mut import = Import::begin(self, by, apply).await?;
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
        let Import { tx, report, coaches, .. } = import;
        Ok(CarriedOut { tx, report, coaches })
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
