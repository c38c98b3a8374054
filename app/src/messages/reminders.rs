//! The texts of reminders to declare, in the language of the recipient, written at the moment when they leave.

use crate::{texts::t, ui::rows::capital, url};
use domain::{
    messages::{
        reminder::{ReminderContent, ReminderKind, TeamReminder},
        sms_text,
    },
    people::Contact,
    values::language::Language,
};
use serde_json::json;
use store::{Message, Reminder};

/// The page to which a reminder leads: the form of its month, or the list when several are open.
fn page(content: ReminderContent) -> String {
    if content.open > 1 { "/declarations".to_owned() } else { url::declaration(content.month) }
}

/// The title of a reminder: "Novembre est à déclarer".
fn title(language: Language, content: ReminderContent) -> String {
    match content.open {
        ..2 => t!(language, "reminder-title", month = capital(language.month_name(content.month))),
        open => t!(language, "reminder-title-many", n = open as i64),
    }
}

/// The text of a reminder, in two or three sentences.
fn sentences(language: Language, kind: ReminderKind, content: ReminderContent) -> String {
    let month = language.month_name(content.month);
    let until = language.day(content.until);
    match (content.open, kind) {
        (2.., _) => t!(language, "reminder-many", n = content.open as i64),
        (_, ReminderKind::First) => t!(language, "reminder-first", month = month, until = until),
        (_, ReminderKind::Before) => t!(language, "reminder-before", month = month, until = until),
        (_, ReminderKind::After) => t!(language, "reminder-after", month = month),
    }
}

/// The SMS or mail of a reminder, to the contact that the recipient chose; `None` when they chose no reminders. An SMS has the characters
/// of one part alone, and with `takes_answers` it asks for an answer when one month is open.
pub fn write_reminder(reminder: &Reminder, content: ReminderContent, base_url: &str, takes_answers: bool) -> Option<Message> {
    let to = reminder.contact.clone()?;
    Some(message(reminder.language, to, reminder.kind, content, base_url, takes_answers))
}

/// The SMS or mail of a reminder that a member of the team sends. It asks for no answer: its sender reads it before it leaves, on a site
/// that may take none.
pub fn write_team_reminder(language: Language, to: Contact, reminder: &TeamReminder, base_url: &str) -> Message {
    message(language, to, reminder.kind, reminder.content, base_url, false)
}

fn message(language: Language, to: Contact, kind: ReminderKind, content: ReminderContent, base_url: &str, takes_answers: bool) -> Message {
    let (text, link) = (sentences(language, kind, content), format!("{base_url}{}", page(content)));
    let body = match to {
        Contact::Phone(_) if takes_answers && content.open < 2 => {
            let month = capital(language.month_name(content.month));
            sms_text::without_costly_accents(&t!(language, "reminder-sms-answer", month = month, link = link))
        }
        Contact::Phone(_) => sms_text::without_costly_accents(&t!(language, "reminder-sms", text = text, link = link)),
        Contact::Email(_) => t!(language, "reminder-mail", text = text, link = link),
    };
    Message { to, subject: t!(language, "reminder-subject", title = title(language, content)), body }
}

/// The notification of a reminder: its text is the JSON that the service worker reads. A later one of the same month takes its place.
pub fn write_notification(reminder: &Reminder, content: ReminderContent) -> Option<Message> {
    let language = reminder.language;
    let title = title(language, content);
    let payload = json!({
        "title": title,
        "body": sentences(language, reminder.kind, content),
        "url": page(content),
        "tag": format!("declare-{}", content.month),
        "lang": language.lang(),
    });
    Some(Message { to: reminder.contact.clone()?, subject: title, body: payload.to_string() })
}
