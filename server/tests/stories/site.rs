//! The files of the site, and what every answer carries.

use crate::house::{House, client, team};

#[tokio::test(flavor = "multi_thread")]
async fn every_file_that_a_page_names_is_there_compressed_and_kept() {
    let house = House::build(false).await;
    let page = house.page("/connexion", "").await.1;
    let names: Vec<&str> = page.split('"').filter(|text| text.starts_with('/') && text.contains('.') && !text.contains(' ')).collect();
    assert!(names.iter().any(|name| name.ends_with(".wasm")) && names.iter().any(|name| name.ends_with(".css")), "{names:?}");
    for name in names {
        let file = client()
            .get(format!("{}{}", house.base, name.split('#').next().unwrap()))
            .header("accept-encoding", "br")
            .send()
            .await
            .unwrap();
        assert_eq!(file.status().as_u16(), 200, "{name}");
        if name.starts_with("/pkg/") {
            assert_eq!(file.headers()["content-encoding"], "br", "{name}");
            assert!(file.headers()["cache-control"].to_str().unwrap().contains("immutable"), "{name}");
        }
        let tag = file.headers()["etag"].clone();
        let fresh = client()
            .get(format!("{}{name}", house.base))
            .header("accept-encoding", "br")
            .header("if-none-match", tag)
            .send()
            .await
            .unwrap();
        assert_eq!(fresh.status().as_u16(), 304, "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn scripts_run_with_this_answers_nonce_only_and_a_missing_page_says_so_in_french() {
    let house = House::build(false).await;
    let team = team(&house, "ici").await;
    let cookie = house.cookie_of(&team.participant).await;
    let answer = house.ask("GET", "/", Some(&cookie), true).send().await.unwrap();
    let policy = answer.headers()["content-security-policy"].to_str().unwrap().to_owned();
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap().to_owned();
    assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
    assert_eq!(answer.headers()["referrer-policy"], "same-origin");
    assert!(answer.text().await.unwrap().contains(&format!("nonce=\"{nonce}\"")));
    for path in ["/nulle-part", "/declarations/bonjour", "/rendez-vous/inconnu"] {
        let (status, page) = house.page(path, &cookie).await;
        assert_eq!(status, 404, "{path}");
        assert!(page.contains(&app::texts::text(domain::language::Language::Fr, "stop-404-title")), "{path}");
    }
}
