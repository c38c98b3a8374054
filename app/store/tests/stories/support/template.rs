//! Databases with the current schema, each a copy of one that is made once for a build of the tests: running all migrations takes
//! longer than most stories. The stories of the server use this file as well.

use sqlx::{AssertSqlSafe, ConnectOptions, Connection, postgres::PgConnectOptions};
use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::Path,
};
use store::Db;

/// The name of the templates of this build. A program that was built again may have other migrations, so it has other templates.
fn name() -> String {
    let program = std::env::current_exe().unwrap();
    let file = fs::metadata(&program).unwrap();
    let mut build = DefaultHasher::new();
    (program, file.len(), file.modified().unwrap()).hash(&mut build);
    format!("essor_template_{}_{:016x}", env!("CARGO_PKG_NAME"), build.finish())
}

async fn migrate(url: &str) {
    let db = Db::open(url).await.unwrap();
    db.migrate().await.unwrap();
    db.close().await;
}

/// Makes an SQLite database with the current schema.
pub async fn make_sqlite(file: &Path) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let template = folder.join(format!("{}.db", name()));
    if fs::copy(&template, file).is_ok() {
        return;
    }
    migrate(&format!("sqlite://{}", file.display())).await;
    assert!(!file.with_extension("db-wal").exists(), "everything stands in the file itself");
    // Whole under its name, or not there: of tests that make it at once the last one stands.
    let copy = tempfile::NamedTempFile::new_in(folder).unwrap();
    fs::copy(file, copy.path()).unwrap();
    let older = format!("essor_template_{}_", env!("CARGO_PKG_NAME"));
    for old in fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|it| it.file_name().to_string_lossy().starts_with(&older)) {
        let _ = fs::remove_file(old.path());
    }
    copy.persist(template).unwrap();
}

/// Makes a database with the current schema in a cluster of PostgreSQL.
pub async fn make_postgres(cluster: &PgConnectOptions, database: &str) {
    let template = name();
    let mut admin = cluster.connect().await.expect("the cluster of TEST_POSTGRES_URL answers");
    // By files: PostgreSQL's other way, through its journal, takes twice as long. It can choose since version 15.
    let copied =
        sqlx::query(AssertSqlSafe(format!("create database {database} template {template} strategy file_copy"))).execute(&mut admin).await;
    if copied.is_err() {
        sqlx::query(AssertSqlSafe(format!("create database {database} template template0"))).execute(&mut admin).await.unwrap();
        migrate(cluster.clone().database(database).to_url_lossy().as_str()).await;
        // Of tests that make it at once one succeeds; a test that finds none makes the schema itself.
        let _ = sqlx::query(AssertSqlSafe(format!("create database {template} template {database}"))).execute(&mut admin).await;
        // A cluster that is kept has no templates of older builds.
        let older = "select datname from pg_database where datname like $1 and datname <> $2";
        let prefix = format!("essor_template_{}_%", env!("CARGO_PKG_NAME"));
        let older: Vec<String> = sqlx::query_scalar(older).bind(prefix).bind(&template).fetch_all(&mut admin).await.unwrap();
        for old in older {
            let _ = sqlx::query(AssertSqlSafe(format!("drop database if exists {old}"))).execute(&mut admin).await;
        }
    }
    admin.close().await.unwrap();
}
