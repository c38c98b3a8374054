//! The log of a structure's messages: what left, what arrived, what did not, what waits and why. Never their texts.

use crate::{
    Result,
    db::{rows, to_millis},
    messages::{
        Messages,
        resend::{contact_now, needs_another_contact},
    },
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::notice::NoticeKind,
    messages::{
        delivery::{Channel, DeliveryFailure, KEPT_DAYS, MessageKind},
        receipt::{FailureCause, Receipt, WaitsFor},
    },
    values::ids::{MessageId, PersonId},
};

/// The number of messages on a page.
const PAGE_SIZE: i64 = 50;

/// The state of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MessageState {
    /// The service took it.
    Sent,
    /// No service is set for its channel: it was written into a file and not sent.
    Written,
    /// It arrived.
    Delivered,
    /// It was given up, or did not arrive.
    Failed,
    /// It is due and has not left.
    Waiting,
}

impl MessageState {
    /// Its word in the query.
    fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "Sent",
            Self::Written => "Written",
            Self::Delivered => "Delivered",
            Self::Failed => "Failed",
            Self::Waiting => "Waiting",
        }
    }
}

/// Which messages are listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogFilter {
    /// Those of that state alone.
    pub state: Option<MessageState>,
    /// Those after a message; an unknown one returns nothing.
    pub after: Option<MessageId>,
}

/// A message of the log.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct LoggedMessage {
    /// Its identifier.
    pub id: MessageId,
    /// First and family name of the recipient; `None` when the contact is no person's of the structure.
    pub name: Option<String>,
    /// The recipient; `None` like the name.
    pub person_id: Option<PersonId>,
    /// Phone number in E.164, or mail address.
    pub recipient: String,
    /// Its channel.
    pub channel: Channel,
    /// The kind of a message about a booking.
    pub notice: Option<NoticeKind>,
    /// The kind of any other message.
    pub kind: Option<MessageKind>,
    /// When it left or was given up, else when it is due, UTC.
    pub at: DateTime<Utc>,
    /// What the service said of it later.
    pub receipt: Option<Receipt>,
    /// Why it was given up.
    pub failure: Option<DeliveryFailure>,
    /// What has to be mended.
    pub cause: Option<FailureCause>,
    /// Why it waits.
    pub waits_for: Option<WaitsFor>,
    /// The number of attempts.
    pub tries: i64,
    /// The cost in millionths of [`LoggedMessage::cost_unit`].
    pub cost: Option<i64>,
    /// `credit`, or the three letters of a currency.
    pub cost_unit: Option<String>,
    /// Whether it was sent again.
    pub resent: bool,
    is_sent: bool,
    by_service: bool,
    is_given_up: bool,
    has_text: bool,
    phone: Option<String>,
    email: Option<String>,
}

impl LoggedMessage {
    /// Its state.
    pub fn state(&self) -> MessageState {
        match self.receipt {
            Some(Receipt::Delivered) => MessageState::Delivered,
            Some(Receipt::Failed) => MessageState::Failed,
            None if self.is_given_up => MessageState::Failed,
            None if self.is_sent && self.by_service => MessageState::Sent,
            None if self.is_sent => MessageState::Written,
            None => MessageState::Waiting,
        }
    }

    /// Whether [`Messages::resend`] sends it: it did not arrive, its text is kept, and the contact was mended if it had to be.
    pub fn can_be_resent(&self) -> bool {
        let mended = contact_now(self.channel, self.phone.as_deref(), self.email.as_deref())
            .is_some_and(|to| !needs_another_contact(self.failure, self.cause) || to.as_str() != self.recipient);
        self.state() == MessageState::Failed && !self.resent && self.person_id.is_some() && self.has_text && mended
    }
}

#[boxed_futures]
impl Messages<'_> {
    /// A page of the messages of the last [`KEPT_DAYS`] days, newest first, and the identifier of its last one if others follow. Messages
    /// that were dropped, and those that are not due yet, are not listed.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn log(&self, filter: &LogFilter, now: DateTime<Utc>) -> Result<(Vec<LoggedMessage>, Option<MessageId>)> {
        let now = to_millis(now);
        let mut messages: Vec<LoggedMessage> = rows!(
            self.db,
            LOG,
            self.scope(),
            now - Duration::days(KEPT_DAYS),
            now,
            filter.state.map(MessageState::as_str).unwrap_or_default(),
            filter.after.as_ref().map(MessageId::as_str).unwrap_or_default(),
            PAGE_SIZE + 1
        )?;
        let more = messages.len() > PAGE_SIZE as usize;
        messages.truncate(PAGE_SIZE as usize);
        let next = messages.last().filter(|_| more).map(|message| message.id.clone());
        Ok((messages, next))
    }
}

/// The messages with their instant and state, then the page, then the names.
const LOG: &str = "
    with log as (
        select o.id, o.recipient, o.channel, o.notice, o.kind, o.receipt, o.failure, o.cause, o.waits_for, o.tries, o.cost, o.cost_unit,
        o.person_id, o.resent_at is not null as resent, o.sent_at is not null as is_sent, o.provider is not null as by_service,
        o.given_up_at is not null as is_given_up, o.notice is not null or o.body <> '' as has_text, coalesce(o.sent_at, o.given_up_at, o.due_at) as at,
        case when o.receipt = 'Delivered' then 'Delivered' when o.receipt = 'Failed' or o.given_up_at is not null then 'Failed'
             when o.sent_at is null then 'Waiting' when o.provider is null then 'Written' else 'Sent' end as state
        from outbox o where o.structure_id = $1 and o.dropped_at is null
        and (o.sent_at is not null or o.given_up_at is not null or o.due_at <= $3 or o.waits_for is not null or o.last_error is not null)
    )
    select l.*, p.first_name || ' ' || p.last_name as name, p.phone, p.email
    from log l left join person p on p.structure_id = $1 and p.id = l.person_id
    where l.at >= $2 and ($4 = '' or l.state = $4)
    and ($5 = '' or l.at < (select m.at from log m where m.id = $5) or l.at = (select m.at from log m where m.id = $5) and l.id < $5)
    order by l.at desc, l.id desc limit $6";
