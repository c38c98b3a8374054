//! Whatever participant and coach do in whatever order, every version keeps its lines and the total is their sum.

use crate::support::db::{Participant, Team, TestDb, actor, month, on_both_engines};
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

/// What someone does; `stale` when they have not seen the newest version.
#[derive(Debug, Clone)]
enum Act {
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
    /// The month is put into a statement.
    Report,
}

fn lines() -> impl Strategy<Value = Vec<TurnoverLine>> {
    let line = (0usize..6, any::<bool>(), 0i64..=999_999_999).prop_map(|(activity, sale, cents)| {
        let kind = if sale { LineKind::Sale } else { LineKind::CreditNote };
        TurnoverLine::new(Activity::ALL[activity], kind, Cents::new(cents)).unwrap()
    });
    prop::collection::vec(line, 1..5)
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let stale = || prop::bool::weighted(0.2);
    let act = prop_oneof![
        4 => (lines(), stale()).prop_map(|(lines, stale)| Act::Send { lines, stale }),
        1 => stale().prop_map(|stale| Act::SendAgain { stale }),
        3 => stale().prop_map(|stale| Act::Ask { stale }),
        2 => Just(Act::Answer),
        2 => stale().prop_map(|stale| Act::Validate { stale }),
        2 => Just(Act::RequestCorrection),
        2 => stale().prop_map(|stale| Act::Reopen { stale }),
        1 => stale().prop_map(|stale| Act::KeepValidated { stale }),
        1 => Just(Act::Report),
    ];
    prop::collection::vec(act, 1..24)
}

/// The month as it should stand.
#[derive(Default)]
struct Expected {
    versions: Vec<Vec<TurnoverLine>>,
    state: Option<DeclarationState>,
    requested: bool,
    reported: Option<i64>,
    /// What was done to the version that counts: sent again by the same person, it is done already.
    answered: bool,
    reopened: bool,
    kept: bool,
}

/// What an act should be answered.
#[derive(Debug, PartialEq)]
enum Answer {
    Done,
    Saved(i64),
    AlreadyThere,
    Refused(Refusal),
    NotFound,
}

impl Expected {
    fn act(&mut self, act: &Act) -> Answer {
        use DeclarationState::{QuestionAsked, Reported, Submitted, Validated};
        let closed = matches!(self.state, Some(Validated | Reported));
        let open = matches!(self.state, Some(Submitted | QuestionAsked));
        match act {
            Act::Send { lines, stale } => self.send(lines.clone(), *stale),
            Act::SendAgain { stale } => match self.versions.last() {
                Some(lines) => self.send(lines.clone(), *stale),
                None => self.send(Vec::new(), *stale),
            },
            // The statement is written past the store.
            Act::Report => {
                if self.state == Some(Validated) {
                    self.state = Some(Reported);
                    self.reported = Some(self.versions.len() as i64);
                }
                Answer::Done
            }
            _ if self.state.is_none() => Answer::NotFound,
            Act::RequestCorrection if closed => {
                self.requested = true;
                Answer::Done
            }
            Act::Reopen { stale: false } if closed && self.requested => {
                self.requested = false;
                self.reopened = true;
                self.stands(Submitted)
            }
            Act::Reopen { stale: false } if open && self.reopened => Answer::Done,
            Act::KeepValidated { stale: false } if closed && self.requested => {
                self.requested = false;
                self.kept = true;
                Answer::Done
            }
            Act::KeepValidated { stale: false } if closed && self.kept => Answer::Done,
            Act::Ask { stale: false } if self.state == Some(Submitted) => self.stands(QuestionAsked),
            Act::Ask { stale: false } if self.state == Some(QuestionAsked) => Answer::Done,
            Act::Answer if self.state == Some(QuestionAsked) => {
                self.answered = true;
                self.stands(Submitted)
            }
            Act::Answer if self.answered => Answer::Done,
            Act::Validate { stale: false } if open => self.stands(Validated),
            Act::Validate { stale: false } if self.state == Some(Validated) => Answer::Done,
            _ => Answer::Refused(Refusal::MovedOn),
        }
    }

    fn stands(&mut self, state: DeclarationState) -> Answer {
        self.state = Some(state);
        Answer::Done
    }

    fn send(&mut self, lines: Vec<TurnoverLine>, stale: bool) -> Answer {
        if self.versions.last() == Some(&lines) {
            Answer::AlreadyThere
        } else if self.state.is_some_and(|state| !state.is_open()) {
            Answer::Refused(Refusal::DeclarationClosed)
        } else if stale {
            Answer::Refused(Refusal::MovedOn)
        } else {
            self.versions.push(lines);
            (self.answered, self.reopened, self.kept) = (false, false, false);
            self.state = Some(DeclarationState::Submitted);
            Answer::Saved(self.versions.len() as i64)
        }
    }
}

