//! Everybody wants the same place at the same moment: it goes to one, and the others are told why not.

use crate::house::{Engine, House, at_once, by, on_both_engines, refusal};
use domain::booking::BookingRefusal;
use std::time::Duration;
use store::{BookingOutcome, Refusal};

const FULL: Refusal = Refusal::Booking(BookingRefusal::Full);

on_both_engines! {
    async fn the_last_place_asked_by_a_hundred_goes_to_one(house: House) {
        let team = house.team(1).await;
        let session = team.session("2026-12-03T13:00:00Z", 3).await;
        for name in ["Awa", "Bilal"] {
            team.booked(&team.newcomer(name).await, &session).await;
        }
        // On PostgreSQL, through the doors of two processes.
        let other = if house.engine == Engine::Postgres { Some(house.another_process().await) } else { None };
        let doors = [team.within.clone(), other.as_ref().unwrap_or(&house.db).within(team.within.structure_id())];
        let mut wishes = Vec::new();
        for number in 0..100 {
            let (within, person) = (doors[number % 2].clone(), team.newcomer(&format!("N{number}")).await);
            let session = session.clone();
            wishes.push(async move { within.book(&by(&person), &person, &session).await });
        }
        let answers = at_once(wishes).await;
        if let Some(other) = other {
            other.close().await;
        }
        let (booked, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(booked.len(), 1);
        assert_eq!(booked.into_iter().map(|answer| answer.unwrap()).collect::<Vec<_>>(), [BookingOutcome::Booked]);
        assert_eq!(refused.into_iter().map(refusal).filter(|why| *why == FULL).count(), 99);
        let seen = team.within.session(&team.coach, &session).await.unwrap();
        assert_eq!((seen.taken, seen.left()), (3, 0));
        assert_eq!(house.number("select count(*) from booking").await, 3);
    }

    async fn one_person_in_twenty_tabs_holds_one_place(house: House) {
        let team = house.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 30).await);
        let answers = at_once((0..20).map(|_| {
            let (team, awa, session) = (team.clone(), awa.clone(), session.clone());
            async move { team.book(&awa, &session).await.unwrap() }
        })).await;
        assert_eq!(answers.iter().filter(|outcome| **outcome == BookingOutcome::Booked).count(), 1);
        assert_eq!(answers.iter().filter(|outcome| **outcome == BookingOutcome::AlreadyHeld).count(), 19);
        assert_eq!(team.within.session(&awa, &session).await.unwrap().taken, 1);
    }

    async fn one_person_in_two_tabs_is_never_in_two_sessions_at_once(house: House) {
        let team = house.team(1).await;
        let awa = team.newcomer("Awa").await;
        let mut wishes = Vec::new();
        for minute in 0..10 {
            let (team, awa) = (team.clone(), awa.clone());
            let session = team.session(&format!("2026-12-03T13:{minute:02}:00Z"), 1).await;
            wishes.push(async move { team.book(&awa, &session).await });
        }
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(booked.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::Booking(BookingRefusal::Overlap)));
    }

    async fn a_place_given_back_while_others_ask_goes_to_one_at_most(house: House) {
        let team = house.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &session).await;
        let mut wishes = Vec::new();
        for number in 0..10 {
            let (team, person, session) = (team.clone(), team.newcomer(&format!("N{number}")).await, session.clone());
            wishes.push(async move { team.book(&person, &session).await });
        }
        let cancels = team.clone();
        let cancelled = tokio::spawn(async move { cancels.within.cancel_booking(&by(&awa), &awa, &booking).await });
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        cancelled.await.unwrap().unwrap();
        assert!(booked.len() <= 1, "{booked:?}");
        assert!(refused.into_iter().all(|answer| refusal(answer) == FULL));
        assert_eq!(team.within.session(&team.coach, &session).await.unwrap().taken, booked.len() as i64);
    }

    async fn a_place_given_back_twice_at_once_is_given_back_once(house: House) {
        let team = house.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let booking = team.booked(&awa, &session).await;
        let answers = at_once((0..10).map(|_| {
            let (within, awa, booking) = (team.within.clone(), awa.clone(), booking.clone());
            async move { within.cancel_booking(&by(&awa), &awa, &booking).await }
        })).await;
        let (done, told): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(done.len(), 1);
        assert!(told.into_iter().all(|answer| refusal(answer) == Refusal::Booking(BookingRefusal::NotHeld)));
    }

    async fn a_session_cancelled_while_it_is_being_booked_is_not_booked(house: House) {
        let team = house.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 1).await);
        let mut hand = house.hand().await;
        hand.begin().await;
        hand.run("update session set cancelled_at = created_at").await.unwrap();
        let books = team.clone();
        let booking = tokio::spawn(async move { books.book(&awa, &session).await });
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!booking.is_finished(), "the booking waits for the session");
        hand.run("commit").await.unwrap();
        assert_eq!(refusal(booking.await.unwrap()), Refusal::Booking(BookingRefusal::SessionCancelled));
    }

    async fn who_books_while_being_enrolled_gets_both(house: House) {
        let team = house.team(40).await;
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
                    team.within.enroll(&by(&team.coach), &team.path_of(&person)).await.map(|_| ())
                }
            }
        })).await;
        for answer in answers {
            answer.unwrap();
        }
        assert_eq!(team.within.places().await.unwrap().taken, 40);
        assert_eq!(team.within.session(&team.coach, &session).await.unwrap().taken, 40);
    }
}
