//! The people of a structure.
//!
//! - `team`: roles, leaving and returning, assigning participants; `roster`: lists of people; `findable`: what a search looks at;
//! - `invitations` and `cards`: how people get to sign in for the first time;
//! - `contacts`: names and contacts that change; `contact_changes`: those that a person changes by a code; `accounts`: the teams, for
//!   the person who runs the database;
//! - `help_contact`: whom a participant calls or writes to; `welcome`: what a new participant has done;
//! - `saved_views`: filters and orders of lists that the team has named;
//! - `import` and `previews`: participants and declarations from files;
//! - `similar`: records that may be of one person; `merge`: making one of two; `removal`: one that was added by mistake.

pub(crate) mod accounts;
pub(crate) mod cards;
pub(crate) mod contact_changes;
pub(crate) mod contacts;
pub(crate) mod findable;
pub(crate) mod help_contact;
pub(crate) mod import;
pub(crate) mod invitations;
pub(crate) mod merge;
pub(crate) mod previews;
pub(crate) mod removal;
pub(crate) mod roster;
pub(crate) mod saved_views;
pub(crate) mod similar;
pub(crate) mod team;
pub(crate) mod welcome;

use crate::{
    Actor, NewEnrollment, Refusal, Result, StoreError,
    db::{LockTarget, Tx, by_name::sorted, error::OnTaken, face, new_id, repeats::or_repeated, row, rows, tx_row, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use domain::{
    people::{Email, Phone, Role, order::stored_key},
    values::{
        ids::{PersonId, StructureId},
        language::Language,
    },
};
use serde_json::json;

face! {
    /// People of one structure: the team, participants, invitations, cards and imports.
    People, people
}

/// A stored person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their structure.
    pub structure_id: StructureId,
    /// Their role.
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Language of the screens.
    pub language: Language,
}

impl Person {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Whether an SMS reaches their phone.
    pub fn takes_sms(&self) -> bool {
        self.phone.as_deref().and_then(Phone::from_stored).is_some_and(|phone| phone.takes_sms().is_ok())
    }
}

/// A person to be added, with at least one of phone and e-mail address.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Their role.
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone.
    pub phone: Option<Phone>,
    /// E-mail address.
    pub email: Option<Email>,
}

impl Tx {
    /// Adds a person to the structure.
    ///
    /// # Errors
    /// [`Refusal::ContactTaken`].
    pub(crate) async fn add_person(&mut self, structure: &StructureId, by: &Actor, new: &NewPerson) -> Result<PersonId> {
        let id: PersonId = new_id(by.at)?;
        tx_run!(
            self,
            "insert into person (id, structure_id, role, first_name, last_name, phone, email, created_at, name_key)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &id,
            structure,
            new.role,
            new.first_name.as_str(),
            new.last_name.as_str(),
            new.phone.as_ref().map(Phone::as_str),
            new.email.as_ref().map(Email::as_str),
            by.at,
            stored_key(&new.last_name, &new.first_name),
        )
        .on_taken(Refusal::ContactTaken)?;
        self.audit(structure, by, "person.added", id.as_str(), json!({ "role": new.role.as_str() })).await?;
        Ok(id)
    }

    /// Fails if another person than `whose` has the phone or the address, in any structure.
    pub(crate) async fn check_contact_free(
        &mut self,
        phone: Option<&Phone>,
        email: Option<&Email>,
        whose: Option<&PersonId>,
    ) -> Result<()> {
        let whose = whose.map_or("", PersonId::as_str);
        let find = "select id from person where phone = $1 and id <> $2";
        let taken: Option<String> = tx_value!(self, find, phone.map(Phone::as_str), whose)?;
        if taken.is_some() {
            return Err(Refusal::PhoneTaken.into());
        }
        let find = "select id from person where email = $1 and id <> $2";
        let taken: Option<String> = tx_value!(self, find, email.map(Email::as_str), whose)?;
        if taken.is_some() { Err(Refusal::EmailTaken.into()) } else { Ok(()) }
    }

    /// Marks messages to the contacts that a person had as theirs: they are found when the person is erased.
    pub(crate) async fn keep_messages_with(&mut self, person: &PersonId, phone: Option<&str>, email: Option<&str>) -> Result<()> {
        let set = "update outbox set person_id = $1 where person_id is null and (recipient = $2 or recipient = $3)";
        tx_run!(self, set, person, phone, email)?;
        Ok(())
    }

