//! Calendar feeds, read by an independent parser: they equal the database, in the doubled hour of a clock change too.

use crate::{
    agenda::sessions::add_session,
    support::app::{TestApp, add_participant, on_both_engines, team},
};
use app::{sign_in::secret, web::context::Settings};
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::{SessionKind, session_type::NewSessionType, span::Span},
    values::{ids::PersonId, language::Language},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    io::Write,
    process::{Command, Stdio},
    sync::Arc,
};
use store::{Actor, NewSessions, SessionChange, StructureStore};

/// A calendar as the parser of `end2end` reads it.
fn read_all(calendar: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
    let mut reader =
        Command::new("node").arg("read-calendar.mjs").current_dir(folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    reader.stdin.take().unwrap().write_all(calendar.as_bytes()).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success(), "the calendar cannot be read: {calendar}");
    serde_json::from_slice(&read.stdout).unwrap()
}

/// The events of a calendar.
fn events(calendar: &str) -> Vec<Value> {
    read_all(calendar)["events"].as_array().unwrap().clone()
}

/// The events of a calendar as `uid start end status`, and the number of its time zones.
fn read(calendar: &str) -> (BTreeSet<String>, u64) {
    let read = read_all(calendar);
    let instant = |value: &Value| value.as_str().unwrap().parse::<DateTime<Utc>>().unwrap();
    let line = |it: &Value| {
        let text = |name: &str| it[name].as_str().unwrap().to_owned();
        format!("{} {} {} {}", text("uid"), instant(&it["start"]), instant(&it["end"]), text("status"))
    };
    (read["events"].as_array().unwrap().iter().map(line).collect(), read["timezones"].as_u64().unwrap())
}

