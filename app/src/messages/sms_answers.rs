//! The replies to the SMS with which participants answer.

use crate::texts::t;
use domain::{
    messages::{
        sms_answer::{LinkReason, SmsVerdict},
        sms_text,
    },
    people::Contact,
    values::month::Month,
};
use store::{Message, Person};

/// The reply to an answer, in the person's language, to the number that sent it; `None` after STOP. Links begin with `base_url`.
pub fn write_reply(person: &Person, verdict: SmsVerdict, base_url: &str) -> Option<Message> {
    let language = person.language;
    let to = Contact::for_messages(person.phone.as_deref(), person.email.as_deref())?;
    let of = |month: Month| format!("{base_url}/declarations/{month}");
    let all = || format!("{base_url}/declarations");
    let body = match verdict {
        SmsVerdict::Stop => return None,
        SmsVerdict::Declare(month, line) => t!(
            language,
            "message-sms-declared",
            month = language.month(month),
            amount = language.amount(line.amount()),
            link = format!("{}?corriger=oui", of(month)),
        ),
        SmsVerdict::Link(reason) => match reason {
            LinkReason::Question(month) => t!(language, "message-sms-question", month = language.of_month(month), link = of(month)),
            LinkReason::NothingOpen => t!(language, "message-sms-nothing-open", link = all()),
            LinkReason::SeveralMonths => t!(language, "message-sms-several-months", link = all()),
            LinkReason::Suspended(month) => t!(language, "message-sms-suspended", month = language.of_month(month), link = all()),
            LinkReason::Unreadable(month) => t!(language, "message-sms-unreadable", month = language.of_month(month), link = of(month)),
            LinkReason::Ambiguous(month, one, other) => {
                t!(language, "message-sms-ambiguous", one = language.amount(one), other = language.amount(other), link = of(month),)
            }
            LinkReason::SeveralActivities(month) => t!(language, "message-sms-several-activities", link = of(month)),
        },
    };
    let body = if matches!(to, Contact::Phone(_)) { sms_text::without_costly_accents(&body) } else { body };
    Some(Message { to, subject: t!(language, "message-sms-reply-subject"), body })
}
