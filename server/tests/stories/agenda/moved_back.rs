//! A session that was moved in the agenda, and the button that moves it back.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::Caller,
};
use chrono::Duration;
use domain::values::{ids::SessionId, paris};
use std::sync::Arc;

/// Moves a session from the agenda to nine o'clock in so many days; returns the page to which it leads.
async fn moved(app: &TestApp, browser: &Caller, session: &SessionId, days: i64) -> String {
    let form = browser.get(&format!("/agenda/seance/{session}/modifier")).await;
    let change = [
        ("session", session.to_string()),
        ("day", (paris::day(app.now) + Duration::days(days)).to_string()),
        ("time", "09:00".to_owned()),
        ("minutes", form.value("minutes")),
        ("places", form.value("places")),
        ("back", "agenda".to_owned()),
    ];
    let sent = browser.post("/api/agenda/changer", &change).await;
    assert!(sent.status == 303 && sent.location().starts_with("/agenda?"), "{} {}", sent.status, sent.location());
    sent.location().to_owned()
}

on_both_engines! {
    async fn a_session_is_offered_to_be_moved_back_only_to_the_member_who_moved_it_and_while_its_time_is_free(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, colleague) = (app.browser_of(&team.coach).await, app.browser_of(&team.colleague).await);
        let offers = async |browser: &Caller, page: &str| browser.get(page).await.words().contains("Remettre au");
        let page = moved(&app, &coach, &team.agenda.other, 16).await;
        assert!(offers(&coach, &page).await);
        assert!(!offers(&colleague, &page).await, "a colleague did not move it");
        let crafted = format!("/agenda?deplacee={}&etait=2150-06-01T09:00", team.session);
        assert!(!offers(&coach, &crafted).await, "it was not moved");
        assert!(!offers(&coach, &format!("/agenda?deplacee={}", team.coach)).await, "it is no session");

        let page = moved(&app, &coach, &team.agenda.other, 17).await;
        assert!(offers(&coach, &page).await);
        // What the function would refuse is not offered.
        moved(&app, &coach, &team.session, 16).await;
        assert!(!offers(&coach, &page).await, "the coach has another session then");
        moved(&app, &coach, &team.session, 18).await;
        assert!(offers(&coach, &page).await);
        moved(&app, &colleague, &team.agenda.other, 19).await;
        assert!(!offers(&coach, &page).await, "a colleague moved it since");
    }
}
