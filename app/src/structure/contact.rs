//! The phone number and the mail address of the structure: for participants, and for visitors who cannot sign in.

use crate::{
    structure::{letterhead::Summary, setting_form::PAGE},
    texts::t,
    ui::form::TextField,
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, clear_draft, load_draft, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::people::{ContactMistake, Email, Phone};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use store::StoreError;

/// The name of the form.
const FORM: &str = "settings.contact";

/// The contact as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedContact {
    phone: String,
    email: String,
}

/// A typed number or address; `None` for an empty text.
fn read<T: FromStr<Err = ContactMistake>>(typed: &str) -> Result<Option<T>, ContactMistake> {
    if typed.trim().is_empty() { Ok(None) } else { typed.parse().map(Some) }
}

/// The mistakes of a form: each field with the key of its sentence.
type Mistakes = Vec<(&'static str, &'static str)>;

impl TypedContact {
    /// Parses the form.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
    fn read(&self) -> Result<(Option<Phone>, Option<Email>), Mistakes> {
        let mut mistakes = Vec::new();
        let phone = read(&self.phone).map_err(|mistake| mistakes.push(("structure_phone", mistake.key())));
        let email = read(&self.email).map_err(|mistake| mistakes.push(("structure_email", mistake.key())));
        match (phone, email) {
            (Ok(phone), Ok(email)) => Ok((phone, email)),
            _ => Err(mistakes),
        }
    }
}

/// Sets the phone number and the mail address of the structure; an empty field removes its own.
#[server(endpoint = "reglages/contact")]
pub async fn set_structure_contact(
    #[server(default)] structure_phone: String,
    #[server(default)] structure_email: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedContact { phone: structure_phone, email: structure_email };
    let (phone, email) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, mistakes)).await),
    };
    ctx.store.settings().set_contact(&ctx.actor(), phone.as_ref(), email.as_ref()).await?;
    clear_draft(&ctx, FORM).await?;
    respond(Ok(Outcome::done(PAGE, "settings-saved")))
}

/// The form, as typed after a refusal, else as stored; and its mistakes.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn contact_section(ctx: &RequestContext) -> Result<(AnyView, Summary), StoreError> {
    let language = ctx.language();
    let stored = ctx.store.settings().contact().await?;
    let phone = stored.phone.as_deref().and_then(Phone::from_stored).map(|phone| phone.displayed()).unwrap_or_default();
    let stored = TypedContact { phone, email: stored.email.unwrap_or_default() };
    let kept: FormDraft<TypedContact> = load_draft(FORM).await.unwrap_or_else(|| FormDraft { typed: stored, mistakes: Vec::new() });
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let typed = kept.typed.clone();
    let view = view! {
        <section class="section" id="contact">
            <h2 class="section__title">{t!(language, "settings-contact")}</h2>
            <p class="quiet">{t!(language, "settings-contact-lead")}</p>
            <form class="form setting--several" method="post" action={action::<SetStructureContact>()} novalidate>
                <TextField language name="structure_phone" kind="tel" label=t!(language, "me-phone") hint=t!(language, "optional") class="input--medium" mistake=mistake("structure_phone") value=typed.phone/>
                <TextField language name="structure_email" kind="email" label=t!(language, "me-email") hint=t!(language, "optional") mistake=mistake("structure_email") value=typed.email/>
                <button class="button">{t!(language, "settings-save")}</button>
            </form>
        </section>
    };
    Ok((view.into_any(), kept.summary(language)))
}
