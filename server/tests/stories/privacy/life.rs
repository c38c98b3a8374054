//! A participant takes their data and asks to be erased; two coordinators do it; readings are in the journal; the legal pages.

use crate::support::{
    app::{CONTENT, Team, TestApp, client, on_both_engines, person, team},
    caller::Caller,
    process,
};
use app::web::context::{LegalSettings, Settings};
use chrono::Duration;
use domain::{
    enrollments::exit::ExitCategory,
    people::{Role, newcomer::ContactDetails},
    privacy::erasure::DELAY_DAYS,
    values::{ids::PersonId, paris},
};
use server::{outbox_folder::Folder, upkeep::erase_due_people};
use std::{
    io::Read,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{Actor, Exit};

/// Ends the enrollment of the participant on the day before.
async fn left(app: &TestApp, team: &Team) {
    let today = paris::day(app.now);
    let exit = Exit { left_on: today - Duration::days(1), category: ExitCategory::Durable, reason: "Vit de son activité" };
    team.rows.enrollments().leave(&Actor::person(&team.coordinator, app.now), &team.enrollment, &exit, today).await.unwrap();
}

async fn second_coordinator(app: &TestApp, team: &Team) -> PersonId {
    let new = person(Role::Coordinator, "Sophie", "sophie.deuxieme");
    team.rows.people().add_person(&Actor::tools(app.now), &new).await.unwrap()
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let paths = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

async fn journalled(app: &TestApp, action: &str) -> i64 {
    app.place.number(format!("select count(*) from audit where action = '{action}'")).await
}

on_both_engines! {
    async fn a_participant_asks_to_be_erased_and_two_coordinators_do_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let sophie = second_coordinator(&app, &team).await;
        let (awa, first, second) =
            (app.browser_of(&team.participant).await, app.browser_of(&team.coordinator).await, app.browser_of(&sophie).await);
        let long = "a".repeat(501);
        awa.post_and_follow("/api/moi/effacement", &[("reason", long.as_str())]).await.assert_says("text-too-long");
        awa.post_and_follow("/api/moi/effacement", &[("reason", "Je déménage.")]).await.assert_says("erasure-requested");
        first.get("/personnes").await.assert_says("erasure-requests");
        let page = format!("/personnes/{}/effacement", team.participant);
        first.get(&page).await.assert_says("erasure-enrolled");
        left(&app, &team).await;

        let form = |reason: &'static str| [("person", team.participant.to_string()), ("reason", reason.to_owned())];
        first.post_and_follow("/api/personnes/effacement/prevoir", &form("  ")).await.assert_says("text-empty");
        first.post_and_follow("/api/personnes/effacement/prevoir", &form("Demande écrite")).await.assert_says("erasure-is-planned");
        let who = [("person", team.participant.to_string())];
        first.post_and_follow("/api/personnes/effacement/accepter", &who).await.assert_says("erasure-same-person");
        assert!(!first.get(&page).await.body.contains("effacement/accepter"), "no button to consent to one's own plan");
        assert!(second.get(&page).await.body.contains("effacement/accepter"));
        second.post_and_follow("/api/personnes/effacement/accepter", &who).await.assert_says("erasure-consented");
        assert!(awa.get("/moi/donnees").await.body.contains("/api/moi/effacement/retirer"));

        let folder = Folder::new(app.place.folder.join("outbox"));
        let due = app.now + Duration::days(DELAY_DAYS);
        assert_eq!(erase_due_people(&app.db, &app.objects, &folder, due - Duration::minutes(1)).await.unwrap(), 0);
        assert_eq!(erase_due_people(&app.db, &app.objects, &folder, due + Duration::minutes(1)).await.unwrap(), 1);
        assert_eq!(erase_due_people(&app.db, &app.objects, &folder, due + Duration::minutes(1)).await.unwrap(), 0);
        assert_eq!(awa.get("/moi").await.status, 303, "the device is signed out");
        assert!(first.get(&page).await.words().contains("effacée le"));
        assert_eq!(app.db.verify_chain().await.unwrap().broken, None);
        for address in [format!("/personnes/{}", team.participant), format!("/suivis/{}", team.participant), "/personnes?etat=tous".into(), "/pilotage".into()] {
            assert_eq!(first.get(&address).await.status, 200, "{address}");
        }
    }

    async fn a_withdrawn_request_erases_nobody(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        left(&app, &team).await;
        let (awa, first) = (app.browser_of(&team.participant).await, app.browser_of(&team.coordinator).await);
        let form = [("person", team.participant.to_string()), ("reason", "Demande écrite".to_owned())];
        first.post_and_follow("/api/personnes/effacement/prevoir", &form).await.assert_says("erasure-is-planned");
        awa.post_and_follow("/api/moi/effacement/retirer", &[] as &[(&str, &str)]).await.assert_says("erasure-withdrawn");
        let folder = Folder::new(app.place.folder.join("outbox"));
        assert_eq!(erase_due_people(&app.db, &app.objects, &folder, app.now + Duration::days(60)).await.unwrap(), 0);
        assert_eq!(awa.get("/moi/donnees").await.status, 200);
    }

    async fn a_coordinator_hears_once_that_a_participant_withdrew_their_request(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let awa = app.browser_of(&team.participant).await;
        awa.post("/api/moi/effacement", &[("reason", "Je déménage.")]).await;
        for _tap in 0..2 {
            awa.post_and_follow("/api/moi/effacement/retirer", &[] as &[(&str, &str)]).await.assert_says("erasure-withdrawn");
        }
        let letters = app.letters_to("coordici@exemple.fr").await;
        let page = format!("/personnes/{}", team.participant);
        assert_eq!(letters.iter().filter(|letter| letter.body.contains(&page)).count(), 1);
    }

    async fn ones_data_is_an_archive_with_json_a_page_and_the_documents(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let cookie = app.cookie_of(&team.participant).await;
        let answer = client().get(format!("{}/moi/mes-donnees.zip", app.base)).header("cookie", cookie).send().await.unwrap();
        assert_eq!((answer.status().as_u16(), answer.headers()["content-type"].to_str().unwrap()), (200, "application/zip"));
        let bytes = answer.bytes().await.unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut content = |name: &str| {
            let mut found = Vec::new();
            archive.by_name(name).unwrap().read_to_end(&mut found).unwrap();
            found
        };
        let json: serde_json::Value = serde_json::from_slice(&content("donnees.json")).unwrap();
        assert!(json["data"]["declarations"].as_array().unwrap().len() > 2);
        assert_eq!(json["data"]["person"][0]["first_name"].as_str(), Some(team.rows.people().person(&team.participant).await.unwrap().first_name.as_str()));
        let page = String::from_utf8(content("donnees.html")).unwrap();
        assert!(page.contains("<h2>Déclarations</h2>") && !page.contains("column-") && !page.contains("mine-"), "{page}");
        let document = names.iter().find(|name| name.contains(team.document.as_str())).unwrap();
        assert_eq!(content(document), CONTENT);
        assert_eq!(journalled(&app, "person.data_taken").await, 1);
    }

    async fn readings_are_journalled_and_hidden_until_they_are_asked_for(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, first) = (app.browser_of(&team.coach).await, app.browser_of(&team.coordinator).await);
        for _ in 0..3 {
            assert_eq!(coach.get(&format!("/suivis/{}", team.participant)).await.status, 200);
        }
        assert_eq!(coach.get(&format!("/suivis/{}/pieces/{}", team.participant, team.document)).await.status, 200);
        assert_eq!(first.get("/pilotage/exports/parcours.csv").await.status, 200);
        assert_eq!(coach.get(&format!("/suivis/{}/pieces/{}", team.neighbour, team.document)).await.status, 404);
        let colleague = app.browser_of(&team.colleague).await;
        for page in ["", "/parcours", "/plan"] {
            assert_eq!(colleague.get(&format!("/suivis/{}{page}", team.participant)).await.status, 200);
        }
        assert_eq!(journalled(&app, "record.read_of_others").await, 1, "once a day for each reader");
        for action in ["record.read", "document.read", "export.taken"] {
            assert_eq!(journalled(&app, action).await, 1, "{action}");
        }
        let sentences = ["deed-record-read", "deed-document-read", "deed-export-taken"];
        let table = |page: String| page.split_once("<tbody>").map(|(_, rows)| rows.to_owned()).unwrap_or_default();
        let hidden = table(first.get("/journal").await.body);
        let shown = table(first.get("/journal?consultations=oui").await.body);
        for key in sentences {
            let sentence = crate::support::caller::sentence(key);
            assert!(!hidden.contains(&sentence) && shown.contains(&sentence), "{key}");
        }
        assert!(table(first.get("/journal?quoi=record").await.body).contains(&crate::support::caller::sentence("deed-record-read")));
    }

    async fn an_erased_person_stands_in_no_log_and_no_file(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (people, by) = (team.rows.people(), Actor::person(&team.coordinator, app.now));
        let named = ContactDetails {
            first_name: "Zorglub".into(),
            last_name: "Zorglub".into(),
            phone: Some("+33639987654".parse().unwrap()),
            email: Some("zorglub@exemple.fr".parse().unwrap()),
        };
        people.change_contact(&by, &team.participant, &named, &[]).await.unwrap();
        let place = &app.place;
        let traces = || -> Vec<String> {
            let files = walk(&place.folder).into_iter().filter(|file| file.extension().is_none_or(|it| it != "db-shm"));
            let found = |content: &[u8], word: &str| content.windows(word.len()).any(|bytes| bytes.eq_ignore_ascii_case(word.as_bytes()));
            let read = files.map(|file| (file.display().to_string(), std::fs::read(file).unwrap_or_default()));
            read.filter(|(_, content)| found(content, "zorglub") || found(content, "39987654")).map(|(file, _)| file).collect()
        };
        let log = place.folder.join("log");
        {
            let process = process::Process::start_logging(place, "serve", &log).await;
            let cookie = app.cookie_of(&team.participant).await;
            let theirs = Caller::new(&process.base, true, Some(&cookie));
            theirs.post_and_follow("/api/moi/effacement", &[("reason", "Je suis Zorglub.")]).await.assert_says("erasure-requested");
            theirs.post("/api/moi/effacement", &[("reason", "Zorglub".repeat(100))]).await;
            let coach = Caller::new(&process.base, true, Some(&app.cookie_of(&team.coach).await));
            assert!(coach.get(&format!("/suivis/{}", team.participant)).await.words().contains("Zorglub"));
            let stranger = Caller::new(&process.base, true, None);
            stranger.post("/api/connexion/contact", &[("contact", "06 39 98 76 54")]).await;
            // The code goes to a file, since no gateway is set.
            let outbox = place.folder.join("outbox");
            let mut patience = tokio::time::interval(std::time::Duration::from_millis(20));
            while !traces().iter().any(|file| file.starts_with(&outbox.display().to_string())) {
                patience.tick().await;
            }
            left(&app, &team).await;
            let erased = process::run(place, &["person", "erase", team.participant.as_str(), "--confirm", team.participant.as_str()]);
            assert!(erased.status.success(), "{}", process::complained(&erased));
        }
        assert!(std::fs::metadata(&log).unwrap().len() > 0, "there is a log");
        assert_eq!(traces(), [""; 0]);
        for column in place.texts("select details from audit").await {
            assert!(!column.to_lowercase().contains("zorglub"), "{column}");
        }
    }

    async fn the_commands_export_and_erase_a_participant(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        left(&app, &team).await;
        let (place, id) = (&app.place, team.participant.to_string());
        let exported = process::run(place, &["person", "export", &id]);
        let json: serde_json::Value = serde_json::from_str(&process::said(&exported)).unwrap();
        assert!(!json["data"]["declarations"].as_array().unwrap().is_empty());
        let asked = process::run(place, &["person", "erase", &id]);
        assert!(!asked.status.success() && app.place.number("select count(*) from person where erased_at is not null").await == 0);
        let erased = process::run(place, &["person", "erase", &id, "--confirm", &id]);
        assert!(erased.status.success(), "{}", String::from_utf8_lossy(&erased.stderr));
        assert_eq!(app.place.number("select count(*) from person where erased_at is not null").await, 1);
        let nobody = process::run(place, &["person", "export", "personne@exemple.fr"]);
        assert!(!nobody.status.success());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_legal_pages_say_what_the_settings_say() {
    let app = TestApp::build(false).await;
    let page = app.browser().get("/mentions-legales").await;
    page.assert_says("legal-not-set");
    page.assert_says("legal-source-not-set");
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let legal = LegalSettings {
        editor: Some("Les Ateliers du Canal".into()),
        dpo: Some("dpo@exemple.fr".into()),
        source_url: Some("https://code.exemple.fr/essor".into()),
        ..LegalSettings::default()
    };
    let settings = Settings { base_url: base.clone(), legal, ..Settings::default() };
    let router = server::router::router(app.db.clone(), settings, app.objects.clone(), false);
    tokio::spawn(async move { axum::serve(listener, router).await });
    for (address, said) in [
        ("/mentions-legales", "Les Ateliers du Canal"),
        ("/confidentialite", "dpo@exemple.fr"),
        ("/accessibilite", "Les Ateliers du Canal"),
        ("/connexion", "https://code.exemple.fr/essor"),
    ] {
        let body = client().get(format!("{base}{address}")).send().await.unwrap().text().await.unwrap();
        assert!(body.contains(said), "{address}: {body}");
    }
    app.db.close().await;
}
