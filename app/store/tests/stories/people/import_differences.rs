//! The differences between files and stored enrollments: reported, and applied only on request.

use crate::support::db::{TestDb, actor, day, month, now, on_both_engines};
use domain::{
    enrollments::exit::ExitCategory,
    people::import::{Reason, Warning, read_declarations, read_participants},
    values::{ids::PersonId, money::Cents},
};
use store::{Actor, ImportError, ImportReport, StructureStore};

const HEADER: &str = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur";
const AWA: &str = "Awa;Roussel;0639985901;;couture;02;06/10/2025;05/10/2027;;oui;RSA;;0;;lou.martin@structure.example";
const MONTHS: &str =
    "courriel_ou_telephone;mois;code_activite;montant;nature\n0639985901;2026-01;02;100;vente\n0639985901;2026-02;02;200;vente\n";

async fn try_with(
    store: &StructureStore,
    people: &str,
    months: &str,
    apply: bool,
) -> Result<ImportReport, Vec<(u64, &'static str, Reason, Option<u64>)>> {
    let people = read_participants(people.as_bytes()).unwrap();
    let months = read_declarations(months.as_bytes()).unwrap();
    store.people().import_with(&Actor::tools(now()), &people, &months, apply).await.map_err(|error| match error {
        ImportError::Refused(cells) => cells.into_iter().map(|it| (it.line, it.column, it.reason, it.earlier)).collect(),
        ImportError::Store(error) => panic!("{error}"),
    })
}

async fn import(store: &StructureStore, people: &str, months: &str, apply: bool) -> ImportReport {
    try_with(store, people, months, apply).await.unwrap()
}

async fn empty(test: &TestDb) -> StructureStore {
    let structure = test.db.create_structure(&Actor::tools(now()), "Les Ateliers du Canal", 5).await.unwrap();
    test.db.for_structure(&structure)
}

