//! Model-based test: random commands run on the store and on a model in memory; after each of them, bookings, places, busy time,
//! the waitlist with its offers, and leave must agree.

mod apply;
mod state;
mod system;

use crate::support::db::{TestDb, now, on_both_engines};
use domain::bookings::{attendance::Attendance, waitlist::WaitlistState};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use state::{Entry, Model, SLOTS};
use std::ops::Range;
use system::System;

/// A command. Sessions, bookings and entries are indices into the lists of the model.
#[derive(Debug, Clone)]
pub enum Command {
    Book { participant: usize, session: usize, team: bool },
    BookSlot { participant: usize, slot: Slot, team: bool },
    Cancel { booking: usize, reason: bool },
    CancelByStructure { booking: usize },
    Move { booking: usize, session: usize, team: bool },
    MoveToSlot { booking: usize, slot: Slot, team: bool },
    JoinWaitlist { participant: usize, session: usize },
    AcceptOffer { entry: usize },
    LeaveWaitlist { entry: usize },
    CancelSession { session: usize },
    Change { session: usize, later: i64, places: usize },
    Leave { coach: usize, days: Range<i64>, to: usize, cancelled: [bool; 8], forgotten: bool },
    Mark { booking: usize, attendance: Attendance },
    Unmark { booking: usize },
    TimePasses { minutes: i64 },
}

/// A slot of one hour with a coach.
#[derive(Debug, Clone)]
pub struct Slot {
    pub coach: usize,
    pub starts: i64,
}

fn slot() -> impl Strategy<Value = Slot> {
    (0usize..3, 2i64..5, 2i64..6).prop_map(|(coach, day, hour)| Slot { coach, starts: day * 1440 + hour * 60 })
}

/// Sequences of commands. Their indices are numbers that [`resolve`] reduces to existing rows.
fn commands() -> impl Strategy<Value = Vec<Command>> {
    let (participant, some, team) = (|| 0usize..6, || 0usize..60, || prop::bool::weighted(0.25));
    // The first sessions are chosen more often, so that they fill up.
    let session = || prop_oneof![3 => 0usize..5, 1 => 0usize..60];
    let attendance = prop::sample::select(Attendance::ALL.to_vec());
    let later = prop::sample::select(vec![0, 0, 60, -60, 1440]);
    let command = prop_oneof![
        16 => (participant(), session(), team()).prop_map(|(participant, session, team)| Command::Book { participant, session, team }),
        4 => (participant(), slot(), team()).prop_map(|(participant, slot, team)| Command::BookSlot { participant, slot, team }),
        5 => (some(), any::<bool>()).prop_map(|(booking, reason)| Command::Cancel { booking, reason }),
        1 => some().prop_map(|booking| Command::CancelByStructure { booking }),
        7 => (some(), session(), team()).prop_map(|(booking, session, team)| Command::Move { booking, session, team }),
        3 => (some(), slot(), team()).prop_map(|(booking, slot, team)| Command::MoveToSlot { booking, slot, team }),
        10 => (participant(), session()).prop_map(|(participant, session)| Command::JoinWaitlist { participant, session }),
        6 => some().prop_map(|entry| Command::AcceptOffer { entry }),
        2 => some().prop_map(|entry| Command::LeaveWaitlist { entry }),
        1 => session().prop_map(|session| Command::CancelSession { session }),
        3 => (session(), later, 1usize..4).prop_map(|(session, later, places)| Command::Change { session, later, places }),
        2 => (0usize..3, 1i64..5, 1i64..3, 0usize..3, any::<[bool; 8]>(), prop::bool::weighted(0.1)).prop_map(
            |(coach, from, days, to, cancelled, forgotten)| Command::Leave { coach, days: from..from + days, to, cancelled, forgotten }
        ),
        3 => (some(), attendance).prop_map(|(booking, attendance)| Command::Mark { booking, attendance }),
        2 => some().prop_map(|booking| Command::Unmark { booking }),
        4 => prop::sample::select(vec![10i64, 300, 1500, 4000]).prop_map(|minutes| Command::TimePasses { minutes }),
    ];
    prop::collection::vec(command, 10..50)
}

/// An index below `all`, taken from `number`: among the `likely` ones, or for one number in six among all; `None` without any.
fn nth(number: usize, all: usize, likely: impl Fn(usize) -> bool) -> Option<usize> {
    let likely: Vec<usize> = (0..all).filter(|one| !number.is_multiple_of(6) && likely(*one)).collect();
    if likely.is_empty() { number.checked_rem(all) } else { likely.get(number % likely.len()).copied() }
}

