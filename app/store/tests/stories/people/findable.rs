//! What the search over everything reads: of one structure and scope, the records that were opened last, the months of one person.

use crate::support::db::{TestDb, actor, add_person, day, minutes_later, month, now, on_both_engines, today};
use domain::{enrollments::exit::ExitCategory, people::Role, review::substitution::NewSubstitution, values::ids::PersonId};
use store::{Actor, Exit, FindScope};

on_both_engines! {
    async fn people_are_found_by_scope_and_of_their_structure_alone(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(3).await);
        let awa = team.participant("Awa").await;
        team.newcomer("Sans parcours").await;
        other.participant("Ailleurs").await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Kane").await;
        let names = async |scope, coach: Option<&PersonId>| {
            let store = coach.map_or_else(|| team.store.clone(), |coach| team.store.clone().read_by(coach, today()));
            let found = store.people().findable(scope).await.unwrap();
            let one = store.people().findable_person(scope, &awa.id).await.unwrap();
            assert_eq!(found.iter().any(|it| it.id == awa.id), one.is_some());
            let mut names: Vec<String> = found.into_iter().map(|it| it.first_name).collect();
            names.sort();
            names
        };
        assert_eq!(names(FindScope::Participants, None).await, ["Awa"]);
        assert_eq!(names(FindScope::Participants, Some(&team.coach)).await, ["Awa"]);
        assert_eq!(names(FindScope::Participants, Some(&omar)).await, [""; 0]);
        let both = names(FindScope::Everyone, None).await;
        assert!(both.contains(&"Awa".to_owned()) && both.contains(&"Omar".to_owned()) && both.len() == 3, "{both:?}");
        // A substitute finds those for whom they stand in.
        let new = NewSubstitution { coach: team.coach.clone(), substitute: omar.clone(), from: today(), to: day("2026-12-04") };
        team.store.review().substitute(&actor(&team.coach), &new).await.unwrap();
        assert_eq!(names(FindScope::Participants, Some(&omar)).await, ["Awa"]);
    }

    async fn people_without_an_exit_are_found_the_own_ones_first(test: TestDb) {
        let team = test.team(3).await;
        let awa = team.participant("Awa").await;
        let zoe = team.participant("Zoé").await;
        let first = async |coach: &PersonId, most| {
            let found = team.store.people().first_findable(coach, most).await.unwrap();
            found.into_iter().map(|it| it.first_name).collect::<Vec<_>>()
        };
        assert_eq!(first(&team.coach, 1).await.len(), 1);
        let omar = add_person(&team.store, Role::Coach, "Omar", "Kane").await;
        team.store.people().reassign(&actor(&team.coach), &[(zoe.id.clone(), team.coach.clone())], &omar).await.unwrap();
        assert_eq!(first(&omar, 9).await, ["Zoé", "Awa"]);
        assert_eq!(first(&omar, 1).await, ["Zoé"]);
        let exit = Exit { left_on: today(), category: ExitCategory::Durable, reason: "Vit de son activité" };
        team.store.enrollments().leave(&actor(&team.coach), &awa.path, &exit, today()).await.unwrap();
        assert_eq!(first(&team.coach, 9).await, ["Zoé"]);
        let running = team.store.people().findable(FindScope::Running).await.unwrap();
        assert_eq!(running.into_iter().map(|it| it.first_name).collect::<Vec<_>>(), ["Zoé"]);
        assert!(team.store.people().findable_person(FindScope::Participants, &awa.id).await.unwrap().is_some());
    }

    async fn the_record_that_was_opened_last_is_the_first(test: TestDb) {
        let team = test.team(2).await;
        let (awa, lea) = (team.participant("Awa").await, team.participant("Léa").await);
        for (minutes, who) in [(0, &awa), (5, &lea), (10, &awa)] {
            team.store.privacy().record_read(&Actor::person(&team.coach, minutes_later(minutes)), Role::Coach, &who.id).await.unwrap();
        }
        // The journal has the first reading of a day.
        let opened = team.store.people().recently_opened(&team.coach, minutes_later(20)).await.unwrap();
        assert_eq!(opened, [lea.id.clone(), awa.id.clone()]);
        assert_eq!(team.store.people().recently_opened(&team.coach, now() + chrono::Duration::days(31)).await.unwrap(), []);
        assert_eq!(team.store.people().recently_opened(&awa.id, minutes_later(20)).await.unwrap(), []);

        team.declared(&awa, month("2026-09"), 100).await;
        team.declared(&awa, month("2026-10"), 800).await;
        let months: Vec<_> = team.store.people().declared_months(&awa.id).await.unwrap().into_iter().map(|it| it.month).collect();
        assert_eq!(months, [month("2026-10"), month("2026-09")]);
    }
}
