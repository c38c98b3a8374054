//! After each kind of correction of an entry record, Pilotage, statements and the plan's progress are what stored rows give when they are
//! computed anew.

use super::closing::{close, read, validated};
use crate::support::db::{Participant, Team, TestDb, actor, add_person, day, month, now, on_both_engines, today};
use domain::{
    enrollments::{
        corrections::{CountsFrom, EntrySheet},
        enrollment::Benefit,
        exit::ExitCategory,
    },
    people::Role,
    plan::{Focus, Progress},
    reporting::cohort::{Indicator, Scope},
    values::{ids::PersonId, money::Cents, month::Month},
};
use store::Exit;

/// The first and the last declared month of the story.
const MONTHS: (&str, &str) = ("2026-06", "2026-10");

/// An enrollment as its rows say, read without the store.
struct Exported {
    first_month: Month,
    registered: Option<Month>,
    acre: bool,
    starting_turnover: i64,
    /// The corrections of ACRE in their order: the value before, the value after, and the first month of that.
    acre_corrections: Vec<(bool, bool, Option<Month>)>,
    /// The newest total in cents of each declared month.
    declared: Vec<(Month, i64)>,
    progress: Progress,
}

fn month_of(day: &str) -> Option<Month> {
    (!day.is_empty()).then(|| Month::of(crate::support::db::day(day)))
}

async fn exported(test: &TestDb, who: &Participant) -> Exported {
    let path = &who.path;
    let rows = async |columns: &str, rest: String| -> Vec<Vec<String>> {
        let lines = test.texts(format!("select {columns} {rest}")).await;
        lines.into_iter().map(|line| line.split('|').map(str::to_owned).collect()).collect()
    };
    let record = rows(
        "cast(starts_on as text) || '|' || coalesce(cast(registered_on as text), '') || '|' || case when acre then 'yes' else 'no' end
         || '|' || cast(starting_turnover as text)",
        format!("from enrollment where id = '{path}'"),
    )
    .await
    .remove(0);
    let corrected = rows(
        "old_value || '|' || new_value || '|' || coalesce(cast(counts_from as text), '')",
        format!("from record_correction where enrollment_id = '{path}' and field = 'Acre' order by corrected_at, id"),
    )
    .await;
    let declared =
        rows("month || '|' || cast(total as text)", format!("from declaration where enrollment_id = '{path}' order by month")).await;
    let actions = format!("from plan_action a join goal g on g.id = a.goal_id where g.enrollment_id = '{path}' and a.dropped_at is null");
    Exported {
        first_month: month_of(&record[0]).unwrap(),
        registered: month_of(&record[1]),
        acre: record[2] == "yes",
        starting_turnover: record[3].parse().unwrap(),
        acre_corrections: corrected.iter().map(|row| (row[0] == "yes", row[1] == "yes", month_of(&row[2]))).collect(),
        declared: declared.iter().map(|row| (month(&row[0]), row[1].parse().unwrap())).collect(),
        progress: Progress {
            done: test.number(format!("select count(a.done_at) {actions}")).await,
            all: test.number(format!("select count(*) {actions}")).await,
        },
    }
}

impl Exported {
    /// Whether ACRE reduces the contributions of a month: granted by then, and up to the end of the third quarter after the one of the
    /// registration (service-public F11677).
    fn acre_in(&self, month: Month) -> bool {
        let mut granted = self.acre_corrections.first().map_or(self.acre, |(before, ..)| *before);
        for (_, after, from) in &self.acre_corrections {
            if from.is_none_or(|from| from <= month) {
                granted = *after;
            }
        }
        let runs = |registered: Month| {
            let quarter = registered.plus(-((registered.number() as i32 - 1) % 3));
            registered <= month && month < quarter.plus(12)
        };
        granted && self.registered.is_some_and(runs)
    }

    fn above_start(&self) -> usize {
        self.declared.iter().filter(|(_, total)| *total > self.starting_turnover).count()
    }
}

