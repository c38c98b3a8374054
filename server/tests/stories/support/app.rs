//! The app of a test: the real router on a port of its own, with a database of its own on either engine.

use crate::support::{caller::Caller, template};
pub use crate::support::{
    people::add_participant,
    team::{CONTENT, NOBODY, Team, add_document, person, team},
};
use app::{
    sign_in::secret,
    web::context::{Settings, SignInSettings, UnsentChannels},
};
use chrono::{DateTime, Utc};
use domain::{
    sign_in::SecondFactorRule,
    values::ids::{PersonId, StructureId},
};
use reqwest::{Client, redirect};
use server::{cli::Variables, config::Config, oidc::OidcOptions};
use sqlx::{
    AssertSqlSafe, ConnectOptions,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqlitePool, SqlitePoolOptions},
};
use std::{
    future::Future,
    net::SocketAddr,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    pin::Pin,
    sync::Arc,
    time::Duration,
};
use store::{Db, DbOptions, Objects, new_ulid};
use tokio::sync::OnceCell;

/// Makes two tests of each body: `sqlite::name` and `postgres::name`.
macro_rules! on_both_engines {
    ($($(#[$about:meta])* async fn $name:ident($app:ident: $TestApp:ty) $body:block)+) => {
        $($(#[$about])* async fn $name($app: $TestApp) $body)+

        mod sqlite {
            $(#[test] fn $name() { $crate::support::app::run_on($crate::support::app::Engine::Sqlite, super::$name) })+
        }

        mod postgres {
            $(#[test] fn $name() { $crate::support::app::run_on($crate::support::app::Engine::Postgres, super::$name) })+
        }
    };
}
pub(crate) use on_both_engines;

/// The engine of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A running test. Without its type, and not sent to another thread: to prove that it can be took half of the compilation of these tests.
type Running = Pin<Box<dyn Future<Output = ()>>>;

/// Builds an app, runs a test with it and removes it, also when the test fails.
pub fn run_on<Run: Future<Output = ()> + 'static>(engine: Engine, run: impl FnOnce(Arc<TestApp>) -> Run + 'static) {
    run_to_its_end(engine, Box::new(move |app| Box::pin(run(app))));
}

fn run_to_its_end(engine: Engine, run: Box<dyn FnOnce(Arc<TestApp>) -> Running>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    let app = Arc::new(runtime.block_on(TestApp::on(engine, false)));
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(run(app.clone()))));
    runtime.block_on(async {
        app.db.close().await;
        app.place.tear_down().await;
    });
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}

/// An empty database of a test, and a folder beside it.
#[derive(Debug)]
pub struct TestDb {
    pub engine: Engine,
    pub url: String,
    pub folder: PathBuf,
    hand: RawConnection,
    /// Each table with the SQL of a row's text, once asked: PostgreSQL takes longer for that than for the rows.
    row_texts: OnceCell<Vec<String>>,
}

/// A connection that bypasses the store.
#[derive(Debug)]
enum RawConnection {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn cluster() -> PgConnectOptions {
    let url = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names no PostgreSQL cluster: run `make test`, which starts one, or `.ci/postgres start`");
    url.parse().expect("TEST_POSTGRES_URL is a postgres:// address")
}

impl TestDb {
    /// Makes an empty database.
    pub async fn find(engine: Engine) -> Self {
        Self::made(engine, false).await
    }

    /// Makes a database with the current schema.
    pub async fn with_schema(engine: Engine) -> Self {
        Self::made(engine, true).await
    }

    async fn made(engine: Engine, schema: bool) -> Self {
        let name = format!("essor_http_{}", new_ulid(server::clock::now()).to_lowercase());
        let folder = std::env::temp_dir().join(&name);
        std::fs::create_dir(&folder).unwrap();
        let file = folder.join("essor.db");
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}", file.display()),
            Engine::Postgres => cluster().database(&name).to_url_lossy().to_string(),
        };
        match (engine, schema) {
            (Engine::Sqlite, true) => template::make_sqlite(&file).await,
            (Engine::Sqlite, false) => {}
            (Engine::Postgres, true) => template::make_postgres(&cluster(), &name).await,
            (Engine::Postgres, false) => {
                let mut admin = cluster().connect().await.expect("the cluster of TEST_POSTGRES_URL answers");
                sqlx::query(AssertSqlSafe(format!("create database {name} template template0"))).execute(&mut admin).await.unwrap();
            }
        }
        let hand = match engine {
            Engine::Sqlite => RawConnection::Sqlite(SqlitePoolOptions::new().max_connections(1).connect_lazy(&url).unwrap()),
            Engine::Postgres => RawConnection::Postgres(PgPoolOptions::new().max_connections(1).connect_lazy(&url).unwrap()),
        };
        Self { engine, url, folder, hand, row_texts: OnceCell::new() }
    }

    /// Drops the database; the folder is removed when dropped.
    pub async fn tear_down(&self) {
        if let RawConnection::Postgres(pool) = &self.hand {
            pool.close().await;
            let options: PgConnectOptions = self.url.parse().unwrap();
            let drop = format!("drop database {} with (force)", options.get_database().unwrap());
            let mut admin = cluster().connect().await.unwrap();
            sqlx::query(AssertSqlSafe(drop)).execute(&mut admin).await.unwrap();
        }
    }

    /// The texts of a column, by a query that bypasses the store.
    pub async fn texts(&self, sql: impl Into<String>) -> Vec<String> {
        let sql = AssertSqlSafe(sql.into());
        match &self.hand {
            RawConnection::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            RawConnection::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
        }
    }

    /// Drops the triggers that forbid changing written rows.
    pub async fn lift_triggers(&self) {
        match &self.hand {
            RawConnection::Sqlite(_) => {
                for name in self.texts("select name from sqlite_master where type = 'trigger'").await {
                    self.change(format!("drop trigger {name}")).await;
                }
            }
            RawConnection::Postgres(_) => self.change("set session_replication_role = replica").await,
        }
    }

    /// Runs a statement that bypasses the store and may change no row.
    pub async fn change(&self, sql: impl Into<String>) {
        let sql = AssertSqlSafe(sql.into());
        match &self.hand {
            RawConnection::Sqlite(pool) => {
                sqlx::query(sql).execute(pool).await.unwrap();
            }
            RawConnection::Postgres(pool) => {
                sqlx::query(sql).execute(pool).await.unwrap();
            }
        }
    }

    /// A number, by a query that bypasses the store.
    pub async fn number(&self, sql: impl Into<String>) -> i64 {
        let sql = AssertSqlSafe(sql.into());
        match &self.hand {
            RawConnection::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            RawConnection::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
        }
    }

    /// Runs a statement that bypasses the store and must change a row, such as one that expires a code.
    pub async fn run(&self, sql: impl Into<String>) {
        let sql = AssertSqlSafe(sql.into());
        let changed = match &self.hand {
            RawConnection::Sqlite(pool) => sqlx::query(sql).execute(pool).await.unwrap().rows_affected(),
            RawConnection::Postgres(pool) => sqlx::query(sql).execute(pool).await.unwrap().rows_affected(),
        };
        assert!(changed > 0, "the test's statement must change a row");
    }

    /// Runs a statement that bypasses the store and changes the schema, such as one that breaks a table.
    pub async fn execute(&self, sql: impl Into<String>) {
        let sql = AssertSqlSafe(sql.into());
        match &self.hand {
            RawConnection::Sqlite(pool) => drop(sqlx::query(sql).execute(pool).await.unwrap()),
            RawConnection::Postgres(pool) => drop(sqlx::query(sql).execute(pool).await.unwrap()),
        }
    }

    /// Every row of every table as text.
    pub async fn rows(&self) -> Vec<String> {
        self.rows_where(|_| "true".to_owned()).await
    }

    /// Every row of a structure as text, including devices and drafts of its people.
    pub async fn rows_of(&self, structure: &StructureId) -> Vec<String> {
        self.rows_where(|table| {
            let (_, scope) = TABLES.iter().find(|(name, _)| *name == table).unwrap_or_else(|| panic!("{table} stands in TABLES"));
            scope.replace('$', &format!("'{structure}'"))
        })
        .await
    }

    async fn rows_where(&self, scope: impl Fn(&str) -> String) -> Vec<String> {
        let row_texts = match &self.hand {
            RawConnection::Sqlite(_) => {
                "select m.name || ' json_array(' || group_concat('\"' || c.name || '\"') || ')'
                 from sqlite_master m join pragma_table_info(m.name) c
                 where m.type = 'table' and m.name not like '\\_%' escape '\\' group by m.name"
            }
            // With `.*`: a column may have the name of its table.
            RawConnection::Postgres(_) => {
                "select table_name || ' (' || table_name || '.*)::text' from information_schema.tables
                 where table_schema = 'public' and table_name not like '\\_%'"
            }
        };
        let row_texts = self.row_texts.get_or_init(|| self.texts(row_texts)).await;
        assert!(row_texts.len() > 10, "the schema is there");
        let every = row_texts.iter().map(|table| {
            let (name, row) = table.split_once(' ').unwrap();
            format!("select '{name} ' || {row} as line from {name} where {}", scope(name))
        });
        // In one text: each row of a result costs the drivers more than the database. Between them a character that nobody types.
        let together = if self.engine == Engine::Sqlite { "group_concat(line, char(30))" } else { "string_agg(line, chr(30))" };
        let lines = self.texts(format!("select {together} from ({}) every", every.collect::<Vec<_>>().join(" union all "))).await;
        let mut rows: Vec<String> = lines.iter().flat_map(|text| text.split('\u{1e}')).map(str::to_owned).collect();
        assert!(!rows.is_empty(), "the world is there");
        rows.sort();
        rows
    }
}

/// Every table with the condition by which a row belongs to structure `$`.
const TABLES: &[(&str, &str)] = &[
    ("account_link", "person_id in (select id from person where structure_id = $)"),
    ("attempt", "false"),
    ("attestation", "structure_id = $"),
    ("audit", "structure_id = $"),
    ("audit_seal", "audit_id in (select id from audit where structure_id = $)"),
    ("audit_unsealed", "audit_id in (select id from audit where structure_id = $)"),
    ("availability_exception", "window_id in (select id from availability_window where structure_id = $)"),
    ("availability_window", "structure_id = $"),
    ("booking", "structure_id = $"),
    ("busy", "session_id in (select id from session where structure_id = $)"),
    ("calendar_feed", "person_id in (select id from person where structure_id = $)"),
    ("check_in", "structure_id = $"),
    ("coach_leave", "structure_id = $"),
    ("correction_request", "declaration_id in (select id from declaration where structure_id = $)"),
    ("contact_change", "person_id in (select id from person where structure_id = $)"),
    ("declaration", "structure_id = $"),
    ("declaration_version", "declaration_id in (select id from declaration where structure_id = $)"),
    ("document", "structure_id = $"),
    ("device", "person_id in (select id from person where structure_id = $)"),
    ("enrollment", "structure_id = $"),
    ("erasure_request", "structure_id = $"),
    ("extension", "structure_id = $"),
    ("funder_link", "structure_id = $"),
    ("published_half_year", "structure_id = $"),
    ("form_draft", "holder in (select id from person where structure_id = $)"),
    ("goal", "structure_id = $"),
    ("import_preview", "structure_id = $"),
    ("installation", "false"),
    ("known_browser", "person_id in (select id from person where structure_id = $)"),
    ("invitation", "person_id in (select id from person where structure_id = $)"),
    ("leave_day", "structure_id = $"),
    ("note", "structure_id = $"),
    ("oidc_identity", "person_id in (select id from person where structure_id = $)"),
    ("oidc_request", "person_id in (select id from person where structure_id = $)"),
    ("outbox", "structure_id = $"),
    ("person", "structure_id = $"),
    ("person_merge", "structure_id = $"),
    ("passkey", "person_id in (select id from person where structure_id = $)"),
    ("passkey_challenge", "person_id in (select id from person where structure_id = $)"),
    ("plan_action", "structure_id = $"),
    ("plan_template", "structure_id = $"),
    ("plan_version", "structure_id = $"),
    ("push_subscription", "person_id in (select id from person where structure_id = $)"),
    ("removed_record", "structure_id = $"),
    ("recovery_code", "person_id in (select id from person where structure_id = $)"),
    ("review_batch", "structure_id = $"),
    ("review_batch_figure", "structure_id = $"),
    ("question", "declaration_id in (select id from declaration where structure_id = $)"),
    ("saved_view", "structure_id = $"),
    ("second_factor", "person_id in (select id from person where structure_id = $)"),
    ("sent_form", "person_id in (select id from person where structure_id = $)"),
    ("session", "structure_id = $"),
    ("session_date", "session_id in (select id from session where structure_id = $)"),
    ("session_place", "session_id in (select id from session where structure_id = $)"),
    ("session_type", "structure_id = $"),
    ("sign_in_code", "person_id in (select id from person where structure_id = $)"),
    ("sign_in_failure", "structure_id = $"),
    ("sign_in_step", "person_id in (select id from person where structure_id = $)"),
    ("sms_answer", "structure_id = $"),
    ("statement", "structure_id = $"),
    ("statement_coefficient", "structure_id = $"),
    ("statement_row", "structure_id = $"),
    ("structure", "id = $"),
    ("structure_place", "structure_id = $"),
    ("record_correction", "structure_id = $"),
    ("suspended_day", "enrollment_id in (select id from enrollment where structure_id = $)"),
    ("suspension", "structure_id = $"),
    ("substitution", "structure_id = $"),
    ("substitution_day", "structure_id = $"),
    ("team_reminder", "structure_id = $"),
    ("turnover_line", "declaration_id in (select id from declaration where structure_id = $)"),
    ("venue", "structure_id = $"),
    ("waitlist_entry", "structure_id = $"),
    ("withdrawn_declaration", "structure_id = $"),
];

/// A running app with its database.
pub struct TestApp {
    pub db: Db,
    pub objects: Objects,
    pub base: String,
    pub now: DateTime<Utc>,
    pub place: TestDb,
}

/// A client that follows no redirect and keeps no cookie.
pub fn client() -> Client {
    Client::builder().redirect(redirect::Policy::none()).build().unwrap()
}

impl TestApp {
    /// An empty app on SQLite.
    pub async fn build(demo: bool) -> Self {
        Self::on(Engine::Sqlite, demo).await
    }

    /// An empty app on an engine.
    pub async fn on(engine: Engine, demo: bool) -> Self {
        Self::opened(engine, demo, &DbOptions::default()).await
    }

    /// An empty app whose database is opened with those options.
    pub async fn opened(engine: Engine, demo: bool, options: &DbOptions) -> Self {
        let place = TestDb::with_schema(engine).await;
        let db = Db::open_with(&place.url, options).await.unwrap();
        db.draw_secret("the draws of a test").await.unwrap();
        let objects = objects(&place);
        let base = serve(&db, &objects, None, demo).await;
        Self { db, objects, base, now: server::clock::now(), place }
    }

    /// Serves the same database once more, with another base URL, and returns the address to connect to.
    pub async fn seen_at(&self, base_url: &str) -> String {
        serve(&self.db, &self.objects, Some(base_url), false).await
    }

    /// Serves the same database once more, where nothing leaves by these channels and whether or not copies are made, and returns the
    /// address to connect to.
    pub async fn sending_less(&self, unsent: UnsentChannels, makes_copies: bool) -> String {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let settings = Settings { base_url: base_url.clone(), unsent, makes_copies, ..Settings::default() };
        let router = server::router::router(self.db.clone(), settings, self.objects.clone(), false);
        tokio::spawn(async move { axum::serve(listener, router.into_make_service()).await });
        base_url
    }

    /// Serves the same database once more, with the machine itself as a trusted proxy, and returns the address to connect to.
    pub async fn behind_a_proxy(&self) -> String {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let settings = Settings { base_url: base_url.clone(), ..Settings::default() };
        let router = server::router::router(self.db.clone(), settings, self.objects.clone(), false);
        let router = router.into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, router).await });
        base_url
    }

    /// Serves the same database once more, where the team needs a second factor, and returns the address to connect to.
    pub async fn requiring_second_factor(&self) -> String {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let sign_in = SignInSettings { second_factor: SecondFactorRule::Required, ..SignInSettings::default() };
        let settings = Settings { base_url: base_url.clone(), sign_in, ..Settings::default() };
        let router = server::router::router(self.db.clone(), settings, self.objects.clone(), false);
        tokio::spawn(async move { axum::serve(listener, router.into_make_service()).await });
        base_url
    }

    /// Serves the same database once more, where the team signs in by an identity provider or with a second factor, and returns the
    /// address to connect to.
    pub async fn with_provider(&self, options: &OidcOptions, limit: Duration) -> String {
        let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let oidc = options.provider(&base_url, limit).unwrap();
        let sign_in = SignInSettings { second_factor: SecondFactorRule::Required, oidc, ..SignInSettings::default() };
        let settings = Settings { base_url: base_url.clone(), sign_in, ..Settings::default() };
        let router = server::router::router(self.db.clone(), settings, self.objects.clone(), false);
        tokio::spawn(async move { axum::serve(listener, router.into_make_service()).await });
        base_url
    }

    /// Signs a person in on a new device and returns its cookie.
    pub async fn cookie_of(&self, person: &PersonId) -> String {
        let token = secret::token();
        self.db.sign_in(person, &secret::hash(&token), "test", self.now).await.unwrap();
        format!("essor-device={token}")
    }

    /// A member of the network, added at the first call.
    pub async fn of_the_network(&self) -> PersonId {
        let by = store::Actor::tools(self.now);
        let new = person(domain::people::Role::Network, "Hélène", "helene.reseau");
        self.db.add_to_network(&by, "Le réseau", &new, &secret::hash(&secret::token())).await.unwrap()
    }

    /// The messages to a contact except notices of bookings, newest first.
    pub async fn letters_to(&self, recipient: &str) -> Vec<store::OutboxMessage> {
        let mut letters = self.db.messages_to(recipient).await.unwrap();
        letters.retain(|letter| letter.notice.is_none());
        letters
    }

    /// A browser that is not signed in.
    pub fn browser(&self) -> Caller {
        Caller::new(&self.base, true, None)
    }

    /// A browser in which a person is signed in.
    pub async fn browser_of(&self, person: &PersonId) -> Caller {
        Caller::new(&self.base, true, Some(&self.cookie_of(person).await))
    }

    /// A client other than a browser, signed in as a person.
    pub async fn client_of(&self, person: &PersonId) -> Caller {
        Caller::new(&self.base, false, Some(&self.cookie_of(person).await))
    }
}

/// The settings of a process on a database, with its documents in its folder or in the store `documents`.
pub fn config(place: &TestDb, documents: Option<&str>) -> Config {
    Config {
        database_url: place.url.clone(),
        addr: SocketAddr::from(([127, 0, 0, 1], 0)),
        base_url: "http://localhost".into(),
        data: place.folder.clone(),
        documents: documents.map(str::to_owned),
        stop_delay: Duration::ZERO,
        ..Config::read(&Variables::default()).unwrap()
    }
}

/// The store of documents in the folder of a database.
fn objects(place: &TestDb) -> Objects {
    server::objects::open(&config(place, None), std::iter::empty()).unwrap()
}

/// Serves a database with the real router and returns its address.
async fn serve(db: &Db, objects: &Objects, base_url: Option<&str>, demo: bool) -> String {
    let listener = tokio::net::TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let base_url = base_url.unwrap_or(&base).to_owned();
    let router = server::router::router(db.clone(), Settings { base_url, ..Settings::default() }, objects.clone(), demo);
    // Otherwise axum copies all routes for every connection.
    tokio::spawn(async move { axum::serve(listener, router.into_make_service()).await });
    base
}
