//! What is recorded after it took place: meetings without a booking, people who came without a place, everybody present at once.

use crate::support::{
    bookings::span,
    db::{Team, TestDb, actor, assert_not_found, at, now, on_both_engines, refusal},
};
use chrono::Duration;
use domain::{
    bookings::{BookingRefusal, BookingState, SessionKind, attendance::Attendance, waitlist::WaitlistState},
    values::{
        ids::{PersonId, SessionId, SessionTypeId},
        undo::UNDO_HOURS,
    },
};
use store::{Actor, BookingOutcome, HeldMeeting, Refusal};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

/// A meeting with the coach of the team, of the usual length and at a distance.
fn held(team: &Team, of: &SessionTypeId, starts_at: &str) -> HeldMeeting {
    HeldMeeting {
        session_type: of.clone(),
        coach: team.coach.clone(),
        starts_at: at(starts_at),
        minutes: None,
        in_person: false,
        note: None,
    }
}

/// The state of each participant's booking in a session, by place.
async fn states(team: &Team, session: &SessionId) -> Vec<(PersonId, BookingState)> {
    let attendees = team.store.bookings().attendees(session).await.unwrap();
    attendees.into_iter().map(|attendee| (attendee.participant_id, attendee.state)).collect()
}

/// The coach the day after the sessions of these stories, which begin on 24 November.
fn day_after(team: &Team) -> Actor {
    Actor::person(&team.coach, at("2026-11-25T09:00:00Z"))
}

