//! The two records of a merge, as its preview shows them and as the merge itself reads them under its locks.

use crate::{
    Person, Result, StoreError,
    db::{StructureStore, Tx, tx_row, tx_rows, tx_value},
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    enrollments::enrollment::EnrollmentPeriod,
    people::{Role, merge::MergeRefusal},
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId},
        money::Cents,
        month::Month,
        undo::undone_until,
    },
};

/// An enrollment of one of the two records, with the number of its rows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct MergeEnrollment {
    /// Its identifier.
    pub id: EnrollmentId,
    /// The first day.
    pub starts_on: NaiveDate,
    /// The planned last day.
    pub ends_on: NaiveDate,
    /// The day of the exit.
    pub left_on: Option<NaiveDate>,
    /// The trade.
    pub trade: String,
    /// First and family name of the coach.
    pub coach: String,
    /// The number of declared months.
    pub months: i64,
    /// The signed sum of all declared months.
    pub total: Cents,
    /// The number of documents that were not removed.
    pub documents: i64,
    /// The number of notes that were not removed.
    pub notes: i64,
    /// The number of goals of the plan.
    pub goals: i64,
    /// The number of suspensions and extensions.
    pub changes: i64,
}

impl MergeEnrollment {
    /// Its days.
    pub fn period(&self) -> EnrollmentPeriod {
        EnrollmentPeriod { starts_on: self.starts_on, ends_on: self.ends_on, left_on: self.left_on }
    }

    /// Whether it shares a day with another enrollment. One without an exit runs on, whatever its planned end.
    fn overlaps(&self, other: &Self) -> bool {
        self.starts_on <= other.left_on.unwrap_or(self.starts_on) && other.starts_on <= self.left_on.unwrap_or(other.starts_on)
    }
}

/// One of the two records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRecord {
    /// The person.
    pub person: Person,
    /// Their enrollments, oldest first.
    pub enrollments: Vec<MergeEnrollment>,
    /// The number of bookings, of past sessions too.
    pub bookings: i64,
    /// The number of attestations.
    pub attestations: i64,
}

/// A month that both records declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthClash {
    /// The month.
    pub month: Month,
    /// The declaration of the record that stays.
    pub kept: ClashingMonth,
    /// The declaration of the other.
    pub merged: ClashingMonth,
}

impl MonthClash {
    /// Whether the amounts differ, so that one has to be chosen.
    pub fn differs(&self) -> bool {
        self.kept.total != self.merged.total
    }
}

/// A declaration of a month that both declared.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ClashingMonth {
    /// Its identifier.
    pub id: DeclarationId,
    pub(super) month: Month,
    /// Its signed sum.
    pub total: Cents,
    /// Its state.
    pub state: DeclarationState,
}

/// What a merge of two records does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergePreview {
    /// The record that stays.
    pub kept: MergeRecord,
    /// The record that goes.
    pub merged: MergeRecord,
    /// The two enrollments that share days, that of the record that stays first: one of them stays.
    pub overlapping: Option<(EnrollmentId, EnrollmentId)>,
    /// The months that both declared, oldest first.
    pub clashes: Vec<MonthClash>,
    /// The titles of the goals of the two enrollments that share days, each with its enrollment.
    pub goals: Vec<(EnrollmentId, String)>,
}

#[derive(sqlx_macros::FromRow)]
struct PersonState {
    #[sqlx(flatten)]
    person: Person,
    erased_at: Option<DateTime<Utc>>,
    removed_at: Option<DateTime<Utc>>,
}

/// The two enrollments that share days, that of the record that stays first; `None` when none do.
///
/// # Errors
/// [`MergeRefusal::Enrollments`] when more than two do.
fn overlapping_enrollments(kept: &MergeRecord, merged: &MergeRecord) -> Result<Option<(EnrollmentId, EnrollmentId)>> {
    let mut found = None;
    for own in &kept.enrollments {
        for other in merged.enrollments.iter().filter(|other| own.overlaps(other)) {
            if found.is_some() {
                return Err(MergeRefusal::Enrollments.into());
            }
            found = Some((own.id.clone(), other.id.clone()));
        }
    }
    Ok(found)
}

/// The months that both declared, in the order of the first.
fn clashing_months(declared: Vec<ClashingMonth>, mut others: Vec<ClashingMonth>) -> Vec<MonthClash> {
    let mut clashes = Vec::new();
    for kept in declared {
        if let Some(at) = others.iter().position(|other| other.month == kept.month) {
            clashes.push(MonthClash { month: kept.month, kept, merged: others.swap_remove(at) });
        }
    }
    clashes
}

