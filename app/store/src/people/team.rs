//! The team: roles, leaving and returning, and the assignment of participants to coaches.

use crate::{
    Actor, Decision, Refusal, Result, StoreError,
    db::{LockTarget, StructureStore, Tx, to_millis, tx_rows, tx_rows_in, tx_run, tx_value, value, values},
    people::People,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::BookingRefusal,
    people::Role,
    values::{
        ids::{EnrollmentId, PersonId, SessionId},
        paris,
    },
};
use serde_json::json;
use std::collections::{BTreeSet, HashMap, HashSet};

#[derive(sqlx_macros::FromRow)]
struct EnrollmentRow {
    id: EnrollmentId,
    participant_id: PersonId,
    coach_id: PersonId,
}

/// The most people whose rows one statement reads: those of one coach may be many.
const PEOPLE_AT_ONCE: usize = 500;

/// The sessions of a coach, `$2`, of the structure, `$1`, that are not over at `$3`, by start.
const COMING: &str = "select id from session where structure_id = $1 and coach_id = $2 and cancelled_at is null and ends_at > $3
     order by starts_at, id";

impl Tx {
    /// The role of a member of the team. The structure is locked, so that no role changes meanwhile.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are in the team.
    async fn lock_role_in_team(&mut self, store: &StructureStore, person: &PersonId) -> Result<Role> {
        self.lock_row(LockTarget::Structure, store.scope()).await?;
        self.check_in_team(&store.structure, person).await?;
        let role: Option<Role> = tx_value!(self, "select role from person where id = $1", person)?;
        role.ok_or(StoreError::NotFound)
    }

    /// Fails unless another person coordinates the structure, which must be locked.
    ///
    /// # Errors
    /// [`Refusal::LastCoordinator`].
    async fn check_other_coordinator(&mut self, store: &StructureStore, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and role = 'Coordinator' and left_team_at is null and id <> $2 limit 1";
        let another: Option<String> = tx_value!(self, find, store.scope(), person)?;
        another.map(|_| ()).ok_or(Refusal::LastCoordinator.into())
    }

    /// Assigns the running enrollment of each participant to another coach, if their coach is still the given one. Participants who
    /// have that coach already are skipped: sending twice changes nothing.
    ///
    /// # Errors
    /// [`Refusal::CoachChanged`].
    async fn reassign_participants(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        people: &[(PersonId, PersonId)],
        to: &PersonId,
    ) -> Result<()> {
        let find = "select id, participant_id, coach_id from enrollment where structure_id = $1 and left_on is null
             and participant_id in ({ids})";
        let ids: Vec<&str> = people.iter().map(|(person, _)| person.as_str()).collect();
        let mut enrollments: HashMap<PersonId, EnrollmentRow> = HashMap::new();
        for some in ids.chunks(PEOPLE_AT_ONCE) {
            let found: Vec<EnrollmentRow> = tx_rows_in!(self, find, some, store.scope())?;
            enrollments.extend(found.into_iter().map(|it| (it.participant_id.clone(), it)));
        }
        let mut reassigned: Vec<(&EnrollmentId, &PersonId)> = Vec::new();
        let mut seen: HashSet<&PersonId> = HashSet::new();
        for (person, from) in people {
            let enrollment = enrollments.get(person).ok_or(Refusal::CoachChanged)?;
            if enrollment.coach_id == *to || seen.contains(person) {
                continue;
            }
            seen.insert(person);
            if enrollment.coach_id != *from {
                return Err(Refusal::CoachChanged.into());
            }
            reassigned.push((&enrollment.id, from));
        }
        self.lock_rows(LockTarget::Enrollment, reassigned.iter().map(|(id, _)| id.as_str())).await?;
        for (id, from) in reassigned {
            let set = "update enrollment set coach_id = $3 where id = $1 and coach_id = $2 and left_on is null";
            if tx_run!(self, set, id.as_str(), from.as_str(), to)? != 1 {
                return Err(Refusal::CoachChanged.into());
            }
            self.audit(&store.structure, by, "enrollment.coach", id.as_str(), json!({ "from": from, "to": to })).await?;
        }
        Ok(())
    }
}

/// Fails if the actor is the person.
///
/// # Errors
/// [`Refusal::Oneself`].
fn check_not_self(by: &Actor, person: &PersonId) -> Result<()> {
    if by.person.as_ref() == Some(person) { Err(Refusal::Oneself.into()) } else { Ok(()) }
}

