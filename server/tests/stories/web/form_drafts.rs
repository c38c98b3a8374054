//! Drafts of forms: kept after a refusal or a failure, with mistakes that show once.

use crate::support::{
    app::{Engine, TestApp, on_both_engines, team},
    caller::Caller,
};
use std::sync::Arc;

/// Makes every write to a table fail.
async fn break_writes_to(app: &TestApp, table: &str) {
    let sql = match app.place.engine {
        Engine::Sqlite => format!("create trigger broken before update on {table} begin select raise(fail, 'broken'); end"),
        Engine::Postgres => format!("alter table {table} add constraint broken check (false) not valid"),
    };
    app.place.execute(sql).await;
}

/// Asserts that a refused form shows its mistake on the next page and not on a later visit.
async fn assert_shown_once(browser: &Caller, path: &str, form: &[(&str, &str)], page: &str, control: &str, typed: &str, key: &str) {
    let refused = browser.post_and_follow(path, form).await;
    refused.assert_refused(control, typed, key);
    assert!(refused.words().contains("Erreur"), "{page}: {}", refused.words());
    let later = browser.get(page).await;
    let tag = later.control(control);
    assert!(tag.contains(&format!("value=\"{typed}\"")), "{page} keeps what was typed: {tag}");
    assert!(!later.body.contains("aria-invalid=\"true\"") && !later.body.contains("error-summary"), "{page}: {}", later.words());
    assert!(!later.body.contains("<title>Erreur"), "{page}");
}

on_both_engines! {
    async fn mistakes_show_once_on_the_next_page(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let month = team.month.plus(-1).to_string();
        let browser = app.browser_of(&team.participant).await;
        let line = [("month", month.as_str()), ("seen", "0"), ("lines[0][activity]", "02"), ("lines[0][kind]", "Sale"), ("lines[0][amount]", "abc")];
        let page = format!("/declarations/{month}?corriger=oui");
        assert_shown_once(&browser, "/api/declarations/envoyer", &line, &page, "lines[0][amount]", "abc", "amount-not-a-number").await;
        // Another browser of the same person never shows them.
        browser.post("/api/declarations/envoyer", &line).await;
        let other = app.browser_of(&team.participant).await.get(&page).await;
        assert!(other.control("lines[0][amount]").contains("value=\"abc\"") && !other.body.contains("error-summary"));

        let coordinator = app.browser_of(&team.coordinator).await;
        let venue = [("name", "La Ruche"), ("address", "")];
        let refused = coordinator.post_and_follow("/api/agenda/lieux/ajouter", &venue).await;
        refused.assert_says("text-empty");
        let later = coordinator.get("/agenda/types").await;
        assert!(later.control("name").contains("value=\"La Ruche\"") && !later.body.contains("error-summary"), "{}", later.words());

        let link = [("label", ""), ("until", "2020-01-01")];
        coordinator.post_and_follow("/api/financeurs/lien", &link).await.assert_refused("until", "2020-01-01", "funder-label-missing");
        let later = coordinator.get("/pilotage/financeurs").await;
        assert!(later.control("until").contains("value=\"2020-01-01\"") && !later.body.contains("error-summary"), "{}", later.words());

        // A form among others of its page.
        let due = [("due_day", "99")];
        let refused = coordinator.post_and_follow("/api/reglages/echeance", &due).await;
        assert!(refused.body.contains("error-summary"), "{}", refused.words());
        assert!(!coordinator.get("/reglages").await.body.contains("error-summary"));
    }

    async fn a_refused_late_answer_is_kept_as_a_draft(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let question = app.place.texts("select id from question where closed_at is null").await.remove(0);
        // Closed by the coach between the page and the tap, and asked anew after it.
        app.place.run(format!("update question set closed_at = asked_at where id = '{question}'")).await;
        app.place.run(format!("update declaration set state = 'Submitted' where month = '{}'", team.asked)).await;
        let answer = [("month", team.asked.to_string()), ("answer", "Oui, le marché du 12 y est.".to_owned())];
        browser.post_and_follow("/api/declarations/repondre", &answer).await.assert_says("moved-on");
        app.place.run(format!("update declaration set state = 'QuestionAsked' where month = '{}'", team.asked)).await;
        app.place.run(format!("update question set closed_at = null where id = '{question}'")).await;
        let page = browser.get(&format!("/declarations/{}", team.asked)).await;
        assert!(page.control("answer").contains("value=\"Oui, le marché du 12 y est.\""), "{}", page.control("answer"));
        browser.post_and_follow("/api/declarations/repondre", &answer).await.assert_says("answer-sent");
        assert!(!app.place.texts("select form from form_draft").await.iter().any(|form| form.starts_with("answer.")), "and then forgotten");
    }

    async fn a_refused_reason_is_kept_as_a_draft(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let reason = [("month", team.requested.to_string()), ("reason", "Encore un avoir oublié".to_owned())];
        browser.post_and_follow("/api/declarations/rouvrir", &reason).await.assert_says("correction-requested");
        let kept = app.place.texts(format!("select content from form_draft where form = 'reason.{}'", team.requested)).await;
        assert!(kept[0].contains("Encore un avoir oublié"), "{kept:?}");
    }

    async fn a_failed_write_keeps_the_draft(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (participant, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        let seen = team.rows.declarations().declaration(&team.enrollment, team.month).await.unwrap().unwrap().version().to_string();
        break_writes_to(&app, "declaration").await;
        let answer = [("month", team.asked.to_string()), ("answer", "Oui, tout y est.".to_owned())];
        assert_eq!(participant.post("/api/declarations/repondre", &answer).await.status, 500);
        let page = participant.get(&format!("/declarations/{}", team.asked)).await;
        assert!(page.control("answer").contains("value=\"Oui, tout y est.\""), "{}", page.control("answer"));

        let question = [
            ("declaration", team.declaration.to_string()),
            ("seen", seen),
            ("participant", team.participant.to_string()),
            ("month", team.month.to_string()),
            ("question", "Le marché du 12 est-il compté ?".to_owned()),
        ];
        assert_eq!(coach.post("/api/verifications/demander", &question).await.status, 500);
        let queue = coach.get("/verifications").await;
        assert!(queue.body.contains("value=\"Le marché du 12 est-il compté ?\""), "{}", queue.words());
    }

    async fn signing_out_clears_the_storage_of_the_browser(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let page = browser.get(&format!("/declarations/{}", team.month)).await;
        let draft = format!("data-sent=\"essor.{}.{}\" data-version=\"1\"", team.participant, team.month);
        assert!(page.body.contains(&draft), "the page of a figure names the draft that it came from");
        assert_eq!(page.header("clear-site-data"), "");
        let out = browser.post_and_follow("/api/connexion/quitter", &[] as &[(&str, &str)]).await;
        assert_eq!(out.header("clear-site-data"), "\"storage\"");
        assert!(out.body.contains("data-signed-out"));
        assert_eq!(browser.get("/connexion").await.header("clear-site-data"), "", "said once");
    }
}
