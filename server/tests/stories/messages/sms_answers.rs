//! Answers to SMS over HTTP: each service's signature or token, what is declared and what gets a link, repetitions, strangers, STOP.

use crate::support::{
    app::{Team, TestApp, client, on_both_engines, team},
    caller::answer,
    people::add_participant_since,
};
use app::web::context::Settings;
use axum::Extension;
use base64::{Engine, prelude::BASE64_STANDARD};
use domain::messages::sms_text::without_costly_accents;
use domain::values::{ids::PersonId, language::Language, money::Cents, month::Month, paris};
use hmac::{Hmac, Mac};
use serde_json::json;
use server::{delivery::ready_to_leave, sms::settings::SmsSettings, sms_answers::SmsAnswers};
use sha1::Sha1;
use sha2::Sha256;
use std::{net::SocketAddr, sync::Arc};
use store::{Channel, Lane};

const TOKEN: &str = "answers-0123456789";
const OF_RECEIPTS: &str = "receipts-0123456789";
const KEY: &str = "signs what the gateway sends";
const SITE: &str = "https://essor.example";

fn settings(provider: &str, reply_number: Option<&str>) -> SmsSettings {
    let value = |name: &str| match name {
        "ESSOR_SMS_PROVIDER" => Some(provider),
        "ESSOR_SMS_URL" => Some("http://localhost/sms"),
        "ESSOR_SMS_SENDER" if provider == "brevo" => Some("La Ruche"),
        "ESSOR_SMS_SENDER" if provider == "twilio" => Some("+33700000000"),
        "ESSOR_SMS_ANSWER_TOKEN" => Some(TOKEN),
        "ESSOR_SMS_RECEIPT_TOKEN" => Some(OF_RECEIPTS),
        "ESSOR_SMS_HMAC_KEY" => Some(KEY),
        "ESSOR_SMS_REPLY_NUMBER" => reply_number,
        "ESSOR_SMS_OVH_SERVICE" | "ESSOR_SMS_OVH_APPLICATION_KEY" | "ESSOR_SMS_OVH_APPLICATION_SECRET" | "ESSOR_SMS_OVH_CONSUMER_KEY" => {
            Some("x")
        }
        "ESSOR_SMS_BREVO_KEY" | "ESSOR_SMS_TWILIO_SID" => Some("x"),
        "ESSOR_SMS_TWILIO_TOKEN" => Some("12345"),
        _ => None,
    };
    SmsSettings::read(&|name| value(name).map(str::to_owned)).unwrap()
}

