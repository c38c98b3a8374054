//! Views and sentences that the pages of participants and of the team share.

use crate::{
    texts::t,
    ui::{
        self,
        icon::Icon,
        notice::notice,
        quoting::quoting,
        rows::{DateTile, at, capital, when},
    },
    url,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::{BookingEnd, BookingState, last_instant, span::Span},
    values::{language::Language, paris},
};
use leptos::prelude::*;
use store::{AuditEvent, Booking, SessionRow};

/// "Atelier, 2 h, avec Nadia Benali"; the number of dates in place of the length when there are several.
pub fn session_summary(language: Language, session: &SessionRow) -> String {
    let kind = t!(language, &format!("kind-{}", session.kind.as_str()));
    if session.dates > 1 {
        return t!(language, "session-what-dates", kind = kind, dates = session.dates, name = session.coach.clone());
    }
    let minutes = (session.ends_at - session.starts_at).num_minutes();
    t!(language, "session-what", kind = kind, length = language.duration(minutes), name = session.coach.clone())
}

/// "3 places libres sur 8", and the number of people on the waitlist unless it is empty.
pub fn places(language: Language, session: &SessionRow) -> impl IntoView + use<> {
    let left = session.left();
    let class = match left {
        0 => "places places--none",
        1..=3 => "places places--few",
        _ => "places",
    };
    let free = if left == 0 { t!(language, "places-none") } else { t!(language, "places-left", n = left) };
    let waiting = (session.waiting > 0).then(|| view! { <span>{t!(language, "places-waiting", n = session.waiting)}</span> });
    view! { <p class=class><span class="places__free">{free}</span>" "{t!(language, "places-of", all = session.places)}{waiting}</p> }
}

/// The name of the venue; "À distance" for a remote session, "Sur place" for an empty name.
pub fn venue_name(language: Language, venue: Option<&String>) -> String {
    match venue {
        None => t!(language, "remote"),
        Some(name) if name.is_empty() => capital(&t!(language, "meetings-in-person")),
        Some(name) => name.clone(),
    }
}

/// As [`venue_name`], in lower case where it is no name, for the middle of a sentence.
pub fn venue_within(language: Language, venue: Option<&String>) -> String {
    match venue {
        None => t!(language, "remote").to_lowercase(),
        Some(name) if name.is_empty() => t!(language, "meetings-in-person"),
        Some(name) => name.clone(),
    }
}

/// A session as a card that links to `to`; `state` is its last line: the places left, or the user's booking.
pub fn card(language: Language, session: &SessionRow, class: &'static str, to: String, state: AnyView) -> impl IntoView + use<> {
    view! {
        <article class=class>
            <DateTile language at=session.starts_at/>
            <div class="session__main">
                <h3 class="session__title" lang=language.of_structures()><a class="session__link" href=to>{session.title.clone()}</a></h3>
                <p class="session__what">{session_summary(language, session)}</p>
                <p class="session__when"><Icon name="clock"/>{hours(language, session.starts_at, session.ends_at, session.dates)}</p>
                <p class="session__where"><Icon name="place"/>{venue_name(language, session.venue.as_ref())}</p>
                {state}
            </div>
        </article>
    }
}

/// "mardi 3 novembre, 14 h à 16 h", or the first and the last day of several.
pub fn session_dates(language: Language, session: &SessionRow) -> String {
    if session.dates > 1 {
        return t!(language, "when-dates", from = at(language, session.starts_at), to = at(language, session.ends_at));
    }
    when(language, session.starts_at, session.ends_at)
}

/// "14 h à 16 h", beside a tile with the day; of several dates the first hour and the end of the last.
pub fn hours(language: Language, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, dates: i64) -> String {
    let hour = |instant| language.hour(paris::wall_clock(instant).time());
    if dates > 1 {
        return t!(language, "hours-until", from = hour(starts_at), to = at(language, ends_at));
    }
    t!(language, "hours", from = hour(starts_at), to = hour(ends_at))
}

