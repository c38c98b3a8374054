//! A month from its first declaration to the coach's validation.

use crate::support::{
    app::{Team, TestApp, on_both_engines, team},
    caller::Caller,
};
use domain::values::{language::Language, month::Month};
use std::sync::Arc;

/// The form of a month with one sale, based on the version `seen`.
fn one_sale(month: Month, seen: i64, amount: &str) -> Vec<(&'static str, String)> {
    vec![
        ("month", month.to_string()),
        ("seen", seen.to_string()),
        ("lines[0][activity]", "02".into()),
        ("lines[0][kind]", "Sale".into()),
        ("lines[0][amount]", amount.into()),
    ]
}

const SEND: &str = "/api/declarations/envoyer";

/// The number of versions of a month, over all participants.
async fn versions(app: &TestApp, month: Month) -> i64 {
    let of_month = "select count(*) from declaration_version v join declaration d on d.id = v.declaration_id where d.month";
    app.place.number(format!("{of_month} = '{month}'")).await
}

/// Every row of the database, without drafts of forms.
async fn rows_but_kept_forms(app: &TestApp) -> Vec<String> {
    app.place.rows().await.into_iter().filter(|row| !row.starts_with("form_draft")).collect()
}

/// The version of the participant's month that the review queue shows; `None` when it is not in the queue.
async fn in_queue(coach: &Caller, team: &Team) -> Option<i64> {
    let page = coach.get("/verifications").await.body;
    let (_, figure) = page.split_once(&format!("id=\"d-{}\"", team.declaration))?;
    let seen = figure.split("name=\"seen\"").nth(1)?.split("value=\"").nth(1)?.split('"').next()?;
    seen.parse().ok()
}

