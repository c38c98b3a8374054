//! A copied structure: whole, apart from its model, and open to its people.

use crate::support::app::{TestApp, on_both_engines, team};
use chrono::Duration;
use domain::{people::Role, values::ids::PersonId};
use std::sync::Arc;
use store::StructureCopy;

/// The tables whose rows a copy with twice the participants has: as many as its model, or twice as many.
const COUNTED: [(&str, i64); 8] = [
    ("session", 1),
    ("booking", 1),
    ("session_place", 1),
    ("busy", 1),
    ("enrollment", 2),
    ("declaration", 2),
    ("question", 2),
    ("statement_row", 2),
];

/// How many rows of a table a structure has.
fn count(table: &str, structure: &str) -> String {
    let scope = match table {
        "session_place" | "busy" => "session_id in (select id from session where structure_id = ",
        "question" => "declaration_id in (select id from declaration where structure_id = ",
        _ => return format!("select count(*) from {table} where structure_id = '{structure}'"),
    };
    format!("select count(*) from {table} where {scope}'{structure}')")
}

on_both_engines! {
    async fn a_copy_has_every_row_of_its_model_and_opens_every_page(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let model = team.rows.structure_id();
        let before = app.place.rows_of(model).await;
        let size = app.db.count_participants(model).await.unwrap();
        let copies = [StructureCopy { name: "L’Établi, Agen", number: 1, participants: size * 2 }, StructureCopy { name: "La Boussole, Pau", number: 3, participants: size }];
        for copy in &copies {
            app.db.copy_structure(model, copy, app.now + Duration::seconds(2)).await.unwrap();
        }
        assert_eq!(before, app.place.rows_of(model).await, "the model is as it was");
        let structures = app.db.structures().await.unwrap();
        let copied = structures.iter().find(|structure| structure.name == copies[0].name).expect("the copy has its name");
        for (table, times) in COUNTED {
            let of_model = app.place.number(count(table, model.as_str())).await;
            let of_copy = app.place.number(count(table, copied.id.as_str())).await;
            assert!(of_model > 0, "{table} has rows");
            assert_eq!(of_copy, of_model * times, "{table}");
        }

        let of_role = |role: Role| format!("select id from person where structure_id = '{}' and role = '{}' order by id", copied.id, role.as_str());
        let participants = app.place.texts(of_role(Role::Participant)).await;
        assert_eq!(participants.len() as i64, size * 2);
        for person in participants {
            let browser = app.browser_of(&PersonId::try_from(person).unwrap()).await;
            for page in ["/", "/declarations", &format!("/declarations/{}", team.month), "/rendez-vous", "/plan", "/moi"] {
                let answer = browser.get(page).await;
                assert_eq!(answer.status, 200, "{page}: {}", answer.words());
            }
        }
        let coordinator = app.place.texts(of_role(Role::Coordinator)).await.remove(0);
        let browser = app.browser_of(&PersonId::try_from(coordinator).unwrap()).await;
        for page in ["/pilotage", "/suivis", "/verifications", "/agenda", "/personnes", &format!("/pilotage/etats/{}", team.handed_in)] {
            let answer = browser.get(page).await;
            assert_eq!(answer.status, 200, "{page}: {}", answer.words());
        }
    }
}
