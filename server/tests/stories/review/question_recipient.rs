//! The recipient of a question.

use crate::support::app::{TestApp, on_both_engines, team};
use std::sync::Arc;

on_both_engines! {
    async fn a_question_goes_to_the_declarant_whomever_the_form_names(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let form = [
            ("declaration", team.waiting.to_string()),
            ("seen", "1".to_owned()),
            ("participant", team.neighbour.to_string()),
            ("month", team.month.to_string()),
            ("question", "Tout est compté ?".to_owned()),
        ];
        let before = app.letters_to("awaici@exemple.fr").await.len();
        assert_eq!(coach.post("/api/verifications/demander", &form).await.status, 303);
        let letters = app.letters_to("awaici@exemple.fr").await;
        assert_eq!(letters.len(), before + 1);
        assert!(letters[0].body.ends_with(&format!("/declarations/{}", team.month.plus(-3))), "{}", letters[0].body);
        assert!(app.letters_to("zoeici@exemple.fr").await.is_empty());
    }
}
