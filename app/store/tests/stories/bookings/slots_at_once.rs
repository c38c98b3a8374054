//! Bookings of slots at once: a coach is never in two sessions.

use crate::support::{
    bookings::{span, wish},
    db::{TestDb, actor, at, at_once, now, on_both_engines, refusal},
};
use chrono::Duration;
use domain::bookings::BookingRefusal;
use store::{MoveTo, Refusal};

const GONE: Refusal = Refusal::Booking(BookingRefusal::SlotGone);

on_both_engines! {
    async fn slot_booked_by_a_hundred_at_once_goes_to_one(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, doors) = (team.slot_type("Entretien", 60).await, test.doors(&team).await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let slot = wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"));
        let mut wishes = Vec::new();
        for number in 0..100 {
            let (store, person, slot) = (doors[number % 2].clone(), team.newcomer(&format!("N{number}")).await, slot.clone());
            wishes.push(async move { store.bookings().book_slot(&actor(&person), &person, &slot).await });
        }
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        assert_eq!((booked.len(), refused.len()), (1, 99));
        assert!(refused.into_iter().all(|answer| refusal(answer) == GONE));
        assert_eq!(test.number("select count(*) from session").await, 1, "refused bookings leave no session");
        assert_eq!(test.number("select count(*) from busy").await, 2 * 12);
    }

    async fn booking_slots_of_two_lengths_at_once_makes_no_overlap(test: TestDb) {
        let team = test.team(1).await;
        let (long, short) = (team.slot_type("Entretien", 60).await, team.slot_type("Point", 45).await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let (doors, nine) = (test.doors(&team).await, at("2026-12-03T08:00:00Z"));
        let hours = [0, 60, 120].map(|minutes| wish(&long, &team.coach, nine + Duration::minutes(minutes)));
        let others = [0, 45, 90, 135].map(|minutes| wish(&short, &team.coach, nine + Duration::minutes(minutes)));
        let slots: Vec<_> = hours.into_iter().chain(others).collect();
        let mut wishes = Vec::new();
        for number in 0..56 {
            let (store, person, slot) =
                (doors[number % 2].clone(), team.newcomer(&format!("N{number}")).await, slots[number % slots.len()].clone());
            wishes.push(async move { store.bookings().book_slot(&actor(&person), &person, &slot).await });
        }
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        assert!(refused.into_iter().all(|answer| refusal(answer) == GONE));
        let held = team.store.bookings().sessions_between(Some(&team.coach), &span("2026-12-03T00:00:00Z", 1440)).await.unwrap();
        assert_eq!(held.len(), booked.len());
        assert!(held.windows(2).all(|two| two[0].ends_at <= two[1].starts_at), "{held:?}");
        assert!(held.len() >= 2, "two slots fit at least");
    }

    async fn booking_slots_of_several_coaches_at_once_keeps_one(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa, doors) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await, test.doors(&team).await);
        let mut wishes = Vec::new();
        for number in 0..8 {
            let coach = team.colleague("Hugo").await;
            team.window(&coach, "09:00:00", "12:00:00").await;
            let (store, awa) = (doors[number % 2].clone(), awa.clone());
            let slot = wish(&meeting, &coach, at("2026-12-03T09:00:00Z"));
            wishes.push(async move { store.bookings().book_slot(&actor(&awa), &awa, &slot).await });
        }
        let (booked, refused): (Vec<_>, Vec<_>) = at_once(wishes).await.into_iter().partition(|answer| answer.is_ok());
        assert_eq!(booked.len(), 1);
        assert!(refused.into_iter().all(|answer| refusal(answer) == Refusal::Booking(BookingRefusal::Overlap)));
        assert_eq!(test.number("select count(*) from session").await, 1, "refused bookings leave the other coaches free");
    }

    async fn moving_to_each_others_slots_at_once_keeps_both_bookings(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, hugo) = (team.slot_type("Entretien", 60).await, team.colleague("Hugo").await);
        for coach in [&team.coach, &hugo] {
            team.window(coach, "09:00:00", "19:00:00").await;
        }
        let doors = test.doors(&team).await;
        let mut wishes = Vec::new();
        for hour in 0..10 {
            let starts_at = at("2026-12-03T08:00:00Z") + Duration::hours(hour);
            let slots = [wish(&meeting, &team.coach, starts_at), wish(&meeting, &hugo, starts_at)];
            for number in 0..2 {
                let (store, person) = (doors[number].clone(), team.newcomer("Awa").await);
                let booking = team.booked_slot(&person, &slots[number]).await.id;
                let other = MoveTo::Slot(slots[1 - number].clone());
                wishes.push(async move { store.bookings().move_booking(&actor(&person), &person, &booking, &other).await });
            }
        }
        let answers = at_once(wishes).await;
        assert!(answers.into_iter().all(|answer| refusal(answer) == GONE));
        assert_eq!(team.store.bookings().sessions_between(None, &span("2026-12-03T00:00:00Z", 1440)).await.unwrap().len(), 20);
        assert_eq!(test.number("select count(*) from busy").await, 40 * 12);
        assert!(team.store.bookings().upcoming_sessions(&team.coach, now()).await.unwrap().is_empty(), "a session of a slot is listed for its participant only");
    }
}
