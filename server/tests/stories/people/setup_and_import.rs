//! The commands of the server: setup, import, demo.

use crate::support::{
    app::{Engine, TestDb, run_on},
    caller::Caller,
    process::{Process, complained, essor, run, said},
};
use domain::values::month::Month;
use std::{path::PathBuf, process::Output};
use store::Db;

/// Runs a test of the program on an empty database of each engine.
macro_rules! of_the_program {
    ($($(#[$about:meta])* async fn $name:ident($place:ident: $TestDb:ty) $body:block)+) => {
        $($(#[$about])* async fn $name($place: $TestDb) $body)+

        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                let place = super::TestDb::find(super::Engine::Sqlite).await;
                super::$name(&place).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $name() {
                let place = super::TestDb::find(super::Engine::Postgres).await;
                super::$name(&place).await;
                place.tear_down().await;
            })+
        }
    };
}

const SETUP: [&str; 5] = ["setup", "--structure", "Les Ateliers du Canal", "--coordinator", "nadia.benali@exemple.fr"];

/// Asserts that a command succeeded without an error message.
#[track_caller]
fn assert_done(output: &Output) {
    assert!(output.status.success(), "{}", complained(output));
}

/// Asserts that a command failed with one sentence and the exit code 1; returns the sentence.
#[track_caller]
fn assert_refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(1), "{}", complained(output));
    assert_eq!(said(output), "", "nothing is reported as done");
    let sentence = complained(output).trim().to_owned();
    assert!(sentence.ends_with('.') && !sentence.contains("panicked"), "{sentence}");
    sentence
}

