//! Forms with the header `Idempotency-Key`: done once, answered as the first time, never in the name of another.

use crate::{
    support::{
        app::{Engine, TestApp, on_both_engines, team},
        caller::{Answer, Caller, answer},
    },
    web::calls::call,
};
use app::offline::acts::ACTS;
use domain::values::ids::PersonId;
use std::sync::Arc;

/// A key of a person; another one for another `n`.
fn key_of(person: &PersonId, n: usize) -> String {
    format!("{person}.{n:032}")
}

async fn send<V: AsRef<str>>(client: &Caller, path: &str, form: &[(&str, V)], key: &str) -> Answer {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_ref())).collect();
    answer(client.request("POST", path).header("idempotency-key", key).form(&form)).await
}

/// The sentence of a refusal: the header, decoded.
fn sentence_of(answer: &Answer) -> String {
    let address = format!("http://localhost/?s={}", answer.header("essor-sentence"));
    reqwest::Url::parse(&address).unwrap().query_pairs().next().unwrap().1.into_owned()
}

#[track_caller]
fn assert_like(again: &Answer, first: &Answer, what: &str) {
    assert_eq!((again.status, first.status), (200, 200), "{what}: {} {}", first.body, again.body);
    assert_eq!(again.location(), first.location(), "{what}");
    assert_eq!(again.set_cookie("essor-flash"), first.set_cookie("essor-flash"), "{what}");
}

