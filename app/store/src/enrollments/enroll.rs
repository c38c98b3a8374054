//! Enrolling a participant on a place of the structure.

use crate::{
    Actor, Result,
    db::{LockTarget, Tx, new_id, tx_run, tx_value},
    enrollments::{Enrollments, record::NewEnrollment},
};
use boxed_futures::boxed_futures;
use domain::{
    enrollments::enrollment::EnrollmentRefusal,
    privacy::erasure::ErasureRefusal,
    values::ids::{EnrollmentId, StructureId},
};
use serde_json::json;

impl Tx {
    /// The first free place of a structure, whose row must be locked.
    ///
    /// # Errors
    /// [`EnrollmentRefusal::NoPlace`].
    pub(crate) async fn free_structure_place(&mut self, structure: &StructureId) -> Result<i64> {
        let free: Option<i64> = tx_value!(
            self,
            "select p.place from structure_place p where p.structure_id = $1 and not p.closed and not exists
             (select 1 from enrollment e where e.structure_id = p.structure_id and e.place = p.place and e.left_on is null)
             order by p.place limit 1",
            structure
        )?;
        Ok(free.ok_or(EnrollmentRefusal::NoPlace)?)
    }

    /// Enrolls a participant on the first free place; an enrollment that has an exit already takes none.
    pub(crate) async fn enroll(&mut self, structure: &StructureId, by: &Actor, new: &NewEnrollment) -> Result<EnrollmentId> {
        self.lock_row(LockTarget::Structure, structure.as_str()).await?;
        let running: Option<String> =
            tx_value!(self, "select id from enrollment where participant_id = $1 and left_on is null", &new.participant)?;
        // An enrollment that has an exit takes no free place, and another one may run.
        let over = new.period.left_on.is_some();
        if running.is_some() && !over {
            return Err(EnrollmentRefusal::Already.into());
        }
        let earlier: Option<String> = tx_value!(
            self,
            "select id from enrollment where participant_id = $1 and left_on >= $2 limit 1",
            &new.participant,
            new.period.starts_on
        )?;
        if earlier.is_some() {
            return Err(EnrollmentRefusal::BeforeExit.into());
        }
        let erased: Option<String> =
            tx_value!(self, "select id from person where id = $1 and (erased_at is not null or removed_at is not null)", &new.participant)?;
        if erased.is_some() {
            return Err(ErasureRefusal::Done.into());
        }
        let scheme_over: Option<String> =
            tx_value!(self, "select id from structure where id = $1 and scheme_last_day < $2", structure, new.period.starts_on)?;
        if scheme_over.is_some() {
            return Err(EnrollmentRefusal::SchemeOver.into());
        }
        let place = if over {
            let any: Option<i64> = tx_value!(self, "select min(place) from structure_place where structure_id = $1", structure)?;
            any.ok_or(EnrollmentRefusal::NoPlace)?
        } else {
            self.free_structure_place(structure).await?
        };
        let id: EnrollmentId = new_id(by.at)?;
        tx_run!(
            self,
            "insert into enrollment (id, structure_id, participant_id, coach_id, place, starts_on, ends_on, left_on, trade, activity,
             registered_on, acre, benefit, benefit_since, starting_turnover, goal, created_at, signed_on)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)",
            &id,
            structure,
            &new.participant,
            &new.coach,
            place,
            new.period.starts_on,
            new.period.ends_on,
            new.period.left_on,
            new.record.trade.as_str(),
            new.record.activity,
            new.record.registered_on,
            new.record.acre,
            new.record.benefit,
            new.record.benefit_since,
            new.record.starting_turnover,
            new.record.goal,
            by.at,
            new.signed_on,
        )?;
        self.take_months(structure, &id, new.period.first_month()).await?;
        self.audit(structure, by, "enrollment.started", id.as_str(), json!({ "place": place })).await?;
        Ok(id)
    }
}

#[boxed_futures]
impl Enrollments<'_> {
    /// Enrolls a participant on the first free place.
    ///
    /// # Errors
    /// [`EnrollmentRefusal`] without a free place, for a participant who is enrolled, or for a start before an earlier exit or after the
    /// scheme.
    pub async fn enroll(&self, by: &Actor, new: &NewEnrollment) -> Result<EnrollmentId> {
        let mut tx = self.db.begin().await?;
        let id = tx.enroll(&self.structure, by, new).await?;
        tx.commit().await?;
        Ok(id)
    }
}
