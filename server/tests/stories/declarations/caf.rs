//! The page with the amounts of the CAF's quarterly declaration.

use crate::support::app::{Team, TestApp, on_both_engines, team};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine},
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod},
        entry_record::EntryRecord,
    },
    values::{ids::PersonId, language::Language, money::Cents, month::Month},
};
use std::sync::Arc;
use store::{Actor, NewEnrollment, NewPerson};

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// A participant whose enrollment begins in November 2025.
async fn participant(app: &TestApp, team: &Team) -> PersonId {
    let by = Actor::tools(app.now);
    let new = NewPerson {
        role: domain::people::Role::Participant,
        first_name: "Noé".into(),
        last_name: "Test".into(),
        phone: None,
        email: Some("noe@exemple.fr".parse().unwrap()),
    };
    let id = team.rows.people().add_person(&by, &new).await.unwrap();
    let path = NewEnrollment {
        participant: id.clone(),
        coach: team.coach.clone(),
        period: EnrollmentPeriod::starting("2025-11-15".parse().unwrap()),
        signed_on: None,
        record: EntryRecord {
            trade: "marchés".into(),
            activity: Activity::Goods,
            registered_on: None,
            acre: false,
            benefit: Benefit::Rsa,
            benefit_since: None,
            starting_turnover: Cents::ZERO,
            goal: None,
        },
    };
    team.rows.enrollments().enroll(&by, &path).await.unwrap();
    id
}

async fn declare(app: &TestApp, team: &Team, person: &PersonId, of: &str, lines: &[(Activity, LineKind, i64)]) {
    let lines: Vec<_> =
        lines.iter().map(|(activity, kind, cents)| TurnoverLine::new(*activity, *kind, Cents::new(*cents)).unwrap()).collect();
    let today = domain::values::paris::day(app.now);
    team.rows.declarations().submit(&Actor::person(person, app.now), person, month(of), &lines, 0, today).await.unwrap();
}

on_both_engines! {
    /// Case 6 of the twelve that break peers: the window across New Year.
    async fn case_6_the_three_months_cross_new_year_by_category_and_a_missing_one_is_named(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let noe = participant(&app, &team).await;
        use {Activity::{Goods, OtherServices}, LineKind::{CreditNote, Sale}};
        declare(&app, &team, &noe, "2025-11", &[(Goods, Sale, 0)]).await;
        declare(&app, &team, &noe, "2026-01", &[(Goods, Sale, 12_050), (OtherServices, Sale, 2_000), (OtherServices, CreditNote, 6_000)]).await;
        let browser = app.browser_of(&noe).await;
        let page = browser.get("/declarations/caf?en=2026-03").await;
        let words = page.words();
        assert!(words.contains("En mars 2026, la CAF demande novembre 2025, décembre 2025 et janvier 2026."), "{words}");
        page.assert_says("caf-missing");
        assert!(page.body.contains("href=\"/declarations/2025-12\""), "the missing month leads to its form");
        let figures: Vec<&str> =
            page.body.split("class=\"copy").skip(1).map(|rest| rest.split_once('>').unwrap().1.split('<').next().unwrap()).collect();
        // November is nil in both categories that occur; what was given back in January counts for nothing.
        assert_eq!(figures, ["0", "0", "120,50", "0"]);
        assert!(words.contains("−40,00 €"), "the signed figure is said: {words}");
        assert!(words.contains("71 %") && words.contains("34 %"), "{words}");
        let page = browser.get("/declarations/caf?en=2026-02").await;
        page.assert_says("caf-outside");
        assert!(page.words().contains("En février 2026, la CAF demande octobre, novembre et décembre 2025."));
    }

    async fn a_missing_or_unreadable_month_in_the_address_is_the_current_month(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let asked = |now: Month| format!("En {}, la CAF demande {}", Language::Fr.month(now), Language::Fr.month_name(now.plus(-4)));
        let now = team.month.plus(1);
        for address in ["/declarations/caf".to_owned(), format!("/declarations/caf?en={now}"), "/declarations/caf?en=<script>".to_owned()] {
            let page = browser.get(&address).await;
            assert_eq!(page.status, 200);
            assert!(page.words().contains(&asked(now)), "{address}: {}", page.words());
            assert!(!page.body.contains("?en=<script>"));
        }
        // Two of the three are missing, the third was declared.
        let page = browser.get("/declarations/caf").await;
        assert!(page.words().contains("190"));
        browser.get("/declarations/caf?en=2025-02").await.assert_says("caf-not-known");
    }

    async fn the_rsa_is_shown_only_to_those_who_receive_it(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let noe = participant(&app, &team).await;
        declare(&app, &team, &noe, "2026-01", &[(Activity::Goods, LineKind::Sale, 12_050)]).await;
        let browser = app.browser_of(&noe).await;
        assert!(browser.get("/declarations/caf?en=2026-03").await.words().contains("Une personne seule sans revenu"));
        app.place.run(format!("update enrollment set benefit = 'Aah' where participant_id = '{noe}'")).await;
        assert!(!browser.get("/declarations/caf?en=2026-03").await.words().contains("RSA"));
    }
}
