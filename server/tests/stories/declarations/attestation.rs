//! The attestation of turnover: its page for participant and team, its issue, and the public page that verifies it.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::{Answer, Caller, sentence},
};
use domain::{
    people::Role,
    values::{language::Language, month::Month},
};
use std::sync::Arc;
use store::Actor;

const OWN: &str = "/declarations/attestation";

async fn validate(app: &TestApp, team: &Team) {
    team.rows.review().validate(&Actor::person(&team.coach, app.now), Role::Coach, &team.declaration, 1).await.unwrap();
}

/// Issues the attestation of one month, and returns the page that follows.
async fn issue(browser: &Caller, team: &Team, month: Month) -> Answer {
    let form = [("participant", team.participant.to_string()), ("from", month.to_string()), ("to", month.to_string())];
    browser.post_and_follow("/api/attestations/etablir", &form).await
}

/// The code on a sheet.
#[track_caller]
fn code_on(page: &Answer) -> String {
    let words = page.words();
    let code = words.split("/verifier, code ").nth(1).unwrap_or_else(|| panic!("a code: {words}"));
    code.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap().to_owned()
}

/// The reference on a sheet.
#[track_caller]
fn reference_on(page: &Answer) -> String {
    let words = page.words();
    words
        .split("Référence ")
        .nth(1)
        .unwrap_or_else(|| panic!("a reference: {words}"))
        .split_whitespace()
        .next()
        .unwrap()
        .trim_end_matches(',')
        .to_owned()
}

