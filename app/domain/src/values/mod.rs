//! Values that every room shares: identifiers, money, months, languages, the time of Paris.

pub mod digits;
pub mod ids;
pub mod language;
pub mod money;
pub mod month;
#[cfg(not(target_arch = "wasm32"))]
pub mod paris;
pub mod siret;
pub(crate) mod sql;
