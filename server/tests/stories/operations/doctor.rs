//! `essor doctor` on broken set-ups: each is found and named, and nothing else is.

use crate::support::{
    app::{Engine, TestApp, config, on_both_engines},
    gateways::{mails, quick_sms},
};
use axum::Router;
use chrono::{DateTime, Duration, Utc};
use server::{
    cli::Variables,
    config::Config,
    doctor::{Finding, Level, examine},
    sms::settings::SmsSettings,
};
use std::{os::unix::fs::PermissionsExt, path::Path, sync::Arc};
use store::{Actor, Db};

/// Nothing listens on the port of tcpmux.
const NOBODY: &str = "127.0.0.1:1";

fn variables(pairs: &[(&str, &str)]) -> Variables {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The findings that depend on the set-up: the disk and the month of the test do not.
async fn findings(config: Result<&Config, String>, variables: &Variables, now: DateTime<Utc>) -> Vec<Finding> {
    let mut found = examine(config, variables, now).await;
    found.retain(|it| !["disque", "taux"].contains(&it.check));
    found
}

/// Asserts that of the findings this one alone is as serious as `level`, and that it names a part of the cause.
#[track_caller]
fn assert_found(findings: &[Finding], check: &str, level: Level, part: &str) {
    let serious: Vec<&Finding> = findings.iter().filter(|it| it.level >= level).collect();
    let [found] = serious[..] else { panic!("{check}: {findings:#?}") };
    assert_eq!((found.check, found.level), (check, level), "{found}");
    assert!(found.sentence.contains(part) && found.sentence.ends_with(['.', '?']), "{part}: {found}");
}

fn close_to_others(folder: &Path) {
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700)).unwrap();
}

/// A set-up in which every service answers.
async fn sound(app: &TestApp) -> Config {
    close_to_others(&app.place.folder);
    Config {
        base_url: app.base.clone(),
        smtp_url: Some(mails().await.url),
        mail_from: Some("essor@laruche.example".into()),
        sms: SmsSettings::plain(&quick_sms().await.url),
        db_wait: std::time::Duration::from_secs(1),
        ..config(&app.place, None)
    }
}

