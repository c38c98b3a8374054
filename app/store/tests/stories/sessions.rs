//! Sessions: what is offered, with its places.

use crate::house::{House, at, at_once, by, now, on_both_engines};
use domain::booking::SessionKind;
use store::NewSession;

on_both_engines! {
    async fn a_session_is_read_back_with_its_places_and_its_address(house: House) {
        let team = house.team(1).await;
        let awa = team.newcomer("Awa").await;
        let venue = team.within.add_venue(&by(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
        let new = NewSession { venue: Some(venue), ..team.session_at("2026-12-03T13:00:00Z", 3) };
        let id = team.within.create_session(&by(&team.coach), &new).await.unwrap();
        let read = team.within.session(&awa, &id).await.unwrap();
        assert_eq!((read.kind, read.title.as_str(), read.coach.as_str()), (SessionKind::Training, "Atelier devis", "Nadia Benali"));
        assert_eq!((read.venue.as_deref(), read.address.as_deref()), (Some("Le Canal"), Some("1 quai du Port")));
        assert_eq!((read.starts_at, read.ends_at), (at("2026-12-03T13:00:00Z"), at("2026-12-03T14:00:00Z")));
        assert_eq!((read.places, read.taken, read.left(), read.my_place, read.cancelled_at), (3, 0, 3, None, None));

        team.booked(&team.newcomer("Bilal").await, &id).await;
        team.booked(&awa, &id).await;
        let read = team.within.session(&awa, &id).await.unwrap();
        assert_eq!((read.taken, read.left(), read.my_place), (2, 1, Some(2)));
        assert_eq!(team.within.session(&team.coach, &id).await.unwrap().my_place, None);
        let names = ["Bilal Roussel", "Awa Roussel"];
        assert_eq!(team.within.booked_names(&id).await.unwrap(), names);
        let to_come = team.within.names_to_come(now()).await.unwrap();
        assert_eq!((to_come.len(), to_come[&id].as_slice()), (1, names.map(String::from).as_slice()));
        assert!(team.within.names_to_come(at("2026-12-03T13:00:00Z")).await.unwrap().is_empty(), "it has begun");
    }

    async fn sessions_to_come_are_soonest_first_without_the_past_and_the_cancelled(house: House) {
        let team = house.team(1).await;
        let later = team.session("2026-12-10T13:00:00Z", 1).await;
        let sooner = team.session("2026-12-03T13:00:00Z", 1).await;
        team.session("2026-11-20T13:00:00Z", 1).await;
        let cancelled = team.session("2026-12-04T13:00:00Z", 1).await;
        house.raw(format!("update session set cancelled_at = created_at where id = '{cancelled}'")).await.unwrap();
        let ids: Vec<_> = team.within.sessions_to_come(&team.coach, now()).await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(ids, [sooner, later]);
    }

    async fn a_session_is_to_come_until_the_very_instant_it_begins(house: House) {
        let team = house.team(1).await;
        team.session("2026-12-03T13:00:00Z", 1).await;
        let mut seen = Vec::new();
        // With and without a fraction: as text, the two must still sort as instants.
        for instant in ["2026-12-03T12:59:59.999Z", "2026-12-03T13:00:00Z", "2026-12-03T13:00:00.001Z"] {
            seen.push(team.within.sessions_to_come(&team.coach, at(instant)).await.unwrap().len());
        }
        assert_eq!(seen, [1, 0, 0]);
    }

    async fn two_coaches_who_name_a_new_type_at_once_share_it(house: House) {
        let team = house.team(1).await;
        let answers = at_once((0..8).map(|_| {
            let team = team.clone();
            async move { team.within.create_session(&by(&team.coach), &team.session_at("2026-12-03T13:00:00Z", 1)).await }
        })).await;
        for answer in answers {
            answer.unwrap();
        }
        assert_eq!(house.number("select count(*) from session_type").await, 1);
        assert_eq!(team.within.sessions_to_come(&team.coach, now()).await.unwrap().len(), 8);
    }
}
