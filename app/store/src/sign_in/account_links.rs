//! Links in mails that change an account: to choose a new password, and to confirm a new mail address. Each works once within
//! [`LINK_MINUTES`]; opening its page does not use it up: mail scanners open links.

use crate::{
    Actor, LimitReached, Message, Refusal, Result, SignInFrom, StoreError,
    db::{Db, LockTarget, Tx, error::OnTaken, row, to_millis, tx_run, tx_value},
    people::{People, Person},
    sign_in::{LINK_MINUTES, REPEAT_MINUTES, limits::Limit},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::Email,
    sign_in::{SignInMethod, may_sign_in_by},
    values::ids::PersonId,
};
use serde_json::json;

/// The most links for an address within an hour.
const MOST_LINKS: i64 = 3;
/// The most links for an address within a day.
const MOST_LINKS_A_DAY: i64 = 8;

/// A link of an account, before it is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountLink {
    /// The person.
    pub person: Person,
    /// The address that it confirms; `None` for a new password.
    pub email: Option<String>,
}

#[derive(sqlx_macros::FromRow)]
struct LinkRow {
    person_id: PersonId,
    email: Option<String>,
}

impl Tx {
    /// Inserts a link of a person and sends it.
    async fn send_account_link(
        &mut self,
        person: &Person,
        (token_hash, email): (&str, Option<&Email>),
        message: &Message,
        now: DateTime<Utc>,
    ) -> Result<()> {
        tx_run!(self, "delete from account_link where expires_at < $1", to_millis(now - Duration::days(1)))?;
        tx_run!(
            self,
            "insert into account_link (token_hash, person_id, email, expires_at) values ($1, $2, $3, $4)",
            token_hash,
            &person.id,
            email.map(Email::as_str),
            to_millis(now + Duration::minutes(LINK_MINUTES))
        )?;
        self.enqueue(Some(&person.structure_id), MessageKind::AccountLink, Some(&person.id), message, now).await
    }

    /// Deletes the unused links of a person.
    pub(crate) async fn end_links(&mut self, person: &PersonId) -> Result<()> {
        tx_run!(self, "delete from account_link where person_id = $1 and used_at is null", person)?;
        Ok(())
    }

    /// Uses a link up, or returns it again to the browser that used it within [`REPEAT_MINUTES`]; with whether it is the first use.
    async fn use_account_link(&mut self, token_hash: &str, browser_hash: &str, now: DateTime<Utc>) -> Result<bool> {
        let set = "update account_link set used_at = $2, used_by = $3 where token_hash = $1 and used_at is null and expires_at > $2";
        if tx_run!(self, set, token_hash, to_millis(now), browser_hash)? == 1 {
            return Ok(true);
        }
        let find = "select person_id from account_link where token_hash = $1 and used_by = $2 and used_at > $3";
        let again: Option<String> = tx_value!(self, find, token_hash, browser_hash, to_millis(now - Duration::minutes(REPEAT_MINUTES)))?;
        again.map(|_| false).ok_or(StoreError::NotFound)
    }

    /// Sets the password of a person, ends their other sessions, their unused links and invitations, and sends the notice.
    async fn set_password(
        &mut self,
        person: &Person,
        hash: &str,
        keep_device: Option<&str>,
        notice: Option<&Message>,
        now: DateTime<Utc>,
    ) -> Result<()> {
        tx_run!(self, "update person set password_hash = $2 where id = $1", &person.id, hash)?;
        self.end_links(&person.id).await?;
        tx_run!(self, "delete from invitation where person_id = $1 and used_at is null", &person.id)?;
        self.end_devices(&person.id, keep_device).await?;
        if let Some(notice) = notice {
            self.enqueue(Some(&person.structure_id), MessageKind::AccountNotice, None, notice, now).await?;
        }
        self.audit(&person.structure_id, &Actor::person(&person.id, now), "person.password", person.id.as_str(), json!({})).await
    }
}

