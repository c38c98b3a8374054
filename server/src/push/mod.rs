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
        let http = http(loopback, limit)
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

/// An HTTP client for addresses that browsers name: without redirects, without a proxy, which would resolve names itself, and for no name
/// that leads inside, but with `loopback` to this machine.
fn http(loopback: bool, limit: Duration) -> reqwest::Result<reqwest::Client> {
    reqwest::Client::builder()
        .timeout(limit)
        .connect_timeout(limit)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .dns_resolver(Arc::new(PublicNames { loopback }))
        .build()
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

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{Router, response::Redirect};
    use std::{env, net::SocketAddr, process::Command};

    /// Names the address that the process of a test calls, which has a proxy in its environment.
    const CALLED: &str = "ESSOR_TEST_CALLED";

    /// Serves one answer at every address; returns where.
    async fn serve(router: Router) -> String {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let port = listener.local_addr().unwrap().port();
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://localhost:{port}")
    }

    async fn inside() -> String {
        serve(Router::new().fallback(|| async { "inside" })).await
    }

    fn client(loopback: bool) -> reqwest::Client {
        http(loopback, Duration::from_secs(10)).unwrap()
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_called() {
        let inside = inside().await;
        assert!(client(true).post(&inside).send().await.unwrap().status().is_success());
        assert!(client(false).post(&inside).send().await.unwrap_err().is_connect());
    }

    #[tokio::test]
    async fn a_redirect_is_an_answer_and_is_not_followed() {
        let inside = inside().await;
        let leading = serve(Router::new().fallback(move || async move { Redirect::temporary(&inside) })).await;
        assert_eq!(client(true).post(&leading).send().await.unwrap().status(), StatusCode::TEMPORARY_REDIRECT);
    }

    /// In a process of its own, which has another environment.
    #[tokio::test]
    async fn a_proxy_of_the_environment_is_not_asked() {
        if let Ok(called) = env::var(CALLED) {
            assert_eq!(client(true).post(&called).send().await.unwrap().text().await.unwrap(), "inside");
            return;
        }
        let (inside, proxy) = (inside().await, serve(Router::new().fallback(|| async { "the proxy" })).await);
        let mut again = Command::new(env::current_exe().unwrap());
        again.args(["--exact", "push::tests::a_proxy_of_the_environment_is_not_asked"]).env(CALLED, inside);
        for name in ["http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"] {
            again.env(name, &proxy);
        }
        again.env_remove("no_proxy").env_remove("NO_PROXY").env_remove("REQUEST_METHOD");
        let output = tokio::task::spawn_blocking(move || again.output()).await.unwrap().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success() && said.contains("1 passed"), "{said}");
    }
}