of_the_program! {
    async fn setup_prints_the_invitation_of_the_coordinator(place: &TestDb) {
        let output = run(place, &SETUP);
        assert_done(&output);
        let printed = said(&output);
        let address = printed.strip_suffix('\n').unwrap();
        let link = address.strip_prefix("http://localhost:3000").expect("the address begins as ESSOR_BASE_URL says");
        assert!(!link.contains('\n') && link.starts_with("/invitation/"), "{printed}");

        let process = Process::serve(place).await;
        let browser = Caller::new(&process.base, true, None);
        for _look in 0..2 {
            let page = browser.get(link).await;
            assert_eq!(page.status, 200);
            assert!(page.words().contains("Bonjour Nadia"));
        }
        let token = link.strip_prefix("/invitation/").unwrap();
        let sent = browser.post("/api/invitation", &[("token", token), ("password", "miel de sapin")]).await;
        assert_eq!((sent.status, sent.location()), (303, "/verifications"));
        let page = browser.get("/pilotage").await;
        assert_eq!(page.status, 200);
        assert!(page.words().contains("Les Ateliers du Canal") && page.words().contains("places prises sur 70"), "{}", page.words());
        let settings = browser.get("/reglages").await;
        assert!(settings.words().contains("Aucune place n’est prise"), "{}", settings.words());
    }

    async fn a_second_setup_changes_nothing_and_says_so(place: &TestDb) {
        assert_done(&run(place, &SETUP));
        let before = place.rows().await;
        let sentence = assert_refused(&run(place, &SETUP));
        assert!(sentence.contains("Les Ateliers du Canal"), "{sentence}");
        // Another structure with the same coordinator: half of it must not stay.
        assert_refused(&run(place, &["setup", "--structure", "Une autre", "--coordinator", "Nadia.Benali@exemple.fr"]));
        for (option, wrong) in [("--structure", " "), ("--coordinator", "nadia"), ("--places", "0"), ("--places", "-3")] {
            let mut arguments = vec!["setup", "--structure", "Encore une", "--coordinator", "x@exemple.fr"];
            match arguments.iter().position(|it| *it == option) {
                Some(at) => arguments[at + 1] = wrong,
                None => arguments.extend([option, wrong]),
            }
            let output = run(place, &arguments);
            assert!(!output.status.success() && said(&output).is_empty(), "{option} {wrong}: {}", complained(&output));
            assert!(complained(&output).contains(option) || complained(&output).contains(wrong), "{}", complained(&output));
        }
        assert_eq!(before, place.rows().await);
    }

    async fn a_file_imported_again_changes_nothing(place: &TestDb) {
        assert_done(&run(place, &SETUP));
        let (people, months) = files(place);
        let first = import(place, &people, Some(&months));
        assert_done(&first);
        assert!(said(&first).contains("2 personnes inscrites") && said(&first).contains("3 mois ajoutés"), "{}", said(&first));
        let invitation = said(&first).lines().find_map(|line| line.split_once("/invitation/").map(|(_, token)| token.trim().to_owned()));
        let before = place.rows().await;
        let second = import(place, &people, Some(&months));
        assert_done(&second);
        assert!(said(&second).contains("Rien n’a changé."), "{}", said(&second));
        assert_eq!(before, place.rows().await);
        assert_eq!(place.number("select count(*) from declaration where state = 'Validated' and imported").await, 3);
        assert_eq!(place.number("select total from declaration order by total desc limit 1").await, 125_050);
        assert_eq!(place.number("select min(amount) from turnover_line").await, -4_000);
        assert_eq!(place.texts("select phone from person where phone is not null").await, ["+33639980001"]);

        // The coach whom the file names enters by the link that was printed, and sees what was imported.
        let process = Process::serve(place).await;
        let browser = Caller::new(&process.base, true, None);
        let token = invitation.expect("the coach's link is printed");
        assert_eq!(browser.post("/api/invitation", &[("token", token.as_str()), ("password", "miel de sapin")]).await.status, 303);
        let page = browser.get("/suivis").await.words();
        assert!(page.contains("Awa Traoré") && page.contains("Zoé Hélias"), "{page}");
    }

    async fn a_file_with_mistakes_is_refused_with_every_line(place: &TestDb) {
        assert_done(&run(place, &SETUP));
        let (people, months) = files(place);
        let text = std::fs::read_to_string(&people).unwrap();
        let before = place.rows().await;
        let refused = |name: &str, bytes: &[u8], expected: &[&str]| {
            let file = place.folder.join(name);
            std::fs::write(&file, bytes).unwrap();
            let output = import(place, &file, Some(&months));
            assert_eq!((output.status.code(), said(&output).as_str()), (Some(1), ""), "{name}");
            let complaint = complained(&output);
            assert!(complaint.contains("Rien n’a été importé"), "{complaint}");
            for part in expected {
                assert!(complaint.contains(part), "{name} tells {part:?}: {complaint}");
            }
        };
        refused("perdu.csv", text.replacen('é', "\u{fffd}", 1).as_bytes(), &["perdu.csv", "CSV UTF-8"]);
        refused("vieux.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", &["vieux.xls", ".xlsx"]);
        refused("colonne.csv", text.replace(";debut_parcours;", ";debut;").as_bytes(), &["debut_parcours", "Cette colonne manque."]);
        refused("formule.csv", text.replace("couture", "=1+1").as_bytes(), &["ligne 2", "activite", "formule"]);
        refused("virgules.csv", text.replace(';', ",").as_bytes(), &["virgule"]);
        refused("vide.csv", b"", &["Ce fichier est vide."]);
        refused("date.csv", text.replacen("15/01/2026", "15 janvier", 1).as_bytes(), &["ligne 2", "debut_parcours", "31/12/2026"]);
        let output = import(place, &place.folder.join("aucun.csv"), None);
        assert!(assert_refused(&output).contains("n’existe pas"), "{}", complained(&output));
        assert_eq!(before, place.rows().await);
    }

    async fn another_encoding_is_imported_and_differences_need_their_option(place: &TestDb) {
        assert_done(&run(place, &SETUP));
        let (people, months) = files(place);
        let text = std::fs::read_to_string(&people).unwrap();
        let latin = place.folder.join("latin.csv");
        std::fs::write(&latin, text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap_or(b' ')).collect::<Vec<u8>>()).unwrap();
        assert_done(&import(place, &latin, Some(&months)));
        assert_eq!(place.texts("select last_name from person where role = 'Participant' order by id").await[0], "Traoré");

        let otherwise = place.folder.join("autre.csv");
        std::fs::write(&otherwise, text.replacen("couture", "retouches", 1)).unwrap();
        let before = place.rows().await;
        let named = import(place, &otherwise, Some(&months));
        assert_done(&named);
        for part in ["Awa Traoré", "activite", "retouches", "--apply-differences", "Rien n’a changé."] {
            assert!(said(&named).contains(part), "{part}: {}", said(&named));
        }
        assert_eq!(before, place.rows().await);
        let paths = [otherwise.to_str().unwrap(), months.to_str().unwrap()];
        let command = ["import", "--participants", paths[0], "--declarations", paths[1], "--apply-differences"];
        let applied = run(place, &command);
        assert_done(&applied);
        assert!(said(&applied).contains("1 changement repris du fichier."), "{}", said(&applied));
        assert_eq!(place.number("select count(*) from enrollment where trade = 'retouches'").await, 1);
    }

    async fn the_command_refuses_a_month_that_is_not_over(place: &TestDb) {
        assert_done(&run(place, &SETUP));
        let (people, months) = files(place);
        let running = Month::of(domain::values::paris::day(server::clock::now()));
        // A path that has days to come, whatever the day of the story.
        let longer = std::fs::read_to_string(&people).unwrap().replace("14/01/2028", &running.plus(12).first_day().to_string());
        std::fs::write(&people, longer).unwrap();
        let text = std::fs::read_to_string(&months).unwrap();
        let line = text.lines().nth(1).unwrap().split(';').collect::<Vec<_>>();
        let future = place.folder.join("avenir.csv");
        std::fs::write(&future, format!("{text}{};{};{}\n", line[0], running, line[2..].join(";"))).unwrap();
        let output = import(place, &people, Some(&future));
        assert_eq!(output.status.code(), Some(1));
        assert!(complained(&output).contains("Ce mois n’est pas fini."), "{}", complained(&output));
        assert_eq!(place.number("select count(*) from enrollment").await, 0);
    }

    async fn an_import_without_a_structure_asks_for_setup(place: &TestDb) {
        let (people, _) = files(place);
        let sentence = assert_refused(&import(place, &people, None));
        assert!(sentence.contains("essor setup"), "{sentence}");
    }

    async fn a_database_in_use_cannot_become_a_demo(place: &TestDb) {
        assert_done(&run(place, &SETUP));
        let before = place.rows().await;
        assert_refused(&run(place, &["demo"]));
        assert_eq!(before, place.rows().await);
        let db = Db::open(&place.url).await.unwrap();
        assert!(!db.is_demo().await.unwrap());
        db.close().await;
    }

    async fn the_demo_serves_its_personas_and_keeps_its_data_on_restart(place: &TestDb) {
        let process = Process::start(place, "demo").await;
        for (persona, to) in [("participant", "/"), ("coach", "/verifications"), ("coordinator", "/pilotage"), ("network", "/reseau")] {
            let browser = Caller::new(&process.base, true, None);
            let sent = browser.post("/connexion/demo", &[("persona", persona)]).await;
            assert_eq!((sent.status, sent.location()), (303, to), "{persona}");
            let page = browser.get(to).await;
            assert_eq!(page.status, 200, "{persona}");
            page.assert_says("demo-notice");
        }
        drop(process);
        let running = "select count(*) from enrollment e join structure s on s.id = e.structure_id
                       where e.left_on is null and s.name = 'La Ruche des Indépendants'";
        assert_eq!(place.number(running).await, 65);
        let people = place.number("select count(*) from person").await;
        let _again = Process::start(place, "demo").await;
        assert_eq!(place.number("select count(*) from person").await, people);
    }
}

