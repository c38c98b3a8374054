//! Delivery of messages: one lane a channel and one for codes, several messages at once in each. Several replicas may deliver: a
//! message that one has leased is skipped by the others.

use crate::{
    clock,
    push::{PushAnswer, PushClient},
    senders::Senders,
    sms::answer::NotSent,
};
use app::{
    messages::{
        notices::{sms_budget_alert, write_notice},
        reminders::{write_notification, write_reminder},
    },
    web::context::UnsentChannels,
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::notice::Sending,
    messages::{
        budget::SmsBudget,
        delivery::{DeliveryFailure, SEND_SECONDS, may_still_be_sent, next_attempt_at, sms_may_leave_at},
        receipt::{FailureCause, WaitsFor},
        reminder::{ReminderContent, ReminderSending},
    },
};
use futures_util::future::join_all;
use std::{sync::Arc, time::Duration};
use store::{Channel, Db, LEASE_SECONDS, Lane, OutboxMessage, Reminder, SentBy};
use tokio::{sync::watch, task::JoinSet, time::Instant};

/// The most messages of a lane sent at once by a process.
pub const AT_ONCE: usize = 4;

/// The pause of a lane in which no message is due.
const REST: Duration = Duration::from_millis(500);

/// The longest time between leasing a message and sending it, so that it is sent before another replica may lease it.
const BEGUN_WITHIN: Duration = Duration::from_secs((LEASE_SECONDS - 2 * SEND_SECONDS).unsigned_abs());

/// The attempts to show a notification while push services fail for a time; after them the message leaves by SMS or mail.
pub const PUSH_TRIES: i64 = 3;

/// What a lane needs to deliver a message.
struct Post {
    db: Db,
    senders: Senders,
    base_url: String,
    sms_at_night: bool,
    budget: SmsBudget,
}

/// The settings on which the texts of messages depend.
#[derive(Debug, Clone, Copy)]
pub struct TextSettings<'a> {
    /// The beginning of links: the public address of the site, without a slash at its end.
    pub base_url: &'a str,
    /// Whether answers to SMS are read: then a reminder by SMS asks for one.
    pub takes_answers: bool,
    /// The channels that send nothing.
    pub unsent: UnsentChannels,
}

impl<'a> From<&'a str> for TextSettings<'a> {
    /// Settings with that beginning of links, where no answers are read and all channels send.
    fn from(base_url: &'a str) -> Self {
        Self { base_url, takes_answers: false, unsent: UnsentChannels::default() }
    }
}

/// The running lanes of this process.
pub struct Delivery {
    stop: watch::Sender<bool>,
    lanes: JoinSet<()>,
}

impl Delivery {
    /// Starts the lanes. Links in messages begin with `base_url`; text messages wait for the morning unless `sms_at_night`.
    pub fn start(db: Db, senders: Senders, base_url: String, sms_at_night: bool) -> Self {
        Self::start_within(db, senders, base_url, sms_at_night, SmsBudget::default())
    }

    /// As [`Delivery::start`], with the most SMS that may leave within 24 hours.
    pub fn start_within(db: Db, senders: Senders, base_url: String, sms_at_night: bool, budget: SmsBudget) -> Self {
        let (stop, stopped) = watch::channel(false);
        let post = Arc::new(Post { db, senders, base_url, sms_at_night, budget });
        let mut lanes = JoinSet::new();
        for lane in Lane::ALL {
            lanes.spawn(run_lane(post.clone(), lane, stopped.clone()));
        }
        Self { stop, lanes }
    }

    /// Leases no more messages, and waits until those being sent are sent or have failed: else they would be sent twice.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        while self.lanes.join_next().await.is_some() {}
    }
}

async fn run_lane(post: Arc<Post>, lane: Lane, mut stopped: watch::Receiver<bool>) {
    let mut under_way = JoinSet::new();
    while !*stopped.borrow() {
        while under_way.try_join_next().is_some() {}
        if under_way.len() >= AT_ONCE {
            tokio::select! { _ = under_way.join_next() => {}, _ = stopped.changed() => {} }
            continue;
        }
        match post.db.lease_message_within(lane, post.budget, sms_budget_alert, clock::now()).await {
            Ok(Some(message)) => {
                under_way.spawn(deliver_one(post.clone(), lane, message));
                continue;
            }
            Ok(None) => {}
            Err(error) => tracing::warn!(%error, "messages could not be read"),
        }
        tokio::select! { () = tokio::time::sleep(REST) => {}, _ = stopped.changed() => {} }
    }
    while under_way.join_next().await.is_some() {}
}

