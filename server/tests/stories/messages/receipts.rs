//! Receipts of SMS over HTTP: signed or with the secret token, twice, late and in the wrong order.

use crate::support::{
    app::{TestApp, client, on_both_engines, team},
    caller::answer,
};
use app::web::context::Settings;
use axum::Extension;
use base64::{Engine, prelude::BASE64_STANDARD};
use chrono::Duration;
use domain::messages::receipt::Cost;
use hmac::{Hmac, Mac};
use serde_json::json;
use server::{receipts::Receipts, sms::settings::SmsSettings};
use sha1::Sha1;
use std::{net::SocketAddr, sync::Arc};
use store::SentBy;

const TOKEN: &str = "receipts-0123456789";

fn settings(provider: &str) -> SmsSettings {
    let value = |name: &str| match name {
        "ESSOR_SMS_PROVIDER" => Some(provider),
        "ESSOR_SMS_URL" => Some("http://localhost/sms"),
        "ESSOR_SMS_SENDER" => Some("La Ruche"),
        "ESSOR_SMS_RECEIPT_TOKEN" => Some(TOKEN),
        "ESSOR_SMS_OVH_SERVICE" | "ESSOR_SMS_OVH_APPLICATION_KEY" | "ESSOR_SMS_OVH_APPLICATION_SECRET" | "ESSOR_SMS_OVH_CONSUMER_KEY" => {
            Some("x")
        }
        "ESSOR_SMS_BREVO_KEY" | "ESSOR_SMS_TWILIO_SID" => Some("x"),
        "ESSOR_SMS_TWILIO_TOKEN" => Some("12345"),
        _ => None,
    };
    SmsSettings::read(&|name| value(name).map(str::to_owned)).unwrap()
}

