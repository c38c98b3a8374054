//! Messages.

mod outbox;
mod reminders;
