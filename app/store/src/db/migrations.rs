//! The migrations of both engines, from `migrations/`.

use sqlx::migrate::Migrator;

pub(super) static SQLITE: Migrator = sqlx_macros::migrate!("migrations/sqlite");
pub(super) static POSTGRES: Migrator = sqlx_macros::migrate!("migrations/postgres");

/// The version of the newest migration; both engines have the same migrations.
pub fn newest_migration() -> Option<i64> {
    SQLITE.iter().map(|migration| migration.version).max()
}