/// Serves the app with the receipts of a service, and returns its address.
async fn serve(app: &TestApp, provider: &str) -> String {
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let own = Settings { base_url: "https://essor.example".into(), ..Settings::default() };
    let router = server::router::router(app.db.clone(), own, app.objects.clone(), false);
    let router = router.layer(Extension(Receipts::new(&settings(provider), "https://essor.example")));
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

/// An SMS of a structure that a service took under that reference, by its identifier.
async fn sms_taken(app: &TestApp, provider: &str, reference: &str) -> String {
    team(app, "ici").await;
    let sql = "select id from outbox where notice is not null and sent_at is null and given_up_at is null and dropped_at is null order by id limit 1";
    let id = app.place.texts(sql).await.remove(0);
    app.place.run(format!("update outbox set channel = 'Sms', recipient = '+33639981310' where id = '{id}'")).await;
    app.db.mark_sent(&id, &SentBy { provider: Some(provider), reference: Some(reference), cost: None }, app.now).await.unwrap();
    id
}

async fn receipt_of(app: &TestApp, id: &str) -> String {
    app.place
        .texts(format!("select coalesce(receipt, 'None') || ' ' || coalesce(receipt_error, '') from outbox where id = '{id}'"))
        .await
        .remove(0)
}

/// The signature of Twilio's documentation, by its rule: the address, then each field's name and value in order of the names.
fn signature(address: &str, form: &[(&str, &str)], token: &str) -> String {
    let mut fields = form.to_vec();
    fields.sort();
    let text = fields.iter().fold(address.to_owned(), |text, (name, value)| format!("{text}{name}{value}"));
    let mac = Hmac::<Sha1>::new_from_slice(token.as_bytes()).unwrap().chain_update(text.as_bytes());
    BASE64_STANDARD.encode(mac.finalize().into_bytes())
}

#[test]
fn the_signature_is_that_of_the_documented_example() {
    // https://www.twilio.com/docs/usage/security: the example of the documentation.
    let form = [
        ("CallSid", "CA1234567890ABCDE"),
        ("Caller", "+14158675309"),
        ("Digits", "1234"),
        ("From", "+14158675309"),
        ("To", "+18005551212"),
    ];
    let signed = signature("https://mycompany.com/myapp.php?foo=1&bar=2", &form, "12345");
    assert_eq!(signed, "RSOYDt4T1cUTdK1PDd93/VVr8B8=");
}

on_both_engines! {
    async fn a_signed_receipt_of_twilio_counts_and_any_other_is_refused(app: Arc<TestApp>) {
        let id = sms_taken(&app, "twilio", "SM01").await;
        let base = serve(&app, "twilio").await;
        let query = format!("message={id}");
        let post = async |form: &[(&str, &str)], signature: &str| {
            answer(client().post(format!("{base}/recus/twilio?{query}")).header("x-twilio-signature", signature).form(form)).await.status
        };
        let address = format!("https://essor.example/recus/twilio?{query}");
        let failed = [("MessageSid", "SM01"), ("MessageStatus", "undelivered"), ("ErrorCode", "30003"), ("To", "+33639981310")];
        for wrong in ["", "AAAA", &signature(&address, &failed, "54321"), &signature(&address, &failed[..3], "12345")] {
            assert_eq!(post(&failed, wrong).await, 403, "{wrong:?}");
        }
        assert_eq!(receipt_of(&app, &id).await, "None ");
        let sent = [("MessageSid", "SM01"), ("MessageStatus", "sent")];
        assert_eq!(post(&sent, &signature(&address, &sent, "12345")).await, 204);
        assert_eq!(receipt_of(&app, &id).await, "None ", "it is on its way");
        for _ in 0..2 {
            assert_eq!(post(&failed, &signature(&address, &failed, "12345")).await, 204);
            assert_eq!(receipt_of(&app, &id).await, "Failed 30003");
        }
        let delivered = [("MessageSid", "SM01"), ("MessageStatus", "delivered")];
        assert_eq!(post(&delivered, &signature(&address, &delivered, "12345")).await, 204);
        assert_eq!(post(&failed, &signature(&address, &failed, "12345")).await, 204);
        assert_eq!(receipt_of(&app, &id).await, "Delivered ", "what arrived has arrived");
    }

    async fn receipts_with_the_secret_token_count_by_our_identifier_or_by_the_reference(app: Arc<TestApp>) {
        let id = sms_taken(&app, "brevo", "123").await;
        let base = serve(&app, "brevo").await;
        let receipt = json!({ "id": 26570, "to": "33639981310", "sms_count": 1, "credits_used": 1.5, "messageId": 123,
            "msg_status": "hard_bounce", "tag": id, "type": "transactional" });
        let post = async |path: &str, receipt: &serde_json::Value| answer(client().post(format!("{base}{path}")).json(receipt)).await.status;
        for path in ["/recus/brevo/receipts-9876543210", "/recus/webhook/receipts-0123456789", "/recus/twilio/receipts-0123456789", "/recus/twilio"] {
            assert_eq!(post(path, &receipt).await, 404, "{path}");
        }
        let path = format!("/recus/brevo/{TOKEN}");
        assert_eq!(client().get(format!("{base}{path}")).send().await.unwrap().status(), 405);
        assert_eq!(receipt_of(&app, &id).await, "None ");
        assert_eq!(post(&path, &receipt).await, 204);
        assert_eq!(receipt_of(&app, &id).await, "Failed hard_bounce");
        let by_reference = json!({ "messageId": 123, "msg_status": "delivered" });
        assert_eq!(post(&path, &by_reference).await, 204);
        assert_eq!(receipt_of(&app, &id).await, "Delivered ");
        assert_eq!(app.place.number(format!("select cost from outbox where id = '{id}'")).await, Cost::parse("1.5", "credit").unwrap().millionths);
        for (unknown, status) in [(json!({ "messageId": 999, "msg_status": "delivered" }), 404), (json!({ "msg_status": "delivered" }), 400),
            (json!({ "messageId": "a\u{0}b", "msg_status": "delivered" }), 400), (json!([]), 204)] {
            assert_eq!(post(&path, &unknown).await, status, "{unknown}");
        }
        let large = answer(client().post(format!("{base}{path}")).body("x".repeat(64 * 1024))).await;
        assert_eq!(large.status, 413);
    }

    async fn ovh_calls_by_get_with_its_own_identifier(app: Arc<TestApp>) {
        let id = sms_taken(&app, "ovh", "4711").await;
        let base = serve(&app, "ovh").await;
        let path = format!("{base}/recus/ovh/{TOKEN}");
        for (query, receipt) in [("id=4711&ptt=8", "None "), ("id=4711&ptt=2&description=absent", "Failed absent"), ("id=4711&ptt=1", "Delivered ")] {
            assert_eq!(client().get(format!("{path}?{query}")).send().await.unwrap().status(), 204, "{query}");
            assert_eq!(receipt_of(&app, &id).await, receipt, "{query}");
        }
    }

    async fn a_receipt_before_the_answer_stops_further_attempts(app: Arc<TestApp>) {
        let id = sms_taken(&app, "webhook", "w-1").await;
        app.place.run(format!("update outbox set sent_at = null, provider = null, reference = null, tries = 1 where id = '{id}'")).await;
        let base = serve(&app, "webhook").await;
        let delivered = json!({ "id": id, "status": "delivered" });
        assert_eq!(answer(client().post(format!("{base}/recus/webhook/{TOKEN}")).json(&delivered)).await.status, 204);
        let later = app.now + Duration::hours(2);
        while let Some(message) = app.db.lease_message(store::Lane::SMS, later).await.unwrap() {
            assert_ne!(message.id, id, "it has arrived");
            app.db.drop_message(&message.id, later).await.unwrap();
        }
        // The answer that comes late after all tells the reference and the cost.
        let cost = Cost::parse("1", "credit");
        app.db.mark_sent(&id, &SentBy { provider: Some("webhook"), reference: Some("w-1"), cost: cost.as_ref() }, later).await.unwrap();
        let texts = app.place.texts(format!("select reference || ' ' || receipt || ' ' || cost_unit from outbox where id = '{id}'")).await;
        assert_eq!(texts, ["w-1 Delivered credit"]);
    }
}
