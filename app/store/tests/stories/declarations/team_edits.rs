//! What the team enters for a participant, and months that it opens again: stored with author and reason, contested, undone.

use crate::{
    statements::closing::{close, read, validated},
    support::db::{
        Participant, Team, TestDb, actor, add_person, assert_not_found, at_once, lease_messages, message, minutes_later, month,
        on_both_engines, refusal, sale, today,
    },
};
use domain::{
    declarations::{
        declaration::{DeclarationState, MonthRefusal},
        typed::NewDeclaration,
    },
    people::Role,
    review::team_edit::EditRefusal,
    values::{
        ids::{MessageId, PersonId},
        money::Cents,
        undo::UNDO_HOURS,
    },
};
use store::{Actor, INVARIANTS, Refusal, Result, Submission, TeamEntry, TeamOpening};

const OCTOBER: &str = "2026-10";

/// Enters October for a participant as the coach, after version `seen`.
async fn enter(team: &Team, by: &PersonId, who: &Participant, euros: i64, seen: i64, validate: bool) -> Result<Submission> {
    let new = NewDeclaration::from(&[sale(euros)]);
    let (participant, month) = (&who.id, month(OCTOBER));
    let entry = TeamEntry { participant, month, new: &new, seen, reason: "Accord par téléphone", validate };
    team.store.declarations().enter(&actor(by), Role::Coach, &entry, Some(&message("06 39 98 13 10")), today()).await
}

async fn undo_entry(team: &Team, who: &Participant, seen: i64, minutes: i64) -> Result<()> {
    let by = Actor::person(&team.coach, minutes_later(minutes));
    team.store.declarations().undo_entry(&by, &who.id, month(OCTOBER), seen).await
}

async fn open_again(team: &Team, by: &PersonId, who: &Participant, seen: i64, minutes: i64) -> Result<()> {
    let (store, by) = (team.store.declarations(), Actor::person(by, minutes_later(minutes)));
    let opening = TeamOpening { participant: &who.id, month: month(OCTOBER), seen, reason: "Relevé de banque" };
    store.open_again(&by, Role::Coach, &opening, Some(&message("06 39 98 13 10"))).await
}

async fn undo_opening(team: &Team, who: &Participant, seen: i64, minutes: i64) -> Result<()> {
    let by = Actor::person(&team.coach, minutes_later(minutes));
    team.store.declarations().undo_opening(&by, &who.id, month(OCTOBER), seen).await
}

/// Everything that counts or lists the months of a participant.
async fn counted(team: &Team, who: &Participant) -> String {
    let summaries = team.store.declarations().summaries(&who.path).await.unwrap();
    let sums = team.store.declarations().category_sums(&who.id, month("2025-01"), month("2026-12")).await.unwrap();
    let members = team.store.reporting().members().await.unwrap();
    let statement = store::fingerprint_of(&read(team, OCTOBER).await.due());
    format!("{summaries:?} {sums:?} {members:?} {statement}")
}

/// Asserts that no invariant of the rows is broken.
async fn assert_sound(test: &TestDb) {
    for invariant in INVARIANTS {
        assert_eq!(test.texts(invariant.sql).await, [""; 0], "{}", invariant.about);
    }
}

/// The number of messages that leave at that minute.
async fn leaving(test: &TestDb, minutes: i64) -> usize {
    lease_messages(&test.db, minutes_later(minutes)).await.len()
}

