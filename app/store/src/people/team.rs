//! The team: who accompanies whom, who coordinates, who leaves.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, to_millis, tx_row, tx_rows, tx_run, tx_value, value},
    people::People,
};
use chrono::{DateTime, Utc};
use domain::{
    people::Role,
    values::{
        ids::{EnrollmentId, PersonId},
        paris,
    },
};
use serde_json::json;

#[derive(sqlx::FromRow)]
struct RoleRow {
    role: Role,
}

#[derive(sqlx::FromRow)]
struct PathRow {
    id: EnrollmentId,
    participant_id: PersonId,
    coach_id: PersonId,
}

impl Tx {
    /// The role of somebody of the team. The structure is held: nobody changes it meanwhile.
    async fn role_in_team(&mut self, store: &StructureStore, person: &PersonId) -> Result<Role> {
        self.lock_row(LockTarget::Structure, store.scope()).await?;
        self.of_team(&store.structure, person).await?;
        let row: Option<RoleRow> = tx_row!(self, "select role from person where id = $1", person.as_str())?;
        Ok(row.ok_or(StoreError::NotFound)?.role)
    }

    /// Fails when nobody but that person coordinates the structure, which is held.
    async fn another_coordinates(&mut self, store: &StructureStore, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and role = 'Coordinator' and left_team_at is null and id <> $2 limit 1";
        let another: Option<String> = tx_value!(self, find, store.scope(), person.as_str())?;
        another.map(|_| ()).ok_or(Refusal::LastCoordinator.into())
    }

    /// Gives the running path of each of these people to another coach, if its coach still is who was looked at. Whoever
    /// has that coach already stays: a second tap changes nothing.
    async fn give_people(&mut self, store: &StructureStore, by: &Actor, people: &[(PersonId, PersonId)], to: &PersonId) -> Result<()> {
        let find = "select id, participant_id, coach_id from enrollment where structure_id = $1 and left_on is null";
        let paths: Vec<PathRow> = tx_rows!(self, find, store.scope())?;
        let mut given: Vec<(&EnrollmentId, &PersonId)> = Vec::new();
        for (person, from) in people {
            let path = paths.iter().find(|path| path.participant_id == *person).ok_or(Refusal::CoachChanged)?;
            let twice = given.iter().any(|(id, _)| **id == path.id);
            if path.coach_id == *to || twice {
                continue;
            }
            if path.coach_id != *from {
                return Err(Refusal::CoachChanged.into());
            }
            given.push((&path.id, from));
        }
        self.lock_rows(LockTarget::Enrollment, given.iter().map(|(id, _)| id.as_str())).await?;
        for (id, from) in given {
            let set = "update enrollment set coach_id = $3 where id = $1 and coach_id = $2 and left_on is null";
            if tx_run!(self, set, id.as_str(), from.as_str(), to.as_str())? != 1 {
                return Err(Refusal::CoachChanged.into());
            }
            self.audit(&store.structure, by, "enrollment.coach", id.as_str(), json!({ "from": from, "to": to })).await?;
        }
        Ok(())
    }
}

/// Fails when somebody would shut themselves out.
fn not_oneself(by: &Actor, person: &PersonId) -> Result<()> {
    if by.person.as_ref() == Some(person) { Err(Refusal::Oneself.into()) } else { Ok(()) }
}

