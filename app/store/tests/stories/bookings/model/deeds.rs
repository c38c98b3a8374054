//! The same acts, done to the store.

use super::{
    Act, Slot,
    acts::Answer,
    expected::{Expected, Kind, SLOTS, Session},
};
use crate::support::db::{Team, TestDb, minutes_later, now, today};
use chrono::{Duration, NaiveDate, Weekday};
use domain::{
    bookings::{
        BookableBy, BookingRules, SessionKind, availability::NewWindow, leave::LeaveDays, recurrence::Recurrence,
        session_type::NewSessionType, span::Span, waitlist::WaitlistState,
    },
    values::{
        ids::{PersonId, SessionTypeId},
        paris,
    },
};
use std::ops::Range;
use store::{Actor, BookingOutcome, Decision, MoveTo, NewSessions, Refusal, Result, SessionChange, SlotWish, StoreError, WaitOutcome};

/// A team with three coaches, six people, and the first sessions.
pub struct World {
    pub team: Team,
    pub people: Vec<PersonId>,
    coaches: Vec<PersonId>,
    types: Vec<SessionTypeId>,
}

fn span(date: &Range<i64>) -> Span {
    Span { starts_at: minutes_later(date.start), ends_at: minutes_later(date.end) }
}

fn answer<T>(answer: Result<T>) -> Answer {
    match answer {
        Ok(_) => Answer::Done,
        Err(StoreError::Refused(Refusal::Booking(why))) => Answer::Refused(why),
        Err(StoreError::NotFound) => Answer::NotFound,
        Err(other) => panic!("{other}"),
    }
}

fn booked(outcome: Result<BookingOutcome>) -> Answer {
    if matches!(outcome, Ok(BookingOutcome::AlreadyHeld)) { Answer::Already } else { answer(outcome) }
}

impl World {
    pub async fn begin(test: &TestDb) -> (Self, Expected) {
        let team = test.team(1).await;
        let coaches = vec![team.coach.clone(), team.colleague("Hugo").await, team.colleague("Inès").await];
        let mut people = Vec::new();
        for name in ["Awa", "Bilal", "Chloé", "Denis", "Elif", "Farid"] {
            people.push(team.newcomer(name).await);
        }
        let hours = |book: i64, cancel: i64, most_open| Kind { book_notice: book * 60, cancel_notice: cancel * 60, most_open };
        let kinds = vec![hours(0, 24, None), hours(48, 2, Some(1)), hours(24, 24, Some(2))];
        let mut types = Vec::new();
        for (nth, kind) in kinds.iter().enumerate() {
            let most_open = kind.most_open.map(|most| most as i64);
            let rules = BookingRules { bookable_by: BookableBy::Everyone, book_notice: kind.book_notice / 60, most_open };
            let places = if nth == SLOTS { 1 } else { 8 };
            let usual = NewSessionType::usual(SessionKind::ALL[nth], "Atelier", places);
            types.push(team.session_type(&NewSessionType { cancel_notice: kind.cancel_notice / 60, rules, ..usual }).await);
        }
        let mut expected = Expected { kinds, ..Expected::default() };
        let (wednesday, thursday, friday) = (2 * 1440, 3 * 1440, 4 * 1440);
        let first: [(usize, usize, usize, &[i64]); 5] = [
            (0, 0, 2, &[thursday + 180]),
            (0, 1, 1, &[thursday + 210]),
            (0, 2, 1, &[wednesday + 240, thursday + 240]),
            (1, 0, 1, &[friday - 60]),
            (1, 0, 2, &[thursday + 240]),
        ];
        for (kind, coach, places, starts) in first {
            let dates: Vec<_> = starts.iter().map(|start| *start..start + 60).collect();
            let new = NewSessions {
                session_type: types[kind].clone(),
                coach: coaches[coach].clone(),
                sessions: vec![dates.iter().map(span).collect()],
                venue: None,
                link: None,
                places: places as i64,
            };
            let id = team.open(&new).await.to_string();
            expected.sessions.push(Session { id, kind, coach, dates, places, cancelled: false, from_slot: false });
        }
        let world = Self { team, people, coaches, types };
        for coach in [0, 2] {
            let days: Vec<Weekday> = (0u8..7).map(|day| day.try_into().unwrap()).collect();
            let new = NewWindow {
                first_day: today(),
                recurrence: Recurrence::weekly(&days, false, None),
                from: "13:00:00".parse().unwrap(),
                to: "16:00:00".parse().unwrap(),
                session_type: None,
                venue: None,
            };
            world.team.store.bookings().open_window(&world.by_team(0), &world.coaches[coach], &new).await.unwrap();
        }
        (world, expected)
    }

