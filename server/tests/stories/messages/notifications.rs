//! Notifications: the page on which a participant chooses, and what a push service and a browser get.

use crate::support::{
    app::{TestApp, on_both_engines, person, team},
    caller::Caller,
    frozen::{BASE_URL, at},
    gateways::{Pushed, push_service},
    people::add_participant_since,
};
use app::{sign_in::secret, web::context::Settings};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use domain::{
    messages::{push::Subscription, reminder::ReminderChoice},
    people::Role,
    values::ids::PersonId,
};
use serde_json::{Value, json};
use server::{
    delivery::{PUSH_TRIES, notify, ready_to_leave},
    push::{PushClient, VapidKey},
};
use std::{
    io::Write,
    net::SocketAddr,
    process::{Command, Stdio},
    sync::Arc,
    time::Duration,
};
use store::{Actor, Channel, Lane, NewSubscription, OutboxMessage, StructureStore};

/// The browser of the example of RFC 8291, 5: its private key, its public key and its secret.
const KEY: &str = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94";
const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

/// Tuesday 1 December 2026, 11:00 in Paris.
const FIRST: &str = "2026-12-01T10:00:00Z";

/// What another implementation of RFC 8291 and 8292, on node's cryptography, reads in a notification.
fn read_by_node(pushed: &Pushed) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
    let mut node =
        Command::new("node").arg("read-push.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let authorization = pushed.headers["authorization"].to_str().unwrap();
    let asked = json!({ "authorization": authorization, "body": STANDARD.encode(&pushed.body), "key": KEY, "auth": AUTH });
    node.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).unwrap();
    let answered = node.wait_with_output().unwrap();
    assert!(answered.status.success(), "the notification cannot be read");
    serde_json::from_slice(&answered.stdout).unwrap()
}

/// A structure with a participant who has November to declare.
async fn awa(app: &TestApp) -> (StructureStore, PersonId) {
    let now = at("2026-11-02T10:00:00Z");
    let id = app.db.create_structure(&Actor::tools(now), "Les Ateliers du Canal", 20).await.unwrap();
    let store = app.db.for_structure(&id);
    let coach = store.people().add_person(&Actor::tools(now), &person(Role::Coach, "Nadia", "nadia")).await.unwrap();
    let awa = add_participant_since(&store, now, &coach, ("Awa", "awa"), "2026-11-02".parse().unwrap()).await;
    (store, awa)
}

/// Subscribes a browser of a person, on a device of its own.
async fn subscribe(app: &TestApp, store: &StructureStore, person: &PersonId, endpoint: &str) {
    let (device, now) = (secret::hash(endpoint), at("2026-11-20T10:00:00Z"));
    app.db.sign_in(person, &device, "test", now).await.unwrap();
    let subscription = Subscription::read(endpoint, P256DH, AUTH, true).unwrap();
    let new = NewSubscription { device: &device, endpoint_hash: &device, subscription: &subscription };
    store.messages().subscribe(&Actor::person(person, now), person, &new).await.unwrap();
}

fn client(loopback: bool) -> PushClient {
    PushClient::new(VapidKey::read(&VapidKey::made()).unwrap(), BASE_URL, loopback, Duration::from_secs(10)).unwrap()
}

/// The reminder that is due in a lane, with its text.
async fn due(app: &TestApp, lane: Lane, now: DateTime<Utc>) -> Option<OutboxMessage> {
    let message = app.db.lease_message(lane, now).await.unwrap()?;
    ready_to_leave(&app.db, message, BASE_URL, false, now).await.unwrap()
}

const MAIL: Lane = Lane { channel: Channel::Email, urgent: false };

