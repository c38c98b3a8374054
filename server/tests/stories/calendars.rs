//! Calendars: read back by a program that knows nothing of us, and equal to the database, in the hour that comes twice too.

use crate::{
    agenda::add_session,
    house::{House, add_participant, on_both_engines, team},
};
use app::{session::Settings, sign_in::secret};
use chrono::{DateTime, Duration, Utc};
use domain::{
    booking::{SessionKind, session_type::NewSessionType, span::Span},
    ids::PersonId,
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
    sync::Arc,
};
use store::{By, NewSessions, Within};

/// What the reader of `end2end` finds in a calendar: `uid start end status`, and how many time zones there are.
fn read(calendar: &str) -> (BTreeSet<String>, u64) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
    let mut reader =
        Command::new("node").arg("read-calendar.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    reader.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success(), "the calendar cannot be read: {calendar}");
    let read: Value = serde_json::from_slice(&read.stdout).unwrap();
    let instant = |value: &Value| value.as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    let line = |it: &Value| {
        let text = |name: &str| it[name].as_str().unwrap().to_owned();
        format!("{} {} {} {}", text("uid"), instant(&it["start"]), instant(&it["end"]), text("status"))
    };
    (read["events"].as_array().unwrap().iter().map(line).collect(), read["timezones"].as_u64().unwrap())
}

