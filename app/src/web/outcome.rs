//! The last of a server function's five steps: what the browser is answered.
//!
//! A browser is always redirected, so that "reload" sends nothing twice: to the next page with a word said once, or back
//! to the form with what was typed and its mistakes. Any other client gets the same in a status and a code.

use crate::{
    sign_in::{actions::cookie, browser, secret},
    texts::t,
    web::page::encoded,
    web::{
        context::{RequestContext, Visitor, db, settings},
        error::AppError,
    },
};
use axum::http::{HeaderName, HeaderValue, StatusCode, header, request::Parts};
use domain::values::language::Language;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use serde::{Serialize, de::DeserializeOwned};
use std::{borrow::Cow, collections::HashMap};
use store::StoreError;

/// Set on a response that stands for a failure on our side; the server shows its page in place of it.
pub const FAILURE: HeaderName = HeaderName::from_static("essor-failure");

/// Where a server function leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done: go there, and say that once.
    Done {
        /// The next page.
        to: String,
        /// The key of what to say.
        say: Option<&'static str>,
    },
    /// Nothing was changed: back to the form, where mistakes and typed values are kept.
    Again {
        /// The form's page.
        to: String,
    },
    /// A rule said no: back there, with its sentence.
    Refused {
        /// The page to go back to.
        to: String,
        /// The key of the sentence.
        because: &'static str,
    },
    /// Somebody else was first: to a page that tells who, from what it finds.
    Overtaken {
        /// That page.
        to: String,
        /// The key of the sentence, for clients that see no page.
        because: &'static str,
    },
}

impl Outcome {
    /// Done: go there and say that.
    pub fn done(to: impl Into<String>, say: &'static str) -> Self {
        Self::Done { to: to.into(), say: Some(say) }
    }

    /// Done: go there.
    pub fn go(to: impl Into<String>) -> Self {
        Self::Done { to: to.into(), say: None }
    }
}

/// Says a rule's no on the page that the form came from; any other error stays.
pub fn refused_or<T>(result: Result<T, StoreError>, back: &str, then: impl FnOnce(T) -> Outcome) -> Result<Outcome, StoreError> {
    match result {
        Ok(value) => Ok(then(value)),
        Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: back.to_owned(), because: refusal.key() }),
        Err(error) => Err(error),
    }
}

/// Answers with a reply, or with what an error of the store becomes.
///
/// # Errors
/// To clients that are no browsers, everything but success.
pub fn respond(reply: Result<Outcome, StoreError>) -> Result<(), AppError> {
    let (Some(parts), Some(response)) = (use_context::<Parts>(), use_context::<ResponseOptions>()) else { return Err(AppError::Ours) };
    let browser = parts.headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).is_some_and(|v| v.contains("text/html"));
    let (to, say, status, error) = match reply {
        Ok(Outcome::Done { to, say }) => (to, say.map(|key| format!("done.{key}")), StatusCode::OK, None),
        Ok(Outcome::Again { to }) => (to, None, StatusCode::UNPROCESSABLE_ENTITY, Some(AppError::Mistakes)),
        Ok(Outcome::Refused { to, because }) => {
            (to, Some(format!("refused.{because}")), StatusCode::CONFLICT, Some(AppError::Refused(because.to_owned())))
        }
        Ok(Outcome::Overtaken { to, because }) => (to, None, StatusCode::CONFLICT, Some(AppError::Refused(because.to_owned()))),
        Err(StoreError::NotFound) => return Err(stop(&response, StatusCode::NOT_FOUND, AppError::NotFound)),
        Err(StoreError::Refused(refusal)) => {
            return Err(stop(&response, StatusCode::CONFLICT, AppError::Refused(refusal.key().to_owned())));
        }
        Err(error) if error.is_unavailable() => {
            tracing::warn!(%error, path = parts.uri.path(), "a server function could not do its work now");
            return Err(stop(&response, StatusCode::SERVICE_UNAVAILABLE, AppError::Ours));
        }
        Err(error) => {
            tracing::error!(%error, path = parts.uri.path(), "a server function failed");
            return Err(stop(&response, StatusCode::INTERNAL_SERVER_ERROR, AppError::Ours));
        }
    };
    response.set_status(if browser { StatusCode::SEE_OTHER } else { status });
    if let Ok(location) = HeaderValue::from_str(&to) {
        response.insert_header(header::LOCATION, location);
    }
    if let Some(say) = say {
        set_cookie("flash", &say, 60);
    }
    match error {
        Some(error) if !browser => Err(error),
        _ => Ok(()),
    }
}

impl From<StoreError> for AppError {
    /// Ends a server function with what the error becomes, see [`respond`]: its status is set on the response.
    fn from(error: StoreError) -> Self {
        respond(Err(error)).err().unwrap_or(Self::Ours)
    }
}

fn stop(response: &ResponseOptions, status: StatusCode, error: AppError) -> AppError {
    response.set_status(status);
    response.insert_header(FAILURE, HeaderValue::from_static("1"));
    error
}

/// The name of a cookie: `__Host-essor-…` where people come by https.
pub fn cookie_name(name: &str) -> String {
    if settings().secure() { format!("__Host-essor-{name}") } else { format!("essor-{name}") }
}

