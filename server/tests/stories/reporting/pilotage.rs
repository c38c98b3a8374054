//! Pilotage: every indicator counted again from the exported files by an independent program.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller},
};
use chrono::{Datelike, NaiveDate};
use domain::people::Role;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

type Row = HashMap<String, String>;

/// The rows of a file by the names of its columns.
fn read(file: &Answer) -> Vec<Row> {
    let text = file.body.strip_prefix('\u{feff}').expect("the file begins with its mark");
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

fn cents(text: &str) -> i64 {
    text.replace(',', "").parse().unwrap()
}

/// A month as a number: years by twelve.
fn month(text: &str) -> i32 {
    text[..4].parse::<i32>().unwrap() * 12 + text[5..7].parse::<i32>().unwrap() - 1
}

/// An enrollment as the files hold it.
struct ExportedEnrollment {
    row: Row,
    months: Vec<Row>,
    meetings: Vec<Row>,
}

impl ExportedEnrollment {
    fn is_suspended(&self, day: NaiveDate) -> bool {
        let mut spans = self.row["suspensions"].split_whitespace().map(|span| span.split_once('/').unwrap());
        spans.any(|(first, last)| (first.parse().unwrap()..=last.parse::<NaiveDate>().unwrap()).contains(&day))
    }

    fn days_of(&self, until: i32) -> impl Iterator<Item = NaiveDate> {
        let start: NaiveDate = self.row["debut_parcours"].parse().unwrap();
        start.iter_days().take_while(move |day| day.year() * 12 + day.month0() as i32 <= until)
    }

    fn last(&self) -> &str {
        if self.row["sortie"].is_empty() { &self.row["fin_pass_iae"] } else { &self.row["sortie"] }
    }

    /// The stage of a month, without suspended days.
    fn stage(&self, at: i32) -> &'static str {
        if at > month(self.last()) {
            return "sortie";
        }
        let paused = self.days_of(at).filter(|day| self.is_suspended(*day)).count() as i64;
        let began = self.row["debut_parcours"].parse::<NaiveDate>().unwrap() + chrono::Duration::days(paused);
        match (at - (began.year() * 12 + began.month0() as i32) + 1).max(1) {
            ..=6 => "1-6",
            7..=12 => "7-12",
            13..=18 => "13-18",
            _ => "19-24",
        }
    }

    fn owes(&self, at: i32) -> bool {
        let after = if self.row["sortie"].is_empty() { 0 } else { 3 };
        let last: NaiveDate = self.last().parse().unwrap();
        let mut days = self.days_of(at).filter(|day| day.year() * 12 + day.month0() as i32 == at && *day <= last).peekable();
        let paused = days.peek().is_some() && days.all(|day| self.is_suspended(day));
        (month(&self.row["debut_parcours"])..=month(self.last()) + after).contains(&at) && !paused
    }
}

/// The RSA of a single person without income, as published on service-public.fr.
fn base(at: i32) -> Option<i64> {
    match at {
        _ if at >= month("2026-04") => Some(65_169),
        _ if at >= month("2025-04") => Some(64_652),
        _ => None,
    }
}

/// The word of a benefit in the addresses of Pilotage, by its name in the files.
fn benefit(name: &str) -> &'static str {
    match name {
        "aucune" => "None",
        "RSA" => "Rsa",
        "AAH" => "Aah",
        "ASS" => "Ass",
        "ARE" => "Are",
        "prime d’activité" => "PrimeActivite",
        other => panic!("no benefit: {other}"),
    }
}

fn step(amount: i64) -> usize {
    [0, 20_000, 50_000, 100_000, 200_000].iter().filter(|most| amount > **most).count()
}

fn median(mut amounts: Vec<i64>) -> Option<i64> {
    amounts.sort_unstable();
    let middle = amounts.len() / 2;
    match amounts.len() % 2 {
        _ if amounts.is_empty() => None,
        1 => Some(amounts[middle]),
        _ => Some((amounts[middle - 1] + amounts[middle]).div_euclid(2)),
    }
}

/// Every indicator by its word, and the medians of the months that an indicator counts.
type Figures = (HashMap<String, usize>, HashMap<String, (Option<i64>, Option<i64>)>);

