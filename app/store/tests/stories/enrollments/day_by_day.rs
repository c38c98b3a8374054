//! After any sequence of events, the ends of the PASS and of the aid equal those of a count day by day.

use crate::support::db::{Participant, Team, TestDb, actor, day, on_both_engines};
use chrono::{Duration, Months, NaiveDate};
use domain::{
    enrollments::{enrollment::EnrollmentPeriod, exit::ExitCategory, extension::ExtensionReason},
    values::ids::{ExtensionId, SuspensionId},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Debug,
};
use store::{Exit, NewEnrollment, Result, StoreError, SuspensionChange};

/// An event, on a day that number of days after the start; `which` picks one of the recorded events.
#[derive(Debug, Clone)]
enum Act {
    Suspend { back: i64, length: i64 },
    Correct { which: usize, moved: i64, length: i64 },
    Lift { which: usize, after: i64 },
    CancelSuspension { which: usize },
    Extend { reason: usize, days: i64 },
    CancelExtension { which: usize },
    SetStart { moved: i64, signed: Option<i64> },
    Leave { back: i64 },
    CancelExit,
}

fn acts() -> impl Strategy<Value = Vec<(i64, Act)>> {
    let act = prop_oneof![
        5 => (0i64..400, 1i64..200).prop_map(|(back, length)| Act::Suspend { back, length }),
        3 => (0usize..4, -20i64..20, 1i64..120).prop_map(|(which, moved, length)| Act::Correct { which, moved, length }),
        3 => (0usize..4, 0i64..60).prop_map(|(which, after)| Act::Lift { which, after }),
        1 => (0usize..4).prop_map(|which| Act::CancelSuspension { which }),
        3 => (0usize..3, 1i64..500).prop_map(|(reason, days)| Act::Extend { reason, days }),
        1 => (0usize..4).prop_map(|which| Act::CancelExtension { which }),
        1 => (-40i64..40, prop::option::of(-30i64..30)).prop_map(|(moved, signed)| Act::SetStart { moved, signed }),
        1 => (0i64..90).prop_map(|back| Act::Leave { back }),
        1 => Just(Act::CancelExit),
    ];
    prop::collection::vec((0i64..900, act), 1..30)
}

/// The events of an enrollment as they were accepted, without anything computed.
#[derive(Debug)]
struct Events {
    starts_on: NaiveDate,
    signed_on: Option<NaiveDate>,
    suspensions: BTreeMap<String, (NaiveDate, NaiveDate)>,
    extensions: BTreeMap<String, i64>,
    left_on: Option<NaiveDate>,
}

impl Events {
    fn suspended(&self) -> BTreeSet<NaiveDate> {
        self.suspensions.values().flat_map(|(first, last)| first.iter_days().take_while(move |day| day <= last)).collect()
    }

    /// The last day of a period of `days` days from `from`, found by walking the calendar without suspended days.
    fn walk(&self, from: NaiveDate, days: i64) -> NaiveDate {
        let suspended = self.suspended();
        let mut lived = 0;
        for day in from.iter_days() {
            lived += i64::from(!suspended.contains(&day));
            if lived == days {
                return day;
            }
        }
        unreachable!("the calendar is long")
    }

    fn pass_end(&self) -> NaiveDate {
        self.walk(self.starts_on, 730 + self.extensions.values().sum::<i64>())
    }

    fn aid_end(&self) -> Option<NaiveDate> {
        let signed_on = self.signed_on?;
        // Counted by walking too: every day before the same date two years later.
        let after = signed_on.checked_add_months(Months::new(24)).unwrap();
        let leap = i64::from(chrono::Datelike::day(&after) != chrono::Datelike::day(&signed_on));
        let days = signed_on.iter_days().take_while(|day| *day < after).count() as i64 + leap;
        Some(self.walk(signed_on, days))
    }
}

