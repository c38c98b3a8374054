//! Every action on bookings by many participants at once: each succeeds or is refused, and afterwards every place and every hour
//! has one holder.

use crate::support::{
    bookings::wish,
    db::{Team, TestDb, actor, at, at_once, day, now, on_both_engines},
};
use chrono::Duration;
use domain::{
    bookings::leave::LeaveDays,
    values::ids::{PersonId, SessionId, SessionTypeId},
};
use store::{Decision, MoveTo, NewSessions, Result, SessionChange, StoreError, StructureStore};

/// The rows on which the participants act.
#[derive(Clone)]
struct Fixture {
    team: Team,
    coaches: Vec<PersonId>,
    sessions: Vec<SessionId>,
    meeting: SessionTypeId,
}

async fn set_up(test: &TestDb) -> Fixture {
    let team = test.team(1).await;
    let (mut coaches, mut sessions) = (vec![team.coach.clone()], Vec::new());
    for name in ["Hugo", "Inès"] {
        coaches.push(team.colleague(name).await);
    }
    for (nth, coach) in coaches.iter().enumerate() {
        team.window(coach, "14:00:00", "18:00:00").await;
        for date in ["2026-12-03", "2026-12-04"] {
            let starts_at = format!("{date}T{}:00:00Z", 9 + nth / 2);
            sessions.push(team.open(&NewSessions { coach: coach.clone(), ..team.session_at(&starts_at, 2).await }).await);
        }
    }
    Fixture { meeting: team.slot_type("Entretien", 60).await, team, coaches, sessions }
}

impl Fixture {
    async fn act(&self, store: &StructureStore, who: &PersonId, number: usize) -> Result<()> {
        let (team, session) = (actor(&self.team.coach), &self.sessions[number / 7 % self.sessions.len()]);
        let coach = &self.coaches[number / 3 % self.coaches.len()];
        let slot = wish(&self.meeting, coach, at("2026-12-03T13:00:00Z") + Duration::hours((number / 5 % 4) as i64));
        let held = store.bookings().upcoming_bookings(who, now()).await?;
        let mine = held.get(number % held.len().max(1));
        match (number % 12, mine) {
            (0 | 1, _) => store.bookings().book(&actor(who), who, session).await.map(|_| ()),
            (2, _) => store.bookings().book_slot(&actor(who), who, &slot).await.map(|_| ()),
            (3, Some(mine)) => store.bookings().cancel_booking(&actor(who), who, &mine.id, None).await.map(|_| ()),
            (4, Some(mine)) => store.bookings().move_booking(&actor(who), who, &mine.id, &MoveTo::Session(session.clone())).await,
            (5, Some(mine)) => store.bookings().move_booking(&actor(who), who, &mine.id, &MoveTo::Slot(slot)).await,
            (6, _) => store.bookings().join_waitlist(&actor(who), who, session).await.map(|_| ()),
            (7, _) => match store.bookings().waitlist_entries_of(who, now()).await?.first() {
                Some(turn) if number.is_multiple_of(2) => store.bookings().leave_waitlist(&actor(who), who, &turn.id).await.map(|_| ()),
                Some(turn) => store.bookings().accept_offer(&actor(who), who, &turn.id).await.map(|_| ()),
                None => Ok(()),
            },
            (8, Some(mine)) => store.bookings().cancel_by_structure(&team, &mine.id, None).await.map(|_| ()),
            (9, _) => {
                let seen = store.bookings().session(who, session).await?;
                let change = SessionChange {
                    day: domain::values::paris::day(seen.starts_at),
                    time: format!("{:02}:00:00", 9 + number % 3).parse().unwrap(),
                    minutes: 60,
                    places: 2 + (number % 2) as i64,
                    venue: None,
                    link: None,
                    following: false,
                };
                store.bookings().change_session(&team, session, &change).await
            }
            (10, _) => {
                let leave = LeaveDays { from: day("2026-12-03"), to: day("2026-12-03") };
                let to = &self.coaches[(number / 3 + 1) % self.coaches.len()];
                let found = store.bookings().sessions_in_leave(coach, &leave, now()).await?;
                let decide = |nth: usize| if nth.is_multiple_of(2) { Decision::Reassign(to.clone()) } else { Decision::Cancel };
                let decisions: Vec<_> = found.into_iter().enumerate().map(|(nth, id)| (id, decide(nth))).collect();
                let taken = store.bookings().take_leave(&team, coach, &leave, &decisions, None).await?;
                store.bookings().end_leave(&team, None, &taken).await
            }
            (11, _) if number.is_multiple_of(5) => store.bookings().cancel_session(&team, session, false, None).await,
            _ => Ok(()),
        }
    }
}