    /// Fails unless the person is in the team of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub(crate) async fn check_in_team(&mut self, structure: &StructureId, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and id = $2 and role <> 'Participant' and left_team_at is null";
        let found: Option<String> = tx_value!(self, find, structure, person)?;
        found.map(|_| ()).ok_or(StoreError::NotFound)
    }

    /// The person with that phone or address, in any structure; `None` also for a person who has left the team.
    pub(crate) async fn person_by_contact(&mut self, contact: &str) -> Result<Option<Person>> {
        Ok(tx_row!(
            self,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person
             where (phone = $1 or email = $1) and left_team_at is null",
            contact
        )?)
    }
}

#[boxed_futures]
impl People<'_> {
    /// Adds a person to the structure.
    ///
    /// # Errors
    /// [`Refusal::ContactTaken`].
    pub async fn add_person(&self, by: &Actor, new: &NewPerson) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let id = tx.add_person(&self.structure, by, new).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The person whom this actor added a moment ago with the same role, names and contacts.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn person_added(&self, by: &Actor, new: &NewPerson) -> Result<Option<PersonId>> {
        let found: Option<String> = value!(
            self.db,
            "select id from person where structure_id = $1 and role = $2 and first_name = $3 and last_name = $4
             and coalesce(phone, '') = coalesce($5, '') and coalesce(email, '') = coalesce($6, '') and created_at >= $7
             order by id desc limit 1",
            self.scope(),
            new.role,
            new.first_name.as_str(),
            new.last_name.as_str(),
            new.phone.as_ref().map(Phone::as_str),
            new.email.as_ref().map(Email::as_str),
            by.repeats_from(),
        )?;
        self.if_made_lately(by, "person.added", found).await
    }

    /// Adds a participant and enrolls them, in one transaction. Sent twice, they are added once.
    ///
    /// # Errors
    /// [`Refusal::PhoneTaken`], [`Refusal::EmailTaken`]; [`domain::enrollments::enrollment::EnrollmentRefusal`] when no place is left;
    /// [`StoreError::NotFound`] unless the coach is in the team.
    pub async fn enroll_newcomer(
        &self,
        by: &Actor,
        new: &NewPerson,
        enrollment: impl FnOnce(PersonId) -> NewEnrollment,
    ) -> Result<PersonId> {
        or_repeated(self.insert_newcomer(by, new, enrollment).await, self.person_added(by, new)).await
    }

    async fn insert_newcomer(&self, by: &Actor, new: &NewPerson, enrollment: impl FnOnce(PersonId) -> NewEnrollment) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.check_contact_free(new.phone.as_ref(), new.email.as_ref(), None).await?;
        let id = tx.add_person(&self.structure, by, new).await?;
        let enrollment = enrollment(id.clone());
        tx.check_in_team(&self.structure, &enrollment.coach).await?;
        tx.enroll(&self.structure, by, &enrollment).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// A person of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn person(&self, id: &PersonId) -> Result<Person> {
        let person: Option<Person> = row!(
            self.db,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and id = $2",
            self.scope(),
            id,
        )?;
        let person = person.ok_or(StoreError::NotFound)?;
        if person.role == Role::Participant {
            self.check_reads(id).await?;
        }
        Ok(person)
    }

    /// The members of the team, by family name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn team(&self) -> Result<Vec<Person>> {
        let team = rows!(
            self.db,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person
             where structure_id = $1 and role in ('Coach', 'Coordinator', 'Network') and left_team_at is null order by id",
            self.scope(),
        )?;
        Ok(sorted(team, |it: &Person| (&it.last_name, &it.first_name)))
    }

    /// Sets the language of a person's screens.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn set_language(&self, by: &Actor, id: &PersonId, language: Language) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let set = "update person set language = $3 where structure_id = $1 and id = $2";
        if tx_run!(&mut tx, set, self.scope(), id, language.tag())? != 1 {
            return Err(StoreError::NotFound);
        }
        tx.audit(&self.structure, by, "person.language", id.as_str(), json!({ "language": language.tag() })).await?;
        tx.commit().await
    }
}
