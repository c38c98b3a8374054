//! The full log of the real process: it holds failures and no secrets.

use crate::support::{
    app::{Engine, TestDb},
    caller::Caller,
    process::{Process, run, said},
};

#[tokio::test(flavor = "multi_thread")]
async fn the_log_holds_failures_without_tokens_and_contacts() {
    let place = TestDb::find(Engine::Sqlite).await;
    let link = said(&run(&place, &["setup", "--structure", "La Ruche", "--coordinator", "marie@exemple.fr"]));
    let token = link.trim().rsplit('/').next().unwrap().to_owned();
    let log = place.folder.join("log");
    let mut secrets = vec![token.clone(), "marie@exemple.fr".to_owned(), "inconnu@exemple.fr".to_owned()];
    {
        let process = Process::start_logging(&place, "serve", &log).await;
        let browser = Caller::new(&process.base, true, None).saying("x-forwarded-for", "198.51.100.1");
        assert_eq!(browser.get(&format!("/invitation/{token}?jeton={token}")).await.status, 200);
        assert_eq!(browser.get(&format!("/nulle-part/{token}")).await.status, 404);
        browser.post("/api/connexion/contact", &[("contact", "inconnu@exemple.fr")]).await;
        browser.post("/api/connexion/code", &[("code", "314159")]).await;
        browser.post("/api/connexion/carte", &[("code", "AAAA 2222 BBBB")]).await;
        browser.post("/api/connexion/equipe", &[("email", "marie@exemple.fr"), ("password", "miel de tilleul")]).await;
        let form = [("token", token.as_str()), ("password", "miel de sapin")];
        assert_eq!(browser.post("/api/invitation", &form).await.status, 303);
        browser.post("/api/moi/agenda", &[] as &[(&str, &str)]).await;
        let calendar = browser.cookie("essor-once").expect("the calendar's address is shown once");
        assert_eq!(browser.get(&format!("/agenda/{calendar}.ics")).await.status, 200);
        browser.post("/api/financeurs/lien", &[("label", "État"), ("until", "2150-01-01")]).await;
        let funder = browser.cookie("essor-once").expect("the link is shown once");
        let funder = funder.rsplit('.').next().unwrap().to_owned();
        browser.get(&format!("/resultats/{funder}")).await;
        let other =
            crate::support::caller::answer(browser.request("POST", "/api/connexion/code").header("host", "x.exemple").body("")).await;
        assert_eq!(other.status, 421);
        secrets.extend([calendar, funder, "314159".into(), "miel de".into(), "AAAA2222BBBB".into()]);
        secrets.extend(["essor-device", "essor-browser", "essor-guest", "essor-attempt"].iter().filter_map(|name| browser.cookie(name)));
    }
    let log = std::fs::read_to_string(&log).unwrap();
    for secret in secrets {
        assert!(secret.len() > 5 && !log.contains(&secret), "{secret} stands in the log");
    }
    assert!(log.contains("/invitation/{token}"), "requests stand in it by the address of their route: {log}");
    for event in ["code_failed", "card_failed", "password_failed", "form_refused"] {
        let line = log.lines().find(|line| line.contains(event)).unwrap_or_else(|| panic!("{event} stands in the log: {log}"));
        assert!(line.contains("security") && line.contains("198.51.100.1"), "{line}");
    }
}
