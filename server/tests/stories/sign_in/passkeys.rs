//! Passkeys over HTTP, with an authenticator in software: registered, used in place of password and second factor and as a fresh proof,
//! removed; and the answers that are refused.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    authenticator::Authenticator,
    caller::{Answer, Caller, answer},
};
use serde_json::Value;
use std::sync::Arc;

const PASSWORD: &str = "miel de sapin";
const COACH: &str = "coachici@exemple.fr";

async fn is_in(browser: &Caller) -> bool {
    // Not by GET, whose page the next sign-in leads back to.
    answer(browser.request("HEAD", "/moi")).await.status == 200
}

/// A browser in which the coach is signed in by the password that they chose.
async fn coach(app: &TestApp, team: &Team) -> Caller {
    let browser = app.browser();
    let form = [("token", team.invitation.as_str()), ("password", PASSWORD)];
    assert_eq!(browser.post("/api/invitation", &form).await.status, 303);
    browser
}

/// The origin of the app's pages, by its name.
fn origin(app: &TestApp) -> String {
    app.base.replace("127.0.0.1", "localhost")
}

/// The options of a ceremony, as the script of a browser asks for them.
async fn options(app: &TestApp, browser: &Caller, address: &str) -> Value {
    let script = Caller::new(&app.base, false, None);
    for cookie in browser.all_cookies() {
        script.bring(&cookie);
    }
    let none: [(&str, &str); 0] = [];
    let sent = script.post(address, &none).await;
    assert_eq!(sent.status, 200, "{}", sent.body);
    for cookie in script.all_cookies() {
        browser.bring(&cookie);
    }
    serde_json::from_str(&serde_json::from_str::<String>(&sent.body).unwrap()).unwrap()
}

/// The page after the registration of an authenticator's passkey.
async fn register(app: &TestApp, browser: &Caller, authenticator: &mut Authenticator, name: &str) -> Answer {
    let options = options(app, browser, "/api/moi/cles/commencer").await;
    let answer = authenticator.create(&options);
    browser.post_and_follow("/api/moi/cles/ajouter", &[("credential", answer.as_str()), ("name", name)]).await
}

/// The response to a sign-in by a passkey.
async fn sign_in(app: &TestApp, browser: &Caller, authenticator: &mut Authenticator) -> Answer {
    let options = options(app, browser, "/api/connexion/cle/commencer").await;
    browser.post("/api/connexion/cle", &[("credential", authenticator.get(&options))]).await
}

/// Asserts that a sign-in was refused with the sentence of that key, and that nobody is signed in.
#[track_caller]
fn assert_leads_back(sent: &Answer) {
    assert_eq!((sent.status, sent.location()), (303, "/connexion/equipe"), "{}", sent.body);
}

async fn assert_refused(browser: &Caller, sent: &Answer, key: &str) {
    assert_leads_back(sent);
    browser.get("/connexion/equipe").await.assert_says(key);
    assert!(!is_in(browser).await);
}

