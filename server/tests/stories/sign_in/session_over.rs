//! A session that is over: what was typed is kept for its owner, and the next sign-in leads back.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer},
};
use std::sync::Arc;

/// Signs a person in by the code in their newest message; returns where that leads.
async fn sign_in(app: &TestApp, browser: &Caller, contact: &str) -> String {
    browser.post("/api/connexion/contact", &[("contact", contact)]).await;
    let body = app.letters_to(contact).await.remove(0).body;
    let code = body.split(|sign: char| !sign.is_ascii_digit()).find(|word| word.len() == 6).unwrap();
    browser.post("/api/connexion/code", &[("code", code)]).await.location().to_owned()
}

/// A browser in which a person signed in by a code.
async fn browser_of(app: &TestApp, contact: &str) -> Caller {
    let browser = app.browser();
    browser.get("/connexion").await;
    assert_eq!(sign_in(app, &browser, contact).await, "/");
    browser
}

/// Ends the sessions of all devices, as time does or another device of the person.
async fn end_sessions(app: &TestApp, removed: bool) {
    app.place.run(if removed { "delete from device" } else { "update device set expires_at = signed_in_at" }).await;
}

/// The response to a form of a page.
async fn send_from(browser: &Caller, page: &str, path: &str, form: &[(&str, &str)]) -> Answer {
    let from = format!("http://localhost{page}");
    answer(browser.request("POST", path).header("referer", from).form(form)).await
}

/// Follows redirects from an address; returns the last address with its page.
async fn follow(browser: &Caller, address: &str) -> (String, Answer) {
    let mut address = address.to_owned();
    for _redirect in 0..5 {
        let page = browser.get(&address).await;
        if page.status != 303 {
            return (address, page);
        }
        address = page.location().to_owned();
    }
    panic!("redirects without an end: {address}");
}

async fn unsent(app: &TestApp) -> i64 {
    app.place.number("select count(*) from form_draft where form = 'unsent-form'").await
}

