//! Session types: their rules bind participants who book for themselves, not the team.

use crate::support::{
    bookings::{WORKSHOP, wish},
    db::{TestDb, actor, at, now, on_both_engines, refusal},
};
use chrono::Duration;
use domain::bookings::{BookableBy, BookingRefusal, BookingRules, SessionKind, session_type::NewSessionType};
use store::{Actor, BookingOutcome, NewSessions, Refusal, StoreError};

const STARTS: &str = "2026-12-03T13:00:00Z";

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

fn ruled(rules: BookingRules) -> NewSessionType {
    NewSessionType { rules, ..NewSessionType::usual(SessionKind::Expert, "Juriste", 8) }
}

const FREE: BookingRules = BookingRules { bookable_by: BookableBy::Everyone, book_notice: 0, most_open: None };

on_both_engines! {
    async fn booking_notice_includes_its_instant_and_does_not_bind_the_team(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let session_type = team.session_type(&ruled(BookingRules { book_notice: 12, ..FREE })).await;
        let session = team.open(&NewSessions { session_type, ..team.session_at(STARTS, 4).await }).await;
        let last = at(STARTS) - Duration::hours(12);
        let late = last + Duration::seconds(1);
        let book = |by: Actor, who| { let (store, session) = (team.store.clone(), session.clone()); async move { store.bookings().book(&by, &who, &session).await } };
        assert_eq!(refusal(book(Actor::person(&awa, late), awa.clone()).await), no(BookingRefusal::Notice));
        assert_eq!(book(Actor::person(&awa, last), awa).await.unwrap(), BookingOutcome::Booked);
        assert_eq!(book(Actor::person(&team.coach, late), bilal).await.unwrap(), BookingOutcome::Booked);
    }

    async fn booking_more_of_a_type_than_its_limit_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let session_type = team.session_type(&ruled(BookingRules { most_open: Some(1), ..FREE })).await;
        let mut sessions = Vec::new();
        for starts_at in [STARTS, "2026-12-04T13:00:00Z", "2026-12-05T13:00:00Z"] {
            let new = NewSessions { session_type: session_type.clone(), ..team.session_at(starts_at, 4).await };
            sessions.push(team.open(&new).await);
        }
        let first = team.booked(&awa, &sessions[0]).await;
        assert_eq!(refusal(team.book(&awa, &sessions[1]).await), no(BookingRefusal::TooMany));
        team.booked(&awa, &team.session("2026-12-07T13:00:00Z", 1).await).await;
        let once_begun = Actor::person(&awa, at(STARTS));
        team.store.bookings().book(&once_begun, &awa, &sessions[1]).await.unwrap();
        team.store.bookings().book(&actor(&team.coach), &awa, &sessions[2]).await.unwrap();
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap().len(), 4);
        team.store.bookings().cancel_by_structure(&actor(&team.coach), &first, None).await.unwrap();
        assert_eq!(refusal(team.book(&awa, &sessions[0]).await), no(BookingRefusal::TooMany), "two are still open");
    }

    async fn type_for_the_team_is_booked_by_the_team_only(test: TestDb) {
        let team = test.team(1).await;
        let (awa, bilal) = (team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let rules = BookingRules { bookable_by: BookableBy::Team, ..FREE };
        let session_type = team.session_type(&ruled(rules)).await;
        let meeting = team.session_type(&NewSessionType { places: 1, title: "Bilan".into(), ..ruled(rules) }).await;
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        let session = team.open(&NewSessions { session_type, ..team.session_at(STARTS, 1).await }).await;
        let slot = wish(&meeting, &team.coach, at("2026-12-04T08:00:00Z"));
        let only = no(BookingRefusal::TeamOnly);
        assert_eq!(refusal(team.book(&awa, &session).await), only);
        assert_eq!(refusal(team.store.bookings().book_slot(&actor(&awa), &awa, &slot).await), only);
        team.store.bookings().book(&actor(&team.coach), &awa, &session).await.unwrap();
        team.store.bookings().book_slot(&actor(&team.coach), &awa, &slot).await.unwrap();
        assert_eq!(refusal(team.store.bookings().join_waitlist(&actor(&bilal), &bilal, &session).await), only);
    }

    async fn title_of_another_type_of_the_same_kind_is_refused(test: TestDb) {
        let (team, others) = (test.team(1).await, test.team(1).await);
        let new = |kind, title: &str| NewSessionType::usual(kind, title, 8);
        let first = team.session_type(&new(SessionKind::Training, WORKSHOP)).await;
        let add = |new: NewSessionType| { let team = team.clone(); async move { team.store.bookings().add_session_type(&actor(&team.coach), &new).await } };
        assert_eq!(refusal(add(NewSessionType { places: 4, ..new(SessionKind::Training, WORKSHOP) }).await), Refusal::TitleTaken);
        let second = add(new(SessionKind::Training, "Vendre")).await.unwrap();
        add(new(SessionKind::Expert, WORKSHOP)).await.unwrap();
        others.session_type(&new(SessionKind::Training, WORKSHOP)).await;
        let change = team.store.bookings().change_session_type(&actor(&team.coach), &second, &team.type_seen(&second).await, &new(SessionKind::Training, WORKSHOP)).await;
        assert_eq!(refusal(change), Refusal::TitleTaken);
        team.store.bookings().change_session_type(&actor(&team.coach), &first, &team.type_seen(&first).await, &new(SessionKind::Training, WORKSHOP)).await.unwrap();
        let titles: Vec<_> = team.store.bookings().session_types().await.unwrap().into_iter().map(|one| (one.kind, one.title)).collect();
        assert_eq!(titles.len(), 3, "{titles:?}");
    }

    async fn a_type_changed_since_it_was_shown_is_not_changed_and_the_same_change_twice_is_one(test: TestDb) {
        let team = test.team(1).await;
        let workshop = team.workshop().await;
        let seen = team.type_seen(&workshop).await;
        let of = |cancel_notice| NewSessionType { cancel_notice, ..NewSessionType::usual(SessionKind::Training, WORKSHOP, 8) };
        let change = async |seen: &str, hours| team.store.bookings().change_session_type(&actor(&team.coach), &workshop, seen, &of(hours)).await;
        change(&seen, 48).await.unwrap();
        change(&seen, 48).await.unwrap();
        assert_eq!(refusal(change(&seen, 72).await), Refusal::MovedOn);
        assert_eq!(team.store.bookings().session_type(&workshop).await.unwrap().cancel_notice, 48);
        change(&team.type_seen(&workshop).await, 72).await.unwrap();
        assert_eq!(team.store.bookings().session_type(&workshop).await.unwrap().cancel_notice, 72);
        let events = "select count(*) from audit where action = 'session_type.changed'";
        assert_eq!(test.number(events).await, 2);
    }

    async fn of_two_changes_of_one_type_at_once_one_is_refused(test: TestDb) {
        let team = test.team(1).await;
        let workshop = team.workshop().await;
        let seen = team.type_seen(&workshop).await;
        let change = async |cancel_notice| {
            let new = NewSessionType { cancel_notice, ..NewSessionType::usual(SessionKind::Training, WORKSHOP, 8) };
            team.store.bookings().change_session_type(&actor(&team.coach), &workshop, &seen, &new).await
        };
        let (one, other) = tokio::join!(change(48), change(72));
        let (kept, refused) = if one.is_ok() { (48, other) } else { (72, one) };
        assert_eq!(refusal(refused), Refusal::MovedOn);
        assert_eq!(team.store.bookings().session_type(&workshop).await.unwrap().cancel_notice, kept);
    }

    async fn changed_rules_apply_to_existing_bookings(test: TestDb) {
        let team = test.team(1).await;
        let (awa, session) = (team.newcomer("Awa").await, team.session(STARTS, 1).await);
        let booking = team.booked(&awa, &session).await;
        let stricter = NewSessionType { cancel_notice: 72, ..NewSessionType::usual(SessionKind::Training, WORKSHOP, 8) };
        let workshop = team.workshop().await;
        team.store.bookings().change_session_type(&actor(&team.coach), &workshop, &team.type_seen(&workshop).await, &stricter).await.unwrap();
        assert_eq!(team.store.bookings().booking(&awa, &booking).await.unwrap().cancel_notice, 72);
        let late = Actor::person(&awa, at(STARTS) - Duration::hours(71));
        assert_eq!(refusal(team.store.bookings().cancel_booking(&late, &awa, &booking, None).await), no(BookingRefusal::Reason));
    }

    async fn closed_type_is_not_bookable_and_keeps_its_bookings(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await);
        team.window(&team.coach, "09:00:00", "12:00:00").await;
        team.booked_slot(&awa, &wish(&meeting, &team.coach, at("2026-12-03T08:00:00Z"))).await;
        team.store.bookings().close_session_type(&actor(&team.coach), &meeting).await.unwrap();
        assert_eq!(team.store.bookings().session_types().await.unwrap(), []);
        let next = wish(&meeting, &team.coach, at("2026-12-03T09:00:00Z"));
        assert!(matches!(team.store.bookings().book_slot(&actor(&awa), &awa, &next).await, Err(StoreError::NotFound)));
        assert_eq!(team.store.bookings().upcoming_bookings(&awa, now()).await.unwrap()[0].title, "Entretien");
    }
}
