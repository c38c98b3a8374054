//! One's own phone and address, changed by a code to the new one: who may, what the old one hears, what ends, and what a stranger learns.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::Caller,
};
use std::sync::Arc;

const OLD: &str = "+33639984001";
const NEW: &str = "+33639984002";

/// A team whose participant has the phone [`OLD`].
async fn with_phone(app: &TestApp) -> Team {
    let team = team(app, "ici").await;
    app.place.run(format!("update person set phone = '{OLD}' where id = '{}'", team.participant)).await;
    team
}

/// The newest code sent to a contact.
async fn code_to(app: &TestApp, contact: &str) -> Option<String> {
    let letters = app.letters_to(contact).await;
    letters.iter().find_map(|letter| domain::sign_in::code::read_code(&letter.body).ok())
}

async fn ask(browser: &Caller, phone: &str) -> crate::support::caller::Answer {
    browser.post_and_follow("/api/moi/contact", &[("kind", "phone"), ("phone", phone)]).await
}

on_both_engines! {
    async fn a_new_phone_counts_once_its_code_is_typed_and_ends_other_devices(app: Arc<TestApp>) {
        let team = with_phone(&app).await;
        let (here, there) = (app.browser_of(&team.participant).await, app.browser_of(&team.participant).await);
        ask(&here, "06 39 98").await.assert_refused("phone", "06 39 98", "contact-not-a-phone");
        ask(&here, OLD).await.assert_refused("phone", OLD, "contact-unchanged");
        assert!(ask(&here, NEW).await.words().contains("06 39 98 40 02"));
        let code = code_to(&app, NEW).await.unwrap();
        let wrong = if code == "123456" { "654321" } else { "123456" };
        here.post_and_follow("/api/moi/contact/code", &[("code", wrong)]).await.assert_says("code-wrong");
        let phone = || async { app.place.texts(format!("select phone from person where id = '{}'", team.participant)).await.remove(0) };
        assert_eq!(phone().await, OLD);
        // Another browser of the same person cannot use it.
        there.post_and_follow("/api/moi/contact/code", &[("code", code.as_str())]).await.assert_says("code-wrong");
        for _tap in 0..2 {
            here.post_and_follow("/api/moi/contact/code", &[("code", code.as_str())]).await.assert_says("own-contact-changed");
        }
        assert_eq!(phone().await, NEW);
        assert_eq!((here.get("/moi").await.status, there.get("/moi").await.status), (200, 303));
        for contact in [OLD, NEW] {
            assert!(app.letters_to(contact).await.iter().any(|letter| letter.body.replace('\u{a0}', " ").contains("06 39 98 40 02")), "{contact}");
        }
        let changed = "select count(*) from audit where action = 'person.contact' and details like '%phone%'";
        assert_eq!(app.place.number(changed).await, 1);
        let journal = app.browser_of(&team.coordinator).await.get("/journal").await;
        journal.assert_says("deed-person-contact");
    }

    async fn a_participant_changes_the_address_by_a_code_and_the_team_by_a_link(app: Arc<TestApp>) {
        let team = with_phone(&app).await;
        let browser = app.browser_of(&team.participant).await;
        browser.post_and_follow("/api/moi/contact", &[("kind", "email"), ("email", "06 39 98 40 02")]).await.assert_says("contact-not-an-email");
        browser.post_and_follow("/api/moi/contact", &[("kind", "email"), ("email", "neuve@exemple.fr")]).await;
        let code = code_to(&app, "neuve@exemple.fr").await.unwrap();
        browser.post_and_follow("/api/moi/contact/code", &[("code", code)]).await.assert_says("own-contact-changed");
        assert_eq!(app.place.number("select count(*) from person where email = 'neuve@exemple.fr'").await, 1);
        // A new way in is told to each contact that there was, of the other kind too.
        assert!(app.letters_to(OLD).await.iter().any(|letter| letter.body.contains("neuve@exemple.fr")));
        let hash = app::sign_in::secret::hash_password("miel de sapin".to_owned()).await.unwrap();
        app.place.run(format!("update person set password_hash = '{hash}' where id = '{}'", team.coach)).await;
        let coach = app.browser_of(&team.coach).await;
        coach.post_and_follow("/api/moi/contact", &[("kind", "email"), ("email", "coach.neuf@exemple.fr")]).await.assert_says("contact-by-link");
        assert!(app.letters_to("coach.neuf@exemple.fr").await.is_empty());
        ask(&coach, NEW).await;
        let code = code_to(&app, NEW).await.unwrap();
        coach.post_and_follow("/api/moi/contact/code", &[("code", code)]).await.assert_says("own-contact-changed");
    }

    async fn a_number_of_another_person_looks_like_any_other(app: Arc<TestApp>) {
        let team = with_phone(&app).await;
        app.place.run(format!("update person set phone = '{NEW}' where id = '{}'", team.neighbour)).await;
        let browser = app.browser_of(&team.participant).await;
        let free = "+33639984003";
        let pages = [ask(&browser, NEW).await, ask(&browser, free).await];
        let words = pages.map(|page| page.words().replace("06 39 98 40 02", "N").replace("06 39 98 40 03", "N"));
        assert_eq!(words[0], words[1]);
        assert!(code_to(&app, NEW).await.is_none(), "its owner gets a message without a code");
        assert_eq!(app.letters_to(NEW).await.len(), 1);
        assert!(code_to(&app, free).await.is_some());
    }

    async fn an_old_sign_in_of_a_participant_changes_nothing(app: Arc<TestApp>) {
        let team = with_phone(&app).await;
        let browser = app.browser_of(&team.participant).await;
        app.place.run("update device set proved_at = '2026-01-01T00:00:00.000Z'").await;
        let before = app.place.rows().await;
        browser.get("/moi/telephone").await.assert_says("contact-sign-in-first");
        ask(&browser, NEW).await.assert_says("contact-sign-in-first");
        assert_eq!(before, app.place.rows().await);
    }

    async fn codes_for_new_contacts_are_limited_by_person_and_by_attempts(app: Arc<TestApp>) {
        let team = with_phone(&app).await;
        let browser = app.browser_of(&team.participant).await;
        ask(&browser, NEW).await;
        let code = code_to(&app, NEW).await.unwrap();
        let wrong = if code == "123456" { "654321" } else { "123456" };
        for _try in 0..5 {
            browser.post_and_follow("/api/moi/contact/code", &[("code", wrong)]).await.assert_says("code-wrong");
        }
        browser.post_and_follow("/api/moi/contact/code", &[("code", code.as_str())]).await.assert_says("code-too-many");
        for nth in 0..4 {
            ask(&browser, &format!("+3363998401{nth}")).await;
        }
        ask(&browser, "+33639984020").await.assert_says("contact-too-many-today");
        assert!(app.letters_to("+33639984020").await.is_empty());
    }
}
