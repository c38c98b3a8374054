//! Importing an export: into the same structure without a change, into an empty one with the same rows.

use crate::support::{
    app::{NOBODY, TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer, with_file},
};
use chrono::{Duration, NaiveDate};
use domain::{
    enrollments::{exit::ExitCategory, extension::ExtensionReason},
    people::{Role, import::Sources},
    values::{ids::PersonId, money::Cents, paris},
};
use std::{collections::BTreeMap, sync::Arc};
use store::{Actor, Exit, NewPerson, StructureStore};

const LOOK: &str = "/api/personnes/importer";
const TAKE: &str = "/api/personnes/importer/confirmer";
const PATHS: &str = "/pilotage/exports/parcours.csv";
const MONTHS: &str = "/pilotage/exports/declarations.csv";

/// The rows of a file by column, without the columns `but`, which differ between databases.
fn rows(file: &str, but: &[&str]) -> Vec<BTreeMap<String, String>> {
    let text = file.strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    let mut rows: Vec<BTreeMap<String, String>> = reader.deserialize().map(|row| row.unwrap()).collect();
    for row in &mut rows {
        row.retain(|column, _| !but.contains(&column.as_str()));
    }
    rows.sort();
    rows
}

async fn coordinator_of(store: &StructureStore) -> PersonId {
    store.people().team().await.unwrap().into_iter().find(|person| person.role == Role::Coordinator).unwrap().id
}

/// The demo's cohort with suspensions, extensions and exits, which the demo's own files lack.
async fn eventful(app: &TestApp) -> (StructureStore, PersonId) {
    demo::fill(&app.db, app.now).await.unwrap();
    let structure = app.db.structures().await.unwrap().remove(0);
    let store = app.db.for_structure(&structure.id);
    let coordinator = coordinator_of(&store).await;
    let (by, today) = (Actor::person(&coordinator, app.now), paris::day(app.now));
    let mut members = store.reporting().members().await.unwrap();
    members.retain(|member| {
        member.period.left_on.is_none() && member.suspensions.0.is_empty() && member.period.starts_on < today - Duration::days(60)
    });

    let suspended = members.pop().unwrap();
    let days = (today - Duration::days(20), today - Duration::days(11));
    store.enrollments().suspend(&by, &suspended.enrollment_id, days, "Congé maladie", today).await.unwrap();
    store.enrollments().set_official_end(&by, &suspended.enrollment_id, Some(suspended.period.ends_on + Duration::days(9))).await.unwrap();

    let at =
        members.iter().position(|member| member.period.ends_on < today + Duration::days(300) && member.period.ends_on > today).unwrap();
    let extended = members.swap_remove(at);
    for days in [200, 365] {
        let ends_on = store.enrollments().enrollment_of(&extended.participant_id).await.unwrap().ends_on;
        let until = (ends_on, ends_on + Duration::days(days));
        let asked_on = today.max(ends_on - Duration::days(300));
        store.enrollments().extend(&by, &extended.enrollment_id, ExtensionReason::Disability, until, asked_on).await.unwrap();
    }

    let left = members.pop().unwrap();
    let exit = Exit { left_on: today - Duration::days(40), category: ExitCategory::Durable, reason: "Vit de son activité ; « enfin »" };
    store.enrollments().leave(&by, &left.enrollment_id, &exit, today).await.unwrap();
    let back = members.pop().unwrap();
    let exit = Exit { category: ExitCategory::Other, reason: "-", ..exit };
    store.enrollments().leave(&by, &back.enrollment_id, &exit, today).await.unwrap();
    let start = (today - Duration::days(10), Some(today - Duration::days(12)));
    store.enrollments().come_back(&by, &back.participant_id, start, Cents::new(12_050), today).await.unwrap();

    let odd = members.pop().unwrap();
    app.place.run(format!("update person set last_name = '=1+1;\"x\"' where id = '{}'", odd.participant_id)).await;
    app.place
        .run(format!("update enrollment set trade = '-20 % ; \"déco\"', registered_on = null where id = '{}'", odd.enrollment_id))
        .await;
    (store, coordinator)
}

/// The preview of both files, as a browser gets it.
async fn preview_page(browser: &Caller, people: &str, months: &str) -> Answer {
    let sent =
        answer(with_file(browser.request("POST", LOOK), &[("declarations", months)], ("participants", "parcours.csv", people.as_bytes())))
            .await;
    assert_eq!(sent.status, 303, "{}", sent.body);
    browser.get(sent.location()).await
}