    fn by_team(&self, minute: i64) -> Actor {
        Actor::person(&self.team.coach, minutes_later(minute))
    }

    fn wish(&self, slot: &Slot, team: bool) -> SlotWish {
        SlotWish {
            session_type: self.types[SLOTS].clone(),
            coach: self.coaches[slot.coach].clone(),
            starts_at: minutes_later(slot.starts),
            at_any_time: team,
        }
    }

    pub async fn act(&mut self, test: &TestDb, expected: &Expected, act: &Act) -> Answer {
        let now = expected.now;
        let store = &self.team.store;
        let actor = |who: usize, team: bool| if team { self.by_team(now) } else { Actor::person(&self.people[who], minutes_later(now)) };
        let session = |nth: usize| expected.sessions[nth].id.clone().try_into().unwrap();
        let booking = |nth: usize| {
            let one = &expected.bookings[nth];
            (one.who, &self.people[one.who], one.id.clone().try_into().unwrap())
        };
        let turn = |nth: usize| {
            let one = &expected.turns[nth];
            (actor(one.who, false), &self.people[one.who], one.id.clone().try_into().unwrap())
        };
        match act {
            Act::Book { who, session: nth, team } => {
                booked(store.bookings().book(&actor(*who, *team), &self.people[*who], &session(*nth)).await)
            }
            Act::BookSlot { who, slot, team } => {
                booked(store.bookings().book_slot(&actor(*who, *team), &self.people[*who], &self.wish(slot, *team)).await)
            }
            Act::Cancel { booking: nth, reason } => {
                let (who, person, id) = booking(*nth);
                answer(store.bookings().cancel_booking(&actor(who, false), person, &id, reason.then_some("Malade")).await)
            }
            Act::TakeBack { booking: nth } => {
                answer(store.bookings().take_back_booking(&actor(0, true), &booking(*nth).2, Some("Salle prise")).await)
            }
            Act::Move { booking: nth, session: to, team } => {
                let (who, person, id) = booking(*nth);
                answer(store.bookings().move_booking(&actor(who, *team), person, &id, &MoveTo::Session(session(*to))).await)
            }
            Act::MoveToSlot { booking: nth, slot, team } => {
                let (who, person, id) = booking(*nth);
                answer(store.bookings().move_booking(&actor(who, *team), person, &id, &MoveTo::Slot(self.wish(slot, *team))).await)
            }
            Act::Wait { who, session: nth } => {
                match store.bookings().wait_for(&actor(*who, false), &self.people[*who], &session(*nth)).await {
                    Ok(WaitOutcome::Already) => Answer::Already,
                    other => answer(other),
                }
            }
            Act::Accept { turn: nth } => {
                let (by, person, id) = turn(*nth);
                answer(store.bookings().accept_offer(&by, person, &id).await)
            }
            Act::GiveUp { turn: nth } => {
                let (by, person, id) = turn(*nth);
                answer(store.bookings().give_turn_up(&by, person, &id).await)
            }
            Act::CancelSession { session: nth } => {
                answer(store.bookings().cancel_session(&actor(0, true), &session(*nth), false, None).await)
            }
            Act::Change { session: nth, later, places } => {
                let starts = paris::wall_clock(minutes_later(expected.starts(*nth) + later));
                let change = SessionChange {
                    day: starts.date(),
                    time: starts.time(),
                    minutes: 60,
                    places: *places as i64,
                    venue: None,
                    link: None,
                    following: false,
                };
                answer(store.bookings().change_session(&actor(0, true), &session(*nth), &change).await)
            }
            Act::Leave { coach, days, to, cancelled, forgotten } => {
                let leave = LeaveDays { from: day(days.start), to: day(days.end - 1) };
                let found: Vec<_> = expected.in_the_way(*coach, days).into_iter().map(session).collect();
                assert_eq!(store.bookings().sessions_in_leave(&self.coaches[*coach], &leave, minutes_later(now)).await.unwrap(), found);
                let decide = |nth| if cancelled[nth % 8] { Decision::Cancel } else { Decision::Give(self.coaches[*to].clone()) };
                let mut decisions: Vec<_> = found.into_iter().enumerate().map(|(nth, id)| (id, decide(nth))).collect();
                if *forgotten {
                    decisions.pop();
                }
                answer(store.bookings().take_leave(&actor(0, true), &self.coaches[*coach], &leave, &decisions, None).await)
            }
            Act::Mark { booking: nth, attendance } => {
                answer(store.bookings().mark_attendance(&actor(0, true), &booking(*nth).2, *attendance).await)
            }
            Act::Unmark { booking: nth } => answer(store.bookings().unmark_attendance(&actor(0, true), &booking(*nth).2).await),
            Act::TimePasses { minutes } => answer(test.db.settle_offers(minutes_later(now + minutes)).await),
        }
    }

