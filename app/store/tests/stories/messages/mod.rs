//! The outbox and the reminders.

mod outbox;
mod reminders;
