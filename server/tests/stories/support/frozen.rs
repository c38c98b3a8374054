//! The app at a fixed instant, for snapshots. Pages and server functions are called without the gate, which alone reads the clock.

use crate::support::app::{Team, TestApp, team};
use app::{
    routes::{PAGES, PageRoute},
    sign_in::secret,
    web::{
        context::{AppState, MayRequest, Package, Settings, Visitor},
        page::Address,
        render::render,
    },
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Duration, Utc};
use domain::values::{ids::PersonId, language::Language};
use leptos_axum::handle_server_fns_with_context;

/// The public address of the frozen app.
pub const BASE_URL: &str = "https://essor.exemple.fr";

/// An app on SQLite at Monday 23 November 2026, 11:00 in Paris, with the structure of [`team`].
pub struct Frozen {
    pub app: TestApp,
    pub team: Team,
    pub state: AppState,
}

impl Frozen {
    pub async fn new() -> Self {
        let mut app = TestApp::build(false).await;
        app.now = at("2026-11-23T10:00:00Z");
        let team = team(&app, "ici").await;
        // Events of one instant are sorted by their identifiers, which are random: here by the order in which they were written.
        app.place.change("drop trigger audit_no_update").await;
        app.place.change("delete from audit_unsealed").await;
        app.place.change("update audit set id = '01' || printf('%024d', rowid)").await;
        let settings = Settings { base_url: BASE_URL.into(), ..Settings::default() };
        let state = AppState {
            db: app.db.clone(),
            objects: app.objects.clone(),
            settings: settings.into(),
            package: Package("/pkg/build/essor".into()),
            may_request: MayRequest(app::routes::may_request),
        };
        Self { app, team, state }
    }

    /// A visitor who is not signed in, in French.
    pub fn guest(&self) -> Visitor {
        Visitor {
            signed_in: None,
            device: None,
            guest: None,
            browser: None,
            address: None,
            now: self.app.now,
            language: Language::Fr,
            flash: None,
            once: None,
            form_key: None,
            demo: false,
        }
    }

    /// A person, signed in on a device of their own an hour ago: before the devices of [`team`], so that lists have one order.
    pub async fn user(&self, person: &PersonId) -> Visitor {
        let device = secret::hash(&secret::token());
        self.app.db.sign_in(person, &device, "test", self.app.now - Duration::hours(1)).await.unwrap();
        let signed_in = self.app.db.signed_in(&device, self.app.now).await.unwrap().expect("the device is signed in");
        Visitor { language: signed_in.language, signed_in: Some(signed_in), device: Some(device), ..self.guest() }
    }

    /// The document of a page, `/moi` or `/pilotage?de=2026-01`.
    pub async fn page(&self, visitor: &Visitor, address: &str) -> String {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let (route, parts) = route_of(path);
        let mut request = Request::builder().uri(address).body(()).unwrap();
        request.extensions_mut().insert(visitor.clone());
        let response = render(route.load, Address::new(parts, query), self.state.clone(), request.into_parts().0).await;
        assert_eq!(response.status().as_u16(), 200, "{address}");
        text_of(response).await
    }

    /// Sends a form to a server function as a browser does.
    pub async fn send(&self, visitor: &Visitor, address: &str, form: &[(&str, &str)]) {
        let encoded = reqwest::Url::parse_with_params(BASE_URL, form).unwrap();
        let request = Request::post(address)
            .header(header::ACCEPT, "text/html")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(encoded.query().unwrap_or_default().to_owned()));
        let mut request = request.unwrap();
        request.extensions_mut().insert(visitor.clone());
        let state = self.state.clone();
        let response = handle_server_fns_with_context(move || state.provide(), request).await.into_response();
        assert_eq!(response.status().as_u16(), 303, "{address}");
    }
}

/// The instant that a text names.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// The body of a response as text, lines ended by a line feed alone and without a byte order mark, as snapshots are stored.
pub async fn text_of(response: Response) -> String {
    let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    String::from_utf8(bytes.to_vec()).unwrap().trim_start_matches('\u{feff}').replace("\r\n", "\n")
}

/// The settings of a snapshot, by which random identifiers, tokens and codes become the same word in each run.
pub fn settings() -> insta::Settings {
    let mut settings = insta::Settings::clone_current();
    settings.set_omit_expression(true);
    settings.set_prepend_module_to_snapshot(false);
    settings.add_filter("01[0-9A-HJKMNP-TV-Z]{24}", "[id]");
    settings.add_filter("[0-9a-f]{64}", "[token]");
    settings.add_filter("\"[0-9a-f]{16}\"", "\"[fingerprint]\"");
    // Colours go with the order of joining, which ids of one millisecond do not tell.
    settings.add_filter("coach--[0-9]", "coach--[colour]");
    settings.add_filter("[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}", "[code]");
    settings
}

/// The page at a path, with the parts that the path fills in; of several the one with the fewest parts, as axum chooses.
fn route_of(path: &str) -> (PageRoute, Vec<(String, String)>) {
    let fitting = PAGES.iter().filter_map(|route| parts_of(route.address, path).map(|parts| (*route, parts)));
    fitting.min_by_key(|(_, parts)| parts.len()).unwrap_or_else(|| panic!("a page is at {path}"))
}

/// The parts of a path by the names in the pattern; `None` when it does not fit.
fn parts_of(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    if pattern.split('/').count() != path.split('/').count() {
        return None;
    }
    let mut parts = Vec::new();
    for (name, text) in pattern.split('/').zip(path.split('/')) {
        match name.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            Some(name) => parts.push((name.to_owned(), text.to_owned())),
            None if name == text => {}
            None => return None,
        }
    }
    Some(parts)
}
