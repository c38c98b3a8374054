//! The texts of messages about bookings, in the language of the recipient, written at the moment when they leave.

use crate::{
    bookings::parts::venue_name,
    texts::t,
    ui::rows::{at, when},
    web::context::UnsentChannels,
};
use domain::{bookings::notice::NoticeKind, people::Contact};
use store::{Message, Notice, Person};

/// The message of a notice, to the recipient's current phone or address, one of a channel that sends if they have it; `None` when they
/// have neither.
pub fn write_notice(notice: &Notice, base_url: &str, unsent: UnsentChannels) -> Option<Message> {
    let language = notice.language;
    let to: Contact = unsent.contact(notice.phone.as_deref(), notice.email.as_deref())?;
    let page = match notice.notice {
        NoticeKind::LateCancellation => format!("{base_url}/agenda/seance/{}", notice.session_id),
        NoticeKind::Cancelled => format!("{base_url}/rendez-vous"),
        _ => format!("{base_url}/rendez-vous/{}", notice.session_id),
    };
    let place = match (&notice.venue, &notice.address) {
        (Some(venue), Some(address)) if !address.is_empty() => format!("{venue}, {address}"),
        (venue, _) => venue_name(language, venue.as_ref()),
    };
    let (key, subject) = match notice.notice {
        NoticeKind::Booked => ("message-booked", "message-booked-subject"),
        NoticeKind::Moved if notice.is_for_waitlist() => ("message-moved-waiting", "message-moved-waiting-subject"),
        NoticeKind::Moved => ("message-moved", "message-moved-subject"),
        // The session goes on without the participant.
        NoticeKind::Cancelled if !notice.is_session_cancelled() => ("message-place-taken-back", "message-place-taken-back-subject"),
        NoticeKind::Cancelled => ("message-cancelled", "message-cancelled-subject"),
        NoticeKind::Offered => ("message-offered", "message-offered-subject"),
        NoticeKind::Reminder48 | NoticeKind::Reminder2 => ("message-reminder", "message-reminder-subject"),
        NoticeKind::LateCancellation => ("message-late", "message-late-subject"),
    };
    let body = t!(
        language,
        key,
        title = notice.title.clone(),
        when = when(language, notice.starts_at, notice.ends_at),
        place = place,
        coach = notice.coach.clone(),
        participant = notice.participant.clone().unwrap_or_default(),
        until = notice.offered_until.map(|until| at(language, until)).unwrap_or_default(),
        link = page,
    );
    let said = notice.word.clone().filter(|_| matches!(notice.notice, NoticeKind::Cancelled | NoticeKind::LateCancellation));
    let body = match said {
        Some(said) => t!(language, "message-said", text = body, said = said),
        None => body,
    };
    Some(Message { to, subject: t!(language, subject), body })
}

/// The message to a coordinator when as many SMS have left within 24 hours as may: by mail alone, since an SMS would wait too. `None` if
/// the coordinator has no mail address.
pub fn sms_budget_alert(coordinator: &Person) -> Option<Message> {
    let language = coordinator.language;
    let to = Contact::for_messages(None, coordinator.email.as_deref())?;
    Some(Message { to, subject: t!(language, "message-sms-budget-subject"), body: t!(language, "message-sms-budget") })
}
