//! Proposing and signing a plan; the monthly check-in.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::sentence,
};
use std::sync::Arc;

on_both_engines! {
    async fn a_plan_proposed_by_the_coach_is_agreed_when_the_participant_signs(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, awa) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let person = team.participant.to_string();
        let goal = [("participant", person.as_str()), ("seen", "0.0"), ("goal", "01KG"), ("focus", "Business"), ("title", "Vivre de mes ventes"), ("turnover", "900")];
        coach.post_and_follow("/api/plan/objectif", &goal).await.assert_says("plan-written");
        let action = [("participant", person.as_str()), ("seen", "1.1"), ("goal", "01KG"), ("action", "01KA"), ("title", "Appeler la mairie"), ("doer", "Coach")];
        coach.post_and_follow("/api/plan/action", &action).await.assert_says("plan-written");
        assert!(!awa.get("/plan").await.words().contains("Signer ce plan"), "nothing to sign before the coach has signed");
        let signed = [("participant", person.as_str()), ("seen", "1.2")];
        coach.post_and_follow("/api/plan/signer", &signed).await.assert_says("plan-proposed");

        awa.get("/").await.assert_says("plan-to-sign");
        awa.get("/plan").await.assert_says("plan-to-sign");
        awa.post_and_follow("/api/plan/signer", &[("seen", "1.1")]).await.assert_says("plan-moved-on");
        awa.post_and_follow("/api/plan/signer", &[("seen", "n’importe quoi")]).await.assert_says("plan-moved-on");
        let page = awa.post_and_follow("/api/plan/signer", &[("seen", "1.2")]).await;
        page.assert_says("plan-agreed");
        assert!(page.words().contains("Vivre de mes ventes") && page.words().contains("Appeler la mairie"), "{}", page.words());
        awa.post_and_follow("/api/plan/cocher", &[("action", "01KA"), ("done", "yes")]).await.assert_says("plan-not-yours");
        coach.post_and_follow("/api/plan/cocher", &[("participant", person.as_str()), ("action", "01KA"), ("done", "yes")]).await.assert_says("action-done");
        let versions = awa.get("/plan/versions").await;
        versions.assert_says("plan-state-agreed");
        versions.assert_says("plan-state-recorded");
    }

    async fn the_mistakes_of_a_goal_are_beside_its_fields(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let awa = app.browser_of(&team.participant).await;
        let goal = [("seen", "0.0"), ("goal", "01KG"), ("focus", "Health"), ("title", "Dormir"), ("turnover", "900"), ("due_on", "9999-12-31")];
        let page = awa.post_and_follow("/api/plan/objectif", &goal).await;
        page.assert_refused("turnover", "900", "plan-turnover-business");
        page.assert_refused("due_on", "9999-12-31", "session-day");
        assert!(page.control("title").contains("value=\"Dormir\""));
        let action = [("seen", "0.0"), ("goal", "01KG"), ("action", "01KA"), ("title", "Trier"), ("doer", "Both")];
        awa.post_and_follow("/api/plan/action", &action).await.assert_says("plan-no-such");
        assert_eq!(app.place.number("select count(*) from plan_version").await, 0);
    }

    async fn the_form_keeps_what_was_typed_when_the_plan_has_changed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, awa) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let person = team.participant.to_string();
        let goal = [("participant", person.as_str()), ("seen", "0.0"), ("goal", "01KG"), ("focus", "Admin"), ("title", "Être à jour")];
        coach.post_and_follow("/api/plan/objectif", &goal).await.assert_says("plan-written");
        let late = [("seen", "0.0"), ("goal", "01KG"), ("focus", "Admin"), ("title", "Trier mes papiers")];
        let page = awa.post_and_follow("/api/plan/objectif", &late).await;
        page.assert_refused("title", "Trier mes papiers", "plan-moved-on");
        let late = [("seen", "0.0"), ("goal", "01KG"), ("action", "01KA"), ("title", "Appeler la mairie"), ("doer", "Both")];
        let page = awa.post_and_follow("/api/plan/action", &late).await;
        page.assert_refused("title", "Appeler la mairie", "plan-moved-on");
        // Sent again with the new version, it is written.
        let again = late.map(|(name, value)| (name, if name == "seen" { "1.1" } else { value }));
        awa.post_and_follow("/api/plan/action", &again).await.assert_says("plan-written");
    }

    async fn a_participant_cannot_change_another_plan(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let neighbour = app.browser_of(&team.neighbour).await;
        let person = team.participant.to_string();
        let goal = [("participant", person.as_str()), ("seen", "0.0"), ("goal", "01KG"), ("focus", "Admin"), ("title", "À moi")];
        assert_eq!(neighbour.post("/api/plan/objectif", &goal).await.status, 404);
        for address in ["/api/plan/signer", "/api/plan/abandonner"] {
            assert_eq!(neighbour.post(address, &[("participant", person.as_str()), ("seen", "1.1")]).await.status, 404);
        }
        assert_eq!(app.place.number("select count(*) from plan_version").await, 0);
    }

    async fn a_check_in_is_recorded_and_replaced(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, awa) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        awa.get("/").await.assert_says("home-check-in");
        awa.post_and_follow("/api/plan/point", &[("mood", "Hard"), ("call", "yes")]).await.assert_says("check-in-choose");
        assert_eq!(app.place.number("select count(*) from check_in").await, 0);
        let taps = [("mood", "Hard"), ("blocker", "Money"), ("call", "yes")];
        awa.post_and_follow("/api/plan/point", &taps).await.assert_says("check-in-said");
        assert!(!awa.get("/").await.words().contains(&sentence("home-check-in")));
        for page in [format!("/suivis/{}", team.participant), format!("/suivis/{}/plan", team.participant)] {
            let page = coach.get(&page).await;
            assert!(page.words().contains("Difficile. Ce qui bloque : L’argent. Appel demandé."), "{}", page.words());
        }
        awa.post_and_follow("/api/plan/point", &[("mood", "Well"), ("blocker", "Nothing"), ("call", "no")]).await.assert_says("check-in-said");
        assert_eq!(app.place.number("select count(*) from check_in where mood = 'Well'").await, 1);
    }

    async fn a_plan_kept_as_a_template_is_copied_into_another_plan_on_one_screen(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let person = team.participant.to_string();
        let keep = [("participant", person.as_str()), ("title", "Trouver des clients")];
        for _tap in 0..2 {
            coach.post_and_follow("/api/plan/modeles/garder", &keep).await.assert_says("template-kept");
        }
        assert_eq!(app.place.number("select count(*) from plan_template where title = 'Trouver des clients'").await, 1);
        let other = [("participant", person.as_str()), ("title", "")];
        coach.post_and_follow("/api/plan/modeles/garder", &other).await.assert_refused("title", "", "text-empty");
        let taken = [("participant", person.as_str()), ("title", "Le site ici")];
        coach.post_and_follow("/api/plan/modeles/garder", &taken).await.assert_refused("title", "Le site ici", "title-taken");

        let template = app.place.texts("select id from plan_template where title = 'Trouver des clients'").await.remove(0);
        let zoe = app.place.texts("select id from person where first_name = 'Zoeici'").await.remove(0);
        let page = coach.get(&format!("/suivis/{zoe}/plan/modele/{template}")).await;
        assert!(page.control("items[1][title]").contains("value=\"Appeler\""), "{}", page.words());
        let form = |due_on| {
            [
                ("participant", zoe.as_str()), ("template", template.as_str()), ("seen", "0.0"),
                ("items[0][id]", "01KG"), ("items[0][keep]", "yes"), ("items[0][title]", "Quatre clients"), ("items[0][due_on]", ""),
                ("items[1][id]", "01KA"), ("items[1][keep]", "yes"), ("items[1][title]", "Appeler"), ("items[1][due_on]", due_on),
            ]
        };
        let refused = coach.post_and_follow("/api/plan/modeles/copier", &form("2000-01-01")).await;
        refused.assert_refused("items[1][due_on]", "2000-01-01", "plan-due-past");
        assert!(refused.control("items[0][title]").contains("value=\"Quatre clients\""), "what was typed stays");
        for _tap in 0..2 {
            let page = coach.post_and_follow("/api/plan/modeles/copier", &form("")).await;
            page.assert_says("plan-written");
            assert!(page.words().contains("Quatre clients") && page.words().contains("Appeler"), "{}", page.words());
        }
        let nothing = [("participant", zoe.as_str()), ("template", template.as_str()), ("seen", "1.1"), ("items[0][id]", "01KH"), ("items[1][id]", "01KB")];
        coach.post_and_follow("/api/plan/modeles/copier", &nothing).await.assert_says("template-nothing");

        coach.post_and_follow("/api/plan/modeles/retirer", &[("template", template.as_str())]).await.assert_says("template-removed");
        assert_eq!(coach.get(&format!("/suivis/{zoe}/plan/modele/{template}")).await.status, 404);
        let plan = coach.get(&format!("/suivis/{zoe}/plan/proposer")).await;
        assert!(plan.words().contains("Quatre clients"), "the plan stays");
    }
}
