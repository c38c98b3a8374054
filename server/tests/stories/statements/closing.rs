//! The month of a whole cohort: closed, read from its workbook by an independent program, corrected and amended by exactly the
//! rows that changed.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller},
};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine, total},
    people::{
        Role,
        import::{read_declarations, read_participants, shift},
    },
    values::{
        ids::{EnrollmentId, PersonId},
        money::Cents,
        month::Month,
        paris,
    },
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    io::Write,
    process::{Command, Stdio},
    sync::Arc,
};
use store::{Actor, NewPerson, StructureStore};

const PEOPLE: &[u8] = include_bytes!("../../../demo/participants.csv");
const MONTHS: &[u8] = include_bytes!("../../../demo/chiffre_affaires.csv");

/// The rows of a workbook as Python's openpyxl reads them: by the name of their column.
fn read(workbook: &[u8]) -> Vec<BTreeMap<String, Value>> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../end2end");
    let mut reader = Command::new("python3")
        .arg("read-workbook.py")
        .current_dir(folder)
        .env("PYTHONPATH", std::env::var("OPENPYXL").unwrap_or_default())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    reader.stdin.take().unwrap().write_all(workbook).unwrap();
    let read = reader.wait_with_output().unwrap();
    assert!(read.status.success(), "the workbook cannot be read; `.ci/install test` installs openpyxl");
    let mut rows: Vec<Vec<Value>> = serde_json::from_slice(&read.stdout).unwrap();
    let names: Vec<String> = rows.remove(0).into_iter().map(|name| name.as_str().unwrap().to_owned()).collect();
    rows.into_iter().map(|row| names.iter().cloned().zip(row).collect()).collect()
}

/// The rows of a CSV file, by the name of their column. None of ours holds a quote.
fn read_csv(file: &Answer) -> Vec<BTreeMap<String, String>> {
    assert!(!file.body.contains('"'), "no cell needs quotes");
    let mut lines = file.body.trim_start_matches('\u{feff}').lines().map(|line| line.split(';').map(str::to_owned).collect::<Vec<_>>());
    let names = lines.next().unwrap();
    lines.map(|line| names.iter().cloned().zip(line).collect()).collect()
}

/// A number of a workbook in cents; `None` for an empty cell.
fn cents(value: &Value) -> Option<i64> {
    value.as_f64().map(|euros| (euros * 100.0).round() as i64)
}

/// A structure with the cohort of 65, its last month the one before this one.
struct Cohort {
    rows: StructureStore,
    coordinator: PersonId,
    month: Month,
    /// The validated months of each, by name, as the file says.
    months: BTreeMap<String, BTreeMap<Month, Cents>>,
}

async fn cohort(app: &TestApp) -> Cohort {
    let by = Actor::tools(app.now);
    let structure = app.db.create_structure(&by, "La Ruche", 70).await.unwrap();
    let rows = app.db.for_structure(&structure);
    let email = Some("ines@exemple.fr".parse().unwrap());
    let new = NewPerson { role: Role::Coordinator, first_name: "Inès".into(), last_name: "Faure".into(), phone: None, email };
    let coordinator = rows.people().add_person(&by, &new).await.unwrap();
    let (mut people, mut months) = (read_participants(PEOPLE).unwrap(), read_declarations(MONTHS).unwrap());
    let month = Month::of(paris::day(app.now)).plus(-1);
    let written_for = months.iter().map(|it| it.month).max().unwrap();
    shift(&mut people, &mut months, month.since(written_for));
    rows.people().import(&by, &people, &months).await.unwrap();
    let mut of_person: BTreeMap<String, BTreeMap<Month, Cents>> = BTreeMap::new();
    for person in &people {
        let theirs = of_person.entry(format!("{} {}", person.first_name, person.last_name)).or_default();
        let contacts = [person.phone.as_ref().map(|it| it.as_str()), person.email.as_ref().map(|it| it.as_str())];
        for month in months.iter().filter(|it| contacts.contains(&Some(it.contact.as_str()))) {
            theirs.insert(month.month, total(&month.lines));
        }
    }
    assert_eq!(of_person.len(), 65);
    Cohort { rows, coordinator, month, months: of_person }
}

fn name_of(row: &BTreeMap<String, Value>) -> String {
    format!("{} {}", row["prenom"].as_str().unwrap(), row["nom"].as_str().unwrap())
}

