//! Three processes on one PostgreSQL behind nginx, restarted one after the other while people use them. `make soak` goes round more
//! often, and with the delay that a process has in service.

use crate::support::{
    app::{Engine, TestDb},
    phones::{Phone, Write, assert_sound, missing, number_of},
    process::Process,
    proxies::{Kind, Ports, Proxy},
};
use std::{
    net::Ipv4Addr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use store::Db;
use tokio::task::JoinSet;

/// What one phone saw: acknowledged writes, good pages, and everything else.
#[derive(Debug, Default)]
struct Seen {
    writes: Vec<Write>,
    pages: usize,
    failed: Vec<String>,
}

/// Declares and reads in turns until `stop`.
async fn use_until_stopped(mut phone: Phone, client: reqwest::Client, base_url: String, stop: Arc<AtomicBool>) -> Seen {
    let mut seen = Seen::default();
    while !stop.load(Ordering::Relaxed) {
        let (request, write) = phone.next(&client, &base_url);
        match request.send().await {
            Ok(response) if response.status() == 200 => {
                phone.acknowledged(&write);
                seen.writes.push(write);
            }
            Ok(response) => seen.failed.push(format!("{write:?}: {}", response.status())),
            Err(error) => seen.failed.push(format!("{write:?}: {error:?}")),
        }
        match client.get(format!("{base_url}/connexion")).header("accept", "text/html").send().await {
            Ok(response) if response.status() == 200 => seen.pages += 1,
            Ok(response) => seen.failed.push(format!("/connexion: {}", response.status())),
            Err(error) => seen.failed.push(format!("/connexion: {error:?}")),
        }
    }
    seen
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rolling_restart_behind_nginx_fails_no_request() {
    let place = TestDb::find(Engine::Postgres).await;
    let db = Db::open(&place.url).await.unwrap();
    db.migrate().await.unwrap();
    let phones = Phone::of_a_structure(&db, 8).await;
    db.close().await;
    let (rounds, delay) = (number_of("SOAK_ROUNDS", 1), number_of("SOAK_STOP_DELAY", 0).to_string());
    let settings = [("ESSOR_STOP_DELAY", delay.as_str()), ("ESSOR_DB_CONNECTIONS", "8")];
    let (proxy, mut processes) = loop {
        let ports = Ports::free();
        let mut processes = Vec::new();
        for _ in 0..3 {
            processes.push(Process::start_behind(&place, "serve", &ports.base_url(), None, &settings, None).await);
        }
        let servers: Vec<_> = processes.iter().map(Process::addr).collect();
        if let Some(proxy) = Proxy::start(Kind::Nginx, &place.folder, ports, &servers).await {
            break (proxy, processes);
        }
    };
    let base_url = proxy.ports.base_url();
    let stop = Arc::new(AtomicBool::new(false));
    let mut users = JoinSet::new();
    for phone in phones {
        let client = proxy.client(&place.folder, Ipv4Addr::LOCALHOST);
        users.spawn(use_until_stopped(phone, client, base_url.clone(), stop.clone()));
    }
    for _ in 0..rounds {
        for process in &mut processes {
            let addr = process.addr();
            process.terminate();
            assert!(process.ended().await.success(), "it ends in order");
            *process = Process::start_behind(&place, "serve", &base_url, Some(addr.port()), &settings, None).await;
        }
    }
    stop.store(true, Ordering::Relaxed);
    let seen = users.join_all().await;
    let failed: Vec<&String> = seen.iter().flat_map(|seen| &seen.failed).collect();
    let writes: Vec<Write> = seen.iter().flat_map(|seen| seen.writes.clone()).collect();
    let pages: usize = seen.iter().map(|seen| seen.pages).sum();
    println!("{rounds} rounds of 3 restarts: {pages} pages and {} writes, {} failed", writes.len(), failed.len());
    assert!(failed.is_empty() && pages > 0 && !writes.is_empty(), "{} failed of {pages} and {}: {failed:?}", failed.len(), writes.len());
    assert_eq!(missing(&place, &writes).await, []);
    assert_sound(&place).await;
    drop((proxy, processes));
    place.tear_down().await;
}
