//! Whom a participant calls or writes to, the contact of a structure, and what a new participant has done.

use crate::support::db::{TestDb, actor, add_person, day, now, on_both_engines, today};
use domain::{
    people::{Role, help_contact::HelpContact},
    review::substitution::NewSubstitution,
};

fn phone(contact: &HelpContact) -> Option<(&str, bool)> {
    contact.phone.as_ref().map(|way| (way.to.as_str(), way.of_structure))
}

on_both_engines! {
    async fn the_contact_is_the_coach_the_substitute_of_that_day_or_the_structure(test: TestDb) {
        let (team, other) = (test.team(2).await, test.team(2).await);
        let (awa, store) = (team.participant("Awa").await, &team.store);
        let contact = async |on: &str| store.people().help_contact(&awa.id, day(on)).await.unwrap().unwrap();
        let found = contact("2026-11-23").await;
        assert_eq!((found.person.as_deref(), phone(&found), found.structure.as_str()), (Some("Nadia Benali"), None, "Les Ateliers du Canal"));
        assert!(found.email.is_some_and(|way| !way.of_structure), "a coach has an address");

        let claire = actor(&team.coach);
        store.settings().set_contact(&claire, Some(&"03 53 01 00 42".parse().unwrap()), None).await.unwrap();
        assert_eq!(phone(&contact("2026-11-23").await), Some(("+33353010042", true)));
        test.raw(format!("update person set phone = '+33639980101' where id = '{}'", team.coach)).await.unwrap();
        assert_eq!(phone(&contact("2026-11-23").await), Some(("+33639980101", false)));

        let omar = add_person(store, Role::Coach, "Omar", "Haddad").await;
        let new = NewSubstitution { coach: team.coach.clone(), substitute: omar, from: day("2026-11-23"), to: day("2026-11-24") };
        store.review().substitute(&claire, &new).await.unwrap();
        let found = contact("2026-11-24").await;
        assert_eq!((found.person.as_deref(), found.substitutes_for.as_deref()), (Some("Omar Haddad"), Some("Nadia Benali")));
        assert_eq!(contact("2026-11-25").await.person.as_deref(), Some("Nadia Benali"));
        // The first page reads the same with its day.
        assert_eq!(store.enrollments().day_of(&awa.id, now()).await.unwrap().contact, contact(&today().to_string()).await);
        // Of another structure there is nothing to find.
        assert_eq!(other.store.people().help_contact(&awa.id, today()).await.unwrap(), None);
    }

    async fn the_contact_of_a_structure_is_set_once_and_listed_by_name(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let by = actor(&team.coach);
        assert_eq!(test.db.structure_contacts().await.unwrap(), []);
        let (number, address) = ("03 53 01 00 42".parse().unwrap(), "accueil@exemple.fr".parse().unwrap());
        for _twice in 0..2 {
            team.store.settings().set_contact(&by, Some(&number), Some(&address)).await.unwrap();
        }
        assert_eq!(test.number("select count(*) from audit where action = 'structure.contact'").await, 1);
        let stored = team.store.settings().contact().await.unwrap();
        assert_eq!((stored.phone.as_deref(), stored.email.as_deref()), (Some("+33353010042"), Some("accueil@exemple.fr")));
        assert_eq!(test.db.structure_contacts().await.unwrap(), [stored]);
        assert_eq!(other.store.settings().contact().await.unwrap().phone, None);
        team.store.settings().set_contact(&by, None, None).await.unwrap();
        assert_eq!(test.db.structure_contacts().await.unwrap(), []);
    }

    async fn the_welcome_of_one_person_is_put_away_once_and_for_them_alone(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let facts = async |who: &domain::values::ids::PersonId| team.store.people().welcome_facts(who).await.unwrap();
        for _twice in 0..2 {
            team.store.people().put_welcome_away(&actor(&awa.id), &awa.id).await.unwrap();
        }
        assert_eq!(test.number("select count(*) from audit where action = 'person.welcome_put_away'").await, 1);
        assert_eq!((facts(&awa.id).await.put_away, facts(&bilal.id).await.put_away), (true, false));
        let session = team.session("2026-12-01T14:00:00Z", 2).await;
        team.book(&bilal.id, &session).await.unwrap();
        assert_eq!((facts(&awa.id).await.booked, facts(&bilal.id).await.booked), (false, true));
    }
}
