//! The network reads published results only.

use super::funders::publish;
use crate::support::app::{TestApp, add_participant, on_both_engines, team};
use chrono::Duration;
use domain::{reporting::disclosure::half_year::HalfYear, values::paris};
use std::sync::Arc;

on_both_engines! {
    async fn the_network_reads_published_results_and_nothing_else(app: Arc<TestApp>) {
        let network = app.browser_of(&app.of_the_network().await).await;
        network.get("/reseau").await.assert_says("network-none");
        let (here, there) = (team(&app, "ici").await, team(&app, "ailleurs").await);
        for nth in 0..12 {
            add_participant(&here.rows, app.now, &here.coach, &format!("Nouvelle{nth}"), &format!("nouvelle{nth}")).await;
        }
        let before = network.get("/reseau").await;
        before.assert_says("network-nothing");
        assert!(before.words().contains("2 structures, 140 places"), "{}", before.words());

        let half = HalfYear::of(paris::day(app.now) - Duration::days(300));
        let coordinator = app.browser_of(&here.coordinator).await;
        publish(&coordinator, half).await.assert_says("results-told");
        let page = network.get("/reseau").await;
        assert!(page.words().contains("1 structure sur 2 a publié ce semestre"), "{}", page.words());
        page.assert_says("network-not-told");
        let one = network.get(&format!("/reseau/{}", here.rows.structure_id())).await;
        one.assert_says("method-title");
        assert!(one.words().contains("Structure ici"));
        network.get(&format!("/reseau/{}", there.rows.structure_id())).await.assert_says("results-nothing");

        let coordinator = app.browser_of(&there.coordinator).await;
        publish(&coordinator, half).await.assert_says("results-told");
        let both = network.get(&format!("/reseau?semestre={half}")).await;
        assert!(both.words().contains("2 structures sur 2 ont publié ce semestre"), "{}", both.words());
        for answer in [&page, &one, &both] {
            for name in ["Awa", "Zoe", "Coachici", "Nouvelle", "190"] {
                assert!(!answer.words().contains(name), "{name} is published: {}", answer.words());
            }
        }
        for odd in ["/reseau?semestre=2000-S1", "/reseau?semestre=%00", "/reseau?semestre=&coach=1"] {
            assert_eq!(network.get(odd).await.words(), both.words(), "{odd}");
        }
        for odd in ["/reseau/%00", "/reseau/01KNOBODY", "/reseau/%F0%9F%98%80"] {
            assert_eq!(network.get(odd).await.status, 404, "{odd}");
        }
    }

    async fn a_member_of_the_network_begins_there_and_is_signed_out_on_removal(app: Arc<TestApp>) {
        let person = app.of_the_network().await;
        let network = app.browser_of(&person).await;
        let home = network.get("/").await;
        assert_eq!((home.status, home.location()), (303, "/reseau"));
        assert_eq!(app.of_the_network().await, person, "added twice, they are one");
        app.db.take_from_network(&store::Actor::tools(app.now), "helene.reseau@exemple.fr").await.unwrap();
        assert_eq!(network.get("/reseau").await.location(), "/connexion");
        let again = app.db.take_from_network(&store::Actor::tools(app.now), "helene.reseau@exemple.fr").await;
        assert!(matches!(again, Err(store::StoreError::NotFound)));
        assert_eq!(app.of_the_network().await, person, "and back");
        assert_eq!(app.browser_of(&person).await.get("/reseau").await.status, 200);
    }

    async fn a_structure_with_places_cannot_be_a_network(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let by = store::Actor::tools(app.now);
        let new = crate::support::app::person(domain::people::Role::Network, "Hélène", "helene.reseau");
        let refused = app.db.add_to_network(&by, "Structure ici", &new, "hash").await;
        assert!(matches!(refused, Err(store::StoreError::Refused(store::Refusal::NetworkHasPlaces))));
        // No form gives the role of the network.
        let coordinator = app.client_of(&team.coordinator).await;
        let role = [("person", team.colleague.to_string()), ("role", "Network".to_owned())];
        assert_eq!(coordinator.post("/api/personnes/role", &role).await.status, 404);
        assert_eq!(app.place.number("select count(*) from person where role = 'Network'").await, 0);
    }
}
