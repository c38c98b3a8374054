//! Messages through the server: delivery by lanes, the services of SMS and their receipts, mails, the texts of messages about bookings, the
//! page of all messages, reminders to declare and notifications.

mod declare_reminders;
mod delivering;
mod log;
mod mails;
mod notices;
mod notifications;
mod providers;
mod receipts;
mod sms_answers;
mod snapshots;
mod team_reminders;
