//! Whom a participant calls or writes to: their coach, the substitute, the structure; and what visitors see of it.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::sentence,
};
use domain::values::paris;
use std::sync::Arc;

const CONTACT: &str = "/api/reglages/contact";

on_both_engines! {
    async fn a_participant_reaches_the_coach_from_home_moi_and_plan_and_nobody_of_another_structure(app: Arc<TestApp>) {
        let (here, there) = (team(&app, "ici").await, team(&app, "labas").await);
        app.place.run(format!("update person set phone = '+33639980101' where id = '{}'", here.coach)).await;
        app.place.run(format!("update person set phone = '+33639980102' where id = '{}'", there.coach)).await;
        let browser = app.browser_of(&here.participant).await;
        for page in ["/", "/moi", "/plan", "/aide"] {
            let page = browser.get(page).await;
            for link in ["href=\"tel:+33639980101\"", "href=\"mailto:coachici@exemple.fr\""] {
                assert!(page.body.contains(link), "{link}: {}", page.words());
            }
            assert!(!page.body.contains("+33639980102") && !page.body.contains("coachlabas"), "{}", page.words());
        }
        // Beside the sentence of a month that only the coach can open again.
        let month = browser.get(&format!("/declarations/{}", here.validated)).await;
        assert!(month.body.contains("href=\"tel:+33639980101\""), "{}", month.words());
        // For the team nothing of the kind is shown.
        for person in [&here.coach, &here.coordinator] {
            let browser = app.browser_of(person).await;
            for page in ["/moi", "/aide"] {
                assert!(!browser.get(page).await.body.contains("+33639980101"), "{page}");
            }
        }
    }

    async fn a_substitute_is_named_for_the_days_of_the_substitution(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let today = paris::day(app.now).to_string();
        let form = [
            ("coach", team.coach.to_string()),
            ("substitute", team.colleague.to_string()),
            ("from", today.clone()),
            ("to", today),
        ];
        let browser = app.browser_of(&team.participant).await;
        app.browser_of(&team.coach).await.post("/api/verifications/remplacer", &form).await;
        let home = browser.get("/").await;
        for said in ["Omarici Test", "remplace Coachici Test aujourd’hui"] {
            assert!(home.words().contains(said), "{said}: {}", home.words());
        }
        assert!(home.body.contains("mailto:omarici@exemple.fr") && !home.body.contains("mailto:coachici@exemple.fr"), "{}", home.words());
        let id = app.place.texts(format!("select id from substitution where substitute_id = '{}'", team.colleague)).await.remove(0);
        app.browser_of(&team.coach).await.post("/api/verifications/fin-remplacement", &[("substitution", id)]).await;
        assert!(browser.get("/").await.body.contains("mailto:coachici@exemple.fr"));
    }

    async fn the_number_of_the_structure_serves_where_the_coach_has_none_and_on_the_pages_of_sign_in(app: Arc<TestApp>) {
        let (here, there) = (team(&app, "ici").await, team(&app, "labas").await);
        let coordinator = app.browser_of(&here.coordinator).await;
        let refused = coordinator.post_and_follow(CONTACT, &[("structure_phone", "12"), ("structure_email", "accueil@")]).await;
        refused.assert_refused("structure_phone", "12", "contact-not-a-phone");
        refused.assert_refused("structure_email", "accueil@", "contact-not-an-email");
        assert_eq!(app.place.number("select count(*) from structure where phone is not null or email is not null").await, 0);
        let form = [("structure_phone", "03 53 01 00 42"), ("structure_email", "")];
        for _twice in 0..2 {
            coordinator.post_and_follow(CONTACT, &form).await.assert_says("settings-saved");
        }
        assert_eq!(app.place.number("select count(*) from audit where action = 'structure.contact'").await, 1);

        let call = "href=\"tel:+33353010042\"";
        assert!(app.browser_of(&here.participant).await.get("/").await.body.contains(call));
        assert!(!app.browser_of(&there.participant).await.get("/").await.body.contains(call), "it is another structure’s");
        for page in ["/connexion", "/connexion/code", "/connexion/carte", "/aide"] {
            assert!(app.browser().get(page).await.body.contains(call), "{page}");
        }
        // With a second structure nobody knows whose the visitor is: the help lists both.
        let other = [("structure_phone", "03 53 01 00 43")];
        app.browser_of(&there.coordinator).await.post_and_follow(CONTACT, &other).await.assert_says("settings-saved");
        let page = app.browser().get("/connexion").await;
        assert!(!page.body.contains(call) && page.words().contains(&sentence("help-sign-in")), "{}", page.words());
        let help = app.browser().get("/aide").await;
        assert!(help.body.contains(call) && help.body.contains("tel:+33353010043"), "{}", help.words());
        // An empty form removes it.
        coordinator.post_and_follow(CONTACT, &[("structure_phone", "")]).await.assert_says("settings-saved");
        assert!(!app.browser().get("/aide").await.body.contains(call));
    }

    async fn help_and_the_site_map_stand_at_the_same_place_of_every_page(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let foot = |body: &str| {
            let start = body.find("<footer").unwrap();
            body[start..start + body[start..].find("</footer>").unwrap()].to_owned()
        };
        let guest = foot(&app.browser().get("/connexion").await.body);
        assert!(guest.contains("href=\"/aide\"") && guest.contains("href=\"/plan-du-site\""), "{guest}");
        for (person, pages) in [
            (&team.participant, vec!["/", "/declarations", "/rendez-vous", "/plan", "/moi", "/plan-du-site"]),
            (&team.coach, vec!["/verifications", "/suivis", "/agenda", "/moi"]),
            (&team.coordinator, vec!["/pilotage", "/personnes", "/reglages", "/plan-du-site"]),
        ] {
            let browser = app.browser_of(person).await;
            for page in pages {
                assert_eq!(foot(&browser.get(page).await.body), guest, "{page}");
            }
        }
    }
}
