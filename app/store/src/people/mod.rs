//! People of a structure.

pub(crate) mod cards;
pub(crate) mod import;
pub(crate) mod import_differences;
pub(crate) mod invitations;
pub(crate) mod previews;
pub(crate) mod roster;
pub(crate) mod team;

use crate::{
    Actor, NewEnrollment, Refusal, Result, StoreError,
    db::{
        LockTarget, StructureStore, Tx, by_name::sorted, error::OnTaken, face, new_id, repeats::or_repeated, row, rows, tx_row, tx_run,
        tx_value, value,
    },
};
use domain::{
    people::{Email, Phone, Role, newcomer::ContactDetails},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

face! {
    /// People of one structure: the team, participants, invitations, cards and imports.
    People, people
}

/// A person as the store knows them.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Person {
    /// Their identifier.
    pub id: PersonId,
    /// Their structure.
    pub structure_id: StructureId,
    /// What they do there.
    pub role: Role,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Language of the screens, `fr` or `en`.
    pub language: String,
}

impl Person {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// Whether an SMS reaches them.
    pub fn takes_sms(&self) -> bool {
        self.phone.as_deref().and_then(Phone::from_stored).is_some_and(|phone| phone.takes_sms().is_ok())
    }
}

/// A person to be. At least one of phone and mail.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// What they will do.
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
    pub(crate) async fn add_person(&mut self, structure: &StructureId, by: &Actor, new: &NewPerson) -> Result<PersonId> {
        let id: PersonId = new_id(by.at)?;
        tx_run!(
            self,
            "insert into person (id, structure_id, role, first_name, last_name, phone, email, created_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            id.as_str(),
            structure.as_str(),
            new.role.as_str(),
            new.first_name.as_str(),
            new.last_name.as_str(),
            new.phone.as_ref().map(Phone::as_str),
            new.email.as_ref().map(Email::as_str),
            by.at,
        )
        .on_taken(Refusal::ContactTaken)?;
        self.audit(structure, by, "person.added", id.as_str(), json!({ "role": new.role.as_str() })).await?;
        Ok(id)
    }

    /// Fails when phone or address is that of someone else, in any structure.
    pub(crate) async fn free_contact(&mut self, phone: Option<&Phone>, email: Option<&Email>, whose: Option<&PersonId>) -> Result<()> {
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

    /// Fails unless someone is of the team of the structure.
    pub(crate) async fn of_team(&mut self, structure: &StructureId, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and id = $2 and role <> 'Participant' and left_team_at is null";
        let found: Option<String> = tx_value!(self, find, structure.as_str(), person.as_str())?;
        found.map(|_| ()).ok_or(StoreError::NotFound)
    }

    /// Whoever that phone or address belongs to, in any structure; nobody who has left the team.
    pub(crate) async fn person_at(&mut self, contact: &str) -> Result<Option<Person>> {
        Ok(tx_row!(
            self,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person
             where (phone = $1 or email = $1) and left_team_at is null",
            contact
        )?)
    }
}

impl People<'_> {
    /// Adds a person to the structure.
    ///
    /// # Errors
    /// [`Refusal::ContactTaken`] when phone or address is someone's already.
    pub async fn add_person(&self, by: &Actor, new: &NewPerson) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        let id = tx.add_person(&self.structure, by, new).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The person whom the one who acts added a moment ago with the same role, name and contact, if they did.
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
            new.role.as_str(),
            new.first_name.as_str(),
            new.last_name.as_str(),
            new.phone.as_ref().map(Phone::as_str),
            new.email.as_ref().map(Email::as_str),
            by.repeats_from(),
        )?;
        self.if_made_lately(by, "person.added", found).await
    }

    /// Adds someone and their path: both or neither. Sent twice, they are added once.
    ///
    /// # Errors
    /// [`Refusal::PhoneTaken`], [`Refusal::EmailTaken`]; [`domain::enrollments::enrollment::EnrollmentRefusal`] when no place is left;
    /// [`StoreError::NotFound`] unless the coach is of the team.
    pub async fn admit(&self, by: &Actor, new: &NewPerson, path: impl FnOnce(PersonId) -> NewEnrollment) -> Result<PersonId> {
        or_repeated(self.insert_newcomer(by, new, path).await, self.person_added(by, new)).await
    }

    async fn insert_newcomer(&self, by: &Actor, new: &NewPerson, path: impl FnOnce(PersonId) -> NewEnrollment) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.free_contact(new.phone.as_ref(), new.email.as_ref(), None).await?;
        let id = tx.add_person(&self.structure, by, new).await?;
        let path = path(id.clone());
        tx.of_team(&self.structure, &path.coach).await?;
        tx.enroll(&self.structure, by, &path).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Changes how someone is called and reached. Codes on their way to the old phone or address open nothing any more.
    ///
    /// # Errors
    /// [`Refusal::PhoneTaken`], [`Refusal::EmailTaken`], [`StoreError::NotFound`].
    pub async fn change_contact(&self, by: &Actor, id: &PersonId, to: &ContactDetails) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find =
            "select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and id = $2";
        let old: Option<Person> = tx_row!(&mut tx, find, self.scope(), id.as_str())?;
        let old = old.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, id.as_str()).await?;
        tx.free_contact(to.phone.as_ref(), to.email.as_ref(), Some(id)).await?;
        tx_run!(
            &mut tx,
            "update person set first_name = $3, last_name = $4, phone = $5, email = $6 where structure_id = $1 and id = $2",
            self.scope(),
            id.as_str(),
            to.first_name.as_str(),
            to.last_name.as_str(),
            to.phone.as_ref().map(Phone::as_str),
            to.email.as_ref().map(Email::as_str),
        )
        .on_taken(Refusal::ContactTaken)?;
        tx_run!(&mut tx, "delete from sign_in_code where person_id = $1 and used_at is null", id.as_str())?;
        let details = json!({ "first_name": old.first_name, "last_name": old.last_name, "phone": old.phone, "email": old.email });
        tx.audit(&self.structure, by, "person.contact", id.as_str(), json!({ "before": details })).await?;
        tx.commit().await
    }

    /// A person of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn person(&self, id: &PersonId) -> Result<Person> {
        row!(
            self.db,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and id = $2",
            self.scope(),
            id.as_str(),
        )?
        .ok_or(StoreError::NotFound)
    }

    /// The team of the structure, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn team(&self) -> Result<Vec<Person>> {
        let team = rows!(
            self.db,
            "select id, structure_id, role, first_name, last_name, phone, email, language from person
             where structure_id = $1 and role <> 'Participant' and left_team_at is null order by id",
            self.scope(),
        )?;
        Ok(sorted(team, |it: &Person| (&it.last_name, &it.first_name)))
    }

    /// Sets the language of someone's screens.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn set_language(&self, by: &Actor, id: &PersonId, language: domain::values::language::Language) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let set = "update person set language = $3 where structure_id = $1 and id = $2";
        if tx_run!(&mut tx, set, self.scope(), id.as_str(), language.tag())? != 1 {
            return Err(StoreError::NotFound);
        }
        tx.audit(&self.structure, by, "person.language", id.as_str(), json!({ "language": language.tag() })).await?;
        tx.commit().await
    }
}
