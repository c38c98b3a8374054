//! Accounts of the team over HTTP: a forgotten and a changed password, a changed address, a fresh proof, devices.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer},
};
use std::sync::Arc;

const PASSWORD: &str = "miel de sapin";
const NEW: &str = "trois vélos rouges";
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
    assert!(is_in(&browser).await);
    browser
}

/// A browser in which the coordinator is signed in, with the password of the coach.
async fn coordinator(app: &TestApp, team: &Team) -> Caller {
    let hash = app::sign_in::secret::hash_password(PASSWORD.to_owned()).await.unwrap();
    app.place.run(format!("update person set password_hash = '{hash}' where id = '{}'", team.coordinator)).await;
    app.browser_of(&team.coordinator).await
}

/// Makes the last proof of all devices old.
async fn let_proofs_age(app: &TestApp) {
    app.place.run("update device set proved_at = '2026-01-01T00:00:00.000Z'").await;
}

/// The response to a sign-in by password.
async fn sign_in(app: &TestApp, email: &str, password: &str) -> Answer {
    app.browser().post("/api/connexion/equipe", &[("email", email), ("password", password)]).await
}

/// The path of the link in the newest message to an address.
async fn link_to(app: &TestApp, address: &str) -> String {
    let letters = app.letters_to(address).await;
    let word = letters.iter().flat_map(|letter| letter.body.split_whitespace()).find(|word| word.contains("/connexion/")).unwrap();
    format!("/{}", word.splitn(4, '/').nth(3).unwrap())
}

