//! The monthly declaration of turnover, and what follows from it.
//!
//! - [`declaration`]: lines, states, the months that can be declared and when they are due;
//! - [`due_day`]: the day up to which a month is to be declared;
//! - [`typed`]: the form as it is typed and read;
//! - [`document`]: supporting documents (justificatifs);
//! - [`withdrawal`]: taking back what was just sent;
//! - [`attestation`]: the attestation of turnover and its code;
//! - [`rates`]: what to put aside, what to tell the CAF, the ceiling of the year.

pub mod attestation;
pub mod declaration;
pub mod document;
pub mod due_day;
pub mod rates;
pub mod typed;
pub mod withdrawal;
