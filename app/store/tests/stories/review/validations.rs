//! The validations of a day: listed, undone one by one or all, refused once the month is handed in.

use crate::{
    statements::closing::close,
    support::db::{Participant, Team, TestDb, add_person, assert_not_found, at, minutes_later, month, on_both_engines, refusal},
};
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    people::Role,
    values::ids::{BatchId, PersonId},
};
use store::{Actor, Refusal, Validation};

/// Midnight in Paris before the day of the tests.
fn midnight() -> DateTime<Utc> {
    at("2026-11-22T23:00:00Z")
}

async fn validate(team: &Team, who: &Participant, by: &PersonId, at: DateTime<Utc>) -> BatchId {
    let id = team.declared(who, month("2026-10"), 300).await.id;
    team.store.review().validate(&Actor::person(by, at), Role::Coach, &id, 1).await.unwrap()
}

async fn listed(team: &Team, coach: Option<&PersonId>) -> Vec<Validation> {
    team.store.review().validations_since(&team.coach, coach, midnight(), 100).await.unwrap()
}

on_both_engines! {
    async fn the_validations_since_midnight_are_listed_and_undone_one_by_one(test: TestDb) {
        let team = test.team(3).await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Haddad").await;
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        validate(&team, &awa, &team.coach, midnight() - chrono::Duration::milliseconds(1)).await;
        let batch = validate(&team, &bilal, &team.coach, minutes_later(1)).await;
        validate(&team, &chloe, &omar, minutes_later(2)).await;
        let all = listed(&team, None).await;
        let seen: Vec<_> = all.iter().map(|it| (it.name.as_str(), it.is_mine, it.can_be_undone, it.is_reported)).collect();
        assert_eq!(seen, [("Chloé Roussel", false, true, false), ("Bilal Roussel", true, true, false)]);
        assert_eq!(listed(&team, Some(&omar)).await, [], "they are the people of another coach");
        let undo = async |batch: &BatchId, who: &Participant| {
            let id = team.declaration(who, month("2026-10")).await.id;
            let by = Actor::person(&team.coach, minutes_later(3));
            team.store.review().undo_validation(&by, Role::Coach, batch, &id, midnight()).await
        };
        undo(&batch, &bilal).await.unwrap();
        undo(&batch, &bilal).await.unwrap();
        assert_eq!(team.declaration(&bilal, month("2026-10")).await.state, DeclarationState::Submitted);
        assert_not_found(undo(&batch, &awa).await);
        assert_eq!(listed(&team, None).await.len(), 1);
    }

    async fn a_validation_handed_in_meanwhile_is_not_undone(test: TestDb) {
        let team = test.team(3).await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let batch = validate(&team, &awa, &team.coach, minutes_later(1)).await;
        close(&team, &Actor::person(&ines, minutes_later(2)), "2026-10", true).await.unwrap();
        let id = team.declaration(&awa, month("2026-10")).await.id;
        let by = Actor::person(&team.coach, minutes_later(3));
        assert_eq!(refusal(team.store.review().undo_validation(&by, Role::Coach, &batch, &id, midnight()).await), Refusal::ValidationReported);
        assert_eq!(team.declaration(&awa, month("2026-10")).await.state, DeclarationState::Reported);
        // Of all at once, the others are undone.
        validate(&team, &bilal, &team.coach, minutes_later(4)).await;
        let other = validate(&team, &team.participant("Chloé").await, &ines, minutes_later(4)).await;
        let by = Actor::person(&team.coach, minutes_later(5));
        assert_eq!(team.store.review().undo_validations_since(&by, Role::Coach, midnight()).await.unwrap(), 1);
        assert_eq!(team.store.review().undo_validations_since(&by, Role::Coach, midnight()).await.unwrap(), 0, "done twice, done once");
        assert_eq!(team.declaration(&bilal, month("2026-10")).await.state, DeclarationState::Submitted);
        let left: Vec<_> = listed(&team, None).await.into_iter().map(|it| (it.batch_id, it.can_be_undone, it.is_reported)).collect();
        assert_eq!(left, [(other, true, false), (batch, false, true)]);
    }
}