/// The indicators of a period; in the month of `today` nothing is owed yet.
fn counted_again(all: &[&ExportedEnrollment], from: i32, to: i32, today: NaiveDate) -> Figures {
    let running = today.year() * 12 + today.month0() as i32;
    let mut figures = HashMap::new();
    let mut add = |word: String| *figures.entry(word).or_insert(0) += 1;
    let mut amounts: HashMap<String, (Vec<i64>, Vec<i64>)> = HashMap::new();
    let in_period = |at: i32| (from..=to).contains(&at);
    for enrollment in all {
        if enrollment.row["sortie"].is_empty() {
            add("places".into());
            if enrollment.row["fin_pass_iae"].parse::<NaiveDate>().unwrap() < today {
                add("sans-sortie".into());
            }
        } else if in_period(month(&enrollment.row["sortie"])) {
            add("sorties".into());
            let category = match enrollment.row["categorie_sortie"].as_str() {
                "emploi durable" => "Durable",
                "emploi de transition" => "Transition",
                "sortie positive" => "Positive",
                "autre sortie" => "Other",
                "retirée du décompte" => "Withdrawn",
                _ => "sans-motif",
            };
            add(format!("sorties.{category}"));
        }
        if in_period(month(&enrollment.row["debut_parcours"])) {
            add("entrees".into());
        }
        match enrollment.months.iter().find(|it| month(&it["mois"]) == to).map(|it| it["etat"].as_str()) {
            None if to < running && enrollment.owes(to) => add("attendus".into()),
            None => {}
            Some(state) => {
                add("declares".into());
                add(if matches!(state, "à vérifier" | "question posée") { "a-verifier".into() } else { "valides".into() });
            }
        }
        let start = cents(&enrollment.row["ca_mensuel_depart"]);
        for declared in enrollment.months.iter().filter(|it| in_period(month(&it["mois"]))) {
            let (at, total) = (month(&declared["mois"]), cents(&declared["montant"]));
            add(format!("tranche.{}", step(total)));
            add(format!("depart.{}", step(start)));
            let with = format!("aide.{}", benefit(&enrollment.row["aide"]));
            let stages = [String::new(), format!(".{}", enrollment.stage(at))];
            for group in stages.iter().map(|suffix| format!("mois{suffix}")).chain([with.clone()]) {
                let of_group = amounts.entry(group).or_default();
                of_group.0.push(total);
                of_group.1.push(start);
            }
            add(with);
            for suffix in stages {
                add(format!("mois{suffix}"));
                if total > start {
                    add(format!("plus-que-depart{suffix}"));
                }
                if let Some(base) = base(at) {
                    add(format!("rsa-connu{suffix}"));
                    if total > base {
                        add(format!("plus-que-rsa{suffix}"));
                    }
                }
            }
        }
        for meeting in enrollment.meetings.iter().filter(|it| in_period(month(&it["jour"]))) {
            match meeting["presence"].as_str() {
                "présent" => {
                    add("presents".into());
                    add(if meeting["mode"] == "sur place" { "en-personne".into() } else { "a-distance".into() });
                }
                "excusé" => add("excuses".into()),
                "absent" => add("absents".into()),
                _ => {}
            }
        }
    }
    (figures, amounts.into_iter().map(|(group, (now, start))| (group, (median(now), median(start)))).collect())
}

/// A link to a list: its address, and the number or amount that it stands on.
struct Link {
    address: String,
    text: String,
}

impl Link {
    /// A part of the address; empty without it.
    fn query(&self, name: &str) -> &str {
        let query = self.address.split_once('?').map_or("", |(_, query)| query);
        query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('=')).unwrap_or("")
    }
}

/// The links to lists on a page, but those of drawings, whose numbers stand in the table below.
fn links(page: &Answer) -> Vec<Link> {
    let link = |link: &str| {
        let (tag, rest) = link.split_once('>')?;
        let address = tag.split("href=\"").nth(1)?.split('"').next()?.replace("&amp;", "&");
        let drawn = tag.contains("chart__slot") || tag.contains("trend__point");
        let text = rest.split("</a>").next()?.replace("<!>", "");
        (address.starts_with("/pilotage/liste?chiffre=") && !drawn).then_some(Link { address, text })
    };
    page.body.split("<a ").skip(1).filter_map(link).collect()
}

