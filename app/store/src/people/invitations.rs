//! Inviting people of the structure: one person, a new colleague, or all participants without an invitation.

use crate::{
    Actor, Channel, Message, NewPerson, Person, Refusal, Result, StoreError,
    db::{Db, LockTarget, Tx, by_name::sorted, row, rows, to_millis, tx_row, tx_rows, tx_run, tx_value, value},
    people::People,
    sign_in::INVITATION_DAYS,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::{Email, Phone},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// For how many minutes inviting a person again by the same channel does nothing: the form was sent twice.
const REPEAT_MINUTES: i64 = 5;

/// An invitation to be made: its link works once, and replaces older ones.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The SHA-256 of its token.
    pub token_hash: String,
    /// The message with the link; `None` sends nothing.
    pub message: Option<Message>,
}

/// The participants of structure `$1` with a running enrollment who never signed in and have no invitation that still works at `$2`.
macro_rules! waiting {
    () => {
        " from person p
         where p.structure_id = $1 and p.role = 'Participant' and p.first_signed_in_at is null
         and exists (select 1 from enrollment e where e.participant_id = p.id and e.left_on is null)
         and not exists (select 1 from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > $2)"
    };
}

/// The participants with a running enrollment who never signed in and have no invitation that still works.
const WAITING: &str =
    concat!("select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language", waiting!(), " order by p.id");

impl Tx {
    pub(crate) async fn invite(&mut self, structure: &StructureId, by: &Actor, person: &PersonId, token_hash: &str) -> Result<()> {
        self.open_invitation(by, person, token_hash, None).await?;
        self.audit(structure, by, "person.invited", person.as_str(), json!({})).await
    }

    /// Makes the only working invitation of a person: older links and cards stop working, and links in the outbox are not sent. The
    /// person is locked: of concurrent invitations one is left.
    pub(crate) async fn open_invitation(&mut self, by: &Actor, person: &PersonId, token_hash: &str, code_hash: Option<&str>) -> Result<()> {
        self.lock_row(LockTarget::Person, person.as_str()).await?;
        tx_run!(self, "delete from invitation where person_id = $1 and used_at is null", person)?;
        tx_run!(
            self,
            "update outbox set dropped_at = $2, body = '' where person_id = $1 and kind = 'Invitation' and sent_at is null
             and dropped_at is null",
            person,
            by.at
        )?;
        tx_run!(
            self,
            "insert into invitation (token_hash, person_id, created_at, expires_at, code_hash) values ($1, $2, $3, $4, $5)",
            token_hash,
            person,
            by.at,
            by.at + Duration::days(INVITATION_DAYS),
            code_hash,
        )?;
        Ok(())
    }

    /// Whether a person was invited by this channel within [`REPEAT_MINUTES`], with a link that still works and a message that was sent
    /// or waits in the outbox. The person must be locked.
    async fn was_just_invited(&mut self, person: &PersonId, channel: Channel, now: DateTime<Utc>) -> Result<bool> {
        let found: Option<String> = tx_value!(
            self,
            "select o.id from outbox o join invitation i on i.person_id = o.person_id and i.created_at = o.created_at
             where o.person_id = $1 and o.kind = 'Invitation' and o.channel = $2 and o.created_at > $3 and o.dropped_at is null
             and o.given_up_at is null and i.used_at is null and i.expires_at > $4 limit 1",
            person,
            channel.as_str(),
            to_millis(now) - Duration::minutes(REPEAT_MINUTES),
            to_millis(now)
        )?;
        Ok(found.is_some())
    }

    /// Locks and invites a person of the structure. A second invitation by the same channel within [`REPEAT_MINUTES`] does nothing: the
    /// first link works, and one message is sent.
    async fn invite_once(&mut self, structure: &StructureId, by: &Actor, person: &PersonId, invitation: &Invitation) -> Result<()> {
        self.lock_row(LockTarget::Person, person.as_str()).await?;
        if let Some(message) = &invitation.message
            && self.was_just_invited(person, Channel::of(&message.to), by.at).await?
        {
            return Ok(());
        }
        self.invite(structure, by, person, &invitation.token_hash).await?;
        if let Some(message) = &invitation.message {
            self.enqueue(Some(structure), MessageKind::Invitation, Some(person), message, by.at).await?;
        }
        Ok(())
    }

    /// Invites each of these people of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a person who has left the team.
    pub(crate) async fn invite_each(
        &mut self,
        structure: &StructureId,
        by: &Actor,
        people: &[PersonId],
        of: impl Fn(&Person) -> Invitation,
    ) -> Result<()> {
        self.lock_rows(LockTarget::Person, people.iter().map(PersonId::as_str)).await?;
        for id in people {
            let find = "select id, structure_id, role, first_name, last_name, phone, email, language from person
                where structure_id = $1 and id = $2 and left_team_at is null";
            let person: Option<Person> = tx_row!(self, find, structure, id.as_str())?;
            let invitation = of(&person.ok_or(StoreError::NotFound)?);
            self.invite_once(structure, by, id, &invitation).await?;
        }
        Ok(())
    }
}

