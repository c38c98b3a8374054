//! A month after its validation; note, number of clients and draft of a declaration; months that are not due.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::sentence,
};
use std::sync::Arc;

const ASK: &str = "/api/declarations/rouvrir";
const DECIDE: &str = "/api/verifications/rouvrir";
const SUSPEND: &str = "/api/parcours/suspendre";

on_both_engines! {
    async fn a_validated_month_is_reopened_corrected_and_validated_with_both_versions_shown(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        let page = format!("/declarations/{}", team.validated);
        // Without a reason nothing is asked.
        let refused = browser.post_and_follow(ASK, &[("month", team.validated.to_string()), ("reason", " ".into())]).await;
        refused.assert_says("text-empty");
        let asked = browser.post_and_follow(ASK, &[("month", team.validated.to_string()), ("reason", "Un avoir de 40 €".into())]).await;
        asked.assert_says("correction-sent");
        assert!(asked.words().contains("Un avoir de 40 €") && !asked.body.contains(ASK), "{}", asked.words());
        browser.post_and_follow(ASK, &[("month", team.validated.to_string()), ("reason", "Encore".into())]).await.assert_says("correction-requested");

        let queue = coach.get("/verifications").await;
        assert!(queue.words().contains(&sentence("corrections-title")) && queue.words().contains("Un avoir de 40 €"), "{}", queue.words());
        let form = |sentence: &str, open: bool| {
            let mut form = vec![
                ("participant", team.participant.to_string()),
                ("month", team.validated.to_string()),
                ("seen", "1".to_owned()),
                ("sentence", sentence.to_owned()),
            ];
            form.extend(open.then(|| ("open", "1".to_owned())));
            form
        };
        coach.post_and_follow(DECIDE, &form("", false)).await.assert_says("correction-why-empty");
        coach.post_and_follow(DECIDE, &form("Corrigez-le", true)).await.assert_says("correction-opened");
        // The second decision is refused.
        coach.post_and_follow(DECIDE, &form("", true)).await.assert_says("moved-on");

        assert!(browser.get("/").await.words().contains(&sentence("figure-reopened")));
        let opened = browser.get(&page).await;
        opened.assert_says("state-reopened");
        let correction = [
            ("month", team.validated.to_string()),
            ("seen", "1".into()),
            ("lines[0][activity]", "02".into()),
            ("lines[0][kind]", "Sale".into()),
            ("lines[0][amount]", "150".into()),
            ("clients", "2".into()),
            ("note", "Avoir à la cliente du marché".into()),
        ];
        browser.post_and_follow("/api/declarations/envoyer", &correction).await.assert_says("declaration-sent");
        let id = team.rows.declarations().declaration(&team.rows.enrollments().enrollment_of(&team.participant).await.unwrap().id, team.validated).await.unwrap().unwrap().id;
        coach.post_and_follow("/api/verifications/valider", &[("declaration", id.to_string()), ("seen", "2".into())]).await.assert_says("review-validated");

        let record = coach.get(&format!("/suivis/{}/{}", team.participant, team.validated)).await;
        for shown in ["Version 2", "Version 1", "190,00 €", "150,00 €", "Un avoir de 40 €", "Corrigez-le", "2 clients", "Avoir à la cliente du marché"] {
            assert!(record.words().contains(shown), "{shown}: {}", record.words());
            assert!(browser.get(&page).await.words().contains(shown), "{shown}");
        }
    }

    async fn a_corrected_reported_month_is_marked_as_to_be_reported_again(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        app.place.run(format!("update declaration set state = 'Reported', reported_version = 1 where month = '{}'", team.requested)).await;
        let form = [("participant", team.participant.to_string()), ("month", team.requested.to_string()), ("seen", "1".into()), ("open", "1".into())];
        coach.post_and_follow(DECIDE, &form).await.assert_says("correction-opened");
        let correction = [
            ("month", team.requested.to_string()),
            ("seen", "1".into()),
            ("lines[0][activity]", "02".into()),
            ("lines[0][amount]", "150".into()),
        ];
        browser.post_and_follow("/api/declarations/envoyer", &correction).await.assert_says("declaration-sent");
        let enrollment = team.rows.enrollments().enrollment_of(&team.participant).await.unwrap().id;
        let id = team.rows.declarations().declaration(&enrollment, team.requested).await.unwrap().unwrap().id;
        coach.post_and_follow("/api/verifications/valider", &[("declaration", id.to_string()), ("seen", "2".into())]).await;
        let record = coach.get(&format!("/suivis/{}/{}", team.participant, team.requested)).await;
        record.assert_says("state-note-corrected");
        assert!(record.words().contains("Version 1, dans l’état mensuel"), "{}", record.words());
    }

    async fn a_wrong_note_or_number_of_clients_is_refused_beside_its_field_and_kept(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let before = app.place.number("select count(*) from declaration").await;
        let form = [
            ("month", team.month.to_string()),
            ("lines[0][activity]", "02".into()),
            ("lines[0][amount]", "80".into()),
            ("clients", "beaucoup".into()),
            ("note", "é".repeat(300)),
        ];
        let page = browser.post_and_follow("/api/declarations/envoyer", &form).await;
        page.assert_refused("clients", "beaucoup", "clients-not-a-number");
        page.assert_refused("note", &"é".repeat(300), "text-too-long");
        assert!(page.control("lines[0][amount]").contains("value=\"80\""));
        assert_eq!(before, app.place.number("select count(*) from declaration").await);
    }

    async fn a_draft_is_saved_listed_and_continued_on_another_device(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let form = [("month", team.month.to_string()), ("lines[0][activity]", "02".into()), ("lines[0][amount]", "12,".into()), ("keep", "1".into())];
        let list = app.browser_of(&team.neighbour).await.post_and_follow("/api/declarations/envoyer", &form).await;
        list.assert_says("draft-saved");
        list.assert_says("state-draft");
        let other = app.browser_of(&team.neighbour).await.get(&format!("/declarations/{}", team.month)).await;
        assert!(other.control("lines[0][amount]").contains("value=\"12,\"") && !other.body.contains("aria-invalid=\"true\""));
        assert!(!app.browser_of(&team.participant).await.get("/declarations").await.words().contains(&sentence("state-draft")));
    }

    async fn months_of_a_suspended_enrollment_are_not_due(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let shown = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        let form = |first: String, last: String, reason: &str| {
            [("participant", team.neighbour.to_string()), ("path", shown.to_string()), ("first_day", first), ("last_day", last), ("reason", reason.to_owned())]
        };
        let (first, last) = (team.month.first_day().to_string(), team.month.last_day().to_string());
        let refused = coordinator.post_and_follow(SUSPEND, &form("hier".into(), last.clone(), "")).await;
        refused.assert_refused("first_day", "hier", "path-day");
        refused.assert_says("text-empty");
        coordinator.post_and_follow(SUSPEND, &form(last.clone(), first.clone(), "Maladie")).await.assert_says("suspension-ends-first");
        coordinator.post_and_follow(SUSPEND, &form(first.clone(), last.clone(), "Maladie")).await.assert_says("path-is-suspended");
        coordinator.post_and_follow(SUSPEND, &form(last.clone(), last, "Maladie")).await.assert_says("suspension-overlaps");
        let browser = app.browser_of(&team.neighbour).await;
        browser.get("/declarations").await.assert_says("state-suspended");
        browser.get(&format!("/declarations/{}", team.month)).await.assert_says("declare-suspended");
        // Home asks for the month before it.
        assert!(browser.get("/").await.control("month").contains(&format!("value=\"{}\"", team.month.plus(-1))));
        let path = format!("/suivis/{}/parcours", team.neighbour);
        assert!(coordinator.get(&path).await.body.contains("/parcours/suspendre"));
        assert!(!app.browser_of(&team.coach).await.get(&path).await.body.contains("/parcours/suspendre"), "a coach does not suspend");
    }

    async fn the_due_day_of_the_structure_moves_the_deadline(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let refused = coordinator.post_and_follow("/api/reglages/echeance", &[("due_day", "31")]).await;
        refused.assert_refused("due_day", "31", "due-day-not-a-day");
        coordinator.post_and_follow("/api/reglages/echeance", &[("due_day", "1")]).await.assert_says("settings-saved");
        assert!(coordinator.get("/reglages").await.control("due_day").contains("value=\"1\""));
        assert_eq!(app.place.number("select due_day from structure").await, 1);
        assert_eq!(app.place.number("select count(*) from audit where action = 'structure.due_day'").await, 1);
        // The months before the last one have passed their day.
        app.browser_of(&team.neighbour).await.get("/declarations").await.assert_says("state-expected");
    }
}
