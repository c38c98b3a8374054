//! The first steps of a new structure: a list that ticks itself and goes when all is done.

use crate::support::app::{TestApp, on_both_engines, person, team};
use crate::support::caller::Answer;
use domain::people::Role;
use std::sync::Arc;
use store::Actor;

/// How many steps a page shows as done; `None` without the list.
fn done(page: &Answer) -> Option<usize> {
    page.body.contains("/api/reglages/premiers-pas").then(|| page.body.matches("todo__item--done").count())
}

on_both_engines! {
    async fn each_step_of_a_new_structure_ticks_itself(app: Arc<TestApp>) {
        let by = Actor::tools(app.now);
        let id = app.db.set_up(&by, "La Neuve", 20, &person(Role::Coordinator, "Line", "line.neuve"), "x").await.unwrap();
        let rows = app.db.for_structure(&id);
        let line = rows.people().colleagues().await.unwrap().remove(0).id;
        let coordinator = app.browser_of(&line).await;
        let home = "/verifications";
        assert_eq!(done(&coordinator.get(home).await), Some(0));
        let steps = [
            ("/api/reglages/contact", vec![("structure_phone", "03 53 01 00 42"), ("structure_email", "")]),
            ("/api/agenda/lieux/ajouter", vec![("name", "Le Canal"), ("address", "1 quai du Port")]),
            (
                "/api/agenda/types/enregistrer",
                vec![("kind", "Training"), ("title", "Vendre en ligne"), ("minutes", "90"), ("places", "8"), ("cancel_notice", "24")],
            ),
            ("/api/personnes/inviter", vec![("role", "Coach"), ("first_name", "Noé"), ("last_name", "Petit"), ("email", "noe.petit@exemple.fr")]),
        ];
        for (at, (address, form)) in steps.iter().enumerate() {
            coordinator.post_and_follow(address, form).await;
            assert_eq!(done(&coordinator.get(home).await), Some(at + 1), "{address}");
        }
        // What another structure has does not count here.
        team(&app, "ailleurs").await;
        assert_eq!(done(&coordinator.get(home).await), Some(4));
    }

    async fn a_list_put_away_stays_away_and_a_coach_never_has_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let page = coordinator.get("/verifications").await;
        assert!(done(&page).is_some(), "the test structure has no contact yet");
        assert_eq!(done(&app.browser_of(&team.coach).await.get("/verifications").await), None);
        for _tap in 0..2 {
            coordinator.post_and_follow("/api/reglages/premiers-pas", &[("", ""); 0]).await;
        }
        assert_eq!(done(&coordinator.get("/verifications").await), None);
        assert_eq!(app.place.number("select count(*) from audit where action = 'structure.first_steps_put_away'").await, 1);
    }
}
