//! Messages.

mod delivering;
mod mails;
mod notices;
