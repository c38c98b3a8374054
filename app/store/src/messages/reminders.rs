//! Reminders to declare a month: the choice of each participant, the job that writes reminders, and the facts that are read again when one
//! leaves. As messages about bookings, they get their text when they leave, and are dropped when they are no longer true.

use crate::{
    Actor, Result, Structure,
    db::{Db, next_ulid, row, rows, to_millis, tx_run, value, values},
    messages::{Messages, sms_phone},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::{due_day::DueDay, open_months::PersonMonths},
    enrollments::enrollment::MONTHS_AFTER_EXIT,
    messages::{
        delivery::{Channel, MessageKind},
        reminder::{ReminderChoice, ReminderKind, ReminderSending, reminder_on, reminding_day, sending},
    },
    people::Contact,
    values::{
        ids::{PersonId, StructureId},
        language::Language,
        month::Month,
        paris,
    },
};
use serde_json::json;

/// The number of people of a structure whose reminders are written in one transaction.
const BATCH: i64 = 100;

/// A reminder of the outbox with the current facts that decide whether it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The language of the recipient.
    pub language: Language,
    /// The contact to which it goes when no notification is shown; `None` when they chose no reminders.
    pub contact: Option<Contact>,
    /// Their phone.
    pub phone: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    /// Whether a device of theirs shows notifications.
    pub has_devices: bool,
    /// The month.
    pub month: Month,
    /// Its kind.
    pub kind: ReminderKind,
    due_day: DueDay,
    months: PersonMonths,
}

impl Reminder {
    /// Whether it leaves now, later, or never.
    pub fn sending(&self, now: DateTime<Utc>) -> ReminderSending {
        if self.contact.is_none() {
            return ReminderSending::Never;
        }
        sending(&self.months, self.month, self.kind, self.due_day, now)
    }
}

#[derive(sqlx_macros::FromRow)]
struct ReminderRow {
    structure_id: StructureId,
    person_id: PersonId,
    language: Language,
    phone: Option<String>,
    email: Option<String>,
    reminders: Option<ReminderChoice>,
    month: Month,
    reminder: ReminderKind,
    due_day: DueDay,
    has_devices: bool,
}

#[derive(sqlx_macros::FromRow)]
struct Candidate {
    id: PersonId,
    phone: Option<String>,
    email: Option<String>,
    reminders: Option<ReminderChoice>,
}

