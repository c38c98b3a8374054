//! Substitutions of coaches on leave.

use crate::support::db::{
    Team, TestDb, actor, add_person, assert_broken, assert_not_found, at_once, day, minutes_later, month, on_both_engines, refusal,
};
use domain::{
    people::Role,
    review::substitution::NewSubstitution,
    values::ids::{PersonId, SubstitutionId},
};
use store::{Actor, Refusal, Result};

async fn colleague(team: &Team, name: &str) -> PersonId {
    add_person(&team.store, Role::Coach, name, "Haddad").await
}

async fn substitute(team: &Team, substitute: &PersonId, from: &str, to: &str) -> Result<SubstitutionId> {
    let new = NewSubstitution { coach: team.coach.clone(), substitute: substitute.clone(), from: day(from), to: day(to) };
    team.store.review().substitute(&actor(&team.coach), &new).await
}

on_both_engines! {
    async fn a_substitution_lasts_from_its_first_to_its_last_day(test: TestDb) {
        let team = test.team(2).await;
        let omar = colleague(&team, "Omar").await;
        substitute(&team, &omar, "2026-11-23", "2026-11-27").await.unwrap();
        for (on, substitutes) in [("2026-11-22", false), ("2026-11-23", true), ("2026-11-27", true), ("2026-11-28", false)] {
            let found = team.store.review().substituted_coaches(&omar, day(on)).await.unwrap();
            assert_eq!(found == [team.coach.clone()], substitutes, "{on}");
        }
        assert_eq!(team.store.review().substituted_coaches(&team.coach, day("2026-11-23")).await.unwrap(), []);
        // The enrollment keeps its coach, and the substitute may decide.
        let awa = team.participant("Awa").await;
        let id = team.declared(&awa, month("2026-10"), 800).await.id;
        assert_eq!(team.store.review().review_queue(Some(&omar)).await.unwrap(), []);
        assert_eq!(team.store.review().review_queue(Some(&team.coach)).await.unwrap()[0].coach_id, team.coach);
        team.store.review().validate(&Actor::person(&omar, minutes_later(1)), Role::Coach, &id, 1).await.unwrap();
        let step = team.store.review().last_step(&id).await.unwrap().unwrap();
        assert_eq!((step.action.as_str(), step.actor.as_str()), ("declaration.validated", "Omar Haddad"));
    }

    async fn two_substitutions_of_one_coach_share_no_day(test: TestDb) {
        let team = test.team(2).await;
        let (omar, lise) = (colleague(&team, "Omar").await, colleague(&team, "Lise").await);
        substitute(&team, &omar, "2026-11-23", "2026-11-27").await.unwrap();
        for (from, to) in [("2026-11-27", "2026-11-30"), ("2026-11-20", "2026-11-23"), ("2026-11-24", "2026-11-25"), ("2026-11-01", "2026-12-31")] {
            assert_eq!(refusal(substitute(&team, &lise, from, to).await), Refusal::SubstitutionOverlap, "{from}");
        }
        substitute(&team, &lise, "2026-11-28", "2026-11-28").await.unwrap();
        substitute(&team, &lise, "2026-11-22", "2026-11-22").await.unwrap();
        // The database enforces it too.
        assert_broken(test.raw("update substitution_day set day = '2026-11-28' where day = '2026-11-27'").await);
        assert_broken(test.raw("update substitution set substitute_id = coach_id").await);
        // The substitute may have a substitute, and one person may substitute for two.
        let new = NewSubstitution { coach: omar, substitute: lise.clone(), from: day("2026-11-22"), to: day("2026-11-28") };
        team.store.review().substitute(&actor(&lise), &new).await.unwrap();
        assert_eq!(team.store.review().substituted_coaches(&lise, day("2026-11-28")).await.unwrap().len(), 2);
    }

    async fn setting_overlapping_substitutions_at_once_keeps_one(test: TestDb) {
        let team = test.team(1).await;
        let omar = colleague(&team, "Omar").await;
        let results = at_once((0..6).map(|nth| {
            let (team, omar) = (team.clone(), omar.clone());
            async move { substitute(&team, &omar, &format!("2026-12-0{}", nth + 1), "2026-12-09").await }
        })).await;
        let (set, refused): (Vec<_>, Vec<_>) = results.into_iter().partition(|result| result.is_ok());
        assert_eq!(set.len(), 1);
        assert!(refused.into_iter().all(|result| refusal(result) == Refusal::SubstitutionOverlap));
        assert_eq!(test.number("select count(*) from substitution").await, 1);
    }

    async fn an_ended_substitution_is_over_and_frees_its_days(test: TestDb) {
        let team = test.team(1).await;
        let omar = colleague(&team, "Omar").await;
        let id = substitute(&team, &omar, "2026-11-23", "2026-11-27").await.unwrap();
        let listed = team.store.review().substitutions(None, day("2026-11-27")).await.unwrap();
        assert_eq!((listed[0].coach.as_str(), listed[0].substitute.as_str()), ("Nadia Benali", "Omar Haddad"));
        assert_eq!((listed[0].from_day, listed[0].to_day), (day("2026-11-23"), day("2026-11-27")));
        assert_eq!(team.store.review().substitutions(None, day("2026-11-28")).await.unwrap(), []);
        assert_eq!(team.store.review().substitutions(Some(&omar), day("2026-11-23")).await.unwrap(), []);
        assert_not_found(team.store.review().end_substitution(&actor(&omar), Some(&omar), &id).await);
        for _twice in 0..2 {
            team.store.review().end_substitution(&actor(&team.coach), Some(&team.coach), &id).await.unwrap();
        }
        assert_eq!(team.store.journal().events_of(id.as_str()).await.unwrap().len(), 2);
        assert_eq!(team.store.review().substitutions(None, day("2026-11-23")).await.unwrap(), []);
        assert_eq!(team.store.review().substituted_coaches(&omar, day("2026-11-23")).await.unwrap(), []);
        substitute(&team, &omar, "2026-11-23", "2026-11-27").await.unwrap();
    }

    async fn a_substitute_belongs_to_the_team_of_the_structure(test: TestDb) {
        let (team, elsewhere) = (test.team(1).await, test.team(1).await);
        let awa = team.newcomer("Awa").await;
        for stranger in [&awa, &elsewhere.coach] {
            assert_not_found(substitute(&team, stranger, "2026-11-23", "2026-11-27").await);
        }
        let omar = colleague(&team, "Omar").await;
        let id = substitute(&team, &omar, "2026-11-23", "2026-11-27").await.unwrap();
        assert_not_found(elsewhere.store.review().end_substitution(&actor(&elsewhere.coach), None, &id).await);
        assert_eq!(elsewhere.store.review().substitutions(None, day("2026-11-23")).await.unwrap(), []);
        assert_eq!(elsewhere.store.review().substituted_coaches(&omar, day("2026-11-23")).await.unwrap(), []);
        assert_eq!(test.number("select count(*) from substitution_day").await, 5);
    }
}
