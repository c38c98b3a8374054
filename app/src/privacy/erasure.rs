//! Erasing a participant, for coordinators: planned by one, consented to by a second, withdrawn by either; a job does it.

use crate::{
    texts::t,
    ui::{area::AreaField, form::ErrorSummary, icon::Icon, notice::notice},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::Role,
    privacy::erasure::{ALONE_DELAY_DAYS, DELAY_DAYS, read_reason},
    values::{ids::PersonId, language::Language, paris},
};
use leptos::prelude::*;
use store::{ErasureRequest, PageRequest, StoreError};

/// The name of the draft of a person's form.
fn form_of(person: &PersonId) -> String {
    format!("privacy.erasure.{person}")
}

/// Plans the erasure of a participant.
#[server(endpoint = "personnes/effacement/prevoir")]
pub async fn plan_erasure(person: PersonId, #[server(default)] reason: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.people().person(&person).await?;
    let (form, page) = (form_of(&person), url::erasure(&person));
    let read = match read_reason(&reason) {
        Ok(read) => read,
        Err(mistake) => return respond(reject_form(&form, page, &FormDraft::of(reason, [("reason", mistake.key())])).await),
    };
    let planned = ctx.store.privacy().plan_erasure(&ctx.actor(), &person, &read).await;
    let planned = finish_form(&ctx, &form, reason, planned).await;
    respond(refused_or(planned, &page, |_| Outcome::done(&page, "erasure-is-planned")))
}

/// Consents, as a second coordinator, to a planned erasure.
#[server(endpoint = "personnes/effacement/accepter")]
pub async fn consent_to_erasure(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::erasure(&person);
    let consented = ctx.store.privacy().consent_to_erasure(&ctx.actor(), &person).await;
    respond(refused_or(consented, &page, |()| Outcome::done(&page, "erasure-consented")))
}

/// Withdraws a request or a planned erasure.
#[server(endpoint = "personnes/effacement/retirer")]
pub async fn withdraw_erasure(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::erasure(&person);
    ctx.store.privacy().withdraw_erasure(&ctx.actor(), &person).await?;
    respond(Ok(Outcome::done(page, "erasure-withdrawn")))
}

/// The page; 404 for a member of the team.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let person = ctx.store.people().person(&id).await?;
    if person.role != Role::Participant {
        return Err(PageEnd::Missing);
    }
    let kept: FormDraft<String> = load_draft(&form_of(&id)).await.unwrap_or_default();
    let erased = ctx.store.privacy().erased_at(&id).await?;
    let request = ctx.store.privacy().erasure_request(&id).await?;
    let planned = request.as_ref().is_some_and(|request| request.planned_by.is_some());
    let inside = match erased {
        Some(at) => notice(t!(language, "erasure-was-done", day = language.date(paris::day(at)))).into_any(),
        None => {
            let asked = request.as_ref().map(|request| request_section(&ctx, request));
            let form = if planned { None } else { Some(form_section(&ctx, &id, &kept).await?) };
            view! { {asked} {form} }.into_any()
        }
    };
    let any = !kept.mistakes.is_empty();
    let effects = erased.is_none().then(|| effects(language));
    let body = view! {
        <ErrorSummary language mistakes=kept.summary(language)/>
        <header class="page__head">
            <a class="back" href=url::person(&id)><Icon name="arrow-left"/>{person.name()}</a>
            <h1 class="page__title">{t!(language, "erasure-title")}</h1>
        </header>
        {effects}
        {inside}
    };
    Ok(Page::new(t!(language, "erasure-title"), "/personnes", body).with_mistakes(language, any))
}

/// What goes and what stays.
fn effects(language: Language) -> impl IntoView + use<> {
    view! {
        <section class="section">
            <p>{t!(language, "erasure-goes")}</p>
            <p>{t!(language, "erasure-stays")}</p>
            <p>{t!(language, "erasure-delay", n = DELAY_DAYS, alone = ALONE_DELAY_DAYS)}</p>
        </section>
    }
}

/// Who asked and planned it, when it is due, and the buttons of this coordinator.
fn request_section(ctx: &RequestContext, request: &ErasureRequest) -> impl IntoView + use<> {
    let language = ctx.language();
    let day = |at| language.date(paris::day(at));
    let fact = |label: &str, value: String| view! { <div class="facts__item"><dt>{t!(language, label)}</dt><dd>{value}</dd></div> };
    let waits = request.consent_needed && request.consented_by_name.is_none();
    let consent = match &request.consented_by_name {
        Some(name) => Some(name.clone()),
        None => waits.then(|| t!(language, "erasure-consent-waits")),
    };
    let consents = waits && request.planned_by.as_ref() != Some(&ctx.user.person_id);
    let person = request.person_id.to_string();
    let consent_form = consents.then(|| {
        view! {
            <form method="post" action={action::<ConsentToErasure>()}>
                <input type="hidden" name="person" value=person.clone()/>
                <button class="button button--danger">{t!(language, "erasure-consent")}</button>
            </form>
        }
    });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "erasure-request")}</h2>
            <dl class="facts">
                {fact("erasure-asked-by", format!("{}, {}", request.asked_by_name, day(request.asked_at)))}
                {request.reason.clone().map(|reason| fact("erasure-reason", reason))}
                {request.planned_by_name.clone().map(|name| fact("erasure-planned-by", name))}
                {request.due_at.map(|due| fact("erasure-due", day(due)))}
                {consent.map(|consent| fact("erasure-consented-by", consent))}
            </dl>
            <div class="actions">
                {consent_form}
                <form method="post" action={action::<WithdrawErasure>()}>
                    <input type="hidden" name="person" value=person/>
                    <button class="button">{t!(language, "erasure-withdraw")}</button>
                </form>
            </div>
        </section>
    }
}

/// The form that plans it; while the enrollment runs, the sentence that says why there is none.
async fn form_section(ctx: &RequestContext, id: &PersonId, kept: &FormDraft<String>) -> Result<AnyView, StoreError> {
    let language = ctx.language();
    let running = match ctx.store.enrollments().enrollment_of(id).await {
        Ok(enrollment) => enrollment.left_on.is_none(),
        Err(StoreError::NotFound) => false,
        Err(error) => return Err(error),
    };
    if running {
        return Ok(notice(t!(language, "erasure-enrolled")).into_any());
    }
    let mistake = kept.mistake("reason").map(str::to_owned);
    Ok(view! {
        <form class="form" method="post" action={action::<PlanErasure>()} novalidate>
            <input type="hidden" name="person" value=id.to_string()/>
            <AreaField language name="reason" label=t!(language, "erasure-reason") hint=t!(language, "erasure-reason-hint")
                mistake value=kept.typed.clone()/>
            <button class="button button--danger">{t!(language, "erasure-send")}</button>
        </form>
    }
    .into_any())
}

/// The open requests of the structure, for the list of people; `None` without one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn requests_section(ctx: &RequestContext) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let people = ctx.store.privacy().people_to_erase(PageRequest::Page(1)).await?;
    // The oldest of many: the others follow once these are done.
    let count = (people.pages() > 1).then(|| view! { <span class="count">{people.total}</span> });
    let links = people.rows.iter().map(|(id, name)| view! { <li><a href=url::erasure(id)>{name.clone()}</a></li> }).collect_view();
    Ok((people.total > 0).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "erasure-requests")}{count}</h2>
                <ul class="link-list">{links}</ul>
            </section>
        }
        .into_any()
    }))
}