/// The command with its numbers reduced to indices of existing rows; `None` when there is no such row yet.
fn resolve(command: Command, model: &Model) -> Option<Command> {
    let (bookings, sessions, entries) = (&model.bookings, &model.sessions, &model.entries);
    let session = |number| nth(number, sessions.len(), |one| !sessions[one].cancelled);
    let begun = |one: usize| model.starts(bookings[one].session) <= model.now;
    let to_come = |number| nth(number, bookings.len(), |one| bookings[one].holds_place() && !begun(one));
    let offered = |one: usize| entries[one].state == WaitlistState::Offered;
    Some(match command {
        // A participant who sees a full session mostly joins its waitlist.
        Command::Book { participant, session: number, team } => match session(number)? {
            session if number % 3 > 0 && model.held_places(session) >= sessions[session].places => {
                Command::JoinWaitlist { participant, session }
            }
            session => Command::Book { participant, session, team },
        },
        Command::Cancel { booking, reason } => Command::Cancel { booking: to_come(booking)?, reason },
        Command::CancelByStructure { booking } => Command::CancelByStructure { booking: to_come(booking)? },
        Command::Move { booking, session, team } => {
            let booking = nth(booking, bookings.len(), |one| {
                bookings[one].holds_place() && !begun(one) && sessions[bookings[one].session].kind < SLOTS
            })?;
            let from = bookings[booking].session;
            let alike = |one: usize| one != from && sessions[one].kind == sessions[from].kind && !sessions[one].cancelled;
            Command::Move { booking, session: nth(session, sessions.len(), alike)?, team }
        }
        Command::MoveToSlot { booking, slot, team } => {
            let in_slot = |one: usize| bookings[one].holds_place() && sessions[bookings[one].session].kind == SLOTS;
            Command::MoveToSlot { booking: nth(booking, bookings.len(), in_slot)?, slot, team }
        }
        Command::JoinWaitlist { participant, session: number } => {
            let full = |one: usize| !sessions[one].from_slot && model.held_places(one) >= sessions[one].places && !sessions[one].cancelled;
            Command::JoinWaitlist { participant, session: nth(number, sessions.len(), full)? }
        }
        Command::AcceptOffer { entry } => Command::AcceptOffer { entry: nth(entry, entries.len(), offered)? },
        Command::LeaveWaitlist { entry } => Command::LeaveWaitlist { entry: nth(entry, entries.len(), offered)? },
        Command::CancelSession { session: number } => Command::CancelSession { session: session(number)? },
        Command::Change { session: number, later, places } => {
            let session = session(number)?;
            Command::Change { session, later, places: if sessions[session].from_slot { 1 } else { places } }
        }
        Command::Mark { booking, attendance } => {
            Command::Mark { booking: nth(booking, bookings.len(), |one| bookings[one].holds_place() && begun(one))?, attendance }
        }
        Command::Unmark { booking } => Command::Unmark { booking: nth(booking, bookings.len(), |one| bookings[one].marked)? },
        other => other,
    })
}

/// The waitlist of a session by the model: the offered entries with the end of the offer, then the waiting ones.
fn expected_waitlist(model: &Model, session: usize) -> Vec<(usize, Option<i64>)> {
    let with = |state: WaitlistState| model.entries.iter().filter(move |entry: &&Entry| entry.session == session && entry.state == state);
    with(WaitlistState::Offered)
        .map(|entry| (entry.participant, Some(entry.until)))
        .chain(with(WaitlistState::Waiting).map(|entry| (entry.participant, None)))
        .collect()
}

async fn compare(test: &TestDb, system: &System, model: &Model) -> Result<(), TestCaseError> {
    prop_assert_eq!(system.rows(test).await, system.model_rows(model));
    for (nth, session) in model.sessions.iter().enumerate() {
        let id = session.id.clone().try_into().unwrap();
        let read = system.team.store.bookings().session(&system.people[0], &id).await.unwrap();
        let held = model.held_places(nth) as i64;
        prop_assert!(read.taken <= read.places, "too many in {:?}", session);
        prop_assert_eq!((read.places, read.taken), (session.places as i64, held));
        prop_assert_eq!(read.my_place.is_some(), model.holders(nth).iter().any(|booking| model.bookings[*booking].participant == 0));
        let entries = system.team.store.bookings().waitlist_of(&id).await.unwrap();
        let read_entries: Vec<_> = entries
            .iter()
            .map(|entry| {
                let participant = system.people.iter().position(|id| *id == entry.participant_id).unwrap();
                (
                    participant,
                    entry.offered_until.filter(|_| entry.state == WaitlistState::Offered).map(|until| (until - now()).num_minutes()),
                )
            })
            .collect();
        prop_assert_eq!(read_entries, expected_waitlist(model, nth));
        let waits = entries.iter().any(|entry| entry.state == WaitlistState::Waiting);
        let to_come = !session.cancelled && model.starts(nth) > model.now;
        prop_assert!(!(waits && to_come && read.left() > 0), "a waiting entry and a free place in {:?}", session);
    }
    Ok(())
}

async fn run_on(test: &TestDb, commands: Vec<Command>) -> Result<(), TestCaseError> {
    let (mut system, mut model) = System::set_up(test).await;
    compare(test, &system, &model).await?;
    for command in commands {
        let Some(command) = resolve(command, &model) else { continue };
        let outcome = system.run(test, &model, &command).await;
        prop_assert_eq!(outcome, model.apply(&command), "{:?}", command);
        system.fill_ids(&mut model).await;
        compare(test, &system, &model).await?;
    }
    Ok(())
}

on_both_engines! {
    async fn store_agrees_with_the_model_after_any_commands(test: TestDb) {
        let config = Config { cases: 32, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
        let here = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            let result = TestRunner::new(config).run(&commands(), |commands| here.block_on(run_on(&test, commands)));
            result.unwrap_or_else(|broken| panic!("{broken}"));
        });
    }
}
