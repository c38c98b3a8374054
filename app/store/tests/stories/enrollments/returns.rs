//! After a return the months of the earlier enrollment can still be read, declared and answered for.

use crate::support::db::{
    Participant, Team, TestDb, actor, add_person, assert_not_found, day, month, now, on_both_engines, refusal, sale, today,
};
use domain::{
    declarations::{declaration::MonthRefusal, document::DocumentKind},
    enrollments::exit::ExitCategory,
    people::Role,
    statements::Coefficient,
    values::{ids::EnrollmentId, money::Cents},
};
use store::{CoefficientChange, Exit, NewDocument, Refusal, Submission};

/// The new enrollment of a participant after an exit and a return.
async fn comes_back(team: &Team, who: &Participant, left_on: &str, starts_on: &str) -> EnrollmentId {
    let exit = Exit { left_on: day(left_on), category: ExitCategory::Durable, reason: "Vit de son activité" };
    team.store.enrollments().leave(&actor(&team.coach), &who.path, &exit, today()).await.unwrap();
    team.store.enrollments().come_back(&actor(&team.coach), &who.id, (day(starts_on), None), Cents::new(10_000), today()).await.unwrap();
    team.store.enrollments().enrollment_of(&who.id).await.unwrap().id
}

on_both_engines! {
    async fn months_of_the_earlier_enrollment_are_declared_answered_and_corrected_after_a_return(test: TestDb) {
        let team = test.team(1).await;
        let (awa, store, coach) = (team.participant("Awa").await, &team.store, actor(&team.coach));
        let me = actor(&awa.id);
        let asked = team.declared(&awa, month("2026-06"), 300).await;
        store.review().ask(&coach, Role::Coach, &asked.id, 1, "C’est bien juste ?", None).await.unwrap();
        let validated = team.declared(&awa, month("2026-05"), 250).await;
        store.review().validate(&coach, Role::Coach, &validated.id, 1).await.unwrap();
        store.enrollments().suspend(&coach, &awa.path, (day("2026-03-01"), day("2026-03-31")), "Maladie", today()).await.unwrap();
        comes_back(&team, &awa, "2026-07-15", "2026-11-02").await;

        assert!(!store.enrollments().day_of(&awa.id, now()).await.unwrap().asked && store.enrollments().day_of(&awa.id, now()).await.unwrap().returned);
        store.review().answer(&me, &awa.id, month("2026-06"), "Oui.").await.unwrap();
        store.declarations().request_correction(&me, &awa.id, month("2026-05"), "Un avoir oublié").await.unwrap();
        // The three months after the exit, and no more.
        for open in ["2026-07", "2026-08", "2026-09", "2026-10"] {
            assert_eq!(team.declare(&awa, month(open), &[sale(100)], 0).await.unwrap(), Submission::Saved { version: 1 }, "{open}");
        }
        let new = NewDocument { name: "facture.pdf".into(), kind: DocumentKind::Pdf, bytes: 10, object: "ab/cd".into(), digest: "ab".into(), stored_digest: "ab".into() };
        store.declarations().add_document(&me, &awa.id, month("2026-09"), &new, today()).await.unwrap();
        assert_eq!(store.declarations().summaries(&awa.path).await.unwrap().len(), 6, "all of it stands in the earlier path");
        assert_eq!(store.declarations().documents(&awa.path, now()).await.unwrap().len(), 1);
        assert_eq!(refusal(team.declare(&awa, month("2026-11"), &[sale(1)], 0).await), Refusal::Month(MonthRefusal::NotOver));
        assert_eq!(refusal(team.declare(&awa, month("2024-12"), &[sale(1)], 0).await), Refusal::Month(MonthRefusal::OutsidePeriod));
    }

    async fn a_return_moves_the_declarations_of_its_months_to_the_new_enrollment(test: TestDb) {
        let team = test.team(1).await;
        let (awa, store, coach) = (team.participant("Awa").await, &team.store, actor(&team.coach));
        team.declared(&awa, month("2026-08"), 100).await;
        let validated = team.declared(&awa, month("2026-09"), 250).await;
        store.review().validate(&coach, Role::Coach, &validated.id, 1).await.unwrap();
        let asked = team.declared(&awa, month("2026-10"), 300).await;
        store.review().ask(&coach, Role::Coach, &asked.id, 1, "C’est bien juste ?", None).await.unwrap();
        let new = NewDocument { name: "facture.pdf".into(), kind: DocumentKind::Pdf, bytes: 10, object: "ab/cd".into(), digest: "ab".into(), stored_digest: "ab".into() };
        store.declarations().add_document(&actor(&awa.id), &awa.id, month("2026-10"), &new, today()).await.unwrap();
        let newest = comes_back(&team, &awa, "2026-07-15", "2026-10-10").await;

        let months = async |path: &EnrollmentId| -> Vec<String> {
            store.declarations().summaries(path).await.unwrap().iter().map(|figure| figure.month.to_string()).collect()
        };
        assert_eq!((months(&awa.path).await, months(&newest).await), (vec!["2026-08".into(), "2026-09".into()], vec!["2026-10".to_owned()]));
        assert_eq!(store.declarations().documents(&newest, now()).await.unwrap().len(), 1);
        store.review().answer(&actor(&awa.id), &awa.id, month("2026-10"), "Oui.").await.unwrap();
        assert_eq!(refusal(team.declare(&awa, month("2026-10"), &[sale(1)], 0).await), Refusal::MovedOn, "it is not asked again");
        let declared: usize = store.reporting().members().await.unwrap().iter().map(|member| member.months.len()).sum();
        assert_eq!(declared, 3, "each month is counted once");
        assert_eq!(store.declarations().category_sums(&awa.id, month("2026-01"), month("2026-12")).await.unwrap().len(), 3, "a year is a person’s");
        assert_eq!(store.declarations().attested_months(&awa.id, month("2026-01"), month("2026-12")).await.unwrap().len(), 1);

        // With the corrected start another month belongs to the new enrollment.
        store.enrollments().set_start(&coach, &newest, (day("2026-10-10"), None), (day("2026-09-05"), None), today()).await.unwrap();
        assert_eq!((months(&awa.path).await.len(), months(&newest).await.len()), (1, 2));
    }

    async fn a_coefficient_that_both_enrollments_have_stays_with_each(test: TestDb) {
        let team = test.team(1).await;
        let (awa, store, coach) = (team.participant("Awa").await, &team.store, actor(&team.coach));
        let newest = comes_back(&team, &awa, "2026-10-05", "2026-10-20").await;
        let typed = |path: &EnrollmentId, typed: &str| {
            CoefficientChange { enrollment: path.clone(), was: None, now: Coefficient::read(typed).unwrap() }
        };
        store.statements().set_coefficients(&coach, month("2026-10"), &[typed(&awa.path, "0,85"), typed(&newest, "0,7")]).await.unwrap();
        store.enrollments().set_start(&coach, &newest, (day("2026-10-20"), None), (day("2026-10-15"), None), today()).await.unwrap();
        let standing = store.statements().month_statement(month("2026-10"), now()).await.unwrap();
        let of = |path: &EnrollmentId| {
            let line = standing.prepared.iter().find(|line| line.enrollment_id == *path).unwrap();
            line.prepared.row.coefficient.map(Coefficient::typed)
        };
        assert_eq!((of(&awa.path).as_deref(), of(&newest).as_deref()), (Some("0,85"), Some("0,7")));
    }

    async fn a_return_is_not_assigned_to_a_coach_who_left_the_team(test: TestDb) {
        let team = test.team(1).await;
        let (awa, store) = (team.participant("Awa").await, &team.store);
        let sophie = add_person(store, Role::Coordinator, "Sophie", "Lambert").await;
        let exit = Exit { left_on: day("2026-07-15"), category: ExitCategory::Durable, reason: "Vit de son activité" };
        store.enrollments().leave(&actor(&sophie), &awa.path, &exit, today()).await.unwrap();
        store.people().leave_team(&actor(&sophie), &team.coach, None).await.unwrap();
        store.enrollments().come_back(&actor(&sophie), &awa.id, (day("2026-09-10"), None), Cents::new(10_000), today()).await.unwrap();
        assert_eq!(store.enrollments().enrollment_of(&awa.id).await.unwrap().coach_id, sophie, "the person who records the return becomes the coach");
    }

    async fn a_month_belongs_to_the_newest_enrollment_in_which_it_is_declarable(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let awa = team.participant("Awa").await;
        team.store.enrollments().suspend(&actor(&team.coach), &awa.path, (day("2026-03-01"), day("2026-03-31")), "Maladie", today()).await.unwrap();
        let newest = comes_back(&team, &awa, "2026-07-15", "2026-09-10").await;
        let of = async |asked: &str| team.store.enrollments().enrollment_for(&awa.id, month(asked)).await.unwrap();
        for (asked, path) in [("2025-01", &awa.path), ("2026-08", &awa.path), ("2026-09", &newest), ("2026-10", &newest), ("2024-12", &newest)] {
            assert_eq!(of(asked).await.id, *path, "{asked}");
        }
        assert_eq!(of("2026-08").await.suspensions.0.len(), 1);
        assert_not_found(other.store.enrollments().enrollment_for(&awa.id, month("2026-08")).await);
        assert_not_found(team.store.enrollments().enrollment_for(&team.coach, month("2026-08")).await);
    }
}
