//! Delivery by lanes: a gateway that hangs, is slow or refuses delays no other lane, and no message leaves twice.

use crate::support::{
    app::{TestApp, config, on_both_engines, person, team},
    gateways::{self, Sms},
};
use axum::http::StatusCode;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::{Contact, Email, Phone, Role},
    values::ids::PersonId,
};
use server::{
    delivery::{AT_ONCE, Delivery, ready_to_leave},
    senders::Senders,
    sms::settings::SmsSettings,
};
use std::{collections::BTreeMap, sync::Arc};
use store::{Actor, Channel, CodeAsked, CodeRequest, Db, Invitation, Lane, Message, NewPerson, SignInFrom, SmsCaps, StructureStore};

/// A timeout that no test reaches.
const NEVER: std::time::Duration = std::time::Duration::from_secs(3600);

/// Creates a structure with a coordinator.
async fn structure(app: &TestApp) -> (StructureStore, PersonId) {
    let by = Actor::tools(app.now);
    let id = app.db.create_structure(&by, "Les Ateliers du Canal", 10).await.unwrap();
    let store = app.db.for_structure(&id);
    let coordinator = store.people().add_person(&by, &person(Role::Coordinator, "Nadia", "nadia")).await.unwrap();
    (store, coordinator)
}

fn phone(number: usize) -> Phone {
    format!("06399813{number:02}").parse().unwrap()
}

/// Adds a participant with that phone number or mail address.
async fn add(app: &TestApp, store: &StructureStore, contact: &Contact) -> PersonId {
    let (phone, email) = match contact {
        Contact::Phone(phone) => (Some(phone.clone()), None),
        Contact::Email(email) => (None, Some(email.clone())),
    };
    let new = NewPerson { role: Role::Participant, first_name: "Awa".into(), last_name: "Diallo".into(), phone, email };
    store.people().add_person(&Actor::tools(app.now), &new).await.unwrap()
}

fn message(to: &Contact, body: &str) -> Message {
    Message { to: to.clone(), subject: "Essor".into(), body: body.into() }
}

/// Adds a participant and invites them by a message with that text.
async fn invite(app: &TestApp, store: &StructureStore, contact: &Contact, text: &str) {
    let person = add(app, store, contact).await;
    let invitation = Invitation { token_hash: format!("token {text}"), message: Some(message(contact, text)) };
    store.people().invite_person(&Actor::tools(app.now), &person, &invitation).await.unwrap();
}

/// Requests a code at that instant, from a browser of its own.
async fn ask_for_code_at(app: &TestApp, contact: &Contact, text: &str, at: DateTime<Utc>) {
    let (letter, attempt) = (message(contact, text), format!("attempt {text}"));
    let from = SignInFrom { browser_hash: format!("browser {text}"), address: None };
    let request = CodeRequest {
        contact,
        from: &from,
        attempt_hash: &attempt,
        code_hash: "hash",
        code: &letter,
        password: &letter,
        caps: SmsCaps::default(),
    };
    assert_eq!(app.db.ask_for_code(&request, |_| None, at).await.unwrap(), CodeAsked::Sent);
}

/// Requests a code now.
async fn ask_for_code(app: &TestApp, contact: &Contact, text: &str) {
    ask_for_code_at(app, contact, text, server::clock::now()).await;
}

fn senders(app: &TestApp, sms: Option<&str>, mails: Option<&str>, limit: std::time::Duration) -> Senders {
    let mut config = config(&app.place, None);
    config.sms = sms.map(SmsSettings::plain).unwrap_or_default();
    config.smtp_url = mails.map(str::to_owned);
    config.mail_from = Some("essor@essor.example".into());
    Senders::with_limit(&config, false, limit).unwrap()
}

/// Starts a delivery that sends SMS at any hour, so that the test passes at night too.
fn deliver(db: &Db, senders: Senders) -> Delivery {
    Delivery::start(db.clone(), senders, "https://essor.example".into(), true)
}

/// Waits until a query returns that number.
async fn wait_for_count(app: &TestApp, sql: &str, wanted: i64) {
    let mut interval = tokio::time::interval(std::time::Duration::from_millis(20));
    while app.place.number(sql).await != wanted {
        interval.tick().await;
    }
}

fn contacts() -> (Contact, Contact) {
    (Contact::Phone(phone(10)), Contact::Email("awa@exemple.fr".parse::<Email>().unwrap()))
}

