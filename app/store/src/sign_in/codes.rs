//! Sign-in by a six-digit code, sent to a phone or an address.

use crate::{
    Actor, LimitReached, Message, Person, Result, SignInAttempt, SignInFrom, SmsCaps,
    db::{Db, Tx, to_millis, tx_row, tx_run, tx_value},
    sign_in::{
        CODE_MINUTES,
        limits::Limit,
        one_time_code::{CodeVerdict, OneTimeCode, double_tap_since},
    },
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::{Contact, Phone, Role},
    sign_in::{SignInMethod, failure::SignInFailure, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// The most codes for a contact within [`CODE_MINUTES`] from one client's address.
const MOST_CODES: i64 = 5;
/// The most codes for a contact within a day from one client's address: fewer than from all, so that one address cannot use up
/// the codes of the contact.
const MOST_CODES_FROM_A_DAY: i64 = 8;
/// The most codes for a contact within a day from all addresses; known browsers are counted apart.
const MOST_CODES_A_DAY: i64 = 15;
/// The most wrong codes of a contact within a day: after that only a card or a known browser signs in. At one in a million an
/// attempt, an account falls to guessing once in 137 years.
const MOST_WRONG_A_DAY: i64 = 20;

/// A request for a code.
#[derive(Debug)]
pub struct CodeRequest<'a> {
    /// The contact to which the code is sent.
    pub contact: &'a Contact,
    /// The browser and the address that ask for it.
    pub from: &'a SignInFrom,
    /// The SHA-256 of the secret with which the browser may use the code.
    pub attempt_hash: &'a str,
    /// The hash of the code, as it is stored.
    pub code_hash: &'a str,
    /// The message with the code.
    pub code: &'a Message,
    /// The message to a member of the team: to sign in by password.
    pub password: &'a Message,
    /// The most SMS within a day.
    pub caps: SmsCaps,
}

/// The result of a request for a code: the same whether or not a person has the contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeAsked {
    /// Sent, if a person has the contact.
    Sent,
    /// A double tap: the code was sent for the request at that instant.
    SentAt(DateTime<Utc>),
    /// Not sent: a limit was reached.
    Limited(LimitReached),
}

#[derive(sqlx_macros::FromRow)]
struct CodeRow {
    person_id: Option<PersonId>,
    contact: String,
    #[sqlx(flatten)]
    code: OneTimeCode,
}

#[derive(sqlx_macros::FromRow)]
struct OwnerRow {
    id: PersonId,
    structure_id: StructureId,
    role: Role,
}

/// The limits of a request for a code; `known` says whether the person signed in on that browser before.
fn request_limits(contact: &str, from: &SignInFrom, known: bool) -> Vec<Limit> {
    let minutes = Duration::minutes(CODE_MINUTES);
    let limit = |subject: &str, most: i64, within: Duration| {
        let reached = if within == minutes { LimitReached::Minutes } else { LimitReached::Day };
        Limit { subject: subject.to_owned(), most, within, reached }
    };
    if known {
        let own = format!("code:{contact}@{}", from.browser_hash);
        return vec![limit(&own, MOST_CODES, minutes), limit(&own, MOST_CODES_A_DAY, Duration::days(1))];
    }
    let all = format!("code:{contact}");
    let mut limits = vec![limit(&all, 2 * MOST_CODES, minutes), limit(&all, MOST_CODES_A_DAY, Duration::days(1))];
    let here = format!("code:{contact}@{}", from.address.as_deref().unwrap_or_default());
    limits.extend([limit(&here, MOST_CODES, minutes), limit(&here, MOST_CODES_FROM_A_DAY, Duration::days(1))]);
    limits.extend(Limit::codes_from(from));
    limits
}

/// The subject under which wrong codes of a contact are counted.
fn wrong_code_subject(contact: &str, from: &SignInFrom, known: bool) -> String {
    if known { format!("wrong-code:{contact}@{}", from.browser_hash) } else { format!("wrong-code:{contact}") }
}

