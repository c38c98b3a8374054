//! Attestations as they were issued: what is said of each to whoever has its code, and whether it still stands.

use crate::{
    Actor, Result, StoreError,
    db::{Db, LockTarget, StructureStore, Tx, new_id, row, rows, to_millis, tx_row, tx_run, tx_value},
    declarations::Declarations,
};
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
    /// Of whom.
    pub participant: &'a PersonId,
    /// A code that nobody has.
    pub code: &'a AttestationCode,
    /// The name of the structure.
    pub issuer: &'a str,
    /// The initials of the person.
    pub initials: &'a str,
    /// Its period, both months included.
    pub period: (Month, Month),
    /// Its months, oldest first.
    pub months: &'a [IssuedMonth],
    /// SHA-256 of everything that stands on the sheet, in hexadecimal digits.
    pub digest: &'a str,
}

/// An attestation as its person and their team see it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct IssuedAttestation {
    /// Its identifier.
    pub id: AttestationId,
    code: String,
    /// Its reference, `2026-0042`.
    pub reference: String,
    /// The first month.
    pub from_month: Month,
    /// The last month, inclusive.
    pub to_month: Month,
    /// The sum of its months.
    pub total: Cents,
    /// The mark of the sheet.
    pub digest: String,
    /// When it was issued, UTC.
    pub issued_at: DateTime<Utc>,
    /// When it was revoked, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl IssuedAttestation {
    /// Its code as it is printed.
    pub fn printed_code(&self) -> String {
        AttestationCode::read(&self.code).map(|code| code.printed()).unwrap_or_default()
    }
}

/// What is said of an attestation to whoever has its code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedAttestation {
    /// Its reference.
    pub reference: String,
    /// The structure that issued it, as it was called then.
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

#[derive(sqlx::FromRow)]
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

#[derive(sqlx::FromRow)]
struct Standing {
    revoked_at: Option<DateTime<Utc>>,
}

/// The columns of [`IssuedAttestation`], before its conditions.
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
    /// The next reference of the structure, which is held: the year in Paris and a number of four digits or more in it.
    async fn next_reference(&mut self, store: &StructureStore, at: DateTime<Utc>) -> Result<String> {
        let year = paris::day(at).year();
        // The newest one is never taken away, so that no number is given twice. Of two numbers the longer is the greater.
        let last: Option<String> = tx_value!(
            self,
            "select reference from attestation where structure_id = $1 and reference like $2
             order by length(reference) desc, reference desc limit 1",
            store.scope(),
            format!("{year}-%")
        )?;
        let number = last.and_then(|last| last.split_once('-').and_then(|(_, number)| number.parse::<u32>().ok())).unwrap_or_default();
        Ok(format!("{year}-{:04}", number + 1))
    }
}

impl Declarations<'_> {
    /// Issues an attestation. The same sheet is issued once: issued again while it stands, the first stays as it is. Of one person
    /// [`MOST_KEPT`] are kept.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless the person is a participant of the structure.
    pub async fn issue_attestation(&self, by: &Actor, new: &NewAttestation<'_>) -> Result<AttestationId> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.lock_row(LockTarget::Person, new.participant.as_str()).await?;
        let find = "select id from person where structure_id = $1 and id = $2 and role = 'Participant'";
        let whose: Option<String> = tx_value!(&mut tx, find, self.scope(), new.participant.as_str())?;
        whose.ok_or(StoreError::NotFound)?;
        let stands: Option<String> = tx_value!(
            &mut tx,
            "select id from attestation where structure_id = $1 and participant_id = $2 and digest = $3 and revoked_at is null",
            self.scope(),
            new.participant.as_str(),
            new.digest
        )?;
        if let Some(id) = stands {
            return AttestationId::try_from(id).map_err(|_| StoreError::NotFound);
        }
        let id: AttestationId = new_id(by.at)?;
        let reference = tx.next_reference(self, by.at).await?;
        let total: Cents = Cents::new(new.months.iter().map(|month| month.total.get()).sum());
        tx_run!(
            &mut tx,
            "insert into attestation (id, structure_id, participant_id, code, reference, issuer, initials, from_month, to_month, total,
             months, digest, issued_at, issued_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
            id.as_str(),
            self.scope(),
            new.participant.as_str(),
            new.code.as_str(),
            reference.as_str(),
            new.issuer,
            new.initials,
            new.period.0.to_string(),
            new.period.1.to_string(),
            total.get(),
            json!(new.months).to_string(),
            new.digest,
            to_millis(by.at),
            by.person_id(),
        )?;
        tx_run!(
            &mut tx,
            "delete from attestation where participant_id = $1 and id <> $2 and id not in
             (select id from attestation where participant_id = $1 order by issued_at desc, id desc limit $3)",
            new.participant.as_str(),
            id.as_str(),
            MOST_KEPT
        )?;
        let details = json!({ "reference": reference, "participant": new.participant, "total": total });
        tx.audit(&self.structure, by, "attestation.issued", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Revokes an attestation: whoever asks by its code is told so. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for one of somebody else.
    pub async fn revoke_attestation(&self, by: &Actor, participant: &PersonId, id: &AttestationId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, participant.as_str()).await?;
        let find = "select revoked_at from attestation where structure_id = $1 and participant_id = $2 and id = $3";
        let standing: Option<Standing> = tx_row!(&mut tx, find, self.scope(), participant.as_str(), id.as_str())?;
        if standing.ok_or(StoreError::NotFound)?.revoked_at.is_some() {
            return Ok(());
        }
        let revoke = "update attestation set revoked_at = $2, revoked_by = $3 where id = $1 and revoked_at is null";
        tx_run!(&mut tx, revoke, id.as_str(), to_millis(by.at), by.person_id())?;
        tx.audit(&self.structure, by, "attestation.revoked", id.as_str(), json!({ "participant": participant })).await?;
        tx.commit().await
    }

    /// The attestations that were issued for a participant, newest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn attestations_of(&self, participant: &PersonId) -> Result<Vec<IssuedAttestation>> {
        let find = issued!("order by issued_at desc, length(reference) desc, reference desc limit 100");
        Ok(rows!(self.db, find, self.scope(), participant.as_str())?)
    }
}

impl Db {
    /// What is said of the attestation that has a code, in whatever structure; `None` for a code that no attestation has.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn verify_attestation(&self, code: &AttestationCode) -> Result<Option<VerifiedAttestation>> {
        let found: Option<VerifiedRow> = row!(
            self,
            "select reference, issuer, initials, from_month, to_month, total, months, issued_at, revoked_at from attestation
             where code = $1",
            code.as_str()
        )?;
        Ok(found.map(|row| VerifiedAttestation {
            months: serde_json::from_str(&row.months).unwrap_or_default(),
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

    /// Erases attestations that were issued more than [`YEARS_KEPT`] years ago. Gives how many.
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
