//! To which path of its participant a month belongs. Whoever came back has several, and the months of the earlier ones, the
//! three after the exit among them, stay theirs to read, to declare and to answer for.

use crate::{
    Enrollment, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, tx_row, tx_rows, tx_run, tx_value},
    enrollments::Enrollments,
    enrollments::PathDays,
};
use domain::{
    enrollments::enrollment::EnrollmentPeriod,
    values::{
        ids::{EnrollmentId, PersonId, StructureId},
        month::Month,
    },
};

#[derive(sqlx::FromRow)]
struct OwnPath {
    id: EnrollmentId,
    #[sqlx(flatten)]
    days: PathDays,
}

/// Of someone's paths, newest first, the one to which a month belongs: the newest in which it can be declared at some time.
/// A month of none of them is left to the newest, which says why it cannot be declared. Nothing without any path.
fn owner_of_month<T>(paths: Vec<T>, month: Month, days: impl Fn(&T) -> EnrollmentPeriod) -> Option<T> {
    let at = paths.iter().position(|path| days(path).is_declarable(month)).unwrap_or_default();
    paths.into_iter().nth(at)
}

impl Enrollments<'_> {
    /// The path of a participant to which a month belongs: the newest in which it can be declared at some time, or else their
    /// newest.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when they never had one.
    pub async fn enrollment_for(&self, participant: &PersonId, month: Month) -> Result<Enrollment> {
        owner_of_month(self.paths_of(participant).await?, month, Enrollment::path).ok_or(StoreError::NotFound)
    }
}

impl Tx {
    /// The newest path of a participant.
    pub(crate) async fn newest_path_of(&mut self, store: &StructureStore, participant: &PersonId) -> Result<EnrollmentId> {
        let newest: Option<String> = tx_value!(
            self,
            "select id from enrollment where structure_id = $1 and participant_id = $2 order by starts_on desc limit 1",
            store.scope(),
            participant.as_str()
        )?;
        newest.and_then(|id| EnrollmentId::try_from(id).ok()).ok_or(StoreError::NotFound)
    }

    /// Gives a path what was declared in earlier ones for its months, with documents and coefficients: a month is declared
    /// once, and whoever came back is not asked for it again. What the path has of a month already stays.
    pub(crate) async fn take_months(&mut self, structure: &StructureId, path: &EnrollmentId, first_month: Month) -> Result<()> {
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
            tx_run!(self, take, structure.as_str(), path.as_str(), first_month.to_string())?;
        }
        Ok(())
    }

    /// The path to which a month of a participant belongs, as [`StructureStore::enrollment_for`] finds it, with its days: held until
    /// the end of the transaction.
    pub(crate) async fn lock_period_for(
        &mut self,
        store: &StructureStore,
        participant: &PersonId,
        month: Month,
    ) -> Result<(EnrollmentId, EnrollmentPeriod)> {
        let paths: Vec<OwnPath> = tx_rows!(
            self,
            "select id, starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2
             order by starts_on desc",
            store.scope(),
            participant.as_str()
        )?;
        let id = owner_of_month(paths, month, |path| path.days.path()).ok_or(StoreError::NotFound)?.id;
        self.lock_row(LockTarget::Enrollment, id.as_str()).await?;
        // As it stands now that nobody else changes it.
        let days: Option<PathDays> = tx_row!(self, "select starts_on, ends_on, left_on from enrollment where id = $1", id.as_str())?;
        Ok((id, days.ok_or(StoreError::NotFound)?.path()))
    }
}
