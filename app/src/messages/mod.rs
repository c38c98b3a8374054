//! Messages to people: the texts of [`notices`], and the list of [`undelivered`] messages.

pub mod notices;
pub(crate) mod undelivered;
