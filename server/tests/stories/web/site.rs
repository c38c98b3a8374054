//! Static files, content policies, health checks and compression.

use crate::{
    support::{
        app::{TestApp, on_both_engines, team},
        caller::{Answer, Caller, answer, sentence},
    },
    web::calls::call,
};
use app::routes::TABLE;
use std::{collections::BTreeSet, sync::Arc};

/// The files that the pages of the participant, one of the coach and those before sign-in name.
async fn files_named(app: &TestApp) -> BTreeSet<String> {
    let team = team(app, "ici").await;
    let browser = app.browser_of(&team.participant).await;
    let coach = app.browser_of(&team.coach).await;
    let mut names = BTreeSet::new();
    for (browser, page) in
        [(&browser, "/"), (&browser, "/declarations"), (&browser, "/connexion"), (&browser, "/nulle-part"), (&coach, "/verifications")]
    {
        let page = browser.get(page).await.body;
        let files =
            page.split(['"', '\'']).filter(|text| text.starts_with('/') && text.contains('.') && !text.contains([' ', '<', '>', ';']));
        names.extend(files.map(|name| name.split('#').next().unwrap().to_owned()));
    }
    // Files that the script of every page fetches from beside itself.
    let script = names.iter().find(|name| name.ends_with("/page.js")).expect("the page names its script").clone();
    let folder = script.trim_end_matches("page.js");
    let fetched = browser.get(&script).await.body;
    let fetched = fetched.split(['"', '\'', '`']).filter(|text| text.ends_with(".js") || text.ends_with(".wasm"));
    names.extend(fetched.map(|name| format!("{folder}{name}")));
    // Files that the styles name: that of every page, and that of the team.
    let styles: Vec<_> = names.iter().filter(|name| name.ends_with(".css")).cloned().collect();
    assert_eq!(styles.len(), 2, "{styles:?}");
    for style in styles {
        let style = browser.get(&style).await.body;
        names.extend(style.split("url(").skip(1).map(|rest| rest.split(')').next().unwrap().trim_matches(['"', '\'']).to_owned()));
    }
    // A calendar and the words of a script are no static files.
    names.retain(|name| name.starts_with('/') && !name.ends_with(".ics") && !name.starts_with("/mots/"));
    names
}

