//! Calendar feeds: the address can be revoked, and each change raises the sequence number of an entry.

use crate::support::{
    bookings::{WORKSHOP, span},
    db::{TestDb, actor, at, day, minutes_later, now, on_both_engines},
};
use domain::{
    bookings::{attendance::Attendance, session_type::NewSessionType},
    people::Role,
};
use store::{Actor, MoveTo, NewSessions, SessionChange};

on_both_engines! {
    async fn feed_token_shows_its_owner_until_it_is_revoked(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        assert_eq!(team.store.bookings().feed_opened_at(&awa).await.unwrap(), None);
        team.store.bookings().open_feed(&actor(&awa), &awa, "first").await.unwrap();
        let owner = test.db.feed_owner("first").await.unwrap().unwrap();
        assert_eq!((&owner.person_id, &owner.structure_id, owner.role), (&awa, team.store.structure_id(), Role::Participant));
        team.store.bookings().open_feed(&Actor::person(&awa, minutes_later(1)), &awa, "second").await.unwrap();
        assert_eq!(test.db.feed_owner("first").await.unwrap(), None);
        assert_eq!(team.store.bookings().feed_opened_at(&awa).await.unwrap(), Some(minutes_later(1)));
        for _ in 0..2 {
            team.store.bookings().revoke_feed(&actor(&awa), &awa).await.unwrap();
        }
        assert_eq!(test.db.feed_owner("second").await.unwrap(), None);
        assert_eq!(test.db.feed_owner("never").await.unwrap(), None);
        assert_eq!(team.store.bookings().feed_opened_at(&awa).await.unwrap(), None);
        let actions: Vec<_> = team.store.journal().events_of(awa.as_str()).await.unwrap().into_iter().map(|line| line.action).collect();
        assert_eq!(actions.iter().filter(|action| *action == "calendar.revoked").count(), 1);
    }

    async fn booking_keeps_its_entry_and_each_change_raises_its_sequence(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 2).await);
        let booking = team.booked(&awa, &session).await;
        let seen = || async {
            let dates = team.store.bookings().calendar_of(&awa, Role::Participant, now()).await.unwrap();
            assert_eq!((dates.len(), dates[0].subject.as_str()), (1, booking.as_str()));
            (dates[0].sequence, dates[0].starts_at, dates[0].is_cancelled())
        };
        assert_eq!(seen().await, (0, at("2026-12-03T13:00:00Z"), false));
        let to = MoveTo::Session(team.session("2026-12-04T13:00:00Z", 2).await);
        team.store.bookings().move_booking(&actor(&awa), &awa, &booking, &to).await.unwrap();
        assert_eq!(seen().await, (1, at("2026-12-04T13:00:00Z"), false));
        let MoveTo::Session(session) = to else { unreachable!() };
        let change = SessionChange {
            day: day("2026-12-05"),
            time: "14:00:00".parse().unwrap(),
            minutes: 60,
            places: 2,
            venue: None,
            link: None,
            following: false,
        };
        team.store.bookings().change_session(&actor(&team.coach), &session, &change).await.unwrap();
        assert_eq!(seen().await, (2, at("2026-12-05T13:00:00Z"), false));
        team.store.bookings().cancel_booking(&actor(&awa), &awa, &booking, None).await.unwrap();
        assert_eq!(seen().await, (3, at("2026-12-05T13:00:00Z"), true));
    }

    async fn excusing_and_unmarking_each_raise_the_sequence(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 2).await);
        let (booking, begun) = (team.booked(&awa, &session).await, Actor::person(&team.coach, at("2026-12-03T13:00:00Z")));
        let mut seen = Vec::new();
        for step in 0..3 {
            match step {
                1 => team.store.bookings().mark_attendance(&begun, &booking, Attendance::Excused).await.map(|_| ()).unwrap(),
                2 => team.store.bookings().unmark_attendance(&begun, &booking).await.map(|_| ()).unwrap(),
                _ => {}
            }
            let dates = team.store.bookings().calendar_of(&awa, Role::Participant, now()).await.unwrap();
            seen.push((dates[0].sequence, dates[0].is_cancelled()));
        }
        assert_eq!(seen, [(0, false), (1, true), (2, false)]);
    }

    async fn coach_calendar_has_every_date_and_cancelled_sessions(test: TestDb) {
        let team = test.team(1).await;
        let dates = vec![vec![span("2026-12-03T13:00:00Z", 60), span("2026-12-04T13:00:00Z", 60)]];
        let two = team.open(&NewSessions { sessions: dates, ..team.session_at("2026-12-03T13:00:00Z", 2).await }).await;
        let cancelled = team.session("2026-12-07T13:00:00Z", 2).await;
        team.session_beside("2026-12-03T13:00:00Z", 2).await;
        team.store.bookings().cancel_session(&actor(&team.coach), &cancelled, false, None).await.unwrap();
        let seen = team.store.bookings().calendar_of(&team.coach, Role::Coach, now()).await.unwrap();
        let rows: Vec<_> = seen.iter().map(|one| (one.session_id.clone(), one.position, one.sequence, one.is_cancelled())).collect();
        assert_eq!(rows, [(two.clone(), 1, 0, false), (two, 2, 0, false), (cancelled, 1, 1, true)]);
        assert_eq!(team.store.bookings().calendar_of(&team.coach, Role::Coach, at("2026-12-05T00:00:00Z")).await.unwrap().len(), 1);
    }

    async fn moved_session_changes_the_stamp_of_its_bookings(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session("2026-12-03T13:00:00Z", 2).await);
        let booking = team.booked(&awa, &session).await;
        let stamp = || async { team.store.bookings().calendar_of(&awa, Role::Participant, now()).await.unwrap()[0].changed_at };
        assert_eq!(stamp().await, now());
        let change = SessionChange {
            day: day("2026-12-03"),
            time: "15:30:00".parse().unwrap(),
            minutes: 60,
            places: 2,
            venue: None,
            link: None,
            following: false,
        };
        team.store.bookings().change_session(&Actor::person(&team.coach, minutes_later(5)), &session, &change).await.unwrap();
        assert_eq!(stamp().await, minutes_later(5));
        // A later change of the booking counts too.
        team.store.bookings().cancel_booking(&Actor::person(&awa, minutes_later(9)), &awa, &booking, None).await.unwrap();
        assert_eq!(stamp().await, minutes_later(9));
    }

    async fn renamed_type_raises_the_sequence_of_sessions_that_are_not_over(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let (over, to_come) = (team.session("2026-11-24T13:00:00Z", 2).await, team.session("2026-12-03T13:00:00Z", 2).await);
        team.booked(&awa, &over).await;
        team.booked(&awa, &to_come).await;
        let between = at("2026-11-25T10:00:00Z");
        let seen = |who: domain::values::ids::PersonId, role| {
            let store = team.store.clone();
            async move {
                let dates = store.bookings().calendar_of(&who, role, now()).await.unwrap();
                dates.into_iter().map(|date| (date.title, date.sequence, date.changed_at)).collect::<Vec<_>>()
            }
        };
        let workshop = team.workshop().await;
        let known = team.store.bookings().session_type(&workshop).await.unwrap();
        let same = NewSessionType { cancel_notice: 4, ..NewSessionType::usual(known.kind, WORKSHOP, 8) };
        let by_coach = Actor::person(&team.coach, between);
        team.store.bookings().change_session_type(&by_coach, &workshop, &team.type_seen(&workshop).await, &same).await.unwrap();
        assert!(seen(awa.clone(), Role::Participant).await.iter().all(|(_, sequence, _)| *sequence == 0), "changed rules change no entry");
        let renamed = NewSessionType { title: "Chiffrer un devis".into(), ..same };
        team.store.bookings().change_session_type(&by_coach, &workshop, &team.type_seen(&workshop).await, &renamed).await.unwrap();
        for (who, role) in [(awa, Role::Participant), (team.coach.clone(), Role::Coach)] {
            let dates = seen(who, role).await;
            assert_eq!((dates[0].1, dates[0].2), (0, now()));
            assert_eq!(dates[1], ("Chiffrer un devis".into(), 1, between));
        }
    }
}
