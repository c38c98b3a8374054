//! The waitlist of a full session: a freed place is offered to the first entry for a time, then to the next.

use crate::support::db::{Team, TestDb, actor, assert_not_found, at, minutes_later, now, on_both_engines, refusal};
use chrono::Duration;
use domain::{
    bookings::{BookingRefusal, waitlist::WaitlistState},
    values::ids::{BookingId, PersonId, SessionId, WaitlistEntryId},
};
use store::{Actor, MoveTo, Refusal, WaitlistOutcome};

fn no(reason: BookingRefusal) -> Refusal {
    Refusal::Booking(reason)
}

const STARTS: &str = "2026-12-03T13:00:00Z";

/// A session with one place, held by Awa, and Bilal and Chloé in its waitlist.
struct Full {
    team: Team,
    session: SessionId,
    awa: PersonId,
    booking: BookingId,
    bilal: PersonId,
    chloe: PersonId,
    entries: [WaitlistEntryId; 2],
}

async fn full(test: &TestDb) -> Full {
    let team = test.team(1).await;
    let (session, awa) = (team.session(STARTS, 1).await, team.newcomer("Awa").await);
    let booking = team.booked(&awa, &session).await;
    let (bilal, chloe) = (team.newcomer("Bilal").await, team.newcomer("Chloé").await);
    let entries = [team.waits(&bilal, &session).await, team.waits(&chloe, &session).await];
    Full { team, session, awa, booking, bilal, chloe, entries }
}

impl Full {
    async fn cancel(&self) {
        self.team.store.bookings().cancel_booking(&actor(&self.awa), &self.awa, &self.booking, None).await.unwrap();
    }

    async fn waitlist(&self) -> Vec<(PersonId, WaitlistState)> {
        let entries = self.team.store.bookings().waitlist_of(&self.session).await.unwrap();
        entries.into_iter().map(|entry| (entry.participant_id, entry.state)).collect()
    }
}

