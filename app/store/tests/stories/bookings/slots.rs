//! Slots: the times in availability windows at which coach and participant are free.

use crate::support::{
    bookings::wish,
    db::{Team, TestDb, actor, at, day, now, on_both_engines, refusal, today},
};
use chrono::Duration;
use domain::{
    bookings::{BookingRefusal, BookingRules, SessionKind, availability::NewWindow, recurrence::Recurrence, session_type::NewSessionType},
    values::{
        ids::{PersonId, SessionTypeId},
        paris,
    },
};
use store::{BookingOutcome, Refusal, SlotRequest, SlotSearch};

const GONE: Refusal = Refusal::Booking(BookingRefusal::SlotGone);

/// The starts of the free slots of a day on the wall clock of Paris, for a participant who books.
async fn free_on(team: &Team, of: &SessionTypeId, who: &PersonId, date: &str) -> Vec<String> {
    let of = team.store.bookings().session_type(of).await.unwrap();
    let search = SlotSearch { participant: who, coach: None, from: day(date), to: day(date), in_own_name: true };
    let free = team.store.bookings().free_slots(&of, &search, now()).await.unwrap();
    free.iter().map(|slot| paris::wall_clock(slot.span.starts_at).format("%H:%M").to_string()).collect()
}

on_both_engines! {
    async fn free_slots_exclude_the_busy_time_of_coach_and_participant(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa, bilal) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await, team.newcomer("Bilal").await);
        team.window(&team.coach, "09:00:00", "12:30:00").await;
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-03").await, ["09:00", "10:00", "11:00"]);
        // The coach has a workshop at 10:30, and Awa is booked in another at 9:30.
        team.session("2026-12-03T09:30:00Z", 2).await;
        team.booked(&awa, &team.session_beside("2026-12-03T08:30:00Z", 2).await).await;
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-03").await, [""; 0]);
        assert_eq!(free_on(&team, &meeting, &bilal, "2026-12-03").await, ["09:00"]);
        team.booked_slot(&bilal, &wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"))).await;
        assert_eq!(free_on(&team, &meeting, &team.newcomer("Chloé").await, "2026-12-03").await, [""; 0]);
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-04").await.len(), 3);
    }

    async fn window_is_closed_on_a_day_reopened_and_closed_for_good(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await);
        let window = team.window(&team.coach, "09:00:00", "10:00:00").await;
        let slot = wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"));
        let coach = actor(&team.coach);
        for _ in 0..2 {
            team.store.bookings().set_window_exception(&coach, Some(&team.coach), &window, day("2026-12-03"), true).await.unwrap();
        }
        assert_eq!(team.store.bookings().window_exceptions(&team.coach, today()).await.unwrap()[&window], [day("2026-12-03")]);
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-03").await, [""; 0]);
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-04").await, ["09:00"]);
        assert_eq!(refusal(team.store.bookings().book_slot(&actor(&awa), &awa, &slot).await), GONE);
        team.store.bookings().set_window_exception(&coach, Some(&team.coach), &window, day("2026-12-03"), false).await.unwrap();
        team.booked_slot(&awa, &slot).await;
        for _ in 0..2 {
            team.store.bookings().close_window(&coach, Some(&team.coach), &window).await.unwrap();
        }
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-04").await, [""; 0]);
        assert_eq!(team.store.bookings().windows_of(&team.coach).await.unwrap(), []);
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap().len(), 1, "what is booked stays booked");
    }

    async fn window_for_one_type_has_no_slots_of_another_and_sets_the_venue(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, other, awa) = (team.slot_type("Entretien", 60).await, team.slot_type("Point", 60).await, team.newcomer("Awa").await);
        let venue = team.store.bookings().add_venue(&actor(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
        let new = NewWindow {
            first_day: day("2026-12-03"),
            recurrence: Recurrence::once(),
            from: "09:00:00".parse().unwrap(),
            to: "10:00:00".parse().unwrap(),
            session_type: Some(meeting.clone()),
            venue: Some(venue),
        };
        team.store.bookings().open_window(&actor(&team.coach), &team.coach, &new).await.unwrap();
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-03").await, ["09:00"]);
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-04").await, [""; 0]);
        assert_eq!(free_on(&team, &other, &awa, "2026-12-03").await, [""; 0]);
        let starts_at = at("2026-12-03T08:00:00Z");
        assert_eq!(refusal(team.store.bookings().book_slot(&actor(&awa), &awa, &wish(&other, &team.coach, starts_at)).await), GONE);
        let booked = team.booked_slot(&awa, &wish(&meeting, &team.coach, starts_at)).await;
        assert_eq!(booked.venue.as_deref(), Some("Le Canal"));
    }

    async fn overlapping_windows_have_each_slot_once(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await);
        team.window(&team.coach, "09:00:00", "11:00:00").await;
        team.window(&team.coach, "10:00:00", "12:00:00").await;
        assert_eq!(free_on(&team, &meeting, &awa, "2026-12-03").await, ["09:00", "10:00", "11:00"]);
    }

    async fn time_outside_the_slots_is_booked_by_the_team_only(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        for beside in ["2026-12-03T08:30:00Z", "2026-12-03T07:00:00Z", "2026-12-03T11:00:00Z"] {
            assert_eq!(refusal(team.store.bookings().book_slot(&actor(&awa), &awa, &wish(&meeting, &team.coach, at(beside))).await), GONE);
        }
        let evening = SlotRequest { at_any_time: true, ..wish(&meeting, &team.coach, at("2026-12-03T18:00:00Z")) };
        let outcome = team.store.bookings().book_slot(&actor(&team.coach), &awa, &evening).await.unwrap();
        assert_eq!(outcome, BookingOutcome::Booked);
        assert_eq!(team.store.bookings().book_slot(&actor(&team.coach), &awa, &evening).await.unwrap(), BookingOutcome::AlreadyHeld);
        assert_eq!(test.number("select count(*) from session").await, 1);
    }

    async fn slots_within_the_notice_are_listed_for_the_team_only(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let usual = NewSessionType::usual(SessionKind::Coaching, "Entretien", 1);
        let rules = BookingRules { book_notice: 24, ..usual.rules };
        let meeting = team.session_type(&NewSessionType { rules, ..usual }).await;
        team.window(&team.coach, "09:00:00", "13:00:00").await;
        let of = team.store.bookings().session_type(&meeting).await.unwrap();
        let tomorrow = today() + Duration::days(1);
        let mut search = SlotSearch { participant: &awa, coach: Some(&team.coach), from: today(), to: tomorrow, in_own_name: true };
        let own = team.store.bookings().free_slots(&of, &search, now()).await.unwrap();
        // It is 11:00 in Paris: with a notice of 24 hours, the first slot is tomorrow at 11:00.
        assert_eq!(own.iter().map(|slot| slot.span.starts_at).collect::<Vec<_>>(), [24, 25].map(|hours| now() + Duration::hours(hours)));
        search.in_own_name = false;
        assert_eq!(team.store.bookings().free_slots(&of, &search, now()).await.unwrap().len(), 1 + 4, "none that has begun");
        team.booked_slot(&awa, &wish(&meeting, &team.coach, own[0].span.starts_at)).await;
    }
}
