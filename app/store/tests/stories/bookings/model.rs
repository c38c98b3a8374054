//! Whatever people, team and time do in whatever order: who holds what, who waits and who is offered a place until when are
//! as a few lists say that know nothing of SQL.

mod acts;
mod deeds;
mod expected;

use crate::support::db::{TestDb, now, on_both_engines};
use deeds::World;
use domain::bookings::{attendance::Attendance, waitlist::WaitlistState};
use expected::{Expected, SLOTS, Turn};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::ops::Range;

/// What someone does. A booking and a turn are named by their number among all there have been.
#[derive(Debug, Clone)]
pub enum Act {
    Book { who: usize, session: usize, team: bool },
    BookSlot { who: usize, slot: Slot, team: bool },
    Cancel { booking: usize, reason: bool },
    TakeBack { booking: usize },
    Move { booking: usize, session: usize, team: bool },
    MoveToSlot { booking: usize, slot: Slot, team: bool },
    Wait { who: usize, session: usize },
    Accept { turn: usize },
    GiveUp { turn: usize },
    CancelSession { session: usize },
    Change { session: usize, later: i64, places: usize },
    Leave { coach: usize, days: Range<i64>, to: usize, cancelled: [bool; 8], forgotten: bool },
    Mark { booking: usize, attendance: Attendance },
    Unmark { booking: usize },
    TimePasses { minutes: i64 },
}

/// An hour with a coach.
#[derive(Debug, Clone)]
pub struct Slot {
    pub coach: usize,
    pub starts: i64,
}

fn slot() -> impl Strategy<Value = Slot> {
    (0usize..3, 2i64..5, 2i64..6).prop_map(|(coach, day, hour)| Slot { coach, starts: day * 1440 + hour * 60 })
}

/// Bookings, turns and sessions are numbers to be counted round: there are few at first.
fn acts() -> impl Strategy<Value = Vec<Act>> {
    let (who, some, team) = (|| 0usize..6, || 0usize..60, || prop::bool::weighted(0.25));
    // The first of the sessions are those that everybody wants.
    let session = || prop_oneof![3 => 0usize..5, 1 => 0usize..60];
    let attendance = prop::sample::select(Attendance::ALL.to_vec());
    let later = prop::sample::select(vec![0, 0, 60, -60, 1440]);
    let act = prop_oneof![
        16 => (who(), session(), team()).prop_map(|(who, session, team)| Act::Book { who, session, team }),
        4 => (who(), slot(), team()).prop_map(|(who, slot, team)| Act::BookSlot { who, slot, team }),
        5 => (some(), any::<bool>()).prop_map(|(booking, reason)| Act::Cancel { booking, reason }),
        1 => some().prop_map(|booking| Act::TakeBack { booking }),
        7 => (some(), session(), team()).prop_map(|(booking, session, team)| Act::Move { booking, session, team }),
        3 => (some(), slot(), team()).prop_map(|(booking, slot, team)| Act::MoveToSlot { booking, slot, team }),
        10 => (who(), session()).prop_map(|(who, session)| Act::Wait { who, session }),
        6 => some().prop_map(|turn| Act::Accept { turn }),
        2 => some().prop_map(|turn| Act::GiveUp { turn }),
        1 => session().prop_map(|session| Act::CancelSession { session }),
        3 => (session(), later, 1usize..4).prop_map(|(session, later, places)| Act::Change { session, later, places }),
        2 => (0usize..3, 1i64..5, 1i64..3, 0usize..3, any::<[bool; 8]>(), prop::bool::weighted(0.1)).prop_map(
            |(coach, from, days, to, cancelled, forgotten)| Act::Leave { coach, days: from..from + days, to, cancelled, forgotten }
        ),
        3 => (some(), attendance).prop_map(|(booking, attendance)| Act::Mark { booking, attendance }),
        2 => some().prop_map(|booking| Act::Unmark { booking }),
        4 => prop::sample::select(vec![10i64, 300, 1500, 4000]).prop_map(|minutes| Act::TimePasses { minutes }),
    ];
    prop::collection::vec(act, 10..50)
}

/// The number counted round those that the act is likely about, or, one time in six, round all of them.
fn nth(number: usize, all: usize, likely: impl Fn(usize) -> bool) -> Option<usize> {
    let likely: Vec<usize> = (0..all).filter(|one| !number.is_multiple_of(6) && likely(*one)).collect();
    if likely.is_empty() { number.checked_rem(all) } else { likely.get(number % likely.len()).copied() }
}