#[boxed_futures]
impl Messages<'_> {
    /// How a person chose to be reminded; `None` without a choice.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn reminder_choice(&self, person: &PersonId) -> Result<Option<ReminderChoice>> {
        let choice: Option<Option<ReminderChoice>> =
            value!(self.db, "select reminders from person where structure_id = $1 and id = $2", self.scope(), person)?;
        Ok(choice.flatten())
    }

    /// Sets how a participant is reminded. With [`ReminderChoice::None`] their devices show no more notifications.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] for a person of another structure, and for staff.
    pub async fn choose_reminders(&self, by: &Actor, person: &PersonId, choice: ReminderChoice) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let set = "update person set reminders = $3 where structure_id = $1 and id = $2 and role = 'Participant' and erased_at is null";
        if tx_run!(&mut tx, set, self.scope(), person, choice)? == 0 {
            return Err(crate::StoreError::NotFound);
        }
        if choice == ReminderChoice::None {
            tx_run!(&mut tx, "delete from push_subscription where person_id = $1", person)?;
        }
        tx.audit(&self.structure, by, "person.reminders_chosen", person.as_str(), json!({ "choice": choice.as_str() })).await?;
        tx.commit().await
    }

    /// The enrollments and declared months of a participant, on which reminders depend.
    async fn months_of(&self, person: &PersonId) -> Result<PersonMonths> {
        let enrollments = self.enrollments().enrollments_of(person).await?;
        let enrollments = enrollments.into_iter().map(|it| (it.period(), it.suspensions)).collect();
        let declared = values!(
            self.db,
            "select d.month from declaration d join enrollment e on e.id = d.enrollment_id where e.structure_id = $1 and e.participant_id = $2",
            self.scope(),
            person
        )?;
        Ok(PersonMonths { enrollments, declared })
    }

    /// Writes the reminders of a day that are not written yet. Returns their number.
    async fn write_reminders(&self, month: Month, kind: ReminderKind, due_day: DueDay, now: DateTime<Utc>) -> Result<u64> {
        let (today, mut after, mut written) = (paris::day(now), String::new(), 0);
        loop {
            let candidates: Vec<Candidate> = rows!(
                self.db,
                concat!(
                    "select p.id, ",
                    sms_phone!(),
                    " as phone, p.email, p.reminders from person p
                 where p.structure_id = $1 and p.role = 'Participant' and p.erased_at is null and p.id > $4
                 and coalesce(p.reminders, '') <> 'None'
                 and exists (select 1 from enrollment e where e.participant_id = p.id and e.starts_on <= $5
                     and coalesce(e.left_on, e.ends_on) >= $7)
                 and not exists (select 1 from outbox o where o.person_id = p.id and o.month = $2 and o.reminder = $3)
                 and not exists (select 1 from declaration d join enrollment e on e.id = d.enrollment_id
                     where e.participant_id = p.id and d.month = $2)
                 and not exists (select 1 from team_reminder t where t.person_id = p.id and t.day = $8)
                 order by p.id limit $6"
                ),
                self.scope(),
                month,
                kind,
                after.as_str(),
                month.last_day(),
                BATCH,
                month.plus(-MONTHS_AFTER_EXIT).first_day(),
                today
            )?;
            let Some(last) = candidates.last() else { return Ok(written) };
            after = last.id.to_string();
            let mut due = Vec::new();
            for candidate in candidates {
                let contact = ReminderChoice::contact(candidate.reminders, candidate.phone.as_deref(), candidate.email.as_deref());
                if let Some(contact) = contact
                    && self.months_of(&candidate.id).await?.reminds(month, kind, today, due_day)
                {
                    due.push((candidate.id, contact));
                }
            }
            if !due.is_empty() {
                written += self.insert_reminders(&due, month, kind, now).await?;
            }
        }
    }

    /// Inserts reminders into the lane of notifications, whose turn decides by which channel they leave. One that another process has
    /// inserted is left out.
    async fn insert_reminders(&self, to: &[(PersonId, Contact)], month: Month, kind: ReminderKind, now: DateTime<Utc>) -> Result<u64> {
        let mut tx = self.db.begin().await?;
        // One process at a time, so that none waits for the rows of another.
        tx.lock_key("reminders").await?;
        let mut inserted = 0;
        for (person, contact) in to {
            inserted += tx_run!(
                &mut tx,
                "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, kind, person_id, month, reminder,
                 urgent, by_night) select $1, $2, $3, $4, '', '', $5, $5, $6, $7, $8, $9, $10, $10
                 where not exists (select 1 from team_reminder t where t.person_id = $7 and t.day = $11) on conflict do nothing",
                next_ulid(now),
                self.scope(),
                Channel::Push,
                contact.as_str(),
                to_millis(now),
                MessageKind::Reminder,
                person,
                month,
                kind,
                false,
                paris::day(now)
            )?;
        }
        tx.commit().await?;
        Ok(inserted)
    }
}

#[boxed_futures]
impl Db {
    /// Writes the reminders of today into the outbox, by day alone; each is written once, however often and in however many processes
    /// this runs. Returns their number.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`]; the remaining ones are written the next time.
    pub async fn write_reminders(&self, now: DateTime<Utc>) -> Result<u64> {
        let Some(today) = reminding_day(now) else { return Ok(0) };
        let mut written = 0;
        for Structure { id, due_day, .. } in self.structures().await? {
            if let Some((month, kind)) = reminder_on(today, due_day) {
                written += self.for_structure(&id).messages().write_reminders(month, kind, due_day, now).await?;
            }
        }
        Ok(written)
    }

    /// The reminder of a message, with the current facts; `None` when the message is of another kind or its recipient was erased.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn reminder(&self, id: &str) -> Result<Option<Reminder>> {
        let found: Option<ReminderRow> = row!(
            self,
            concat!(
                "select p.structure_id, p.id as person_id, p.language, ",
                sms_phone!(),
                " as phone, p.email, p.reminders, o.month, o.reminder, s.due_day,
             exists (select 1 from push_subscription x where x.person_id = p.id) as has_devices
             from outbox o join person p on p.id = o.person_id join structure s on s.id = p.structure_id
             where o.id = $1 and o.reminder is not null and p.erased_at is null"
            ),
            id
        )?;
        let Some(found) = found else { return Ok(None) };
        let months = self.for_structure(&found.structure_id).messages().months_of(&found.person_id).await?;
        Ok(Some(Reminder {
            language: found.language,
            contact: ReminderChoice::contact(found.reminders, found.phone.as_deref(), found.email.as_deref()),
            phone: found.phone,
            email: found.email,
            has_devices: found.has_devices,
            month: found.month,
            kind: found.reminder,
            due_day: found.due_day,
            months,
        }))
    }
}
