//! Funders: a link that opens without an account until it is revoked, and results that never change once published.

use crate::support::{
    app::{Team, TestApp, add_participant, on_both_engines, team},
    caller::{Answer, Caller},
};
use chrono::Duration;
use domain::{reporting::disclosure::half_year::HalfYear, values::paris};
use std::sync::Arc;

const PAGE: &str = "/pilotage/financeurs";

/// A past half-year with enrollments of the test structure.
fn over(app: &TestApp) -> HalfYear {
    HalfYear::of(paris::day(app.now) - Duration::days(300))
}

/// Opens a link as the coordinator and returns the path of its address.
async fn a_link(app: &TestApp, team: &Team, label: &str) -> String {
    let coordinator = app.browser_of(&team.coordinator).await;
    let until = (paris::day(app.now) + Duration::days(90)).to_string();
    let page = coordinator.post_and_follow("/api/financeurs/lien", &[("label", label), ("until", &until)]).await;
    address(&page).unwrap_or_else(|| panic!("an address is shown: {}", page.words()))
}

/// The address that a page shows.
fn address(page: &Answer) -> Option<String> {
    let token = page.body.split_once("/resultats/")?.1.split(|c: char| !c.is_ascii_hexdigit()).next()?;
    Some(format!("/resultats/{token}"))
}

/// Publishes a half-year as the page of its results shows it.
pub(super) async fn publish(coordinator: &Caller, half: HalfYear) -> Answer {
    let shown = shown(&coordinator.get(&preview(half)).await);
    coordinator.post_and_follow("/api/financeurs/publier", &[("half", half.to_string()), ("shown", shown)]).await
}

fn preview(half: HalfYear) -> String {
    format!("{PAGE}/publier/{half}")
}

