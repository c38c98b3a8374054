//! The settings of a structure: its name, its places, the last day of the scheme, its chamber of trades.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{LockTarget, tx_run, tx_value, value},
    structure::Settings,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    declarations::due_day::DueDay,
    structure::{ChamberRegion, CoachesRead},
};
use serde_json::json;

#[boxed_futures]
impl Settings<'_> {
    /// Sets the day of the following month after which a declaration is late, 1 to 28.
    ///
    /// # Errors
    /// [`StoreError::Database`], also for another day.
    pub async fn set_due_day(&self, by: &Actor, day: DueDay) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx_run!(&mut tx, "update structure set due_day = $2 where id = $1", self.scope(), i64::from(day.get()))?;
        tx.audit(&self.structure, by, "structure.due_day", self.scope(), json!({ "day": day.get() })).await?;
        tx.commit().await
    }

    /// Renames the structure.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_name(&self, by: &Actor, name: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let before: Option<String> = tx_value!(&mut tx, "select name from structure where id = $1", self.scope())?;
        if before.as_deref() == Some(name) {
            return Ok(());
        }
        tx_run!(&mut tx, "update structure set name = $2 where id = $1", self.scope(), name)?;
        tx.audit(&self.structure, by, "structure.name", self.scope(), json!({ "from": before, "to": name })).await?;
        tx.commit().await
    }

    /// Sets the number of places: reopens closed ones and adds new ones, or closes free ones.
    ///
    /// # Errors
    /// [`Refusal::PlacesTaken`] if more places are taken.
    pub async fn set_places(&self, by: &Actor, wanted: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let count = "select count(*) from structure_place where structure_id = $1 and not closed";
        let open: Option<i64> = tx_value!(&mut tx, count, self.scope())?;
        let open = open.unwrap_or_default();
        if wanted < open {
            let closed = tx_run!(
                &mut tx,
                "update structure_place set closed = true where structure_id = $1 and place in (
                     select p.place from structure_place p where p.structure_id = $1 and not p.closed and not exists
                     (select 1 from enrollment e where e.structure_id = p.structure_id and e.place = p.place and e.left_on is null)
                     order by p.place desc limit $2)",
                self.scope(),
                open - wanted
            )?;
            if i64::try_from(closed).unwrap_or_default() < open - wanted {
                return Err(Refusal::PlacesTaken.into());
            }
        } else if wanted > open {
            let opened = tx_run!(
                &mut tx,
                "update structure_place set closed = false where structure_id = $1 and place in (
                     select place from structure_place where structure_id = $1 and closed order by place limit $2)",
                self.scope(),
                wanted - open
            )?;
            let last: Option<i64> =
                tx_value!(&mut tx, "select coalesce(max(place), 0) from structure_place where structure_id = $1", self.scope())?;
            let last = last.unwrap_or_default();
            let more = wanted - open - i64::try_from(opened).unwrap_or_default();
            for place in last + 1..=last + more {
                tx_run!(&mut tx, "insert into structure_place (structure_id, place) values ($1, $2)", self.scope(), place)?;
            }
        } else {
            return Ok(());
        }
        tx.audit(&self.structure, by, "structure.places", self.scope(), json!({ "from": open, "to": wanted })).await?;
        tx.commit().await
    }

    /// The last day of the scheme, if one is set.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn scheme_last_day(&self) -> Result<Option<NaiveDate>> {
        let day: Option<Option<NaiveDate>> = value!(self.db, "select scheme_last_day from structure where id = $1", self.scope())?;
        day.ok_or(StoreError::NotFound)
    }

    /// Sets the last day of the scheme; `None` removes it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_scheme_last_day(&self, by: &Actor, day: Option<NaiveDate>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let before: Option<Option<NaiveDate>> = tx_value!(&mut tx, "select scheme_last_day from structure where id = $1", self.scope())?;
        if before == Some(day) {
            return Ok(());
        }
        tx_run!(&mut tx, "update structure set scheme_last_day = $2 where id = $1", self.scope(), day)?;
        tx.audit(&self.structure, by, "structure.scheme_last_day", self.scope(), json!({ "day": day })).await?;
        tx.commit().await
    }

    /// The region of the chamber of trades.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn chamber_region(&self) -> Result<ChamberRegion> {
        let region: Option<ChamberRegion> = value!(self.db, "select chamber_region from structure where id = $1", self.scope())?;
        region.ok_or(StoreError::NotFound)
    }

    /// Whom the coaches of the structure read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn coaches_read(&self) -> Result<CoachesRead> {
        let read: Option<CoachesRead> = value!(self.db, "select coaches_read from structure where id = $1", self.scope())?;
        read.ok_or(StoreError::NotFound)
    }

    /// Sets whom the coaches of the structure read; the same writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_coaches_read(&self, by: &Actor, read: CoachesRead) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let before: Option<CoachesRead> = tx_value!(&mut tx, "select coaches_read from structure where id = $1", self.scope())?;
        if before == Some(read) {
            return Ok(());
        }
        tx_run!(&mut tx, "update structure set coaches_read = $2 where id = $1", self.scope(), read)?;
        let change = json!({ "from": before.map(CoachesRead::as_str), "to": read.as_str() });
        tx.audit(&self.structure, by, "structure.coaches_read", self.scope(), change).await?;
        tx.commit().await
    }

    /// Sets the region of the chamber of trades; the same region writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_chamber_region(&self, by: &Actor, region: ChamberRegion) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let before: Option<ChamberRegion> = tx_value!(&mut tx, "select chamber_region from structure where id = $1", self.scope())?;
        if before == Some(region) {
            return Ok(());
        }
        tx_run!(&mut tx, "update structure set chamber_region = $2 where id = $1", self.scope(), region)?;
        let change = json!({ "from": before.map(ChamberRegion::as_str), "to": region.as_str() });
        tx.audit(&self.structure, by, "structure.chamber_region", self.scope(), change).await?;
        tx.commit().await
    }
}
