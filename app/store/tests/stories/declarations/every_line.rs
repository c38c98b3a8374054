//! After any sequence of actions of participant and coach, every version has its lines and the total is their sum.

use crate::support::db::{Participant, Team, TestDb, actor, month, now, on_both_engines};
use domain::{
    declarations::declaration::{Activity, DeclarationState, LineKind, TurnoverLine, total},
    people::Role,
    values::money::Cents,
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::fmt::Debug;
use store::{Refusal, Result, StoreError, Submission};

/// An action of the participant or the coach; `stale` when it is based on an older version.
#[derive(Debug, Clone)]
enum Action {
    Send {
        lines: Vec<TurnoverLine>,
        stale: bool,
    },
    SendAgain {
        stale: bool,
    },
    Ask {
        stale: bool,
    },
    Answer,
    Validate {
        stale: bool,
    },
    RequestCorrection,
    Reopen {
        stale: bool,
    },
    KeepValidated {
        stale: bool,
    },
    /// The month becomes part of a statement.
    Report,
}

fn lines() -> impl Strategy<Value = Vec<TurnoverLine>> {
    let line = (0usize..6, any::<bool>(), 0i64..=999_999_999).prop_map(|(activity, sale, cents)| {
        let kind = if sale { LineKind::Sale } else { LineKind::CreditNote };
        TurnoverLine::new(Activity::ALL[activity], kind, Cents::new(cents)).unwrap()
    });
    prop::collection::vec(line, 1..5)
}

fn actions() -> impl Strategy<Value = Vec<Action>> {
    let stale = || prop::bool::weighted(0.2);
    let act = prop_oneof![
        4 => (lines(), stale()).prop_map(|(lines, stale)| Action::Send { lines, stale }),
        1 => stale().prop_map(|stale| Action::SendAgain { stale }),
        3 => stale().prop_map(|stale| Action::Ask { stale }),
        2 => Just(Action::Answer),
        2 => stale().prop_map(|stale| Action::Validate { stale }),
        2 => Just(Action::RequestCorrection),
        2 => stale().prop_map(|stale| Action::Reopen { stale }),
        1 => stale().prop_map(|stale| Action::KeepValidated { stale }),
        1 => Just(Action::Report),
    ];
    prop::collection::vec(act, 1..24)
}

/// The expected state of the month.
#[derive(Default)]
struct Expected {
    versions: Vec<Vec<TurnoverLine>>,
    state: Option<DeclarationState>,
    requested: bool,
    reported: Option<i64>,
    /// What was done to the current version: the same action of the same person succeeds again without effect.
    answered: bool,
    reopened: bool,
    kept: bool,
}

/// The result of an action.
#[derive(Debug, PartialEq)]
enum Outcome {
    Done,
    Saved(i64),
    AlreadyThere,
    Refused(Refusal),
    NotFound,
}

impl Expected {
    fn act(&mut self, act: &Action) -> Outcome {
        use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
        let closed = matches!(self.state, Some(Validated | Reported));
        let open = matches!(self.state, Some(Submitted | QuestionAsked));
        match act {
            Action::Send { lines, stale } => self.send(lines.clone(), *stale),
            Action::SendAgain { stale } => match self.versions.last() {
                Some(lines) => self.send(lines.clone(), *stale),
                None => self.send(Vec::new(), *stale),
            },
            // The statement is written by a direct query.
            Action::Report => {
                if self.state == Some(Validated) {
                    self.state = Some(Reported);
                    self.reported = Some(self.versions.len() as i64);
                }
                Outcome::Done
            }
            _ if self.state.is_none() => Outcome::NotFound,
            Action::RequestCorrection if closed => {
                self.requested = true;
                Outcome::Done
            }
            Action::Reopen { stale: false } if closed && self.requested => {
                self.requested = false;
                self.reopened = true;
                self.enter(Submitted)
            }
            Action::Reopen { stale: false } if open && self.reopened => Outcome::Done,
            Action::KeepValidated { stale: false } if closed && self.requested => {
                self.requested = false;
                self.kept = true;
                Outcome::Done
            }
            Action::KeepValidated { stale: false } if closed && self.kept => Outcome::Done,
            Action::Ask { stale: false } if self.state == Some(Submitted) => self.enter(QuestionAsked),
            Action::Ask { stale: false } if self.state == Some(QuestionAsked) => Outcome::Done,
            Action::Answer if self.state == Some(QuestionAsked) => {
                self.answered = true;
                self.enter(Submitted)
            }
            Action::Answer if self.answered => Outcome::Done,
            Action::Validate { stale: false } if open => self.enter(Validated),
            Action::Validate { stale: false } if self.state == Some(Validated) => Outcome::Done,
            _ => Outcome::Refused(Refusal::MovedOn),
        }
    }

    fn enter(&mut self, state: DeclarationState) -> Outcome {
        self.state = Some(state);
        Outcome::Done
    }

    fn send(&mut self, lines: Vec<TurnoverLine>, stale: bool) -> Outcome {
        if self.versions.last() == Some(&lines) {
            Outcome::AlreadyThere
        } else if self.state.is_some_and(|state| !state.is_open()) {
            Outcome::Refused(Refusal::DeclarationClosed)
        } else if stale {
            Outcome::Refused(Refusal::MovedOn)
        } else {
            self.versions.push(lines);
            (self.answered, self.reopened, self.kept) = (false, false, false);
            self.state = Some(DeclarationState::Submitted);
            Outcome::Saved(self.versions.len() as i64)
        }
    }
}

fn outcome<T: Debug>(result: Result<T>) -> Outcome {
    match result {
        Ok(_) => Outcome::Done,
        Err(StoreError::Refused(refusal)) => Outcome::Refused(refusal),
        Err(StoreError::NotFound) => Outcome::NotFound,
        Err(other) => panic!("{other}"),
    }
}

async fn send(team: &Team, who: &Participant, lines: &[TurnoverLine], seen: i64) -> Outcome {
    match team.declare(who, month("2026-10"), lines, seen).await {
        Ok(Submission::Saved { version }) => Outcome::Saved(version),
        Ok(Submission::AlreadyThere) => Outcome::AlreadyThere,
        refused => outcome(refused),
    }
}

async fn act(test: &TestDb, team: &Team, who: &Participant, expected: &Expected, act: &Action) -> Outcome {
    let newest = expected.versions.len() as i64;
    let seen = |stale: &bool| if *stale { newest - 1 } else { newest };
    let id = team.store.declarations().declaration(&who.path, month("2026-10")).await.unwrap().map(|declaration| declaration.id);
    let (store, coach) = (&team.store, actor(&team.coach));
    match (act, id) {
        (Action::Send { lines, stale }, _) => send(team, who, lines, seen(stale)).await,
        (Action::SendAgain { stale }, _) => {
            send(team, who, expected.versions.last().map_or(&[], |lines| lines.as_slice()), seen(stale)).await
        }
        (Action::Answer, _) => outcome(store.review().answer(&actor(&who.id), &who.id, month("2026-10"), "Oui").await),
        (Action::RequestCorrection, _) => {
            outcome(store.declarations().request_correction(&actor(&who.id), &who.id, month("2026-10"), "Un avoir").await)
        }
        (Action::Report, _) => {
            test.raw("update declaration set state = 'Reported', reported_version = version where state = 'Validated'").await.unwrap();
            Outcome::Done
        }
        (_, None) => Outcome::NotFound,
        (Action::Reopen { stale }, Some(id)) => {
            outcome(store.declarations().reopen(&coach, Role::Coach, &id, seen(stale), None, None).await)
        }
        (Action::KeepValidated { stale }, Some(id)) => {
            outcome(store.declarations().keep_validated(&coach, Role::Coach, &id, seen(stale), "Non", None).await)
        }
        (Action::Ask { stale }, Some(id)) => outcome(store.review().ask(&coach, Role::Coach, &id, seen(stale), "Juste ?", None).await),
        (Action::Validate { stale }, Some(id)) => outcome(store.review().validate(&coach, Role::Coach, &id, seen(stale)).await),
    }
}

async fn run_on(test: &TestDb, actions: Vec<Action>) -> std::result::Result<(), TestCaseError> {
    let team = test.team(1).await;
    let awa = team.participant("Awa").await;
    let mut expected = Expected::default();
    for step in &actions {
        let outcome = act(test, &team, &awa, &expected, step).await;
        prop_assert_eq!(outcome, expected.act(step), "{:?}", step);

        let stored = team.store.declarations().declaration(&awa.path, month("2026-10")).await.unwrap();
        prop_assert_eq!(stored.as_ref().map(|declaration| declaration.state), expected.state);
        let versions: Vec<_> = stored.iter().flat_map(|d| d.versions.iter().rev()).map(|version| version.lines.clone()).collect();
        prop_assert_eq!(&versions, &expected.versions);
        let summaries = team.store.declarations().summaries(&awa.path).await.unwrap();
        // As the first page reads them, packed.
        prop_assert_eq!(&team.store.enrollments().day_of(&awa.id, now()).await.unwrap().declared, &summaries);
        let totals: Vec<_> = summaries.iter().map(|summary| summary.total).collect();
        prop_assert_eq!(totals, expected.versions.last().map(|lines| total(lines)).into_iter().collect::<Vec<_>>());
        let open = team.store.review().open_question(&awa.path).await.unwrap().is_some();
        prop_assert_eq!(open, expected.state == Some(DeclarationState::QuestionAsked));
        prop_assert_eq!(stored.as_ref().and_then(|declaration| declaration.reported_version), expected.reported);
    }
    Ok(())
}

on_both_engines! {
    async fn no_order_of_actions_loses_a_line(test: TestDb) {
        let config = Config { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
        let here = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            let result = TestRunner::new(config).run(&actions(), |actions| here.block_on(run_on(&test, actions)));
            result.unwrap_or_else(|broken| panic!("{broken}"));
        });
    }
}