impl Tx {
    /// The person, if they may sign in by a code: a participant, not a member of the team.
    async fn owner_of_code(&mut self, person: Option<PersonId>) -> Result<Option<OwnerRow>> {
        let Some(person) = person else { return Ok(None) };
        let find = "select id, structure_id, role from person where id = $1 and left_team_at is null";
        let owner: Option<OwnerRow> = tx_row!(self, find, person)?;
        Ok(owner.filter(|owner| may_sign_in_by(owner.role, SignInMethod::Code)))
    }

    /// Writes that a phone number was checked when the first code that was sent to it is used; does nothing for a mail address.
    async fn check_phone(&mut self, owner: &OwnerRow, contact: &str, now: DateTime<Utc>) -> Result<()> {
        if Phone::from_stored(contact).is_none() {
            return Ok(());
        }
        let find = "select id from audit where subject_id = $1 and action = 'person.phone_checked' limit 1";
        let checked: Option<String> = tx_value!(self, find, &owner.id)?;
        if checked.is_none() {
            let by = Actor::person(&owner.id, now);
            self.audit(&owner.structure_id, &by, "person.phone_checked", owner.id.as_str(), json!({})).await?;
        }
        Ok(())
    }

    /// The instant of the first half of a double tap: that browser asked for a code of that contact just now, and has not tried it yet.
    async fn double_tapped_at(&mut self, contact: &str, from: &SignInFrom, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        Ok(tx_value!(
            self,
            "select created_at from sign_in_code where contact = $1 and browser_hash = $2 and created_at > $3
             and used_at is null and tries = 0 order by created_at desc limit 1",
            contact,
            from.browser_hash.as_str(),
            double_tap_since(now),
        )?)
    }
}

