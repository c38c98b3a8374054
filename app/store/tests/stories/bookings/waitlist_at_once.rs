//! The waitlist while others book: a freed place goes to the first entry.

use crate::support::db::{Team, TestDb, actor, at_once, minutes_later, on_both_engines, refusal};
use domain::{
    bookings::{BookingRefusal, waitlist::WaitlistState},
    values::ids::{BookingId, PersonId, SessionId},
};
use store::{Actor, Refusal};

const FULL: Refusal = Refusal::Booking(BookingRefusal::Full);

/// A session with one place, held by Awa.
async fn full_session(team: &Team, starts_at: &str) -> (SessionId, PersonId, BookingId) {
    let (session, awa) = (team.session(starts_at, 1).await, team.newcomer("Awa").await);
    let booking = team.booked(&awa, &session).await;
    (session, awa, booking)
}

on_both_engines! {
    async fn case_9_a_freed_place_goes_to_the_first_entry_and_not_to_a_new_booking(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa, booking) = full_session(&team, "2026-12-03T13:00:00Z").await;
        let (bilal, chloe) = (team.newcomer("Bilal").await, team.newcomer("Chloé").await);
        let first = team.waits(&bilal, &session).await;
        team.waits(&chloe, &session).await;
        let doors = test.doors(&team).await;
        let mut wishes: Vec<(usize, PersonId)> = vec![(0, awa), (1, bilal.clone())];
        for number in 2..24 {
            wishes.push((number, team.newcomer(&format!("N{number}")).await));
        }
        let answers = at_once(wishes.into_iter().map(|(number, person)| {
            let (store, session, booking, first) = (doors[number % 2].clone(), session.clone(), booking.clone(), first.clone());
            async move {
                match number {
                    0 => store.bookings().cancel_booking(&actor(&person), &person, &booking, None).await.map(|_| ()),
                    1 => store.bookings().accept_offer(&actor(&person), &person, &first).await.map(|_| ()),
                    _ if number % 3 == 0 => store.bookings().join_waitlist(&actor(&person), &person, &session).await.map(|_| ()),
                    _ => store.bookings().book(&actor(&person), &person, &session).await.map(|_| ()),
                }
            }
        })).await;
        let mut accepted = false;
        for (number, answer) in answers.into_iter().enumerate() {
            match number {
                0 => answer.unwrap(),
                1 if answer.is_ok() => accepted = true,
                1 => assert_eq!(refusal(answer), Refusal::Booking(BookingRefusal::OfferOver), "it was not offered yet"),
                _ if number % 3 == 0 => answer.unwrap(),
                _ => assert_eq!(refusal(answer), FULL),
            }
        }
        let entries = team.store.bookings().waitlist_of(&session).await.unwrap();
        if accepted {
            assert_eq!(team.store.bookings().booked_names(&session).await.unwrap(), ["Bilal Roussel"]);
        } else {
            assert_eq!((&entries[0].participant_id, entries[0].state), (&bilal, WaitlistState::Offered));
        }
        let waiting: Vec<_> = entries.iter().filter(|entry| entry.state == WaitlistState::Waiting).collect();
        assert_eq!((waiting[0].participant_id.clone(), waiting.len()), (chloe, 8));
        assert_eq!(waiting.iter().map(|entry| entry.position).collect::<Vec<_>>(), (1..=8).collect::<Vec<_>>());
        assert_eq!(team.store.bookings().session(&team.coach, &session).await.unwrap().taken, 1);
    }

    async fn accepting_and_expiring_at_once_keeps_one_outcome(test: TestDb) {
        let team = test.team(1).await;
        let doors = test.doors(&team).await;
        for nth in 3..9 {
            let (session, awa, booking) = full_session(&team, &format!("2026-12-0{nth}T13:00:00Z")).await;
            let (bilal, chloe) = (team.newcomer("Bilal").await, team.newcomer("Chloé").await);
            let first = team.waits(&bilal, &session).await;
            team.waits(&chloe, &session).await;
            team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
            // The clocks of two processes differ: one minute before the end of the offer, and one minute after.
            let answers = at_once((0..4).map(|number| {
                let (db, store) = (test.db.clone(), doors[number % 2].clone());
                let (bilal, first) = (bilal.clone(), first.clone());
                async move {
                    if number == 1 {
                        store.bookings().accept_offer(&Actor::person(&bilal, minutes_later(1439)), &bilal, &first).await.map(|_| ())
                    } else {
                        db.expire_offers(minutes_later(1441)).await
                    }
                }
            })).await;
            let accepted = answers[1].is_ok();
            for answer in answers.into_iter().filter(|answer| answer.is_err()) {
                assert_eq!(refusal(answer), Refusal::Booking(BookingRefusal::OfferOver));
            }
            let entries = team.store.bookings().waitlist_of(&session).await.unwrap();
            let seen = (entries.len(), entries[0].participant_id == chloe, entries[0].state == WaitlistState::Offered);
            assert_eq!(seen, (1, true, !accepted));
            assert_eq!(team.store.bookings().booked_names(&session).await.unwrap().len(), usize::from(accepted));
            assert_eq!(team.store.bookings().session(&team.coach, &session).await.unwrap().taken, 1);
        }
    }

    async fn accepting_ten_times_at_once_makes_one_booking(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa, booking) = full_session(&team, "2026-12-03T13:00:00Z").await;
        let bilal = team.newcomer("Bilal").await;
        let entry = team.waits(&bilal, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        let doors = test.doors(&team).await;
        let answers = at_once((0..10).map(|number| {
            let (store, bilal, entry, session) = (doors[number % 2].clone(), bilal.clone(), entry.clone(), session.clone());
            async move {
                if number < 6 {
                    store.bookings().accept_offer(&actor(&bilal), &bilal, &entry).await.map(|_| ())
                } else {
                    store.bookings().book(&actor(&bilal), &bilal, &session).await.map(|_| ())
                }
            }
        })).await;
        for answer in answers {
            answer.unwrap();
        }
        assert_eq!(team.store.bookings().booked_names(&session).await.unwrap(), ["Bilal Roussel"]);
        assert_eq!(team.store.bookings().waitlist_of(&session).await.unwrap(), []);
        assert_eq!(test.number("select count(*) from booking where state = 'Booked'").await, 1);
    }

    async fn joining_at_once_gives_each_participant_one_entry(test: TestDb) {
        let team = test.team(1).await;
        let (session, _, _) = full_session(&team, "2026-12-03T13:00:00Z").await;
        let doors = test.doors(&team).await;
        let mut wishes = Vec::new();
        for number in 0..15 {
            let person = team.newcomer(&format!("N{number}")).await;
            wishes.extend([(0, person.clone()), (1, person)]);
        }
        let answers = at_once(wishes.into_iter().map(|(door, person)| {
            let (store, session): (store::StructureStore, _) = (doors[door].clone(), session.clone());
            async move { store.bookings().join_waitlist(&actor(&person), &person, &session).await }
        })).await;
        assert!(answers.iter().all(|answer| answer.is_ok()), "{answers:?}");
        let positions: Vec<_> = team.store.bookings().waitlist_of(&session).await.unwrap().iter().map(|entry| entry.position).collect();
        assert_eq!(positions, (1..=15).collect::<Vec<_>>());
    }
}
