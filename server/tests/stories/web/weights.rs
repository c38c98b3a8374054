//! Pages of the team in a structure of six thousand people: as light as in one of six hundred, by as many statements.

use crate::support::{
    app::{Engine, TestApp, run_on, team},
    caller::Caller,
    statements,
};
use chrono::Duration;
use domain::{people::Role, values::ids::PersonId};
use std::sync::Arc;
use store::{PAGE_ROWS, StructureCopy};

/// The most bytes of a page's HTML.
const MOST_BYTES: usize = 100_000;

/// The coordinator of a structure of so many people, copied from the model.
async fn coordinator_of(app: &TestApp, model: &domain::values::ids::StructureId, number: i64, participants: i64) -> Caller {
    let name = format!("Structure {number}");
    let copy = StructureCopy { name: &name, number, participants };
    app.db.copy_structure(model, &copy, app.now + Duration::seconds(2)).await.unwrap();
    let structures = app.db.structures().await.unwrap();
    let copied = structures.into_iter().find(|structure| structure.name == name).unwrap();
    assert_eq!(app.db.count_participants(&copied.id).await.unwrap(), participants);
    let find =
        format!("select id from person where structure_id = '{}' and role = '{}' order by id", copied.id, Role::Coordinator.as_str());
    app.browser_of(&PersonId::try_from(app.place.texts(find).await.remove(0)).unwrap()).await
}

#[test]
fn pages_of_six_thousand_people_are_light_and_ask_no_more_than_those_of_six_hundred() {
    run_on(Engine::Sqlite, |app: Arc<TestApp>| async move {
        let team = team(&app, "ici").await;
        let model = team.rows.structure_id();
        let fewer = coordinator_of(&app, model, 1, 600).await;
        let many = coordinator_of(&app, model, 2000, 6_000).await;
        let statement = format!("/pilotage/etats/{}", team.month);
        let pages = [
            "/personnes",
            "/personnes?etat=tous&tri=-debut&page=7",
            "/personnes?q=a",
            "/personnes/confier",
            "/suivis",
            "/suivis?tri=accompagnateur&page=3",
            "/suivis?q=a",
            "/suivis?vue=planifier",
            "/relances",
            "/relances?page=2",
            "/verifications",
            "/pilotage",
            "/pilotage/liste?chiffre=places",
            "/pilotage/liste?chiffre=mois&tri=-montant&page=2",
            &statement,
            "/journal",
            "/journal?connexions=oui",
        ];
        statements::record();
        let mut heavy = Vec::new();
        for page in pages {
            let mut asked = Vec::new();
            for browser in [&fewer, &many] {
                // The first request of a browser also writes that its device was seen.
                assert_eq!(browser.get(page).await.status, 200, "{page}");
                let before = statements::runs();
                let answer = browser.get(page).await;
                asked.push(statements::runs() - before);
                if answer.body.len() > MOST_BYTES {
                    heavy.push(format!("{page}: {} bytes", answer.body.len()));
                }
            }
            assert!(asked[0] > 0 && asked[1] <= asked[0], "{page} ran {asked:?} statements");
        }
        assert_eq!(heavy, [""; 0]);
        // A page of people has fifty, the last page the rest, and no one is on two.
        let mut seen = std::collections::BTreeSet::new();
        for page in 1..=6_000 / PAGE_ROWS {
            let body = many.get(&format!("/personnes?etat=tous&page={page}")).await.body;
            let rows = body.split("t_equipe").next().unwrap();
            seen.extend(
                rows.split("<th scope=\"row\"><a href=\"/personnes/").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()),
            );
        }
        assert_eq!(seen.len(), 6_000);
    });
}
