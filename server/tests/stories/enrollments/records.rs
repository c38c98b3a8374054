//! The form of the entry record, the exit of an earlier enrollment and the withdrawal of a start to come, and their refusals.

use crate::support::{
    app::{Team, TestApp, on_both_engines, person, team},
    caller::{Answer, Caller},
};
use chrono::{Duration, NaiveDate};
use domain::{
    enrollments::enrollment::EnrollmentPeriod,
    people::Role,
    values::{ids::PersonId, money::Cents, paris},
};
use std::sync::Arc;
use store::{Actor, NewEnrollment};

const CORRECT: &str = "/api/parcours/fiche";

/// The form of a page with other values, as a browser sends it.
fn sent(page: &Answer, person: &PersonId, other: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    let shown = ["path", "seen", "shown", "trade", "registered_on", "benefit_since", "starting_turnover", "goal", "pass_number", "siret"];
    let chosen =
        [("activity", "02"), ("acre", "no"), ("benefit", "Rsa"), ("reason", "Dossier relu")].map(|(name, value)| (name, value.to_owned()));
    let mut form: Vec<_> = shown.map(|name| (name, page.value(name))).into_iter().chain(chosen).collect();
    form.push(("participant", person.to_string()));
    form.retain(|(name, _)| other.iter().all(|(changed, _)| changed != name));
    form.extend(other.iter().map(|(name, value)| (*name, (*value).to_owned())));
    form
}

async fn form_page(browser: &Caller, person: &PersonId) -> Answer {
    browser.get(&format!("/suivis/{person}/parcours/fiche")).await
}

/// Adds a participant whose enrollment begins in that many days.
async fn begins_in(app: &TestApp, team: &Team, days: i64) -> PersonId {
    let by = Actor::tools(app.now);
    let known = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap();
    let record = team.rows.enrollments().entry_sheet(&known.id).await.unwrap().record;
    let participant = team.rows.people().add_person(&by, &person(Role::Participant, "Iris", "iris")).await.unwrap();
    let period = EnrollmentPeriod::starting(paris::day(app.now) + Duration::days(days));
    let new = NewEnrollment { participant: participant.clone(), coach: team.coach.clone(), period, signed_on: None, record };
    team.rows.enrollments().enroll(&by, &new).await.unwrap();
    participant
}