async fn deliver_one(post: Arc<Post>, lane: Lane, message: OutboxMessage) {
    let id = message.id.clone();
    if let Err(error) = post.deliver(lane, message).await {
        tracing::warn!(%error, id, "a message could not be delivered");
    }
}

impl Post {
    async fn deliver(&self, lane: Lane, message: OutboxMessage) -> store::Result<()> {
        let leased = Instant::now();
        let texts = TextSettings { base_url: &self.base_url, takes_answers: self.senders.takes_answers(), unsent: self.senders.unsent() };
        let Some(message) = ready_to_leave(&self.db, message, texts, self.sms_at_night, clock::now()).await? else {
            return Ok(());
        };
        // It goes by the other channel now, or the database was slow: it will be leased again.
        let late = message.expires_at.is_some_and(|expires| !may_still_be_sent(expires, clock::now()));
        if message.channel != lane.channel || leased.elapsed() > BEGUN_WITHIN || late {
            return Ok(());
        }
        if message.channel == Channel::Push {
            return notify(&self.db, self.senders.push(), message, texts, clock::now()).await;
        }
        match self.senders.send(&message, clock::now().into()).await {
            Ok(sent) => {
                let by = SentBy { provider: sent.provider, reference: sent.reference.as_deref(), cost: sent.cost.as_ref() };
                self.db.mark_sent(&message.id, &by, clock::now()).await
            }
            Err(not_sent) => self.failed(&message, not_sent).await,
        }
    }

    async fn failed(&self, message: &OutboxMessage, NotSent { failure, cause, error }: NotSent) -> store::Result<()> {
        let now = clock::now();
        let (id, channel) = (&message.id, message.channel.as_str());
        match next_attempt_at(failure, message.tries, message.urgent, message.expires_at, now) {
            Some(again_at) => {
                tracing::warn!(error, id, channel, "a message did not leave");
                self.db.retry_message_at(id, &error, again_at).await
            }
            None => {
                tracing::error!(error, id, channel, because = failure.as_str(), "a message was given up");
                self.db.give_up_message_for(id, failure, cause, &error, now).await
            }
        }
    }
}

/// The message as it is to be sent now; `None` when it is outdated, not due, a text message that waits for the morning, or one to a
/// number at which its person answered STOP.
///
/// # Errors
/// [`store::StoreError`].
pub async fn ready_to_leave(
    db: &Db,
    message: OutboxMessage,
    texts: impl Into<TextSettings<'_>>,
    sms_at_night: bool,
    now: DateTime<Utc>,
) -> store::Result<Option<OutboxMessage>> {
    let Some(message) = with_its_text(db, message, texts, now).await? else { return Ok(None) };
    if message.channel == Channel::Sms && message.stopped {
        db.give_up_message_for(&message.id, DeliveryFailure::Refused, Some(FailureCause::Stopped), "STOP", now).await?;
        return Ok(None);
    }
    let leaves_at = sms_may_leave_at(now);
    if message.channel == Channel::Sms && !message.by_night && !sms_at_night && leaves_at > now {
        db.postpone_message_for(&message.id, leaves_at, Some(WaitsFor::Night)).await?;
        return Ok(None);
    }
    Ok(Some(message))
}

/// The message with its text: that of a notice of a booking and of a reminder is written now, from the current rows. `None` when it is
/// outdated or not due; any other message is returned unchanged.
///
/// # Errors
/// [`store::StoreError`].
pub async fn with_its_text(
    db: &Db,
    message: OutboxMessage,
    texts: impl Into<TextSettings<'_>>,
    now: DateTime<Utc>,
) -> store::Result<Option<OutboxMessage>> {
    let texts = texts.into();
    if message.reminder.is_some() {
        return reminder_with_its_text(db, message, texts, now).await;
    }
    if message.notice.is_none() {
        return Ok(Some(message));
    }
    let notice = db.notice(&message.id).await?;
    match notice.as_ref().map(|notice| notice.sending(now)) {
        Some(Sending::Now) => {}
        Some(Sending::Later(due_at)) => {
            db.postpone_message(&message.id, due_at).await?;
            return Ok(None);
        }
        Some(Sending::Never) | None => {
            db.drop_message(&message.id, now).await?;
            return Ok(None);
        }
    }
    match notice.and_then(|notice| write_notice(&notice, texts.base_url, texts.unsent)) {
        Some(text) => Ok(Some(db.store_text(message, &text).await?)),
        None => {
            db.drop_message(&message.id, now).await?;
            Ok(None)
        }
    }
}

