//! Who is told of a question is whose figure it is about, whatever a form says.

use crate::support::app::{House, on_both_engines, team};
use std::sync::Arc;

on_both_engines! {
    async fn a_question_goes_to_whose_declaration_it_is_whomever_the_form_names(house: Arc<House>) {
        let team = team(&house, "ici").await;
        let coach = house.browser_of(&team.coach).await;
        let form = [
            ("declaration", team.waiting.to_string()),
            ("seen", "1".to_owned()),
            ("participant", team.neighbour.to_string()),
            ("month", team.month.to_string()),
            ("question", "Tout est compté ?".to_owned()),
        ];
        let before = house.letters_to("awaici@exemple.fr").await.len();
        assert_eq!(coach.post("/api/verifications/demander", &form).await.status, 303);
        let letters = house.letters_to("awaici@exemple.fr").await;
        assert_eq!(letters.len(), before + 1);
        assert!(letters[0].body.ends_with(&format!("/declarations/{}", team.month.plus(-3))), "{}", letters[0].body);
        assert!(house.letters_to("zoeici@exemple.fr").await.is_empty());
    }
}
