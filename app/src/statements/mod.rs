//! États mensuels: prepared, closed, amended, and handed on as files.

pub mod closing;
pub mod coefficients;
pub mod columns;
pub mod export;
pub mod file;
pub mod list;
pub mod month;
mod parts;
