//! The welcome of a new participant: its lines tick themselves, and it can be put away.

use crate::support::{
    app::{Team, TestApp, add_participant, on_both_engines, team},
    caller::{Answer, Caller, sentence},
};
use domain::values::{ids::PersonId, language::Language, month::Month, paris};
use std::sync::Arc;

/// A participant whose enrollment began on the first day of this month.
async fn newcomer(app: &TestApp, team: &Team) -> PersonId {
    let person = add_participant(&team.rows, app.now, &team.coach, "Ninaici", "ninaici").await;
    let path = team.rows.enrollments().enrollment_of(&person).await.unwrap().id;
    let first = Month::of(paris::day(app.now)).first_day();
    app.place
        .run(format!(
            "update enrollment set starts_on = '{first}', ends_on = '{}' where id = '{path}'",
            domain::enrollments::enrollment::pass_end(first)
        ))
        .await;
    person
}

/// A form without fields.
const NOTHING: &[(&str, &str)] = &[];

fn ticked(home: &Answer) -> usize {
    home.body.matches("todo__item--done").count()
}

async fn home(browser: &Caller) -> Answer {
    browser.get("/").await
}

on_both_engines! {
    async fn a_new_account_is_welcomed_and_its_lines_tick_themselves(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let person = newcomer(&app, &team).await;
        app.place.run(format!("update person set phone = '+33639980199' where id = '{person}'")).await;
        let browser = app.browser_of(&person).await;
        let first = home(&browser).await;
        first.assert_says("welcome-title");
        let month = Language::Fr.month_name(Month::of(paris::day(app.now)));
        assert!(first.words().contains(&format!("Premier mois à déclarer : {month}")), "{}", first.words());
        // Nothing is declared: the page does not say so.
        assert!(!first.words().contains(&sentence("home-done-title")), "{}", first.words());
        assert_eq!(ticked(&first), 0);

        browser.post("/api/moi/langue", &[("language", "fr")]).await;
        assert_eq!(ticked(&home(&browser).await), 1);
        let slot = [
            ("session_type", team.agenda.slots.to_string()),
            ("coach", team.coach.to_string()),
            ("starts", team.agenda.free[0].to_rfc3339()),
        ];
        browser.post_and_follow("/api/rendez-vous/creneau", &slot).await.assert_says("booking-done");
        assert_eq!(ticked(&home(&browser).await), 2);

        // A code that was sent to the phone checks it.
        let other = app.browser();
        other.get("/connexion").await;
        other.post("/api/connexion/contact", &[("contact", "06 39 98 01 99")]).await;
        let body = app.letters_to("+33639980199").await.remove(0).body;
        let code = body.split(|sign: char| !sign.is_ascii_digit()).find(|word| word.len() == 6).unwrap();
        other.post("/api/connexion/code", &[("code", code)]).await;
        assert_eq!(ticked(&home(&other).await), 3);
    }

    async fn a_welcome_that_is_put_away_twice_is_put_away_once_and_stays_away(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let person = newcomer(&app, &team).await;
        let browser = app.browser_of(&person).await;
        home(&browser).await.assert_says("welcome-title");
        for _twice in 0..2 {
            assert_eq!(browser.post("/api/accueil/ranger", NOTHING).await.location(), "/");
        }
        assert_eq!(app.place.number("select count(*) from audit where action = 'person.welcome_put_away'").await, 1);
        for browser in [&browser, &app.browser_of(&person).await] {
            let home = home(browser).await;
            assert!(!home.words().contains(&sentence("welcome-title")), "{}", home.words());
            home.assert_says("home-done-title");
        }
    }

    async fn participant_of_some_months_gets_no_welcome(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        for person in [&team.participant, &team.neighbour] {
            let home = app.browser_of(person).await.get("/").await;
            assert!(!home.words().contains(&sentence("welcome-title")), "{}", home.words());
        }
    }

    async fn a_plan_without_a_goal_begins_with_that_and_not_with_questions(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let person = newcomer(&app, &team).await;
        let page = app.browser_of(&person).await.get("/plan").await;
        let (empty, questions) = (sentence("plan-none-title"), sentence("check-in-mood"));
        let at = |text: &str| page.words().find(text).unwrap_or_else(|| panic!("{text}: {}", page.words()));
        assert!(at(&empty) < at(&questions), "{}", page.words());
        assert!(!page.words().contains("Ce que vous avez décidé"), "{}", page.words());
    }
}
