//! Forms, files and query strings changed at random, sent to every address as everyone who may: no server error, and the app goes on.
//! `make soak` does it for `SOAK_SECONDS` with `SOAK_SEED`.

use crate::{
    support::{
        app::{TestApp, on_both_engines, team},
        caller::Caller,
        phones::number_of,
    },
    web::calls::{Call, call},
};
use app::routes::TABLE;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// Repeatable random numbers (splitmix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// The bytes with a few of them changed, removed, or replaced by a word that means something in forms.
    fn mutated(&mut self, bytes: &[u8]) -> Vec<u8> {
        const WORDS: [&str; 22] = [
            "&",
            "=",
            "%",
            "%00",
            "%zz",
            "%ff%fe",
            "[",
            "]",
            "[0]",
            "[999999999]",
            "[][]",
            "lines[0][amount]=1",
            "+",
            "-1",
            "9223372036854775808",
            "\r\n",
            "--frontier",
            "--frontier--",
            "filename=",
            "\"",
            "\0",
            "é",
        ];
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let end = (at + self.below(9)).min(bytes.len());
            match self.below(5) {
                0 if at < bytes.len() => bytes[at] = self.next() as u8,
                1 => drop(bytes.drain(at..end)),
                2 => bytes.truncate(at),
                _ => drop(bytes.splice(at..end, WORDS[self.below(WORDS.len())].bytes()).collect::<Vec<_>>()),
            }
        }
        bytes
    }
}

/// A request like `call`, changed at random.
fn changed(chance: &mut Chance, caller: &Caller, call: &Call) -> reqwest::RequestBuilder {
    if call.method == "GET" {
        let query = chance.mutated(b"mois=2026-10&q=zo%C3%A9&tous=oui&page=2&jour=2026-10-05&corriger=oui");
        // What an address may hold; the rest is escaped.
        let query: String = query
            .iter()
            .map(|byte| if byte.is_ascii_graphic() && *byte != b'#' { char::from(*byte).to_string() } else { format!("%{byte:02x}") })
            .collect();
        return caller.request("GET", &format!("{}?{query}", call.path));
    }
    let whole = call.filled(caller.request("POST", &call.path)).build().unwrap();
    let mut request = caller.request("POST", &call.path);
    if let Some(kind) = whole.headers().get("content-type") {
        request = request.header("content-type", kind);
    }
    let body = whole.body().and_then(reqwest::Body::as_bytes).unwrap_or_default();
    request.body(chance.mutated(body))
}

on_both_engines! {
    async fn requests_changed_at_random_cause_no_server_error(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let people = [
            (app.browser_of(&team.neighbour).await, "participant"),
            (app.browser_of(&team.coach).await, "coach"),
            (app.browser_of(&team.coordinator).await, "coordinator"),
            (app.browser(), "stranger"),
        ];
        let seconds = std::env::var("SOAK_SECONDS").ok().map(|text| text.parse::<u64>().unwrap());
        let seed = number_of("SOAK_SEED", 1);
        let (began, mut chance, mut sent) = (Instant::now(), Chance(seed), 0);
        while seconds.map_or(sent < 400, |seconds| began.elapsed() < Duration::from_secs(seconds)) {
            let (address, _) = TABLE[chance.below(TABLE.len())];
            let (caller, who) = &people[chance.below(people.len())];
            // Signed out, it would ask as a stranger from then on.
            if address.contains("quitter") {
                continue;
            }
            let request = changed(&mut chance, caller, &call(address, &team));
            sent += 1;
            let response = request.send().await.unwrap_or_else(|error| panic!("SOAK_SEED={seed}, request {sent}, {address} as {who}: {error:?}"));
            let status = response.status().as_u16();
            assert!(status < 500, "SOAK_SEED={seed}, request {sent}, {address} as {who}: {status} {}", response.text().await.unwrap());
        }
        println!("{:?}: {sent} requests of seed {seed}", app.place.engine);
        assert_eq!(app.browser().get("/readyz").await.status, 200);
    }
}
