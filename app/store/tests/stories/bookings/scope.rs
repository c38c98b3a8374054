//! Sessions, bookings, windows and leave of one structure are not found from another.

use crate::support::{
    bookings::{span, wish},
    db::{Team, TestDb, actor, assert_not_found, at, day, minutes_later, now, on_both_engines, today},
};
use domain::{
    bookings::{
        SessionKind, attendance::Attendance, availability::NewWindow, leave::LeaveDays, recurrence::Recurrence,
        session_type::NewSessionType,
    },
    people::Role,
    values::ids::{BookingId, LeaveId, PersonId, SessionId, SessionTypeId, WaitlistEntryId, WindowId},
};
use store::{Decision, MoveTo, SessionChange, SlotSearch};

/// A structure with one row of each kind.
struct Fixture {
    team: Team,
    awa: PersonId,
    bilal: PersonId,
    meeting: SessionTypeId,
    window: WindowId,
    session: SessionId,
    booking: BookingId,
    entry: WaitlistEntryId,
    leave: LeaveId,
}

async fn set_up(test: &TestDb) -> Fixture {
    let team = test.team(3).await;
    let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
    let (meeting, session) = (team.slot_type("Entretien", 60).await, team.session("2026-12-03T13:00:00Z", 1).await);
    let window = team.window(&team.coach, "09:00:00", "12:00:00").await;
    let booking = team.booked(&awa, &session).await;
    let entry = team.waits(&bilal, &session).await;
    let days = LeaveDays { from: day("2026-12-24"), to: day("2026-12-24") };
    let leave = team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &days, &[], None).await.unwrap();
    team.store.bookings().open_feed(&actor(&awa), &awa, &format!("feed of {awa}")).await.unwrap();
    Fixture { team, awa, bilal, meeting, window, session, booking, entry, leave }
}

