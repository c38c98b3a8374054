//! Bad input gets its sentence, is shown again as typed, changes nothing and causes no server error.

use crate::{
    support::{
        app::{Team, TestApp, on_both_engines, team},
        caller::{Caller, answer},
    },
    web::calls::call,
};
use app::{permissions::Who, routes::TABLE};
use domain::values::{ids::PersonId, month::Month};
use std::sync::Arc;
use store::Actor;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const SEND: &str = "/api/declarations/envoyer";

/// The form of a month with these lines, each an activity, a kind and an amount.
fn month_form(month: &str, lines: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let mut form = vec![("month".to_owned(), month.to_owned()), ("seen".to_owned(), "0".to_owned())];
    for (at, (activity, kind, amount)) in lines.iter().enumerate() {
        for (name, value) in [("activity", activity), ("kind", kind), ("amount", amount)] {
            form.push((format!("lines[{at}][{name}]"), (*value).to_owned()));
        }
    }
    form
}

fn borrowed(form: &[(String, String)]) -> Vec<(&str, &str)> {
    form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// The number of declarations of a participant.
async fn declared(app: &TestApp, team: &Team, person: &PersonId) -> usize {
    let enrollment = team.rows.enrollments().enrollment_of(person).await.unwrap().id;
    assert!(app.place.number("select count(*) from declaration").await > 0, "others have declared");
    team.rows.declarations().summaries(&enrollment).await.unwrap().len()
}

on_both_engines! {
    async fn common_spellings_of_amounts_are_accepted(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let typed = ["1 250,50", "1250.5", "1.250,50 €", "1\u{202f}250,50", " +1250,5 euros "];
        for (months_ago, typed) in (0..).zip(typed) {
            let month = team.month.plus(-months_ago);
            let form = month_form(&month.to_string(), &[("02", "Sale", typed)]);
            // A repeat is stored once.
            for _twice in 0..2 {
                let page = browser.post_and_follow(SEND, &borrowed(&form)).await;
                page.assert_says("declaration-sent");
                assert!(page.words().contains("1 250,50 €"), "{typed}");
            }
            let enrollment = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().id;
            let declaration = team.rows.declarations().declaration(&enrollment, month).await.unwrap().unwrap();
            assert_eq!((declaration.version(), declaration.lines()[0].amount().get()), (1, 125_050), "{typed}");
            assert_eq!(app.place.number(format!("select count(*) from audit where subject_id = '{}'", declaration.id)).await, 1);
        }
        // A credit note is negative by its kind, with or without a sign.
        for (lines, total) in [(("02", "CreditNote", "80"), -8_000), (("02", "CreditNote", "-80"), -8_000), (("02", "Sale", "0"), 0)] {
            let month = team.month.plus(1).to_string();
            assert_eq!(app.client_of(&team.neighbour).await.post(SEND, &borrowed(&month_form(&month, &[lines]))).await.status, 409);
            let form = month_form(&team.month.plus(-2).to_string(), &[lines]);
            let enrollment = team.rows.enrollments().enrollment_of(&team.participant).await.unwrap().id;
            let seen = team.rows.declarations().declaration(&enrollment, team.month.plus(-2)).await.unwrap().map_or(0, |it| it.version()).to_string();
            let form: Vec<_> =
                borrowed(&form).into_iter().map(|(name, value)| (name, if name == "seen" { &seen } else { value })).collect();
            assert_eq!(app.client_of(&team.participant).await.post(SEND, &form).await.status, 200, "{lines:?}");
            let figures = team.rows.declarations().summaries(&enrollment).await.unwrap();
            assert_eq!(figures.iter().find(|it| it.month == team.month.plus(-2)).unwrap().total.get(), total, "{lines:?}");
        }
    }

    async fn invalid_amounts_are_refused_beside_their_field(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await);
        let month = team.month.to_string();
        for (typed, key) in [
            ("-80", "line-negative-sale"),
            ("", "amount-empty"),
            ("   ", "amount-empty"),
            ("€", "amount-empty"),
            ("abc", "amount-not-a-number"),
            ("=1+1", "amount-not-a-number"),
            ("1e3", "amount-not-a-number"),
            ("--5", "amount-not-a-number"),
            ("\"><script>alert(1)</script>", "amount-not-a-number"),
            ("1000000000000", "amount-too-large"),
            ("99999999999999999999999999999999", "amount-too-large"),
            ("1,2345", "amount-too-precise"),
            ("1,234", "amount-ambiguous 123 123400"),
            ("1.250", "amount-ambiguous 125 125000"),
            ("12 50", "amount-ambiguous 1250 125000"),
            ("1250 50", "amount-ambiguous 125050 12505000"),
        ] {
            let form = month_form(&month, &[("02", "Sale", typed)]);
            let told = client.post(SEND, &borrowed(&form)).await;
            assert_eq!((told.status, told.body.contains("Mistakes")), (422, true), "{typed}: {}", told.body);
            let page = browser.post_and_follow(SEND, &borrowed(&form)).await;
            page.assert_refused("lines[0][amount]", typed, key);
            assert!(page.body.contains("href=\"#montant-0\"") && page.body.contains("id=\"montant-0\""), "the summary leads to the field");
            assert!(!page.body.contains("<script>alert"), "{typed}");
        }
        let form = month_form(&month, &[("02", "Sale", "10"), ("99", "Sale", "20"), ("02", "Gift", "x")]);
        let page = browser.post_and_follow(SEND, &borrowed(&form)).await;
        page.assert_says("line-unknown-activity");
        page.assert_refused("lines[2][amount]", "x", "amount-not-a-number");
        assert!(page.control("lines[0][amount]").contains("value=\"10\""), "what was right is kept too");
        assert_eq!(declared(&app, &team, &team.neighbour).await, 0);
    }

    async fn twenty_lines_are_accepted_and_thirty_refused(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.neighbour).await;
        let thirty = month_form(&team.month.to_string(), &[("02", "Sale", "1"); 30]);
        let page = browser.post_and_follow(SEND, &borrowed(&thirty)).await;
        page.assert_says("line-too-many");
        page.control("lines[29][amount]");
        assert_eq!(declared(&app, &team, &team.neighbour).await, 0);
        let twenty = month_form(&team.month.to_string(), &[("02", "Sale", "1"); 20]);
        assert!(browser.post_and_follow(SEND, &borrowed(&twenty)).await.words().contains(": 20 €"));
        // As the browser counts them, in any order, and with gaps.
        let mut mixed = month_form(&team.month.plus(-1).to_string(), &[("02", "Sale", "1"), ("02", "Sale", "2"), ("02", "Sale", "3")]);
        mixed.reverse();
        assert!(browser.post_and_follow(SEND, &borrowed(&mixed)).await.words().contains(": 6 €"));
    }

    async fn a_month_that_cannot_be_declared_shows_its_reason(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (browser, client) = (app.browser_of(&team.neighbour).await, app.client_of(&team.neighbour).await);
        let before = app.place.rows_of(team.rows.structure_id()).await;
        let first = team.rows.enrollments().enrollment_of(&team.neighbour).await.unwrap().period().first_month();
        for (month, key) in [
            (team.month.plus(1), "month-not-over"),
            (team.month.plus(2), "month-not-over"),
            (first.plus(-1), "month-outside-path"),
            (team.month.plus(120), "month-outside-path"),
            (Month::new(2199, 12).unwrap(), "month-outside-path"),
        ] {
            let month = month.to_string();
            for (path, form) in [("/api/declarations/zero", month_form(&month, &[])), (SEND, month_form(&month, &[("02", "Sale", "5")]))] {
                let told = client.post(path, &borrowed(&form)).await;
                assert_eq!((told.status, told.body.contains(key)), (409, true), "{path} {month}: {}", told.body);
                browser.post_and_follow(path, &borrowed(&form)).await.assert_says(key);
            }
            let page = browser.get(&format!("/declarations/{month}")).await;
            assert_eq!(page.status, 200);
            page.assert_says(key);
            assert!(!page.body.contains("lines[0]"), "no form is offered");
        }
        let asked: Vec<String> =
            app.place.rows_of(team.rows.structure_id()).await.into_iter().filter(|row| !row.starts_with("form_draft")).collect();
        let before: Vec<String> = before.into_iter().filter(|row| !row.starts_with("form_draft")).collect();
        assert_eq!(before, asked);
        for month in ["2026-13", "2026-00", "bonjour", "2026", "0000-01", "-2026-01", "2026-1", "２０２６-01", "2026-10-01"] {
            for path in ["/api/declarations/zero", SEND, "/api/declarations/repondre"] {
                let form = month_form(month, &[("02", "Sale", "5")]);
                assert_eq!(client.post(path, &borrowed(&form)).await.status, 404, "{path} {month}");
                let page = browser.post(path, &borrowed(&form)).await;
                assert_eq!(page.status, 404, "{path} {month}");
                page.assert_says("stop-404-title");
            }
            let page = browser.get(&format!("/declarations/{month}")).await;
            assert_eq!(page.status, 404, "{month}");
            page.assert_says("stop-404-title");
        }
    }

    async fn an_action_ticked_twice_is_done_once(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        for (done, key, count) in
            [("yes", "action-done", 1), ("yes", "action-done", 1), ("no", "action-reopened", 0), ("no", "action-reopened", 0)]
        {
            browser.post_and_follow("/api/plan/cocher", &[("action", team.action.as_str()), ("done", done)]).await.assert_says(key);
            assert_eq!(app.place.number("select count(*) from plan_action where done_at is not null").await, count);
        }
        assert_eq!(app.place.number("select count(*) from audit where action in ('action.done', 'action.reopened')").await, 2);
    }

    async fn an_invalid_sentence_is_refused_and_shown_again(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let (coach, participant) = (app.browser_of(&team.coach).await, app.browser_of(&team.participant).await);
        let long = "é".repeat(5_000);
        let before = app.place.number("select count(*) from question").await;
        for (typed, key) in [("", "text-empty"), (" \n ", "text-empty"), (long.as_str(), "text-too-long")] {
            let form = [
                ("declaration", team.declaration.as_str()),
                ("seen", "1"),
                ("participant", team.participant.as_str()),
                ("month", &team.month.to_string()),
                ("question", typed),
            ];
            let sent = coach.post("/api/verifications/demander", &form).await;
            assert_eq!(sent.location(), format!("/verifications#d-{}", team.declaration));
            let page = coach.get("/verifications").await;
            page.assert_refused(&format!("#question-{}", team.declaration), typed, key);
            assert!(
                page.body.split("<details").any(|part| part.contains(" open") && part.contains("aria-invalid")),
                "the form stands open"
            );
            let form = [("month", team.asked.to_string()), ("answer", typed.to_owned())];
            let page = participant.post_and_follow("/api/declarations/repondre", &form).await;
            page.assert_refused("answer", typed, key);
            // Mistakes show once: the page keeps what was typed without marks.
            let again = participant.get(&format!("/declarations/{}", team.asked)).await;
            let tag = again.control("answer");
            assert!(tag.contains(&format!("value=\"{typed}\"")) && !tag.contains("aria-invalid"), "{tag}");
        }
        assert_eq!(app.place.number("select count(*) from question").await, before);
        assert!(app.letters_to("awaici@exemple.fr").await.is_empty());
        // A sentence of several lines is folded into one.
        let form = [("month", team.asked.to_string()), ("answer", "Oui,\r\n\u{0}tout.".to_owned())];
        assert!(participant.post_and_follow("/api/declarations/repondre", &form).await.words().contains("Oui, tout."));
    }

    async fn an_invalid_invitation_is_refused_and_shown_again(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.coordinator).await;
        let taken = store::NewPerson {
            role: domain::people::Role::Participant,
            first_name: "Line".into(),
            last_name: "Petit".into(),
            phone: Some("0639987703".parse().unwrap()),
            email: None,
        };
        team.rows.people().add_person(&Actor::tools(app.now), &taken).await.unwrap();
        let people = app.place.number("select count(*) from person").await;
        for (field, typed, key) in [
            ("first_name", "", "text-empty"),
            ("last_name", " ", "text-empty"),
            ("email", "", "contact-empty"),
            ("email", "ines@", "contact-not-an-email"),
            ("email", "Coachici@exemple.fr", "contact-taken"),
            ("phone", "06", "contact-not-a-phone"),
        ] {
            let sound =
                [("role", "Coordinator"), ("first_name", "Inès"), ("last_name", "Roy"), ("email", "ines@exemple.fr"), ("phone", "")];
            let form: Vec<_> = sound.into_iter().map(|(name, value)| (name, if name == field { typed } else { value })).collect();
            let page = browser.post_and_follow("/api/personnes/inviter", &form).await;
            page.assert_refused(field, typed, key);
            for (name, value) in form.iter().filter(|(name, _)| *name != "role") {
                assert!(page.control(name).contains(&format!("value=\"{value}\"")), "{name} is kept when {field} is {typed:?}");
            }
        }
        let form =
            [("role", "Coach"), ("first_name", "Inès"), ("last_name", "Roy"), ("email", "ines@exemple.fr"), ("phone", "+33639987703")];
        let page = browser.post_and_follow("/api/personnes/inviter", &form).await;
        page.assert_says("contact-taken");
        assert!(page.control("phone").contains("value=\"+33639987703\""));
        assert_eq!(app.place.number("select count(*) from person").await, people);
        assert!(app.db.messages_to("ines@exemple.fr").await.unwrap().is_empty());
        // This form invites no participants.
        let form = [("role", "Participant"), ("first_name", "Inès"), ("last_name", "Roy"), ("email", "ines@exemple.fr"), ("phone", "")];
        browser.post_and_follow("/api/personnes/inviter", &form).await.assert_says("person-invited");
        assert_eq!(app.place.texts("select role from person where email = 'ines@exemple.fr'").await, ["Coach"]);
    }

    async fn hostile_form_fields_cause_no_server_error(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let long = "é".repeat(5_000);
        let values = [
            "",
            "\u{0}",
            "a\u{0}b",
            long.as_str(),
            "'; drop table person; --",
            "-1",
            "99999999999999999999",
            "\u{202e}💥",
            "<b>&amp;%",
            "1e9",
            "null",
            "[]",
        ];
        for (address, who) in TABLE.iter().copied() {
            let call = call(address, &team);
            for (field, _) in &call.form {
                let callers = callers(&app, &team, who).await;
                for value in values {
                    let form: Vec<_> =
                        call.form.iter().map(|(name, sound)| (*name, if name == field { value } else { sound.as_str() })).collect();
                    for caller in &callers {
                        let answer = answer(call.fill(caller.request("POST", &call.path), &form)).await;
                        assert!(answer.status < 500, "{address} {field}={value:?}: {} {}", answer.status, answer.body);
                        let is_out = answer.status == 401 || answer.location() == "/connexion";
                        assert!(!is_out || who == Who::Anybody, "{address} {field}={value:?} ends the session for the next value");
                        assert!(!answer.location().contains("__err"), "{address} {field}={value:?}: {}", answer.location());
                        if answer.status == 303 {
                            let page = caller.get(answer.location().split('#').next().unwrap()).await;
                            assert!(page.status < 400, "{address} {field}={value:?} leads to {}: {}", answer.location(), page.status);
                        }
                    }
                }
            }
        }
        assert!(app.place.number("select count(*) from person").await > 0);
    }

    async fn hostile_addresses_cause_no_server_error(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let parts =
            ["%00", "%FF%FE", "%", "%zz", "..%2f..%2fetc%2fpasswd", "%3Cscript%3E", "a%0d%0ab", "+", "%E2%80%AE", &"9".repeat(3_000)];
        let queries = [
            "?q=%00",
            "?q=%FF",
            "?tous=%00",
            "?type=%00",
            "?mois=2026-13",
            "?mois=%FF",
            "?corriger=%00&corriger",
            "?&&=&%",
            "?q=%3Cscript%3Ealert(1)",
        ];
        for (address, who) in TABLE.iter().copied() {
            let call = call(address, &team);
            if call.method != "GET" {
                continue;
            }
            for caller in callers(&app, &team, who).await {
                for query in queries {
                    let query = if call.path.contains('?') { query.replacen('?', "&", 1) } else { query.to_owned() };
                    let page = caller.get(&format!("{}{query}", call.path)).await;
                    assert!(page.status < 400 || page.status == call.answered, "{}{query}: {}", call.path, page.status);
                    assert!(!page.body.contains("<script>alert"), "{}{query}", call.path);
                }
                if let Some((before, after)) = address.split_once('{') {
                    for part in parts {
                        let path = format!("{before}{part}{}", after.split_once('}').unwrap().1);
                        let page = caller.get(&path).await;
                        assert!(matches!(page.status, 400 | 404), "{path}: {}", page.status);
                    }
                }
            }
        }
    }

    async fn a_malformed_form_is_refused_and_changes_nothing(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let urlencoded = "application/x-www-form-urlencoded";
        for (address, who) in TABLE.iter().copied() {
            let call = call(address, &team);
            if call.method != "POST" {
                continue;
            }
            for caller in callers(&app, &team, who).await {
                for (kind, body) in [
                    (urlencoded, vec![0xff, 0xfe, b'%', b'z']),
                    (
                        urlencoded,
                        b"month=%FF%FE&session=%FF&action=%FF&declaration=%FF&token=%FF&contact=%FF&email=%FF&device=%FF".to_vec(),
                    ),
                    (urlencoded, b"lines[0][amount=1&lines[999999999][amount]=1&lines[a]=2&month".to_vec()),
                    (urlencoded, b"a[b][c][d][e][f][g][h][i][j]=1&&&===".to_vec()),
                    (urlencoded, [b"month=".as_slice(), &b"[".repeat(10_000)].concat()),
                    ("application/json", b"{\"month\":\"2026-10\"}".to_vec()),
                    ("multipart/form-data; boundary=x", b"--x\r\n\r\n--x--".to_vec()),
                    ("", Vec::new()),
                ] {
                    // Forms without required fields are never malformed: their values are checked.
                    let before = app.place.number("select count(*) from declaration_version").await;
                    let request = caller.request("POST", &call.path).header("content-type", kind).body(body.clone());
                    let answer = answer(request).await;
                    let shown = String::from_utf8_lossy(&body).into_owned();
                    assert!(answer.status < 500, "{address} {shown:.60}: {} {}", answer.status, answer.body);
                    assert!(!answer.location().contains("__err"), "{address} {shown:.60}: {}", answer.location());
                    assert_eq!(before, app.place.number("select count(*) from declaration_version").await, "{address} {shown:.60}");
                }
            }
        }
    }

    async fn a_malformed_form_shows_a_page_to_browsers(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let referer = format!("{}/declarations", app.base);
        for referer in [None, Some(referer)] {
            let request = browser.request("POST", "/api/declarations/zero");
            let request = if let Some(referer) = &referer { request.header("referer", referer) } else { request };
            let answer = answer(request.form(&[("mois", "2026-10")])).await;
            assert_eq!((answer.status, answer.location()), (400, ""), "{referer:?}");
            assert!(answer.body.contains("<main"), "a person can read it: {}", answer.body);
        }
        let client = app.client_of(&team.participant).await;
        let told = client.post("/api/declarations/zero", &[("mois", "2026-10")]).await;
        assert_eq!((told.status, told.body.contains("BadForm")), (400, true), "{}", told.body);
    }

    async fn an_oversized_form_is_refused_unread(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let mut pages = 0;
        for person in [&team.participant, &team.coach] {
            for caller in [app.browser_of(person).await, app.client_of(person).await] {
                let body = format!("month=2026-10&x={}", "a".repeat(100_000));
                let request = caller.request("POST", if person == &team.coach { "/api/agenda/creer" } else { SEND });
                let told = answer(request.header("content-type", "application/x-www-form-urlencoded").body(body)).await;
                assert_eq!(told.status, 413);
                if told.body.is_empty() {
                    continue;
                }
                told.assert_says("stop-413-title");
                pages += 1;
            }
        }
        assert_eq!(pages, 2, "browsers are shown a page");
        // In chunks, without a length.
        let cookie = app.cookie_of(&team.participant).await;
        let address = app.base.strip_prefix("http://").unwrap();
        let mut tcp = tokio::net::TcpStream::connect(address).await.unwrap();
        let head = format!(
            "POST {SEND} HTTP/1.1\r\nhost: {address}\r\naccept: application/json\r\ncookie: {cookie}\r\nconnection: close\r\n\
             content-type: application/x-www-form-urlencoded\r\ntransfer-encoding: chunked\r\n\r\n"
        );
        tcp.write_all(head.as_bytes()).await.unwrap();
        for _piece in 0..100 {
            // The server may close the connection before the last chunk.
            if tcp.write_all(format!("3e8\r\n{}\r\n", "a".repeat(1_000)).as_bytes()).await.is_err() {
                break;
            }
        }
        let _ = tcp.write_all(b"0\r\n\r\n").await;
        let mut told = Vec::new();
        let _ = tcp.read_to_end(&mut told).await;
        let told = String::from_utf8_lossy(&told).into_owned();
        assert!(told.starts_with("HTTP/1.1 4"), "{told}");
    }

    async fn hostile_cookies_cause_no_server_error(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let device = app.cookie_of(&team.participant).await;
        let long = "a".repeat(4_000);
        for name in ["essor-device", "essor-guest", "essor-attempt", "essor-flash"] {
            for value in
                ["", "\u{1}", "é", "a=b=c", "done.<script>alert(1)</script>", "done.", ".", "refused.nulle-part", "';--", long.as_str()]
            {
                let cookie = reqwest::header::HeaderValue::from_bytes(format!("{name}={value}; {device}").as_bytes());
                let Ok(cookie) = cookie else { continue };
                for path in ["/", "/connexion", "/connexion/code", "/moi"] {
                    let page = answer(app.browser().request("GET", path).header("cookie", cookie.clone())).await;
                    assert!(page.status < 400, "{path} with {name}={value}: {}", page.status);
                    assert!(!page.body.contains("<script>alert"), "{path} with {name}={value}");
                }
                let sent = app.browser().request("POST", "/api/connexion/contact").header("cookie", cookie).form(&[("contact", "x")]);
                assert!(answer(sent).await.status < 400, "{name}={value}");
            }
        }
    }
}

/// A browser and another client for each role that may, newly signed in.
async fn callers(app: &TestApp, team: &Team, who: Who) -> Vec<Caller> {
    let network = app.of_the_network().await;
    let person = match who {
        Who::Anybody => return vec![app.browser(), Caller::new(&app.base, false, None)],
        Who::SignedIn | Who::Participant => &team.participant,
        Who::Staff => &team.coach,
        Who::Coordinator => &team.coordinator,
        Who::Network => &network,
    };
    vec![app.browser_of(person).await, app.client_of(person).await]
}