on_both_engines! {
    async fn a_recorded_meeting_counts_once_and_no_more_once_withdrawn(test: TestDb) {
        let team = test.team(1).await;
        let (awa, point) = (team.participant("Awa").await, team.slot_type("Point", 60).await);
        let meeting = HeldMeeting {
            minutes: Some(45),
            in_person: true,
            note: Some("Le devis est prêt.".into()),
            ..held(&team, &point, "2026-11-20T09:00:00Z")
        };
        let by = actor(&team.coach);
        let first = team.store.bookings().record_meeting(&by, &awa.id, &meeting).await.unwrap();
        assert_eq!(team.store.bookings().record_meeting(&by, &awa.id, &meeting).await.unwrap(), first, "a second tap");
        assert!(!first.beside_another);
        let november = span("2026-10-31T23:00:00Z", 30 * 1440);
        let counted = team.store.bookings().meetings(Some(&awa.id), &november).await.unwrap();
        assert_eq!(counted.iter().map(|row| (row.kind, row.remote, row.attended)).collect::<Vec<_>>(), [(SessionKind::Coaching, false, 1)]);
        let session = team.store.bookings().session(&team.coach, &first.session).await.unwrap();
        assert_eq!((session.recorded, session.venue.as_deref(), session.places), (true, Some(""), 1));
        assert_eq!((session.ends_at - session.starts_at).num_minutes(), 45);
        let notes = team.store.caseload().notes(&awa.id, &team.coach, now()).await.unwrap();
        assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Le devis est prêt."]);
        assert_eq!(test.number("select count(*) from audit where action = 'booking.recorded'").await, 1);
        assert_eq!(team.store.bookings().past_bookings(&awa.id, now()).await.unwrap().len(), 1);
        assert_eq!(test.number("select count(*) from outbox where notice is not null").await, 0, "no message about a meeting that is past");

        for _tap in 0..2 {
            assert_eq!(team.store.bookings().withdraw_meeting(&by, &first.session).await.unwrap(), awa.id);
        }
        assert_eq!(team.store.bookings().meetings(None, &november).await.unwrap(), []);
        assert_eq!(team.store.bookings().past_bookings(&awa.id, now()).await.unwrap(), []);
        assert_eq!(test.number("select count(*) from audit where action = 'booking.withdrawn'").await, 1);
        let again = team.store.bookings().record_meeting(&by, &awa.id, &meeting).await.unwrap();
        assert_ne!(again.session, first.session);
        let opened = team.session("2026-11-24T13:00:00Z", 2).await;
        assert_eq!(refusal(team.store.bookings().withdraw_meeting(&by, &opened).await), no(BookingRefusal::NotRecorded));
    }

    async fn a_meeting_outside_its_bounds_or_of_another_structure_is_refused(test: TestDb) {
        let team = test.team(2).await;
        let (awa, point) = (team.participant("Awa").await, team.slot_type("Point", 60).await);
        let by = actor(&team.coach);
        let record = async |starts: &str| team.store.bookings().record_meeting(&by, &awa.id, &held(&team, &point, starts)).await;
        assert_eq!(refusal(record("2026-11-23T10:00:01Z").await), no(BookingRefusal::NotHeldYet));
        assert_eq!(refusal(record("2025-11-22T10:00:00Z").await), no(BookingRefusal::HeldLongAgo));
        test.raw(format!("update enrollment set starts_on = '2026-06-01' where id = '{}'", awa.path)).await.unwrap();
        assert_eq!(refusal(record("2026-05-29T10:00:00Z").await), no(BookingRefusal::OutsideEnrollment));
        record("2026-06-01T10:00:00Z").await.unwrap();
        record("2026-11-23T10:00:00Z").await.unwrap();

        let newcomer = team.newcomer("Bilal").await;
        assert_not_found(team.store.bookings().record_meeting(&by, &newcomer, &held(&team, &point, "2026-11-20T09:00:00Z")).await);
        let theirs = test.team(1).await;
        let their_type = theirs.slot_type("Point", 60).await;
        for wrong in [held(&team, &their_type, "2026-11-20T09:00:00Z"), held(&theirs, &point, "2026-11-20T09:00:00Z")] {
            assert_not_found(team.store.bookings().record_meeting(&by, &awa.id, &wrong).await);
        }
        let session = team.session("2026-11-24T13:00:00Z", 2).await;
        assert_not_found(theirs.store.bookings().withdraw_meeting(&actor(&theirs.coach), &session).await);
        assert_not_found(theirs.store.bookings().add_walk_in(&day_after(&theirs), &awa.id, &session, true).await);
        assert_not_found(theirs.store.bookings().mark_all_present(&day_after(&theirs), &session).await);
    }

    async fn a_meeting_beside_one_of_the_participant_is_refused_and_beside_one_of_the_coach_recorded(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let point = team.slot_type("Point", 60).await;
        let session = team.session("2026-11-24T13:00:00Z", 4).await;
        team.booked(&awa.id, &session).await;
        let meeting = held(&team, &point, "2026-11-24T13:30:00Z");
        let refused = team.store.bookings().record_meeting(&day_after(&team), &awa.id, &meeting).await;
        assert_eq!(refusal(refused), no(BookingRefusal::Overlap));
        assert_eq!(test.number("select count(*) from session where recorded").await, 0, "nothing is left of it");
        let beside = team.store.bookings().record_meeting(&day_after(&team), &bilal.id, &meeting).await.unwrap();
        assert!(beside.beside_another);
        assert_eq!(states(&team, &beside.session).await, [(bilal.id, BookingState::Attended)]);
    }

    async fn a_walk_in_is_present_and_exceeds_the_places_only_if_confirmed(test: TestDb) {
        let team = test.team(4).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let (chloe, dora) = (team.participant("Chloé").await, team.participant("Dora").await);
        let session = team.session("2026-11-24T13:00:00Z", 2).await;
        team.booked(&awa.id, &session).await;
        let come = async |who: &PersonId, beyond: bool| team.store.bookings().add_walk_in(&day_after(&team), who, &session, beyond).await;
        let early = team.store.bookings().add_walk_in(&actor(&team.coach), &bilal.id, &session, false).await;
        assert_eq!(refusal(early), no(BookingRefusal::NotBegun));
        for _tap in 0..2 {
            assert_eq!(come(&bilal.id, false).await.unwrap(), BookingOutcome::Booked);
        }
        assert_eq!(refusal(come(&chloe.id, false).await), no(BookingRefusal::Full));
        assert_eq!(come(&chloe.id, true).await.unwrap(), BookingOutcome::Booked);
        assert_eq!(team.store.bookings().session(&team.coach, &session).await.unwrap().places, 3);
        // A person with a place was not expected to need one.
        assert_eq!(come(&awa.id, false).await.unwrap(), BookingOutcome::Booked);
        let present = BookingState::Attended;
        assert_eq!(states(&team, &session).await, [(awa.id, present), (bilal.id, present), (chloe.id, present)]);
        assert_eq!(test.number("select count(*) from audit where action = 'booking.walked_in'").await, 2);

        test.raw(format!("update enrollment set starts_on = '2026-11-25' where id = '{}'", dora.path)).await.unwrap();
        assert_eq!(refusal(come(&dora.id, true).await), no(BookingRefusal::OutsideEnrollment));
        let slot = team.store.bookings().record_meeting(&day_after(&team), &dora.id, &held(&team, &team.slot_type("Point", 60).await, "2026-11-25T08:00:00Z")).await.unwrap();
        assert_not_found(team.store.bookings().add_walk_in(&day_after(&team), &dora.id, &slot.session, true).await);
    }

    async fn a_walk_in_from_the_waitlist_leaves_it(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let session = team.session("2026-11-24T13:00:00Z", 1).await;
        team.booked(&awa.id, &session).await;
        let entry = team.waits(&bilal.id, &session).await;
        team.store.bookings().add_walk_in(&day_after(&team), &bilal.id, &session, true).await.unwrap();
        assert_eq!(test.texts(format!("select state from waitlist_entry where id = '{entry}'")).await, [WaitlistState::Accepted.as_str()]);
    }

    async fn everybody_is_marked_present_at_once_and_only_those_marks_are_undone(test: TestDb) {
        let team = test.team(3).await;
        let mut people = Vec::new();
        let session = team.session("2026-11-24T13:00:00Z", 4).await;
        for name in ["Awa", "Bilal", "Chloé"] {
            let who = team.participant(name).await;
            people.push((who.id.clone(), team.booked(&who.id, &session).await));
        }
        assert_eq!(refusal(team.store.bookings().mark_all_present(&actor(&team.coach), &session).await), no(BookingRefusal::NotBegun));
        let before = Actor::person(&team.coach, at("2026-11-24T15:00:00Z"));
        team.store.bookings().mark_attendance(&before, &people[1].1, Attendance::Absent).await.unwrap();
        for _tap in 0..2 {
            team.store.bookings().mark_all_present(&day_after(&team), &session).await.unwrap();
        }
        let of = async || states(&team, &session).await.into_iter().map(|(_, state)| state).collect::<Vec<_>>();
        assert_eq!(of().await, [BookingState::Attended, BookingState::NoShow, BookingState::Attended]);
        assert_eq!(test.number("select count(*) from audit where action = 'attendance.marked'").await, 3);
        let marked_at = team.store.bookings().attendees(&session).await.unwrap()[0].marked_at.unwrap();
        // A mark that was set anew since stays.
        let later = Actor::person(&team.coach, at("2026-11-25T09:05:00Z"));
        team.store.bookings().unmark_attendance(&later, &people[2].1).await.unwrap();
        team.store.bookings().mark_attendance(&later, &people[2].1, Attendance::Present).await.unwrap();
        // The day in which they can be undone is over.
        let too_late = Actor::person(&team.coach, marked_at + Duration::hours(UNDO_HOURS) + Duration::milliseconds(1));
        let late = team.store.bookings().unmark_all_present(&too_late, &session, marked_at).await;
        assert_eq!(refusal(late), no(BookingRefusal::UnmarkedTooLate));
        assert_eq!(of().await, [BookingState::Attended, BookingState::NoShow, BookingState::Attended]);
        for _tap in 0..2 {
            team.store.bookings().unmark_all_present(&later, &session, marked_at).await.unwrap();
        }
        assert_eq!(of().await, [BookingState::Booked, BookingState::NoShow, BookingState::Attended]);
    }
}
