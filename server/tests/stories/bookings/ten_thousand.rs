//! Ten thousand attempts on scarce places, against real processes: overlapping group sessions, slots of one coach under two
//! types, moves and cancellations meanwhile.

use crate::support::{
    app::{Engine, TestDb, add_participant, client},
    process::Process,
};
use app::{sign_in::secret, texts::text};
use chrono::{DateTime, Duration, NaiveTime, Utc, Weekday};
use domain::{
    bookings::{SessionKind, availability::NewWindow, recurrence::Recurrence, session_type::NewSessionType, span::Span},
    people::Role,
    values::{ids::PersonId, language::Language, paris},
};
use futures::{StreamExt, stream};
use std::collections::{BTreeMap, BTreeSet};
use store::{Actor, Db, NewPerson, NewSessions, StructureStore};

const ATTEMPTS: usize = 10_000;
const PEOPLE: usize = 50;
/// The number of requests at once.
const TABS: usize = 64;

/// A pseudorandom sequence with a fixed seed, so that a failure can be repeated.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// The forms that the attempts choose from.
struct Wishes {
    sessions: Vec<String>,
    slots: Vec<Vec<(&'static str, String)>>,
}

async fn add_coach(rows: &StructureStore, by: &Actor, name: &str) -> PersonId {
    let new = NewPerson {
        role: Role::Coach,
        first_name: name.into(),
        last_name: "T".into(),
        phone: None,
        email: Some(format!("{name}@exemple.fr").parse().unwrap()),
    };
    rows.people().add_person(by, &new).await.unwrap()
}

/// Ten groups of two places by ten coaches, each beginning twenty minutes after the one before; and a coach whose mornings
/// are booked by the half hour and by three quarters.
async fn open_scarce_sessions(rows: &StructureStore, now: DateTime<Utc>) -> Wishes {
    let by = Actor::tools(now);
    let group = rows.bookings().add_session_type(&by, &NewSessionType::usual(SessionKind::Training, "Groupe", 2)).await.unwrap();
    let first = now + Duration::days(10);
    let mut sessions = Vec::new();
    for nth in 0..10 {
        let coach = add_coach(rows, &by, &format!("c{nth}")).await;
        let starts_at = first + Duration::minutes(20 * nth);
        let span = Span { starts_at, ends_at: starts_at + Duration::hours(1) };
        let new = NewSessions { session_type: group.clone(), venue: None, link: None, coach, sessions: vec![vec![span]], places: 2 };
        sessions.push(rows.bookings().open_sessions(&by, &new).await.unwrap().remove(0).to_string());
    }
    let coach = add_coach(rows, &by, "slots").await;
    let day = paris::day(now) + Duration::days(14);
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let recurrence = Recurrence::weekly(&[Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri], false, None);
    let window = NewWindow { first_day: paris::day(now), recurrence, from: hour(9), to: hour(12), session_type: None, venue: None };
    rows.bookings().open_window(&by, &coach, &window).await.unwrap();
    let working = day.iter_days().find(|day| chrono::Datelike::weekday(day).number_from_monday() < 6).unwrap();
    let mut slots = Vec::new();
    for minutes in [30, 45] {
        let new = NewSessionType { minutes, ..NewSessionType::usual(SessionKind::Coaching, format!("Point {minutes}"), 1) };
        let id = rows.bookings().add_session_type(&by, &new).await.unwrap();
        for span in domain::bookings::availability::slots(working, hour(9), hour(12), minutes) {
            let starts = span.starts_at.to_rfc3339();
            slots.push(vec![("session_type", id.to_string()), ("coach", coach.to_string()), ("starts", starts)]);
        }
    }
    Wishes { sessions, slots }
}

/// Every date of a booking or of a coach's session, as `person start end`, in seconds.
async fn held(place: &TestDb) -> Vec<(String, i64, i64)> {
    let seconds = |column: &str| match place.engine {
        Engine::Sqlite => format!("strftime('%s', {column})"),
        Engine::Postgres => format!("floor(extract(epoch from {column}))::bigint"),
    };
    let (from, to) = (seconds("d.starts_at"), seconds("d.ends_at"));
    let of_participants = format!(
        "select b.participant_id || ' ' || {from} || ' ' || {to} from booking b join session_date d on d.session_id = b.session_id
         where b.state = 'Booked'"
    );
    let of_coaches = format!(
        "select s.coach_id || ' ' || {from} || ' ' || {to} from session s join session_date d on d.session_id = s.id
         where s.cancelled_at is null"
    );
    let rows = place.texts(format!("{of_participants} union all {of_coaches}")).await;
    let mut held: Vec<_> = rows
        .iter()
        .map(|row| {
            let parts: Vec<&str> = row.split(' ').collect();
            (parts[0].to_owned(), parts[1].parse().unwrap(), parts[2].parse().unwrap())
        })
        .collect();
    held.sort();
    held
}

async fn ten_thousand(engine: Engine, processes: usize) {
    let place = TestDb::find(engine).await;
    let mut running = Vec::new();
    for _ in 0..processes {
        running.push(Process::serve(&place).await);
    }
    let db = Db::open(&place.url).await.unwrap();
    let now = server::clock::now();
    let by = Actor::tools(now);
    let structure = db.create_structure(&by, "Structure", PEOPLE as i64).await.unwrap();
    let rows = db.for_structure(&structure);
    let first = add_coach(&rows, &by, "first").await;
    let wishes = open_scarce_sessions(&rows, now).await;
    let mut people = Vec::new();
    for n in 0..PEOPLE {
        let person = add_participant(&rows, now, &first, &format!("P{n}"), &format!("p{n}")).await;
        let token = secret::token();
        db.sign_in(&person, &secret::hash(&token), "test", now).await.unwrap();
        people.push((person, token));
    }
    let (client, mut random) = (client(), Random(7));
    let mut requests = Vec::new();
    for n in 0..ATTEMPTS {
        let (person, token) = &people[random.below(PEOPLE)];
        let base = &running[n % running.len()].base;
        let session = wishes.sessions[random.below(wishes.sessions.len())].clone();
        let slot = wishes.slots[random.below(wishes.slots.len())].clone();
        let kind = random.below(10);
        let (client, rows, person, base, token) = (client.clone(), rows.clone(), person.clone(), base.clone(), token.clone());
        requests.push(async move {
            // One in ten cancels and one in ten moves their first booking, if they have one by then.
            let held = if kind < 2 { rows.bookings().upcoming_bookings(&person, now).await.unwrap() } else { Vec::new() };
            let (path, form) = match (kind, held.first()) {
                (0, Some(booking)) => ("annuler", vec![("booking", booking.id.to_string())]),
                (1, Some(booking)) => ("deplacer", vec![("booking", booking.id.to_string()), ("session", session)]),
                (2..6, _) => ("creneau", slot),
                _ => ("reserver", vec![("session", session)]),
            };
            let request = client.post(format!("{base}/api/rendez-vous/{path}")).header("accept", "application/json");
            let answer = request.header("cookie", format!("essor-device={token}")).form(&form).send().await.unwrap();
            (path, answer.status().as_u16(), answer.text().await.unwrap())
        });
    }
    let answers: Vec<_> = stream::iter(requests).buffer_unordered(TABS).collect().await;
    drop(running);

    let mut outcomes: BTreeMap<String, usize> = BTreeMap::new();
    for (path, status, body) in &answers {
        let word = match status {
            200 => "done".to_owned(),
            409 => {
                let key = body.split('"').find(|part| part.starts_with("booking-")).unwrap_or_else(|| panic!("no sentence: {body}"));
                assert_ne!(text(Language::Fr, key), key, "a refusal is a sentence");
                key.to_owned()
            }
            // A group is no target for a booking of another type.
            404 => {
                assert_eq!(*path, "deplacer", "{body}");
                "elsewhere".to_owned()
            }
            other => panic!("{other}: {body}"),
        };
        *outcomes.entry(word).or_default() += 1;
    }
    assert_eq!(answers.len(), ATTEMPTS);
    assert!(
        ["done", "booking-full", "booking-overlap", "booking-slot-gone"].iter().all(|word| outcomes.contains_key(*word)),
        "{outcomes:?}"
    );

    // No one has two dates at once, no session has more bookings than places, and places and time cells agree with the bookings.
    let held = held(&place).await;
    for pair in held.windows(2) {
        assert!(pair[0].0 != pair[1].0 || pair[0].2 <= pair[1].1, "{pair:?} overlap");
    }
    let too_large =
        "select count(*) from session s where (select count(*) from booking b where b.session_id = s.id and b.state = 'Booked') > s.places";
    assert_eq!(place.number(too_large).await, 0);
    let places: BTreeSet<String> = place.texts("select held_by from session_place where held_by is not null").await.into_iter().collect();
    let bookings: BTreeSet<String> = place.texts("select id from booking where state = 'Booked'").await.into_iter().collect();
    assert_eq!(places, bookings);
    let cells: i64 = held.iter().map(|(_, from, to)| (to + 299) / 300 - from / 300).sum();
    assert_eq!(place.number("select count(*) from busy").await, cells);
    db.close().await;
    place.tear_down().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_processes_on_sqlite_keep_places_consistent_over_ten_thousand_attempts() {
    ten_thousand(Engine::Sqlite, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn three_processes_on_postgresql_keep_places_consistent_over_ten_thousand_attempts() {
    ten_thousand(Engine::Postgres, 3).await;
}