/// The same lines from the rows of the database.
async fn rows(app: &TestApp, person: &PersonId) -> BTreeSet<String> {
    let rows = app.place.texts(format!(
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
        let seconds = |column: &str| match app.place.engine {
            crate::support::app::Engine::Sqlite => format!("select cast(strftime('%s', {column}) as integer) {date}"),
            crate::support::app::Engine::Postgres => format!("select floor(extract(epoch from {column}))::bigint {date}"),
        };
        let starts = DateTime::from_timestamp(app.place.number(seconds("starts_at")).await, 0).unwrap();
        let ends = DateTime::from_timestamp(app.place.number(seconds("ends_at")).await, 0).unwrap();
        let status = if state.contains("Cancelled") { "CANCELLED" } else { "CONFIRMED" };
        lines.insert(format!("{uid} {starts} {ends} {status}"));
    }
    lines
}

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Opens a session of half an hour at each of these instants, and books all of them for a person.
async fn half_hours(rows: &StructureStore, coach: &PersonId, person: &PersonId, starts: &[DateTime<Utc>]) {
    let before = starts[0] - Duration::days(20);
    let by = Actor::tools(before);
    let title = format!("Nuit du {}", starts[0].format("%d %m %Y"));
    let session_type = rows.bookings().add_session_type(&by, &NewSessionType::usual(SessionKind::Training, title, 8)).await.unwrap();
    let span = |starts_at: &DateTime<Utc>| vec![Span { starts_at: *starts_at, ends_at: *starts_at + Duration::minutes(30) }];
    let sessions = starts.iter().map(span).collect();
    let new = NewSessions { session_type, venue: None, link: None, coach: coach.clone(), sessions, places: 2 };
    for session in rows.bookings().open_sessions(&by, &new).await.unwrap() {
        rows.bookings().book(&Actor::person(person, before), person, &session).await.unwrap();
    }
}

on_both_engines! {
    async fn case_8_the_feed_is_complete_when_fetched_in_the_doubled_hour(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let person = add_participant(&team.rows, app.now, &team.coach, "Nora", "nora").await;
        let token = secret::hash("nora");
        team.rows.bookings().open_feed(&Actor::person(&person, app.now), &person, &secret::hash(&token)).await.unwrap();
        let settings = Settings { base_url: app.base.clone(), ..Settings::default() };
        // The nights on which the clocks change: in spring 02:30 is left out, in autumn it comes twice.
        for midnight in ["2026-03-28T23:00:00Z", "2026-10-24T22:00:00Z", "2027-03-27T23:00:00Z", "2027-10-30T22:00:00Z"] {
            let starts: Vec<_> = (0..10).map(|half| at(midnight) + Duration::minutes(30 * half)).collect();
            half_hours(&team.rows, &team.coordinator, &person, &starts).await;
        }
        let all = rows(&app, &person).await;
        assert_eq!(all.len(), 40);
        for now in ["2026-03-29T01:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2027-10-31T00:30:00Z", "2027-10-31T01:30:00Z"] {
            let calendar = app::bookings::calendar_file::feed_calendar(&app.db, &settings, &format!("{token}.ics"), at(now)).await.unwrap();
            let (events, timezones) = read(&calendar);
            let since = at(now) - Duration::days(90);
            let expected = all.iter().filter(|line| line.split(' ').nth(4).unwrap() >= since.format("%Y-%m-%d").to_string().as_str());
            assert_eq!((events, timezones), (expected.cloned().collect(), 1), "{now}");
        }
    }

    async fn the_feed_equals_the_database_after_bookings_and_cancellations(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let participant = app.client_of(&team.participant).await;
        let feed = format!("/agenda/{}.ics", team.agenda.calendar);
        let anybody = app.browser();
        let expected = rows(&app, &team.participant).await;
        let response = anybody.get(&feed).await;
        assert_eq!((response.status, response.header("content-type")), (200, "text/calendar; charset=utf-8"));
        assert_eq!(read(&response.body).0, expected);
        participant.post("/api/rendez-vous/annuler", &[("booking", team.booking.as_str())]).await;
        team.rows.bookings().cancel_session(&Actor::person(&team.coach, app.now), &team.agenda.series, true, None).await.unwrap();
        let changed = rows(&app, &team.participant).await;
        assert_ne!(changed, expected);
        assert_eq!(read(&anybody.get(&feed).await.body).0, changed);
        assert!(changed.iter().any(|line| line.ends_with("CANCELLED")));
        // One session alone is a file of its own.
        let one = participant.get(&format!("/rendez-vous/{}/agenda.ics", team.session)).await;
        assert_eq!(read(&one.body).0.len(), 1);
    }

    async fn a_revoked_feed_is_not_found(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let feed = format!("/agenda/{}.ics", team.agenda.calendar);
        let (anybody, participant) = (app.browser(), app.browser_of(&team.participant).await);
        assert_eq!(anybody.get(&feed).await.status, 200);
        let page = participant.post_and_follow("/api/moi/agenda", &[("", ""); 0]).await;
        assert_eq!(anybody.get(&feed).await.status, 404, "a new address takes the old one's place");
        let new = page.body.split("/agenda/").find_map(|part| part.split_once(".ics")).unwrap().0.to_owned();
        assert_eq!(anybody.get(&format!("/agenda/{new}.ics")).await.status, 200);
        assert!(!app.place.rows().await.iter().any(|row| row.contains(&new)), "the database stores the hash alone");
        participant.post("/api/moi/agenda/retirer", &[("", ""); 0]).await;
        for gone in [format!("/agenda/{new}.ics"), format!("/agenda/{new}"), "/agenda/.ics".into(), "/agenda/0.ics".into()] {
            assert_eq!(anybody.get(&gone).await.status, 404, "{gone}");
        }
    }

    async fn a_coachs_feed_lists_the_sessions_that_they_hold(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let session = add_session(&team.rows, app.now + Duration::days(3), &team.coordinator, 4).await;
        let token = secret::hash("coordinator");
        team.rows.bookings().open_feed(&Actor::person(&team.coordinator, app.now), &team.coordinator, &secret::hash(&token)).await.unwrap();
        let feed = app.browser().get(&format!("/agenda/{token}.ics")).await.body;
        let (events, _) = read(&feed);
        assert!(events.len() == 1 && events.first().unwrap().starts_with(&format!("{session}-1@essor ")), "{events:?}");
    }

    async fn an_unchanged_feed_is_304_for_its_etag(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let feed = format!("/agenda/{}.ics", team.agenda.calendar);
        let anybody = app.browser();
        let first = anybody.get(&feed).await;
        let tag = first.header("etag").to_owned();
        assert_eq!((first.status, first.header("cache-control")), (200, "private, no-cache"));
        let asked = |tag: &str| {
            let request = anybody.request("GET", &feed).header("if-none-match", tag);
            async move {
                let answer = request.send().await.unwrap();
                let (status, tag) = (answer.status().as_u16(), answer.headers()["etag"].to_str().unwrap().to_owned());
                (status, tag, answer.text().await.unwrap())
            }
        };
        for kept in [tag.clone(), tag.trim_start_matches("W/").to_owned(), format!("\"other\", {tag}"), "*".into()] {
            assert_eq!(asked(&kept).await, (304, tag.clone(), String::new()), "{kept}");
        }
        assert_eq!(asked("\"other\"").await, (200, tag.clone(), first.body.clone()));
        app.client_of(&team.participant).await.post("/api/rendez-vous/annuler", &[("booking", team.booking.as_str())]).await;
        let (status, changed, body) = asked(&tag).await;
        assert!(status == 200 && changed != tag && body != first.body, "{status} {changed}");
    }

    async fn a_cancelled_event_says_so_in_its_title_and_has_a_new_stamp(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let settings = Settings { base_url: app.base.clone(), ..Settings::default() };
        let token = format!("{}.ics", team.agenda.calendar);
        let later = app.now + Duration::minutes(5);
        let feed = || async { events(&app::bookings::calendar_file::feed_calendar(&app.db, &settings, &token, later).await.unwrap()) };
        let uid = format!("{}-1@essor", team.booking);
        let of_booking = |events: Vec<Value>| events.into_iter().find(|event| event["uid"] == uid.as_str()).unwrap();
        assert_eq!(of_booking(feed().await)["summary"], "Fixer ses prix");
        team.rows.bookings().cancel_session(&Actor::person(&team.coach, later), &team.session, false, None).await.unwrap();
        let event = of_booking(feed().await);
        assert_eq!((event["summary"].as_str(), event["status"].as_str()), (Some("Annulé\u{a0}: Fixer ses prix"), Some("CANCELLED")));
        let stamp = later.format("%Y-%m-%dT%H:%M:%S.000Z").to_string();
        assert_eq!((event["stamp"].as_str(), event["modified"].as_str()), (Some(stamp.as_str()), Some(stamp.as_str())));
        for event in feed().await {
            let says_so = event["summary"].as_str().unwrap().starts_with("Annulé");
            assert_eq!(says_so, event["status"] == "CANCELLED", "{event}");
        }
        // In a feed in English.
        team.rows.people().set_language(&Actor::person(&team.participant, later), &team.participant, Language::En).await.unwrap();
        assert_eq!(of_booking(feed().await)["summary"], "Cancelled: Fixer ses prix");
    }

    async fn a_moved_session_has_a_new_stamp_in_the_feed_of_its_participant(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let settings = Settings { base_url: app.base.clone(), ..Settings::default() };
        let token = format!("{}.ics", team.agenda.calendar);
        let later = app.now + Duration::minutes(5);
        let uid = format!("{}-1@essor", team.booking);
        let feed = || async {
            let all = events(&app::bookings::calendar_file::feed_calendar(&app.db, &settings, &token, later).await.unwrap());
            all.into_iter().find(|event| event["uid"] == uid.as_str()).unwrap()
        };
        let before = feed().await;
        let starts = domain::values::paris::wall_clock(team.rows.bookings().session(&team.participant, &team.session).await.unwrap().starts_at);
        let change = SessionChange {
            day: starts.date(),
            time: starts.time() + Duration::minutes(90),
            minutes: 60,
            places: 4,
            venue: None,
            link: None,
            following: false,
        };
        team.rows.bookings().change_session(&Actor::person(&team.coach, later), &team.session, &change).await.unwrap();
        let after = feed().await;
        let stamp = later.format("%Y-%m-%dT%H:%M:%S.000Z").to_string();
        assert_eq!((after["stamp"].as_str(), after["modified"].as_str()), (Some(stamp.as_str()), Some(stamp.as_str())), "{before}");
        assert!(after["sequence"].as_i64() > before["sequence"].as_i64() && after["start"] != before["start"], "{after}");
    }
}
