//! The context of a request: the visitor, the instant, the language, the settings of the server. The server's gate sets it once for
//! each request; pages and server functions read it here.

use crate::sign_in::{client::TrustedProxies, oidc::provider::OidcProvider};
use axum::{extract::FromRef, http::request::Parts};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    people::{Contact, Role},
    sign_in::{PhonePrefixes, SecondFactorRule},
    values::{language::Language, paris},
};
use leptos::prelude::*;
use std::sync::Arc;
use store::{Actor, Channel, Db, Objects, SignedIn, SmsCaps, StoreError, StructureStore};

/// The sender of a request, from its cookies and headers.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// The user who is signed in on this device.
    pub signed_in: Option<SignedIn>,
    /// The hash of this device's token.
    pub device: Option<String>,
    /// The name under which drafts of forms are stored for a visitor who is not signed in.
    pub guest: Option<String>,
    /// The token of the browser, signed in or not: see [`crate::sign_in::browser`].
    pub browser: Option<String>,
    /// The address of the client by which sign-in attempts are counted; `None` when it is not known.
    pub address: Option<String>,
    /// The instant of the request, UTC: the only clock of a request.
    pub now: DateTime<Utc>,
    /// The language of the screens.
    pub language: Language,
    /// What the last form did, shown once: `done.` or `refused.` and the key of its sentence.
    pub flash: Option<String>,
    /// A secret that was made a moment ago and is shown for some minutes.
    pub once: Option<String>,
    /// The idempotency key of the form of this request: see [`store::Actor::form_key`].
    pub form_key: Option<String>,
    /// Whether this database is a demo.
    pub demo: bool,
}

impl Visitor {
    /// The visitor of this request.
    ///
    /// # Errors
    /// [`StoreError::OutsideRequest`] when the server's gate put none into the request.
    pub fn current() -> Result<Self, StoreError> {
        with_context::<Parts, _>(|parts| parts.extensions.get::<Visitor>().cloned()).flatten().ok_or(StoreError::OutsideRequest)
    }

    /// The day in Paris.
    pub fn today(&self) -> NaiveDate {
        paris::day(self.now)
    }

    /// The first instant of that day.
    pub fn midnight(&self) -> DateTime<Utc> {
        paris::start_of_day(self.today())
    }
}

/// The settings that pages and server functions need.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The public address of the site, without a slash at its end: `https://essor.exemple.fr`.
    pub base_url: String,
    /// The limits of sign-in.
    pub sign_in: SignInSettings,
    /// What the legal pages say of the operator.
    pub legal: LegalSettings,
    /// The channels that send nothing.
    pub unsent: UnsentChannels,
    /// Whether this installation makes copies by itself.
    pub makes_copies: bool,
    /// How reminders are shown as notifications; `None` where they are not.
    pub push: Option<PushSettings>,
}

/// The channels for which a public site has no service: their messages would become files and reach nobody. They are not offered, and not
/// used for people who have a contact of the other channel. None on a site that only this machine sees, and where files are asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct UnsentChannels {
    /// SMS.
    pub sms: bool,
    /// Mails.
    pub mail: bool,
}

impl UnsentChannels {
    /// Whether that channel sends nothing.
    pub fn includes(self, channel: Channel) -> bool {
        match channel {
            Channel::Sms => self.sms,
            Channel::Email => self.mail,
            // Only devices that show notifications get some.
            Channel::Push => false,
        }
    }

    /// The contact for a message to a person: as [`Contact::for_messages`], of a channel that sends if they have one.
    pub fn contact(self, phone: Option<&str>, email: Option<&str>) -> Option<Contact> {
        let sending = Contact::for_messages(phone.filter(|_| !self.sms), email.filter(|_| !self.mail));
        sending.or_else(|| Contact::for_messages(phone, email))
    }

    /// The contact that a person chose; when its channel sends nothing, their contact of the other channel if that one sends.
    pub fn instead_of(self, chosen: Contact, phone: Option<&str>, email: Option<&str>) -> Contact {
        if self.includes(Channel::of(&chosen)) { self.contact(phone, email).unwrap_or(chosen) } else { chosen }
    }
}

/// How reminders are shown as notifications (Web Push).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushSettings {
    /// The public key for which browsers subscribe, a P-256 point in base64url.
    pub public_key: String,
    /// Whether an address on this machine is accepted too: for a site that only this machine sees.
    pub loopback: bool,
}

/// What the legal pages say of the operator; a page says so where something is not set.
#[derive(Debug, Clone, Default)]
pub struct LegalSettings {
    /// The name of the legal person that publishes the site.
    pub editor: Option<String>,
    /// Its postal address.
    pub address: Option<String>,
    /// The natural person who answers for what is published.
    pub director: Option<String>,
    /// The host: name, address and phone.
    pub host: Option<String>,
    /// The mail address or phone number of the publisher.
    pub contact: Option<String>,
    /// How the data-protection officer is reached.
    pub dpo: Option<String>,
    /// The address of the source code of the running version.
    pub source_url: Option<String>,
}

impl LegalSettings {
    /// All settings in one text: the detail of a part of a page that is [`fixed`](super::fixed::fixed) and depends on them.
    pub fn detail(&self) -> String {
        format!("{self:?}")
    }
}

/// The limits of sign-in.
#[derive(Debug, Clone, Default)]
pub struct SignInSettings {
    /// The proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: TrustedProxies,
    /// The prefixes of the phone numbers to which codes may be sent.
    pub phone_prefixes: PhonePrefixes,
    /// The most SMS for sign-in within 24 hours.
    pub sms_caps: SmsCaps,
    /// Whether the team needs a second factor; on a demo database never.
    pub second_factor: SecondFactorRule,
    /// The identity provider of the team; `None` if none is set.
    pub oidc: Option<Arc<OidcProvider>>,
}

