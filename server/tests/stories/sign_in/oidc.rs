//! Sign-in of the team by an identity provider, a real one on a port of its own: what is accepted, and what is refused with a sentence
//! and leaves everything as it was.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer},
    gateways,
    identity_provider::{CLIENT_ID, CLIENT_SECRET, IdentityProvider, new_key},
};
use axum::http::StatusCode;
use serde_json::{Value, json};
use server::{cli::Variables, config::Config, oidc};
use std::{sync::Arc, time::Duration};

const TEAM: &str = "/connexion/equipe";
const LEAVE: &str = "/connexion/oidc/aller";
const NOTHING: &[(&str, &str)] = &[];

/// The address of the app with a provider, and with more settings of it.
async fn served(app: &TestApp, issuer: &str, more: &[(&str, &str)]) -> String {
    let base = [
        ("ESSOR_OIDC_ISSUER", issuer),
        ("ESSOR_OIDC_CLIENT_ID", CLIENT_ID),
        ("ESSOR_OIDC_CLIENT_SECRET", CLIENT_SECRET),
        ("ESSOR_OIDC_NAME", "Annuaire d’ici"),
    ];
    let variables: Variables = base.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    app.with_provider(&Config::read(&variables).unwrap().oidc, oidc::LONGEST).await
}

async fn is_in(browser: &Caller) -> bool {
    // Not by GET, whose page the next sign-in leads back to.
    answer(browser.request("HEAD", "/moi")).await.status == 200
}

/// The address of the provider to which the page after a form leads.
async fn leave(browser: &Caller, form: &str, values: &[(&str, &str)]) -> String {
    let sent = browser.post(form, values).await;
    assert_eq!((sent.status, sent.location()), (303, LEAVE), "{}", sent.body);
    let page = browser.get(LEAVE).await;
    assert_eq!(page.status, 200);
    let to = page.header("refresh").strip_prefix("0; url=").expect("the page leads on").to_owned();
    assert!(page.body.contains(&format!("href=\"{}\"", to.replace('&', "&amp;"))), "and by a link: {}", page.words());
    to
}

/// The address to which the provider leads back, without the host.
async fn at_provider(base: &str, to: &str) -> String {
    let visited = answer(crate::support::app::client().get(to)).await;
    assert_eq!(visited.status, 303, "{}", visited.body);
    visited.location().strip_prefix(base).expect("back to this site").to_owned()
}

/// Signs in by the provider, up to the response of the page to which it leads back.
async fn come_back(browser: &Caller, base: &str) -> Answer {
    let to = leave(browser, "/api/connexion/oidc", NOTHING).await;
    browser.get(&at_provider(base, &to).await).await
}

/// Asserts that a response leads to the team's page, which says the sentence, and that nobody is signed in.
async fn assert_refused(browser: &Caller, back: &Answer, key: &str) {
    assert_eq!((back.status, back.location()), (303, TEAM), "{key}: {}", back.words());
    browser.get(TEAM).await.assert_says(key);
    assert!(!is_in(browser).await, "{key}");
}

/// Every row but those of attempts to sign in.
async fn rows(app: &TestApp) -> Vec<String> {
    let mut rows = app.place.rows().await;
    rows.retain(|row| !["attempt ", "form_draft ", "oidc_request "].iter().any(|table| row.starts_with(table)));
    rows
}

async fn number(app: &TestApp, sql: &str) -> i64 {
    app.place.number(sql).await
}