/// The value of a hidden field.
#[track_caller]
fn hidden(page: &Answer, name: &str) -> String {
    let tag = page.control(name);
    tag.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Sends the form that closes the month and returns the page that follows.
async fn close(browser: &Caller, month: Month, confirmed: bool) -> Answer {
    let page = browser.get(&format!("/pilotage/etats/{month}")).await;
    let (version, seen) = (hidden(&page, "version"), hidden(&page, "seen"));
    let mut form = vec![("month", month.to_string()), ("version", version), ("seen", seen)];
    if confirmed {
        form.push(("confirmed", "yes".into()));
    }
    browser.post_and_follow("/api/etats/clore", &form).await
}

/// Reopens, corrects and validates a validated month.
async fn correct(app: &TestApp, cohort: &Cohort, participant: &PersonId, enrollment: &EnrollmentId, euros: i64) {
    let rows = &cohort.rows;
    let (mine, theirs) = (Actor::person(participant, app.now), Actor::person(&cohort.coordinator, app.now));
    let before = rows.declarations().declaration(enrollment, cohort.month).await.unwrap().unwrap();
    rows.declarations().request_correction(&mine, participant, cohort.month, "Une vente oubliée").await.unwrap();
    rows.declarations().reopen(&theirs, Role::Coordinator, &before.id, before.version(), None, None).await.unwrap();
    let line = TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(euros * 100)).unwrap();
    rows.declarations().submit(&mine, participant, cohort.month, &[line], before.version(), paris::day(app.now)).await.unwrap();
    rows.review().validate(&theirs, Role::Coordinator, &before.id, before.version() + 1).await.unwrap();
}

