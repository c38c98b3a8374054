//! Reminders to declare that a member of the team sends to the participants who have not declared a month. Unlike those that Essor writes
//! by itself they have their text from the start, as the sender read it, and leave by SMS or mail.

use crate::{
    Actor, Message, Result, StoreError,
    db::{next_ulid, readable, rows, to_millis, tx_run},
    enrollments::record::PeriodRow,
    messages::{Messages, sms_phone},
};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::{
    declarations::open_months::PersonMonths,
    enrollments::{
        enrollment::MONTHS_AFTER_EXIT,
        suspension::{Suspension, Suspensions},
    },
    messages::{
        delivery::{Channel, MessageKind},
        reminder::{ReminderChoice, TeamReminderFacts},
    },
    people::order::sort_by_name,
    values::{
        ids::{EnrollmentId, PersonId},
        language::Language,
        month::Month,
        paris,
    },
};
use serde_json::json;
use std::collections::HashMap;

/// The number of people who are reminded in one transaction.
const BATCH: usize = 100;

/// A participant who has not declared a month, with what decides whether they are reminded of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Undeclared {
    /// The participant.
    pub id: PersonId,
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Their language.
    pub language: Language,
    /// Their phone, unless they answered STOP there.
    pub phone: Option<String>,
    /// Their mail address.
    pub email: Option<String>,
    choice: Option<ReminderChoice>,
    sms_stopped: bool,
    reminded_today: bool,
    #[sqlx(skip)]
    months: PersonMonths,
}

impl Undeclared {
    /// First and family name.
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }

    /// The facts by which [`domain::messages::reminder::team_reminder`] decides.
    pub fn facts(&self) -> TeamReminderFacts<'_> {
        TeamReminderFacts {
            months: &self.months,
            choice: self.choice,
            phone: self.phone.as_deref(),
            email: self.email.as_deref(),
            sms_stopped: self.sms_stopped,
            reminded_today: self.reminded_today,
        }
    }
}

/// A reminder to be sent to a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTeamReminder {
    /// The participant.
    pub to: PersonId,
    /// Its text and contact.
    pub message: Message,
}

#[derive(sqlx::FromRow)]
struct EnrollmentRow {
    id: EnrollmentId,
    participant_id: PersonId,
    #[sqlx(flatten)]
    period: PeriodRow,
}

