//! The limits of sign-in by address, which lock no known browser.

use crate::support::{
    app::{Engine, TestApp, TestDb, on_both_engines, team},
    caller::Caller,
    process::Process,
};
use domain::people::Role;
use std::sync::Arc;

/// A browser at an address, behind the proxy.
fn browser_at(base: &str, address: &str) -> Caller {
    // An entry of the client itself comes before that of the proxy.
    Caller::new(base, true, None).saying("x-forwarded-for", &format!("6.6.6.6, {address}"))
}

on_both_engines! {
    async fn guesses_at_many_contacts_reach_the_limit_of_their_address(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let base = app.behind_a_proxy().await;
        let thief = browser_at(&base, "2001:db8:1:2::1");
        let mut told = Vec::new();
        for n in 0..31 {
            let sent = thief.post("/api/connexion/contact", &[("contact", format!("n{n}@exemple.fr"))]).await;
            told.push(sent.location().to_owned());
        }
        assert_eq!(told.iter().filter(|to| *to == "/connexion/code").count(), 30);
        thief.get("/connexion").await.assert_says("too-many-from-here");
        // Another address of the same subscriber is counted with it.
        let beside = browser_at(&base, "2001:db8:1:2:ffff::7");
        beside.post_and_follow("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await.assert_says("too-many-from-here");
        let other = browser_at(&base, "2001:db8:1:3::1");
        assert_eq!(other.post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await.location(), "/connexion/code");
    }

    async fn one_address_gets_sixty_attempts_an_hour(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = app.behind_a_proxy().await;
        let thief = browser_at(&base, "198.51.100.1");
        for n in 0..60 {
            match n % 3 {
                0 => thief.post_and_follow("/api/connexion/code", &[("code", "123456")]).await.assert_says("code-old"),
                1 => thief.post_and_follow("/api/connexion/carte", &[("code", format!("AAAA 2222 {}", &card_part(n)))]).await.assert_says("card-wrong"),
                _ => {
                    let form = [("email", format!("n{n}@exemple.fr")), ("password", "faux".to_owned())];
                    thief.post_and_follow("/api/connexion/equipe", &form).await.assert_says("password-wrong");
                }
            }
            app.place.change("delete from attempt where subject like 'card:%'").await;
        }
        thief.post_and_follow("/api/connexion/code", &[("code", "123456")]).await.assert_says("too-many-from-here");
        thief.post_and_follow("/api/connexion/carte", &[("code", "AAAA 2222 BBBB")]).await.assert_says("too-many-from-here");
        thief.post_and_follow("/api/connexion/equipe", &[("email", "x@exemple.fr"), ("password", "faux")]).await.assert_says("too-many-from-here");
        // An invitation from the same address is not counted.
        let form = [("token", team.invitation.as_str()), ("password", "miel de sapin")];
        assert_eq!(browser_at(&base, "198.51.100.1").post("/api/invitation", &form).await.status, 303);
    }

    async fn wrong_passwords_elsewhere_do_not_lock_a_known_browser(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = app.behind_a_proxy().await;
        let own = browser_at(&base, "203.0.113.1");
        let form = [("token", team.invitation.as_str()), ("password", "miel de sapin")];
        assert_eq!(own.post("/api/invitation", &form).await.status, 303);
        own.post("/api/connexion/quitter", &[] as &[(&str, &str)]).await;
        for n in 0..35 {
            let thief = browser_at(&base, &format!("198.51.100.{n}"));
            thief.post("/api/connexion/equipe", &[("email", "coachici@exemple.fr"), ("password", "faux")]).await;
        }
        let form = [("email", "coachici@exemple.fr"), ("password", "miel de sapin")];
        browser_at(&base, "203.0.113.2").post_and_follow("/api/connexion/equipe", &form).await.assert_says("password-too-many");
        assert_eq!(own.post("/api/connexion/equipe", &form).await.location(), "/");
    }

    async fn a_phone_outside_the_set_prefixes_gets_no_code(app: Arc<TestApp>) {
        team(&app, "ici").await;
        for (number, key) in [
            ("+882 16 12 34 56 78", "contact-prefix"),
            ("+252 61 23 45 678", "contact-prefix"),
            ("08 99 12 34 56", "contact-no-sms-special"),
        ] {
            let browser = app.browser();
            browser.post_and_follow("/api/connexion/contact", &[("contact", number)]).await.assert_refused("contact", number, key);
        }
        assert_eq!(app.place.number("select count(*) from sign_in_code").await, 0);
    }

    async fn a_member_of_the_team_who_asks_for_a_code_gets_the_password_message(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        app.of_the_network().await;
        let _ = &team;
        for (role, contact) in
            [(Role::Coach, "coachici@exemple.fr"), (Role::Coordinator, "coordici@exemple.fr"), (Role::Network, "helene.reseau@exemple.fr")]
        {
            let (browser, unknown) = (app.browser(), app.browser());
            let sent = browser.post_and_follow("/api/connexion/contact", &[("contact", contact)]).await;
            let same = unknown.post_and_follow("/api/connexion/contact", &[("contact", "personne@exemple.fr")]).await;
            assert_eq!(sent.words().replace(contact, "…"), same.words().replace("personne@exemple.fr", "…"), "{role:?}");
            let letter = app.letters_to(contact).await.remove(0);
            assert!(letter.body.contains("/connexion/equipe"), "{}", letter.body);
            assert!(!letter.body.split(|sign: char| !sign.is_ascii_digit()).any(|word| word.len() == 6), "{}", letter.body);
        }
    }

    async fn a_malformed_guest_cookie_is_ignored(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        for planted in [team.participant.as_str(), "invite", &"Z".repeat(64)] {
            let browser = app.browser();
            browser.bring(&format!("essor-guest={planted}"));
            browser.post("/api/connexion/contact", &[("contact", "x")]).await;
            assert_ne!(browser.cookie("essor-guest").unwrap(), planted, "a new one is made");
        }
        let holders = app.place.texts("select distinct holder from form_draft").await;
        assert!(!holders.is_empty() && holders.iter().all(|holder| holder.starts_with("guest:") && holder.len() == 70), "{holders:?}");
    }
}

/// Four characters of a card, different for each number.
fn card_part(n: usize) -> String {
    let sign = |n: usize| char::from(domain::people::card::SIGNS[n % 32]);
    [sign(n / 32), sign(n), 'B', 'B'].iter().collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn attempts_are_counted_by_the_address_of_the_trusted_proxy() {
    let place = TestDb::find(Engine::Sqlite).await;
    let process = Process::serve(&place).await;
    let thief = browser_at(&process.base, "198.51.100.1");
    for _ in 0..60 {
        thief.post_and_follow("/api/connexion/code", &[("code", "123456")]).await.assert_says("code-old");
    }
    thief.post_and_follow("/api/connexion/code", &[("code", "123456")]).await.assert_says("too-many-from-here");
    let other = browser_at(&process.base, "198.51.100.2");
    other.post_and_follow("/api/connexion/code", &[("code", "123456")]).await.assert_says("code-old");
}
