//! The monthly statements (états mensuels): [`list`] of the months, the page of one [`month`] with its forms, [`columns`] of the
//! session types, and the statement as a [`file`].

pub mod closing;
pub mod coefficients;
pub mod columns;
pub mod export;
pub mod file;
mod form;
pub mod list;
pub mod month;
mod parts;
