//! The way back after sign-in: to the page that was asked for without a session, or to the form that was sent when the session was
//! over, with what was typed in it.

use crate::{
    sign_in::next_page::safe_next,
    texts::t,
    ui::notice::Notice,
    url::home_of,
    web::{
        context::{MayRequest, RequestContext, Visitor, db, objects, settings},
        cookies::{request_cookie, set_cookie},
        page::{Address, PageEnd, PageResult, encoded},
    },
};
use axum::{
    body::Body,
    http::{Request, header},
};
use domain::{people::Role, values::ids::PersonId};
use leptos::prelude::*;
use leptos_axum::handle_server_fns_with_context;
use percent_encoding::percent_decode_str;
use store::{StoreError, UnsentForm};

/// The cookie that holds a [`WayBack`].
pub const COOKIE: &str = "back";
/// How long the cookie lives, in seconds.
pub const SECONDS: i64 = 3600;
/// The sentence on the page of a form that was kept.
const SEND_AGAIN: &str = "form-to-send-again";
/// The page that leads back.
pub const PAGE: &str = "/connexion/reprendre";

/// Why a visitor has to sign in first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Because {
    /// The page needs it.
    PageNeedsIt,
    /// The session was over.
    SessionOver,
    /// The session was over when a form was sent; the form is kept.
    FormKept,
}

/// The page to come back to after sign-in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// Why it was not shown at once.
    pub because: Because,
    /// Its address on this site.
    pub page: String,
}

impl WayBack {
    /// The way back to that page; to `/` if it is no page of this site.
    pub fn to(page: &str, because: Because) -> Self {
        Self { because, page: safe_next(page).to_owned() }
    }

    /// The value of its cookie: a letter and the address.
    pub fn cookie_value(&self) -> String {
        let letter = match self.because {
            Because::PageNeedsIt => 'p',
            Because::SessionOver => 's',
            Because::FormKept => 'f',
        };
        format!("{letter}{}", encoded(&self.page))
    }

    /// Parses the value of its cookie; `None` if it is malformed.
    fn read(value: &str) -> Option<Self> {
        let because = match value.chars().next()? {
            'p' => Because::PageNeedsIt,
            's' => Because::SessionOver,
            'f' => Because::FormKept,
            _ => return None,
        };
        let page = percent_decode_str(value.get(1..)?).decode_utf8().ok()?;
        Some(Self::to(&page, because))
    }

    /// The way back in the cookie of this request; `None` without one.
    fn current() -> Option<Self> {
        request_cookie(COOKIE).and_then(|value| Self::read(&value))
    }
}

/// Whether a form is kept when its session is over: those of one's own account and of sign-in hold passwords and codes.
pub fn may_be_kept(action: &str) -> bool {
    !["/api/moi/", "/api/connexion/", "/connexion/"].iter().any(|secret| action.starts_with(secret))
}

/// Where a sign-in leads: to [`PAGE`] in place of home when there is a way back, else to `to`.
///
/// # Errors
/// [`StoreError::Database`], [`StoreError::Json`].
pub async fn after_sign_in(visitor: &Visitor, person: &PersonId, to: &str) -> Result<String, StoreError> {
    let home = to == "/" || [Role::Coach, Role::Coordinator, Role::Network].map(home_of).contains(&to);
    let back = home && (WayBack::current().is_some() || db()?.unsent_form(person, visitor.now).await?.is_some());
    Ok(if back { PAGE } else { to }.to_owned())
}

/// Leads back: to the form that was kept for this person, with what was typed in it, or to the page that was asked for, if their
/// role may open it; else home.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let back = WayBack::current();
    set_cookie(COOKIE, "", 0);
    let MayRequest(may) = use_context().ok_or(StoreError::OutsideRequest)?;
    let role = ctx.user.role;
    let Some(form) = db()?.unsent_form(&ctx.user.person_id, ctx.visitor.now).await? else {
        // A form that is kept for another person says nothing to this one.
        let page = back.filter(|back| back.because != Because::FormKept && may(role, &back.page)).map(|back| back.page);
        return Err(PageEnd::Elsewhere(page.unwrap_or_else(|| "/".to_owned())));
    };
    // First: whatever the form does, the next sign-in does not meet it again.
    db()?.delete_unsent_form(&ctx.user.person_id).await?;
    if may(role, &form.action) {
        save_as_draft(&ctx, &form).await?;
        set_cookie("flash", &format!("info.{SEND_AGAIN}"), 60);
    }
    let page = safe_next(&form.page).to_owned();
    Err(PageEnd::Elsewhere(if may(role, &page) { page } else { "/".to_owned() }))
}

/// Runs the server function of a form on a dry-run database: every write but that of drafts fails, so the function keeps the typed
/// fields as its draft, which the form's page shows.
async fn save_as_draft(ctx: &RequestContext, form: &UnsentForm) -> Result<(), StoreError> {
    let (db, objects, settings) = (db()?.dry_run(), objects()?, settings()?);
    let request = Request::post(form.action.as_str())
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ACCEPT, "application/json")
        .extension(ctx.visitor.clone())
        .body(Body::from(form.body.clone()));
    let Ok(request) = request else { return Ok(()) };
    let provide = move || {
        provide_context(db.clone());
        provide_context(objects.clone());
        provide_context(settings.clone());
    };
    // Its response is a refusal and is dropped: only the saved draft is needed.
    let _ = handle_server_fns_with_context(provide, request).await;
    Ok(())
}

/// The notice on the pages of sign-in that the session was over; `None` for a visitor whose session was not.
pub fn notice(visitor: &Visitor) -> Option<impl IntoView + use<>> {
    let back = WayBack::current().filter(|_| visitor.signed_in.is_none())?;
    let sentences = match back.because {
        Because::PageNeedsIt => return None,
        Because::SessionOver => t!(visitor.language, "session-over"),
        Because::FormKept => t!(visitor.language, "session-over-form-kept"),
    };
    Some(view! { <Notice status=true><p>{sentences}</p></Notice> })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_back_is_read_as_it_was_written() {
        for page in ["/", "/plan", "/declarations/2026-10?corriger=oui", "/suivis?q=a%20b&tous=oui"] {
            for because in [Because::PageNeedsIt, Because::SessionOver, Because::FormKept] {
                let back = WayBack::to(page, because);
                assert_eq!(WayBack::read(&back.cookie_value()), Some(back));
            }
        }
    }

    #[test]
    fn a_way_back_leads_to_pages_of_this_site_only() {
        for value in ["", "x%2Fplan", "é", "plan"] {
            assert!(WayBack::read(value).is_none_or(|back| back.page == "/"), "{value}");
        }
        for page in ["//ailleurs.exemple", "https://ailleurs.exemple/", "/api/moi/langue", "/\\ailleurs.exemple"] {
            assert_eq!(WayBack::read(&format!("p{}", encoded(page))).unwrap().page, "/", "{page}");
        }
    }

    #[test]
    fn forms_with_passwords_and_codes_are_not_kept() {
        assert!(may_be_kept("/api/declarations/envoyer"));
        for action in ["/api/moi/mot-de-passe", "/api/connexion/code", "/connexion/demo"] {
            assert!(!may_be_kept(action), "{action}");
        }
    }
}
