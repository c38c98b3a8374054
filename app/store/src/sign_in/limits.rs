//! How often something may be done. Counted in the database, so that all replicas count together.
//!
//! The numbers by address are of a structure's shared network: in a workshop of 25 people everybody asks for a code within
//! the hour and mistypes it once, all from one address, and operators of mobile networks put thousands behind one. An
//! address that guesses gets 60 of a million codes an hour.

use crate::{
    Message, Person, Result, SignInFrom,
    db::{Tx, to_millis, tx_rows, tx_run, tx_value},
    sign_in::failures::SignInFailure,
};
use chrono::{DateTime, Duration, Utc};
use domain::{messages::delivery::MessageKind, values::ids::StructureId};
use std::collections::BTreeSet;

/// How many codes an address may ask for within an hour.
pub(crate) const MOST_CODES_FROM: i64 = 30;
/// How many codes an address may ask for within a day: more than a structure has places.
pub(crate) const MOST_CODES_FROM_A_DAY: i64 = 120;
/// How many codes, cards and passwords an address may try within an hour.
pub(crate) const MOST_TRIES_FROM: i64 = 60;

/// Which limit does not allow one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitReached {
    /// The one of a contact within minutes.
    Minutes,
    /// The one of a contact within a day.
    Day,
    /// The one of a client's address.
    Address,
}

/// At most so many within a time, counted under a subject.
#[derive(Debug, Clone)]
pub(crate) struct Limit {
    pub subject: String,
    pub most: i64,
    pub store: Duration,
    pub reached: LimitReached,
}

impl Limit {
    /// Tries from a client's address, of whatever.
    pub fn tries_from(from: &SignInFrom) -> Option<Self> {
        let address = from.address.as_ref()?;
        let (subject, store) = (format!("tries-from:{address}"), Duration::hours(1));
        Some(Self { subject, most: MOST_TRIES_FROM, store, reached: LimitReached::Address })
    }

    /// Codes asked for from a client's address.
    pub fn codes_from(from: &SignInFrom) -> Vec<Self> {
        let Some(address) = &from.address else { return Vec::new() };
        let limit = |most, store| Self { subject: format!("codes-from:{address}"), most, store, reached: LimitReached::Address };
        vec![limit(MOST_CODES_FROM, Duration::hours(1)), limit(MOST_CODES_FROM_A_DAY, Duration::days(1))]
    }
}

/// How many SMS for sign-in may leave within 24 hours. The browsers on which someone signed in before have half as many
/// again, so that a stranger who uses the number up shuts nobody out who is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmsCaps {
    /// To the people of one structure.
    pub structure: i64,
    /// In all.
    pub all: i64,
}

impl Default for SmsCaps {
    /// A structure has 70 people, who sign in twice a year: 200 is a day on which everybody asks three times.
    fn default() -> Self {
        Self { structure: 200, all: 2_000 }
    }
}

impl Tx {
    pub(crate) async fn attempts_since(&mut self, subject: &str, since: DateTime<Utc>) -> Result<i64> {
        let count: Option<i64> = tx_value!(self, "select count(*) from attempt where subject = $1 and at > $2", subject, to_millis(since))?;
        Ok(count.unwrap_or_default())
    }

    pub(crate) async fn note_attempt(&mut self, subject: &str, now: DateTime<Utc>) -> Result<()> {
        tx_run!(self, "delete from attempt where at < $1", to_millis(now - Duration::days(1)))?;
        tx_run!(self, "insert into attempt (subject, at) values ($1, $2)", subject, to_millis(now))?;
        Ok(())
    }

    pub(crate) async fn forget_attempts(&mut self, subject: &str) -> Result<()> {
        tx_run!(self, "delete from attempt where subject = $1", subject)?;
        Ok(())
    }

    /// Counts one more under each subject, and returns the limit that does not allow it, if one does not: then nothing is
    /// counted.
    pub(crate) async fn reach_limit(&mut self, limits: &[Limit], now: DateTime<Utc>) -> Result<Option<LimitReached>> {
        // In order, so that two never wait for each other.
        let subjects: BTreeSet<&str> = limits.iter().map(|limit| limit.subject.as_str()).collect();
        for subject in &subjects {
            self.lock_key(subject).await?;
        }
        for limit in limits {
            if self.attempts_since(&limit.subject, now - limit.store).await? >= limit.most {
                return Ok(Some(limit.reached));
            }
        }
        for subject in subjects {
            self.note_attempt(subject, now).await?;
        }
        Ok(None)
    }

    /// Counts one more SMS for sign-in of a structure, and returns whether it may leave. When it may not, the structure's
    /// coordinators get a message once a day.
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
            Limit { subject, most, store: day, reached: LimitReached::Day }
        };
        let limits = [limit("sms".into(), caps.all), limit(format!("sms:{structure}"), caps.structure)];
        if self.reach_limit(&limits, now).await?.is_none() {
            return Ok(true);
        }
        self.count_failure(structure, SignInFailure::SmsCap, now).await?;
        let said = Limit { subject: format!("sms-said:{structure}"), most: 1, store: day, reached: LimitReached::Day };
        if self.reach_limit(&[said], now).await?.is_none() {
            let coordinators: Vec<Person> = tx_rows!(
                self,
                "select id, structure_id, role, first_name, last_name, phone, email, language from person
                 where structure_id = $1 and role = 'Coordinator' and left_team_at is null order by id",
                structure.as_str()
            )?;
            for message in coordinators.iter().filter_map(alert) {
                self.enqueue(Some(structure), MessageKind::Alert, None, &message, now).await?;
            }
        }
        Ok(false)
    }
}