fn months() -> impl Iterator<Item = Month> {
    month(MONTHS.0).through(month(MONTHS.1))
}

/// Compares what the store says of a participant with what the rows give; returns in which months ACRE runs.
async fn compare(test: &TestDb, team: &Team, who: &Participant) -> Vec<bool> {
    let rows = exported(test, who).await;
    for of in months() {
        let statement = read(team, &of.to_string()).await;
        let row = &statement.prepared.iter().find(|line| line.enrollment_id == who.path).unwrap().prepared.row;
        let total = rows.declared.iter().find(|(month, _)| *month == of).map(|(_, total)| *total);
        let expected = (of.since(rows.first_month) + 1, total, rows.acre_in(of));
        assert_eq!((row.month_number, row.turnover.map(Cents::get), row.acre), expected, "{of}");
    }
    let members = team.store.reporting().members().await.unwrap();
    let scope = Scope { from: month(MONTHS.0), to: month(MONTHS.1), today: today(), coach: None };
    assert_eq!(Indicator::AboveStart(None).rows(&members, &scope).len(), rows.above_start());
    assert_eq!(Indicator::Turnovers(None).rows(&members, &scope).len(), rows.declared.len());
    let day = team.store.enrollments().day_of(&who.id, now()).await.unwrap();
    assert_eq!(day.progress, rows.progress);
    for of in months() {
        let terms = day.enrollment.terms(of);
        assert_eq!(domain::declarations::rates::acre::runs(terms.acre, terms.registered, of), rows.acre_in(of), "the estimate of {of}");
    }
    months().map(|of| rows.acre_in(of)).collect()
}

/// Corrects the record as it is now; returns the number of changed fields.
async fn correct(team: &Team, by: &PersonId, who: &Participant, from: CountsFrom, change: impl FnOnce(&mut EntrySheet)) -> usize {
    let enrollments = team.store.enrollments();
    let mut sheet = enrollments.entry_sheet(&who.path).await.unwrap();
    let seen = sheet.fingerprint();
    change(&mut sheet);
    enrollments.correct_record(&actor(by), &who.path, &seen, (&sheet, &from), "Relecture du dossier").await.unwrap()
}

/// The months whose statement has rows to amend.
async fn to_amend(team: &Team) -> Vec<String> {
    let mut found = Vec::new();
    for of in months() {
        let statement = read(team, &of.to_string()).await;
        if !statement.versions.is_empty() && !statement.due().is_empty() {
            found.push(of.to_string());
        }
    }
    found
}

