//! The monthly check-in: one a month, changed until the month ends, none during a suspension.

use crate::support::db::{TestDb, actor, at, day, month, now, on_both_engines, refusal, today};
use domain::plan::{
    PlanRefusal,
    check_in::{Blocker, Mood, NewCheckIn},
};
use store::{Actor, Refusal};

fn check_in(mood: Mood, wants_call: bool) -> NewCheckIn {
    NewCheckIn { mood, blocker: Blocker::Clients, words: None, wants_call }
}

on_both_engines! {
    async fn a_check_in_replaces_that_of_the_same_month(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (store, me) = (&team.store, actor(&awa.id));
        assert!(!store.enrollments().day_of(&awa.id, now()).await.unwrap().checked_in);
        for _ in 0..2 {
            store.plans().check_in(&me, &awa.id, &check_in(Mood::Well, false), today()).await.unwrap();
        }
        assert!(store.enrollments().day_of(&awa.id, now()).await.unwrap().checked_in);
        let hard = NewCheckIn { words: Some("Une cliente ne paie pas".into()), ..check_in(Mood::Hard, true) };
        store.plans().check_in(&me, &awa.id, &hard, today()).await.unwrap();
        let found = store.plans().check_in_of(&awa.path, month("2026-11")).await.unwrap().unwrap();
        assert_eq!((found.mood, found.blocker, found.words.as_deref(), found.wants_call), (Mood::Hard, Blocker::Clients, hard.words.as_deref(), true));
        assert_eq!(store.plans().check_ins(&awa.path).await.unwrap().len(), 1);
        let journal = store.journal().events_of(awa.path.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|line| line.action == "check-in.said").count(), 2, "the same check-in twice is one event");

        let december = Actor::person(&awa.id, at("2026-12-02T10:00:00Z"));
        store.plans().check_in(&december, &awa.id, &check_in(Mood::SoSo, false), day("2026-12-02")).await.unwrap();
        let moods: Vec<_> = store.plans().check_ins(&awa.path).await.unwrap().iter().map(|it| (it.month, it.mood)).collect();
        assert_eq!(moods, [(month("2026-12"), Mood::SoSo), (month("2026-11"), Mood::Hard)]);
    }

    async fn check_ins_of_another_structure_are_not_found(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await;
        team.store.plans().check_in(&actor(&awa.id), &awa.id, &check_in(Mood::Well, false), day("2026-11-05")).await.unwrap();
        assert_eq!(team.store.plans().check_ins(&awa.path).await.unwrap().len(), 1);
        assert_eq!(other.store.plans().check_ins(&awa.path).await.unwrap(), []);
        assert_eq!(other.store.plans().check_in_of(&awa.path, month("2026-11")).await.unwrap(), None);
    }

    async fn a_check_in_is_refused_before_after_and_during_a_suspension(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let (store, coach) = (&team.store, actor(&team.coach));
        store.enrollments().suspend(&coach, &awa.path, (day("2026-11-20"), day("2026-11-30")), "Maladie", today()).await.unwrap();
        for on in ["2026-11-23", "2025-01-14", "2030-01-01"] {
            let answer = store.plans().check_in(&actor(&awa.id), &awa.id, &check_in(Mood::Well, false), day(on)).await;
            assert_eq!(refusal(answer), Refusal::Plan(PlanRefusal::NoCheckIn), "{on}");
        }
        assert_eq!(store.plans().check_ins(&awa.path).await.unwrap(), []);
    }
}