    /// Gives what came into being its name in the store.
    pub async fn name(&self, expected: &mut Expected) {
        for nth in 0..expected.bookings.len() {
            let (who, session, id) = (expected.bookings[nth].who, expected.bookings[nth].session, expected.bookings[nth].id.clone());
            let (starts, named) = (expected.starts(session), expected.sessions[session].id.clone());
            if id.is_empty() || named.is_empty() {
                let held = self.team.store.bookings().bookings_to_come(&self.people[who], minutes_later(expected.now)).await.unwrap();
                let is_it =
                    |b: &&store::Booking| b.starts_at == minutes_later(starts) && (named.is_empty() || b.session_id.as_str() == named);
                let found = held.iter().find(is_it).unwrap();
                expected.bookings[nth].id = found.id.to_string();
                expected.sessions[session].id = found.session_id.to_string();
            }
        }
        for turn in expected.turns.iter_mut().filter(|turn| turn.id.is_empty()) {
            let session = expected.sessions[turn.session].id.clone().try_into().unwrap();
            let queue = self.team.store.bookings().queue_of(&session).await.unwrap();
            turn.id = queue.iter().find(|entry| entry.participant_id == self.people[turn.who]).unwrap().id.to_string();
        }
    }

    /// What is written, read past the store: bookings, who holds each place, everybody's time, turns and leave.
    pub async fn rows(&self, test: &TestDb) -> Vec<String> {
        let structure = self.team.store.structure_id();
        let of = |alias: &str| format!("{alias}.structure_id = '{structure}'");
        let sql = format!(
            "select 'booking ' || b.id || ' ' || b.session_id || ' ' || b.participant_id || ' ' || b.state
             || case when b.late then ' late' else '' end from booking b where {}
             union all select 'place ' || p.session_id || ' ' || p.held_by from session_place p join session s on s.id = p.session_id
             where {} and p.held_by is not null and not p.closed
             union all select 'misplaced ' || b.id from booking b where {} and b.state in ('Booked', 'Attended', 'NoShow')
             and not exists (select 1 from session_place p where p.session_id = b.session_id and p.place = b.place and p.held_by = b.id)
             union all select 'busy ' || k.person_id || ' ' || k.cell || ' ' || k.session_id
             from busy k join session s on s.id = k.session_id where {}
             union all select 'turn ' || w.id || ' ' || w.session_id || ' ' || w.participant_id || ' ' || w.state
             from waitlist_entry w where {}
             union all select 'away ' || l.coach_id || ' ' || l.day from leave_day l where {}",
            of("b"),
            of("s"),
            of("b"),
            of("s"),
            of("w"),
            of("l"),
        );
        let mut rows = test.texts(sql).await;
        rows.sort_unstable();
        rows
    }

    pub fn expected_rows(&self, expected: &Expected) -> Vec<String> {
        let mut rows = Vec::new();
        let mut busy = |person: &PersonId, session: &Session| {
            for date in &session.dates {
                let cells = (date.start / 5)..(date.end / 5);
                rows.extend(cells.map(|cell| format!("busy {person} {} {}", now().timestamp() / 300 + cell, session.id)));
            }
        };
        for session in expected.sessions.iter().filter(|session| !session.cancelled) {
            busy(&self.coaches[session.coach], session);
        }
        for booking in expected.bookings.iter().filter(|booking| booking.holds()) {
            busy(&self.people[booking.who], &expected.sessions[booking.session]);
        }
        for booking in &expected.bookings {
            let (session, late) = (&expected.sessions[booking.session].id, if booking.late { " late" } else { "" });
            rows.push(format!("booking {} {session} {} {}{late}", booking.id, self.people[booking.who], booking.state.as_str()));
            if booking.holds() {
                rows.push(format!("place {session} {}", booking.id));
            }
        }
        for turn in &expected.turns {
            let session = &expected.sessions[turn.session].id;
            rows.push(format!("turn {} {session} {} {}", turn.id, self.people[turn.who], turn.state.as_str()));
            if turn.state == WaitlistState::Offered {
                rows.push(format!("place {session} {}", turn.id));
            }
        }
        rows.extend(expected.away.iter().map(|(coach, nth)| format!("away {} {}", self.coaches[*coach], day(*nth))));
        rows.sort_unstable();
        rows
    }
}

fn day(nth: i64) -> NaiveDate {
    today() + Duration::days(nth)
}