#[boxed_futures]
impl Db {
    /// Stores a code and sends it, if a participant has the contact; a member of the team gets the message to sign in by password.
    /// Older codes of the contact are deleted, except those of known browsers: a stranger cannot delete them. The result and the
    /// stored rows are the same whether or not a person has the contact.
    ///
    /// `alert` makes the message to a coordinator of the structure whose SMS of the day are used up.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn ask_for_code(
        &self,
        request: &CodeRequest<'_>,
        alert: impl Fn(&Person) -> Option<Message> + Send + Sync,
        now: DateTime<Utc>,
    ) -> Result<CodeAsked> {
        let (now, contact, from) = (to_millis(now), request.contact.as_str(), request.from);
        let mut tx = self.begin().await?;
        tx.lock_key(contact).await?;
        let person = tx.person_by_contact(contact).await?;
        if let Some(at) = tx.double_tapped_at(contact, from, now).await? {
            return Ok(CodeAsked::SentAt(at));
        }
        let known = match &person {
            Some(person) => tx.is_known_browser(&from.browser_hash, &person.id, now).await?,
            None => false,
        };
        if let Some(reached) = tx.reach_limit(&request_limits(contact, from, known), now).await? {
            if let Some(person) = &person {
                tx.count_failure(&person.structure_id, SignInFailure::Limited, now).await?;
            }
            tx.commit().await?;
            return Ok(CodeAsked::Limited(reached));
        }
        tx_run!(&mut tx, "delete from sign_in_code where expires_at < $1", now - Duration::days(1))?;
        tx_run!(
            &mut tx,
            "delete from sign_in_code where contact = $1 and used_at is null and (not known or browser_hash = $2)",
            contact,
            from.browser_hash.as_str()
        )?;
        let by_code = person.as_ref().filter(|person| may_sign_in_by(person.role, SignInMethod::Code));
        tx_run!(
            &mut tx,
            "insert into sign_in_code (attempt_hash, contact, person_id, code_hash, created_at, expires_at, browser_hash, known)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            request.attempt_hash,
            contact,
            by_code.map(|person| person.id.as_str()),
            request.code_hash,
            now,
            now + Duration::minutes(CODE_MINUTES),
            from.browser_hash.as_str(),
            known,
        )?;
        if let Some(person) = &person {
            let message = if by_code.is_some() { request.code } else { request.password };
            let by_sms = matches!(request.contact, Contact::Phone(_));
            if !by_sms || tx.count_sms(&person.structure_id, request.caps, known, alert, now).await? {
                tx.enqueue(Some(&person.structure_id), MessageKind::Code, Some(&person.id), message, now).await?;
            }
        }
        tx.commit().await?;
        Ok(CodeAsked::Sent)
    }

    /// Signs in by a code. The attempt is counted before the code is compared, so that requests at several replicas at once get no more
    /// attempts. The browser that used the code may send it again for a while.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn try_code(&self, attempt_hash: &str, code_hash: &str, from: &SignInFrom, now: DateTime<Utc>) -> Result<SignInAttempt> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update sign_in_code set tries = tries + 1 where attempt_hash = $1", attempt_hash)?;
        let found: Option<CodeRow> = tx_row!(
            &mut tx,
            "select person_id, contact, code_hash, tries - 1 as tries, expires_at, used_at, used_by from sign_in_code where attempt_hash = $1",
            attempt_hash
        )?;
        let owner = tx.owner_of_code(found.as_ref().and_then(|code| code.person_id.clone())).await?;
        let verdict = found.as_ref().map(|found| found.code.verdict(code_hash, &from.browser_hash, now));
        if let (Some(CodeVerdict::Again), Some(owner)) = (verdict, &owner) {
            return Ok(SignInAttempt::Right(owner.id.clone()));
        }
        let known = match &owner {
            Some(owner) => tx.is_known_browser(&from.browser_hash, &owner.id, now).await?,
            None => false,
        };
        let wrong = found.as_ref().map(|code| wrong_code_subject(&code.contact, from, known));
        let of_contact = |subject: &String| Limit {
            subject: subject.clone(),
            most: MOST_WRONG_A_DAY,
            within: Duration::days(1),
            reached: LimitReached::Day,
        };
        let limits: Vec<Limit> = wrong.iter().map(of_contact).chain(Limit::attempts_from(from).filter(|_| !known)).collect();
        // The limit of one code comes first: to ask for another code is the better advice.
        let spent = verdict == Some(CodeVerdict::TooMany);
        if !spent && let Some(reached) = tx.reach_limit(&limits, now).await? {
            if let Some(owner) = &owner {
                tx.count_failure(&owner.structure_id, SignInFailure::Limited, now).await?;
            }
            tx.commit().await?;
            return Ok(SignInAttempt::Limited(reached));
        }
        let outcome = match (verdict, found, owner) {
            (Some(CodeVerdict::TooMany), ..) => SignInAttempt::TooMany,
            (None | Some(CodeVerdict::Old | CodeVerdict::Again), ..) => SignInAttempt::Old,
            (Some(CodeVerdict::Right), Some(found), Some(owner)) => {
                tx_run!(
                    &mut tx,
                    "update sign_in_code set used_at = $2, used_by = $3 where attempt_hash = $1",
                    attempt_hash,
                    to_millis(now),
                    from.browser_hash.as_str()
                )?;
                tx.check_phone(&owner, &found.contact, now).await?;
                if let Some(subject) = &wrong {
                    tx.clear_attempts(subject).await?;
                }
                SignInAttempt::Right(owner.id)
            }
            (Some(CodeVerdict::Wrong), _, Some(owner)) => {
                tx.count_failure(&owner.structure_id, SignInFailure::WrongCode, now).await?;
                SignInAttempt::Wrong
            }
            (Some(CodeVerdict::Right | CodeVerdict::Wrong), ..) => SignInAttempt::Wrong,
        };
        tx.commit().await?;
        Ok(outcome)
    }
}