on_both_engines! {
    async fn undoing_an_entry_drops_its_message_alone(test: TestDb) {
        let team = test.team(3).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        // A first version, the next one, and the entry of another month that stays.
        enter(&team, &team.coach, &awa, 300, 0, true).await.unwrap();
        undo_entry(&team, &awa, 1, 1).await.unwrap();
        team.declared(&bilal, month(OCTOBER), 800).await;
        enter(&team, &team.coach, &bilal, 810, 1, false).await.unwrap();
        undo_entry(&team, &bilal, 2, 1).await.unwrap();
        assert_eq!(leaving(&test, 2).await, 0);
        enter(&team, &team.coach, &bilal, 820, 1, false).await.unwrap();
        enter(&team, &team.coach, &awa, 310, 0, true).await.unwrap();
        undo_entry(&team, &awa, 1, 1).await.unwrap();
        assert_eq!(leaving(&test, 2).await, 1);
        // One that was sent again goes like the first.
        enter(&team, &team.coach, &awa, 320, 0, true).await.unwrap();
        let failed = "update outbox set given_up_at = due_at, failure = 'Unreachable' where dropped_at is null and tries = 0";
        assert_eq!(test.raw(failed).await.unwrap(), 1);
        let id: MessageId = test.texts("select id from outbox where given_up_at is not null").await.remove(0).try_into().unwrap();
        let person = test.raw(format!("update person set phone = '+33639981310' where id = '{}'", awa.id)).await;
        assert_eq!(person.unwrap(), 1);
        team.store.messages().resend(&actor(&team.coach), &id).await.unwrap();
        undo_entry(&team, &awa, 1, 1).await.unwrap();
        assert_eq!(leaving(&test, 2).await, 0);
    }

    async fn undoing_an_opening_drops_its_message(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        validated(&team, &awa, OCTOBER, 800).await;
        open_again(&team, &team.coach, &awa, 1, 0).await.unwrap();
        undo_opening(&team, &awa, 1, 1).await.unwrap();
        assert_eq!(leaving(&test, 2).await, 0);
        open_again(&team, &team.coach, &awa, 1, 20).await.unwrap();
        assert_eq!(leaving(&test, 21).await, 1);
    }

    async fn an_entered_month_has_its_author_and_reason_and_counts_as_any_other(test: TestDb) {
        let team = test.team(2).await;
        let awa = team.participant("Awa").await;
        assert_eq!(enter(&team, &team.coach, &awa, 300, 0, true).await.unwrap(), Submission::Saved { version: 1 });
        let entered = team.declaration(&awa, month(OCTOBER)).await;
        assert_eq!((entered.state, entered.reviewed), (DeclarationState::Validated, true));
        let version = &entered.versions[0];
        assert_eq!((version.author.as_str(), version.entered_reason.as_deref()), ("Nadia Benali", Some("Accord par téléphone")));
        let row = read(&team, OCTOBER).await.prepared.remove(0).prepared.row;
        assert_eq!(row.turnover, Some(Cents::new(30_000)));
        assert_eq!(test.db.messages_to("+33639981310").await.unwrap().len(), 1);
        // Sent twice it is there once; of two who enter at once one wins.
        assert_eq!(enter(&team, &team.coach, &awa, 300, 0, true).await.unwrap(), Submission::AlreadyThere);
        assert_eq!(test.db.messages_to("+33639981310").await.unwrap().len(), 1);
        let other = team.colleague("Hugo").await;
        assert_eq!(refusal(enter(&team, &other, &awa, 310, 0, false).await), Refusal::MovedOn);
        // Without validating it waits in the queue.
        let bilal = team.participant("Bilal").await;
        enter(&team, &team.coach, &bilal, 90, 0, false).await.unwrap();
        let queue = team.store.review().review_queue(None).await.unwrap();
        assert_eq!((queue.len(), queue[0].sent.entered_reason.as_deref(), queue[0].contested), (1, Some("Accord par téléphone"), false));
        assert_sound(&test).await;
    }

    async fn only_the_team_enters_and_only_a_month_that_is_over_of_its_structure(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await;
        let new = NewDeclaration::from(&[sale(10)]);
        let entry = |of| TeamEntry { participant: &awa.id, month: of, new: &new, seen: 0, reason: "Appel", validate: false };
        let store = |team: &Team| team.store.clone();
        let running = store(&team).declarations().enter(&actor(&team.coach), Role::Coach, &entry(month("2026-11")), None, today()).await;
        assert_eq!(refusal(running), Refusal::Month(MonthRefusal::NotOver));
        let before = store(&team).declarations().enter(&actor(&team.coach), Role::Coach, &entry(month("2024-12")), None, today()).await;
        assert!(before.is_err());
        assert_not_found(store(&other).declarations().enter(&actor(&other.coach), Role::Coach, &entry(month(OCTOBER)), None, today()).await);
        assert_not_found(store(&team).declarations().enter(&actor(&awa.id), Role::Participant, &entry(month(OCTOBER)), None, today()).await);
        assert_eq!(test.number("select count(*) from declaration").await, 0);
    }

    async fn a_reported_month_that_the_team_corrects_is_amended_by_its_row_alone(test: TestDb) {
        let team = test.team(2).await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        for who in [&awa, &bilal] {
            validated(&team, who, OCTOBER, 300).await;
        }
        close(&team, &actor(&ines), OCTOBER, true).await.unwrap();
        let before = counted(&team, &awa).await;
        enter(&team, &team.coach, &awa, 260, 1, true).await.unwrap();
        let due = read(&team, OCTOBER).await.due();
        assert_eq!(due.len(), 1);
        let turnover = |row: &Option<domain::statements::StatementRow>| row.as_ref().and_then(|row| row.turnover).map(Cents::get);
        assert_eq!((turnover(&due[0].before), turnover(&due[0].now)), (Some(30_000), Some(26_000)));
        // Undone, there is nothing to amend.
        undo_entry(&team, &awa, 2, 5).await.unwrap();
        assert_eq!(counted(&team, &awa).await, before);
        assert_sound(&test).await;
        // Entered again and handed in, it can no longer be undone.
        enter(&team, &team.coach, &awa, 260, 1, true).await.unwrap();
        close(&team, &actor(&ines), OCTOBER, true).await.unwrap();
        assert_eq!(refusal(undo_entry(&team, &awa, 2, 5).await), Refusal::Edit(EditRefusal::Reported));
    }

    async fn undoing_an_entry_restores_the_version_before_it(test: TestDb) {
        let team = test.team(3).await;
        let awa = team.participant("Awa").await;
        // A month that was not declared.
        let never = counted(&team, &awa).await;
        for validate in [false, true] {
            enter(&team, &team.coach, &awa, 300, 0, validate).await.unwrap();
            assert_ne!(counted(&team, &awa).await, never);
            undo_entry(&team, &awa, 1, 5).await.unwrap();
            undo_entry(&team, &awa, 1, 6).await.unwrap();
            assert_eq!(counted(&team, &awa).await, never);
            assert_sound(&test).await;
        }
        // A month with a question.
        let id = team.declared(&awa, month(OCTOBER), 800).await.id;
        team.store.review().ask(&actor(&team.coach), Role::Coach, &id, 1, "Juste ?", None).await.unwrap();
        let asked = counted(&team, &awa).await;
        enter(&team, &team.coach, &awa, 810, 1, true).await.unwrap();
        assert!(team.store.review().open_question(&awa.path).await.unwrap().is_none());
        undo_entry(&team, &awa, 2, 5).await.unwrap();
        assert_eq!(counted(&team, &awa).await, asked);
        assert!(team.store.review().open_question(&awa.path).await.unwrap().is_some());
        assert_sound(&test).await;
        // For a day, and never what the participant sent.
        assert_not_found(undo_entry(&team, &awa, 1, 5).await);
        enter(&team, &team.coach, &awa, 820, 1, false).await.unwrap();
        assert_eq!(refusal(undo_entry(&team, &awa, 2, UNDO_HOURS * 60 + 1).await), Refusal::Edit(EditRefusal::TooLate));
    }

    async fn a_contested_entry_is_among_the_requested_corrections_until_it_is_decided(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let contest = async |seen| team.store.declarations().contest(&actor(&awa.id), &awa.id, month(OCTOBER), seen, "Ce n’est pas mon chiffre").await;
        team.declared(&awa, month(OCTOBER), 800).await;
        assert_eq!(refusal(contest(1).await), Refusal::MovedOn, "their own version");
        enter(&team, &team.coach, &awa, 700, 1, false).await.unwrap();
        assert_eq!(refusal(contest(1).await), Refusal::MovedOn, "an older one");
        contest(2).await.unwrap();
        contest(2).await.unwrap();
        let requested = team.store.declarations().requested_corrections(None).await.unwrap();
        assert_eq!((requested.len(), requested[0].reason.as_str()), (1, "Ce n’est pas mon chiffre"));
        assert!(team.store.review().review_queue(None).await.unwrap()[0].contested);
        assert_eq!(refusal(undo_entry(&team, &awa, 2, 5).await), Refusal::Edit(EditRefusal::MovedOn));
        // Validated before the request was read, it is still decided.
        let id = team.declaration(&awa, month(OCTOBER)).await.id;
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 2).await.unwrap();
        team.store.declarations().reopen(&actor(&team.coach), Role::Coach, &id, 2, None, None).await.unwrap();
        assert_eq!(team.declaration(&awa, month(OCTOBER)).await.state, DeclarationState::Submitted);
        // The participant's own correction answers the next one.
        enter(&team, &team.coach, &awa, 710, 2, false).await.unwrap();
        contest(3).await.unwrap();
        team.declare(&awa, month(OCTOBER), &[sale(800)], 3).await.unwrap();
        assert_eq!(team.store.declarations().requested_corrections(None).await.unwrap(), []);
        let requests = team.store.declarations().correction_requests(&id).await.unwrap();
        let by_themselves = |version| requests.iter().find(|it| it.version == version).unwrap().is_decided_by_participant();
        assert!(!by_themselves(2) && by_themselves(3));
        assert_sound(&test).await;
    }

    async fn a_month_that_the_team_opens_is_corrected_by_its_participant(test: TestDb) {
        let team = test.team(2).await;
        let ines = add_person(&team.store, Role::Coordinator, "Inès", "Faure").await;
        let awa = team.participant("Awa").await;
        validated(&team, &awa, OCTOBER, 800).await;
        close(&team, &actor(&ines), OCTOBER, true).await.unwrap();
        open_again(&team, &team.coach, &awa, 1, 0).await.unwrap();
        open_again(&team, &team.coach, &awa, 1, 1).await.unwrap();
        assert_eq!(test.db.messages_to("+33639981310").await.unwrap().len(), 1);
        assert_eq!(refusal(open_again(&team, &ines, &awa, 1, 2).await), Refusal::MovedOn, "another was first");
        let summary = &team.store.declarations().summaries(&awa.path).await.unwrap()[0];
        assert_eq!((summary.state, summary.reopened), (DeclarationState::Submitted, true));
        let id = team.declaration(&awa, month(OCTOBER)).await.id;
        let opening = team.store.declarations().correction_requests(&id).await.unwrap().remove(0);
        assert_eq!((opening.by_team, opening.asked_by.as_str(), opening.reason.as_str()), (true, "Nadia Benali", "Relevé de banque"));
        assert_eq!(read(&team, OCTOBER).await.in_correction().count(), 1);
        // Undone, it is reported as before; opened anew, its correction amends the statement.
        undo_opening(&team, &awa, 1, 5).await.unwrap();
        undo_opening(&team, &awa, 1, 6).await.unwrap();
        assert_eq!(team.declaration(&awa, month(OCTOBER)).await.state, DeclarationState::Reported);
        assert!(read(&team, OCTOBER).await.due().is_empty());
        open_again(&team, &ines, &awa, 1, 7).await.unwrap();
        team.declare(&awa, month(OCTOBER), &[sale(750)], 1).await.unwrap();
        assert_eq!(refusal(undo_opening(&team, &awa, 1, 8).await), Refusal::Edit(EditRefusal::MovedOn));
        team.store.review().validate(&actor(&team.coach), Role::Coach, &id, 2).await.unwrap();
        assert_eq!(read(&team, OCTOBER).await.due().len(), 1);
        assert_sound(&test).await;
    }

    async fn neither_an_open_month_nor_a_requested_one_is_opened(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        assert_not_found(open_again(&team, &team.coach, &awa, 1, 0).await);
        team.declared(&awa, month(OCTOBER), 800).await;
        assert_eq!(refusal(open_again(&team, &team.coach, &awa, 1, 0).await), Refusal::MovedOn);
        validated(&team, &bilal, OCTOBER, 300).await;
        assert_eq!(refusal(open_again(&team, &team.coach, &bilal, 2, 0).await), Refusal::MovedOn, "another version");
        team.store.declarations().request_correction(&actor(&bilal.id), &bilal.id, month(OCTOBER), "Un avoir").await.unwrap();
        assert_eq!(refusal(open_again(&team, &team.coach, &bilal, 1, 0).await), Refusal::CorrectionRequested);
        assert_eq!(team.declaration(&bilal, month(OCTOBER)).await.state, DeclarationState::Validated);
    }

    async fn the_team_and_the_participant_at_once_store_one_version(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        let answers = at_once((0..6).map(|nth| {
            let (team, awa) = (team.clone(), awa.clone());
            async move {
                if nth % 2 == 0 {
                    enter(&team, &team.coach, &awa, 100 + nth, 0, true).await.map(drop)
                } else {
                    team.declare(&awa, month(OCTOBER), &[sale(100 + nth)], 0).await.map(drop)
                }
            }
        })).await;
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert_eq!(test.number("select count(*) from declaration_version").await, 1);
        assert_sound(&test).await;
    }
}
