//! The page of messages: what left, arrived, did not arrive or waits; sending one again.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::Caller,
    process::{complained, essor},
};
use app::web::context::UnsentChannels;
use chrono::Duration;
use domain::messages::{
    delivery::DeliveryFailure,
    receipt::{FailureCause, Receipt, WaitsFor},
};
use server::delivery::{TextSettings, with_its_text};
use std::sync::Arc;
use store::{Channel, Lane, NewReceipt, ReceiptOf};

const PHONE: &str = "+33639981310";

/// Makes the messages of that kind to a person SMS to [`PHONE`], and returns their identifiers.
async fn as_sms(app: &TestApp, person: &str, kind: &str) -> Vec<String> {
    app.place.change(format!("update person set phone = '{PHONE}' where id = '{person}'")).await;
    let of = format!("notice = '{kind}' and person_id = '{person}' and dropped_at is null");
    app.place.run(format!("update outbox set channel = 'Sms', recipient = '{PHONE}' where {of}")).await;
    app.place.texts(format!("select id from outbox where {of} order by id")).await
}

on_both_engines! {
    async fn the_page_says_why_a_message_failed_or_waits_and_never_its_text(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        app.browser().post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await;
        let code: String = app.letters_to("awaici@exemple.fr").await[0].body.chars().filter(char::is_ascii_digit).take(6).collect();
        assert_eq!(code.len(), 6);
        let failed = coordinator.get("/journal/messages?etat=echec").await;
        assert!(failed.body.contains("Le service d’envoi n’a pas répondu"), "{}", failed.words());
        assert!(failed.body.contains("Renvoyer"), "{}", failed.words());
        app.db.give_up_message_for(&as_sms(&app, team.participant.as_str(), "Reminder48").await[0], DeliveryFailure::Unreachable,
            Some(FailureCause::Credit), "402", app.now).await.unwrap();
        let waiting = app.place.texts("select id from outbox where sent_at is null and dropped_at is null and given_up_at is null and notice is not null order by id").await;
        app.db.postpone_message_for(&waiting[0], app.now + Duration::hours(9), Some(WaitsFor::Night)).await.unwrap();
        app.db.postpone_message_for(&waiting[1], app.now + Duration::hours(9), Some(WaitsFor::Cap)).await.unwrap();
        let page = coordinator.get("/journal/messages").await;
        for said in ["n’a plus de crédit", "La nuit, les SMS attendent", "prévu pour 24\u{a0}heures est atteint", "Code de connexion"] {
            assert!(page.body.contains(said), "{said}: {}", page.words());
        }
        assert!(!page.body.contains(&code) && !page.body.contains("/invitation/"), "{}", page.words());
        let waits = coordinator.get("/journal/messages?etat=attente").await;
        assert!(waits.body.contains("La nuit") && !waits.body.contains("Pas arrivé<"), "{}", waits.words());
        for odd in ["?etat=x%00&apres=%00", "?apres=ZZZZZZZZZZZZZZZZZZZZZZZZZZ", "?apres=%27--"] {
            assert_eq!(coordinator.get(&format!("/journal/messages{odd}")).await.status, 200, "{odd}");
        }
    }

    async fn a_message_that_nothing_sends_is_said_to_be_in_a_file_and_the_channel_is_not_offered(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let ids = as_sms(&app, team.participant.as_str(), "Reminder48").await;
        app.db.mark_delivered(&ids[0], app.now).await.unwrap();
        let person = format!("/personnes/{}", team.participant);
        let cookie = app.cookie_of(&team.coordinator).await;
        let here = Caller::new(&app.base, true, Some(&cookie));
        let written = here.get("/journal/messages?etat=fichier").await;
        assert!(written.body.contains("Écrit dans un fichier, pas envoyé") && written.body.contains(">Pas envoyés<"), "{}", written.words());
        assert!(!here.get("/journal/messages?etat=parti").await.body.contains("Écrit dans un fichier"));
        let shown = here.get(&person).await;
        shown.assert_says("person-sms-written");
        assert!(shown.body.contains("Inviter par SMS"), "on this machine the file may be wanted");

        let base = app.sending_less(UnsentChannels { sms: true, mail: false }, false).await;
        let public = Caller::new(&base, true, Some(&cookie));
        let shown = public.get(&person).await;
        shown.assert_says("no-sms-here");
        assert!(!shown.body.contains("Inviter par SMS") && shown.body.contains("Inviter par e-mail"), "{}", shown.words());
        let count = || app.place.number("select count(*) from invitation");
        let before = count().await;
        let refused = public.post_and_follow("/api/personnes/invitation", &[("person", team.participant.as_str()), ("way", "sms")]).await;
        refused.assert_says("no-sms-here");
        assert_eq!(count().await, before);
        // Who has an address too is reached there.
        public.post_and_follow("/api/personnes/invitation", &[("person", team.participant.as_str()), ("way", "mail")]).await.assert_says("person-invited");
        public.post_and_follow("/api/personnes/inviter-tous", &[("tous", "oui")]).await.assert_says("all-invited-no-sms");
        let visitor = Caller::new(&base, true, None);
        let codes = || app.place.number("select count(*) from outbox where kind = 'Code'");
        let before = codes().await;
        let refused = visitor.post_and_follow("/api/connexion/contact", &[("contact", PHONE)]).await;
        refused.assert_refused("contact", PHONE, "contact-no-sms-here");
        assert_eq!(codes().await, before);
    }

    async fn a_notice_leaves_by_mail_where_nothing_sends_sms(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        as_sms(&app, team.participant.as_str(), "Booked").await;
        let no_sms = UnsentChannels { sms: true, mail: false };
        let at = app.now;
        let (mut with, mut without) = (Vec::new(), Vec::new());
        for lane in Lane::ALL {
            while let Some(message) = app.db.lease_message(lane, at).await.unwrap() {
                if !(message.recipient == PHONE && message.notice.is_some()) {
                    continue;
                }
                let settings = |unsent| TextSettings { unsent, ..TextSettings::from("https://essor.example") };
                let text = async |unsent| with_its_text(&app.db, message.clone(), settings(unsent), at).await.unwrap();
                with.extend(text(UnsentChannels::default()).await.map(|text| text.channel));
                without.extend(text(no_sms).await.map(|text| text.channel));
            }
        }
        assert!(!with.is_empty() && with.iter().all(|channel| *channel == Channel::Sms), "{with:?}");
        assert!(without.len() == with.len() && without.iter().all(|channel| *channel == Channel::Email), "{without:?}");
    }

    async fn a_message_whose_number_was_mended_is_sent_again_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let id = as_sms(&app, team.participant.as_str(), "Reminder48").await.remove(0);
        app.db.give_up_message_for(&id, DeliveryFailure::Refused, Some(FailureCause::Contact), "invalid", app.now).await.unwrap();
        let person = format!("/personnes/{}", team.participant);
        assert!(coordinator.get(&person).await.body.contains("Le dernier SMS n’est pas arrivé"));
        let count = || app.place.number("select count(*) from outbox");
        let before = count().await;
        let refused = coordinator.post_and_follow("/api/messages/renvoyer", &[("message", id.as_str())]).await;
        assert!(refused.body.contains("Corrigez-le sur la fiche"), "{}", refused.words());
        assert_eq!(count().await, before);
        app.place.run(format!("update person set phone = '+33639981311' where id = '{}'", team.participant)).await;
        assert!(!coordinator.get(&person).await.body.contains("Le dernier SMS"), "it went to another number");
        for _ in 0..2 {
            let done = coordinator.post_and_follow("/api/messages/renvoyer", &[("message", id.as_str())]).await;
            assert!(done.body.contains("Le message repart."), "{}", done.words());
        }
        assert_eq!(count().await, before + 1);
        let again = app.place.number("select count(*) from outbox where recipient = '+33639981311' and notice = 'Reminder48' and tries = 0 and sent_at is null").await;
        assert_eq!(again, 1);
        assert_eq!(app.place.number("select count(*) from audit where action = 'message.resent'").await, 1);
    }

    async fn a_code_an_invitation_or_a_message_that_arrived_is_not_sent_again(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.client_of(&team.coordinator).await;
        let ids = as_sms(&app, team.participant.as_str(), "Reminder2").await;
        app.db.mark_delivered(&ids[0], app.now).await.unwrap();
        let received = |receipt| NewReceipt { provider: "webhook", of: ReceiptOf::Message(&ids[0]), receipt, error: None, cost: None };
        assert!(app.db.record_receipt(&received(Receipt::Delivered), app.now).await.unwrap());
        app.browser().post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await;
        let code = app.letters_to("awaici@exemple.fr").await[0].id.clone();
        app.db.give_up_message(&code, DeliveryFailure::TimedOut, "no answer", app.now).await.unwrap();
        for id in [ids[0].as_str(), code.as_str(), "01UNKNOWN", "\u{0}"] {
            assert_eq!(coordinator.post("/api/messages/renvoyer", &[("message", id)]).await.status, 404, "{id:?}");
        }
    }

    async fn the_page_has_fifty_messages_and_a_link_to_the_older_ones(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let insert = |number: usize| {
            let (at, structure) = ((app.now - Duration::hours(1)).to_rfc3339_opts(chrono::SecondsFormat::AutoSi, false), team.rows.structure_id());
            format!("insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, sent_at, provider, kind, tries)
                     values ('01PAGE{number:03}', '{structure}', 'Email', 'n{number:03}@exemple.fr', '', '', '{at}', '{at}', '{at}', 'smtp', 'Question', 1)")
        };
        for number in 0..60 {
            app.place.run(insert(number)).await;
        }
        let first = coordinator.get("/journal/messages?etat=parti").await;
        assert_eq!(first.body.matches("@exemple.fr").count(), 50);
        assert!(first.body.contains("n059@") && !first.body.contains("n009@"), "the newest first: {}", first.words());
        let link = first.body.split("href=\"").find(|rest| rest.contains("rel=\"next\"") && rest.starts_with("/journal/messages?etat=parti")).unwrap();
        let link = link.split('"').next().unwrap().replace("&amp;", "&");
        let second = coordinator.get(&link).await;
        assert!(second.body.contains("n009@") && !second.body.contains("n010@"), "{}", second.words());
    }
}

