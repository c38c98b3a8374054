//! After each kind of correction by the team, Pilotage, the monthly statements and the plans' progress are what the rows give when they are
//! counted again; undone, they are as before. What was handed in is amended by the rows that changed, and by no other.
//!
//! A new kind of correction is one function more among the [`DEEDS`].

use super::recount::{MONTHS, PERIODS, Reports, Row, counted_again, word};
use crate::{
    statements::closing::{close, validated},
    support::db::{Participant, Team, TestDb, actor, add_person, an_address, at, day, month, now, on_both_engines, sale, today},
};
use chrono::{Duration, NaiveDate};
use domain::{
    bookings::attendance::Attendance,
    declarations::{declaration::Activity, typed::NewDeclaration},
    enrollments::{
        corrections::{CountsFrom, EntrySheet},
        enrollment::{Benefit, EnrollmentPeriod},
        exit::ExitCategory,
    },
    people::{
        Role,
        import::{read_declarations, read_participants},
        removal::RemovalReason,
    },
    plan::{ActionDoer, ActionTerms, Change, Focus, GoalTerms, Side, version::Seen},
    reporting::cohort::{Indicator, Scope, Stage, medians, trend},
    statements::{Coefficient, StatementRow},
    values::{
        ids::{GoalId, PersonId, PlanActionId, SessionId, SessionTypeId},
        money::Cents,
        month::Month,
    },
};
use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::atomic::{AtomicI64, Ordering},
};
use store::{
    Actor, CoefficientChange, Exit, HeldMeeting, MergeChoice, MergeSide, NewEnrollment, Objects, TeamEntry, TeamOpening, new_ulid,
};

/// The instant at which reports are read, after every change.
const READ_AT: &str = "2026-12-07T18:00:00Z";

/// What undoes a deed, for those that can be undone.
type Undo<'a> = Option<Pin<Box<dyn Future<Output = ()> + Send + 'a>>>;

/// A kind of correction.
type Deed = for<'a> fn(&'a World) -> Pin<Box<dyn Future<Output = Undo<'a>> + Send + 'a>>;

fn undone_by<'a>(undo: impl Future<Output = ()> + Send + 'a) -> Undo<'a> {
    Some(Box::pin(undo))
}

