//! Opening and reading sessions.

use crate::support::{
    bookings::{WORKSHOP, span},
    db::{TestDb, actor, at, at_once, now, on_both_engines, refusal},
};
use domain::bookings::{BookingRefusal, SessionKind, session_type::NewSessionType};
use store::{NewSessions, Refusal};

on_both_engines! {
    async fn session_is_read_with_its_places_and_its_address(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let venue = team.store.bookings().add_venue(&actor(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
        let id = team.open(&NewSessions { venue: Some(venue), ..team.session_at("2026-12-03T13:00:00Z", 3).await }).await;
        let read = team.store.bookings().session(&awa, &id).await.unwrap();
        assert_eq!((read.kind, read.title.as_str(), read.coach.as_str()), (SessionKind::Training, WORKSHOP, "Nadia Benali"));
        assert_eq!((read.venue.as_deref(), read.address.as_deref()), (Some("Le Canal"), Some("1 quai du Port")));
        assert_eq!((read.starts_at, read.ends_at), (at("2026-12-03T13:00:00Z"), at("2026-12-03T14:00:00Z")));
        assert_eq!((read.places, read.taken, read.left(), read.my_place, read.cancelled_at), (3, 0, 3, None, None));

        team.booked(&team.newcomer("Bilal").await, &id).await;
        team.booked(&awa, &id).await;
        let read = team.store.bookings().session(&awa, &id).await.unwrap();
        assert_eq!((read.taken, read.left(), read.my_place), (2, 1, Some(2)));
        assert_eq!(team.store.bookings().session(&team.coach, &id).await.unwrap().my_place, None);
        let names = ["Bilal Roussel", "Awa Roussel"];
        assert_eq!(team.store.bookings().booked_names(&id).await.unwrap(), names);
        let that_hour = team.store.bookings().attendees_between(None, &span("2026-12-03T13:30:00Z", 30)).await.unwrap();
        assert!(that_hour.iter().all(|attendee| attendee.session_id == id));
        assert_eq!(that_hour.iter().map(|attendee| attendee.name.as_str()).collect::<Vec<_>>(), names);
        for beside in ["2026-12-03T12:00:00Z", "2026-12-03T14:00:00Z"] {
            assert!(team.store.bookings().attendees_between(None, &span(beside, 60)).await.unwrap().is_empty(), "{beside} is beside it");
        }
    }

    async fn upcoming_sessions_are_by_start_without_past_and_cancelled_ones(test: TestDb) {
        let team = test.team(1).await;
        let later = team.session("2026-12-10T13:00:00Z", 1).await;
        let sooner = team.session("2026-12-03T13:00:00Z", 1).await;
        team.session("2026-11-20T13:00:00Z", 1).await;
        let cancelled = team.session("2026-12-04T13:00:00Z", 1).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &cancelled, false, None).await.unwrap();
        let ids: Vec<_> = team.store.bookings().upcoming_sessions(&team.coach, now()).await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(ids, [sooner, later]);
    }

    async fn session_is_upcoming_until_the_instant_of_its_start(test: TestDb) {
        let team = test.team(1).await;
        team.session("2026-12-03T13:00:00Z", 1).await;
        let mut seen = Vec::new();
        // With and without a fraction of a second: SQLite compares them as text, in the order of the instants.
        for instant in ["2026-12-03T12:59:59.999Z", "2026-12-03T13:00:00Z", "2026-12-03T13:00:00.001Z"] {
            seen.push(team.store.bookings().upcoming_sessions(&team.coach, at(instant)).await.unwrap().len());
        }
        assert_eq!(seen, [1, 0, 0]);
    }

    async fn adding_one_type_at_once_keeps_one_winner(test: TestDb) {
        let team = test.team(1).await;
        let answers = at_once((1..=8).map(|places| {
            let team = team.clone();
            async move { team.store.bookings().add_session_type(&actor(&team.coach), &NewSessionType::usual(SessionKind::Training, WORKSHOP, places)).await }
        })).await;
        let (added, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(added.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::TitleTaken));
        assert_eq!(team.store.bookings().session_types().await.unwrap().len(), 1);
    }

    async fn opening_overlapping_sessions_at_once_keeps_one_winner(test: TestDb) {
        let team = test.team(1).await;
        let new = team.session_at("2026-12-03T13:00:00Z", 1).await;
        let answers = at_once((1..=8).map(|places| {
            let (team, new) = (team.clone(), NewSessions { places, ..new.clone() });
            async move { team.store.bookings().open_sessions(&actor(&team.coach), &new).await }
        })).await;
        let (opened, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(opened.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::Booking(BookingRefusal::CoachBusy)));
        assert_eq!(team.store.bookings().upcoming_sessions(&team.coach, now()).await.unwrap().len(), 1);
    }
}
