//! `/.well-known/security.txt`, with the fields of RFC 9116.

use crate::support::{
    app::{Engine, TestApp, TestDb, client},
    caller::answer,
    process::Process,
};
use chrono::{DateTime, Duration};
use std::collections::BTreeMap;

#[tokio::test(flavor = "multi_thread")]
async fn security_txt_has_the_contact_of_the_settings_and_an_end() {
    let place = TestDb::find(Engine::Sqlite).await;
    let settings = [("ESSOR_SECURITY_CONTACT", "securite@exemple.fr")];
    let process = Process::start_behind(&place, "serve", "https://essor.exemple.fr", None, &settings, None).await;
    let file = answer(client().get(format!("{}/.well-known/security.txt", process.base))).await;
    assert_eq!((file.status, file.header("content-type")), (200, "text/plain; charset=utf-8"));
    let fields: BTreeMap<&str, &str> = file.body.lines().map(|line| line.split_once(": ").unwrap()).collect();
    assert_eq!(fields["Contact"], "mailto:securite@exemple.fr");
    assert_eq!(fields["Canonical"], "https://essor.exemple.fr/.well-known/security.txt");
    let left = DateTime::parse_from_rfc3339(fields["Expires"]).unwrap().to_utc() - server::clock::now();
    assert!(left > Duration::days(30) && left < Duration::days(365), "{left}");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_contact_there_is_no_security_txt() {
    let app = TestApp::build(false).await;
    assert_eq!(app.browser().get("/.well-known/security.txt").await.status, 404);
    app.db.close().await;
}
