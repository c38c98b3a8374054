//! Cancelled sessions brought back while their time is free.

use crate::support::{
    bookings::{span, wish},
    db::{TestDb, actor, assert_not_found, at, minutes_later, now, on_both_engines, refusal},
};
use domain::bookings::{BookingRefusal, BookingState};
use store::{Actor, NewSessions, Refusal, RestoredSession};

const STARTS: &str = "2026-12-03T13:00:00Z";

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

on_both_engines! {
    async fn restoring_gives_places_back_with_a_message_and_keeps_the_waitlist(test: TestDb) {
        let team = test.team(4).await;
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        let dora = team.participant("Dora").await;
        let session = team.session(STARTS, 2).await;
        let (one, two) = (team.booked(&awa.id, &session).await, team.booked(&bilal.id, &session).await);
        team.waits(&chloe.id, &session).await;
        // She cancelled before the session was: her place is not hers any more.
        let before = team.session_beside(STARTS, 2).await;
        let hers = team.booked(&dora.id, &before).await;
        team.store.bookings().cancel_booking(&actor(&dora.id), &dora.id, &hers, None).await.unwrap();

        let by = Actor::person(&team.coach, minutes_later(5));
        assert_eq!(refusal(team.store.bookings().restore_session(&by, &session, false).await), no(BookingRefusal::NotCancelled));
        for session in [&session, &before] {
            team.store.bookings().cancel_session(&by, session, false, Some("Malade")).await.unwrap();
        }
        let undo = Actor::person(&team.coach, minutes_later(6));
        let messages = "select count(*) from outbox where notice = 'Booked'";
        let before_undo = test.number(messages).await;
        assert_eq!(team.store.bookings().restore_session(&undo, &session, false).await.unwrap(), RestoredSession { back: 2, elsewhere: 0 });
        assert_eq!(team.store.bookings().restore_session(&undo, &before, false).await.unwrap(), RestoredSession { back: 0, elsewhere: 0 });
        assert_eq!(test.number(messages).await, before_undo + 2);
        for (who, booking) in [(&awa, &one), (&bilal, &two)] {
            assert_eq!(team.store.bookings().booking(&who.id, booking).await.unwrap().state, BookingState::Booked);
        }
        let queue = team.store.bookings().waitlist_of(&session).await.unwrap();
        assert_eq!(queue.iter().map(|entry| &entry.participant_id).collect::<Vec<_>>(), [&chloe.id]);
        let row = team.store.bookings().session(&team.coach, &session).await.unwrap();
        assert_eq!((row.cancelled_at, row.taken, row.waiting), (None, 2, 1));
        // A second tap.
        team.store.bookings().restore_session(&undo, &session, false).await.unwrap();
        assert_eq!(test.number("select count(*) from audit where action = 'session.restored'").await, 2);
        // The time is taken again.
        let point = team.slot_type("Point", 60).await;
        let hour = store::SlotRequest { at_any_time: true, ..wish(&point, &team.coach, at(STARTS)) };
        assert_eq!(refusal(team.store.bookings().book_slot(&undo, &dora.id, &hour).await), no(BookingRefusal::SlotGone));
    }

    async fn restoring_leaves_out_a_participant_booked_elsewhere_and_offers_the_place(test: TestDb) {
        let team = test.team(3).await;
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        let session = team.session(STARTS, 2).await;
        for who in [&awa, &bilal] {
            team.booked(&who.id, &session).await;
        }
        team.waits(&chloe.id, &session).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &session, false, None).await.unwrap();
        let other = team.session_beside(STARTS, 2).await;
        team.booked(&awa.id, &other).await;
        let restored = team.store.bookings().restore_session(&actor(&team.coach), &session, false).await.unwrap();
        assert_eq!(restored, RestoredSession { back: 1, elsewhere: 1 });
        assert_eq!(test.number(format!("select count(*) from waitlist_entry where session_id = '{session}' and state = 'Offered'")).await, 1);
    }

    async fn a_session_whose_time_is_taken_or_past_stays_cancelled(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let session = team.session(STARTS, 2).await;
        team.booked(&awa.id, &session).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &session, false, None).await.unwrap();
        let late = Actor::person(&team.coach, at(STARTS));
        assert_eq!(refusal(team.store.bookings().restore_session(&late, &session, false).await), no(BookingRefusal::Past));
        team.session(STARTS, 2).await;
        assert_eq!(refusal(team.store.bookings().restore_session(&actor(&team.coach), &session, false).await), no(BookingRefusal::CoachBusy));
        assert!(team.store.bookings().session(&team.coach, &session).await.unwrap().cancelled_at.is_some());
        assert_eq!(team.store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap(), []);
        let theirs = test.team(1).await;
        assert_not_found(theirs.store.bookings().restore_session(&actor(&theirs.coach), &session, false).await);
    }

    async fn sessions_of_a_series_that_were_cancelled_together_come_back_together_or_not_at_all(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let dates = ["2026-12-01T13:00:00Z", "2026-12-08T13:00:00Z", "2026-12-15T13:00:00Z", "2026-12-22T13:00:00Z"];
        let sessions = dates.iter().map(|starts| vec![span(starts, 60)]).collect();
        let new = NewSessions { sessions, ..team.session_at(dates[0], 2).await };
        let series = team.store.bookings().open_sessions(&actor(&team.coach), &new).await.unwrap();
        for session in &series {
            team.booked(&awa.id, session).await;
        }
        let open = async || team.store.bookings().upcoming_bookings(&awa.id, now()).await.unwrap().len();
        let by = |minutes| Actor::person(&team.coach, minutes_later(minutes));
        // The last one was cancelled by itself before: it stays cancelled.
        team.store.bookings().cancel_session(&by(1), &series[3], false, None).await.unwrap();
        team.store.bookings().cancel_session(&by(2), &series[1], true, None).await.unwrap();
        assert_eq!(open().await, 1);
        let other = team.session(dates[2], 2).await;
        assert_eq!(refusal(team.store.bookings().restore_session(&by(3), &series[1], true).await), no(BookingRefusal::CoachBusy));
        assert_eq!(open().await, 1);
        team.store.bookings().cancel_session(&by(4), &other, false, None).await.unwrap();
        assert_eq!(team.store.bookings().restore_session(&by(5), &series[1], true).await.unwrap(), RestoredSession { back: 2, elsewhere: 0 });
        assert_eq!(open().await, 3);
        assert!(team.store.bookings().session(&team.coach, &series[3]).await.unwrap().cancelled_at.is_some());
    }

    async fn a_booked_hour_comes_back_with_its_participant_or_not_at_all(test: TestDb) {
        let team = test.team(2).await;
        let (awa, point) = (team.participant("Awa").await, team.slot_type("Point", 60).await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let of_awa = team.booked_slot(&awa.id, &wish(&point, &team.coach, at("2026-12-03T08:00:00Z"))).await;
        team.store.bookings().cancel_by_structure(&actor(&team.coach), &of_awa.id, None).await.unwrap();
        let restored = team.store.bookings().restore_session(&actor(&team.coach), &of_awa.session_id, false).await.unwrap();
        assert_eq!(restored, RestoredSession { back: 1, elsewhere: 0 });
        // Cancelled by the participant: it is theirs to book again.
        team.store.bookings().cancel_booking(&Actor::person(&awa.id, minutes_later(30)), &awa.id, &of_awa.id, None).await.unwrap();
        let undo = Actor::person(&team.coach, minutes_later(40));
        assert_eq!(refusal(team.store.bookings().restore_session(&undo, &of_awa.session_id, false).await), no(BookingRefusal::NotHeld));
    }
}
