//! Case 10: a place given back before, at and after the notice, taken back by the structure, and who came.

use crate::support::{
    bookings::wish,
    db::{TestDb, actor, at, now, on_both_engines, refusal},
};
use chrono::Duration;
use domain::bookings::{BookingRefusal, BookingState, Cancelling, attendance::Attendance};
use store::{Actor, Refusal};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

const STARTS: &str = "2026-12-03T13:00:00Z";

on_both_engines! {
    async fn case_10_until_the_very_instant_of_the_notice_a_place_is_given_back_freely(test: TestDb) {
        let team = test.team(1).await;
        let session = team.session(STARTS, 3).await;
        let notice = at(STARTS) - Duration::hours(24);
        for instant in [now(), notice - Duration::seconds(1), notice] {
            let awa = team.newcomer("Awa").await;
            let booking = team.booked(&awa, &session).await;
            let how = team.store.bookings().cancel_booking(&Actor::person(&awa, instant), &awa, &booking, None).await.unwrap();
            let read = team.store.bookings().booking(&awa, &booking).await.unwrap();
            assert_eq!((how, read.state, read.late), (Cancelling::InTime, BookingState::CancelledByParticipant, false));
        }
        assert_eq!(test.number("select count(*) from outbox where notice = 'LateCancellation'").await, 0);
    }

    async fn case_10_after_the_notice_it_is_late_with_a_reason_that_the_coach_is_told(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session(STARTS, 1).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        let late = Actor::person(&awa, at(STARTS) - Duration::hours(24) + Duration::seconds(1));
        assert_eq!(refusal(team.store.bookings().cancel_booking(&late, &awa, &booking, None).await), no(BookingRefusal::Reason));
        assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, BookingState::Booked);
        let how = team.store.bookings().cancel_booking(&late, &awa, &booking, Some("Enfant malade")).await.unwrap();
        assert_eq!(how, Cancelling::Late);
        let seen = team.store.bookings().attendees(&session).await.unwrap();
        assert_eq!((seen[0].late, seen[0].reason.as_deref()), (true, Some("Enfant malade")));
        let coach = team.store.people().person(&team.coach).await.unwrap().email.unwrap();
        let told = test.db.messages_to(coach.as_str()).await.unwrap();
        assert_eq!(told[0].notice.as_deref(), Some("LateCancellation"));
        let notice = test.db.notice(&told[0].id).await.unwrap().unwrap();
        assert_eq!((notice.word.as_deref(), notice.participant.as_deref()), (Some("Enfant malade"), Some("Awa Roussel")));
    }

    async fn case_10_what_the_structure_cancels_never_counts_against_the_person(test: TestDb) {
        let team = test.team(1).await;
        let hour_before = Actor::person(&team.coach, at(STARTS) - Duration::hours(1));
        let (session, other) = (team.session(STARTS, 2).await, team.session_beside(STARTS, 2).await);
        for (awa, of) in [(team.newcomer("Awa").await, &session), (team.newcomer("Bilal").await, &other)] {
            let booking = team.booked(&awa, of).await;
            if of == &session {
                team.store.bookings().take_back_booking(&hour_before, &booking, Some("Salle prise")).await.unwrap();
            } else {
                team.store.bookings().cancel_session(&hour_before, of, false, Some("Salle prise")).await.unwrap();
            }
            let read = team.store.bookings().booking(&awa, &booking).await.unwrap();
            assert_eq!((read.state, read.late), (BookingState::CancelledByStructure, false));
            let address = team.store.people().person(&awa).await.unwrap().email.unwrap();
            let told = test.db.messages_to(address.as_str()).await.unwrap();
            assert_eq!(told[0].notice.as_deref(), Some("Cancelled"));
            assert_eq!(test.db.notice(&told[0].id).await.unwrap().unwrap().word.as_deref(), Some("Salle prise"));
            let marked = team.store.bookings().mark_attendance(&Actor::person(&team.coach, at(STARTS)), &booking, Attendance::Absent).await;
            assert_eq!(refusal(marked), no(BookingRefusal::NotMarkable));
        }
    }

    async fn case_10_nobody_is_absent_before_the_start_or_of_a_place_given_back(test: TestDb) {
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

    async fn case_10_a_mark_is_taken_back_with_a_trace(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session(STARTS, 2).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        let begun = |minutes: i64| Actor::person(&team.coach, at(STARTS) + Duration::minutes(minutes));
        assert_eq!(team.store.bookings().unmark_attendance(&begun(0), &booking).await.unwrap(), session, "there is nothing to take back");
        let marks = [(1, Attendance::Absent, BookingState::NoShow), (4, Attendance::Excused, BookingState::CancelledByParticipant)];
        for (minute, attendance, state) in marks {
            team.store.bookings().mark_attendance(&begun(minute), &booking, attendance).await.unwrap();
            assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, state);
            team.store.bookings().unmark_attendance(&begun(minute + 1), &booking).await.unwrap();
            team.store.bookings().unmark_attendance(&begun(minute + 2), &booking).await.unwrap();
            assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().state, BookingState::Booked);
        }
        let journal = team.store.journal().journal_of(booking.as_str()).await.unwrap();
        let deeds: Vec<_> = journal.iter().map(|line| (line.action.as_str(), line.details.as_str())).collect();
        assert_eq!(deeds[1..], [
            ("attendance.marked", r#"{"from":"Booked","to":"NoShow"}"#),
            ("attendance.unmarked", r#"{"from":"NoShow"}"#),
            ("attendance.marked", r#"{"from":"Booked","to":"CancelledByParticipant"}"#),
            ("attendance.unmarked", r#"{"from":"CancelledByParticipant"}"#),
        ]);
    }

    async fn a_place_given_back_by_the_person_is_not_marked_and_not_taken_back_as_a_mark(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session(STARTS, 2).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        let begun = Actor::person(&team.coach, at(STARTS));
        assert_eq!(refusal(team.store.bookings().unmark_attendance(&begun, &booking).await), no(BookingRefusal::NotMarkable));
    }

    async fn a_slot_given_back_is_free_for_another(test: TestDb) {
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
