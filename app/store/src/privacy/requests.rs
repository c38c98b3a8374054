//! Requests to erase a person: asked for by the participant or a coordinator, planned by a coordinator, consented to by a second one.

use crate::{
    Actor, Message, Person, Refusal, Result, StoreError,
    db::{
        Db, LockTarget, Tx,
        error::OnTaken,
        new_ulid,
        paging::{PageRequest, Paged},
        row, rows, tx_row, tx_run, tx_value, value,
    },
    privacy::Privacy,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    people::Role,
    privacy::erasure::{ErasureRefusal, planned},
    values::ids::{PersonId, StructureId},
};
use serde_json::json;

/// An open request to erase a person.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct ErasureRequest {
    /// Its identifier.
    pub id: String,
    /// The person to be erased.
    pub person_id: PersonId,
    /// Who asked: the person or a coordinator.
    pub asked_by: PersonId,
    /// First and family name of who asked.
    pub asked_by_name: String,
    /// When, UTC.
    pub asked_at: DateTime<Utc>,
    /// The reason that was given.
    pub reason: Option<String>,
    /// The coordinator who planned it; `None` for a request that no coordinator has taken up.
    pub planned_by: Option<PersonId>,
    /// First and family name of who planned it.
    pub planned_by_name: Option<String>,
    /// From when it can be done, UTC.
    pub due_at: Option<DateTime<Utc>>,
    /// Whether a second coordinator has to consent.
    pub consent_needed: bool,
    /// First and family name of the second coordinator who consented.
    pub consented_by_name: Option<String>,
}

/// The select of [`ErasureRequest`], of which `$1` is the structure.
const OPEN: &str = "select r.id, r.person_id, r.asked_by, a.first_name || ' ' || a.last_name as asked_by_name, r.asked_at, r.reason,
    r.planned_by, b.first_name || ' ' || b.last_name as planned_by_name, r.due_at, r.consent_needed,
    c.first_name || ' ' || c.last_name as consented_by_name
    from erasure_request r join person a on a.id = r.asked_by left join person b on b.id = r.planned_by
    left join person c on c.id = r.consented_by
    where r.structure_id = $1 and r.withdrawn_at is null and r.done_at is null";

/// The condition of a request whose erasure is due at `$1`: planned, consented to where that is needed, and the delay is over.
const DUE: &str = "due_at <= $1 and withdrawn_at is null and done_at is null and (not consent_needed or consented_by is not null)";

#[derive(sqlx_macros::FromRow)]
struct OpenRow {
    id: String,
    planned_by: Option<PersonId>,
    due_at: Option<DateTime<Utc>>,
    consented_by: Option<PersonId>,
}

impl Tx {
    /// Fails unless the person can be erased: a participant, not erased, without a running enrollment. Locks them.
    ///
    /// # Errors
    /// [`ErasureRefusal`], [`StoreError::NotFound`].
    pub(crate) async fn check_erasable(&mut self, structure: &StructureId, person: &PersonId) -> Result<()> {
        let find = "select role, erased_at from person where structure_id = $1 and id = $2";
        let found: Option<(Role, Option<DateTime<Utc>>)> = tx_row!(self, find, structure, person)?;
        let (role, erased_at) = found.ok_or(StoreError::NotFound)?;
        self.lock_row(LockTarget::Person, person.as_str()).await?;
        if role != Role::Participant {
            return Err(Refusal::from(ErasureRefusal::Team).into());
        }
        if erased_at.is_some() {
            return Err(Refusal::from(ErasureRefusal::Done).into());
        }
        let find = "select id from enrollment where structure_id = $1 and participant_id = $2 and left_on is null";
        let running: Option<String> = tx_value!(self, find, structure, person)?;
        if running.is_some() { Err(Refusal::from(ErasureRefusal::Enrolled).into()) } else { Ok(()) }
    }

    /// Fails unless the erasure of a person, who is locked, is due.
    ///
    /// # Errors
    /// [`ErasureRefusal::NotPlanned`], also when it was withdrawn.
    pub(crate) async fn check_due(&mut self, structure: &StructureId, person: &PersonId, now: DateTime<Utc>) -> Result<()> {
        let find = format!("select id from erasure_request where {DUE} and structure_id = $2 and person_id = $3");
        let due: Option<String> = tx_value!(self, sqlx::AssertSqlSafe(find), now, structure, person)?;
        due.map(drop).ok_or_else(|| Refusal::from(ErasureRefusal::NotPlanned).into())
    }

