//! Sign-in by a six-digit code, sent to a phone or an address.

use crate::{
    LimitReached, Message, Person, Result, SignInAttempt, SignInFrom, SmsCaps,
    db::{Db, Tx, to_millis, tx_row, tx_run, tx_value},
    sign_in::{REPEAT_MINUTES, failures::SignInFailure, limits::Limit},
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::{Contact, Role},
    sign_in::{SignInWay, may_sign_in_by},
    values::ids::{PersonId, StructureId},
};

/// How long a code can be used.
pub const CODE_MINUTES: i64 = 10;
/// How often a code can be mistyped.
const MOST_CODE_TRIES: i64 = 5;
/// How many codes a contact may ask for within [`CODE_MINUTES`] from one client's address.
const MOST_CODES: i64 = 5;
/// How many codes a contact may ask for within a day from one client's address: the one beside it cannot use up what the
/// contact has in all.
const MOST_CODES_FROM_A_DAY: i64 = 8;
/// How many codes a contact may ask for within a day from everywhere, known browsers apart.
const MOST_CODES_A_DAY: i64 = 15;
/// How often codes of a contact may be mistyped within a day: after that only a card or a known browser opens. At one
/// in a million a try, a person's account falls to guessing once in 137 years.
const MOST_WRONG_A_DAY: i64 = 20;
/// Within that time the same browser asking for the same contact is a double tap: nothing more is sent.
const DOUBLE_TAP_SECONDS: i64 = 30;

/// A code that is asked for.
#[derive(Debug)]
pub struct CodeRequest<'a> {
    /// Where it would be sent to.
    pub contact: &'a Contact,
    /// From where it is asked for.
    pub from: &'a SignInFrom,
    /// The SHA-256 of what the browser keeps to use it.
    pub attempt_hash: &'a str,
    /// What is kept of the code.
    pub code_hash: &'a str,
    /// The message with the code.
    pub code: &'a Message,
    /// The message for whoever signs in by password instead.
    pub password: &'a Message,
    /// How many SMS may leave in a day.
    pub caps: SmsCaps,
}

/// What became of asking for a code. The same whether or not the contact is someone's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeAsked {
    /// It is on its way, if the contact is someone's.
    Sent,
    /// The same browser asked for the same contact a moment ago, at that instant: that code is on its way.
    SentAt(DateTime<Utc>),
    /// Too many were asked for: nothing is sent.
    Limited(LimitReached),
}

#[derive(sqlx::FromRow)]
struct CodeRow {
    person_id: Option<String>,
    contact: String,
    code_hash: String,
    tries: i64,
    expires_at: DateTime<Utc>,
    used_at: Option<DateTime<Utc>>,
    used_by: Option<String>,
}

#[derive(sqlx::FromRow)]
struct OwnerRow {
    id: PersonId,
    structure_id: StructureId,
    role: Role,
}

