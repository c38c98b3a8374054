//! Messages about bookings. The outbox stores what they are about; their text is written when they leave, from the rows as they
//! are then. A message that is no longer true is dropped.

use crate::{
    Actor, Message, OutboxMessage, Result,
    db::{Db, StructureStore, Tx, next_ulid, row, to_millis, tx_rows, tx_run},
    messages::sms_phone,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    bookings::{
        BookingState, SessionKind,
        notice::{NoticeFacts, NoticeKind, Sending},
        waitlist::WaitlistState,
    },
    messages::{delivery::Channel, receipt::WaitsFor},
    values::{
        ids::{BookingId, PersonId, SessionId, WaitlistEntryId},
        language::Language,
    },
};

/// A message about a booking, to be inserted into the outbox.
#[derive(Clone, Copy)]
pub(crate) struct NewNotice<'a> {
    pub kind: NoticeKind,
    pub to: &'a PersonId,
    pub session: &'a SessionId,
    pub booking: Option<&'a BookingId>,
    pub entry: Option<&'a WaitlistEntryId>,
    /// The word of the structure or the reason of the participant; for a reminder the position of its date in the session.
    pub word: Option<&'a str>,
    /// Of a message that a session moved: the fingerprint of where its recipient believes it to be, see [`Tx::insert_moved`].
    pub about: Option<&'a str>,
    /// The instant from which it may leave, UTC.
    pub due_at: DateTime<Utc>,
}

/// A message of an earlier move that has not left and will not.
#[derive(sqlx_macros::FromRow)]
struct DroppedMove {
    id: String,
    about: Option<String>,
    booking_id: Option<BookingId>,
    entry_id: Option<WaitlistEntryId>,
    given_up: bool,
}

/// What a message is about, from the current rows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Notice {
    /// The kind of the message.
    pub notice: NoticeKind,
    /// The recipient's language.
    pub language: Language,
    /// The recipient's phone number in E.164; `None` for staff who have a mail address.
    pub phone: Option<String>,
    /// The recipient's mail address.
    pub email: Option<String>,
    /// The kind of the session.
    pub kind: SessionKind,
    /// The title of the session type.
    pub title: String,
    /// The session.
    pub session_id: SessionId,
    /// The name of the venue; `None` for a remote session.
    pub venue: Option<String>,
    /// The postal address of the venue.
    pub address: Option<String>,
    /// The address of the remote meeting.
    pub link: Option<String>,
    /// First and family name of the coach.
    pub coach: String,
    /// First and family name of the participant who booked or is offered the place.
    pub participant: Option<String>,
    /// The start of the date that the message is about, UTC.
    pub starts_at: DateTime<Utc>,
    /// The end of that date, UTC.
    pub ends_at: DateTime<Utc>,
    /// The instant until which a place is offered, UTC.
    pub offered_until: Option<DateTime<Utc>>,
    /// The word of the structure, or the reason of the participant.
    pub word: Option<String>,
    state: Option<BookingState>,
    entry_state: Option<WaitlistState>,
    cancelled_at: Option<DateTime<Utc>>,
}

impl Notice {
    /// Whether the whole session is cancelled, and not the participant's place alone.
    pub fn is_session_cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }

    /// Whether the recipient is on the waitlist, without a place.
    pub fn is_for_waitlist(&self) -> bool {
        self.entry_state.is_some()
    }

    /// Whether the message leaves now, later, or never; for a recipient on the waitlist by the state of their entry.
    pub fn sending(&self, now: DateTime<Utc>) -> Sending {
        let books = self.state.is_some_and(BookingState::holds_place);
        let waits = self.entry_state.is_some_and(|state| matches!(state, WaitlistState::Waiting | WaitlistState::Offered));
        let held = (books || waits) && !self.is_session_cancelled();
        let offered = self.entry_state == Some(WaitlistState::Offered) && !self.is_session_cancelled();
        let offered_until = self.offered_until.filter(|_| offered);
        self.notice.sending(NoticeFacts { starts_at: self.starts_at, held, offered_until }, now)
    }
}

impl Tx {
    /// Inserts a message about a booking into the outbox, without its text.
    pub(crate) async fn insert_notice(&mut self, store: &StructureStore, at: DateTime<Utc>, new: &NewNotice<'_>) -> Result<()> {
        self.insert_notice_any_hour(store, at, new, false).await
    }