on_both_engines! {
    async fn a_passkey_signs_in_without_a_name_until_it_is_removed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = coach(&app, &team).await;
        let mut phone = Authenticator::new(&origin(&app), "phone");
        let long = "n".repeat(61);
        let refused = browser.post_and_follow("/api/moi/cles/ajouter", &[("credential", "{}"), ("name", long.as_str())]).await;
        refused.assert_refused("name", &long, "passkey-name-long");
        let page = register(&app, &browser, &mut phone, "Mon téléphone").await;
        page.assert_says("passkey-added");
        assert!(page.words().contains("Mon téléphone"), "{}", page.words());
        assert_eq!(app.place.number("select count(*) from audit where action = 'person.passkey'").await, 1);
        assert!(app.letters_to(COACH).await.iter().any(|letter| letter.subject == app::texts::text(domain::values::language::Language::Fr, "message-passkey-added-subject")));

        // In place of the second factor too, where it is required.
        let guest = app.browser();
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_eq!((sent.status, sent.location()), (303, "/"), "{}", sent.body);
        assert!(is_in(&guest).await);
        assert_eq!(app.place.number("select count(*) from passkey where last_used_at is not null").await, 1);

        let id = app.place.texts("select id from passkey").await.remove(0);
        // Nobody else removes it.
        let hash = app::sign_in::secret::hash_password(PASSWORD.to_owned()).await.unwrap();
        app.place.run(format!("update person set password_hash = '{hash}' where id = '{}'", team.colleague)).await;
        let colleague = app.browser_of(&team.colleague).await;
        colleague.post_and_follow("/api/moi/cles/retirer", &[("passkey", id.as_str())]).await;
        assert_eq!(app.place.number("select count(*) from passkey").await, 1);
        browser.post_and_follow("/api/moi/cles/retirer", &[("passkey", id.as_str())]).await.assert_says("passkey-removed");
        assert_eq!(app.place.number("select count(*) from audit where action = 'person.passkey_removed'").await, 1);
        let guest = app.browser();
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
    }

    async fn an_answer_that_does_not_fit_is_refused(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = coach(&app, &team).await;
        let mut phone = Authenticator::new(&origin(&app), "phone");
        phone.origin = "https://ailleurs.exemple".into();
        register(&app, &browser, &mut phone, "").await.assert_says("passkey-wrong");
        phone.origin = origin(&app);
        phone.verifies = false;
        register(&app, &browser, &mut phone, "").await.assert_says("passkey-wrong");
        assert_eq!(app.place.number("select count(*) from passkey").await, 0);
        phone.verifies = true;
        register(&app, &browser, &mut phone, "").await.assert_says("passkey-added");

        let guest = app.browser();
        phone.origin = "https://ailleurs.exemple".into();
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
        phone.origin = origin(&app);
        phone.verifies = false;
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
        phone.verifies = true;
        // Another key under the same identifier.
        let sent = sign_in(&app, &guest, &mut Authenticator::new(&origin(&app), "phone")).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
        // An answer to another challenge than that of this browser.
        let other = options(&app, &app.browser(), "/api/connexion/cle/commencer").await;
        options(&app, &guest, "/api/connexion/cle/commencer").await;
        let sent = guest.post("/api/connexion/cle", &[("credential", phone.get(&other))]).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
        // A registration is no sign-in.
        let options_of_coach = options(&app, &browser, "/api/moi/cles/commencer").await;
        let sent = guest.post("/api/connexion/cle", &[("credential", phone.create(&options_of_coach))]).await;
        assert_refused(&guest, &sent, "passkey-over").await;

        assert_eq!(sign_in(&app, &guest, &mut phone).await.location(), "/");
        // A copy of the passkey, whose counter did not go on.
        phone.counter -= 1;
        let guest = app.browser();
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
    }

    async fn a_challenge_serves_once_and_for_minutes(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = coach(&app, &team).await;
        let mut phone = Authenticator::new(&origin(&app), "phone");
        register(&app, &browser, &mut phone, "").await.assert_says("passkey-added");
        let guest = app.browser();
        let asked = options(&app, &guest, "/api/connexion/cle/commencer").await;
        let challenge = format!("essor-passkey={}", guest.cookie("essor-passkey").unwrap());
        let answer = phone.get(&asked);
        assert_eq!(guest.post("/api/connexion/cle", &[("credential", answer.as_str())]).await.location(), "/");
        let thief = app.browser();
        thief.bring(&challenge);
        for credential in [answer, phone.get(&asked)] {
            let sent = thief.post("/api/connexion/cle", &[("credential", credential)]).await;
            assert_refused(&thief, &sent, "passkey-over").await;
        }
        let late = app.browser();
        let asked = options(&app, &late, "/api/connexion/cle/commencer").await;
        app.place.run("update passkey_challenge set expires_at = '2026-01-01T00:00:00.000Z'").await;
        let sent = late.post("/api/connexion/cle", &[("credential", phone.get(&asked))]).await;
        assert_refused(&late, &sent, "passkey-over").await;
    }

    async fn a_person_who_left_or_was_reset_signs_in_by_no_passkey(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = coach(&app, &team).await;
        let mut phone = Authenticator::new(&origin(&app), "phone");
        register(&app, &browser, &mut phone, "").await.assert_says("passkey-added");
        app.place.run(format!("update person set left_team_at = '2026-01-01T00:00:00.000Z' where id = '{}'", team.coach)).await;
        let guest = app.browser();
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
        app.place.run(format!("update person set left_team_at = null where id = '{}'", team.coach)).await;
        assert_eq!(sign_in(&app, &guest, &mut phone).await.location(), "/");

        let coordinator = app.browser_of(&team.coordinator).await;
        let page = coordinator.get(&format!("/personnes/{}", team.coach)).await;
        page.assert_says("person-remove-passkeys");
        coordinator.post_and_follow("/api/personnes/cles", &[("person", team.coach.to_string())]).await.assert_says("person-passkeys-removed");
        let guest = app.browser();
        let sent = sign_in(&app, &guest, &mut phone).await;
        assert_refused(&guest, &sent, "passkey-wrong").await;
    }

    async fn a_passkey_of_ones_own_is_a_fresh_proof(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = coach(&app, &team).await;
        let mut phone = Authenticator::new(&origin(&app), "phone");
        register(&app, &browser, &mut phone, "").await.assert_says("passkey-added");
        let hash = app::sign_in::secret::hash_password(PASSWORD.to_owned()).await.unwrap();
        app.place.run(format!("update person set password_hash = '{hash}' where id = '{}'", team.colleague)).await;
        let colleague = app.browser_of(&team.colleague).await;
        let mut theirs = Authenticator::new(&origin(&app), "theirs");
        register(&app, &colleague, &mut theirs, "").await.assert_says("passkey-added");

        app.place.run("update device set proved_at = '2026-01-01T00:00:00.000Z'").await;
        let sent = browser.get("/moi/cles").await;
        assert_eq!(sent.status, 303);
        assert!(browser.get(sent.location()).await.body.contains("data-passkey=\"get\""));
        for (authenticator, right) in [(&mut theirs, false), (&mut phone, true)] {
            let asked = options(&app, &browser, "/api/connexion/cle/commencer").await;
            let form = [("credential", authenticator.get(&asked)), ("next", "/moi/cles".to_owned())];
            let answered = browser.post("/api/connexion/confirmer/cle", &form).await;
            assert_eq!(answered.location() == "/moi/cles", right, "{}", answered.location());
            assert_eq!(browser.get("/moi/cles").await.status, if right { 200 } else { 303 });
        }
    }
}
