//! The next free slot among several types: the first of all lists of free slots, wherever it lies.

use crate::support::{
    bookings::wish,
    db::{Team, TestDb, actor, at, day, now, on_both_engines, today},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::{
    bookings::{BookingRules, SessionKind, leave::LeaveDays, session_type::NewSessionType},
    values::{
        ids::{PersonId, SessionTypeId},
        paris,
    },
};
use store::{NextSlot, SessionType, SlotSearch};

async fn types(team: &Team, ids: &[&SessionTypeId]) -> Vec<SessionType> {
    let mut types = Vec::new();
    for id in ids {
        types.push(team.store.bookings().session_type(id).await.unwrap());
    }
    types
}

/// A search for a participant who books with the coach, from a day on over so many days.
fn search<'a>(team: &'a Team, who: &'a PersonId, from: NaiveDate, days: i64) -> SlotSearch<'a> {
    SlotSearch { participant: who, coach: Some(&team.coach), from, to: from + Duration::days(days - 1), in_own_name: true }
}

async fn next(team: &Team, types: &[SessionType], search: &SlotSearch<'_>, now: DateTime<Utc>) -> Option<NextSlot> {
    team.store.bookings().next_slot(types, search, now).await.unwrap()
}

/// Its start on the wall clock of Paris.
fn wall(next: &Option<NextSlot>) -> Option<String> {
    next.as_ref().map(|next| paris::wall_clock(next.slot.span.starts_at).format("%Y-%m-%d %H:%M").to_string())
}

on_both_engines! {
    async fn next_slot_is_the_first_of_all_free_slots_until_none_is_left(test: TestDb) {
        let team = test.team(1).await;
        let (long, short, awa) = (team.slot_type("Entretien", 60).await, team.slot_type("Appel", 45).await, team.newcomer("Awa").await);
        team.window(&team.coach, "13:30:00", "16:00:00").await;
        let types = types(&team, &[&long, &short]).await;
        let search = search(&team, &awa, today(), 2);
        let mut booked = 0;
        loop {
            let mut free = Vec::new();
            for of in &types {
                free.extend(team.store.bookings().free_slots(of, &search, now()).await.unwrap());
            }
            let first = free.into_iter().min_by_key(|slot| slot.span.starts_at);
            let found = next(&team, &types, &search, now()).await;
            assert_eq!(found.as_ref().map(|next| &next.slot), first.as_ref());
            let Some(found) = found else { break };
            team.booked_slot(&awa, &wish(&found.session_type.id, &team.coach, found.slot.span.starts_at)).await;
            booked += 1;
        }
        assert_eq!(booked, 2 * 2, "two hours and a half hold two of an hour on each day");
    }

    async fn leave_holidays_and_notice_are_skipped(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.newcomer("Awa").await;
        let usual = NewSessionType::usual(SessionKind::Coaching, "Entretien", 1);
        let rules = BookingRules { book_notice: 24, ..usual.rules };
        let meeting = team.session_type(&NewSessionType { rules, ..usual }).await;
        team.window(&team.coach, "09:00:00", "10:00:00").await;
        let types = types(&team, &[&meeting]).await;
        let search = search(&team, &awa, today(), 60);
        // It is 11:00 in Paris: tomorrow at 9:00 is nearer than a day.
        assert_eq!(wall(&next(&team, &types, &search, now()).await).as_deref(), Some("2026-11-25 09:00"));
        // Away until Christmas Eve; the day after it is a public holiday.
        let away = LeaveDays { from: day("2026-11-24"), to: day("2026-12-24") };
        team.store.bookings().take_leave(&actor(&team.coach), &team.coach, &away, &[], None).await.unwrap();
        assert_eq!(wall(&next(&team, &types, &search, now()).await).as_deref(), Some("2026-12-26 09:00"));
    }

    async fn nothing_is_found_without_a_free_slot_and_beyond_the_last_day(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Entretien", 60).await, team.newcomer("Awa").await);
        let types = types(&team, &[&meeting]).await;
        assert_eq!(next(&team, &types, &search(&team, &awa, today(), 84), now()).await, None, "no window");
        let window = team.window(&team.coach, "09:00:00", "10:00:00").await;
        test.raw(format!("update availability_window set first_day = '2027-01-20' where id = '{window}'")).await.unwrap();
        let until = |last: &str| (day(last) - today()).num_days() + 1;
        assert_eq!(next(&team, &types, &search(&team, &awa, today(), until("2027-01-19")), now()).await, None);
        let found = next(&team, &types, &search(&team, &awa, today(), until("2027-01-20")), now()).await;
        assert_eq!(wall(&found).as_deref(), Some("2027-01-20 09:00"));
        assert_eq!(next(&team, &[], &search(&team, &awa, today(), 84), now()).await, None, "no type");
        let other = test.team(7).await;
        assert_eq!(other.store.bookings().next_slot(&types, &search(&team, &awa, today(), 84), now()).await.unwrap(), None);
    }

    async fn case_8_next_slot_on_the_days_on_which_the_clocks_change(test: TestDb) {
        let team = test.team(1).await;
        let (meeting, awa) = (team.slot_type("Veille", 30).await, team.newcomer("Awa").await);
        team.window(&team.coach, "02:30:00", "03:30:00").await;
        let types = types(&team, &[&meeting]).await;
        // At midnight in Paris: 2:30 does not exist in March, and is the first of two in October.
        for (date, midnight, expected) in [
            ("2027-03-28", "2027-03-27T23:00:00Z", "2027-03-28T01:00:00Z"),
            ("2027-10-31", "2027-10-30T22:00:00Z", "2027-10-31T00:30:00Z"),
        ] {
            let found = next(&team, &types, &search(&team, &awa, day(date), 1), at(midnight)).await;
            assert_eq!(found.map(|next| next.slot.span.starts_at), Some(at(expected)), "{date}");
        }
    }
}
