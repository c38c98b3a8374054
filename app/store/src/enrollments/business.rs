//! What a participant says of their business.

use crate::{Actor, Result, StoreError, db::tx_run, enrollments::Enrollments};
use boxed_futures::boxed_futures;
use domain::values::ids::PersonId;
use serde_json::json;

#[boxed_futures]
impl Enrollments<'_> {
    /// Sets on the newest enrollment whether income tax is paid with the contributions and whether the business is a craft.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant who never was enrolled.
    pub async fn set_business(&self, by: &Actor, participant: &PersonId, pays_income_tax: bool, craft: bool) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let enrollment = tx.newest_enrollment_of(self, participant).await?;
        let set = "update enrollment set pays_income_tax = $3, craft = $4 where structure_id = $1 and id = $2";
        if tx_run!(&mut tx, set, self.scope(), enrollment.as_str(), pays_income_tax, craft)? != 1 {
            return Err(StoreError::NotFound);
        }
        let details = json!({ "pays_income_tax": pays_income_tax, "craft": craft });
        tx.audit(&self.structure, by, "enrollment.business", enrollment.as_str(), details).await?;
        tx.commit().await
    }
}
