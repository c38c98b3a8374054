//! "Ajouté par erreur": what goes with a record of which nothing was declared, held and signed, and the form that removes it.

use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, Select},
        icon::Icon,
        notice::notice,
    },
    url::{self, action},
    web::{
        context::{RequestContext, objects},
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::{Role, removal::RemovalReason},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use store::{RemovalPreview, StoreError};

/// The name of the draft of a person's form.
fn form_of(person: &PersonId) -> String {
    format!("person.removal.{person}")
}

/// Removes a participant who was added by mistake.
#[server(endpoint = "personnes/retirer")]
pub async fn remove_person(person: PersonId, #[server(default)] reason: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.people().person(&person).await?;
    let (form, page) = (form_of(&person), url::removal(&person));
    let Ok(read) = RemovalReason::try_from(reason.clone()) else {
        return respond(reject_form(&form, page, &FormDraft::of(reason, [("reason", "removal-reason-missing")])).await);
    };
    let removed = ctx.store.people().remove_added_by_mistake(&ctx.actor(), &person, read, &objects()?).await;
    let removed = finish_form(&ctx, &form, reason, removed).await;
    respond(refused_or(removed, &page, |_| Outcome::done("/personnes", "person-removed")))
}

/// The page; 404 for a member of the team and for a record that is not there any more.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let person = ctx.store.people().person(&id).await?;
    if person.role != Role::Participant {
        return Err(PageEnd::Missing);
    }
    let kept: FormDraft<String> = load_draft(&form_of(&id)).await.unwrap_or_default();
    let any = !kept.mistakes.is_empty();
    let inside = match ctx.store.people().removal_preview(&id).await {
        Ok(preview) => view! { {what_goes(language, &preview)} {form(language, &id, &kept)} }.into_any(),
        Err(StoreError::Refused(refusal)) => view! {
            {notice(t!(language, refusal.key()))}
            <ul class="link-list"><li><a href=url::merging(&id, None)>{t!(language, "merge-link")}</a></li></ul>
        }
        .into_any(),
        Err(error) => return Err(error.into()),
    };
    let body = view! {
        <ErrorSummary language mistakes=kept.summary(language)/>
        <header class="page__head">
            <a class="back" href=url::person(&id)><Icon name="arrow-left"/>{person.name()}</a>
            <h1 class="page__title">{t!(language, "removal-title")}</h1>
            <p class="page__lead">{t!(language, "removal-lead")}</p>
        </header>
        {inside}
    };
    Ok(Page::new(t!(language, "removal-title"), "/personnes", body).with_mistakes(language, any))
}

/// What goes with the record, a line each.
fn what_goes(language: Language, preview: &RemovalPreview) -> impl IntoView + use<> {
    let counted = [
        ("removal-bookings", preview.bookings),
        ("removal-notes", preview.notes),
        ("removal-documents", preview.documents),
        ("removal-goals", preview.goals),
    ];
    let counted = counted.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| view! { <li>{t!(language, key, n = n)}</li> }).collect_view();
    let path = preview.starts_on.map(|day| view! { <li>{t!(language, "removal-path", day = language.date(day))}</li> });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "removal-goes")}</h2>
            <ul class="prose">
                <li>{t!(language, "removal-contacts")}</li>
                {path}
                {counted}
            </ul>
            <p>{t!(language, "removal-stays")}</p>
        </section>
    }
}

fn form(language: Language, id: &PersonId, kept: &FormDraft<String>) -> impl IntoView + use<> {
    let choose = std::iter::once((String::new(), t!(language, "choose")));
    let options = choose.chain(RemovalReason::ALL.map(|reason| (reason.as_str().to_owned(), t!(language, reason.key())))).collect();
    let mistake = kept.mistake("reason").map(|key| (language, key.to_owned()));
    view! {
        <form class="form" method="post" action={action::<RemovePerson>()} novalidate>
            <input type="hidden" name="person" value=id.to_string()/>
            <Select name="reason" required=true label=t!(language, "removal-reason") options chosen=kept.typed.clone() mistake/>
            <button class="button button--danger">{t!(language, "removal-send")}</button>
        </form>
    }
}