on_both_engines! {
    async fn reports_follow_each_kind_of_correction_and_closed_statements_are_amended(test: TestDb) {
        let team = test.team(2).await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let awa = team.participant("Awa").await;
        for (of, euros) in months().zip([300, 400, 320, 500, 100]) {
            validated(&team, &awa, &of.to_string(), euros).await;
        }
        for of in ["2026-08", "2026-09"] {
            close(&team, &actor(&ines), of, true).await.unwrap();
        }
        let actions = team.store.plans().add_goal(&actor(&team.coach), &awa.path, Focus::Business, "Trois clients", &["Appeler", "Afficher"]).await.unwrap();
        team.store.plans().tick(&actor(&awa.id), &awa.id, &actions[0], true).await.unwrap();
        let always = CountsFrom::default();
        assert_eq!(compare(&test, &team, &awa).await, [false; 5]);

        // Registered in February 2026: ACRE runs until December, and both closed months change.
        assert_eq!(correct(&team, &ines, &awa, always, |sheet| sheet.record.registered_on = Some(day("2026-02-10"))).await, 1);
        assert_eq!(compare(&test, &team, &awa).await, [true; 5]);
        assert_eq!(to_amend(&team).await, ["2026-08", "2026-09"]);
        for of in ["2026-08", "2026-09"] {
            close(&team, &actor(&ines), of, true).await.unwrap();
        }

        // ACRE ends with August: of the closed months September changes.
        let from = CountsFrom { acre: Some(day("2026-09-15")), ..always };
        assert_eq!(correct(&team, &ines, &awa, from, |sheet| sheet.record.acre = false).await, 1);
        assert_eq!(compare(&test, &team, &awa).await, [true, true, true, false, false]);
        assert_eq!(to_amend(&team).await, ["2026-09"]);

        // It was granted from July only.
        let from = CountsFrom { acre: Some(day("2026-07-01")), ..always };
        assert_eq!(correct(&team, &ines, &awa, always, |sheet| sheet.record.acre = true).await, 1);
        assert_eq!(compare(&test, &team, &awa).await, [true; 5]);
        assert_eq!(correct(&team, &ines, &awa, always, |sheet| sheet.record.acre = false).await, 1);
        assert_eq!(correct(&team, &ines, &awa, from, |sheet| sheet.record.acre = true).await, 1);
        assert_eq!(compare(&test, &team, &awa).await, [false, true, true, true, true]);
        assert_eq!(to_amend(&team).await, Vec::<String>::new(), "both closed months are as they were closed");

        // The starting turnover moves months above the start.
        assert_eq!(exported(&test, &awa).await.above_start(), 2);
        assert_eq!(correct(&team, &ines, &awa, always, |sheet| sheet.record.starting_turnover = Cents::new(9_900)).await, 1);
        compare(&test, &team, &awa).await;
        assert_eq!(exported(&test, &awa).await.above_start(), 5);

        // What no report of a month reads.
        let from = CountsFrom { benefit: Some(day("2026-08-01")), ..always };
        let changed = correct(&team, &ines, &awa, from, |sheet| {
            (sheet.record.benefit, sheet.record.benefit_since) = (Benefit::Ass, Some(day("2026-08-01")));
            (sheet.record.trade, sheet.record.goal) = ("Retouches".into(), None);
            sheet.address = Some("1 quai du Port\n10000 Troyes".into());
        });
        assert_eq!(changed.await, 5);
        compare(&test, &team, &awa).await;
        let read = team.store.enrollments().enrollment_of(&awa.id).await.unwrap();
        assert_eq!((read.benefit_in(month("2026-07")), read.benefit_in(month("2026-08"))), (Benefit::Rsa, Benefit::Ass));
        assert_eq!((read.trade.as_str(), read.goal), ("Retouches", None));
    }

    async fn an_exit_corrected_after_a_return_moves_to_another_statement(test: TestDb) {
        let team = test.team(2).await;
        let (ines, awa) = (add_person(&team.store, Role::Coordinator, "Inès", "Faure").await, team.participant("Awa").await);
        let by = actor(&ines);
        let exit = |left_on: &str, category| Exit { left_on: day(left_on), category, reason: "CDI" };
        team.store.enrollments().leave(&by, &awa.path, &exit("2026-08-20", ExitCategory::Other), today()).await.unwrap();
        team.store.enrollments().come_back(&by, &awa.id, (day("2026-10-05"), None), Cents::new(10_000), today()).await.unwrap();
        close(&team, &by, "2026-08", true).await.unwrap();
        team.store.enrollments().correct_exit(&by, &awa.path, day("2026-08-20"), &exit("2026-09-10", ExitCategory::Durable), today()).await.unwrap();
        let row = async |of: &str| {
            let due = read(&team, of).await.due();
            due.into_iter().map(|line| line.now.and_then(|row| row.left_on.zip(row.exit_category))).collect::<Vec<_>>()
        };
        assert_eq!(row("2026-08").await, [None], "August loses its exit");
        assert_eq!(row("2026-09").await, [Some((day("2026-09-10"), ExitCategory::Durable))]);
        let members = team.store.reporting().members().await.unwrap();
        let scope = |of: &str| Scope { from: month(of), to: month(of), today: today(), coach: None };
        let exits = |category, of: &str| Indicator::ExitsOf(Some(category)).rows(&members, &scope(of)).len();
        assert_eq!((exits(ExitCategory::Other, "2026-08"), exits(ExitCategory::Durable, "2026-09")), (0, 1));
    }
}
