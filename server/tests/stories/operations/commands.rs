//! Commands of the person who runs Essor: migrations, structures, accounts.

use crate::support::{
    app::{Engine, TestDb},
    process::{complained, essor, run, said},
};
use std::process::{Output, Stdio};
use store::Db;

const SETUP: [&str; 5] = ["setup", "--structure", "La Ruche", "--coordinator", "marie.curie@exemple.fr"];

/// The lines that a successful command printed.
#[track_caller]
fn lines(output: &Output) -> Vec<String> {
    assert!(output.status.success(), "{}", complained(output));
    said(output).lines().map(str::to_owned).collect()
}

/// The sentence of a command that failed and printed nothing.
#[track_caller]
fn refused(output: &Output) -> String {
    assert!(!output.status.success() && said(output).is_empty(), "{}", said(output));
    let sentence = complained(output).trim().to_owned();
    assert!(sentence.ends_with('.') && !sentence.contains("panicked"), "{sentence}");
    sentence
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dry_run_lists_the_migrations_and_changes_nothing() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = TestDb::find(engine).await;
        Db::open(&place.url).await.unwrap().close().await;
        let listed = lines(&run(&place, &["migrate", "--dry-run"]));
        assert!(listed[0].starts_with("0001 ") && listed.last().unwrap().contains("rien n’a été changé"), "{listed:?}");
        let tables = match engine {
            Engine::Sqlite => "select count(*) from sqlite_master",
            Engine::Postgres => "select count(*) from information_schema.tables where table_schema = 'public'",
        };
        assert_eq!(place.number(tables).await, 0);
        let done = lines(&run(&place, &["migrate"]));
        assert_eq!(done[..done.len() - 1], listed[..listed.len() - 1]);
        assert_eq!(place.number("select count(*) from _sqlx_migrations").await, done.len() as i64 - 1);
        for again in [&["migrate"][..], &["migrate", "--dry-run"]] {
            assert_eq!(lines(&run(&place, again)), ["La base de données est à jour."]);
        }
        place.tear_down().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn structures_are_made_from_a_file_all_or_none_and_again() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = TestDb::find(engine).await;
        lines(&run(&place, &SETUP));
        let file = place.folder.join("structures.csv");
        let path = file.to_str().unwrap();
        let create = |text: &str| {
            std::fs::write(&file, text).unwrap();
            run(&place, &["structure", "create", "--from", path])
        };
        let before = place.rows().await;
        let header = "\u{feff}structure;coordination;places\n";
        for (text, parts) in [
            ("", &["coordination"][..]),
            ("nom;courriel\nUne;a@exemple.fr\n", &["structure", "coordination"]),
            (header, &["aucune structure"]),
            (
                &format!("{header}Une;a@exemple.fr;3\n;b@exemple.fr;3\nTrois;c;3\nQuatre;d@exemple.fr;0\nCinq;e@exemple.fr;x\n"),
                &["Ligne 3", "Ligne 4", "Ligne 5", "Ligne 6"],
            ),
            (&format!("{header}Une;a@exemple.fr;3\nUne;b@exemple.fr;3\n"), &["Ligne 3"]),
            (&format!("{header}Une;a@exemple.fr;3\nDeux;A@exemple.fr;3\n"), &["Ligne 3"]),
            // The coordinator of another structure: the first line is undone.
            (&format!("{header}Une;a@exemple.fr;3\nDeux;marie.curie@exemple.fr;3\n"), &["Ligne 3", "marie.curie@exemple.fr"]),
        ] {
            let sentence = refused(&create(text));
            for part in parts {
                assert!(sentence.contains(part), "{text}: {sentence}");
            }
        }
        assert_eq!(place.rows().await, before);

        let many: String = (0..30).map(|nth| format!("Structure {nth};c{nth}@exemple.fr;{}\n", nth + 1)).collect();
        let made = lines(&create(&format!("{header}{many}")));
        assert_eq!(made.len(), 30);
        let (name, rest) = made[7].split_once(';').unwrap();
        assert!(name == "Structure 7" && rest.starts_with("c7@exemple.fr;http://localhost:3000/invitation/"), "{}", made[7]);
        let rows = place.rows().await;
        assert_eq!(lines(&create(&format!("{header}{many}"))), ["30 structures étaient déjà là, inchangées."]);
        assert_eq!(place.rows().await, rows);
        assert_eq!(lines(&create(&format!("{header}{many}Une de plus;plus@exemple.fr;\n"))).len(), 2);
        let listed = lines(&run(&place, &["structure", "list"]));
        assert_eq!(listed.len(), 32);
        assert!(listed[1].contains("Structure 0\u{a0}: 1 place, 0 parcours en cours, 1 dans l’équipe"), "{}", listed[1]);
        assert!(listed[31].contains("70 places"), "{}", listed[31]);
        let one = ["structure", "create", "--name", "Seule", "--coordinator", "seule@exemple.fr", "--places", "12"];
        assert!(lines(&run(&place, &one))[0].starts_with("Seule;seule@exemple.fr;http"));
        assert!(refused(&run(&place, &["structure", "create", "--name", "Sans"])).contains("--coordinator"));
        place.tear_down().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_listed_invited_reset_and_closed() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let place = TestDb::find(engine).await;
        lines(&run(&place, &SETUP));
        let listed = lines(&run(&place, &["user", "list"]));
        assert_eq!(listed, ["La Ruche, coordination, Marie Curie, marie.curie@exemple.fr, jamais connecté"]);
        let ana = "ana@exemple.fr";
        assert!(refused(&run(&place, &["user", "invite", ana])).contains("--structure"));
        let new = ["user", "invite", ana, "--structure", "La Ruche", "--role", "coach", "--first-name", "Ana", "--last-name", "Lima"];
        for (at, wrong) in [(4, "Une autre"), (6, "Network"), (8, " "), (2, "ana")] {
            let mut wrong_one = new.to_vec();
            wrong_one[at] = wrong;
            refused(&run(&place, &wrong_one));
        }
        let first = lines(&run(&place, &new));
        assert!(first[0].starts_with("http://localhost:3000/invitation/"), "{first:?}");
        assert_eq!(place.texts("select role from person where email = 'ana@exemple.fr'").await, ["Coach"]);

        let db = Db::open(&place.url).await.unwrap();
        let account = db.account(ana).await.unwrap().unwrap();
        db.sign_in(&account.person.id, "hash", "test", server::clock::now()).await.unwrap();
        place.run("update person set password_hash = 'x' where email = 'ana@exemple.fr'").await;
        let reset = lines(&run(&place, &["user", "reset", "Ana@exemple.fr"]));
        assert_ne!(reset, first, "another link");
        assert_eq!(place.number("select count(*) from device").await, 0);
        assert_eq!(place.number("select count(*) from person where password_hash is not null").await, 0);
        let works = "select count(*) from invitation i join person p on p.id = i.person_id where p.email = 'ana@exemple.fr'";
        assert_eq!(place.number(works).await, 1, "the older link is gone");
        assert_eq!(place.number("select count(*) from audit where action = 'person.access_reset' and actor_id is null").await, 1);
        db.close().await;

        let before = place.rows().await;
        assert!(refused(&run(&place, &["user", "disable", "marie.curie@exemple.fr"])).contains("Rien n’a été changé"));
        for command in ["reset", "disable"] {
            assert!(refused(&run(&place, &["user", command, "personne@exemple.fr"])).contains("personne@exemple.fr"));
        }
        assert_eq!(place.rows().await, before);
        assert!(lines(&run(&place, &["user", "disable", ana]))[0].contains("Ana Lima"));
        let listed = lines(&run(&place, &["user", "list", "--structure", "La Ruche"]));
        assert!(listed[1].contains("Ana Lima") && listed[1].contains("fermé le"), "{listed:?}");
        for command in ["invite", "reset", "disable"] {
            assert!(refused(&run(&place, &["user", command, ana])).contains("fermé"), "{command}");
        }
        lines(&run(&place, &["network", "--name", "Le réseau", "--person", "lea@exemple.fr"]));
        lines(&run(&place, &["network", "--remove", "--person", "lea@exemple.fr"]));
        assert!(refused(&run(&place, &["network", "--person", "lea@exemple.fr"])).contains("--name"));
        place.tear_down().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn setup_takes_the_name_of_the_coordinator_or_says_which_it_chose() {
    let place = TestDb::find(Engine::Sqlite).await;
    let setup = |structure: &str, email: &str, names: &[&str]| {
        run(&place, &[&["setup", "--structure", structure, "--coordinator", email], names].concat())
    };
    let guessed = setup("La Ruche", "marie@exemple.fr", &[]);
    assert_eq!(lines(&guessed).len(), 1, "the link alone");
    assert!(complained(&guessed).contains("Marie (nom à compléter). Il se change"), "{}", complained(&guessed));
    let given = setup("Le Moulin", "contact@moulin.exemple", &["--first-name", "Anne-Lise", "--last-name", "Le Goff"]);
    assert!(lines(&given).len() == 1 && !complained(&given).contains("Le Goff"), "{}", complained(&given));
    assert_eq!(
        place.texts("select first_name || ' ' || last_name from person order by id").await,
        ["Marie (nom à compléter)", "Anne-Lise Le Goff"]
    );
    assert!(refused(&setup("L’Atelier", "a@exemple.fr", &["--first-name", " "])).contains("--first-name"));
}

#[test]
fn the_help_of_import_names_every_column_that_the_demos_files_have() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_essor")).args(["import", "--help"]).output().unwrap();
    let help = said(&output);
    for file in ["participants.csv", "chiffre_affaires.csv"] {
        let text = std::fs::read_to_string(format!("{}/demo/{file}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let header = text.trim_start_matches('\u{feff}').lines().next().unwrap();
        assert!(help.contains(header), "{header}: {help}");
    }
    assert!(help.contains("de 01 à 06") && help.contains("vente ou avoir"), "{help}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_pipe_does_not_stop_a_command_halfway() {
    let place = TestDb::find(Engine::Sqlite).await;
    lines(&run(&place, &SETUP));
    let people = place.folder.join("participants.csv");
    let demo = concat!(env!("CARGO_MANIFEST_DIR"), "/demo/participants.csv");
    std::fs::copy(demo, &people).unwrap();
    let mut import = essor(&place);
    import.args(["import", "--participants", people.to_str().unwrap()]).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = import.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && !complained(&output).contains("panicked"), "{}", complained(&output));
    let coaches = place.number("select count(*) from person where role = 'Coach'").await;
    let invited = "select count(distinct i.person_id) from invitation i join person p on p.id = i.person_id where p.role = 'Coach'";
    assert!(coaches > 1);
    assert_eq!(place.number(invited).await, coaches, "each coach is invited");
}

#[test]
fn the_version_names_essor_and_its_build() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_essor")).arg("--version").output().unwrap();
    let version = said(&output);
    assert!(version.starts_with(concat!("Essor ", env!("CARGO_PKG_VERSION"), " (")) && version.trim_end().ends_with(')'), "{version}");
    let mistyped = std::process::Command::new(env!("CARGO_BIN_EXE_essor")).arg("serv").output().unwrap();
    assert_eq!(mistyped.status.code(), Some(2));
    assert!(complained(&mistyped).contains("«\u{a0}serv\u{a0}» n’existe pas"), "{}", complained(&mistyped));
}
