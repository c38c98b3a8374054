//! The ICS file of a session and the feed of a participant: other programs read them, which nobody here can correct.

use crate::support::frozen::{Frozen, settings, text_of};
use app::bookings::calendar_file::{feed_calendar, session};
use axum::{
    Extension,
    extract::{Path, State},
    http::HeaderMap,
};
use store::Actor;

#[tokio::test(flavor = "multi_thread")]
async fn the_file_of_a_session_and_a_feed_equal_their_snapshots() {
    let frozen = Frozen::new().await;
    let (app, team) = (&frozen.app, &frozen.team);
    let visitor = Extension(frozen.user(&team.participant).await);
    let (db, served) = (State(app.db.clone()), State(frozen.state.settings.clone()));
    let file = text_of(session(HeaderMap::new(), db, served, visitor, Path(team.session.to_string())).await).await;
    // The feed holds a cancelled event too.
    let coach = Actor::person(&team.coach, app.now);
    team.rows.bookings().cancel_by_structure(&coach, &team.booking, Some("La salle est fermée.")).await.unwrap();
    let token = format!("{}.ics", team.agenda.calendar);
    let feed = feed_calendar(&app.db, &frozen.state.settings, &token, app.now).await.unwrap().replace("\r\n", "\n");
    app.db.close().await;
    settings().bind(|| {
        insta::assert_snapshot!("session", file);
        insta::assert_snapshot!("feed", feed);
    });
}
