//! The letterhead of a structure, the addresses of participants, the numbers of PASS, and the region whose public holidays the
//! structure keeps.

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, row, tx_row, tx_run, tx_value, value},
    structure::Settings,
};
use boxed_futures::boxed_futures;
use domain::{
    bookings::holidays::HolidayRegion,
    enrollments::pass_number::PassNumber,
    values::{
        ids::{EnrollmentId, PersonId},
        siret::Siret,
    },
};
use serde_json::json;

/// The letterhead and the signatory of a structure's documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Letterhead {
    /// The name of the structure.
    pub name: String,
    /// Its postal address, on several lines.
    pub address: Option<String>,
    /// Its SIRET, fourteen digits.
    pub siret: Option<String>,
    /// First and family name of the signatory.
    pub signatory_name: Option<String>,
    /// The function of the signatory.
    pub signatory_function: Option<String>,
}

/// A letterhead to be stored; the name of the structure is a setting of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewLetterhead {
    /// The postal address, on several lines.
    pub address: Option<String>,
    /// The SIRET.
    pub siret: Option<Siret>,
    /// First and family name of the signatory.
    pub signatory_name: Option<String>,
    /// The function of the signatory.
    pub signatory_function: Option<String>,
}

/// The postal address and the SIRET of a participant, if they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct PersonAddress {
    /// The postal address, on several lines.
    pub address: Option<String>,
    /// The SIRET, fourteen digits.
    pub siret: Option<String>,
}

impl Tx {
    /// The region whose public holidays the structure keeps.
    pub(crate) async fn holiday_region(&mut self, store: &StructureStore) -> Result<HolidayRegion> {
        let region: Option<HolidayRegion> = tx_value!(self, "select holiday_region from structure where id = $1", store.scope())?;
        region.ok_or(StoreError::NotFound)
    }
}

#[boxed_futures]
impl Settings<'_> {
    /// The region whose public holidays the structure keeps.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn holiday_region(&self) -> Result<HolidayRegion> {
        let region: Option<HolidayRegion> = value!(self.db, "select holiday_region from structure where id = $1", self.scope())?;
        region.ok_or(StoreError::NotFound)
    }

    /// Sets the region whose public holidays the structure keeps. Bookings on such a day stay.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_holiday_region(&self, by: &Actor, to: HolidayRegion) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let before = tx.holiday_region(self).await?;
        if before == to {
            return Ok(());
        }
        tx_run!(&mut tx, "update structure set holiday_region = $2 where id = $1", self.scope(), to)?;
        let details = json!({ "from": before.as_str(), "to": to.as_str() });
        tx.audit(&self.structure, by, "structure.holiday_region", self.scope(), details).await?;
        tx.commit().await
    }

    /// The letterhead and the signatory of the structure's documents.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn letterhead(&self) -> Result<Letterhead> {
        let find = "select name, address, siret, signatory_name, signatory_function from structure where id = $1";
        row!(self.db, find, self.scope())?.ok_or(StoreError::NotFound)
    }

    /// Sets the letterhead and the signatory of the structure's documents.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_letterhead(&self, by: &Actor, to: &NewLetterhead) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let siret = to.siret.as_ref().map(Siret::as_str);
        tx_run!(
            &mut tx,
            "update structure set address = $2, siret = $3, signatory_name = $4, signatory_function = $5 where id = $1",
            self.scope(),
            to.address.as_deref(),
            siret,
            to.signatory_name.as_deref(),
            to.signatory_function.as_deref(),
        )?;
        let details = json!({ "address": to.address, "siret": siret, "signatory": to.signatory_name, "function": to.signatory_function });
        tx.audit(&self.structure, by, "structure.letterhead", self.scope(), details).await?;
        tx.commit().await
    }

    /// The postal address and the SIRET of a person of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn person_address(&self, id: &PersonId) -> Result<PersonAddress> {
        let find = "select address, siret from person where structure_id = $1 and id = $2";
        row!(self.db, find, self.scope(), id)?.ok_or(StoreError::NotFound)
    }

    /// Sets the postal address and the SIRET of a participant; `None` removes them. The audit event does not contain the address.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a member of the team.
    pub async fn set_person_address(&self, by: &Actor, id: &PersonId, address: Option<&str>, siret: Option<&Siret>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select address, siret from person where structure_id = $1 and id = $2 and role = 'Participant' and erased_at is null
            and removed_at is null";
        let before: Option<PersonAddress> = tx_row!(&mut tx, find, self.scope(), id)?;
        let before = before.ok_or(StoreError::NotFound)?;
        let to = PersonAddress { address: address.map(str::to_owned), siret: siret.map(|siret| siret.as_str().to_owned()) };
        if before == to {
            return Ok(());
        }
        let set = "update person set address = $3, siret = $4 where structure_id = $1 and id = $2";
        tx_run!(&mut tx, set, self.scope(), id, to.address.as_deref(), to.siret.as_deref())?;
        let details = json!({ "address": before.address != to.address, "siret": before.siret != to.siret });
        tx.audit(&self.structure, by, "person.address", id.as_str(), details).await?;
        tx.commit().await
    }

    /// The number of the PASS of an enrollment, if it was given.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an enrollment of another structure; [`StoreError::Database`] for a stored text that is no number.
    pub async fn pass_number(&self, enrollment: &EnrollmentId) -> Result<Option<PassNumber>> {
        let find = "select pass_number from enrollment where structure_id = $1 and id = $2";
        let stored: Option<Option<String>> = value!(self.db, find, self.scope(), enrollment)?;
        let number = stored.ok_or(StoreError::NotFound)?.map(|number| PassNumber::read(&number)).transpose();
        number.map_err(|error| sqlx::Error::Decode(Box::new(error)).into())
    }

    /// Sets the number of the PASS of an enrollment; `None` removes it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an enrollment of another structure.
    pub async fn set_pass_number(&self, by: &Actor, enrollment: &EnrollmentId, number: Option<&PassNumber>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let number = number.map(PassNumber::as_str);
        let set = "update enrollment set pass_number = $3 where structure_id = $1 and id = $2";
        if tx_run!(&mut tx, set, self.scope(), enrollment, number)? != 1 {
            return Err(StoreError::NotFound);
        }
        tx.audit(&self.structure, by, "enrollment.pass_number", enrollment.as_str(), json!({ "number": number })).await?;
        tx.commit().await
    }
}
