//! No booking after the last day of an enrollment; earlier bookings beyond it stay but cannot be moved further.

use crate::support::{
    bookings::{span, wish},
    db::{Participant, Team, TestDb, actor, at, day, now, on_both_engines, refusal, today},
};
use domain::{
    bookings::{BookingEnd, BookingRefusal, waitlist::WaitlistState},
    enrollments::exit::ExitCategory,
    values::ids::SessionId,
};
use store::{Exit, MoveTo, NewSessions, Refusal, SessionChange, SlotRequest, SlotSearch};

fn refused(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

/// A participant whose enrollment ends on 8 December 2026.
async fn ending(test: &TestDb, team: &Team, name: &str) -> Participant {
    let awa = team.participant(name).await;
    test.raw(format!("update enrollment set ends_on = '2026-12-08' where id = '{}'", awa.path)).await.unwrap();
    awa
}

/// A session of two dates.
async fn of_two_dates(team: &Team, first: &str, second: &str) -> SessionId {
    let sessions = vec![vec![span(first, 60), span(second, 60)]];
    team.open(&NewSessions { sessions, ..team.session_at(first, 2).await }).await
}

on_both_engines! {
    async fn booking_beyond_the_last_day_is_refused_to_participant_and_team(test: TestDb) {
        let team = test.team(1).await;
        let Participant { id: awa, .. } = ending(&test, &team, "Awa").await;
        let last = team.session("2026-12-08T13:00:00Z", 2).await;
        let after = team.session("2026-12-09T13:00:00Z", 1).await;
        let astride = of_two_dates(&team, "2026-12-07T13:00:00Z", "2026-12-14T13:00:00Z").await;
        for session in [&after, &astride] {
            assert_eq!(refusal(team.book(&awa, session).await), refused(BookingRefusal::BeyondEnrollment));
            assert_eq!(refusal(team.store.bookings().book(&actor(&team.coach), &awa, session).await), refused(BookingRefusal::BeyondEnrollment));
        }
        team.booked(&awa, &last).await;
        // Joining the waitlist is refused, too.
        team.booked(&team.newcomer("Bilal").await, &after).await;
        assert_eq!(refusal(team.store.bookings().join_waitlist(&actor(&awa), &awa, &after).await), refused(BookingRefusal::BeyondEnrollment));
        let point = team.slot_type("Point", 60).await;
        let hour = SlotRequest { at_any_time: true, ..wish(&point, &team.coach, at("2026-12-10T08:00:00Z")) };
        assert_eq!(refusal(team.store.bookings().book_slot(&actor(&team.coach), &awa, &hour).await), refused(BookingRefusal::BeyondEnrollment));
        assert_eq!(test.number("select count(*) from session where from_slot").await, 0, "nothing is left of it");
    }

    async fn slots_end_with_the_enrollment_and_none_are_offered_after_an_exit(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (ending(&test, &team, "Awa").await, team.participant("Bilal").await);
        let id = team.slot_type("Point", 60).await;
        let of = team.store.bookings().session_type(&id).await.unwrap();
        team.window(&team.coach, "09:00:00", "10:00:00").await;
        let days = async |participant| {
            let search = SlotSearch { participant, coach: None, from: day("2026-12-06"), to: day("2026-12-11"), in_own_name: true };
            let slots = team.store.bookings().free_slots(&of, &search, now()).await.unwrap();
            slots.iter().map(|slot| slot.span.starts_at.format("%d").to_string()).collect::<Vec<_>>()
        };
        assert_eq!(days(&awa.id).await, ["06", "07", "08"]);
        assert_eq!(team.store.enrollments().booking_end(&awa.id, today()).await.unwrap(), BookingEnd::Until(day("2026-12-08")));
        assert_eq!(days(&bilal.id).await.len(), 6);
        let exit = Exit { left_on: today(), category: ExitCategory::Durable, reason: "Vit de son activité" };
        team.store.enrollments().leave(&actor(&team.coach), &bilal.path, &exit, today()).await.unwrap();
        assert_eq!(days(&bilal.id).await, [""; 0]);
        assert_eq!(team.store.enrollments().booking_end(&bilal.id, today()).await.unwrap(), BookingEnd::Over(today()));
        test.raw(format!("update enrollment set ends_on = '2026-11-17' where id = '{}'", awa.path)).await.unwrap();
        assert_eq!(days(&awa.id).await, [""; 0], "a path that came to its end without an exit");
        let session = team.session("2026-12-01T13:00:00Z", 2).await;
        assert_eq!(refusal(team.store.bookings().book(&actor(&team.coach), &awa.id, &session).await), refused(BookingRefusal::Left));
    }

    async fn a_booking_beyond_the_end_stays_and_cannot_be_moved_later(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (held, further) = (team.session("2026-12-14T13:00:00Z", 2).await, team.session("2026-12-17T13:00:00Z", 2).await);
        let store = team.session("2026-12-07T13:00:00Z", 2).await;
        let booking = team.booked(&awa.id, &held).await;
        test.raw(format!("update enrollment set ends_on = '2026-12-08' where id = '{}'", awa.path)).await.unwrap();
        let moved = team.store.bookings().move_booking(&actor(&team.coach), &awa.id, &booking, &MoveTo::Session(further)).await;
        assert_eq!(refusal(moved), refused(BookingRefusal::BeyondEnrollment));
        assert_eq!(team.store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap()[0].session_id, held, "the old place is kept");
        let change = |date: &str| SessionChange {
            day: day(date),
            time: "14:00:00".parse().unwrap(),
            minutes: 60,
            places: 2,
            venue: None,
            link: None,
            following: false,
        };
        let later = team.store.bookings().change_session(&actor(&team.coach), &held, &change("2026-12-16")).await;
        assert_eq!(refusal(later), refused(BookingRefusal::BeyondEnrollment));
        team.store.bookings().change_session(&actor(&team.coach), &held, &change("2026-12-11")).await.unwrap();
        team.store.bookings().move_booking(&actor(&awa.id), &awa.id, &booking, &MoveTo::Session(store)).await.unwrap();
    }

    async fn a_freed_place_is_not_offered_beyond_the_last_day(test: TestDb) {
        let team = test.team(2).await;
        let session = team.session("2026-12-14T13:00:00Z", 1).await;
        let (awa, chloe) = (team.participant("Awa").await, team.newcomer("Chloé").await);
        let booking = team.booked(&team.newcomer("Bilal").await, &session).await;
        let first = team.waits(&awa.id, &session).await;
        team.waits(&chloe, &session).await;
        test.raw(format!("update enrollment set ends_on = '2026-12-08' where id = '{}'", awa.path)).await.unwrap();
        team.store.bookings().cancel_by_structure(&actor(&team.coach), &booking, None).await.unwrap();
        let queue = team.store.bookings().waitlist_of(&session).await.unwrap();
        assert_eq!(queue.iter().map(|entry| (&entry.participant_id, entry.state)).collect::<Vec<_>>(), [(&chloe, WaitlistState::Offered)]);
        assert_eq!(test.texts(format!("select state from waitlist_entry where id = '{first}'")).await, ["Closed"]);
    }
}
