//! The outbox, the reminders, and SMS: their budget, receipts and log.

mod outbox;
mod reminders;
mod sms;