impl Tx {
    /// Both records with what they clash over.
    ///
    /// # Errors
    /// [`MergeRefusal::NotTwo`], [`MergeRefusal::Erasure`], [`MergeRefusal::Recent`], [`MergeRefusal::Enrollments`],
    /// [`MergeRefusal::BothBooked`]; [`StoreError::NotFound`].
    pub(super) async fn merge_facts(
        &mut self,
        store: &StructureStore,
        kept: &PersonId,
        merged: &PersonId,
        now: DateTime<Utc>,
    ) -> Result<MergePreview> {
        let (one, other) = (self.mergeable_person(store, kept, now).await?, self.mergeable_person(store, merged, now).await?);
        if kept == merged {
            return Err(MergeRefusal::NotTwo.into());
        }
        let one = self.merge_record(one).await?;
        let other = self.merge_record(other).await?;
        let overlapping = overlapping_enrollments(&one, &other)?;
        self.check_bookings_apart(kept, merged, now).await?;
        let (declared, others) = (self.declared_months(kept).await?, self.declared_months(merged).await?);
        let clashes = clashing_months(declared, others);
        let mut goals = Vec::new();
        if let Some((a, b)) = &overlapping {
            let find = "select enrollment_id, title from goal where enrollment_id in ($1, $2) and dropped_at is null order by position, id";
            goals = tx_rows!(self, find, a, b)?;
        }
        Ok(MergePreview { kept: one, merged: other, overlapping, clashes, goals })
    }

    /// A participant whose record can be merged now.
    ///
    /// # Errors
    /// [`MergeRefusal::NotTwo`], [`MergeRefusal::Erasure`], [`MergeRefusal::Recent`]; [`StoreError::NotFound`].
    async fn mergeable_person(&mut self, store: &StructureStore, id: &PersonId, now: DateTime<Utc>) -> Result<Person> {
        let find = "select id, structure_id, role, first_name, last_name, phone, email, language, erased_at, removed_at from person
            where structure_id = $1 and id = $2";
        let found: Option<PersonState> = tx_row!(self, find, store.scope(), id)?;
        let found = found.ok_or(StoreError::NotFound)?;
        if found.person.role != Role::Participant || found.erased_at.is_some() || found.removed_at.is_some() {
            return Err(MergeRefusal::NotTwo.into());
        }
        let find = "select id from erasure_request where person_id = $1 and withdrawn_at is null and done_at is null";
        let asked: Option<String> = tx_value!(self, find, id)?;
        if asked.is_some() {
            return Err(MergeRefusal::Erasure.into());
        }
        // The row of a merge whose time is over may still wait for the job that deletes it.
        let find = "select made_at from person_merge where kept_id = $1";
        let made: Vec<(DateTime<Utc>,)> = tx_rows!(self, find, id)?;
        let recent = made.into_iter().any(|(at,)| now <= undone_until(at));
        if recent { Err(MergeRefusal::Recent.into()) } else { Ok(found.person) }
    }

    async fn merge_record(&mut self, person: Person) -> Result<MergeRecord> {
        let id = &person.id;
        let enrollments = tx_rows!(
            self,
            "select e.id, e.starts_on, e.ends_on, e.left_on, e.trade, c.first_name || ' ' || c.last_name as coach,
             (select count(*) from declaration d where d.enrollment_id = e.id) as months,
             coalesce((select cast(sum(d.total) as bigint) from declaration d where d.enrollment_id = e.id), 0) as total,
             (select count(*) from document d where d.enrollment_id = e.id and d.removed_at is null) as documents,
             (select count(*) from note n where n.enrollment_id = e.id and n.removed_at is null) as notes,
             (select count(*) from goal g where g.enrollment_id = e.id and g.dropped_at is null) as goals,
             (select count(*) from suspension s where s.enrollment_id = e.id)
                + (select count(*) from extension x where x.enrollment_id = e.id) as changes
             from enrollment e join person c on c.id = e.coach_id where e.participant_id = $1 order by e.starts_on, e.id",
            id
        )?;
        let bookings: Option<i64> = tx_value!(self, "select count(*) from booking where participant_id = $1", id)?;
        let attestations: Option<i64> = tx_value!(self, "select count(*) from attestation where participant_id = $1", id)?;
        let (bookings, attestations) = (bookings.unwrap_or_default(), attestations.unwrap_or_default());
        Ok(MergeRecord { person, enrollments, bookings, attestations })
    }

    async fn declared_months(&mut self, person: &PersonId) -> Result<Vec<ClashingMonth>> {
        Ok(tx_rows!(
            self,
            "select d.id, d.month, d.total, d.state from enrollment e join declaration d on d.enrollment_id = e.id
             where e.participant_id = $1 order by d.month, d.id",
            person
        )?)
    }

    /// Fails when both hold a place, or wait for one, in a session that is not over, or in two at the same time.
    async fn check_bookings_apart(&mut self, kept: &PersonId, merged: &PersonId, now: DateTime<Utc>) -> Result<()> {
        let at_once = "select s.id from busy x join busy y on y.cell = x.cell join session s on s.id = x.session_id
            where x.person_id = $1 and y.person_id = $2 and s.ends_at > $3 limit 1";
        let at_once: Option<String> = tx_value!(self, at_once, merged, kept, now)?;
        let waiting = "select w.id from waitlist_entry w where w.participant_id = $1 and w.state in ('Waiting', 'Offered')
            and (exists (select 1 from waitlist_entry o where o.session_id = w.session_id and o.participant_id = $2
                    and o.state in ('Waiting', 'Offered'))
                or exists (select 1 from booking b where b.session_id = w.session_id and b.participant_id = $2
                    and b.state in ('Booked', 'Attended', 'NoShow'))) limit 1";
        let waits: Option<String> = tx_value!(self, waiting, merged, kept)?;
        let waited: Option<String> = tx_value!(self, waiting, kept, merged)?;
        if at_once.or(waits).or(waited).is_some() { Err(MergeRefusal::BothBooked.into()) } else { Ok(()) }
    }
}