on_both_engines! {
    async fn the_provider_signs_a_coach_in_without_password_and_second_factor(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "CoachIci@exemple.fr").await;
        let base = served(&app, &provider.url, &[]).await;
        let browser = Caller::new(&base, true, None);
        let page = browser.get(TEAM).await;
        assert!(page.words().contains("Se connecter avec Annuaire d’ici"), "{}", page.words());
        let back = come_back(&browser, &base).await;
        assert_eq!((back.status, back.location()), (303, "/"), "{}", back.words());
        assert!(is_in(&browser).await);
        assert_eq!(browser.cookie("essor-oidc"), None, "used up");
        let came = provider.said().came.remove(0);
        assert_eq!((came["scope"].as_str(), came.get("prompt"), came.get("max_age")), ("openid email", None, None));
        assert_eq!(number(&app, "select count(*) from audit where action = 'person.identity_bound'").await, 1);
        // Once more, on another browser: bound already.
        let other = Caller::new(&base, true, None);
        assert_eq!(come_back(&other, &base).await.location(), "/");
        assert_eq!(number(&app, "select count(*) from oidc_identity").await, 1);
        assert_eq!(provider.said().keys_read, 1, "what the provider says of itself is kept");
    }

    async fn an_answer_with_a_wrong_claim_is_refused_and_changes_nothing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let by = store::Actor::person(&team.coordinator, app.now);
        team.rows.people().leave_team(&by, &team.colleague, None).await.unwrap();
        let before = rows(&app).await;
        let now = server::clock::now().timestamp();
        let cases: &[(&str, Value, &str)] = &[
            ("nonce", json!("another"), "oidc-invalid"),
            ("nonce", Value::Null, "oidc-invalid"),
            ("aud", json!("another"), "oidc-invalid"),
            ("aud", json!([CLIENT_ID, "another"]), "oidc-invalid"),
            ("iss", json!("http://127.0.0.1:1"), "oidc-invalid"),
            ("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA"), "oidc-invalid"),
            ("exp", json!(now - 600), "oidc-clock"),
            ("iat", json!(now + 600), "oidc-clock"),
            ("iat", json!(now - 600), "oidc-clock"),
            ("email_verified", json!(false), "oidc-email"),
            ("email_verified", Value::Null, "oidc-email"),
            ("email", json!("personne@exemple.fr"), "oidc-unknown"),
            // A participant, and a person who has left the team.
            ("email", json!("awaici@exemple.fr"), "oidc-unknown"),
            ("email", json!("omarici@exemple.fr"), "oidc-unknown"),
        ];
        for (claim, value, key) in cases {
            let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
            provider.claim(claim, value.clone());
            let base = served(&app, &provider.url, &[]).await;
            let browser = Caller::new(&base, true, None);
            let back = come_back(&browser, &base).await;
            assert_refused(&browser, &back, key).await;
            assert_eq!(rows(&app).await, before, "{claim} {value}");
        }
    }

    async fn an_answer_signed_by_another_key_or_naming_another_issuer_is_refused(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let before = rows(&app).await;
        let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
        let base = served(&app, &provider.url, &[]).await;
        let browser = Caller::new(&base, true, None);
        let to = leave(&browser, "/api/connexion/oidc", NOTHING).await;
        let path = at_provider(&base, &to).await;
        let path = format!("{}&iss=http%3A%2F%2F127.0.0.1%3A1", path.split("&iss=").next().unwrap());
        let back = browser.get(&path).await;
        assert_refused(&browser, &back, "oidc-invalid").await;
        provider.said().signs_with = Some(new_key());
        let back = come_back(&browser, &base).await;
        assert_refused(&browser, &back, "oidc-invalid").await;
        assert_eq!(rows(&app).await, before);
    }

    async fn a_state_is_good_once_and_in_its_own_browser_only(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
        let base = served(&app, &provider.url, &[]).await;
        let (browser, thief) = (Caller::new(&base, true, None), Caller::new(&base, true, None));
        let to = leave(&browser, "/api/connexion/oidc", NOTHING).await;
        let path = at_provider(&base, &to).await;
        let back = thief.get(&path).await;
        assert_refused(&thief, &back, "oidc-over").await;
        // Also with a sign-in of their own that waits.
        leave(&thief, "/api/connexion/oidc", NOTHING).await;
        let back = thief.get(&path).await;
        assert_refused(&thief, &back, "oidc-over").await;
        let cookie = browser.cookie("essor-oidc").unwrap();
        assert_eq!(browser.get(&path).await.location(), "/");
        assert!(is_in(&browser).await);
        assert_eq!(browser.get(&path).await.location(), "/", "a second tap");
        browser.post("/api/connexion/quitter", NOTHING).await;
        browser.bring(&format!("essor-oidc={cookie}"));
        let again = browser.get(&path).await;
        assert_refused(&browser, &again, "oidc-over").await;
        // And after ten minutes no more.
        let late = Caller::new(&base, true, None);
        let to = leave(&late, "/api/connexion/oidc", NOTHING).await;
        let path = at_provider(&base, &to).await;
        app.place.run("update oidc_request set expires_at = '2026-01-01T00:00:00.000Z' where used_at is null").await;
        let back = late.get(&path).await;
        assert_refused(&late, &back, "oidc-over").await;
    }

    async fn a_code_that_another_browser_got_is_worth_nothing(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
        let base = served(&app, &provider.url, &[]).await;
        let (browser, other) = (Caller::new(&base, true, None), Caller::new(&base, true, None));
        let code_of = |path: &str| path.split("code=").nth(1).unwrap().split('&').next().unwrap().to_owned();
        let own = at_provider(&base, &leave(&browser, "/api/connexion/oidc", NOTHING).await).await;
        let others = at_provider(&base, &leave(&other, "/api/connexion/oidc", NOTHING).await).await;
        // The state is right, the code is bound to another challenge.
        let back = browser.get(&own.replace(&code_of(&own), &code_of(&others))).await;
        assert_refused(&browser, &back, "oidc-invalid").await;
        let denied = at_provider(&base, &leave(&browser, "/api/connexion/oidc", NOTHING).await).await;
        let back = browser.get(&denied.replace("code=", "error=access_denied&error_description=")).await;
        assert_refused(&browser, &back, "oidc-declined").await;
        let without = leave(&browser, "/api/connexion/oidc", NOTHING).await.replace("code_challenge=", "unchallenged=");
        assert_eq!(answer(crate::support::app::client().get(without)).await.status, 400, "the provider wants PKCE");
    }

    async fn a_provider_that_is_down_hangs_or_answers_nonsense_is_said_beside_its_button(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let before = rows(&app).await;
        let say = async |issuer: &str| {
            let limit = Duration::from_millis(100);
            let values = [("ESSOR_OIDC_ISSUER", issuer), ("ESSOR_OIDC_CLIENT_ID", CLIENT_ID), ("ESSOR_OIDC_CLIENT_SECRET", CLIENT_SECRET)];
            let variables: Variables = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
            let base = app.with_provider(&Config::read(&variables).unwrap().oidc, limit).await;
            let browser = Caller::new(&base, true, None);
            let sent = browser.post("/api/connexion/oidc", NOTHING).await;
            assert_refused(&browser, &sent, "oidc-unreachable").await;
        };
        let closed = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
        say(&format!("http://{closed}")).await;
        say(&gateways::silent("http").await.url).await;
        let large = format!("{{\"issuer\":\"{}\"}}", "a".repeat(300 * 1024));
        let other = json!({ "issuer": "https://ailleurs.exemple" }).to_string();
        for (status, body) in [
            (StatusCode::INTERNAL_SERVER_ERROR, String::new()),
            (StatusCode::FOUND, String::new()),
            (StatusCode::OK, "<html>".into()),
            (StatusCode::OK, other),
            (StatusCode::OK, large),
        ] {
            let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
            provider.said().discovery = Some((status, body));
            say(&provider.url).await;
        }
        assert_eq!(rows(&app).await, before);
    }

    async fn the_account_decides_once_it_is_bound_and_a_mail_address_moves_nothing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
        let base = served(&app, &provider.url, &[]).await;
        come_back(&Caller::new(&base, true, None), &base).await;
        // Their address at the provider becomes that of the coordinator: they stay who they are.
        provider.claim("email", json!("coordici@exemple.fr"));
        let browser = Caller::new(&base, true, None);
        come_back(&browser, &base).await;
        assert!(browser.get("/moi").await.words().contains("Coachici"));
        assert_eq!(browser.get("/pilotage").await.status, 403);
        // Another account with the address of the coach does not get in.
        provider.claim("sub", json!("43"));
        provider.claim("email", json!("coachici@exemple.fr"));
        let before = rows(&app).await;
        let other = Caller::new(&base, true, None);
        let back = come_back(&other, &base).await;
        assert_refused(&other, &back, "oidc-unknown").await;
        assert_eq!(rows(&app).await, before);
        // A coordinator releases them, and who has left does not get in either.
        let chief = Caller::new(&base, true, Some(&app.cookie_of(&team.coordinator).await));
        let person = team.coach.to_string();
        chief.post("/api/personnes/second-facteur", &[("person", person.as_str())]).await;
        assert!(!is_in(&browser).await, "their devices are signed out");
        assert_eq!(come_back(&other, &base).await.location(), "/");
        app.place.run(format!("update person set left_team_at = '2026-01-01T00:00:00.000Z' where id = '{}'", team.coach)).await;
        let late = Caller::new(&base, true, None);
        let back = come_back(&late, &base).await;
        assert_refused(&late, &back, "oidc-unknown").await;
    }

    async fn a_fresh_proof_is_a_new_sign_in_at_the_provider(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "coordici@exemple.fr").await;
        let base = served(&app, &provider.url, &[]).await;
        let browser = Caller::new(&base, true, None);
        come_back(&browser, &base).await;
        assert_eq!(browser.get("/pilotage/exports").await.status, 200, "a sign-in is a fresh proof");
        app.place.run("update device set proved_at = '2026-01-01T00:00:00.000Z'").await;
        let asked = browser.get("/pilotage/exports").await;
        assert_eq!(asked.location(), "/connexion/confirmer?next=%2Fpilotage%2Fexports");
        let page = browser.get(asked.location()).await;
        page.assert_says("fresh-proof-oidc-lead");
        assert!(!page.body.contains("type=\"password\""), "they have none: {}", page.words());
        let next = [("next", "/pilotage/exports")];
        let prove = async || {
            let to = leave(&browser, "/api/connexion/confirmer/oidc", &next).await;
            assert!(to.contains("prompt=login") && to.contains("max_age=0"), "{to}");
            browser.get(&at_provider(&base, &to).await).await
        };
        for auth_time in [Value::Null, json!(server::clock::now().timestamp() - 600)] {
            provider.claim("auth_time", auth_time);
            let back = prove().await;
            assert_eq!(back.location(), asked.location());
            browser.get(back.location()).await.assert_says("oidc-not-anew");
            assert_eq!(browser.get("/pilotage/exports").await.status, 303, "not proved");
        }
        provider.claim("auth_time", json!(server::clock::now().timestamp()));
        assert_eq!(prove().await.location(), "/pilotage/exports");
        assert_eq!(browser.get("/pilotage/exports").await.status, 200);
        // A colleague at the same keyboard proves nothing.
        app.place.run("update device set proved_at = '2026-01-01T00:00:00.000Z'").await;
        provider.claim("sub", json!("43"));
        provider.claim("email", json!("coachici@exemple.fr"));
        let back = prove().await;
        browser.get(back.location()).await.assert_says("oidc-other-person");
        assert_eq!(browser.get("/pilotage/exports").await.status, 303);
    }

    async fn the_context_that_the_settings_ask_for_must_come_back(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
        let base = served(&app, &provider.url, &[("ESSOR_OIDC_ACR", "eidas2 eidas3")]).await;
        let browser = Caller::new(&base, true, None);
        for context in [Value::Null, json!("eidas1")] {
            provider.claim("acr", context);
            let back = come_back(&browser, &base).await;
            assert_refused(&browser, &back, "oidc-context").await;
        }
        assert_eq!(provider.said().came[0]["acr_values"], "eidas2 eidas3");
        provider.claim("acr", json!("eidas3"));
        assert_eq!(come_back(&browser, &base).await.location(), "/");
    }

    async fn a_mail_address_may_come_apart_and_unsaid_if_the_settings_trust_it(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let provider = IdentityProvider::start("42", "coachici@exemple.fr").await;
        provider.claim("email", Value::Null);
        provider.claim("email_verified", Value::Null);
        let strict = served(&app, &provider.url, &[]).await;
        let trusting = served(&app, &provider.url, &[("ESSOR_OIDC_TRUST_EMAIL", "1")]).await;
        let unsaid = json!({ "sub": "42", "email": "coachici@exemple.fr" });
        provider.said().user_info = unsaid.clone();
        let browser = Caller::new(&strict, true, None);
        let back = come_back(&browser, &strict).await;
        assert_refused(&browser, &back, "oidc-email").await;
        let browser = Caller::new(&trusting, true, None);
        provider.said().user_info = json!({ "sub": "43", "email": "coachici@exemple.fr" });
        let back = come_back(&browser, &trusting).await;
        assert_refused(&browser, &back, "oidc-invalid").await;
        provider.said().user_info = json!({ "sub": "42", "email": "coachici@exemple.fr", "email_verified": false });
        let back = come_back(&browser, &trusting).await;
        assert_refused(&browser, &back, "oidc-email").await;
        provider.said().user_info = unsaid;
        assert_eq!(come_back(&browser, &trusting).await.location(), "/");
    }
}