on_both_engines! {
    async fn a_hanging_sms_gateway_delays_no_mail(app: Arc<TestApp>) {
        let (store, _) = structure(&app).await;
        let (phone, mail) = contacts();
        add(&app, &store, &phone).await;
        add(&app, &store, &mail).await;
        let (silent, mails) = (gateways::silent("http").await, gateways::mails().await);
        ask_for_code(&app, &phone, "482913").await;
        let delivery = deliver(&app.db, senders(&app, Some(&silent.url), Some(&mails.url), NEVER));
        silent.wait_for(|open| open.len() == 1).await;
        ask_for_code(&app, &mail, "773120").await;
        let came = mails.wait_for(|mails| !mails.is_empty()).await;
        assert!(came[0].contains("773120"), "{came:?}");
        wait_for_count(&app, "select count(*) from outbox where sent_at is not null", 1).await;
        drop(delivery);
    }

    async fn a_hanging_mail_server_delays_no_sms(app: Arc<TestApp>) {
        let (store, _) = structure(&app).await;
        let (phone, mail) = contacts();
        add(&app, &store, &phone).await;
        add(&app, &store, &mail).await;
        let (silent, sms) = (gateways::silent("smtp").await, gateways::quick_sms().await);
        ask_for_code(&app, &mail, "773120").await;
        let delivery = deliver(&app.db, senders(&app, Some(&sms.url), Some(&silent.url), NEVER));
        silent.wait_for(|open| open.len() == 1).await;
        ask_for_code(&app, &phone, "482913").await;
        assert_eq!(sms.wait_for(|all| !all.is_empty()).await[0].text, "482913");
        drop(delivery);
    }

    async fn a_timed_out_message_is_kept_for_another_attempt(app: Arc<TestApp>) {
        let (store, _) = structure(&app).await;
        let (phone, mail) = contacts();
        let (no_sms, no_mails) = (gateways::silent("http").await, gateways::silent("smtp").await);
        invite(&app, &store, &phone, "one").await;
        invite(&app, &store, &mail, "two").await;
        let limit = std::time::Duration::from_millis(100);
        let delivery = deliver(&app.db, senders(&app, Some(&no_sms.url), Some(&no_mails.url), limit));
        wait_for_count(&app, "select count(*) from outbox where last_error is not null and leased_until is null and tries = 1", 2).await;
        delivery.stop().await;
        assert_eq!(app.place.number("select count(*) from outbox where given_up_at is not null").await, 0);
    }

    async fn a_code_leaves_before_forty_invitations_enqueued_earlier(app: Arc<TestApp>) {
        let (store, _) = structure(&app).await;
        for number in 20..60 {
            invite(&app, &store, &Contact::Phone(phone(number)), &format!("invitation {number}")).await;
        }
        let (awa, _) = contacts();
        add(&app, &store, &awa).await;
        ask_for_code(&app, &awa, "482913").await;
        // The gateway answers no invitation before it has got the code.
        let sms = gateways::sms(Arc::new(|_, mut came| Box::pin(async move {
            came.wait_for(|came| came.iter().any(|sms| sms.text == "482913")).await.unwrap();
            StatusCode::OK
        }))).await;
        let delivery = deliver(&app.db, senders(&app, Some(&sms.url), None, NEVER));
        let came = sms.wait_for(|came| came.len() == 41).await;
        let nth = came.iter().position(|sms| sms.text == "482913").unwrap();
        assert!(nth <= AT_ONCE, "at most the messages that are being sent are before it: {nth}");
        delivery.stop().await;
        assert_eq!(app.place.number("select count(*) from outbox where sent_at is not null and tries = 1").await, 41);
    }

    async fn three_processes_with_a_slow_gateway_send_each_message_once(app: Arc<TestApp>) {
        const ALL: usize = 30;
        let (store, _) = structure(&app).await;
        for number in 20..20 + ALL {
            invite(&app, &store, &Contact::Phone(phone(number)), &number.to_string()).await;
        }
        // The gateway answers once it has got all messages that three processes send at once.
        let sms = gateways::sms(Arc::new(|mine: Sms, mut came| Box::pin(async move {
            let nth = came.borrow().iter().position(|sms| *sms == mine).unwrap();
            let enough = ((nth / (3 * AT_ONCE) + 1) * 3 * AT_ONCE).min(ALL);
            came.wait_for(|came| came.len() >= enough).await.unwrap();
            StatusCode::OK
        }))).await;
        let mut processes = Vec::new();
        for _ in 0..3 {
            let db = Db::open(&app.place.url).await.unwrap();
            processes.push((deliver(&db, senders(&app, Some(&sms.url), None, NEVER)), db));
        }
        wait_for_count(&app, "select count(*) from outbox where sent_at is not null", ALL as i64).await;
        for (delivery, db) in processes {
            delivery.stop().await;
            db.close().await;
        }
        let mut times: BTreeMap<Sms, usize> = BTreeMap::new();
        for sms in sms.all() {
            *times.entry(sms).or_default() += 1;
        }
        assert_eq!(times.len(), ALL);
        assert!(times.values().all(|times| *times == 1), "{times:?}");
        assert_eq!(app.place.number("select count(*) from outbox where tries <> 1").await, 0);
    }

    async fn a_stopping_process_finishes_the_messages_being_sent(app: Arc<TestApp>) {
        let (store, _) = structure(&app).await;
        let (phone, _) = contacts();
        invite(&app, &store, &phone, "one").await;
        let (open, opened) = tokio::sync::watch::channel(false);
        let sms = gateways::sms(Arc::new(move |_, _| {
            let mut opened = opened.clone();
            Box::pin(async move {
                opened.wait_for(|open| *open).await.unwrap();
                StatusCode::OK
            })
        })).await;
        let delivery = deliver(&app.db, senders(&app, Some(&sms.url), None, NEVER));
        sms.wait_for(|came| came.len() == 1).await;
        let stopping = tokio::spawn(delivery.stop());
        open.send(true).unwrap();
        stopping.await.unwrap();
        assert_eq!(app.place.number("select count(*) from outbox where sent_at is not null").await, 1);
    }

    async fn a_refused_message_is_given_up_and_listed_for_the_coordinator(app: Arc<TestApp>) {
        let (store, coordinator) = structure(&app).await;
        let status = |to: &str| match to.chars().last() {
            Some('1') => StatusCode::BAD_REQUEST,
            Some('2') => StatusCode::INTERNAL_SERVER_ERROR,
            Some('3') => StatusCode::TOO_MANY_REQUESTS,
            // A redirect that is followed would count as sent.
            Some('4') => StatusCode::FOUND,
            _ => StatusCode::OK,
        };
        let sms = gateways::sms(Arc::new(move |sms: Sms, _| Box::pin(async move { status(&sms.to) }))).await;
        let mails = gateways::mails().await;
        for number in 41..=45 {
            invite(&app, &store, &Contact::Phone(phone(number)), &format!("lien {number}")).await;
        }
        invite(&app, &store, &Contact::Email("nobody@exemple.fr".parse().unwrap()), "lien perdu").await;
        let delivery = deliver(&app.db, senders(&app, Some(&sms.url), Some(&mails.url), NEVER));
        wait_for_count(&app, "select count(*) from outbox where given_up_at is not null and tries = 1", 2).await;
        wait_for_count(&app, "select count(*) from outbox where last_error is not null and given_up_at is null and leased_until is null", 3).await;
        wait_for_count(&app, "select count(*) from outbox where sent_at is not null", 1).await;
        delivery.stop().await;
        assert_eq!(sms.all().len(), 5);
        let texts = app.place.texts("select body from outbox where given_up_at is not null or sent_at is not null").await;
        assert_eq!(texts, [""; 3], "their texts are erased");
        let page = app.browser_of(&coordinator).await.get("/journal").await;
        assert!(page.body.contains("2 messages ne sont pas partis"), "{}", page.body);
        for said in ["Awa Diallo", "nobody@exemple.fr", "06\u{a0}39\u{a0}98\u{a0}13\u{a0}41", "Invitation", "est refusé"] {
            assert!(page.body.contains(said), "{said}: {}", page.body);
        }
        assert!(!page.body.contains("13\u{a0}42"), "a message that will be tried again is not listed");
    }

    async fn at_night_an_sms_waits_until_8_unless_it_is_a_code(app: Arc<TestApp>) {
        let night: DateTime<Utc> = "2026-12-01T21:30:00Z".parse().unwrap();
        let morning: DateTime<Utc> = "2026-12-02T07:00:00Z".parse().unwrap();
        let by = Actor::tools(night);
        let id = app.db.create_structure(&by, "Les Ateliers du Canal", 10).await.unwrap();
        let store = app.db.for_structure(&id);
        let (phone, mail) = contacts();
        for (contact, text) in [(&phone, "by sms"), (&mail, "by mail")] {
            let person = add(&app, &store, contact).await;
            let invitation = Invitation { token_hash: text.into(), message: Some(message(contact, text)) };
            store.people().invite_person(&by, &person, &invitation).await.unwrap();
        }
        ask_for_code_at(&app, &phone, "code", night).await;
        let leaving_at = |now: DateTime<Utc>| {
            let db = app.db.clone();
            async move {
                let mut texts = Vec::new();
                for lane in Lane::ALL {
                    while let Some(message) = db.lease_message(lane, now).await.unwrap() {
                        texts.extend(ready_to_leave(&db, message, "https://essor.example", false, now).await.unwrap());
                    }
                }
                texts.into_iter().map(|message| (message.body, message.tries)).collect::<Vec<_>>()
            }
        };
        assert_eq!(leaving_at(night).await, [("code".to_owned(), 1), ("by mail".to_owned(), 1)]);
        let sms = Lane { channel: Channel::Sms, urgent: false };
        assert_eq!(app.db.lease_message(sms, morning - Duration::seconds(1)).await.unwrap(), None);
        let texts: Vec<_> = leaving_at(morning).await.into_iter().filter(|(text, _)| text == "by sms").collect();
        assert_eq!(texts, [("by sms".to_owned(), 1)], "waiting counts as no attempt");
    }

    async fn a_message_to_a_person_without_phone_leaves_by_mail(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let sql = "update outbox set channel = 'Sms', recipient = '+33639981310' where notice is not null and sent_at is null";
        app.place.run(sql).await;
        let (sms, mails) = (gateways::quick_sms().await, gateways::mails().await);
        let delivery = deliver(&app.db, senders(&app, Some(&sms.url), Some(&mails.url), NEVER));
        let came: Vec<String> = mails.wait_for(|mails| mails.iter().any(|mail| mail.contains("awaici@exemple.fr"))).await;
        delivery.stop().await;
        assert!(!came.is_empty() && sms.all().is_empty(), "{:?}", sms.all());
    }
}
