//! The statement of validated months, as the person and the team see it.

use crate::{
    caller::sentence,
    house::{House, on_both_engines, team},
};
use domain::{language::Language, people::Role};
use std::sync::Arc;
use store::By;

const OWN: &str = "/declarations/attestation";

on_both_engines! {
    async fn validated_months_stand_in_it_and_the_others_are_named_as_left_out(house: Arc<House>) {
        let team = team(&house, "ici").await;
        team.rows.validate(&By::person(&team.coach, house.now), Role::Coach, &team.declaration, 1).await.unwrap();
        let (own, coachs) = (OWN.to_owned(), format!("/suivis/{}/attestation", team.participant));
        for (person, path) in [(&team.participant, own), (&team.coach, coachs.clone()), (&team.coordinator, coachs)] {
            let page = house.browser_of(person).await.get(&path).await;
            assert_eq!(page.status, 200);
            let words = page.words();
            let fr = Language::Fr;
            for expected in ["Structure ici", "Awaici Test", "190,00 €", "Coachici Test, le"] {
                assert!(words.contains(expected), "{expected}: {words}");
            }
            let left_out = words.split("ne sont pas validés : ").nth(1).expect("what is left out is named");
            assert!(left_out.contains(&fr.month(team.month.plus(-1))) && left_out.contains(&fr.month(team.month.plus(-3))), "{left_out}");
            assert!(!left_out.contains(&fr.month(team.month)), "{left_out}");
        }
    }

    async fn the_period_is_chosen_and_one_that_cannot_be_is_told_beside_its_field(house: Arc<House>) {
        let team = team(&house, "ici").await;
        team.rows.validate(&By::person(&team.coach, house.now), Role::Coach, &team.declaration, 1).await.unwrap();
        let browser = house.browser_of(&team.participant).await;
        let (from, to) = (team.month.plus(-3), team.month.plus(-1));
        let page = browser.get(&format!("{OWN}?de={from}&a={to}")).await;
        assert!(!page.words().contains("190,00 €"), "the validated month is not asked for");
        page.assert_says("attestation-none");
        for (query, field, key) in [
            (format!("de={to}&a={from}"), "#a", "attestation-order"),
            (format!("de=2026-13&a={to}"), "#de", "attestation-month"),
            (format!("de={from}&a=%00"), "#a", "attestation-month"),
            (format!("de={}&a={to}", team.month.plus(-600)), "#de", "attestation-month"),
            (format!("de={from}&a={}", team.month.plus(1)), "#a", "attestation-month"),
        ] {
            let page = browser.get(&format!("{OWN}?{query}")).await;
            assert_eq!(page.status, 200, "{query}");
            page.assert_says(key);
            assert!(page.control(field).contains("aria-invalid=\"true\""), "{query}");
            assert!(!page.words().contains(&sentence("attestation-structure")), "{query}: nothing is stated");
        }
    }

    async fn the_statement_is_in_french_whatever_the_screens_speak(house: Arc<House>) {
        let team = team(&house, "ici").await;
        team.rows.set_language(&By::person(&team.neighbour, house.now), &team.neighbour, Language::En).await.unwrap();
        let page = house.browser_of(&team.neighbour).await.get(OWN).await;
        page.assert_says("attestation-none");
        assert!(page.body.contains("lang=\"en\"") && page.words().contains("Show this period"), "{}", page.words());
    }
}