/// A reminder with its text: as a notification if it is in their lane and a device shows them, else for the contact that the recipient
/// chose. `None` when it is outdated or waits for the morning.
async fn reminder_with_its_text(
    db: &Db,
    message: OutboxMessage,
    texts: TextSettings<'_>,
    now: DateTime<Utc>,
) -> store::Result<Option<OutboxMessage>> {
    let Some((reminder, content)) = due_reminder(db, &message, texts, now).await? else { return Ok(None) };
    let notification = (message.channel == Channel::Push && reminder.has_devices).then(|| write_notification(&reminder, content)).flatten();
    match (notification, write_reminder(&reminder, content, texts.base_url, texts.takes_answers)) {
        (Some(text), _) => Ok(Some(db.store_notification(message, &text).await?)),
        (None, Some(text)) => Ok(Some(db.store_text(message, &text).await?)),
        (None, None) => {
            db.drop_message(&message.id, now).await?;
            Ok(None)
        }
    }
}

/// Shows a notification on the devices of its recipient. Subscriptions that have ended are removed. When no push service takes it, the
/// message leaves by SMS or mail: at once if each has refused it, after [`PUSH_TRIES`] attempts if one has failed for a time.
///
/// # Errors
/// [`store::StoreError`].
pub async fn notify(
    db: &Db,
    client: Option<&PushClient>,
    message: OutboxMessage,
    texts: impl Into<TextSettings<'_>>,
    now: DateTime<Utc>,
) -> store::Result<()> {
    let texts = texts.into();
    let Some(client) = client else { return leave_by_contact(db, message, texts, now).await };
    let subscriptions = db.push_subscriptions_for(&message.id).await?;
    let answers = join_all(subscriptions.iter().map(|to| client.send(to, &message.body, now))).await;
    let (mut taken, mut failed) = (false, None);
    for (subscription, answer) in subscriptions.iter().zip(answers) {
        match answer {
            PushAnswer::Taken => taken = true,
            PushAnswer::Gone => db.remove_push_subscription(&subscription.endpoint_hash).await?,
            PushAnswer::NotSent(not_sent) => {
                tracing::warn!(error = not_sent.error, id = message.id, channel = "Push", "a notification was not taken");
                failed = Some(not_sent).filter(|it| !it.failure.is_permanent()).or(failed);
            }
        }
    }
    if taken {
        return db.mark_sent(&message.id, &SentBy { provider: Some("webpush"), ..SentBy::default() }, now).await;
    }
    let again = failed.filter(|_| message.tries < PUSH_TRIES).and_then(|NotSent { failure, error, .. }| {
        next_attempt_at(failure, message.tries, message.urgent, message.expires_at, now).map(|at| (error, at))
    });
    match again {
        Some((error, at)) => db.retry_message_at(&message.id, &error, at).await,
        None => leave_by_contact(db, message, texts, now).await,
    }
}

/// Moves a reminder that no push service takes to the lane of SMS or of mails, by the contact that its recipient chose; drops it when it
/// is outdated.
async fn leave_by_contact(db: &Db, message: OutboxMessage, texts: TextSettings<'_>, now: DateTime<Utc>) -> store::Result<()> {
    let Some((reminder, content)) = due_reminder(db, &message, texts, now).await? else { return Ok(()) };
    match write_reminder(&reminder, content, texts.base_url, texts.takes_answers) {
        Some(text) => db.store_text(message, &text).await.map(drop),
        None => db.drop_message(&message.id, now).await,
    }
}

/// The reminder of a message, with its content, if it leaves now: for the contact that its recipient chose, or for one of a channel that
/// sends. `None` when it is no longer true, and is dropped, or at night, when it is postponed.
async fn due_reminder(
    db: &Db,
    message: &OutboxMessage,
    texts: TextSettings<'_>,
    now: DateTime<Utc>,
) -> store::Result<Option<(Reminder, ReminderContent)>> {
    let mut reminder = db.reminder(&message.id).await?;
    if let Some(reminder) = &mut reminder {
        let contact = reminder.contact.take();
        reminder.contact = contact.map(|to| texts.unsent.instead_of(to, reminder.phone.as_deref(), reminder.email.as_deref()));
    }
    match reminder.as_ref().map_or(ReminderSending::Never, |reminder| reminder.sending(now)) {
        ReminderSending::Now(content) => Ok(reminder.map(|reminder| (reminder, content))),
        ReminderSending::Later(by_day) => {
            db.postpone_message_for(&message.id, by_day, Some(WaitsFor::Night)).await?;
            Ok(None)
        }
        ReminderSending::Never => {
            db.drop_message(&message.id, now).await?;
            Ok(None)
        }
    }
}
