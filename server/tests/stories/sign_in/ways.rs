//! Signing in and out: codes, passwords, invitations, personas, devices.

use crate::support::{
    app::{Engine, Team, TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer, sentence},
};
use domain::people::Role;
use std::sync::Arc;
use store::{Actor, NewPerson};

const PASSWORD: &str = "miel de sapin";

/// The response to a request for a code.
async fn ask(browser: &Caller, contact: &str) -> Answer {
    browser.post("/api/connexion/contact", &[("contact", contact)]).await
}

/// The response to a code.
async fn try_code(browser: &Caller, code: &str) -> Answer {
    browser.post("/api/connexion/code", &[("code", code)]).await
}

/// The code in the newest message to a contact.
async fn code_for(app: &TestApp, contact: &str) -> String {
    let body = app.db.messages_to(contact).await.unwrap().remove(0).body;
    body.split(|sign: char| !sign.is_ascii_digit()).find(|word| word.len() == 6).expect("a message brings six digits").to_owned()
}

/// A different code.
fn not(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

/// Whether the browser is signed in.
async fn is_in(browser: &Caller) -> bool {
    // Not by GET, whose page the next sign-in leads back to.
    let home = answer(browser.request("HEAD", "/moi")).await;
    assert!(matches!(home.status, 200 | 303), "{}", home.status);
    home.status == 200
}

on_both_engines! {
    async fn a_code_from_the_message_signs_in_once(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = app.browser();
        let sent = ask(&browser, " Awaici@Exemple.FR ").await;
        assert_eq!((sent.status, sent.location()), (303, "/connexion/code"));
        let attempt = browser.cookie("essor-attempt").unwrap();
        let code = code_for(&app, "awaici@exemple.fr").await;
        assert!(browser.get("/connexion/code").await.words().contains("awaici@exemple.fr"), "the page tells where the code went");
        let spaced = format!(" {} {} ", &code[..3], &code[3..]);
        let signed_in = try_code(&browser, &spaced).await;
        assert_eq!((signed_in.status, signed_in.location()), (303, "/"));
        let device = signed_in.set_cookie("essor-device").unwrap();
        assert!(device.contains("HttpOnly") && device.contains("SameSite=Lax") && device.contains("Path=/"), "{device}");
        assert!(browser.get("/").await.words().contains("Bonjour Awaici"));

        let thief = app.browser();
        thief.bring(&format!("essor-attempt={attempt}"));
        let again = thief.post_and_follow("/api/connexion/code", &[("code", &code)]).await;
        again.assert_refused("code", "", "code-old");
        assert!(!is_in(&thief).await);
        // The browser that used it may send it again, as a second tap does.
        assert_eq!(try_code(&browser, &code).await.location(), "/");
        assert!(is_in(&browser).await);
    }

    async fn the_right_code_is_refused_after_five_wrong_ones(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = app.browser();
        ask(&browser, "awaici@exemple.fr").await;
        let code = code_for(&app, "awaici@exemple.fr").await;
        for typed in ["", "12345", "1234567", "abcdef", "123456 ou 654321"] {
            // A text without a code is not counted.
            browser.post_and_follow("/api/connexion/code", &[("code", typed)]).await.assert_refused("code", "", "code-not-six-digits");
        }
        for _try in 0..5 {
            let page = browser.post_and_follow("/api/connexion/code", &[("code", not(&code))]).await;
            page.assert_refused("code", "", "code-wrong");
        }
        browser.post_and_follow("/api/connexion/code", &[("code", &code)]).await.assert_refused("code", "", "code-too-many");
        assert!(!is_in(&browser).await);
        // A new code has new attempts.
        ask(&browser, "awaici@exemple.fr").await;
        let code = code_for(&app, "awaici@exemple.fr").await;
        assert_eq!(try_code(&browser, &code).await.location(), "/");
        assert!(is_in(&browser).await);
    }

    async fn a_code_expires_after_ten_minutes_and_fails_in_another_browser(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let (browser, other) = (app.browser(), app.browser());
        ask(&browser, "awaici@exemple.fr").await;
        let code = code_for(&app, "awaici@exemple.fr").await;
        other.post_and_follow("/api/connexion/code", &[("code", &code)]).await.assert_refused("code", "", "code-old");
        app.place.run("update sign_in_code set expires_at = created_at").await;
        browser.post_and_follow("/api/connexion/code", &[("code", &code)]).await.assert_refused("code", "", "code-old");
        assert!(!is_in(&browser).await && !is_in(&other).await);
    }

    async fn an_unknown_contact_gets_the_same_responses_as_a_known_one(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let shape = |answer: &Answer| {
            let mut headers: Vec<String> = answer
                .headers
                .iter()
                .filter(|(name, _)| *name != "date")
                .map(|(name, value)| {
                    // All tokens have the same length.
                    let value = value.to_str().unwrap().chars().map(|sign| if sign.is_ascii_alphanumeric() { '.' } else { sign });
                    let value: String = value.collect();
                    format!("{name}: {value}")
                })
                .collect();
            headers.sort();
            (answer.status, headers, answer.body.clone())
        };
        let hide = |page: Answer, contact: &str| page.words().replace(contact, "…");
        let browsers: Vec<(Caller, Caller)> = (0..6).map(|_| (app.browser(), app.browser())).collect();
        for (known, unknown) in &browsers {
            let (for_known, for_unknown) = (ask(known, "awaici@exemple.fr").await, ask(unknown, "awa@ailleurs.fr").await);
            // The sixth within ten minutes is refused to both.
            assert_eq!(shape(&for_known), shape(&for_unknown));
            let page = (known.get(for_known.location()).await, unknown.get(for_unknown.location()).await);
            assert_eq!(hide(page.0, "awaici@exemple.fr"), hide(page.1, "awa@ailleurs.fr"));
        }
        // Mistakes show once: after another refusal they show again.
        let again = ask(&browsers[5].0, "awaici@exemple.fr").await;
        browsers[5].0.get(again.location()).await.assert_refused("contact", "awaici@exemple.fr", "contact-too-many");
        assert_eq!(app.letters_to("awaici@exemple.fr").await.len(), 5);
        assert!(app.db.messages_to("awa@ailleurs.fr").await.unwrap().is_empty());
        let wrong = not(&code_for(&app, "awaici@exemple.fr").await);
        let (known, unknown) = &browsers[4];
        for _try in 0..7 {
            let (for_known, for_unknown) = (try_code(known, &wrong).await, try_code(unknown, &wrong).await);
            assert_eq!(shape(&for_known), shape(&for_unknown));
            let page = (known.get("/connexion/code").await, unknown.get("/connexion/code").await);
            assert_eq!(hide(page.0, "awaici@exemple.fr"), hide(page.1, "awa@ailleurs.fr"));
        }
    }

    async fn a_mistyped_contact_is_shown_again_with_its_sentence(app: Arc<TestApp>) {
        for (typed, key) in [
            ("", "contact-empty"),
            ("06 39 98 13", "contact-not-a-phone"),
            ("06 39 98 13 10 11", "contact-not-a-phone"),
            ("marie@", "contact-not-an-email"),
            ("marie\"><script>@exemple.fr", "contact-not-an-email"),
        ] {
            let browser = app.browser();
            browser.post_and_follow("/api/connexion/contact", &[("contact", typed)]).await.assert_refused("contact", typed, key);
            // It is kept for this browser only.
            assert!(!app.browser().get("/connexion").await.body.contains("aria-invalid"));
        }
        assert_eq!(app.place.number("select count(*) from sign_in_code").await, 0);
    }

    async fn every_spelling_of_a_phone_number_gets_its_code(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let new = NewPerson {
            role: Role::Participant,
            first_name: "Line".into(),
            last_name: "Petit".into(),
            phone: Some("06 39 98 77 02".parse().unwrap()),
            email: None,
        };
        let line = team.rows.people().add_person(&Actor::tools(app.now), &new).await.unwrap();
        let browser = app.browser();
        ask(&browser, "+33 (0)6.39.98.77.02").await;
        let message = app.db.messages_to("+33639987702").await.unwrap().remove(0);
        assert_eq!(message.channel, store::Channel::Sms);
        try_code(&browser, &code_for(&app, "+33639987702").await).await;
        let device = app::sign_in::secret::hash(&browser.cookie("essor-device").unwrap());
        assert_eq!(app.db.signed_in(&device, app.now).await.unwrap().unwrap().person_id, line);
    }

    async fn an_invitation_opens_many_times_and_is_accepted_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coordinator, colleague) = (app.browser_of(&team.coordinator).await, app.browser());
        let form = [("role", "Coach"), ("first_name", "Line"), ("last_name", "Petit"), ("email", "line@exemple.fr"), ("phone", "")];
        let page = coordinator.post_and_follow("/api/personnes/inviter", &form).await;
        page.assert_says("person-invited");
        assert!(page.words().contains("Line Petit"));
        let body = app.db.messages_to("line@exemple.fr").await.unwrap().remove(0).body;
        let link = body.split_whitespace().find_map(|word| word.strip_prefix(&app.base)).expect("the message brings the link").to_owned();
        let token = link.strip_prefix("/invitation/").unwrap();
        for _look in 0..3 {
            let page = colleague.get(&link).await;
            assert_eq!(page.status, 200);
            assert!(page.words().contains("Bonjour Line"));
        }
        for short in ["", "court", "onze signes", "ééééééééééé"] {
            let page = colleague.post_and_follow("/api/invitation", &[("token", token), ("password", short)]).await;
            page.assert_refused("password", "", "password-too-short");
        }
        let accepted = colleague.post("/api/invitation", &[("token", token), ("password", PASSWORD)]).await;
        assert_eq!((accepted.status, accepted.location()), (303, "/verifications"));
        assert!(is_in(&colleague).await);
        // A used link neither opens nor sets another password.
        assert_eq!(app.browser().get(&link).await.status, 404);
        assert_eq!(app.browser().post("/api/invitation", &[("token", token), ("password", "un autre mot de passe")]).await.status, 404);
        let browser = app.browser();
        let signed_in = browser.post("/api/connexion/equipe", &[("email", " Line@exemple.fr"), ("password", PASSWORD)]).await;
        assert_eq!((signed_in.status, signed_in.location()), (303, "/"));
        assert!(is_in(&browser).await);
    }

    async fn an_expired_invitation_is_missing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        app.place.run("update invitation set expires_at = created_at").await;
        assert_eq!(app.browser().get(&format!("/invitation/{}", team.invitation)).await.status, 404);
        let sent = app.browser().post("/api/invitation", &[("token", team.invitation.as_str()), ("password", PASSWORD)]).await;
        assert_eq!(sent.status, 404);
    }

    async fn a_wrong_password_and_an_unknown_address_get_the_same_response(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        accept(&app, &team).await;
        for (address, password) in [
            ("coachici@exemple.fr", "miel de châtaignier"),
            ("coachici@exemple.fr", ""),
            ("personne@exemple.fr", PASSWORD),
            // A member of the team without a password yet, and a participant, who has none.
            ("coordici@exemple.fr", PASSWORD),
            ("awaici@exemple.fr", PASSWORD),
        ] {
            let browser = app.browser();
            let page = browser.post_and_follow("/api/connexion/equipe", &[("email", address), ("password", password)]).await;
            page.assert_refused("password", "", "password-wrong");
            assert!(page.control("email").contains(address), "the address is kept");
            assert!(!is_in(&browser).await);
        }
        let page = app.browser().post_and_follow("/api/connexion/equipe", &[("email", "line@"), ("password", PASSWORD)]).await;
        page.assert_refused("email", "line@", "contact-not-an-email");
        assert!(!page.body.contains(PASSWORD), "a password is kept nowhere");
        let kept = app.place.texts("select content from form_draft").await;
        assert!(!kept.is_empty() && kept.iter().all(|form| !form.contains(PASSWORD) && !form.contains("châtaignier")), "{kept:?}");
    }

    async fn the_right_password_is_refused_for_an_hour_after_ten_wrong_ones(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        accept(&app, &team).await;
        let browser = app.browser();
        for address in ["coachici@exemple.fr", "personne@exemple.fr"] {
            for _try in 0..10 {
                let page = browser.post_and_follow("/api/connexion/equipe", &[("email", address), ("password", "faux")]).await;
                page.assert_says("password-wrong");
            }
            let page = browser.post_and_follow("/api/connexion/equipe", &[("email", address), ("password", PASSWORD)]).await;
            page.assert_refused("password", "", "password-too-many");
        }
        assert!(!is_in(&browser).await);
        app.place.run("delete from attempt").await;
        assert_eq!(browser.post("/api/connexion/equipe", &[("email", "coachici@exemple.fr"), ("password", PASSWORD)]).await.status, 303);
        assert!(is_in(&browser).await);
    }

    async fn signing_in_again_replaces_the_token(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let before = browser.cookie("essor-device").unwrap();
        sign_in(&app, &browser, "awaici@exemple.fr").await;
        let after = browser.cookie("essor-device").unwrap();
        assert_ne!(before, after);
        let left = app.browser();
        left.bring(&format!("essor-device={before}"));
        assert!(!is_in(&left).await, "the old token opens nothing");
        // A planted token is never taken over.
        let planted = app.browser();
        planted.bring("essor-device=planted");
        sign_in(&app, &planted, "zoeici@exemple.fr").await;
        assert_ne!(planted.cookie("essor-device").unwrap(), "planted");
        let thief = app.browser();
        thief.bring("essor-device=planted");
        assert!(!is_in(&thief).await);
    }

    async fn signing_out_leaves_other_devices_signed_in(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (phone, computer) = (app.browser_of(&team.participant).await, app.browser_of(&team.participant).await);
        let token = phone.cookie("essor-device").unwrap();
        let out = phone.post("/api/connexion/quitter", &[] as &[(&str, &str)]).await;
        assert_eq!((out.status, out.location()), (303, "/connexion"));
        assert!(phone.cookie("essor-device").is_none(), "the cookie is taken away");
        phone.get("/connexion").await.assert_says("signed-out");
        phone.bring(&format!("essor-device={token}"));
        assert!(!is_in(&phone).await && is_in(&computer).await);
        // The page lists the devices of a person, and signs another one out.
        let lost = app.browser_of(&team.participant).await;
        let hash = app::sign_in::secret::hash(&lost.cookie("essor-device").unwrap());
        assert!(computer.get("/moi").await.body.contains(&hash));
        computer.post_and_follow("/api/moi/appareil", &[("device", &hash)]).await.assert_says("device-out");
        assert!(!is_in(&lost).await && is_in(&computer).await);
    }

    async fn an_expired_device_is_signed_out(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        assert!(is_in(&browser).await);
        app.place.run("update device set expires_at = signed_in_at").await;
        assert!(!is_in(&browser).await);
    }

    async fn cookies_are_secure_and_host_bound_over_https(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = Caller::new(&app.seen_at("https://essor.exemple.fr").await, true, None).saying("host", "essor.exemple.fr");
        let sent = ask(&browser, "awaici@exemple.fr").await;
        let attempt = sent.set_cookie("__Host-essor-attempt").expect("the cookie has the prefix that browsers guard");
        assert!(attempt.contains("; Secure") && attempt.contains("Path=/") && !attempt.contains("Domain"), "{attempt}");
        assert!(sent.header("strict-transport-security").contains("max-age"));
        let browsers = sent.set_cookie("__Host-essor-browser").expect("the browser is given its token");
        let value = format!("{}; {}", attempt.split(';').next().unwrap(), browsers.split(';').next().unwrap());
        let code = code_for(&app, "awaici@exemple.fr").await;
        let sent = browser.request("POST", "/api/connexion/code").header("cookie", &value).form(&[("code", &code)]);
        let sent = crate::support::caller::answer(sent).await;
        assert_eq!(sent.location(), "/");
        let device = sent.set_cookie("__Host-essor-device").unwrap();
        let token = device.split(';').next().unwrap();
        let home = |cookie: String| crate::support::caller::answer(browser.request("GET", "/moi").header("cookie", cookie));
        assert_eq!(home(token.to_owned()).await.status, 200);
        assert_eq!(home(token.replace("__Host-", "")).await.status, 303, "a cookie without the prefix may be anybody's");
    }
}

