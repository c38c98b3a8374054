//! The forms in which sessions are given away ask the database as often for many sessions as for few.

use super::sessions::add_sessions;
use crate::support::{
    app::{TestApp, on_both_engines, team},
    statements,
};
use chrono::Duration;
use domain::values::paris;
use std::sync::Arc;

on_both_engines! {
    async fn a_leave_and_a_departure_ask_no_more_for_many_sessions_than_for_few(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let in_days = |days| app.now + Duration::days(days);
        let (from, to) = (paris::day(in_days(60)), paris::day(in_days(90)));
        let pages =
            [format!("/agenda/absences/nouvelle?de={}&du={from}&au={to}", team.coach), format!("/personnes/{}/depart", team.coach)];
        statements::record();
        let mut asked = Vec::new();
        for days in [61..63, 63..88] {
            let starts: Vec<_> = days.map(in_days).collect();
            add_sessions(&team.rows, app.now, &team.coach, 3, &starts).await;
            for page in &pages {
                // The first request of a browser also writes that its device was seen.
                assert_eq!(coordinator.get(page).await.status, 200, "{page}");
                let before = statements::runs();
                let body = coordinator.get(page).await.body;
                asked.push((statements::runs() - before, body.matches("[session]\"").count()));
            }
        }
        let [(few_leave, few), (few_departure, _), (many_leave, many), (many_departure, all)] = asked[..] else { panic!("{asked:?}") };
        assert_eq!((few, many), (2, 27));
        assert!(all > many, "those before the leave too");
        assert!(many_leave <= few_leave && many_departure <= few_departure, "{asked:?}");
    }
}
