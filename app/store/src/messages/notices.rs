//! Messages that tell of a booking. The outbox keeps what they are about; their text is made when they leave, of what is
//! true then, or they are dropped.

use crate::{
    Channel, Message, OutboxMessage, Result,
    db::{Db, StructureStore, Tx, next_ulid, row, to_millis, tx_run},
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookingState, SessionKind,
        notice::{NoticeKind, Sending, Standing},
        waitlist::WaitlistState,
    },
    values::ids::{PersonId, SessionId},
};

/// A message to be, in the transaction of what it tells.
pub(crate) struct NewNotice<'a> {
    pub kind: NoticeKind,
    pub to: &'a str,
    pub session: &'a str,
    pub booking: Option<&'a str>,
    pub entry: Option<&'a str>,
    /// What the structure said, or the date of the session that it is about.
    pub word: Option<&'a str>,
    /// When it is due, UTC.
    pub due_at: DateTime<Utc>,
}

/// What a message has to tell, as things stand.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct Notice {
    /// What it is.
    pub notice: NoticeKind,
    /// The language of whoever it is for.
    pub language: String,
    /// Phone in E.164, if text messages are for them.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// What the session is for.
    pub kind: SessionKind,
    /// The name people book by.
    pub title: String,
    /// The session.
    pub session_id: SessionId,
    /// Where.
    pub venue: Option<String>,
    /// Postal address of the venue.
    pub address: Option<String>,
    /// The address of the remote meeting.
    pub link: Option<String>,
    /// Who holds it.
    pub coach: String,
    /// Who booked, or is offered the place.
    pub participant: Option<String>,
    /// The start that it is about, UTC.
    pub starts_at: DateTime<Utc>,
    /// The end of that date, UTC.
    pub ends_at: DateTime<Utc>,
    /// Until when a place is offered, UTC.
    pub offered_until: Option<DateTime<Utc>>,
    /// What the structure, or whoever gave the place back, said.
    pub word: Option<String>,
    state: Option<String>,
    entry_state: Option<String>,
    cancelled_at: Option<DateTime<Utc>>,
}

impl Notice {
    /// Whether the structure cancelled the session itself, and not this person's place alone.
    pub fn session_is_cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }

    /// Whether it is for somebody in the queue, who holds no place.
    pub fn is_for_the_queue(&self) -> bool {
        self.entry_state.is_some()
    }

    /// Whether it is true, and time. Of somebody in the queue it is the turn that is held.
    pub fn sending(&self, now: DateTime<Utc>) -> Sending {
        let holds = |state: &String| BookingState::try_from(state.clone()).is_ok_and(BookingState::holds_a_place);
        let waits = |state: &str| [WaitlistState::Waiting, WaitlistState::Offered].iter().any(|active| active.as_str() == state);
        let held = self.state.as_ref().is_some_and(holds) || self.entry_state.as_deref().is_some_and(waits);
        let held = held && self.cancelled_at.is_none();
        let offered = self.entry_state.as_deref() == Some(WaitlistState::Offered.as_str()) && self.cancelled_at.is_none();
        let offered_until = self.offered_until.filter(|_| offered);
        self.notice.sending(Standing { starts_at: self.starts_at, held, offered_until }, now)
    }
}

impl Tx {
    /// Puts a message into the outbox, without its text.
    pub(crate) async fn insert_notice(&mut self, store: &StructureStore, at: DateTime<Utc>, new: &NewNotice<'_>) -> Result<()> {
        self.insert_notice_any_hour(store, at, new, false).await
    }

