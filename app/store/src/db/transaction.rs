//! Transactions and the locks that they take.

use crate::db::{
    Db, Engine,
    error::{Result, StoreError},
    open::why_no_answer,
};
use sqlx::{Postgres, Sqlite, Transaction};
use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

/// A transaction on either engine.
pub(crate) struct Tx {
    pub(crate) on: TxOn,
    /// [`Db::uncommitted`].
    uncommitted: Arc<AtomicBool>,
    /// Whether it holds the idempotency key of its form: see [`Tx::claim_key`].
    pub(crate) has_claimed_key: bool,
}

/// The engine of a transaction.
pub(crate) enum TxOn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Db {
    /// Begins a transaction that will write. SQLite takes its write lock at once (`begin immediate`): a transaction that
    /// reads first and writes later could otherwise fail in the middle.
    ///
    /// # Errors
    /// [`StoreError::NoAnswer`] with the cause when it could not begin within [`Db::wait`]; [`StoreError::DryRun`];
    /// [`StoreError::Database`].
    pub(crate) async fn begin(&self) -> Result<Tx> {
        if self.dry { Err(StoreError::DryRun) } else { self.begin_draft().await }
    }

    /// Begins a transaction that writes drafts of forms only, in a dry run too.
    ///
    /// # Errors
    /// As [`Db::begin`].
    pub(crate) async fn begin_draft(&self) -> Result<Tx> {
        let begin = async {
            Ok(match &self.engine {
                Engine::Sqlite { writer, .. } => TxOn::Sqlite(writer.begin_with("begin immediate").await?),
                Engine::Postgres(pool) => TxOn::Postgres(pool.begin().await?),
            })
        };
        // One limit for both waits, in the pool's queue and for the lock.
        let begun: Result<TxOn> = tokio::time::timeout(self.wait, begin).await.unwrap_or(Err(sqlx::Error::PoolTimedOut.into()));
        let on = match begun {
            Err(error) if error.is_timeout() => {
                return Err(StoreError::NoAnswer { seconds: self.wait.as_secs(), cause: why_no_answer(&self.engine).await });
            }
            begun => begun?,
        };
        self.uncommitted.store(true, Ordering::Relaxed);
        Ok(Tx { on, uncommitted: self.uncommitted.clone(), has_claimed_key: false })
    }
}

impl Db {
    /// Begins a transaction that reads the rows of one instant and writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub(crate) async fn begin_snapshot(&self) -> Result<Tx> {
        let on = match &self.engine {
            Engine::Sqlite { readers, .. } => TxOn::Sqlite(readers.begin().await?),
            Engine::Postgres(pool) => TxOn::Postgres(pool.begin_with("begin isolation level repeatable read read only").await?),
        };
        Ok(Tx { on, uncommitted: Arc::new(AtomicBool::new(false)), has_claimed_key: false })
    }
}

impl Tx {
    /// Commits the transaction.
    pub(crate) async fn commit(self) -> Result<()> {
        match self.on {
            TxOn::Sqlite(tx) => tx.commit().await?,
            TxOn::Postgres(tx) => tx.commit().await?,
        }
        self.uncommitted.store(false, Ordering::Relaxed);
        Ok(())
    }

    /// Rolls the transaction back.
    pub(crate) async fn roll_back(self) -> Result<()> {
        match self.on {
            TxOn::Sqlite(tx) => tx.rollback().await?,
            TxOn::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }

    /// Locks a row until the end of the transaction, so that checks made after it stay true. On SQLite nothing is to do: its
    /// transactions lock the whole database.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such row (PostgreSQL only); [`StoreError::Database`].
    pub(crate) async fn lock_row(&mut self, table: LockTarget, id: &str) -> Result<()> {
        if let TxOn::Postgres(tx) = &mut self.on {
            let locked: Option<String> = sqlx::query_scalar(table.select_for_lock()).bind(id).fetch_optional(&mut **tx).await?;
            locked.ok_or(StoreError::NotFound)?;
        }
        Ok(())
    }

    /// Locks several rows of one table, in the order of their identifiers, as [`Tx::lock_row`] does.
    pub(crate) async fn lock_rows<'a>(&mut self, table: LockTarget, ids: impl IntoIterator<Item = &'a str>) -> Result<()> {
        let mut ids: Vec<&str> = ids.into_iter().collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids {
            self.lock_row(table, id).await?;
        }
        Ok(())
    }

    /// Locks a text, such as an address whose attempts are counted, until the end of the transaction: of two transactions that
    /// count and then write, the second counts what the first wrote. On SQLite nothing is to do, as in [`Tx::lock_row`].
    pub(crate) async fn lock_key(&mut self, key: &str) -> Result<()> {
        if let TxOn::Postgres(tx) = &mut self.on {
            sqlx::query("select pg_advisory_xact_lock(hashtextextended($1, 0))").bind(key).execute(&mut **tx).await?;
        }
        Ok(())
    }
}

/// The tables whose rows are locked. A transaction locks them in this order, and of people participants before the team, so that
/// no two transactions wait for each other.
///
/// `for no key update`, not `for update`: a transaction that inserts a row which refers to a locked one, such as an audit event to
/// its structure, need not wait; else an enrollment and a booking of one person would wait for each other.
#[derive(Debug, Clone, Copy)]
pub(crate) enum LockTarget {
    Structure,
    Person,
    Enrollment,
    Session,
}

impl LockTarget {
    fn select_for_lock(self) -> &'static str {
        match self {
            Self::Structure => "select id from structure where id = $1 for no key update",
            Self::Person => "select id from person where id = $1 for no key update",
            Self::Enrollment => "select id from enrollment where id = $1 for no key update",
            Self::Session => "select id from session where id = $1 for no key update",
        }
    }
}
