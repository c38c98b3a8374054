//! Values that every room uses: identifiers, amounts, months, languages, the time zone of Paris, the day for undoing.

pub mod digits;
mod euros;
pub mod fingerprint;
pub mod ids;
pub mod language;
pub mod money;
pub mod month;
#[cfg(not(target_arch = "wasm32"))]
pub mod paris;
pub mod siret;
pub(crate) mod sql;
pub mod undo;

pub use sql::UnknownWord;