on_both_engines! {
    async fn a_sound_set_up_is_said_to_be_well_and_stays_as_it_is(app: Arc<TestApp>) {
        app.db.create_structure(&Actor::tools(app.now), "La Ruche", 3).await.unwrap();
        let before = app.place.rows().await;
        let found = findings(Ok(&sound(&app).await), &Variables::default(), app.now).await;
        assert!(found.len() > 9 && found.iter().all(|it| it.level == Level::Good), "{found:#?}");
        assert_eq!(app.place.rows().await, before);
        assert_eq!(std::fs::read_dir(app.place.folder.join("documents/doctor")).map_or(0, Iterator::count), 0);
    }

    async fn each_broken_set_up_is_found_and_named(app: Arc<TestApp>) {
        let (sound, none) = (sound(&app).await, Variables::default());
        for (name, value, part) in [
            ("ESSOR_SMTP_URI", "smtps://mail.exemple", "ESSOR_SMTP_URL"),
            ("ESSOR_ADDR", "localhost", "ESSOR_ADDR"),
            ("ESSOR_BASE_URL", "https://exemple.fr/essor", "sans chemin"),
            ("ESSOR_SMTP_URL_FILE", "/nulle/part", "/nulle/part"),
            ("ESSOR_SMTP_URL", "smtps://mail.exemple", "ESSOR_MAIL_FROM"),
            ("ESSOR_OIDC_ISSUER", "https://id.exemple", "ESSOR_OIDC_CLIENT_ID"),
        ] {
            let read = Config::read(&variables(&[(name, value)]));
            assert_found(&findings(read.as_ref().map_err(Clone::clone), &none, app.now).await, "réglages", Level::Fault, part);
        }
        let other = other_program().await;
        let misled = app.seen_at("https://essor.exemple.fr").await;
        let file = app.place.folder.join("fichier");
        std::fs::write(&file, "rien").unwrap();
        let junk = format!("sqlite://{}", file.display());
        let set = |change: &dyn Fn(&mut Config)| {
            let mut config = sound.clone();
            change(&mut config);
            config
        };
        let text = |text: &str| Some(text.to_owned());
        let public = "https://essor.invalid";
        let fault = Level::Fault;
        for (config, check, level, part) in [
            (set(&|it| (it.base_url, it.smtp_url, it.sms) = (public.into(), None, SmsSettings::default())), "réglages", fault, "ESSOR_SMTP_URL"),
            (set(&|it| it.base_url = "http://essor.invalid".into()), "réglages", fault, "ESSOR_INSECURE_HTTP"),
            (set(&|it| it.database_url = "mysql://localhost/essor".into()), "base de données", fault, "DATABASE_URL"),
            (set(&|it| it.database_url = format!("postgres://essor@{NOBODY}/essor")), "base de données", fault, "ne répond pas"),
            (set(&|it| it.database_url = junk.clone()), "base de données", fault, "DATABASE_URL"),
            (set(&|it| it.database_url = "sqlite:///nulle/part/essor.db".into()), "base de données", Level::Look, "n’existe pas encore"),
            (set(&|it| it.smtp_url = text(&format!("smtp://{NOBODY}"))), "courriels", fault, "ESSOR_SMTP_URL"),
            // This server knows no accounts.
            (
                set(&|it| it.smtp_url = it.smtp_url.as_ref().map(|url| url.replace("://", "://compte:secret@"))),
                "courriels",
                fault,
                "ESSOR_SMTP_URL",
            ),
            (set(&|it| it.mail_from = text("Essor")), "courriels", fault, "ESSOR_MAIL_FROM"),
            (set(&|it| (it.smtp_url, it.mail_from) = (None, None)), "courriels", Level::Look, "outbox"),
            (set(&|it| it.sms = SmsSettings::plain(&format!("http://{NOBODY}/sms"))), "SMS", fault, "ESSOR_SMS_URL"),
            (set(&|it| it.sms = SmsSettings::plain("pas une adresse")), "SMS", fault, "ESSOR_SMS_URL"),
            (set(&|it| it.documents = text(file.to_str().unwrap())), "documents", fault, "fichier"),
            (set(&|it| it.documents = text("ftp://ailleurs")), "documents", fault, "s3://"),
            (set(&|it| it.documents = text("/nulle/part/pieces")), "documents", Level::Look, "n’existe pas encore"),
            (
                set(&|it| (it.oidc.issuer, it.oidc.client_id, it.oidc.client_secret) = (text(&format!("http://{NOBODY}")), text("a"), text("b"))),
                "connexion",
                fault,
                "ESSOR_OIDC_ISSUER",
            ),
            (set(&|it| it.base_url = format!("http://{NOBODY}")), "site", Level::Look, "démarré"),
            (set(&|it| it.base_url = other.clone()), "site", fault, "un autre programme"),
            (set(&|it| it.base_url = misled.clone()), "proxy", fault, "Host"),
            (set(&|it| it.data = std::env::temp_dir().join("essor-nulle-part/data")), "dossier", Level::Look, "n’existe pas encore"),
        ] {
            let mut found = findings(Ok(&config), &none, app.now).await;
            if config.data != sound.data {
                // The folder of the documents is in it.
                found.retain(|it| it.check != "documents");
            }
            assert_found(&found, check, level, part);
        }
        // A public site is asked for copies, and this machine's is not.
        let folder = app.place.folder.join("copies");
        for (base_url, backup_dir, asked) in [(public, None, true), (public, Some(folder), false), (sound.base_url.as_str(), None, false)] {
            let config = set(&|it| (it.base_url, it.backup_dir) = (base_url.into(), backup_dir.clone()));
            let found = findings(Ok(&config), &none, app.now).await;
            let names = found.iter().any(|it| it.check == "copies" && it.level == Level::Look && it.sentence.contains("ESSOR_BACKUP_DIR"));
            assert_eq!(names, asked, "{base_url}: {found:#?}");
        }
        let s3 = set(&|it| it.documents = text("s3://ruche/essor"));
        let away = [("AWS_ACCESS_KEY_ID", "a"), ("AWS_SECRET_ACCESS_KEY", "b"), ("AWS_REGION", "gra"), ("AWS_ENDPOINT", "http://127.0.0.1:1")];
        assert_found(&findings(Ok(&s3), &variables(&away), app.now).await, "documents", fault, "ESSOR_DOCUMENTS");
        for minutes in [-10, 10] {
            let found = findings(Ok(&sound), &none, app.now + Duration::minutes(minutes)).await;
            assert_found(&found, "horloge", fault, "NTP");
        }
        std::fs::set_permissions(&app.place.folder, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert_found(&findings(Ok(&sound), &none, app.now).await, "dossier", Level::Look, "chmod 700");
    }

    async fn a_database_that_takes_no_writes_or_has_another_schema_is_found(app: Arc<TestApp>) {
        let (sound, none) = (sound(&app).await, Variables::default());
        // Another program holds the lock, or the cluster stands by.
        let name = app.place.url.rsplit('/').next().unwrap().split('?').next().unwrap();
        let (stop, go_on) = match app.place.engine {
            Engine::Sqlite => ("begin immediate".to_owned(), "rollback".to_owned()),
            Engine::Postgres => (
                format!("alter database {name} set default_transaction_read_only = on"),
                "select 1".to_owned(),
            ),
        };
        app.place.change(stop).await;
        let found = examine(Ok(&sound), &none, app.now).await;
        assert!(found.iter().any(|it| (it.check, it.level) == ("écriture", Level::Fault)), "{found:#?}");
        app.place.change(go_on).await;
        if app.place.engine == Engine::Postgres {
            app.place.change(format!("alter database {name} reset default_transaction_read_only")).await;
            // Connections from before would stay read-only.
            app.place.change("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()").await;
        }
        assert!(findings(Ok(&sound), &none, app.now).await.iter().all(|it| it.level == Level::Good));

        app.place.run("delete from _sqlx_migrations where version = (select max(version) from _sqlx_migrations)").await;
        assert_found(&findings(Ok(&sound), &none, app.now).await, "schéma", Level::Look, "1 migration");
        let text = if app.place.engine == Engine::Sqlite { "x''" } else { "''::bytea" };
        app.place.run(format!("update _sqlx_migrations set checksum = {text} where version = 1")).await;
        assert_found(&findings(Ok(&sound), &none, app.now).await, "schéma", Level::Fault, "la migration 1 ");
        let row = format!(
            "insert into _sqlx_migrations (version, description, installed_on, success, checksum, execution_time)
             values (9999, 'demain', current_timestamp, true, {text}, 0)"
        );
        app.place.run(row).await;
        assert_found(&findings(Ok(&sound), &none, app.now).await, "schéma", Level::Fault, "9999");
    }

    async fn an_empty_database_is_not_migrated(app: Arc<TestApp>) {
        let place = crate::support::app::TestDb::find(app.place.engine).await;
        Db::open(&place.url).await.unwrap().close().await;
        let config = Config { database_url: place.url.clone(), ..sound(&app).await };
        assert_found(&findings(Ok(&config), &Variables::default(), app.now).await, "schéma", Level::Look, "--dry-run");
        let tables = match place.engine {
            Engine::Sqlite => "select count(*) from sqlite_master",
            Engine::Postgres => "select count(*) from information_schema.tables where table_schema = 'public'",
        };
        assert_eq!(place.number(tables).await, 0);
        place.tear_down().await;
    }
}

/// Another program at an address of this machine.
async fn other_program() -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, Router::new()).await });
    base
}