on_both_engines! {
    async fn reading_bookings_of_another_structure_finds_nothing(test: TestDb) {
        let (ours, theirs) = (set_up(&test).await, test.team(7).await);
        let store = &theirs.store;
        assert_not_found(store.bookings().session_type(&ours.meeting).await);
        assert_eq!(store.bookings().session_types().await.unwrap(), []);
        let of = ours.team.store.bookings().session_type(&ours.meeting).await.unwrap();
        let search = SlotSearch { participant: &ours.awa, coach: None, from: today(), to: day("2026-12-31"), in_own_name: false };
        assert_eq!(store.bookings().free_slots(&of, &search, now()).await.unwrap(), []);
        assert_eq!(store.bookings().windows_of(&ours.team.coach).await.unwrap(), []);
        assert!(store.bookings().window_exceptions(&ours.team.coach, today()).await.unwrap().is_empty());
        assert_not_found(store.bookings().session(&ours.awa, &ours.session).await);
        let all = span("2026-01-01T00:00:00Z", 600_000);
        assert_eq!(store.bookings().sessions_between(None, &all).await.unwrap(), []);
        assert_eq!(store.bookings().dates_of(&ours.session).await.unwrap(), []);
        assert_eq!(store.bookings().attendees(&ours.session).await.unwrap(), []);
        assert_eq!(store.bookings().attendees_between(None, &all).await.unwrap(), []);
        assert_eq!(store.bookings().past_bookings(&ours.awa, at("2026-12-31T00:00:00Z")).await.unwrap(), []);
        assert_not_found(store.bookings().session_of(&ours.booking).await);
        assert_eq!(store.bookings().waitlist_of(&ours.session).await.unwrap(), []);
        assert_eq!(store.bookings().waitlist_entries_of(&ours.bilal, now()).await.unwrap(), []);
        assert_eq!(store.bookings().leaves(Some(&ours.team.coach), today()).await.unwrap(), []);
        let days = LeaveDays { from: today(), to: day("2026-12-31") };
        assert_eq!(store.bookings().sessions_in_leave(&ours.team.coach, &days, now()).await.unwrap(), []);
        assert_eq!(store.bookings().handovers(&ours.awa, std::slice::from_ref(&ours.session)).await.unwrap(), []);
        assert_eq!(store.bookings().calendar_of(&ours.awa, Role::Participant, now()).await.unwrap(), []);
        assert_eq!(store.bookings().calendar_of(&ours.team.coach, Role::Coach, now()).await.unwrap(), []);
        assert_eq!(store.bookings().feed_opened_at(&ours.awa).await.unwrap(), None);
        assert_eq!(store.journal().events_on_either(ours.booking.as_str(), ours.session.as_str()).await.unwrap(), []);
    }

    async fn changing_bookings_of_another_structure_is_not_found(test: TestDb) {
        let (ours, theirs) = (set_up(&test).await, set_up(&test).await);
        let lines = test.number("select count(*) from audit").await;
        let (store, coach) = (&theirs.team.store, actor(&theirs.team.coach));
        let (awa, session, booking) = (&ours.awa, &ours.session, &ours.booking);
        assert_not_found(store.bookings().book(&coach, awa, session).await);
        assert_not_found(store.bookings().book(&coach, &theirs.awa, session).await);
        assert_not_found(store.bookings().join_waitlist(&coach, awa, &theirs.session).await);
        assert_not_found(store.bookings().join_waitlist(&coach, &theirs.awa, session).await);
        assert_not_found(store.bookings().accept_offer(&actor(&ours.bilal), &ours.bilal, &ours.entry).await);
        assert_not_found(store.bookings().leave_waitlist(&actor(&ours.bilal), &ours.bilal, &ours.entry).await);
        assert_not_found(store.bookings().cancel_booking(&actor(awa), awa, booking, None).await);
        assert_not_found(store.bookings().cancel_by_structure(&coach, booking, None).await);
        assert_not_found(store.bookings().move_booking(&actor(awa), awa, booking, &MoveTo::Session(theirs.session.clone())).await);
        let to_ours = MoveTo::Session(session.clone());
        assert_not_found(store.bookings().move_booking(&actor(&theirs.awa), &theirs.awa, &theirs.booking, &to_ours).await);
        let begun = store::Actor::person(&theirs.team.coach, at("2026-12-03T13:30:00Z"));
        assert_not_found(store.bookings().mark_attendance(&begun, booking, Attendance::Absent).await);
        assert_not_found(store.bookings().unmark_attendance(&begun, booking).await);
        for (session_type, with, who) in [
            (&ours.meeting, &theirs.team.coach, &theirs.awa),
            (&theirs.meeting, &ours.team.coach, &theirs.awa),
            (&theirs.meeting, &theirs.team.coach, awa),
        ] {
            let slot = wish(session_type, with, at("2026-12-04T08:00:00Z"));
            assert_not_found(store.bookings().book_slot(&coach, who, &slot).await);
        }
        let change = SessionChange {
            day: day("2026-12-03"),
            time: "15:00:00".parse().unwrap(),
            minutes: 60,
            places: 9,
            venue: None,
            link: None,
            following: false,
        };
        assert_not_found(store.bookings().change_session(&coach, session, &change).await);
        assert_not_found(store.bookings().cancel_session(&coach, session, false, None).await);
        let usual = NewSessionType::usual(SessionKind::Coaching, "À eux", 1);
        assert_not_found(store.bookings().change_session_type(&coach, &ours.meeting, "", &usual).await);
        assert_not_found(store.bookings().close_session_type(&coach, &ours.meeting).await);
        assert_not_found(store.bookings().close_window(&coach, None, &ours.window).await);
        assert_not_found(store.bookings().set_window_exception(&coach, None, &ours.window, day("2026-12-04"), true).await);
        assert_not_found(store.bookings().end_leave(&coach, None, &ours.leave).await);
        assert_not_found(store.bookings().open_feed(&coach, awa, "theirs").await);
        assert_not_found(store.bookings().revoke_feed(&coach, awa).await);
        let window = NewWindow {
            first_day: today(),
            recurrence: Recurrence::once(),
            from: "09:00:00".parse().unwrap(),
            to: "10:00:00".parse().unwrap(),
            session_type: None,
            venue: None,
        };
        assert_not_found(store.bookings().open_window(&coach, &ours.team.coach, &window).await);
        let of_our_type = NewWindow { session_type: Some(ours.meeting.clone()), ..window };
        assert_not_found(store.bookings().open_window(&coach, &theirs.team.coach, &of_our_type).await);
        let days = LeaveDays { from: day("2026-12-03"), to: day("2026-12-03") };
        assert_not_found(store.bookings().take_leave(&coach, &ours.team.coach, &days, &[], None).await);
        let to_us = [(theirs.session.clone(), Decision::Reassign(ours.team.coach.clone()))];
        assert_not_found(store.bookings().take_leave(&coach, &theirs.team.coach, &days, &to_us, None).await);

        assert_eq!(test.number("select count(*) from audit").await, lines);
        assert!(test.db.feed_owner(&format!("feed of {awa}")).await.unwrap().is_some());
        let read = ours.team.store.bookings().session(awa, session).await.unwrap();
        assert_eq!((read.taken, read.waiting, read.places), (1, 1, 1));
    }

    async fn changing_windows_and_leaves_of_another_coach_is_not_found(test: TestDb) {
        let ours = set_up(&test).await;
        let (store, hugo) = (&ours.team.store, ours.team.colleague("Hugo").await);
        let by = store::Actor::person(&hugo, minutes_later(1));
        assert_not_found(store.bookings().close_window(&by, Some(&hugo), &ours.window).await);
        assert_not_found(store.bookings().set_window_exception(&by, Some(&hugo), &ours.window, day("2026-12-04"), true).await);
        assert_not_found(store.bookings().end_leave(&by, Some(&hugo), &ours.leave).await);
        store.bookings().end_leave(&by, None, &ours.leave).await.unwrap();
    }
}
