//! The table of retention against the database: every table has a row in it, and every job erases at the age that it says.

use crate::support::db::{Engine, TestDb, actor, month, now, on_both_engines, today};
use chrono::{DateTime, Duration, Utc};
use domain::{
    declarations::document::DocumentKind,
    privacy::retention::{Job, NOT_PERSONAL, Period, RETENTION},
};
use std::collections::BTreeSet;
use store::{Actor, NewDocument};

/// How a row of each kind comes to be, with the instant from which its time counts as `{at}`, a person `{p}` and a structure `{s}`.
fn row_of(key: &str) -> Option<&'static str> {
    Some(match key {
        "attestation" => {
            "insert into attestation (id, structure_id, participant_id, code, reference, issuer, initials, from_month, to_month, total,
             months, digest, issued_at) values ('A', '{s}', '{p}', '0123456789ABCDEF', '1', 'x', 'x', '2026-10', '2026-10', 1, '[]', 'x', '{at}')"
        }
        "removed-note" => {
            "insert into note (id, structure_id, enrollment_id, author_id, text, shared, created_at, removed_at)
             values ('N', '{s}', '{e}', '{c}', 'x', {no}, '{at}', '{at}')"
        }
        "message" => {
            "insert into outbox (id, structure_id, channel, recipient, subject, body, created_at, due_at, sent_at, urgent, by_night)
             values ('O', '{s}', 'Email', 'x', 'x', 'x', '{at}', '{at}', '{at}', {no}, {no})"
        }
        "sms-answer" => {
            "insert into sms_answer (provider, reference, structure_id, person_id, received_at) values ('x', 'x', '{s}', '{p}', '{at}')"
        }
        "draft" => "insert into form_draft (holder, form, content, kept_at) values ('{p}', 'x', '1', '{at}')",
        "unsent-form" => "insert into form_draft (holder, form, content, kept_at) values ('{p}', 'unsent-form', '{}', '{at}')",
        "merge" => {
            "insert into person_merge (id, structure_id, kept_id, merged_id, made_by, made_at, steps) values ('M', '{s}', '{p}', '{c}', '{c}', '{at}', '[]')"
        }
        "sent-form" => "insert into sent_form (person_id, key, sent_at) values ('{p}', 'x', '{at}')",
        "guest-draft" => "insert into form_draft (holder, form, content, kept_at) values ('guest:1', 'x', '1', '{at}')",
        "preview" => {
            "insert into import_preview (id, structure_id, owner_id, participants_name, digest, outcome, created_at, expires_at)
             values ('P', '{s}', '{c}', 'x', 'x', 'x', '{at}', '{at}')"
        }
        "code" => {
            "insert into sign_in_code (attempt_hash, contact, code_hash, created_at, expires_at) values ('x', 'x', 'x', '{at}', '{at}')"
        }
        "attempt" => "insert into attempt (subject, at) values ('x', '{at}')",
        "device" => {
            "insert into device (token_hash, person_id, agent, signed_in_at, expires_at) values ('x', '{p}', 'x', '{at}', '{at}')"
        }
        "invitation" => "insert into invitation (token_hash, person_id, created_at, expires_at) values ('x', '{p}', '{at}', '{at}')",
        "calendar" => "insert into calendar_feed (token_hash, person_id, created_at, revoked_at) values ('x', '{p}', '{at}', '{at}')",
        // Their own stories: documents in `declarations`, people in `requests`; what stays has no age.
        "removed-document" | "participant" | "team" | "audit" => return None,
        unknown => panic!("{unknown} has no row"),
    })
}

/// Runs the job of a kind.
async fn run(test: &TestDb, job: Job, now: DateTime<Utc>) {
    match job {
        Job::EraseMessages => drop(test.db.erase_messages(now).await.unwrap()),
        Job::EraseRemoved => {
            test.db.delete_expired_notes(now).await.unwrap();
            test.db.forget_attestations(now).await.unwrap();
        }
        Job::DeleteExpiredDrafts => drop(test.db.delete_expired_drafts(now).await.unwrap()),
        Job::EraseExpired => drop(test.db.erase_expired(now).await.unwrap()),
        Job::ErasePeople | Job::None => panic!("{job:?} has no rows here"),
    }
}

on_both_engines! {
    async fn every_table_is_in_the_table_of_retention_or_holds_no_person(test: TestDb) {
        let sql = match test.engine {
            Engine::Sqlite => "select name from sqlite_master where type = 'table' and name not like '\\_sqlx%' escape '\\'",
            Engine::Postgres => "select table_name::text from information_schema.tables where table_schema = 'public' and table_name not like '\\_sqlx%'",
        };
        let tables: BTreeSet<String> = test.texts(sql).await.into_iter().collect();
        let listed = RETENTION.iter().flat_map(|kept| kept.tables).chain(NOT_PERSONAL.iter().map(|(table, _)| table));
        let listed: BTreeSet<String> = listed.map(|&table| table.to_owned()).collect();
        assert_eq!(listed, tables);
    }

    async fn every_kind_is_erased_at_its_age_and_not_before(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let no = if test.engine == Engine::Sqlite { "0" } else { "false" };
        for kept in RETENTION {
            let Some(row) = row_of(kept.key.trim_start_matches("kept-")) else { continue };
            let row = row
                .replace("{s}", team.store.structure_id().as_str())
                .replace("{p}", awa.id.as_str())
                .replace("{e}", awa.path.as_str())
                .replace("{c}", team.coach.as_str())
                .replace("{no}", no)
                .replace("{at}", &now().to_rfc3339_opts(chrono::SecondsFormat::Millis, false));
            test.raw(row).await.unwrap_or_else(|error| panic!("{}: {error}", kept.key));
            let table = kept.tables[0];
            let count = format!("select count(*) from {table}");
            let ends = match kept.period {
                Period::Minutes(minutes) => now() + Duration::minutes(minutes),
                Period::Days(days) => now() + Duration::days(days),
                Period::Years(years) => now().checked_add_months(chrono::Months::new(12 * years.unsigned_abs())).unwrap(),
                Period::Always => unreachable!("{} has an age", kept.key),
            };
            run(&test, kept.job, ends).await;
            assert_eq!(test.number(count.as_str()).await, 1, "{} is kept", kept.key);
            run(&test, kept.job, ends + Duration::milliseconds(1)).await;
            assert_eq!(test.number(count.as_str()).await, 0, "{} is erased", kept.key);
        }
    }

    async fn a_removed_document_is_erased_at_its_age(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let store = team.store.declarations();
        let new = NewDocument { name: "a.pdf".into(), kind: DocumentKind::Pdf, bytes: 1, object: store.new_object_key(now()), digest: "a".into(), stored_digest: "b".into() };
        let id = store.add_document(&actor(&awa.id), &awa.id, month("2026-10"), &new, today()).await.unwrap();
        store.remove_document(&Actor::person(&awa.id, now()), &awa.id, &id).await.unwrap();
        let kept = RETENTION.iter().find(|kept| kept.key == "kept-removed-document").unwrap();
        let Period::Days(days) = kept.period else { panic!("{:?}", kept.period) };
        let ends = now() + Duration::days(days);
        assert!(test.db.erasable_documents(ends).await.unwrap().is_empty());
        assert_eq!(test.db.erasable_documents(ends + Duration::milliseconds(1)).await.unwrap().len(), 1);
    }
}