/// A booking that holds its place, as one line with its directions and its date for a calendar.
pub fn booking_line(language: Language, booking: &Booking) -> impl IntoView + use<> {
    let hours = hours(language, booking.starts_at, booking.ends_at, booking.dates);
    let with = t!(language, "with", name = booking.coach.clone());
    let note = [hours, with, venue_within(language, booking.venue.as_ref())].join(language.comma());
    let about = || view! { <span class="visually-hidden">{quoting(language, &booking.title, |title| format!(", {title}"))}</span> };
    let reach = match (booking.address.as_ref().filter(|address| !address.is_empty()).map(|address| url::map(address)), &booking.link) {
        (Some(to), _) => Some((to, "place", "fact-directions")),
        (None, Some(to)) => Some((to.clone(), "message", "fact-link")),
        (None, None) => None,
    };
    let reach = reach.map(|(to, icon, words)| {
        view! { <a class="session__tool" href=to rel="noreferrer"><Icon name=icon/>{t!(language, words)}{about()}</a> }
    });
    view! {
        <article class="session session--mine session--line">
            <DateTile language at=booking.starts_at/>
            <div class="session__main">
                <h3 class="session__title" lang=language.of_structures()><a class="session__link" href=url::session(&booking.session_id)>{booking.title.clone()}</a></h3>
                <p class="session__when">{note}</p>
            </div>
            <div class="session__tools">
                {reach}
                <a class="session__tool" href=url::session_file(&booking.session_id) download>
                    <Icon name="calendar"/>{t!(language, "calendar-short")}{about()}
                </a>
            </div>
        </article>
    }
}

/// The dates, the venue with its address and a map, the link of a remote meeting, the coach.
pub fn facts(language: Language, session: &SessionRow, dates: &[Span]) -> impl IntoView + use<> {
    let venue = venue_name(language, session.venue.as_ref());
    let address = session.address.clone().filter(|address| !address.is_empty());
    let map = address.as_ref().map(|address| {
        view! { <br/><bdi>{address.clone()}</bdi>" "<a href=url::map(address) rel="noreferrer">{t!(language, "fact-map")}</a> }
    });
    let link = session.link.clone().map(|to| view! { <br/><a href=to rel="noreferrer">{t!(language, "fact-link")}</a> });
    let dates = dates
        .iter()
        .map(|date| view! { <span class="facts__line">{capital(&when(language, date.starts_at, date.ends_at))}</span> })
        .collect_view();
    view! {
        <dl class="facts">
            <div class="facts__item"><dt><Icon name="clock"/>{t!(language, "fact-when")}</dt><dd>{dates}</dd></div>
            <div class="facts__item"><dt><Icon name="place"/>{t!(language, "fact-where")}</dt><dd>{venue}{map}{link}</dd></div>
            <div class="facts__item"><dt><Icon name="me"/>{t!(language, "fact-who")}</dt><dd>{session.coach.clone()}</dd></div>
        </dl>
    }
}

/// Until when a session may be cancelled without a reason: `cancel_notice` hours before its start, or that this has passed.
pub fn cancel_rule(language: Language, starts_at: DateTime<Utc>, cancel_notice: i64, now: DateTime<Utc>) -> String {
    let last = last_instant(starts_at, cancel_notice);
    if cancel_notice == 0 {
        t!(language, "cancel-rule-start")
    } else if now <= last {
        t!(language, "cancel-rule", until = at(language, last))
    } else {
        t!(language, "cancel-rule-over", hours = cancel_notice)
    }
}

/// The audit events of a session or booking as sentences, newest first.
pub fn history(language: Language, events: &[AuditEvent]) -> impl IntoView + use<> {
    ui::history::history(language, events, sentence)
}

