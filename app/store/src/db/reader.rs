//! The coach by whom a structure's rows are read, where coaches read only their own people and those whom they stand in for.
//!
//! This is the one place that says whom they read: [`StructureStore::read_by`] sets the coach, and [`readable`] is the condition that
//! queries of records have. Without a reader it is true of everybody: for coordinators, participants, jobs and tools.

use crate::{
    Result, StoreError,
    db::{Reader, StructureStore, Tx, tx_value, value},
};
use chrono::NaiveDate;
use domain::values::ids::{DeclarationId, PersonId};

/// The condition that the coach `$reader` is the coach `$coach` of an enrollment, or stands in for that coach on the day `$day`.
macro_rules! accompanied {
    ($coach:literal, $reader:literal, $day:literal) => {
        concat!(
            "(",
            $coach,
            " = ",
            $reader,
            " or exists (select 1 from substitution_day rd join substitution rs on rs.id = rd.substitution_id where rd.coach_id = ",
            $coach,
            " and rd.day = ",
            $day,
            " and rs.substitute_id = ",
            $reader,
            "))"
        )
    };
}
pub(crate) use accompanied;

/// The condition that the reader `$reader` reads the participant `$person` on the day `$day`: there is no reader; or the reader is the coach
/// of the participant's newest enrollment; or stands in for that coach on the day.
macro_rules! readable {
    ($person:literal, $reader:literal, $day:literal) => {
        concat!(
            "(cast(",
            $reader,
            " as text) is null or exists (select 1 from enrollment re where re.participant_id = ",
            $person,
            " and not exists (select 1 from enrollment rn where rn.participant_id = re.participant_id and rn.starts_on > re.starts_on)
             and ",
            $crate::db::accompanied!("re.coach_id", $reader, $day),
            "))"
        )
    };
}
pub(crate) use readable;

/// The condition that the reader `$reader` sees the name of the participant `$person` in a session of the coach `$coach` on the day `$day`: the
/// reader reads the participant; or holds the session, or stands in for its coach on the day.
macro_rules! named_in_session {
    ($person:literal, $coach:literal, $reader:literal, $day:literal) => {
        concat!(
            "(",
            $crate::db::readable!($person, $reader, $day),
            " or ",
            $coach,
            " = ",
            $reader,
            " or exists (select 1 from substitution_day sd join substitution ss on ss.id = sd.substitution_id where sd.coach_id = ",
            $coach,
            " and sd.day = ",
            $day,
            " and ss.substitute_id = ",
            $reader,
            "))"
        )
    };
}
pub(crate) use named_in_session;

/// Whether the reader, `$2`, reads the participant, `$1`, on the day, `$3`.
pub(crate) const READS: &str = concat!("select cast(case when ", readable!("$1", "$2", "$3"), " then 1 else 0 end as bigint)");

/// The participant of a declaration.
const OF_DECLARATION: &str =
    "select e.participant_id from declaration d join enrollment e on e.id = d.enrollment_id where d.structure_id = $1 and d.id = $2";

impl StructureStore {
    /// The same rows, of which that coach reads only their own people and those whom they stand in for on that day.
    #[must_use]
    pub fn read_by(self, coach: &PersonId, day: NaiveDate) -> Self {
        Self { reader: Some(Reader { coach: coach.clone(), day }), ..self }
    }

    /// The reader, for a query with [`readable`] to bind.
    pub(crate) fn reader(&self) -> Option<&str> {
        self.reader.as_ref().map(|reader| reader.coach.as_str())
    }

    /// The day on which is read, for a query with [`readable`] to bind.
    pub(crate) fn reading_day(&self) -> Option<NaiveDate> {
        self.reader.as_ref().map(|reader| reader.day)
    }

    /// Fails unless the reader reads the participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn check_reads(&self, participant: &PersonId) -> Result<()> {
        if self.reader.is_none() {
            return Ok(());
        }
        let reads: Option<i64> = value!(self.db, READS, participant, self.reader(), self.reading_day())?;
        if reads == Some(1) { Ok(()) } else { Err(StoreError::NotFound) }
    }
}

impl Tx {
    /// Fails unless the reader of the store reads the participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn check_reads(&mut self, store: &StructureStore, participant: &PersonId) -> Result<()> {
        if store.reader.is_none() {
            return Ok(());
        }
        let reads: Option<i64> = tx_value!(self, READS, participant, store.reader(), store.reading_day())?;
        if reads == Some(1) { Ok(()) } else { Err(StoreError::NotFound) }
    }

    /// Fails unless the reader of the store reads the participant of a declaration.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn check_reads_declaration(&mut self, store: &StructureStore, id: &DeclarationId) -> Result<()> {
        if store.reader.is_none() {
            return Ok(());
        }
        let of: Option<PersonId> = tx_value!(self, OF_DECLARATION, store.scope(), id)?;
        // A withdrawn one has no participant here: what follows says so.
        match of {
            Some(participant) => self.check_reads(store, &participant).await,
            None => Ok(()),
        }
    }
}
