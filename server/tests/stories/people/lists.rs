//! Lists of people over HTTP: what is shown, what the file has, views, and what the journal says.

use crate::support::app::{TestApp, on_both_engines, team};
use std::sync::Arc;

on_both_engines! {
    async fn the_file_of_a_list_has_its_rows_and_that_of_ticked_people_theirs(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        for (page, file) in [("/personnes", "/personnes/liste.csv"), ("/suivis", "/suivis/liste.csv")] {
            let shown = browser.get(page).await;
            let listed = browser.get(file).await;
            assert_eq!((listed.status, listed.header("content-type")), (200, "text/csv; charset=utf-8"), "{file}");
            let lines: Vec<&str> = listed.body.lines().skip(1).collect();
            assert!(lines.iter().any(|line| line.contains(team.participant.as_str())), "{}", listed.body);
            let rows = shown.body.split("t_equipe").next().unwrap().matches("<th scope=\"row\"").count();
            assert_eq!(lines.len(), rows, "{file}");
            let ticked = browser.get(&format!("{file}?people%5B0%5D={}.{}", team.participant, team.coach)).await;
            assert_eq!(ticked.body.lines().count(), 2, "{}", ticked.body);
        }
        assert_eq!(browser.get("/personnes/liste.csv?etat=sortis").await.body.lines().count(), 1 + browser.get("/personnes?etat=sortis").await
            .body.split("t_equipe").next().unwrap().matches("<th scope=\"row\"").count());
        // A coach takes the file of their own people, and not that of the structure.
        let coach = app.browser_of(&team.coach).await;
        assert_eq!((coach.get("/suivis/liste.csv").await.status, coach.get("/personnes/liste.csv").await.status), (200, 403));
    }

    async fn an_amount_below_one_euro_keeps_its_sign_in_the_file(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        app.place.run(format!("update declaration set total = -50 where enrollment_id = '{}'", team.enrollment)).await;
        let listed = app.browser_of(&team.coach).await.get("/suivis/liste.csv").await;
        let line = listed.body.lines().find(|line| line.contains(team.participant.as_str())).unwrap();
        assert!(line.contains(";-0,50;"), "{line}");
    }

    async fn a_view_without_a_name_is_refused_and_keeps_its_list(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let save = |name: &str, query: &str| {
            [("list", "People".to_owned()), ("name", name.to_owned()), ("query", query.to_owned())]
        };
        let refused = browser.post_and_follow("/api/vues/enregistrer", &save(" ", "etat=tous&tri=nom&page=3")).await;
        refused.assert_says("text-empty");
        assert!(refused.control("query").contains("etat=tous&amp;tri=nom\""), "without the page: {}", refused.control("query"));
        browser.post_and_follow("/api/vues/enregistrer", &save("Rien", "page=2&coches=oui")).await.assert_says("view-nothing");
        let saved = browser.post_and_follow("/api/vues/enregistrer", &save("Tout le monde ici", "etat=tous&tri=nom")).await;
        saved.assert_says("view-saved");
        assert!(browser.get("/personnes").await.words().contains("Tout le monde ici"));
        assert!(!app.browser_of(&team.coach).await.get("/suivis").await.words().contains("Tout le monde ici"));
    }

    async fn the_journal_hides_sign_ins_and_shows_who_was_coach_before(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        app.db.sign_in(&team.neighbour, "another device", "test", app.now).await.unwrap();
        let signed_in = crate::support::caller::sentence("deed-device-signed-in");
        let form = [("people[0]", format!("{}.{}", team.participant, team.coach)), ("coach", team.coordinator.to_string())];
        browser.post_and_follow("/api/personnes/confier", &form).await.assert_says("people-assigned");
        let journal = browser.get("/journal").await.words();
        assert!(!journal.contains(&signed_in), "{journal}");
        assert!(journal.contains("Coachici Test → "), "{journal}");
        assert!(browser.get("/journal?connexions=oui").await.words().contains(&signed_in));
        // A name leads to the journal of the person who has it alone.
        let found = browser.get("/journal?nom=awaici").await;
        assert_eq!((found.status, found.location()), (303, format!("/journal?personne={}", team.participant).as_str()));
        browser.get("/journal?nom=zzz").await.assert_says("journal-nobody");
    }
}
