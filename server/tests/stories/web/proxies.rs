//! The examples of `app/docs/deploy` with real proxies: what a phone sends through them arrives, and what is too large is
//! refused with a sentence.

use crate::support::{
    app::{Engine, TestDb},
    caller::{Answer, answer, sentence, with_file},
    process::Process,
    proxies::{Kind, Ports, Proxy},
};
use domain::{
    declarations::document::LARGEST_DOCUMENT,
    values::{month::Month, paris},
};
use reqwest::{
    Client,
    header::{HeaderMap, HeaderValue, ORIGIN},
};
use std::{net::Ipv4Addr, path::Path};

const ADD: &str = "/api/declarations/pieces/ajouter";
/// The largest body that nginx lets through, in bytes: `32m`.
const NGINX_LIMIT: usize = 32 * 1024 * 1024;

/// A phone whose browser knows no `Sec-Fetch-Site`, such as an iPhone before iOS 16.4.
struct OldPhone {
    client: Client,
    base_url: String,
}

impl OldPhone {
    fn request(&self, method: &str, path: &str) -> reqwest::RequestBuilder {
        let request = self.client.request(method.parse().unwrap(), format!("{}{path}", self.base_url)).header("accept", "text/html");
        if method == "POST" { request.header("origin", &self.base_url) } else { request }
    }

    async fn get(&self, path: &str) -> Answer {
        answer(self.request("GET", path)).await
    }

    async fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        answer(self.request("POST", path).form(form)).await
    }

    /// Sends a document of so many bytes for a month.
    async fn send(&self, month: &str, bytes: usize) -> Answer {
        let mut content = vec![b' '; bytes];
        content[..9].copy_from_slice(b"%PDF-1.7\n");
        answer(with_file(self.request("POST", ADD), &[("month", month)], ("document", "facture.pdf", &content))).await
    }
}

async fn behind(kind: Kind) {
    let place = TestDb::find(Engine::Sqlite).await;
    let log = place.folder.join("log");
    let (proxy, _process) = loop {
        let ports = Ports::free();
        // Only the proxy itself is trusted; the phones below have other addresses of this machine.
        let settings = [("ESSOR_TRUSTED_PROXY", "127.0.0.1"), ("ESSOR_LOG", "info")];
        let process = Process::start_behind(&place, "demo", &ports.base_url(), None, &settings, Some(&log)).await;
        if let Some(proxy) = Proxy::start(kind, &place.folder, ports, &[process.addr()]).await {
            break (proxy, process);
        }
    };
    let phone = |from| OldPhone { client: proxy.client(&place.folder, Ipv4Addr::new(127, 0, 0, from)), base_url: proxy.ports.base_url() };
    from_http_to_https(&proxy, &place.folder).await;
    let awa = phone(2);
    let signed_in = awa.post("/connexion/demo", &[("persona", "participant")]).await;
    assert_eq!((signed_in.status, signed_in.location()), (303, "/"), "{}", signed_in.body);
    let cookie = signed_in.set_cookie("__Host-essor-device").expect("the cookie is the one for https");
    assert!(cookie.contains("Secure"), "{cookie}");
    assert_eq!(awa.get("/plan").await.status, 200);
    documents_of_any_size(kind, &awa).await;
    clients_are_told_apart(&phone(3), &phone(4), &log).await;
    // A form from elsewhere, and monitoring from elsewhere.
    // In place of its own origin, which a second header would only stand beside.
    let elsewhere = HeaderMap::from_iter([(ORIGIN, HeaderValue::from_static("https://ailleurs.exemple.fr"))]);
    let foreign = awa.request("POST", "/connexion/demo").headers(elsewhere).form(&[("persona", "coach")]);
    assert_eq!(answer(foreign).await.status, 403);
    assert_eq!((awa.get("/readyz").await.status, awa.get("/healthz").await.status), (403, 200));
}

async fn from_http_to_https(proxy: &Proxy, folder: &Path) {
    let client = proxy.client(folder, Ipv4Addr::LOCALHOST);
    let plain = answer(client.get(format!("http://{}:{}/plan", crate::support::proxies::HOST, proxy.ports.http))).await;
    assert!([301, 308].contains(&plain.status) && plain.location() == "https://essor.exemple.fr/plan", "{plain:?}");
}

/// A document is taken up to its limit, refused beside its field above it, and refused whole far above it.
async fn documents_of_any_size(kind: Kind, phone: &OldPhone) {
    let month = Month::of(paris::day(server::clock::now())).plus(-1).to_string();
    let taken = phone.send(&month, LARGEST_DOCUMENT).await;
    assert_eq!((taken.status, taken.location()), (303, format!("/declarations/{month}/pieces").as_str()), "{}", taken.body);
    let too_large = phone.send(&month, 11 * 1024 * 1024).await;
    assert_eq!(too_large.status, 303, "{}", too_large.body);
    assert!(too_large.location().contains("refus=document-too-large"), "{}", too_large.location());
    assert!(phone.get(too_large.location()).await.words().contains(&sentence("document-too-large")));
    if kind == Kind::Nginx {
        let far_too_large = phone.send(&month, NGINX_LIMIT + 1024 * 1024).await;
        assert_eq!(far_too_large.status, 413);
        assert!(far_too_large.words().contains("Un document peut peser 10 Mo au plus"), "{}", far_too_large.body);
    } else {
        let far_too_large = phone.send(&month, 33_000_000).await;
        assert!(far_too_large.location().contains("refus=document-too-large"), "{} {}", far_too_large.status, far_too_large.body);
    }
}

/// Failed attempts are counted by the address that the proxy saw, whatever the client says of itself.
async fn clients_are_told_apart(liar: &OldPhone, other: &OldPhone, log: &Path) {
    let form = [("email", "personne@exemple.fr"), ("password", "miel de tilleul")];
    let lied = liar.request("POST", "/api/connexion/equipe").header("x-forwarded-for", "198.51.100.7").form(&form);
    assert_eq!(answer(lied).await.status, 303);
    assert_eq!(other.post("/api/connexion/equipe", &form).await.status, 303);
    let log = std::fs::read_to_string(log).unwrap();
    let failures: Vec<&str> = log.lines().filter(|line| line.contains("password_failed")).collect();
    assert_eq!(failures.len(), 2, "{log}");
    assert!(failures[0].contains("127.0.0.3") && failures[1].contains("127.0.0.4") && !log.contains("198.51.100.7"), "{log}");
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_and_files_of_an_old_phone_pass_nginx() {
    behind(Kind::Nginx).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_and_files_of_an_old_phone_pass_caddy() {
    behind(Kind::Caddy).await;
}