/// An audit event as a sentence; `None` for events that the history does not show.
fn sentence(language: Language, event: &AuditEvent) -> Option<String> {
    let who = event.who.clone().unwrap_or_else(|| t!(language, "history-nobody"));
    let instant = |name: &str| event.instant(name).map(|instant| at(language, instant));
    let said = event.word("reason").or_else(|| event.word("word"));
    let line = match event.action.as_str() {
        "session.created" => t!(language, "history-created", who = who.clone()),
        "booking.booked" => t!(language, "history-booked", who = who.clone()),
        "booking.moved" | "session.changed" => match (instant("from"), instant("to")) {
            (Some(from), Some(to)) if from != to => t!(language, "history-moved", who = who.clone(), from = from, to = to),
            _ => t!(language, "history-changed", who = who.clone()),
        },
        "booking.cancelled" => t!(language, "history-cancelled", who = who.clone()),
        "booking.taken_back" => t!(language, "history-taken-back", who = who.clone()),
        "booking.rest_taken_back" => t!(language, "history-rest-taken-back", who = who.clone()),
        "booking.recorded" => t!(language, "history-recorded", who = who.clone()),
        "booking.withdrawn" => t!(language, "history-withdrawn", who = who.clone()),
        "booking.walked_in" => t!(language, "history-walked-in", who = who.clone()),
        "booking.restored" => t!(language, "history-place-restored", who = who.clone()),
        "session.restored" => t!(language, "history-session-restored", who = who.clone()),
        "session.cancelled" => t!(language, "history-session-cancelled", who = who.clone()),
        "session.given" => t!(language, "history-given", who = who.clone()),
        "attendance.marked" => {
            let state = event.word("to")?;
            t!(language, "history-marked", who = who.clone(), state = t!(language, &format!("booking-state-{state}")))
        }
        "attendance.unmarked" => t!(language, "history-unmarked", who = who.clone()),
        _ => return None,
    };
    // The sentence names the actor: the participant is added only where they differ.
    let line = match event.whose.clone().filter(|whose| *whose != who) {
        Some(whose) => t!(language, "history-whose", line = line, name = whose),
        None => line,
    };
    Some(match said {
        Some(said) => t!(language, "history-said", line = line, said = said),
        None => line,
    })
}

/// From how many days before the last day of an enrollment [`enrollment_end_notice`] mentions it.
const END_NOTICE_DAYS: i64 = 84;

/// That the enrollment is over, or its last day when that is at most [`END_NOTICE_DAYS`] days away; `None` otherwise.
pub fn enrollment_end_notice(language: Language, end: BookingEnd, today: NaiveDate) -> Option<AnyView> {
    match end {
        BookingEnd::Over(_) => Some(beyond_enrollment_notice(language, end)),
        BookingEnd::Until(day) if (day - today).num_days() <= END_NOTICE_DAYS => {
            Some(view! { <p class="quiet">{t!(language, "booking-until", day = language.date(day))}</p> }.into_any())
        }
        BookingEnd::Until(_) | BookingEnd::Unbound => None,
    }
}

/// Why a session cannot be booked: the enrollment is over, or ends before it. Empty for [`BookingEnd::Unbound`].
pub fn beyond_enrollment_notice(language: Language, end: BookingEnd) -> AnyView {
    match end {
        BookingEnd::Over(day) => notice(t!(language, "booking-over", day = language.date(day))).into_any(),
        BookingEnd::Until(day) => notice(t!(language, "booking-only-until", day = language.date(day))).into_any(),
        BookingEnd::Unbound => ().into_any(),
    }
}

/// The state of a booking in words, for its participant. A place that the structure cancelled in a session that goes on has words of its
/// own, and so has an absence that the team excused.
pub fn state_in_words(language: Language, booking: &Booking) -> String {
    match booking.state {
        BookingState::CancelledByStructure if !booking.session_cancelled => t!(language, "booking-state-place-taken-back"),
        BookingState::CancelledByParticipant if !booking.marked => t!(language, "booking-state-you-cancelled"),
        state => t!(language, &format!("booking-state-{}", state.as_str())),
    }
}