/// Sets a cookie that scripts cannot read, for so many seconds; 0 takes it away.
pub fn set_cookie(name: &str, value: &str, seconds: i64) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    let secure = if settings().secure() { "; Secure" } else { "" };
    let cookie = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}", cookie_name(name));
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        response.append_header(header::SET_COOKIE, cookie);
    }
}

/// A form as it was typed and refused: each mistake is a field's name and the key of its sentence.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FormDraft<T> {
    /// What was typed.
    pub typed: T,
    /// What is wrong with it.
    pub mistakes: Vec<(Cow<'static, str>, Cow<'static, str>)>,
}

impl<T> FormDraft<T> {
    /// What was typed, with each field that was not understood and the key of its sentence.
    pub fn of(typed: T, mistakes: impl IntoIterator<Item = (impl Into<Cow<'static, str>>, impl Into<Cow<'static, str>>)>) -> Self {
        Self { typed, mistakes: mistakes.into_iter().map(|(field, key)| (field.into(), key.into())).collect() }
    }

    /// What was typed, without what was wrong with it.
    fn without_mistakes(self) -> Self {
        Self { mistakes: Vec::new(), ..self }
    }

    /// What is wrong, for the summary at the top of the form's page.
    pub fn summary(&self, language: Language) -> Vec<(String, String)> {
        self.mistakes.iter().map(|(field, key)| (field.to_string(), t!(language, key))).collect()
    }

    /// The key of the sentence beside a field.
    pub fn mistake(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|(name, _)| name == field).map(|(_, key)| key.as_ref())
    }
}

/// Under which name this visitor's forms are kept: the person's, or one given to the browser.
fn holder(visitor: &Visitor) -> Option<String> {
    visitor.signed_in.as_ref().map(|who| who.person_id.to_string()).or_else(|| visitor.guest.clone())
}

/// The cookie that names the form that was just refused: its mistakes are told on the page that follows, and on no later one.
const REFUSED: &str = "refused";
/// For how long that page may take to come, in seconds.
const REFUSED_FOR: i64 = 600;

/// Keeps what was typed with its mistakes and leads back to the form, where the mistakes are told once.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn reject_form<T: Serialize + Sync>(form: &str, to: impl Into<String>, kept: &FormDraft<T>) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current();
    let holder = match holder(&visitor) {
        Some(holder) => holder,
        None => {
            let token = secret::token();
            set_cookie("guest", &token, 3600);
            browser::guest_holder(&token)
        }
    };
    match visitor.signed_in {
        Some(_) => db()?.keep_form(&holder, form, kept, visitor.now).await?,
        None => db()?.keep_guest_form(&holder, form, kept, visitor.now).await?,
    }
    if !kept.mistakes.is_empty() {
        set_cookie(REFUSED, &encoded(form), REFUSED_FOR);
    }
    Ok(Outcome::Again { to: to.into() })
}

/// Whether that form was refused by the request that led to this page. Asked once: a later visit is another one.
fn was_just_refused(form: &str) -> bool {
    let named = use_context::<Parts>().and_then(|parts| cookie(&parts.headers, &cookie_name(REFUSED)));
    let refused = named.is_some_and(|named| named == encoded(form));
    if refused {
        set_cookie(REFUSED, "", 0);
    }
    refused
}

/// What this visitor typed into a form that was not sent right yet; its mistakes only on the page that follows the refusal. A
/// form of another version of the product is forgotten.
pub async fn load_draft<T: DeserializeOwned>(form: &str) -> Option<FormDraft<T>> {
    let holder = holder(&Visitor::current())?;
    let kept: FormDraft<T> = db().ok()?.kept_form(&holder, form).await.ok().flatten()?;
    Some(if was_just_refused(form) { kept } else { kept.without_mistakes() })
}

/// As [`kept`], of every form whose name begins like that, by name.
pub async fn load_drafts<T: DeserializeOwned>(beginning: &str) -> HashMap<String, FormDraft<T>> {
    let Some((db, holder)) = db().ok().zip(holder(&Visitor::current())) else { return HashMap::new() };
    let kept: HashMap<String, FormDraft<T>> = db.kept_forms(&holder, beginning).await.unwrap_or_default();
    let told = |(form, kept): (String, FormDraft<T>)| {
        let kept = if was_just_refused(&form) { kept } else { kept.without_mistakes() };
        (form, kept)
    };
    kept.into_iter().map(told).collect()
}

/// Forgets what was typed once the store has done it; keeps it when the store refused or failed, so that it need not be typed
/// again. Gives the result of the store.
///
/// # Errors
/// Those of the result; [`StoreError::Database`].
pub async fn finish_form<T, V: Serialize + Sync>(
    ctx: &RequestContext,
    form: &str,
    typed: V,
    result: Result<T, StoreError>,
) -> Result<T, StoreError> {
    match &result {
        Ok(_) => clear_draft(ctx, form).await?,
        Err(StoreError::NotFound) => {}
        // Of two failures the first is told.
        Err(error) => {
            if let Err(second) = reject_form(form, "", &FormDraft { typed, mistakes: Vec::new() }).await {
                tracing::warn!(%error, %second, form, "what was typed could not be kept");
            }
        }
    }
    result
}

/// Forgets what was typed, the form having been sent right.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn clear_draft(ctx: &RequestContext, form: &str) -> Result<(), StoreError> {
    db()?.forget_form(ctx.user.person_id.as_str(), form).await
}