    /// As [`Tx::insert_notice`]; with `by_night` it may leave as an SMS at night, because its recipient has just acted.
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
             session_id, booking_id, entry_id, word, by_night, about)
             select $1, $2, case when phone is not null and role = 'Participant' or email is null then 'Sms' else 'Email' end,
             case when phone is not null and role = 'Participant' or email is null then phone else email end, '', '', $3, $4, $5, id,
             $7, $8, $9, $10, $11, $12 from person where id = $6",
            next_ulid(at),
            store.scope(),
            to_millis(at),
            to_millis(new.due_at),
            new.kind,
            new.to,
            new.session,
            new.booking,
            new.entry,
            new.word,
            by_night,
            new.about,
        )?;
        Ok(())
    }

    /// Inserts the message that a session moved, from where `new.about` says to where `after` says. It takes the place of those of earlier moves
    /// that have not left; when the session is back where its recipient believes it to be, none leaves. Their belief is older than the
    /// first of those: not than one of an earlier booking, whose end and successor have had messages since, nor than one that was
    /// given up, which the team has dealt with.
    pub(crate) async fn insert_moved(&mut self, store: &StructureStore, by: &Actor, new: &NewNotice<'_>, after: &str) -> Result<()> {
        // A message that is leased counts as sent; in one statement, so that none is leased between its reading and its end.
        let mut dropped: Vec<DroppedMove> = tx_rows!(
            self,
            "update outbox set dropped_at = $3 where person_id = $1 and session_id = $2 and notice = 'Moved' and sent_at is null
             and dropped_at is null and (leased_until is null or leased_until < $3)
             returning id, about, booking_id, entry_id, given_up_at is not null as given_up",
            new.to,
            new.session,
            to_millis(by.at)
        )?;
        // Identifiers are in the order of their instants.
        dropped.sort_by(|one, other| one.id.cmp(&other.id));
        let of_this = |it: &&DroppedMove| !it.given_up && it.booking_id.as_ref() == new.booking && it.entry_id.as_ref() == new.entry;
        let believed = dropped.iter().find(of_this).and_then(|it| it.about.as_deref()).or(new.about);
        if believed == Some(after) { Ok(()) } else { self.insert_notice(store, by.at, &NewNotice { about: believed, ..*new }).await }
    }

    /// Replaces the reminders of a booking: one of each kind for each date of the session, unless it was due before `at`.
    pub(crate) async fn plan_reminders(
        &mut self,
        store: &StructureStore,
        at: DateTime<Utc>,
        booking: &BookingId,
        participant: &PersonId,
        session: &SessionId,
    ) -> Result<()> {
        self.drop_reminders(at, booking).await?;
        for (position, span) in (1..).zip(self.spans_of(session).await?) {
            for kind in NoticeKind::REMINDERS {
                if let Some(due_at) = kind.due_at(span.starts_at).filter(|due| *due > at) {
                    let word = format!("{position}");
                    let new = NewNotice {
                        kind,
                        to: participant,
                        session,
                        booking: Some(booking),
                        entry: None,
                        word: Some(&word),
                        about: None,
                        due_at,
                    };
                    self.insert_notice(store, at, &new).await?;
                }
            }
        }
        Ok(())
    }

    /// Drops the reminders of a booking that have not left.
    pub(crate) async fn drop_reminders(&mut self, at: DateTime<Utc>, booking: &BookingId) -> Result<()> {
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

#[boxed_futures]
impl Db {
    /// What a message about a booking says now; `None` when the message is of another kind or its booking does not exist.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn notice(&self, id: &str) -> Result<Option<Notice>> {
        // A reminder is about one date of the session, any other message about the first.
        Ok(row!(
            self,
            concat!(
                "select o.notice, p.language, case when p.email is null then p.phone when p.role = 'Participant' then ",
                sms_phone!(),
                " end as phone, p.email, t.kind,
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
             where o.id = $1 and o.notice is not null"
            ),
            id
        )?)
    }

    /// Stores the text and the recipient with which a message leaves, and returns it with them. When the channel of the recipient
    /// is another one, the lease ends and the message is left to the lane of that channel.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn store_text(&self, message: OutboxMessage, text: &Message) -> Result<OutboxMessage> {
        self.store_text_for(message, Channel::of(&text.to), text).await
    }

    /// As [`Db::store_text`] for a notification, with the recipient to whom the message goes if it cannot be shown.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn store_notification(&self, message: OutboxMessage, text: &Message) -> Result<OutboxMessage> {
        self.store_text_for(message, Channel::Push, text).await
    }

    async fn store_text_for(&self, message: OutboxMessage, channel: Channel, text: &Message) -> Result<OutboxMessage> {
        let recipient = text.to.as_str().to_owned();
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set channel = $2, recipient = $3, subject = $4, body = $5,
             tries = case when channel = $2 then tries else tries - 1 end,
             leased_until = case when channel = $2 then leased_until end where id = $1 and sent_at is null",
            message.id.as_str(),
            channel,
            recipient.as_str(),
            text.subject.as_str(),
            text.body.as_str()
        )?;
        tx.commit().await?;
        Ok(OutboxMessage { channel, recipient, subject: text.subject.clone(), body: text.body.clone(), ..message })
    }

    /// Drops a message that is no longer true: it will never leave.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn drop_message(&self, id: &str, now: DateTime<Utc>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "update outbox set dropped_at = $2, leased_until = null where id = $1 and sent_at is null", id, to_millis(now))?;
        tx.commit().await
    }

    /// Ends the lease of a message that is not due before `due_at`; the attempt does not count.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn postpone_message(&self, id: &str, due_at: DateTime<Utc>) -> Result<()> {
        self.postpone_message_for(id, due_at, None).await
    }

    /// As [`Db::postpone_message`], with what the message waits for.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn postpone_message_for(&self, id: &str, due_at: DateTime<Utc>, waits_for: Option<WaitsFor>) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(
            &mut tx,
            "update outbox set due_at = $2, leased_until = null, tries = tries - 1, waits_for = $3 where id = $1 and sent_at is null",
            id,
            to_millis(due_at),
            waits_for
        )?;
        tx.commit().await
    }
}
