//! Changing and cancelling a session, alone or with those that follow in its series: all or none.

use crate::support::{
    bookings::span,
    db::{Team, TestDb, actor, at, day, lease_messages, minutes_later, now, on_both_engines, refusal},
};
use domain::{
    bookings::{BookingRefusal, notice::NoticeKind, waitlist::WaitlistState},
    values::{ids::SessionId, undo::UNDO_HOURS},
};
use store::{Actor, NewSessions, Refusal, SessionChange};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

fn change(date: &str, time: &str, places: i64, following: bool) -> SessionChange {
    SessionChange { day: day(date), time: time.parse().unwrap(), minutes: 60, places, venue: None, link: None, following }
}

/// Three Thursdays at 14:00.
async fn series(team: &Team) -> Vec<SessionId> {
    let thursdays = ["2026-12-03T13:00:00Z", "2026-12-10T13:00:00Z", "2026-12-17T13:00:00Z"];
    let sessions = thursdays.iter().map(|starts_at| vec![span(starts_at, 60)]).collect();
    let new = NewSessions { sessions, ..team.session_at("2026-12-03T13:00:00Z", 2).await };
    team.store.bookings().open_sessions(&actor(&team.coach), &new).await.unwrap()
}

async fn starts(team: &Team) -> Vec<String> {
    let to_come = team.store.bookings().upcoming_sessions(&team.coach, now()).await.unwrap();
    to_come.iter().map(|session| session.starts_at.format("%d %H:%M").to_string()).collect()
}

