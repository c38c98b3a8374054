//! The headers of every kind of response, checked by the rules of MDN's HTTP Observatory.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// The result of a policy as the Observatory names it, by its rules for a site on https: `src/analyzer/tests/csp.js` and
/// `src/analyzer/cspParser.js` of `mdn/mdn-http-observatory`.
fn observed(policy: &str) -> Result<&'static str, String> {
    let mut directives: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in policy.split(';').map(str::trim).filter(|entry| !entry.is_empty()) {
        let mut words = entry.split_whitespace().map(str::to_lowercase);
        let name = words.next().unwrap_or_default();
        let mut sources: BTreeSet<String> = words.collect();
        if sources.is_empty() && name.ends_with("-src") {
            sources.insert("'none'".into());
        }
        if directives.insert(name.clone(), sources).is_some() {
            return Err(format!("csp-header-invalid: {name} twice"));
        }
    }
    let broad = ["ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"];
    let any = BTreeSet::from(["*".to_owned()]);
    let of = |name: &str| directives.get(name).or_else(|| directives.get("default-src")).unwrap_or(&any).clone();
    let strict = |name: &str| directives.get(name).unwrap_or(&any).clone();
    let is_broad = |sources: &BTreeSet<String>| sources.iter().any(|source| broad.contains(&source.as_str()));
    let is_inline = |sources: &BTreeSet<String>| sources.contains("'unsafe-inline'") || sources.contains("data:");
    let (mut scripts, styles, objects) = (of("script-src"), of("style-src"), of("object-src"));
    let has_nonce = scripts.iter().any(|source| source.starts_with("'nonce-") || source.starts_with("'sha"));
    if scripts.contains("'strict-dynamic'") {
        if !has_nonce {
            return Err("csp-header-invalid: strict-dynamic without a nonce".into());
        }
        scripts.retain(|source| !broad.iter().any(|broad| source.starts_with(broad)) && source != "'self'" && source != "'unsafe-inline'");
    }
    if is_broad(&scripts) || is_inline(&scripts) || is_broad(&objects) {
        return Err("csp-implemented-with-unsafe-inline".into());
    }
    if directives.values().flatten().any(|source| source.starts_with("http:") || source.starts_with("ftp:")) {
        return Err("csp-implemented-with-insecure-scheme".into());
    }
    if scripts.union(&styles).any(|source| source == "'unsafe-eval'") {
        return Err("csp-implemented-with-unsafe-eval".into());
    }
    if is_broad(&styles) || is_inline(&styles) {
        return Err("csp-implemented-with-unsafe-inline-in-style-src-only".into());
    }
    // The Observatory lists these beside its result.
    for (finding, bad) in [
        ("may be framed", is_broad(&strict("frame-ancestors"))),
        ("any base", is_broad(&strict("base-uri")) || is_inline(&strict("base-uri"))),
        ("forms to anywhere", is_broad(&strict("form-action"))),
    ] {
        if bad {
            return Err(finding.into());
        }
    }
    let none = directives.get("default-src").is_some_and(|sources| sources.iter().eq(["'none'"]));
    Ok(if none { "csp-implemented-with-no-unsafe-default-src-none" } else { "csp-implemented-with-no-unsafe" })
}

#[track_caller]
fn assert_guarded(kind: &str, answer: &Answer) {
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(answer.header(name), value, "{kind}: {name}");
    }
    let permissions = answer.header("permissions-policy");
    for sensor in ["camera=()", "microphone=()", "geolocation=()", "payment=()"] {
        assert!(permissions.contains(sensor), "{kind}: {permissions}");
    }
    assert!(answer.header("x-robots-tag").contains("noindex"), "{kind}");
    assert_ne!(answer.header("cache-control"), "", "{kind}");
    assert_eq!(answer.headers.get_all("content-security-policy").iter().count(), 1, "{kind}: one policy");
    let policy = answer.header("content-security-policy");
    assert_eq!(observed(policy), Ok("csp-implemented-with-no-unsafe-default-src-none"), "{kind}: {policy}");
    for cookie in answer.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()) {
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{kind}: {cookie}");
    }
}

#[test]
fn the_header_rules_detect_weak_headers() {
    for (policy, found) in [
        ("default-src 'self'; script-src 'self' 'unsafe-inline'", "csp-implemented-with-unsafe-inline"),
        ("default-src 'none'; script-src 'strict-dynamic'", "csp-header-invalid: strict-dynamic without a nonce"),
        ("default-src 'none'; style-src 'unsafe-inline'", "csp-implemented-with-unsafe-inline-in-style-src-only"),
        ("default-src 'none'; base-uri 'none'; form-action 'none'", "may be framed"),
        ("", "csp-implemented-with-unsafe-inline"),
    ] {
        assert_eq!(observed(policy), Err(found.into()), "{policy}");
    }
}

