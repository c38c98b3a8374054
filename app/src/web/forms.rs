//! Forms that were refused: what was typed is kept until the form is sent again, its mistakes are shown once. A page that shows what was
//! kept on a later visit says so: see [`KeptDrafts`].

use crate::{
    sign_in::{browser, secret},
    texts::t,
    web::{
        context::{RequestContext, Visitor, db},
        cookies::{request_cookie, set_cookie},
        outcome::Outcome,
        page::encoded,
    },
};
use domain::values::language::Language;
use leptos::prelude::use_context;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    borrow::Cow,
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use store::StoreError;

/// A mistake in a form. Stored as `[field, key]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(Text, Text)", into = "(Text, Text)")]
pub struct Mistake {
    /// The name of the field.
    pub field: Text,
    /// The key of the sentence that says what is wrong.
    pub key: Text,
}

/// A word of the program, or one that was read back.
type Text = Cow<'static, str>;

impl<F: Into<Text>, K: Into<Text>> From<(F, K)> for Mistake {
    /// A mistake of a field by its name and the key of its sentence.
    fn from((field, key): (F, K)) -> Self {
        Self { field: field.into(), key: key.into() }
    }
}

impl From<Mistake> for (Text, Text) {
    fn from(mistake: Mistake) -> Self {
        (mistake.field, mistake.key)
    }
}

/// A form as it was typed and refused.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormDraft<T> {
    /// What was typed.
    pub typed: T,
    /// The mistakes in it.
    pub mistakes: Vec<Mistake>,
}

impl<T> FormDraft<T> {
    /// A draft of what was typed, with each field that was not understood and the key of its sentence.
    pub fn of(typed: T, mistakes: impl IntoIterator<Item = impl Into<Mistake>>) -> Self {
        Self { typed, mistakes: mistakes.into_iter().map(Into::into).collect() }
    }

    /// The same draft without mistakes.
    fn without_mistakes(self) -> Self {
        Self { mistakes: Vec::new(), ..self }
    }

    /// Each mistaken field with its sentence, for the summary at the top of the form's page.
    pub fn summary(&self, language: Language) -> Vec<(String, String)> {
        self.mistakes.iter().map(|mistake| (mistake.field.to_string(), t!(language, &mistake.key))).collect()
    }

    /// The key of the sentence beside a field; `None` when the field has no mistake.
    pub fn mistake(&self, field: &str) -> Option<&str> {
        self.mistakes.iter().find(|mistake| mistake.field == field).map(|mistake| mistake.key.as_ref())
    }
}

/// The name under which this visitor's drafts are stored: the identifier of the person, or a hash of the guest's cookie.
fn holder(visitor: &Visitor) -> Option<String> {
    visitor.signed_in.as_ref().map(|who| who.person_id.to_string()).or_else(|| visitor.guest.clone())
}

/// The cookie that names the form that was just refused: its mistakes are shown on the next page, and on no later one.
const REFUSED: &str = "refused";
/// How long the cookie [`REFUSED`] lives, in seconds: the longest time until the next page is asked for.
const REFUSED_SECONDS: i64 = 600;

/// Stores a draft and leads back to the form, where its mistakes are shown once.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn reject_form<T: Serialize + Sync>(form: &str, to: impl Into<String>, draft: &FormDraft<T>) -> Result<Outcome, StoreError> {
    let visitor = Visitor::current()?;
    let holder = match holder(&visitor) {
        Some(holder) => holder,
        None => {
            let token = secret::token();
            set_cookie("guest", &token, 3600);
            browser::guest_holder(&token)
        }
    };
    match &visitor.signed_in {
        Some(_) => db()?.save_form_draft(&holder, form, draft, visitor.now).await?,
        None => db()?.save_guest_draft(&holder, form, draft, visitor.now).await?,
    }
    if !draft.mistakes.is_empty() || visitor.signed_in.is_some() {
        set_cookie(REFUSED, &encoded(form), REFUSED_SECONDS);
    }
    Ok(Outcome::Rejected { to: to.into() })
}

/// The names of the drafts that the page shows without a refusal before it: those of an earlier visit. In the context of every page.
#[derive(Debug, Clone, Default)]
pub struct KeptDrafts(Arc<Mutex<Vec<String>>>);

impl KeptDrafts {
    fn add(form: &str) {
        if let Some(kept) = use_context::<Self>() {
            kept.0.lock().unwrap_or_else(PoisonError::into_inner).push(form.to_owned());
        }
    }

    /// The names of those of the page that is being made.
    pub fn of_page() -> Vec<String> {
        use_context::<Self>().map(|kept| kept.0.lock().unwrap_or_else(PoisonError::into_inner).clone()).unwrap_or_default()
    }
}

/// Whether the request before this one had that form refused. Removes the mark, so that a later visit shows no mistakes.
fn was_just_refused(form: &str) -> bool {
    let refused = request_cookie(REFUSED).is_some_and(|named| named == encoded(form));
    if refused {
        set_cookie(REFUSED, "", 0);
    }
    refused
}

/// This visitor's draft of a form, with its mistakes only on the page that follows the refusal; `None` when there is none or
/// another version of the product wrote it.
pub async fn load_draft<T: DeserializeOwned>(form: &str) -> Option<FormDraft<T>> {
    let holder = holder(&Visitor::current().ok()?)?;
    let draft: FormDraft<T> = db().ok()?.form_draft(&holder, form).await.ok().flatten()?;
    if was_just_refused(form) {
        return Some(draft);
    }
    KeptDrafts::add(form);
    Some(draft.without_mistakes())
}

/// This visitor's drafts of all forms whose name begins with `beginning`, by name, each as [`load_draft`] gives it.
pub async fn load_drafts<T: DeserializeOwned>(beginning: &str) -> HashMap<String, FormDraft<T>> {
    let holder = Visitor::current().ok().as_ref().and_then(holder);
    let Some((db, holder)) = db().ok().zip(holder) else { return HashMap::new() };
    let drafts: HashMap<String, FormDraft<T>> = db.form_drafts_of(&holder, beginning).await.unwrap_or_default();
    let shown = |(form, draft): (String, FormDraft<T>)| {
        let draft = if was_just_refused(&form) { draft } else { draft.without_mistakes() };
        (form, draft)
    };
    drafts.into_iter().map(shown).collect()
}

/// Deletes the draft of a form once the store has done it; keeps what was typed when the store refused or failed, so that it
/// need not be typed again. Returns the result of the store.
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
        // Of two failures the first is reported.
        Err(error) => {
            if let Err(second) = reject_form(form, "", &FormDraft { typed, mistakes: Vec::new() }).await {
                tracing::warn!(%error, %second, form, "what was typed could not be kept");
            }
        }
    }
    result
}

/// Deletes the user's draft of a form.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn clear_draft(ctx: &RequestContext, form: &str) -> Result<(), StoreError> {
    db()?.delete_form_draft(ctx.user.person_id.as_str(), form).await
}
