//! Objects that no row names are erased after a day.

use crate::support::db::{TestDb, actor, at, month, now, on_both_engines, today};
use domain::declarations::document::DocumentKind;
use store::{NewDocument, Objects, new_ulid, sweep_orphans};

on_both_engines! {
    async fn only_objects_older_than_a_day_that_no_row_names_are_erased(test: TestDb) {
        let folder = std::env::temp_dir().join(new_ulid(now()));
        std::fs::create_dir(&folder).unwrap();
        let store = object_store::local::LocalFileSystem::new_with_prefix(&folder).unwrap();
        let mut objects = Objects::new(store);
        objects.mark().await.unwrap();
        let team = test.team(3).await;
        let awa = team.participant("Awa").await;

        let object = team.store.declarations().new_object_key(now());
        let new = NewDocument { name: "facture.pdf".into(), kind: DocumentKind::Pdf, bytes: 1, object: object.clone(), digest: "a".into(), stored_digest: "a".into() };
        team.store.declarations().add_document(&actor(&awa.id), &awa.id, month("2026-10"), &new, today()).await.unwrap();
        let orphans = [team.store.declarations().new_object_key(now()), team.store.declarations().new_object_key(now())];
        let others = [format!("{}/{}", new_ulid(now()), new_ulid(now())), format!("{}/liste.csv", team.store.structure_id())];
        for key in orphans.iter().chain(&others).chain([&object]) {
            objects.write(key, vec![1]).await.unwrap();
        }
        let there = |key: &str| folder.join(key).exists();

        // The age of a file is measured with the clock of the machine, so the instants are far away.
        assert_eq!(sweep_orphans(&test.db, &objects, at("2000-01-01T00:00:00Z")).await.unwrap(), 0);
        assert!(orphans.iter().all(|key| there(key)), "their rows may still be written");
        assert_eq!(sweep_orphans(&test.db, &objects, at("2200-01-01T00:00:00Z")).await.unwrap(), 2);
        assert!(!orphans.iter().any(|key| there(key)));
        assert!(there(&object) && others.iter().all(|key| there(key)));
        assert_eq!(sweep_orphans(&test.db, &objects, at("2200-01-01T00:00:00Z")).await.unwrap(), 0);

        // An empty folder in place of the marked one is an error.
        objects.check().await.unwrap();
        std::fs::rename(&folder, folder.with_extension("away")).unwrap();
        std::fs::create_dir(&folder).unwrap();
        assert!(objects.check().await.is_err());
        assert!(objects.write(&orphans[0], vec![1]).await.unwrap_err().is_unavailable());
        assert!(!there(&orphans[0]));
        for folder in [folder.with_extension("away"), folder] {
            std::fs::remove_dir_all(folder).unwrap();
        }
    }
}
