//! Bad input gets its sentence, keeps what was typed, changes nothing and is never a failure of ours.

use crate::house::{House, team};
use app::sign_in::secret;
use domain::{language::Language, money::Cents};

/// An address, a cookie, a form, and the status it deserves.
type Case<'a> = (&'a str, &'a str, Vec<(&'a str, &'a str)>, u16);

fn sentence(key: &str) -> String {
    app::texts::text(Language::Fr, key)
}

#[tokio::test(flavor = "multi_thread")]
async fn amounts_are_taken_as_people_type_them_or_refused_beside_their_field() {
    for typed in ["1 250,50", "1250.5", "1.250,50 €"] {
        let house = House::build(false).await;
        let team = team(&house, "ici").await;
        let cookie = house.cookie_of(&team.neighbour).await;
        let month = team.month.to_string();
        let form = [("month", month.as_str()), ("lines[0][activity]", "02"), ("lines[0][kind]", "Sale"), ("lines[0][amount]", typed)];
        for _twice in 0..2 {
            assert_eq!(house.send("/api/declarations/envoyer", &cookie, &form).await.status().as_u16(), 303, "{typed}");
        }
        let enrollment = team.rows.enrollment_of(&team.neighbour).await.unwrap().id;
        let declaration = team.rows.declaration(&enrollment, team.month).await.unwrap().unwrap();
        assert_eq!((declaration.version(), declaration.lines()[0].amount()), (1, Cents::new(125_050)), "{typed}");
    }
    let house = House::build(false).await;
    let team = team(&house, "ici").await;
    let cookie = house.cookie_of(&team.neighbour).await;
    let month = team.month.to_string();
    for (typed, key) in [
        ("-80", "line-negative-sale"),
        ("", "amount-empty"),
        ("abc", "amount-not-a-number"),
        ("=1+1", "amount-not-a-number"),
        ("1000000000000", "amount-too-large"),
        ("1,234", "amount-too-precise"),
    ] {
        let form = [("month", month.as_str()), ("lines[0][activity]", "02"), ("lines[0][kind]", "Sale"), ("lines[0][amount]", typed)];
        let sent = house.send("/api/declarations/envoyer", &cookie, &form).await;
        assert_eq!(sent.status().as_u16(), 303, "{typed}");
        let back = sent.headers()["location"].to_str().unwrap().to_owned();
        let (status, page) = house.page(&back, &cookie).await;
        assert_eq!(status, 200);
        assert!(page.contains(&format!("value=\"{typed}\"")), "{typed} is kept");
        assert!(page.contains(&sentence(key)), "{typed} gets its sentence");
        assert!(page.contains("aria-invalid=\"true\""), "{typed} is marked");
        let told = house.ask("POST", "/api/declarations/envoyer", Some(&cookie), false).form(&form).send().await.unwrap();
        assert_eq!(told.status().as_u16(), 422, "{typed}");
    }
    let enrollment = team.rows.enrollment_of(&team.neighbour).await.unwrap().id;
    assert!(team.rows.declaration(&enrollment, team.month).await.unwrap().is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_sent_is_a_failure_of_ours() {
    let house = House::build(false).await;
    let team = team(&house, "ici").await;
    let participant = house.cookie_of(&team.participant).await;
    let coach = house.cookie_of(&team.coach).await;
    let running = team.month.plus(1).to_string();
    let outside = team.month.plus(-30).to_string();
    let long = "é".repeat(5_000);
    let cases: Vec<Case<'_>> = vec![
        ("/api/declarations/zero", &participant, vec![("month", &running)], 409),
        ("/api/declarations/zero", &participant, vec![("month", &outside)], 409),
        ("/api/declarations/zero", &participant, vec![("month", "2026-13")], 404),
        ("/api/declarations/zero", &participant, vec![], 400),
        ("/api/declarations/envoyer", &participant, vec![("month", "bonjour")], 404),
        ("/api/rendez-vous/reserver", &participant, vec![("session", "../../etc")], 404),
        ("/api/rendez-vous/annuler", &participant, vec![("booking", "'; drop table booking")], 404),
        ("/api/plan/cocher", &participant, vec![("action", "0")], 404),
        ("/api/verifications/demander", &coach, vec![("declaration", team.declaration.as_str()), ("seen", "1"), ("question", &long)], 422),
        ("/api/verifications/valider", &coach, vec![("declaration", team.declaration.as_str()), ("seen", "7")], 409),
        ("/api/verifications/valider", &coach, vec![("declaration", team.declaration.as_str()), ("seen", "beaucoup")], 400),
        ("/api/agenda/creer", &coach, vec![("day", "hier"), ("time", "25:00"), ("minutes", "-1"), ("places", "mille")], 422),
    ];
    for (path, cookie, form, expected) in cases {
        let sent = house.ask("POST", path, Some(cookie), false).form(&form).send().await.unwrap();
        assert_eq!(sent.status().as_u16(), expected, "{path} {form:?}");
        let seen = house.ask("POST", path, Some(cookie), true).form(&form).send().await.unwrap();
        assert!(seen.status().as_u16() < 500, "{path} {form:?} in a browser");
    }
    let garbage = house.ask("POST", "/api/declarations/envoyer", Some(&participant), false);
    let garbage =
        garbage.header("content-type", "application/x-www-form-urlencoded").body(vec![0xff, 0xfe, b'%', b'z']).send().await.unwrap();
    assert!(garbage.status().is_client_error(), "{}", garbage.status());
    let large = house.ask("POST", "/api/declarations/envoyer", Some(&participant), false).body("a".repeat(200_000)).send().await.unwrap();
    assert!(large.status().is_client_error(), "{}", large.status());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_works_once_and_whoever_is_unknown_gets_the_same_answer() {
    let house = House::build(false).await;
    team(&house, "ici").await;
    let ask =
        async |contact: &str| house.ask("POST", "/api/connexion/contact", None, true).form(&[("contact", contact)]).send().await.unwrap();
    let unknown = ask("personne@exemple.fr").await;
    let known = ask("awaici@exemple.fr").await;
    assert_eq!((unknown.status(), &unknown.headers()["location"]), (known.status(), &known.headers()["location"]));
    assert!(house.db.messages_to("personne@exemple.fr").await.unwrap().is_empty());
    let body = house.db.messages_to("awaici@exemple.fr").await.unwrap().remove(0).body;
    let code: String = body.chars().filter(char::is_ascii_digit).take(6).collect();
    let attempt = known.headers().get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok());
    let attempt =
        attempt.filter_map(|cookie| cookie.split(';').next()).find(|cookie| cookie.starts_with("essor-attempt=")).unwrap().to_owned();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for typed in ["12", wrong] {
        let sent = house.send("/api/connexion/code", &attempt, &[("code", typed)]).await;
        assert_eq!(sent.headers()["location"], "/connexion/code", "{typed}");
    }
    let right = house.send("/api/connexion/code", &attempt, &[("code", &code)]).await;
    assert_eq!(right.headers()["location"], "/");
    let again = house.send("/api/connexion/code", &attempt, &[("code", &code)]).await;
    assert_eq!(again.headers()["location"], "/connexion/code", "a code is used up");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_looked_at_often_and_accepted_once_with_a_long_enough_password() {
    let house = House::build(false).await;
    let team = team(&house, "ici").await;
    let person = team.rows.person(&team.coordinator).await.unwrap();
    house.db.invite(&store::By::tools(house.now), &person, &secret::hash("jeton"), None).await.unwrap();
    for _look in 0..2 {
        assert_eq!(house.page("/invitation/jeton", "").await.0, 200);
    }
    let accept = async |password: &str| house.send("/api/invitation", "", &[("token", "jeton"), ("password", password)]).await;
    assert_eq!(accept("court").await.headers()["location"], "/invitation/jeton");
    assert_eq!(accept("miel de sapin").await.headers()["location"], "/verifications");
    assert_eq!(accept("miel de sapin").await.status().as_u16(), 404);
    let sign_in =
        async |email: &str, password: &str| house.send("/api/connexion/equipe", "", &[("email", email), ("password", password)]).await;
    assert_eq!(sign_in("coordici@exemple.fr", "miel de sapin").await.headers()["location"], "/verifications");
    for (email, password) in [("coordici@exemple.fr", "autre"), ("inconnue@exemple.fr", "autre")] {
        assert_eq!(sign_in(email, password).await.headers()["location"], "/connexion/equipe", "{email}");
    }
}
