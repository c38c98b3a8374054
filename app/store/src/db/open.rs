//! Opening a database, and the checks of its connections.

use crate::db::{
    Db, Engine,
    error::{Result, StoreError, is_transient},
};
use boxed_futures::boxed_futures;
use sqlx::{
    ConnectOptions, Connection,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};
use tokio::{
    sync::Semaphore,
    time::{Instant, sleep, timeout, timeout_at},
};
use tracing::log::LevelFilter;

/// The most connections of a process to PostgreSQL by default. The number of replicas times this must stay under the cluster's limit.
pub const POSTGRES_CONNECTIONS: u32 = 16;

/// The options of opening a database.
#[derive(Debug, Clone)]
pub struct DbOptions {
    /// The longest wait for a connection, and for the write lock of SQLite.
    pub wait: Duration,
    /// The most connections of this process: to PostgreSQL, or readers of an SQLite file. `None`:
    /// [`POSTGRES_CONNECTIONS`], or two for each core.
    pub connections: Option<u32>,
    /// The most pages of an SQLite file (`pragma max_page_count`); `None` for no limit. A write beyond it fails as on a full disk.
    pub most_pages: Option<u32>,
    /// Whether an SQLite file is made when it is missing.
    pub create: bool,
}

impl Default for DbOptions {
    fn default() -> Self {
        Self { wait: Duration::from_secs(30), connections: None, most_pages: None, create: true }
    }
}

/// The number of readers of an SQLite file: twice the cores, since each has a thread of its own and half of them wait for a query.
fn most_readers() -> u32 {
    std::thread::available_parallelism().ok().and_then(|cores| u32::try_from(cores.get()).ok()).unwrap_or(1).saturating_mul(2)
}

#[boxed_futures]
impl Db {
    /// Opens the database that an address names, `sqlite://…` (made when missing) or `postgres://…`, with
    /// [`DbOptions::default`].
    ///
    /// # Errors
    /// See [`Db::open_with`].
    pub async fn open(url: &str) -> Result<Self> {
        Self::open_with(url, &DbOptions::default()).await
    }

    /// Opens the database that an address names, `sqlite://…` (made when missing, see [`DbOptions::create`]) or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::UnknownEngine`]; [`StoreError::NoAnswer`] with the cause when PostgreSQL could not be reached within
    /// [`DbOptions::wait`]; any other error of the engine.
    pub async fn open_with(url: &str, options: &DbOptions) -> Result<Self> {
        if url.starts_with("sqlite:") {
            open_sqlite(url, options).await
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            open_postgres(url, options).await
        } else {
            Err(StoreError::UnknownEngine)
        }
    }
}

async fn open_sqlite(url: &str, options: &DbOptions) -> Result<Db> {
    let mut connect = SqliteConnectOptions::from_str(url)?
        .create_if_missing(options.create)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(options.wait)
        // Rows come from a thread of the driver: with its default of 50 at once, half of the time of a long list went into waking the other.
        .row_buffer_size(1000)
        // What is deleted is overwritten: an erased name would stay in the free pages of the file for years.
        .pragma("secure_delete", "on")
        // 8 MB instead of 2: a list of a large structure read most of its pages from the file more than once.
        .pragma("cache_size", "-8000")
        .log_statements(LevelFilter::Trace);
    if let Some(pages) = options.most_pages {
        connect = connect.pragma("max_page_count", pages.to_string());
    }
    // A file does not disconnect: a test before each use would double the time of a query.
    let pool = || SqlitePoolOptions::new().acquire_timeout(options.wait).test_before_acquire(false);
    // On a full disk SQLite ends a transaction by itself. The driver's own rollback then fails, and it counts the
    // connection as being in a transaction for ever: no other could begin on it. Such a connection is closed, and the next
    // writer gets a fresh one.
    let writer = pool()
        .max_connections(1)
        .before_acquire(|connection, _| {
            let usable = !connection.is_in_transaction();
            if !usable {
                tracing::warn!("the connection that writes was left in a transaction that failed: it is closed and opened again");
            }
            Box::pin(async move { Ok(usable) })
        })
        .connect_with(connect.clone())
        .await?;
    let readers = pool().max_connections(options.connections.unwrap_or_else(most_readers)).connect_with(connect.read_only(true)).await?;
    Ok(Db::new(Engine::Sqlite { readers, writer }, options.wait))
}

async fn open_postgres(url: &str, options: &DbOptions) -> Result<Db> {
    let connect = PgConnectOptions::from_str(url)?.log_statements(LevelFilter::Trace);
    // One connection outside the pool: the pool would say only that time ran out.
    let deadline = Instant::now() + options.wait;
    loop {
        let error = match timeout_at(deadline, connect.connect()).await {
            Ok(Ok(connection)) => {
                connection.close().await?;
                break;
            }
            Ok(Err(error)) => error,
            Err(_) => sqlx::Error::PoolTimedOut,
        };
        if !is_transient(&error) {
            return Err(error.into());
        }
        if Instant::now() + Duration::from_millis(250) >= deadline {
            return Err(StoreError::NoAnswer { seconds: options.wait.as_secs(), cause: cause(&error) });
        }
        sleep(Duration::from_millis(250)).await;
    }
    let most = options.connections.unwrap_or(POSTGRES_CONNECTIONS);
    let pool = PgPoolOptions::new().max_connections(most).acquire_timeout(options.wait).connect_lazy_with(connect);
    Ok(Db::new(Engine::Postgres(pool), options.wait))
}

/// The text of an error; for a timeout "nothing was answered".
fn cause(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::PoolTimedOut => "nothing was answered".into(),
        error => error.to_string(),
    }
}

/// One request at a time finds out the cause of a timeout.
static DIAGNOSING: Semaphore = Semaphore::const_new(1);

/// The cause of a timeout, as text for the log. Connects to PostgreSQL once more, outside the pool.
pub(crate) async fn why_no_answer(engine: &Engine) -> String {
    let Ok(_turn) = DIAGNOSING.try_acquire() else { return "as said for another request".into() };
    match engine {
        Engine::Sqlite { .. } => "another process, or a long write, holds the lock of the file".into(),
        Engine::Postgres(pool) => match timeout(Duration::from_secs(1), pool.connect_options().connect()).await {
            Ok(Ok(connection)) => {
                // Dropped without waiting for the server to close it.
                drop(connection);
                format!("all {} connections of this process are in use (ESSOR_DB_CONNECTIONS)", pool.options().get_max_connections())
            }
            Ok(Err(error)) => error.to_string(),
            Err(_) => "nothing is answered".into(),
        },
    }
}
