//! Messages.

pub(crate) mod notices;
pub(crate) mod outbox;
pub(crate) mod undelivered;