/// The limits of asking for a code.
fn limits_of_asking(contact: &str, from: &SignInFrom, known: bool) -> Vec<Limit> {
    let minutes = Duration::minutes(CODE_MINUTES);
    let limit = |subject: &str, most: i64, store: Duration| {
        let reached = if store == minutes { LimitReached::Minutes } else { LimitReached::Day };
        Limit { subject: subject.to_owned(), most, store, reached }
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

/// Under what the wrong codes of a contact are counted.
fn subject_of_wrong(contact: &str, from: &SignInFrom, known: bool) -> String {
    if known { format!("wrong-code:{contact}@{}", from.browser_hash) } else { format!("wrong-code:{contact}") }
}

impl Tx {
    /// Who may sign in by a code of that person; nobody of the team, and nobody who has left it.
    async fn owner_of_code(&mut self, person: Option<String>) -> Result<Option<OwnerRow>> {
        let Some(person) = person else { return Ok(None) };
        let find = "select id, structure_id, role from person where id = $1 and left_team_at is null";
        let owner: Option<OwnerRow> = tx_row!(self, find, person)?;
        Ok(owner.filter(|owner| may_sign_in_by(owner.role, SignInWay::Code)))
    }

    /// When the same browser asked for a code of the same contact a moment ago, and has not tried it yet.
    async fn asked_a_moment_ago(&mut self, contact: &str, from: &SignInFrom, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        Ok(tx_value!(
            self,
            "select created_at from sign_in_code where contact = $1 and browser_hash = $2 and created_at > $3
             and used_at is null and tries = 0 order by created_at desc limit 1",
            contact,
            from.browser_hash.as_str(),
            now - Duration::seconds(DOUBLE_TAP_SECONDS),
        )?)
    }
}

impl Db {
    /// Opens an attempt to sign in by code, and sends the code if the contact is of someone who signs in so; the team is
    /// told by the same way to use the password. Older codes of the contact open nothing any more, but for those asked on
    /// browsers that are known: a stranger cannot end them. Whoever asks cannot tell whether the contact is someone's: the
    /// answer and the rows are the same.
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
        let person = tx.person_at(contact).await?;
        if let Some(at) = tx.asked_a_moment_ago(contact, from, now).await? {
            return Ok(CodeAsked::SentAt(at));
        }
        let known = match &person {
            Some(person) => tx.knows_browser(&from.browser_hash, &person.id, now).await?,
            None => false,
        };
        if let Some(full) = tx.reach_limit(&limits_of_asking(contact, from, known), now).await? {
            if let Some(person) = &person {
                tx.count_failure(&person.structure_id, SignInFailure::Limited, now).await?;
            }
            tx.commit().await?;
            return Ok(CodeAsked::Limited(full));
        }
        tx_run!(&mut tx, "delete from sign_in_code where expires_at < $1", now - Duration::days(1))?;
        tx_run!(
            &mut tx,
            "delete from sign_in_code where contact = $1 and used_at is null and (not known or browser_hash = $2)",
            contact,
            from.browser_hash.as_str()
        )?;
        let by_code = person.as_ref().filter(|person| may_sign_in_by(person.role, SignInWay::Code));
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

    /// Tries a code: counted before it is compared, so that replicas asked at once cannot try more often together. The
    /// browser that used it may send it again for [`REPEAT_MINUTES`].
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn try_code(&self, attempt_hash: &str, code_hash: &str, from: &SignInFrom, now: DateTime<Utc>) -> Result<SignInAttempt> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update sign_in_code set tries = tries + 1 where attempt_hash = $1", attempt_hash)?;
        let found: Option<CodeRow> = tx_row!(
            &mut tx,
            "select person_id, contact, code_hash, tries, expires_at, used_at, used_by from sign_in_code where attempt_hash = $1",
            attempt_hash
        )?;
        let owner = tx.owner_of_code(found.as_ref().and_then(|code| code.person_id.clone())).await?;
        let right = found.as_ref().is_some_and(|code| code.code_hash == code_hash);
        if let Some((code, owner)) = found.as_ref().zip(owner.as_ref()) {
            let lately = code.used_at.is_some_and(|at| at > now - Duration::minutes(REPEAT_MINUTES));
            if right && lately && code.used_by.as_deref() == Some(from.browser_hash.as_str()) {
                return Ok(SignInAttempt::Right(owner.id.clone()));
            }
        }
        let known = match &owner {
            Some(owner) => tx.knows_browser(&from.browser_hash, &owner.id, now).await?,
            None => false,
        };
        let wrong = found.as_ref().map(|code| subject_of_wrong(&code.contact, from, known));
        let of_contact = |subject: &String| Limit {
            subject: subject.clone(),
            most: MOST_WRONG_A_DAY,
            store: Duration::days(1),
            reached: LimitReached::Day,
        };
        let limits: Vec<Limit> = wrong.iter().map(of_contact).chain(Limit::tries_from(from).filter(|_| !known)).collect();
        // Five tries of one code come first: that another may be asked for is the better advice.
        let spent = found.as_ref().is_some_and(|code| code.tries > MOST_CODE_TRIES);
        if !spent && let Some(full) = tx.reach_limit(&limits, now).await? {
            if let Some(owner) = &owner {
                tx.count_failure(&owner.structure_id, SignInFailure::Limited, now).await?;
            }
            tx.commit().await?;
            return Ok(SignInAttempt::Limited(full));
        }
        let outcome = match found {
            None => SignInAttempt::Old,
            Some(_) if spent => SignInAttempt::TooMany,
            Some(code) if code.used_at.is_some() || code.expires_at <= now => SignInAttempt::Old,
            Some(_) => match owner {
                Some(owner) if right => {
                    tx_run!(
                        &mut tx,
                        "update sign_in_code set used_at = $2, used_by = $3 where attempt_hash = $1",
                        attempt_hash,
                        to_millis(now),
                        from.browser_hash.as_str()
                    )?;
                    if let Some(subject) = &wrong {
                        tx.forget_attempts(subject).await?;
                    }
                    SignInAttempt::Right(owner.id)
                }
                Some(owner) => {
                    tx.count_failure(&owner.structure_id, SignInFailure::WrongCode, now).await?;
                    SignInAttempt::Wrong
                }
                None => SignInAttempt::Wrong,
            },
        };
        tx.commit().await?;
        Ok(outcome)
    }
}
