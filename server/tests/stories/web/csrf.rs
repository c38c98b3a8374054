//! Forms of other sites are refused, and reading pages changes nothing.

use crate::{
    support::{
        app::{TestApp, on_both_engines, team},
        caller::answer,
    },
    web::calls::call,
};
use app::routes::TABLE;
use std::sync::Arc;

on_both_engines! {
    async fn forms_of_another_site_are_refused_for_every_role(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let mut callers = vec![app.browser(), app.client_of(&team.participant).await];
        for person in [&team.participant, &team.coach, &team.coordinator] {
            callers.push(app.browser_of(person).await);
        }
        let before = app.place.rows().await;
        let elsewhere = [
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("sec-fetch-site", "none"),
            ("origin", "https://ailleurs.exemple"),
            ("origin", "null"),
            ("origin", ""),
            ("host", "ailleurs.exemple"),
        ];
        for call in TABLE.iter().map(|(address, _)| call(address, &team)).filter(|call| call.method == "POST") {
            for caller in &callers {
                for (header, value) in elsewhere {
                    let sent = answer(caller.request("POST", &call.path).header(header, value).form(&call.form)).await;
                    assert_eq!(sent.status, if header == "host" { 421 } else { 403 }, "{} {header}: {value}", call.address);
                }
            }
        }
        assert_eq!(before, app.place.rows().await);
    }

    async fn a_form_of_the_own_site_is_accepted(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let own = app.base.clone();
        let by_name = own.replace("127.0.0.1", "localhost");
        let hosts = by_name.strip_prefix("http://").unwrap();
        for (header, value) in [("sec-fetch-site", "same-origin"), ("origin", own.as_str()), ("origin", &by_name), ("host", hosts)] {
            for done in ["yes", "no"] {
                let form = [("action", team.action.as_str()), ("done", done)];
                let sent = answer(browser.request("POST", "/api/plan/cocher").header(header, value).form(&form)).await;
                assert_eq!(sent.status, 303, "{header}: {value}");
                let open = app.place.number("select count(*) from plan_action where done_at is null").await;
                assert_eq!(open, i64::from(done == "no"), "{header}: {value}");
            }
        }
    }

    async fn a_body_of_another_type_is_refused(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser_of(&team.participant).await;
        let before = app.place.rows().await;
        let form = format!("action={}&done=yes", team.action);
        for kind in ["text/plain", "application/json", "", "application/x-www-form-urlencoded-not"] {
            let request = browser.request("POST", "/api/plan/cocher").header("content-type", kind).body(form.clone());
            assert_eq!(answer(request).await.status, 415, "{kind}");
        }
        assert_eq!(answer(browser.request("POST", "/api/plan/cocher").body(form.clone())).await.status, 415);
        assert_eq!(before, app.place.rows().await);
        let kind = "Application/X-WWW-Form-Urlencoded; charset=utf-8";
        assert_eq!(answer(browser.request("POST", "/api/plan/cocher").header("content-type", kind).body(form)).await.status, 303);
    }

    /// But the journal of readings, which is why it is there.
    async fn reading_pages_changes_no_row(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let mut browsers = vec![app.browser()];
        for person in [&team.participant, &team.coach, &team.coordinator] {
            browsers.push(app.browser_of(person).await);
        }
        let rows = async || {
            let mut rows = app.place.rows().await;
            let readings = ["record.read", "record.read_of_others", "document.read", "export.taken", "person.data_taken"];
            let is_reading = |row: &String| row.starts_with("audit") && readings.iter().any(|it| row.contains(it));
            rows.retain(|row| !row.starts_with("audit_unsealed") && !is_reading(row));
            rows
        };
        let before = rows().await;
        for call in TABLE.iter().map(|(address, _)| call(address, &team)) {
            for browser in &browsers {
                for method in ["GET", "HEAD"] {
                    let seen = answer(browser.request(method, &call.path).query(&call.form)).await;
                    assert!(seen.status < 500, "{} {}", call.address, seen.status);
                    assert!(call.method == "GET" || matches!(seen.status, 303 | 403 | 405), "{} {method}: {}", call.address, seen.status);
                }
            }
        }
        assert_eq!(before, rows().await);
    }
}
