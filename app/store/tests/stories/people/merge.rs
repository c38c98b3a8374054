//! Merging two records of one person and undoing it: what moves, what clashes, what the next statement says.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_not_found, at, day, month, now, on_both_engines, refusal, today,
};
use domain::{
    caseload::note::Readers,
    enrollments::{corrections::CountsFrom, enrollment::EnrollmentPeriod},
    people::{Email, Phone, Role, merge::MergeRefusal, newcomer::ContactDetails},
    values::{ids::PersonId, month::Month},
};
use std::collections::BTreeMap;
use store::{
    Actor, Closing, MergeChoice, MergeSide, MonthStatement, NewEnrollment, NewSmsAnswer, PageRequest, ParticipantFilter, ParticipantOrder,
    ParticipantState, Refusal, fingerprint_of,
};

/// The choice that keeps all of the record that stays.
pub fn own() -> MergeChoice {
    let own = MergeSide::Kept;
    MergeChoice { phone: own, email: own, enrollment: own, months: BTreeMap::new(), plan_note: None }
}

/// The number and the hash of the rows of every table but those of the journal.
pub async fn sums(test: &TestDb) -> BTreeMap<&'static str, (u64, String)> {
    let mut snapshot = test.db.snapshot().await.unwrap();
    let mut sums = BTreeMap::new();
    for table in store::tables().iter().filter(|table| !table.name.starts_with("audit")) {
        let sum = snapshot.sum(table).await.unwrap();
        sums.insert(table.name, (sum.rows as u64, sum.sha256));
    }
    sums
}

async fn contact(team: &Team, who: &PersonId, phone: Option<&str>, email: Option<&str>) {
    let details = ContactDetails {
        first_name: "Awa".into(),
        last_name: "Diallo".into(),
        phone: phone.map(|it| it.parse::<Phone>().unwrap()),
        email: email.map(|it| it.parse::<Email>().unwrap()),
    };
    team.store.people().change_contact(&actor(&team.coach), who, &details, &[]).await.unwrap();
}

async fn contacts(test: &TestDb, who: &PersonId) -> Vec<String> {
    test.texts(format!("select coalesce(phone, '') || ' ' || coalesce(email, '') from person where id = '{who}'")).await
}

async fn read(team: &Team, of: Month) -> MonthStatement {
    team.store.statements().month_statement(of, now()).await.unwrap()
}

async fn close(team: &Team, by: &Actor, of: Month) {
    let seen = read(team, of).await;
    let mark = fingerprint_of(&seen.due());
    let closing = Closing { month: of, version: seen.next_version(), seen: &mark, confirmed: true };
    team.store.statements().close_statement(by, &closing, today()).await.unwrap();
}

async fn validated(team: &Team, who: &Participant, of: Month, euros: i64) {
    let declaration = team.declared(who, of, euros).await;
    team.store.review().validate(&actor(&team.coach), Role::Coach, &declaration.id, 1).await.unwrap();
}

/// The turnover in cents of the newest version of each line of a month's statement, summed.
fn turnover(month: &MonthStatement) -> i64 {
    month.prepared.iter().filter_map(|line| line.prepared.row.turnover).map(|total| total.get()).sum()
}

