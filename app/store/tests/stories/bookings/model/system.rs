//! The same commands on the store.

use super::{
    Command, Slot,
    apply::Outcome,
    state::{Model, SLOTS, Session, TypeRules},
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
use store::{
    Actor, BookingOutcome, Decision, MoveTo, NewSessions, Refusal, Result, SessionChange, SlotRequest, StoreError, WaitlistOutcome,
};

/// A structure with three coaches, six participants and five sessions.
pub struct System {
    pub team: Team,
    pub people: Vec<PersonId>,
    coaches: Vec<PersonId>,
    types: Vec<SessionTypeId>,
}

fn span(date: &Range<i64>) -> Span {
    Span { starts_at: minutes_later(date.start), ends_at: minutes_later(date.end) }
}

fn outcome_of<T>(result: Result<T>) -> Outcome {
    match result {
        Ok(_) => Outcome::Done,
        Err(StoreError::Refused(Refusal::Booking(why))) => Outcome::Refused(why),
        Err(StoreError::NotFound) => Outcome::NotFound,
        Err(other) => panic!("{other}"),
    }
}

fn booking_outcome(result: Result<BookingOutcome>) -> Outcome {
    if matches!(result, Ok(BookingOutcome::AlreadyHeld)) { Outcome::Already } else { outcome_of(result) }
}

impl System {
    pub async fn set_up(test: &TestDb) -> (Self, Model) {
        let team = test.team(1).await;
        let coaches = vec![team.coach.clone(), team.colleague("Hugo").await, team.colleague("Inès").await];
        let mut people = Vec::new();
        for name in ["Awa", "Bilal", "Chloé", "Denis", "Elif", "Farid"] {
            people.push(team.newcomer(name).await);
        }
        let hours = |book: i64, cancel: i64, most_open| TypeRules { book_notice: book * 60, cancel_notice: cancel * 60, most_open };
        let kinds = vec![hours(0, 24, None), hours(48, 2, Some(1)), hours(24, 24, Some(2))];
        let mut types = Vec::new();
        for (nth, kind) in kinds.iter().enumerate() {
            let most_open = kind.most_open.map(|most| most as i64);
            let rules = BookingRules { bookable_by: BookableBy::Everyone, book_notice: kind.book_notice / 60, most_open };
            let places = if nth == SLOTS { 1 } else { 8 };
            let usual = NewSessionType::usual(SessionKind::ALL[nth], "Atelier", places);
            types.push(team.session_type(&NewSessionType { cancel_notice: kind.cancel_notice / 60, rules, ..usual }).await);
        }
        let mut model = Model { kinds, ..Model::default() };
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
            model.sessions.push(Session { id, kind, coach, dates, places, cancelled: false, from_slot: false });
        }
        let system = Self { team, people, coaches, types };
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
            system.team.store.bookings().open_window(&system.by_team(0), &system.coaches[coach], &new).await.unwrap();
        }
        (system, model)
    }

    fn by_team(&self, minute: i64) -> Actor {
        Actor::person(&self.team.coach, minutes_later(minute))
    }

    fn wish(&self, slot: &Slot, team: bool) -> SlotRequest {
        SlotRequest {
            session_type: self.types[SLOTS].clone(),
            coach: self.coaches[slot.coach].clone(),
            starts_at: minutes_later(slot.starts),
            at_any_time: team,
        }
    }

    pub async fn run(&mut self, test: &TestDb, model: &Model, command: &Command) -> Outcome {
        let now = model.now;
        let store = &self.team.store;
        let actor = |participant: usize, team: bool| {
            if team { self.by_team(now) } else { Actor::person(&self.people[participant], minutes_later(now)) }
        };
        let session = |nth: usize| model.sessions[nth].id.clone().try_into().unwrap();
        let booking = |nth: usize| {
            let one = &model.bookings[nth];
            (one.participant, &self.people[one.participant], one.id.clone().try_into().unwrap())
        };
        let entry = |nth: usize| {
            let one = &model.entries[nth];
            (actor(one.participant, false), &self.people[one.participant], one.id.clone().try_into().unwrap())
        };
        match command {
            Command::Book { participant, session: nth, team } => {
                booking_outcome(store.bookings().book(&actor(*participant, *team), &self.people[*participant], &session(*nth)).await)
            }
            Command::BookSlot { participant, slot, team } => booking_outcome(
                store.bookings().book_slot(&actor(*participant, *team), &self.people[*participant], &self.wish(slot, *team)).await,
            ),
            Command::Cancel { booking: nth, reason } => {
                let (participant, person, id) = booking(*nth);
                outcome_of(store.bookings().cancel_booking(&actor(participant, false), person, &id, reason.then_some("Malade")).await)
            }
            Command::CancelByStructure { booking: nth } => {
                outcome_of(store.bookings().cancel_by_structure(&actor(0, true), &booking(*nth).2, Some("Salle prise")).await)
            }
            Command::Move { booking: nth, session: to, team } => {
                let (participant, person, id) = booking(*nth);
                outcome_of(store.bookings().move_booking(&actor(participant, *team), person, &id, &MoveTo::Session(session(*to))).await)
            }
            Command::MoveToSlot { booking: nth, slot, team } => {
                let (participant, person, id) = booking(*nth);
                outcome_of(
                    store.bookings().move_booking(&actor(participant, *team), person, &id, &MoveTo::Slot(self.wish(slot, *team))).await,
                )
            }
            Command::JoinWaitlist { participant, session: nth } => {
                match store.bookings().join_waitlist(&actor(*participant, false), &self.people[*participant], &session(*nth)).await {
                    Ok(WaitlistOutcome::AlreadyJoined) => Outcome::Already,
                    other => outcome_of(other),
                }
            }
            Command::AcceptOffer { entry: nth } => {
                let (by, person, id) = entry(*nth);
                outcome_of(store.bookings().accept_offer(&by, person, &id).await)
            }
            Command::LeaveWaitlist { entry: nth } => {
                let (by, person, id) = entry(*nth);
                outcome_of(store.bookings().leave_waitlist(&by, person, &id).await)
            }
            Command::CancelSession { session: nth } => {
                outcome_of(store.bookings().cancel_session(&actor(0, true), &session(*nth), false, None).await)
            }
            Command::Change { session: nth, later, places } => {
                let starts = paris::wall_clock(minutes_later(model.starts(*nth) + later));
                let change = SessionChange {
                    day: starts.date(),
                    time: starts.time(),
                    minutes: 60,
                    places: *places as i64,
                    venue: None,
                    link: None,
                    following: false,
                };
                outcome_of(store.bookings().change_session(&actor(0, true), &session(*nth), &change).await)
            }
            Command::Leave { coach, days, to, cancelled, forgotten } => {
                let leave = LeaveDays { from: day(days.start), to: day(days.end - 1) };
                let found: Vec<_> = model.sessions_in_leave(*coach, days).into_iter().map(session).collect();
                assert_eq!(store.bookings().sessions_in_leave(&self.coaches[*coach], &leave, minutes_later(now)).await.unwrap(), found);
                let decide = |nth| if cancelled[nth % 8] { Decision::Cancel } else { Decision::Reassign(self.coaches[*to].clone()) };
                let mut decisions: Vec<_> = found.into_iter().enumerate().map(|(nth, id)| (id, decide(nth))).collect();
                if *forgotten {
                    decisions.pop();
                }
                outcome_of(store.bookings().take_leave(&actor(0, true), &self.coaches[*coach], &leave, &decisions, None).await)
            }
            Command::Mark { booking: nth, attendance } => {
                outcome_of(store.bookings().mark_attendance(&actor(0, true), &booking(*nth).2, *attendance).await)
            }
            Command::Unmark { booking: nth } => outcome_of(store.bookings().unmark_attendance(&actor(0, true), &booking(*nth).2).await),
            Command::TimePasses { minutes } => outcome_of(test.db.expire_offers(minutes_later(now + minutes)).await),
        }
    }

    /// Fills in the identifiers of new rows of the model from the store.
    pub async fn fill_ids(&self, model: &mut Model) {
        for nth in 0..model.bookings.len() {
            let (participant, session, id) = (model.bookings[nth].participant, model.bookings[nth].session, model.bookings[nth].id.clone());
            let (starts, named) = (model.starts(session), model.sessions[session].id.clone());
            if id.is_empty() || named.is_empty() {
                let held = self.team.store.bookings().upcoming_bookings(&self.people[participant], minutes_later(model.now)).await.unwrap();
                let is_same = |booking: &&store::Booking| {
                    booking.starts_at == minutes_later(starts) && (named.is_empty() || booking.session_id.as_str() == named)
                };
                let found = held.iter().find(is_same).unwrap();
                model.bookings[nth].id = found.id.to_string();
                model.sessions[session].id = found.session_id.to_string();
            }
        }
        for entry in model.entries.iter_mut().filter(|entry| entry.id.is_empty()) {
            let session = model.sessions[entry.session].id.clone().try_into().unwrap();
            let rows = self.team.store.bookings().waitlist_of(&session).await.unwrap();
            entry.id = rows.iter().find(|row| row.participant_id == self.people[entry.participant]).unwrap().id.to_string();
        }
    }

    /// The rows of bookings, held places, busy time, waitlist entries and leave, read by SQL and sorted.
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
             union all select 'entry ' || w.id || ' ' || w.session_id || ' ' || w.participant_id || ' ' || w.state
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

    pub fn model_rows(&self, model: &Model) -> Vec<String> {
        let mut rows = Vec::new();
        let mut busy = |person: &PersonId, session: &Session| {
            for date in &session.dates {
                let cells = (date.start / 5)..(date.end / 5);
                rows.extend(cells.map(|cell| format!("busy {person} {} {}", now().timestamp() / 300 + cell, session.id)));
            }
        };
        for session in model.sessions.iter().filter(|session| !session.cancelled) {
            busy(&self.coaches[session.coach], session);
        }
        for booking in model.bookings.iter().filter(|booking| booking.holds_place()) {
            busy(&self.people[booking.participant], &model.sessions[booking.session]);
        }
        for booking in &model.bookings {
            let (session, late) = (&model.sessions[booking.session].id, if booking.late { " late" } else { "" });
            rows.push(format!("booking {} {session} {} {}{late}", booking.id, self.people[booking.participant], booking.state.as_str()));
            if booking.holds_place() {
                rows.push(format!("place {session} {}", booking.id));
            }
        }
        for entry in &model.entries {
            let session = &model.sessions[entry.session].id;
            rows.push(format!("entry {} {session} {} {}", entry.id, self.people[entry.participant], entry.state.as_str()));
            if entry.state == WaitlistState::Offered {
                rows.push(format!("place {session} {}", entry.id));
            }
        }
        rows.extend(model.away.iter().map(|(coach, nth)| format!("away {} {}", self.coaches[*coach], day(*nth))));
        rows.sort_unstable();
        rows
    }
}

fn day(nth: i64) -> NaiveDate {
    today() + Duration::days(nth)
}
