//! What to put aside and how far the ceiling is, as the pages say it.

use crate::{
    caller::Caller,
    house::{House, on_both_engines, team},
};
use app::texts::text;
use chrono::Datelike;
use domain::{declaration::Activity, language::Language, month::Month, paris};
use std::sync::Arc;

const PAGE: &str = "/declarations/a-mettre-de-cote";

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
    async fn a_month_says_what_to_put_aside_and_from_which_rates(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let browser = house.browser_of(&team.participant).await;
        // 190 € of craft services: 21.2 % and 0.1 %.
        for page in [format!("/declarations/{}", team.month), PAGE.to_owned()] {
            let page = browser.get(&page).await;
            page.assert_says("set-aside-estimate");
            let words = page.words();
            for shown in ["40,47 €", "40,28 €", "0,19 €", "21,2 % de 190,00 €", "octobre 2022", "0,1 %"] {
                assert!(words.contains(shown), "{shown}: {words}");
            }
            assert!(!page.body.contains("charge-") && !words.contains("1,7 %"), "income tax was not chosen");
        }
        let list = browser.get("/declarations").await;
        assert!(list.words().contains("À mettre de côté") && list.words().contains("40,47 €"), "{}", list.words());
        assert!(list.body.contains(&format!("href=\"{PAGE}\"")) && list.body.contains("href=\"/declarations/caf\""));
    }

    async fn income_tax_and_craft_are_counted_once_they_are_said(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let browser = house.browser_of(&team.participant).await;
        let address = "/api/declarations/activite";
        assert!(!browser.get(PAGE).await.control("income_tax").contains("checked"));
        let page = browser.post_and_follow(address, &[("income_tax", "yes"), ("craft", "yes")]).await;
        page.assert_says("business-set");
        assert!(page.control("income_tax").contains("checked") && page.control("craft").contains("checked"));
        for shown in ["44,08 €", "3,23 €", "0,57 €", "1,7 %"] {
            assert!(page.words().contains(shown), "{shown}: {}", page.words());
        }
        // What is not ticked is not sent.
        let page = browser.post_and_follow(address, &[("craft", "yes")]).await;
        assert!(!page.control("income_tax").contains("checked") && page.control("craft").contains("checked"));
        let page = browser.post_and_follow::<&str>(address, &[]).await;
        assert!(page.words().contains("40,47 €"));
        assert_eq!(house.place.number("select count(*) from audit where action = 'enrollment.business'").await, 3);
        // Whatever else is sent is no yes.
        let page = browser.post_and_follow(address, &[("income_tax", "<script>"), ("craft", "oui")]).await;
        assert!(!page.control("craft").contains("checked"));
    }

    async fn what_is_not_known_is_said_and_not_guessed(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let browser = house.browser_of(&team.neighbour).await;
        browser.get(PAGE).await.assert_says("set-aside-none");
        declare(&browser, team.month.plus(-1), &[(Activity::TouristLets, "Sale", "300")]).await;
        for page in [format!("/declarations/{}", team.month.plus(-1)), PAGE.to_owned()] {
            let page = browser.get(&page).await;
            page.assert_says("set-aside-not-known");
            assert!(page.words().contains(&not_known(Activity::TouristLets)), "{}", page.words());
            assert!(!page.body.contains(">0,00"), "nothing known is not nothing to pay");
        }
        declare(&browser, team.month, &[(Activity::Goods, "Sale", "100"), (Activity::Undetermined, "Sale", "50")]).await;
        let page = browser.get(PAGE).await;
        assert!(page.words().contains("12,40 €") && page.words().contains(&not_known(Activity::Undetermined)), "{}", page.words());

        house.place.run(format!("update enrollment set acre = true where participant_id = '{}'", team.neighbour)).await;
        let page = browser.get(PAGE).await;
        page.assert_says("acre-without-date");
        assert!(page.words().contains("12,40 €"), "nothing is taken off");
        browser.get("/declarations").await.assert_says("ceiling-no-date");
    }

    /// Case 3 of the twelve that break peers.
    async fn case_3_a_month_below_zero_is_shown_with_its_sign_and_asks_for_nothing(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let browser = house.browser_of(&team.neighbour).await;
        declare(&browser, team.month, &[(Activity::CraftServices, "Sale", "100"), (Activity::CraftServices, "CreditNote", "150")]).await;
        let page = browser.get(&format!("/declarations/{}", team.month)).await;
        page.assert_says("set-aside-stops");
        assert!(page.words().contains("−50,00 €") && page.body.contains(">0,00\u{a0}€<"), "{}", page.words());
    }

    async fn a_ceiling_that_is_near_comes_before_the_months(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let year = paris::day(house.now).year();
        let browser = house.browser_of(&team.neighbour).await;
        let months = text(Language::Fr, "declarations-months");
        let ceiling = format!("Plafond {year}");
        let stands = |words: &str| (words.find(&ceiling).unwrap(), words.find(&months).unwrap());
        let page = browser.get("/declarations").await;
        page.assert_says("ceiling-far");
        let (at, list) = stands(&page.words());
        assert!(at > list, "far, it comes last");
        // The sum of the year stands in one month of it; in January there is none to declare yet.
        if team.month.year() == year {
            declare(&browser, team.month, &[(Activity::CraftServices, "Sale", "80 000")]).await;
            let page = browser.get("/declarations").await;
            let (at, list) = stands(&page.words());
            assert!(at < list, "near, it comes first");
            assert!(page.words().contains(" : 80 000 € sur 83 600 €") && page.words().contains("Vous approchez"), "{}", page.words());
        }
    }
}
