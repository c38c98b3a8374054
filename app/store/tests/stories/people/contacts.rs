//! People: their contacts are unique over all structures.

use crate::support::db::{TestDb, actor, add_person, an_address, assert_not_found, now, on_both_engines, refusal};
use domain::{people::Role, values::language::Language};
use store::{Actor, NewPerson, Refusal, new_ulid};

fn someone() -> NewPerson {
    NewPerson { role: Role::Participant, first_name: "Awa".into(), last_name: "Diallo".into(), phone: None, email: Some(an_address()) }
}

on_both_engines! {
    async fn an_added_person_is_loaded_with_the_same_values(test: TestDb) {
        let team = test.team(1).await;
        let new = NewPerson { phone: Some("06 39 98 13 10".parse().unwrap()), ..someone() };
        let id = team.store.people().add_person(&Actor::tools(now()), &new).await.unwrap();
        let read = team.store.people().person(&id).await.unwrap();
        assert_eq!((read.name().as_str(), read.role, read.language), ("Awa Diallo", Role::Participant, Language::Fr));
        assert_eq!(read.phone.as_deref(), Some("+33639981310"));
        assert_eq!(read.email.as_deref(), new.email.as_ref().map(|email| email.as_str()));
        assert_eq!(&read.structure_id, team.store.structure_id());
    }

    async fn a_contact_of_another_person_is_refused_in_all_structures(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let tools = Actor::tools(now());
        let first = NewPerson { phone: Some("0639981310".parse().unwrap()), ..someone() };
        team.store.people().add_person(&tools, &first).await.unwrap();
        let same_phone = NewPerson { email: Some(an_address()), ..first.clone() };
        assert_eq!(refusal(team.store.people().add_person(&tools, &same_phone).await), Refusal::ContactTaken);
        let same_address = NewPerson { phone: None, ..first };
        assert_eq!(refusal(other.store.people().add_person(&tools, &same_address).await), Refusal::ContactTaken);
    }

    async fn the_team_is_sorted_by_name_without_participants(test: TestDb) {
        let team = test.team(1).await;
        add_person(&team.store, Role::Coordinator, "Claire", "Aubin").await;
        team.newcomer("Awa").await;
        let names: Vec<_> = team.store.people().team().await.unwrap().iter().map(|person| person.name()).collect();
        assert_eq!(names, ["Claire Aubin", "Nadia Benali"]);
    }

    async fn the_language_of_the_screens_is_stored(test: TestDb) {
        let team = test.team(1).await;
        team.store.people().set_language(&actor(&team.coach), &team.coach, Language::En).await.unwrap();
        assert_eq!(team.store.people().person(&team.coach).await.unwrap().language, Language::En);
        let awa = team.newcomer("Awa").await;
        for language in Language::ALL {
            team.store.people().set_language(&actor(&awa), &awa, language).await.unwrap();
            assert_eq!(team.store.people().person(&awa).await.unwrap().language, language);
            let of_the_team = team.store.people().set_language(&actor(&team.coach), &team.coach, language).await;
            assert_eq!(of_the_team.is_ok(), language.is_of_every_page(), "the table refuses a language without pages of the team");
        }
        let nobody = new_ulid(now()).try_into().unwrap();
        assert_not_found(team.store.people().set_language(&actor(&team.coach), &nobody, Language::Fr).await);
    }

    async fn the_first_person_of_a_role_is_the_first_added(test: TestDb) {
        let team = test.team(1).await;
        assert_eq!(test.db.first_of(Role::Coach).await.unwrap(), team.coach);
        assert_not_found(test.db.first_of(Role::Coordinator).await);
        let later = Actor::tools(now() + chrono::Duration::seconds(1));
        team.store.people().add_person(&later, &NewPerson { role: Role::Coach, ..someone() }).await.unwrap();
        assert_eq!(test.db.first_of(Role::Coach).await.unwrap(), team.coach);
    }
}