on_both_engines! {
    async fn every_form_that_may_wait_is_done_once_and_answered_as_the_first_time(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        for (n, (address, _)) in ACTS.into_iter().enumerate() {
            let form = call(address, &team).form;
            let first = send(&client, address, &form, &key_of(&team.participant, n)).await;
            assert!(first.set_cookie("essor-flash").is_some_and(|flash| flash.starts_with("essor-flash=done.")), "{address}: {}", first.body);
            let rows = app.place.rows().await;
            for _ in 0..2 {
                assert_like(&send(&client, address, &form, &key_of(&team.participant, n)).await, &first, address);
            }
            assert_eq!(rows, app.place.rows().await, "{address}");
        }
        assert_eq!(app.place.number("select count(*) from sent_form").await, ACTS.len() as i64);
    }

    async fn a_repeat_does_not_undo_what_was_done_since(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let key = |n| key_of(&team.participant, n);
        // Ticked from the phone, opened again from another device.
        let tick = |done: &str| [("participant", team.participant.to_string()), ("action", team.action.to_string()), ("done", done.to_owned())];
        let first = send(&client, "/api/plan/cocher", &tick("yes"), &key(1)).await;
        client.post("/api/plan/cocher", &tick("no")).await;
        assert_like(&send(&client, "/api/plan/cocher", &tick("yes"), &key(1)).await, &first, "tick");
        let done = format!("select count(*) from plan_action where id = '{}' and done_at is not null", team.action);
        assert_eq!(app.place.number(&done).await, 0);

        // Booked from the phone, cancelled since.
        let held = format!("select count(*) from booking where participant_id = '{}' and session_id = '{}' and state = 'Booked'", team.participant, team.session);
        let cancel = async || {
            let booking = app.place.texts(held.replace("count(*)", "id")).await.remove(0);
            client.post("/api/rendez-vous/annuler", &[("booking", booking), ("reason", "Malade".to_owned())]).await
        };
        assert_eq!(cancel().await.status, 200);
        let book = [("session", team.session.to_string())];
        let first = send(&client, "/api/rendez-vous/reserver", &book, &key(2)).await;
        assert_eq!((first.status, app.place.number(&held).await), (200, 1), "{}", first.body);
        assert_eq!(cancel().await.status, 200);
        assert_like(&send(&client, "/api/rendez-vous/reserver", &book, &key(2)).await, &first, "book");
        assert_eq!(app.place.number(&held).await, 0);

        // Declared from the phone, corrected since.
        let month = team.month.plus(-1).to_string();
        let amount = |seen: &str, amount: &str| {
            let field = |name: &'static str, value: &str| (name, value.to_owned());
            [field("month", &month), field("seen", seen), field("lines[0][activity]", "02"), field("lines[0][kind]", "Sale"), field("lines[0][amount]", amount)]
        };
        let first = send(&client, "/api/declarations/envoyer", &amount("0", "80"), &key(3)).await;
        assert_eq!(client.post("/api/declarations/envoyer", &amount("1", "90")).await.status, 200);
        assert_like(&send(&client, "/api/declarations/envoyer", &amount("0", "80"), &key(3)).await, &first, "declare");
        assert_eq!(app.place.number(format!("select total from declaration where month = '{month}' and enrollment_id = '{}'", team.enrollment)).await, 9_000);
    }

    async fn a_key_of_another_person_or_none_does_nothing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let before = app.place.rows().await;
        let nil = [("month", team.month.plus(-1).to_string())];
        for (key, status) in [
            (key_of(&team.neighbour, 1), 401),
            (key_of(&team.coach, 1), 401),
            ("0123456789abcdef".to_owned(), 400),
            (format!("{}.{}", team.participant, "a".repeat(65)), 400),
            (format!("{}.' or 1=1 --------", team.participant), 400),
        ] {
            assert_eq!(send(&client, "/api/declarations/zero", &nil, &key).await.status, status, "{key}");
        }
        assert_eq!(before, app.place.rows().await);
        let guest = Caller::new(&app.base, false, None);
        assert_eq!(send(&guest, "/api/declarations/zero", &nil, &key_of(&team.participant, 1)).await.status, 401);
    }

    async fn an_answer_that_was_lost_with_the_process_leads_home(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let nil = [("month", team.month.plus(-1).to_string())];
        send(&client, "/api/declarations/zero", &nil, &key_of(&team.participant, 1)).await;
        app.place.run("update sent_form set location = null, say = null").await;
        let rows = app.place.rows().await;
        let again = send(&client, "/api/declarations/zero", &nil, &key_of(&team.participant, 1)).await;
        assert_eq!((again.status, again.location()), (200, "/"));
        assert!(again.set_cookie("essor-flash").unwrap().starts_with("essor-flash=done.sent-before"));
        assert_eq!(rows, app.place.rows().await);
    }

    async fn a_form_that_failed_is_done_by_its_repeat(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let nil = [("month", team.month.plus(-1).to_string())];
        let (broken, mended) = match app.place.engine {
            Engine::Sqlite => ("create trigger broken before insert on audit begin select raise(fail, 'broken'); end", "drop trigger broken"),
            Engine::Postgres => ("alter table audit add constraint broken check (false) not valid", "alter table audit drop constraint broken"),
        };
        app.place.execute(broken).await;
        assert_eq!(send(&client, "/api/declarations/zero", &nil, &key_of(&team.participant, 1)).await.status, 500);
        assert_eq!(app.place.number("select count(*) from sent_form").await, 0, "the key goes with the deed");
        app.place.execute(mended).await;
        let done = send(&client, "/api/declarations/zero", &nil, &key_of(&team.participant, 1)).await;
        assert_eq!((done.status, done.location()), (200, format!("/declarations/{}?envoye=oui", nil[0].1).as_str()), "{}", done.body);
    }

    async fn a_month_that_was_sent_with_another_amount_is_refused_with_both(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let form = [
            ("month", team.month.to_string()),
            ("seen", "0".to_owned()),
            ("lines[0][activity]", "02".to_owned()),
            ("lines[0][kind]", "Sale".to_owned()),
            ("lines[0][amount]", "333,33".to_owned()),
        ];
        let before = app.place.number("select count(*) from declaration_version").await;
        let refused = send(&client, "/api/declarations/envoyer", &form, &key_of(&team.participant, 1)).await;
        let said = sentence_of(&refused);
        assert_eq!((refused.status, refused.location()), (409, format!("/declarations/{}", team.month).as_str()));
        assert!(said.contains("190,00") && said.contains("333,33"), "{said}");
        let nil = send(&client, "/api/declarations/zero", &form[..1], &key_of(&team.participant, 2)).await;
        assert!(nil.status == 409 && sentence_of(&nil).contains("190,00") && sentence_of(&nil).contains("0,00"), "{}", sentence_of(&nil));
        assert_eq!(app.place.number("select count(*) from declaration_version").await, before);
        assert_eq!(app.place.number("select count(*) from sent_form").await, 0, "a refusal takes no key");
        // The place that is gone is refused with the sentence of its rule.
        let full = [("session", team.agenda.full.to_string())];
        let refused = send(&client, "/api/rendez-vous/reserver", &full, &key_of(&team.participant, 3)).await;
        assert!(refused.status == 409 && !sentence_of(&refused).is_empty(), "{} {}", refused.status, refused.body);
    }

    async fn a_check_in_sent_after_its_month_counts_for_its_month(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let this = domain::values::month::Month::of(domain::values::paris::day(app.now));
        let form = |month: String| [("mood", "Hard".to_owned()), ("blocker", "Money".to_owned()), ("call", "no".to_owned()), ("month", month)];
        let last = this.plus(-1).to_string();
        let sent = send(&client, "/api/plan/point", &form(last.clone()), &key_of(&team.participant, 1)).await;
        assert_eq!(sent.status, 200, "{}", sent.body);
        let moods = format!("select mood from check_in where enrollment_id = '{}' and month = '{last}'", team.enrollment);
        assert_eq!(app.place.texts(moods).await, ["Hard"]);
        for wrong in [this.plus(-2).to_string(), this.plus(1).to_string(), "2026-13".to_owned(), "é".to_owned()] {
            assert_eq!(client.post("/api/plan/point", &form(wrong.clone())).await.status, 404, "{wrong}");
        }
    }

    async fn the_service_worker_is_served_anew_and_may_load_only_from_here(app: Arc<TestApp>) {
        let worker = app.browser().get("/sw.js").await;
        assert_eq!((worker.status, worker.header("content-type")), (200, "text/javascript; charset=utf-8"));
        assert_eq!((worker.header("service-worker-allowed"), worker.header("cache-control")), ("/", "no-cache"));
        assert_eq!(worker.header("content-security-policy"), "default-src 'none'; script-src 'self'; connect-src 'self'");
        let tag = worker.header("etag").to_owned();
        let known = app.browser().saying("if-none-match", &tag).get("/sw.js").await;
        assert_eq!((known.status, known.length, known.header("etag")), (304, 0, tag.as_str()), "a phone that has it loads nothing");
        assert_eq!(app.browser().saying("if-none-match", "W/\"another\"").get("/sw.js").await.status, 200);
        // The pages of participants bear their mark, and no others.
        let team = team(&app, "ici").await;
        let mark = format!("<div data-person=\"{}\"", team.participant);
        for page in ["/", "/envois", "/moi", "/confidentialite"] {
            assert!(app.browser_of(&team.participant).await.get(page).await.body.contains(&mark), "{page}");
        }
        for (who, page) in [(&team.coach, "/verifications"), (&team.coordinator, "/confidentialite")] {
            assert!(!app.browser_of(who).await.get(page).await.body.contains("data-words=\""), "{page}");
        }
        assert!(!app.browser().get("/connexion").await.body.contains("data-words=\""));
        // The words of their script are loaded once.
        let home = app.browser_of(&team.participant).await.get("/").await.body;
        let words = home.split_once("data-words=\"").and_then(|(_, rest)| rest.split_once('"')).map_or("", |(address, _)| address);
        let file = app.browser().get(words).await;
        assert_eq!((file.status, file.header("content-type")), (200, "application/json"), "{words}");
        assert_eq!(file.header("cache-control"), "public, max-age=31536000, immutable");
        assert!(file.body.contains("\"waiting-one\":"), "{}", file.body);
        for other in ["/mots/fr.json?01234567", "/mots/fr.json", "/mots/de.json"] {
            assert_eq!(app.browser().get(other).await.status, 404, "{other}: of another version there is none");
        }
        app.browser().get("/connexion?envoi=attend").await.assert_says("waiting-session-over");
    }
}
