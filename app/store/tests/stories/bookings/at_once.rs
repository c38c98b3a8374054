//! Bookings at once: a place goes to one request, and the others are refused.

use crate::support::db::{TestDb, actor, at_once, day, now, on_both_engines, refusal};
use domain::bookings::BookingRefusal;
use std::time::Duration;
use store::{BookingOutcome, MoveTo, Refusal, SessionChange};

const FULL: Refusal = Refusal::Booking(BookingRefusal::Full);

on_both_engines! {
    async fn last_place_booked_by_a_hundred_at_once_goes_to_one(test: TestDb) {
        let team = test.team(1).await;
        let session = team.session("2026-12-03T13:00:00Z", 3).await;
        for name in ["Awa", "Bilal"] {
            team.booked(&team.newcomer(name).await, &session).await;
        }
        let doors = test.doors(&team).await;
        let mut wishes = Vec::new();
        for number in 0..100 {
            let (store, person) = (doors[number % 2].clone(), team.newcomer(&format!("N{number}")).await);
            let session = session.clone();
            wishes.push(async move { store.bookings().book(&actor(&person), &person, &session).await });
        }
        let answers = at_once(wishes).await;
        let (booked, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(booked.len(), 1);
        assert_eq!(booked.into_iter().map(|answer| answer.unwrap()).collect::<Vec<_>>(), [BookingOutcome::Booked]);
        assert_eq!(refused.into_iter().map(refusal).filter(|why| *why == FULL).count(), 99);
        let seen = team.store.bookings().session(&team.coach, &session).await.unwrap();
        assert_eq!((seen.taken, seen.left()), (3, 0));
        assert_eq!(test.number("select count(*) from booking").await, 3);
    }

    async fn booking_in_twenty_tabs_at_once_makes_one_booking(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 30).await);
        let answers = at_once((0..20).map(|_| {
            let (team, awa, session) = (team.clone(), awa.clone(), session.clone());
            async move { team.book(&awa, &session).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|outcome| **outcome == BookingOutcome::Booked).count(), 1);
        assert_eq!(answers.iter().filter(|outcome| **outcome == BookingOutcome::AlreadyHeld).count(), 19);
        assert_eq!(team.store.bookings().session(&awa, &session).await.unwrap().taken, 1);
    }

    async fn booking_overlapping_sessions_at_once_keeps_one(test: TestDb) {
        let team = test.team(1).await;
        let (awa, doors) = (team.newcomer("Awa").await, test.doors(&team).await);
        let mut wishes = Vec::new();
        for minute in 0..10 {
            let (store, awa) = (doors[minute % 2].clone(), awa.clone());
            let session = team.session_beside(&format!("2026-12-03T13:{minute:02}:00Z"), 1).await;
            wishes.push(async move { store.bookings().book(&actor(&awa), &awa, &session).await });
        }
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(booked.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::Booking(BookingRefusal::Overlap)));
        assert_eq!(test.number(format!("select count(distinct session_id) from busy where person_id = '{awa}'")).await, 1);
    }

    async fn place_freed_while_others_book_goes_to_one_at_most(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &session).await;
        let mut wishes = Vec::new();
        for number in 0..10 {
            let (team, person, session) = (team.clone(), team.newcomer(&format!("N{number}")).await, session.clone());
            wishes.push(async move { team.book(&person, &session).await });
        }
        let cancels = team.clone();
        let cancelled = tokio::spawn(async move { cancels.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await });
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        cancelled.await.unwrap().unwrap();
        assert!(booked.len() <= 1, "{booked:?}");
        assert!(refused.into_iter().all(|answer| refusal(answer) == FULL));
        assert_eq!(team.store.bookings().session(&team.coach, &session).await.unwrap().taken, booked.len() as i64);
    }

    async fn cancelling_ten_times_at_once_cancels_once(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &session).await;
        let answers = at_once((0..10).map(|_| {
            let (store, awa, booking) = (team.store.clone(), awa.clone(), booking.clone());
            async move { store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await }
        })).await;
        assert!(answers.into_iter().all(|answer| answer.is_ok()));
        let cancelled = format!("select count(*) from audit where subject_id = '{booking}' and action = 'booking.cancelled'");
        assert_eq!(test.number(cancelled).await, 1);
    }

    async fn booking_waits_for_a_cancellation_and_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let mut hand = test.hand().await;
        hand.begin().await;
        hand.run("update session set cancelled_at = created_at").await.unwrap();
        let books = team.clone();
        let booking = tokio::spawn(async move { books.book(&awa, &session).await });
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!booking.is_finished(), "the booking waits for the session");
        hand.run("commit").await.unwrap();
        assert_eq!(refusal(booking.await.unwrap()), Refusal::Booking(BookingRefusal::SessionCancelled));
    }

    async fn booking_and_enrolling_at_once_both_succeed(test: TestDb) {
        let team = test.team(40).await;
        let session = team.session("2026-12-03T13:00:00Z", 40).await;
        let mut wishes = Vec::new();
        for number in 0..40 {
            let person = team.newcomer(&format!("N{number}")).await;
            wishes.extend([(person.clone(), true), (person, false)]);
        }
        let answers = at_once(wishes.into_iter().map(|(person, books)| {
            let (team, session) = (team.clone(), session.clone());
            async move {
                if books {
                    team.book(&person, &session).await.map(|_| ())
                } else {
                    team.store.enrollments().enroll(&actor(&team.coach), &team.new_enrollment(&person)).await.map(|_| ())
                }
            }
        })).await;
        for answer in answers {
            answer.unwrap();
        }
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 40);
        assert_eq!(team.store.bookings().session(&team.coach, &session).await.unwrap().taken, 40);
    }

    async fn booking_and_moving_at_once_to_the_last_place_keep_one_winner(test: TestDb) {
        let team = test.team(1).await;
        let (before, last) = (team.session("2026-12-03T13:00:00Z", 10).await, team.session("2026-12-04T13:00:00Z", 1).await);
        let doors = test.doors(&team).await;
        let (mut wishes, mut movers) = (Vec::new(), Vec::new());
        for number in 0..20 {
            let (store, person, last) = (doors[number / 2 % 2].clone(), team.newcomer(&format!("N{number}")).await, last.clone());
            let booking = if number % 2 == 0 { Some(team.booked(&person, &before).await) } else { None };
            movers.extend(booking.iter().map(|_| person.clone()));
            wishes.push(async move {
                match booking {
                    Some(booking) => store.bookings().move_booking(&actor(&person), &person, &booking, &MoveTo::Session(last)).await,
                    None => store.bookings().book(&actor(&person), &person, &last).await.map(|_| ()),
                }
            });
        }
        let answers = at_once(wishes).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
        assert!(answers.into_iter().filter(|answer| answer.is_err()).all(|answer| refusal(answer) == FULL));
        assert_eq!(team.store.bookings().session(&team.coach, &last).await.unwrap().taken, 1);
        for person in movers {
            assert_eq!(team.store.bookings().upcoming_bookings(&person, now()).await.unwrap().len(), 1, "a refused move keeps the booking");
        }
    }

    async fn booking_while_the_session_is_moved_takes_its_new_time(test: TestDb) {
        let team = test.team(1).await;
        let (session, doors) = (team.session("2026-12-03T13:00:00Z", 20).await, test.doors(&team).await);
        let mut wishes = Vec::new();
        for number in 0..10 {
            let (store, person, session) = (doors[number % 2].clone(), team.newcomer(&format!("N{number}")).await, session.clone());
            wishes.push((store, person, session));
        }
        let coach = team.coach.clone();
        let later = SessionChange {
            day: day("2026-12-03"),
            time: "16:00:00".parse().unwrap(),
            minutes: 90,
            places: 20,
            venue: None,
            link: None,
            following: false,
        };
        let answers = at_once(wishes.into_iter().enumerate().map(|(number, (store, person, session))| {
            let (coach, later) = (coach.clone(), later.clone());
            async move {
                if number == 5 {
                    store.bookings().change_session(&actor(&coach), &session, &later).await
                } else {
                    store.bookings().book(&actor(&person), &person, &session).await.map(|_| ())
                }
            }
        })).await;
        // Only the change may be refused: a place was booked between the form and the lock.
        assert!(answers.into_iter().filter(|answer| answer.is_err()).all(|answer| refusal(answer) == Refusal::Booking(BookingRefusal::Meanwhile)));
        let read = team.store.bookings().session(&team.coach, &session).await.unwrap();
        assert_eq!(read.taken, 9);
        let cells = (read.ends_at - read.starts_at).num_minutes() / 5;
        assert_eq!(test.number("select count(*) from busy").await, 10 * cells);
        let first = read.starts_at.timestamp() / 300;
        assert_eq!(test.number(format!("select count(*) from busy where cell < {first} or cell >= {}", first + cells)).await, 0);
    }
}