on_both_engines! {
    async fn a_corrected_record_shows_its_history_and_wrong_fields_keep_what_was_typed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let page = form_page(&browser, &team.neighbour).await;
        let tomorrow = (paris::day(app.now) + Duration::days(1)).to_string();
        let wrong = [("trade", "retouches"), ("goal", "beaucoup"), ("acre_from", tomorrow.as_str()), ("siret", "12"), ("reason", " ")];
        let refused = browser.post_and_follow(CORRECT, &sent(&page, &team.neighbour, &wrong)).await;
        refused.assert_refused("goal", "beaucoup", "amount-not-a-number");
        refused.assert_refused("acre_from", &tomorrow, "record-from-later");
        refused.assert_refused("siret", "12", "siret-not-a-number");
        refused.assert_says("text-empty");
        assert_eq!(refused.value("trade"), "retouches");
        let of_neighbour = format!(
            "select count(*) from record_correction where enrollment_id in (select id from enrollment where participant_id = '{}')",
            team.neighbour
        );
        assert_eq!(app.place.number(of_neighbour).await, 0);

        let since: NaiveDate = paris::day(app.now) - Duration::days(40);
        let (since, goal) = (since.to_string(), "950,50");
        let right = [("trade", "retouches"), ("goal", goal), ("benefit", "Ass"), ("benefit_from", since.as_str()), ("siret", ""), ("reason", "Courrier reçu")];
        let form = sent(&refused, &team.neighbour, &right);
        browser.post_and_follow(CORRECT, &form).await.assert_says("record-corrected");
        browser.post_and_follow(CORRECT, &form).await.assert_says("record-unchanged");
        let enrollment = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap();
        assert_eq!((enrollment.trade.as_str(), enrollment.goal), ("retouches", Some(Cents::new(95_050))));
        let words = form_page(&browser, &team.neighbour).await.words();
        for part in ["Corrections de la fiche", "couture", "retouches", "Courrier reçu", "RSA", "à partir du"] {
            assert!(words.contains(part), "{part}: {words}");
        }
        let path = browser.get(&format!("/suivis/{}/parcours", team.neighbour)).await.words();
        assert!(path.contains("a corrigé la fiche d’entrée"), "{path}");
    }

    async fn the_later_of_two_forms_is_refused_and_reverts_nothing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (first, second) = (app.browser_of(&team.coordinator).await, app.browser_of(&team.coordinator).await);
        let page = form_page(&first, &team.neighbour).await;
        let late = form_page(&second, &team.neighbour).await;
        first.post_and_follow(CORRECT, &sent(&page, &team.neighbour, &[("goal", "950")])).await.assert_says("record-corrected");
        let refused = second.post_and_follow(CORRECT, &sent(&late, &team.neighbour, &[("trade", "broderie")])).await;
        refused.assert_says("record-moved-on");
        // What the first one changed is shown, what the second one typed is kept.
        assert_eq!((refused.value("goal"), refused.value("trade")), ("950,00".to_owned(), "broderie".to_owned()));
        let again = sent(&refused, &team.neighbour, &[]);
        second.post_and_follow(CORRECT, &again).await.assert_says("record-corrected");
        let enrollment = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap();
        assert_eq!((enrollment.trade.as_str(), enrollment.goal), ("broderie", Some(Cents::new(95_000))));
    }

    async fn the_exit_before_a_return_is_corrected_on_its_own_page(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let today = paris::day(app.now);
        let path = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
        let earlier = format!("/suivis/{}/parcours/{path}", team.neighbour);
        let exit = |left_on: NaiveDate, category: &str, seen: Option<NaiveDate>| {
            let fields = [
                ("participant", team.neighbour.to_string()),
                ("path", path.to_string()),
                ("left_on", left_on.to_string()),
                ("category", category.to_owned()),
                ("reason", "CDI à Troyes".to_owned()),
            ];
            fields.into_iter().chain(seen.map(|day| ("seen", day.to_string()))).collect::<Vec<_>>()
        };
        let left = today - Duration::days(20);
        browser.post_and_follow("/api/parcours/sortir", &exit(left, "Other", None)).await.assert_says("exit-recorded");
        let back = [("participant", team.neighbour.to_string()), ("starts_on", (today - Duration::days(5)).to_string()), ("turnover", "100".to_owned())];
        browser.post_and_follow("/api/parcours/revenir", &back).await.assert_says("return-recorded");

        let parcours = browser.get(&format!("/suivis/{}/parcours", team.neighbour)).await;
        assert!(parcours.body.contains(&format!("href=\"{earlier}\"")), "{}", parcours.words());
        let list = browser.get(&format!("/pilotage/liste?chiffre=sorties&de={0}&a={0}", domain::values::month::Month::of(left))).await;
        assert!(list.body.contains(&format!("href=\"{earlier}\"")), "{}", list.words());
        let correct = "/api/parcours/precedent/sortie";
        let refused = browser.post_and_follow(correct, &exit(today - Duration::days(2), "Durable", Some(left))).await;
        refused.assert_says("exit-after-return");
        browser.post_and_follow(correct, &exit(left - Duration::days(1), "Durable", Some(left))).await.assert_says("exit-corrected");
        // From a form shown before.
        browser.post_and_follow(correct, &exit(left, "Positive", Some(left))).await.assert_says("path-moved-on");
        let words = browser.get(&earlier).await.words();
        assert!(words.contains("Emploi durable"), "{words}");
        // A coach reads it, without the form.
        let coach = app.browser_of(&team.coach).await.get(&earlier).await;
        assert!(coach.status == 200 && !coach.body.contains(correct), "{}", coach.words());
    }

    async fn a_start_to_come_is_withdrawn_and_nothing_is_said_of_its_months(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let iris = begins_in(&app, &team, 14).await;
        let page = browser.get(&format!("/suivis/{iris}/parcours")).await;
        assert!(page.words().contains("Commence le") && !page.words().contains("Mois 1 sur 24"), "{}", page.words());
        let participant = browser.get(&format!("/suivis/{iris}")).await;
        assert!(participant.words().contains("Commence le") && !participant.body.contains("<ul class=\"rows\"></ul>"), "{}", participant.words());
        let form = [("participant", iris.to_string()), ("path", page.value("path"))];
        for _tap in 0..2 {
            browser.post_and_follow("/api/parcours/retirer-entree", &form).await.assert_says("start-withdrawn");
        }
        assert_eq!(browser.get(&format!("/suivis/{iris}")).await.status, 404);
        let begun = [("participant", team.elder.participant.to_string()), ("path", team.elder.path.to_string())];
        browser.post_and_follow("/api/parcours/retirer-entree", &begun).await.assert_says("path-begun");
    }
}