/// The same lines, from the rows themselves.
async fn rows(house: &House, person: &PersonId) -> BTreeSet<String> {
    let rows = house.place.texts(format!(
        "select b.id || '-' || d.position || '@essor ' || b.state || case when s.cancelled_at is null then '' else 'Cancelled' end || ' '
         || b.session_id || ' ' || d.position from booking b join session s on s.id = b.session_id
         join session_date d on d.session_id = b.session_id where b.participant_id = '{person}'"
    ));
    let mut lines = BTreeSet::new();
    for row in rows.await {
        let mut parts = row.split(' ');
        let (uid, state) = (parts.next().unwrap(), parts.next().unwrap());
        let (session, position) = (parts.next().unwrap(), parts.next().unwrap());
        let date = format!("from session_date where session_id = '{session}' and position = {position}");
        let seconds = |column: &str| match house.place.engine {
            crate::house::Engine::Sqlite => format!("select cast(strftime('%s', {column}) as integer) {date}"),
            crate::house::Engine::Postgres => format!("select floor(extract(epoch from {column}))::bigint {date}"),
        };
        let starts = DateTime::from_timestamp(house.place.number(seconds("starts_at")).await, 0).unwrap();
        let ends = DateTime::from_timestamp(house.place.number(seconds("ends_at")).await, 0).unwrap();
        let status = if state.contains("Cancelled") { "CANCELLED" } else { "CONFIRMED" };
        lines.insert(format!("{uid} {starts} {ends} {status}"));
    }
    lines
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A session of half an hour at each of these instants, all booked by one person.
async fn half_hours(rows: &Within, coach: &PersonId, person: &PersonId, starts: &[DateTime<Utc>]) {
    let before = starts[0] - Duration::days(20);
    let by = By::tools(before);
    let title = format!("Nuit du {}", starts[0].format("%d %m %Y"));
    let session_type = rows.add_session_type(&by, &NewSessionType::usual(SessionKind::Training, title, 8)).await.unwrap();
    let span = |starts_at: &DateTime<Utc>| vec![Span { starts_at: *starts_at, ends_at: *starts_at + Duration::minutes(30) }];
    let sessions = starts.iter().map(span).collect();
    let new = NewSessions { session_type, venue: None, link: None, coach: coach.clone(), sessions, places: 2 };
    for session in rows.open_sessions(&by, &new).await.unwrap() {
        rows.book(&By::person(person, before), person, &session).await.unwrap();
    }
}

on_both_engines! {
    async fn case_8_the_feed_is_whole_at_half_past_two_of_the_doubled_hour(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let person = add_participant(&team.rows, house.now, &team.coach, "Nora", "nora").await;
        let token = secret::hash("nora");
        team.rows.open_feed(&By::person(&person, house.now), &person, &secret::hash(&token)).await.unwrap();
        let settings = Settings { base_url: house.base.clone(), ..Settings::default() };
        // The nights on which the clocks change: in spring 02:30 is left out, in autumn it comes twice.
        for midnight in ["2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z", "2027-03-27T23:00:00Z", "2027-10-30T22:00:00Z"] {
            let starts: Vec<_> = (0..10).map(|half| at(midnight) + Duration::minutes(30 * half)).collect();
            half_hours(&team.rows, &team.coordinator, &person, &starts).await;
        }
        let all = rows(&house, &person).await;
        assert_eq!(all.len(), 40);
        for now in ["2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"] {
            let calendar = server::calendars::all(&house.db, &settings, &format!("{token}.ics"), at(now)).await.unwrap();
            let (events, timezones) = read(&calendar);
            let since = at(now) - Duration::days(90);
            let expected = all.iter().filter(|line| line.split(' ').nth(4).unwrap() >= since.format("%Y-%m-%d").to_string().as_str());
            assert_eq!((events, timezones), (expected.cloned().collect(), 1), "{now}");
        }
    }

    async fn the_feed_equals_the_database_whatever_was_done(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let participant = house.client_of(&team.participant).await;
        let feed = format!("/agenda/{}.ics", team.agenda.calendar);
        let anybody = house.browser();
        let expected = rows(&house, &team.participant).await;
        let told = anybody.get(&feed).await;
        assert_eq!((told.status, told.header("content-type")), (200, "text/calendar; charset=utf-8"));
        assert_eq!(read(&told.body).0, expected);
        participant.post("/api/rendez-vous/annuler", &[("booking", team.booking.as_str())]).await;
        team.rows.cancel_session(&By::person(&team.coach, house.now), &team.agenda.series, true, None).await.unwrap();
        let changed = rows(&house, &team.participant).await;
        assert_ne!(changed, expected);
        assert_eq!(read(&anybody.get(&feed).await.body).0, changed);
        assert!(changed.iter().any(|line| line.ends_with("CANCELLED")));
        // One session alone is a file of its own.
        let one = participant.get(&format!("/rendez-vous/{}/agenda.ics", team.session)).await;
        assert_eq!(read(&one.body).0.len(), 1);
    }

    async fn an_address_that_was_taken_away_shows_nothing(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let feed = format!("/agenda/{}.ics", team.agenda.calendar);
        let (anybody, participant) = (house.browser(), house.browser_of(&team.participant).await);
        assert_eq!(anybody.get(&feed).await.status, 200);
        let page = participant.post_and_follow("/api/moi/agenda", &[("", ""); 0]).await;
        assert_eq!(anybody.get(&feed).await.status, 404, "a new address takes the old one's place");
        let new = page.body.split("/agenda/").find_map(|part| part.split_once(".ics")).unwrap().0.to_owned();
        assert_eq!(anybody.get(&format!("/agenda/{new}.ics")).await.status, 200);
        assert!(!house.place.rows().await.iter().any(|row| row.contains(&new)), "the database has its hash alone");
        participant.post("/api/moi/agenda/retirer", &[("", ""); 0]).await;
        for gone in [format!("/agenda/{new}.ics"), format!("/agenda/{new}"), "/agenda/.ics".into(), "/agenda/0.ics".into()] {
            assert_eq!(anybody.get(&gone).await.status, 404, "{gone}");
        }
    }

    async fn a_coachs_calendar_has_what_they_hold(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let session = add_session(&team.rows, house.now + Duration::days(3), &team.coordinator, 4).await;
        let token = secret::hash("coordinator");
        team.rows.open_feed(&By::person(&team.coordinator, house.now), &team.coordinator, &secret::hash(&token)).await.unwrap();
        let feed = house.browser().get(&format!("/agenda/{token}.ics")).await.body;
        let (events, _) = read(&feed);
        assert!(events.len() == 1 && events.first().unwrap().starts_with(&format!("{session}-1@essor ")), "{events:?}");
    }
}
