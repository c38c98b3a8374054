//! Estimates, the CAF's three months and the ceiling, from stored declarations.

use crate::support::db::{
    Participant, Team, TestDb, actor, assert_not_found, credit_note, day, minutes_later, month, on_both_engines, sale,
};
use domain::{
    declarations::{
        declaration::{Activity, LineKind, TurnoverLine},
        rates::{
            caf::{CafMonth, months, quarter},
            ceiling::gauge,
            set_aside::{Charge, Note, SetAside, set_aside},
        },
    },
    structure::ChamberRegion,
    values::{money::Cents, month::Month},
};
use store::Actor;

fn line(activity: Activity, euros: i64) -> TurnoverLine {
    TurnoverLine::new(activity, LineKind::Sale, Cents::new(euros * 100)).unwrap()
}

/// The stored sums by month and category; `from` and `to` are inclusive.
async fn sums(team: &Team, who: &Participant, from: &str, to: &str) -> Vec<(Month, Activity, Cents)> {
    let sums = team.store.declarations().category_sums(&who.id, month(from), month(to)).await.unwrap();
    sums.into_iter().map(|sum| (sum.month, sum.activity, sum.sum)).collect()
}

/// The estimate for a stored month.
async fn estimate(team: &Team, who: &Participant, of: &str) -> SetAside {
    let terms = team.store.enrollments().enrollment_of(&who.id).await.unwrap().terms(month(of));
    let sums: Vec<_> = sums(team, who, of, of).await.into_iter().map(|(_, activity, sum)| (activity, sum)).collect();
    set_aside(month(of), &sums, &terms)
}

