//! A month by the team: entered, contested, opened again, and the validations of today, as pages.

use crate::support::app::{TestApp, on_both_engines, team};
use std::sync::Arc;

const ENTER: &str = "/api/suivis/mois/saisir";

on_both_engines! {
    async fn a_month_that_was_not_declared_is_entered_after_its_mistakes_and_contested_by_one_tap(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, participant) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let month = team.month.plus(-1);
        let page = format!("/suivis/{}/{month}", team.participant);
        coach.get(&page).await.assert_says("entry-lead");
        let form = |amount: &str, reason: &str| {
            vec![
                ("participant", team.participant.to_string()),
                ("month", month.to_string()),
                ("seen", "0".to_owned()),
                ("lines[0][activity]", "02".to_owned()),
                ("lines[0][kind]", "Sale".to_owned()),
                ("lines[0][amount]", amount.to_owned()),
                ("lines[1][activity]", "02".to_owned()),
                ("lines[1][kind]", "CreditNote".to_owned()),
                ("lines[1][amount]", String::new()),
                ("reason", reason.to_owned()),
                ("validate", "yes".to_owned()),
            ]
        };
        let refused = coach.post_and_follow(ENTER, &form("douze", "")).await;
        refused.assert_refused("lines[0][amount]", "douze", "amount-not-a-number");
        refused.assert_refused("reason", "", "text-empty");
        assert!(refused.body.contains("href=\"#montant-0\"") && refused.body.contains("id=\"montant-0\""), "the summary leads to the field");
        let entered = coach.post_and_follow(ENTER, &form("240,50", "Appel du 3")).await;
        entered.assert_says("entry-validated");
        assert!(entered.words().contains("240,50 €") && entered.words().contains("Appel du 3"), "{}", entered.words());

        // The person reads who and why, and contests it.
        let own = format!("/declarations/{month}");
        let read = participant.get(&own).await;
        assert!(read.words().contains("Coachici Test") && read.words().contains("Appel du 3"), "{}", read.words());
        let contest = [("month", month.to_string()), ("seen", "1".to_owned())];
        participant.post_and_follow("/api/declarations/contester", &contest).await.assert_says("correction-sent");
        assert!(!participant.get(&own).await.body.contains("/api/declarations/contester"), "once");
        let queue = coach.get("/verifications").await;
        queue.assert_says("entered-contest");
        assert!(queue.body.contains(&format!("href=\"{page}\"")), "a link leads to the month");
        coach.get(&page).await.assert_says("corrections-one");
    }

    async fn a_validated_month_is_opened_with_a_reason_and_closed_again(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let month = team.validated;
        let form = |why: &str| {
            vec![
                ("participant", team.participant.to_string()),
                ("month", month.to_string()),
                ("seen", "1".to_owned()),
                ("why", why.to_owned()),
            ]
        };
        coach.post_and_follow("/api/suivis/mois/rouvrir", &form("  ")).await.assert_says("text-empty");
        coach.post_and_follow("/api/suivis/mois/rouvrir", &form("Relevé de banque")).await.assert_says("opening-done");
        let read = app.browser_of(&team.participant).await.get(&format!("/declarations/{month}")).await;
        assert!(read.words().contains("Relevé de banque") && read.words().contains("Coachici Test"), "{}", read.words());
        read.assert_says("figure-reopened");
        coach.post_and_follow("/api/suivis/mois/annuler-ouverture", &form("")).await.assert_says("opening-undone");
        let read = app.browser_of(&team.participant).await.get(&format!("/declarations/{month}")).await;
        read.assert_says("thread-opening-undone");
        assert!(!read.words().contains(&crate::support::caller::sentence("figure-reopened")));
    }

    async fn a_validation_of_today_is_undone_after_leaving_the_queue(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let validate = [("declaration", team.declaration.to_string()), ("seen", "1".to_owned())];
        coach.post_and_follow("/api/verifications/valider", &validate).await.assert_says("review-validated");
        coach.get("/suivis").await;
        let page = coach.get("/verifications/aujourdhui").await;
        let batches = format!("select batch_id from review_batch_figure where declaration_id = '{}' and outcome = 'Validated'", team.declaration);
        let batch = app.place.texts(batches).await.remove(0);
        assert!(page.body.contains(&batch) && page.body.contains(team.declaration.as_str()));
        let undo = [("batch", batch), ("declaration", team.declaration.to_string())];
        coach.post_and_follow("/api/verifications/annuler", &undo).await.assert_says("validation-undone");
        assert!(coach.get("/verifications").await.body.contains(&format!("id=\"d-{}\"", team.declaration)), "it is to be checked again");
        coach.post_and_follow("/api/verifications/annuler", &undo).await.assert_says("validation-undone");
    }

    async fn a_validation_that_was_handed_in_is_not_undone_and_the_page_says_so(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        crate::support::team::hand_in(&team.rows, &store::Actor::person(&team.coordinator, app.now), team.requested).await;
        let undo = [("batch", team.validation.0.to_string()), ("declaration", team.validation.1.to_string())];
        let page = coach.post_and_follow("/api/verifications/annuler", &undo).await;
        page.assert_says("validation-reported");
        page.assert_says("validations-reported");
    }
}
