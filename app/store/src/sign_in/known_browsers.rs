//! Known browsers: those on which a person signed in before. Attempts of strangers for the same contact are counted apart from
//! those on a known browser: a stranger cannot lock a person out of their own phone.

use crate::{
    Result,
    db::{Tx, to_millis, tx_run, tx_value},
};
use chrono::{DateTime, Duration, Utc};
use domain::values::ids::PersonId;

/// The days for which a browser is known after a sign-in; browsers keep a cookie for 400 days at most (RFC 6265bis).
pub const KNOWN_DAYS: i64 = 400;

/// The most known browsers of one person; the oldest are forgotten.
const MOST_KNOWN: i64 = 20;

impl Tx {
    /// Adds a browser to the known ones of a person, or renews it.
    pub(crate) async fn remember_browser(&mut self, browser_hash: &str, person: &PersonId, now: DateTime<Utc>) -> Result<()> {
        tx_run!(self, "delete from known_browser where known_until < $1", to_millis(now))?;
        tx_run!(
            self,
            "insert into known_browser (browser_hash, person_id, known_until) values ($1, $2, $3)
             on conflict (browser_hash, person_id) do update set known_until = excluded.known_until",
            browser_hash,
            person.as_str(),
            to_millis(now + Duration::days(KNOWN_DAYS)),
        )?;
        tx_run!(
            self,
            "delete from known_browser where person_id = $1 and browser_hash not in
             (select browser_hash from known_browser where person_id = $1 order by known_until desc, browser_hash limit $2)",
            person.as_str(),
            MOST_KNOWN
        )?;
        Ok(())
    }

    /// Whether a person signed in on a browser within [`KNOWN_DAYS`].
    pub(crate) async fn is_known_browser(&mut self, browser_hash: &str, person: &PersonId, now: DateTime<Utc>) -> Result<bool> {
        let find = "select browser_hash from known_browser where browser_hash = $1 and person_id = $2 and known_until > $3";
        let known: Option<String> = tx_value!(self, find, browser_hash, person.as_str(), to_millis(now))?;
        Ok(known.is_some())
    }
}