on_both_engines! {
    async fn setting_the_business_is_stored_and_audited(test: TestDb) {
        let (team, other) = (test.team(2).await, test.team(1).await);
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        let read = team.store.enrollments().enrollment_of(&awa.id).await.unwrap();
        assert_eq!((read.pays_income_tax, read.craft), (false, false), "neither is set at first");
        assert_eq!((read.registered_on, read.acre), (Some(day("2024-11-04")), true));
        team.store.enrollments().set_business(&actor(&awa.id), &awa.id, true, false).await.unwrap();
        let terms = team.store.enrollments().enrollment_of(&awa.id).await.unwrap().terms(month("2026-05"));
        assert_eq!((terms.registered, terms.acre, terms.income_tax, terms.craft), (Some(month("2024-11")), true, true, false));
        team.store.enrollments().set_business(&Actor::person(&awa.id, minutes_later(1)), &awa.id, false, true).await.unwrap();
        let terms = team.store.enrollments().enrollment_of(&awa.id).await.unwrap().terms(month("2026-05"));
        assert_eq!((terms.income_tax, terms.craft), (false, true));
        let others = team.store.enrollments().enrollment_of(&bilal.id).await.unwrap().terms(month("2026-05"));
        assert_eq!((others.income_tax, others.craft), (false, false), "another participant is not changed");
        let audited: Vec<_> = team.store.journal().events_of(awa.path.as_str()).await.unwrap().into_iter().filter(|row| row.action == "enrollment.business").collect();
        assert_eq!(audited.len(), 2);
        assert_eq!(audited[0].actor_id.as_deref(), Some(awa.id.as_str()));
        assert!(audited[0].details.contains("\"pays_income_tax\":true"), "{}", audited[0].details);
        assert_not_found(other.store.enrollments().set_business(&actor(&awa.id), &awa.id, true, true).await);
    }

    async fn sums_are_of_the_current_versions_and_of_the_participant_alone(test: TestDb) {
        let team = test.team(2).await;
        let (awa, bilal) = (team.participant("Awa").await, team.participant("Bilal").await);
        team.declare(&awa, month("2026-09"), &[sale(100)], 0).await.unwrap();
        team.declare(&awa, month("2026-10"), &[sale(100)], 0).await.unwrap();
        let mixed = [sale(80), credit_note(30), line(Activity::Goods, 7), line(Activity::Cipav, 0)];
        team.declare(&awa, month("2026-10"), &mixed, 1).await.unwrap();
        team.declared(&bilal, month("2026-10"), 999).await;
        assert_eq!(sums(&team, &awa, "2026-10", "2026-10").await, [
            (month("2026-10"), Activity::Goods, Cents::new(700)),
            (month("2026-10"), Activity::CraftServices, Cents::new(5_000)),
            (month("2026-10"), Activity::Cipav, Cents::ZERO),
        ]);
        assert_eq!(sums(&team, &awa, "2026-01", "2026-12").await.len(), 4);
        assert_eq!(sums(&team, &awa, "2026-11", "2026-12").await, []);
        let stranger = test.team(1).await;
        assert_eq!(stranger.store.declarations().category_sums(&awa.id, month("2026-01"), month("2026-12")).await.unwrap(), []);
    }

    /// Case 3 of the twelve that break peers.
    async fn case_3_a_credit_note_larger_than_the_sales_keeps_its_sign_and_the_estimate_stops_at_zero(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declare(&awa, month("2026-10"), &[sale(100), credit_note(150)], 0).await.unwrap();
        assert_eq!(team.store.declarations().summaries(&awa.path).await.unwrap()[0].total, Cents::new(-5_000));
        assert_eq!(sums(&team, &awa, "2026-10", "2026-10").await, [(month("2026-10"), Activity::CraftServices, Cents::new(-5_000))]);
        let estimate = estimate(&team, &awa, "2026-10").await;
        assert_eq!((estimate.total(), estimate.notes), (Some(Cents::ZERO), vec![Note::StopsAtZero]));
    }

    /// Case 6 of the twelve that break peers.
    async fn case_6_acre_runs_from_the_stored_registration_and_the_rates_are_those_of_the_month(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        for of in ["2025-09", "2025-10", "2025-12", "2026-01"] {
            team.declare(&awa, month(of), &[sale(1_000), line(Activity::OtherServices, 1_000)], 0).await.unwrap();
        }
        let mut contributions = Vec::new();
        for of in ["2025-09", "2025-10", "2025-12", "2026-01"] {
            contributions.push(estimate(&team, &awa, of).await.of(Charge::Contributions).unwrap().get());
        }
        // Registered in November 2024: the third civil quarter after that one ends in September 2025. 10.6 % with 12.3 %, then
        // 21.2 % with 24.6 %, then with 25.6 %.
        assert_eq!(contributions, [22_900, 45_800, 45_800, 46_800]);
    }

    async fn nothing_is_due_for_a_month_before_the_stored_registration(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        test.raw("update enrollment set registered_on = '2026-10-31'").await.unwrap();
        team.declare(&awa, month("2026-09"), &[sale(1_000)], 0).await.unwrap();
        team.declare(&awa, month("2026-10"), &[sale(1_000)], 0).await.unwrap();
        let (before, after) = (estimate(&team, &awa, "2026-09").await, estimate(&team, &awa, "2026-10").await);
        assert_eq!((before.total(), before.notes), (Some(Cents::ZERO), vec![Note::NotRegistered]));
        assert_eq!(after.of(Charge::Contributions), Some(Cents::new(15_900)), "three quarters for a registration after June 2026");
    }

    async fn a_craft_pays_the_rate_of_the_chamber_region_of_its_structure(test: TestDb) {
        let (team, other) = (test.team(1).await, test.team(1).await);
        let (awa, bilal) = (team.participant("Awa").await, other.participant("Bilal").await);
        for (team, who) in [(&team, &awa), (&other, &bilal)] {
            team.store.enrollments().set_business(&actor(&who.id), &who.id, false, true).await.unwrap();
            team.declare(who, month("2026-10"), &[sale(1_000)], 0).await.unwrap();
        }
        team.store.settings().set_chamber_region(&actor(&team.coach), ChamberRegion::Moselle).await.unwrap();
        let here = estimate(&team, &awa, "2026-10").await.of(Charge::Chamber);
        let elsewhere = estimate(&other, &bilal, "2026-10").await.of(Charge::Chamber);
        assert_eq!((here, elsewhere), (Some(Cents::new(800)), Some(Cents::new(500))));
    }

    /// Case 6 of the twelve that break peers.
    async fn case_6_the_caf_window_goes_back_across_new_year(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        team.declare(&awa, month("2025-11"), &[sale(0)], 0).await.unwrap();
        team.declare(&awa, month("2026-01"), &[sale(20), credit_note(60)], 0).await.unwrap();
        let [first, _, last] = months(month("2026-03")).unwrap();
        let sums = sums(&team, &awa, &first.to_string(), &last.to_string()).await;
        let period = team.store.enrollments().enrollment_of(&awa.id).await.unwrap().period();
        let quarter = quarter(month("2026-03"), month("2026-11"), &period, &sums).unwrap();
        let shown = quarter.map(|(month, state)| {
            let turnovers = match state {
                CafMonth::Declared(turnovers) => turnovers.iter().map(|turnover| (turnover.gross().get(), turnover.declared.get())).collect(),
                other => {
                    assert_eq!(other, CafMonth::Missing);
                    Vec::new()
                }
            };
            (month.to_string(), turnovers)
        });
        let expected = [("2025-11", vec![(0, 0)]), ("2025-12", vec![]), ("2026-01", vec![(0, -4_000)])];
        assert_eq!(shown, expected.map(|(month, turnovers)| (month.to_owned(), turnovers)));
    }

    /// Case 7 of the twelve that break peers.
    async fn case_7_a_first_year_is_prorated_from_the_stored_registration(test: TestDb) {
        let team = test.team(1).await;
        let awa = team.participant("Awa").await;
        test.raw("update enrollment set registered_on = '2026-08-01'").await.unwrap();
        for (of, services, goods) in [("2026-08", 10_000, 5_000), ("2026-09", 15_000, 5_000), ("2026-10", 25_000, 10_000)] {
            let lines = [line(Activity::OtherServices, services), line(Activity::Goods, goods)];
            team.declare(&awa, month(of), &lines, 0).await.unwrap();
        }
        let enrollment = team.store.enrollments().enrollment_of(&awa.id).await.unwrap();
        team.declare(&awa, month("2026-07"), &[line(Activity::OtherServices, 90_000)], 0).await.unwrap();
        let year = sums(&team, &awa, "2026-01", "2026-12").await;
        let gauge = gauge(enrollment.registered_on, 2026, &year).unwrap();
        let services = gauge.services.unwrap();
        assert_eq!(services.annualised(), Cents::new(11_928_105));
        assert!(services.is_over() && !gauge.total.is_over() && gauge.is_near());
        assert!(gauge.before_registration, "July is before the registration and not counted");
    }
}