/// The token at the end of a path.
fn token(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

on_both_engines! {
    async fn a_forgotten_password_is_replaced_once_by_a_link_and_ends_all_sessions(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let old = coach(&app, &team).await;
        let answers = [COACH, "inconnu@exemple.fr", "awaici@exemple.fr"].map(|email| {
            let browser = app.browser();
            async move {
                let sent = browser.post("/api/connexion/oublie", &[("email", email)]).await;
                let page = browser.get(sent.location()).await;
                (sent.status, sent.location().to_owned(), page.words())
            }
        });
        let [known, unknown, participant] = futures::future::join_all(answers).await.try_into().unwrap();
        assert_eq!(known, unknown);
        assert_eq!(known, participant);
        assert!(app.db.messages_to("inconnu@exemple.fr").await.unwrap().is_empty());

        let path = link_to(&app, COACH).await;
        let browser = app.browser();
        for _open in 0..2 {
            assert_eq!(browser.get(&path).await.status, 200);
        }
        for (typed, key) in [("trop court", "password-too-short"), ("Coachici-2026!", "password-guessable"), ("1qaz2wsx3edc", "password-common")] {
            let page = browser.post_and_follow("/api/connexion/nouveau-mot-de-passe", &[("token", token(&path)), ("password", typed)]).await;
            page.assert_says(key);
        }
        assert!(is_in(&old).await);
        let form = [("token", token(&path)), ("password", NEW)];
        for _tap in 0..2 {
            assert_eq!(browser.post("/api/connexion/nouveau-mot-de-passe", &form).await.location(), "/");
        }
        assert!(is_in(&browser).await && !is_in(&old).await);
        assert_eq!(app.browser().get(&path).await.status, 404);
        assert_eq!(app.browser().post("/api/connexion/nouveau-mot-de-passe", &form).await.status, 404);
        assert_eq!(sign_in(&app, COACH, PASSWORD).await.location(), "/connexion/equipe");
        assert_eq!(sign_in(&app, COACH, NEW).await.location(), "/");
    }

    async fn the_fourth_link_within_an_hour_is_refused_to_known_and_unknown_alike(app: Arc<TestApp>) {
        team(&app, "ici").await;
        for email in [COACH, "inconnu@exemple.fr"] {
            let browser = app.browser();
            for _ in 0..3 {
                browser.post_and_follow("/api/connexion/oublie", &[("email", email)]).await.assert_says("password-link-sent");
            }
            let page = browser.post_and_follow("/api/connexion/oublie", &[("email", email)]).await;
            page.assert_refused("email", email, "password-link-too-many");
        }
        let page = app.browser().post_and_follow("/api/connexion/oublie", &[("email", "coach@")]).await;
        page.assert_refused("email", "coach@", "contact-not-an-email");
    }

    async fn a_changed_password_needs_the_old_one_and_keeps_this_device_only(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (here, there) = (coach(&app, &team).await, app.browser());
        there.post("/api/connexion/equipe", &[("email", COACH), ("password", PASSWORD)]).await;
        assert!(is_in(&there).await);
        let long = "long ".repeat(30);
        for (old, new, key) in [
            ("pas le bon", NEW, "password-again-wrong"),
            (PASSWORD, "court", "password-too-short"),
            (PASSWORD, long.as_str(), "password-too-long"),
        ] {
            here.post_and_follow("/api/moi/mot-de-passe", &[("old", old), ("password", new)]).await.assert_says(key);
        }
        here.post_and_follow("/api/moi/mot-de-passe", &[("old", PASSWORD), ("password", NEW)]).await.assert_says("password-changed");
        assert!(is_in(&here).await && !is_in(&there).await);
        assert_eq!(sign_in(&app, COACH, NEW).await.location(), "/");
        assert!(app.letters_to(COACH).await.iter().any(|letter| letter.subject.contains("mot de passe a changé")));
    }

    async fn an_address_changes_only_by_its_owner_and_the_new_mailbox(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let taken_over = [
            ("person", team.coach.to_string()),
            ("first_name", "Coach".to_owned()),
            ("last_name", "Test".to_owned()),
            ("email", "attaque@exemple.fr".to_owned()),
        ];
        coordinator.post_and_follow("/api/personnes/contact", &taken_over).await.assert_says("email-of-team");
        assert_eq!(app.place.number("select count(*) from person where email = 'attaque@exemple.fr'").await, 0);
        // Without the field, as the page has it, the names change alone.
        coordinator.post_and_follow("/api/personnes/contact", &taken_over[..3]).await.assert_says("contact-changed");

        let browser = coach(&app, &team).await;
        browser.post_and_follow("/api/moi/adresse", &[("email", COACH)]).await.assert_says("email-unchanged");
        browser.post_and_follow("/api/moi/adresse", &[("email", "omarici@exemple.fr")]).await.assert_says("email-taken");
        browser.post_and_follow("/api/moi/adresse", &[("email", "neuve@exemple.fr")]).await.assert_says("email-link-sent");
        let path = link_to(&app, "neuve@exemple.fr").await;
        let other = app.browser();
        assert_eq!(other.get(&path).await.status, 200);
        assert_eq!(sign_in(&app, "neuve@exemple.fr", PASSWORD).await.location(), "/connexion/equipe", "not before it is confirmed");
        other.post_and_follow("/api/connexion/adresse", &[("token", token(&path))]).await.assert_says("email-changed");
        assert!(!is_in(&browser).await, "what was signed in ends");
        assert_eq!(sign_in(&app, "neuve@exemple.fr", PASSWORD).await.location(), "/");
        assert_eq!(sign_in(&app, COACH, PASSWORD).await.location(), "/connexion/equipe");
        for address in [COACH, "neuve@exemple.fr"] {
            assert!(app.letters_to(address).await.iter().any(|letter| letter.subject.contains("adresse e-mail a changé")), "{address}");
        }
    }

    async fn sensitive_pages_and_forms_need_a_fresh_proof(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = coordinator(&app, &team).await;
        assert_eq!(browser.get("/personnes/importer").await.status, 200);
        let_proofs_age(&app).await;
        assert_eq!(browser.get("/personnes").await.status, 200);
        let sent = browser.get("/pilotage/financeurs?x=1").await;
        assert_eq!((sent.status, sent.location()), (303, "/connexion/confirmer?next=%2Fpilotage%2Ffinanceurs%3Fx%3D1"));
        let role = [("person", team.colleague.as_str()), ("role", "Coordinator")];
        let page = format!("/personnes/{}", team.colleague);
        let before = app.place.rows().await;
        let request = browser.request("POST", "/api/personnes/role").header("referer", format!("{}{page}", app.base)).form(&role);
        let sent = crate::support::caller::answer(request).await;
        assert_eq!((sent.status, sent.location()), (303, format!("/connexion/confirmer?next={}", page.replace('/', "%2F")).as_str()));
        assert_eq!(before, app.place.rows().await);
        let confirm = sent.location().to_owned();
        let client = Caller::new(&app.base, false, Some(&format!("essor-device={}", browser.cookie("essor-device").unwrap())));
        assert_eq!(client.post("/api/personnes/role", &role).await.status, 403);

        // What takes over a participant's account, takes the file of a statement away, or erases a person.
        let erasure = format!("/personnes/{}/effacement", team.participant);
        for address in [erasure.as_str(), "/pilotage/etats/2026-10/1.csv"] {
            let sent = browser.get(address).await;
            assert!(sent.status == 303 && sent.location().starts_with("/connexion/confirmer?"), "{address}: {}", sent.status);
        }
        let person = [("person", team.participant.as_str()), ("phone", "+33639981399"), ("reason", "x")];
        // Separating two records gives contacts and accesses back.
        assert!(browser.post("/api/personnes/separer", &[("merged", team.participant.as_str())]).await.location().starts_with("/connexion/confirmer?"));
        for function in ["/api/personnes/contact", "/api/personnes/effacement/prevoir", "/api/personnes/effacement/accepter"] {
            assert!(browser.post(function, &person).await.location().starts_with("/connexion/confirmer?"), "{function}");
        }
        // Who reads whom; an invitation of a participant goes to the contact on file and needs none.
        let reads = [("coaches_read", "Own")];
        assert!(browser.post("/api/reglages/lecture", &reads).await.location().starts_with("/connexion/confirmer?"));
        assert_eq!(before, app.place.rows().await);
        let invited = browser.post("/api/personnes/invitation", &[("person", team.participant.as_str()), ("way", "sms")]).await;
        assert!(invited.location().starts_with("/personnes/"), "{}", invited.location());

        assert!(browser.get(&confirm).await.control("next").contains(&page));
        let wrong = browser.post_and_follow("/api/connexion/confirmer", &[("password", "pas le bon"), ("next", &page)]).await;
        wrong.assert_refused("password", "", "password-again-wrong");
        assert!(wrong.control("next").contains(&page));
        let proved = browser.post("/api/connexion/confirmer", &[("password", PASSWORD), ("next", &page)]).await;
        assert_eq!((proved.status, proved.location()), (303, page.as_str()));
        browser.post_and_follow("/api/personnes/role", &role).await.assert_says("role-set");
        assert_eq!(browser.get("/pilotage/exports/parcours.csv").await.status, 200);
        browser.post_and_follow("/api/reglages/lecture", &reads).await.assert_says("settings-saved");
        // Another site is never led to.
        let away = browser.post("/api/connexion/confirmer", &[("password", PASSWORD), ("next", "//ailleurs.exemple")]).await;
        assert_eq!(away.location(), "/");
    }

    async fn a_coordinator_ends_devices_and_sends_a_link_to_the_address_on_file(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let phone = app.browser_of(&team.participant).await;
        coordinator.post_and_follow("/api/personnes/appareils", &[("person", team.participant.as_str())]).await.assert_says("person-devices-ended");
        assert!(!is_in(&phone).await);
        let browser = coach(&app, &team).await;
        let page = coordinator.get(&format!("/personnes/{}", team.coach)).await;
        assert!(page.body.contains("/api/personnes/mot-de-passe") && !page.body.contains("/api/personnes/second-facteur"));
        coordinator.post_and_follow("/api/personnes/mot-de-passe", &[("person", team.coach.as_str())]).await.assert_says("person-password-link-sent");
        assert!(is_in(&browser).await, "a link that is not used ends nothing");
        assert!(link_to(&app, COACH).await.starts_with("/connexion/nouveau-mot-de-passe/"));
    }

    async fn staff_are_signed_out_after_twelve_unused_hours_and_participants_are_not(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, phone) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        assert!(is_in(&coach).await && is_in(&phone).await);
        let long_ago = (app.now - chrono::Duration::hours(13)).format("%Y-%m-%dT%H:%M:%S.000Z");
        app.place.run(format!("update device set signed_in_at = '{long_ago}', last_seen_at = '{long_ago}'")).await;
        assert!(!is_in(&coach).await && is_in(&phone).await);
        // Its use is written.
        let seen = format!("select count(*) from device where person_id = '{}' and last_seen_at > '{long_ago}'", team.participant);
        assert_eq!(app.place.number(seen).await, 1);
    }
}
