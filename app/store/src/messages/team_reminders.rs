//! Reminders to declare that a member of the team sends to the participants who have not declared a month. Unlike those that Essor writes
//! by itself they have their text from the start, as the sender read it, and leave by SMS or mail.

use crate::{
    Actor, Message, Result, StoreError,
    db::{
        next_ulid,
        paging::{PageRequest, Paged},
        readable, rows_in, to_millis, tx_run,
    },
    enrollments::record::PeriodRow,
    messages::{Messages, sms_phone},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Utc};
use domain::{
    declarations::open_months::PersonMonths,
    enrollments::{
        enrollment::MONTHS_AFTER_EXIT,
        suspension::{Suspension, Suspensions},
    },
    messages::{
        delivery::{Channel, MessageKind},
        reminder::{LeftOut, ReminderChoice, TeamContactFacts, TeamReminderFacts},
    },
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

/// Whose declarations of a month are missing: the month, the coaches and the day on which it is asked.
#[derive(Debug, Clone, Copy)]
pub struct UndeclaredSearch<'a> {
    /// The month.
    pub month: Month,
    /// The coaches in whose enrollment the month can be declared; `None` for any.
    pub coaches: Option<&'a [PersonId]>,
    /// The day in Paris.
    pub today: NaiveDate,
    /// Its first instant.
    pub midnight: DateTime<Utc>,
}

impl UndeclaredSearch<'_> {
    /// The identifiers of the coaches, none for any coach.
    fn coach_ids(&self) -> Vec<&str> {
        self.coaches.unwrap_or_default().iter().map(PersonId::as_str).collect()
    }

    /// Whether the month is over: before that, nobody is to declare it.
    fn is_over(&self) -> bool {
        self.month < Month::of(self.today)
    }
}

/// Participants who are to declare a month and for whom the same is true, counted: phone and mail address are those of one of them, and
/// the others have a phone of the same kind, or none, and a mail address or none, as that one.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct UndeclaredGroup {
    /// The number of participants.
    pub people: i64,
    /// A phone, unless they answered STOP there.
    pub phone: Option<String>,
    /// A mail address.
    pub email: Option<String>,
    choice: Option<ReminderChoice>,
    sms_stopped: bool,
    reminded_today: bool,
    suspended: bool,
}

impl UndeclaredGroup {
    /// The facts by which a contact is chosen, or they are left out.
    pub fn facts(&self) -> TeamContactFacts<'_> {
        TeamContactFacts {
            choice: self.choice,
            phone: self.phone.as_deref(),
            email: self.email.as_deref(),
            sms_stopped: self.sms_stopped,
            reminded_today: self.reminded_today,
            suspended: self.suspended,
        }
    }

    /// Whether [`Messages::undeclared`] lists them, as `listed` has it in SQL.
    fn is_listed(&self) -> bool {
        let may_be = !self.reminded_today && !self.suspended && self.choice != Some(ReminderChoice::None);
        may_be && (self.phone.is_some() || self.email.is_some())
    }
}

/// A participant who has not declared a month, with what decides whether they are reminded of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
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

/// A participant who is to declare a month and is not reminded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotReminded {
    /// First and family name.
    pub name: String,
    /// Why.
    pub reason: LeftOut,
}

#[derive(sqlx_macros::FromRow)]
struct NotRemindedRow {
    name: String,
    #[sqlx(flatten)]
    group: UndeclaredGroup,
}

/// A reminder to be sent to a participant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTeamReminder {
    /// The participant.
    pub to: PersonId,
    /// Its text and contact.
    pub message: Message,
}

#[derive(sqlx_macros::FromRow)]
struct EnrollmentRow {
    id: EnrollmentId,
    participant_id: PersonId,
    #[sqlx(flatten)]
    period: PeriodRow,
}

