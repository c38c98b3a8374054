//! The review queue: batches, two coaches at once, substitutes.

use crate::support::{
    app::{Team, TestApp, add_participant, on_both_engines, team},
    caller::Answer,
};
use chrono::Duration;
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine},
    people::Role,
    values::{ids::PersonId, money::Cents, month::Month, paris},
};
use std::sync::Arc;
use store::{Actor, NewPerson};

const QUEUE: &str = "/verifications";
const VALIDATE: &str = "/api/verifications/valider";
const VALIDATE_ALL: &str = "/api/verifications/valider-lot";
const UNDO: &str = "/api/verifications/annuler-lot";
const ASK: &str = "/api/verifications/demander";
const SUBSTITUTE: &str = "/api/verifications/remplacer";

/// Declares a month of a participant, in euros.
async fn declare(app: &TestApp, team: &Team, person: &PersonId, month: Month, euros: i64) {
    let line = TurnoverLine::new(Activity::CraftServices, LineKind::Sale, Cents::new(euros * 100)).unwrap();
    team.rows.declarations().submit(&Actor::person(person, app.now), person, month, &[line], 0, paris::day(app.now)).await.unwrap();
}

/// A participant who declared these amounts in euros, the last for the month of the team.
async fn participant_with_turnover(app: &TestApp, team: &Team, name: &str, euros: &[i64]) -> PersonId {
    let person = add_participant(&team.rows, app.now, &team.coach, name, &name.to_lowercase()).await;
    let first = 1 - i32::try_from(euros.len()).unwrap();
    for (month, euros) in (first..).zip(euros) {
        declare(app, team, &person, team.month.plus(month), *euros).await;
    }
    person
}

/// Validates the declarations of the fixtures and of every earlier month.
async fn validate_all_but_the_newest(app: &TestApp, team: &Team) {
    app.place.run(format!("update declaration set state = 'Validated' where month < '{}'", team.month)).await;
    app.place.run(format!("update declaration set state = 'Validated' where id = '{}'", team.declaration)).await;
}

/// Values of the inputs whose name begins with `name`.
fn values(page: &Answer, name: &str) -> Vec<String> {
    let controls = page.body.split("<input").filter(|control| control.contains(&format!("name=\"{name}")));
    controls.map(|control| control.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()).collect()
}

fn ticked_declarations(page: &Answer) -> Vec<(String, String)> {
    values(page, "figures[").into_iter().enumerate().map(|(at, value)| (format!("figures[{at}]"), value)).collect()
}

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

