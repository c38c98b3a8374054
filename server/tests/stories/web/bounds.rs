//! The process under load and under failures of its surroundings: queues, locks, folders, schemas, clusters, signals.

use crate::support::{
    app::{Engine, TestApp, TestDb, client, on_both_engines, run_on},
    caller::Answer,
    process::{Process, complained, essor, run},
};
use sqlx::{Connection, SqliteConnection};
use std::{os::unix::fs::PermissionsExt, path::Path, sync::Arc, time::Duration};
use store::DbOptions;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

async fn mistyped(app: &TestApp) -> Answer {
    app.browser().post("/api/connexion/contact", &[("contact", "ni l’un ni l’autre")]).await
}

fn assert_unavailable(page: &Answer) {
    assert_eq!((page.status, page.header("retry-after")), (503, "10"));
    page.assert_says("stop-503-title");
}

on_both_engines! {
    async fn a_guest_draft_is_cut_to_the_length_of_its_field(app: Arc<TestApp>) {
        for _ in 0..20 {
            let typed = "x".repeat(60_000);
            assert_eq!(app.browser().post("/api/connexion/contact", &[("contact", &typed)]).await.status, 303);
        }
        assert_eq!(app.place.number("select count(*) from form_draft").await, 20);
        assert!(app.place.number("select cast(max(length(content)) as bigint) from form_draft").await < 400);
    }

    async fn passwords_beyond_the_queue_get_503_with_retry_after(app: Arc<TestApp>) {
        let tries = (0..120).map(|nth| {
            let (browser, email) = (app.browser(), format!("personne.{nth}@exemple.fr"));
            tokio::spawn(async move { browser.post("/api/connexion/equipe", &[("email", email.as_str()), ("password", "miel de sapin")]).await })
        });
        let tries: Vec<_> = tries.collect();
        let (mut looked_at, mut sent_away) = (0, 0);
        for answer in tries {
            let answer = answer.await.unwrap();
            if answer.status == 503 {
                assert_unavailable(&answer);
                sent_away += 1;
            } else {
                assert_eq!(answer.status, 303);
                looked_at += 1;
            }
        }
        assert!(looked_at >= 1 && sent_away >= 1, "{looked_at} looked at, {sent_away} sent away");
        // Afterwards requests succeed again.
        let later = app.browser().post("/api/connexion/equipe", &[("email", "zoe@exemple.fr"), ("password", "miel de sapin")]).await;
        assert_eq!(later.status, 303);
    }
}

#[test]
fn a_locked_file_serves_pages_and_gives_forms_503() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let options = DbOptions { wait: Duration::from_secs(1), ..DbOptions::default() };
        let app = TestApp::opened(Engine::Sqlite, false, &options).await;
        let mut other = SqliteConnection::connect(&app.place.url).await.unwrap();
        sqlx::query("begin exclusive").execute(&mut other).await.unwrap();
        assert_unavailable(&mistyped(&app).await);
        assert_eq!(app.browser().get("/connexion").await.status, 200);
        let told = app.browser().get("/readyz").await;
        assert_eq!((told.status, told.body.as_str()), (503, "database: no answer"));
        sqlx::query("rollback").execute(&mut other).await.unwrap();
        assert_eq!(mistyped(&app).await.status, 303);
        assert_eq!(app.browser().get("/readyz").await.body, "ok");
        app.db.close().await;
    });
}

