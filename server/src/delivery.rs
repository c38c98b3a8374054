//! Delivering messages: a lane for each channel and for codes apart, several messages at once in each. Several replicas may do
//! so: what is leased by one is left by the others.

use crate::{
    clock,
    senders::{NotSent, Senders},
};
use app::messages::notices::written;
use chrono::{DateTime, Utc};
use domain::{
    bookings::notice::Sending,
    messages::delivery::{SEND_SECONDS, may_still_be_sent, sms_may_leave_at, try_again_at},
};
use std::{sync::Arc, time::Duration};
use store::{Channel, Db, LEASE_SECONDS, Lane, OutboxMessage};
use tokio::{sync::watch, task::JoinSet, time::Instant};

/// How many messages of a lane are sent at once by a process.
pub const AT_ONCE: usize = 4;

/// How long a lane in which nothing waits rests before it looks again.
const REST: Duration = Duration::from_millis(500);

/// Within which time a message that was taken must begin to be sent, so that it is done before another replica takes it.
const BEGUN_WITHIN: Duration = Duration::from_secs((LEASE_SECONDS - 2 * SEND_SECONDS).unsigned_abs());

/// What delivering a message needs.
struct Post {
    db: Db,
    senders: Senders,
    base_url: String,
    sms_at_night: bool,
}

/// The lanes of this process, at work.
pub struct Delivery {
    stop: watch::Sender<bool>,
    lanes: JoinSet<()>,
}

impl Delivery {
    /// Begins to deliver. Links in messages begin with `base_url`; text messages wait for the morning unless `sms_at_night`.
    pub fn start(db: Db, senders: Senders, base_url: String, sms_at_night: bool) -> Self {
        let (stop, stopped) = watch::channel(false);
        let post = Arc::new(Post { db, senders, base_url, sms_at_night });
        let mut lanes = JoinSet::new();
        for lane in Lane::ALL {
            lanes.spawn(run_lane(post.clone(), lane, stopped.clone()));
        }
        Self { stop, lanes }
    }

    /// Takes no message any more, and waits until those that are being sent have left or failed: else they would leave a
    /// second time.
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
        match post.db.lease_message(lane, clock::now()).await {
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
        let Some(message) = ready_to_leave(&self.db, message, &self.base_url, self.sms_at_night, clock::now()).await? else {
            return Ok(());
        };
        // Now it leaves by the other channel, or the database kept us waiting: it will be taken again.
        let late = message.expires_at.is_some_and(|expires| !may_still_be_sent(expires, clock::now()));
        if message.channel != lane.channel.as_str() || leased.elapsed() > BEGUN_WITHIN || late {
            return Ok(());
        }
        match self.senders.send(&message, clock::now().into()).await {
            Ok(()) => self.db.delivered(&message.id, clock::now()).await,
            Err(not_sent) => self.failed(&message, not_sent).await,
        }
    }

    async fn failed(&self, message: &OutboxMessage, NotSent { failure, error }: NotSent) -> store::Result<()> {
        let now = clock::now();
        let (id, channel) = (&message.id, &message.channel);
        match try_again_at(failure, message.tries, message.urgent, message.expires_at, now) {
            Some(again_at) => {
                tracing::warn!(error, id, channel, "a message did not leave");
                self.db.not_delivered(id, &error, again_at).await
            }
            None => {
                tracing::error!(error, id, channel, because = failure.as_str(), "a message was given up");
                self.db.give_up(id, failure, &error, now).await
            }
        }
    }
}

/// The message as it leaves now; `None` when it is not true any more, not due, or a text message that waits for the morning.
///
/// # Errors
/// [`store::StoreError`].
pub async fn ready_to_leave(
    db: &Db,
    message: OutboxMessage,
    base_url: &str,
    sms_at_night: bool,
    now: DateTime<Utc>,
) -> store::Result<Option<OutboxMessage>> {
    let Some(message) = with_its_text(db, message, base_url, now).await? else { return Ok(None) };
    let leaves_at = sms_may_leave_at(now);
    if message.channel == Channel::Sms.as_str() && !message.by_night && !sms_at_night && leaves_at > now {
        db.postponed(&message.id, leaves_at).await?;
        return Ok(None);
    }
    Ok(Some(message))
}

/// A message that tells of a booking gets its text now, of what is true now; nothing of what is no longer true, or not due.
///
/// # Errors
/// [`store::StoreError`].
pub async fn with_its_text(db: &Db, message: OutboxMessage, base_url: &str, now: DateTime<Utc>) -> store::Result<Option<OutboxMessage>> {
    if message.notice.is_none() {
        return Ok(Some(message));
    }
    let notice = db.notice(&message.id).await?;
    match notice.as_ref().map(|notice| notice.sending(now)) {
        Some(Sending::Now) => {}
        Some(Sending::Later(due_at)) => {
            db.postponed(&message.id, due_at).await?;
            return Ok(None);
        }
        Some(Sending::Never) | None => {
            db.dropped(&message.id, now).await?;
            return Ok(None);
        }
    }
    match notice.and_then(|notice| written(&notice, base_url)) {
        Some(text) => Ok(Some(db.written(message, &text).await?)),
        None => {
            db.dropped(&message.id, now).await?;
            Ok(None)
        }
    }
}
