//! What was typed and refused is kept for whoever typed it, and forgotten once it was sent right.

use crate::support::db::{TestDb, minutes_later, now, on_both_engines};
use std::collections::BTreeMap;
use store::{FORM_DAYS, GUEST_FORM_MINUTES, LONGEST_GUEST_NAME, LONGEST_GUEST_TEXT};

type Typed = BTreeMap<String, String>;

fn typed(amount: &str) -> Typed {
    BTreeMap::from([("amount".into(), amount.into()), ("note".into(), "l’« avoir »\n\"='".into())])
}

async fn kept(test: &TestDb, holder: &str, form: &str) -> Option<Typed> {
    test.db.kept_form(holder, form).await.unwrap()
}

on_both_engines! {
    async fn a_form_is_kept_as_typed_and_the_newest_counts(test: TestDb) {
        assert_eq!(kept(&test, "awa", "2026-10").await, None);
        test.db.keep_form("awa", "2026-10", &typed("1 250,5O"), now()).await.unwrap();
        assert_eq!(kept(&test, "awa", "2026-10").await, Some(typed("1 250,5O")));
        test.db.keep_form("awa", "2026-10", &typed("abc"), minutes_later(1)).await.unwrap();
        assert_eq!(kept(&test, "awa", "2026-10").await, Some(typed("abc")));
        assert_eq!(test.number("select count(*) from form_draft").await, 1);
    }

    async fn forms_whose_names_begin_alike_are_read_at_once_and_are_their_holders(test: TestDb) {
        for (holder, form) in [("awa", "question.A"), ("awa", "question.B"), ("awa", "questionnaire"), ("bilal", "question.A")] {
            test.db.keep_form(holder, form, &typed(form), now()).await.unwrap();
        }
        let kept: BTreeMap<String, Typed> = test.db.kept_forms("awa", "question.").await.unwrap().into_iter().collect();
        let expected = ["question.A", "question.B"].map(|form| (form.to_owned(), typed(form)));
        assert_eq!(kept, BTreeMap::from(expected));
    }

    async fn forgetting_one_form_leaves_the_others(test: TestDb) {
        for (holder, form) in [("awa", "2026-10"), ("awa", "2026-09"), ("bilal", "2026-10")] {
            test.db.keep_form(holder, form, &typed(form), now()).await.unwrap();
        }
        test.db.forget_form("awa", "2026-10").await.unwrap();
        test.db.forget_form("awa", "2026-10").await.unwrap();
        assert_eq!(kept(&test, "awa", "2026-10").await, None);
        assert_eq!(kept(&test, "awa", "2026-09").await, Some(typed("2026-09")));
        assert_eq!(kept(&test, "bilal", "2026-10").await, Some(typed("2026-10")));
    }

    async fn a_guests_form_is_kept_no_longer_than_its_fields(test: TestDb) {
        let typed = BTreeMap::from([("contact".to_owned(), "é".repeat(60_000)), ("lines".to_owned(), "court".to_owned())]);
        let longest = "g".repeat(LONGEST_GUEST_NAME);
        test.db.keep_guest_form(&longest, "sign-in.contact", &typed, now()).await.unwrap();
        let back = kept(&test, &longest, "sign-in.contact").await.unwrap();
        assert_eq!((back["contact"].as_str(), back["lines"].as_str()), ("é".repeat(LONGEST_GUEST_TEXT).as_str(), "court"));
        // A form of very many fields, and a name that is none of ours, are not kept at all.
        let many: Typed = (0..1_000).map(|field| (field.to_string(), "x".into())).collect();
        test.db.keep_guest_form(&longest, "many", &many, now()).await.unwrap();
        test.db.keep_guest_form(&format!("{longest}g"), "sign-in.contact", &typed, now()).await.unwrap();
        assert_eq!(test.number("select count(*) from form_draft").await, 1);
        assert!(test.number("select cast(max(length(content)) as bigint) from form_draft").await < 600);
    }

    async fn guests_forms_are_erased_after_an_hour_and_those_of_people_after_sixty_days(test: TestDb) {
        let team = test.team(3).await;
        let person = team.newcomer("Awa").await;
        for holder in [person.as_str(), "guest"] {
            test.db.keep_form(holder, "old", &typed("1"), now()).await.unwrap();
        }
        assert_eq!(test.db.erase_old_forms(minutes_later(GUEST_FORM_MINUTES)).await.unwrap(), 0);
        assert_eq!(test.db.erase_old_forms(minutes_later(GUEST_FORM_MINUTES + 1)).await.unwrap(), 1);
        assert_eq!(kept(&test, "guest", "old").await, None);
        let days = |days: i64| now() + chrono::Duration::days(days);
        test.db.keep_form(person.as_str(), "new", &typed("2"), days(30)).await.unwrap();
        assert_eq!(test.db.erase_old_forms(days(FORM_DAYS)).await.unwrap(), 0);
        assert_eq!(test.db.erase_old_forms(days(FORM_DAYS + 1)).await.unwrap(), 1);
        assert_eq!(kept(&test, person.as_str(), "old").await, None);
        assert_eq!(kept(&test, person.as_str(), "new").await, Some(typed("2")));
    }
}
