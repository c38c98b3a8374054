//! The letterhead of a structure, the address of a participant, the number of a PASS in a statement.

use crate::support::db::{TestDb, actor, assert_broken, assert_not_found, at, month, on_both_engines};
use domain::{enrollments::pass_number::PassNumber, values::siret::Siret};
use store::{Actor, Closing, Letterhead, NewLetterhead, PersonAddress};

on_both_engines! {
    async fn a_letterhead_is_set_and_removed(test: TestDb) {
        let team = test.team(1).await;
        let name = "Les Ateliers du Canal".to_owned();
        assert_eq!(team.store.settings().letterhead().await.unwrap(), Letterhead { name: name.clone(), ..Letterhead::default() });
        let new = NewLetterhead {
            address: Some("12 rue du Canal\n10000 Troyes".into()),
            siret: Some(Siret::read("732 829 320 00074").unwrap()),
            signatory_name: Some("Marie Colin".into()),
            signatory_function: Some("directrice".into()),
        };
        team.store.settings().set_letterhead(&actor(&team.coach), &new).await.unwrap();
        let read = team.store.settings().letterhead().await.unwrap();
        assert_eq!((read.address, read.siret.as_deref(), read.signatory_name.as_deref()), (new.address, Some("73282932000074"), Some("Marie Colin")));
        team.store.settings().set_letterhead(&actor(&team.coach), &NewLetterhead::default()).await.unwrap();
        assert_eq!(team.store.settings().letterhead().await.unwrap(), Letterhead { name, ..Letterhead::default() });
        assert_broken(test.raw("update structure set siret = '123'").await);
    }

    async fn only_a_participant_has_an_address_and_the_journal_omits_it(test: TestDb) {
        let (team, elsewhere) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await.id;
        team.store.settings().set_person_address(&actor(&team.coach), &awa, Some("3 quai du Port\n10000 Troyes"), None).await.unwrap();
        let expected = PersonAddress { address: Some("3 quai du Port\n10000 Troyes".into()), siret: None };
        assert_eq!(team.store.settings().person_address(&awa).await.unwrap(), expected);
        assert!(test.texts("select details from audit where action = 'person.address'").await.iter().all(|it| !it.contains("quai")));
        assert_not_found(team.store.settings().set_person_address(&actor(&team.coach), &team.coach, None, None).await);
        assert_not_found(elsewhere.store.settings().set_person_address(&actor(&elsewhere.coach), &awa, None, None).await);
        assert_not_found(elsewhere.store.settings().person_address(&awa).await);
    }

    async fn a_closed_statement_keeps_the_number_of_the_pass(test: TestDb) {
        let (team, elsewhere) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await;
        let number = PassNumber::read("99999 26 00042").unwrap();
        assert_not_found(elsewhere.store.settings().set_pass_number(&actor(&elsewhere.coach), &awa.path, Some(&number)).await);
        team.store.settings().set_pass_number(&actor(&team.coach), &awa.path, Some(&number)).await.unwrap();
        assert_eq!(team.store.settings().pass_number(&awa.path).await.unwrap(), Some(number));
        let by = Actor::person(&team.coach, at("2026-11-23T10:00:00Z"));
        let october = team.store.statements().month_statement(month("2026-10"), by.at).await.unwrap();
        let seen = store::fingerprint_of(&october.due());
        let closing = Closing { month: month("2026-10"), version: 1, seen: &seen, confirmed: true };
        team.store.statements().close_statement(&by, &closing, by.at.date_naive()).await.unwrap();
        team.store.settings().set_pass_number(&by, &awa.path, None).await.unwrap();
        let october = team.store.statements().month_statement(month("2026-10"), by.at).await.unwrap();
        assert_eq!(october.versions[0].lines[0].pass_number.as_deref(), Some("999992600042"));
        assert!(october.due().is_empty(), "a number that is typed or changed makes no amended statement");
    }
}
