//! Bringing a cancelled session back, or also those of its series that were cancelled with it, from its page.

use super::{fields::following_choice, team_refused_or};
use crate::{
    texts::t,
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    bookings::BookingState,
    values::{ids::SessionId, language::Language},
};
use leptos::prelude::*;
use store::{Attendee, SessionRow};

/// Brings a cancelled session back; `following` is `yes` for those of its series that were cancelled with it too. The participants who
/// get their places back are notified.
#[server(endpoint = "agenda/retablir")]
pub async fn restore_session(session: SessionId, #[server(default)] following: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let following = following == "yes";
    let restored = ctx.store.bookings().restore_session(&ctx.actor(), &session, following).await;
    respond(team_refused_or(restored, url::agenda_session(&session), |restored| {
        let done = match (restored.elsewhere > 0, following) {
            (true, _) => "session-restored-partly",
            (false, true) => "sessions-restored",
            (false, false) => "session-restored",
        };
        Outcome::done(url::agenda_session(&session), done)
    }))
}

/// The form that brings a session back; `None` unless it is cancelled and begins after `now`, and for a session made of a slot whose
/// participant cancelled it.
pub fn restore_form(language: Language, session: &SessionRow, attendees: &[Attendee], now: DateTime<Utc>) -> Option<impl IntoView + use<>> {
    let by_structure = attendees.iter().any(|attendee| attendee.state == BookingState::CancelledByStructure);
    let possible = session.cancelled_at.is_some() && session.starts_at > now && (!session.from_slot || by_structure);
    possible.then(|| {
        view! {
            <section class="section">
                <form class="form" method="post" action={action::<RestoreSession>()}>
                    <p>{t!(language, "session-restore-text")}</p>
                    <input type="hidden" name="session" value=session.id.to_string()/>
                    {session.in_series.then(|| following_choice(language, false))}
                    <button class="button button--main">{t!(language, "session-restore")}</button>
                </form>
            </section>
        }
    })
}
