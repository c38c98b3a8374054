//! The database of a test, on either engine, and helpers that add rows.

use crate::support::template;
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
    },
    people::Role,
    values::{
        ids::{EnrollmentId, PersonId},
        money::Cents,
        month::Month,
    },
};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, PgConnection, SqliteConnection, postgres::PgConnectOptions};
use std::{
    fmt::Debug,
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::{Path, PathBuf},
    pin::Pin,
    sync::Arc,
    time::Duration,
};
use store::{
    Actor, Db, DbOptions, Lane, Message, NewEnrollment, NewPerson, OutboxMessage, Refusal, Result, StoreError, StructureStore, new_ulid,
};
use tokio::sync::Barrier;

/// Makes two tests of each body: `sqlite::name` and `postgres::name`.
macro_rules! on_both_engines {
    ($($(#[$about:meta])* async fn $name:ident($test:ident: $TestDb:ty) $body:block)+) => {
        $($(#[$about])* async fn $name($test: $TestDb) $body)+

        mod sqlite {
            $(#[test] fn $name() { $crate::support::db::run_on($crate::support::db::Engine::Sqlite, super::$name) })+
        }

        mod postgres {
            $(#[test] fn $name() { $crate::support::db::run_on($crate::support::db::Engine::Postgres, super::$name) })+
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

/// The database of a test.
#[derive(Debug, Clone)]
pub struct TestDb {
    pub db: Db,
    pub engine: Engine,
    url: String,
}

/// A running test. Without its type, and not sent to another thread: to prove that it can be took half of the compilation of these tests.
type Running = Pin<Box<dyn Future<Output = ()>>>;

/// Makes a database with the current schema, runs a test with it and drops it, also when the test fails.
pub fn run_on<Run: Future<Output = ()> + 'static>(engine: Engine, run: impl FnOnce(TestDb) -> Run + 'static) {
    run_to_its_end(engine, Box::new(move |test| Box::pin(run(test))));
}

fn run_to_its_end(engine: Engine, run: Box<dyn FnOnce(TestDb) -> Running>) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    let test = runtime.block_on(TestDb::with_schema(engine));
    let outcome = catch_unwind(AssertUnwindSafe(|| runtime.block_on(run(test.clone()))));
    runtime.block_on(test.tear_down());
    if let Err(failure) = outcome {
        resume_unwind(failure);
    }
}

fn cluster() -> PgConnectOptions {
    let url = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names no PostgreSQL cluster: run `make test`, which starts one, or `.ci/postgres start`");
    url.parse().expect("TEST_POSTGRES_URL is a postgres:// address")
}

/// The name of a new database.
fn new_name() -> String {
    format!("essor_test_{}", new_ulid(now()).to_lowercase())
}

/// The file of a new database, in a folder of its own.
fn new_file() -> PathBuf {
    let folder = std::env::temp_dir().join(new_name());
    std::fs::create_dir(&folder).unwrap();
    folder.join("essor.db")
}

impl TestDb {
    /// Makes a database without a schema.
    pub async fn build(engine: Engine) -> Self {
        let url = match engine {
            Engine::Sqlite => format!("sqlite://{}", new_file().display()),
            Engine::Postgres => {
                let name = new_name();
                let mut admin = cluster().connect().await.expect("the cluster of TEST_POSTGRES_URL answers");
                sqlx::query(AssertSqlSafe(format!("create database {name} template template0"))).execute(&mut admin).await.unwrap();
                cluster().database(&name).to_url_lossy().to_string()
            }
        };
        Self { db: Db::open(&url).await.unwrap(), engine, url }
    }

    /// Makes a database with the current schema.
    pub async fn with_schema(engine: Engine) -> Self {
        let url = match engine {
            Engine::Sqlite => {
                let file = new_file();
                template::make_sqlite(&file).await;
                format!("sqlite://{}", file.display())
            }
            Engine::Postgres => {
                let name = new_name();
                template::make_postgres(&cluster(), &name).await;
                cluster().database(&name).to_url_lossy().to_string()
            }
        };
        Self { db: Db::open(&url).await.unwrap(), engine, url }
    }

    /// The files of an SQLite database; those of PostgreSQL belong to its cluster.
    pub fn files(&self) -> Vec<PathBuf> {
        let Some(file) = self.url.strip_prefix("sqlite://") else { return Vec::new() };
        let folder = Path::new(file).parent().unwrap();
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_none_or(|it| it != "db-shm"))
            .collect()
    }

    /// Drops the database.
    pub async fn tear_down(self) {
        self.db.close().await;
        match self.engine {
            Engine::Sqlite => {
                let folder = self.url.trim_start_matches("sqlite://").trim_end_matches("/essor.db");
                std::fs::remove_dir_all(folder).unwrap();
            }
            Engine::Postgres => {
                let options: PgConnectOptions = self.url.parse().unwrap();
                let drop = format!("drop database {} with (force)", options.get_database().unwrap());
                let mut admin = cluster().connect().await.unwrap();
                sqlx::query(AssertSqlSafe(drop)).execute(&mut admin).await.unwrap();
            }
        }
    }

    /// The same database, opened as by another process.
    pub async fn another_process(&self) -> Db {
        Db::open(&self.url).await.unwrap()
    }

    /// The same database, opened with those options.
    pub async fn reopened(&self, options: &DbOptions) -> Db {
        Db::open_with(&self.url, options).await.unwrap()
    }

    /// Two stores of one structure: on PostgreSQL those of two processes.
    pub async fn doors(&self, team: &Team) -> [StructureStore; 2] {
        let other = if self.engine == Engine::Postgres { self.another_process().await } else { self.db.clone() };
        [team.store.clone(), other.for_structure(team.store.structure_id())]
    }

    /// A connection that bypasses the store.
    pub async fn hand(&self) -> RawConnection {
        match self.engine {
            Engine::Sqlite => RawConnection::Sqlite(SqliteConnection::connect(&self.url).await.unwrap()),
            Engine::Postgres => RawConnection::Postgres(PgConnection::connect(&self.url).await.unwrap()),
        }
    }

    /// Runs a statement that bypasses the store and returns the number of changed rows.
    pub async fn raw(&self, sql: impl Into<String>) -> sqlx::Result<u64> {
        self.hand().await.run(sql).await
    }

    /// The texts of a column, by a query that bypasses the store.
    pub async fn texts(&self, sql: impl Into<String>) -> Vec<String> {
        let sql = AssertSqlSafe(sql.into());
        match self.hand().await {
            RawConnection::Sqlite(mut conn) => sqlx::query_scalar(sql).fetch_all(&mut conn).await.unwrap(),
            RawConnection::Postgres(mut conn) => sqlx::query_scalar(sql).fetch_all(&mut conn).await.unwrap(),
        }
    }

    /// A number, by a query that bypasses the store.
    pub async fn number(&self, sql: impl Into<String>) -> i64 {
        let sql = AssertSqlSafe(sql.into());
        match self.hand().await {
            RawConnection::Sqlite(mut conn) => sqlx::query_scalar(sql).fetch_one(&mut conn).await.unwrap(),
            RawConnection::Postgres(mut conn) => sqlx::query_scalar(sql).fetch_one(&mut conn).await.unwrap(),
        }
    }

    /// Runs tasks at once behind a locked row that each needs: the lock, taken by a statement that changes nothing, is released when
    /// every task waits for it. Returns their results in order.
    pub async fn at_once_behind<A, T>(&self, held: &str, tasks: impl IntoIterator<Item = A>) -> Vec<T>
    where
        A: Future<Output = T> + Send + 'static,
        T: Send + 'static,
    {
        let mut gate = self.hand().await;
        gate.begin().await;
        assert_ne!(gate.run(held).await.unwrap(), 0, "{held} holds nothing");
        let running: Vec<_> = tasks.into_iter().map(tokio::spawn).collect();
        tokio::time::sleep(Duration::from_millis(400)).await;
        assert!(running.iter().all(|task| !task.is_finished()), "all of them wait");
        gate.run("commit").await.unwrap();
        let mut answers = Vec::new();
        for task in running {
            answers.push(task.await.unwrap());
        }
        answers
    }

    /// Makes a structure with a coach.
    pub async fn team(&self, places: i64) -> Team {
        let structure = self.db.create_structure(&Actor::tools(now()), "Les Ateliers du Canal", places).await.unwrap();
        let store = self.db.for_structure(&structure);
        let coach = add_person(&store, Role::Coach, "Nadia", "Benali").await;
        Team { store, coach }
    }
}

/// A connection that bypasses the store.
pub enum RawConnection {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

impl RawConnection {
    /// Runs a statement and returns the number of changed rows.
    pub async fn run(&mut self, sql: impl Into<String>) -> sqlx::Result<u64> {
        let sql = AssertSqlSafe(sql.into());
        Ok(match self {
            Self::Sqlite(conn) => sqlx::query(sql).execute(conn).await?.rows_affected(),
            Self::Postgres(conn) => sqlx::query(sql).execute(conn).await?.rows_affected(),
        })
    }

    /// Begins a transaction that writes.
    pub async fn begin(&mut self) {
        let begin = if matches!(self, Self::Sqlite(_)) { "begin immediate" } else { "begin" };
        self.run(begin).await.unwrap();
    }
}

/// A structure and its coach.
#[derive(Debug, Clone)]
pub struct Team {
    pub store: StructureStore,
    pub coach: PersonId,
}

/// A participant with an enrollment.
#[derive(Debug, Clone)]
pub struct Participant {
    pub id: PersonId,
    pub path: EnrollmentId,
}

impl Team {
    /// Adds a participant without an enrollment.
    pub async fn newcomer(&self, first_name: &str) -> PersonId {
        add_person(&self.store, Role::Participant, first_name, "Roussel").await
    }

    /// Adds a participant enrolled since January 2025.
    pub async fn participant(&self, first_name: &str) -> Participant {
        let id = self.newcomer(first_name).await;
        let path = self.store.enrollments().enroll(&actor(&self.coach), &self.new_enrollment(&id)).await.unwrap();
        Participant { id, path }
    }

    /// A new enrollment of a participant with this coach.
    pub fn new_enrollment(&self, participant: &PersonId) -> NewEnrollment {
        NewEnrollment {
            participant: participant.clone(),
            coach: self.coach.clone(),
            period: EnrollmentPeriod::starting(day("2025-01-15")),
            signed_on: None,
            record: EntryRecord {
                trade: "Couture".into(),
                activity: Activity::CraftServices,
                registered_on: Some(day("2024-11-04")),
                acre: true,
                benefit: Benefit::Rsa,
                benefit_since: None,
                starting_turnover: Cents::new(32_000),
                goal: Some(Cents::new(120_000)),
            },
        }
    }

    /// Declares a month as the participant, who saw version `seen`.
    pub async fn declare(&self, who: &Participant, month: Month, lines: &[TurnoverLine], seen: i64) -> Result<store::Submission> {
        self.store.declarations().submit(&actor(&who.id), &who.id, month, lines, seen, today()).await
    }

    /// Declares a month for the first time, with one sale of that many euros.
    pub async fn declared(&self, who: &Participant, month: Month, euros: i64) -> store::Declaration {
        self.declare(who, month, &[sale(euros)], 0).await.unwrap();
        self.declaration(who, month).await
    }

    /// The declaration of a month.
    pub async fn declaration(&self, who: &Participant, month: Month) -> store::Declaration {
        self.store.declarations().declaration(&who.path, month).await.unwrap().unwrap()
    }
}

/// Adds a person with an address of their own.
pub async fn add_person(store: &StructureStore, role: Role, first_name: &str, last_name: &str) -> PersonId {
    let new = NewPerson { role, first_name: first_name.into(), last_name: last_name.into(), phone: None, email: Some(an_address()) };
    store.people().add_person(&Actor::tools(now()), &new).await.unwrap()
}

/// A new address.
pub fn an_address() -> domain::people::Email {
    format!("{}@exemple.fr", new_ulid(now())).parse().unwrap()
}

/// The instant of every test: a Monday morning in November.
pub fn now() -> DateTime<Utc> {
    at("2026-11-23T10:00:00Z")
}

/// That many minutes after [`now`].
pub fn minutes_later(minutes: i64) -> DateTime<Utc> {
    now() + chrono::Duration::minutes(minutes)
}

/// The day of [`now`].
pub fn today() -> NaiveDate {
    now().date_naive()
}

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A person as actor, at [`now`].
pub fn actor(person: &PersonId) -> Actor {
    Actor::person(person, now())
}

/// A sale of that many euros.
pub fn sale(euros: i64) -> TurnoverLine {
    TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(euros * 100)).unwrap()
}

/// A credit note of that many euros.
pub fn credit_note(euros: i64) -> TurnoverLine {
    TurnoverLine::new(Activity::CraftServices, LineKind::CreditNote, Cents::new(euros * 100)).unwrap()
}

/// Leases all messages due at an instant, of all lanes.
pub async fn lease_messages(db: &Db, now: DateTime<Utc>) -> Vec<OutboxMessage> {
    let mut leased = Vec::new();
    for lane in Lane::ALL {
        while let Some(message) = db.lease_message(lane, now).await.unwrap() {
            leased.push(message);
        }
    }
    leased
}

/// A message to a phone or an address.
pub fn message(to: &str) -> Message {
    Message { to: to.parse().unwrap(), subject: "Essor".into(), body: "Bonjour".into() }
}

/// The refusal of a result; panics on any other.
#[track_caller]
pub fn refusal<T: Debug>(answer: Result<T>) -> Refusal {
    match answer {
        Err(StoreError::Refused(refusal)) => refusal,
        other => panic!("a refusal was expected, not {other:?}"),
    }
}

/// Asserts that a result is `NotFound`.
#[track_caller]
pub fn assert_not_found<T: Debug>(answer: Result<T>) {
    assert!(matches!(answer, Err(StoreError::NotFound)), "there should be no such row: {answer:?}");
}

/// Asserts that the database itself refused a statement.
#[track_caller]
pub fn assert_broken<T: Debug>(answer: sqlx::Result<T>) {
    assert!(matches!(answer, Err(sqlx::Error::Database(_))), "the database should refuse: {answer:?}");
}

/// Runs tasks at once and returns their results in order.
pub async fn at_once<A, T>(tasks: impl IntoIterator<Item = A>) -> Vec<T>
where
    A: Future<Output = T> + Send + 'static,
    T: Send + 'static,
{
    let tasks: Vec<A> = tasks.into_iter().collect();
    let gate = Arc::new(Barrier::new(tasks.len()));
    let running: Vec<_> = tasks
        .into_iter()
        .map(|task| {
            let gate = gate.clone();
            tokio::spawn(async move {
                gate.wait().await;
                task.await
            })
        })
        .collect();
    let mut answers = Vec::new();
    for task in running {
        answers.push(task.await.unwrap());
    }
    answers
}

/// A browser by the name of its token, without an address.
pub fn browser(name: &str) -> store::SignInFrom {
    store::SignInFrom { browser_hash: name.into(), address: None }
}

/// A browser at a client's address.
pub fn browser_at(name: &str, address: &str) -> store::SignInFrom {
    store::SignInFrom { browser_hash: name.into(), address: Some(address.into()) }
}