on_both_engines! {
    async fn every_kind_of_response_has_the_security_headers(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (visitor, client) = (app.browser(), Caller::new(&app.base, false, None));
        let (participant, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        let coordinator = app.browser_of(&team.coordinator).await;
        let form = "application/x-www-form-urlencoded";
        let page = visitor.get("/connexion").await;
        let named: Vec<String> = page.body.split(['"', '\'']).filter(|text| text.starts_with("/pkg/")).map(str::to_owned).collect();
        let beside = named.iter().find_map(|name| name.strip_suffix("page.js")).expect("a page names its script");
        let named = [named.clone(), vec![format!("{beside}essor.wasm")]].concat();
        let file = |ending: &str| named.iter().find(|name| name.ends_with(ending)).unwrap_or_else(|| panic!("{ending}: {named:?}")).clone();
        let tag = visitor.get("/favicon.svg").await.header("etag").to_owned();
        let document = format!("/declarations/{}/pieces/{}", team.month, team.document);
        let kinds = [
            ("page", 200, visitor.request("GET", "/connexion")),
            ("page of a participant", 200, participant.request("GET", "/")),
            ("page of the team", 200, coordinator.request("GET", "/pilotage")),
            ("head", 200, visitor.request("HEAD", "/connexion")),
            ("led to sign-in", 303, visitor.request("GET", "/moi")),
            ("led on from a page", 303, coach.request("GET", "/")),
            ("led on from a form", 303, visitor.request("POST", "/api/connexion/contact").form(&[("contact", "x")])),
            ("not signed in", 401, client.request("GET", "/moi")),
            ("not allowed", 403, coach.request("GET", "/pilotage")),
            ("not allowed, to a client", 403, app.client_of(&team.coach).await.request("GET", "/pilotage")),
            ("of another site", 403, visitor.request("POST", "/api/connexion/contact").header("origin", "https://x.exemple").body("")),
            ("to another host", 421, visitor.request("POST", "/api/connexion/contact").header("host", "x.exemple").body("")),
            ("missing", 404, visitor.request("GET", "/nulle-part")),
            ("missing, to a client", 404, client.request("GET", "/nulle-part")),
            ("missing row", 404, coordinator.request("GET", "/personnes/01JD0000000000000000000000")),
            ("no such method", 405, visitor.request("GET", "/api/connexion/contact")),
            ("no such method of a page", 405, visitor.request("DELETE", "/connexion")),
            ("not understood", 400, participant.request("POST", "/api/declarations/zero").header("content-type", form).body("x=1")),
            ("no form", 415, participant.request("POST", "/api/declarations/zero").header("content-type", "text/plain").body("month=1")),
            ("too large", 413, visitor.request("POST", "/api/connexion/contact").header("content-type", form).body("a".repeat(100_000))),
            ("refused, to a client", 422, client.request("POST", "/api/connexion/contact").form(&[("contact", "x")])),
            ("style", 200, visitor.request("GET", &file(".css"))),
            ("script", 200, visitor.request("GET", &file(".js"))),
            ("module", 200, visitor.request("GET", &file(".wasm"))),
            ("drawing", 200, visitor.request("GET", "/favicon.svg")),
            ("drawings", 200, visitor.request("GET", "/icons.svg")),
            ("drawing kept", 304, visitor.request("GET", "/favicon.svg").header("if-none-match", tag)),
            ("picture", 200, visitor.request("GET", "/icons/icon-192.png")),
            ("font", 200, visitor.request("GET", "/fonts/atkinson-latin-400.woff2")),
            ("manifest", 200, visitor.request("GET", "/manifest.webmanifest")),
            ("text", 200, visitor.request("GET", "/robots.txt")),
            ("alive", 200, visitor.request("GET", "/healthz")),
            ("ready", 200, visitor.request("GET", "/readyz")),
            ("table", 200, coordinator.request("GET", "/pilotage/exports/parcours.csv")),
            ("workbook", 200, coordinator.request("GET", &format!("/pilotage/etats/{}/1.xlsx", team.handed_in))),
            ("calendar", 200, visitor.request("GET", &format!("/agenda/{}.ics", team.agenda.calendar))),
            ("document", 200, participant.request("GET", &document)),
            ("results for funders", 200, visitor.request("GET", &format!("/resultats/{}", team.funder.1))),
            ("invitation", 200, visitor.request("GET", &format!("/invitation/{}", team.invitation))),
        ];
        for (kind, status, request) in kinds {
            let response = answer(request).await;
            // Methods other than those of forms are refused as forms, or unknown.
            if status == 405 {
                assert!(matches!(response.status, 403 | 405 | 415), "{kind}: {}", response.status);
            } else {
                assert_eq!(response.status, status, "{kind}: {}", response.words());
            }
            assert_guarded(kind, &response);
        }
        app.db.close().await;
        for (kind, path) in [("no database", "/"), ("not ready", "/readyz")] {
            let response = answer(visitor.request("GET", path).header("cookie", "essor-device=x")).await;
            assert_eq!(response.status, 503, "{kind}");
            assert_guarded(kind, &response);
        }
    }

    async fn hsts_is_sent_over_https_only(app: Arc<TestApp>) {
        let base = app.seen_at("https://essor.exemple.fr").await;
        let visitor = Caller::new(&base, true, None);
        for path in ["/connexion", "/moi", "/favicon.svg", "/healthz", "/nulle-part"] {
            let response = visitor.get(path).await;
            assert_eq!(response.header("strict-transport-security"), "max-age=31536000", "{path}");
            for cookie in response.headers.get_all("set-cookie").iter().map(|value| value.to_str().unwrap()) {
                assert!(cookie.starts_with("__Host-") && cookie.contains("Secure"), "{path}: {cookie}");
            }
        }
    }
}
