//! The pages with the amount to put aside and the ceiling of the year.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::Caller,
};
use app::texts::text;
use chrono::Datelike;
use domain::{
    declarations::{
        declaration::Activity,
        rates::{
            acre,
            table::{KNOWN_UNTIL, row},
        },
    },
    values::{language::Language, month::Month, paris},
};
use std::sync::Arc;

const PAGE: &str = "/declarations/a-mettre-de-cote";

/// An amount in whole euros, alone in its element.
fn euros(amount: &str) -> String {
    format!(">{amount}\u{a0}€<")
}

/// Declares a month with these amounts by category.
async fn declare(browser: &Caller, month: Month, lines: &[(Activity, &str, &str)]) {
    let mut form = vec![("month".to_owned(), month.to_string()), ("seen".to_owned(), "0".to_owned())];
    for (at, (activity, kind, amount)) in lines.iter().enumerate() {
        for (name, value) in [("activity", activity.as_str()), ("kind", kind), ("amount", amount)] {
            form.push((format!("lines[{at}][{name}]"), value.to_owned()));
        }
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post_and_follow("/api/declarations/envoyer", &form).await.assert_says("declaration-sent");
}

fn not_known(activity: Activity) -> String {
    let name = text(Language::Fr, &format!("activity-{}", activity.as_str()));
    let sentence = text(Language::Fr, "set-aside-gap").replace("{n}", &name);
    sentence.split_whitespace().collect::<Vec<_>>().join(" ")
}

on_both_engines! {
    async fn a_month_shows_the_amount_to_put_aside_and_its_rates(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        // 190 € of craft services: 40.28, 0.19 and 0.0836, each line in whole euros.
        for page in [format!("/declarations/{}", team.month), PAGE.to_owned()] {
            let page = browser.get(&page).await;
            page.assert_says("set-aside-estimate");
            let words = page.words();
            assert!(page.body.contains(&euros("40")), "{words}");
            for shown in ["21,2 % de 190,00 €", "octobre 2022", "0,1 %", "0,044 %"] {
                assert!(words.contains(shown), "{shown}: {words}");
            }
            let until = Language::Fr.month(KNOWN_UNTIL);
            assert!(words.contains(&format!("Taux connus jusqu’en {until}")), "{words}");
            page.assert_says("set-aside-rounded");
            assert!(!page.body.contains("charge-") && !words.contains("1,7 %"), "income tax was not chosen");
        }
        let list = browser.get("/declarations").await;
        assert!(list.words().contains("À mettre de côté") && list.body.contains(&euros("40")), "{}", list.words());
        assert!(list.body.contains(&format!("href=\"{PAGE}\"")) && list.body.contains("href=\"/declarations/caf\""));
    }

    async fn income_tax_and_craft_count_once_they_are_set(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let address = "/api/declarations/activite";
        assert!(!browser.get(PAGE).await.control("income_tax").contains("checked"));
        let page = browser.post_and_follow(address, &[("income_tax", "yes"), ("craft", "yes")]).await;
        page.assert_says("business-set");
        assert!(page.control("income_tax").contains("checked") && page.control("craft").contains("checked"));
        // 40 + 0.57 + 0.912 + 3.23, line by line.
        assert!(["45", "40", "1", "3"].iter().all(|amount| page.body.contains(&euros(amount))), "{}", page.words());
        for shown in ["0,3 %", "0,48 %", "1,7 %"] {
            assert!(page.words().contains(shown), "{shown}: {}", page.words());
        }
        // What is not ticked is not sent.
        let page = browser.post_and_follow(address, &[("craft", "yes")]).await;
        assert!(!page.control("income_tax").contains("checked") && page.control("craft").contains("checked"));
        let page = browser.post_and_follow::<&str>(address, &[]).await;
        assert!(page.body.contains(&euros("40")) && !page.body.contains(&euros("45")));
        assert_eq!(app.place.number("select count(*) from audit where action = 'enrollment.business'").await, 3);
        // Whatever else is sent is no yes.
        let page = browser.post_and_follow(address, &[("income_tax", "<script>"), ("craft", "oui")]).await;
        assert!(!page.control("craft").contains("checked"));
    }

    async fn a_category_without_known_rates_is_named_and_not_estimated(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        browser.get(PAGE).await.assert_says("set-aside-none");
        declare(&browser, team.month.plus(-1), &[(Activity::Undetermined, "Sale", "300")]).await;
        for page in [format!("/declarations/{}", team.month.plus(-1)), PAGE.to_owned()] {
            let page = browser.get(&page).await;
            page.assert_says("set-aside-not-known");
            assert!(page.words().contains(&not_known(Activity::Undetermined)), "{}", page.words());
            assert!(!page.body.contains(&euros("0")), "nothing known is not nothing to pay");
        }
        declare(&browser, team.month, &[(Activity::Goods, "Sale", "100"), (Activity::Undetermined, "Sale", "50")]).await;
        let page = browser.get(PAGE).await;
        assert!(page.body.contains(&euros("12")) && page.words().contains(&not_known(Activity::Undetermined)), "{}", page.words());

        app.place.run(format!("update enrollment set acre = true where participant_id = '{}'", team.neighbour)).await;
        let page = browser.get(PAGE).await;
        page.assert_says("acre-without-date");
        assert!(page.body.contains(&euros("12")), "nothing is taken off");
        browser.get("/declarations").await.assert_says("ceiling-no-date");
    }

    async fn before_the_registration_nothing_is_estimated_and_no_ceiling_counts(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let day = team.month.plus(1).first_day();
        app.place.run(format!("update enrollment set registered_on = '{day}' where participant_id = '{}'", team.neighbour)).await;
        declare(&browser, team.month, &[(Activity::CraftServices, "Sale", "80 000")]).await;
        for page in [format!("/declarations/{}", team.month), PAGE.to_owned()] {
            let page = browser.get(&page).await;
            page.assert_says("set-aside-not-registered");
            assert!(page.body.contains(&euros("0")) && !page.words().contains("21,2 %"), "{}", page.words());
        }
        let page = browser.get("/declarations").await;
        page.assert_says("ceiling-far");
        if team.month.year() == day.year() {
            page.assert_says("ceiling-before");
        }
        // Until the year of the registration there is no ceiling at all.
        app.place.run(format!("update enrollment set registered_on = '{}-01-01' where participant_id = '{}'", day.year() + 1, team.neighbour)).await;
        let page = browser.get("/declarations").await;
        assert!(page.words().contains("Le plafond comptera à partir de la création de votre activité"), "{}", page.words());
    }

    async fn acre_shows_both_rates_and_its_last_month(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let day = team.month.first_day();
        app.place.run(format!("update enrollment set acre = true, registered_on = '{day}' where participant_id = '{}'", team.participant)).await;
        let words = browser.get(PAGE).await.words();
        let until = Language::Fr.month(acre::last_month(team.month));
        let reduced = Language::Fr.rate(row(acre::rates(team.month), Activity::CraftServices, team.month).unwrap().value).replace('\u{a0}', " ");
        let shown = format!("21,2 % en temps normal. Avec l’aide au démarrage (ACRE), vous payez {reduced} de 190,00 €, jusqu’en {until}.");
        assert!(words.contains(&shown), "{shown}: {words}");
    }

    async fn the_choice_of_the_category_names_food_and_lodging(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let coordinator = app.browser_of(&team.coordinator).await;
        for page in [browser.get(&format!("/declarations/{}", team.month)).await, coordinator.get("/personnes/ajouter").await] {
            page.assert_says("line-activity-hint");
            assert!(page.words().contains("food truck") && page.words().contains("Vente, restauration, hébergement"), "{}", page.words());
        }
    }

    async fn the_chamber_region_of_the_structure_changes_the_estimate(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let to = "/api/reglages/chambre";
        for typed in ["Lorraine", "", "<script>"] {
            let page = coordinator.post_and_follow(to, &[("chamber_region", typed)]).await;
            page.assert_says("chamber-unknown");
            assert!(page.body.contains("href=\"#chamber_region\""), "the summary leads to the field");
        }
        let page = coordinator.post_and_follow(to, &[("chamber_region", "Moselle")]).await;
        page.assert_says("settings-saved");
        assert!(!page.words().contains(&text(Language::Fr, "chamber-unknown")), "the earlier mistake is gone");
        let browser = app.browser_of(&team.participant).await;
        let page = browser.post_and_follow("/api/declarations/activite", &[("craft", "yes")]).await;
        assert!(page.words().contains("0,83 %"), "{}", page.words());
    }

    /// Case 3 of the twelve that break peers.
    async fn case_3_a_month_below_zero_is_shown_with_its_sign_and_nothing_is_due(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        declare(&browser, team.month, &[(Activity::CraftServices, "Sale", "100"), (Activity::CraftServices, "CreditNote", "150")]).await;
        let page = browser.get(&format!("/declarations/{}", team.month)).await;
        page.assert_says("set-aside-stops");
        assert!(page.words().contains("−50,00 €") && page.body.contains(&euros("0")), "{}", page.words());
    }

    async fn a_near_ceiling_is_shown_before_the_months(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let year = paris::day(app.now).year();
        let browser = app.browser_of(&team.neighbour).await;
        let months = text(Language::Fr, "declarations-months");
        let ceiling = format!("Plafond {year}");
        let positions = |words: &str| (words.find(&ceiling).unwrap(), words.find(&months).unwrap());
        let page = browser.get("/declarations").await;
        page.assert_says("ceiling-far");
        let (at, list) = positions(&page.words());
        assert!(at > list, "far, it comes last");
        // The sum of the year is in one of its months; in January none can be declared yet.
        if team.month.year() == year {
            declare(&browser, team.month, &[(Activity::CraftServices, "Sale", "80 000")]).await;
            let page = browser.get("/declarations").await;
            let (at, list) = positions(&page.words());
            assert!(at < list, "near, it comes first");
            assert!(page.words().contains(" : 80 000 € sur 83 600 €") && page.words().contains("Vous approchez"), "{}", page.words());
        }
    }
}
