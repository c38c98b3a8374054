//! Importing participants and declarations from files, all of it or nothing. What is stored stays as it is, so that importing
//! the same files again changes nothing.
//!
//! - `participants`: the lines of the participants' file: coaches, people, enrollments;
//! - `months`: the months of the declarations' file;
//! - `differences`: how the files differ from stored enrollments;
//! - `report`: what an import did.

pub(crate) mod differences;
mod months;
mod participants;
pub(crate) mod report;

use crate::{
    Actor, StoreError,
    db::{LockTarget, StructureStore, Tx, tx_rows, tx_value},
    people::People,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use differences::StoredEnrollment;
use domain::{
    enrollments::enrollment::EnrollmentPeriod,
    people::{
        Email, Phone, Role,
        import::{ImportedMonth, ImportedParticipant, Reason, RefusedLine, SourceFile, name_key},
    },
    values::ids::{EnrollmentId, PersonId},
};
use report::{ImportReport, ImportSummary};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// An import that was refused, or failed: nothing was changed.
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

/// Whose a phone number or an e-mail address is.
#[derive(Debug, Clone)]
enum ContactOwner {
    Participant(PersonId),
    Staff(PersonId),
    /// A person who has left the team.
    FormerStaff,
    /// A person of another structure.
    OtherStructure,
}

#[derive(sqlx_macros::FromRow)]
struct PersonRow {
    id: PersonId,
    role: Role,
    first_name: String,
    last_name: String,
    phone: Option<String>,
    email: Option<String>,
    left_team: bool,
}

/// An enrollment, stored before or added by the import.
#[derive(Debug, Clone)]
struct KnownEnrollment {
    id: EnrollmentId,
    coach: PersonId,
    period: EnrollmentPeriod,
    /// First and family name of the participant.
    name: String,
    /// The row before the import; `None` for an enrollment that the import adds.
    stored: Option<Arc<StoredEnrollment>>,
}

impl From<StoredEnrollment> for KnownEnrollment {
    fn from(row: StoredEnrollment) -> Self {
        Self { id: row.id.clone(), coach: row.coach_id.clone(), period: row.period(), name: row.name(), stored: Some(Arc::new(row)) }
    }
}

/// An import in an open transaction. A refused cell is noted and the import goes on, so that all refused cells are reported.
struct Import<'a> {
    store: &'a StructureStore,
    tx: Tx,
    by: Actor,
    /// The owners of the contacts of the structure and of the files, and of those that the import adds.
    owners: HashMap<String, ContactOwner>,
    /// The contacts of refused lines: no month of theirs is refused a second time.
    refused_contacts: HashSet<String>,
    /// The lines of each participant, with the first day of their enrollment.
    lines: HashMap<PersonId, Vec<(u64, NaiveDate)>>,
    /// The names of the participants stored before the import, as [`name_key`].
    names: HashSet<String>,
    /// Whether differences are applied.
    apply: bool,
    /// The enrollments of each participant of the structure, newest first.
    enrollments: HashMap<PersonId, Vec<KnownEnrollment>>,
    places_left: i64,
    /// The coaches whom the import adds.
    coaches: Vec<PersonId>,
    report: ImportReport,
    refused: Vec<RefusedLine>,
}

/// A finished import in a transaction that is still open: the caller commits or drops it.
pub(crate) struct CarriedOut {
    pub(crate) tx: Tx,
    pub(crate) report: ImportReport,
    pub(crate) coaches: Vec<PersonId>,
}

impl<'a> Import<'a> {
    /// Locks the structure, so that one import at a time runs in it, and loads people, enrollments and free places.
    async fn begin(store: &'a StructureStore, by: &Actor, apply: bool) -> Result<Self, StoreError> {
        let mut tx = store.db.begin().await?;
        tx.lock_row(LockTarget::Structure, store.scope()).await?;
        let people: Vec<PersonRow> = tx_rows!(
            &mut tx,
            "select id, role, first_name, last_name, phone, email, left_team_at is not null as left_team from person
             where structure_id = $1 and removed_at is null",
            store.scope()
        )?;
        let mut owners = HashMap::new();
        let mut names = HashSet::new();
        for person in people {
            if person.role == Role::Participant {
                names.insert(name_key(&person.first_name, &person.last_name));
            }
            let owner = match person.role {
                Role::Participant => ContactOwner::Participant(person.id),
                _ if person.left_team => ContactOwner::FormerStaff,
                Role::Coach | Role::Coordinator | Role::Network => ContactOwner::Staff(person.id),
            };
            owners.extend(person.phone.into_iter().chain(person.email).map(|contact| (contact, owner.clone())));
        }
        let mut enrollments: HashMap<PersonId, Vec<KnownEnrollment>> = HashMap::new();
        for row in tx.stored_enrollments(store).await? {
            enrollments.entry(row.participant_id.clone()).or_default().push(row.into());
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
            owners,
            refused_contacts: HashSet::new(),
            lines: HashMap::new(),
            names,
            apply,
            enrollments,
            places_left: places_left.unwrap_or_default(),
            coaches: Vec::new(),
            report: ImportReport::default(),
            refused: Vec::new(),
        })
    }

    /// Loads which contacts of these lines are of people of other structures: a contact is unique over all of them.
    async fn load_other_owners(&mut self, lines: &[ImportedParticipant]) -> Result<(), StoreError> {
        for line in lines {
            let contacts = [line.phone.as_ref().map(Phone::as_str), line.email.as_ref().map(Email::as_str), Some(line.coach.as_str())];
            for contact in contacts.into_iter().flatten() {
                if self.owners.contains_key(contact) {
                    continue;
                }
                let other: Option<PersonId> = tx_value!(&mut self.tx, "select id from person where phone = $1 or email = $1", contact)?;
                if other.is_some() {
                    self.owners.insert(contact.to_owned(), ContactOwner::OtherStructure);
                }
            }
        }
        Ok(())
    }

    fn refuse(&mut self, file: SourceFile, line: u64, column: &'static str, reason: Reason) {
        self.refused.push(RefusedLine::new(file, line, column, reason));
    }
}

#[boxed_futures]
impl People<'_> {
    /// Imports participants and months, all of them or nothing. Coaches who are not in the structure are added without a password;
    /// months count as validated, and their author is the coach of the enrollment. Stored people and months stay as they are.
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

    /// Imports as [`Self::import`] does. With `apply` it also stores how the files differ in entry records, names, contacts and
    /// imported months; the report has every difference, applied or not.
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

    /// Tries an import: the same transaction, rolled back. Nothing is changed, the journal included.
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

    /// Runs an import without committing it.
    ///
    /// # Errors
    /// [`ImportError::Refused`] with every refused cell, by file and line; what was written until then is rolled back.
    pub(crate) async fn carry_out(
        &self,
        by: &Actor,
        participants: &[ImportedParticipant],
        months: &[ImportedMonth],
        apply: bool,
    ) -> Result<CarriedOut, ImportError> {
        let mut import = Import::begin(self, by, apply).await?;
        import.load_other_owners(participants).await?;
        for line in participants {
            import.add_participant(line).await?;
        }
        let merged = import.merge_months(months);
        if !import.refused.is_empty() {
            let mut refused = import.refused;
            refused.sort_by_key(|it| (it.file, it.line));
            return Err(ImportError::Refused(refused));
        }
        import.add_months(&merged).await?;
        let Import { tx, report, coaches, .. } = import;
        Ok(CarriedOut { tx, report, coaches })
    }
}