#[boxed_futures]
impl People<'_> {
    /// Invites a person of the structure. Sent twice within some minutes, they are invited once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a person who has left the team.
    pub async fn invite_person(&self, by: &Actor, person: &PersonId, invitation: &Invitation) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.invite_each(&self.structure, by, std::slice::from_ref(person), |_| invitation.clone()).await?;
        tx.commit().await
    }

    /// Adds a colleague and invites them, in one transaction. The same form sent twice within some minutes adds and invites them once.
    ///
    /// # Errors
    /// [`Refusal::ContactTaken`].
    pub async fn add_and_invite(&self, by: &Actor, new: &NewPerson, of: impl Fn(&Person) -> Invitation + Send + Sync) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let added = match tx.add_person(&self.structure, by, new).await {
            Ok(id) => tx.invite_each(&self.structure, by, std::slice::from_ref(&id), of).await.map(|()| id),
            Err(error) => Err(error),
        };
        match added {
            Ok(id) => {
                tx.commit().await?;
                Ok(id)
            }
            Err(StoreError::Refused(Refusal::ContactTaken)) => {
                drop(tx);
                self.just_added(by, new).await?.ok_or_else(|| Refusal::ContactTaken.into())
            }
            Err(error) => Err(error),
        }
    }

    /// The person who was added with exactly these details within [`REPEAT_MINUTES`].
    async fn just_added(&self, by: &Actor, new: &NewPerson) -> Result<Option<PersonId>> {
        let found: Option<Person> = row!(
            self.db,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person
             where structure_id = $1 and role = $2 and first_name = $3 and last_name = $4 and coalesce(phone, '') = $5
             and coalesce(email, '') = $6 and created_at > $7 and left_team_at is null",
            self.scope(),
            new.role,
            new.first_name.as_str(),
            new.last_name.as_str(),
            new.phone.as_ref().map_or("", Phone::as_str),
            new.email.as_ref().map_or("", Email::as_str),
            by.at - Duration::minutes(REPEAT_MINUTES)
        )?;
        Ok(found.map(|person| person.id))
    }

    /// The participants with a running enrollment who never signed in and have no invitation that still works, by family name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn waiting_for_invitation(&self, now: DateTime<Utc>) -> Result<Vec<Person>> {
        Ok(sorted(rows!(self.db, WAITING, self.scope(), to_millis(now))?, |it: &Person| (&it.last_name, &it.first_name)))
    }

    /// The number of the participants of [`Self::waiting_for_invitation`].
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn count_waiting_for_invitation(&self, now: DateTime<Utc>) -> Result<i64> {
        let count: Option<i64> = value!(self.db, concat!("select count(*)", waiting!()), self.scope(), to_millis(now))?;
        Ok(count.unwrap_or_default())
    }

    /// Invites those of the given participants who have a running enrollment and never signed in; returns their number. Sent twice within
    /// some minutes, they are invited once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a person of another structure; nobody is invited then.
    pub async fn invite_chosen(&self, by: &Actor, people: &[PersonId], of: impl Fn(&Person) -> Invitation + Send + Sync) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        let mut waiting = Vec::new();
        for person in people {
            let find = "select case when p.first_signed_in_at is null
                and exists (select 1 from enrollment e where e.participant_id = p.id and e.left_on is null) then 1 else 0 end
                from person p where p.structure_id = $1 and p.id = $2 and p.role = 'Participant'";
            let waits: Option<i32> = tx_value!(&mut tx, find, self.scope(), person.as_str())?;
            if waits.ok_or(StoreError::NotFound)? == 1 && !waiting.contains(person) {
                waiting.push(person.clone());
            }
        }
        tx.invite_each(&self.structure, by, &waiting, of).await?;
        tx.commit().await?;
        Ok(waiting.len())
    }

    /// Invites all participants of [`Self::waiting_for_invitation`]; returns their number. Of concurrent requests each participant is
    /// invited once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn invite_waiting(&self, by: &Actor, of: impl Fn(&Person) -> Invitation + Send + Sync) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let waiting: Vec<Person> = tx_rows!(&mut tx, WAITING, self.scope(), by.at)?;
        let people: Vec<PersonId> = waiting.into_iter().map(|person| person.id).collect();
        tx.invite_each(&self.structure, by, &people, of).await?;
        tx.commit().await?;
        Ok(people.len())
    }
}

#[boxed_futures]
impl Db {
    /// Invites a person of any structure: a link that works once within [`INVITATION_DAYS`]. Their older links stop working. A second
    /// invitation by the same channel within some minutes does nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn invite(&self, by: &Actor, person: &Person, token_hash: &str, message: Option<&Message>) -> Result<()> {
        let mut tx = self.begin().await?;
        let invitation = Invitation { token_hash: token_hash.to_owned(), message: message.cloned() };
        tx.invite_once(&person.structure_id, by, &person.id, &invitation).await?;
        tx.commit().await
    }
}
