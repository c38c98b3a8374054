//! Merging two records of one person: a preview, the merge in one transaction, and its undo within a day.
//!
//! Nothing of the record that goes is copied. Its rows are moved to the record that stays; what both have and only one can have is removed.
//! Each step is kept with the merge, so that the undo puts the same rows back. Statements that were handed in stay as they are: their
//! next version takes the moved figures from one enrollment to the other.

mod facts;
mod rows;
mod tables;

pub use facts::{ClashingMonth, MergeEnrollment, MergePreview, MergeRecord, MonthClash};

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, Tx, new_ulid, row, to_millis, tx_row, tx_rows, tx_run, tx_value},
    people::People,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    enrollments::enrollment::EnrollmentPeriod,
    people::merge::MergeRefusal,
    values::{
        ids::{DeclarationId, EnrollmentId, PersonId, StructureId},
        month::Month,
        undo::undone_until,
    },
};
use rows::Step;
use serde_json::json;
use std::collections::BTreeMap;
use tables::{ACCESSES, FOLLOW_ENROLLMENT, FOLLOW_PERSON, GO_WITH_ENROLLMENT, OF_DECLARATION, PLAN};

/// One of the two records of a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeSide {
    /// The record that stays.
    Kept,
    /// The record that goes.
    Merged,
}

/// What the coordinator chose where both records have something and one can have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeChoice {
    /// Whose phone stays; the other's if that one has none.
    pub phone: MergeSide,
    /// Whose e-mail address stays; the other's if that one has none.
    pub email: MergeSide,
    /// Which of two enrollments that share days stays, with its dates and its entry record.
    pub enrollment: MergeSide,
    /// Which declaration of a month stays that both declared with different amounts.
    pub months: BTreeMap<Month, MergeSide>,
    /// The text of a note that keeps the goals of the plan that goes; `None` writes none.
    pub plan_note: Option<String>,
}

/// A merge that can still be undone.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct OpenMerge {
    /// The record that went.
    pub merged_id: PersonId,
    /// Its first and family name.
    pub name: String,
    /// When it was done, UTC.
    pub made_at: DateTime<Utc>,
}

#[derive(sqlx_macros::FromRow)]
struct MergeRow {
    id: String,
    made_at: DateTime<Utc>,
    steps: String,
}

#[derive(sqlx_macros::FromRow)]
struct Contacts {
    phone: Option<String>,
    email: Option<String>,
    address: Option<String>,
    siret: Option<String>,
    sms_stopped_at_phone: Option<String>,
}

/// A merge that is being done.
struct Merging<'a> {
    id: String,
    structure: &'a StructureId,
    kept: &'a PersonId,
    merged: &'a PersonId,
    steps: Vec<Step>,
}