/// Writes the table of deeds.
macro_rules! deeds {
    ($($(#[$about:meta])* async fn $name:ident($world:ident) $body:block)+) => {
        $($(#[$about])* async fn $name($world: &World) -> Undo<'_> $body)+

        const DEEDS: &[(&str, Deed)] = &[$((stringify!($name), |world| Box::pin($name(world)))),+];
    };
}

/// A structure on 7 December 2026.
struct World {
    test: TestDb,
    team: Team,
    coordinator: PersonId,
    /// Three validated months, a suspended week, a plan, a booking without a mark.
    awa: Participant,
    /// Left in August and came back in October: the path is the earlier one.
    bilal: Participant,
    /// Begins on 20 December.
    chloe: Participant,
    /// Nothing was declared.
    dora: Participant,
    /// Two records of one person.
    eva: [Participant; 2],
    /// Imported, with the addresses of the person and of the coach in the file.
    fabio: Participant,
    addresses: [String; 2],
    session: SessionId,
    meeting: SessionTypeId,
    acts: AtomicI64,
}

fn exit(left_on: &str, category: ExitCategory) -> Exit<'static> {
    Exit { left_on: day(left_on), category, reason: "Emploi" }
}

/// The file with Fabio's record, from his trade to his starting turnover, and his two months.
async fn import(team: &Team, by: &Actor, addresses: &[String; 2], record: &str, euros: [i64; 2]) {
    let [person, coach] = addresses;
    let people = format!(
        "prenom;nom;telephone;courriel;activite;code_activite;debut_parcours;fin_pass_iae;immatriculation;acre;aide;aide_depuis;\
         ca_mensuel_depart;objectif_mensuel;accompagnateur\nFabio;Roussel;;{person};{record};;{coach}\n"
    );
    let months = format!(
        "courriel_ou_telephone;mois;code_activite;montant;nature\n{person};2026-08;02;{};vente\n{person};2026-09;02;{};vente\n",
        euros[0], euros[1]
    );
    let (people, months) = (read_participants(people.as_bytes()).unwrap(), read_declarations(months.as_bytes()).unwrap());
    team.store.people().import_with(by, &people, &months, true).await.unwrap();
}

/// A plan of two actions, agreed on 23 November: one is ticked, the other waits for a meeting.
async fn plan(team: &Team, who: &Participant, meeting: &SessionTypeId) {
    let by = actor(&team.coach);
    let goal = GoalId::try_from(new_ulid(by.at)).unwrap();
    let action = || PlanActionId::try_from(new_ulid(by.at)).unwrap();
    let terms = |session_type| ActionTerms { title: "Appeler".into(), doer: ActionDoer::Both, due_on: None, session_type };
    let (ticked, met) = (action(), action());
    let goal_terms = GoalTerms { focus: Focus::Business, title: "Vendre".into(), target: None, turnover: None, due_on: None };
    let mut seen = Seen::default();
    for change in [
        Change::SetGoal(goal.clone(), goal_terms),
        Change::SetAction(goal.clone(), ticked.clone(), terms(None)),
        Change::SetAction(goal, met, terms(Some(meeting.clone()))),
    ] {
        team.store.plans().change_plan(&by, &who.path, seen, &change).await.unwrap();
        seen = team.store.plans().plan_versions(&who.path).await.unwrap()[0].version.seen;
    }
    team.store.plans().sign_plan(&by, &who.path, Side::Coach, seen).await.unwrap();
    team.store.plans().sign_plan(&actor(&who.id), &who.path, Side::Participant, seen).await.unwrap();
    team.store.plans().tick(&actor(&who.id), &who.id, &ticked, true).await.unwrap();
}

impl World {
    async fn new(test: &TestDb) -> Self {
        let team = test.team(10).await;
        let by = actor(&team.coach);
        let coordinator = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let awa = team.participant("Awa").await;
        for (of, euros) in [("2026-08", 300), ("2026-09", 400), ("2026-10", 101)] {
            validated(&team, &awa, of, euros).await;
        }
        team.store.enrollments().suspend(&by, &awa.path, (day("2026-10-12"), day("2026-10-18")), "Arrêt", today()).await.unwrap();
        let coefficient = CoefficientChange { enrollment: awa.path.clone(), was: None, now: Some(Coefficient::new(8_500).unwrap()) };
        team.store.statements().set_coefficients(&actor(&coordinator), month("2026-10"), &[coefficient]).await.unwrap();

        let bilal = team.participant("Bilal").await;
        team.store.enrollments().leave(&by, &bilal.path, &exit("2026-08-20", ExitCategory::Other), today()).await.unwrap();
        team.store.enrollments().come_back(&by, &bilal.id, (day("2026-10-05"), None), Cents::new(10_000), today()).await.unwrap();
        let chloe = team.newcomer("Chloé").await;
        let period = EnrollmentPeriod::starting(day("2026-12-20"));
        let path = team.store.enrollments().enroll(&by, &NewEnrollment { period, ..team.new_enrollment(&chloe) }).await.unwrap();
        let chloe = Participant { id: chloe, path };
        let dora = team.participant("Dora").await;
        let eva = [team.participant("Eva").await, team.participant("Eva").await];
        validated(&team, &eva[0], "2026-08", 90).await;
        validated(&team, &eva[1], "2026-09", 700).await;
        team.declared(&eva[0], month("2026-10"), 1_200).await;

        let address = |id: &PersonId| format!("select email from person where id = '{id}'");
        let addresses = [an_address().as_str().to_owned(), test.texts(address(&team.coach)).await.remove(0)];
        import(&team, &Actor::tools(now()), &addresses, "couture;02;06/10/2025;05/10/2027;10/02/2026;oui;RSA;;80", [100, 200]).await;
        let id: PersonId =
            test.texts(format!("select id from person where email = '{}'", addresses[0])).await.remove(0).try_into().unwrap();
        let path = team.store.enrollments().enrollment_of(&id).await.unwrap().id;
        let fabio = Participant { id, path };

        let session = team.session("2026-11-24T13:00:00Z", 4).await;
        team.booked(&awa.id, &session).await;
        let other = team.session("2026-11-25T09:00:00Z", 4).await;
        let (came, stayed_away) = (team.booked(&eva[1].id, &other).await, team.booked(&dora.id, &other).await);
        let begun = Actor::person(&team.coach, at("2026-11-25T11:00:00Z"));
        team.store.bookings().mark_attendance(&begun, &came, Attendance::Present).await.unwrap();
        team.store.bookings().mark_attendance(&begun, &stayed_away, Attendance::Absent).await.unwrap();
        let meeting = team.slot_type("Point", 60).await;
        plan(&team, &awa, &meeting).await;
        let (test, acts) = (test.clone(), AtomicI64::new(0));
        Self { test, team, coordinator, awa, bilal, chloe, dora, eva, fabio, addresses, session, meeting, acts }
    }

    /// A person as actor, a second after the act before.
    fn by(&self, person: &PersonId) -> Actor {
        Actor::person(person, at("2026-12-07T10:00:00Z") + Duration::seconds(self.acts.fetch_add(1, Ordering::Relaxed)))
    }

    fn coach(&self) -> Actor {
        self.by(&self.team.coach)
    }

    fn coordinator(&self) -> Actor {
        self.by(&self.coordinator)
    }

    fn today(&self) -> NaiveDate {
        at(READ_AT).date_naive()
    }

    /// Closes a version of each month that has rows to hand in.
    async fn hand_in(&self) {
        for of in (MONTHS.0..=MONTHS.1).map(word) {
            let statement = self.team.store.statements().month_statement(month(&of), at(READ_AT)).await.unwrap();
            if !statement.due().is_empty() {
                close(&self.team, &self.coordinator(), &of, true).await.unwrap();
            }
        }
    }

    /// The reports as the program gives them, held against those counted again.
    async fn reports(&self, deed: &str) -> Reports {
        let (given, again) = (self.given().await, counted_again(&self.test, &self.team, READ_AT).await);
        assert_eq!(given.pilotage, again.pilotage, "Pilotage: {deed}");
        assert_eq!(given.trend, again.trend, "the medians of months: {deed}");
        assert_eq!(given.rows, again.rows, "the rows of the statements: {deed}");
        assert_eq!(given.missing, again.missing, "what the statements lack: {deed}");
        assert_eq!(given.amended, again.amended, "the amended rows: {deed}");
        assert_eq!(given.progress, again.progress, "the progress of the plans: {deed}");
        again
    }

    async fn given(&self) -> Reports {
        let (store, mut reports) = (&self.team.store, Reports::default());
        let members = store.reporting().members().await.unwrap();
        for (from, to) in PERIODS {
            let (from, to) = (word(from), word(to));
            let scope = Scope { from: month(&from), to: month(&to), today: self.today(), coach: None };
            let mut add = |indicator: &str, text: String| reports.pilotage.insert(format!("{from} {to} {indicator}"), text);
            for indicator in Indicator::all() {
                let count = indicator.rows(&members, &scope).len();
                if count > 0 {
                    add(&indicator.word(), count.to_string());
                }
            }
            for stage in std::iter::once(None).chain(Stage::ALL.map(Some)) {
                if let Some(medians) = medians(&members, &scope, stage) {
                    let of_stage = stage.map_or(String::new(), |stage| format!(".{}", stage.word()));
                    add(&format!("mediane{of_stage}"), format!("{} {}", medians.turnover.get(), medians.start.get()));
                }
            }
        }
        let now = self.today();
        let scope = Scope { from: Month::of(now), to: Month::of(now), today: now, coach: None };
        let line = trend(&members, &scope).into_iter();
        reports.trend = line
            .map(|(of, medians, count)| (of.to_string(), format!("{count} {} {}", medians.turnover.get(), medians.start.get())))
            .collect();
        for of in (MONTHS.0..=MONTHS.1).map(word) {
            let statement = store.statements().month_statement(month(&of), at(READ_AT)).await.unwrap();
            let key = |enrollment: &str| (of.clone(), enrollment.to_owned());
            for line in &statement.prepared {
                let key = key(line.enrollment_id.as_str());
                reports.missing.insert(key.clone(), line.prepared.missing.iter().map(|it| it.as_str().to_owned()).collect());
                reports.rows.insert(key, given_row(&line.prepared.row));
            }
            if !statement.versions.is_empty() {
                let due = statement.due().into_iter();
                reports.amended.extend(due.map(|line| (key(line.enrollment_id.as_str()), line.now.as_ref().map(given_row))));
            }
        }
        for member in &members {
            let progress = store.plans().progress(&member.enrollment_id).await.unwrap();
            reports.progress.insert(member.enrollment_id.as_str().to_owned(), (progress.done, progress.all));
        }
        reports
    }

    async fn correct(&self, who: &Participant, from: CountsFrom, change: impl FnOnce(&mut EntrySheet) + Send) {
        let enrollments = self.team.store.enrollments();
        let mut sheet = enrollments.entry_sheet(&who.path).await.unwrap();
        let seen = sheet.fingerprint();
        change(&mut sheet);
        let changed =
            enrollments.correct_record(&self.coordinator(), &who.path, &seen, (&sheet, &from), "Relecture du dossier").await.unwrap();
        assert_ne!(changed, 0);
    }

    /// Enters a month of Awa after version `seen`, and validates it.
    async fn enter(&self, of: &str, euros: i64, seen: i64) {
        let new = NewDeclaration::from(&[sale(euros)]);
        let entry = TeamEntry { participant: &self.awa.id, month: month(of), new: &new, seen, reason: "Appel", validate: true };
        self.team.store.declarations().enter(&self.coach(), Role::Coach, &entry, None, self.today()).await.unwrap();
    }

    async fn open_again(&self, of: &str) {
        let declarations = self.team.store.declarations();
        let opening = TeamOpening { participant: &self.awa.id, month: month(of), seen: 1, reason: "Relevé de banque" };
        declarations.open_again(&self.coach(), Role::Coach, &opening, None).await.unwrap();
    }
}

fn given_row(row: &StatementRow) -> Row {
    Row {
        number: row.month_number,
        turnover: row.turnover.map(Cents::get),
        version: row.declaration_version,
        smoothed: row.smoothed.map(Cents::get),
        meetings: [row.meetings.in_person, row.meetings.remote, row.meetings.com, row.meetings.soc],
        acre: row.acre,
        coefficient: row.coefficient.map(Coefficient::get),
        suspended: row.suspended,
        left: row.left_on,
        exit: row.exit_category.map(|it| it.as_str().to_owned()).unwrap_or_default(),
        reason: row.exit_reason.clone().unwrap_or_default(),
    }
}

deeds! {
    async fn a_meeting_recorded_afterwards(world) {
        let held = HeldMeeting {
            session_type: world.meeting.clone(),
            coach: world.team.coach.clone(),
            starts_at: at("2026-11-30T08:00:00Z"),
            minutes: None,
            in_person: true,
            note: None,
        };
        let recorded = world.team.store.bookings().record_meeting(&world.coach(), &world.awa.id, &held).await.unwrap();
        undone_by(async move { drop(world.team.store.bookings().withdraw_meeting(&world.coach(), &recorded.session).await.unwrap()) })
    }

    async fn a_person_who_came_without_a_place(world) {
        world.team.store.bookings().add_walk_in(&world.coach(), &world.bilal.id, &world.session, false).await.unwrap();
        None
    }

    async fn everybody_present(world) {
        let bookings = world.team.store.bookings();
        bookings.mark_all_present(&world.coach(), &world.session).await.unwrap();
        let marked_at = bookings.attendees(&world.session).await.unwrap()[0].marked_at.unwrap();
        undone_by(async move {
            world.team.store.bookings().unmark_all_present(&world.coach(), &world.session, marked_at).await.unwrap();
        })
    }

    async fn a_month_entered_for_the_person(world) {
        world.enter("2026-11", 510, 0).await;
        undone_by(async move { world.team.store.declarations().undo_entry(&world.coach(), &world.awa.id, month("2026-11"), 1).await.unwrap() })
    }

    async fn a_validated_month_corrected_for_the_person(world) {
        world.enter("2026-09", 260, 1).await;
        undone_by(async move { world.team.store.declarations().undo_entry(&world.coach(), &world.awa.id, month("2026-09"), 2).await.unwrap() })
    }

    async fn a_month_opened_again(world) {
        world.open_again("2026-10").await;
        undone_by(async move { world.team.store.declarations().undo_opening(&world.coach(), &world.awa.id, month("2026-10"), 1).await.unwrap() })
    }

    async fn a_month_opened_again_and_corrected_by_the_person(world) {
        world.open_again("2026-08").await;
        let (declarations, of) = (world.team.store.declarations(), month("2026-08"));
        declarations.submit(&world.by(&world.awa.id), &world.awa.id, of, &[sale(350)], 1, world.today()).await.unwrap();
        let id = world.team.declaration(&world.awa, of).await.id;
        world.team.store.review().validate(&world.coach(), Role::Coach, &id, 2).await.unwrap();
        None
    }

    async fn a_month_validated(world) {
        let id = world.team.declaration(&world.eva[0], month("2026-10")).await.id;
        let batch = world.team.store.review().validate(&world.coach(), Role::Coach, &id, 1).await.unwrap();
        undone_by(async move { world.team.store.review().undo_batch(&world.coach(), Role::Coach, &batch).await.unwrap() })
    }

    async fn the_trade_the_activity_and_the_benefit_corrected(world) {
        let set = |trade: &'static str, activity, benefit| move |sheet: &mut EntrySheet| {
            (sheet.record.trade, sheet.record.activity, sheet.record.benefit) = (trade.into(), activity, benefit);
        };
        world.correct(&world.awa, CountsFrom::default(), set("Retouches", Activity::OtherServices, Benefit::Ass)).await;
        undone_by(async move { world.correct(&world.awa, CountsFrom::default(), set("Couture", Activity::CraftServices, Benefit::Rsa)).await })
    }

    async fn the_benefit_corrected_from_a_day_on(world) {
        let from = CountsFrom { benefit: Some(day("2026-09-01")), ..CountsFrom::default() };
        let set = |sheet: &mut EntrySheet| (sheet.record.benefit, sheet.record.benefit_since) = (Benefit::Aah, Some(day("2026-09-01")));
        world.correct(&world.awa, from, set).await;
        None
    }

    async fn the_registration_corrected(world) {
        let set = |on: &'static str| move |sheet: &mut EntrySheet| sheet.record.registered_on = Some(day(on));
        world.correct(&world.awa, CountsFrom::default(), set("2026-02-10")).await;
        undone_by(async move { world.correct(&world.awa, CountsFrom::default(), set("2024-11-04")).await })
    }

    async fn acre_taken_away_from_a_day_on(world) {
        let from = CountsFrom { acre: Some(day("2026-09-15")), ..CountsFrom::default() };
        world.correct(&world.fabio, from, |sheet| sheet.record.acre = false).await;
        None
    }

    async fn acre_granted_from_a_day_on(world) {
        let from = CountsFrom { acre: Some(day("2026-10-01")), ..CountsFrom::default() };
        world.correct(&world.fabio, CountsFrom::default(), |sheet| sheet.record.acre = false).await;
        world.correct(&world.fabio, from, |sheet| sheet.record.acre = true).await;
        None
    }

    async fn the_starting_turnover_corrected(world) {
        let set = |cents| move |sheet: &mut EntrySheet| sheet.record.starting_turnover = Cents::new(cents);
        world.correct(&world.awa, CountsFrom::default(), set(9_900)).await;
        undone_by(async move { world.correct(&world.awa, CountsFrom::default(), set(32_000)).await })
    }

    async fn the_exit_of_an_earlier_path_corrected(world) {
        let (before, after) = (exit("2026-08-20", ExitCategory::Other), exit("2026-09-10", ExitCategory::Durable));
        let path = &world.bilal.path;
        world.team.store.enrollments().correct_exit(&world.coordinator(), path, before.left_on, &after, world.today()).await.unwrap();
        undone_by(async move {
            let enrollments = world.team.store.enrollments();
            enrollments.correct_exit(&world.coordinator(), path, after.left_on, &before, world.today()).await.unwrap();
        })
    }

    async fn an_exit_recorded_late(world) {
        let left = exit("2026-09-30", ExitCategory::Transition);
        world.team.store.enrollments().leave(&world.coordinator(), &world.dora.path, &left, world.today()).await.unwrap();
        undone_by(async move {
            world.team.store.enrollments().cancel_exit(&world.coordinator(), &world.dora.path, left.left_on).await.unwrap();
        })
    }

    async fn a_start_to_come_moved(world) {
        let (before, after) = ((day("2026-12-20"), None), (day("2027-01-11"), None));
        world.team.store.enrollments().set_start(&world.coordinator(), &world.chloe.path, before, after, world.today()).await.unwrap();
        undone_by(async move {
            let enrollments = world.team.store.enrollments();
            enrollments.set_start(&world.coordinator(), &world.chloe.path, after, before, world.today()).await.unwrap();
        })
    }

    async fn a_start_withdrawn(world) {
        let enrollments = world.team.store.enrollments();
        enrollments.withdraw_start(&world.coordinator(), &world.chloe.id, &world.chloe.path, world.today()).await.unwrap();
        None
    }

    async fn a_person_removed_as_added_by_mistake(world) {
        let objects = Objects::new(object_store::memory::InMemory::new());
        world.team.store.people().remove_added_by_mistake(&world.coordinator(), &world.dora.id, RemovalReason::NeverCame, &objects).await.unwrap();
        None
    }

    async fn two_records_merged(world) {
        let ([kept, merged], own) = (&world.eva, MergeSide::Kept);
        let choice = MergeChoice { phone: own, email: own, enrollment: own, months: BTreeMap::new(), plan_note: None };
        world.team.store.people().merge(&world.coordinator(), &kept.id, &merged.id, &choice).await.unwrap();
        undone_by(async move { drop(world.team.store.people().undo_merge(&world.coordinator(), &merged.id).await.unwrap()) })
    }

    async fn the_differences_of_a_second_import(world) {
        let by = Actor::tools(world.coordinator().at);
        import(&world.team, &by, &world.addresses, "retouches;03;06/10/2025;05/10/2027;10/02/2026;non;ASS;;90,50", [100, 150]).await;
        None
    }
}

/// Does each deed on a structure of its own, whose months were handed in before or not.
async fn each_deed(test: &TestDb, handed_in: bool) {
    for (name, deed) in DEEDS {
        let world = World::new(test).await;
        if handed_in {
            world.hand_in().await;
        }
        let before = world.reports(name).await;
        assert!(before.amended.is_empty());
        let undo = deed(&world).await;
        let after = world.reports(name).await;
        assert_ne!(after, before, "{name}: no report follows");
        if let Some(undo) = undo {
            undo.await;
            assert_eq!(world.reports(name).await, before, "{name}, undone");
            drop(deed(&world).await);
            assert_eq!(world.reports(name).await, after, "{name}, done again");
        }
        if handed_in {
            assert_eq!(after.amended.is_empty(), after.rows == before.rows, "{name}");
            world.hand_in().await;
            let closed = world.reports(name).await;
            assert!(closed.amended.is_empty(), "{name}: the amended version holds all of it");
            assert_eq!(closed.rows, after.rows, "{name}");
        }
    }
}

on_both_engines! {
    async fn reports_follow_each_correction_of_months_that_are_not_handed_in(test: TestDb) {
        each_deed(&test, false).await;
    }

    async fn reports_and_amended_statements_follow_each_correction_of_months_that_are_handed_in(test: TestDb) {
        each_deed(&test, true).await;
    }
}
