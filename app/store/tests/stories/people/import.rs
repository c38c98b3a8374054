//! Importing files: all of it or nothing, and again without a change.

use crate::support::db::{Engine, Participant, Team, TestDb, at_once, month, now, on_both_engines, sale, today};
use domain::{
    declarations::declaration::{DeclarationState, MOST_LINES, total},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
    },
    people::{
        Role,
        import::{Reason, SourceFile, read_declarations, read_participants},
    },
    values::{ids::PersonId, money::Cents},
};
use std::collections::BTreeMap;
use store::{Actor, ImportError, ImportSummary, NewPerson, Places, StructureStore};

const PEOPLE: &str = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;ca_mensuel_depart;objectif_mensuel;accompagnateur
Élodie;N'Guyen;+33 (0)639985901;elodie@courriel.example;food truck;02;20/06/2025;19/06/2027;28/02/2023;non;RSA;10/02/2025;361,22;1 500,00;sacha.leroy@structure.example
Jean-Luc;Ünal;06.39.98.59.02;;réparation de vélos;02;17/08/2025;16/08/2027;;oui;aucun;;0,00;;sacha.leroy@structure.example
Inès;Le Goff;;ines@courriel.example;bijoux;01;01/03/2025;28/02/2027;16/08/2024;non;aucun;;0;0;lou.martin@structure.example
";

const MONTHS: &str = "courriel_ou_telephone;mois;code_activite;montant;nature
elodie@courriel.example;2025-07;02;1 152,00;vente
06 39 98 59 02;2025-09;02;0,00;vente
elodie@courriel.example;2025-08;02;1 075,50;vente
elodie@courriel.example;2025-07;02;-30,38;avoir
";

