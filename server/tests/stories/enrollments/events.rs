//! The forms of the events of an enrollment, and their refusals.

use crate::support::app::{Team, TestApp, on_both_engines, team};
use chrono::Duration;
use std::sync::Arc;

fn of_elder(team: &Team, more: &[(&'static str, String)]) -> Vec<(&'static str, String)> {
    [vec![("participant", team.elder.participant.to_string()), ("path", team.elder.path.to_string())], more.to_vec()].concat()
}

on_both_engines! {
    async fn a_suspension_is_corrected_lifted_and_cancelled_with_audit_events(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let day = team.elder.suspended_on;
        let (page, yesterday) = (format!("/suivis/{}/parcours", team.elder.participant), day.to_string());
        let meant = [("suspension", team.elder.suspension.to_string()), ("seen_first", yesterday.clone()), ("seen_last", yesterday.clone())];
        let days = |last: String, reason: &str| {
            let more = [("first_day", yesterday.clone()), ("last_day", last), ("reason", reason.to_owned())];
            of_elder(&team, &[&meant[..], &more[..]].concat())
        };
        let refused = coordinator.post_and_follow("/api/parcours/suspension/corriger", &days("32/13/2026".into(), " ")).await;
        refused.assert_refused("last_day", "32/13/2026", "path-day");
        refused.assert_says("text-empty");
        coordinator.post_and_follow("/api/parcours/suspension/corriger", &days("2199-01-01".into(), "Congé")).await.assert_says("suspension-too-long");
        let last = day + Duration::days(9);
        coordinator.post_and_follow("/api/parcours/suspension/corriger", &days(last.to_string(), "Congé")).await.assert_says("suspension-changed");
        // From a form shown before the change of a colleague.
        let stale = of_elder(&team, &meant);
        coordinator.post_and_follow("/api/parcours/suspension/annuler", &stale).await.assert_says("path-moved-on");
        let seen = [("suspension", team.elder.suspension.to_string()), ("seen_first", yesterday.clone()), ("seen_last", last.to_string())];
        let lift = |on: String| of_elder(&team, &[&seen[..], &[("resumes_on", on)][..]].concat());
        let refused = coordinator.post_and_follow("/api/parcours/suspension/lever", &lift((last + Duration::days(1)).to_string())).await;
        refused.assert_says("suspension-not-lifted");
        coordinator.post_and_follow("/api/parcours/suspension/lever", &lift((day + Duration::days(1)).to_string())).await.assert_says("suspension-lifted");
        coordinator.post_and_follow("/api/parcours/suspension/annuler", &stale).await.assert_says("suspension-taken-back");
        coordinator.post_and_follow("/api/parcours/suspension/annuler", &stale).await.assert_says("suspension-taken-back");
        let page = coordinator.get(&page).await;
        assert!(page.words().contains("a retiré la suspension") && page.words().contains("a changé la suspension"), "{}", page.words());
    }

    async fn a_refused_extension_shows_the_reason_beside_its_field(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let end = team.elder.ends_on;
        let ask = |reason: &str, until: String| {
            of_elder(&team, &[("seen_end", end.to_string()), ("reason", reason.to_owned()), ("until", until)])
        };
        let refused = coordinator.post_and_follow("/api/parcours/prolonger", &ask("", "bientôt".into())).await;
        refused.assert_refused("until", "bientôt", "path-day");
        refused.assert_says("extension-choose");
        let refused = coordinator.post_and_follow("/api/parcours/prolonger", &ask("Training", (end + Duration::days(400)).to_string())).await;
        refused.assert_refused("until", &(end + Duration::days(400)).to_string(), "extension-too-long");
        coordinator.post_and_follow("/api/parcours/prolonger", &ask("Training", end.to_string())).await.assert_says("extension-not-later");
        coordinator.post_and_follow("/api/parcours/prolonger", &ask("Training", (end + Duration::days(90)).to_string())).await.assert_says("extension-recorded");
        // The last day has moved since: what was typed is kept.
        let typed = (end + Duration::days(60)).to_string();
        let late = coordinator.post_and_follow("/api/parcours/prolonger", &ask("Training", typed.clone())).await;
        late.assert_refused("until", &typed, "path-moved-on");
    }

    async fn after_an_exit_three_months_can_be_declared_nothing_booked_and_a_return_recorded(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        let exit = |left_on: String, category: &str, reason: &str| {
            [("participant", team.neighbour.to_string()), ("path", path.to_string()), ("left_on", left_on), ("category", category.to_owned()), ("reason", reason.to_owned())]
        };
        let refused = coordinator.post_and_follow("/api/parcours/sortir", &exit("".into(), "Licence", "")).await;
        refused.assert_says("path-day");
        refused.assert_says("exit-choose");
        let left_on = team.month.plus(-4).last_day().to_string();
        let retour = format!("/suivis/{}/parcours/retour", team.neighbour);
        assert_eq!(coordinator.get(&retour).await.status, 404);
        coordinator.post_and_follow("/api/parcours/sortir", &exit(left_on.clone(), "Durable", "Vit de sa couture")).await.assert_says("exit-recorded");
        coordinator.post_and_follow("/api/parcours/sortir", &exit(left_on, "Other", "Départ")).await.assert_says("exit-already");

        let browser = app.browser_of(&team.neighbour).await;
        for (back, open) in [(-1, true), (-2, true), (-3, true), (0, false)] {
            let month = team.month.plus(back);
            let page = browser.get(&format!("/declarations/{month}")).await;
            assert_eq!(page.body.contains("name=\"lines[0][amount]\""), open, "{month}: {}", page.words());
        }
        browser.post_and_follow("/api/declarations/zero", &[("month", team.month.plus(-1).to_string())]).await.assert_says("declaration-nil-sent");
        browser.post_and_follow("/api/rendez-vous/reserver", &[("session", team.agenda.other.to_string())]).await.assert_says("booking-left");

        assert_eq!(coordinator.get(&retour).await.status, 200);
        let people = coordinator.get("/personnes?etat=sortis").await;
        assert!(people.body.contains(&format!("/personnes/{}\"", team.neighbour)), "who has left is found: {}", people.words());
        let back = |turnover: &str| {
            [("participant", team.neighbour.to_string()), ("starts_on", team.elder.suspended_on.to_string()), ("turnover", turnover.to_owned())]
        };
        coordinator.post_and_follow("/api/parcours/revenir", &back("-5")).await.assert_says("return-turnover-negative");
        coordinator.post_and_follow("/api/parcours/revenir", &back("250,50")).await.assert_says("return-recorded");
        let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap();
        assert_eq!((path.starts_on, path.left_on, path.starting_turnover.get()), (team.elder.suspended_on, None, 25_050));
    }
}
