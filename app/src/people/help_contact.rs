//! Whom a participant calls or writes to: one part of screens for the first page, Moi, Plan, and beside each sentence that says to call.

use crate::{
    texts::t,
    ui::icon::Icon,
    url,
    web::context::{RequestContext, Visitor},
};
use domain::{people::help_contact::HelpContact, values::language::Language};
use leptos::prelude::*;
use store::StoreError;

/// The refusals whose sentence says to call: the page to which they lead shows the contact.
const SAY_TO_CALL: &[&str] = &["booking-left", "booking-notice", "booking-past", "booking-team-only"];

/// The name of the person, the number, and the links that call and write to them; a sentence without number and address.
pub fn help_contact(language: Language, contact: &HelpContact) -> impl IntoView + use<> {
    let name = contact.person.clone().unwrap_or_else(|| contact.structure.clone());
    let substitute = contact.substitutes_for.clone().map(|coach| {
        view! { <span class="help-contact__note">{t!(language, "help-contact-substitutes", name = coach)}</span> }
    });
    let of = |of_structure: bool| if of_structure { contact.structure.clone() } else { name.clone() };
    let number = contact.phone.as_ref().map(|way| {
        let displayed = way.to.displayed();
        let shown = if way.of_structure && contact.person.is_some() {
            t!(language, "help-contact-number-of", name = contact.structure.clone(), number = displayed)
        } else {
            displayed
        };
        view! { <span class="help-contact__note">{shown}</span> }
    });
    let way = |to: String, icon: &'static str, label: &str, name: String| {
        view! { <a class="button button--small" href=to><Icon name=icon/>{t!(language, label)}<span class="visually-hidden">" "{name}</span></a> }
    };
    let call = contact.phone.as_ref().map(|it| way(format!("tel:{}", it.to.as_str()), "phone", "reach-call", of(it.of_structure)));
    let write = contact.email.as_ref().map(|it| way(url::mailto(it.to.as_str()), "mail", "help-contact-write", of(it.of_structure)));
    let none = (call.is_none() && write.is_none()).then(|| view! { <p class="help-contact__note">{t!(language, "help-contact-none")}</p> });
    view! {
        <section class="help-contact" aria-label=t!(language, "help-contact-label")>
            <p class="help-contact__who"><strong>{name.clone()}</strong>" "{substitute}" "{number}</p>
            <div class="help-contact__ways">{call}{write}</div>
            {none}
        </section>
    }
}

/// The contact of the signed-in participant; nothing for a person who never was enrolled.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn own_contact(ctx: &RequestContext) -> Result<Option<AnyView>, StoreError> {
    let contact = ctx.store.people().help_contact(&ctx.user.person_id, ctx.visitor.today()).await?;
    Ok(contact.map(|contact| help_contact(ctx.language(), &contact).into_any()))
}

/// [`own_contact`] on the page to which a refusal leads that says to call; nothing on any other.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn contact_after_refusal(ctx: &RequestContext) -> Result<Option<AnyView>, StoreError> {
    if says_to_call(&ctx.visitor) { own_contact(ctx).await } else { Ok(None) }
}

fn says_to_call(visitor: &Visitor) -> bool {
    let refused = visitor.flash.as_deref().and_then(|flash| flash.strip_prefix("refused."));
    refused.is_some_and(|key| SAY_TO_CALL.contains(&key))
}
