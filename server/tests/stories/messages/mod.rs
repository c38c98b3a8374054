//! Messages through the server: delivery by lanes, the services of SMS and their receipts, mails, the texts of messages about bookings, the
//! page of all messages.

mod delivering;
mod log;
mod mails;
mod notices;
mod providers;
mod receipts;
mod sms_answers;
mod snapshots;
