//! Attestations as they were issued, and their verification by code.

use crate::{
    Actor, Result, StoreError,
    db::{Db, LockTarget, StructureStore, Tx, new_id, row, rows, to_millis, tx_run, tx_value},
    declarations::Declarations,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Datelike, Months, Utc};
use domain::{
    declarations::attestation::{AttestationCode, IssuedMonth, MOST_KEPT, YEARS_KEPT},
    values::{
        ids::{AttestationId, PersonId},
        money::Cents,
        month::Month,
        paris,
    },
};
use serde_json::json;

/// An attestation to be issued.
#[derive(Debug, Clone)]
pub struct NewAttestation<'a> {
    /// The participant.
    pub participant: &'a PersonId,
    /// An unused code.
    pub code: &'a AttestationCode,
    /// The name of the structure.
    pub issuer: &'a str,
    /// The initials of the person.
    pub initials: &'a str,
    /// The first and the last month of its period, inclusive.
    pub period: (Month, Month),
    /// Its months, oldest first.
    pub months: &'a [IssuedMonth],
    /// SHA-256 of the content of the sheet, in hexadecimal digits.
    pub digest: &'a str,
}

/// An issued attestation, as the participant and the team see it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct IssuedAttestation {
    /// Its identifier.
    pub id: AttestationId,
    /// The code by which it is verified.
    pub code: AttestationCode,
    /// Its reference, `2026-0042`.
    pub reference: String,
    /// The first month.
    pub from_month: Month,
    /// The last month, inclusive.
    pub to_month: Month,
    /// The sum of its months.
    pub total: Cents,
    /// SHA-256 of the content of the sheet, in hexadecimal digits.
    pub digest: String,
    /// When it was issued, UTC.
    pub issued_at: DateTime<Utc>,
    /// When it was revoked, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
}

/// The content of an attestation, as the page that verifies its code shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedAttestation {
    /// Its reference.
    pub reference: String,
    /// The name of the structure at the time of the issue.
    pub issuer: String,
    /// The initials of the person.
    pub initials: String,
    /// The first month.
    pub from_month: Month,
    /// The last month, inclusive.
    pub to_month: Month,
    /// The sum of its months.
    pub total: Cents,
    /// Its months, oldest first.
    pub months: Vec<IssuedMonth>,
    /// When it was issued, UTC.
    pub issued_at: DateTime<Utc>,
    /// When it was revoked, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
}

#[derive(sqlx_macros::FromRow)]
struct VerifiedRow {
    reference: String,
    issuer: String,
    initials: String,
    from_month: Month,
    to_month: Month,
    total: Cents,
    months: String,
    issued_at: DateTime<Utc>,
    revoked_at: Option<DateTime<Utc>>,
}

/// The columns of [`IssuedAttestation`], before the conditions.
macro_rules! issued {
    ($conditions:literal) => {
        concat!(
            "select id, code, reference, from_month, to_month, total, digest, issued_at, revoked_at from attestation
             where structure_id = $1 and participant_id = $2 ",
            $conditions
        )
    };
}