#[boxed_futures]
impl Db {
    /// Sends a link for a new password to a member of the team with that address; nothing to others. `message` makes the mail in the
    /// person's language. Returns the limit that was reached, which does not depend on whether there is such a person.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn ask_for_password_link(
        &self,
        email: &Email,
        token_hash: &str,
        message: impl Fn(&Person) -> Option<Message> + Send + Sync,
        from: &SignInFrom,
        now: DateTime<Utc>,
    ) -> Result<Option<LimitReached>> {
        let mut tx = self.begin().await?;
        let limit = |most, within, reached| Limit { subject: format!("password-link:{}", email.as_str()), most, within, reached };
        let mut limits = vec![
            limit(MOST_LINKS, Duration::hours(1), LimitReached::Minutes),
            limit(MOST_LINKS_A_DAY, Duration::days(1), LimitReached::Day),
        ];
        limits.extend(Limit::codes_from(from));
        if let Some(reached) = tx.reach_limit(&limits, now).await? {
            return Ok(Some(reached));
        }
        let person = tx.person_by_contact(email.as_str()).await?.filter(|it| may_sign_in_by(it.role, SignInMethod::Password));
        if let Some(person) = &person
            && let Some(message) = message(person)
        {
            tx.send_account_link(person, (token_hash, None), &message, now).await?;
            let by = Actor::person(&person.id, now);
            tx.audit(&person.structure_id, &by, "person.password_link", person.id.as_str(), json!({})).await?;
        }
        tx.commit().await?;
        Ok(None)
    }

    /// The link with that token, while it can be used, or used again by the browser that used it.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn account_link(&self, token_hash: &str, browser_hash: &str, now: DateTime<Utc>) -> Result<Option<AccountLink>> {
        let find = "select person_id, email from account_link where token_hash = $1
            and (used_at is null and expires_at > $2 or used_by = $3 and used_at > $4)";
        let lately = to_millis(now - Duration::minutes(REPEAT_MINUTES));
        let link: Option<LinkRow> = row!(self, find, token_hash, to_millis(now), browser_hash, lately)?;
        let Some(link) = link else { return Ok(None) };
        let find = "select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language from person p
            where p.id = $1 and p.left_team_at is null";
        let person: Option<Person> = row!(self, find, &link.person_id)?;
        Ok(person.map(|person| AccountLink { person, email: link.email }))
    }

    /// Sets a new password by a link, which is then used; all sessions of the person end.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the link is used, expired, or for an address.
    pub async fn set_password_by_link(
        &self,
        token_hash: &str,
        password_hash: &str,
        browser_hash: &str,
        notice: impl Fn(&Person) -> Option<Message> + Send + Sync,
        now: DateTime<Utc>,
    ) -> Result<PersonId> {
        let link = self.account_link(token_hash, browser_hash, now).await?.filter(|it| it.email.is_none()).ok_or(StoreError::NotFound)?;
        let mut tx = self.begin().await?;
        tx.lock_row(LockTarget::Person, link.person.id.as_str()).await?;
        if tx.use_account_link(token_hash, browser_hash, now).await? {
            tx.set_password(&link.person, password_hash, None, notice(&link.person).as_ref(), now).await?;
        }
        tx.commit().await?;
        Ok(link.person.id)
    }

    /// Sets a new mail address by the link that was sent to it; the person's other sessions end. `notices` makes the messages to the
    /// old and the new address.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when the link is used, expired, or for a password; [`Refusal::EmailTaken`].
    pub async fn confirm_email(
        &self,
        token_hash: &str,
        browser_hash: &str,
        keep_device: Option<&str>,
        notices: impl Fn(&Person, &Email) -> Vec<Message> + Send + Sync,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let link = self.account_link(token_hash, browser_hash, now).await?.ok_or(StoreError::NotFound)?;
        let email: Email = link.email.and_then(|email| email.parse().ok()).ok_or(StoreError::NotFound)?;
        let (person, structure) = (&link.person, &link.person.structure_id);
        let mut tx = self.begin().await?;
        tx.lock_row(LockTarget::Person, person.id.as_str()).await?;
        if tx.use_account_link(token_hash, browser_hash, now).await? {
            tx.check_contact_free(None, Some(&email), Some(&person.id)).await?;
            tx_run!(&mut tx, "update person set email = $2 where id = $1", &person.id, email.as_str()).on_taken(Refusal::EmailTaken)?;
            tx.end_links(&person.id).await?;
            tx.end_devices(&person.id, keep_device).await?;
            for notice in notices(person, &email) {
                tx.enqueue(Some(structure), MessageKind::AccountNotice, None, &notice, now).await?;
            }
            // As in [`People::change_contact`]: the audit holds no values of people.
            let details = json!({ "changed": ["email"] });
            tx.audit(structure, &Actor::person(&person.id, now), "person.contact", person.id.as_str(), details).await?;
        }
        tx.commit().await
    }
}

#[boxed_futures]
impl People<'_> {
    /// Sends a link for a new password to the address on file of a member of the team.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are in the team.
    pub async fn send_password_link(&self, by: &Actor, person: &Person, token_hash: &str, message: &Message) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, &person.id).await?;
        tx.lock_row(LockTarget::Person, person.id.as_str()).await?;
        let lately = "select token_hash from account_link where person_id = $1 and email is null and used_at is null and expires_at > $2";
        let still = to_millis(by.at + Duration::minutes(LINK_MINUTES - REPEAT_MINUTES));
        let sent: Option<String> = tx_value!(&mut tx, lately, &person.id, still)?;
        if sent.is_none() {
            tx.send_account_link(person, (token_hash, None), message, by.at).await?;
            tx.audit(&self.structure, by, "person.password_link", person.id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// Sends a link to a new address that a member of the team gave as their own, and a notice to the old one.
    ///
    /// # Errors
    /// [`Refusal::EmailTaken`]; [`StoreError::NotFound`] unless they are in the team.
    pub async fn ask_for_email(
        &self,
        by: &Actor,
        person: &Person,
        (token_hash, email): (&str, &Email),
        message: &Message,
        notice: Option<&Message>,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, &person.id).await?;
        tx.lock_row(LockTarget::Person, person.id.as_str()).await?;
        tx.check_contact_free(None, Some(email), Some(&person.id)).await?;
        let limit = Limit {
            subject: format!("email-link:{}", person.id),
            most: MOST_LINKS_A_DAY,
            within: Duration::days(1),
            reached: LimitReached::Day,
        };
        // Beyond the limit nothing is sent: nobody needs that many, and each is a mail to an address that may be a stranger's.
        if tx.reach_limit(&[limit], by.at).await?.is_none() {
            tx.send_account_link(person, (token_hash, Some(email)), message, by.at).await?;
            if let Some(notice) = notice {
                tx.enqueue(Some(&self.structure), MessageKind::AccountNotice, None, notice, by.at).await?;
            }
        }
        tx.commit().await
    }

    /// Changes the password of a member of the team who has proved the old one; their other devices are signed out.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are in the team.
    pub async fn change_password(
        &self,
        by: &Actor,
        person: &Person,
        hash: &str,
        keep_device: Option<&str>,
        notice: Option<&Message>,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.check_in_team(&self.structure, &person.id).await?;
        tx.lock_row(LockTarget::Person, person.id.as_str()).await?;
        tx.set_password(person, hash, keep_device, notice, by.at).await?;
        tx.commit().await
    }
}
