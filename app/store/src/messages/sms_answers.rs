//! Answers to SMS: the participant who sent one, the declaration or the reply that follows, and the numbers that answered STOP.

use crate::{
    Actor, Message, Person, Refusal, Result, StoreError,
    db::{
        Db, LockTarget, Tx,
        paging::{PageRequest, Paged},
        rows, to_millis, tx_row, tx_rows, tx_run, tx_value, value,
    },
    enrollments::record::PeriodRow,
    messages::Messages,
    people::People,
    sign_in::limits::{Limit, LimitReached},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    declarations::{declaration::Activity, open_months::PersonMonths},
    enrollments::suspension::{Suspension, Suspensions},
    messages::{
        delivery::MessageKind,
        sms_answer::{LinkReason, MOST_A_DAY, SmsFacts, SmsText, SmsVerdict, USUAL_MONTHS, decide, read_sms},
    },
    people::Phone,
    values::{
        ids::{EnrollmentId, PersonId},
        month::Month,
        paris,
    },
};
use serde_json::json;

/// An SMS that a service received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewSmsAnswer<'a> {
    /// The name of the service.
    pub provider: &'a str,
    /// The service's reference of the SMS.
    pub reference: &'a str,
    /// The number that sent it.
    pub from: &'a Phone,
    /// The text.
    pub text: &'a str,
}

#[derive(sqlx_macros::FromRow)]
struct EnrollmentRow {
    id: EnrollmentId,
    activity: Activity,
    #[sqlx(flatten)]
    period: PeriodRow,
}

#[derive(sqlx_macros::FromRow)]
struct SuspensionRow {
    enrollment_id: EnrollmentId,
    first_day: NaiveDate,
    last_day: NaiveDate,
}

impl Tx {
    /// The participant with that number, locked; `None` for an unknown number, and for one of the team or of a person who was
    /// erased.
    async fn lock_participant_by_phone(&mut self, phone: &Phone) -> Result<Option<Person>> {
        let find = "select id, structure_id, role, first_name, last_name, phone, email, language from person
            where phone = $1 and role = 'Participant' and erased_at is null";
        let found: Option<Person> = tx_row!(self, find, phone.as_str())?;
        if let Some(person) = &found {
            self.lock_row(LockTarget::Person, person.id.as_str()).await?;
        }
        Ok(found)
    }

    /// The facts by which an answer of a participant is decided; `None` for a participant without an enrollment.
    async fn sms_facts(&mut self, person: &Person, today: NaiveDate) -> Result<Option<SmsFacts>> {
        let enrollments: Vec<EnrollmentRow> = tx_rows!(
            self,
            "select id, activity, starts_on, ends_on, left_on from enrollment where structure_id = $1 and participant_id = $2
             order by starts_on desc",
            &person.structure_id,
            &person.id
        )?;
        let Some(activity) = enrollments.first().map(|newest| newest.activity) else { return Ok(None) };
        let suspended: Vec<SuspensionRow> = tx_rows!(
            self,
            "select s.enrollment_id, s.first_day, s.last_day from suspension s join enrollment e on e.id = s.enrollment_id
             where e.participant_id = $1 order by s.first_day",
            &person.id
        )?;
        let declared: Vec<(Month,)> = tx_rows!(
            self,
            "select d.month from declaration d join enrollment e on e.id = d.enrollment_id where e.participant_id = $1",
            &person.id
        )?;
        let suspensions_of = |id: &EnrollmentId| {
            let own = suspended.iter().filter(|it| it.enrollment_id == *id);
            Suspensions(own.map(|it| Suspension::stored(it.first_day, it.last_day)).collect())
        };
        let enrollments = enrollments.iter().map(|row| (row.period.period(), suspensions_of(&row.id))).collect();
        let months = PersonMonths { enrollments, declared: declared.into_iter().map(|(month,)| month).collect() };
        let asked: Option<Month> = tx_value!(
            self,
            "select d.month from question q join declaration d on d.id = q.declaration_id join enrollment e on e.id = d.enrollment_id
             where e.participant_id = $1 and q.closed_at is null order by d.month desc limit 1",
            &person.id
        )?;
        let usual: Vec<(Activity,)> = tx_rows!(
            self,
            "select distinct l.activity from turnover_line l join declaration d on d.id = l.declaration_id and d.version = l.version
             where l.amount <> 0 and d.id in (select n.id from declaration n join enrollment e on e.id = n.enrollment_id
             where e.participant_id = $1 order by n.month desc limit $2)",
            &person.id,
            USUAL_MONTHS
        )?;
        let usual = usual.into_iter().map(|(activity,)| activity).collect();
        Ok(Some(SmsFacts { open: months.open(today), suspended: months.suspended(today), asked, activity, usual }))
    }

