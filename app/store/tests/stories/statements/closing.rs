//! Preparing, closing and amending monthly statements; closed versions never change.

use crate::support::{
    bookings::span,
    db::{
        Participant, Team, TestDb, actor, add_person, assert_broken, assert_not_found, at, day, month, on_both_engines, refusal, sale,
        today,
    },
};
use domain::{
    bookings::{SessionKind, attendance::Attendance, session_type::NewSessionType},
    declarations::declaration::DeclarationState,
    enrollments::exit::ExitCategory,
    people::Role,
    statements::{Coefficient, MeetingColumn, MeetingCounts, Missing, StatementRefusal},
    values::{ids::PersonId, money::Cents, month::Month},
};
use store::{
    Actor, Closing, CoefficientChange, Exit, HeldMeeting, MonthStatement, NewSessions, Refusal, Result, Statement, fingerprint_of,
};

/// The statement of a month.
pub async fn read(team: &Team, of: &str) -> MonthStatement {
    let statement = team.store.statements().month_statement(month(of), crate::support::db::now()).await.unwrap();
    assert_listed_as(team, &statement).await;
    statement
}

/// The list of months counts what the statement of a month holds.
async fn assert_listed_as(team: &Team, statement: &MonthStatement) {
    let listed = team.store.statements().months(crate::support::db::now()).await.unwrap();
    let Some(month) = listed.into_iter().find(|it| it.month == statement.month) else {
        assert!(statement.month >= Month::of(today()) || (statement.versions.is_empty() && statement.prepared.is_empty()));
        return;
    };
    let due = statement.due();
    assert_eq!(month.newest, statement.versions.last().map(|newest| (newest.version, newest.closed_at)));
    assert_eq!((month.due, month.lacking), (due.len(), due.iter().filter(|line| !line.missing.is_empty()).count()));
}

/// Closes the next version of a month with its current rows.
pub async fn close(team: &Team, by: &Actor, of: &str, confirmed: bool) -> Result<()> {
    let seen = team.store.statements().month_statement(month(of), by.at).await?;
    let mark = fingerprint_of(&seen.due());
    let closing = Closing { month: month(of), version: seen.next_version(), seen: &mark, confirmed };
    team.store.statements().close_statement(by, &closing, by.at.date_naive()).await
}

/// Declares and validates a month.
pub async fn validated(team: &Team, who: &Participant, of: &str, euros: i64) {
    let declaration = team.declared(who, month(of), euros).await;
    team.store.review().validate(&actor(&team.coach), Role::Coach, &declaration.id, 1).await.unwrap();
}

/// Reopens, corrects and validates a validated month.
pub async fn corrected(team: &Team, who: &Participant, of: &str, euros: i64) {
    let before = team.declaration(who, month(of)).await;
    team.store.declarations().request_correction(&actor(&who.id), &who.id, month(of), "Un avoir oublié").await.unwrap();
    team.store.declarations().reopen(&actor(&team.coach), Role::Coach, &before.id, before.version(), None, None).await.unwrap();
    team.declare(who, month(of), &[sale(euros)], before.version()).await.unwrap();
    team.store.review().validate(&actor(&team.coach), Role::Coach, &before.id, before.version() + 1).await.unwrap();
}

/// The first name and the turnover in euros of each row of a version.
fn rows(statement: &Statement) -> Vec<(&str, Option<i64>)> {
    let euros = |line: &store::StatementLine| line.row.as_ref().and_then(|row| row.turnover).map(|total| total.get() / 100);
    statement.lines.iter().map(|line| (line.first_name.as_str(), euros(line))).collect()
}

/// The name and the turnover before and now in euros of each row of the next version.
fn due(month: &MonthStatement) -> Vec<(String, Option<i64>, Option<i64>)> {
    let euros = |row: Option<domain::statements::StatementRow>| row.and_then(|row| row.turnover).map(|total: Cents| total.get() / 100);
    month.due().into_iter().map(|line| (line.first_name, euros(line.before), euros(line.now))).collect()
}

async fn coordinator(team: &Team) -> PersonId {
    add_person(&team.store, Role::Coordinator, "Inès", "Faure").await
}

