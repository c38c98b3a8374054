//! Messages to people: the texts of [`notices`], of [`reminders`] and of replies ([`sms_answers`]), the list of [`undelivered`] messages,
//! the [`page`] of all with the button that sends one again, and the reminders that the team sends ([`team_reminders`]).

pub mod actions;
pub(crate) mod labels;
pub mod notices;
pub mod page;
pub mod reminders;
pub mod sms_answers;
pub mod team_reminders;
pub(crate) mod undelivered;