on_both_engines! {
    async fn a_month_of_zero_is_declared_from_home_in_one_tap(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let home = browser.get("/").await;
        assert!(home.words().contains(Language::Fr.month_name(team.month)), "{}", home.words());
        assert!(home.body.contains("action=\"/api/declarations/zero\""));
        assert!(home.control("month").contains(&format!("value=\"{}\"", team.month)));
        for _twice in 0..2 {
            let page = browser.post_and_follow("/api/declarations/zero", &[("month", team.month.to_string())]).await;
            page.assert_says("declaration-nil-sent");
            page.assert_says("withdraw");
            assert!(page.words().contains(": 0 €"), "{}", page.words());
        }
        let enrollment = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        assert_eq!(team.rows.declarations().declaration(&enrollment, team.month).await.unwrap().unwrap().version(), 1, "a double tap declares once");
        // Home asks for the month before it now.
        let home = browser.get("/").await;
        assert!(home.control("month").contains(&format!("value=\"{}\"", team.month.plus(-1))));
    }

    async fn declaring_zero_does_not_overwrite_a_declaration(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (client, browser) = (app.client_of(&team.participant).await, app.browser_of(&team.participant).await);
        let before = rows_but_kept_forms(&app).await;
        let nil = [("month", team.month.to_string())];
        let sent = client.post("/api/declarations/zero", &nil).await;
        assert_eq!((sent.status, sent.body.contains("moved-on")), (409, true), "{}", sent.body);
        let page = browser.post_and_follow("/api/declarations/zero", &nil).await;
        assert!(page.words().contains("Ce mois a déjà été envoyé : 190,00 €. Vous vouliez 0,00 € ?"), "{}", page.words());
        assert_eq!(before, rows_but_kept_forms(&app).await);
    }

    async fn a_correction_is_a_new_version_and_the_old_one_stays_visible(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let form = browser.get(&format!("/declarations/{}?corriger=oui", team.month)).await;
        assert!(form.control("seen").contains("value=\"1\""));
        let amount = form.control("lines[0][amount]");
        assert!(amount.contains("value=\"190"), "the turnover is in the form: {amount}");
        let page = browser.post_and_follow(SEND, &one_sale(team.month, 1, "1 250,50")).await;
        page.assert_says("declaration-sent");
        assert!(page.words().contains(": 1 250,50 €"), "{}", page.words());
        let words = browser.get(&format!("/declarations/{}", team.month)).await.words();
        for shown in ["1 250,50 €", "190,00 €", "Version 1", "Version 2"] {
            assert!(words.contains(shown), "{shown}: {words}");
        }
        assert_eq!(app.place.number("select count(*) from audit where action = 'declaration.corrected'").await, 1);
    }

    async fn a_form_of_an_older_version_is_refused_and_kept_as_a_draft(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (phone, computer) = (app.browser_of(&team.participant).await, app.client_of(&team.participant).await);
        assert_eq!(computer.post(SEND, &one_sale(team.month, 1, "200")).await.status, 200);
        // The phone still shows version 1.
        let page = phone.post_and_follow(SEND, &one_sale(team.month, 1, "333,33")).await;
        assert!(page.words().contains("Ce mois a déjà été envoyé : 200,00 €. Vous vouliez 333,33 € ?"), "{}", page.words());
        let form = phone.get(&format!("/declarations/{}?corriger=oui", team.month)).await;
        assert!(form.control("lines[0][amount]").contains("value=\"333,33\""), "what was typed is kept");
        assert!(form.control("seen").contains("value=\"2\""));
        assert_eq!(versions(&app, team.month).await, 2);
        for seen in [0, 1, 3, -1, i64::MAX] {
            let sent = computer.post(SEND, &one_sale(team.month, seen, "444")).await;
            assert_eq!((sent.status, sent.body.contains("moved-on")), (409, true), "seen {seen}: {}", sent.body);
        }
        assert_eq!(versions(&app, team.month).await, 2);
    }

    async fn a_question_is_shown_answered_and_the_month_validated(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (participant, coach) = (app.browser_of(&team.participant).await, app.browser_of(&team.coach).await);
        // The house begins with a question on another month, and home shows one at a time.
        participant.post_and_follow("/api/declarations/repondre", &[("month", team.asked.to_string()), ("answer", "Non.".into())]).await;

        let queue = coach.get("/verifications").await.words();
        assert!(queue.contains("Awaici Test") && queue.contains("190,00 €"), "{queue}");
        assert_eq!(in_queue(&coach, &team).await, Some(1));
        let question = "Le marché de Noël est-il <compté> ?";
        let form = [
            ("declaration", team.declaration.to_string()),
            ("seen", "1".into()),
            ("participant", team.participant.to_string()),
            ("month", team.month.to_string()),
            ("question", question.into()),
        ];
        coach.post_and_follow("/api/verifications/demander", &form).await.assert_says("review-asked");
        let message = app.db.messages_to("awaici@exemple.fr").await.unwrap().remove(0).body;
        assert!(message.contains(&format!("{}/declarations/{}", app.base, team.month)), "{message}");
        assert!(!message.contains("Noël"), "the question itself stays in the app: {message}");

        let home = participant.get("/").await;
        assert!(home.words().contains(question) && home.words().contains("Coachici Test"), "{}", home.words());
        let answer = [("month", team.month.to_string()), ("answer", "Oui, le 20 aussi.".to_owned())];
        let page = participant.post_and_follow("/api/declarations/repondre", &answer).await;
        page.assert_says("answer-sent");
        page.assert_says("state-submitted");
        assert!(!participant.get("/").await.words().contains(question), "home asks no more");
        // Answered once: the same again is done already, and for another answer there is no question any more.
        let client = app.client_of(&team.participant).await;
        assert_eq!(client.post("/api/declarations/repondre", &answer).await.status, 200);
        let other = [("month", team.month.to_string()), ("answer", "Non.".to_owned())];
        assert_eq!(client.post("/api/declarations/repondre", &other).await.status, 409);
        let answered = format!("select count(*) from audit where action = 'declaration.answered' and subject_id = '{}'", team.declaration);
        assert_eq!(app.place.number(answered).await, 1);

        let queue = coach.get("/verifications").await.words();
        assert!(queue.contains(question) && queue.contains("Oui, le 20 aussi."), "{queue}");
        let seen = in_queue(&coach, &team).await.unwrap().to_string();
        let decision = [("declaration", team.declaration.to_string()), ("seen", seen)];
        for _tap in 0..2 {
            coach.post_and_follow("/api/verifications/valider", &decision).await.assert_says("review-validated");
            assert_eq!(in_queue(&coach, &team).await, None);
        }
        // Nothing is asked of it any more.
        let words = coach.post_and_follow("/api/verifications/demander", &form).await.words();
        assert!(words.contains("vous l’avez validé"), "{words}");

        let page = participant.get(&format!("/declarations/{}", team.month)).await;
        page.assert_says("state-validated");
        assert!(!page.body.contains("corriger=oui"), "nothing offers to change it");
        let page = participant.get(&format!("/declarations/{}?corriger=oui", team.month)).await;
        assert!(!page.body.contains("lines[0]"), "the form is closed too");
        let page = participant.post_and_follow(SEND, &one_sale(team.month, 1, "999")).await;
        page.assert_says("declaration-closed");
        let sent = app.client_of(&team.participant).await.post(SEND, &one_sale(team.month, 1, "999")).await;
        assert_eq!((sent.status, sent.body.contains("declaration-closed")), (409, true), "{}", sent.body);
        assert_eq!(versions(&app, team.month).await, 1);
    }

    async fn validating_a_version_that_was_corrected_meanwhile_is_refused(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let seen = in_queue(&coach, &team).await.unwrap().to_string();
        assert_eq!(app.client_of(&team.participant).await.post(SEND, &one_sale(team.month, 1, "20")).await.status, 200);
        let before = rows_but_kept_forms(&app).await;
        let form = [("declaration", team.declaration.to_string()), ("seen", seen.clone())];
        let words = coach.post_and_follow("/api/verifications/valider", &form).await.words();
        assert!(words.contains("Awaici Test l’a corrigé"), "{words}");
        let question = [
            ("declaration", team.declaration.to_string()),
            ("seen", seen),
            ("participant", team.participant.to_string()),
            ("month", team.month.to_string()),
            ("question", "Combien ?".into()),
        ];
        let words = coach.post_and_follow("/api/verifications/demander", &question).await.words();
        assert!(words.contains("Awaici Test l’a corrigé"), "{words}");
        assert_eq!(before, rows_but_kept_forms(&app).await);
        assert_eq!(in_queue(&coach, &team).await, Some(2));
        assert!(coach.get("/verifications").await.body.contains("value=\"Combien ?\""), "what was typed is kept");
    }

    async fn a_correction_closes_the_question(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        assert!(browser.get("/").await.words().contains("Rien oublié, ici ?"));
        browser.post_and_follow(SEND, &one_sale(team.asked, 1, "210")).await.assert_says("declaration-sent");
        assert!(!browser.get("/").await.words().contains("Rien oublié, ici ?"));
        let answer = [("month", team.asked.to_string()), ("answer", "Trop tard.".to_owned())];
        browser.post_and_follow("/api/declarations/repondre", &answer).await.assert_says("moved-on");
    }

    async fn money_given_back_is_added_without_webassembly(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let mut form = one_sale(team.month, 0, "300");
        form.push(("add", "CreditNote".into()));
        let page = browser.post_and_follow(SEND, &form).await;
        assert!(page.control("lines[0][kind]").contains("value=\"Sale\""));
        assert!(page.control("lines[1][kind]").contains("value=\"CreditNote\""));
        assert!(page.control("lines[1][amount]").contains("autofocus"), "the cursor stands in the new line");
        page.assert_says("line-refund");
    }

    async fn suspended_months_and_months_after_an_exit_say_so_on_their_form(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let form = browser.get(&format!("/declarations/{}", team.month)).await;
        assert!(!form.words().contains("Votre parcours"), "{}", form.words());
        let left = team.month.plus(-1).last_day();
        app.place.run(format!("update enrollment set left_on = '{left}' where participant_id = '{}'", team.neighbour)).await;
        let form = browser.get(&format!("/declarations/{}", team.month)).await;
        let left = Language::Fr.date(left).replace('\u{a0}', " ");
        assert!(form.words().contains(&format!("Votre parcours a pris fin le {left}")), "{}", form.words());
        form.control("lines[0][amount]");
    }

    async fn the_list_counts_the_months_to_declare_and_leads_to_each(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        // Two were never declared between the newest one and the one three months before it.
        let list = browser.get("/declarations").await;
        for month in [team.month.plus(-1), team.month.plus(-2)] {
            assert!(list.words().contains(&format!("Déclarer {}", Language::Fr.month_name(month))), "{}", list.words());
        }
        assert!(!list.words().contains(&format!("Déclarer {}", Language::Fr.month_name(team.month))), "{}", list.words());
        // Sending one leads to the other.
        let sent = browser.post_and_follow(SEND, &one_sale(team.month.plus(-1), 0, "12")).await;
        assert!(sent.words().contains(&format!("Déclarer {}", Language::Fr.month_name(team.month.plus(-2)))), "{}", sent.words());
    }

    async fn a_line_is_added_and_removed_without_webassembly(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let mut form = one_sale(team.month, 0, "abc");
        form.push(("add", "1".into()));
        let page = browser.post_and_follow(SEND, &form).await;
        assert!(page.control("lines[0][amount]").contains("value=\"abc\""), "what was typed is kept");
        page.control("lines[1][amount]");
        assert!(!page.body.contains("aria-invalid=\"true\""), "nothing is a mistake before it is sent");
        let mut form = one_sale(team.month, 0, "abc");
        form.extend([("lines[1][activity]", "03".into()), ("lines[1][kind]", "CreditNote".into()), ("lines[1][amount]", "80".into())]);
        form.push(("remove", "0".into()));
        let page = browser.post_and_follow(SEND, &form).await;
        assert!(page.control("lines[0][amount]").contains("value=\"80\"") && !page.body.contains("lines[1]"));
        let form = [
            ("month", team.month.to_string()),
            ("seen", "0".into()),
            ("lines[0][activity]", "03".into()),
            ("lines[0][kind]", "CreditNote".into()),
            ("lines[0][amount]", "80".into()),
        ];
        let page = browser.post_and_follow(SEND, &form).await;
        assert!(page.words().contains("−80 €"), "{}", page.words());
        assert_eq!(app.place.number("select min(amount) from turnover_line").await, -8_000);
    }
}