#[boxed_futures]
impl People<'_> {
    /// Assigns participants to another coach, all of them or none. Each comes with the coach whom the page showed.
    ///
    /// # Errors
    /// [`Refusal::CoachChanged`] if a participant has another coach by now, or no running enrollment; [`StoreError::NotFound`] unless
    /// the new coach is in the team.
    pub async fn reassign(&self, by: &Actor, people: &[(PersonId, PersonId)], to: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_role_in_team(self, to).await?;
        let find = "select id from person where structure_id = $1 and role = 'Participant' and id in ({ids})";
        let asked: BTreeSet<&str> = people.iter().map(|(person, _)| person.as_str()).collect();
        let asked: Vec<&str> = asked.into_iter().collect();
        for some in asked.chunks(PEOPLE_AT_ONCE) {
            let known: Vec<(String,)> = tx_rows_in!(&mut tx, find, some, self.scope())?;
            if known.len() < some.len() {
                return Err(StoreError::NotFound);
            }
        }
        tx.reassign_participants(self, by, people, to).await?;
        tx.commit().await
    }

    /// Sets the role of a member of the team; the same role changes nothing. A coordinator cannot take their own role away.
    ///
    /// # Errors
    /// [`Refusal::LastCoordinator`], [`Refusal::Oneself`], [`StoreError::NotFound`].
    pub async fn set_role(&self, by: &Actor, person: &PersonId, to: Role) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let role = tx.lock_role_in_team(self, person).await?;
        if role == to || !to.is_staff() {
            return if to.is_staff() { Ok(()) } else { Err(StoreError::NotFound) };
        }
        if role == Role::Coordinator {
            tx.check_other_coordinator(self, person).await?;
            check_not_self(by, person)?;
        }
        tx_run!(&mut tx, "update person set role = $2 where id = $1", person, to)?;
        tx.audit(&self.structure, by, "person.role", person.as_str(), json!({ "from": role.as_str(), "to": to.as_str() })).await?;
        tx.commit().await
    }

    /// As [`Self::leave_team_handing_over`], of a person without sessions to come.
    ///
    /// # Errors
    /// As [`Self::leave_team_handing_over`].
    pub async fn leave_team(&self, by: &Actor, person: &PersonId, successor: Option<&PersonId>) -> Result<()> {
        self.leave_team_handing_over(by, person, successor, &[], None).await
    }

    /// Removes a person from the team: each of their sessions to come is handed over or cancelled as decided, their sign-ins end, their
    /// participants go to the successor, their availability windows close; all or nothing. What they did stays theirs. `word` is sent to
    /// those whose session is cancelled. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`BookingRefusal::Meanwhile`] when some sessions are decided on and one is not, for example one made meanwhile;
    /// [`BookingRefusal::CoachBusy`] or [`BookingRefusal::CoachAway`] for a colleague;
    /// [`Refusal::LastCoordinator`]; [`Refusal::Oneself`]; [`Refusal::SessionsToGive`] while they hold sessions to come on which nothing
    /// is decided, or one that has begun; [`Refusal::StillAccompanies`] without a successor for their people; [`StoreError::NotFound`].
    pub async fn leave_team_handing_over(
        &self,
        by: &Actor,
        person: &PersonId,
        successor: Option<&PersonId>,
        decisions: &[(SessionId, Decision)],
        word: Option<&str>,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let role = match tx.lock_role_in_team(self, person).await {
            Err(StoreError::NotFound) => {
                let find = "select id from person where structure_id = $1 and id = $2 and left_team_at is not null";
                let gone: Option<String> = tx_value!(&mut tx, find, self.scope(), person)?;
                return gone.map(|_| ()).ok_or(StoreError::NotFound);
            }
            role => role?,
        };
        let colleagues = decisions.iter().filter_map(|(_, decision)| match decision {
            Decision::Reassign(to) => Some(to),
            Decision::Cancel => None,
        });
        let team: Vec<&PersonId> = colleagues.chain([person]).collect();
        for colleague in &team {
            tx.check_in_team(&self.structure, colleague).await?;
        }
        tx.lock_rows(LockTarget::Person, team.iter().map(|it| it.as_str())).await?;
        if role == Role::Coordinator {
            tx.check_other_coordinator(self, person).await?;
        }
        check_not_self(by, person)?;
        let find = "select id, participant_id, coach_id from enrollment where structure_id = $1 and coach_id = $2 and left_on is null";
        let enrollments: Vec<EnrollmentRow> = tx_rows!(&mut tx, find, self.scope(), person)?;
        let people: Vec<(PersonId, PersonId)> = enrollments.into_iter().map(|it| (it.participant_id, it.coach_id)).collect();
        if !people.is_empty() {
            let successor = successor.filter(|it| *it != person).ok_or(Refusal::StillAccompanies)?;
            tx.check_in_team(&self.structure, successor).await?;
            tx.reassign_participants(self, by, &people, successor).await?;
        }
        tx.hand_sessions_over(self, by, person, decisions, word).await?;
        tx_run!(&mut tx, "update person set left_team_at = $2, password_hash = null where id = $1", person, by.at)?;
        tx.revoke_access(person, by.at).await?;
        let details = json!({ "people": people.len(), "successor": successor });
        tx.audit(&self.structure, by, "person.left_team", person.as_str(), details).await?;
        tx.commit().await
    }

    /// Takes a person who has left back into the team. They need an invitation to choose a new password. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] unless they are or were in the team.
    pub async fn return_to_team(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let set = "update person set left_team_at = null where structure_id = $1 and id = $2 and left_team_at is not null";
        if tx_run!(&mut tx, set, self.scope(), person)? != 1 {
            return tx.check_in_team(&self.structure, person).await;
        }
        tx.audit(&self.structure, by, "person.returned", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// The sessions of a coach that are not over, by start.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn coming_sessions(&self, coach: &PersonId, now: DateTime<Utc>) -> Result<Vec<SessionId>> {
        Ok(values!(self.db, COMING, self.scope(), coach, to_millis(now))?)
    }

    /// The number of a coach's future sessions.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn future_session_count(&self, coach: &PersonId, now: DateTime<Utc>) -> Result<i64> {
        let find = "select count(*) from session where structure_id = $1 and coach_id = $2 and cancelled_at is null and ends_at > $3";
        let count: Option<i64> = value!(self.db, find, self.scope(), coach, to_millis(now))?;
        Ok(count.unwrap_or_default())
    }
}

