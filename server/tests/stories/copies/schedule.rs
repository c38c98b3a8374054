//! Copies that the server makes itself, and where their age shows.

use crate::support::{
    app::{TestApp, client, on_both_engines, team},
    caller::Caller,
    process::{complained, essor, run},
};
use app::web::context::UnsentChannels;
use chrono::Duration;
use server::copies::schedule::{Schedule, copy_if_due};
use std::sync::Arc;
use store::Db;

on_both_engines! {
    async fn one_of_two_processes_makes_the_copy_that_is_due_and_old_ones_go(app: Arc<TestApp>) {
        let team = team(&app, "Canal").await;
        let schedule = Schedule { folder: app.place.folder.join("copies"), every: Duration::hours(24), keep: 2, recipient: None };
        let now = server::clock::now();
        let page = app.browser_of(&team.coordinator).await.get("/reglages").await.body;
        assert!(page.contains("Aucune copie n’a encore été faite"), "{page}");
        let second = Db::open(&app.place.url).await.unwrap();
        let due = |db: Db, at| {
            let (objects, schedule) = (app.objects.clone(), schedule.clone());
            async move { copy_if_due(&db, &objects, &schedule, None, at).await.unwrap() }
        };
        let (one, two) = tokio::join!(due(app.db.clone(), now), due(second.clone(), now));
        assert_eq!([&one, &two].into_iter().flatten().count(), 1, "{one:?} {two:?}");
        assert_eq!(due(second.clone(), now + Duration::hours(23)).await, None);
        let page = app.browser_of(&team.coordinator).await.get("/reglages").await.body;
        assert!(page.contains("Dernière copie complète"), "{page}");
        // The last copy may be another installation's: a restored database brings its instant along.
        let by_hand = "Cette installation ne fait pas de copies par elle-même.";
        assert!(page.contains(by_hand), "{page}");
        let base = app.sending_less(UnsentChannels::default(), true).await;
        let scheduled = Caller::new(&base, true, Some(&app.cookie_of(&team.coordinator).await)).get("/reglages").await.body;
        assert!(scheduled.contains("Dernière copie complète") && !scheduled.contains(by_hand), "{scheduled}");
        let mut files = vec![one.or(two).unwrap()];
        for days in 1..=3 {
            files.push(due(second.clone(), now + Duration::days(days) + Duration::minutes(days)).await.unwrap());
        }
        second.close().await;
        let there: Vec<_> = files.iter().map(|file| file.exists()).collect();
        assert_eq!(there, [false, false, true, true]);
        let fresh = crate::support::app::TestDb::find(app.place.engine).await;
        let restored = run(&fresh, &["restore", files[3].to_str().unwrap()]);
        assert!(restored.status.success(), "{}", complained(&restored));
        fresh.tear_down().await;
    }
}

/// A server with that setting makes a copy, and `/readyz` says how old it is.
#[tokio::test(flavor = "multi_thread")]
async fn a_server_with_a_folder_for_copies_makes_one_and_says_its_age() {
    let place = crate::support::app::TestDb::find(crate::support::app::Engine::Sqlite).await;
    let folder = place.folder.join("copies");
    for (name, value, sentence) in [
        ("ESSOR_BACKUP_EVERY", "0", "ESSOR_BACKUP_EVERY (--backup-every)"),
        ("ESSOR_BACKUP_KEEP", "beaucoup", "ESSOR_BACKUP_KEEP (--backup-keep)"),
        ("ESSOR_BACKUP_AGE", "age1no", "n’est pas une clé publique age"),
    ] {
        let output = essor(&place).arg("migrate").env("ESSOR_BACKUP_DIR", &folder).env(name, value).output().unwrap();
        assert!(!output.status.success() && complained(&output).contains(sentence), "{}", complained(&output));
    }
    let addr = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let mut program = essor(&place);
    program.arg("serve").env("ESSOR_ADDR", addr.to_string()).env("ESSOR_BACKUP_DIR", &folder).stderr(std::process::Stdio::null());
    let mut child = program.spawn().unwrap();
    let mut patience = tokio::time::interval(std::time::Duration::from_millis(50));
    let mut said = String::new();
    for _ in 0..1200 {
        patience.tick().await;
        if let Ok(answer) = client().get(format!("http://{addr}/readyz")).send().await {
            said = answer.text().await.unwrap();
            if said.contains("0 h old") {
                break;
            }
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(said, "ok\ncopy: the last one is 0 h old");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}
