//! What was typed and refused is kept for whoever typed it, and forgotten once it was sent right.

use crate::house::{House, minutes_later, now, on_both_engines};
use std::collections::BTreeMap;

type Typed = BTreeMap<String, String>;

fn typed(amount: &str) -> Typed {
    BTreeMap::from([("amount".into(), amount.into()), ("note".into(), "l’« avoir »\n\"='".into())])
}

async fn kept(house: &House, holder: &str, form: &str) -> Option<Typed> {
    house.db.kept_form(holder, form).await.unwrap()
}

on_both_engines! {
    async fn a_form_is_kept_as_typed_and_the_newest_counts(house: House) {
        assert_eq!(kept(&house, "awa", "2026-10").await, None);
        house.db.keep_form("awa", "2026-10", &typed("1 250,5O"), now()).await.unwrap();
        assert_eq!(kept(&house, "awa", "2026-10").await, Some(typed("1 250,5O")));
        house.db.keep_form("awa", "2026-10", &typed("abc"), minutes_later(1)).await.unwrap();
        assert_eq!(kept(&house, "awa", "2026-10").await, Some(typed("abc")));
        assert_eq!(house.number("select count(*) from form_draft").await, 1);
    }

    async fn forms_whose_names_begin_alike_are_read_at_once_and_are_their_holders(house: House) {
        for (holder, form) in [("awa", "question.A"), ("awa", "question.B"), ("awa", "questionnaire"), ("bilal", "question.A")] {
            house.db.keep_form(holder, form, &typed(form), now()).await.unwrap();
        }
        let kept: BTreeMap<String, Typed> = house.db.kept_forms("awa", "question.").await.unwrap().into_iter().collect();
        let expected = ["question.A", "question.B"].map(|form| (form.to_owned(), typed(form)));
        assert_eq!(kept, BTreeMap::from(expected));
    }

    async fn forgetting_one_form_leaves_the_others(house: House) {
        for (holder, form) in [("awa", "2026-10"), ("awa", "2026-09"), ("bilal", "2026-10")] {
            house.db.keep_form(holder, form, &typed(form), now()).await.unwrap();
        }
        house.db.forget_form("awa", "2026-10").await.unwrap();
        house.db.forget_form("awa", "2026-10").await.unwrap();
        assert_eq!(kept(&house, "awa", "2026-10").await, None);
        assert_eq!(kept(&house, "awa", "2026-09").await, Some(typed("2026-09")));
        assert_eq!(kept(&house, "bilal", "2026-10").await, Some(typed("2026-10")));
    }
}
