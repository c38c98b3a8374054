//! The pages of the journal: filtered, and of one structure only.

use crate::support::db::{TestDb, actor, add_person, day, minutes_later, month, now, on_both_engines};
use domain::people::Role;
use store::{Actor, JournalFilter, StructureStore};

async fn actions(store: &StructureStore, filter: &JournalFilter) -> Vec<String> {
    store.journal().lines(filter).await.unwrap().0.into_iter().map(|line| line.action).collect()
}

on_both_engines! {
    async fn lines_are_filtered_by_actor_kind_person_and_days(test: TestDb) {
        let team = test.team(2).await;
        let store = &team.store;
        let awa = team.participant("Awa").await;
        team.declared(&awa, month("2026-10"), 800).await;
        let sophie = add_person(store, Role::Coordinator, "Sophie", "Lambert").await;
        let later = Actor::person(&sophie, now() + chrono::Duration::days(2));
        store.settings().set_name(&later, "La Ruche").await.unwrap();
        let all = JournalFilter::default();
        let newest = store.journal().lines(&all).await.unwrap().0.remove(0);
        assert_eq!((newest.action.as_str(), newest.actor.as_deref(), newest.word("to").as_deref()), ("structure.name", Some("Sophie Lambert"), Some("La Ruche")));
        let changes = newest.changes();
        assert_eq!(changes.len(), 1);
        assert!(changes[0].from.is_some() && changes[0].to.as_deref() == Some("La Ruche"), "{changes:?}");
        test.db.sign_in(&sophie, "device", "test", now()).await.unwrap();
        let signed_in = |actions: Vec<String>| actions.iter().any(|action| action == "device.signed_in");
        assert!(signed_in(actions(store, &all).await));
        assert!(!signed_in(actions(store, &JournalFilter { without_routine: true, ..all.clone() }).await));
        let sophies = JournalFilter { actor: Some(sophie), without_routine: true, ..all.clone() };
        assert_eq!(actions(store, &sophies).await, ["structure.name"]);
        assert_eq!(actions(store, &JournalFilter { kind: "declaration".into(), ..all.clone() }).await, ["declaration.submitted"]);
        // A word is a whole word.
        assert_eq!(actions(store, &JournalFilter { kind: "declar".into(), ..all.clone() }).await, [""; 0]);
        let about = store.journal().lines(&JournalFilter { about: Some(awa.id.clone()), ..all.clone() }).await.unwrap().0;
        let mut found: Vec<_> = about.iter().map(|line| line.action.as_str()).collect();
        found.sort_unstable();
        assert_eq!(found, ["declaration.submitted", "enrollment.started", "person.added"]);
        assert!(about.iter().all(|line| line.about.as_deref() == Some("Awa Roussel")));
        assert_eq!(about.iter().find_map(|line| line.month), Some(month("2026-10")));
        let tools = actions(store, &JournalFilter { by_tools: true, ..all.clone() }).await;
        assert!(tools.contains(&"structure.created".to_owned()) && !tools.contains(&"structure.name".to_owned()));
        // Days are those of Paris, both included.
        let on = |from: &str, to: &str| JournalFilter { from: Some(day(from)), to: Some(day(to)), ..JournalFilter::default() };
        assert_eq!(actions(store, &on("2026-11-25", "2026-11-25")).await, ["structure.name"]);
        assert_eq!(actions(store, &on("2026-11-26", "2030-01-01")).await, [""; 0]);
        assert!(actions(store, &on("0001-01-01", "9999-12-31")).await.len() > 4);
    }

    async fn every_line_is_on_one_page(test: TestDb) {
        let team = test.team(1).await;
        let lines = test.number("select count(*) from audit").await;
        for nth in 0..120 {
            // Three events at one instant: their order is that of their identifiers.
            let at = Actor::person(&team.coach, minutes_later(nth / 3));
            team.store.settings().set_name(&at, &format!("La Ruche {nth}")).await.unwrap();
        }
        let mut seen = Vec::new();
        let mut filter = JournalFilter::default();
        loop {
            let (page, next) = team.store.journal().lines(&filter).await.unwrap();
            assert!(page.len() <= 50);
            seen.extend(page.into_iter().map(|line| line.id));
            let Some(next) = next else { break };
            filter.after = Some(next);
        }
        assert_eq!(seen.len() as i64, lines + 120);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len() as i64, lines + 120);
        let nowhere = JournalFilter { after: Some("'; drop table audit".into()), ..JournalFilter::default() };
        assert_eq!(team.store.journal().lines(&nowhere).await.unwrap().0.len(), 50);
    }

    async fn lines_of_another_structure_are_not_shown(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await.id;
        let here = other.store.journal().lines(&JournalFilter::default()).await.unwrap().0;
        assert!(here.iter().all(|line| line.about.as_deref() != Some("Awa Roussel")));
        for filter in [
            JournalFilter { about: Some(awa), ..JournalFilter::default() },
            JournalFilter { actor: Some(team.coach.clone()), ..JournalFilter::default() },
        ] {
            assert_eq!(other.store.journal().lines(&filter).await.unwrap().0.len(), 0);
        }
        team.store.settings().set_name(&actor(&team.coach), "La Ruche").await.unwrap();
        assert!(!actions(&other.store, &JournalFilter::default()).await.contains(&"structure.name".to_owned()));
    }
}
