//! The outbox, the reminders, and SMS: their budget, receipts and log.

mod declare_reminders;
mod digests;
mod outbox;
mod reminders;
mod sms;
mod team_reminders;