fn decision(team: &Team) -> [(&'static str, String); 2] {
    [("declaration", team.declaration.to_string()), ("seen", "1".to_owned())]
}

fn question(team: &Team, typed: &str, suggested: &str) -> Vec<(&'static str, String)> {
    vec![
        ("declaration", team.declaration.to_string()),
        ("seen", "1".to_owned()),
        ("participant", team.participant.to_string()),
        ("month", team.month.to_string()),
        ("question", typed.to_owned()),
        ("suggested", suggested.to_owned()),
    ]
}

async fn colleague(team: &Team, app: &TestApp) -> PersonId {
    let email = Some("omar@exemple.fr".parse().unwrap());
    let new = NewPerson { role: Role::Coach, first_name: "Omar".into(), last_name: "Haddad".into(), phone: None, email };
    team.rows.people().add_person(&Actor::tools(app.now), &new).await.unwrap()
}

on_both_engines! {
    async fn thirty_declarations_without_signal_are_validated_in_two_steps(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        for nth in 0..30 {
            participant_with_turnover(&app, &team, &format!("Calme{nth}"), &[301 + nth, 298 + nth, 305 + nth, 302 + nth]).await;
        }
        participant_with_turnover(&app, &team, "Zero", &[310, 290, 305, 298, 0]).await;
        participant_with_turnover(&app, &team, "Triple", &[310, 290, 305, 1_200]).await;
        participant_with_turnover(&app, &team, "Rond", &[300, 300, 300]).await;
        participant_with_turnover(&app, &team, "Debut", &[120]).await;
        for nth in 0..28 {
            add_participant(&team.rows, app.now, &team.coach, &format!("Muet{nth}"), &format!("muet{nth}")).await;
        }
        validate_all_but_the_newest(&app, &team).await;
        assert_eq!(team.rows.enrollments().places().await.unwrap().taken, 65);

        let coach = app.browser_of(&team.coach).await;
        let queue = coach.get(QUEUE).await;
        let words = queue.words();
        for sentence in ["34 chiffres attendent", "Rien après 4 mois de ventes", "3 fois plus que d’habitude", "Le même montant rond 3 mois de suite", "Première déclaration"] {
            assert!(words.contains(sentence), "{sentence}: {words}");
        }
        let places: Vec<_> = ["Zero Test", "Triple Test", "Rond Test", "Debut Test", "Calme0 Test"].map(|name| words.find(name).unwrap()).into();
        assert!(places.is_sorted(), "the strongest signal first: {places:?}");
        assert!(queue.body.contains("href=\"/verifications/lot\"") && words.contains("Valider les 30 sans signal"));

        // First the list is opened, then it is confirmed.
        let list = coach.get("/verifications/lot").await;
        let form = ticked_declarations(&list);
        assert_eq!(form.len(), 30);
        assert!(list.words().contains("Calme29 Test") && !list.words().contains("Zero Test"));
        let validated = async || app.place.number("select count(*) from audit where action = 'declaration.validated'").await;
        let before = validated().await;
        let done = coach.post_and_follow(VALIDATE_ALL, &borrowed(&form)).await;
        assert!(done.words().contains("30 chiffres validés."), "{}", done.words());
        assert!(done.words().contains("4 chiffres attendent"), "{}", done.words());
        assert_eq!(validated().await, before + 30);

        // One step undoes all of it.
        let batch = values(&done, "batch").remove(0);
        let back = coach.post_and_follow(UNDO, &[("batch", batch)]).await;
        assert!(back.words().contains("C’est annulé : 30 chiffres"), "{}", back.words());
        assert!(back.words().contains("34 chiffres attendent") && values(&back, "batch").is_empty());
    }

    async fn declarations_that_changed_before_the_confirmation_are_left_and_listed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let calm = participant_with_turnover(&app, &team, "Calme", &[301, 298, 305, 302]).await;
        participant_with_turnover(&app, &team, "Posee", &[301, 298, 305, 302]).await;
        validate_all_but_the_newest(&app, &team).await;
        let coach = app.browser_of(&team.coach).await;
        let form = ticked_declarations(&coach.get("/verifications/lot").await);
        assert_eq!(form.len(), 2);
        let enrollment = team.rows.enrollments().enrollment_of(&calm).await.unwrap().id;
        let id = team.rows.declarations().declaration(&enrollment, team.month).await.unwrap().unwrap().id;
        team.rows.review().validate(&Actor::person(&team.coordinator, app.now), Role::Coordinator, &id, 1).await.unwrap();
        let words = coach.post_and_follow(VALIDATE_ALL, &borrowed(&form)).await.words();
        assert!(words.contains("1 chiffre validé.") && words.contains("il n’a pas été validé : Calme Test ("), "{words}");

        // The same declaration many times.
        let id = form[1].1.split('.').next().unwrap();
        let many: Vec<_> = (0..75).map(|nth| (format!("figures[{nth}]"), format!("{id}.1"))).collect();
        let words = coach.post_and_follow(VALIDATE_ALL, &borrowed(&many)).await.words();
        assert!(words.contains("1 chiffre validé."), "a declaration that this coach just validated is reported as validated: {words}");

        // Nothing ticked, and malformed entries.
        let client = app.client_of(&team.coach).await;
        let before = app.place.rows().await;
        coach.post_and_follow::<&str>(VALIDATE_ALL, &[]).await.assert_says("batch-empty");
        for bad in ["", "x", "x.y", "01J.1", "01J.99999999999999999999"] {
            assert_eq!(client.post(VALIDATE_ALL, &[("figures[0]", bad)]).await.status, 404, "{bad}");
        }
        assert_eq!(client.post(UNDO, &[("batch", "x")]).await.status, 404);
        assert_eq!(before, app.place.rows().await);
    }

    /// Case 4 of the twelve that break peers, the half about two coaches.
    async fn case_4_the_second_of_two_coaches_sees_who_decided_first_and_when(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, other) = (app.browser_of(&team.coach).await, app.browser_of(&team.coordinator).await);
        let done = coach.post_and_follow(VALIDATE, &decision(&team)).await;
        done.assert_says("review-validated");
        let refused = other.post(VALIDATE, &decision(&team)).await;
        assert_eq!(refused.location(), format!("/verifications?vu={}", team.declaration));
        let words = other.get(refused.location()).await.words();
        assert!(words.contains("Coachici Test l’a validé à "), "{words}");
        let words = other.post_and_follow(ASK, &question(&team, "Juste ?", "")).await.words();
        assert!(words.contains("Coachici Test l’a validé à "), "{words}");
        let refused = app.client_of(&team.coordinator).await.post(VALIDATE, &decision(&team)).await;
        assert_eq!((refused.status, refused.body.contains("moved-on")), (409, true), "{}", refused.body);

        // The validation is undone, and a question is asked.
        let batch = values(&done, "batch").remove(0);
        coach.post_and_follow(UNDO, &[("batch", batch)]).await;
        let words = other.get(&format!("{QUEUE}?vu={}", team.declaration)).await.words();
        assert!(words.contains("Coachici Test a annulé sa validation"), "{words}");
        other.post_and_follow(ASK, &question(&team, "Juste ?", "")).await.assert_says("review-asked");
        let words = coach.post_and_follow(ASK, &question(&team, "Et ?", "")).await.words();
        assert!(words.contains("Coordici Test a posé une question à "), "{words}");
        // An address names declarations and batches of the own structure only.
        let there = crate::support::app::team(&app, "ailleurs").await;
        let stranger = app.browser_of(&there.coach).await;
        assert!(!stranger.get(refused.location()).await.words().contains("Coachici"));
        assert!(!stranger.get(&format!("{QUEUE}?vu={}&lot={}", team.declaration, team.batch)).await.words().contains("ici"));
    }

    async fn a_decision_leads_to_the_next_declaration(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let form = [decision(&team).to_vec(), vec![("next", team.waiting.to_string()), ("everyone", "oui".into())]].concat();
        let done = coach.post(VALIDATE, &form).await;
        assert!(done.location().starts_with("/verifications?tous=oui&lot="), "{}", done.location());
        assert!(done.location().ends_with(&format!("#d-{}", team.waiting)), "{}", done.location());
        assert!(coach.get(QUEUE).await.body.contains(&format!("id=\"d-{}\"", team.waiting)));
        // A `next` that is no identifier is ignored.
        let form = [decision(&team).to_vec(), vec![("next", "//evil.example".into())]].concat();
        let again = coach.post(VALIDATE, &form).await;
        assert!(again.location().starts_with("/verifications?lot=") && !again.location().contains("evil"), "{}", again.location());
    }

    async fn a_suggested_question_is_asked_unless_another_is_typed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coach = app.browser_of(&team.coach).await;
        let words = coach.get(QUEUE).await.words();
        assert!(words.contains("Est-ce que tout l’argent encaissé ce mois-là est compté"), "{words}");
        let page = coach.post_and_follow(ASK, &question(&team, " ", " ")).await;
        page.assert_says("text-empty");
        let asked = async || app.place.texts(format!("select question from question where declaration_id = '{}'", team.declaration)).await;
        assert_eq!(asked().await, [""; 0]);
        coach.post_and_follow(ASK, &question(&team, "", "Tout est compté ?")).await.assert_says("review-asked");
        assert_eq!(asked().await, ["Tout est compté ?"]);
        let mut other = question(&team, "Et le marché ?", "Tout est compté ?");
        other[0].1 = team.waiting.to_string();
        coach.post_and_follow(ASK, &other).await.assert_says("review-asked");
        assert_eq!(app.place.number("select count(*) from question where question = 'Et le marché ?'").await, 1);
    }

    /// Case 11 of the twelve that break peers, the half about figures.
    async fn case_11_a_substitute_sees_and_validates_the_declarations_of_the_coach_on_leave(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let omar = colleague(&team, &app).await;
        let (away, substitute) = (app.browser_of(&team.coach).await, app.browser_of(&omar).await);
        substitute.get(QUEUE).await.assert_says("review-none-title");
        let today = paris::day(app.now);
        let form = [
            // A coach sets their own substitute, whichever coach the form names.
            ("coach", omar.to_string()),
            ("substitute", omar.to_string()),
            ("from", today.to_string()),
            ("to", (today + Duration::days(4)).to_string()),
        ];
        let page = away.post_and_follow(SUBSTITUTE, &form).await;
        page.assert_says("substitution-set");
        assert!(page.words().contains("Omar Haddad remplace Coachici Test"), "{}", page.words());
        let queue = substitute.get(QUEUE).await;
        assert!(queue.words().contains("à la place de Coachici Test"), "{}", queue.words());
        assert!(!substitute.get(&format!("{QUEUE}?tous=oui")).await.words().contains("à la place de"));
        substitute.post_and_follow(VALIDATE, &decision(&team)).await.assert_says("review-validated");
        let words = away.post_and_follow(VALIDATE, &decision(&team)).await.words();
        assert!(words.contains("Omar Haddad l’a validé à "), "{words}");

        away.post_and_follow(SUBSTITUTE, &form).await.assert_says("substitution-set");
        let mut longer = form;
        longer[3].1 = (today + Duration::days(5)).to_string();
        let page = away.post_and_follow(SUBSTITUTE, &longer).await;
        page.assert_says("substitution-overlap");
        assert!(page.control("from").contains(&format!("value=\"{today}\"")), "the form keeps what was typed");
        let substitution = values(&page, "substitution").remove(0);
        let other = app.client_of(&omar).await.post("/api/verifications/fin-remplacement", &[("substitution", &substitution)]).await;
        assert_eq!(other.status, 404, "a coach ends only their own");
        away.post_and_follow("/api/verifications/fin-remplacement", &[("substitution", substitution)]).await.assert_says("substitution-ended");
        substitute.get(QUEUE).await.assert_says("review-none-title");
    }

    async fn mistakes_in_a_substitution_stand_beside_their_fields(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let coordinator = app.browser_of(&team.coordinator).await;
        let before = app.place.number("select count(*) from substitution").await;
        let coach = team.coach.to_string();
        let send = async |coach: &str, substitute: &str, from: &str, to: &str| {
            coordinator.post_and_follow(SUBSTITUTE, &[("coach", coach), ("substitute", substitute), ("from", from), ("to", to)]).await
        };
        let page = send("", "", "hier", "").await;
        page.assert_refused("from", "hier", "session-day");
        page.assert_says("substitution-who");
        send(&coach, &coach, "2150-06-03", "2150-06-04").await.assert_says("substitution-same");
        let substitute = team.coordinator.to_string();
        send(&coach, &substitute, "2150-06-03", "2150-06-02").await.assert_refused("to", "2150-06-02", "substitution-order");
        send(&coach, &substitute, "2020-06-03", "2020-06-04").await.assert_refused("to", "2020-06-04", "substitution-past");
        send(&coach, &substitute, "2150-06-03", "2151-06-04").await.assert_refused("to", "2151-06-04", "substitution-long");
        let client = app.client_of(&team.coordinator).await;
        let participant = team.participant.to_string();
        let form = [("coach", coach.as_str()), ("substitute", &participant), ("from", "2150-06-03"), ("to", "2150-06-04")];
        assert_eq!(client.post(SUBSTITUTE, &form).await.status, 404, "a participant cannot be a substitute");
        assert_eq!(app.place.number("select count(*) from substitution").await, before);
    }
}
