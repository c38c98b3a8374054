//! The monthly declaration of turnover, and what follows from it.
//!
//! - [`declaration`]: lines, states, the months that can be declared and when they are due;
//! - [`due_day`]: the day up to which a month is to be declared; [`open_months`]: the months that are due and not declared;
//! - [`typed`]: the form as it is typed and read;
//! - [`document`]: supporting documents (justificatifs);
//! - [`withdrawal`]: taking back what was just sent;
//! - [`attestation`]: the attestation of turnover and its code;
//! - [`chart`]: the scale of the chart of months;
//! - [`rates`]: what to put aside, what to tell the CAF, the ceiling of the year.

pub mod attestation;
#[cfg(not(target_arch = "wasm32"))]
pub mod chart;
pub mod declaration;
pub mod document;
pub mod due_day;
pub mod open_months;
pub mod rates;
pub mod typed;
pub mod withdrawal;
