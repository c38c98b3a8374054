//! The chain of hashes over the audit: an event that is changed, inserted or taken away behind the store's back is found.
//!
//! A job seals events in the order in which it finds them, so that writers do not wait for each other. A seal holds a hash of the
//! details with a salt: details can be redacted and their salt destroyed, and the chain still holds. The chain does not show that its
//! last events were taken away together with their seals: for that, note [`ChainReport::last_hash`] elsewhere.

use crate::{
    Result,
    db::{Db, Tx, row, rows, tx_row, tx_rows, tx_run, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, SecondsFormat, Utc};
use sha2::{Digest, Sha256};

/// The details of a redacted event. The triggers of the migrations compare with this text.
pub const REDACTED: &str = r#"{"redacted":true}"#;

/// How many events are sealed, or read, at a time.
const BATCH: i64 = 500;

/// The hash before the first seal.
const BEGINNING: &str = "";

/// The result of [`Db::verify_chain`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ChainReport {
    /// The number of sealed events.
    pub sealed: u64,
    /// The number of sealed events whose details were redacted.
    pub redacted: u64,
    /// The number of events that wait to be sealed.
    pub unsealed: u64,
    /// The hash of the last seal; empty without one.
    pub last_hash: String,
    /// The first fault; `None` if the chain holds.
    pub broken: Option<BrokenSeal>,
}

/// A fault in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenSeal {
    /// The position of the seal; `None` for an event that is neither sealed nor waiting.
    pub position: Option<i64>,
    /// The identifier of the event.
    pub audit_id: String,
}

/// The columns of an event that its seal covers.
#[derive(Debug, sqlx_macros::FromRow)]
struct EventRow {
    id: String,
    structure_id: String,
    actor_id: Option<String>,
    at: DateTime<Utc>,
    action: String,
    subject_id: String,
    details: String,
}

#[derive(Debug, sqlx_macros::FromRow)]
struct SealedRow {
    position: i64,
    salt: Option<String>,
    details_hash: String,
    hash: String,
    #[sqlx(flatten)]
    event: EventRow,
}

impl EventRow {
    /// The hash of the seal of this event.
    fn hash_after(&self, previous: &str, details_hash: &str) -> String {
        let at = self.at.to_rfc3339_opts(SecondsFormat::Millis, true);
        let actor = self.actor_id.as_deref().unwrap_or_default();
        let fields = [previous, &self.id, &self.structure_id, actor, &at, &self.action, &self.subject_id, details_hash];
        // No field holds a line feed, so that no two events give the same text.
        sha256(&fields.join("\n"))
    }
}

impl SealedRow {
    /// Whether the event is as it was when it was sealed, but for redacted details.
    fn holds_after(&self, position: i64, previous: &str) -> bool {
        let details = match &self.salt {
            Some(salt) => details_hash(salt, &self.event.details) == self.details_hash,
            None => self.event.details == REDACTED,
        };
        details && self.position == position && self.event.hash_after(previous, &self.details_hash) == self.hash
    }
}

/// SHA-256 in hexadecimal.
fn sha256(text: &str) -> String {
    format!("{:x}", Sha256::digest(text.as_bytes()))
}

fn details_hash(salt: &str, details: &str) -> String {
    sha256(&format!("{salt}{details}"))
}

/// 16 random bytes in hexadecimal.
fn salt() -> Result<String> {
    let mut random = [0u8; 16];
    getrandom::fill(&mut random).map_err(|error| std::io::Error::other(error.to_string()))?;
    Ok(random.iter().map(|byte| format!("{byte:02x}")).collect())
}

