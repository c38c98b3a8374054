//! The browsers that show reminders as notifications (Web Push), and the key that identifies this installation to push services (VAPID,
//! RFC 8292).

use crate::{
    Actor, Result, StoreError,
    db::{Db, LockTarget, rows, to_millis, tx_rows, tx_run, tx_value, value, values},
    messages::Messages,
};
use boxed_futures::boxed_futures;
use domain::{messages::push::Subscription, values::ids::PersonId};
use serde_json::json;

/// The most devices of a person that show notifications; with a further one the oldest ends.
pub const MOST_PUSH_DEVICES: i64 = 5;

/// The key of the private key among the facts of the installation.
const VAPID: &str = "push.vapid";

/// The subscription of a device to notifications.
#[derive(Debug, Clone, Copy)]
pub struct NewSubscription<'a> {
    /// The hash of the token of the device.
    pub device: &'a str,
    /// The hash of the address, by which the subscription is known.
    pub endpoint_hash: &'a str,
    /// The subscription as the browser gave it.
    pub subscription: &'a Subscription,
}

/// A stored subscription.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct PushSubscription {
    /// The hash of its address.
    pub endpoint_hash: String,
    /// The address to which notifications are sent.
    pub endpoint: String,
    /// The public key of the browser, in base64url.
    pub p256dh: String,
    /// The secret of the browser, in base64url.
    pub auth: String,
}

#[derive(sqlx_macros::FromRow)]
struct HashRow {
    endpoint_hash: String,
}

#[boxed_futures]
impl Messages<'_> {
    /// Subscribes a device of a participant to notifications. A device has one subscription, and an address belongs to who used it
    /// last: on a phone of two people only the one who is signed in gets notifications. A participant who had chosen no reminders gets
    /// them again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a device or a participant of others.
    pub async fn subscribe(&self, by: &Actor, person: &PersonId, new: &NewSubscription<'_>) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let device: Option<String> = tx_value!(
            &mut tx,
            "select d.token_hash from device d join person p on p.id = d.person_id
             where p.structure_id = $1 and p.id = $2 and p.role = 'Participant' and d.token_hash = $3",
            self.scope(),
            person,
            new.device
        )?;
        device.ok_or(StoreError::NotFound)?;
        // By their addresses and their people, so that of two at once the second replaces what the first wrote.
        tx.lock_key(new.endpoint_hash).await?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let same: Option<String> = tx_value!(
            &mut tx,
            "select endpoint_hash from push_subscription where endpoint_hash = $1 and device_hash = $2 and p256dh = $3 and auth = $4",
            new.endpoint_hash,
            new.device,
            new.subscription.p256dh(),
            new.subscription.auth()
        )?;
        if same.is_some() {
            return Ok(());
        }
        let replaced = "delete from push_subscription where endpoint_hash = $1 or device_hash = $2";
        tx_run!(&mut tx, replaced, new.endpoint_hash, new.device)?;
        tx_run!(
            &mut tx,
            "insert into push_subscription (endpoint_hash, person_id, device_hash, endpoint, p256dh, auth, created_at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            new.endpoint_hash,
            person,
            new.device,
            new.subscription.endpoint(),
            new.subscription.p256dh(),
            new.subscription.auth(),
            to_millis(by.at)
        )?;
        let beyond: Vec<HashRow> = tx_rows!(
            &mut tx,
            "select endpoint_hash from push_subscription where person_id = $1 order by created_at desc, endpoint_hash limit 100 offset $2",
            person,
            MOST_PUSH_DEVICES
        )?;
        for HashRow { endpoint_hash } in beyond {
            tx_run!(&mut tx, "delete from push_subscription where endpoint_hash = $1", endpoint_hash)?;
        }
        tx_run!(&mut tx, "update person set reminders = null where id = $1 and reminders = 'None'", person)?;
        tx.audit(&self.structure, by, "device.notifications_started", person.as_str(), json!({})).await?;
        tx.commit().await
    }

    /// Ends the subscription of a device of a person. Sent twice, it ends once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn unsubscribe(&self, by: &Actor, person: &PersonId, device: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let end = "delete from push_subscription where person_id = $1 and device_hash = $2
            and person_id in (select id from person where structure_id = $3)";
        if tx_run!(&mut tx, end, person, device, self.scope())? > 0 {
            tx.audit(&self.structure, by, "device.notifications_ended", person.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// The hashes of the devices of a person that show notifications.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn push_devices(&self, person: &PersonId) -> Result<Vec<String>> {
        Ok(values!(
            self.db,
            "select s.device_hash from push_subscription s join person p on p.id = s.person_id where p.structure_id = $1 and p.id = $2",
            self.scope(),
            person
        )?)
    }
}

#[boxed_futures]
impl Db {
    /// The subscriptions of the recipient of a message.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn push_subscriptions_for(&self, message: &str) -> Result<Vec<PushSubscription>> {
        Ok(rows!(
            self,
            "select s.endpoint_hash, s.endpoint, s.p256dh, s.auth from push_subscription s
             where s.person_id = (select person_id from outbox where id = $1) order by s.created_at, s.endpoint_hash",
            message
        )?)
    }

    /// Removes a subscription of which the push service says that it has ended.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn remove_push_subscription(&self, endpoint_hash: &str) -> Result<()> {
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "delete from push_subscription where endpoint_hash = $1", endpoint_hash)?;
        tx.commit().await
    }

    /// The private key by which push services know this installation. The first call stores `made`, any later one returns the stored key:
    /// browsers subscribe for one key, and with another one all their subscriptions would be lost.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn vapid_key(&self, made: &str) -> Result<String> {
        let find = "select value from installation where key = $1";
        if let Some(kept) = value!(self, find, VAPID)? {
            return Ok(kept);
        }
        let mut tx = self.begin().await?;
        tx_run!(&mut tx, "insert into installation (key, value) values ($1, $2) on conflict (key) do nothing", VAPID, made)?;
        let kept: Option<String> = tx_value!(&mut tx, find, VAPID)?;
        tx.commit().await?;
        kept.ok_or(StoreError::NotFound)
    }
}
