//! Notifications to browsers (Web Push, RFC 8030): each is encrypted for its browser (RFC 8291) and sent to the push service that the
//! browser named, which knows this installation by its key (VAPID, RFC 8292) and cannot read what it passes on.

mod resolve;
mod vapid;

use crate::{
    config::Config,
    sms::answer::{NotSent, exchange},
};
use app::web::context::PushSettings;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use domain::messages::{
    delivery::SEND_SECONDS,
    push::{NotASubscription, Subscription},
};
use reqwest::{StatusCode, Url, header};
use resolve::PublicNames;
use std::{sync::Arc, time::Duration};
use store::{Db, PushSubscription};
pub use vapid::VapidKey;
use web_push_native::{Auth, encrypt, p256::PublicKey};

/// How long a push service keeps a notification for a phone that is off, in seconds: a day, after which the next reminder is near.
const KEPT_SECONDS: &str = "86400";

/// The bytes of the secret of a browser.
const SECRET_BYTES: usize = 16;

/// The answer of a push service to a notification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PushAnswer {
    /// It accepted the notification for the browser.
    Taken,
    /// The browser has ended the subscription.
    Gone,
    /// It did not accept it.
    NotSent(NotSent),
}

/// The client of push services.
pub struct PushClient {
    http: reqwest::Client,
    key: VapidKey,
    /// The contact of this installation for push services (`sub` of RFC 8292): the address of the site.
    contact: String,
    loopback: bool,
}

impl PushClient {
    /// A client that signs with `key` for the site at `contact`; a request may take `limit`. With `loopback` it also sends to this machine,
    /// for a site that only this machine sees; never to other private addresses.
    ///
    /// # Errors
    /// A sentence, when no HTTP client can be made.
    pub fn new(key: VapidKey, contact: &str, loopback: bool, limit: Duration) -> Result<Self, String> {
        // Browsers name these addresses: no redirect, no proxy that would resolve names itself, and no name that leads inside.
        let http = reqwest::Client::builder()
            .timeout(limit)
            .connect_timeout(limit)
            .redirect(reqwest::redirect::Policy::none())
            .no_proxy()
            .dns_resolver(Arc::new(PublicNames { loopback }))
            .build()
            .map_err(|error| format!("Les notifications ne peuvent pas être envoyées (ESSOR_PUSH)\u{a0}: {error}."))?;
        Ok(Self { http, key, contact: contact.to_owned(), loopback })
    }

    /// The settings of the pages on which browsers subscribe.
    pub fn settings(&self) -> PushSettings {
        PushSettings { public_key: self.key.public().to_owned(), loopback: self.loopback }
    }

    /// Sends a notification to a browser; returns the answer of its push service. [`PushAnswer::Gone`] also when the stored subscription
    /// can't be used.
    pub async fn send(&self, to: &PushSubscription, text: &str, now: DateTime<Utc>) -> PushAnswer {
        // Parsed again: an earlier release may have stored it with weaker checks.
        let Some((endpoint, payload)) = self.encrypted(to, text) else { return PushAnswer::Gone };
        let Some(authorization) = self.key.authorization(&endpoint, &self.contact, now) else { return PushAnswer::Gone };
        let request = self
            .http
            .post(endpoint)
            .header(header::AUTHORIZATION, authorization)
            .header(header::CONTENT_ENCODING, "aes128gcm")
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("TTL", KEPT_SECONDS)
            .header("Urgency", "normal")
            .body(payload);
        match exchange(request).await {
            Ok((status, _)) if status.is_success() => PushAnswer::Taken,
            Ok((StatusCode::NOT_FOUND | StatusCode::GONE, _)) => PushAnswer::Gone,
            // The answer is for developers of the service, and may name the address.
            Ok((status, _)) => PushAnswer::NotSent(NotSent::of_status(status, "")),
            Err(not_sent) => PushAnswer::NotSent(not_sent),
        }
    }

    /// The address of a browser and a text encrypted for it; `None` when its address or its keys are invalid.
    fn encrypted(&self, to: &PushSubscription, text: &str) -> Option<(Url, Vec<u8>)> {
        let read: Result<Subscription, NotASubscription> = Subscription::read(&to.endpoint, &to.p256dh, &to.auth, self.loopback);
        let subscription = read.ok()?;
        let point = URL_SAFE_NO_PAD.decode(subscription.p256dh()).ok()?;
        let secret: [u8; SECRET_BYTES] = URL_SAFE_NO_PAD.decode(subscription.auth()).ok()?.try_into().ok()?;
        let key = PublicKey::from_sec1_bytes(&point).ok()?;
        let payload = encrypt(text.as_bytes().to_vec(), &key, &Auth::from(secret)).ok()?;
        Some((subscription.endpoint().parse().ok()?, payload))
    }
}

/// The client of push services, with the key of this installation, which is made at the first start and stays in the database. `None` when
/// notifications are switched off, and for a public site without encryption, on which browsers show none.
///
/// # Errors
/// A sentence for the person who starts the process.
pub async fn client(config: &Config, db: &Db) -> Result<Option<PushClient>, String> {
    let local = config.is_local();
    if !config.push || !(local || config.base_url.starts_with("https://")) {
        return Ok(None);
    }
    let kept = db.vapid_key(&VapidKey::made()).await;
    let kept = kept.map_err(|error| format!("La clé des notifications ne peut pas être lue\u{a0}: {error}."))?;
    // The value is not shown: it is a secret, broken or not.
    let key = VapidKey::read(&kept).ok_or("La clé des notifications (push.vapid dans la base de données) n’est pas lisible.")?;
    PushClient::new(key, &config.base_url, local, Duration::from_secs(SEND_SECONDS.unsigned_abs())).map(Some)
}
