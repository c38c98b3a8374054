//! What people are told of a booking, in their language, at the moment it leaves.

use crate::bookings::parts::place_of;
use crate::{
    texts::t,
    ui::rows::{at, when},
};
use domain::{bookings::notice::NoticeKind, people::Contact, values::language::Language};
use store::{Message, Notice};

/// The message, to the phone or the address that are true now; nothing for someone who has neither.
pub fn written(notice: &Notice, base_url: &str) -> Option<Message> {
    let language = Language::of_tag(&notice.language).unwrap_or_default();
    let to: Contact = Contact::to_write_to(notice.phone.as_deref(), notice.email.as_deref())?;
    let page = match notice.notice {
        NoticeKind::LateCancellation => format!("{base_url}/agenda/seance/{}", notice.session_id),
        NoticeKind::Cancelled => format!("{base_url}/rendez-vous"),
        _ => format!("{base_url}/rendez-vous/{}", notice.session_id),
    };
    let place = match (&notice.venue, &notice.address) {
        (Some(venue), Some(address)) if !address.is_empty() => format!("{venue}, {address}"),
        (venue, _) => place_of(language, venue.as_ref()),
    };
    let (key, subject) = match notice.notice {
        NoticeKind::Booked => ("message-booked", "message-booked-subject"),
        NoticeKind::Moved if notice.is_for_the_queue() => ("message-moved-waiting", "message-moved-waiting-subject"),
        NoticeKind::Moved => ("message-moved", "message-moved-subject"),
        // The session goes on without them.
        NoticeKind::Cancelled if !notice.session_is_cancelled() => ("message-place-taken-back", "message-place-taken-back-subject"),
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