/// The value of a hidden field.
fn hidden_value<'a>(page: &'a Answer, name: &str) -> &'a str {
    page.control(name).split_once("value=\"").unwrap().1.split('"').next().unwrap()
}

fn newcomer(phone: &str) -> String {
    format!("Awa;Roussel;{phone};;couture;02;06/10/2025;05/10/2027;;oui;RSA;;0;;lou.martin@structure.example\n")
}

/// The form that imports a preview, with the new coach ticked.
fn ticked(page: &Answer) -> [(&'static str, String); 3] {
    let hidden = |name| hidden_value(page, name).to_owned();
    [("preview", hidden("preview")), ("digest", hidden("digest")), ("coaches[0]", "lou.martin@structure.example".to_owned())]
}

fn file(lines: &str) -> String {
    format!("{}{lines}", String::from_utf8_lossy(NOBODY))
}

on_both_engines! {
    async fn importing_an_export_changes_nothing(app: Arc<TestApp>) {
        let (_, coordinator) = eventful(&app).await;
        let browser = app.browser_of(&coordinator).await;
        let (people, months) = (browser.get(PATHS).await.body, browser.get(MONTHS).await.body);
        assert!(rows(&people, &[]).len() > 60 && rows(&months, &[]).len() > 400);
        let page = preview_page(&browser, &people, &months).await;
        page.assert_says("import-nothing-new");
        assert!(!page.body.contains("name=\"digest\""), "there is nothing to take: {}", page.words());
    }

    async fn importing_an_export_into_an_empty_structure_gives_the_same_export(app: Arc<TestApp>) {
        let (_, coordinator) = eventful(&app).await;
        let browser = app.browser_of(&coordinator).await;
        let (people, months) = (browser.get(PATHS).await.body, browser.get(MONTHS).await.body);

        let other = TestApp::on(app.place.engine, false).await;
        let by = Actor::tools(other.now);
        let structure = other.db.create_structure(&by, "La copie", 70).await.unwrap();
        let store = other.db.for_structure(&structure);
        let sources = Sources::of(people.as_bytes(), Some(months.as_bytes())).unwrap();
        let (participants, declared) = sources.read().unwrap();
        let report = store.people().import_with(&by, &participants, &declared, false).await.unwrap();
        assert_eq!((report.summary.participants_added, report.differences.len()), (participants.len(), 0));

        let new = NewPerson { role: Role::Coordinator, first_name: "Léa".into(), last_name: "Petit".into(), phone: None, email: Some("lea@copie.example".parse().unwrap()) };
        let coordinator = store.people().add_person(&by, &new).await.unwrap();
        let browser = other.browser_of(&coordinator).await;
        let but = ["parcours", "personne", "nom_accompagnateur", "etat", "version"];
        assert_eq!(rows(&browser.get(PATHS).await.body, &but), rows(&people, &but));
        assert_eq!(rows(&browser.get(MONTHS).await.body, &but), rows(&months, &but));
        preview_page(&browser, &people, &months).await.assert_says("import-nothing-new");
        other.place.tear_down().await;
    }

    async fn differences_are_shown_in_the_preview_and_applied_with_the_checkbox(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let first = file(&newcomer("0639985901"));
        let page = preview_page(&browser, &first, "").await;
        browser.post_and_follow(TAKE, &ticked(&page)).await.assert_says("import-done");

        // Nothing but differences: the button takes them over.
        let otherwise = first.replace(";;oui;", ";28/02/2024;non;");
        let page = preview_page(&browser, &otherwise, "").await;
        page.assert_says("import-differences-only");
        let words = page.words();
        for part in ["Awa Roussel", "immatriculation", "28/02/2024", "acre", "oui", "non"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        assert!(!words.contains("ce fichier ne change rien"), "{words}");

        // With a new participant the page has a checkbox; unchecked, nothing is applied.
        let both = format!("{otherwise}{}", newcomer("0639985902").replace("Awa", "Bilal"));
        let page = preview_page(&browser, &both, "").await;
        assert!(page.control("apply").contains("checkbox"));
        browser.post_and_follow(TAKE, &ticked(&page)).await.assert_says("import-done");
        let acre = "select count(*) from enrollment where acre and registered_on is null and trade = 'couture'";
        assert_eq!(app.place.number(acre).await, 2);

        let page = preview_page(&browser, &both, "").await;
        let done = browser.post_and_follow(TAKE, &[&ticked(&page)[..], &[("apply", "yes".to_owned())]].concat()).await;
        assert!(done.words().contains("2 changements repris du fichier"), "{}", done.words());
        assert_eq!(app.place.number(acre).await, 1);
        let changed = "select details from audit where action = 'enrollment.record_corrected' and details like '%immatriculation%'";
        let details = app.place.texts(changed).await;
        assert!(details.len() == 1 && details[0].contains("28/02/2024"), "{details:?}");
        let corrected = "select field || ' ' || coalesce(old_value, '') || ' ' || new_value || ' ' || reason from record_correction
            where reason like 'Import%' order by field";
        assert_eq!(app.place.texts(corrected).await, ["Acre yes no Import d’un fichier", "RegisteredOn  2024-02-28 Import d’un fichier"]);
        preview_page(&browser, &both, "").await.assert_says("import-nothing-new");
    }

    async fn warnings_are_shown_before_the_import(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let twice = format!("Liste du mois\n{}{}", file(&newcomer("0639985901")), newcomer("0639985902"));
        let page = preview_page(&browser, &twice, "").await;
        let words = page.words();
        assert!(words.contains("Les lignes 3 et 4 ont le même nom") && words.contains("à la ligne 2 (parcours.csv)"), "{words}");
        browser.post_and_follow(TAKE, &ticked(&page)).await.assert_says("import-done");
        let page = preview_page(&browser, &file(&newcomer("0639985903").replace("Awa;Roussel", "AWA;Roussél")), "").await;
        assert!(page.words().contains("existe déjà, avec un autre contact"), "{}", page.words());
        let page = preview_page(&browser, &file(&[newcomer("0639985905"), newcomer("06 39 98 59 05")].concat()), "").await;
        assert!(page.words().contains("La ligne 2 porte déjà ce contact."), "{}", page.words());
    }

    async fn a_preview_names_who_enters_and_each_new_coach_has_to_be_ticked(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let lines = [newcomer("0639985901"), newcomer("0639985902").replace("Awa", "Bilal")].concat();
        let with_remarks: String = file(&lines).lines().enumerate().map(|(nth, line)| format!("{line};{}\n", if nth == 0 { "remarques" } else { "à rappeler" })).collect();
        let page = preview_page(&browser, &with_remarks, "").await;
        let words = page.words();
        for part in ["Awa Roussel", "Bilal Roussel", "octobre 2025", "lou.martin@structure.example", "2 personnes du fichier", "remarques"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        let (preview, digest) = (hidden_value(&page, "preview"), hidden_value(&page, "digest"));
        let people = "select count(*) from person";
        let before = app.place.number(people).await;
        for other in [None, Some(("coaches[0]", "lou.martin@autre.example"))] {
            let form: Vec<_> = [("preview", preview), ("digest", digest)].into_iter().chain(other).collect();
            browser.post_and_follow(TAKE, &form).await.assert_says("import-coaches-unticked");
        }
        assert_eq!(app.place.number(people).await, before);
        browser.post_and_follow(TAKE, &ticked(&page)).await.assert_says("import-done");
        assert_eq!(app.place.number(people).await, before + 3);
    }

    async fn a_month_that_is_not_over_is_refused(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let running = domain::values::month::Month::of(paris::day(app.now));
        let start: NaiveDate = running.plus(-2).first_day();
        let person = newcomer("0639985901").replace("06/10/2025", &start.to_string()).replace("05/10/2027", &(start + Duration::days(729)).to_string());
        let months = |month: domain::values::month::Month| format!("courriel_ou_telephone;mois;code_activite;montant;nature\n0639985901;{month};02;999,00;vente\n");
        for month in [running, running.plus(1), running.plus(4)] {
            let page = preview_page(&browser, &file(&person), &months(month)).await;
            page.assert_says("import-month-not-over");
            assert!(!page.body.contains("name=\"digest\""));
        }
        preview_page(&browser, &file(&person), &months(running.plus(-1))).await.assert_says("import-check-title");
    }
}