/// The response with a file, for a browser that accepts those encodings.
async fn file(app: &TestApp, name: &str, encodings: &str) -> Answer {
    answer(app.browser().request("GET", name).header("accept-encoding", encodings)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_asset_of_a_page_is_served_compressed_and_cacheable() {
    let app = TestApp::build(false).await;
    let names = files_named(&app).await;
    for (ending, kind) in [
        (".css", "text/css; charset=utf-8"),
        (".js", "text/javascript; charset=utf-8"),
        (".wasm", "application/wasm"),
        (".woff2", "font/woff2"),
        (".svg", "image/svg+xml"),
        (".png", "image/png"),
        (".webmanifest", "application/manifest+json"),
    ] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "a page names a {ending}: {names:?}");
        for name in names.iter().filter(|name| name.ends_with(ending)) {
            assert_eq!(file(&app, name, "identity").await.header("content-type"), kind, "{name}");
        }
    }
    for name in &names {
        let plain = file(&app, name, "identity").await;
        assert_eq!((plain.status, plain.header("content-encoding")), (200, ""), "{name}");
        assert_eq!(plain.header("x-content-type-options"), "nosniff", "{name}");
        let kept = plain.header("cache-control");
        assert_eq!(kept.contains("immutable"), name.starts_with("/pkg/") || name.starts_with("/fonts/"), "{name}: {kept}");
        for (wanted, encoding) in [("br", "br"), ("gzip", "gzip"), ("gzip, deflate, br, zstd", "br"), ("gzip;q=1.0", "gzip")] {
            let smaller = file(&app, name, wanted).await;
            assert_eq!(smaller.status, 200, "{name}");
            if name.ends_with(".woff2") || name.ends_with(".png") {
                assert_eq!(smaller.header("content-encoding"), "", "{name} is compressed already");
            } else {
                assert_eq!(smaller.header("content-encoding"), encoding, "{name} for {wanted}");
                assert!(smaller.length < plain.length, "{name} is smaller");
                assert!(smaller.header("vary").contains("accept-encoding"), "{name}");
                assert_ne!(smaller.header("etag"), plain.header("etag"), "{name}");
            }
            let tag = smaller.header("etag").to_owned();
            let fresh = app.browser().request("GET", name).header("accept-encoding", wanted).header("if-none-match", &tag);
            let fresh = answer(fresh).await;
            assert_eq!((fresh.status, fresh.length, fresh.header("etag")), (304, 0, tag.as_str()), "{name}");
        }
        let head = answer(app.browser().request("HEAD", name)).await;
        assert_eq!((head.status, head.length), (200, 0), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_path_gets_the_404_page() {
    let app = TestApp::build(false).await;
    let names = files_named(&app).await;
    let style = names.iter().find(|name| name.ends_with(".css")).unwrap();
    let (compressed, climbing) = (format!("{style}.br"), format!("{}/../../build-id", style.rsplit_once('/').unwrap().0));
    let paths = ["/nulle-part", "/build-id", "/pkg/", "/pkg/0000/essor.js", "/.git/config", "/%2e%2e/Cargo.toml", "/api/nulle-part", "//"];
    for path in paths.into_iter().chain([compressed.as_str(), climbing.as_str()]) {
        let page = app.browser().get(path).await;
        assert_eq!(page.status, 404, "{path}");
        page.assert_says("stop-404-title");
        assert!(page.body.contains("lang=\"fr\""), "{path}");
        let told = Caller::new(&app.base, false, None).get(path).await;
        assert_eq!((told.status, told.body.as_str()), (404, ""), "{path}");
    }
    let english = answer(app.browser().request("GET", "/nulle-part").header("accept-language", "en-GB,fr;q=0.5")).await;
    assert!(english.body.contains("lang=\"en\"") && !english.words().contains(&sentence("stop-404-title")), "{}", english.words());
}

on_both_engines! {
    async fn every_page_has_a_strict_content_policy(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let mut nonces = BTreeSet::new();
        for person in [None, Some(&team.participant), Some(&team.coach), Some(&team.coordinator)] {
            let browser = match person {
                Some(person) => app.browser_of(person).await,
                None => app.browser(),
            };
            let paths = TABLE.iter().map(|(address, _)| call(address, &team)).filter(|call| call.method == "GET").map(|call| call.path);
            for path in paths.chain(["/nulle-part".into(), "/declarations/bonjour".into(), "/rendez-vous/inconnu".into()]) {
                let page = browser.get(&path).await;
                assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
                assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
                assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{path}");
                if page.status == 303 {
                    continue;
                }
                let policy = page.header("content-security-policy");
                // An uploaded file is no page of the site: it may run nothing.
                if page.status == 200 && path.contains("/pieces/") {
                    assert!(policy.starts_with("sandbox") && policy.contains("; default-src 'none'"), "{path}: {policy}");
                    assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
                    continue;
                }
                // A calendar is requested again and again: its tag says whether it changed.
                if page.header("content-type").starts_with("text/calendar") {
                    assert_eq!(page.header("cache-control"), "private, no-cache", "{path}");
                    continue;
                }
                if ["text/csv", "application/zip"].iter().any(|file| page.header("content-type").starts_with(file)) {
                    assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
                    continue;
                }
                for part in ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
                    assert!(policy.contains(part), "{path}: {policy}");
                }
                assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"), "{path}: {policy}");
                assert_eq!(page.header("cache-control"), "private, no-store", "{path}");
                let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next());
                for script in page.body.split("<script").skip(1).map(|rest| rest.split('>').next().unwrap()) {
                    let nonce = nonce.expect("a page with a script has a nonce");
                    assert!(script.contains(&format!("nonce=\"{nonce}\"")), "{path}: {script}");
                }
                // No handler and no style in an attribute: the policy would not let it work.
                for forbidden in [" onclick=", " onload=", " onsubmit=", " style=\"", "javascript:"] {
                    assert!(!page.body.contains(forbidden), "{path} holds {forbidden}");
                }
                if let Some(nonce) = nonce {
                    assert!(nonces.insert(nonce.to_owned()), "{path}: a nonce is used once");
                }
            }
        }
        assert!(nonces.len() > 20, "{}", nonces.len());
    }

    async fn only_pages_that_show_what_the_team_sees_load_its_style(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (participant, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        let visitor = app.browser();
        for (browser, page, loads) in [
            (&visitor, "/connexion", false),
            (&visitor, "/connexion/equipe", false),
            (&visitor, "/nulle-part", false),
            (&participant, "/", false),
            (&participant, "/declarations", false),
            (&participant, "/moi", false),
            (&participant, "/suivis", false),
            (&coach, "/suivis", true),
            (&coach, "/moi", true),
            (&coach, "/nulle-part", true),
        ] {
            let body = browser.get(page).await.body;
            assert!(body.contains("/essor.css\""), "{page}");
            assert_eq!(body.contains("/team.css\""), loads, "{page}");
        }
    }

    async fn health_checks_report_alive_and_ready(app: Arc<TestApp>) {
        for path in ["/healthz", "/readyz"] {
            let told = app.browser().get(path).await;
            assert_eq!((told.status, told.body.as_str()), (200, "ok"), "{path}");
        }
        app.db.close().await;
        assert_eq!(app.browser().get("/readyz").await.status, 503);
        assert_eq!(app.browser().get("/healthz").await.status, 200);
        // Without the database every page says so.
        let page = answer(app.browser().request("GET", "/").header("cookie", "essor-device=x")).await;
        assert_eq!(page.status, 503);
        page.assert_says("stop-503-title");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_compressed() {
    let app = TestApp::build(false).await;
    for (wanted, encoding) in [("gzip, br", "gzip"), ("gzip", "gzip"), ("identity", "")] {
        let page = file(&app, "/connexion", wanted).await;
        assert_eq!((page.status, page.header("content-encoding")), (200, encoding));
        assert!(page.header("content-type").starts_with("text/html"));
    }
}