on_both_engines! {
    async fn a_browser_reads_the_reminder_and_the_push_service_does_not(app: Arc<TestApp>) {
        let (store, awa) = awa(&app).await;
        let service = push_service().await;
        subscribe(&app, &store, &awa, &format!("{}/201/phone", service.url)).await;
        subscribe(&app, &store, &awa, &format!("{}/410/old", service.url)).await;
        let client = client(true);
        app.db.write_reminders(at(FIRST)).await.unwrap();
        let message = due(&app, Lane::PUSH, at(FIRST)).await.unwrap();
        let id = message.id.clone();
        notify(&app.db, Some(&client), message, BASE_URL, at(FIRST)).await.unwrap();
        let came = service.wait_for(|all| all.len() == 2).await;
        let phone = came.iter().find(|it| it.to == "phone").unwrap();
        assert_eq!(phone.headers["content-encoding"], "aes128gcm");
        assert!(phone.headers["ttl"].to_str().unwrap().parse::<u32>().unwrap() > 0);
        assert!(!String::from_utf8_lossy(&phone.body).contains("ovembre"));
        let read = read_by_node(phone);
        assert_eq!((&read["key"], &read["claims"]["aud"]), (&json!(client.settings().public_key), &json!(service.url)));
        assert_eq!((&read["claims"]["sub"], &read["claims"]["exp"]), (&json!(BASE_URL), &json!(at(FIRST).timestamp() + 43_200)));
        let shown: Value = serde_json::from_str(read["text"].as_str().unwrap()).unwrap();
        assert_eq!((&shown["url"], &shown["lang"]), (&json!("/declarations/2026-11"), &json!("fr")));
        assert!(shown["title"].as_str().unwrap().starts_with("Novembre"), "{shown}");
        // The one that has ended is gone, and no mail leaves beside the notification.
        assert_eq!(app.place.number("select count(*) from push_subscription").await, 1);
        assert_eq!(app.place.texts(format!("select provider from outbox where id = '{id}' and sent_at is not null")).await, ["webpush"]);
        assert!(due(&app, MAIL, at(FIRST)).await.is_none());
    }

    async fn what_no_push_service_takes_leaves_by_the_chosen_contact(app: Arc<TestApp>) {
        let (store, awa) = awa(&app).await;
        app.place.run(format!("update person set phone = '+33639981310' where id = '{awa}'")).await;
        store.messages().choose_reminders(&Actor::person(&awa, at(FIRST)), &awa, ReminderChoice::Email).await.unwrap();
        let service = push_service().await;
        let (client, mut now) = (client(true), at(FIRST));
        subscribe(&app, &store, &awa, &format!("{}/503/phone", service.url)).await;
        app.db.write_reminders(now).await.unwrap();
        for attempt in 1..=PUSH_TRIES {
            assert!(due(&app, MAIL, now).await.is_none(), "attempt {attempt}");
            let message = due(&app, Lane::PUSH, now).await.unwrap();
            assert_eq!(message.tries, attempt);
            notify(&app.db, Some(&client), message, BASE_URL, now).await.unwrap();
            now += chrono::Duration::minutes(10);
        }
        assert_eq!(service.all().len() as i64, PUSH_TRIES);
        let mail = due(&app, MAIL, now).await.unwrap();
        assert_eq!((mail.channel, mail.recipient.as_str()), (Channel::Email, "awa@exemple.fr"));
        assert!(mail.body.contains("/declarations/2026-11"), "{}", mail.body);
    }

    async fn a_refused_notification_and_one_without_a_service_leave_at_once_by_mail(app: Arc<TestApp>) {
        let (store, awa) = awa(&app).await;
        let service = push_service().await;
        let answers = [(Some(client(true)), "413"), (Some(client(true)), "410"), (None, "201"), (Some(client(false)), "201")];
        for (nth, (client, status)) in answers.into_iter().enumerate() {
            app.place.change("delete from outbox").await;
            subscribe(&app, &store, &awa, &format!("{}/{status}/phone{nth}", service.url)).await;
            app.db.write_reminders(at(FIRST)).await.unwrap();
            let message = due(&app, Lane::PUSH, at(FIRST)).await.unwrap();
            notify(&app.db, client.as_ref(), message, BASE_URL, at(FIRST)).await.unwrap();
            assert!(due(&app, MAIL, at(FIRST)).await.is_some(), "{status}");
            app.place.change("delete from push_subscription").await;
        }
        // An address on this machine is not called, unless the site itself is only seen from here.
        assert_eq!(service.all().len(), 2);
    }

    async fn a_participant_chooses_and_subscribes_and_signing_out_ends_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let push = client(true).settings();
        let key = push.public_key.clone();
        let settings = Settings { base_url: base_url.clone(), push: Some(push), ..Settings::default() };
        let router = server::router::router(app.db.clone(), settings, app.objects.clone(), false);
        tokio::spawn(async move { axum::serve(listener, router).await });
        let cookie = app.cookie_of(&team.participant).await;
        let browser = Caller::new(&base_url, true, Some(&cookie));
        let page = browser.get("/moi/notifications").await;
        page.assert_says("reminders-default");
        assert!(page.body.contains(&format!("data-key=\"{key}\"")));
        browser.post_and_follow("/api/moi/notifications", &[("reminders", "Pigeon")]).await.assert_says("reminders-unchosen");
        browser.post_and_follow("/api/moi/notifications", &[("reminders", "None")]).await.assert_says("reminders-set");
        let here = [("endpoint", "https://push.exemple.net/x"), ("p256dh", P256DH), ("auth", AUTH)];
        let inside = [("endpoint", "https://10.0.0.1/x"), here[1], here[2]];
        browser.post_and_follow("/api/moi/notifications/ici", &inside).await.assert_says("push-not-a-subscription");
        browser.post_and_follow("/api/moi/notifications/ici", &here).await.assert_says("push-is-here");
        assert_eq!(team.rows.messages().reminder_choice(&team.participant).await.unwrap(), None);
        browser.post_and_follow("/api/moi/notifications/arreter", &[("", ""); 0]).await.assert_says("push-stopped");
        browser.post("/api/moi/notifications/ici", &here).await;
        assert_eq!(team.rows.messages().push_devices(&team.participant).await.unwrap().len(), 1);
        browser.post("/api/connexion/quitter", &[("", ""); 0]).await;
        assert_eq!(team.rows.messages().push_devices(&team.participant).await.unwrap().len(), 0);
    }
}
