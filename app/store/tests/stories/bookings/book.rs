//! Booking and cancelling: outcomes and refusals.

use crate::support::db::{Participant, Team, TestDb, actor, assert_broken, assert_not_found, at, now, on_both_engines, refusal};
use domain::{
    bookings::{BookingRefusal, BookingState},
    values::ids::PersonId,
};
use store::{Actor, BookingOutcome, Refusal};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

async fn two(team: &Team) -> (PersonId, PersonId) {
    (team.newcomer("Awa").await, team.newcomer("Bilal").await)
}

on_both_engines! {
    async fn booking_twice_makes_one_booking_that_is_listed(test: TestDb) {
        let team = test.team(1).await;
        let Participant { id: awa, .. } = team.participant("Awa").await;
        let (later, sooner) = (team.session("2026-12-10T13:00:00Z", 2).await, team.session("2026-12-03T13:00:00Z", 2).await);
        for session in [&later, &sooner] {
            assert_eq!(team.book(&awa, session).await.unwrap(), BookingOutcome::Booked);
            assert_eq!(team.book(&awa, session).await.unwrap(), BookingOutcome::AlreadyHeld);
        }
        let held = team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap();
        assert_eq!(held.iter().map(|booking| &booking.session_id).collect::<Vec<_>>(), [&sooner, &later]);
        assert_eq!(team.store.bookings().booking(&awa, &held[0].id).await.unwrap(), held[0]);
        assert_eq!(team.store.journal().events_of(held[0].id.as_str()).await.unwrap()[0].action, "booking.booked");
    }

    async fn booking_a_full_session_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        team.booked(&awa, &session).await;
        assert_eq!(refusal(team.book(&bilal, &session).await), no(BookingRefusal::Full));
        assert_eq!(team.store.bookings().upcoming_bookings(&bilal, now()).await.unwrap(), []);
    }

    async fn cancelled_place_is_booked_by_another(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        let booking = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap(), []);
        assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, BookingState::CancelledByParticipant);
        assert_eq!(team.store.bookings().session(&awa, &session).await.unwrap().left(), 1);
        team.booked(&bilal, &session).await;
        assert_eq!(refusal(team.book(&awa, &session).await), no(BookingRefusal::Full));
    }

    async fn booking_again_after_a_cancellation_makes_a_new_booking(test: TestDb) {
        let team = test.team(1).await;
        let (awa, _) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        let first = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &first, None).await.unwrap();
        let second = team.booked(&awa, &session).await;
        assert_ne!(first, second);
        let states = test.texts(format!("select state from booking where id in ('{first}', '{second}') order by state")).await;
        assert_eq!(states, ["Booked", "CancelledByParticipant"]);
    }

    async fn cancelling_twice_has_one_audit_event(test: TestDb) {
        let team = test.team(1).await;
        let (awa, _) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        let booking = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        let journal = team.store.journal().events_of(booking.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "booking.cancelled").count(), 1);
    }

    async fn booking_and_cancelling_from_the_start_on_are_refused(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        let booking = team.booked(&awa, &session).await;
        let begun = |who| Actor::person(who, at("2026-12-03T13:00:00Z"));
        let past = no(BookingRefusal::Past);
        assert_eq!(refusal(team.store.bookings().book(&begun(&bilal), &bilal, &session).await), past);
        assert_eq!(refusal(team.store.bookings().cancel_booking(&begun(&awa), &awa, &booking, None).await), past);
        let before = Actor::person(&bilal, at("2026-12-03T12:59:59Z"));
        assert_eq!(team.store.bookings().book(&before, &bilal, &session).await.unwrap(), BookingOutcome::Booked);
    }

    async fn booking_is_upcoming_until_the_session_ends(test: TestDb) {
        let team = test.team(1).await;
        let (awa, _) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        team.booked(&awa, &session).await;
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, at("2026-12-03T13:59:59Z")).await.unwrap().len(), 1);
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, at("2026-12-03T14:00:00Z")).await.unwrap().len(), 0);
    }

    async fn booking_an_overlapping_session_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (awa, _) = two(&team).await;
        team.booked(&awa, &team.session("2026-12-03T13:00:00Z", 1).await).await;
        for overlapping in ["2026-12-03T12:01:00Z", "2026-12-03T13:00:00Z", "2026-12-03T13:59:00Z"] {
            let session = team.session_beside(overlapping, 1).await;
            assert_eq!(refusal(team.book(&awa, &session).await), no(BookingRefusal::Overlap), "{overlapping}");
        }
        for beside in ["2026-12-03T12:00:00Z", "2026-12-03T14:00:00Z"] {
            team.booked(&awa, &team.session(beside, 1).await).await;
        }
    }

    async fn cancelled_booking_frees_its_time(test: TestDb) {
        let team = test.team(1).await;
        let (awa, _) = two(&team).await;
        let booking = team.booked(&awa, &team.session("2026-12-03T13:00:00Z", 1).await).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        team.booked(&awa, &team.session_beside("2026-12-03T13:30:00Z", 1).await).await;
    }

    async fn cancelled_session_is_not_bookable_and_frees_its_time(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        team.booked(&awa, &session).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &session, false, None).await.unwrap();
        assert_eq!(refusal(team.book(&bilal, &session).await), no(BookingRefusal::SessionCancelled));
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap(), []);
        team.booked(&awa, &team.session_beside("2026-12-03T13:30:00Z", 1).await).await;
    }

    async fn cancelling_the_booking_of_another_participant_is_not_found(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 1).await;
        let booking = team.booked(&awa, &session).await;
        assert_not_found(team.store.bookings().cancel_booking(&actor(&bilal), &bilal, &booking, None).await);
        assert_not_found(team.store.bookings().booking(&bilal, &booking).await);
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap().len(), 1);
    }

    async fn inserts_past_the_rules_break_a_constraint(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = two(&team).await;
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        team.booked(&awa, &session).await;
        let insert = |id: &str, who: &PersonId, place: i64, state: &str| {
            format!(
                "insert into booking (id, structure_id, session_id, participant_id, place, state, booked_at, changed_at)
                 select '{id}', structure_id, session_id, '{who}', {place}, '{state}', booked_at, changed_at from booking limit 1"
            )
        };
        assert_broken(test.raw(insert("A", &bilal, 1, "Booked")).await);
        assert_broken(test.raw(insert("B", &bilal, 3, "Booked")).await);
        assert_broken(test.raw(insert("C", &awa, 2, "Booked")).await);
        assert_broken(test.raw(insert("D", &bilal, 2, "Nearly")).await);
        assert_eq!(test.raw(insert("E", &bilal, 1, "CancelledByParticipant")).await.unwrap(), 1);
        assert_eq!(test.raw(insert("F", &bilal, 2, "Booked")).await.unwrap(), 1);
    }
}
