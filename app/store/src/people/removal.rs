//! Removing a participant who was added by mistake. The journal keeps that a record was removed, and why in one word; nothing says whose.

use crate::{
    Actor, Erased, Objects, Result, StoreError,
    db::{LockTarget, Tx, tx_row, tx_rows, tx_run, tx_value},
    people::People,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    people::{
        Role,
        removal::{RemovalReason, RemovalRefusal},
    },
    values::ids::{EnrollmentId, PersonId},
};
use serde_json::json;

/// What goes with a record that was added by mistake.
#[derive(Debug, Clone, Default, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct RemovalPreview {
    /// The first day of the newest enrollment.
    pub starts_on: Option<NaiveDate>,
    /// The number of bookings, of past sessions too.
    pub bookings: i64,
    /// The number of notes.
    pub notes: i64,
    /// The number of documents.
    pub documents: i64,
    /// The number of goals that were noted.
    pub goals: i64,
}

/// What would be lost, each with the query that finds it for a person, `$1`, and the refusal.
const LOST: &[(&str, RemovalRefusal)] = &[
    (
        "select d.id from declaration d join enrollment e on e.id = d.enrollment_id where e.participant_id = $1 limit 1",
        RemovalRefusal::Declared,
    ),
    ("select id from booking where participant_id = $1 and state = 'Attended' limit 1", RemovalRefusal::Attended),
    (
        "select v.enrollment_id from plan_version v join enrollment e on e.id = v.enrollment_id
         where e.participant_id = $1 and v.state = 'Agreed' limit 1",
        RemovalRefusal::Signed,
    ),
    ("select id from attestation where participant_id = $1 limit 1", RemovalRefusal::Signed),
    ("select id from person where merged_into = $1 limit 1", RemovalRefusal::Merged),
];

/// The statements that delete the rows of a person, `$1`, children first. Their enrollments are named as removed before.
const DELETIONS: &[&str] = &[
    "update session_place set held_by = null where held_by in (select id from booking where participant_id = $1)",
    "delete from busy where person_id = $1",
    "delete from booking where participant_id = $1",
    "delete from waitlist_entry where participant_id = $1",
    "delete from note where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from check_in where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from withdrawn_declaration where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from statement_coefficient where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from record_correction where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from document where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from plan_action where goal_id in
        (select g.id from goal g join enrollment e on e.id = g.enrollment_id where e.participant_id = $1)",
    "delete from goal where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from plan_version where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from suspended_day where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from suspension where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from extension where enrollment_id in (select id from enrollment where participant_id = $1)",
    "delete from enrollment where participant_id = $1",
];

impl Tx {
    /// Fails if something of a participant would be lost.
    ///
    /// # Errors
    /// [`RemovalRefusal`].
    async fn check_removable(&mut self, person: &PersonId) -> Result<()> {
        for (find, refusal) in LOST {
            let found: Option<String> = tx_value!(self, *find, person)?;
            if found.is_some() {
                return Err((*refusal).into());
            }
        }
        Ok(())
    }
}

