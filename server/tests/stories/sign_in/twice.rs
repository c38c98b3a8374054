//! Forms of sign-in sent twice: a repeat of the same browser is one sign-in, that of another browser is refused.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::Caller,
};
use app::sign_in::secret;
use domain::people::card::CardCode;
use futures::future::join_all;
use std::sync::Arc;

/// Sends a form twenty times at once, with the cookies of before the first response, and asserts that each signs in.
async fn assert_all_in(app: &TestApp, browser: &Caller, path: &str, form: &[(&str, &str)], to: &str) {
    let cookies = browser.all_cookies();
    let sent = join_all((0..20).map(|_| {
        let alone = Caller::new(&app.base, true, None);
        for cookie in &cookies {
            alone.bring(cookie);
        }
        async move {
            let sent = alone.post(path, form).await;
            (sent.status, sent.location().to_owned(), alone.get("/moi").await.status)
        }
    }))
    .await;
    assert_eq!(sent, vec![(303, to.to_owned(), 200); 20]);
}

on_both_engines! {
    async fn repeating_a_code_in_one_browser_signs_in_each_time(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = app.browser();
        browser.get("/connexion").await;
        browser.post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await;
        let body = app.db.messages_to("awaici@exemple.fr").await.unwrap().remove(0).body;
        let code = body.split(|sign: char| !sign.is_ascii_digit()).find(|word| word.len() == 6).unwrap().to_owned();
        assert_all_in(&app, &browser, "/api/connexion/code", &[("code", &code)], "/").await;
        // Another browser is refused even with the attempt of the first.
        let thief = app.browser();
        thief.bring(&format!("essor-attempt={}", browser.cookie("essor-attempt").unwrap()));
        thief.post_and_follow("/api/connexion/code", &[("code", &code)]).await.assert_refused("code", "", "code-old");
    }

    async fn repeating_a_code_request_at_once_sends_one_message(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = app.browser();
        browser.get("/connexion").await;
        let cookies = browser.all_cookies();
        let attempts = join_all((0..20).map(|_| {
            let alone = Caller::new(&app.base, true, None);
            cookies.iter().for_each(|cookie| alone.bring(cookie));
            async move {
                let sent = alone.post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await;
                (sent.status, sent.location().to_owned(), alone.cookie("essor-attempt"))
            }
        })).await;
        assert!(attempts.iter().all(|attempt| *attempt == attempts[0] && attempt.0 == 303), "{attempts:?}");
        assert_eq!(app.letters_to("awaici@exemple.fr").await.len(), 1);
    }

    async fn repeating_a_card_signs_in_its_browser_only(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let code = CardCode::of_random([7; domain::people::card::LENGTH]);
        let by = store::Actor::person(&team.coordinator, app.now);
        team.rows.people().make_card(&by, &team.neighbour, &secret::hash("link"), &secret::hash(code.as_str())).await.unwrap();
        let browser = app.browser();
        browser.get("/connexion/carte").await;
        assert_all_in(&app, &browser, "/api/connexion/carte", &[("code", code.as_str())], "/").await;
        let thief = app.browser();
        thief.post_and_follow("/api/connexion/carte", &[("code", code.as_str())]).await.assert_says("card-old");
        assert_eq!(thief.get("/invitation/link").await.status, 404);
    }

    async fn repeating_an_invitation_accepts_it_once_in_its_browser_only(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let person = team.rows.people().person(&team.neighbour).await.unwrap();
        let by = store::Actor::person(&team.coordinator, app.now);
        app.db.invite(&by, &person, &secret::hash("jeton"), None).await.unwrap();
        let password = "miel de sapin";
        for (token, to) in [("jeton", "/"), (team.invitation.as_str(), "/verifications")] {
            let browser = app.browser();
            assert_eq!(browser.get(&format!("/invitation/{token}")).await.status, 200);
            assert_all_in(&app, &browser, "/api/invitation", &[("token", token), ("password", password)], to).await;
            let thief = app.browser();
            assert_eq!(thief.get(&format!("/invitation/{token}")).await.status, 404);
            assert_eq!(thief.post("/api/invitation", &[("token", token), ("password", password)]).await.status, 404);
        }
        let elsewhere = app.browser();
        let form = [("email", "coachici@exemple.fr"), ("password", password)];
        assert_eq!(elsewhere.post("/api/connexion/equipe", &form).await.location(), "/");
    }
}