#[tokio::test]
async fn a_test_message_says_what_the_service_answered() {
    use crate::support::{
        app::{Engine, TestDb},
        gateways,
    };
    let place = TestDb::find(Engine::Sqlite).await;
    let try_it = |to: &'static str, settings: Vec<(&'static str, String)>| {
        let mut command = essor(&place);
        command.args(["message", "test", "--to", to]).envs(settings);
        tokio::task::spawn_blocking(move || command.output().unwrap())
    };
    let nothing = try_it(PHONE, vec![]).await.unwrap();
    assert!(!nothing.status.success() && complained(&nothing).contains("ESSOR_SMS_PROVIDER"), "{}", complained(&nothing));
    let wrong = try_it("personne", vec![]).await.unwrap();
    assert!(!wrong.status.success() && complained(&wrong).contains("ni un numéro"), "{}", complained(&wrong));
    let sms = gateways::quick_sms().await;
    let sent = try_it(PHONE, vec![("ESSOR_SMS_URL", sms.url.clone())]).await.unwrap();
    assert!(sent.status.success(), "{}", complained(&sent));
    assert!(crate::support::process::said(&sent).contains("pris par webhook"));
    assert_eq!(sms.all()[0].to, PHONE);
    let refusing = gateways::sms(Arc::new(|_, _| Box::pin(async { axum::http::StatusCode::UNAUTHORIZED }))).await;
    let refused = try_it(PHONE, vec![("ESSOR_SMS_URL", refusing.url.clone())]).await.unwrap();
    assert!(!refused.status.success() && complained(&refused).contains("ses clés sont refusés"), "{}", complained(&refused));
    place.tear_down().await;
}