/// The act with its numbers counted round; nothing when there is none yet of what it is about.
fn counted_round(act: Act, expected: &Expected) -> Option<Act> {
    let (bookings, sessions, turns) = (&expected.bookings, &expected.sessions, &expected.turns);
    let session = |number| nth(number, sessions.len(), |one| !sessions[one].cancelled);
    let begun = |one: usize| expected.starts(bookings[one].session) <= expected.now;
    let to_come = |number| nth(number, bookings.len(), |one| bookings[one].holds() && !begun(one));
    let offered = |one: usize| turns[one].state == WaitlistState::Offered;
    Some(match act {
        // Whoever finds a session full waits, if they read what they are shown.
        Act::Book { who, session: number, team } => match session(number)? {
            session if number % 3 > 0 && expected.held(session) >= sessions[session].places => Act::Wait { who, session },
            session => Act::Book { who, session, team },
        },
        Act::Cancel { booking, reason } => Act::Cancel { booking: to_come(booking)?, reason },
        Act::TakeBack { booking } => Act::TakeBack { booking: to_come(booking)? },
        Act::Move { booking, session, team } => {
            let booking =
                nth(booking, bookings.len(), |one| bookings[one].holds() && !begun(one) && sessions[bookings[one].session].kind < SLOTS)?;
            let from = bookings[booking].session;
            let alike = |one: usize| one != from && sessions[one].kind == sessions[from].kind && !sessions[one].cancelled;
            Act::Move { booking, session: nth(session, sessions.len(), alike)?, team }
        }
        Act::MoveToSlot { booking, slot, team } => {
            let in_slot = |one: usize| bookings[one].holds() && sessions[bookings[one].session].kind == SLOTS;
            Act::MoveToSlot { booking: nth(booking, bookings.len(), in_slot)?, slot, team }
        }
        Act::Wait { who, session: number } => {
            let full = |one: usize| !sessions[one].from_slot && expected.held(one) >= sessions[one].places && !sessions[one].cancelled;
            Act::Wait { who, session: nth(number, sessions.len(), full)? }
        }
        Act::Accept { turn } => Act::Accept { turn: nth(turn, turns.len(), offered)? },
        Act::GiveUp { turn } => Act::GiveUp { turn: nth(turn, turns.len(), offered)? },
        Act::CancelSession { session: number } => Act::CancelSession { session: session(number)? },
        Act::Change { session: number, later, places } => {
            let session = session(number)?;
            Act::Change { session, later, places: if sessions[session].from_slot { 1 } else { places } }
        }
        Act::Mark { booking, attendance } => {
            Act::Mark { booking: nth(booking, bookings.len(), |one| bookings[one].holds() && begun(one))?, attendance }
        }
        Act::Unmark { booking } => Act::Unmark { booking: nth(booking, bookings.len(), |one| bookings[one].marked)? },
        other => other,
    })
}

/// The queue of a session as it should be: who is offered a place and until when, then who waits, each by turn.
fn queue(expected: &Expected, session: usize) -> Vec<(usize, Option<i64>)> {
    let with = |state: WaitlistState| expected.turns.iter().filter(move |turn: &&Turn| turn.session == session && turn.state == state);
    with(WaitlistState::Offered)
        .map(|turn| (turn.who, Some(turn.until)))
        .chain(with(WaitlistState::Waiting).map(|turn| (turn.who, None)))
        .collect()
}

async fn compare(test: &TestDb, world: &World, expected: &Expected) -> Result<(), TestCaseError> {
    prop_assert_eq!(world.rows(test).await, world.expected_rows(expected));
    for (nth, session) in expected.sessions.iter().enumerate() {
        let id = session.id.clone().try_into().unwrap();
        let read = world.team.store.bookings().session(&world.people[0], &id).await.unwrap();
        let held = expected.held(nth) as i64;
        prop_assert!(read.taken <= read.places, "too many in {:?}", session);
        prop_assert_eq!((read.places, read.taken), (session.places as i64, held));
        prop_assert_eq!(read.my_place.is_some(), expected.holders(nth).iter().any(|booking| expected.bookings[*booking].who == 0));
        let queue_of = world.team.store.bookings().queue_of(&id).await.unwrap();
        let read_queue: Vec<_> = queue_of
            .iter()
            .map(|entry| {
                let who = world.people.iter().position(|id| *id == entry.participant_id).unwrap();
                (who, entry.offered_until.filter(|_| entry.state == WaitlistState::Offered).map(|until| (until - now()).num_minutes()))
            })
            .collect();
        prop_assert_eq!(read_queue, queue(expected, nth));
        let waits = queue_of.iter().any(|entry| entry.state == WaitlistState::Waiting);
        let to_come = !session.cancelled && expected.starts(nth) > expected.now;
        prop_assert!(!(waits && to_come && read.left() > 0), "someone waits for a free place in {:?}", session);
    }
    Ok(())
}

async fn run_on(test: &TestDb, acts: Vec<Act>) -> Result<(), TestCaseError> {
    let (mut world, mut expected) = World::begin(test).await;
    compare(test, &world, &expected).await?;
    for act in acts {
        let Some(act) = counted_round(act, &expected) else { continue };
        let answered = world.act(test, &expected, &act).await;
        prop_assert_eq!(answered, expected.act(&act), "{:?}", act);
        world.name(&mut expected).await;
        compare(test, &world, &expected).await?;
    }
    Ok(())
}

on_both_engines! {
    async fn no_order_of_acts_gives_a_place_or_an_hour_twice_or_forgets_a_turn(test: TestDb) {
        let config = Config { cases: 32, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
        let here = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            let told = TestRunner::new(config).run(&acts(), |acts| here.block_on(run_on(&test, acts)));
            told.unwrap_or_else(|broken| panic!("{broken}"));
        });
    }
}