on_both_engines! {
    async fn a_month_is_closed_once_and_names_its_missing_pieces(test: TestDb) {
        let team = test.team(3).await;
        let ines = coordinator(&team).await;
        let (awa, bilal, chloe) = (team.participant("Awa").await, team.participant("Bilal").await, team.participant("Chloé").await);
        validated(&team, &awa, "2026-09", 200).await;
        validated(&team, &awa, "2026-10", 300).await;
        validated(&team, &bilal, "2026-10", 0).await;
        team.declared(&chloe, month("2026-10"), 70).await;
        let october = read(&team, "2026-10").await;
        let missing: Vec<_> = october.prepared.iter().map(|line| line.prepared.missing.clone()).collect();
        assert_eq!(missing, [vec![], vec![], vec![Missing::NotValidated]]);
        let smoothed: Vec<_> = october.prepared.iter().map(|line| line.prepared.row.smoothed.map(Cents::get)).collect();
        assert_eq!(smoothed, [Some(25_000), Some(0), None]);

        assert_eq!(refusal(close(&team, &actor(&ines), "2026-10", false).await), Refusal::Statement(StatementRefusal::Incomplete));
        assert_eq!(refusal(close(&team, &actor(&ines), "2026-11", true).await), Refusal::Statement(StatementRefusal::NotOver));
        assert_eq!(refusal(close(&team, &actor(&ines), "2024-12", true).await), Refusal::Statement(StatementRefusal::Nothing));
        assert_eq!(test.number("select count(*) from statement").await, 0);

        let mark = fingerprint_of(&october.due());
        let closing = Closing { month: month("2026-10"), version: 1, seen: &mark, confirmed: true };
        for _tap in 0..2 {
            team.store.statements().close_statement(&actor(&ines), &closing, today()).await.unwrap();
        }
        let closed = read(&team, "2026-10").await;
        assert_eq!(closed.versions.len(), 1);
        let version = &closed.versions[0];
        assert_eq!((version.version, version.closed_by.as_deref()), (1, Some("Inès Faure")));
        assert_eq!(rows(version), [("Awa", Some(300)), ("Bilal", Some(0)), ("Chloé", None)]);
        assert_eq!(version.lines[2].missing, [Missing::NotValidated]);
        assert_eq!(version.lines.iter().map(|line| line.row.clone().unwrap()).collect::<Vec<_>>(), closed.prepared.iter().map(|it| it.prepared.row.clone()).collect::<Vec<_>>());
        assert_eq!(due(&closed), []);

        let state = |of: store::Declaration| (of.state, of.reported_version);
        assert_eq!(state(team.declaration(&awa, month("2026-10")).await), (DeclarationState::Reported, Some(1)));
        assert_eq!(state(team.declaration(&awa, month("2026-09")).await), (DeclarationState::Validated, None));
        assert_eq!(state(team.declaration(&chloe, month("2026-10")).await), (DeclarationState::Submitted, None));
        let journal = team.store.journal().events_of(version.id.as_str()).await.unwrap();
        assert_eq!(journal.len(), 1);
        assert_eq!((journal[0].action.as_str(), journal[0].actor_id.as_deref()), ("statement.closed", Some(ines.as_str())));

        // Another user with the same rows is refused.
        assert_eq!(refusal(team.store.statements().close_statement(&actor(&team.coach), &closing, today()).await), Refusal::MovedOn);
        // A piece completed later makes an amended row.
        let late = team.declaration(&chloe, month("2026-10")).await;
        team.store.review().validate(&actor(&team.coach), Role::Coach, &late.id, 1).await.unwrap();
        assert_eq!(due(&read(&team, "2026-10").await), [("Chloé".into(), None, Some(70))]);
    }

    async fn a_meeting_recorded_or_withdrawn_after_closing_gives_an_amended_row(test: TestDb) {
        let team = test.team(2).await;
        let ines = coordinator(&team).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        for who in [&awa, &bilal] {
            validated(&team, who, "2026-10", 300).await;
        }
        close(&team, &actor(&ines), "2026-10", false).await.unwrap();
        let held = HeldMeeting {
            session_type: team.session_type(&NewSessionType::usual(SessionKind::Coaching, "Point", 1)).await,
            coach: team.coach.clone(),
            starts_at: at("2026-10-12T08:00:00Z"),
            minutes: None,
            in_person: true,
            note: None,
        };
        let recorded = team.store.bookings().record_meeting(&actor(&team.coach), &awa.id, &held).await.unwrap();
        let changed = async || {
            let count = |row: Option<domain::statements::StatementRow>| row.map(|row| row.meetings);
            let due = read(&team, "2026-10").await.due().into_iter();
            due.map(|line| (line.first_name, count(line.before), count(line.now))).collect::<Vec<_>>()
        };
        let (none, one) = (MeetingCounts::default(), MeetingCounts { in_person: 1, ..MeetingCounts::default() });
        assert_eq!(changed().await, [("Awa".to_owned(), Some(none), Some(one))]);
        close(&team, &actor(&ines), "2026-10", false).await.unwrap();
        assert_eq!(changed().await, []);
        team.store.bookings().withdraw_meeting(&actor(&team.coach), &recorded.session).await.unwrap();
        assert_eq!(changed().await, [("Awa".to_owned(), Some(one), Some(none))]);
    }

    /// Case 4 of the twelve cases of `domain.md`: an already reported month gives an amended statement.
    async fn case_4_a_correction_after_closing_gives_an_amended_statement_of_just_that_row(test: TestDb) {
        let team = test.team(3).await;
        let ines = coordinator(&team).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        for of in ["2026-09", "2026-10"] {
            validated(&team, &awa, of, 300).await;
            validated(&team, &bilal, of, 90).await;
            close(&team, &actor(&ines), of, false).await.unwrap();
            assert_eq!(refusal(close(&team, &actor(&ines), of, false).await), Refusal::Statement(StatementRefusal::Nothing));
        }
        // While it is being corrected, the closed row counts.
        let before = team.declaration(&awa, month("2026-09")).await;
        team.store.declarations().request_correction(&actor(&awa.id), &awa.id, month("2026-09"), "Un avoir oublié").await.unwrap();
        team.store.declarations().reopen(&actor(&team.coach), Role::Coach, &before.id, 1, None, None).await.unwrap();
        team.declare(&awa, month("2026-09"), &[sale(240)], 1).await.unwrap();
        let september = read(&team, "2026-09").await;
        assert_eq!(due(&september), []);
        assert_eq!(september.in_correction().map(|line| line.first_name.as_str()).collect::<Vec<_>>(), ["Awa"]);

        team.store.review().validate(&actor(&team.coach), Role::Coach, &before.id, 2).await.unwrap();
        let september = read(&team, "2026-09").await;
        assert_eq!(due(&september), [("Awa".into(), Some(300), Some(240))]);
        assert_eq!(september.in_correction().count(), 0);
        // The smoothed turnover of October rests on September too.
        let october = read(&team, "2026-10").await.due();
        assert_eq!(october.len(), 1);
        let smoothed = |row: &Option<domain::statements::StatementRow>| row.as_ref().and_then(|row| row.smoothed).map(Cents::get);
        assert_eq!((smoothed(&october[0].before), smoothed(&october[0].now)), (Some(30_000), Some(27_000)));

        close(&team, &actor(&ines), "2026-09", false).await.unwrap();
        let september = read(&team, "2026-09").await;
        assert_eq!(september.versions.iter().map(rows).collect::<Vec<_>>(), [vec![("Awa", Some(300)), ("Bilal", Some(90))], vec![("Awa", Some(240))]]);
        assert_eq!(due(&september), []);
        let declaration = team.declaration(&awa, month("2026-09")).await;
        assert_eq!((declaration.state, declaration.reported_version), (DeclarationState::Reported, Some(2)));
        // And once more.
        corrected(&team, &awa, "2026-09", 250).await;
        close(&team, &actor(&ines), "2026-09", false).await.unwrap();
        let september = read(&team, "2026-09").await;
        assert_eq!(rows(&september.versions[2]), [("Awa", Some(250))]);
        assert_eq!(september.before(3).values().map(|row| row.turnover.unwrap().get()).sum::<i64>(), 33_000);
    }

    async fn meetings_are_counted_in_the_column_of_their_type_and_unmarked_ones_are_missing(test: TestDb) {
        let team = test.team(1).await;
        let ines = coordinator(&team).await;
        let awa = team.participant("Awa").await;
        let venue = team.store.bookings().add_venue(&actor(&team.coach), "Le Canal", "1 quai du Port").await.unwrap();
        let (workshop, expert) = (team.workshop().await, team.session_type(&NewSessionType::usual(SessionKind::Expert, "Juriste", 8)).await);
        let columns = [(expert.clone(), MeetingColumn::Soc)];
        team.store.statements().set_meeting_columns(&actor(&ines), &columns).await.unwrap();
        let types = team.store.statements().meeting_types().await.unwrap();
        assert_eq!(types.iter().map(|it| it.column).collect::<Vec<_>>(), [MeetingColumn::Soc, MeetingColumn::ByPlace]);
        let mut last = None;
        // The last second of the year in Paris, and the first of the next.
        for (starts_at, session_type, in_person) in [
            ("2026-12-03T13:00:00Z", &workshop, true),
            ("2026-12-07T13:00:00Z", &workshop, false),
            ("2026-12-08T13:00:00Z", &expert, false),
            ("2026-12-31T22:30:00Z", &workshop, true),
            ("2026-12-31T23:30:00Z", &workshop, true),
            ("2026-12-10T13:00:00Z", &workshop, true),
        ] {
            let venue = in_person.then(|| venue.clone());
            let sessions = vec![vec![span(starts_at, 30)]];
            let new = NewSessions { session_type: session_type.clone(), venue, sessions, ..team.session_at(starts_at, 4).await };
            let session = team.open(&new).await;
            last = Some((starts_at, team.booked(&awa.id, &session).await, session.clone()));
            if starts_at != "2026-12-10T13:00:00Z" {
                let (starts_at, booking, _) = last.as_ref().unwrap();
                team.store.bookings().mark_attendance(&Actor::person(&team.coach, at(starts_at)), booking, Attendance::Present).await.unwrap();
            }
        }
        let (_, booking, session) = last.unwrap();
        let later = Actor::person(&ines, at("2027-01-05T09:00:00Z"));
        let december = team.store.statements().month_statement(month("2026-12"), later.at).await.unwrap();
        let line = &december.prepared[0];
        assert_eq!(line.prepared.row.meetings, MeetingCounts { in_person: 2, remote: 1, com: 0, soc: 1 });
        assert_eq!(line.prepared.missing, [Missing::NotDeclared, Missing::Attendance]);
        assert_eq!(line.unmarked, [session]);
        close(&team, &later, "2026-12", true).await.unwrap();
        // Once marked, the row has changed.
        team.store.bookings().mark_attendance(&later, &booking, Attendance::Present).await.unwrap();
        let changed = team.store.statements().month_statement(month("2026-12"), later.at).await.unwrap().due();
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].now.as_ref().unwrap().meetings.all(), 5);
        assert_eq!(changed[0].missing, [Missing::NotDeclared]);
    }

    async fn closing_rows_that_changed_since_they_were_shown_is_refused(test: TestDb) {
        let team = test.team(2).await;
        let ines = coordinator(&team).await;
        let awa = team.participant("Awa").await;
        validated(&team, &awa, "2026-10", 300).await;
        let mark = fingerprint_of(&read(&team, "2026-10").await.due());
        corrected(&team, &awa, "2026-10", 310).await;
        let closing = Closing { month: month("2026-10"), version: 1, seen: &mark, confirmed: true };
        let result = team.store.statements().close_statement(&actor(&ines), &closing, today()).await;
        assert_eq!(refusal(result), Refusal::Statement(StatementRefusal::FactsMoved));
        for version in [0, 2, -1, i64::MAX] {
            let result = team.store.statements().close_statement(&actor(&ines), &Closing { version, ..closing }, today()).await;
            assert_eq!(refusal(result), Refusal::MovedOn, "{version}");
        }
        assert_eq!(test.number("select count(*) from statement_row").await, 0);
    }

    async fn a_row_without_enrollment_is_withdrawn_and_added_again_with_one(test: TestDb) {
        let team = test.team(2).await;
        let ines = coordinator(&team).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        close(&team, &actor(&ines), "2026-10", true).await.unwrap();
        let exit = Exit { left_on: day("2026-09-30"), category: ExitCategory::Durable, reason: "Vit de son activité" };
        team.store.enrollments().leave(&actor(&ines), &bilal.path, &exit, today()).await.unwrap();
        let due = read(&team, "2026-10").await.due();
        assert_eq!(due.iter().map(|line| (line.first_name.as_str(), line.before.is_some(), line.now.is_some())).collect::<Vec<_>>(), [("Bilal", true, false)]);
        close(&team, &actor(&ines), "2026-10", false).await.unwrap();
        let october = read(&team, "2026-10").await;
        assert_eq!(october.versions[1].lines.iter().map(|line| line.row.is_none()).collect::<Vec<_>>(), [true]);
        assert_eq!(october.before(3).keys().collect::<Vec<_>>(), [&awa.path]);
        // The exit is in the row of its month.
        let september = read(&team, "2026-09").await;
        let row = &september.prepared[1].prepared.row;
        assert_eq!((row.left_on, row.exit_category, row.exit_reason.as_deref()), (Some(exit.left_on), Some(exit.category), Some(exit.reason)));
        team.store.enrollments().cancel_exit(&actor(&ines), &bilal.path, exit.left_on).await.unwrap();
        let due = read(&team, "2026-10").await.due();
        assert_eq!(due.iter().map(|line| (line.before.is_some(), line.now.is_some())).collect::<Vec<_>>(), [(false, true)]);
    }

    async fn a_coefficient_is_set_and_removed_and_never_overwrites_that_of_another_user(test: TestDb) {
        let team = test.team(1).await;
        let ines = coordinator(&team).await;
        let awa = team.participant("Awa").await;
        let (full, part) = (Some(Coefficient::new(10_000).unwrap()), Some(Coefficient::new(8_500).unwrap()));
        let set = async |was, now| {
            let change = CoefficientChange { enrollment: awa.path.clone(), was, now };
            team.store.statements().set_coefficients(&actor(&ines), month("2026-10"), &[change]).await
        };
        set(None, part).await.unwrap();
        set(None, part).await.unwrap();
        assert_eq!(read(&team, "2026-10").await.prepared[0].prepared.row.coefficient, part);
        assert_eq!(read(&team, "2026-09").await.prepared[0].prepared.row.coefficient, None);
        assert_eq!(refusal(set(None, full).await), Refusal::MovedOn);
        set(part, full).await.unwrap();
        set(full, None).await.unwrap();
        assert_eq!(read(&team, "2026-10").await.prepared[0].prepared.row.coefficient, None);
        let journal = team.store.journal().events_of(awa.path.as_str()).await.unwrap();
        assert_eq!(journal.iter().filter(|row| row.action == "statement.coefficient").count(), 3);
    }

    async fn the_database_refuses_changes_of_a_closed_version(test: TestDb) {
        let team = test.team(3).await;
        let ines = coordinator(&team).await;
        team.participant("Awa").await;
        close(&team, &actor(&ines), "2026-10", true).await.unwrap();
        let late = team.participant("Bilal").await;
        let id = read(&team, "2026-10").await.versions[0].id.clone();
        let structure = team.store.structure_id().clone();
        let head = |version: i64| {
            format!(
                "insert into statement (id, structure_id, month, version, people, smoothing, fingerprint, closed_at)
                 values ('S{version}', '{structure}', '2026-10', {version}, 1, 'MeanOfThree', '', '2026-11-23T10:00:00Z')"
            )
        };
        for statement in [
            "update statement set month = '2026-09'".to_owned(),
            "delete from statement".into(),
            "update statement_row set turnover = 1, declaration_version = 1".into(),
            "delete from statement_row".into(),
            format!(
                "insert into statement_row select statement_id, '{}', structure_id, first_name, last_name, withdrawn, month_number, turnover,
                 declaration_version, smoothed, in_person, remote, com, soc, acre, coefficient, suspended, left_on, exit_category, exit_reason,
                 missing from statement_row where statement_id = '{id}'",
                late.path
            ),
            head(1),
            head(3),
        ] {
            assert_broken(test.raw(statement).await);
        }
        assert_eq!(test.raw(head(2)).await.unwrap(), 1);
    }

    async fn statements_of_another_structure_are_separate(test: TestDb) {
        let (team, other) = (test.team(2).await, test.team(2).await);
        let (ines, zoe) = (coordinator(&team).await, coordinator(&other).await);
        let awa = team.participant("Awa").await;
        validated(&team, &awa, "2026-10", 300).await;
        close(&team, &actor(&ines), "2026-10", false).await.unwrap();
        let theirs = read(&other, "2026-10").await;
        assert_eq!((theirs.versions.len(), theirs.prepared.len()), (0, 0));
        assert_eq!(other.store.statements().months(crate::support::db::now()).await.unwrap(), []);
        let change = CoefficientChange { enrollment: awa.path.clone(), was: None, now: Some(Coefficient::new(1).unwrap()) };
        assert_not_found(other.store.statements().set_coefficients(&actor(&zoe), month("2026-10"), &[change]).await);
        let workshop = team.workshop().await;
        assert_not_found(other.store.statements().set_meeting_columns(&actor(&zoe), &[(workshop, MeetingColumn::Com)]).await);
        // The past months since the first enrollment, newest first.
        let months: Vec<Month> = team.store.statements().months(crate::support::db::now()).await.unwrap().iter().map(|it| it.month).collect();
        assert_eq!((months.len(), months[0], months[21]), (22, month("2026-10"), month("2025-01")));
    }
}
