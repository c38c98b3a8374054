//! Reminders to declare a month: on which days, about which month, and whether one is still true when it leaves. Days are those in Paris.

use crate::{
    declarations::{declaration::deadline, due_day::DueDay, open_months::PersonMonths},
    messages::delivery::sms_may_leave_at,
    people::Contact,
    values::{
        month::Month,
        paris::{day, wall_clock},
        sql::stored_as_text,
    },
};
use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};

/// The number of days before the due day from which a month is reminded of a second time.
pub const DAYS_BEFORE: u32 = 3;

/// The number of further days on which a reminder may leave, for a process that did not run on its day.
pub const CATCH_UP_DAYS: u32 = 2;

/// The hour in Paris from which reminders are written.
const FROM_HOUR: u32 = 9;

/// The hour in Paris from which no more are written on a day.
const UNTIL_HOUR: u32 = 20;

/// The reminders of a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReminderKind {
    /// From the first day on which the month can be declared.
    First,
    /// From [`DAYS_BEFORE`] days before the due day.
    Before,
    /// From the day after the due day.
    After,
}

impl ReminderKind {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::First => "First",
            Self::Before => "Before",
            Self::After => "After",
        }
    }
}

/// How a participant chose to be reminded. Without a choice it is the contact of other messages: the phone, else the mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReminderChoice {
    /// By SMS.
    Sms,
    /// By mail.
    Email,
    /// Not at all, also not by notification.
    None,
}

impl ReminderChoice {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "Sms",
            Self::Email => "Email",
            Self::None => "None",
        }
    }

    /// The contact to which reminders of that choice go, from a stored phone and address: the chosen one if there is one, else the
    /// other. `None` for no reminders, and without either contact.
    pub fn contact(choice: Option<Self>, phone: Option<&str>, email: Option<&str>) -> Option<Contact> {
        match choice {
            Some(Self::None) => None,
            Some(Self::Email) => Contact::for_messages(None, email).or_else(|| Contact::for_messages(phone, None)),
            Some(Self::Sms) | None => Contact::for_messages(phone, email),
        }
    }
}

crate::values::sql::stored_words! {
    ReminderKind: First Before After;
    ReminderChoice: Sms Email None;
}

stored_as_text!(ReminderKind);
stored_as_text!(ReminderChoice);

/// The first day of the month from which a second reminder leaves; `None` when it would follow the first within [`CATCH_UP_DAYS`] days (a
/// due day before the 7th).
pub fn second_from(due_day: DueDay) -> Option<u32> {
    due_day.get().checked_sub(DAYS_BEFORE).filter(|first| *first > 1 + CATCH_UP_DAYS)
}

/// The month and the reminder of a day: always the newest month that is over, so that months that stayed open are not reminded of
/// again. `None` on days without one.
///
/// There is no third reminder where the due day is the last of its month: the first of the next month follows at once.
pub fn reminder_on(today: NaiveDate, due_day: DueDay) -> Option<(Month, ReminderKind)> {
    let (day, before, due_day) = (today.day(), second_from(due_day), due_day.get());
    let kind = if day > due_day {
        (day <= due_day + 1 + CATCH_UP_DAYS).then_some(ReminderKind::After)
    } else if before.is_some_and(|first| day >= first) {
        Some(ReminderKind::Before)
    } else {
        (day <= 1 + CATCH_UP_DAYS).then_some(ReminderKind::First)
    };
    kind.map(|kind| (Month::of(today).plus(-1), kind))
}

/// The day in Paris of an instant at which reminders are written; `None` at night and in the evening.
pub fn reminding_day(now: DateTime<Utc>) -> Option<NaiveDate> {
    (FROM_HOUR..UNTIL_HOUR).contains(&wall_clock(now).hour()).then(|| day(now))
}

impl PersonMonths {
    /// Whether a reminder of a month is true on a day: it is one of that day, the month is open, and the newest enrollment is not
    /// suspended on the day.
    pub fn reminds(&self, month: Month, kind: ReminderKind, today: NaiveDate, due_day: DueDay) -> bool {
        let suspended = self.enrollments.first().is_some_and(|(_, suspensions)| suspensions.is_suspended_on(today));
        reminder_on(today, due_day) == Some((month, kind)) && !suspended && self.open(today).contains(&month)
    }
}

/// The facts that the text of a reminder names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReminderContent {
    /// The month.
    pub month: Month,
    /// Its due day, inclusive.
    pub until: NaiveDate,
    /// The number of open months, that one included.
    pub open: usize,
}

