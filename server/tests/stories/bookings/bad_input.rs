//! Bookings and sessions that are refused: the response says why, keeps what was typed, and nothing changes.

use crate::{
    agenda::sessions::add_session,
    support::{
        app::{TestApp, on_both_engines, team},
        caller::sentence,
    },
};
use chrono::{Datelike, Duration, Weekday};
use domain::values::month::Month;
use std::sync::Arc;
use store::Actor;

on_both_engines! {
    async fn full_past_and_overlapping_sessions_are_refused_with_their_sentence(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await);
        let full = {
            let full = add_session(&team.rows, app.now + Duration::days(6), &team.coach, 1).await;
            team.rows.bookings().book(&Actor::person(&team.participant, app.now), &team.participant, &full).await.unwrap();
            full
        };
        let past = add_session(&team.rows, app.now - Duration::days(13), &team.coach, 4).await;
        let begun = add_session(&team.rows, app.now - Duration::days(12), &team.coach, 4).await;
        for (session, key) in [(&full, "booking-full"), (&past, "booking-past"), (&begun, "booking-past")] {
            let response = client.post("/api/rendez-vous/reserver", &[("session", session.as_str())]).await;
            assert_eq!((response.status, response.body.contains(key)), (409, true), "{}", response.body);
            let page = browser.post_and_follow("/api/rendez-vous/reserver", &[("session", session.as_str())]).await;
            page.assert_says(key);
            assert!(
                !browser.get(&format!("/rendez-vous/{session}")).await.body.contains("/api/rendez-vous/reserver"),
                "no button offers it"
            );
        }
        let before = app.place.number("select count(*) from booking").await;
        let twin = add_session(&team.rows, app.now, &team.coordinator, 4).await;
        assert!(
            browser
                .post_and_follow("/api/rendez-vous/reserver", &[("session", team.session.as_str())])
                .await
                .words()
                .contains(&sentence("booking-done"))
        );
        browser.post_and_follow("/api/rendez-vous/reserver", &[("session", team.session.as_str())]).await.assert_says("booking-held");
        browser.post_and_follow("/api/rendez-vous/reserver", &[("session", twin.as_str())]).await.assert_says("booking-overlap");
        assert_eq!(app.place.number("select count(*) from booking").await, before + 1);
        for nonsense in ["", "0", "../../etc/passwd", "'; drop table booking; --", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "é", &"a".repeat(5_000)] {
            for (path, field) in
                [("/api/rendez-vous/reserver", "session"), ("/api/rendez-vous/annuler", "booking"), ("/api/plan/cocher", "action")]
            {
                assert_eq!(client.post(path, &[(field, nonsense)]).await.status, 404, "{path} {nonsense}");
                browser.post(path, &[(field, nonsense)]).await.assert_says("stop-404-title");
            }
        }
        assert_eq!(app.place.number("select count(*) from booking").await, before + 1);
    }

    async fn a_start_that_is_no_instant_within_two_centuries_is_not_found(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.participant).await, app.client_of(&team.participant).await);
        let (slots, coach) = (team.agenda.slots.to_string(), team.coach.to_string());
        for starts in ["+262142-12-31T23:59:00Z", "-262143-01-01T00:00:00Z", "demain", ""] {
            let form = [("session_type", slots.as_str()), ("coach", coach.as_str()), ("starts", starts)];
            assert_eq!(client.post("/api/rendez-vous/creneau", &form).await.status, 404, "{starts}");
            let page = format!("/rendez-vous/confirmer?type={slots}&avec={coach}&a={}", starts.replace('+', "%2B"));
            assert_eq!(browser.get(&page).await.status, 404, "{starts}");
        }
    }

    async fn a_move_sent_twice_moves_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let client = app.client_of(&team.participant).await;
        let (slots, coach) = (team.agenda.slots.to_string(), team.coach.to_string());
        let [first, second] = team.agenda.free.map(|hour| hour.to_rfc3339());
        let form = [("session_type", slots.as_str()), ("coach", coach.as_str()), ("starts", first.as_str())];
        assert_eq!(client.post("/api/rendez-vous/creneau", &form).await.status, 200);
        let held = team.rows.bookings().upcoming_bookings(&team.participant, app.now).await.unwrap();
        let booking = held.into_iter().find(|booking| booking.session_type_id == team.agenda.slots).unwrap().id.to_string();
        let moved = [("booking", booking.as_str()), form[0], form[1], ("starts", second.as_str())];
        for _tap in 0..2 {
            assert_eq!(client.post("/api/rendez-vous/deplacer", &moved).await.status, 200);
        }
        assert_eq!(app.place.number("select count(*) from audit where action = 'booking.moved'").await, 1);
    }

    async fn a_booking_is_cancelled_once_and_not_after_the_start(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.participant).await, app.client_of(&team.participant).await);
        let form = [("booking", team.booking.as_str())];
        let before = app.place.number("select count(*) from audit where action = 'booking.cancelled'").await;
        for _tap in 0..2 {
            browser.post_and_follow("/api/rendez-vous/annuler", &form).await.assert_says("booking-cancelled");
        }
        assert_eq!(client.post("/api/rendez-vous/annuler", &form).await.status, 200, "sent again, it succeeds");
        assert_eq!(app.place.number("select count(*) from audit where action = 'booking.cancelled'").await, before + 1);
        // A booking that the structure cancelled cannot be cancelled by the participant.
        let cancelled = [("booking", team.agenda.to_take_back.as_str())];
        let coach = app.browser_of(&team.coach).await;
        coach.post_and_follow("/api/agenda/retirer", &cancelled).await.assert_says("place-taken-back");
        let neighbour = (app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await);
        neighbour.0.post_and_follow("/api/rendez-vous/annuler", &cancelled).await.assert_says("booking-not-held");
        let response = neighbour.1.post("/api/rendez-vous/annuler", &cancelled).await;
        assert_eq!((response.status, response.body.contains("booking-not-held")), (409, true), "{}", response.body);
        assert_eq!(app.place.number("select count(*) from audit where action = 'booking.cancelled'").await, before + 1);
        // A session that has begun.
        assert_eq!(client.post("/api/rendez-vous/reserver", &[("session", team.session.as_str())]).await.status, 200);
        let booking = team.rows.bookings().booking_in(&team.participant, &team.session).await.unwrap().unwrap().id;
        app.place.run(format!("update session set starts_at = created_at where id = '{}'", team.session)).await;
        let response = client.post("/api/rendez-vous/annuler", &[("booking", booking.as_str())]).await;
        assert_eq!((response.status, response.body.contains("booking-past")), (409, true), "{}", response.body);
    }

    async fn a_new_session_with_a_mistake_keeps_every_typed_field(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coach).await;
        let group = team.rows.bookings().session(&team.coach, &team.session).await.unwrap().session_type_id.to_string();
        let sound = [("session_type", group.as_str()), ("day", "03/06/2150"), ("time", "14h30"), ("minutes", "90"), ("places", "8")];
        let sessions = app.place.number("select count(*) from session").await;
        for (field, typed, key) in [
            ("day", "", "session-day"),
            ("day", "31/02/2150", "session-day"),
            ("day", "hier", "session-day"),
            ("day", "2020-01-01", "session-past"),
            ("time", "25:00", "session-time"),
            ("time", "midi", "session-time"),
            ("minutes", "5", "session-minutes"),
            ("minutes", "601", "session-minutes"),
            ("minutes", "99999999999999", "session-minutes"),
            ("places", "0", "session-places"),
            ("places", "-1", "session-places"),
            ("places", "201", "session-places"),
        ] {
            let mut form: Vec<(&str, &str)> = sound.to_vec();
            form.iter_mut().filter(|(name, _)| *name == field).for_each(|pair| pair.1 = typed);
            let page = browser.post_and_follow("/api/agenda/creer", &form).await;
            page.assert_refused(field, typed, key);
            for (name, value) in &form[1..] {
                assert!(page.control(name).contains(&format!("value=\"{value}\"")), "{name} is kept when {field} is {typed:?}");
            }
            assert_eq!(page.body.matches("aria-invalid=\"true\"").count(), 1, "only {field} is marked");
        }
        // The hour that the change to summer time leaves out, on the last Sunday of March.
        let next_year = domain::values::paris::day(app.now).year() + 1;
        let march = Month::new(next_year, 3).unwrap();
        let sunday = (25..=31).rev().map(|day| march.day(day)).find(|day| day.weekday() == Weekday::Sun).unwrap().to_string();
        let mut form = sound.to_vec();
        (form[1].1, form[2].1) = (&sunday, "02:30");
        browser.post_and_follow("/api/agenda/creer", &form).await.assert_refused("time", "02:30", "session-no-such-hour");
        assert_eq!(app.place.number("select count(*) from session").await, sessions);
        let page = browser.post_and_follow("/api/agenda/creer", &sound).await;
        page.assert_says("session-created");
        assert!(!browser.get("/agenda/nouveau").await.body.contains("03/06/2150"), "the draft of a form that succeeded is deleted");
    }
}
