//! The enrollment to which a month of a participant belongs. A participant who came back has several, and may still read,
//! declare and answer for the months of the earlier ones, the three after the exit included.

use crate::{
    Result, StoreError,
    db::{LockTarget, StructureStore, Tx, tx_row, tx_rows, tx_run, tx_value},
    enrollments::{
        Enrollments,
        record::{Enrollment, PeriodRow},
    },
};
use boxed_futures::boxed_futures;
use domain::{
    enrollments::enrollment::EnrollmentPeriod,
    values::{
        ids::{EnrollmentId, PersonId, StructureId},
        month::Month,
    },
};

#[derive(sqlx_macros::FromRow)]
struct OwnPeriod {
    id: EnrollmentId,
    #[sqlx(flatten)]
    row: PeriodRow,
}

/// The enrollment to which a month belongs, out of all of a participant, newest first: the newest in which the month can be
/// declared at some time, else the newest of all, whose rules then refuse the month. `None` without any enrollment.
fn owner_of_month<T>(enrollments: Vec<T>, month: Month, period: impl Fn(&T) -> EnrollmentPeriod) -> Option<T> {
    let owner = enrollments.iter().position(|enrollment| period(enrollment).is_declarable(month)).unwrap_or_default();
    enrollments.into_iter().nth(owner)
}

#[boxed_futures]
impl Enrollments<'_> {
    /// The enrollment of a participant to which a month belongs: the newest in which the month can be declared at some time, else
    /// the newest of all.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant who never was enrolled.
    pub async fn enrollment_for(&self, participant: &PersonId, month: Month) -> Result<Enrollment> {
        owner_of_month(self.enrollments_of(participant).await?, month, Enrollment::period).ok_or(StoreError::NotFound)
    }
}

impl Tx {
    /// The newest enrollment of a participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant who never was enrolled.
    pub(crate) async fn newest_enrollment_of(&mut self, store: &StructureStore, participant: &PersonId) -> Result<EnrollmentId> {
        let newest: Option<EnrollmentId> = tx_value!(
            self,
            "select id from enrollment where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1",
            store.scope(),
            participant
        )?;
        newest.ok_or(StoreError::NotFound)
    }

    /// Moves the declarations, documents and coefficients of earlier enrollments from `first_month` on to an enrollment: a month is
    /// declared once. A month that the enrollment has already stays as it is.
    pub(crate) async fn take_months(&mut self, structure: &StructureId, enrollment: &EnrollmentId, first_month: Month) -> Result<()> {
        macro_rules! take {
            ($of:literal) => {
                concat!(
                    "update ",
                    $of,
                    " set enrollment_id = $2 where structure_id = $1 and month >= $3 and enrollment_id in
                     (select o.id from enrollment o join enrollment e on e.participant_id = o.participant_id
                      where e.id = $2 and o.starts_on < e.starts_on)
                     and not exists (select 1 from ",
                    $of,
                    " own where own.enrollment_id = $2 and own.month = ",
                    $of,
                    ".month)"
                )
            };
        }
        for take in [take!("declaration"), take!("document"), take!("statement_coefficient")] {
            tx_run!(self, take, structure, enrollment, first_month)?;
        }
        Ok(())
    }

    /// The enrollment to which a month of a participant belongs, as [`Enrollments::enrollment_for`] finds it, with its period. Its
    /// row is locked until the end of the transaction.
    pub(crate) async fn lock_period_for(
        &mut self,
        store: &StructureStore,
        participant: &PersonId,
        month: Month,
    ) -> Result<(EnrollmentId, EnrollmentPeriod)> {
        let enrollments: Vec<OwnPeriod> = tx_rows!(
            self,
            "select id, starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2
             order by starts_on desc",
            store.scope(),
            participant
        )?;
        self.check_reads(store, participant).await?;
        let id = owner_of_month(enrollments, month, |own| own.row.period()).ok_or(StoreError::NotFound)?.id;
        self.lock_row(LockTarget::Enrollment, id.as_str()).await?;
        // Read again, because it may have changed before it was locked.
        let row: Option<PeriodRow> = tx_row!(self, "select starts_on, ends_on, left_on from enrollment where id = $1", id.as_str())?;
        Ok((id, row.ok_or(StoreError::NotFound)?.period()))
    }
}