#[test]
fn readiness_reports_a_stuck_outbox() {
    run_on(Engine::Sqlite, |app| async move {
        let team = crate::support::app::team(&app, "ici").await;
        drop(team);
        app.place.run("update outbox set sent_at = null, dropped_at = null, tries = 0, due_at = '2020-01-01T00:00:00+00:00'").await;
        let told = app.browser().get("/readyz").await;
        assert!(told.status == 200 && told.body.starts_with("outbox: the oldest message has been due for "), "{}", told.body);
    });
}

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn files_of_the_process_are_readable_by_its_owner_only() {
    let place = TestDb::find(Engine::Sqlite).await;
    let data = place.folder.join("donnees");
    let output = essor(&place)
        .args(["setup", "--structure", "La Ruche", "--coordinator", "marie@exemple.fr"])
        .env("ESSOR_DATA", &data)
        .env("DATABASE_URL", format!("sqlite://{}", data.join("essor.db").display()))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", complained(&output));
    assert_eq!((mode(&data), mode(&data.join("essor.db"))), (0o700, 0o600));
    // An existing folder that others can read is named in the log.
    std::fs::set_permissions(&data, std::fs::Permissions::from_mode(0o755)).unwrap();
    let output = essor(&place).arg("migrate").env("ESSOR_DATA", &data).output().unwrap();
    assert!(output.status.success() && complained(&output).contains("chmod 700"), "{}", complained(&output));
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_with_a_read_only_folder_fails() {
    let place = TestDb::find(Engine::Sqlite).await;
    // Not even root can make files there.
    let output = essor(&place).arg("migrate").env("ESSOR_DATA", "/sys").output().unwrap();
    assert!(!output.status.success() && complained(&output).contains("ne peut pas écrire dans le dossier /sys"), "{}", complained(&output));
}

#[test]
fn starting_on_a_newer_schema_fails_and_changes_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        run_on(engine, |app| async move {
            let text = if app.place.engine == Engine::Sqlite { "x''" } else { "''::bytea" };
            let row = format!(
                "insert into _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
                 values (9999, 'demain', current_timestamp, true, {text}, 0)"
            );
            app.place.run(row).await;
            let output = run(&app.place, &["migrate"]);
            let told = complained(&output);
            assert!(!output.status.success() && told.contains("plus récente") && told.contains("9999"), "{told}");
        });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn starting_without_the_cluster_fails_with_its_cause() {
    let place = TestDb::find(Engine::Sqlite).await;
    let output =
        essor(&place).arg("migrate").env("DATABASE_URL", "postgres://essor@127.0.0.1:1/essor").env("ESSOR_DB_WAIT", "1").output().unwrap();
    assert!(!output.status.success() && complained(&output).contains("refused"), "{}", complained(&output));
    for (name, value) in
        [("ESSOR_DB_WAIT", "bientôt"), ("ESSOR_DB_CONNECTIONS", "0"), ("ESSOR_CONNECTIONS", "-1"), ("ESSOR_STOP_DELAY", "1 h")]
    {
        let output = essor(&place).arg("migrate").env(name, value).output().unwrap();
        assert!(!output.status.success() && complained(&output).contains(name), "{name}: {}", complained(&output));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopping_process_is_unready_first_and_ends_despite_slow_clients() {
    let place = TestDb::find(Engine::Sqlite).await;
    let mut process = Process::serve(&place).await;
    let addr = process.base.trim_start_matches("http://").to_owned();
    let mut half = TcpStream::connect(&addr).await.unwrap();
    half.write_all(b"GET / HTTP/1.1\r\nhost: a\r\n").await.unwrap();
    let mut upload = TcpStream::connect(&addr).await.unwrap();
    let header = "POST /api/connexion/contact HTTP/1.1\r\nhost: a\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: 900\r\n\r\ncontact=";
    upload.write_all(header.as_bytes()).await.unwrap();
    process.terminate();
    // Requests are still accepted while readiness reports the stop.
    let readiness = async || client().get(format!("{}/readyz", process.base)).send().await.unwrap();
    loop {
        let told = readiness().await;
        if told.status() == 503 {
            assert_eq!(told.text().await.unwrap(), "stopping");
            break;
        }
    }
    assert!(client().get(format!("{}/healthz", process.base)).send().await.unwrap().status().is_success());
    assert!(process.ended().await.success());
    let mut rest = Vec::new();
    let _ = half.read_to_end(&mut rest).await;
    let _ = upload.read_to_end(&mut rest).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_health_command_ends_with_0_while_the_process_runs() {
    let place = TestDb::find(Engine::Sqlite).await;
    let process = Process::serve(&place).await;
    let asked = |addr: String| essor(&place).arg("health").env("ESSOR_ADDR", addr).output().unwrap();
    let addr = process.addr();
    assert!(asked(addr.to_string()).status.success());
    // As in a container, where it listens on every address.
    assert!(asked(format!("0.0.0.0:{}", addr.port())).status.success());
    drop(process);
    let output = asked(addr.to_string());
    assert!(!output.status.success() && complained(&output).contains("ne répond pas"), "{}", complained(&output));
}