#[boxed_futures]
impl People<'_> {
    /// The rows that are deleted when a participant is removed as added by mistake.
    ///
    /// # Errors
    /// [`RemovalRefusal`]; [`StoreError::NotFound`] unless they are a participant who is there.
    pub async fn removal_preview(&self, person: &PersonId) -> Result<RemovalPreview> {
        let mut tx = self.db.begin_snapshot().await?;
        let find = "select id from person where structure_id = $1 and id = $2 and role = 'Participant' and removed_at is null";
        let found: Option<String> = tx_value!(&mut tx, find, self.scope(), person)?;
        found.ok_or(StoreError::NotFound)?;
        tx.check_removable(person).await?;
        let preview: Option<RemovalPreview> = tx_row!(
            &mut tx,
            "select (select max(e.starts_on) from enrollment e where e.participant_id = p.id) as starts_on,
             (select count(*) from booking b where b.participant_id = p.id) as bookings,
             (select count(*) from note n join enrollment e on e.id = n.enrollment_id where e.participant_id = p.id) as notes,
             (select count(*) from document d join enrollment e on e.id = d.enrollment_id where e.participant_id = p.id) as documents,
             (select count(*) from goal g join enrollment e on e.id = g.enrollment_id where e.participant_id = p.id) as goals
             from person p where p.id = $1",
            person
        )?;
        preview.ok_or(StoreError::NotFound)
    }

    /// Removes a participant who was added by mistake, with all their rows: the place is free, coming bookings are cancelled. Lines of
    /// statements that were handed in lose the name, and the next version withdraws them. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`RemovalRefusal`]; [`StoreError::NotFound`]; [`StoreError::Objects`] after all else was removed.
    pub async fn remove_added_by_mistake(&self, by: &Actor, person: &PersonId, reason: RemovalReason, objects: &Objects) -> Result<Erased> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let find = "select role, removed_at, merged_into from person where structure_id = $1 and id = $2";
        let found: Option<(Role, Option<DateTime<Utc>>, Option<PersonId>)> = tx_row!(&mut tx, find, self.scope(), person)?;
        match found.ok_or(StoreError::NotFound)? {
            (Role::Participant, None, _) => {}
            (Role::Participant, Some(_), None) => return Ok(Erased::default()),
            _ => return Err(StoreError::NotFound),
        }
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let enrollments: Vec<(EnrollmentId,)> = tx_rows!(&mut tx, "select id from enrollment where participant_id = $1", person)?;
        tx.lock_rows(LockTarget::Enrollment, enrollments.iter().map(|(id,)| id.as_str())).await?;
        tx.check_removable(person).await?;
        tx.cancel_bookings_and_entries(self, by, person).await?;
        let messages = tx.erase_record(&self.structure, by, person).await?;
        let find = "select d.object from document d join enrollment e on e.id = d.enrollment_id
            where e.participant_id = $1 and d.object is not null";
        let content: Vec<(String,)> = tx_rows!(&mut tx, find, person)?;
        let name = "insert into removed_record (id, structure_id, kind, participant_id)
            select id, structure_id, 'Enrollment', participant_id from enrollment where participant_id = $1";
        tx_run!(&mut tx, name, person)?;
        for deletion in DELETIONS {
            tx_run!(&mut tx, *deletion, person)?;
        }
        tx_run!(&mut tx, "update person set removed_at = $2 where id = $1", person, by.at)?;
        tx.audit(&self.structure, by, "person.removed", person.as_str(), json!({ "reason": reason.as_str() })).await?;
        tx.commit().await?;
        for (object,) in content {
            objects.erase(&object).await?;
        }
        self.db.empty_write_ahead_log().await?;
        Ok(Erased { messages })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{copies::tables::tables_of_people, privacy::erase::STATEMENTS};

    /// Tables of people of which nothing is deleted here, with the reason.
    const OTHERWISE: &[(&str, &str)] = &[
        ("attestation", "an attestation refuses the removal"),
        ("availability_window", "of the team"),
        ("coach_leave", "of the team"),
        ("correction_request", "a declared month refuses the removal"),
        ("declaration", "a declared month refuses the removal"),
        ("declaration_version", "a declared month refuses the removal"),
        ("erasure_request", "says that an erasure was asked for; its reason is erased"),
        ("leave_day", "of the team"),
        ("outbox", "messages are deleted with the traces of the person"),
        ("person", "the record itself stays, without a name"),
        ("person_merge", "a merged record refuses the removal"),
        ("plan_template", "titles of their plan are struck, as by erasing"),
        ("question", "a declared month refuses the removal"),
        ("removed_record", "names the enrollments that went"),
        ("review_batch_figure", "a declared month refuses the removal"),
        ("session", "of the team"),
        ("statement_row", "a statement stays as it was handed in, without the name"),
        ("substitution", "of the team"),
        ("substitution_day", "of the team"),
        ("turnover_line", "a declared month refuses the removal"),
    ];

    #[test]
    fn every_table_of_a_person_is_deleted_or_stays_for_a_reason() {
        for table in tables_of_people() {
            let deletes = |sql: &&str| sql.starts_with(&format!("delete from {} ", table.name));
            let deleted = DELETIONS.iter().chain(STATEMENTS).any(deletes);
            let stays = OTHERWISE.iter().any(|(name, _)| *name == table.name);
            assert!(deleted != stays, "removing a person does not know {}", table.name);
        }
    }
}