impl Tx {
    /// Carries out the decision on each session of a coach that is to come.
    ///
    /// # Errors
    /// [`BookingRefusal::Meanwhile`], [`Refusal::SessionsToGive`] and those of [`Tx::reassign_session`].
    async fn hand_sessions_over(
        &mut self,
        store: &StructureStore,
        by: &Actor,
        coach: &PersonId,
        decisions: &[(SessionId, Decision)],
        word: Option<&str>,
    ) -> Result<()> {
        let coming: Vec<(SessionId,)> = tx_rows!(self, COMING, store.scope(), coach, by.at)?;
        self.lock_rows(LockTarget::Session, coming.iter().map(|(id,)| id.as_str())).await?;
        // Some may have been cancelled or reassigned while waiting for the locks.
        let coming: Vec<(SessionId,)> = tx_rows!(self, COMING, store.scope(), coach, by.at)?;
        for (id,) in coming {
            let decision = decisions.iter().find(|(session, _)| *session == id).map(|(_, decision)| decision);
            let facts = self.session_facts(store, &id).await?;
            match decision {
                None if decisions.is_empty() => return Err(Refusal::SessionsToGive.into()),
                None => return Err(BookingRefusal::Meanwhile.into()),
                Some(_) if facts.starts_at <= by.at => return Err(Refusal::SessionsToGive.into()),
                Some(Decision::Reassign(to)) if to != coach => self.reassign_session(store, by, &facts, to).await?,
                Some(Decision::Reassign(_)) => return Err(BookingRefusal::CoachAway.into()),
                Some(Decision::Cancel) => self.cancel_locked_session(store, by, &facts, word).await?,
            }
        }
        Ok(())
    }

    /// Ends every sign-in of a person and all that leads to one: devices, known browsers, invitations, codes, links, second factor,
    /// passkeys, accounts at identity providers.
    pub(crate) async fn end_all_sign_ins(&mut self, person: &PersonId) -> Result<()> {
        for statement in [
            "delete from device where person_id = $1",
            "delete from known_browser where person_id = $1",
            "delete from invitation where person_id = $1 and used_at is null",
            "delete from sign_in_code where person_id = $1 and used_at is null",
            "delete from sign_in_step where person_id = $1",
            "delete from account_link where person_id = $1",
        ] {
            tx_run!(self, statement, person)?;
        }
        self.delete_second_factor(person).await?;
        self.delete_passkeys(person).await?;
        self.delete_oidc_identities(person).await.map(drop)
    }

    /// Removes all access of a person, see [`Tx::end_all_sign_ins`], also the address of their calendar; and their availability windows
    /// and substitutions.
    pub(crate) async fn revoke_access(&mut self, person: &PersonId, at: DateTime<Utc>) -> Result<()> {
        self.end_all_sign_ins(person).await?;
        // Codes and links that wait in the outbox are not sent.
        let links = "update outbox set dropped_at = $2, body = '' where person_id = $1 and kind in ('Code', 'Invitation', 'AccountLink')
            and sent_at is null and dropped_at is null";
        tx_run!(self, links, person, at)?;
        let revoke = "update calendar_feed set revoked_at = $2 where person_id = $1 and revoked_at is null";
        tx_run!(self, revoke, person, at)?;
        let shut = "update availability_window set closed_at = $2 where coach_id = $1 and closed_at is null";
        tx_run!(self, shut, person, at)?;
        let today = paris::day(at);
        tx_run!(
            self,
            "delete from substitution_day where substitution_id in
             (select id from substitution where (coach_id = $1 or substitute_id = $1) and ended_at is null and to_day >= $2)",
            person,
            today
        )?;
        tx_run!(
            self,
            "update substitution set ended_at = $2 where (coach_id = $1 or substitute_id = $1) and ended_at is null and to_day >= $3",
            person,
            at,
            today
        )?;
        Ok(())
    }
}