    /// Locks a person of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    async fn lock_person(&mut self, structure: &StructureId, person: &PersonId) -> Result<()> {
        let find = "select id from person where structure_id = $1 and id = $2";
        let found: Option<String> = tx_value!(self, find, structure, person)?;
        found.ok_or(StoreError::NotFound)?;
        self.lock_row(LockTarget::Person, person.as_str()).await
    }

    async fn open_request(&mut self, structure: &StructureId, person: &PersonId) -> Result<Option<OpenRow>> {
        Ok(tx_row!(
            self,
            "select id, planned_by, due_at, consented_by from erasure_request
             where structure_id = $1 and person_id = $2 and withdrawn_at is null and done_at is null",
            structure,
            person
        )?)
    }

    async fn insert_request(&mut self, structure: &StructureId, by: &Actor, person: &PersonId, reason: Option<&str>) -> Result<String> {
        let id = new_ulid(by.at);
        tx_run!(
            self,
            "insert into erasure_request (id, structure_id, person_id, asked_by, asked_at, reason) values ($1, $2, $3, $4, $5, $6)",
            id.as_str(),
            structure,
            person,
            by.person_id(),
            by.at,
            reason
        )
        .on_taken(ErasureRefusal::Planned)?;
        Ok(id)
    }
}

#[boxed_futures]
impl Privacy<'_> {
    /// The open request to erase a person.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn erasure_request(&self, person: &PersonId) -> Result<Option<ErasureRequest>> {
        let sql = sqlx::AssertSqlSafe(format!("{OPEN} and r.person_id = $2"));
        Ok(row!(self.db, sql, self.scope(), person)?)
    }

    /// A page of the people with an open request, that of the oldest first: each with first and family name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn people_to_erase(&self, asked: PageRequest) -> Result<Paged<(PersonId, String)>> {
        let count = "select count(*) from erasure_request where structure_id = $1 and withdrawn_at is null and done_at is null";
        let total: Option<i64> = value!(self.db, count, self.scope())?;
        let total = total.unwrap_or_default();
        let (skipped, most) = asked.bounds(total);
        let people = rows!(
            self.db,
            "select p.id, p.first_name || ' ' || p.last_name from erasure_request r join person p on p.id = r.person_id
             where r.structure_id = $1 and r.withdrawn_at is null and r.done_at is null order by r.asked_at, r.id limit $2 offset $3",
            self.scope(),
            most,
            skipped
        )?;
        Ok(asked.of(people, total))
    }

    /// Whether a person was erased.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn erased_at(&self, person: &PersonId) -> Result<Option<DateTime<Utc>>> {
        let found: Option<(Option<DateTime<Utc>>,)> =
            row!(self.db, "select erased_at from person where structure_id = $1 and id = $2", self.scope(), person)?;
        found.map(|(at,)| at).ok_or(StoreError::NotFound)
    }

    /// Asks, as the participant, to be erased. Done twice, it is done once. Nothing is planned yet: a coordinator does that.
    ///
    /// # Errors
    /// [`ErasureRefusal::Team`], [`ErasureRefusal::Done`].
    pub async fn request_erasure(&self, by: &Actor, person: &PersonId, reason: Option<&str>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        match tx.check_erasable(&self.structure, person).await {
            // The wish may be said while the enrollment runs; it is planned afterwards.
            Ok(()) | Err(StoreError::Refused(Refusal::Erasure(ErasureRefusal::Enrolled))) => {}
            Err(error) => return Err(error),
        }
        if tx.open_request(&self.structure, person).await?.is_some() {
            return Ok(());
        }
        tx.insert_request(&self.structure, by, person, reason).await?;
        tx.audit(&self.structure, by, "erasure.requested", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Plans the erasure of a person as a coordinator, also of one that the person asked for. Returns when it is due. Done twice by the
    /// same coordinator, it is done once.
    ///
    /// # Errors
    /// [`ErasureRefusal`]; [`StoreError::NotFound`].
    pub async fn plan_erasure(&self, by: &Actor, person: &PersonId, reason: &str) -> Result<DateTime<Utc>> {
        let mut tx = self.db.begin().await?;
        tx.check_erasable(&self.structure, person).await?;
        let id = match tx.open_request(&self.structure, person).await? {
            // Sent twice, it is planned once.
            Some(OpenRow { planned_by, due_at: Some(due_at), .. }) if planned_by == by.person => return Ok(due_at),
            Some(open) if open.planned_by.is_some() => return Err(Refusal::from(ErasureRefusal::Planned).into()),
            Some(open) => open.id,
            None => tx.insert_request(&self.structure, by, person, None).await?,
        };
        let count = "select count(*) from person where structure_id = $1 and role = 'Coordinator' and left_team_at is null";
        let coordinators: Option<i64> = tx_value!(&mut tx, count, self.scope())?;
        let (due_at, consent_needed) = planned(by.at, coordinators.unwrap_or_default());
        tx_run!(
            &mut tx,
            "update erasure_request set planned_by = $2, planned_at = $3, due_at = $4, consent_needed = $5, reason = $6 where id = $1",
            id.as_str(),
            by.person_id(),
            by.at,
            due_at,
            consent_needed,
            reason
        )?;
        let details = json!({ "due": due_at, "consent_needed": consent_needed });
        tx.audit(&self.structure, by, "erasure.planned", person.as_str(), details).await?;
        tx.commit().await?;
        Ok(due_at)
    }

    /// Consents to the planned erasure of a person as a second coordinator. Done twice, it is done once.
    ///
    /// # Errors
    /// [`ErasureRefusal::NotPlanned`], [`ErasureRefusal::SamePerson`]; [`StoreError::NotFound`].
    pub async fn consent_to_erasure(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_person(&self.structure, person).await?;
        let open = tx.open_request(&self.structure, person).await?.filter(|open| open.planned_by.is_some());
        let open = open.ok_or(Refusal::from(ErasureRefusal::NotPlanned))?;
        if open.planned_by == by.person {
            return Err(Refusal::from(ErasureRefusal::SamePerson).into());
        }
        if open.consented_by.is_some() {
            return Ok(());
        }
        let set = "update erasure_request set consented_by = $2, consented_at = $3 where id = $1";
        tx_run!(&mut tx, set, open.id.as_str(), by.person_id(), by.at)?;
        tx.audit(&self.structure, by, "erasure.consented", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Withdraws the request to erase a person. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn withdraw_erasure(&self, by: &Actor, person: &PersonId) -> Result<()> {
        self.withdraw_erasure_and_alert(by, person, |_| None).await
    }

    /// As [`Privacy::withdraw_erasure`], with a message to each coordinator of the structure, made by `alert`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn withdraw_erasure_and_alert(
        &self,
        by: &Actor,
        person: &PersonId,
        alert: impl Fn(&Person) -> Option<Message> + Send + Sync,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_person(&self.structure, person).await?;
        let Some(open) = tx.open_request(&self.structure, person).await? else { return Ok(()) };
        tx.alert_coordinators(&self.structure, &format!("erasure-withdrawn:{person}"), alert, by.at).await?;
        let set = "update erasure_request set withdrawn_by = $2, withdrawn_at = $3 where id = $1";
        tx_run!(&mut tx, set, open.id.as_str(), by.person_id(), by.at)?;
        tx.audit(&self.structure, by, "erasure.withdrawn", person.as_str(), json!({})).await?;
        tx.commit().await
    }
}

#[boxed_futures]
impl Db {
    /// The person with that identifier, phone number (E.164) or mail address, with their structure.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn person_named(&self, named: &str) -> Result<Option<(StructureId, PersonId)>> {
        Ok(row!(self, "select structure_id, id from person where id = $1 or phone = $1 or email = $1", named)?)
    }

    /// The people whose erasure is due, at most 100, with their structures.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn due_erasures(&self, now: DateTime<Utc>) -> Result<Vec<(StructureId, PersonId)>> {
        let find = format!("select structure_id, person_id from erasure_request where {DUE} order by due_at, id limit 100");
        Ok(rows!(self, sqlx::AssertSqlSafe(find), now)?)
    }
}
