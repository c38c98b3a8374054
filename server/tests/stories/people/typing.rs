//! Typed values over HTTP: searches, codes, numbers without SMS, names.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::Answer,
};
use domain::people::Role;
use std::sync::Arc;
use store::{Actor, NewPerson};

async fn add(app: &TestApp, team: &Team, first_name: &str, last_name: &str, phone: Option<&str>) {
    let person = NewPerson {
        role: Role::Coach,
        first_name: first_name.into(),
        last_name: last_name.into(),
        phone: phone.map(|phone| phone.parse().unwrap()),
        email: Some(format!("{}@exemple.fr", store::new_ulid(app.now)).parse().unwrap()),
    };
    team.rows.people().add_person(&Actor::tools(app.now), &person).await.unwrap();
}

/// The last position of each word on a page: lists come after the filters.
fn last_positions(page: &Answer, words: &[&str]) -> Vec<usize> {
    let text = page.words();
    words.iter().map(|word| text.rfind(word).unwrap_or_else(|| panic!("{word} is not on the page: {text}"))).collect()
}

on_both_engines! {
    async fn a_person_is_found_by_name_phone_address_and_trade(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coordinator, coach) = (app.browser_of(&team.coordinator).await, app.browser_of(&team.coach).await);
        app.place.run(format!("update person set first_name = 'Awa', last_name = 'Traoré', phone = '+262692550102' where id = '{}'", team.participant)).await;
        app.place.run(format!("update person set first_name = 'Zoé', last_name = 'd’Orléans' where id = '{}'", team.neighbour)).await;
        for (typed, found, other) in [
            ("Traore", "Awa Traoré", "Zoé d’Orléans"),
            ("Traoré Awa", "Awa Traoré", "Zoé d’Orléans"),
            ("d'orleans", "Zoé d’Orléans", "Awa Traoré"),
            ("0692 55 01 02", "Awa Traoré", "Zoé d’Orléans"),
            ("+262 692 55 01 02", "Awa Traoré", "Zoé d’Orléans"),
            ("zoeici@exemple.fr", "Zoé d’Orléans", "Awa Traoré"),
        ] {
            for (caller, page) in [(&coordinator, "/personnes"), (&coach, "/suivis")] {
                let address = format!("{page}?q={}", percent(typed));
                let words = caller.get(&address).await.words();
                assert!(words.contains(found) && !words.contains(other), "{address}: {words}");
            }
        }
        assert!(coach.get("/suivis?q=couture").await.words().contains("Awa Traoré"), "a trade finds its people");
        add(&app, &team, "Amina", "Bencherif", None).await;
        add(&app, &team, "Nadia", "Chérif", Some("03 25 70 41 05")).await;
        let page = coordinator.get("/personnes?q=cherif").await;
        assert!(last_positions(&page, &["Nadia Chérif", "Amina Bencherif"]).is_sorted(), "the beginning of a word before its middle");
    }

    async fn a_code_is_found_in_a_pasted_message(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = app.browser();
        browser.post("/api/connexion/contact", &[("contact", "awaici@exemple.fr")]).await;
        let message = app.db.messages_to("awaici@exemple.fr").await.unwrap().remove(0).body;
        let signed_in = browser.post("/api/connexion/code", &[("code", message.as_str())]).await;
        assert_eq!((signed_in.status, signed_in.location()), (303, "/"), "{message}");
    }

    async fn an_overseas_number_signs_in_in_every_notation(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        app.place.run(format!("update person set phone = '+262692550102' where id = '{}'", team.participant)).await;
        for typed in ["0692 55 01 02", "+33 692 55 01 02", "\u{202a}tel:+262692550102\u{202c}"] {
            let browser = app.browser();
            browser.post("/api/connexion/contact", &[("contact", typed)]).await;
            let message = app.db.messages_to("+262692550102").await.unwrap().remove(0).body;
            let signed_in = browser.post("/api/connexion/code", &[("code", message.as_str())]).await;
            assert_eq!((signed_in.status, signed_in.location()), (303, "/"), "{typed}");
        }
    }

    async fn a_number_without_sms_is_refused_as_the_only_contact(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let page = |person: &str| format!("/personnes/{person}");
        for (typed, key) in [
            ("01 44 12 34 56", "contact-no-sms-landline"),
            ("08 92 12 34 56", "contact-no-sms-special"),
            ("+1 900 234 5678", "contact-no-sms-special"),
            ("+1 202 555 0123", "contact-no-sms-country"),
        ] {
            let form = |phone: &str, email: &str| {
                [("person", team.participant.to_string()), ("first_name", "Awa".into()), ("last_name", "Test".into()), ("phone", phone.to_owned()), ("email", email.to_owned())]
            };
            browser.post_and_follow("/api/personnes/contact", &form(typed, "")).await.assert_refused("phone", typed, key);
            assert_eq!(team.rows.people().person(&team.participant).await.unwrap().email.as_deref(), Some("awaici@exemple.fr"), "nothing changed");
            // Beside an address it is accepted for calls, with a notice.
            browser.post_and_follow("/api/personnes/contact", &form(typed, "awaici@exemple.fr")).await.assert_says("contact-changed-no-sms");
            let words = browser.get(&page(team.participant.as_str())).await.body;
            assert!(!words.contains("value=\"sms\"") && words.contains("value=\"mail\""), "no invitation by SMS is offered");
            // A sign-in says it too; which countries codes go to is a setting of its own.
            let guest = app.browser();
            let at_sign_in = if key == "contact-no-sms-country" { "contact-prefix" } else { key };
            guest.post_and_follow("/api/connexion/contact", &[("contact", typed)]).await.assert_refused("contact", typed, at_sign_in);
            let to = "/api/personnes/ajouter";
            browser.post_and_follow(to, &[("contact[phone]", typed)]).await.assert_refused("contact[phone]", typed, key);
        }
        assert!(app.db.messages_to("+33144123456").await.unwrap().is_empty());
    }

    async fn a_name_of_96_characters_is_accepted_by_the_form(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let name = "Rakotomalala".repeat(8);
        let form = |last_name: &str| {
            [("person", team.participant.to_string()), ("first_name", "Lise".into()), ("last_name", last_name.to_owned()), ("email", "awaici@exemple.fr".into())]
        };
        browser.post_and_follow("/api/personnes/contact", &form(&name)).await.assert_says("contact-changed");
        assert_eq!(team.rows.people().person(&team.participant).await.unwrap().last_name, name);
        let long = "R".repeat(domain::people::MOST_NAME + 1);
        browser.post_and_follow("/api/personnes/contact", &form(&long)).await.assert_refused("last_name", &long, "text-too-long");
    }
}

/// A text, percent-encoded for an address.
fn percent(text: &str) -> String {
    text.bytes().map(|byte| if byte.is_ascii_alphanumeric() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