/// The files of two participants, one without address and one without phone, and three of their months.
fn files(place: &TestDb) -> (PathBuf, PathBuf) {
    // Months that are over, whatever the day of the story.
    let month = Month::new(2026, 1).unwrap();
    let people = place.folder.join("participants.csv");
    let header = "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;\
                  ca_mensuel_depart;objectif_mensuel;accompagnateur";
    let awa = "Awa;Traoré;06.39.98.00.01;;couture;02;15/01/2026;14/01/2028;02/01/2026;oui;RSA;01/09/2024;0,00;900,00;claire@exemple.fr";
    let zoe = "Zoé;Hélias;;zoe@exemple.fr;vélos;01;02/01/2026;01/01/2028;;non;aucun;;1\u{202f}210,50;;claire@exemple.fr";
    std::fs::write(&people, format!("{header}\n{awa}\n{zoe}\n")).unwrap();
    let months = place.folder.join("chiffre_affaires.csv");
    let next = month.plus(1);
    let lines = format!(
        "courriel_ou_telephone;mois;code_activite;montant;nature\n+33 6 39 98 00 01;{month};02;1\u{202f}250,50;vente\n\
         0639980001;{next};02;140,00;vente\n0639980001;{next};02;40,00;avoir\nzoe@exemple.fr;{month};01;0,00;vente\n"
    );
    std::fs::write(&months, lines).unwrap();
    (people, months)
}

fn import(place: &TestDb, people: &std::path::Path, months: Option<&std::path::Path>) -> Output {
    let mut command = essor(place);
    command.arg("import").arg("--participants").arg(people);
    if let Some(months) = months {
        command.arg("--declarations").arg(months);
    }
    command.output().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invalid_setting_stops_the_start_with_its_name() {
    let place = TestDb::find(Engine::Sqlite).await;
    for (setting, value) in [
        ("ESSOR_ADDR", "localhost"),
        ("ESSOR_ADDR", "127.0.0.1:99999"),
        // An address of no machine of ours.
        ("ESSOR_ADDR", "192.0.2.1:3000"),
        ("ESSOR_BASE_URL", "essor.exemple.fr"),
        ("DATABASE_URL", "mysql://localhost/essor"),
        ("DATABASE_URL", "sqlite:///nulle/part/essor.db"),
    ] {
        let output = essor(&place).arg("serve").env(setting, value).output().unwrap();
        let complaint = complained(&output);
        assert_eq!(output.status.code(), Some(1), "{setting}={value}: {complaint}");
        let sentence = complaint.lines().last().unwrap();
        assert!(sentence.contains(setting) && sentence.ends_with('.'), "{setting}={value}: {complaint}");
    }
    let output = essor(&place).arg("serve").env("ESSOR_SMTP_URL", "smtps://a:b@127.0.0.1").output().unwrap();
    assert!(complained(&output).contains("ESSOR_MAIL_FROM"), "{}", complained(&output));
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_port_in_use_stops_the_start_with_a_sentence() {
    run_on(Engine::Sqlite, |app| async move {
        let taken = app.base.strip_prefix("http://").unwrap().to_owned();
        let output = essor(&app.place).arg("serve").env("ESSOR_ADDR", &taken).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let complaint = complained(&output);
        assert!(complaint.contains("ESSOR_ADDR") && complaint.contains(&taken), "{complaint}");
    });
}