/// Holds every number of a page against the rows of the files, each for the period and the coach of its own link; returns the indicators
/// that are counted there.
fn hold(page: &Answer, all: &[ExportedEnrollment], coaches: &[(String, String)], today: NaiveDate) -> HashSet<String> {
    let mut counted: HashMap<(String, String, String), Figures> = HashMap::new();
    let mut seen = HashSet::new();
    let mut amounts: HashMap<String, Vec<Option<i64>>> = HashMap::new();
    for link in links(page) {
        let scope = ["de", "a", "accompagnateur"].map(|name| link.query(name).to_owned());
        let coach = coaches.iter().find(|(id, _)| *id == scope[2]).map(|(_, name)| name);
        assert_eq!(coach.is_some(), !scope[2].is_empty(), "{}", link.address);
        let theirs = all.iter().filter(|it| coach.is_none_or(|name| it.row["nom_accompagnateur"] == *name));
        let count = || counted_again(&theirs.collect::<Vec<_>>(), month(&scope[0]), month(&scope[1]), today);
        let [from, to, of] = scope.clone();
        let (figures, medians) = counted.entry((from, to, of)).or_insert_with(count);
        let figure = |word: &str| figures.get(word).copied().unwrap_or(0);
        let (word, text) = (link.query("chiffre"), link.text.as_str());
        if text.contains('€') || text == "–" {
            let amount = shown(text);
            let (now, start) = medians.get(word).copied().unwrap_or((None, None));
            assert!([now, start].contains(&amount), "{text} of {}: {now:?}, {start:?}", link.address);
            amounts.entry(link.address.clone()).or_default().push(amount);
        } else if let Some(percent) = text.strip_suffix('%') {
            let of = match word {
                "plus-que-depart" => figure("mois"),
                "presents" => figure("presents") + figure("absents"),
                other => panic!("no share is known of {other}"),
            };
            // Half a percent is rounded up.
            assert_eq!(percent.trim(), ((200 * figure(word) + of) / (2 * of)).to_string(), "{}", link.address);
        } else {
            // The places are shown with all there are.
            let number = text.split('\u{a0}').next().unwrap();
            assert_eq!(number, figure(word).to_string(), "{}", link.address);
            seen.insert(word.to_owned());
        }
    }
    // The table by stage has the median and then that of the start, as the last amounts with that address.
    assert_eq!(amounts.values().filter(|of_address| of_address.len() > 1).count(), 6, "all months, and each stage");
    for (address, amounts) in amounts {
        let link = Link { address, text: String::new() };
        let word = link.query("chiffre");
        let [from, to, of] = ["de", "a", "accompagnateur"].map(|name| link.query(name).to_owned());
        let (now, start) = counted[&(from, to, of)].1.get(word).copied().unwrap_or((None, None));
        let (last, before) = amounts.split_last().unwrap();
        let in_table = !before.is_empty() && word.starts_with("mois");
        assert_eq!(*last, if in_table { start } else { now }, "the last amount of {}", link.address);
        assert!(before.iter().all(|amount| *amount == now), "medians of {}: {amounts:?}", link.address);
    }
    seen
}

async fn files(browser: &Caller) -> Vec<ExportedEnrollment> {
    let mut months: HashMap<String, Vec<Row>> = HashMap::new();
    for row in read(&browser.get("/pilotage/exports/declarations.csv").await) {
        // A month has a row for each of its lines, which add up to its total.
        let of_enrollment = months.entry(row["parcours"].clone()).or_default();
        match of_enrollment.iter_mut().find(|month| month["mois"] == row["mois"]) {
            Some(month) => {
                let sum = cents(&month["montant"]) + cents(&row["montant"]);
                let sign = if sum < 0 { "-" } else { "" };
                month.insert("montant".into(), format!("{sign}{},{:02}", sum.abs() / 100, sum.abs() % 100));
            }
            None => of_enrollment.push(row),
        }
    }
    for month in months.values().flatten() {
        assert_eq!(month["montant"], month["total_mois"]);
    }
    let mut meetings: HashMap<String, Vec<Row>> = HashMap::new();
    for row in read(&browser.get("/pilotage/exports/rendez-vous.csv").await) {
        meetings.entry(row["parcours"].clone()).or_default().push(row);
    }
    let rows = read(&browser.get("/pilotage/exports/parcours.csv").await).into_iter();
    rows.map(|row| ExportedEnrollment {
        months: months.remove(&row["parcours"]).unwrap_or_default(),
        meetings: meetings.remove(&row["parcours"]).unwrap_or_default(),
        row,
    })
    .collect()
}

/// The coaches that can be chosen: identifier and name.
fn coaches(page: &Answer) -> Vec<(String, String)> {
    let select = page.body.split("name=\"accompagnateur\"").nth(1).unwrap().split("</select>").next().unwrap();
    let options = select.split("value=\"").skip(2);
    options
        .map(|it| (it.split('"').next().unwrap().to_owned(), it.split_once('>').unwrap().1.split('<').next().unwrap().to_owned()))
        .collect()
}

/// An amount of the page in cents.
fn shown(text: &str) -> Option<i64> {
    let digits: String =
        text.chars().filter(|c| c.is_ascii_digit() || *c == '-' || *c == '−').map(|c| if c == '−' { '-' } else { c }).collect();
    digits.parse().ok()
}