on_both_engines! {
    async fn every_action_at_once_leaves_one_holder_per_place_and_hour(test: TestDb) {
        let fixture = set_up(&test).await;
        let doors = test.doors(&fixture.team).await;
        let mut crowd = Vec::new();
        for nth in 0..12usize {
            let (fixture, store, who) = (fixture.clone(), doors[nth % 2].clone(), fixture.team.newcomer(&format!("N{nth}")).await);
            crowd.push(async move {
                let (mut number, mut done) = (nth * 7919 + 17, 0);
                for _ in 0..40 {
                    number = (number * 1_103_515_245 + 12_345) % 2_147_483_648;
                    match fixture.act(&store, &who, number / 65_536).await {
                        Ok(()) => done += 1,
                        Err(StoreError::Refused(_) | StoreError::NotFound) => {}
                        Err(broken) => panic!("neither done nor refused: {broken}"),
                    }
                }
                done
            });
        }
        assert!(at_once(crowd).await.into_iter().all(|done: i32| done > 0));
        let held = "b.state in ('Booked', 'Attended', 'NoShow')";
        for (never, sql) in [
            ("a booking without its place", format!(
                "select count(*) from booking b where {held} and not exists (select 1 from session_place p
                 where p.session_id = b.session_id and p.place = b.place and p.held_by = b.id and not p.closed)")),
            ("a held place without booking or offer", format!(
                "select count(*) from session_place p where p.held_by is not null
                 and not exists (select 1 from booking b where b.id = p.held_by and b.place = p.place and {held})
                 and not exists (select 1 from waitlist_entry w where w.id = p.held_by and w.place = p.place and w.state = 'Offered')")),
            ("busy time without session or booking", format!(
                "select count(*) from busy k join session s on s.id = k.session_id where s.cancelled_at is not null
                 or (s.coach_id <> k.person_id and not exists
                 (select 1 from booking b where b.session_id = s.id and b.participant_id = k.person_id and {held}))")),
            ("a waiting entry while a place is free", "select count(*) from waitlist_entry w where w.state = 'Waiting' and exists
                 (select 1 from session_place p where p.session_id = w.session_id and p.held_by is null and not p.closed)".into()),
            ("an active entry of a participant who holds a place", format!(
                "select count(*) from waitlist_entry w join booking b on b.session_id = w.session_id
                 and b.participant_id = w.participant_id where w.state in ('Waiting', 'Offered') and {held}")),
            ("places that differ from the number of places", "select count(*) from session s where s.places <>
                 (select count(*) from session_place p where p.session_id = s.id and not p.closed)".into()),
        ] {
            assert_eq!(test.number(sql).await, 0, "{never}");
        }
        let hours = test.number("select count(*) from session where cancelled_at is null").await
            + test.number(format!("select count(*) from booking b where {held}")).await;
        assert_eq!(test.number("select count(*) from busy").await, hours * 12, "every booking and every session has its busy time");
        for notice in test.texts("select id from outbox where notice is not null").await {
            test.db.notice(&notice).await.unwrap();
        }
    }
}
