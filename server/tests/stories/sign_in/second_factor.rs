//! The second factor over HTTP: enrolled at the first sign-in where it is required, asked for after the password, replaced once by a
//! recovery code. Codes are computed here from RFC 4226 and RFC 6238, not by the library of the server.

use crate::support::{
    app::{TestApp, on_both_engines, team},
    caller::{Answer, Caller, answer},
};
use hmac::{Hmac, Mac};
use sha1::Sha1;
use std::sync::Arc;

const PASSWORD: &str = "miel de sapin";

/// The bytes of a base32 text (RFC 4648), spaces left out.
fn from_base32(text: &str) -> Vec<u8> {
    let (mut bytes, mut value, mut bits) = (Vec::new(), 0_u32, 0);
    for sign in text.bytes().filter(|sign| *sign != b' ') {
        let digit = if sign.is_ascii_uppercase() { sign - b'A' } else { sign - b'2' + 26 };
        value = (value << 5) | u32::from(digit);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((value >> bits) as u8);
            value &= (1 << bits) - 1;
        }
    }
    bytes
}

/// The code of an app with that secret, `shift` steps of 30 seconds from now.
fn code(secret: &[u8], shift: i64) -> String {
    let step = server::clock::now().timestamp() / 30 + shift;
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).unwrap();
    mac.update(&step.to_be_bytes());
    let digest = mac.finalize().into_bytes();
    let offset = usize::from(digest[19] & 0xf);
    let number = u32::from_be_bytes(digest[offset..offset + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

/// The secret that a page shows as text.
fn secret_of(page: &Answer) -> Vec<u8> {
    let group = |word: &&str| word.len() == 4 && word.bytes().all(|b| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b));
    // Without the tags, which stand beside the words.
    let text: String = page.body.split('<').filter_map(|part| part.split_once('>')).map(|(_, text)| format!("{text} ")).collect();
    let groups: Vec<&str> = text.split_whitespace().filter(group).collect();
    assert_eq!(groups.len(), 8, "{text}");
    from_base32(&groups.concat())
}

/// The recovery codes that a page shows.
fn recovery_codes(page: &Answer) -> Vec<String> {
    let items = page.body.split("<li class=\"num\">").skip(1);
    items.map(|rest| rest.split('<').next().unwrap().to_owned()).collect()
}

async fn send(browser: &Caller, typed: &str) -> Answer {
    browser.post("/api/connexion/second-facteur", &[("code", typed)]).await
}

async fn is_in(browser: &Caller) -> bool {
    // Not by GET, whose page the next sign-in leads back to.
    answer(browser.request("HEAD", "/moi")).await.status == 200
}

/// A browser that has typed the right password and is asked for a code.
async fn after_password(base: &str) -> Caller {
    let browser = Caller::new(base, true, None);
    let sent = browser.post("/api/connexion/equipe", &[("email", "coachici@exemple.fr"), ("password", PASSWORD)]).await;
    assert_eq!((sent.status, sent.location()), (303, "/connexion/second-facteur"));
    assert!(!is_in(&browser).await, "the password alone opens nothing");
    browser
}

on_both_engines! {
    async fn the_first_sign_in_enrols_an_app_and_the_next_one_asks_for_its_code(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let base = app.requiring_second_factor().await;
        let browser = Caller::new(&base, true, None);
        let form = [("token", team.invitation.as_str()), ("password", PASSWORD)];
        let sent = browser.post("/api/invitation", &form).await;
        assert_eq!((sent.status, sent.location()), (303, "/connexion/second-facteur"));
        assert!(!is_in(&browser).await);
        let page = browser.get("/connexion/second-facteur").await;
        let secret = secret_of(&page);
        assert!(page.body.contains("class=\"qr\""), "{}", page.words());
        let wrong = code(&secret, 100);
        for (typed, key) in
            [("", "second-factor-not-a-code"), ("12345", "second-factor-not-a-code"), (wrong.as_str(), "second-factor-wrong")]
        {
            browser.post_and_follow("/api/connexion/second-facteur", &[("code", typed)]).await.assert_refused("code", "", key);
        }
        let used = code(&secret, 0);
        for _tap in 0..2 {
            let sent = send(&browser, &used).await;
            assert_eq!((sent.status, sent.location()), (303, "/moi/second-facteur"), "{}", sent.body);
        }
        let page = browser.get("/moi/second-facteur").await;
        let codes = recovery_codes(&page);
        assert_eq!(codes.len(), 10, "{}", page.words());
        // Elsewhere they are not shown, and their text is nowhere in the database.
        let other = app.browser_of(&team.coach).await.get("/moi/second-facteur").await;
        assert_eq!((other.status, recovery_codes(&other).len()), (200, 0));
        assert!(!app.place.rows().await.iter().any(|row| codes.iter().any(|code| row.contains(&code.replace(' ', "")))));

        let browser = after_password(&base).await;
        // The code that enrolled it does not work again, also not within its 30 seconds.
        browser.post_and_follow("/api/connexion/second-facteur", &[("code", &used)]).await.assert_says("second-factor-wrong");
        assert!(!is_in(&browser).await);
        let sent = send(&browser, &code(&secret, 1)).await;
        assert_eq!((sent.status, sent.location()), (303, "/"), "{}", sent.body);
        assert!(is_in(&browser).await);

        let browser = after_password(&base).await;
        assert_eq!(send(&browser, &codes[3].to_lowercase()).await.location(), "/");
        assert!(is_in(&browser).await);
        let browser = after_password(&base).await;
        browser.post_and_follow("/api/connexion/second-facteur", &[("code", &codes[3])]).await.assert_says("second-factor-wrong");
        assert!(!is_in(&browser).await);
    }

    async fn a_code_without_a_password_before_it_opens_nothing(app: Arc<TestApp>) {
        team(&app, "ici").await;
        let browser = app.browser();
        assert_eq!(browser.get("/connexion/second-facteur").await.status, 200);
        browser.post_and_follow("/api/connexion/second-facteur", &[("code", "123456")]).await.assert_says("second-factor-over");
        browser.bring(&format!("essor-step={}", "0".repeat(64)));
        browser.post_and_follow("/api/connexion/second-facteur", &[("code", "123456")]).await.assert_says("second-factor-over");
        assert!(!is_in(&browser).await);
    }

    async fn where_it_is_optional_it_is_enrolled_on_ones_own_page_and_renewed_and_removed(app: Arc<TestApp>) {
        let team = team(&app, "ici").await;
        let browser = app.browser();
        let form = [("token", team.invitation.as_str()), ("password", PASSWORD)];
        assert_eq!(browser.post("/api/invitation", &form).await.status, 303);
        assert!(is_in(&browser).await);
        assert!(browser.get("/moi").await.body.contains("href=\"/moi/second-facteur\""));
        let none: [(&str, &str); 0] = [];
        let page = browser.post_and_follow("/api/moi/second-facteur/commencer", &none).await;
        let secret = secret_of(&page);
        let wrong = browser.post_and_follow("/api/moi/second-facteur/activer", &[("code", &code(&secret, 100))]).await;
        wrong.assert_refused("code", "", "second-factor-wrong");
        let page = browser.post_and_follow("/api/moi/second-facteur/activer", &[("code", &code(&secret, 0))]).await;
        page.assert_says("second-factor-on");
        let first = recovery_codes(&page);
        let page = browser.post_and_follow("/api/moi/second-facteur/codes", &none).await;
        let second = recovery_codes(&page);
        assert!(first.len() == 10 && second.len() == 10 && first.iter().all(|code| !second.contains(code)));
        let guest = after_password(&app.base).await;
        guest.post_and_follow("/api/connexion/second-facteur", &[("code", &first[0])]).await.assert_says("second-factor-wrong");
        assert_eq!(send(&guest, &second[0]).await.location(), "/");
        browser.post_and_follow("/api/moi/second-facteur/retirer", &none).await.assert_says("second-factor-off");
        assert!(is_in(&browser).await && !is_in(&guest).await, "the other device is signed out");
        let guest = app.browser();
        let sent = guest.post("/api/connexion/equipe", &[("email", "coachici@exemple.fr"), ("password", PASSWORD)]).await;
        assert_eq!(sent.location(), "/");
        assert!(app.letters_to("coachici@exemple.fr").await.iter().any(|letter| letter.subject.contains("deux étapes")));
    }
}