on_both_engines! {
    async fn change_applies_to_one_session_or_to_those_that_follow(test: TestDb) {
        let team = test.team(1).await;
        let series = series(&team).await;
        let coach = actor(&team.coach);
        team.store.bookings().change_session(&coach, &series[1], &change("2026-12-11", "10:00:00", 2, false)).await.unwrap();
        assert_eq!(starts(&team).await, ["03 13:00", "11 09:00", "17 13:00"]);
        // Each moves a week later, onto the day of the next; the one that was changed alone keeps its hour.
        team.store.bookings().change_session(&coach, &series[0], &change("2026-12-10", "14:00:00", 2, true)).await.unwrap();
        assert_eq!(starts(&team).await, ["10 13:00", "18 09:00", "24 13:00"]);
        team.store.bookings().cancel_session(&coach, &series[1], true, None).await.unwrap();
        assert_eq!(starts(&team).await, ["10 13:00"]);
    }

    async fn a_move_is_named_for_a_day_to_the_member_who_made_the_last_one(test: TestDb) {
        let team = test.team(1).await;
        let series = series(&team).await;
        let hugo = team.colleague("Hugo").await;
        let (by, rows) = (actor(&team.coach), team.store.bookings());
        let from = async |by: &Actor| rows.moved_lately_from(by, &series[1]).await.unwrap();
        assert_eq!(from(&by).await, None);
        rows.change_session(&by, &series[1], &change("2026-12-10", "14:00:00", 5, false)).await.unwrap();
        assert_eq!(from(&by).await, None, "places alone are no move");
        let moved_at = Actor::person(&team.coach, minutes_later(1));
        rows.change_session(&moved_at, &series[1], &change("2026-12-11", "10:00:00", 5, false)).await.unwrap();
        assert_eq!(from(&moved_at).await, Some(at("2026-12-10T13:00:00Z")));
        assert_eq!(from(&actor(&hugo)).await, None);
        assert!(from(&Actor::person(&team.coach, minutes_later(UNDO_HOURS * 60 + 1))).await.is_some());
        assert_eq!(from(&Actor::person(&team.coach, minutes_later(UNDO_HOURS * 60 + 2))).await, None);
        let his = Actor::person(&hugo, minutes_later(2));
        rows.change_session(&his, &series[1], &change("2026-12-12", "10:00:00", 5, false)).await.unwrap();
        assert_eq!(from(&moved_at).await, None);
    }

    async fn a_session_moved_and_moved_back_before_its_message_left_sends_none(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa, bilal) = (team.session("2026-12-03T13:00:00Z", 1).await, team.newcomer("Awa").await, team.newcomer("Bilal").await);
        team.booked(&awa, &session).await;
        team.waits(&bilal, &session).await;
        let moves = async |to: &str, minutes| {
            let by = Actor::person(&team.coach, minutes_later(minutes));
            team.store.bookings().change_session(&by, &session, &change(to, "14:00:00", 1, false)).await.unwrap();
        };
        let moved = async |minutes| {
            let left = lease_messages(&test.db, minutes_later(minutes)).await;
            for message in &left {
                test.db.mark_delivered(&message.id, minutes_later(minutes)).await.unwrap();
            }
            left.into_iter().filter(|message| message.notice == Some(NoticeKind::Moved)).count()
        };
        moves("2026-12-04", 0).await;
        moves("2026-12-05", 1).await;
        moves("2026-12-03", 2).await;
        assert_eq!(moved(3).await, 0, "they still believe it to be there");
        moves("2026-12-04", 4).await;
        moves("2026-12-05", 5).await;
        assert_eq!(moved(6).await, 2, "one to the holder, one to the waitlist");
        // After the message of a move has left, the way back has one too.
        moves("2026-12-03", 20).await;
        assert_eq!(moved(21).await, 2);
    }

    async fn a_session_moved_back_after_a_message_was_given_up_or_a_new_booking_sends_one(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session("2026-12-03T13:00:00Z", 2).await, team.newcomer("Awa").await);
        let booking = team.booked(&awa, &session).await;
        let moves = async |to: &str, minutes| {
            let by = Actor::person(&team.coach, minutes_later(minutes));
            team.store.bookings().change_session(&by, &session, &change(to, "14:00:00", 2, false)).await.unwrap();
        };
        let moved = async |minutes| {
            let left = lease_messages(&test.db, minutes_later(minutes)).await;
            for message in &left {
                test.db.mark_delivered(&message.id, minutes_later(minutes)).await.unwrap();
            }
            left.into_iter().filter(|message| message.notice == Some(NoticeKind::Moved)).count()
        };
        // The team reached Awa in another way.
        moves("2026-12-04", 0).await;
        assert_eq!(test.raw("update outbox set given_up_at = created_at where notice = 'Moved'").await.unwrap(), 1);
        moves("2026-12-03", 1).await;
        assert_eq!(moved(2).await, 1, "after one that was given up");
        // Awa saw the new place of the session when she booked again.
        moves("2026-12-04", 20).await;
        team.store.bookings().cancel_booking(&Actor::person(&awa, minutes_later(21)), &awa, &booking, None).await.unwrap();
        team.booked(&awa, &session).await;
        moves("2026-12-03", 22).await;
        assert_eq!(moved(23).await, 1, "after a new booking");
    }

    async fn unchanged_values_stay_as_each_session_of_a_series_has_them(test: TestDb) {
        let team = test.team(1).await;
        let series = series(&team).await;
        let coach = actor(&team.coach);
        let apart = SessionChange { minutes: 90, ..change("2026-12-17", "10:00:00", 5, false) };
        team.store.bookings().change_session(&coach, &series[2], &apart).await.unwrap();
        let link = SessionChange { link: Some("https://visio.exemple.fr".into()), ..change("2026-12-03", "14:00:00", 2, true) };
        team.store.bookings().change_session(&coach, &series[0], &link).await.unwrap();
        let last = team.store.bookings().session(&team.coach, &series[2]).await.unwrap();
        assert_eq!((last.starts_at, last.places), (at("2026-12-17T09:00:00Z"), 5));
        assert_eq!((last.ends_at - last.starts_at).num_minutes(), 90);
        assert_eq!(last.link.as_deref(), Some("https://visio.exemple.fr"));
    }

    async fn reassigned_session_is_not_cancelled_with_its_series(test: TestDb) {
        let team = test.team(1).await;
        let series = series(&team).await;
        let colleague = team.colleague("Mehdi").await;
        let days = domain::bookings::leave::LeaveDays { from: day("2026-12-10"), to: day("2026-12-10") };
        let given = [(series[1].clone(), store::Decision::Reassign(colleague))];
        team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &days, &given, None).await.unwrap();
        team.store.bookings().cancel_session(&actor(&team.coach), &series[0], true, None).await.unwrap();
        assert_eq!(starts(&team).await, ["10 13:00"]);
    }

    async fn moving_a_session_earlier_shortens_its_offers(test: TestDb) {
        let team = test.team(1).await;
        let session = team.session("2026-12-17T13:00:00Z", 1).await;
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let booking = team.booked(&awa, &session).await;
        team.waits(&bilal, &session).await;
        team.store.bookings().cancel_by_structure(&actor(&team.coach), &booking, None).await.unwrap();
        team.store.bookings().change_session(&actor(&team.coach), &session, &change("2026-11-23", "12:00:00", 1, false)).await.unwrap();
        let offered = team.store.bookings().waitlist_entries_of(&bilal, now()).await.unwrap();
        assert_eq!(offered[0].offered_until, Some(at("2026-11-23T11:00:00Z")));
    }

    async fn series_with_one_overlapping_date_is_not_moved(test: TestDb) {
        let team = test.team(1).await;
        let series = series(&team).await;
        team.session("2026-12-18T13:30:00Z", 2).await;
        let moved = team.store.bookings().change_session(&actor(&team.coach), &series[0], &change("2026-12-04", "14:00:00", 2, true)).await;
        assert_eq!(refusal(moved), no(BookingRefusal::CoachBusy));

        let awa = team.newcomer("Awa").await;
        team.booked(&awa, &series[1]).await;
        team.booked(&awa, &team.session_beside("2026-12-11T10:00:00Z", 2).await).await;
        let moved = team.store.bookings().change_session(&actor(&team.coach), &series[0], &change("2026-12-04", "11:30:00", 2, true)).await;
        assert_eq!(refusal(moved), no(BookingRefusal::Overlap));
        assert_eq!(starts(&team).await, ["03 13:00", "10 13:00", "11 10:00", "17 13:00", "18 13:30"]);
        let cells = test.number(format!("select count(*) from busy where person_id = '{}'", team.coach)).await;
        assert_eq!(cells, 4 * 12);
    }

    async fn opening_a_series_with_one_overlapping_date_is_refused(test: TestDb) {
        let team = test.team(1).await;
        team.session("2026-12-17T13:30:00Z", 2).await;
        let sessions = ["03", "10", "17"].map(|date| vec![span(&format!("2026-12-{date}T13:00:00Z"), 60)]).to_vec();
        let new = NewSessions { sessions, ..team.session_at("2026-12-03T13:00:00Z", 2).await };
        assert_eq!(refusal(team.store.bookings().open_sessions(&actor(&team.coach), &new).await), no(BookingRefusal::CoachBusy));
        assert_eq!(starts(&team).await, ["17 13:30"]);
    }

    async fn fewer_places_than_held_are_refused_and_more_are_offered_to_the_waitlist(test: TestDb) {
        let team = test.team(1).await;
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        for name in ["Awa", "Bilal"] {
            team.booked(&team.newcomer(name).await, &session).await;
        }
        let waiting = [team.newcomer("Chloé").await, team.newcomer("Denis").await];
        for person in &waiting {
            team.waits(person, &session).await;
        }
        let places = |places| change("2026-12-03", "14:00:00", places, false);
        let coach = actor(&team.coach);
        assert_eq!(refusal(team.store.bookings().change_session(&coach, &session, &places(1)).await), no(BookingRefusal::PlacesHeld));
        team.store.bookings().change_session(&coach, &session, &places(3)).await.unwrap();
        let entries = team.store.bookings().waitlist_of(&session).await.unwrap();
        let seen: Vec<_> = entries.iter().map(|entry| (&entry.participant_id, entry.state)).collect();
        assert_eq!(seen, [(&waiting[0], WaitlistState::Offered), (&waiting[1], WaitlistState::Waiting)]);
        assert_eq!(refusal(team.store.bookings().change_session(&coach, &session, &places(2)).await), no(BookingRefusal::PlacesHeld), "it is offered");
        assert_eq!(test.number("select count(*) from outbox where notice = 'Moved'").await, 0, "changed places send no message");
    }

    async fn removed_places_are_added_again_and_booked(test: TestDb) {
        let team = test.team(1).await;
        let (session, coach) = (team.session("2026-12-03T13:00:00Z", 3).await, actor(&team.coach));
        let awa = team.newcomer("Awa").await;
        team.booked(&awa, &session).await;
        for places in [1, 2, 4] {
            team.store.bookings().change_session(&coach, &session, &change("2026-12-03", "14:00:00", places, false)).await.unwrap();
            let read = team.store.bookings().session(&awa, &session).await.unwrap();
            assert_eq!((read.places, read.taken, read.left()), (places, 1, places - 1));
        }
        for name in ["Bilal", "Chloé", "Denis"] {
            team.booked(&team.newcomer(name).await, &session).await;
        }
        assert_eq!(refusal(team.book(&team.newcomer("Elif").await, &session).await), no(BookingRefusal::Full));
    }

    async fn moved_session_sends_a_message_to_its_waitlist(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session("2026-12-03T13:00:00Z", 1).await, team.newcomer("Awa").await);
        let (bilal, chloe) = (team.newcomer("Bilal").await, team.newcomer("Chloé").await);
        team.booked(&awa, &session).await;
        team.waits(&bilal, &session).await;
        let gone = team.waits(&chloe, &session).await;
        team.store.bookings().leave_waitlist(&actor(&chloe), &chloe, &gone).await.unwrap();
        team.store.bookings().change_session(&actor(&team.coach), &session, &change("2026-12-03", "14:00:00", 1, false)).await.unwrap();
        let messages = "select person_id from outbox where notice = 'Moved' and entry_id is not null";
        assert_eq!(test.texts(messages).await, [""; 0], "nothing moved");
        team.store.bookings().change_session(&actor(&team.coach), &session, &change("2026-12-04", "14:00:00", 1, false)).await.unwrap();
        assert_eq!(test.texts(messages).await, [bilal.as_str()]);
        let id = test.texts("select id from outbox where notice = 'Moved' and entry_id is not null").await.remove(0);
        let notice = test.db.notice(&id).await.unwrap().unwrap();
        assert!(notice.is_for_waitlist());
        assert_eq!((notice.starts_at, notice.sending(now())), (at("2026-12-04T13:00:00Z"), domain::bookings::notice::Sending::Now));
        // The message to a participant who has left the waitlist is dropped.
        let entry = team.store.bookings().waitlist_of(&session).await.unwrap().remove(0).id;
        team.store.bookings().leave_waitlist(&actor(&bilal), &bilal, &entry).await.unwrap();
        assert_eq!(test.db.notice(&id).await.unwrap().unwrap().sending(now()), domain::bookings::notice::Sending::Never);
    }

    async fn changed_time_or_link_keeps_bookings_and_sends_a_message(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa) = (team.session("2026-12-03T13:00:00Z", 2).await, team.newcomer("Awa").await);
        team.booked(&awa, &session).await;
        let link = Some("https://visio.exemple.fr/awa".to_owned());
        let elsewhere = SessionChange { link: link.clone(), ..change("2026-12-03", "14:00:00", 2, false) };
        for _ in 0..2 {
            team.store.bookings().change_session(&actor(&team.coach), &session, &elsewhere).await.unwrap();
        }
        assert_eq!(test.number("select count(*) from outbox where notice = 'Moved'").await, 1, "the second changes nothing");
        team.store.bookings().change_session(&actor(&team.coach), &session, &SessionChange { time: "15:00:00".parse().unwrap(), ..elsewhere }).await.unwrap();
        assert_eq!(test.number("select count(*) from outbox where notice = 'Moved'").await, 2);
        let held = team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap();
        assert_eq!((held[0].starts_at, held[0].link.clone()), (at("2026-12-03T14:00:00Z"), link));
    }
}