    /// As [`Tx::insert_notice`]; with `by_night` it leaves at once at any hour: its recipient acted a moment ago.
    pub(crate) async fn insert_notice_any_hour(
        &mut self,
        store: &StructureStore,
        at: DateTime<Utc>,
        new: &NewNotice<'_>,
        by_night: bool,
    ) -> Result<()> {
        tx_run!(
            self,
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, notice, person_id,
             session_id, booking_id, entry_id, word, by_night)
             select $1, $2, case when phone is not null and role = 'Participant' or email is null then 'Sms' else 'Email' end,
             case when phone is not null and role = 'Participant' or email is null then phone else email end, '', '', $3, $4, $5, id,
             $7, $8, $9, $10, $11 from person where id = $6",
            next_ulid(at),
            store.scope(),
            to_millis(at),
            to_millis(new.due_at),
            new.kind.as_str(),
            new.to,
            new.session,
            new.booking,
            new.entry,
            new.word,
            by_night,
        )?;
        Ok(())
    }

    /// Plans the reminders of a booking anew, one for each date and hour that is still to come.
    pub(crate) async fn plan_reminders(
        &mut self,
        store: &StructureStore,
        at: DateTime<Utc>,
        booking: &str,
        participant: &PersonId,
        session: &str,
    ) -> Result<()> {
        self.drop_reminders(at, booking).await?;
        for (position, span) in (1..).zip(self.spans_of(session).await?) {
            for kind in NoticeKind::REMINDERS {
                if let Some(due_at) = kind.due_at(span.starts_at).filter(|due| *due > at) {
                    let word = format!("{position}");
                    let new = NewNotice {
                        kind,
                        to: participant.as_str(),
                        session,
                        booking: Some(booking),
                        entry: None,
                        word: Some(&word),
                        due_at,
                    };
                    self.insert_notice(store, at, &new).await?;
                }
            }
        }
        Ok(())
    }

    /// Drops the reminders of a booking that have not left.
    pub(crate) async fn drop_reminders(&mut self, at: DateTime<Utc>, booking: &str) -> Result<()> {
        tx_run!(
            self,
            "update outbox set dropped_at = $2 where booking_id = $1 and notice in ('Reminder48', 'Reminder2')
             and sent_at is null and dropped_at is null",
            booking,
            to_millis(at)
        )?;
        Ok(())
    }
}

impl Db {
    /// What a message without a text has to tell, as things stand; nothing when it is about nothing any more.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn notice(&self, id: &str) -> Result<Option<Notice>> {
        // A reminder is about one date of the session, all others about the first.
        Ok(row!(
            self,
            "select o.notice, p.language, case when p.role = 'Participant' or p.email is null then p.phone end as phone, p.email, t.kind,
             t.title, s.id as session_id, v.name as venue, v.address, s.link, c.first_name || ' ' || c.last_name as coach,
             w.first_name || ' ' || w.last_name as participant, d.starts_at, d.ends_at, e.offered_until, o.word, b.state,
             e.state as entry_state, s.cancelled_at
             from outbox o join person p on p.id = o.person_id
             left join booking b on b.id = o.booking_id left join waitlist_entry e on e.id = o.entry_id
             join session s on s.id = coalesce(b.session_id, o.session_id)
             join session_date d on d.session_id = s.id and d.position =
             case when o.notice in ('Reminder48', 'Reminder2') then cast(o.word as bigint) else 1 end
             join session_type t on t.id = s.session_type_id join person c on c.id = s.coach_id
             left join venue v on v.id = s.venue_id left join person w on w.id = coalesce(b.participant_id, e.participant_id)
             where o.id = $1 and o.notice is not null",
            id
        )?)
    }

    /// Keeps the text with which a message leaves, and to whom. When that is by another channel than the one in whose lane it
    /// was taken, it is left to the other lane.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn written(&self, message: OutboxMessage, text: &Message) -> Result<OutboxMessage> {
        let channel = Channel::of(&text.to).as_str().to_owned();
        let recipient = text.to.as_str().to_owned();
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set channel = $2, recipient = $3, subject = $4, body = $5,
             tries = case when channel = $2 then tries else tries - 1 end,
             leased_until = case when channel = $2 then leased_until end where id = $1 and sent_at is null",
            message.id.as_str(),
            channel.as_str(),
            recipient.as_str(),
            text.subject.as_str(),
            text.body.as_str()
        )?;
        tx.commit().await?;
        Ok(OutboxMessage { channel, recipient, subject: text.subject.clone(), body: text.body.clone(), ..message })
    }

    /// Notes that a message will never leave: it is no longer true.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn dropped(&self, id: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update outbox set dropped_at = $2, leased_until = null where id = $1 and sent_at is null", id, to_millis(now))?;
        tx.commit().await
    }

    /// Puts a message off that is not due yet after all.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn postponed(&self, id: &str, due_at: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set due_at = $2, leased_until = null, tries = tries - 1 where id = $1 and sent_at is null",
            id,
            to_millis(due_at)
        )?;
        tx.commit().await
    }
}