fn file(lines: &[&str]) -> String {
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

async fn person_by_phone(test: &TestDb, phone: &str) -> PersonId {
    test.texts(format!("select id from person where phone = '{phone}'")).await.remove(0).try_into().unwrap()
}

on_both_engines! {
    async fn each_differing_cell_is_reported_and_not_applied(test: TestDb) {
        let store = empty(&test).await;
        import(&store, &file(&[AWA]), MONTHS, false).await;
        let otherwise = AWA
            .replace("Awa;Roussel", "Awa;Roussel-Petit").replace(";;couture;02", ";awa@courriel.example;retouches;03")
            .replace("05/10/2027", "05/10/2028").replace(";;oui;RSA;;0;;lou.martin", ";28/02/2024;non;ASS;01/02/2025;80,50;900;sacha.leroy");
        let months = MONTHS.replace("100;vente", "150;vente\n0639985901;2026-01;01;5;vente");
        let before = test.texts("select cast(count(*) as text) from audit").await;
        let report = import(&store, &file(&[&otherwise]), &months, false).await;
        let named: Vec<_> = report.differences.iter().map(|it| (it.line, it.column.as_str(), it.old.as_str(), it.new.as_str(), it.applies)).collect();
        let (start, start_new, goal) = (Cents::ZERO.to_string(), Cents::new(8_050).to_string(), Cents::new(90_000).to_string());
        let (one, two) = (Cents::new(10_000).to_string(), format!("{} (2 lignes)", Cents::new(15_500)));
        assert_eq!(named, [
            (2, "nom", "Roussel", "Roussel-Petit", true),
            (2, "courriel", "", "awa@courriel.example", true),
            (2, "activite", "couture", "retouches", true),
            (2, "code_activite", "02", "03", true),
            (2, "fin_pass_iae", "05/10/2027", "05/10/2028", false),
            (2, "immatriculation", "", "28/02/2024", true),
            (2, "acre", "oui", "non", true),
            (2, "aide", "RSA", "ASS", true),
            (2, "aide_depuis", "", "01/02/2025", true),
            (2, "ca_mensuel_depart", start.as_str(), start_new.as_str(), true),
            (2, "objectif_mensuel", "", goal.as_str(), true),
            (2, "accompagnateur", "lou.martin@structure.example", "sacha.leroy@structure.example", false),
            (2, "2026-01", one.as_str(), two.as_str(), true),
        ]);
        assert_eq!((report.summary.participants_known, report.summary.participants_differing, report.summary.months_differing), (0, 1, 1));
        assert!(report.summary.is_nothing() && report.differences.iter().all(|it| it.person == "Awa Roussel"));
        assert_eq!(test.texts("select cast(count(*) as text) from audit").await, before);
        assert_eq!(store.people().team().await.unwrap().len(), 1, "nobody is added for a coach that stays another");
    }

    async fn applied_differences_are_stored_and_audited(test: TestDb) {
        let store = empty(&test).await;
        import(&store, &file(&[AWA]), MONTHS, false).await;
        let awa = person_by_phone(&test, "+33639985901").await;
        let otherwise = AWA.replace("Awa;Roussel;0639985901;", "Awa;Petit;0639985909;awa@courriel.example").replace("couture;02", "retouches;03").replace(";;oui;", ";28/02/2024;non;");
        let months = MONTHS.replace("100;vente", "150;vente").replace("0639985901", "awa@courriel.example");
        // Known by the address first, so that the phone is another one.
        test.raw("update person set email = 'awa@courriel.example' where phone is not null").await.unwrap();
        let report = import(&store, &file(&[&otherwise]), &months, true).await;
        assert_eq!(report.summary.changes_applied, 7);
        let path = store.enrollments().enrollment_of(&awa).await.unwrap();
        assert_eq!((path.name().as_str(), path.phone.as_deref()), ("Awa Petit", Some("+33639985909")));
        assert_eq!((path.trade.as_str(), path.activity.as_str(), path.registered_on, path.acre), ("retouches", "03", Some(day("2024-02-28")), false));
        let january = store.declarations().declaration(&path.id, month("2026-01")).await.unwrap().unwrap();
        assert_eq!((january.version(), january.imported, domain::declarations::declaration::total(january.lines())), (2, true, Cents::new(15_000)));
        let journal: Vec<String> = store.journal().events_of(path.id.as_str()).await.unwrap().into_iter().map(|row| row.action).collect();
        assert!(journal.contains(&"enrollment.record_corrected".to_owned()), "{journal:?}");
        let journal: Vec<String> = store.journal().events_of(january.id.as_str()).await.unwrap().into_iter().map(|row| row.action).collect();
        assert!(journal.contains(&"declaration.imported_anew".to_owned()), "{journal:?}");
        assert_eq!(store.journal().events_of(awa.as_str()).await.unwrap().iter().filter(|row| row.action == "person.contact").count(), 1);
        let again = import(&store, &file(&[&otherwise]), &months, true).await;
        assert_eq!((again.summary.changes_applied, again.differences.len(), again.summary.participants_known), (0, 0, 1));
    }

    async fn a_month_declared_in_the_app_is_reported_and_never_overwritten(test: TestDb) {
        let store = empty(&test).await;
        import(&store, &file(&[AWA]), "courriel_ou_telephone;mois;code_activite;montant;nature\n", false).await;
        let awa = person_by_phone(&test, "+33639985901").await;
        store.declarations().submit(&actor(&awa), &awa, month("2026-01"), &[crate::support::db::sale(900)], 0, crate::support::db::today()).await.unwrap();
        let report = import(&store, &file(&[AWA]), MONTHS, true).await;
        assert_eq!((report.summary.months_added, report.summary.months_differing, report.summary.changes_applied), (1, 1, 0));
        assert!(!report.differences[0].applies);
        let path = store.enrollments().enrollment_of(&awa).await.unwrap();
        assert_eq!(store.declarations().declaration(&path.id, month("2026-01")).await.unwrap().unwrap().version(), 1);
    }

    async fn a_month_that_is_not_over_is_refused_on_its_line(test: TestDb) {
        let store = empty(&test).await;
        let running = month("2026-11");
        for late in [running, running.plus(1), running.plus(4)] {
            let months = format!("{MONTHS}0639985901;{late};02;999;vente\n");
            let refused = try_with(&store, &file(&[AWA]), &months, false).await.unwrap_err();
            assert_eq!(refused, [(4, "mois", Reason::MonthNotOver, None)], "{late}");
        }
        let months = format!("{MONTHS}0639985901;{};02;999;vente\n", running.plus(-1));
        assert_eq!(import(&store, &file(&[AWA]), &months, false).await.summary.months_added, 3);
    }

    async fn a_stored_name_with_another_phone_is_a_warning(test: TestDb) {
        let store = empty(&test).await;
        import(&store, &file(&[AWA]), MONTHS, false).await;
        let namesake = AWA.replace("Awa;Roussel;0639985901", "AWA;Roussél;0639985902");
        let report = import(&store, &file(&[&namesake]), MONTHS, false).await;
        assert_eq!(report.warnings, [Warning::NameKnown { name: "AWA Roussél".into(), line: 2 }]);
        assert_eq!(import(&store, &file(&[&namesake]), MONTHS, false).await.warnings, []);
    }

    async fn a_participant_on_two_lines_by_two_contacts_is_refused_with_the_earlier_line(test: TestDb) {
        let store = empty(&test).await;
        import(&store, &file(&[AWA]), MONTHS, false).await;
        test.raw("update person set email = 'awa@courriel.example' where phone is not null").await.unwrap();
        let by_mail = AWA.replace("0639985901;", ";awa@courriel.example");
        let refused = try_with(&store, &file(&[AWA, &by_mail]), MONTHS, false).await.unwrap_err();
        assert_eq!(refused, [(3, "courriel", Reason::Duplicate, Some(2))]);
    }

    async fn a_former_enrollment_is_imported_with_its_history(test: TestDb) {
        let store = empty(&test).await;
        test.raw("delete from structure_place where place > 1").await.unwrap();
        let header = format!("{HEADER};sortie;categorie_sortie;motif_sortie;signature_contrat;suspensions;prolongations;fin_les_emplois");
        let left = format!("{};2026-03-31;emploi durable;Vit de son activité;2025-10-01;2026-01-10/2026-01-12;rqth:200 formation:90;2028-07-20", AWA.replace("05/10/2027", "24/07/2028"));
        let back = format!("{};;;;2026-08-30;;;", AWA.replace("06/10/2025", "01/09/2026").replace("05/10/2027", "30/08/2028"));
        let text = format!("{header}\n{left}\n{back}\n");
        let report = import(&store, &text, MONTHS, false).await;
        assert_eq!((report.summary.participants_added, report.summary.months_added), (2, 2));
        assert_eq!(store.enrollments().places().await.unwrap().taken, 1, "a path that is over takes no place");
        let awa = person_by_phone(&test, "+33639985901").await;
        let paths = store.enrollments().enrollments_of(&awa).await.unwrap();
        let (newest, earlier) = (&paths[0], &paths[1]);
        assert_eq!((newest.left_on, newest.signed_on), (None, Some(day("2026-08-30"))));
        assert_eq!((earlier.left_on, earlier.exit_category, earlier.exit_reason.as_deref()), (Some(day("2026-03-31")), Some(ExitCategory::Durable), Some("Vit de son activité")));
        assert_eq!((earlier.suspensions.0.len(), earlier.official_end), (1, Some(day("2028-07-20"))));
        let extensions: Vec<i64> = store.enrollments().extensions_of(&earlier.id).await.unwrap().iter().map(|it| it.days).collect();
        assert_eq!((extensions, store.declarations().summaries(&earlier.id).await.unwrap().len()), (vec![200, 90], 2));
        let again = import(&store, &text, MONTHS, true).await;
        assert!(again.summary.is_nothing() && again.differences.is_empty(), "{again:?}");
        assert_eq!((again.summary.participants_known, again.summary.months_known), (2, 2));

        let later = text.replace("2026-03-31", "2027-03-31").replace("01/09/2026", "02/04/2027").replace("0639985901", "0639985902");
        let refused = try_with(&store, &later, "courriel_ou_telephone;mois;code_activite;montant;nature\n", false).await.unwrap_err();
        assert_eq!(refused, [(2, "sortie", Reason::ExitLater, None), (3, "", Reason::NoPlace, None)]);
    }

    async fn the_official_end_is_audited_once_and_can_be_removed(test: TestDb) {
        let store = empty(&test).await;
        import(&store, &file(&[AWA]), MONTHS, false).await;
        let awa = person_by_phone(&test, "+33639985901").await;
        let path = store.enrollments().enrollment_of(&awa).await.unwrap().id;
        let by = Actor::tools(now());
        for _ in 0..2 {
            store.enrollments().set_official_end(&by, &path, Some(day("2027-10-04"))).await.unwrap();
        }
        assert_eq!(store.enrollments().enrollment_of(&awa).await.unwrap().official_end, Some(day("2027-10-04")));
        store.enrollments().set_official_end(&by, &path, None).await.unwrap();
        assert_eq!(store.enrollments().enrollment_of(&awa).await.unwrap().official_end, None);
        assert_eq!(test.number("select count(*) from audit where action = 'enrollment.official_end'").await, 2);
        let elsewhere = empty(&test).await;
        crate::support::db::assert_not_found(elsewhere.enrollments().set_official_end(&by, &path, Some(day("2027-10-04"))).await);
    }
}