#[derive(sqlx::FromRow)]
struct SuspensionRow {
    enrollment_id: EnrollmentId,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

#[derive(sqlx::FromRow)]
struct DeclaredRow {
    participant_id: PersonId,
    month: Month,
}

/// The participants `p` without a declaration of month `$2` whose enrollment touches the days from `$4` to `$3`; of coach `$5` if given,
/// and of those whom the reader `$6` reads on the day `$7`.
macro_rules! undeclared {
    () => {
        concat!(
            "from person p where p.structure_id = $1 and p.role = 'Participant' and p.erased_at is null and p.removed_at is null
             and exists (select 1 from enrollment n where n.participant_id = p.id and n.starts_on <= $3
                 and coalesce(n.left_on, n.ends_on) >= $4 and n.coach_id = coalesce($5, n.coach_id))
             and not exists (select 1 from declaration m join enrollment n on n.id = m.enrollment_id
                 where n.participant_id = p.id and m.month = $2) and ",
            readable!("p.id", "$6", "$7")
        )
    };
}

/// The last and the first day on which an enrollment may run for its participant to declare a month.
fn days_of_enrollment(month: Month) -> (NaiveDate, NaiveDate) {
    (month.last_day(), month.plus(-MONTHS_AFTER_EXIT).first_day())
}

impl Messages<'_> {
    /// The participants who can declare a month and have not, by family name; of one coach if given. `today` is the day in Paris,
    /// `midnight` its first instant. Some of them owe nothing, such as after a suspension: the rule says so.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn undeclared(
        &self,
        month: Month,
        coach: Option<&PersonId>,
        today: NaiveDate,
        midnight: DateTime<Utc>,
    ) -> Result<Vec<Undeclared>> {
        let (last, first) = days_of_enrollment(month);
        let mut people: Vec<Undeclared> = rows!(
            self.db,
            concat!(
                "select p.id, p.first_name, p.last_name, p.language, ",
                sms_phone!(),
                " as phone, p.email, p.reminders as choice,
                 p.phone is not null and coalesce(p.sms_stopped_at_phone = p.phone, $10) as sms_stopped,
                 exists (select 1 from team_reminder t where t.person_id = p.id and t.day = $8)
                 or exists (select 1 from outbox o where o.person_id = p.id and o.reminder is not null and o.dropped_at is null
                     and o.created_at >= $9) as reminded_today ",
                undeclared!()
            ),
            self.scope(),
            month,
            last,
            first,
            coach,
            self.reader(),
            self.reading_day(),
            today,
            to_millis(midnight),
            false,
        )?;
        let mut months = self.months_of_undeclared(month, coach).await?;
        for person in &mut people {
            person.months = months.remove(&person.id).unwrap_or_default();
        }
        sort_by_name(&mut people, |person| (&person.last_name, &person.first_name));
        Ok(people)
    }

    /// The enrollments, suspensions and declared months of the participants whom [`Self::undeclared`] returns.
    async fn months_of_undeclared(&self, month: Month, coach: Option<&PersonId>) -> Result<HashMap<PersonId, PersonMonths>> {
        let (last, first) = days_of_enrollment(month);
        let enrollments: Vec<EnrollmentRow> = rows!(
            self.db,
            concat!(
                "select e.id, e.participant_id, e.starts_on, e.ends_on, e.left_on from enrollment e
                 where e.structure_id = $1 and e.participant_id in (select p.id ",
                undeclared!(),
                ") order by e.starts_on desc"
            ),
            self.scope(),
            month,
            last,
            first,
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let suspended: Vec<SuspensionRow> = rows!(
            self.db,
            concat!(
                "select s.enrollment_id, s.first_day, s.last_day from suspension s join enrollment e on e.id = s.enrollment_id
                 where s.structure_id = $1 and e.participant_id in (select p.id ",
                undeclared!(),
                ") order by s.first_day"
            ),
            self.scope(),
            month,
            last,
            first,
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let declared: Vec<DeclaredRow> = rows!(
            self.db,
            concat!(
                "select e.participant_id, d.month from declaration d join enrollment e on e.id = d.enrollment_id
                 where d.structure_id = $1 and e.participant_id in (select p.id ",
                undeclared!(),
                ")"
            ),
            self.scope(),
            month,
            last,
            first,
            coach,
            self.reader(),
            self.reading_day(),
        )?;
        let mut suspensions: HashMap<EnrollmentId, Suspensions> = HashMap::new();
        for row in suspended {
            suspensions.entry(row.enrollment_id).or_default().0.push(Suspension::stored(row.first_day, row.last_day));
        }
        let mut months: HashMap<PersonId, PersonMonths> = HashMap::new();
        for row in enrollments {
            let suspensions = suspensions.remove(&row.id).unwrap_or_default();
            months.entry(row.participant_id).or_default().enrollments.push((row.period.period(), suspensions));
        }
        for row in declared {
            months.entry(row.participant_id).or_default().declared.push(row.month);
        }
        Ok(months)
    }

    /// Queues reminders of a month, written by the acting member of the team. Those who were reminded today, by the team or by Essor,
    /// declared the month meanwhile or are of another structure get none. Returns the number queued.
    ///
    /// # Errors
    /// [`StoreError::Database`]; those queued before it stay.
    pub async fn remind(&self, by: &Actor, reminders: &[NewTeamReminder], month: Month, today: NaiveDate) -> Result<u64> {
        let made_by = by.person_id().ok_or(StoreError::NotFound)?;
        let midnight = paris::instant(today.and_time(NaiveTime::MIN)).unwrap_or(by.at);
        let mut queued = 0;
        for some in reminders.chunks(BATCH) {
            let mut tx = self.db.begin().await?;
            // One process at a time, as where Essor writes reminders by itself.
            tx.lock_key("reminders").await?;
            for NewTeamReminder { to, message } in some {
                let reminded = tx_run!(
                    &mut tx,
                    "insert into team_reminder (structure_id, person_id, day, month, made_by, made_at)
                     select p.structure_id, p.id, $3, $4, $5, $6 from person p
                     where p.structure_id = $1 and p.id = $2 and p.role = 'Participant' and p.erased_at is null and p.removed_at is null
                     and not exists (select 1 from declaration d join enrollment e on e.id = d.enrollment_id
                         where e.participant_id = p.id and d.month = $4)
                     and not exists (select 1 from outbox o where o.person_id = p.id and o.reminder is not null and o.dropped_at is null
                         and o.created_at >= $7)
                     on conflict do nothing",
                    self.scope(),
                    to,
                    today,
                    month,
                    made_by,
                    by.at,
                    to_millis(midnight),
                )?;
                if reminded == 0 {
                    continue;
                }
                tx_run!(
                    &mut tx,
                    "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, kind, person_id, month, urgent,
                     by_night) values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $11)",
                    next_ulid(by.at),
                    self.scope(),
                    Channel::of(&message.to),
                    message.to.as_str(),
                    message.subject.as_str(),
                    message.body.as_str(),
                    by.at,
                    MessageKind::Reminder,
                    to,
                    month,
                    false,
                )?;
                let details = json!({ "month": month, "channel": Channel::of(&message.to).as_str() });
                tx.audit(&self.structure, by, "person.reminded", to.as_str(), details).await?;
                queued += 1;
            }
            tx.commit().await?;
        }
        Ok(queued)
    }
}
