//! Leave at the same time as bookings, changes and other leave: no session stays in a leave, and no deadlock.

use crate::support::{
    bookings::{span, wish},
    db::{TestDb, actor, at, at_once, day, now, on_both_engines, refusal},
};
use chrono::Duration;
use domain::bookings::{BookingRefusal, leave::LeaveDays};
use store::{Decision, NewSessions, Refusal, SessionChange};

fn days(from: &str, to: &str) -> LeaveDays {
    LeaveDays { from: day(from), to: day(to) }
}

on_both_engines! {
    async fn leave_recorded_while_slots_are_booked_has_no_session_in_it(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, doors) = (team.slot_type("Entretien", 60).await, test.doors(&team).await);
        for _ in 0..6 {
            let coach = team.colleague("Hugo").await;
            team.window(&coach, "09:00:00", "19:00:00").await;
            let mut wishes = Vec::new();
            for number in 0..8 {
                let person = team.newcomer(&format!("N{number}")).await;
                let slot = wish(&meeting, &coach, at("2026-12-03T08:00:00Z") + Duration::hours(number));
                wishes.push((person, slot));
            }
            let answers = at_once(wishes.into_iter().enumerate().map(|(number, (person, slot))| {
                let store = doors[number % 2].clone();
                async move {
                    if number == 2 {
                        let leave = days("2026-12-03", "2026-12-04");
                        store.bookings().take_leave(&actor(&slot.coach), &slot.coach, &leave, &[], None).await.map(|_| ())
                    } else {
                        store.bookings().book_slot(&actor(&person), &person, &slot).await.map(|_| ())
                    }
                }
            })).await;
            let away = answers[2].is_ok();
            for (number, answer) in answers.into_iter().enumerate().filter(|(_, answer)| answer.is_err()) {
                let why = if number == 2 { Refusal::Booking(BookingRefusal::Meanwhile) } else { Refusal::Booking(BookingRefusal::CoachAway) };
                assert_eq!(refusal(answer), why);
            }
            let held = team.store.bookings().sessions_between(Some(&coach), &span("2026-12-02T23:00:00Z", 2880)).await.unwrap();
            assert_eq!(held.is_empty(), away, "{held:?}");
            assert_eq!(team.store.bookings().leaves(Some(&coach), day("2026-12-01")).await.unwrap().len(), usize::from(away));
        }
    }

    async fn reassigning_to_each_other_at_once_does_not_deadlock(test: TestDb) {
        let team = test.team(1).await;
        let doors = test.doors(&team).await;
        for _ in 0..8 {
            let (hugo, ines) = (team.colleague("Hugo").await, team.colleague("Inès").await);
            let mut leaves = Vec::new();
            for (coach, other, starts_at, date) in [
                (&hugo, &ines, "2026-12-03T13:00:00Z", "2026-12-03"),
                (&ines, &hugo, "2026-12-04T13:00:00Z", "2026-12-04"),
            ] {
                let new = NewSessions { coach: coach.clone(), ..team.session_at(starts_at, 2).await };
                let session = team.open(&new).await;
                team.booked(&team.newcomer("Awa").await, &session).await;
                leaves.push((coach.clone(), other.clone(), session, days(date, date)));
            }
            let given = leaves.clone();
            let answers = at_once(leaves.into_iter().enumerate().map(|(door, (coach, other, session, days))| {
                let store = doors[door].clone();
                async move { store.bookings().take_leave(&actor(&coach), &coach, &days, &[(session, Decision::Reassign(other))], None).await }
            })).await;
            for (answer, (_, other, session, _)) in answers.into_iter().zip(given) {
                answer.unwrap();
                assert_eq!(team.store.bookings().session(&team.coach, &session).await.unwrap().coach_id, other);
            }
        }
        assert_eq!(test.number("select count(*) from busy").await, 8 * 4 * 12);
    }

    async fn reassigning_to_each_other_on_the_same_day_keeps_one_leave(test: TestDb) {
        let team = test.team(1).await;
        let doors = test.doors(&team).await;
        for _ in 0..6 {
            let (hugo, ines) = (team.colleague("Hugo").await, team.colleague("Inès").await);
            let mut leaves = Vec::new();
            for (coach, other, starts_at) in [(&hugo, &ines, "2026-12-03T09:00:00Z"), (&ines, &hugo, "2026-12-03T13:00:00Z")] {
                let new = NewSessions { coach: coach.clone(), ..team.session_at(starts_at, 2).await };
                leaves.push((coach.clone(), other.clone(), team.open(&new).await));
            }
            let answers = at_once(leaves.into_iter().enumerate().map(|(door, (coach, other, session))| {
                let store = doors[door].clone();
                let decisions = [(session, Decision::Reassign(other))];
                async move { store.bookings().take_leave(&actor(&coach), &coach, &days("2026-12-03", "2026-12-03"), &decisions, None).await }
            })).await;
            assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
            // The session that was reassigned to them meanwhile has no decision.
            let refusals: Vec<_> = answers.into_iter().filter(|answer| answer.is_err()).map(refusal).collect();
            assert!(matches!(refusals[..], [Refusal::Booking(BookingRefusal::Meanwhile) | Refusal::Booking(BookingRefusal::CoachAway)]), "{refusals:?}");
        }
    }

    async fn change_while_the_session_is_reassigned_succeeds_or_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (doors, other) = (test.doors(&team).await, team.colleague("Inès").await);
        for nth in 3..9 {
            let date = format!("2026-12-0{nth}");
            let coach = team.colleague("Hugo").await;
            let new = NewSessions { coach: coach.clone(), ..team.session_at(&format!("{date}T13:00:00Z"), 2).await };
            let session = team.open(&new).await;
            let answers = at_once((0..2).map(|number| {
                let (store, session, date) = (doors[number].clone(), session.clone(), date.clone());
                let (coach, other) = (coach.clone(), other.clone());
                async move {
                    if number == 0 {
                        let give = [(session, Decision::Reassign(other))];
                        store.bookings().take_leave(&actor(&coach), &coach, &days(&date, &date), &give, None).await.map(|_| ())
                    } else {
                        let change = SessionChange {
                            day: day(&date),
                            time: "16:00:00".parse().unwrap(),
                            minutes: 60,
                            places: 4,
                            venue: None,
                            link: None,
                            following: false,
                        };
                        store.bookings().change_session(&actor(&coach), &session, &change).await
                    }
                }
            })).await;
            let changed = answers[1].is_ok();
            for (number, answer) in answers.into_iter().enumerate().filter(|(_, answer)| answer.is_err()) {
                assert_eq!((number, refusal(answer)), (1, Refusal::Booking(BookingRefusal::Meanwhile)));
            }
            let read = team.store.bookings().session(&team.coach, &session).await.unwrap();
            let starts_at = at(&format!("{date}T{}:00:00Z", if changed { 15 } else { 13 }));
            assert_eq!((read.starts_at, read.coach_id), (starts_at, other.clone()));
        }
        assert_eq!(team.store.bookings().upcoming_sessions(&team.coach, now()).await.unwrap().len(), 6);
    }
}
