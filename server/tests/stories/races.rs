//! A hundred people and one last place, against real processes.

use crate::house::{House, add_participant, add_session, client, folder, team};
use app::sign_in::secret;
use futures::future::join_all;
use sqlx::{AssertSqlSafe, ConnectOptions, postgres::PgConnectOptions};
use std::{
    net::TcpListener,
    process::{Child, Command, Stdio},
    time::Duration,
};
use store::{By, Db, fresh_id};

/// A process of the server; it ends with its story.
struct Process {
    child: Child,
    base: String,
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

async fn serve(url: &str) -> Process {
    let addr = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let child = Command::new(env!("CARGO_BIN_EXE_essor"))
        .arg("serve")
        .env("DATABASE_URL", url)
        .env("ESSOR_ADDR", addr.to_string())
        .env("ESSOR_DATA", std::env::temp_dir())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let process = Process { child, base: format!("http://{addr}") };
    let mut patience = tokio::time::interval(Duration::from_millis(50));
    for _ in 0..600 {
        patience.tick().await;
        if client().get(format!("{}/readyz", process.base)).send().await.is_ok_and(|answer| answer.status().is_success()) {
            return process;
        }
    }
    panic!("{} was never ready", process.base);
}

/// Lets a hundred people ask for the one place, spread over the processes, and checks who got what.
async fn one_place_for_a_hundred(db: &Db, processes: &[Process]) {
    let now = server::clock::now();
    let by = By::tools(now);
    let structure = db.create_structure(&by, "Structure", 100).await.unwrap();
    let rows = db.within(&structure);
    let coach = domain::people::Role::Coach;
    let coach = store::NewPerson {
        role: coach,
        first_name: "C".into(),
        last_name: "T".into(),
        phone: None,
        email: Some("c@exemple.fr".parse().unwrap()),
    };
    let coach = rows.add_person(&by, &coach).await.unwrap();
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
    assert_eq!(refused, 99, "every other one is told so: {answers:?}");
    assert_eq!(rows.booked_names(&session).await.unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_process_on_sqlite_gives_the_last_place_to_one() {
    let folder = folder();
    let url = format!("sqlite://{}", folder.join("essor.db").display());
    let processes = [serve(&url).await];
    let db = Db::open(&url).await.unwrap();
    one_place_for_a_hundred(&db, &processes).await;
    drop(processes);
    db.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_postgresql_give_the_last_place_to_one() {
    let cluster: PgConnectOptions = std::env::var("TEST_POSTGRES_URL")
        .expect("TEST_POSTGRES_URL names no PostgreSQL cluster: run `make test`, which starts one, or `.ci/postgres start`")
        .parse()
        .unwrap();
    let name = format!("essor_race_{}", fresh_id(server::clock::now()).to_lowercase());
    let mut admin = cluster.connect().await.unwrap();
    sqlx::query(AssertSqlSafe(format!("create database {name} template template0"))).execute(&mut admin).await.unwrap();
    let url = cluster.clone().database(&name).to_url_lossy().to_string();
    let processes = [serve(&url).await, serve(&url).await];
    let db = Db::open(&url).await.unwrap();
    one_place_for_a_hundred(&db, &processes).await;
    drop(processes);
    db.close().await;
    sqlx::query(AssertSqlSafe(format!("drop database {name} with (force)"))).execute(&mut admin).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_tap_books_once() {
    let house = House::build(false).await;
    let team = team(&house, "ici").await;
    let cookie = house.cookie_of(&team.neighbour).await;
    let form = [("session", team.session.as_str())];
    let taps = (0..5).map(|_| house.send("/api/rendez-vous/reserver", &cookie, &form));
    assert!(join_all(taps).await.iter().all(|answer| answer.status().as_u16() == 303));
    assert_eq!(team.rows.bookings_to_come(&team.neighbour, house.now).await.unwrap().len(), 1);
}