fn answer<T: Debug>(answer: Result<T>) -> Answer {
    match answer {
        Ok(_) => Answer::Done,
        Err(StoreError::Refused(refusal)) => Answer::Refused(refusal),
        Err(StoreError::NotFound) => Answer::NotFound,
        Err(other) => panic!("{other}"),
    }
}

async fn send(team: &Team, who: &Participant, lines: &[TurnoverLine], seen: i64) -> Answer {
    match team.declare(who, month("2026-10"), lines, seen).await {
        Ok(Submission::Saved { version }) => Answer::Saved(version),
        Ok(Submission::AlreadyThere) => Answer::AlreadyThere,
        refused => answer(refused),
    }
}

async fn act(test: &TestDb, team: &Team, who: &Participant, expected: &Expected, act: &Act) -> Answer {
    let newest = expected.versions.len() as i64;
    let seen = |stale: &bool| if *stale { newest - 1 } else { newest };
    let id = team.store.declarations().declaration(&who.path, month("2026-10")).await.unwrap().map(|declaration| declaration.id);
    let (store, coach) = (&team.store, actor(&team.coach));
    match (act, id) {
        (Act::Send { lines, stale }, _) => send(team, who, lines, seen(stale)).await,
        (Act::SendAgain { stale }, _) => send(team, who, expected.versions.last().map_or(&[], |lines| lines.as_slice()), seen(stale)).await,
        (Act::Answer, _) => answer(store.review().answer(&actor(&who.id), &who.id, month("2026-10"), "Oui").await),
        (Act::RequestCorrection, _) => {
            answer(store.declarations().request_correction(&actor(&who.id), &who.id, month("2026-10"), "Un avoir").await)
        }
        (Act::Report, _) => {
            test.raw("update declaration set state = 'Reported', reported_version = version where state = 'Validated'").await.unwrap();
            Answer::Done
        }
        (_, None) => Answer::NotFound,
        (Act::Reopen { stale }, Some(id)) => answer(store.declarations().reopen(&coach, Role::Coach, &id, seen(stale), None, None).await),
        (Act::KeepValidated { stale }, Some(id)) => {
            answer(store.declarations().keep_validated(&coach, Role::Coach, &id, seen(stale), "Non", None).await)
        }
        (Act::Ask { stale }, Some(id)) => answer(store.review().ask(&coach, Role::Coach, &id, seen(stale), "Juste ?", None).await),
        (Act::Validate { stale }, Some(id)) => answer(store.review().validate(&coach, Role::Coach, &id, seen(stale)).await),
    }
}

async fn run_on(test: &TestDb, acts: Vec<Act>) -> std::result::Result<(), TestCaseError> {
    let team = test.team(1).await;
    let awa = team.participant("Awa").await;
    let mut expected = Expected::default();
    for step in &acts {
        let answered = act(test, &team, &awa, &expected, step).await;
        prop_assert_eq!(answered, expected.act(step), "{:?}", step);

        let stored = team.store.declarations().declaration(&awa.path, month("2026-10")).await.unwrap();
        prop_assert_eq!(stored.as_ref().map(|declaration| declaration.state), expected.state);
        let versions: Vec<_> = stored.iter().flat_map(|d| d.versions.iter().rev()).map(|version| version.lines.clone()).collect();
        prop_assert_eq!(&versions, &expected.versions);
        let figures = team.store.declarations().figures(&awa.path).await.unwrap();
        let totals: Vec<_> = figures.iter().map(|figure| figure.total).collect();
        prop_assert_eq!(totals, expected.versions.last().map(|lines| total(lines)).into_iter().collect::<Vec<_>>());
        let open = team.store.review().open_question(&awa.path).await.unwrap().is_some();
        prop_assert_eq!(open, expected.state == Some(DeclarationState::QuestionAsked));
        prop_assert_eq!(stored.as_ref().and_then(|declaration| declaration.reported_version), expected.reported);
    }
    Ok(())
}

on_both_engines! {
    async fn no_order_of_acts_loses_a_line(test: TestDb) {
        let config = Config { cases: 24, failure_persistence: None, max_shrink_iters: 200, ..Config::default() };
        let here = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            let told = TestRunner::new(config).run(&acts(), |acts| here.block_on(run_on(&test, acts)));
            told.unwrap_or_else(|broken| panic!("{broken}"));
        });
    }
}