/// The digest of the results that a page shows; empty where it shows none.
fn shown(page: &Answer) -> String {
    let value = page.body.split_once("name=\"shown\" value=\"").map(|(_, rest)| rest);
    value.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

on_both_engines! {
    async fn a_link_opens_without_an_account_until_it_is_revoked(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let address = a_link(&app, &team, "Département de l’Aube").await;
        assert_eq!(address.len(), "/resultats/".len() + 64);
        let token = address.rsplit('/').next().unwrap();
        assert!(!app.place.rows().await.iter().any(|row| row.contains(token)), "the database has its hash alone");

        let anybody = app.browser();
        let seen = anybody.get(&address).await;
        assert_eq!((seen.status, seen.header("x-robots-tag"), seen.header("cache-control")), (200, "noindex, nofollow", "private, no-store"));
        assert!(seen.headers.get("set-cookie").is_none(), "no cookie is needed and none is given");
        assert!(seen.words().contains("Structure ici") && !seen.body.contains("Awaici"));

        let coordinator = app.browser_of(&team.coordinator).await;
        let page = coordinator.get(PAGE).await;
        assert!(self::address(&page).is_none(), "another device never sees the address");
        assert!(page.words().contains("Dernière visite le"));
        let link = app.place.texts("select id from funder_link where label = 'Département de l’Aube'").await.remove(0);
        let page = coordinator.post_and_follow("/api/financeurs/revoquer", &[("link", &link)]).await;
        page.assert_says("funder-link-revoked");
        coordinator.post_and_follow("/api/financeurs/revoquer", &[("link", &link)]).await;

        let gone = anybody.get(&address).await;
        let never = anybody.get(&format!("/resultats/{}", "0".repeat(64))).await;
        assert_eq!((gone.status, never.status, gone.words()), (404, 404, never.words()));
        gone.assert_says("stop-404-title");
        app.place.run(format!("update funder_link set until = '2026-01-01' where id = '{}'", team.funder.0)).await;
        let ended = anybody.get(&format!("/resultats/{}", team.funder.1)).await;
        assert_eq!((ended.status, ended.words()), (404, never.words()));
        for odd in ["/resultats/%00", "/resultats/%F0%9F%98%80", "/resultats/a%2Fb"] {
            assert_eq!(anybody.get(odd).await.status, 404, "{odd}");
        }
    }

    async fn the_token_of_a_link_is_not_shown_as_that_of_a_calendar(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        coordinator.post_and_follow("/api/moi/agenda", &[("", ""); 0]).await;
        let until = (paris::day(app.now) + Duration::days(90)).to_string();
        let page = coordinator.post_and_follow("/api/financeurs/lien", &[("label", "État"), ("until", &until)]).await;
        let address = address(&page).unwrap();
        assert!(!coordinator.get("/moi/agenda").await.body.contains(address.rsplit('/').next().unwrap()));
    }

    async fn a_mistaken_link_is_kept_with_its_sentences(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let until = (paris::day(app.now) + Duration::days(90)).to_string();
        let (until, long) = (until.as_str(), "é".repeat(5_000));
        for (label, day, field, typed, key) in [
            ("", until, "label", "", "funder-label-missing"),
            ("A\0B", until, "label", "A\0B", "funder-label-missing"),
            (long.as_str(), until, "label", long.as_str(), "funder-label-long"),
            ("Département ici", until, "label", "Département ici", "funder-label-taken"),
            ("État", "hier", "until", "hier", "session-day"),
            ("État", "2020-01-01", "until", "2020-01-01", "funder-until-past"),
            ("État", "2199-01-01", "until", "2199-01-01", "funder-until-far"),
            ("État", "9999-12-31", "until", "9999-12-31", "session-day"),
        ] {
            let page = coordinator.post_and_follow("/api/financeurs/lien", &[("label", label), ("until", day)]).await;
            if typed.contains('\0') {
                page.assert_says(key);
            } else {
                page.assert_refused(field, typed, key);
            }
        }
        let lacking = coordinator.post_and_follow("/api/financeurs/lien", &[("", ""); 0]).await;
        lacking.assert_refused("label", "", "funder-label-missing");
        assert_eq!(app.place.number("select count(*) from funder_link").await, 1);
    }

    async fn a_past_half_year_is_published_once_and_no_correction_changes_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coordinator, anybody) = (app.browser_of(&team.coordinator).await, app.browser());
        let results = format!("/resultats/{}", team.funder.1);
        anybody.get(&results).await.assert_says("results-nothing");
        let half = over(&app);
        let running = HalfYear::of(paris::day(app.now)).to_string();
        for wrong in ["", "2026", "2000-S1", "9999-S9", "\0", &running] {
            let refused = coordinator.post_and_follow("/api/financeurs/publier", &[("half", wrong)]).await;
            refused.assert_says("results-not-over");
        }
        let page = coordinator.get(&preview(half)).await;
        page.assert_says("results-preview");
        // What is published is what the page shows, so that nothing is published unseen.
        let unseen = [("half", half.to_string()), ("shown", String::new())];
        coordinator.post_and_follow("/api/financeurs/publier", &unseen).await.assert_says("results-moved");
        assert_eq!(shown(&coordinator.get(&preview(half)).await), shown(&page), "read again, the results are the same");
        let other_device = app.browser_of(&team.coordinator).await;
        assert_eq!(shown(&other_device.get(&preview(half)).await), shown(&page), "no other device has another draw");
        let publish = [("half", half.to_string()), ("shown", shown(&page))];
        for _tap in 0..2 {
            coordinator.post_and_follow("/api/financeurs/publier", &publish).await.assert_says("results-told");
        }
        assert_eq!(coordinator.get(&preview(half)).await.location(), PAGE, "it is published");
        // A colleague who publishes it later is refused.
        let promoted = [("person", team.colleague.as_str()), ("role", "Coordinator")];
        coordinator.post_and_follow("/api/personnes/role", &promoted).await.assert_says("role-set");
        let colleague = app.browser_of(&team.colleague).await;
        colleague.post_and_follow("/api/financeurs/publier", &publish).await.assert_says("results-published");
        assert_eq!(app.place.number("select count(*) from audit where action = 'results.published'").await, 1);

        let before = anybody.get(&results).await;
        assert!(before.body.contains("/team.css\""), "tables have the style of the team's pages");
        assert_eq!(before.status, 200);
        before.assert_says("method-title");
        assert!(before.words().contains("5 ou moins"));
        for name in ["Awaici", "Zoeici", "Coachici", "190"] {
            assert!(!before.words().contains(name), "{name} is published");
        }
        for nth in 0..12 {
            add_participant(&team.rows, app.now, &team.coach, &format!("Nouvelle{nth}"), &format!("nouvelle{nth}")).await;
        }
        app.place.run("update declaration set total = 900000").await;
        let after = anybody.get(&results).await;
        assert_eq!(after.words(), before.words(), "the published results stay");

        // Nothing but the year can be chosen.
        let coach = format!("?coach={}", team.coach);
        for query in [coach.as_str(), "?sortie=Durable", "?annee=1", "?annee=99999999999999", "?annee=%00", "?annee=&de=2026-03&a=2026-03"] {
            assert_eq!(anybody.get(&format!("{results}{query}")).await.words(), before.words(), "{query}");
        }
        assert_eq!(anybody.get(&format!("{results}?annee={}", half.year())).await.words(), before.words());
    }
}
