//! What the pages of participants and of the team show alike.

use crate::url;
use crate::web::page::encoded;
use crate::{
    texts::t,
    ui::{
        self,
        icon::Icon,
        rows::{DateTile, at, length, when},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::{BookingEnd, BookingState, last_instant, span::Span},
    values::language::Language,
};
use leptos::prelude::*;
use store::{AuditEvent, Booking, SessionRow};

/// "Atelier, 2 h, avec Nadia Benali".
pub fn what(language: Language, session: &SessionRow) -> String {
    let kind = t!(language, &format!("kind-{}", session.kind.as_str()));
    if session.dates > 1 {
        return t!(language, "session-what-dates", kind = kind, dates = session.dates, name = session.coach.clone());
    }
    let minutes = (session.ends_at - session.starts_at).num_minutes();
    t!(language, "session-what", kind = kind, length = length(minutes), name = session.coach.clone())
}

/// The places left, and how many wait when there are none.
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

/// The venue, or that it is at a distance.
pub fn place_of(language: Language, venue: Option<&String>) -> String {
    venue.cloned().unwrap_or_else(|| t!(language, "remote"))
}

/// The same within a line of words.
pub fn place_within(language: Language, venue: Option<&String>) -> String {
    venue.cloned().unwrap_or_else(|| t!(language, "remote").to_lowercase())
}

/// One session as a card; `standing` says how the one who looks stands to it.
pub fn card(language: Language, session: &SessionRow, class: &'static str, to: String, standing: AnyView) -> impl IntoView + use<> {
    view! {
        <article class=class>
            <DateTile language at=session.starts_at/>
            <div class="session__main">
                <h3 class="session__title"><a class="session__link" href=to>{session.title.clone()}</a></h3>
                <p class="session__what">{what(language, session)}</p>
                <p class="session__when"><Icon name="clock"/>{when_of(language, session)}</p>
                <p class="session__where"><Icon name="place"/>{place_of(language, session.venue.as_ref())}</p>
                {standing}
            </div>
        </article>
    }
}

/// "mardi 3 novembre, 14 h à 16 h", or the first and the last day of several.
pub fn when_of(language: Language, session: &SessionRow) -> String {
    if session.dates > 1 {
        return t!(language, "when-dates", from = at(language, session.starts_at), to = at(language, session.ends_at));
    }
    when(language, session.starts_at, session.ends_at)
}

/// A booking that is held, as a card.
pub fn booking_card(language: Language, booking: &Booking) -> impl IntoView + use<> {
    let when = if booking.dates > 1 {
        t!(language, "when-dates", from = at(language, booking.starts_at), to = at(language, booking.ends_at))
    } else {
        when(language, booking.starts_at, booking.ends_at)
    };
    view! {
        <article class="session session--mine">
            <DateTile language at=booking.starts_at/>
            <div class="session__main">
                <h3 class="session__title"><a class="session__link" href=url::session(&booking.session_id)>{booking.title.clone()}</a></h3>
                <p class="session__what">{t!(language, "with", name = booking.coach.clone())}</p>
                <p class="session__when"><Icon name="clock"/>{when}</p>
                <p class="session__where"><Icon name="place"/>{place_of(language, booking.venue.as_ref())}</p>
                <p><span class="state state--validated">{t!(language, "booked")}</span></p>
            </div>
        </article>
    }
}

/// A sentence in a box.
pub fn notice(text: String) -> impl IntoView {
    view! { <div class="notice"><Icon name="info"/><div class="notice__text"><p>{text}</p></div></div> }
}

/// When, where and with whom.
pub fn facts(language: Language, session: &SessionRow, dates: &[Span]) -> impl IntoView + use<> {
    let place = place_of(language, session.venue.as_ref());
    let address = session.address.clone().filter(|address| !address.is_empty());
    let map = address.as_ref().map(|address| {
        let to = format!("https://www.openstreetmap.org/search?query={}", encoded(address));
        view! { <br/>{address.clone()}" "<a href=to rel="noreferrer">{t!(language, "fact-map")}</a> }
    });
    let link = session.link.clone().map(|to| view! { <br/><a href=to rel="noreferrer">{t!(language, "fact-link")}</a> });
    let dates =
        dates.iter().map(|date| view! { <span class="facts__line">{when(language, date.starts_at, date.ends_at)}</span> }).collect_view();
    view! {
        <dl class="facts">
            <div class="facts__item"><dt><Icon name="clock"/>{t!(language, "fact-when")}</dt><dd>{dates}</dd></div>
            <div class="facts__item"><dt><Icon name="place"/>{t!(language, "fact-where")}</dt><dd>{place}{map}{link}</dd></div>
            <div class="facts__item"><dt><Icon name="me"/>{t!(language, "fact-who")}</dt><dd>{session.coach.clone()}</dd></div>
        </dl>
    }
}

/// Until when one may cancel freely, said before anybody books.
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

/// Who did what and when, newest first, in words.
pub fn history(language: Language, deeds: &[AuditEvent]) -> impl IntoView + use<> {
    ui::history::deeds(language, deeds, sentence)
}

/// One line of the journal as a sentence; nothing for what is of no use to people.
fn sentence(language: Language, deed: &AuditEvent) -> Option<String> {
    let who = deed.who.clone().unwrap_or_else(|| t!(language, "history-nobody"));
    let instant = |name: &str| deed.instant(name).map(|instant| at(language, instant));
    let said = deed.word("reason").or_else(|| deed.word("word"));
    let line = match deed.action.as_str() {
        "session.created" => t!(language, "history-created", who = who.clone()),
        "booking.booked" => t!(language, "history-booked", who = who.clone()),
        "booking.moved" | "session.changed" => match (instant("from"), instant("to")) {
            (Some(from), Some(to)) if from != to => t!(language, "history-moved", who = who.clone(), from = from, to = to),
            _ => t!(language, "history-changed", who = who.clone()),
        },
        "booking.cancelled" => t!(language, "history-cancelled", who = who.clone()),
        "booking.taken_back" => t!(language, "history-taken-back", who = who.clone()),
        "booking.rest_taken_back" => t!(language, "history-rest-taken-back", who = who.clone()),
        "session.cancelled" => t!(language, "history-session-cancelled", who = who.clone()),
        "session.given" => t!(language, "history-given", who = who.clone()),
        "attendance.marked" => {
            let state = deed.word("to")?;
            t!(language, "history-marked", who = who.clone(), state = t!(language, &format!("booking-state-{state}")))
        }
        "attendance.unmarked" => t!(language, "history-unmarked", who = who.clone()),
        _ => return None,
    };
    // Who booked for themselves is named already.
    let line = match deed.whose.clone().filter(|whose| *whose != who) {
        Some(whose) => t!(language, "history-whose", line = line, name = whose),
        None => line,
    };
    Some(match said {
        Some(said) => t!(language, "history-said", line = line, said = said),
        None => line,
    })
}

/// How long before the end of a path people are told that nothing is offered beyond it, in days.
const END_IS_NEAR: i64 = 84;

/// Why nothing can be booked, or not any more after a day that is near; nothing for whoever has time.
pub fn path_end(language: Language, end: BookingEnd, today: NaiveDate) -> Option<AnyView> {
    match end {
        BookingEnd::Over(_) => Some(beyond_path(language, end)),
        BookingEnd::Until(day) if (day - today).num_days() <= END_IS_NEAR => {
            Some(view! { <p class="quiet">{t!(language, "booking-until", day = language.date(day))}</p> }.into_any())
        }
        BookingEnd::Until(_) | BookingEnd::Unbound => None,
    }
}

/// Why a session, or anything at all, cannot be booked: the path is over, or ends before.
pub fn beyond_path(language: Language, end: BookingEnd) -> AnyView {
    match end {
        BookingEnd::Over(day) => notice(t!(language, "booking-over", day = language.date(day))).into_any(),
        BookingEnd::Until(day) => notice(t!(language, "booking-only-until", day = language.date(day))).into_any(),
        BookingEnd::Unbound => ().into_any(),
    }
}

/// Where a booking stands, in words: a place that was taken back in a session that goes on is not a session cancelled.
pub fn state_in_words(language: Language, booking: &Booking) -> String {
    if booking.state == BookingState::CancelledByStructure && !booking.session_cancelled {
        return t!(language, "booking-state-place-taken-back");
    }
    t!(language, &format!("booking-state-{}", booking.state.as_str()))
}
