//! The mails that sum up what arrived: on the chosen days, once, and not when nothing arrived.

use crate::support::db::{Engine, TestDb, actor, at_once, month, now, on_both_engines, today};
use chrono::{Datelike, Duration};
use domain::{
    messages::{digest::DigestChoice, news::NewsKind},
    values::paris,
};
use std::sync::Mutex;
use store::{Db, Digest, Message};

/// Writes the digests that are due; returns what they sum up.
async fn written(db: &Db, now: chrono::DateTime<chrono::Utc>) -> Vec<Vec<(NewsKind, i64)>> {
    let said = Mutex::new(Vec::new());
    let write = |digest: &Digest| {
        said.lock().unwrap().push(digest.news.clone());
        let to = domain::people::Contact::for_messages(None, Some(&digest.email))?;
        Some(Message { to, subject: "Essor".into(), body: "Une nouveauté".into() })
    };
    db.write_digests(write, now).await.unwrap();
    said.into_inner().unwrap()
}

on_both_engines! {
    async fn a_digest_is_written_once_a_day_by_two_processes_and_never_without_news(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        // Every day at 8:00; the next one after the fixtures' instant.
        let choice = DigestChoice::read("1234567", "8").unwrap();
        team.store.messages().choose_digest(&actor(&team.coach), &team.coach, Some(choice)).await.unwrap();
        assert_eq!(team.store.messages().digest_choice(&team.coach).await.unwrap(), Some(choice));
        let morning = |days: i64| paris::instant((today() + Duration::days(days)).and_hms_opt(8, 0, 0).unwrap()).unwrap();
        let mails = "select count(*) from outbox where kind = 'Digest'";

        assert_eq!(written(&test.db, morning(1)).await, Vec::<Vec<_>>::new());
        assert_eq!(test.number(mails).await, 0);

        team.declared(&awa, month("2026-10"), 800).await;
        // It was sent before the digest in which nothing was new, so the next one does not have it.
        assert!(now() < morning(1));
        assert_eq!(written(&test.db, morning(2)).await, Vec::<Vec<_>>::new());
        test.raw("update person set digest_at = null where digest_days is not null").await.unwrap();
        assert_eq!(written(&test.db, morning(3) - Duration::minutes(1)).await, Vec::<Vec<_>>::new());
        let other = if test.engine == Engine::Postgres { test.another_process().await } else { test.db.clone() };
        let both = [test.db.clone(), other].map(|db| {
            let now = morning(3);
            async move { written(&db, now).await }
        });
        at_once(both).await;
        assert_eq!(test.number(mails).await, 1);
        assert_eq!(written(&test.db, morning(3) + Duration::hours(1)).await, Vec::<Vec<_>>::new());
        assert_eq!(test.number(mails).await, 1);
    }

    async fn a_digest_counts_by_kind_and_leaves_on_the_chosen_days_alone(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for sent in ["2026-08", "2026-09", "2026-10"] {
            team.declared(&awa, month(sent), 800).await;
        }
        team.store.messages().choose_digest(&actor(&team.coach), &team.coach, Some(DigestChoice::read("4", "7").unwrap())).await.unwrap();
        let mut thursday = today();
        while thursday.weekday() != chrono::Weekday::Thu {
            thursday = thursday.succ_opt().unwrap();
        }
        let hour = |date: chrono::NaiveDate| paris::instant(date.and_hms_opt(7, 30, 0).unwrap()).unwrap();
        assert_eq!(written(&test.db, hour(thursday.pred_opt().unwrap())).await, Vec::<Vec<_>>::new());
        assert_eq!(written(&test.db, hour(thursday)).await, [[(NewsKind::Submitted, 3)]]);
        let address = team.store.people().person(&team.coach).await.unwrap().email.unwrap();
        assert_eq!(test.db.messages_to(&address).await.unwrap()[0].body, "Une nouveauté");

        team.store.messages().choose_digest(&actor(&team.coach), &team.coach, None).await.unwrap();
        assert_eq!(written(&test.db, hour(thursday) + Duration::days(7)).await, Vec::<Vec<_>>::new());
        assert!(team.store.messages().choose_digest(&actor(&awa.id), &awa.id, None).await.is_err(), "a participant has none");
    }
}
