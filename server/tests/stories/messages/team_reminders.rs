//! Reminders that the team sends: what leaves is what the page showed.

use crate::support::app::{TestApp, on_both_engines, team};
use std::sync::Arc;

on_both_engines! {
    async fn a_reminder_leaves_with_the_text_that_the_page_showed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        // The neighbour has declared nothing, the participant this month.
        let month = team.month;
        let page = coach.get(&format!("/relances?mois={month}")).await;
        assert!(page.words().contains("Zoeici Test") && !page.words().contains("Awaici Test"), "{}", page.words());
        let before = app.place.number("select count(*) from outbox where kind = 'Reminder'").await;
        let form = [("month", month.to_string())];
        let after = coach.post_and_follow("/api/relances/envoyer", &form).await;
        after.assert_says("remind-sent");
        after.assert_says("remind-none");
        after.assert_says("left-out-today");
        let sent = app.place.texts("select body from outbox where kind = 'Reminder' and reminder is null").await;
        assert!(!sent.is_empty());
        for body in &sent {
            let shown = body.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(page.words().contains(&shown), "{shown} was shown: {}", page.words());
        }
        // Sent again on that day, and from another screen, nobody gets a second one.
        coach.post_and_follow("/api/relances/envoyer", &form).await.assert_says("remind-sent");
        app.browser_of(&team.coordinator).await.post_and_follow("/api/relances/envoyer", &form).await.assert_says("remind-sent");
        let all = app.place.number("select count(*) from outbox where kind = 'Reminder'").await;
        assert_eq!(all, before + i64::try_from(sent.len()).unwrap());
        assert_eq!(app.place.number("select count(*) from team_reminder").await, i64::try_from(sent.len()).unwrap());
    }

    async fn a_month_that_runs_reminds_nobody(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let running = team.month.plus(1);
        coordinator.get(&format!("/relances?mois={running}")).await.assert_says("remind-none");
        coordinator.post_and_follow("/api/relances/envoyer", &[("month", running.to_string())]).await.assert_says("remind-none");
        assert_eq!(app.place.number("select count(*) from team_reminder").await, 0);
    }
}
