//! What stops a start, and the notifications of a start and a stop to a supervisor.

use crate::support::{
    app::{Engine, TestDb},
    process::{Process, complained, essor},
};
use std::os::unix::net::UnixDatagram;

#[tokio::test(flavor = "multi_thread")]
async fn a_public_site_without_encryption_or_senders_is_refused() {
    let place = TestDb::find(Engine::Sqlite).await;
    let public = ("ESSOR_BASE_URL", "https://essor.exemple.fr");
    let from = ("ESSOR_MAIL_FROM", "essor@essor.exemple.fr");
    // Nothing can listen there: a start that is not refused before fails at its address.
    let nowhere = ("ESSOR_ADDR", "192.0.2.1:3000");
    for (settings, part) in [
        (vec![("ESSOR_SMTP_URI", "smtps://mail.exemple")], "ESSOR_SMTP_URL"),
        (vec![("ESSOR_DBWAIT", "5")], "ESSOR_DB_WAIT"),
        (vec![("ESSOR_SMS_AT_NIGHT", "peut-être")], "ESSOR_SMS_AT_NIGHT"),
        (vec![("ESSOR_LOG_FORMAT", "xml")], "ESSOR_LOG_FORMAT"),
        (vec![("ESSOR_LOG", "essor=très")], "ESSOR_LOG"),
        (vec![("ESSOR_BASE_URL", "http://essor.exemple.fr"), ("ESSOR_MESSAGES", "folder")], "ESSOR_INSECURE_HTTP"),
        (vec![public], "ESSOR_MESSAGES=folder"),
        (vec![public, from, ("ESSOR_SMTP_URL", "smtp://compte:secret@mail.exemple")], "tls=required"),
        (vec![public, from, ("ESSOR_SMTP_URL", "smtp://compte:secret@mail.exemple?tls=required"), nowhere], "ESSOR_ADDR"),
        (vec![public, from, ("ESSOR_SMTP_URL", "smtp://compte:secret@127.0.0.1:25"), nowhere], "ESSOR_ADDR"),
        (vec![public, ("ESSOR_MESSAGES", "folder"), nowhere], "ESSOR_ADDR"),
        (vec![public, ("ESSOR_SMS_URL", "https://sms.exemple"), nowhere], "ESSOR_ADDR"),
        (
            vec![("ESSOR_BASE_URL", "http://essor.exemple.fr"), ("ESSOR_INSECURE_HTTP", "1"), ("ESSOR_MESSAGES", "folder"), nowhere],
            "ESSOR_ADDR",
        ),
    ] {
        let output = essor(&place).arg("serve").envs(settings.iter().copied()).output().unwrap();
        let complaint = complained(&output);
        assert_eq!(output.status.code(), Some(1), "{settings:?}: {complaint}");
        let sentence = complaint.lines().last().unwrap();
        assert!(sentence.contains(part) && sentence.ends_with('.') && !sentence.contains('\u{1b}'), "{settings:?}: {complaint}");
    }
    let output = essor(&place).args(["serve", "--addr", "localhost"]).output().unwrap();
    assert!(complained(&output).contains("ESSOR_ADDR (--addr)"), "{}", complained(&output));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_start_waits_for_the_cluster_as_often_as_is_set() {
    let place = TestDb::find(Engine::Sqlite).await;
    let settings = [("DATABASE_URL", "postgres://essor@127.0.0.1:1/essor"), ("ESSOR_DB_WAIT", "1"), ("ESSOR_DB_RETRIES", "1")];
    let output = essor(&place).arg("serve").envs(settings).output().unwrap();
    let complaint = complained(&output);
    assert!(!output.status.success() && complaint.contains("Essai 1 sur 1.") && !complaint.contains("Essai 2"), "{complaint}");
}

#[tokio::test(flavor = "multi_thread")]
async fn systemd_is_told_of_the_start_the_life_and_the_stop() {
    let place = TestDb::find(Engine::Sqlite).await;
    let path = place.folder.join("systemd");
    let socket = UnixDatagram::bind(&path).unwrap();
    let settings = [("NOTIFY_SOCKET", path.to_str().unwrap()), ("WATCHDOG_USEC", "100000"), ("ESSOR_STOP_DELAY", "0")];
    let log = place.folder.join("log");
    let mut process = Process::serve_with(&place, &settings, &log).await;
    let until = |word: &str| {
        let mut seen = [0; 64];
        loop {
            let length = socket.recv(&mut seen).unwrap();
            if String::from_utf8_lossy(&seen[..length]).lines().any(|line| line == word) {
                return;
            }
        }
    };
    until("READY=1");
    until("WATCHDOG=1");
    process.terminate();
    until("STOPPING=1");
    assert!(process.ended().await.success());
    let log = std::fs::read_to_string(log).unwrap();
    let version = env!("CARGO_PKG_VERSION");
    assert!(log.contains(&format!("Essor {version}")) && log.contains("has stopped") && !log.contains('\u{1b}'), "{log}");
}