impl Settings {
    /// Whether the site is served by https: then cookies are `__Host-` and `Secure`.
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// The full name of a cookie: `__Host-essor-…` by https, else `essor-…`.
    pub fn cookie_name(&self, name: &str) -> String {
        let prefix = if self.secure() { "__Host-essor-" } else { "essor-" };
        format!("{prefix}{name}")
    }
}

/// The state that all handlers of the server share.
#[derive(Debug, Clone, FromRef)]
pub struct AppState {
    /// The database.
    pub db: Db,
    /// The content of documents.
    pub objects: Objects,
    /// The settings; shared, since the router clones its state for each request.
    pub settings: Arc<Settings>,
    /// The address of the site's script, style and module, without their endings: `/pkg/<build>/essor`.
    pub package: Package,
    /// The permissions of all addresses.
    pub may_request: MayRequest,
}

/// Whether a role may request an address, which may have a query. [`crate::routes`] knows, and pages cannot name it: it names them.
#[derive(Debug, Clone, Copy)]
pub struct MayRequest(pub fn(Role, &str) -> bool);

/// See [`AppState::package`].
#[derive(Debug, Clone)]
pub struct Package(pub Arc<str>);

impl AppState {
    /// Provides the context that [`db`], [`objects`] and [`settings`] read, and the [`Package`].
    pub fn provide(&self) {
        provide_context(self.db.clone());
        provide_context(self.objects.clone());
        provide_context(self.settings.clone());
        provide_context(self.package.clone());
        provide_context(self.may_request);
    }
}

/// The database of this request's server.
///
/// # Errors
/// [`StoreError::OutsideRequest`].
pub fn db() -> Result<Db, StoreError> {
    use_context::<Db>().ok_or(StoreError::OutsideRequest)
}

/// The object store of this request's server.
///
/// # Errors
/// [`StoreError::OutsideRequest`].
pub fn objects() -> Result<Objects, StoreError> {
    use_context::<Objects>().ok_or(StoreError::OutsideRequest)
}

/// The settings of this request's server.
///
/// # Errors
/// [`StoreError::OutsideRequest`].
pub fn settings() -> Result<Arc<Settings>, StoreError> {
    use_context::<Arc<Settings>>().ok_or(StoreError::OutsideRequest)
}

/// A request of a signed-in user. Whether their role may use the address was decided before, from [`crate::permissions`].
#[derive(Debug, Clone)]
pub struct RequestContext {
    /// The signed-in user.
    pub user: SignedIn,
    /// The request: its instant, its language, its cookies.
    pub visitor: Visitor,
    /// The rows of the user's structure, and no others.
    pub store: StructureStore,
    /// [`Settings::base_url`].
    pub base_url: String,
    /// [`Settings::unsent`].
    pub unsent: UnsentChannels,
}

/// The rows of the user's structure; of participants, those whom the user reads.
fn store_of(db: &Db, user: &SignedIn, visitor: &Visitor) -> StructureStore {
    let store = db.for_structure(&user.structure_id);
    if user.reads_own_only { store.read_by(&user.person_id, visitor.today()) } else { store }
}

impl RequestContext {
    /// The context of the request that is being served.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no user is signed in; [`StoreError::OutsideRequest`].
    pub fn current() -> Result<Self, StoreError> {
        let visitor = Visitor::current()?;
        let user = visitor.signed_in.clone().ok_or(StoreError::NotFound)?;
        let (store, settings) = (store_of(&db()?, &user, &visitor), settings()?);
        Ok(Self { user, visitor, store, base_url: settings.base_url.clone(), unsent: settings.unsent })
    }

    /// The context of a request for a file, which has no settings: nothing is sent by it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when no user is signed in.
    pub fn of_file(db: &Db, visitor: &Visitor) -> Result<Self, StoreError> {
        let user = visitor.signed_in.clone().ok_or(StoreError::NotFound)?;
        let store = store_of(db, &user, visitor);
        Ok(Self { user, visitor: visitor.clone(), store, base_url: String::new(), unsent: UnsentChannels::default() })
    }

    /// The user and the instant of the request, for the audit, with the idempotency key of its form.
    pub fn actor(&self) -> Actor {
        Actor::person(&self.user.person_id, self.visitor.now).for_form(self.visitor.form_key.clone())
    }

    /// The language of the screens.
    pub fn language(&self) -> Language {
        self.visitor.language
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_goes_to_a_contact_that_sends_if_there_is_one() {
        let (phone, email) = (Some("+33639981310"), Some("awa@exemple.fr"));
        let (all, no_sms, no_mail) =
            (UnsentChannels::default(), UnsentChannels { sms: true, mail: false }, UnsentChannels { sms: false, mail: true });
        let to = |unsent: UnsentChannels, phone, email| unsent.contact(phone, email).map(|to| Channel::of(&to));
        assert_eq!(to(all, phone, email), Some(Channel::Sms));
        assert_eq!(to(no_sms, phone, email), Some(Channel::Email));
        assert_eq!(to(no_mail, None, email), Some(Channel::Email), "it becomes a file, which the journal shows");
        assert_eq!(to(no_sms, None, None), None);
        let (sms, mail): (Contact, Contact) = (phone.unwrap_or_default().parse().unwrap(), email.unwrap_or_default().parse().unwrap());
        assert_eq!(no_sms.instead_of(sms.clone(), phone, email), mail);
        assert_eq!(no_sms.instead_of(sms.clone(), phone, None), sms);
        assert_eq!(no_sms.instead_of(mail.clone(), phone, email), mail);
        assert_eq!(no_mail.instead_of(mail, phone, email), sms);
    }
}