on_both_engines! {
    async fn closing_a_cohort_of_65_and_amending_it_holds_exactly_the_changed_rows(app: Arc<TestApp>) {
        let cohort = cohort(&app).await;
        let month = cohort.month;
        let browser = app.browser_of(&cohort.coordinator).await;
        let file = async |version: i64, kind: &str| {
            let file = browser.get(&format!("/pilotage/etats/{month}/{version}.{kind}")).await;
            assert_eq!(file.status, 200, "{version}.{kind}");
            file
        };

        // Missing declarations are named, and closing needs a confirmation.
        let undeclared = cohort.months.values().filter(|months| !months.contains_key(&month)).count();
        assert!(undeclared > 0);
        let page = browser.get(&format!("/pilotage/etats/{month}")).await;
        page.assert_says("missing-not-declared");
        let refused = close(&browser, month, false).await;
        refused.assert_says("statement-incomplete");
        assert!(refused.control("confirmed").contains("aria-invalid=\"true\""));
        close(&browser, month, true).await.assert_says("statement-closed");

        // Each row equals what follows from the imported file alone.
        let first = file(1, "xlsx").await;
        let sheet = read(&first.bytes);
        assert_eq!(sheet.len(), 65);
        for row in &sheet {
            let months = &cohort.months[&name_of(row)];
            assert_eq!(cents(&row["ca_reel"]), months.get(&month).map(|total| total.get()), "{row:?}");
            let last: Vec<i64> = months.values().rev().take(3).map(|total| total.get()).collect();
            let mean = (!last.is_empty()).then(|| (last.iter().sum::<i64>() as f64 / last.len() as f64).round() as i64);
            assert_eq!(cents(&row["ca_lisse"]), mean, "{row:?}");
            assert_eq!(row["elements_manquants"].is_null(), months.contains_key(&month), "{row:?}");
            assert_eq!((row["mois"].as_str(), row["sme_version"].as_i64()), (Some(month.to_string().as_str()), Some(1)));
            assert_eq!(row["nb_rdv_mens_ti"].as_i64(), Some(0));
        }
        // Each names a person and an enrollment, each once.
        for column in ["identifiant", "parcours"] {
            let named: BTreeSet<_> = sheet.iter().map(|row| row[column].as_str().unwrap()).collect();
            assert_eq!(named.len(), 65, "{column}");
        }
        let people = cohort.rows.enrollments().running_enrollments(None).await.unwrap();
        let of = |row: &BTreeMap<String, Value>| people.iter().find(|it| it.id.as_str() == row["parcours"].as_str().unwrap()).unwrap().clone();
        assert!(sheet.iter().all(|row| of(row).participant_id.as_str() == row["identifiant"].as_str().unwrap() && row["numero_pass"].is_null()));
        // The CSV file holds the same.
        let lines = read_csv(&file(1, "csv").await);
        assert_eq!(lines.len(), 65);
        for (line, row) in lines.iter().zip(&sheet) {
            assert_eq!((line["nom"].as_str(), line["prenom"].as_str()), (row["nom"].as_str().unwrap(), row["prenom"].as_str().unwrap()));
            let typed = cents(&row["ca_reel"]).map(|cents| Cents::new(cents).typed()).unwrap_or_default();
            assert_eq!(line["ca_reel"], typed);
        }
        let reported = "select count(*) from declaration where state = 'Reported' and reported_version = version";
        assert_eq!(app.place.number(reported).await, (65 - undeclared) as i64);

        // Two are corrected; a coefficient is typed for a third.
        let statement = cohort.rows.statements().month_statement(month, app.now).await.unwrap();
        let declared: Vec<_> = statement.prepared.iter().filter(|line| line.prepared.row.turnover.is_some()).take(3).collect();
        let [one, other, third] = declared.as_slice() else { panic!("three have declared") };
        correct(&app, &cohort, &one.participant_id, &one.enrollment_id, 4_321).await;
        correct(&app, &cohort, &other.participant_id, &other.enrollment_id, 1_234).await;
        let page = browser.get(&format!("/pilotage/etats/{month}")).await;
        page.assert_says("amended-title");
        let form = [
            ("month", month.to_string()),
            ("coefficients[0][enrollment]", third.enrollment_id.to_string()),
            ("coefficients[0][was]", String::new()),
            ("coefficients[0][value]", "0,85".into()),
        ];
        browser.post_and_follow("/api/etats/coefficients", &form).await.assert_says("coefficients-set");
        close(&browser, month, false).await.assert_says("statement-closed");

        let amended = read(&file(2, "xlsx").await.bytes);
        let names = |lines: &[&&store::PreparedLine]| {
            let mut names: Vec<_> = lines.iter().map(|line| format!("{} {}", line.first_name, line.last_name)).collect();
            names.sort();
            names
        };
        let mut changed: Vec<_> = amended.iter().map(name_of).collect();
        changed.sort();
        assert_eq!(changed, names(&[one, other, third]), "exactly the changed rows");
        let row_of = |line: &store::PreparedLine| amended.iter().find(|row| name_of(row) == format!("{} {}", line.first_name, line.last_name)).unwrap();
        assert_eq!((cents(&row_of(one)["ca_reel"]), cents(&row_of(other)["ca_reel"])), (Some(432_100), Some(123_400)));
        assert_eq!(row_of(third)["coefficient"].as_f64(), Some(0.85));
        assert!(amended.iter().all(|row| row["sme_version"].as_i64() == Some(2)));
        assert_eq!(read_csv(&file(2, "csv").await).len(), 3);
        // The file of the first version is unchanged, byte by byte.
        assert_eq!(file(1, "xlsx").await.bytes, first.bytes);
        let page = browser.get(&format!("/pilotage/etats/{month}")).await;
        assert!(!page.words().contains(&crate::support::caller::sentence("amended-title")), "nothing is left to amend");
    }

    async fn of_many_changed_rows_the_page_shows_the_first_and_all_by_a_link(app: Arc<TestApp>) {
        let cohort = cohort(&app).await;
        let browser = app.browser_of(&cohort.coordinator).await;
        close(&browser, cohort.month, true).await.assert_says("statement-closed");
        let statement = cohort.rows.statements().month_statement(cohort.month, app.now).await.unwrap();
        let declared: Vec<_> = statement.prepared.iter().filter(|line| line.prepared.row.turnover.is_some()).take(22).collect();
        assert_eq!(declared.len(), 22);
        for line in &declared {
            correct(&app, &cohort, &line.participant_id, &line.enrollment_id, 4_321).await;
        }
        let people_of = |page: &Answer| -> BTreeSet<String> {
            let table = page.body.split("id=\"changements\"").nth(1).unwrap().split("</table>").next().unwrap();
            table.split("href=\"").skip(1).map(|link| link.split('"').next().unwrap().to_owned()).collect()
        };
        let address = format!("/pilotage/etats/{}", cohort.month);
        let page = browser.get(&address).await;
        page.assert_says("amended-title");
        assert_eq!(people_of(&page).len(), 20);
        assert!(page.words().contains("et 2 autres personnes"), "{}", page.words());
        let all = format!("{address}?lignes=toutes");
        assert!(page.body.contains(&format!("href=\"{all}\"")));
        let every: BTreeSet<_> = declared.iter().map(|line| format!("/suivis/{}", line.participant_id)).collect();
        assert_eq!(people_of(&browser.get(&all).await), every);
    }

    async fn closing_a_version_that_a_colleague_closed_is_refused(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (one, other) = (app.browser_of(&team.coordinator).await, app.client_of(&team.coordinator).await);
        let address = format!("/pilotage/etats/{}", team.month.plus(-2));
        let page = one.get(&address).await;
        let form = [
            ("month", team.month.plus(-2).to_string()),
            ("version", hidden(&page, "version")),
            ("seen", hidden(&page, "seen")),
            ("confirmed", "yes".into()),
        ];
        one.post_and_follow("/api/etats/clore", &form).await.assert_says("statement-closed");
        // The same form sent once more succeeds; that of a colleague is refused.
        assert_eq!(other.post("/api/etats/clore", &form).await.status, 200);
        let late: Vec<_> = form.iter().map(|(name, value)| (*name, if *name == "seen" { "autre" } else { value.as_str() })).collect();
        let refused = other.post("/api/etats/clore", &late).await;
        assert_eq!((refused.status, refused.body.contains("moved-on")), (409, true), "{}", refused.body);
        assert_eq!(app.place.number("select count(*) from statement where version = 1").await, 2);
    }

    async fn a_coefficient_typed_over_that_of_a_colleague_is_kept_beside_the_current_one(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (one, other) = (app.browser_of(&team.coordinator).await, app.browser_of(&team.coordinator).await);
        let enrollment = team.rows.enrollments().enrollment_of(&team.participant).await.unwrap().id;
        let control = format!("#coefficient-{enrollment}");
        let form = |was: &str, value: &str| {
            [
                ("month", team.month.to_string()),
                ("coefficients[0][enrollment]", enrollment.to_string()),
                ("coefficients[0][was]", was.to_owned()),
                ("coefficients[0][value]", value.to_owned()),
            ]
        };
        const SET: &str = "/api/etats/coefficients";
        one.post_and_follow(SET, &form("", "0,85")).await.assert_says("coefficients-set");
        let late = other.post_and_follow(SET, &form("", "0,7")).await;
        late.assert_refused(&control, "0,7", "coefficient-moved-on");
        assert!(late.words().contains("Enregistré à présent : 0,85"), "{}", late.words());
        assert_eq!(hidden(&late, "coefficients[0][was]"), "0,85", "whoever sends it once more has seen it");
        other.post_and_follow(SET, &form("0,85", "0,7")).await.assert_says("coefficients-set");
        // Removed meanwhile.
        one.post_and_follow(SET, &form("0,7", "")).await.assert_says("coefficients-set");
        other.post_and_follow(SET, &form("0,7", "0,9")).await.assert_says("coefficient-stands-none");
        assert_eq!(app.place.number("select count(*) from statement_coefficient").await, 0);
    }

    async fn a_mistaken_coefficient_is_kept_beside_its_sentence(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let enrollment = team.rows.enrollments().enrollment_of(&team.participant).await.unwrap().id;
        let control = format!("#coefficient-{enrollment}");
        for typed in ["abc", "-1", "101", "0,12345", "\"><b>"] {
            let form = [
                ("month", team.month.to_string()),
                ("coefficients[0][enrollment]", enrollment.to_string()),
                ("coefficients[0][was]", String::new()),
                ("coefficients[0][value]", typed.to_owned()),
            ];
            browser.post_and_follow("/api/etats/coefficients", &form).await.assert_refused(&control, typed, "coefficient-not-a-number");
        }
        assert_eq!(app.place.number("select count(*) from statement_coefficient").await, 0);
        for missing in ["/pilotage/etats/2026-13", "/pilotage/etats/2019-01", "/pilotage/etats/abc"] {
            assert_eq!(browser.get(missing).await.status, 404, "{missing}");
        }
        for missing in ["9.csv", "1.pdf", "1", ".csv", "01.csv", "-1.xlsx"] {
            assert_eq!(browser.get(&format!("/pilotage/etats/{}/{missing}", team.handed_in)).await.status, 404, "{missing}");
        }
        assert_eq!(browser.get(&format!("/pilotage/etats/{}?version=9", team.handed_in)).await.status, 404);
        let csv = browser.get(&format!("/pilotage/etats/{}/1.csv", team.handed_in)).await;
        assert!(csv.header("content-disposition").contains(&format!("etat-mensuel-{}-v1.csv", team.handed_in)), "{:?}", csv.headers);
        assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    }
}