fn accepted<T: Debug>(result: Result<T>) -> bool {
    match result {
        Ok(_) => true,
        Err(StoreError::Refused(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

async fn suspensions(team: &Team, who: &Participant) -> BTreeMap<String, (NaiveDate, NaiveDate)> {
    let events = team.store.enrollments().suspensions_of(&who.path).await.unwrap();
    events.into_iter().map(|event| (event.id.to_string(), (event.first_day, event.last_day))).collect()
}

async fn change(
    team: &Team,
    who: &Participant,
    events: &mut Events,
    which: usize,
    to: Option<(NaiveDate, NaiveDate)>,
    lift: Option<i64>,
    today: NaiveDate,
) -> bool {
    let Some((id, seen)) = events.suspensions.iter().nth(which).map(|(id, days)| (id.clone(), *days)) else { return false };
    let event = SuspensionId::try_from(id.clone()).unwrap();
    let resumes_on = lift.map(|after| seen.0 + Duration::days(after));
    let asked = match (to, resumes_on) {
        (Some((first_day, last_day)), _) => SuspensionChange::Days { first_day, last_day, reason: "Corrigée" },
        (None, Some(day)) => SuspensionChange::ResumesOn(day),
        (None, None) => SuspensionChange::Cancelled,
    };
    if !accepted(team.store.enrollments().change_suspension(&actor(&team.coach), &who.path, &event, seen, asked, today).await) {
        return false;
    }
    events.suspensions.remove(&id);
    let days = to.or(resumes_on.map(|day| (seen.0, day - Duration::days(1)))).filter(|(first, last)| first <= last);
    events.suspensions.extend(days.map(|days| (id, days)));
    true
}

async fn act(team: &Team, who: &Participant, events: &mut Events, today: NaiveDate, act: &Act) -> bool {
    let (store, coach) = (&team.store, actor(&team.coach));
    match act {
        Act::Suspend { back, length } => {
            let first = today - Duration::days(*back);
            let days = (first, first + Duration::days(length - 1));
            let done = accepted(store.enrollments().suspend(&coach, &who.path, days, "Maladie", today).await);
            if done && !events.suspensions.values().any(|known| *known == days) {
                let known: BTreeSet<String> = events.suspensions.keys().cloned().collect();
                let id = suspensions(team, who).await.into_keys().find(|id| !known.contains(id)).unwrap();
                events.suspensions.insert(id, days);
            }
            done
        }
        Act::Correct { which, moved, length } => {
            let Some(first) = events.suspensions.values().nth(*which).map(|(first, _)| *first + Duration::days(*moved)) else {
                return false;
            };
            change(team, who, events, *which, Some((first, first + Duration::days(length - 1))), None, today).await
        }
        Act::Lift { which, after } => change(team, who, events, *which, None, Some(*after), today).await,
        Act::CancelSuspension { which } => change(team, who, events, *which, None, None, today).await,
        Act::Extend { reason, days } => {
            let end = events.pass_end();
            let reason = ExtensionReason::ALL[*reason];
            let done = accepted(store.enrollments().extend(&coach, &who.path, reason, (end, end + Duration::days(*days)), today).await);
            if done {
                let newest = store
                    .enrollments()
                    .extensions_of(&who.path)
                    .await
                    .unwrap()
                    .into_iter()
                    .find(|it| !events.extensions.contains_key(it.id.as_str()));
                events.extensions.insert(newest.unwrap().id.to_string(), *days);
            }
            done
        }
        Act::CancelExtension { which } => {
            let Some(id) = events.extensions.keys().nth(*which).cloned() else { return false };
            let done = accepted(store.enrollments().cancel_extension(&coach, &who.path, &ExtensionId::try_from(id.clone()).unwrap()).await);
            if done {
                events.extensions.remove(&id);
            }
            done
        }
        Act::SetStart { moved, signed } => {
            let starts_on = events.starts_on + Duration::days(*moved);
            let signed_on = signed.map(|days| starts_on + Duration::days(days));
            let done = accepted(
                store.enrollments().set_start(&coach, &who.path, (events.starts_on, events.signed_on), (starts_on, signed_on), today).await,
            );
            if done {
                (events.starts_on, events.signed_on) = (starts_on, signed_on);
            }
            done
        }
        Act::Leave { back } => {
            let left_on = today - Duration::days(*back);
            let exit = Exit { left_on, category: ExitCategory::Other, reason: "Départ" };
            let done = accepted(store.enrollments().leave(&coach, &who.path, &exit, today).await);
            if done {
                events.left_on = Some(left_on);
            }
            done
        }
        Act::CancelExit => {
            let Some(left_on) = events.left_on else { return false };
            let done = accepted(store.enrollments().cancel_exit(&coach, &who.path, left_on).await);
            if done {
                events.left_on = None;
            }
            done
        }
    }
}

async fn run_on(test: &TestDb, acts: Vec<(i64, Act)>) -> std::result::Result<usize, TestCaseError> {
    let team = test.team(1).await;
    let id = team.newcomer("Awa").await;
    let (starts_on, signed_on) = (day("2023-12-15"), Some(day("2024-02-29")));
    let new = NewEnrollment { period: EnrollmentPeriod::starting(starts_on), signed_on, ..team.new_enrollment(&id) };
    let path = team.store.enrollments().enroll(&actor(&team.coach), &new).await.unwrap();
    let who = Participant { id, path };
    let mut events = Events { starts_on, signed_on, suspensions: BTreeMap::new(), extensions: BTreeMap::new(), left_on: None };
    let mut done = 0;
    for (after, step) in &acts {
        let today = starts_on + Duration::days(*after);
        done += usize::from(act(&team, &who, &mut events, today, step).await);
        let stored = team.store.enrollments().enrollment_of(&who.id).await.unwrap();
        prop_assert_eq!(stored.ends_on, events.pass_end(), "the PASS after {:?}: {:?}", step, &events);
        prop_assert_eq!(stored.aid_ends_on(), events.aid_end(), "the aid after {:?}: {:?}", step, &events);
        prop_assert_eq!((stored.starts_on, stored.left_on), (events.starts_on, events.left_on));
        prop_assert!(stored.left_on.is_none_or(|left| stored.starts_on <= left && left <= stored.ends_on), "left outside after {:?}", step);
        prop_assert_eq!(&suspensions(&team, &who).await, &events.suspensions);
        let days: BTreeSet<NaiveDate> = stored.suspensions.0.iter().flat_map(|suspension| suspension.days()).collect();
        prop_assert_eq!(days, events.suspended());
    }
    Ok(done)
}

on_both_engines! {
    async fn any_sequence_of_events_gives_the_ends_of_a_count_day_by_day(test: TestDb) {
        let config = Config { cases: 32, failure_persistence: None, max_shrink_iters: 300, ..Config::default() };
        let here = tokio::runtime::Handle::current();
        let accepted = std::cell::Cell::new(0);
        tokio::task::block_in_place(|| {
            let result = TestRunner::new(config).run(&acts(), |acts| {
                accepted.set(accepted.get() + here.block_on(run_on(&test, acts))?);
                Ok(())
            });
            result.unwrap_or_else(|broken| panic!("{broken}"));
        });
        // Otherwise only refusals were tested.
        assert!(accepted.get() > 60, "{} events were accepted", accepted.get());
    }
}
