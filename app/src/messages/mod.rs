//! Messages.

pub mod notices;
pub(crate) mod undelivered;