on_both_engines! {
    async fn a_form_sent_after_the_session_is_shown_again_to_the_same_person(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let month = team.month.plus(-1).to_string();
        let page = format!("/declarations/{month}?corriger=oui");
        let line = [
            ("month", month.as_str()),
            ("seen", "0"),
            ("lines[0][activity]", "02"),
            ("lines[0][kind]", "Sale"),
            ("lines[0][amount]", "1 250,50"),
            ("lines[1][activity]", "02"),
            ("lines[1][kind]", "CreditNote"),
            ("lines[1][amount]", "50"),
            ("note", "Deux marchés & « un avoir »"),
        ];
        for removed in [false, true] {
            let browser = browser_of(&app, "awaici@exemple.fr").await;
            end_sessions(&app, removed).await;
            let rows = app.place.number("select count(*) from declaration_version").await;
            let sent = send_from(&browser, &page, "/api/declarations/envoyer", &line).await;
            assert_eq!((sent.status, sent.location()), (303, "/connexion"));
            browser.get("/connexion").await.assert_says("session-over-form-kept");
            browser.get("/connexion/code").await.assert_says("session-over-form-kept");
            let (address, form) = follow(&browser, &sign_in(&app, &browser, "awaici@exemple.fr").await).await;
            assert_eq!(address, page);
            form.assert_says("form-to-send-again");
            for (field, value) in [("lines[0][amount]", "1 250,50"), ("lines[1][amount]", "50"), ("note", "Deux marchés &amp; « un avoir »")] {
                assert!(form.control(field).contains(&format!("value=\"{value}\"")), "{}", form.control(field));
            }
            assert_eq!(app.place.number("select count(*) from declaration_version").await, rows, "nothing was sent");
            assert_eq!(unsent(&app).await, 0, "and the way back is gone");
            assert_eq!(browser.get("/connexion/reprendre").await.location(), "/");
        }
        let browser = browser_of(&app, "awaici@exemple.fr").await;
        browser.post_and_follow("/api/declarations/envoyer", &line).await.assert_says("declaration-sent");
    }

    async fn what_cannot_be_read_comes_back_as_it_was_typed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = browser_of(&app, "awaici@exemple.fr").await;
        end_sessions(&app, false).await;
        let month = team.asked.to_string();
        send_from(&browser, "/", "/api/declarations/repondre", &[("month", month.as_str()), ("answer", "")]).await;
        let long = "oui ".repeat(200);
        send_from(&browser, "/", "/api/declarations/repondre", &[("month", month.as_str()), ("answer", &long)]).await;
        assert_eq!(unsent(&app).await, 1, "the newest");
        let (address, _) = follow(&browser, &sign_in(&app, &browser, "awaici@exemple.fr").await).await;
        assert_eq!(address, "/");
        let page = browser.get(&format!("/declarations/{month}")).await;
        assert!(page.control("answer").contains(long.trim_end()), "{}", page.control("answer"));
    }

    async fn another_person_on_the_same_phone_sees_nothing_of_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let phone = browser_of(&app, "awaici@exemple.fr").await;
        end_sessions(&app, false).await;
        let month = team.asked.to_string();
        let page = format!("/declarations/{month}");
        let answer = [("month", month.as_str()), ("answer", "C’est mon secret zibeline")];
        send_from(&phone, &page, "/api/declarations/repondre", &answer).await;
        let (address, home) = follow(&phone, &sign_in(&app, &phone, "zoeici@exemple.fr").await).await;
        assert_eq!((address.as_str(), home.status), ("/", 200));
        assert!(home.words().contains("Bonjour Zoeici"), "{}", home.words());
        for page in ["/", "/declarations", page.as_str(), "/connexion/reprendre"] {
            assert!(!phone.get(page).await.body.contains("zibeline"), "{page}");
        }
        assert_eq!(unsent(&app).await, 1);
        // Its owner finds it, on any device.
        let other = app.browser();
        other.get("/connexion").await;
        let (address, form) = follow(&other, &sign_in(&app, &other, "awaici@exemple.fr").await).await;
        assert_eq!(address, page);
        assert!(form.control("answer").contains("zibeline"), "{}", form.control("answer"));
    }

    async fn nothing_is_kept_without_an_owner_nor_beyond_its_size_nor_with_a_password(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let month = team.asked.to_string();
        let form = [("month", month.as_str()), ("answer", "Oui.")];
        // A browser on which no one signed in, with the cookies of one that was.
        let stranger = app.browser();
        stranger.bring("essor-device=0123");
        stranger.bring(&format!("essor-browser={}", "0".repeat(64)));
        send_from(&stranger, "/", "/api/declarations/repondre", &form).await;
        stranger.get("/connexion").await.assert_says("session-over");

        let browser = browser_of(&app, "awaici@exemple.fr").await;
        end_sessions(&app, false).await;
        let huge = "x".repeat(store::LARGEST_UNSENT_FORM);
        send_from(&browser, "/", "/api/declarations/repondre", &[("month", month.as_str()), ("answer", huge.as_str())]).await;
        send_from(&browser, "/moi", "/api/moi/mot-de-passe", &[("old", "miel de sapin"), ("password", "trois vélos")]).await;
        assert_eq!(unsent(&app).await, 0);
        assert_eq!(sign_in(&app, &browser, "awaici@exemple.fr").await, "/connexion/reprendre");
        assert_eq!(browser.get("/connexion/reprendre").await.location(), "/moi", "to the page on which the last form stood");
    }

    async fn a_page_asked_for_without_a_session_follows_the_sign_in(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let page = format!("/declarations/{}", team.month);
        let browser = app.browser();
        assert_eq!(browser.get(&page).await.location(), "/connexion");
        let first = browser.get("/connexion").await;
        assert!(!first.words().contains("session"), "nobody was signed in: {}", first.words());
        let (address, shown) = follow(&browser, &sign_in(&app, &browser, "awaici@exemple.fr").await).await;
        assert_eq!((address, shown.status), (page, 200));

        end_sessions(&app, false).await;
        browser.get("/plan").await;
        browser.get("/connexion").await.assert_says("session-over");
        assert_eq!(follow(&browser, &sign_in(&app, &browser, "awaici@exemple.fr").await).await.0, "/plan");

        // Of a page of the team a participant gets home.
        let browser = app.browser();
        browser.get("/suivis?tous=oui").await;
        let (address, home) = follow(&browser, &sign_in(&app, &browser, "zoeici@exemple.fr").await).await;
        assert_eq!((address.as_str(), home.status), ("/", 200));
    }

    async fn no_form_leads_to_another_site_after_the_sign_in(app: Arc<TestApp>) {
        team(&app, "ici").await;
        for referer in ["https://ailleurs.exemple//ailleurs.exemple/", "//ailleurs.exemple", "javascript:alert(1)", "/api/connexion/quitter"] {
            let browser = browser_of(&app, "awaici@exemple.fr").await;
            end_sessions(&app, false).await;
            answer(browser.request("POST", "/api/plan/cocher").header("referer", referer).form(&[("done", "yes")])).await;
            for value in ["p%2F%2Failleurs.exemple", "phttps%3A%2F%2Failleurs.exemple"] {
                browser.bring(&format!("essor-back={value}"));
            }
            assert_eq!(follow(&browser, &sign_in(&app, &browser, "awaici@exemple.fr").await).await.0, "/", "{referer}");
        }
    }

    async fn a_form_with_a_file_is_not_kept_after_the_session(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = browser_of(&app, "awaici@exemple.fr").await;
        end_sessions(&app, false).await;
        // Not even one that only says that it has a file.
        let sent = send_from(&browser, "/declarations", "/api/declarations/pieces/ajouter", &[("month", "2026-10")]).await;
        assert_eq!((sent.status, unsent(&app).await), (303, 0));
    }
}
