//! The chain of hashes over the audit: a change behind the store's back is found, a redaction is not one.

use crate::support::db::{Engine, TestDb, actor, add_person, assert_broken, now, on_both_engines};
use domain::{people::Role, values::language::Language};
use store::{Actor, BrokenSeal, REDACTED};

/// Lifts the trigger of the audit, as an intruder with access to the database could.
async fn lift(test: &TestDb) {
    let lifted = match test.engine {
        Engine::Sqlite => "drop trigger audit_no_update",
        Engine::Postgres => "alter table audit disable trigger audit_no_update",
    };
    test.raw(lifted).await.unwrap();
}

on_both_engines! {
    async fn a_changed_an_inserted_and_a_removed_event_break_the_chain(test: TestDb) {
        let team = test.team(2).await;
        for language in [Language::En, Language::Fr, Language::En] {
            team.store.people().set_language(&actor(&team.coach), &team.coach, language).await.unwrap();
        }
        let events = test.number("select count(*) from audit").await as u64;
        let before = test.db.verify_chain().await.unwrap();
        assert_eq!((before.sealed, before.unsealed, before.broken), (0, events, None));
        assert_eq!(test.db.seal_audit().await.unwrap(), events);
        assert_eq!(test.db.seal_audit().await.unwrap(), 0);
        let sealed = test.db.verify_chain().await.unwrap();
        assert_eq!((sealed.sealed, sealed.redacted, sealed.unsealed, sealed.broken.clone()), (events, 0, 0, None));
        assert_eq!(test.number("select count(distinct salt) from audit_seal").await as u64, events);

        // The chain goes on where it ended.
        add_person(&team.store, Role::Coach, "Hugo", "Lemaire").await;
        assert_eq!(test.db.seal_audit().await.unwrap(), 1);
        let longer = test.db.verify_chain().await.unwrap();
        assert_eq!((longer.sealed, longer.broken.clone()), (events + 1, None));
        assert_ne!(longer.last_hash, sealed.last_hash);

        lift(&test).await;
        // The event in which the coach chose English for the first time.
        let chosen = format!("select id from audit where actor_id = '{}' order by id limit 1", team.coach);
        let event = test.texts(chosen).await.remove(0);
        let position = test.number(format!("select position from audit_seal where audit_id = '{event}'")).await;
        let broken = Some(BrokenSeal { position: Some(position), audit_id: event.clone() });
        let set = async |column: &str, to: &str| {
            let sql = format!("select coalesce({column}, '') from audit where id = '{event}'");
            let before = test.texts(sql).await.remove(0);
            test.raw(format!("update audit set {column} = '{to}' where id = '{event}'")).await.unwrap();
            before
        };
        let other = test.texts("select id from person where first_name = 'Hugo'").await.remove(0);
        // A redaction of which the salt is still there is a change as well.
        for (column, to) in [("action", "person.role"), ("subject_id", "X"), ("actor_id", other.as_str()), ("details", "{}"), ("details", REDACTED)] {
            let before = set(column, to).await;
            assert_eq!(test.db.verify_chain().await.unwrap().broken, broken, "{column}");
            set(column, &before).await;
        }
        assert_eq!(test.db.verify_chain().await.unwrap(), longer);

        // An event that is neither sealed nor waiting was written behind the store's back.
        let by = Actor::person(&team.coach, now());
        team.store.people().set_language(&by, &team.coach, Language::Fr).await.unwrap();
        assert_eq!(test.db.verify_chain().await.unwrap().broken, None);
        test.raw("delete from audit_unsealed").await.unwrap();
        assert_eq!(test.db.verify_chain().await.unwrap().broken.unwrap().position, None);
    }

    async fn the_triggers_allow_the_redaction_of_sealed_events_and_nothing_else(test: TestDb) {
        let team = test.team(1).await;
        let redact = |set: &str| format!("update audit set {set} where subject_id = '{}'", team.coach);
        assert_broken(test.raw(redact(&format!("details = '{REDACTED}'"))).await);
        test.db.seal_audit().await.unwrap();
        for set in ["details = '{}'", "details = '{\"redacted\":true}', action = 'x.y'", "details = '{\"redacted\":true}', actor_id = 'x'"] {
            assert_broken(test.raw(redact(set)).await);
        }
        let seals = format!("audit_seal set %s where audit_id in (select id from audit where subject_id = '{}')", team.coach);
        let seal = |set: &str| format!("update {}", seals.replace("%s", set));
        // The salt goes with the details, never alone.
        assert_broken(test.raw(seal("salt = null")).await);
        assert_eq!(test.raw(redact(&format!("details = '{REDACTED}'"))).await.unwrap(), 1);
        assert_broken(test.raw(seal("salt = null, hash = 'x'")).await);
        assert_broken(test.raw(seal("salt = 'x'")).await);
        assert_eq!(test.raw(seal("salt = null")).await.unwrap(), 1);
        assert_broken(test.raw("delete from audit_seal").await);
        assert_broken(test.raw("delete from audit").await);
        if test.engine == Engine::Postgres {
            assert_broken(test.raw("truncate audit_seal").await);
        }
        let chain = test.db.verify_chain().await.unwrap();
        assert_eq!((chain.redacted, chain.broken), (1, None));
    }
}