on_both_engines! {
    async fn two_records_become_one_and_two_again(test: TestDb) {
        let team = test.team(3).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        contact(&team, &awa.id, Some("06 39 98 13 10"), None).await;
        contact(&team, &twin.id, Some("06 39 98 13 11"), Some("awa@exemple.fr")).await;
        team.declared(&awa, month("2026-09"), 200).await;
        team.declared(&awa, month("2026-10"), 300).await;
        team.declared(&twin, month("2026-08"), 100).await;
        team.declared(&twin, month("2026-10"), 350).await;
        team.store.caseload().add_note(&ines, &team.coach, &twin.path, "Vue au marché", Readers::Team).await.unwrap();
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        let booking = team.booked(&twin.id, &session).await;
        test.db.sign_in(&twin.id, "jeton", "Mozilla", now()).await.unwrap();
        // Both were reminded on one day, and the entry record of the path that goes was corrected.
        for (who, day) in [(&awa.id, "2026-11-05"), (&twin.id, "2026-11-05"), (&twin.id, "2026-11-06")] {
            let (structure, coach) = (team.store.structure_id(), &team.coach);
            let values = format!("('{structure}', '{who}', '{day}', '2026-10', '{coach}', '{day}T10:00:00.000000Z')");
            test.raw(format!("insert into team_reminder (structure_id, person_id, day, month, made_by, made_at) values {values}")).await.unwrap();
        }
        let mut sheet = team.store.enrollments().entry_sheet(&twin.path).await.unwrap();
        let seen = sheet.fingerprint();
        sheet.record.trade = "Retouches".into();
        team.store.enrollments().correct_record(&ines, &twin.path, &seen, (&sheet, &CountsFrom::default()), "Relecture").await.unwrap();
        let before = sums(&test).await;

        let people = team.store.people();
        let preview = people.merge_preview(&awa.id, &twin.id, now()).await.unwrap();
        assert_eq!(preview.overlapping, Some((awa.path.clone(), twin.path.clone())));
        assert_eq!(preview.clashes.iter().map(|it| (it.month, it.differs())).collect::<Vec<_>>(), [(month("2026-10"), true)]);
        assert_eq!(refusal(people.merge(&ines, &awa.id, &twin.id, &own()).await), Refusal::Merge(MergeRefusal::ChooseMonth));
        assert_eq!(sums(&test).await, before, "a refusal changes nothing");

        let choice = MergeChoice { months: BTreeMap::from([(month("2026-10"), MergeSide::Merged)]), phone: MergeSide::Merged, ..own() };
        people.merge(&ines, &awa.id, &twin.id, &choice).await.unwrap();
        people.merge(&ines, &awa.id, &twin.id, &choice).await.unwrap();
        let declared = format!(
            "select d.month || ' ' || d.total from declaration d join enrollment e on e.id = d.enrollment_id where e.participant_id = '{}' order by d.month",
            awa.id
        );
        assert_eq!(test.texts(declared).await, ["2026-08 10000", "2026-09 20000", "2026-10 35000"]);
        assert_eq!(contacts(&test, &awa.id).await, ["+33639981311 awa@exemple.fr"]);
        assert_eq!(team.store.bookings().booking(&awa.id, &booking).await.unwrap().session_id, session);
        assert_eq!(team.store.caseload().notes(&awa.id, &team.coach, now()).await.unwrap().len(), 1);
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 1);
        let reminded = format!("select count(*) from team_reminder where person_id = '{}'", awa.id);
        assert_eq!(test.number(reminded).await, 2);
        assert_eq!(people.participants(&ParticipantFilter { state: ParticipantState::Everyone, ..ParticipantFilter::default() }, ParticipantOrder::Name, PageRequest::All, now()).await.unwrap().rows.len(), 1);
        assert_eq!(test.db.devices(&twin.id, now()).await.unwrap().len(), 0);
        assert_eq!(people.open_merges(&awa.id, now()).await.unwrap().len(), 1);
        assert_eq!(people.removed(&twin.id).await.unwrap().unwrap().1, Some(awa.id.clone()));
        assert_eq!(test.db.snapshot().await.unwrap().violations().await.unwrap(), []);

        assert_eq!(people.undo_merge(&ines, &twin.id).await.unwrap(), awa.id);
        people.undo_merge(&ines, &twin.id).await.unwrap();
        assert_eq!(sums(&test).await, before);
    }

    async fn a_stop_to_the_number_of_the_record_that_comes_back_stays(test: TestDb) {
        let team = test.team(2).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        contact(&team, &awa.id, Some("06 39 98 13 10"), None).await;
        contact(&team, &twin.id, Some("06 39 98 13 11"), None).await;
        let people = team.store.people();
        people.merge(&ines, &awa.id, &twin.id, &MergeChoice { phone: MergeSide::Merged, ..own() }).await.unwrap();
        let from: Phone = "06 39 98 13 11".parse().unwrap();
        let stop = NewSmsAnswer { provider: "twilio", reference: "SM1", from: &from, text: "STOP" };
        test.db.take_sms_answer(&stop, |_, _| None, now()).await.unwrap();
        assert!(people.has_stopped_sms(&awa.id).await.unwrap());
        people.undo_merge(&ines, &twin.id).await.unwrap();
        assert!(people.has_stopped_sms(&twin.id).await.unwrap(), "the number said so");
        assert!(!people.has_stopped_sms(&awa.id).await.unwrap());
    }

    async fn time_that_another_session_took_meanwhile_stays(test: TestDb) {
        let team = test.team(2).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        let other = team.session("2026-12-04T13:00:00Z", 2).await;
        team.booked(&twin.id, &session).await;
        let people = team.store.people();
        people.merge(&ines, &awa.id, &twin.id, &own()).await.unwrap();
        let taken = test.raw(format!("update busy set session_id = '{other}' where person_id = '{}'", awa.id)).await.unwrap();
        assert!(taken > 0, "the time went with the booking");
        people.undo_merge(&ines, &twin.id).await.unwrap();
        let left = format!("select count(*) from busy where person_id = '{}' and session_id = '{other}'", awa.id);
        assert_eq!(test.number(left).await, i64::try_from(taken).unwrap());
    }

    async fn after_a_day_a_merge_is_final(test: TestDb) {
        let team = test.team(2).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let people = team.store.people();
        people.merge(&actor(&ines), &awa.id, &twin.id, &own()).await.unwrap();
        let other = team.newcomer("Bilal").await;
        assert_eq!(refusal(people.merge(&actor(&ines), &other, &awa.id, &own()).await), Refusal::Merge(MergeRefusal::Recent));
        let late = Actor::person(&ines, at("2026-11-24T10:00:00.001Z"));
        assert_eq!(refusal(people.undo_merge(&late, &twin.id).await), Refusal::Merge(MergeRefusal::Final));
        test.db.erase_expired(late.at).await.unwrap();
        assert_eq!(refusal(people.undo_merge(&late, &twin.id).await), Refusal::Merge(MergeRefusal::Final));
        assert_eq!(people.open_merges(&awa.id, late.at).await.unwrap(), []);
        people.merge(&late, &other, &awa.id, &own()).await.unwrap();
        assert_eq!(people.removed(&twin.id).await.unwrap().unwrap().1, Some(other), "an earlier merge follows");
    }

    async fn a_statement_that_was_handed_in_is_amended_without_a_change_of_its_sum(test: TestDb) {
        let team = test.team(3).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let october = month("2026-10");
        validated(&team, &twin, october, 350).await;
        close(&team, &ines, october).await;
        let handed_in = turnover(&read(&team, october).await);
        team.store.people().merge(&ines, &awa.id, &twin.id, &own()).await.unwrap();
        let due = read(&team, october).await.due();
        let lines: Vec<_> = due.iter().map(|line| (line.enrollment_id == awa.path, line.now.as_ref().and_then(|row| row.turnover).map(|it| it.get()))).collect();
        assert_eq!(lines.len(), 2);
        assert!(lines.contains(&(true, Some(35_000))) && lines.contains(&(false, None)), "{lines:?}");
        close(&team, &ines, october).await;
        assert_eq!(turnover(&read(&team, october).await), handed_in);
        assert!(read(&team, october).await.due().is_empty());
    }

    async fn records_that_cannot_be_merged_are_refused(test: TestDb) {
        let (team, elsewhere) = (test.team(4).await, test.team(2).await);
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let stranger = elsewhere.participant("Awa").await;
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let people = team.store.people();
        assert_eq!(refusal(people.merge(&ines, &awa.id, &awa.id, &own()).await), Refusal::Merge(MergeRefusal::NotTwo));
        assert_eq!(refusal(people.merge(&ines, &awa.id, &team.coach, &own()).await), Refusal::Merge(MergeRefusal::NotTwo));
        assert_not_found(people.merge(&ines, &awa.id, &stranger.id, &own()).await);
        assert_not_found(people.merge(&ines, &stranger.id, &awa.id, &own()).await);
        assert_not_found(elsewhere.store.people().undo_merge(&actor(&elsewhere.coach), &awa.id).await);

        let session = team.session("2026-12-03T13:00:00Z", 2).await;
        team.booked(&awa.id, &session).await;
        let booking = team.booked(&twin.id, &session).await;
        assert_eq!(refusal(people.merge(&ines, &awa.id, &twin.id, &own()).await), Refusal::Merge(MergeRefusal::BothBooked));
        team.store.bookings().cancel_by_structure(&ines, &booking, None).await.unwrap();

        // A path that began later does not have the months of the earlier one.
        let late = team.newcomer("Awa").await;
        let period = EnrollmentPeriod::starting(day("2026-10-05"));
        let new = NewEnrollment { period, ..team.new_enrollment(&late) };
        team.store.enrollments().enroll(&ines, &new).await.unwrap();
        team.declared(&awa, month("2026-08"), 100).await;
        assert_eq!(refusal(people.merge(&ines, &late, &awa.id, &own()).await), Refusal::Merge(MergeRefusal::MonthsOutside));
        people.merge(&ines, &late, &awa.id, &MergeChoice { enrollment: MergeSide::Merged, ..own() }).await.unwrap();
        assert_eq!(team.store.enrollments().enrollment_of(&late).await.unwrap().starts_on, day("2025-01-15"));
    }

    async fn a_place_that_was_taken_meanwhile_is_replaced_by_a_free_one(test: TestDb) {
        let team = test.team(3).await;
        let (awa, twin) = (team.participant("Awa").await, team.participant("Awa").await);
        let ines = actor(&add_person(&team.store, Role::Coordinator, "Inès", "Faure").await);
        let people = team.store.people();
        people.merge(&ines, &awa.id, &twin.id, &own()).await.unwrap();
        team.participant("Bilal").await;
        people.undo_merge(&ines, &twin.id).await.unwrap();
        assert_eq!(team.store.enrollments().places().await.unwrap().taken, 3);
        people.merge(&ines, &awa.id, &twin.id, &own()).await.unwrap();
        team.participant("Chloé").await;
        let full = people.undo_merge(&ines, &twin.id).await;
        assert_eq!(refusal(full), Refusal::Enrollment(domain::enrollments::enrollment::EnrollmentRefusal::NoPlace));
        assert_eq!(people.removed(&twin.id).await.unwrap().unwrap().1, Some(awa.id));
    }
}
