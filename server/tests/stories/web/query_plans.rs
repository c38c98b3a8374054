//! What the database does for a request: no statement may read a table that grows from end to end.

use crate::{
    support::{
        app::{Engine, TestApp, on_both_engines, team},
        caller::{Caller, answer},
        plans::Planner,
        statements,
    },
    web::calls::call,
};
use app::routes::TABLE;
use chrono::{Duration, NaiveTime};
use domain::{
    people::Role,
    values::{month::Month, paris},
};
use std::{fmt::Write as _, sync::Arc};
use store::Lane;

/// Tables that stay small: a row for each structure, or the counts of a day.
const SMALL: &[&str] = &["installation", "structure", "sign_in_failure", "audit_unsealed"];

/// Statements that read a table from end to end, by their beginning, with the table and the reason.
const ALLOWED: &[(&str, &str, &str)] = &[
    ("select id, channel, recipient, subject, body", "outbox", "for tests and support"),
    ("select a.id, a.structure_id, a.actor_id, a.at", "audit", "joined by its key to the events of the last minute, which are few"),
    ("select position, hash from audit_seal order by position desc limit 1", "audit_seal", "one entry, from the end of its key"),
    ("select structure_id, half_year, snapshot", "published_half_year", "the network's page adds up what every structure has published"),
    ("select s.id, s.name, s.due_day, count(*) as places", "structure_place", "the network's page counts the places of every structure"),
];

/// Sends every form and opens every page of the table, as each role that may, and runs the background jobs.
async fn walk(app: &TestApp) {
    let roles = [None, Some(Role::Participant), Some(Role::Coach), Some(Role::Coordinator), Some(Role::Network)];
    let mut teams = Vec::new();
    for (nth, role) in roles.into_iter().enumerate() {
        let team = team(app, &format!("equipe{nth}")).await;
        let person = match role {
            None => None,
            Some(Role::Participant) => Some(team.participant.clone()),
            Some(Role::Coach) => Some(team.coach.clone()),
            Some(Role::Coordinator) => Some(team.coordinator.clone()),
            Some(Role::Network) => Some(app.of_the_network().await),
        };
        teams.push((role, person, team));
    }
    statements::record();
    for (role, person, team) in &teams {
        for (address, _) in TABLE.iter().copied().filter(|(_, who)| who.includes(*role)) {
            // Signed in anew each time: one of the forms signs out.
            let cookie = match person {
                Some(person) => Some(app.cookie_of(person).await),
                None => None,
            };
            let call = call(address, team);
            let sent = answer(call.filled(Caller::new(&app.base, true, cookie.as_deref()).request(call.method, &call.path))).await;
            assert!(sent.status < 500, "{address}: {}", sent.words());
        }
    }
    sign_in(app).await;
    run_jobs(app).await;
}

/// Signs a participant in by a code, right after a wrong one.
async fn sign_in(app: &TestApp) {
    let browser = app.browser();
    browser.get("/connexion").await;
    browser.post("/api/connexion/contact", &[("contact", "awaequipe1@exemple.fr")]).await;
    let body = app.letters_to("awaequipe1@exemple.fr").await.remove(0).body;
    let code = body.split(|sign: char| !sign.is_ascii_digit()).find(|word| word.len() == 6).unwrap();
    for typed in [if code == "000000" { "111111" } else { "000000" }, code] {
        browser.post("/api/connexion/code", &[("code", typed)]).await;
    }
    assert_eq!(browser.get("/").await.status, 200);
}

/// Rows of tables that the walk leaves empty: of an empty table PostgreSQL knows nothing, and any plan is as good as another.
const ROWS: &[&str] = &[
    "insert into sign_in_step (token_hash, person_id, expires_at) select 'step ' || id, id, created_at from person",
    "insert into account_link (token_hash, person_id, expires_at) select 'link ' || id, id, created_at from person",
    "insert into passkey_challenge (token_hash, person_id, state, expires_at) select 'challenge ' || id, id, '{}', created_at from person",
    "insert into passkey (id, person_id, credential_hash, credential, name, created_at) select id, id, 'hash ' || id, '{}', 'x', created_at from person",
    "insert into oidc_request (token_hash, person_id, next_page, begun_at, expires_at) select 'request ' || id, id, '/', created_at, created_at from person",
    "insert into contact_change (person_id, contact, code_hash, asked_at, expires_at)
     select id, 'x', 'x', created_at, created_at from person where true on conflict (person_id) do nothing",
    "insert into sms_answer (provider, reference, structure_id, person_id, received_at) select 'x', id, structure_id, id, created_at from person",
    "insert into team_reminder (structure_id, person_id, day, month, made_by, made_at)
     select structure_id, id, '2026-01-05', '2025-12', id, created_at from person where true on conflict (person_id, day) do nothing",
    "insert into person_merge (id, structure_id, kept_id, merged_id, made_by, made_at, steps)
     select id, structure_id, id, id, id, created_at, '[]' from person where true on conflict (merged_id) do nothing",
    "insert into oidc_identity (issuer, subject, person_id, bound_at) select 'x', id, id, created_at from person",
];

