//! A hundred participants and one place, against real processes.

use crate::{
    agenda::sessions::add_session,
    support::{
        app::{Engine, TestApp, TestDb, add_participant, client, team},
        process::Process,
    },
};
use app::sign_in::secret;
use futures::future::join_all;
use store::{Actor, Db};

/// Books one place for a hundred participants at once, spread over the processes; one booking succeeds, 99 are refused as full.
async fn one_place_for_a_hundred(db: &Db, processes: &[Process]) {
    let now = server::clock::now();
    let by = Actor::tools(now);
    let structure = db.create_structure(&by, "Structure", 100).await.unwrap();
    let rows = db.for_structure(&structure);
    let coach = domain::people::Role::Coach;
    let coach = store::NewPerson {
        role: coach,
        first_name: "C".into(),
        last_name: "T".into(),
        phone: None,
        email: Some("c@exemple.fr".parse().unwrap()),
    };
    let coach = rows.people().add_person(&by, &coach).await.unwrap();
    let session = add_session(&rows, now, &coach, 1).await;
    let mut people = Vec::new();
    for n in 0..100 {
        let person = add_participant(&rows, now, &coach, &format!("P{n}"), &format!("p{n}")).await;
        let token = secret::token();
        db.sign_in(&person, &secret::hash(&token), "test", now).await.unwrap();
        people.push((person, token));
    }
    let client = client();
    let wishes = people.iter().enumerate().map(|(n, (_, token))| {
        let base = &processes[n % processes.len()].base;
        let wish = client.post(format!("{base}/api/rendez-vous/reserver")).header("accept", "application/json");
        let wish = wish.header("cookie", format!("essor-device={token}")).form(&[("session", session.as_str())]);
        async move {
            let answer = wish.send().await.unwrap();
            (answer.status().as_u16(), answer.text().await.unwrap())
        }
    });
    let answers = join_all(wishes).await;
    assert_eq!(answers.iter().filter(|(status, _)| *status == 200).count(), 1, "one place, one booking: {answers:?}");
    let refused = answers.iter().filter(|(status, body)| *status == 409 && body.contains("booking-full")).count();
    assert_eq!(refused, 99, "every other request is refused: {answers:?}");
    assert_eq!(rows.bookings().booked_names(&session).await.unwrap().len(), 1);
}

/// Runs [`one_place_for_a_hundred`] on processes that share one database.
async fn race(engine: Engine, processes: usize) {
    let place = TestDb::find(engine).await;
    let mut running = Vec::new();
    for _ in 0..processes {
        running.push(Process::serve(&place).await);
    }
    let db = Db::open(&place.url).await.unwrap();
    one_place_for_a_hundred(&db, &running).await;
    drop(running);
    db.close().await;
    place.tear_down().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_on_sqlite_books_the_last_place_once() {
    race(Engine::Sqlite, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_postgresql_book_the_last_place_once() {
    race(Engine::Postgres, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_books_once() {
    let app = TestApp::build(false).await;
    let team = team(&app, "ici").await;
    let browser = app.browser_of(&team.neighbour).await;
    let form = [("session", team.session.as_str())];
    let before = team.rows.bookings().upcoming_bookings(&team.neighbour, app.now).await.unwrap().len();
    let taps = (0..5).map(|_| browser.post("/api/rendez-vous/reserver", &form));
    assert!(join_all(taps).await.iter().all(|answer| answer.status == 303));
    assert_eq!(team.rows.bookings().upcoming_bookings(&team.neighbour, app.now).await.unwrap().len(), before + 1);
}
