//! After a return the months of the earlier enrollment stay open, and its forms change nothing in the new one.

use crate::support::app::{Team, TestApp, on_both_engines, team};
use domain::values::ids::EnrollmentId;
use std::sync::Arc;

/// The neighbour's enrollment, which they left four months before the last month.
async fn left(app: &TestApp, team: &Team) -> EnrollmentId {
    let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
    let form = [
        ("participant", team.neighbour.to_string()),
        ("path", path.to_string()),
        ("left_on", team.month.plus(-4).last_day().to_string()),
        ("category", "Durable".into()),
        ("reason", "Vit de sa couture".into()),
    ];
    app.browser_of(&team.coordinator).await.post_and_follow("/api/parcours/sortir", &form).await.assert_says("exit-recorded");
    path
}

/// Enrolls the neighbour once more.
async fn back(app: &TestApp, team: &Team) {
    let day = team.month.plus(1).first_day().to_string();
    let form = [("participant", team.neighbour.to_string()), ("starts_on", day), ("turnover", "250,50".into())];
    app.browser_of(&team.coordinator).await.post_and_follow("/api/parcours/revenir", &form).await.assert_says("return-recorded");
}

on_both_engines! {
    async fn the_months_after_an_exit_are_expected_by_the_coach_and_stay_open_after_a_return(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, coach) = (app.browser_of(&team.neighbour).await, app.browser_of(&team.coach).await);
        let person = format!("/suivis/{}", team.neighbour);
        let names: Vec<_> = [-1, -2, -3].map(|by| domain::values::language::Language::Fr.month(team.month.plus(by)).to_lowercase()).into();
        let path = left(&app, &team).await;
        let seen = coach.get(&person).await.words().to_lowercase();
        assert!(names.iter().all(|name| seen.contains(name.as_str())), "{names:?}: {seen}");

        back(&app, &team).await;
        let seen = coach.get(&person).await;
        assert!(seen.body.contains(&format!("id=\"parcours-{path}\"")) && names.iter().all(|name| seen.words().to_lowercase().contains(name.as_str())));
        let page = coach.get(&format!("{person}/parcours")).await;
        assert!(page.body.contains(&format!("href=\"{person}/parcours/{path}\"")), "an earlier enrollment leads to its page");
        let earlier = coach.get(&format!("{person}/parcours/{path}")).await;
        assert!(earlier.body.contains(&format!("{person}#parcours-{path}")), "and that one to its months: {}", earlier.words());

        // Home asks for the newest open month of the earlier enrollment, and the list holds all of them.
        let month = team.month.plus(-1);
        assert!(browser.get("/").await.control("month").contains(&format!("value=\"{month}\"")));
        assert!(browser.get("/declarations").await.body.contains(&format!("href=\"/declarations/{month}\"")));
        browser.post_and_follow("/api/declarations/zero", &[("month", month.to_string())]).await.assert_says("declaration-nil-sent");
        let declaration = team.rows.declarations().declaration(&path, month).await.unwrap().unwrap().id;
        let ask = [
            ("declaration", declaration.to_string()),
            ("seen", "1".into()),
            ("participant", team.neighbour.to_string()),
            ("month", month.to_string()),
            ("question", "Rien du tout ?".into()),
        ];
        coach.post("/api/verifications/demander", &ask).await;
        assert!(browser.get("/").await.words().contains("Rien du tout ?"), "home shows the question");
        let answer = [("month", month.to_string()), ("answer", "Non, rien.".to_owned())];
        browser.post_and_follow("/api/declarations/repondre", &answer).await.assert_says("answer-sent");
        let record = coach.get(&format!("{person}/{month}")).await;
        assert!(record.status == 200 && record.words().contains("Non, rien."), "{}", record.words());
        assert_eq!(browser.get(&format!("/declarations/{month}/pieces")).await.status, 200);
    }

    async fn a_form_of_the_earlier_enrollment_is_refused_and_changes_nothing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let old = left(&app, &team).await;
        back(&app, &team).await;
        let before = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap();
        let day = before.starts_on.to_string();
        let more: [(&str, &[(&str, String)]); 4] = [
            ("sortir", &[("left_on", day.clone()), ("category", "Other".into()), ("reason", "Départ".into())]),
            ("suspendre", &[("first_day", day.clone()), ("last_day", day.clone()), ("reason", "Maladie".into())]),
            ("debut", &[("seen_start", day.clone()), ("starts_on", day.clone()), ("signed_on", day.clone())]),
            ("sortie/annuler", &[("seen", day.clone())]),
        ];
        for (address, fields) in more {
            for shown in [old.as_str(), "", "\u{0}"] {
                let form = [&[("participant", team.neighbour.to_string()), ("path", shown.to_owned())][..], fields].concat();
                coordinator.post_and_follow(&format!("/api/parcours/{address}"), &form).await.assert_says("path-moved-on");
            }
        }
        assert_eq!(team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap(), before);
        let form = coordinator.get(&format!("/suivis/{}/parcours/sortie", team.neighbour)).await;
        assert!(form.control("path").contains(before.id.as_str()), "the form names the path that it is about");
    }
}
