//! Case 10: cancelling before, at and after the notice, cancelling by the structure, and marking attendance.

use crate::support::{
    bookings::wish,
    db::{TestDb, actor, at, now, on_both_engines, refusal},
};
use chrono::Duration;
use domain::bookings::{BookingRefusal, BookingState, Cancellation, attendance::Attendance};
use store::{Actor, Refusal};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

const STARTS: &str = "2026-12-03T13:00:00Z";

on_both_engines! {
    async fn case_10_cancelling_up_to_the_instant_of_the_notice_is_in_time(test: TestDb) {
        let team = test.team(1).await;
        let session = team.session(STARTS, 3).await;
        let notice = at(STARTS) - Duration::hours(24);
        for instant in [now(), notice - Duration::seconds(1), notice] {
            let awa = team.newcomer("Awa").await;
            let booking = team.booked(&awa, &session).await;
            let how = team.store.bookings().cancel_booking(&Actor::person(&awa, instant), &awa, &booking, None).await.unwrap();
            let read = team.store.bookings().booking(&awa, &booking).await.unwrap();
            assert_eq!((how, read.state, read.late), (Cancellation::InTime, BookingState::CancelledByParticipant, false));
        }
        assert_eq!(test.number("select count(*) from outbox where notice = 'LateCancellation'").await, 0);
    }

    async fn case_10_cancelling_after_the_notice_is_late_and_sends_the_reason_to_the_coach(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session(STARTS, 1).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        let late = Actor::person(&awa, at(STARTS) - Duration::hours(24) + Duration::seconds(1));
        assert_eq!(refusal(team.store.bookings().cancel_booking(&late, &awa, &booking, None).await), no(BookingRefusal::Reason));
        assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, BookingState::Booked);
        let how = team.store.bookings().cancel_booking(&late, &awa, &booking, Some("Enfant malade")).await.unwrap();
        assert_eq!(how, Cancellation::Late);
        let seen = team.store.bookings().attendees(&session).await.unwrap();
        assert_eq!((seen[0].late, seen[0].reason.as_deref()), (true, Some("Enfant malade")));
        let coach = team.store.people().person(&team.coach).await.unwrap().email.unwrap();
        let messages = test.db.messages_to(coach.as_str()).await.unwrap();
        assert_eq!(messages[0].notice.map(|notice| notice.as_str()), Some("LateCancellation"));
        let notice = test.db.notice(&messages[0].id).await.unwrap().unwrap();
        assert_eq!((notice.word.as_deref(), notice.participant.as_deref()), (Some("Enfant malade"), Some("Awa Roussel")));
    }

    async fn case_10_cancelling_by_the_structure_is_never_late(test: TestDb) {
        let team = test.team(1).await;
        let hour_before = Actor::person(&team.coach, at(STARTS) - Duration::hours(1));
        let (session, other) = (team.session(STARTS, 2).await, team.session_beside(STARTS, 2).await);
        for (awa, of) in [(team.newcomer("Awa").await, &session), (team.newcomer("Bilal").await, &other)] {
            let booking = team.booked(&awa, of).await;
            if of == &session {
                team.store.bookings().cancel_by_structure(&hour_before, &booking, Some("Salle prise")).await.unwrap();
            } else {
                team.store.bookings().cancel_session(&hour_before, of, false, Some("Salle prise")).await.unwrap();
            }
            let read = team.store.bookings().booking(&awa, &booking).await.unwrap();
            assert_eq!((read.state, read.late), (BookingState::CancelledByStructure, false));
            let address = team.store.people().person(&awa).await.unwrap().email.unwrap();
            let messages = test.db.messages_to(address.as_str()).await.unwrap();
            assert_eq!(messages[0].notice.map(|notice| notice.as_str()), Some("Cancelled"));
            assert_eq!(test.db.notice(&messages[0].id).await.unwrap().unwrap().word.as_deref(), Some("Salle prise"));
            let marked = team.store.bookings().mark_attendance(&Actor::person(&team.coach, at(STARTS)), &booking, Attendance::Absent).await;
            assert_eq!(refusal(marked), no(BookingRefusal::NotMarkable));
        }
    }

    async fn case_10_marking_before_the_start_or_of_a_cancelled_booking_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa, bilal) = (team.session(STARTS, 2).await, team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let (booking, given_back) = (team.booked(&awa, &session).await, team.booked(&bilal, &session).await);
        team.store.bookings().cancel_booking(&actor(&bilal), &bilal, &given_back, None).await.unwrap();
        let (before, begun) = (Actor::person(&team.coach, at(STARTS) - Duration::seconds(1)), Actor::person(&team.coach, at(STARTS)));
        for attendance in Attendance::ALL {
            let early = team.store.bookings().mark_attendance(&before, &booking, attendance).await;
            assert_eq!(refusal(early), no(BookingRefusal::NotBegun));
            let wrong = team.store.bookings().mark_attendance(&begun, &given_back, attendance).await;
            assert_eq!(refusal(wrong), no(BookingRefusal::NotMarkable));
        }
        team.store.bookings().mark_attendance(&begun, &booking, Attendance::Absent).await.unwrap();
        assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, BookingState::NoShow);
    }

    async fn case_10_unmarking_restores_the_booking_with_an_audit_event(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session(STARTS, 2).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        let begun = |minutes: i64| Actor::person(&team.coach, at(STARTS) + Duration::minutes(minutes));
        assert_eq!(team.store.bookings().unmark_attendance(&begun(0), &booking).await.unwrap(), session, "nothing is marked");
        let marks = [(1, Attendance::Absent, BookingState::NoShow), (4, Attendance::Excused, BookingState::CancelledByParticipant)];
        for (minute, attendance, state) in marks {
            team.store.bookings().mark_attendance(&begun(minute), &booking, attendance).await.unwrap();
            assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, state);
            team.store.bookings().unmark_attendance(&begun(minute + 1), &booking).await.unwrap();
            team.store.bookings().unmark_attendance(&begun(minute + 2), &booking).await.unwrap();
            assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, BookingState::Booked);
        }
        let journal = team.store.journal().events_of(booking.as_str()).await.unwrap();
        let events: Vec<_> = journal.iter().map(|line| (line.action.as_str(), line.details.as_str())).collect();
        assert_eq!(events[1..], [
            ("attendance.marked", r#"{"from":"Booked","to":"NoShow"}"#),
            ("attendance.unmarked", r#"{"from":"NoShow"}"#),
            ("attendance.marked", r#"{"from":"Booked","to":"CancelledByParticipant"}"#),
            ("attendance.unmarked", r#"{"from":"CancelledByParticipant"}"#),
        ]);
    }

    async fn unmarking_a_cancelled_booking_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session(STARTS, 2).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        let begun = Actor::person(&team.coach, at(STARTS));
        assert_eq!(refusal(team.store.bookings().unmark_attendance(&begun, &booking).await), no(BookingRefusal::NotMarkable));
    }

    async fn cancelled_slot_is_booked_by_another(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa, bilal) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await, team.newcomer("Bilal").await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let slot = wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"));
        let first = team.booked_slot(&awa, &slot).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &first.id, None).await.unwrap();
        let second = team.booked_slot(&bilal, &slot).await;
        assert_ne!(first.session_id, second.session_id);
        assert!(team.store.bookings().session(&awa, &first.session_id).await.unwrap().cancelled_at.is_some(), "nobody holds it any more");
    }
}