/// Runs what the background jobs run, now and when everything has lived long enough.
async fn run_jobs(app: &TestApp) {
    for now in [app.now, app.now + Duration::days(400)] {
        for lane in Lane::ALL {
            if let Some(message) = app.db.lease_message(lane, now).await.unwrap() {
                app.db.retry_message_at(&message.id, "no answer", now).await.unwrap();
                app.db.mark_delivered(&message.id, now).await.unwrap();
            }
        }
        app.db.expire_messages(now).await.unwrap();
        app.db.erase_messages(now).await.unwrap();
        // On the next Monday after eight, whatever day it is: the form of the digest has chosen Monday.
        let monday = paris::day(now).week(chrono::Weekday::Mon).last_day().succ_opt().unwrap();
        let morning = paris::instant(monday.and_time(NaiveTime::from_hms_opt(8, 30, 0).unwrap())).unwrap();
        app.db.write_digests(|digest| app::news::mail::write_digest(digest, ""), morning).await.unwrap();
        app.db.expire_offers(now).await.unwrap();
        app.db.journal_failures(now).await.unwrap();
        app.db.delete_expired_notes(now).await.unwrap();
        app.db.forget_attestations(now).await.unwrap();
        app.db.delete_expired_drafts(now).await.unwrap();
        app.db.erase_expired(now).await.unwrap();
        app.db.seal_audit().await.unwrap();
        app.db.due_erasures(now).await.unwrap();
        app.db.former_participants(now).await.unwrap();
        server::jobs::erase_erasable(&app.db, &app.objects, now).await.unwrap();
        store::sweep_orphans(&app.db, &app.objects, now).await.unwrap();
        // On the first day of a month, by day, whatever day it is.
        let first = Month::of(paris::day(now)).plus(1).first_day().and_time(NaiveTime::from_hms_opt(11, 0, 0).unwrap()).and_utc();
        assert!(app.db.write_reminders(first).await.unwrap() > 0);
        let reminder = app.db.lease_message(Lane::PUSH, first).await.unwrap().unwrap();
        app.db.reminder(&reminder.id).await.unwrap().unwrap();
        app.db.push_subscriptions_for(&reminder.id).await.unwrap();
        app.db.remove_push_subscription("none").await.unwrap();
    }
}

on_both_engines! {
    async fn no_statement_of_a_request_scans_a_table_that_grows(app: Arc<TestApp>) {
        walk(&app).await;
        let statements = statements::recorded();
        assert!(statements.len() > 300, "most statements are walked through: {}", statements.len());
        // At a release, see app/store/migrations/README.md. PostgreSQL runs all that SQLite runs, and locks of rows.
        if let (Ok(file), Engine::Postgres) = (std::env::var("RECORD_STATEMENTS"), app.place.engine) {
            std::fs::write(file, statements.join("\n") + "\n").unwrap();
        }
        for rows in ROWS {
            app.place.change(*rows).await;
        }
        let mut planner = Planner::of(&app.place).await;
        let mut faults = String::new();
        for sql in &statements {
            match planner.full_scans(sql).await {
                Err(error) => write!(faults, "\n{error}: {sql}").unwrap(),
                Ok(tables) => {
                    for table in tables.iter().filter(|table| !SMALL.contains(&table.as_str())) {
                        if !ALLOWED.iter().any(|(beginning, allowed, _)| allowed == table && sql.starts_with(beginning)) {
                            write!(faults, "\n{table}: {sql}").unwrap();
                        }
                    }
                }
            }
        }
        assert!(faults.is_empty(), "read from end to end, without an index that serves:{faults}");
    }
}