impl Merging<'_> {
    /// Names an enrollment or a declaration that is about to be removed.
    async fn name_removed(&self, tx: &mut Tx, kind: &str, id: &str) -> Result<()> {
        let insert = "insert into removed_record (id, structure_id, kind, participant_id, merge_id) values ($1, $2, $3, $4, $5)";
        tx_run!(tx, insert, id, self.structure, kind, self.kept, self.id.as_str())?;
        Ok(())
    }

    /// Removes, for each month that both records declared, the declaration that was not chosen. Returns the details for the audit: month and
    /// both sums.
    ///
    /// # Errors
    /// [`MergeRefusal::ChooseMonth`].
    async fn remove_unchosen_months(&mut self, tx: &mut Tx, facts: &MergePreview, choice: &MergeChoice) -> Result<Vec<serde_json::Value>> {
        let mut details = Vec::new();
        for clash in &facts.clashes {
            let side = match choice.months.get(&clash.month) {
                Some(side) => *side,
                None if clash.differs() => return Err(MergeRefusal::ChooseMonth.into()),
                None => MergeSide::Kept,
            };
            let (stays, goes) = if side == MergeSide::Kept { (&clash.kept, &clash.merged) } else { (&clash.merged, &clash.kept) };
            let goes_id: &DeclarationId = &goes.id;
            self.name_removed(tx, "Declaration", goes_id.as_str()).await?;
            for (table, condition) in OF_DECLARATION {
                tx.remove_rows(&mut self.steps, table, condition, goes_id.as_str()).await?;
            }
            details.push(json!({ "month": clash.month, "kept": stays.total, "left_out": goes.total }));
        }
        Ok(details)
    }

    /// Moves what belongs to an enrollment to the one that stays, and removes the enrollment.
    async fn join_enrollments(&mut self, tx: &mut Tx, stays: (&EnrollmentId, EnrollmentPeriod), goes: &EnrollmentId) -> Result<()> {
        let (stays, period) = stays;
        let months: Vec<(Month,)> = tx_rows!(tx, "select month from declaration where enrollment_id = $1", goes)?;
        if months.into_iter().any(|(month,)| !period.is_declarable(month)) {
            return Err(MergeRefusal::MonthsOutside.into());
        }
        let (from, to) = (goes.as_str(), stays.as_str());
        self.name_removed(tx, "Enrollment", from).await?;
        for (table, key) in FOLLOW_ENROLLMENT {
            let free = format!("not exists (select 1 from \"{table}\" o where o.enrollment_id = $2 and o.{key} = \"{table}\".{key})");
            tx.move_rows(&mut self.steps, (table, "enrollment_id", key), (from, to), &free).await?;
            tx.remove_rows(&mut self.steps, table, "enrollment_id = $1", from).await?;
        }
        let planned =
            "select (select count(*) from goal where enrollment_id = $1) + (select count(*) from plan_version where enrollment_id = $1)";
        let planned: Option<i64> = tx_value!(tx, planned, to)?;
        for (table, condition, key) in PLAN {
            if planned.unwrap_or_default() > 0 {
                tx.remove_rows(&mut self.steps, table, condition, from).await?;
            } else if *table != "plan_action" {
                // Actions belong to their goal.
                tx.move_rows(&mut self.steps, (table, "enrollment_id", key), (from, to), "true").await?;
            }
        }
        for table in GO_WITH_ENROLLMENT {
            tx.remove_rows(&mut self.steps, table, "enrollment_id = $1", from).await?;
        }
        tx.remove_rows(&mut self.steps, "enrollment", "id = $1", from).await
    }

    /// Moves the enrollments of the record that goes. As at a return, the months from the start of a later one on belong to that one.
    async fn move_enrollments(&mut self, tx: &mut Tx) -> Result<()> {
        let (from, to) = (self.merged.as_str(), self.kept.as_str());
        tx.move_rows(&mut self.steps, ("enrollment", "participant_id", "id"), (from, to), "true").await?;
        let enrollments: Vec<(EnrollmentId, NaiveDate)> =
            tx_rows!(tx, "select id, starts_on from enrollment where participant_id = $1 order by starts_on", to)?;
        for (at, (later, starts_on)) in enrollments.iter().enumerate() {
            for (earlier, _) in enrollments.iter().take(at) {
                for (table, key) in [("declaration", "id"), ("document", "id"), ("statement_coefficient", "month")] {
                    let condition = format!(
                        "month >= '{}' and not exists (select 1 from \"{table}\" o where o.enrollment_id = $2 and o.month = \"{table}\".month)",
                        Month::of(*starts_on)
                    );
                    tx.move_rows(&mut self.steps, (table, "enrollment_id", key), (earlier.as_str(), later.as_str()), &condition).await?;
                }
            }
        }
        Ok(())
    }

    /// Moves bookings with their time, and the other rows of the person. Of two bookings in one session that is over, that of the
    /// record that goes stays with it: the person was there once.
    async fn move_rest(&mut self, tx: &mut Tx) -> Result<()> {
        let (from, to) = (self.merged.as_str(), self.kept.as_str());
        let apart = "state not in ('Booked', 'Attended', 'NoShow') or not exists (select 1 from booking o
            where o.participant_id = $2 and o.session_id = booking.session_id and o.state in ('Booked', 'Attended', 'NoShow'))";
        tx.move_rows(&mut self.steps, ("booking", "participant_id", "id"), (from, to), apart).await?;
        let free = "exists (select 1 from booking b where b.participant_id = $2 and b.session_id = busy.session_id)
            and not exists (select 1 from busy o where o.person_id = $2 and o.cell = busy.cell)";
        // With its session: another one may have taken that time before the merge is undone.
        tx.move_rows(&mut self.steps, ("busy", "person_id", "session_id || ' ' || cell"), (from, to), free).await?;
        for (table, column, key) in FOLLOW_PERSON {
            let free = format!("not exists (select 1 from \"{table}\" o where o.{column} = $2 and o.{key} = \"{table}\".{key})");
            tx.move_rows(&mut self.steps, (table, column, key), (from, to), &free).await?;
        }
        for table in ACCESSES {
            tx.remove_rows(&mut self.steps, table, "person_id = $1", from).await?;
        }
        Ok(())
    }

    /// Gives the record that stays the chosen contacts, and the other none.
    async fn move_contacts(&mut self, tx: &mut Tx, choice: &MergeChoice) -> Result<()> {
        let find = "select phone, email, address, siret, sms_stopped_at_phone from person where id = $1";
        let own: Option<Contacts> = tx_row!(tx, find, self.kept)?;
        let other: Option<Contacts> = tx_row!(tx, find, self.merged)?;
        let (own, other) = own.zip(other).ok_or(StoreError::NotFound)?;
        let (kept, merged) = (self.kept.as_str(), self.merged.as_str());
        tx.set_of_person(&mut self.steps, merged, "phone", (other.phone.as_deref(), None)).await?;
        tx.set_of_person(&mut self.steps, merged, "email", (other.email.as_deref(), None)).await?;
        let chosen = |side: MergeSide, own: &Option<String>, other: &Option<String>| {
            let (first, second) = if side == MergeSide::Kept { (own, other) } else { (other, own) };
            first.clone().or_else(|| second.clone())
        };
        let phone = chosen(choice.phone, &own.phone, &other.phone);
        // An SMS with STOP concerns the number, not the record: it goes with the phone.
        let stopped = if phone == own.phone { own.sms_stopped_at_phone.clone() } else { other.sms_stopped_at_phone.clone() };
        let email = chosen(choice.email, &own.email, &other.email);
        let address = chosen(MergeSide::Kept, &own.address, &other.address);
        let siret = chosen(MergeSide::Kept, &own.siret, &other.siret);
        let columns = [
            ("phone", &own.phone, &phone),
            ("email", &own.email, &email),
            ("address", &own.address, &address),
            ("siret", &own.siret, &siret),
            ("sms_stopped_at_phone", &own.sms_stopped_at_phone, &stopped),
        ];
        for (column, before, after) in columns {
            tx.set_of_person(&mut self.steps, kept, column, (before.as_deref(), after.as_deref())).await?;
        }
        Ok(())
    }

    async fn write_note(&mut self, tx: &mut Tx, by: &Actor, enrollment: &EnrollmentId, text: &str) -> Result<()> {
        let id = new_ulid(by.at);
        tx_run!(
            tx,
            "insert into note (id, structure_id, enrollment_id, author_id, text, shared, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            id.as_str(),
            self.structure,
            enrollment,
            by.person_id(),
            text,
            false,
            by.at,
        )?;
        self.steps.push(Step::Noted { id });
        Ok(())
    }
}