impl People<'_> {
    /// Gives people to another coach, all of them or none. Each comes with the coach whom they had when they were looked at.
    ///
    /// # Errors
    /// [`Refusal::CoachChanged`] when somebody has another coach by now, or no running path; [`StoreError::NotFound`] unless
    /// the new coach is of the team.
    pub async fn reassign(&self, by: &Actor, people: &[(PersonId, PersonId)], to: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.role_in_team(self, to).await?;
        for (person, _) in people {
            let find = "select id from person where structure_id = $1 and id = $2 and role = 'Participant'";
            let known: Option<String> = tx_value!(&mut tx, find, self.scope(), person.as_str())?;
            known.ok_or(StoreError::NotFound)?;
        }
        tx.give_people(self, by, people, to).await?;
        tx.commit().await
    }

    /// Makes somebody of the team a coach or a coordinator. Set to what they are, nothing changes. Nobody takes coordination
    /// from themselves: another does, and stays.
    ///
    /// # Errors
    /// [`Refusal::LastCoordinator`], [`Refusal::Oneself`], [`StoreError::NotFound`].
    pub async fn set_role(&self, by: &Actor, person: &PersonId, to: Role) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let role = tx.role_in_team(self, person).await?;
        if role == to || !to.is_staff() {
            return if to.is_staff() { Ok(()) } else { Err(StoreError::NotFound) };
        }
        if role == Role::Coordinator {
            tx.another_coordinates(self, person).await?;
            not_oneself(by, person)?;
        }
        tx_run!(&mut tx, "update person set role = $2 where id = $1", person.as_str(), to.as_str())?;
        tx.audit(&self.structure, by, "person.role", person.as_str(), json!({ "from": role.as_str(), "to": to.as_str() })).await?;
        tx.commit().await
    }

    /// Lets somebody leave the team: signed out everywhere, their people given to a successor, their opening hours shut.
    /// What they did stays theirs. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`Refusal::LastCoordinator`]; [`Refusal::Oneself`]; [`Refusal::SessionsToGive`] while they hold sessions to come;
    /// [`Refusal::StillAccompanies`] without a successor for their people; [`StoreError::NotFound`].
    pub async fn leave_team(&self, by: &Actor, person: &PersonId, successor: Option<&PersonId>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let role = match tx.role_in_team(self, person).await {
            Err(StoreError::NotFound) => {
                let find = "select id from person where structure_id = $1 and id = $2 and left_team_at is not null";
                let gone: Option<String> = tx_value!(&mut tx, find, self.scope(), person.as_str())?;
                return gone.map(|_| ()).ok_or(StoreError::NotFound);
            }
            role => role?,
        };
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        if role == Role::Coordinator {
            tx.another_coordinates(self, person).await?;
        }
        not_oneself(by, person)?;
        let find = "select id from session where structure_id = $1 and coach_id = $2 and cancelled_at is null and ends_at > $3 limit 1";
        let session: Option<String> = tx_value!(&mut tx, find, self.scope(), person.as_str(), by.at)?;
        if session.is_some() {
            return Err(Refusal::SessionsToGive.into());
        }
        let find = "select id, participant_id, coach_id from enrollment where structure_id = $1 and coach_id = $2 and left_on is null";
        let paths: Vec<PathRow> = tx_rows!(&mut tx, find, self.scope(), person.as_str())?;
        let people: Vec<(PersonId, PersonId)> = paths.into_iter().map(|path| (path.participant_id, path.coach_id)).collect();
        if !people.is_empty() {
            let successor = successor.filter(|it| *it != person).ok_or(Refusal::StillAccompanies)?;
            tx.of_team(&self.structure, successor).await?;
            tx.give_people(self, by, &people, successor).await?;
        }
        tx_run!(&mut tx, "update person set left_team_at = $2, password_hash = null where id = $1", person.as_str(), by.at)?;
        tx.shut_out(person, by.at).await?;
        let details = json!({ "people": people.len(), "successor": successor });
        tx.audit(&self.structure, by, "person.left_team", person.as_str(), details).await?;
        tx.commit().await
    }

    /// Takes somebody back who had left the team. They choose a password anew, from an invitation. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are, or were, of the team.
    pub async fn return_to_team(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let set = "update person set left_team_at = null where structure_id = $1 and id = $2 and left_team_at is not null";
        if tx_run!(&mut tx, set, self.scope(), person.as_str())? != 1 {
            return tx.of_team(&self.structure, person).await;
        }
        tx.audit(&self.structure, by, "person.returned", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// How many sessions to come somebody of the team holds.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn sessions_held_to_come(&self, coach: &PersonId, now: DateTime<Utc>) -> Result<i64> {
        let find = "select count(*) from session where structure_id = $1 and coach_id = $2 and cancelled_at is null and ends_at > $3";
        let count: Option<i64> = value!(self.db, find, self.scope(), coach.as_str(), to_millis(now))?;
        Ok(count.unwrap_or_default())
    }
}

impl Tx {
    /// Takes away everything by which somebody could come in or be booked: devices, invitations, codes, the calendar's
    /// address, opening hours, and the days on which they stand in for others.
    pub(crate) async fn shut_out(&mut self, person: &PersonId, at: DateTime<Utc>) -> Result<()> {
        for statement in [
            "delete from device where person_id = $1",
            "delete from known_browser where person_id = $1",
            "delete from invitation where person_id = $1 and used_at is null",
            "delete from sign_in_code where person_id = $1 and used_at is null",
        ] {
            tx_run!(self, statement, person.as_str())?;
        }
        // What would still open the door does not leave any more.
        let links = "update outbox set dropped_at = $2, body = '' where person_id = $1 and kind in ('Code', 'Invitation')
            and sent_at is null and dropped_at is null";
        tx_run!(self, links, person.as_str(), at)?;
        let revoke = "update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null";
        tx_run!(self, revoke, person.as_str(), at)?;
        let shut = "update availability_window set closed_at = $2 where coach_id = $1 and closed_at is null";
        tx_run!(self, shut, person.as_str(), at)?;
        let today = paris::day(at);
        tx_run!(
            self,
            "delete from substitution_day where substitution_id in
             (select id from substitution where (coach_id = $1 or substitute_id = $1) and ended_at is null and to_day >= $2)",
            person.as_str(),
            today
        )?;
        tx_run!(
            self,
            "update substitution set ended_at = $2 where (coach_id = $1 or substitute_id = $1) and ended_at is null and to_day >= $3",
            person.as_str(),
            at,
            today
        )?;
        Ok(())
    }
}