/// Lets the coach choose a password by their invitation.
async fn accept(app: &TestApp, team: &Team) {
    let sent = app.browser().post("/api/invitation", &[("token", team.invitation.as_str()), ("password", PASSWORD)]).await;
    assert_eq!(sent.status, 303);
}

/// Signs a contact in by code.
async fn sign_in(app: &TestApp, browser: &Caller, contact: &str) {
    ask(browser, contact).await;
    assert_eq!(try_code(browser, &code_for(app, contact).await).await.location(), "/");
    assert!(is_in(browser).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn personas_sign_in_on_a_demo_only() {
    for (engine, demo) in [(Engine::Sqlite, false), (Engine::Sqlite, true), (Engine::Postgres, false), (Engine::Postgres, true)] {
        let app = TestApp::on(engine, demo).await;
        team(&app, "ici").await;
        let page = app.browser().get("/connexion").await;
        assert_eq!(page.body.contains("/connexion/demo"), demo, "the buttons are there on a demo only");
        assert_eq!(page.words().contains(&sentence("demo-notice")), demo);
        let people = [
            ("participant", Some((Role::Participant, "/"))),
            ("coach", Some((Role::Coach, "/verifications"))),
            ("coordinator", Some((Role::Coordinator, "/pilotage"))),
            ("président", None),
            ("", None),
        ];
        for (persona, expected) in people {
            let browser = app.browser();
            let before = app.place.rows().await;
            let sent = browser.post("/connexion/demo", &[("persona", persona)]).await;
            match expected.filter(|_| demo) {
                Some((role, to)) => {
                    assert_eq!((sent.status, sent.location()), (303, to), "{persona}");
                    let device = app::sign_in::secret::hash(&browser.cookie("essor-device").unwrap());
                    assert_eq!(app.db.signed_in(&device, app.now).await.unwrap().unwrap().role, role, "{persona}");
                }
                None => {
                    assert_eq!(sent.status, 404, "{persona}");
                    sent.assert_says("stop-404-title");
                    assert!(browser.cookie("essor-device").is_none());
                    assert_eq!(before, app.place.rows().await, "{persona}");
                }
            }
        }
        app.db.close().await;
        app.place.tear_down().await;
    }
}