on_both_engines! {
    async fn validated_months_are_on_the_sheet_and_the_others_listed_as_left_out(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        validate(&app, &team).await;
        let (own, coachs) = (OWN.to_owned(), format!("/suivis/{}/attestation", team.participant));
        for (person, path) in [(&team.participant, own), (&team.coach, coachs.clone()), (&team.coordinator, coachs)] {
            let page = app.browser_of(person).await.get(&path).await;
            assert_eq!(page.status, 200);
            let words = page.words();
            let fr = Language::Fr;
            for expected in ["Structure ici", "Awaici Test", "190,00 €", "Coachici Test, le"] {
                assert!(words.contains(expected), "{expected}: {words}");
            }
            let left_out = words.split("ne sont pas validés : ").nth(1).expect("what is left out is named");
            assert!(left_out.contains(&fr.month(team.month.plus(-1))) && left_out.contains(&fr.month(team.month.plus(-3))), "{left_out}");
            assert!(!left_out.split('.').next().unwrap().contains(&fr.month(team.month)), "{left_out}");
            let lead = if *person == team.participant { "attestation-lead" } else { "attestation-lead-team" };
            page.assert_says(lead);
        }
    }

    async fn a_period_can_be_chosen_and_a_wrong_one_is_refused_beside_its_field(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        validate(&app, &team).await;
        let browser = app.browser_of(&team.participant).await;
        let (from, to) = (team.month.plus(-3), team.month.plus(-1));
        let page = browser.get(&format!("{OWN}?de={from}&a={to}")).await;
        assert!(!page.body.contains("t-mois"), "the validated month is not asked for");
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
            assert!(!page.words().contains(&sentence("attestation-stamp")), "{query}: nothing is stated");
        }
    }

    async fn the_sheet_is_in_french_in_every_language_of_the_screens(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        team.rows.people().set_language(&Actor::person(&team.neighbour, app.now), &team.neighbour, Language::En).await.unwrap();
        let page = app.browser_of(&team.neighbour).await.get(OWN).await;
        page.assert_says("attestation-none");
        assert!(page.body.contains("lang=\"en\"") && page.words().contains("Show this period"), "{}", page.words());
    }

    async fn the_sheet_has_letterhead_signatory_and_the_address_of_the_participant(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        validate(&app, &team).await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let letterhead = [
            ("address", "12 rue du Canal\r\n10000 Troyes"),
            ("siret", "732 829 320 00074"),
            ("signatory_name", "Marie Colin"),
            ("signatory_function", "directrice"),
        ];
        coordinator.post_and_follow("/api/reglages/en-tete", &letterhead).await.assert_says("settings-saved");
        let set = team.rows.settings().letterhead().await.unwrap();
        assert_eq!((set.address.as_deref(), set.siret.as_deref()), (Some("12 rue du Canal\n10000 Troyes"), Some("73282932000074")));
        // One digit is wrong: nothing changes, everything typed is kept.
        let wrong = [("address", "Ailleurs"), ("siret", "732 829 320 00075"), ("signatory_name", "Zoé"), ("signatory_function", "")];
        let refused = coordinator.post_and_follow("/api/reglages/en-tete", &wrong).await;
        refused.assert_refused("siret", "732 829 320 00075", "siret-not-a-number");
        assert!(refused.control("signatory_name").contains("value=\"Zoé\"") && refused.body.contains(">Ailleurs</textarea>"));
        assert_eq!(team.rows.settings().letterhead().await.unwrap(), set);

        // The team types the person's address beside the sheet.
        let coach = app.browser_of(&team.coach).await;
        let person = team.participant.to_string();
        let form = [("person", person.as_str()), ("back", "attestation"), ("address", "3 quai du Port\n10300 Sainte-Savine"), ("siret", "1")];
        coach.post_and_follow("/api/personnes/adresse", &form).await.assert_refused("siret", "1", "siret-not-a-number");
        let form = [("person", person.as_str()), ("back", "attestation"), ("address", "3 quai du Port\n10300 Sainte-Savine"), ("siret", "")];
        coach.post_and_follow("/api/personnes/adresse", &form).await.assert_says("address-saved");
        let words = app.browser_of(&team.participant).await.get(OWN).await.words();
        for expected in [
            "12 rue du Canal",
            "SIRET 732 829 320 00074",
            "3 quai du Port",
            "chiffre d’affaires d’Awaici Test",
            "Montants déclarés par la personne.",
            "Fait à Troyes, le",
            "Marie Colin, directrice",
            "Cachet et signature",
        ] {
            assert!(words.contains(expected), "{expected}: {words}");
        }
        assert!(!words.contains("vérifié chaque mois"), "{words}");
    }

    async fn imported_months_are_marked_as_carried_over_and_not_validated(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        validate(&app, &team).await;
        let browser = app.browser_of(&team.participant).await;
        let page = format!("{OWN}?de={}&a={}", team.month.plus(-3), team.month);
        assert!(!browser.get(&page).await.words().contains(&sentence("attestation-imported")));
        app.place.run(format!("update declaration set state = 'Validated', imported = (1 = 1) where id = '{}'", team.waiting)).await;
        let words = browser.get(&page).await.words();
        assert!(words.contains(&sentence("attestation-imported")), "{words}");
        for claim in ["vérifi", "contrôlé par"] {
            let sheet = words.split("Travailleur indépendant").nth(1).unwrap().split("Cachet et signature").next().unwrap();
            assert!(!sheet.contains(claim), "{claim}: {sheet}");
        }
    }

    async fn an_issued_attestation_is_verified_as_it_was_issued_until_it_is_revoked(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        validate(&app, &team).await;
        let browser = app.browser_of(&team.participant).await;
        browser.get(&format!("{OWN}?de={0}&a={0}", team.month)).await.assert_says("attestation-draft");
        let page = issue(&browser, &team, team.month).await;
        page.assert_says("attestation-is-issued");
        let (code, reference) = (code_on(&page), reference_on(&page));
        assert!(!page.words().contains(&sentence("attestation-draft")));
        // Issued again, by the team: the same one.
        let coach = app.browser_of(&team.coach).await;
        let again = issue(&coach, &team, team.month).await;
        assert_eq!((code_on(&again), reference_on(&again)), (code.clone(), reference.clone()));

        // Anybody, signed in or not, reads what it was issued with, and no name.
        let anybody = app.browser();
        let typed = code.to_lowercase().replace('-', " ");
        for address in [format!("/verifier/{code}"), format!("/verifier?code={}", typed.replace(' ', "+"))] {
            let found = anybody.get(&address).await;
            assert_eq!((found.status, found.header("x-robots-tag")), (200, "noindex, nofollow"), "{address}");
            let words = found.words();
            for expected in [reference.as_str(), "Structure ici", "A. T.", "190,00 €", &sentence("verify-stands")] {
                assert!(words.contains(expected), "{expected}: {words}");
            }
            assert!(words.to_lowercase().contains(&Language::Fr.month(team.month)), "{words}");
            for name in ["Awaici", "Test", "couture", "Coachici"] {
                assert!(!words.contains(name), "{name}: {words}");
            }
        }

        // What changes later changes nothing of it, and the sheet of today is another.
        team.rows.settings().set_name(&Actor::person(&team.coordinator, app.now), "La Grande Ruche").await.unwrap();
        assert!(anybody.get(&format!("/verifier/{code}")).await.words().contains("Structure ici"));
        browser.get(&format!("{OWN}?de={0}&a={0}", team.month)).await.assert_says("attestation-draft");

        let id = team.rows.declarations().attestations_of(&team.participant).await.unwrap().into_iter().find(|it| it.reference == reference).unwrap().id;
        let form = [("participant", team.participant.to_string()), ("attestation", id.to_string())];
        for _ in 0..2 {
            coach.post_and_follow("/api/attestations/revoquer", &form).await.assert_says("attestation-is-revoked");
        }
        let words = anybody.get(&format!("/verifier/{code}")).await.words();
        assert!(words.contains("a été révoquée le") && !words.contains(&sentence("verify-stands")), "{words}");
    }

    async fn an_unknown_code_is_404_with_a_sentence(app: Arc<TestApp>) {
        let anybody = app.browser();
        assert_eq!(anybody.get("/verifier").await.status, 200);
        for odd in ["AAAA-BBBB-CCCC-DDDD", "a", "%00", "%F0%9F%98%80", &"A".repeat(500)] {
            for address in [format!("/verifier/{odd}"), format!("/verifier?code={odd}")] {
                let page = anybody.get(&address).await;
                assert_eq!(page.status, 404, "{address}");
                page.assert_says("verify-unknown");
            }
        }
    }

    async fn issuing_or_revoking_for_another_participant_is_404(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        validate(&app, &team).await;
        let neighbour = app.browser_of(&team.neighbour).await;
        let before = app.place.rows().await;
        let (from, to) = (team.month.to_string(), team.month.to_string());
        let form = [("participant", team.participant.to_string()), ("from", from), ("to", to)];
        assert_eq!(neighbour.post("/api/attestations/etablir", &form).await.status, 404);
        let id = team.attestation.0.to_string();
        for whose in [&team.participant, &team.neighbour] {
            let form = [("participant", whose.to_string()), ("attestation", id.clone())];
            assert_eq!(neighbour.post("/api/attestations/revoquer", &form).await.status, 404);
        }
        assert_eq!(before, app.place.rows().await);
        // Nothing is validated in that month: there is nothing to attest.
        let own = app.browser_of(&team.participant).await;
        issue(&own, &team, team.month.plus(-1)).await.assert_says("attestation-none-to-issue");
        assert_eq!(team.rows.declarations().attestations_of(&team.participant).await.unwrap().len(), 1);
    }
}
