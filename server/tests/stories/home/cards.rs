//! The first page: one card open, the others one line each; before, during and after an enrollment.

use crate::support::{
    app::{TestApp, add_participant, on_both_engines, team},
    caller::{Answer, sentence},
};
use chrono::{Duration, NaiveDate};
use domain::values::{language::Language, month::Month, paris};
use std::sync::Arc;

/// A sentence with its spaces as [`Answer::words`] has them.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn date(day: NaiveDate) -> String {
    plain(&Language::Fr.date(day))
}

fn main_buttons(page: &Answer) -> usize {
    page.body.matches("button--main").count()
}

on_both_engines! {
    async fn one_card_is_open_and_everything_else_is_one_line(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let home = app.browser_of(&team.participant).await.get("/").await;
        assert_eq!(main_buttons(&home), 1, "one main button: {}", home.words());
        // Everything that the participant has is there: an offer, months, a question, the next booking, the check-in.
        for said in [sentence("offer-eyebrow"), "mois à déclarer".into(), "Rien oublié, ici ?".into(), sentence("home-check-in")] {
            assert!(home.words().contains(&said), "{said}: {}", home.words());
        }
        let next = team.rows.bookings().upcoming_bookings(&team.participant, app.now).await.unwrap().remove(0);
        assert!(home.body.contains(&format!("href=\"/rendez-vous/{}\"", next.session_id)), "{}", home.words());
        assert!(home.body.contains(&format!("href=\"/declarations/{}\"", team.asked)), "the line of the question leads to its month");
    }

    async fn two_open_months_are_counted_and_the_newest_comes_first(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let enrollment = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        let from = team.month.plus(-1).first_day();
        app.place.run(format!("update enrollment set starts_on = '{from}' where id = '{enrollment}'")).await;
        let browser = app.browser_of(&team.neighbour).await;
        let home = browser.get("/").await;
        let names = [team.month, team.month.plus(-1)].map(|month| Language::Fr.month_name(month));
        assert!(home.words().contains(&format!("2 mois à déclarer : {}, {}", names[0], names[1])), "{}", home.words());
        assert!(home.control("month").contains(&format!("value=\"{}\"", team.month)), "{}", home.words());
        // A kept draft is named, and the button goes on with it.
        let form = [("month", team.month.to_string()), ("lines[0][activity]", "02".into()), ("lines[0][amount]", "12,".into()), ("keep", "1".into())];
        browser.post("/api/declarations/envoyer", &form).await;
        let home = browser.get("/").await;
        home.assert_says("home-draft");
        home.assert_says("home-go-on");
        for month in [team.month, team.month.plus(-1)] {
            browser.post_and_follow("/api/declarations/zero", &[("month", month.to_string())]).await.assert_says("declaration-nil-sent");
        }
        let home = browser.get("/").await;
        assert!(!home.words().contains(&sentence("state-to-declare")), "{}", home.words());
    }

    async fn nothing_to_do_shows_the_year_and_the_next_date(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let person = add_participant(&team.rows, app.now, &team.coach, "Ninaici", "ninaici").await;
        let (enrollment, today) = (team.rows.enrollments().enrollment_of(&person).await.unwrap().id, paris::day(app.now));
        app.place.run(format!("update enrollment set starts_on = '{}' where id = '{enrollment}'", team.month.first_day())).await;
        let browser = app.browser_of(&person).await;
        browser.post("/api/plan/point", &[("mood", "Well"), ("blocker", "Nothing"), ("call", "no")]).await;
        let form = [("month", team.month.to_string()), ("lines[0][activity]", "02".into()), ("lines[0][amount]", "315".into())];
        browser.post("/api/declarations/envoyer", &form).await;
        let home = browser.get("/").await;
        home.assert_says("home-done-title");
        if team.month.year() == Month::of(today).year() {
            assert!(home.words().contains(&format!("En {}, vous avez déclaré 315,00 €", team.month.year())), "{}", home.words());
        }
        let (next, from) = (Language::Fr.month_name(team.month.plus(1)), plain(&Language::Fr.day_and_month(team.month.plus(2).first_day())));
        assert!(home.words().contains(&format!("Prochain mois à déclarer : {next}, à partir du {from}.")), "{}", home.words());
        // 315 € are 235 € more than the 80 € of the start.
        assert!(home.words().contains("+235 € par mois depuis le début"), "{}", home.words());
        assert_eq!(main_buttons(&home), 0);
    }

    async fn an_exit_is_shown_first_with_the_three_months_that_follow(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        let form = [
            ("participant", team.neighbour.to_string()),
            ("path", path.to_string()),
            ("left_on", team.month.last_day().to_string()),
            ("category", "Durable".into()),
            ("reason", "Vit de sa couture".into()),
        ];
        app.browser_of(&team.coordinator).await.post_and_follow("/api/parcours/sortir", &form).await.assert_says("exit-recorded");
        let browser = app.browser_of(&team.neighbour).await;
        let home = browser.get("/").await;
        let (next, from) = (plain(&Language::Fr.month(team.month.plus(1))), date(team.month.plus(2).first_day()));
        for said in [
            format!("Votre parcours a pris fin le {}.", date(team.month.last_day())),
            format!("Il reste 3 mois à déclarer. Le prochain : {next}, à partir du {from}."),
        ] {
            assert!(home.words().contains(&said), "{said}: {}", home.words());
        }
        assert!(!home.body.contains("class=\"progress\""), "{}", home.words());
        // Nothing is offered, not even on the page that confirms; whom to call stands beside the sentence.
        let free = team.agenda.free[0].to_rfc3339_opts(chrono::SecondsFormat::Secs, true);
        let confirm = format!("/rendez-vous/confirmer?type={}&avec={}&a={free}", team.agenda.slots, team.coach);
        for page in ["/rendez-vous".to_owned(), format!("/rendez-vous/prendre/{}", team.agenda.slots), confirm] {
            let page = browser.get(&page).await;
            assert!(page.words().contains("Vous ne pouvez plus réserver") && page.body.contains("mailto:coachici@exemple.fr"), "{}", page.words());
            assert!(!page.body.contains("action=\"/api/rendez-vous/creneau\"") && !page.body.contains("/rendez-vous/prendre/"), "{}", page.words());
        }
    }

    async fn a_suspension_is_shown_first_and_the_month_reached_stands_still(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (today, browser) = (paris::day(app.now), app.browser_of(&team.neighbour).await);
        let reached = |home: &Answer| home.words().split("Mois ").nth(1).map(|rest| rest.split(' ').next().unwrap().to_owned());
        let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap();
        let (first, last) = (today - Duration::days(40), today + Duration::days(60));
        let without: i32 = reached(&browser.get("/").await).unwrap().parse().unwrap();
        let form = [
            ("participant", team.neighbour.to_string()),
            ("path", path.id.to_string()),
            ("first_day", first.to_string()),
            ("last_day", last.to_string()),
            ("reason", "Maladie".into()),
        ];
        app.browser_of(&team.coordinator).await.post_and_follow("/api/parcours/suspendre", &form).await.assert_says("path-is-suspended");
        let home = browser.get("/").await;
        assert!(home.words().contains(&format!("Votre parcours est suspendu jusqu’au {}.", date(last))), "{}", home.words());
        // The days of the suspension are not counted: at least one month less.
        assert!(reached(&home).unwrap().parse::<i32>().unwrap() < without, "{}", home.words());
        assert!(home.words().contains(&sentence("path-yours")));
    }

    async fn an_enrollment_that_has_not_begun_says_when(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        let day = Month::of(paris::day(app.now)).plus(1).first_day();
        app.place.run(format!("update enrollment set starts_on = '{day}' where id = '{path}'")).await;
        let home = app.browser_of(&team.neighbour).await.get("/").await;
        assert!(home.words().contains(&format!("Votre parcours commence le {}.", date(day))), "{}", home.words());
        assert!(!home.body.contains("class=\"progress\"") && !home.words().contains(&sentence("state-to-declare")), "{}", home.words());
    }
}
