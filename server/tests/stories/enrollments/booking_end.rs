//! Booking near the end of an enrollment: participant and team read why nothing can be booked before they try.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::sentence,
};
use chrono::{Duration, NaiveDate};
use domain::values::{language::Language, paris};
use std::sync::Arc;

/// Lets the participant's enrollment end that number of days from now; returns the day.
async fn ends_in(app: &TestApp, team: &Team, days: i64) -> NaiveDate {
    let day = paris::day(app.now) + Duration::days(days);
    app.place.run(format!("update enrollment set ends_on = '{day}' where id = '{}'", team.enrollment)).await;
    day
}

on_both_engines! {
    async fn a_participant_at_the_end_reads_it_in_place_of_hours_and_sessions(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let day = ends_in(&app, &team, -2).await;
        let sentence = format!("Votre parcours a pris fin le {}", Language::Fr.date(day)).split_whitespace().collect::<Vec<_>>().join(" ");
        let browser = app.browser_of(&team.participant).await;
        for page in [
            "/rendez-vous".to_owned(),
            format!("/rendez-vous/prendre/{}", team.agenda.slots),
            format!("/rendez-vous/confirmer?seance={}", team.agenda.other),
            format!("/rendez-vous/{}", team.agenda.other),
        ] {
            let page = browser.get(&page).await;
            assert!(page.words().contains(&sentence), "{}", page.words());
            for offered in ["/rendez-vous/prendre/", "/rendez-vous/confirmer", "/api/rendez-vous/reserver"] {
                assert!(!page.body.contains(offered), "{offered}: {}", page.words());
            }
        }
        let home = browser.get("/").await;
        assert!(home.words().contains(&sentence) && !home.body.contains("class=\"progress\""), "{}", home.words());
        // A form that was open meanwhile is refused with its sentence.
        let free = team.agenda.free[0].to_rfc3339();
        let form = [("session_type", team.agenda.slots.to_string()), ("coach", team.coach.to_string()), ("starts", free.clone())];
        browser.post_and_follow("/api/rendez-vous/creneau", &form).await.assert_says("booking-left");

        let coach = app.browser_of(&team.coach).await;
        for page in ["", &format!("/{}", team.agenda.slots)] {
            let page = coach.get(&format!("/suivis/{}/rendez-vous{page}", team.participant)).await;
            assert!(page.words().contains("Le parcours de cette personne a pris fin le"), "{}", page.words());
            assert!(!page.body.contains("/api/agenda/reserver"), "{}", page.words());
        }
        let form = [("session", team.agenda.other.to_string()), ("participant", team.participant.to_string())];
        coach.post_and_follow("/api/agenda/reserver", &form).await.assert_says("team-left");
    }

    async fn the_team_reads_that_a_date_lies_beyond_the_enrollment(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let day = ends_in(&app, &team, 15).await;
        let coach = app.browser_of(&team.coach).await;
        let beyond = (day + Duration::days(1)).to_string();
        let form = [
            ("participant", team.participant.to_string()),
            ("session_type", team.agenda.slots.to_string()),
            ("day", beyond.clone()),
            ("time", "14:00".into()),
        ];
        coach.post_and_follow("/api/agenda/reserver-heure", &form).await.assert_refused("day", &beyond, "team-beyond-path");
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get("/rendez-vous").await;
        assert!(page.words().contains("les dates d’après ne sont pas proposées"), "{}", page.words());
        assert!(!page.body.contains(&format!("/rendez-vous/{}\"", team.agenda.series)), "it lies in forty days");
        let page = browser.get(&format!("/rendez-vous/{}", team.agenda.series)).await;
        assert!(page.words().contains("cette date vient après"), "{}", page.words());
        let form = [("session", team.agenda.series.to_string())];
        browser.post_and_follow("/api/rendez-vous/reserver", &form).await.assert_says("booking-beyond-path");
    }

    async fn a_series_skips_public_holidays_and_says_so(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let opened = async |day: &str, more: &[(&str, &str)]| {
            let of = team.agenda.slots.to_string();
            let mut form = vec![("session_type", of.as_str()), ("day", day), ("time", "18:00"), ("minutes", "60"), ("places", "1")];
            form.extend(more);
            coach.post_and_follow("/api/agenda/creer", &form).await
        };
        let count = "select count(*) from session where created_at is not null";
        let before = app.place.number(count).await;
        let weekly = [("rhythm", "Weekly"), ("dates", "3")];
        opened("2149-12-18", &weekly).await.assert_says("sessions-created-skipped");
        assert_eq!(app.place.number(count).await, before + 1, "25 December and 1 January are Thursdays");
        opened("2149-12-25", &[]).await.assert_says("session-created-holiday");
        assert_eq!(app.place.number(count).await, before + 2);
        let kept = [("rhythm", "Weekly"), ("dates", "2"), ("holidays", "keep")];
        opened("2150-05-01", &kept).await.assert_says("sessions-created-holiday");
        let none = opened("2151-01-01", &[("rhythm", "WorkingDays"), ("dates", "x")]).await;
        none.assert_says("session-dates");
        assert!(none.words().contains(&sentence("session-holidays")));
    }
}
