//! Who is asking, when, and in which language: set once for each request by the server, read here.

use crate::sign_in::client::TrustedProxies;
use axum::{extract::FromRef, http::request::Parts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    sign_in::PhonePrefixes,
    values::{language::Language, paris},
};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Actor, Db, Objects, SignedIn, SmsCaps, StoreError, StructureStore};

/// What is known of a request before anything is done for it.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Who signed in on this device, if anybody.
    pub signed_in: Option<SignedIn>,
    /// The hash of this device's token.
    pub device: Option<String>,
    /// Under which name forms are kept for someone who is not signed in.
    pub guest: Option<String>,
    /// The token of the browser, signed in or not: see [`crate::sign_in::browser`].
    pub browser: Option<String>,
    /// The client's address as tries are counted by it, where it is known.
    pub address: Option<String>,
    /// The instant of the request, UTC: the only clock of a request.
    pub now: DateTime<Utc>,
    /// The language of the screens.
    pub language: Language,
    /// What the last form did, to be said once.
    pub flash: Option<String>,
    /// A secret that was made a moment ago, to be shown for some minutes.
    pub once: Option<String>,
    /// Whether this database is a demo.
    pub demo: bool,
}

impl Visitor {
    /// The visitor of this request.
    pub fn current() -> Self {
        use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visitor>().cloned()).unwrap_or(Visitor {
            signed_in: None,
            device: None,
            guest: None,
            browser: None,
            address: None,
            now: DateTime::UNIX_EPOCH,
            language: Language::Fr,
            flash: None,
            once: None,
            demo: false,
        })
    }

    /// The day in Paris.
    pub fn today(&self) -> NaiveDate {
        paris::day(self.now)
    }
}

/// The settings that pages and server functions need.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The address that people see, without a slash at its end: `https://essor.exemple.fr`.
    pub base_url: String,
    /// What bounds sign-in.
    pub sign_in: SignInSettings,
}

/// What bounds sign-in.
#[derive(Debug, Clone, Default)]
pub struct SignInSettings {
    /// The proxies whose word on a client's address is taken.
    pub trusted_proxies: TrustedProxies,
    /// The beginnings of the phone numbers to which codes may be sent.
    pub phone_prefixes: PhonePrefixes,
    /// How many SMS for sign-in may leave within 24 hours.
    pub sms_caps: SmsCaps,
}

impl Settings {
    /// Whether people come by https: then cookies are `__Host-` and `Secure`.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// What the server's handlers share: where pages and files are made from.
#[derive(Debug, Clone, FromRef)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The content of documents.
    pub objects: Objects,
    /// The settings.
    pub settings: Settings,
    /// Where the site's script, style and module lie, without their endings: `/pkg/<build>/essor`.
    pub package: Package,
}

/// See [`AppState::package`].
#[derive(Debug, Clone)]
pub struct Package(pub Arc<str>);

impl AppState {
    /// Gives loaders and server functions what [`db`], [`objects`] and [`settings`] ask for.
    pub fn provide(&self) {
        provide_context(self.db.clone());
        provide_context(self.objects.clone());
        provide_context(self.settings.clone());
    }
}

/// The database of this request's server.
///
/// # Errors
/// [`StoreError::NotFound`] outside a request.
pub fn db() -> Result<Db, StoreError> {
    use_context::<Db>().ok_or(StoreError::NotFound)
}

/// The store of objects of this request's server.
///
/// # Errors
/// [`StoreError::NotFound`] outside a request.
pub fn objects() -> Result<Objects, StoreError> {
    use_context::<Objects>().ok_or(StoreError::NotFound)
}

/// The settings of this request's server.
pub fn settings() -> Settings {
    use_context::<Settings>().unwrap_or_default()
}

/// A request of a signed-in user: who they are, what is known of the request, and the store of their structure. Whether
/// their role may use the address was decided before, from [`crate::permissions`].
#[derive(Debug, Clone)]
pub struct RequestContext {
    /// The signed-in user.
    pub user: SignedIn,
    /// The request: its instant, its language, its cookies.
    pub visitor: Visitor,
    /// The rows of the user's structure, and no others.
    pub store: StructureStore,
}

impl RequestContext {
    /// The context of the request that is being served.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when nobody is signed in.
    pub fn current() -> Result<Self, StoreError> {
        let visitor = Visitor::current();
        let user = visitor.signed_in.clone().ok_or(StoreError::NotFound)?;
        let store = db()?.for_structure(&user.structure_id);
        Ok(Self { user, visitor, store })
    }

    /// The user and the instant of the request, for the audit.
    pub fn actor(&self) -> Actor {
        Actor::person(&self.user.person_id, self.visitor.now)
    }

    /// The language of the screens.
    pub fn language(&self) -> Language {
        self.visitor.language
    }
}