on_both_engines! {
    async fn every_indicator_equals_an_independent_count_of_the_exported_rows(app: Arc<TestApp>) {
        demo::fill(&app.db, app.now).await.unwrap();
        let structure = app.db.structures().await.unwrap().remove(0);
        let rows = app.db.for_structure(&structure.id);
        let coordinator = rows.people().team().await.unwrap().into_iter().find(|person| person.role == Role::Coordinator).unwrap();
        // An exit and a suspension, which the imported file does not hold.
        app.place.run("update enrollment set left_on = starts_on, exit_category = 'Durable', exit_reason = 'Vit de son activité' where id = (select max(id) from enrollment)").await;
        let browser = app.browser_of(&coordinator.id).await;
        let all = files(&browser).await;
        assert!(all.len() >= 60 && all.iter().map(|enrollment| enrollment.months.len()).sum::<usize>() > 300);
        let page = browser.get("/pilotage").await;
        let (this, first) = (app.now.year() * 12 + app.now.month0() as i32, all.iter().map(|enrollment| month(&enrollment.row["debut_parcours"])).min().unwrap());
        let text = |at: i32| format!("{:04}-{:02}", at / 12, at % 12 + 1);
        let periods = [(first, this), (this - 12, this - 1), (this - 1, this - 1), (this, this), (first, first)];
        let coaches = coaches(&page);
        assert!(coaches.len() > 1);
        let today = domain::values::paris::day(app.now);
        for (from, to) in periods {
            for coach in std::iter::once("").chain(coaches.iter().map(|(id, _)| id.as_str())) {
                let page = browser.get(&format!("/pilotage?de={}&a={}&accompagnateur={coach}", text(from), text(to))).await;
                assert_eq!(page.status, 200);
                let seen = hold(&page, &all, &coaches, today);
                // Months by benefit are drawn with their medians alone; paths without an exit stand there when there are some.
                let always = domain::reporting::cohort::Indicator::all().into_iter().map(|it| it.word());
                let missing: Vec<_> = always.filter(|word| !word.starts_with("aide.") && word != "sans-sortie" && !seen.contains(word)).collect();
                assert_eq!(missing, [""; 0], "every figure stands on the page");
            }
        }
    }

    async fn an_indicator_links_to_as_many_rows_as_it_counts(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let query = format!("de={}&a={}", team.month.plus(-12), team.month.plus(1));
        let mut walked = 0;
        for link in links(&browser.get(&format!("/pilotage?{query}")).await) {
            let Ok(count) = link.text.parse::<usize>() else { continue };
            let list = browser.get(&link.address).await;
            walked += usize::from(count > 0);
            let rows = list.body.matches("<th scope=\"row\"").count();
            assert_eq!((list.status, rows), (200, count.min(usize::try_from(store::PAGE_ROWS).unwrap())), "{}", link.address);
        }
        assert!(walked > 5, "{walked} numbers above nought have rows");
    }

    async fn an_invalid_filter_has_its_mistake_beside_the_field(app: Arc<TestApp>) {
        let (team, other) = (team(&app, "ici").await, team(&app, "ailleurs").await);
        let browser = app.browser_of(&team.coordinator).await;
        let month = team.month;
        for (query, field, key) in [
            ("de=2026-13".to_owned(), "#de", "cohort-month-unknown"),
            ("de=%00".to_owned(), "#de", "cohort-month-unknown"),
            ("a=9999-99".to_owned(), "#a", "cohort-month-unknown"),
            (format!("a={}", month.plus(600)), "#a", "cohort-month-unknown"),
            (format!("de={}", month.plus(-1200)), "#de", "cohort-month-unknown"),
            (format!("de={month}&a={}", month.plus(-1)), "#a", "cohort-period-order"),
            ("accompagnateur=%27".to_owned(), "#accompagnateur", "cohort-coach-unknown"),
            (format!("accompagnateur={}", other.coach), "#accompagnateur", "cohort-coach-unknown"),
        ] {
            for page in ["/pilotage?", "/pilotage/liste?chiffre=mois&"] {
                let page = browser.get(&format!("{page}{query}")).await;
                assert_eq!(page.status, 200, "{query}");
                page.assert_says(key);
                assert!(page.control(field).contains("aria-invalid=\"true\""), "{query}");
                assert!(links(&page).is_empty(), "{query}: nothing is counted");
            }
        }
        for missing in ["/pilotage/liste", "/pilotage/liste?chiffre=%00", "/pilotage/exports/autre.csv", "/pilotage/exports/parcours.xlsx"] {
            assert_eq!(browser.get(missing).await.status, 404, "{missing}");
        }
    }

    async fn a_name_in_a_file_is_neither_a_formula_nor_a_line_break(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        app.place.run(format!("update person set last_name = '=1+1;\"x\"' where id = '{}'", team.participant)).await;
        let browser = app.browser_of(&team.coordinator).await;
        let file = browser.get("/pilotage/exports/parcours.csv").await;
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        assert!(file.header("content-disposition").contains("attachment; filename=\"parcours.csv\""));
        let names: Vec<String> = read(&file).into_iter().map(|mut row| row.remove("nom").unwrap()).collect();
        assert!(names.contains(&"'=1+1;\"x\"".to_owned()), "{names:?}");
    }
}