/// Whether a reminder leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReminderSending {
    /// It is true and leaves now, with this content.
    Now(ReminderContent),
    /// It is night in Paris: it is due at this instant, UTC.
    Later(DateTime<Utc>),
    /// It is no longer true: it is dropped.
    Never,
}

/// Whether a reminder leaves at `now`; by any channel only by day.
pub fn sending(months: &PersonMonths, month: Month, kind: ReminderKind, due_day: DueDay, now: DateTime<Utc>) -> ReminderSending {
    let today = day(now);
    if !months.reminds(month, kind, today, due_day) {
        return ReminderSending::Never;
    }
    match sms_may_leave_at(now) {
        by_day if by_day > now => ReminderSending::Later(by_day),
        _ => {
            let open = months.open(today).len();
            ReminderSending::Now(ReminderContent { month, until: deadline(month, due_day), open })
        }
    }
}

/// What decides whether a member of the team may remind a participant of a month.
#[derive(Debug, Clone, Copy)]
pub struct TeamReminderFacts<'a> {
    /// Their enrollments and declared months.
    pub months: &'a PersonMonths,
    /// How they chose to be reminded.
    pub choice: Option<ReminderChoice>,
    /// Their phone, unless they answered STOP.
    pub phone: Option<&'a str>,
    /// Their mail address.
    pub email: Option<&'a str>,
    /// Whether they answered STOP at their phone.
    pub sms_stopped: bool,
    /// Whether a reminder was written for them today, by the team or by itself.
    pub reminded_today: bool,
}

/// What decides to which contact the team may remind a participant who is to declare a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TeamContactFacts<'a> {
    /// How they chose to be reminded.
    pub choice: Option<ReminderChoice>,
    /// Their phone, unless they answered STOP.
    pub phone: Option<&'a str>,
    /// Their mail address.
    pub email: Option<&'a str>,
    /// Whether they answered STOP at their phone.
    pub sms_stopped: bool,
    /// Whether a reminder was written for them today, by the team or by itself.
    pub reminded_today: bool,
    /// Whether their newest enrollment is suspended today.
    pub suspended: bool,
}

impl TeamContactFacts<'_> {
    /// The contact that the participant chose.
    ///
    /// # Errors
    /// Why they are not reminded.
    pub fn contact(&self) -> Result<Contact, LeftOut> {
        match self.choice {
            _ if self.reminded_today => Err(LeftOut::RemindedToday),
            _ if self.suspended => Err(LeftOut::Suspended),
            Some(ReminderChoice::None) => Err(LeftOut::NoReminders),
            choice => {
                let without = if self.sms_stopped { LeftOut::Stopped } else { LeftOut::NoContact };
                ReminderChoice::contact(choice, self.phone, self.email).ok_or(without)
            }
        }
    }
}

/// Why the team does not remind a participant of a month that is to be declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeftOut {
    /// A reminder was written for them today.
    RemindedToday,
    /// Their enrollment is suspended today.
    Suspended,
    /// They chose no reminders.
    NoReminders,
    /// They answered STOP and have no mail address.
    Stopped,
    /// They have no contact.
    NoContact,
}

impl LeftOut {
    /// The key of its words in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::RemindedToday => "left-out-today",
            Self::Suspended => "left-out-suspended",
            Self::NoReminders => "left-out-no-reminders",
            Self::Stopped => "left-out-stopped",
            Self::NoContact => "left-out-no-contact",
        }
    }
}

/// A reminder that the team may send.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeamReminder {
    /// The contact that the participant chose.
    pub to: Contact,
    /// [`ReminderKind::Before`] up to the due day, then [`ReminderKind::After`].
    pub kind: ReminderKind,
    /// What its text names.
    pub content: ReminderContent,
}

/// The reminder of a month by the team on a day, or why there is none; `None` for a month that is not due.
pub fn team_reminder(
    facts: &TeamReminderFacts<'_>,
    month: Month,
    today: NaiveDate,
    due_day: DueDay,
) -> Option<Result<TeamReminder, LeftOut>> {
    let open = facts.months.open(today);
    if !open.contains(&month) {
        return None;
    }
    let suspended = facts.months.enrollments.first().is_some_and(|(_, suspensions)| suspensions.is_suspended_on(today));
    let TeamReminderFacts { choice, phone, email, sms_stopped, reminded_today, .. } = *facts;
    let to = TeamContactFacts { choice, phone, email, sms_stopped, reminded_today, suspended }.contact();
    let until = deadline(month, due_day);
    let kind = if today <= until { ReminderKind::Before } else { ReminderKind::After };
    let content = ReminderContent { month, until, open: open.len() };
    Some(to.map(|to| TeamReminder { to, kind, content }))
}

#[cfg(test)]
mod tests;