impl Tx {
    /// Seals at most [`BATCH`] waiting events, the oldest first; returns how many waited. One process at a time.
    async fn seal_some(&mut self) -> Result<usize> {
        self.lock_key("audit seal").await?;
        let waiting: Vec<EventRow> = tx_rows!(
            self,
            "select a.id, a.structure_id, a.actor_id, a.at, a.action, a.subject_id, a.details
             from audit_unsealed u join audit a on a.id = u.audit_id order by u.audit_id limit $1",
            BATCH
        )?;
        let last: Option<(i64, String)> = tx_row!(self, "select position, hash from audit_seal order by position desc limit 1")?;
        let (mut position, mut hash) = last.unwrap_or((0, BEGINNING.to_owned()));
        for event in &waiting {
            let salt = salt()?;
            let details_hash = details_hash(&salt, &event.details);
            let next = event.hash_after(&hash, &details_hash);
            let inserted = tx_run!(
                self,
                "insert into audit_seal (position, audit_id, salt, details_hash, hash) values ($1, $2, $3, $4, $5)
                 on conflict (audit_id) do nothing",
                position + 1,
                event.id.as_str(),
                salt,
                details_hash,
                next.as_str(),
            )?;
            // A database that was copied row by row may wait to seal what is sealed.
            if inserted == 1 {
                position += 1;
                hash = next;
            }
            tx_run!(self, "delete from audit_unsealed where audit_id = $1", event.id.as_str())?;
        }
        Ok(waiting.len())
    }

    /// Seals every waiting event.
    pub(crate) async fn seal_audit(&mut self) -> Result<()> {
        while self.seal_some().await? as i64 == BATCH {}
        Ok(())
    }

    /// Replaces the details of sealed events by [`REDACTED`] and destroys their salt.
    pub(crate) async fn redact(&mut self, audit_id: &str) -> Result<()> {
        tx_run!(self, "update audit set details = $2 where id = $1", audit_id, REDACTED)?;
        tx_run!(self, "update audit_seal set salt = null where audit_id = $1", audit_id)?;
        Ok(())
    }
}

#[boxed_futures]
impl Db {
    /// Seals every audit event that is not sealed yet. Returns their number.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]; [`crate::StoreError::Io`] without randomness.
    pub async fn seal_audit(&self) -> Result<u64> {
        let mut sealed = 0;
        loop {
            let any: Option<String> = value!(self, "select audit_id from audit_unsealed limit 1")?;
            if any.is_none() {
                return Ok(sealed);
            }
            let mut tx = self.begin().await?;
            let some = tx.seal_some().await?;
            tx.commit().await?;
            sealed += some as u64;
        }
    }

    /// Checks every seal against its event and the seal before it, and that every event is sealed or waits for it.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn verify_chain(&self) -> Result<ChainReport> {
        let mut report = ChainReport { last_hash: BEGINNING.to_owned(), ..ChainReport::default() };
        let mut position = 0;
        'chain: loop {
            let seals: Vec<SealedRow> = rows!(
                self,
                "select s.position, s.salt, s.details_hash, s.hash, a.id, a.structure_id, a.actor_id, a.at, a.action, a.subject_id, a.details
                 from audit_seal s join audit a on a.id = s.audit_id where s.position > $1 order by s.position limit $2",
                position,
                BATCH
            )?;
            for seal in &seals {
                position += 1;
                if !seal.holds_after(position, &report.last_hash) {
                    report.broken = Some(BrokenSeal { position: Some(position), audit_id: seal.event.id.clone() });
                    break 'chain;
                }
                report.sealed += 1;
                report.redacted += u64::from(seal.salt.is_none());
                report.last_hash.clone_from(&seal.hash);
            }
            if (seals.len() as i64) < BATCH {
                break;
            }
        }
        let waiting: Option<i64> = value!(self, "select count(*) from audit_unsealed")?;
        report.unsealed = waiting.unwrap_or_default().unsigned_abs();
        if report.broken.is_none() {
            let loose: Option<(String,)> = row!(
                self,
                "select a.id from audit a where not exists (select 1 from audit_seal s where s.audit_id = a.id)
                 and not exists (select 1 from audit_unsealed u where u.audit_id = a.id) order by a.id limit 1"
            )?;
            report.broken = loose.map(|(audit_id,)| BrokenSeal { position: None, audit_id });
        }
        Ok(report)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_that_of_a_known_text() {
        // The first test vector of FIPS 180-2, appendix B.
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(details_hash("a", "bc"), sha256("abc"));
    }
}