on_both_engines! {
    async fn joining_twice_makes_one_entry_and_a_free_place_refuses_it(test: TestDb) {
        let full = full(&test).await;
        let (team, bilal) = (&full.team, &full.bilal);
        assert_eq!(team.store.bookings().join_waitlist(&actor(bilal), bilal, &full.session).await.unwrap(), WaitlistOutcome::AlreadyJoined);
        assert_eq!(team.store.bookings().join_waitlist(&actor(&full.awa), &full.awa, &full.session).await.unwrap(), WaitlistOutcome::AlreadyJoined);
        let waiting = team.store.bookings().waitlist_entries_of(&full.chloe, now()).await.unwrap();
        assert_eq!((waiting.len(), waiting[0].position, waiting[0].state), (1, 2, WaitlistState::Waiting));
        let free = team.session("2026-12-04T13:00:00Z", 1).await;
        assert_eq!(refusal(team.store.bookings().join_waitlist(&actor(bilal), bilal, &free).await), no(BookingRefusal::NotFull));
        let begun = Actor::person(&full.awa, at(STARTS));
        let dave = team.newcomer("Denis").await;
        assert_eq!(refusal(team.store.bookings().join_waitlist(&begun, &dave, &full.session).await), no(BookingRefusal::Past));
    }

    async fn freed_place_is_offered_to_the_first_entry_and_booked(test: TestDb) {
        let full = full(&test).await;
        full.cancel().await;
        let (bilal, chloe) = (full.bilal.clone(), full.chloe.clone());
        assert_eq!(full.waitlist().await, [(bilal.clone(), WaitlistState::Offered), (chloe.clone(), WaitlistState::Waiting)]);
        let offered = full.team.store.bookings().waitlist_entries_of(&bilal, now()).await.unwrap();
        assert_eq!(offered[0].offered_until, Some(now() + Duration::days(1)));
        assert_eq!(refusal(full.team.book(&full.awa, &full.session).await), no(BookingRefusal::Full));
        assert_not_found(full.team.store.bookings().accept_offer(&actor(&chloe), &chloe, &full.entries[0]).await);
        assert_eq!(refusal(full.team.store.bookings().accept_offer(&actor(&chloe), &chloe, &full.entries[1]).await), no(BookingRefusal::OfferOver));
        for _ in 0..2 {
            full.team.store.bookings().accept_offer(&actor(&bilal), &bilal, &full.entries[0]).await.unwrap();
        }
        assert_eq!(full.team.store.bookings().booked_names(&full.session).await.unwrap(), ["Bilal Roussel"]);
        assert_eq!(full.waitlist().await, [(chloe, WaitlistState::Waiting)]);
    }

    async fn expired_offer_goes_to_the_next_and_joining_again_is_last(test: TestDb) {
        let full = full(&test).await;
        full.cancel().await;
        let (bilal, chloe) = (full.bilal.clone(), full.chloe.clone());
        test.db.expire_offers(minutes_later(1439)).await.unwrap();
        assert_eq!(full.waitlist().await[0], (bilal.clone(), WaitlistState::Offered));
        test.db.expire_offers(minutes_later(1440)).await.unwrap();
        assert_eq!(full.waitlist().await, [(chloe.clone(), WaitlistState::Offered)]);
        let late = Actor::person(&bilal, minutes_later(1440));
        assert_eq!(refusal(full.team.store.bookings().accept_offer(&late, &bilal, &full.entries[0]).await), no(BookingRefusal::OfferOver));
        full.team.store.bookings().join_waitlist(&late, &bilal, &full.session).await.unwrap();
        full.team.store.bookings().leave_waitlist(&late, &chloe, &full.entries[1]).await.unwrap();
        assert_eq!(full.waitlist().await, [(bilal, WaitlistState::Offered)]);
    }

    async fn refused_acceptance_keeps_the_offer_until_it_expires(test: TestDb) {
        let full = full(&test).await;
        let (team, bilal) = (&full.team, &full.bilal);
        let elsewhere = team.booked(bilal, &team.session_beside(STARTS, 1).await).await;
        full.cancel().await;
        assert_eq!(refusal(team.store.bookings().accept_offer(&actor(bilal), bilal, &full.entries[0]).await), no(BookingRefusal::Overlap));
        assert_eq!(full.waitlist().await[0], (bilal.clone(), WaitlistState::Offered));
        team.store.bookings().cancel_booking(&actor(bilal), bilal, &elsewhere, None).await.unwrap();
        team.store.bookings().accept_offer(&actor(bilal), bilal, &full.entries[0]).await.unwrap();
    }

    async fn moving_to_an_offered_place_closes_the_entry(test: TestDb) {
        let full = full(&test).await;
        let (team, bilal, chloe) = (&full.team, &full.bilal, &full.chloe);
        let other = team.session("2026-12-04T13:00:00Z", 2).await;
        let booking = team.booked(bilal, &other).await;
        let to = MoveTo::Session(full.session.clone());
        assert_eq!(refusal(team.store.bookings().move_booking(&actor(bilal), bilal, &booking, &to).await), no(BookingRefusal::Full));
        full.cancel().await;
        let fresh = team.booked(&full.awa, &other).await;
        assert_eq!(refusal(team.store.bookings().move_booking(&actor(&full.awa), &full.awa, &fresh, &to).await), no(BookingRefusal::Full));
        team.store.bookings().move_booking(&actor(bilal), bilal, &booking, &to).await.unwrap();
        assert_eq!(team.store.bookings().booked_names(&full.session).await.unwrap(), ["Bilal Roussel"]);
        assert_eq!(full.waitlist().await, [(chloe.clone(), WaitlistState::Waiting)]);
        assert_eq!(team.store.bookings().session(bilal, &full.session).await.unwrap().taken, 1);
    }

    async fn cancelled_session_has_no_waitlist(test: TestDb) {
        let full = full(&test).await;
        full.cancel().await;
        full.team.store.bookings().cancel_session(&actor(&full.team.coach), &full.session, false, None).await.unwrap();
        assert_eq!(full.waitlist().await, []);
        let over = full.team.store.bookings().accept_offer(&actor(&full.bilal), &full.bilal, &full.entries[0]).await;
        assert_eq!(refusal(over), no(BookingRefusal::SessionCancelled));
        assert_eq!(test.number("select count(*) from session_place where held_by is not null").await, 0);
    }

    async fn offer_made_at_night_runs_from_the_morning(test: TestDb) {
        let full = full(&test).await;
        // 02:00 in Paris.
        let night = at("2026-11-29T01:00:00Z");
        full.team.store.bookings().cancel_booking(&Actor::person(&full.awa, night), &full.awa, &full.booking, None).await.unwrap();
        let offered = full.team.store.bookings().waitlist_entries_of(&full.bilal, night).await.unwrap();
        // A day from 08:00 in Paris.
        assert_eq!(offered[0].offered_until, Some(at("2026-11-30T07:00:00Z")));
        test.db.expire_offers(at("2026-11-30T06:59:00Z")).await.unwrap();
        assert_eq!(full.waitlist().await[0], (full.bilal.clone(), WaitlistState::Offered));
    }

    async fn place_freed_at_night_before_an_early_session_is_not_offered(test: TestDb) {
        let team = test.team(1).await;
        let (session, awa, bilal) = (team.session("2026-12-03T06:30:00Z", 1).await, team.newcomer("Awa").await, team.newcomer("Bilal").await);
        let booking = team.booked(&awa, &session).await;
        team.waits(&bilal, &session).await;
        let night = Actor::person(&awa, at("2026-12-03T01:00:00Z"));
        team.store.bookings().cancel_booking(&night, &awa, &booking, Some("Malade")).await.unwrap();
        assert_eq!(team.store.bookings().waitlist_of(&session).await.unwrap()[0].state, WaitlistState::Waiting);
        assert_eq!(test.number("select count(*) from outbox where notice = 'Offered'").await, 0);
    }
}