/// Serves the app with the answers of a service, and returns its address.
async fn serve(app: &TestApp, settings: &SmsSettings) -> String {
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let own = Settings { base_url: SITE.into(), ..Settings::default() };
    let router = server::router::router(app.db.clone(), own, app.objects.clone(), false);
    let router = router.layer(Extension(SmsAnswers::new(settings, SITE)));
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

/// The month that ended last.
fn last_month(app: &TestApp) -> Month {
    Month::of(paris::day(app.now)).plus(-1)
}

/// A participant with that phone whose enrollment began with that month.
async fn participant(app: &TestApp, team: &Team, name: &str, phone: &str, since: Month) -> PersonId {
    let id = add_participant_since(&team.rows, app.now, &team.coach, (name, name), since.first_day()).await;
    app.place.run(format!("update person set phone = '{phone}' where id = '{id}'")).await;
    id
}

/// The totals of the declarations of a participant, in cents.
async fn totals(app: &TestApp, id: &PersonId) -> Vec<String> {
    let sql = format!(
        "select cast(d.total as text) from declaration d join enrollment e on e.id = d.enrollment_id where e.participant_id = '{id}' order by d.month"
    );
    app.place.texts(sql).await
}

/// The header by which a gateway signs a body.
fn signature(body: &str, key: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap().chain_update(body.as_bytes());
    format!("sha256={:x}", mac.finalize().into_bytes())
}

/// The status for an answer that a gateway sends on.
async fn send(base: &str, id: &str, from: &str, text: &str) -> u16 {
    let body = json!({ "id": id, "from": from, "text": text }).to_string();
    let request = client().post(format!("{base}/reponses/webhook")).header("x-essor-signature", signature(&body, KEY)).body(body);
    answer(request).await.status
}

on_both_engines! {
    async fn an_amount_declares_the_month_and_anything_else_gets_a_link(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        let month = last_month(&app);
        let long = "4".repeat(2_048);
        let amount = |cents| without_costly_accents(&Language::Fr.amount(Cents::new(cents)));
        let cases: [(&str, Option<i64>, Vec<String>); 10] = [
            ("0", Some(0), vec![amount(0)]),
            ("450", Some(45_000), vec![amount(45_000)]),
            ("450€", Some(45_000), vec![amount(45_000)]),
            ("1 250,50", Some(125_050), vec![amount(125_050)]),
            ("j'ai rien gagné", None, vec![]),
            ("12 50", None, vec![amount(1_250), amount(125_000)]),
            ("", None, vec![]),
            ("👍", None, vec![]),
            ("-50", None, vec![]),
            (long.as_str(), None, vec![]),
        ];
        for (nth, (text, declared, said)) in cases.into_iter().enumerate() {
            let phone = format!("+336399820{nth:02}");
            let id = participant(&app, &team, &format!("lea{nth}"), &phone, month).await;
            assert_eq!(send(&base, &format!("m-{nth}"), &phone, text).await, 204, "{text:?}");
            assert_eq!(totals(&app, &id).await, declared.iter().map(i64::to_string).collect::<Vec<_>>(), "{text:?}");
            let letters = app.letters_to(&phone).await;
            assert_eq!(letters.len(), 1, "{text:?}");
            let body = &letters[0].body;
            let link = format!("{SITE}/declarations/{month}{}", if declared.is_some() { "?corriger=oui" } else { "" });
            assert!(body.ends_with(&link), "{text:?}: {body}");
            assert!(said.iter().all(|said| body.contains(said.as_str())), "{text:?}: {body}");
            assert!(letters[0].by_night && letters[0].urgent, "a reply waits for no morning");
        }
        let details = app.place.texts("select details from audit where action = 'declaration.submitted' and details like '%SMS%'").await;
        assert_eq!(details.len(), 4);
        // The category is that of the enrollment, as in the form.
        assert_eq!(app.place.texts("select distinct activity from turnover_line where amount in (45000, 125050)").await, ["02"]);
    }

    async fn what_leaves_something_to_choose_is_answered_with_a_link(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        let month = last_month(&app);
        let two = participant(&app, &team, "deux", "+33639983001", month.plus(-1)).await;
        let suspended = participant(&app, &team, "pause", "+33639983002", month).await;
        let enrollment = team.rows.enrollments().enrollment_of(&suspended).await.unwrap().id;
        let days = (month.first_day(), month.last_day());
        let by = store::Actor::tools(app.now);
        team.rows.enrollments().suspend(&by, &enrollment, days, "Maladie", paris::day(app.now)).await.unwrap();
        // This one has a question of the coach, and several months to declare.
        app.place.run(format!("update person set phone = '+33639983003' where id = '{}'", team.participant)).await;
        let before = totals(&app, &team.participant).await;
        for (nth, (phone, id, link)) in [
            ("+33639983001", &two, "/declarations".to_owned()),
            ("+33639983002", &suspended, "/declarations".to_owned()),
            ("+33639983003", &team.participant, format!("/declarations/{}", team.asked)),
        ]
        .into_iter()
        .enumerate()
        {
            assert_eq!(send(&base, &format!("c-{nth}"), phone, "450").await, 204);
            let body = app.letters_to(phone).await.remove(0).body;
            assert!(body.ends_with(&format!("{SITE}{link}")), "{phone}: {body}");
            assert_eq!(totals(&app, id).await, if *id == team.participant { before.clone() } else { Vec::new() }, "{phone}");
        }
        // Once its month is declared, there is nothing left to declare.
        let done = participant(&app, &team, "faite", "+33639983004", month).await;
        for (id, text) in [("d-1", "450"), ("d-2", "500")] {
            assert_eq!(send(&base, id, "+33639983004", text).await, 204);
        }
        assert_eq!(totals(&app, &done).await, ["45000"]);
        assert!(app.letters_to("+33639983004").await[0].body.ends_with(&format!("{SITE}/declarations")));
    }

    async fn a_repeated_answer_does_nothing_again_also_at_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        let id = participant(&app, &team, "lea", "+33639982101", last_month(&app)).await;
        let sent = futures::future::join_all((0..8).map(|_| send(&base, "same", "+33639982101", "450"))).await;
        assert_eq!(sent, [204; 8]);
        assert_eq!(send(&base, "same", "+33639982101", "450").await, 204);
        assert_eq!(totals(&app, &id).await, ["45000"]);
        assert_eq!(app.letters_to("+33639982101").await.len(), 1);
        assert_eq!(app.place.number("select count(*) from sms_answer").await, 1);
    }

    async fn a_strangers_number_and_one_of_the_team_change_nothing_and_look_the_same(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        app.place.run(format!("update person set phone = '+33639982201' where id = '{}'", team.coach)).await;
        let before = app.place.rows().await;
        for (nth, from) in ["+33639982299", "+33639982201", "La Ruche", "38069"].into_iter().enumerate() {
            for text in ["450", "STOP"] {
                assert_eq!(send(&base, &format!("s-{nth}-{text}"), from, text).await, 204, "{from}");
            }
        }
        assert_eq!(before, app.place.rows().await);
    }

    async fn a_wrong_signature_or_token_is_refused_and_without_a_number_nothing_is_read(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        participant(&app, &team, "lea", "+33639982301", last_month(&app)).await;
        let before = app.place.rows().await;
        let body = json!({ "id": "w", "from": "+33639982301", "text": "450" }).to_string();
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        for wrong in ["", "sha256=", &signature(&body, "another key"), &signature("{}", KEY)] {
            let request = client().post(format!("{base}/reponses/webhook")).header("x-essor-signature", wrong).body(body.clone());
            assert_eq!(answer(request).await.status, 403, "{wrong}");
        }
        for path in ["/reponses/twilio", "/reponses/brevo", "/reponses/webhook/answers-0123456789", "/reponses/ovh/answers-0123456789"] {
            assert_eq!(answer(client().post(format!("{base}{path}")).body(body.clone())).await.status, 404, "{path}");
        }
        let large = answer(client().post(format!("{base}/reponses/webhook")).body("x".repeat(64 * 1024))).await;
        assert_eq!(large.status, 413);
        let off = serve(&app, &settings("webhook", None)).await;
        assert_eq!(send(&off, "w", "+33639982301", "450").await, 404);
        let token = serve(&app, &settings("brevo", Some("+33700000000"))).await;
        let wrong = client().post(format!("{token}/reponses/brevo/answers-9876543210")).body(body);
        assert_eq!(answer(wrong).await.status, 404);
        assert_eq!(before, app.place.rows().await);
    }

    async fn each_service_is_read_in_its_own_shape(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let month = last_month(&app);
        let people = [("twilio", "+33639982401"), ("brevo", "+33639982402"), ("ovh", "+33639982403")];
        let mut ids = Vec::new();
        for (name, phone) in people {
            ids.push(participant(&app, &team, name, phone, month).await);
        }
        let twilio = serve(&app, &settings("twilio", Some("+33700000000"))).await;
        let form = [("Body", "450"), ("From", "+33639982401"), ("MessageSid", "SM01"), ("To", "+33700000000")];
        let signed = form.iter().fold(format!("{SITE}/reponses/twilio"), |text, (name, value)| format!("{text}{name}{value}"));
        let mac = Hmac::<Sha1>::new_from_slice(b"12345").unwrap().chain_update(signed.as_bytes());
        let right = BASE64_STANDARD.encode(mac.finalize().into_bytes());
        for (signature, status) in [("AAAA", 403), (right.as_str(), 204)] {
            let request = client().post(format!("{twilio}/reponses/twilio")).header("x-twilio-signature", signature).form(&form);
            assert_eq!(answer(request).await.status, status);
        }
        let brevo = serve(&app, &settings("brevo", Some("+33700000000"))).await;
        let event = |status: &str, date: &str| {
            json!({ "to": "33639982402", "messageId": 123, "msg_status": status, "reply": "450", "date": date, "type": "transactional" })
        };
        for (status, date) in [("delivered", "2026-12-01 10:00:00"), ("replied", "2026-12-01 10:01:00"), ("replied", "2026-12-01 10:02:00")] {
            let sent = answer(client().post(format!("{brevo}/reponses/brevo/{TOKEN}")).json(&event(status, date))).await;
            assert_eq!(sent.status, 204, "{status}");
        }
        assert_eq!(app.place.number("select count(*) from sms_answer where provider = 'brevo'").await, 2, "two replies to one SMS");
        let ovh = serve(&app, &settings("ovh", Some("38069"))).await;
        let query = "id=4711&sender=0033639982403&message=450";
        let status = async |token: &str| client().get(format!("{ovh}/reponses/ovh/{token}?{query}")).send().await.unwrap().status();
        assert_eq!(status(OF_RECEIPTS).await, 404, "who may say that an SMS arrived may not declare");
        assert_eq!(app.place.number("select count(*) from sms_answer where provider = 'ovh'").await, 0);
        assert_eq!(status(TOKEN).await, 204);
        assert_eq!(client().get(format!("{ovh}/reponses/ovh/{TOKEN}?sender=0033639982403")).send().await.unwrap().status(), 400);
        for id in ids {
            assert_eq!(totals(&app, &id).await, ["45000"]);
        }
    }

    async fn after_a_stop_no_sms_leaves_but_a_code_until_the_person_wants_them_again(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        let phone = "+33639982501";
        let id = participant(&app, &team, "lea", phone, last_month(&app)).await;
        for text in ["Stop", "STOP."] {
            assert_eq!(send(&base, text, phone, text).await, 204);
        }
        assert!(app.letters_to(phone).await.is_empty(), "not even a confirmation");
        assert_eq!(app.place.number("select count(*) from audit where action = 'person.sms_stopped'").await, 1);
        let browser = app.browser_of(&id).await;
        browser.get("/moi").await.assert_says("sms-stopped");
        let page = app.browser_of(&team.coordinator).await.get("/journal/messages").await;
        page.assert_says("messages-stopped-title");
        assert!(page.words().contains("lea Test"));
        // What would go by SMS goes by mail.
        assert_eq!(send(&base, "later", phone, "450").await, 204);
        assert!(app.letters_to(phone).await.is_empty());
        assert_eq!(app.letters_to("lea@exemple.fr").await.len(), 1);
        // A person without an address gets nothing, and the coordinator sees why; a code that they ask for leaves.
        app.place.run(format!("update person set email = null where id = '{id}'")).await;
        assert_eq!(send(&base, "again", phone, "450").await, 204);
        app.browser().post("/api/connexion/contact", &[("contact", phone)]).await;
        let mut left = Vec::new();
        let now = server::clock::now();
        while let Some(message) = app.db.lease_message(Lane { channel: Channel::Sms, urgent: true }, now).await.unwrap() {
            left.extend(ready_to_leave(&app.db, message, SITE, false, now).await.unwrap());
        }
        assert_eq!(left.iter().map(|message| message.recipient.as_str()).collect::<Vec<_>>(), [phone]);
        assert!(left[0].body.chars().filter(char::is_ascii_digit).count() >= 6, "it is the code: {}", left[0].body);
        assert_eq!(app.place.texts("select cause from outbox where kind = 'Reply' and given_up_at is not null").await, ["Stopped"]);
        let page = app.browser_of(&team.coordinator).await.get("/journal/messages?etat=echec").await;
        page.assert_says("messages-stopped");
        browser.post_and_follow("/api/moi/sms", &[] as &[(&str, &str)]).await.assert_says("sms-resumed");
        assert!(!browser.get("/moi").await.words().contains("STOP"));
        assert_eq!(send(&base, "back", phone, "450").await, 204);
        assert_eq!(app.place.number(format!("select count(*) from outbox where recipient = '{phone}' and kind = 'Reply' and given_up_at is null")).await, 1);
    }

    async fn beyond_ten_answers_a_day_only_a_stop_counts(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = serve(&app, &settings("webhook", Some("+33700000000"))).await;
        let phone = "+33639982601";
        let id = participant(&app, &team, "lea", phone, last_month(&app)).await;
        for nth in 0..10 {
            assert_eq!(send(&base, &format!("n-{nth}"), phone, "rien").await, 204);
        }
        assert_eq!(app.letters_to(phone).await.len(), 10);
        assert_eq!(send(&base, "n-10", phone, "450").await, 204);
        assert_eq!((app.letters_to(phone).await.len(), totals(&app, &id).await.len()), (10, 0));
        assert_eq!(send(&base, "n-11", phone, "STOP").await, 204);
        assert!(team.rows.people().has_stopped_sms(&id).await.unwrap());
    }
}
