//! The page of the caseload: alerts, order, filters, search.

use crate::support::{
    app::{Team, TestApp, add_participant, on_both_engines, team},
    caller::Answer,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::Role,
    review::substitution::NewSubstitution,
    values::{ids::PersonId, paris},
};
use std::sync::Arc;
use store::{Actor, NewPerson};

const PAGE: &str = "/suivis";

/// Changes the enrollment of a participant past the store.
async fn set_enrollment(app: &TestApp, person: &PersonId, set: &str) {
    app.place.run(format!("update enrollment set {set} where participant_id = '{person}'")).await;
}

fn days(app: &TestApp, days: i64) -> String {
    (paris::day(app.now) + Duration::days(days)).to_string()
}

/// A participant whose enrollment began two days ago; the only alert is that nothing is planned.
async fn newcomer(app: &TestApp, team: &Team, name: &str) -> PersonId {
    let id = add_participant(&team.rows, app.now, &team.coach, name, &name.to_lowercase()).await;
    set_enrollment(app, &id, &format!("starts_on = '{}', ends_on = '{}'", days(app, -2), days(app, 700))).await;
    id
}

async fn signed_in(app: &TestApp, person: &PersonId, at: DateTime<Utc>) {
    app.db.sign_in(person, &format!("{person}{at}"), "test", at).await.unwrap();
}

/// First names on the page, from the top.
fn shown(page: &Answer) -> Vec<String> {
    let names = page.body.split("case__name\">").skip(1).map(|rest| rest.split("\">").nth(1).unwrap().split("</a>").next().unwrap());
    // `<!>` is where Leptos marks the end of a list of children.
    names.map(|name| name.trim_end_matches("<!>").trim_end_matches(" Test").to_owned()).collect()
}

async fn names(app: &TestApp, person: &PersonId, address: &str) -> Vec<String> {
    let page = app.browser_of(person).await.get(address).await;
    assert_eq!(page.status, 200, "{address}");
    shown(&page)
}

on_both_engines! {
    async fn the_most_urgent_is_first_and_the_address_filters_and_sorts(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        // The participants of the fixtures have alerts of their own, so they leave.
        for person in [&team.participant, &team.neighbour, &team.elder.participant] {
            set_enrollment(&app, person, &format!("left_on = '{}'", days(&app, -1))).await;
        }
        let [calm, silent, ending, over] = [
            newcomer(&app, &team, "Calme").await,
            newcomer(&app, &team, "Silence").await,
            newcomer(&app, &team, "Bientot").await,
            newcomer(&app, &team, "Fini").await,
        ];
        // Begun less than a month ago, so that no month is expected.
        set_enrollment(&app, &silent, &format!("starts_on = '{}'", days(&app, -29))).await;
        app.place.run(format!("update structure set due_day = 28 where id = '{}'", team.rows.structure_id())).await;
        set_enrollment(&app, &ending, &format!("ends_on = '{}'", days(&app, 62))).await;
        set_enrollment(&app, &over, &format!("ends_on = '{}'", days(&app, -1))).await;
        for person in [&calm, &ending, &over] {
            signed_in(&app, person, app.now - Duration::days(1)).await;
        }
        signed_in(&app, &silent, app.now - Duration::days(28)).await;

        let coach = app.browser_of(&team.coach).await;
        let page = coach.get(PAGE).await;
        let words = page.words();
        for sentence in ["Aucune nouvelle depuis 4 semaines", "Plus que 2 mois de parcours", "Parcours terminé hier, sortie à enregistrer", "Aucun rendez-vous prévu", "4 personnes"] {
            assert!(words.contains(sentence), "{sentence}: {words}");
        }
        assert_eq!(shown(&page), ["Fini", "Silence", "Bientot", "Calme"]);
        for (address, expected) in [
            ("/suivis?tri=nom", &["Bientot", "Calme", "Fini", "Silence"][..]),
            ("/suivis?vue=appeler", &["Silence"]),
            ("/suivis?vue=fin&tous=oui", &["Fini", "Bientot"]),
            ("/suivis?vue=planifier&tri=nom", &["Bientot", "Calme", "Silence"]),
            ("/suivis?q=CAL", &["Calme"]),
            ("/suivis?vue=appeler&q=cal", &[]),
            ("/suivis?vue=autre&tri=rien", &["Fini", "Silence", "Bientot", "Calme"]),
        ] {
            assert_eq!(shown(&coach.get(address).await), expected, "{address}");
        }
        assert!(coach.get("/suivis?vue=appeler").await.words().contains("À appeler 1"));
        coach.get("/suivis?vue=baisse").await.assert_says("caseload-none-falling");
        coach.get("/suivis?q=%00%27%22<script>").await.assert_says("caseload-none-found-own");
        // A search keeps the filter; the contact buttons hold phone number and mail address.
        let filtered = coach.get("/suivis?vue=appeler").await;
        assert!(filtered.control("vue").contains("value=\"appeler\""));
        assert!(filtered.body.contains("href=\"mailto:silence@exemple.fr\""));
        assert!(filtered.body.contains(&format!("href=\"/suivis/{silent}#notes\"")));
        app.place.run(format!("update person set phone = '+33639981310', email = null where id = '{silent}'")).await;
        let filtered = coach.get("/suivis?vue=appeler").await;
        assert!(filtered.body.contains("href=\"tel:+33639981310\"") && filtered.body.contains("href=\"sms:+33639981310\""));
        // The page of the participant shows the same alerts.
        let one = coach.get(&format!("/suivis/{silent}")).await;
        assert!(one.words().contains("Aucune nouvelle depuis 4 semaines"), "{}", one.words());
    }

    async fn a_substitute_sees_the_participants_of_the_coach_on_leave(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let new = NewPerson {
            role: Role::Coach,
            first_name: "Omar".into(),
            last_name: "Haddad".into(),
            phone: None,
            email: Some("omar@exemple.fr".parse().unwrap()),
        };
        let omar = team.rows.people().add_person(&Actor::tools(app.now), &new).await.unwrap();
        let omars = add_participant(&team.rows, app.now, &omar, "Sienne", "sienne").await;
        assert_eq!(names(&app, &omar, PAGE).await, ["Sienne"]);
        let today = paris::day(app.now);
        let leave = NewSubstitution { coach: team.coach.clone(), substitute: omar.clone(), from: today, to: today };
        team.rows.review().substitute(&Actor::person(&team.coach, app.now), &leave).await.unwrap();
        let mut all = names(&app, &omar, PAGE).await;
        all.sort();
        assert_eq!(all, ["Awaici", "Lineici", "Sienne", "Zoeici"]);
        let words = app.browser_of(&omar).await.get(PAGE).await.words();
        assert!(words.contains("à la place de Coachici Test"), "{words}");
        // The list of everyone names the coaches.
        let words = app.browser_of(&team.coordinator).await.get(PAGE).await.words();
        assert!(words.contains("Omar Haddad") && words.contains("4 personnes"), "{words}");
        assert_eq!(names(&app, &team.coach, "/suivis?q=sienne").await, [""; 0]);
        assert_eq!(names(&app, &team.coach, "/suivis?q=sienne&tous=oui").await, ["Sienne"]);
        assert!(app.browser_of(&omar).await.get(&format!("/suivis/{omars}")).await.status == 200);
    }
}