/// The refused cells: file, line, column, reason.
type Refused = Vec<(SourceFile, u64, &'static str, Reason)>;

const IN_PEOPLE: SourceFile = SourceFile::Participants;
const IN_MONTHS: SourceFile = SourceFile::Declarations;

async fn import(store: &StructureStore, people: &str, months: &str) -> Result<ImportSummary, Refused> {
    let people = read_participants(people.as_bytes()).unwrap();
    let months = read_declarations(months.as_bytes()).unwrap();
    store.people().import(&Actor::tools(now()), &people, &months).await.map_err(|error| match error {
        ImportError::Refused(cells) => cells.into_iter().map(|it| (it.file, it.line, it.column, it.reason)).collect(),
        ImportError::Store(error) => panic!("{error}"),
    })
}

/// The participants' file with more rows below it.
fn people_and(rows: &str) -> String {
    format!("{PEOPLE}{rows}\n")
}

fn months_of(rows: &[&str]) -> String {
    format!("courriel_ou_telephone;mois;code_activite;montant;nature\n{}\n", rows.join("\n"))
}

/// A structure without a coach.
async fn empty(test: &TestDb, places: i64) -> StructureStore {
    let structure = test.db.create_structure(&Actor::tools(now()), "Les Ateliers du Canal", places).await.unwrap();
    test.db.for_structure(&structure)
}

/// The person with that phone number or address.
async fn person_by_contact(test: &TestDb, contact: &str) -> PersonId {
    let found = test.texts(format!("select id from person where phone = '{contact}' or email = '{contact}'")).await;
    found.into_iter().next().unwrap().try_into().unwrap()
}

/// The number of rows of each table.
async fn row_counts(test: &TestDb) -> BTreeMap<String, i64> {
    let tables = match test.engine {
        Engine::Sqlite => "select name from sqlite_master where type = 'table' and name not like 'sqlite%'",
        Engine::Postgres => "select table_name::text from information_schema.tables where table_schema = 'public'",
    };
    let mut counts = BTreeMap::new();
    for table in test.texts(tables).await {
        let count = test.number(format!("select count(*) from {table}")).await;
        counts.insert(table, count);
    }
    counts
}

on_both_engines! {
    async fn an_import_adds_coaches_participants_enrollments_and_validated_months(test: TestDb) {
        let store = empty(&test, 5).await;
        let done = import(&store, PEOPLE, MONTHS).await.unwrap();
        let expected = ImportSummary { coaches_added: 2, participants_added: 3, months_added: 3, ..ImportSummary::default() };
        assert_eq!(done, expected);
        let team = store.people().team().await.unwrap();
        let names: Vec<_> = team.iter().map(|coach| (coach.name(), coach.role, coach.email.clone().unwrap())).collect();
        assert_eq!(names, [
            ("Sacha Leroy".into(), Role::Coach, "sacha.leroy@structure.example".into()),
            ("Lou Martin".into(), Role::Coach, "lou.martin@structure.example".into()),
        ]);
        assert_eq!(store.enrollments().places().await.unwrap(), Places { all: 5, taken: 3 });

        let elodie = store.enrollments().enrollment_of(&person_by_contact(&test, "+33639985901").await).await.unwrap();
        assert_eq!((elodie.name().as_str(), elodie.email.as_deref()), ("Élodie N'Guyen", Some("elodie@courriel.example")));
        assert_eq!((elodie.coach_name.as_str(), elodie.trade.as_str()), ("Sacha Leroy", "food truck"));
        assert_eq!(elodie.period(), EnrollmentPeriod::starting("2025-06-20".parse().unwrap()));
        assert_eq!((elodie.starting_turnover, elodie.goal), (Cents::new(36_122), Some(Cents::new(150_000))));
        let benefit = test.texts(format!("select benefit || ' ' || benefit_since from enrollment where id = '{}'", elodie.id)).await;
        assert_eq!(benefit, [format!("{} 2025-02-10", Benefit::Rsa.as_str())]);
        let figures = store.declarations().summaries(&elodie.id).await.unwrap();
        let read: Vec<_> = figures.iter().map(|it| (it.month.to_string(), it.state, it.total.get(), it.imported)).collect();
        assert_eq!(read, [
            ("2025-07".into(), DeclarationState::Validated, 112_162, true),
            ("2025-08".into(), DeclarationState::Validated, 107_550, true),
        ]);
        let july = store.declarations().declaration(&elodie.id, month("2025-07")).await.unwrap().unwrap();
        assert_eq!((july.version(), july.lines().len(), july.versions[0].author.as_str()), (1, 2, "Sacha Leroy"));
        assert_eq!(store.journal().events_of(july.id.as_str()).await.unwrap()[0].action, "declaration.imported");
        assert_eq!(store.review().review_queue(None).await.unwrap(), []);
    }

    async fn imported_people_keep_the_order_of_the_file(test: TestDb) {
        let store = empty(&test, 5).await;
        import(&store, PEOPLE, MONTHS).await.unwrap();
        let names = test.texts("select first_name from person order by created_at, id").await;
        assert_eq!(names, ["Sacha", "Élodie", "Jean-Luc", "Lou", "Inès"]);
        let first = test.db.first_of(Role::Participant).await.unwrap();
        assert_eq!(store.people().person(&first).await.unwrap().first_name, "Élodie");
    }

    async fn importing_the_same_files_again_changes_nothing(test: TestDb) {
        let store = empty(&test, 3).await;
        import(&store, PEOPLE, MONTHS).await.unwrap();
        let before = row_counts(&test).await;
        let again = import(&store, PEOPLE, MONTHS).await.unwrap();
        assert_eq!(again, ImportSummary { participants_known: 3, months_known: 3, ..ImportSummary::default() });
        assert_eq!(row_counts(&test).await, before);
        assert_eq!((before["person"], before["audit"]), (5, 12));

        let sorted_anew = months_of(&["elodie@courriel.example;07/2025;2;-30,38;avoir", "+33639985901;2025-07;02;1152;vente"]);
        assert_eq!(import(&store, PEOPLE, &sorted_anew).await.unwrap().months_known, 1);
        assert_eq!(row_counts(&test).await, before);
    }

    async fn new_lines_are_added_to_stored_people(test: TestDb) {
        let store = empty(&test, 4).await;
        import(&store, PEOPLE, MONTHS).await.unwrap();
        let people = people_and("Bilal;Roy;0639985904;;menuiserie;02;06/10/2025;05/10/2027;;oui;aucun;;0;;sacha.leroy@structure.example");
        let months = format!("{MONTHS}0639985904;2025-11;02;80;vente\nines@courriel.example;2025-11;01;90;vente\n");
        let done = import(&store, &people, &months).await.unwrap();
        let expected = ImportSummary {
            participants_added: 1,
            participants_known: 3,
            months_added: 2,
            months_known: 3,
            ..ImportSummary::default()
        };
        assert_eq!(done, expected);
    }

    async fn one_refused_line_imports_nothing(test: TestDb) {
        let store = empty(&test, 5).await;
        let before = row_counts(&test).await;
        let months = format!("{MONTHS}personne@courriel.example;2025-09;02;10;vente\n");
        assert_eq!(import(&store, PEOPLE, &months).await, Err(vec![(IN_MONTHS, 6, "courriel_ou_telephone", Reason::Nobody)]));
        assert_eq!(row_counts(&test).await, before);
        import(&store, PEOPLE, MONTHS).await.unwrap();
    }

    async fn every_refused_line_is_reported_by_file_and_line(test: TestDb) {
        let store = empty(&test, 5).await;
        let lea = NewPerson {
            role: Role::Coordinator,
            first_name: "Léa".into(),
            last_name: "Petit".into(),
            phone: None,
            email: Some("lea@structure.example".parse().unwrap()),
        };
        store.people().add_person(&Actor::tools(now()), &lea).await.unwrap();
        let people = people_and(
            "Léa;Petit;06 39 98 59 07;lea@structure.example;conseil;03;06/10/2025;05/10/2027;;oui;aucun;;0;;sacha.leroy@structure.example",
        );
        let months = months_of(&[
            "lea@structure.example;2025-11;03;80;vente",
            "elodie@courriel.example;2025-05;02;10;vente",
            "ines@courriel.example;2027-03;02;10;vente",
            "sacha.leroy@structure.example;2025-09;02;10;vente",
            "ines@courriel.example;2025-03;02;10;vente",
        ]);
        assert_eq!(import(&store, &people, &months).await, Err(vec![
            (IN_PEOPLE, 5, "courriel", Reason::KnownElsewhere),
            (IN_MONTHS, 3, "mois", Reason::MonthOutsideEnrollment),
            (IN_MONTHS, 4, "mois", Reason::MonthOutsideEnrollment),
            (IN_MONTHS, 5, "courriel_ou_telephone", Reason::Nobody),
        ]));
        assert_eq!(store.enrollments().places().await.unwrap().taken, 0);
    }

    async fn a_participant_beyond_the_last_place_is_refused_on_their_line(test: TestDb) {
        let store = empty(&test, 3).await;
        let fourth = "Bilal;Roy;0639985904;;menuiserie;02;06/10/2025;05/10/2027;;oui;aucun;;0;;sacha.leroy@structure.example";
        let months = format!("{MONTHS}0639985904;2025-11;02;80;vente\n");
        assert_eq!(import(&store, &people_and(fourth), &months).await, Err(vec![(IN_PEOPLE, 5, "", Reason::NoPlace)]));
        assert_eq!(store.enrollments().places().await.unwrap(), Places { all: 3, taken: 0 });
        assert_eq!(store.people().team().await.unwrap(), []);
    }

    async fn a_contact_of_another_structure_is_refused(test: TestDb) {
        let theirs = empty(&test, 3).await;
        import(&theirs, PEOPLE, MONTHS).await.unwrap();
        let ours = test.team(3).await.store;
        let header = PEOPLE.lines().next().unwrap();
        let people = format!(
            "{header}\nÉlodie;N'Guyen;;elodie@courriel.example;food truck;02;20/06/2025;19/06/2027;;non;aucun;;0;;nadia@structure.example\n\
             Bilal;Roy;0639985902;bilal@courriel.example;menuiserie;02;06/10/2025;05/10/2027;;oui;aucun;;0;;lou.martin@structure.example\n"
        );
        let months = months_of(&["elodie@courriel.example;2025-07;02;5;vente", "ines@courriel.example;2025-07;02;5;vente"]);
        assert_eq!(import(&ours, &people, &months).await, Err(vec![
            (IN_PEOPLE, 2, "courriel", Reason::KnownElsewhere),
            (IN_PEOPLE, 3, "telephone", Reason::KnownElsewhere),
            (IN_PEOPLE, 3, "accompagnateur", Reason::KnownElsewhere),
            (IN_MONTHS, 3, "courriel_ou_telephone", Reason::Nobody),
        ]));
        assert_eq!(ours.enrollments().places().await.unwrap().taken, 0);
        assert_eq!(ours.people().team().await.unwrap().len(), 1);
    }

    async fn a_line_with_the_contacts_of_two_people_or_of_an_earlier_line_is_refused(test: TestDb) {
        let store = empty(&test, 5).await;
        import(&store, PEOPLE, MONTHS).await.unwrap();
        let header = PEOPLE.lines().next().unwrap();
        let rest = "couture;02;06/10/2025;05/10/2027;;oui;aucun;;0;;sacha.leroy@structure.example";
        let people = format!("{header}\nInès;Ünal;0639985902;ines@courriel.example;{rest}\nÉlodie;N'Guyen;0639985901;;{rest}\nÉ.;N;;elodie@courriel.example;{rest}\n");
        assert_eq!(import(&store, &people, &months_of(&[])).await, Err(vec![
            (IN_PEOPLE, 2, "courriel", Reason::TwoPeople),
            (IN_PEOPLE, 4, "courriel", Reason::Duplicate),
        ]));
    }

    async fn a_coach_may_be_a_coordinator_and_not_a_participant(test: TestDb) {
        let store = empty(&test, 5).await;
        import(&store, PEOPLE, MONTHS).await.unwrap();
        test.raw("update person set role = 'Coordinator' where first_name = 'Lou'").await.unwrap();
        let header = PEOPLE.lines().next().unwrap();
        let with = |coach: &str| format!("{header}\nBilal;Roy;0639985904;;bois;02;06/10/2025;05/10/2027;;oui;aucun;;0;;{coach}\n");
        let refused = import(&store, &with("ines@courriel.example"), &months_of(&[])).await;
        assert_eq!(refused, Err(vec![(IN_PEOPLE, 2, "accompagnateur", Reason::NotACoach)]));
        let done = import(&store, &with("lou.martin@structure.example"), &months_of(&[])).await.unwrap();
        assert_eq!(done, ImportSummary { participants_added: 1, ..ImportSummary::default() });
    }

    async fn rows_by_phone_and_by_mail_are_merged_to_one_month(test: TestDb) {
        let store = empty(&test, 3).await;
        let months = months_of(&["elodie@courriel.example;2025-07;02;100;vente", "06 39 98 59 01;2025-07;01;20;vente"]);
        let done = import(&store, PEOPLE, &months).await.unwrap();
        assert_eq!(done.months_added, 1);
        let path = store.enrollments().enrollment_of(&person_by_contact(&test, "+33639985901").await).await.unwrap().id;
        let july = store.declarations().declaration(&path, month("2025-07")).await.unwrap().unwrap();
        assert_eq!((july.lines().len(), total(july.lines())), (2, Cents::new(12_000)));
        assert_eq!(import(&store, PEOPLE, &months).await.unwrap().months_known, 1);

        let mut rows = vec!["elodie@courriel.example;2025-09;02;1;vente"; MOST_LINES - 1];
        rows.extend(["0639985901;2025-09;02;1;vente", "0639985901;2025-09;02;1;vente"]);
        let too_many = Err(vec![(IN_MONTHS, MOST_LINES as u64 + 1, "mois", Reason::TooManyLines)]);
        assert_eq!(import(&store, PEOPLE, &months_of(&rows)).await, too_many);
    }

    async fn a_month_declared_with_other_amounts_is_not_changed(test: TestDb) {
        let store = empty(&test, 3).await;
        import(&store, PEOPLE, &months_of(&[])).await.unwrap();
        let elodie = person_by_contact(&test, "+33639985901").await;
        let path = store.enrollments().enrollment_of(&elodie).await.unwrap();
        let team = Team { store: store.clone(), coach: path.coach_id.clone() };
        let elodie = Participant { id: elodie, path: path.id };
        team.declare(&elodie, month("2025-07"), &[sale(900)], 0).await.unwrap();
        team.declare(&elodie, month("2025-08"), &[sale(900)], 0).await.unwrap();
        team.declare(&elodie, month("2025-08"), &[sale(40)], 1).await.unwrap();
        let before = row_counts(&test).await;
        let months = months_of(&["elodie@courriel.example;2025-07;02;1 152,00;vente", "elodie@courriel.example;2025-08;02;40;vente"]);
        let done = import(&store, PEOPLE, &months).await.unwrap();
        assert_eq!(done, ImportSummary { participants_known: 3, months_known: 1, months_differing: 1, ..ImportSummary::default() });
        assert_eq!(row_counts(&test).await, before);
        let july = team.declaration(&elodie, month("2025-07")).await;
        assert_eq!((july.lines(), july.state, july.imported), (&[sale(900)][..], DeclarationState::Submitted, false));
    }

    async fn months_without_participants_go_to_the_enrollment_that_contains_them(test: TestDb) {
        let store = empty(&test, 1).await;
        let one = PEOPLE.lines().take(2).collect::<Vec<_>>().join("\n");
        import(&store, &one, &months_of(&[])).await.unwrap();
        let elodie = person_by_contact(&test, "+33639985901").await;
        let first = store.enrollments().enrollment_of(&elodie).await.unwrap();
        test.raw("update enrollment set left_on = '2025-09-30'").await.unwrap();
        let header = PEOPLE.lines().next().unwrap();
        let months = months_of(&["0639985901;2025-12;02;10;vente", "0639985901;2025-07;02;10;vente"]);
        let done = import(&store, &format!("{header}\n"), &months).await.unwrap();
        assert_eq!(done, ImportSummary { months_added: 2, ..ImportSummary::default() });
        let late = import(&store, &format!("{header}\n"), &months_of(&["0639985901;2026-01;02;10;vente"])).await;
        assert_eq!(late, Err(vec![(IN_MONTHS, 2, "mois", Reason::MonthOutsideEnrollment)]));

        let again = store::NewEnrollment {
            participant: elodie.clone(),
            coach: first.coach_id.clone(),
            period: EnrollmentPeriod::starting("2026-01-05".parse().unwrap()),
            signed_on: None,
            record: EntryRecord {
                trade: first.trade.clone(),
                activity: first.activity,
                registered_on: None,
                acre: false,
                benefit: Benefit::None,
                benefit_since: None,
                starting_turnover: Cents::ZERO,
                goal: None,
            },
        };
        let second = store.enrollments().enroll(&Actor::tools(now()), &again).await.unwrap();
        let done = import(&store, &one, &months_of(&["0639985901;2026-01;02;10;vente", "0639985901;2025-10;02;7;vente"])).await.unwrap();
        assert_eq!(done, ImportSummary { participants_known: 1, months_added: 2, ..ImportSummary::default() });
        assert_eq!((store.declarations().summaries(&first.id).await.unwrap().len(), store.declarations().summaries(&second).await.unwrap().len()), (3, 1));
    }

    async fn a_stored_participant_without_an_enrollment_is_enrolled(test: TestDb) {
        let store = empty(&test, 3).await;
        let new = NewPerson {
            role: Role::Participant,
            first_name: "Élodie".into(),
            last_name: "Nguyen".into(),
            phone: Some("0639985901".parse().unwrap()),
            email: None,
        };
        let elodie = store.people().add_person(&Actor::tools(now()), &new).await.unwrap();
        let done = import(&store, PEOPLE, MONTHS).await.unwrap();
        assert_eq!((done.participants_added, done.participants_known, done.months_added), (3, 0, 3));
        assert_eq!(store.enrollments().enrollment_of(&elodie).await.unwrap().name(), "Élodie Nguyen");
        assert_eq!(store.enrollments().places().await.unwrap().taken, 3);
    }

    async fn importing_the_same_files_at_once_adds_them_once(test: TestDb) {
        let store = empty(&test, 3).await;
        let done = at_once((0..4).map(|_| {
            let store = store.clone();
            async move { import(&store, PEOPLE, MONTHS).await.unwrap() }
        })).await;
        assert_eq!(done.iter().map(|it| it.participants_added).sum::<usize>(), 3);
        assert_eq!(done.iter().map(|it| it.months_added).sum::<usize>(), 3);
        assert_eq!(row_counts(&test).await["person"], 5);
    }

    async fn a_whole_cohort_is_imported_and_imported_again(test: TestDb) {
        let store = empty(&test, 70).await;
        let people = include_str!("../../../../../server/demo/participants.csv");
        let months = include_str!("../../../../../server/demo/chiffre_affaires.csv");
        let done = import(&store, people, months).await.unwrap();
        assert_eq!((done.coaches_added, done.participants_added), (3, 65));
        let before = row_counts(&test).await;
        assert_eq!(before["turnover_line"], months.lines().count() as i64 - 1);
        let again = import(&store, people, months).await.unwrap();
        let expected = ImportSummary { participants_known: 65, months_known: done.months_added, ..ImportSummary::default() };
        assert_eq!(again, expected);
        assert_eq!(row_counts(&test).await, before);
    }

    async fn declaring_during_an_import_loses_nothing(test: TestDb) {
        let store = empty(&test, 3).await;
        import(&store, PEOPLE, &months_of(&[])).await.unwrap();
        let elodie = person_by_contact(&test, "+33639985901").await;
        let mut tasks: Vec<std::pin::Pin<Box<dyn Future<Output = bool> + Send>>> = Vec::new();
        let importing = store.clone();
        tasks.push(Box::pin(async move { import(&importing, PEOPLE, MONTHS).await.is_ok() }));
        for name in ["2025-07", "2025-08"] {
            let (store, elodie) = (store.clone(), elodie.clone());
            tasks.push(Box::pin(async move {
                let by = Actor::person(&elodie, now());
                store.declarations().submit(&by, &elodie, month(name), &[sale(7)], 0, today()).await.is_ok()
            }));
        }
        let done = at_once(tasks).await;
        assert!(done[0]);
        let path = store.enrollments().enrollment_of(&elodie).await.unwrap().id;
        let imported = store.declarations().summaries(&path).await.unwrap().iter().filter(|figure| figure.imported).count();
        assert_eq!(imported, done[1..].iter().filter(|declared| !**declared).count());
    }
}
