//! Inviting people of the structure: one of them, or all who wait for it.

use crate::{
    By, Message, Person, Result, StoreError,
    by_name::sorted,
    db::{Lockable, Tx, Within, rows, stored, tx_row, tx_rows},
};
use chrono::{DateTime, Utc};
use domain::ids::{PersonId, StructureId};

/// An invitation to be made: its link works once, and takes the place of older ones.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The SHA-256 of its token.
    pub token_hash: String,
    /// How they are told.
    pub message: Option<Message>,
}

/// Those with a running path who never came in and hold no invitation that could still be used.
const WAITING: &str = "select p.id, p.structure_id, p.role, p.first_name, p.last_name, p.phone, p.email, p.language from person p
     where p.structure_id = $1 and p.role = 'Participant' and p.first_signed_in_at is null
     and exists (select 1 from enrollment e where e.participant_id = p.id and e.left_on is null)
     and not exists (select 1 from invitation i where i.person_id = p.id and i.used_at is null and i.expires_at > $2)
     order by p.id";

impl Tx {
    /// Invites each of these people of the structure.
    pub(crate) async fn invite_each(
        &mut self,
        structure: &StructureId,
        by: &By,
        people: &[PersonId],
        of: impl Fn(&Person) -> Invitation,
    ) -> Result<()> {
        for id in people {
            let find = "select id, structure_id, role, first_name, last_name, phone, email, language from person
                where structure_id = $1 and id = $2 and left_team_at is null";
            let person: Option<Person> = tx_row!(self, find, structure.as_str(), id.as_str())?;
            let invitation = of(&person.ok_or(StoreError::NotFound)?);
            self.invite(structure, by, id, &invitation.token_hash).await?;
            if let Some(message) = &invitation.message {
                self.post(Some(structure), message, by.at).await?;
            }
        }
        Ok(())
    }
}

impl Within {
    /// Invites somebody of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for whoever has left the team.
    pub async fn invite_person(&self, by: &By, person: &PersonId, invitation: &Invitation) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.invite_each(&self.structure, by, std::slice::from_ref(person), |_| invitation.clone()).await?;
        tx.commit().await
    }

    /// Those who wait for an invitation: they never came in, and hold none.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn waiting_for_invitation(&self, now: DateTime<Utc>) -> Result<Vec<Person>> {
        Ok(sorted(rows!(self.db, WAITING, self.scope(), stored(now))?, |it: &Person| (&it.last_name, &it.first_name)))
    }

    /// Invites all who wait for it, and tells how many. Asked twice at once, each is invited once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn invite_waiting(&self, by: &By, of: impl Fn(&Person) -> Invitation + Send + Sync) -> Result<usize> {
        let mut tx = self.db.begin().await?;
        tx.hold(Lockable::Structure, self.scope()).await?;
        let waiting: Vec<Person> = tx_rows!(&mut tx, WAITING, self.scope(), by.at)?;
        let people: Vec<PersonId> = waiting.into_iter().map(|person| person.id).collect();
        tx.invite_each(&self.structure, by, &people, of).await?;
        tx.commit().await?;
        Ok(people.len())
    }
}