#[derive(sqlx_macros::FromRow)]
struct SuspensionRow {
    enrollment_id: EnrollmentId,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

#[derive(sqlx_macros::FromRow)]
struct DeclaredRow {
    participant_id: PersonId,
    month: Month,
}

/// The condition that a month can be declared in the enrollment `$of`, by its last day `$3` and its first day `$11`, or by the first day
/// `$4` of the month that is [`MONTHS_AFTER_EXIT`] before it.
macro_rules! declarable {
    ($of:literal) => {
        concat!("(", $of, ".starts_on <= $3 and (", $of, ".left_on is null and ", $of, ".ends_on >= $11 or ", $of, ".left_on >= $4))")
    };
}

/// The participants who are to declare the month `$2`, as [`domain::declarations::open_months::PersonMonths::open`] says it, with the facts
/// by which they are reminded: of the coaches `{ids}` unless `$5`, whom the reader `$6` reads on the day `$7`. `$8` is today, `$9` its first
/// instant, `$10` false. Before it comes `days`. Suspensions are counted, since PostgreSQL reads all of them for an `exists` there.
macro_rules! undeclared {
    () => {
        concat!(
            "select p.id, p.name_key, p.first_name, p.last_name, p.language, ",
            sms_phone!(),
            " as phone, p.email, p.reminders as choice,
             p.phone is not null and coalesce(p.sms_stopped_at_phone = p.phone, $10) as sms_stopped,
             exists (select 1 from team_reminder t where t.person_id = p.id and t.day = $8)
             or exists (select 1 from outbox o where o.person_id = p.id and o.reminder is not null and o.dropped_at is null
                 and o.created_at >= $9) as reminded_today,
             (select count(*) from enrollment te join suspension ts on ts.enrollment_id = te.id
                 where te.participant_id = p.id and ts.first_day <= $8 and ts.last_day >= $8
                 and not exists (select 1 from enrollment tn where tn.participant_id = te.participant_id and tn.starts_on > te.starts_on)) > 0
                 as suspended
             from person p where p.structure_id = $1 and p.role = 'Participant' and p.erased_at is null and p.removed_at is null
             and exists (select 1 from enrollment n where n.participant_id = p.id and n.structure_id = p.structure_id
                 and ($5 or n.coach_id in ({ids})) and ",
            declarable!("n"),
            ") and not exists (select 1 from enrollment dn join declaration m on m.enrollment_id = dn.id
                 where dn.participant_id = p.id and m.month = $2)
             and exists (select 1 from enrollment v where v.participant_id = p.id and v.structure_id = p.structure_id and ",
            declarable!("v"),
            " and not exists (select 1 from enrollment w where w.participant_id = v.participant_id and w.starts_on > v.starts_on and ",
            declarable!("w"),
            ") and (coalesce(v.left_on, v.ends_on) < $11
                 or (select count(*) from suspension vs where vs.enrollment_id = v.id and vs.first_day <= $3 and vs.last_day >= $11) = 0
                 or exists (select 1 from day_of_month f
                     where f.day >= cast(v.starts_on as text) and f.day <= cast(coalesce(v.left_on, v.ends_on) as text)
                     and not exists (select 1 from suspension us where us.enrollment_id = v.id
                         and cast(us.first_day as text) <= f.day and cast(us.last_day as text) >= f.day)))) and ",
            readable!("p.id", "$6", "$7")
        )
    };
}

/// The days of the month `$2`, of which there are `$12`: one that no suspension holds makes the month due.
macro_rules! days {
    () => {
        "with recursive day_of_month (nth, day) as (select 1, $2 || '-01' union all
             select nth + 1, $2 || case when nth < 9 then '-0' else '-' end || cast(nth + 1 as text) from day_of_month where nth < $12) "
    };
}

/// The condition that a participant `u` may be reminded if an SMS reaches their phone, which SQL does not know, or with a mail address.
macro_rules! listed {
    () => {
        "not u.reminded_today and not u.suspended and (u.choice is null or u.choice <> 'None') and (u.phone is not null or u.email is not null)"
    };
}

/// The rows of a statement about the participants who are to declare a month: its beginning, what follows `undeclared`, and the
/// arguments from `$13`.
macro_rules! undeclared_rows {
    ($store:expr, $search:expr, $select:literal, $rest:expr $(, $arg:expr)* $(,)?) => {{
        let (last, first) = ($search.month.last_day(), $search.month.first_day());
        let after_exit = $search.month.plus(-MONTHS_AFTER_EXIT).first_day();
        let coaches = $search.coach_ids();
        rows_in!(
            $store.db,
            concat!(days!(), $select, " from (", undeclared!(), ") u ", $rest),
            &coaches,
            $store.scope(),
            $search.month,
            last,
            after_exit,
            $search.coaches.is_none(),
            $store.reader(),
            $store.reading_day(),
            $search.today,
            to_millis($search.midnight),
            false,
            first,
            i64::from(last.day()),
            $($arg),*
        )
    }};
}

