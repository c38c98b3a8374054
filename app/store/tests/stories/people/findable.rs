//! What the search over everything reads: of one structure and scope, the records that were opened last, the months of one person.

use crate::support::db::{TestDb, actor, add_person, day, minutes_later, month, now, on_both_engines, today};
use domain::{people::Role, review::substitution::NewSubstitution};
use store::{Actor, FindScope};

on_both_engines! {
    async fn people_are_found_by_scope_and_of_their_structure_alone(test: TestDb) {
        let (team, other) = (test.team(3).await, test.team(3).await);
        let awa = team.participant("Awa").await;
        team.newcomer("Sans parcours").await;
        other.participant("Ailleurs").await;
        let omar = add_person(&team.store, Role::Coach, "Omar", "Kane").await;
        let names = async |team_too, coach| {
            let scope = FindScope { team: team_too, coach, today: today() };
            let found = team.store.people().findable(&scope).await.unwrap();
            let one = team.store.people().findable_person(&scope, &awa.id).await.unwrap();
            assert_eq!(found.iter().any(|it| it.id == awa.id), one.is_some());
            let mut names: Vec<String> = found.into_iter().map(|it| it.first_name).collect();
            names.sort();
            names
        };
        assert_eq!(names(false, None).await, ["Awa"]);
        assert_eq!(names(false, Some(&team.coach)).await, ["Awa"]);
        assert_eq!(names(false, Some(&omar)).await, [""; 0]);
        let both = names(true, None).await;
        assert!(both.contains(&"Awa".to_owned()) && both.contains(&"Omar".to_owned()) && both.len() == 3, "{both:?}");
        // A substitute finds those for whom they stand in.
        let new = NewSubstitution { coach: team.coach.clone(), substitute: omar.clone(), from: today(), to: day("2026-12-04") };
        team.store.review().substitute(&actor(&team.coach), &new).await.unwrap();
        assert_eq!(names(false, Some(&omar)).await, ["Awa"]);
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
