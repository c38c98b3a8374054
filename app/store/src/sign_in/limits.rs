//! Limits of sign-in. Attempts are counted in the database, so that all replicas count together.
//!
//! The limits by address allow for a shared network: in a workshop all 25 participants ask for a code within the hour and mistype
//! it once, all from one address, and operators of mobile networks put thousands behind one. An address that guesses gets 60 of
//! a million codes an hour.

use crate::{
    Message, Person, Result,
    db::{Tx, to_millis, tx_rows, tx_run, tx_value},
};
use chrono::{DateTime, Duration, Utc};
use domain::{messages::delivery::MessageKind, sign_in::failure::SignInFailure, values::ids::StructureId};
use std::collections::BTreeSet;

/// The most codes for an address within an hour.
pub(crate) const MOST_CODES_FROM: i64 = 30;
/// The most codes for an address within a day: more than a structure has places.
pub(crate) const MOST_CODES_FROM_A_DAY: i64 = 120;
/// The most codes, cards and passwords tried by an address within an hour.
pub(crate) const MOST_ATTEMPTS_FROM: i64 = 60;

/// The origin of an attempt to sign in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInFrom {
    /// The SHA-256 of the token in the browser's cookie.
    pub browser_hash: String,
    /// The client's address by which attempts are counted, an IPv4 address or an IPv6 network of 64 bits; `None` if it is not
    /// known: then no attempts are counted by address.
    pub address: Option<String>,
}

/// The limit that was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitReached {
    /// Of a contact within minutes.
    Minutes,
    /// Of a contact within a day.
    Day,
    /// Of a client's address.
    Address,
}

/// At most `most` attempts `within` a duration, counted under a subject.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    pub subject: String,
    pub most: i64,
    pub within: Duration,
    pub reached: LimitReached,
}

impl Limit {
    /// The limit of attempts from a client's address by code, card and password together; `None` if the address is not known.
    pub fn attempts_from(from: &SignInFrom) -> Option<Self> {
        let address = from.address.as_ref()?;
        let (subject, within) = (format!("tries-from:{address}"), Duration::hours(1));
        Some(Self { subject, most: MOST_ATTEMPTS_FROM, within, reached: LimitReached::Address })
    }

    /// The limits of codes for a client's address; none if the address is not known.
    pub fn codes_from(from: &SignInFrom) -> Vec<Self> {
        let Some(address) = &from.address else { return Vec::new() };
        let limit = |most, within| Self { subject: format!("codes-from:{address}"), most, within, reached: LimitReached::Address };
        vec![limit(MOST_CODES_FROM, Duration::hours(1)), limit(MOST_CODES_FROM_A_DAY, Duration::days(1))]
    }
}

/// The most SMS for sign-in within 24 hours. Known browsers get half as many again, so that a stranger who uses up the SMS locks
/// no known person out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmsCaps {
    /// To the people of one structure.
    pub structure: i64,
    /// In all.
    pub all: i64,
}

impl Default for SmsCaps {
    /// For a structure of 70 people, who sign in twice a year: 200 is a day on which each asks three times.
    fn default() -> Self {
        Self { structure: 200, all: 2_000 }
    }
}

impl Tx {
    /// The number of attempts under a subject after an instant.
    pub(crate) async fn attempts_since(&mut self, subject: &str, since: DateTime<Utc>) -> Result<i64> {
        let count: Option<i64> = tx_value!(self, "select count(*) from attempt where subject = $1 and at > $2", subject, to_millis(since))?;
        Ok(count.unwrap_or_default())
    }

    /// Counts one attempt under a subject; attempts older than a day are deleted.
    pub(crate) async fn count_attempt(&mut self, subject: &str, now: DateTime<Utc>) -> Result<()> {
        tx_run!(self, "delete from attempt where at < $1", to_millis(now - Duration::days(1)))?;
        tx_run!(self, "insert into attempt (subject, at) values ($1, $2)", subject, to_millis(now))?;
        Ok(())
    }

    /// Deletes the attempts under a subject.
    pub(crate) async fn clear_attempts(&mut self, subject: &str) -> Result<()> {
        tx_run!(self, "delete from attempt where subject = $1", subject)?;
        Ok(())
    }

    /// Counts one attempt under each subject; or counts nothing and returns the first limit that does not allow one more.
    pub(crate) async fn reach_limit(&mut self, limits: &[Limit], now: DateTime<Utc>) -> Result<Option<LimitReached>> {
        // In order, so that no two transactions wait for each other.
        let subjects: BTreeSet<&str> = limits.iter().map(|limit| limit.subject.as_str()).collect();
        for subject in &subjects {
            self.lock_key(subject).await?;
        }
        for limit in limits {
            if self.attempts_since(&limit.subject, now - limit.within).await? >= limit.most {
                return Ok(Some(limit.reached));
            }
        }
        for subject in subjects {
            self.count_attempt(subject, now).await?;
        }
        Ok(None)
    }

    /// Counts one SMS for sign-in of a structure, and returns whether it may be sent. If not, the structure's coordinators get a
    /// message once a day.
    pub(crate) async fn count_sms(
        &mut self,
        structure: &StructureId,
        caps: SmsCaps,
        known: bool,
        alert: impl Fn(&Person) -> Option<Message>,
        now: DateTime<Utc>,
    ) -> Result<bool> {
        let day = Duration::days(1);
        let limit = |subject: String, most: i64| {
            let most = if known { most + most / 2 } else { most };
            Limit { subject, most, within: day, reached: LimitReached::Day }
        };
        let limits = [limit("sms".into(), caps.all), limit(format!("sms:{structure}"), caps.structure)];
        if self.reach_limit(&limits, now).await?.is_none() {
            return Ok(true);
        }
        self.count_failure(structure, SignInFailure::SmsCap, now).await?;
        self.alert_coordinators(structure, "sms-said", alert, now).await?;
        Ok(false)
    }

    /// Queues the message of `alert` to each coordinator of a structure, at most once a day under that word.
    pub(crate) async fn alert_coordinators(
        &mut self,
        structure: &StructureId,
        word: &str,
        alert: impl Fn(&Person) -> Option<Message>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let alerted = Limit { subject: format!("{word}:{structure}"), most: 1, within: Duration::days(1), reached: LimitReached::Day };
        if self.reach_limit(&[alerted], now).await?.is_some() {
            return Ok(());
        }
        let coordinators: Vec<Person> = tx_rows!(
            self,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person
             where structure_id = $1 and role = 'Coordinator' and left_team_at is null order by id",
            structure.as_str()
        )?;
        for message in coordinators.iter().filter_map(alert) {
            self.enqueue(Some(structure), MessageKind::Alert, None, &message, now).await?;
        }
        Ok(())
    }
}