impl Tx {
    /// The next reference of the structure, which must be locked: the year in Paris and a number of at least four digits.
    async fn next_reference(&mut self, store: &StructureStore, at: DateTime<Utc>) -> Result<String> {
        let year = paris::day(at).year();
        // The newest reference is never deleted, so that no number is given twice. Of two numbers the longer is the greater.
        let last: Option<String> = tx_value!(
            self,
            "select reference from attestation where structure_id = $1 and reference like $2
             order by length(reference) desc, reference desc limit 1",
            store.scope(),
            format!("{year}-%")
        )?;
        let number = match last {
            None => 0,
            Some(last) => last
                .split_once('-')
                .and_then(|(_, number)| number.parse::<u32>().ok())
                .ok_or_else(|| sqlx::Error::Protocol(format!("attestation.reference cannot be read: {last:?}")))?,
        };
        Ok(format!("{year}-{:04}", number + 1))
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Issues an attestation. Returns the existing one when a sheet with the same content was issued before and not revoked. Deletes
    /// all but the newest [`MOST_KEPT`] of the participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless the person is a participant of the structure.
    pub async fn issue_attestation(&self, by: &Actor, new: &NewAttestation<'_>) -> Result<AttestationId> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.lock_row(LockTarget::Person, new.participant.as_str()).await?;
        let find = "select id from person where structure_id = $1 and id = $2 and role = 'Participant'";
        let participant: Option<PersonId> = tx_value!(&mut tx, find, self.scope(), new.participant)?;
        participant.ok_or(StoreError::NotFound)?;
        let same: Option<AttestationId> = tx_value!(
            &mut tx,
            "select id from attestation where structure_id = $1 and participant_id = $2 and digest = $3 and revoked_at is null",
            self.scope(),
            new.participant,
            new.digest
        )?;
        if let Some(id) = same {
            return Ok(id);
        }
        let id: AttestationId = new_id(by.at)?;
        let reference = tx.next_reference(self, by.at).await?;
        let total: Cents = new.months.iter().map(|month| month.total).sum();
        tx_run!(
            &mut tx,
            "insert into attestation (id, structure_id, participant_id, code, reference, issuer, initials, from_month, to_month, total,
             months, digest, issued_at, issued_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            &id,
            self.scope(),
            new.participant,
            new.code,
            reference.as_str(),
            new.issuer,
            new.initials,
            new.period.0,
            new.period.1,
            total,
            json!(new.months).to_string(),
            new.digest,
            to_millis(by.at),
            by.person_id(),
        )?;
        tx_run!(
            &mut tx,
            "delete from attestation where participant_id = $1 and id <> $2 and id not in
             (select id from attestation where participant_id = $1 order by issued_at desc, id desc limit $3)",
            new.participant,
            &id,
            MOST_KEPT
        )?;
        let details = json!({ "reference": reference, "participant": new.participant, "total": total });
        tx.audit(&self.structure, by, "attestation.issued", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Revokes an attestation, which the page that verifies its code then says. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when it is not the participant's.
    pub async fn revoke_attestation(&self, by: &Actor, participant: &PersonId, id: &AttestationId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_reads(self, participant).await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        let find = "select revoked_at from attestation where structure_id = $1 and participant_id = $2 and id = $3";
        let revoked_at: Option<Option<DateTime<Utc>>> = tx_value!(&mut tx, find, self.scope(), participant, id)?;
        if revoked_at.ok_or(StoreError::NotFound)?.is_some() {
            return Ok(());
        }
        let revoke = "update attestation set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null";
        tx_run!(&mut tx, revoke, id, to_millis(by.at), by.person_id())?;
        tx.audit(&self.structure, by, "attestation.revoked", id.as_str(), json!({ "participant": participant })).await?;
        tx.commit().await
    }

    /// The newest 100 attestations of a participant, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn attestations_of(&self, participant: &PersonId) -> Result<Vec<IssuedAttestation>> {
        let find = issued!("order by issued_at desc, length(reference) desc, reference desc limit 100");
        Ok(rows!(self.db, find, self.scope(), participant)?)
    }
}

#[boxed_futures]
impl Db {
    /// The attestation with that code, of any structure; `None` when there is none.
    ///
    /// # Errors
    /// [`StoreError::Database`]; [`StoreError::Json`] when its months cannot be read.
    pub async fn verify_attestation(&self, code: &AttestationCode) -> Result<Option<VerifiedAttestation>> {
        let found: Option<VerifiedRow> = row!(
            self,
            "select reference, issuer, initials, from_month, to_month, total, months, issued_at, revoked_at from attestation
             where code = $1",
            code
        )?;
        let Some(row) = found else { return Ok(None) };
        Ok(Some(VerifiedAttestation {
            months: serde_json::from_str(&row.months)?,
            reference: row.reference,
            issuer: row.issuer,
            initials: row.initials,
            from_month: row.from_month,
            to_month: row.to_month,
            total: row.total,
            issued_at: row.issued_at,
            revoked_at: row.revoked_at,
        }))
    }

    /// Deletes the attestations that were issued more than [`YEARS_KEPT`] years ago. Returns their number.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn forget_attestations(&self, now: DateTime<Utc>) -> Result<u64> {
        let before = now.checked_sub_months(Months::new(YEARS_KEPT * 12)).unwrap_or(now);
        let mut tx = self.begin().await?;
        let erased = tx_run!(&mut tx, "delete from attestation where issued_at < $1", to_millis(before))?;
        tx.commit().await?;
        Ok(erased)
    }
}
