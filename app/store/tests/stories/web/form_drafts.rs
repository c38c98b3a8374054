//! Drafts of forms: kept by holder and form, cleared, cut for guests, expired.

use crate::support::db::{TestDb, minutes_later, now, on_both_engines};
use std::collections::BTreeMap;
use store::{FORM_DAYS, GUEST_FORM_MINUTES, LONGEST_GUEST_NAME, LONGEST_GUEST_TEXT};

type Typed = BTreeMap<String, String>;

fn typed(amount: &str) -> Typed {
    BTreeMap::from([("amount".into(), amount.into()), ("note".into(), "l’« avoir »\n\"='".into())])
}

async fn kept(test: &TestDb, holder: &str, form: &str) -> Option<Typed> {
    test.db.form_draft(holder, form).await.unwrap()
}

on_both_engines! {
    async fn a_newer_draft_replaces_the_older_one(test: TestDb) {
        assert_eq!(kept(&test, "awa", "2026-10").await, None);
        test.db.save_form_draft("awa", "2026-10", &typed("1 250,5O"), now()).await.unwrap();
        assert_eq!(kept(&test, "awa", "2026-10").await, Some(typed("1 250,5O")));
        test.db.save_form_draft("awa", "2026-10", &typed("abc"), minutes_later(1)).await.unwrap();
        assert_eq!(kept(&test, "awa", "2026-10").await, Some(typed("abc")));
        assert_eq!(test.number("select count(*) from form_draft").await, 1);
    }

    async fn drafts_are_read_by_prefix_and_holder(test: TestDb) {
        for (holder, form) in [("awa", "question.A"), ("awa", "question.B"), ("awa", "questionnaire"), ("bilal", "question.A")] {
            test.db.save_form_draft(holder, form, &typed(form), now()).await.unwrap();
        }
        let kept: BTreeMap<String, Typed> = test.db.form_drafts_of("awa", "question.").await.unwrap().into_iter().collect();
        let expected = ["question.A", "question.B"].map(|form| (form.to_owned(), typed(form)));
        assert_eq!(kept, BTreeMap::from(expected));
    }

    async fn clearing_one_draft_leaves_the_others(test: TestDb) {
        for (holder, form) in [("awa", "2026-10"), ("awa", "2026-09"), ("bilal", "2026-10")] {
            test.db.save_form_draft(holder, form, &typed(form), now()).await.unwrap();
        }
        test.db.delete_form_draft("awa", "2026-10").await.unwrap();
        test.db.delete_form_draft("awa", "2026-10").await.unwrap();
        assert_eq!(kept(&test, "awa", "2026-10").await, None);
        assert_eq!(kept(&test, "awa", "2026-09").await, Some(typed("2026-09")));
        assert_eq!(kept(&test, "bilal", "2026-10").await, Some(typed("2026-10")));
    }

    async fn a_guest_draft_is_cut_to_the_length_of_its_fields(test: TestDb) {
        let typed = BTreeMap::from([("contact".to_owned(), "é".repeat(60_000)), ("lines".to_owned(), "court".to_owned())]);
        let longest = "g".repeat(LONGEST_GUEST_NAME);
        test.db.save_guest_draft(&longest, "sign-in.contact", &typed, now()).await.unwrap();
        let back = kept(&test, &longest, "sign-in.contact").await.unwrap();
        assert_eq!((back["contact"].as_str(), back["lines"].as_str()), ("é".repeat(LONGEST_GUEST_TEXT).as_str(), "court"));
        // A very large form, and a name too long for a guest, are not stored.
        let many: Typed = (0..1_000).map(|field| (field.to_string(), "x".into())).collect();
        test.db.save_guest_draft(&longest, "many", &many, now()).await.unwrap();
        test.db.save_guest_draft(&format!("{longest}g"), "sign-in.contact", &typed, now()).await.unwrap();
        assert_eq!(test.number("select count(*) from form_draft").await, 1);
        assert!(test.number("select cast(max(length(content)) as bigint) from form_draft").await < 600);
    }

    async fn guest_drafts_expire_after_an_hour_and_others_after_sixty_days(test: TestDb) {
        let team = test.team(3).await;
        let person = team.newcomer("Awa").await;
        for holder in [person.as_str(), "guest"] {
            test.db.save_form_draft(holder, "old", &typed("1"), now()).await.unwrap();
        }
        assert_eq!(test.db.delete_expired_drafts(minutes_later(GUEST_FORM_MINUTES)).await.unwrap(), 0);
        assert_eq!(test.db.delete_expired_drafts(minutes_later(GUEST_FORM_MINUTES + 1)).await.unwrap(), 1);
        assert_eq!(kept(&test, "guest", "old").await, None);
        let days = |days: i64| now() + chrono::Duration::days(days);
        test.db.save_form_draft(person.as_str(), "new", &typed("2"), days(30)).await.unwrap();
        assert_eq!(test.db.delete_expired_drafts(days(FORM_DAYS)).await.unwrap(), 0);
        assert_eq!(test.db.delete_expired_drafts(days(FORM_DAYS + 1)).await.unwrap(), 1);
        assert_eq!(kept(&test, person.as_str(), "old").await, None);
        assert_eq!(kept(&test, person.as_str(), "new").await, Some(typed("2")));
    }
}
