//! The page after a month was sent, and taking it back from there.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::Answer,
};
use std::sync::Arc;

const NIL: &str = "/api/declarations/zero";
const WITHDRAW: &str = "/api/declarations/annuler";

/// The form that takes a month back, as its page offers it.
fn withdrawal(page: &Answer) -> [(&'static str, String); 3] {
    assert!(page.body.contains(&format!("action=\"{WITHDRAW}\"")), "{}", page.words());
    ["month", "declaration", "seen"].map(|name| (name, page.value(name)))
}

on_both_engines! {
    async fn a_nil_sent_by_accident_is_taken_back_with_one_tap(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let month = ("month", team.month.to_string());
        let before = app.place.number("select count(*) from declaration").await;
        let sent = browser.post_and_follow(NIL, std::slice::from_ref(&month)).await;
        assert!(sent.words().contains("Coachici regarde, vous n’avez rien à faire."), "{}", sent.words());
        sent.assert_says("sent-aside-nothing");
        assert!(sent.body.contains("data-sent="), "the draft on the phone is deleted");
        let form = withdrawal(&sent);
        for _tap in 0..2 {
            let page = browser.post_and_follow(WITHDRAW, &form).await;
            page.assert_says("declaration-withdrawn");
            page.control("lines[0][amount]");
        }
        assert_eq!(app.place.number("select count(*) from declaration").await, before);
        assert!(browser.get("/").await.control("month").contains(&format!("value=\"{}\"", team.month)), "home asks for it again");
        browser.get("/declarations").await.assert_says("state-to-declare");
        let coordinator = app.browser_of(&team.coordinator).await;
        let journal = coordinator.get("/journal").await;
        journal.assert_says("deed-declaration-withdrawn");
        // The month is in the journal although its declaration is gone.
        assert!(journal.words().contains(domain::values::language::Language::Fr.month_name(team.month)), "{}", journal.words());
        // The old page asks again after another amount was sent: that one stays.
        browser.post_and_follow(NIL, &[month]).await.assert_says("declaration-nil-sent");
        browser.post_and_follow(WITHDRAW, &form).await.assert_says("moved-on");
        assert_eq!(app.place.number("select count(*) from declaration").await, before + 1);
    }

    async fn a_month_that_was_validated_meanwhile_stays_and_says_why(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, coach) = (app.browser_of(&team.neighbour).await, app.browser_of(&team.coach).await);
        let sent = browser.post_and_follow(NIL, &[("month", team.month.to_string())]).await;
        let form = withdrawal(&sent);
        let decision = [("declaration", form[1].1.clone()), ("seen", "1".to_owned())];
        coach.post_and_follow("/api/verifications/valider", &decision).await.assert_says("review-validated");
        let page = browser.post_and_follow(WITHDRAW, &form).await;
        page.assert_says("withdrawal-reviewed");
        page.assert_says("state-validated");
        assert!(!page.body.contains(WITHDRAW));
        let answer = app.client_of(&team.neighbour).await.post(WITHDRAW, &form).await;
        assert_eq!((answer.status, answer.body.contains("withdrawal-reviewed")), (409, true), "{}", answer.body);
        // The address of the confirmation shows the month as it stands.
        let page = browser.get(&format!("/declarations/{}?envoye=oui", team.month)).await;
        page.assert_says("state-validated");
    }

    async fn decision_on_a_withdrawn_month_is_refused_with_a_sentence(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, coach) = (app.browser_of(&team.neighbour).await, app.browser_of(&team.coach).await);
        let sent = browser.post_and_follow(NIL, &[("month", team.month.to_string())]).await;
        let form = withdrawal(&sent);
        browser.post_and_follow(WITHDRAW, &form).await.assert_says("declaration-withdrawn");
        let decision = [("declaration", form[1].1.clone()), ("seen", "1".to_owned())];
        let answer = coach.post_and_follow("/api/verifications/valider", &decision).await;
        assert!(answer.words().contains("l’envoi a été annulé"), "{}", answer.words());
        let question = [decision.to_vec(), vec![("question", "Juste ?".to_owned())]].concat();
        let answer = coach.post_and_follow("/api/verifications/demander", &question).await;
        assert!(answer.words().contains("l’envoi a été annulé"), "{}", answer.words());
        // In a batch the others are validated.
        let batch = [("figures[0]", format!("{}.1", form[1].1)), ("figures[1]", format!("{}.1", team.waiting))];
        let answer = coach.post_and_follow("/api/verifications/valider-lot", &batch).await;
        answer.assert_says("review-validated");
    }

    async fn the_button_is_gone_a_day_later_and_once_the_team_acted(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        browser.post_and_follow(NIL, &[("month", team.month.to_string())]).await;
        let page = format!("/declarations/{}", team.month);
        let form = withdrawal(&browser.get(&page).await);
        let version = format!("declaration_id = '{}'", form[1].1);
        app.place.run(format!("update declaration_version set created_at = '2020-01-01T00:00:00.000Z' where {version}")).await;
        assert!(!browser.get(&page).await.body.contains(WITHDRAW));
        browser.post_and_follow(WITHDRAW, &form).await.assert_says("withdrawal-too-late");
        // The month with an open question offers to correct, not to take back.
        let asked = app.browser_of(&team.participant).await.get(&format!("/declarations/{}", team.asked)).await;
        assert!(asked.body.contains("corriger=oui") && !asked.body.contains(WITHDRAW));
    }
}