    /// Ends all SMS to the number of a person, except codes that they ask for. Done twice, it is done once.
    async fn stop_sms(&mut self, person: &Person, now: DateTime<Utc>) -> Result<()> {
        let set = "update person set sms_stopped_at_phone = phone where id = $1
            and (sms_stopped_at_phone is null or sms_stopped_at_phone <> phone)";
        if tx_run!(self, set, &person.id)? == 1 {
            let by = Actor::person(&person.id, now);
            self.audit(&person.structure_id, &by, "person.sms_stopped", person.id.as_str(), json!({})).await?;
        }
        Ok(())
    }

    /// The address of the person who answered STOP at that number; `None` when SMS may go there, or when they have no address.
    pub(crate) async fn address_in_place_of(&mut self, phone: &str) -> Result<Option<String>> {
        let find = "select email from person where phone = $1 and sms_stopped_at_phone = $1 and email is not null";
        Ok(tx_value!(self, find, phone)?)
    }
}

#[boxed_futures]
impl Db {
    /// Acts on an SMS that a service received: declares a month, or ends SMS to the number, and queues the message that `reply`
    /// makes for the verdict. Nothing happens for a number that is not one participant's, for an SMS that was taken before, and beyond
    /// [`MOST_A_DAY`] of them within a day.
    ///
    /// # Errors
    /// [`StoreError::Database`]: nothing was changed, the service may send it again.
    pub async fn take_sms_answer(
        &self,
        new: &NewSmsAnswer<'_>,
        reply: impl Fn(&Person, SmsVerdict) -> Option<Message> + Send + Sync,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let known: Option<String> =
            value!(self, "select id from person where phone = $1 and role = 'Participant' and erased_at is null", new.from.as_str())?;
        if known.is_none() {
            return Ok(());
        }
        let mut tx = self.begin().await?;
        let Some(person) = tx.lock_participant_by_phone(new.from).await? else { return Ok(()) };
        let add = "insert into sms_answer (provider, reference, structure_id, person_id, received_at) values ($1, $2, $3, $4, $5)
            on conflict (provider, reference) do nothing";
        if tx_run!(&mut tx, add, new.provider, new.reference, &person.structure_id, &person.id, to_millis(now))? == 0 {
            return Ok(());
        }
        let text = read_sms(new.text);
        if text == SmsText::Stop {
            tx.stop_sms(&person, now).await?;
            return tx.commit().await;
        }
        let subject = format!("sms-answer:{}", person.id);
        let limit = Limit { subject, most: MOST_A_DAY, within: Duration::days(1), reached: LimitReached::Day };
        if tx.reach_limit(&[limit], now).await?.is_some() {
            return tx.commit().await;
        }
        let today = paris::day(now);
        let Some(facts) = tx.sms_facts(&person, today).await? else { return tx.commit().await };
        let mut verdict = decide(text, &facts);
        if let SmsVerdict::Declare(month, line) = verdict {
            let store = self.for_structure(&person.structure_id);
            match tx.declare_by_sms(&store, &Actor::person(&person.id, now), &person.id, month, line, today).await {
                Ok(()) => {}
                // Declared in the app in the same moment.
                Err(StoreError::Refused(Refusal::MovedOn | Refusal::Month(_))) => verdict = SmsVerdict::Link(LinkReason::NothingOpen),
                Err(error) => return Err(error),
            }
        }
        if let Some(message) = reply(&person, verdict) {
            tx.enqueue(Some(&person.structure_id), MessageKind::Reply, Some(&person.id), &message, now).await?;
        }
        tx.commit().await
    }
}

#[boxed_futures]
impl People<'_> {
    /// Whether a person has answered STOP at the number that they have.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn has_stopped_sms(&self, person: &PersonId) -> Result<bool> {
        let find = "select id from person where structure_id = $1 and id = $2 and sms_stopped_at_phone = phone";
        let found: Option<String> = value!(self.db, find, self.scope(), person)?;
        Ok(found.is_some())
    }

    /// Lets SMS go to the number of a person again. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn resume_sms(&self, by: &Actor, person: &PersonId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let set = "update person set sms_stopped_at_phone = null where structure_id = $1 and id = $2 and sms_stopped_at_phone is not null";
        if tx_run!(&mut tx, set, self.scope(), person)? == 1 {
            tx.audit(&self.structure, by, "person.sms_resumed", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}

#[boxed_futures]
impl Messages<'_> {
    /// A page of the people who have answered STOP at the number that they have, by name: each with first and family name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn stopped_sms(&self, asked: PageRequest) -> Result<Paged<(PersonId, String)>> {
        let count =
            "select count(*) from person where structure_id = $1 and sms_stopped_at_phone is not null and sms_stopped_at_phone = phone";
        let total: Option<i64> = value!(self.db, count, self.scope())?;
        let total = total.unwrap_or_default();
        let (skipped, most) = asked.bounds(total);
        let people = rows!(
            self.db,
            "select id, first_name || ' ' || last_name from person
             where structure_id = $1 and sms_stopped_at_phone is not null and sms_stopped_at_phone = phone
             order by name_key, id limit $2 offset $3",
            self.scope(),
            most,
            skipped
        )?;
        Ok(asked.of(people, total))
    }
}