#[boxed_futures]
impl People<'_> {
    /// What a merge of the record `merged` into the record `kept` does.
    ///
    /// # Errors
    /// [`MergeRefusal`]; [`StoreError::NotFound`].
    pub async fn merge_preview(&self, kept: &PersonId, merged: &PersonId, now: DateTime<Utc>) -> Result<MergePreview> {
        let mut tx = self.db.begin_snapshot().await?;
        tx.merge_facts(self, kept, merged, to_millis(now)).await
    }

    /// Merges the record `merged` into the record `kept`. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`MergeRefusal`]; [`StoreError::NotFound`].
    pub async fn merge(&self, by: &Actor, kept: &PersonId, merged: &PersonId, choice: &MergeChoice) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.lock_rows(LockTarget::Person, [kept.as_str(), merged.as_str()]).await?;
        let find = "select id from person where structure_id = $1 and id = $2 and merged_into = $3";
        let done: Option<String> = tx_value!(&mut tx, find, self.scope(), merged, kept)?;
        if done.is_some() {
            return Ok(());
        }
        let enrollments: Vec<(String,)> =
            tx_rows!(&mut tx, "select id from enrollment where participant_id = $1 or participant_id = $2", kept, merged)?;
        tx.lock_rows(LockTarget::Enrollment, enrollments.iter().map(|(id,)| id.as_str())).await?;
        let facts = tx.merge_facts(self, kept, merged, by.at).await?;
        let mut merging = Merging { id: new_ulid(by.at), structure: &self.structure, kept, merged, steps: Vec::new() };
        let months = merging.remove_unchosen_months(&mut tx, &facts, choice).await?;
        if let Some((own, other)) = &facts.overlapping {
            let (stays, goes) = if choice.enrollment == MergeSide::Kept { (own, other) } else { (other, own) };
            let all = facts.kept.enrollments.iter().chain(&facts.merged.enrollments);
            let period = all.clone().find(|enrollment| enrollment.id == *stays).map(MergeEnrollment::period).ok_or(StoreError::NotFound)?;
            let both_planned =
                all.filter(|enrollment| enrollment.id == *stays || enrollment.id == *goes).all(|enrollment| enrollment.goals > 0);
            merging.join_enrollments(&mut tx, (stays, period), goes).await?;
            if let Some(text) = choice.plan_note.as_deref().filter(|_| both_planned) {
                merging.write_note(&mut tx, by, stays, text).await?;
            }
        }
        tx_run!(&mut tx, "update person set removed_at = $2, merged_into = $3 where id = $1", merged, by.at, kept)?;
        merging.move_enrollments(&mut tx).await?;
        merging.move_rest(&mut tx).await?;
        merging.move_contacts(&mut tx, choice).await?;
        tx_run!(
            &mut tx,
            "insert into person_merge (id, structure_id, kept_id, merged_id, made_by, made_at, steps) values ($1, $2, $3, $4, $5, $6, $7)",
            merging.id.as_str(),
            self.scope(),
            kept,
            merged,
            by.person_id(),
            by.at,
            serde_json::to_string(&merging.steps)?,
        )?;
        tx.audit(&self.structure, by, "person.merged", kept.as_str(), json!({ "merged": merged, "months": months })).await?;
        tx.commit().await
    }

    /// Undoes a merge within its day: every row is where it was. What was added since stays with the record that stayed. Sent twice, it is
    /// done once.
    ///
    /// # Errors
    /// [`MergeRefusal::Final`], [`MergeRefusal::Taken`]; [`domain::enrollments::enrollment::EnrollmentRefusal::NoPlace`];
    /// [`StoreError::NotFound`].
    pub async fn undo_merge(&self, by: &Actor, merged: &PersonId) -> Result<PersonId> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let find = "select merged_into from person where structure_id = $1 and id = $2";
        let state: Option<(Option<PersonId>,)> = tx_row!(&mut tx, find, self.scope(), merged)?;
        let Some(kept) = state.ok_or(StoreError::NotFound)?.0 else { return Ok(merged.clone()) };
        tx.lock_rows(LockTarget::Person, [kept.as_str(), merged.as_str()]).await?;
        let find = "select id, made_at, steps from person_merge where structure_id = $1 and merged_id = $2";
        let found: Option<MergeRow> = tx_row!(&mut tx, find, self.scope(), merged)?;
        let found = found.filter(|it| by.at <= undone_until(it.made_at)).ok_or(MergeRefusal::Final)?;
        let steps: Vec<Step> = serde_json::from_str(&found.steps)?;
        let find = "select phone from person where id = $1 and sms_stopped_at_phone = phone";
        let stopped: Option<String> = tx_value!(&mut tx, find, &kept)?;
        let own_stop = steps.iter().find_map(|step| step.stop_before(&kept)).map(str::to_owned);
        for step in steps.into_iter().rev() {
            let step = self.with_free_place(&mut tx, step).await?;
            tx.undo_step(step).await?;
        }
        // A STOP since then was answered at the number, and goes with it to the record that comes back.
        if let Some(phone) = stopped {
            let stop = "update person set sms_stopped_at_phone = phone where id = $1 and phone = $2
                and (sms_stopped_at_phone is null or sms_stopped_at_phone <> phone)";
            if tx_run!(&mut tx, stop, merged, phone.as_str())? == 1 {
                let own = "update person set sms_stopped_at_phone = $2 where id = $1";
                tx_run!(&mut tx, own, &kept, own_stop.as_deref())?;
            }
        }
        tx_run!(&mut tx, "delete from removed_record where merge_id = $1", found.id.as_str())?;
        tx_run!(&mut tx, "delete from person_merge where id = $1", found.id.as_str())?;
        tx_run!(&mut tx, "update person set removed_at = null, merged_into = null where id = $1", merged)?;
        tx.audit(&self.structure, by, "person.merge_undone", kept.as_str(), json!({ "merged": merged })).await?;
        tx.commit().await?;
        Ok(kept)
    }

    /// The step that removed an enrollment, on another free place when its own was taken since; any other step as it is.
    async fn with_free_place(&self, tx: &mut Tx, step: Step) -> Result<Step> {
        let Step::Removed { table, rows } = step else { return Ok(step) };
        if table != "enrollment" {
            return Ok(Step::Removed { table, rows });
        }
        let mut placed = Vec::with_capacity(rows.len());
        for row in rows {
            let mut columns: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&row)?;
            let running = columns.get("left_on").is_some_and(serde_json::Value::is_null);
            let place = columns.get("place").and_then(serde_json::Value::as_i64).unwrap_or_default();
            let find = "select p.place from structure_place p where p.structure_id = $1 and p.place = $2 and not p.closed and not exists
                (select 1 from enrollment e where e.structure_id = $1 and e.place = $2 and e.left_on is null)";
            let free: Option<i64> = tx_value!(tx, find, self.scope(), place)?;
            if running && free.is_none() {
                columns.insert("place".to_owned(), tx.free_structure_place(&self.structure).await?.into());
                placed.push(serde_json::to_string(&columns)?);
            } else {
                placed.push(row);
            }
        }
        Ok(Step::Removed { table, rows: placed })
    }

    /// The merges into a record that can still be undone, oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn open_merges(&self, kept: &PersonId, now: DateTime<Utc>) -> Result<Vec<OpenMerge>> {
        let found: Vec<OpenMerge> = crate::db::rows!(
            self.db,
            "select m.merged_id, p.first_name || ' ' || p.last_name as name, m.made_at
             from person_merge m join person p on p.id = m.merged_id where m.structure_id = $1 and m.kept_id = $2 order by m.made_at",
            self.scope(),
            kept
        )?;
        Ok(found.into_iter().filter(|it| to_millis(now) <= undone_until(it.made_at)).collect())
    }

    /// When a record went, and the record that counts in its place after a merge; `None` for one that is there.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn removed(&self, person: &PersonId) -> Result<Option<(DateTime<Utc>, Option<PersonId>)>> {
        let find = "select removed_at, merged_into from person where structure_id = $1 and id = $2";
        let found: Option<(Option<DateTime<Utc>>, Option<PersonId>)> = row!(self.db, find, self.scope(), person)?;
        let (removed_at, merged_into) = found.ok_or(StoreError::NotFound)?;
        Ok(removed_at.map(|at| (at, merged_into)))
    }
}
