//! What stands on papers: the letterhead of a structure, a participant's own address, the number of a PASS. And the public
//! holidays that the structure keeps.

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, row, tx_row, tx_run, tx_value, value},
    structure::Settings,
};
use domain::{
    bookings::holidays::HolidayRegion,
    enrollments::pass_number::PassNumber,
    values::{
        ids::{EnrollmentId, PersonId},
        siret::Siret,
    },
};
use serde_json::json;

/// What a structure heads and signs its papers with.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct Letterhead {
    /// The name of the structure.
    pub name: String,
    /// Its postal address, on several lines.
    pub address: Option<String>,
    /// Its SIRET, fourteen digits.
    pub siret: Option<String>,
    /// First and family name of who signs.
    pub signatory_name: Option<String>,
    /// As what they sign.
    pub signatory_function: Option<String>,
}

/// What of a letterhead is set by its form, as it is to be kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewLetterhead {
    /// The postal address, on several lines.
    pub address: Option<String>,
    /// The SIRET.
    pub siret: Option<Siret>,
    /// Who signs.
    pub signatory_name: Option<String>,
    /// As what.
    pub signatory_function: Option<String>,
}

/// Where a participant lives and their establishment, if they were given.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx::FromRow)]
pub struct PersonAddress {
    /// The postal address, on several lines.
    pub address: Option<String>,
    /// The SIRET, fourteen digits.
    pub siret: Option<String>,
}

fn region(stored: Option<String>) -> HolidayRegion {
    // The check of the column knows these words alone.
    stored.and_then(|word| HolidayRegion::try_from(word).ok()).unwrap_or_default()
}

impl Tx {
    /// The territory whose public holidays the structure keeps.
    pub(crate) async fn holiday_region(&mut self, store: &StructureStore) -> Result<HolidayRegion> {
        Ok(region(tx_value!(self, "select holiday_region from structure where id = $1", store.scope())?))
    }
}

impl Settings<'_> {
    /// The territory whose public holidays the structure keeps.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn holiday_region(&self) -> Result<HolidayRegion> {
        Ok(region(value!(self.db, "select holiday_region from structure where id = $1", self.scope())?))
    }

    /// Sets the territory whose public holidays are shut. What is booked on one of them stays.
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
        tx_run!(&mut tx, "update structure set holiday_region = $2 where id = $1", self.scope(), to.as_str())?;
        let details = json!({ "from": before.as_str(), "to": to.as_str() });
        tx.audit(&self.structure, by, "structure.holiday_region", self.scope(), details).await?;
        tx.commit().await
    }

    /// What the structure heads and signs its papers with.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn letterhead(&self) -> Result<Letterhead> {
        let find = "select name, address, siret, signatory_name, signatory_function from structure where id = $1";
        row!(self.db, find, self.scope())?.ok_or(StoreError::NotFound)
    }

    /// Sets what the structure heads and signs its papers with.
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

    /// Where a participant lives and their establishment.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn person_address(&self, id: &PersonId) -> Result<PersonAddress> {
        let find = "select address, siret from person where structure_id = $1 and id = $2";
        row!(self.db, find, self.scope(), id.as_str())?.ok_or(StoreError::NotFound)
    }

    /// Sets where a participant lives and their establishment, or that neither is known. The journal says that it changed and not
    /// where anybody lives.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for somebody of the team.
    pub async fn set_person_address(&self, by: &Actor, id: &PersonId, address: Option<&str>, siret: Option<&Siret>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select address, siret from person where structure_id = $1 and id = $2 and role = 'Participant'";
        let before: Option<PersonAddress> = tx_row!(&mut tx, find, self.scope(), id.as_str())?;
        let before = before.ok_or(StoreError::NotFound)?;
        let to = PersonAddress { address: address.map(str::to_owned), siret: siret.map(|siret| siret.as_str().to_owned()) };
        if before == to {
            return Ok(());
        }
        let set = "update person set address = $3, siret = $4 where structure_id = $1 and id = $2";
        tx_run!(&mut tx, set, self.scope(), id.as_str(), to.address.as_deref(), to.siret.as_deref())?;
        let details = json!({ "address": before.address != to.address, "siret": to.siret });
        tx.audit(&self.structure, by, "person.address", id.as_str(), details).await?;
        tx.commit().await
    }

    /// The number of the PASS of a path, if it was given.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a path of another structure.
    pub async fn pass_number(&self, enrollment: &EnrollmentId) -> Result<Option<PassNumber>> {
        #[derive(sqlx::FromRow)]
        struct Stored {
            pass_number: Option<String>,
        }
        let find = "select pass_number from enrollment where structure_id = $1 and id = $2";
        let stored: Option<Stored> = row!(self.db, find, self.scope(), enrollment.as_str())?;
        Ok(stored.ok_or(StoreError::NotFound)?.pass_number.and_then(|number| PassNumber::read(&number).ok()))
    }

    /// Sets the number of the PASS of a path, or that it is not known.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a path of another structure.
    pub async fn set_pass_number(&self, by: &Actor, enrollment: &EnrollmentId, number: Option<&PassNumber>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let number = number.map(PassNumber::as_str);
        let set = "update enrollment set pass_number = $3 where structure_id = $1 and id = $2";
        if tx_run!(&mut tx, set, self.scope(), enrollment.as_str(), number)? != 1 {
            return Err(StoreError::NotFound);
        }
        tx.audit(&self.structure, by, "enrollment.pass_number", enrollment.as_str(), json!({ "number": number })).await?;
        tx.commit().await
    }
}