#[boxed_futures]
impl Messages<'_> {
    /// How many participants are to declare a month and have not, by the facts that decide whether and how they are reminded. Empty for a
    /// month that is not over.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn undeclared_groups(&self, search: &UndeclaredSearch<'_>) -> Result<Vec<UndeclaredGroup>> {
        if !search.is_over() {
            return Ok(Vec::new());
        }
        // Whether an SMS reaches a French number depends on its first digit alone, see `Phone::takes_sms`.
        Ok(undeclared_rows!(
            self,
            search,
            "select count(*) as people, u.choice, u.sms_stopped, u.reminded_today, u.suspended, min(u.phone) as phone, min(u.email) as email",
            "group by u.choice, u.sms_stopped, u.reminded_today, u.suspended, u.email is null,
             case when length(u.phone) = 12 and substr(u.phone, 1, 3) = '+33' then substr(u.phone, 1, 4)
                 when length(u.phone) = 13 and substr(u.phone, 1, 4) in ('+262', '+590', '+594', '+596') then substr(u.phone, 1, 5)
                 else u.phone end",
        )?)
    }

    /// A page of the participants who are to declare a month and may be reminded, by name, with their months; of these groups, which say how
    /// many they are. Some may have no contact that is reached: the rule says so.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn undeclared(
        &self,
        search: &UndeclaredSearch<'_>,
        groups: &[UndeclaredGroup],
        asked: PageRequest,
    ) -> Result<Paged<Undeclared>> {
        let total: i64 = groups.iter().filter(|group| group.is_listed()).map(|group| group.people).sum();
        if total == 0 {
            return Ok(asked.of(Vec::new(), total));
        }
        let (skipped, most) = asked.bounds(total);
        let mut people: Vec<Undeclared> = undeclared_rows!(
            self,
            search,
            "select u.id, u.first_name, u.last_name, u.language, u.phone, u.email, u.choice, u.sms_stopped, u.reminded_today",
            concat!("where ", listed!(), " order by u.name_key, u.id limit $13 offset $14"),
            most,
            skipped,
        )?;
        let mut months = self.months_of_people(&people).await?;
        for person in &mut people {
            person.months = months.remove(&person.id).unwrap_or_default();
        }
        Ok(asked.of(people, total))
    }

    /// The first participants, at least `most` for each reason, who are to declare a month and are not reminded, by name; without those
    /// of [`Self::undeclared`] whose phone takes no SMS.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn not_reminded(&self, search: &UndeclaredSearch<'_>, most: i64) -> Result<Vec<NotReminded>> {
        if !search.is_over() {
            return Ok(Vec::new());
        }
        let rows: Vec<NotRemindedRow> = undeclared_rows!(
            self,
            search,
            "select l.name, l.nth as people, l.phone, l.email, l.choice, l.sms_stopped, l.reminded_today, l.suspended from (
             select u.first_name || ' ' || u.last_name as name, u.id, u.name_key, u.phone, u.email, u.choice, u.sms_stopped, u.reminded_today,
             u.suspended, row_number() over (partition by u.choice, u.sms_stopped, u.reminded_today, u.suspended order by u.name_key, u.id) as nth",
            concat!("where not (", listed!(), ")) l where l.nth <= $13 order by l.name_key, l.id"),
            most,
        )?;
        let left_out = |row: NotRemindedRow| Some(NotReminded { reason: row.group.facts().contact().err()?, name: row.name });
        Ok(rows.into_iter().filter_map(left_out).collect())
    }

    /// The enrollments, suspensions and declared months of these participants.
    async fn months_of_people(&self, people: &[Undeclared]) -> Result<HashMap<PersonId, PersonMonths>> {
        let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
        let enrollments: Vec<EnrollmentRow> = rows_in!(
            self.db,
            "select e.id, e.participant_id, e.starts_on, e.ends_on, e.left_on from enrollment e
             where e.structure_id = $1 and e.participant_id in ({ids}) order by e.starts_on desc",
            &ids,
            self.scope(),
        )?;
        let suspended: Vec<SuspensionRow> = rows_in!(
            self.db,
            "select s.enrollment_id, s.first_day, s.last_day from suspension s join enrollment e on e.id = s.enrollment_id
             where s.structure_id = $1 and e.participant_id in ({ids}) order by s.first_day",
            &ids,
            self.scope(),
        )?;
        let declared: Vec<DeclaredRow> = rows_in!(
            self.db,
            "select e.participant_id, d.month from declaration d join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and e.participant_id in ({ids})",
            &ids,
            self.scope(),
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
