//! What stands around every page of the team: the places with their numbers, the search over everything, what arrived, and their own page
//! in place of one that does not exist.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer, sentence},
};
use std::sync::Arc;

/// The addresses of the results on the page of the search.
fn results(page: &Answer) -> Vec<&str> {
    let found = page.body.split_once("data-found=").map_or("", |(_, rest)| rest);
    let tags = found.split("<a ").skip(1).filter_map(|rest| rest.split('>').next()).filter(|tag| tag.contains("class=\"row__link\""));
    tags.filter_map(|tag| tag.split_once("href=\"")?.1.split('"').next()).collect()
}

/// The number beside a place of the navigation; 0 without one.
fn count_at(page: &Answer, place: &str) -> usize {
    // The brand leads to the first place too, without a number.
    let href = format!("href=\"{place}\"");
    let mut links = page.body.split(&href).skip(1).filter_map(|rest| rest.split("</a>").next());
    let number = links.find_map(|link| link.split_once("count num\">")).and_then(|(_, rest)| rest.split('<').next());
    number.map_or(0, |number| number.parse().unwrap())
}

on_both_engines! {
    async fn the_numbers_of_the_navigation_are_those_of_its_pages(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let queue = coach.get("/verifications").await;
        let waiting = count_at(&queue, "/verifications");
        let said = if waiting == 1 { "1 chiffre attend.".to_owned() } else { format!("{waiting} chiffres attendent.") };
        assert!(waiting > 0 && queue.words().contains(&said), "{waiting}: {}", queue.words());
        let page = coach.get("/nouveautes").await;
        let (news, lines) = (count_at(&page, "/nouveautes"), page.body.matches("class=\"row__link\"").count());
        assert!(news > 0 && news == lines, "{news} in the frame, {lines} on the page");

        // Marked as seen they are counted no more, and listed still.
        let until = page.value("until");
        let after = coach.post_and_follow("/api/nouveautes/vu", &[("until", until)]).await;
        after.assert_says("news-marked");
        assert_eq!((count_at(&after, "/nouveautes"), after.body.matches("class=\"row__link\"").count()), (0, lines));
        // A colleague without people has none of them, a participant has no such page.
        let colleague = app.browser_of(&team.colleague).await.get("/nouveautes").await;
        assert_eq!((count_at(&colleague, "/nouveautes"), count_at(&colleague, "/verifications")), (0, 0));
        colleague.assert_says("news-none-title");
        assert_eq!(app.browser_of(&team.participant).await.get("/nouveautes").await.status, 403);
    }

    async fn a_search_finds_people_months_and_pages_of_the_structure_and_role(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let other = crate::support::app::team(&app, "ailleurs").await;
        let (coach, coordinator) = (app.browser_of(&team.coach).await, app.browser_of(&team.coordinator).await);
        let person = team.rows.people().person(&team.participant).await.unwrap();
        let record = format!("/suivis/{}", team.participant);

        // Before anything was typed: the records that were opened.
        let empty = coach.get("/recherche").await;
        empty.assert_says("search-empty");
        coach.get(&record).await;
        assert_eq!(results(&coach.get("/recherche").await), [record.as_str()]);

        let upside_down = format!("{} {}", person.last_name.to_uppercase(), person.first_name);
        for typed in [person.first_name.as_str(), upside_down.as_str(), person.email.as_deref().unwrap()] {
            let page = answer_to(&coach, typed).await;
            assert_eq!(results(&page).first(), Some(&record.as_str()), "{typed}: {}", page.words());
        }
        let month = domain::values::language::Language::Fr.month_name(team.month);
        let page = answer_to(&coach, &format!("{month} {}", person.first_name)).await;
        assert!(results(&page).contains(&format!("/suivis/{}/{}", team.participant, team.month).as_str()), "{:?}", results(&page));

        // Pages and colleagues by role; nothing of another structure.
        assert!(results(&answer_to(&coordinator, "exporter").await).contains(&"/pilotage/exports"));
        assert!(results(&answer_to(&coach, "exporter").await).is_empty());
        assert!(results(&answer_to(&coach, "absence").await).contains(&"/agenda/absences/nouvelle"));
        let theirs = other.participant.to_string();
        assert!(!results(&answer_to(&coordinator, &person.first_name).await).iter().any(|to| to.contains(&theirs)));
        let nothing = answer_to(&coach, "zzzz").await;
        nothing.assert_says("search-none-text");
    }

    async fn the_team_gets_a_404_within_its_navigation_and_others_do_not(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        for person in [&team.coach, &team.coordinator] {
            for address in ["/nulle-part", "/suivis/01KNONE", "/agenda/seance/01KNONE"] {
                let page = app.browser_of(person).await.get(address).await;
                assert_eq!(page.status, 404, "{address}");
                page.assert_says("stop-404-team");
                assert!(page.body.contains("class=\"side\"") && page.body.contains("href=\"/recherche\""), "{address}");
                assert!(!page.words().contains(&sentence("stop-404-text")), "{address}");
            }
        }
        let page = app.browser_of(&team.participant).await.get("/nulle-part").await;
        page.assert_says("stop-404-text");
        assert!(!page.body.contains("class=\"side\""));
    }

    async fn a_folded_navigation_stays_folded_on_this_device_and_keeps_its_words(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, other) = (app.browser_of(&team.coach).await, app.browser_of(&team.coach).await);
        let here = "/suivis?vue=appeler";
        let is_folded = |page: &Answer| page.body.contains(" data-menu=\"folded\"");
        let turn = async |browser: &Caller, folded: &str, from: &str| {
            let sent = browser.request("POST", "/api/moi/menu").header("referer", from).form(&[("folded", folded)]);
            let sent = answer(sent).await;
            assert_eq!(sent.status, 303);
            sent.location().to_owned()
        };
        let page = coach.get(here).await;
        assert!(!is_folded(&page) && page.body.contains("aria-expanded=\"true\"") && page.value("folded") == "yes");
        assert_eq!(turn(&coach, "yes", &format!("{}{here}", app.base)).await, here);
        let page = coach.get(here).await;
        assert!(is_folded(&page) && page.body.contains("aria-expanded=\"false\"") && page.value("folded").is_empty());
        for words in ["title=\"Agenda\"", "<span class=\"side__label\">Agenda</span>", "count num"] {
            assert!(page.body.contains(words), "{words}");
        }
        assert!(!is_folded(&other.get(here).await), "another device keeps its own");
        assert_eq!(turn(&coach, "", "https://ailleurs.exemple//ailleurs.exemple").await, "/", "no address of another site");
        assert!(!is_folded(&coach.get(here).await));
    }

    async fn a_digest_is_chosen_on_its_page_and_ended_there(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        assert!(coach.get("/moi").await.body.contains("href=\"/moi/resume\""));
        let page = coach.post_and_follow("/api/moi/resume", &[("days[0]", "1"), ("days[3]", "4"), ("hour", "8")]).await;
        page.assert_says("digest-set");
        for (day, chosen) in [(1, true), (2, false), (4, true)] {
            assert_eq!(page.control(&format!("days[{}]", day - 1)).contains("checked"), chosen, "{day}");
        }
        let before = app.place.texts("select digest_days from person where digest_days is not null").await;
        coach.post_and_follow("/api/moi/resume", &[("days[0]", "1"), ("hour", "25")]).await.assert_says("digest-unreadable");
        coach.post_and_follow("/api/moi/resume", &[("days[0]", "lundi"), ("hour", "8")]).await.assert_says("digest-unreadable");
        assert_eq!(app.place.texts("select digest_days from person where digest_days is not null").await, before);
        coach.post_and_follow("/api/moi/resume", &[("hour", "8")]).await.assert_says("digest-ended");
        assert_eq!(app.place.number("select count(*) from person where digest_days is not null").await, 0);
    }

    async fn a_plan_that_the_coach_signs_first_is_announced_to_the_participant_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, awa) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let person = team.participant.to_string();
        let goal = [("participant", person.as_str()), ("seen", "0.0"), ("goal", "01KG"), ("focus", "Business"), ("title", "Vivre de mes ventes")];
        coach.post_and_follow("/api/plan/objectif", &goal).await.assert_says("plan-written");
        let announced = "select body from outbox where kind = 'Plan'";
        assert!(app.place.texts(announced).await.is_empty(), "a draft is not announced");
        let signed = [("participant", person.as_str()), ("seen", "1.1")];
        for _twice in 0..2 {
            coach.post_and_follow("/api/plan/signer", &signed).await.assert_says("plan-proposed");
        }
        let bodies = app.place.texts(announced).await;
        assert!(bodies.len() == 1 && bodies[0].contains("/plan"), "{bodies:?}");
        awa.post_and_follow("/api/plan/signer", &[("seen", "1.1")]).await.assert_says("plan-agreed");
        assert_eq!(app.place.texts(announced).await.len(), 1);
    }
}

/// The page of the search for a query.
async fn answer_to(browser: &crate::support::caller::Caller, typed: &str) -> Answer {
    crate::support::caller::answer(browser.request("GET", "/recherche").query(&[("words", typed)])).await
}
