//! Audit events: every write adds one, and none can be changed.

use crate::support::db::{Engine, TestDb, actor, assert_broken, now, on_both_engines};
use domain::values::language::Language;

on_both_engines! {
    async fn a_write_adds_an_event_with_actor_action_and_instant(test: TestDb) {
        let team = test.team(1).await;
        team.store.people().set_language(&actor(&team.coach), &team.coach, Language::En).await.unwrap();
        let journal = team.store.journal().events_of(team.coach.as_str()).await.unwrap();
        let actions: Vec<_> = journal.iter().map(|row| row.action.as_str()).collect();
        assert!(actions.contains(&"person.added") && actions.contains(&"person.language"), "{actions:?}");
        let line = journal.iter().find(|row| row.action == "person.language").unwrap();
        assert_eq!((line.actor_id.as_deref(), line.at), (Some(team.coach.as_str()), now()));
        assert_eq!(line.details, r#"{"language":"en"}"#);
    }

    async fn an_event_can_be_neither_changed_nor_deleted(test: TestDb) {
        let team = test.team(1).await;
        let before = team.store.journal().events_of(team.coach.as_str()).await.unwrap();
        assert_eq!(before.len(), 1);
        assert_broken(test.raw("update audit set action = 'nothing'").await);
        assert_broken(test.raw("delete from audit").await);
        if test.engine == Engine::Postgres {
            // SQLite has no truncate: there it is a delete.
            assert_broken(test.raw("truncate audit").await);
        }
        assert_eq!(team.store.journal().events_of(team.coach.as_str()).await.unwrap(), before);
    }
}
