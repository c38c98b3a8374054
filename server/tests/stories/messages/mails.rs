//! A mail as it leaves: compared with a snapshot, and read by an independent parser.

use crate::support::{
    app::{TestApp, config, on_both_engines, team},
    gateways,
};
use lettre::message::Mailbox;
use serde_json::{Value, json};
use server::{delivery::Delivery, mail::compose, senders::Senders};
use std::{
    io::Write,
    process::{Command, Stdio},
    sync::Arc,
    time::{Duration, SystemTime},
};
use store::{Channel, OutboxMessage};

/// A mail as the parser of `end2end` reads it.
fn read(mail: &[u8]) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
    let mut reader =
        Command::new("python3").arg("read-mail.py").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    reader.stdin.take().unwrap().write_all(mail).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success(), "the mail cannot be read: {}", String::from_utf8_lossy(mail));
    serde_json::from_slice(&read.stdout).unwrap()
}

const BODY: &str = "Bonjour Zoé,\n\nL’Atelier du Canal vous invite dans Essor. Ouvrez ce lien et choisissez votre mot de passe :\n\
    https://essor.example/invitation/0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9?x=1&y=<2>\n\n\
    Le lien sert une seule fois, pendant 30 jours.";

fn invitation() -> OutboxMessage {
    OutboxMessage {
        id: "01JDSNAPSHOT0000000000000A".into(),
        channel: Channel::Email,
        recipient: "zoe@exemple.fr".into(),
        subject: "L’Atelier du Canal vous invite dans Essor".into(),
        body: BODY.into(),
        tries: 1,
        notice: None,
        reminder: None,
        urgent: false,
        by_night: false,
        expires_at: None,
        stopped: false,
        structure: Some("L’Atelier du Canal, \"Troyes\"".into()),
        reply_to: Some("nadia@exemple.fr".into()),
    }
}

/// Monday 23 November 2026, 10:00 UTC.
fn at() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_428_000)
}

fn from() -> Mailbox {
    "Essor <essor@essor.example>".parse().unwrap()
}

#[test]
fn a_composed_mail_equals_its_snapshot() {
    let mail = String::from_utf8(compose(&invitation(), &from(), at()).unwrap().formatted()).unwrap();
    assert!(!mail.replace("\r\n", "").contains(['\r', '\n']), "lines end as mails want it");
    assert!(mail.is_ascii() && mail.split("\r\n").all(|line| line.len() <= 998), "any server takes it");
    let (mail, snapshot) = (mail.replace("\r\n", "\n"), concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mails/invitation.eml"));
    // Rewritten on demand, for review in the diff.
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(snapshot, &mail).unwrap();
    }
    assert_eq!(mail, std::fs::read_to_string(snapshot).unwrap());
}

#[test]
fn a_parser_reads_sender_subject_and_both_texts() {
    let mail = read(&compose(&invitation(), &from(), at()).unwrap().formatted());
    assert_eq!(mail["defects"], json!([]), "{mail}");
    assert_eq!(mail["from"], json!(["L’Atelier du Canal, \"Troyes\"", "essor@essor.example"]));
    assert_eq!(mail["to"], json!(["zoe@exemple.fr"]));
    assert_eq!(mail["reply_to"], json!(["nadia@exemple.fr"]));
    assert_eq!(mail["subject"], "L’Atelier du Canal vous invite dans Essor");
    assert_eq!(mail["date"], "2026-11-23T10:00:00+00:00");
    assert_eq!((&mail["mime_version"], &mail["auto_submitted"]), (&json!("1.0"), &json!("auto-generated")));
    assert_eq!(mail["message_id"], "<01JDSNAPSHOT0000000000000A@essor.example>");
    assert_eq!(mail["type"], "multipart/alternative");
    let plain = &mail["plain"];
    assert_eq!((&plain["type"], &plain["charset"]), (&json!("text/plain"), &json!("utf-8")));
    assert_eq!(plain["text"].as_str().unwrap().trim_end().replace("\r\n", "\n"), BODY);
    let html = mail["html"]["text"].as_str().unwrap();
    assert!(html.contains("&amp;y=&lt;2&gt;\">https://essor.example/invitation/"), "{html}");
    assert!(html.contains("Bonjour Zoé,") && !html.contains("<2>"), "{html}");
}

#[test]
fn a_mail_without_structure_has_the_configured_sender() {
    let own = read(&compose(&OutboxMessage { structure: None, ..invitation() }, &from(), at()).unwrap().formatted());
    assert_eq!(own["from"][0], "Essor");
    let without =
        read(&compose(&OutboxMessage { reply_to: Some("no address".into()), ..invitation() }, &from(), at()).unwrap().formatted());
    assert_eq!((&without["reply_to"], &without["defects"]), (&json!([]), &json!([])), "a mail leaves also without an address for replies");
    assert!(compose(&OutboxMessage { recipient: "no address".into(), ..invitation() }, &from(), at()).is_err());
}

on_both_engines! {
    async fn a_requested_code_arrives_as_a_mail_of_the_structure(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let mails = gateways::mails().await;
        let mut config = config(&app.place, None);
        config.smtp_url = Some(mails.url.clone());
        config.mail_from = Some("essor@essor.example".into());
        let delivery = Delivery::start(app.db.clone(), Senders::new(&config, false).unwrap(), app.base.clone(), true);
        app.browser().post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await;
        let came = mails.wait_for(|mails| mails.iter().any(|mail| mail.contains("code Essor"))).await;
        delivery.stop().await;
        let mail = read(came.iter().find(|mail| mail.contains("code Essor")).unwrap().as_bytes());
        assert_eq!(mail["defects"], json!([]), "{mail}");
        assert!(mail["plain"]["text"].as_str().unwrap().contains("est votre code Essor"), "{mail}");
        assert_eq!(mail["reply_to"], json!(app.place.texts("select email from person where role = 'Coordinator' order by id limit 1").await));
        assert_eq!(mail["from"][0], app.place.texts("select name from structure order by id limit 1").await[0].as_str());
    }
}
