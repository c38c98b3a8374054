//! Processes that are killed under load: what was acknowledged is there afterwards. `make soak` kills 200 times on each engine.

use crate::support::{
    app::{Engine, TestDb, client},
    phones::{Phone, Write, assert_sound, missing, number_of},
    process::Process,
};
use store::Db;
use tokio::{sync::mpsc, task::JoinSet};

/// The acknowledgements of one phone until its process is gone.
async fn use_until_killed(mut phone: Phone, base: String, acknowledged: mpsc::UnboundedSender<Write>) -> Phone {
    let client = client();
    loop {
        let (request, write) = phone.next(&client, &base);
        // Without an answer nobody knows whether it was written.
        let Ok(response) = request.send().await else { return phone };
        let status = response.status();
        let Ok(body) = response.text().await else { return phone };
        assert_eq!(status, 200, "{write:?}: {body}");
        phone.acknowledged(&write);
        let _ = acknowledged.send(write);
    }
}

async fn kill_again_and_again(engine: Engine) {
    let place = TestDb::find(engine).await;
    let db = Db::open(&place.url).await.unwrap();
    db.migrate().await.unwrap();
    let mut phones = Phone::of_a_structure(&db, 12).await;
    db.close().await;
    let mut acknowledged = Vec::new();
    let kills = number_of("SOAK_KILLS", 3);
    for nth in 0..kills {
        let process = Process::serve(&place).await;
        let (sender, mut receiver) = mpsc::unbounded_channel();
        let mut users = JoinSet::new();
        for mut phone in phones.drain(..) {
            phone.look(&place).await;
            users.spawn(use_until_killed(phone, process.base.clone(), sender.clone()));
        }
        drop(sender);
        // Earlier or later within the work of the others.
        for _ in 0..=(nth * 7 % 40) {
            acknowledged.push(receiver.recv().await.expect("the phones are in use"));
        }
        drop(process);
        while let Some(write) = receiver.recv().await {
            acknowledged.push(write);
        }
        phones = users.join_all().await;
        if nth % 10 == 9 || nth + 1 == kills {
            assert_sound(&place).await;
            let missing = missing(&place, &acknowledged).await;
            assert!(missing.is_empty(), "after {} kills {} of {} are missing: {missing:?}", nth + 1, missing.len(), acknowledged.len());
        }
    }
    println!("{engine:?}: {kills} kills, {} acknowledged writes, 0 missing", acknowledged.len());
    place.tear_down().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_kills_on_sqlite() {
    kill_again_and_again(Engine::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn acknowledged_writes_survive_kills_on_postgresql() {
    kill_again_and_again(Engine::Postgres).await;
}
