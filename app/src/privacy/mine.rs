//! Mes données: one's data as a file, and a participant's wish to be erased.

use crate::{
    privacy::legal::VERSION,
    texts::t,
    ui::{area::AreaField, form::ErrorSummary, icon::Icon, notice::Notice},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::{Contact, Role},
    privacy::erasure::read_reason,
    values::paris,
};
use leptos::prelude::*;
use store::{ErasureRequest, Message, Person, StoreError};

const PAGE: &str = "/moi/donnees";

/// The name of the draft of the wish.
const FORM: &str = "privacy.wish";

/// Asks, as the participant, to be erased. The reason may be empty.
#[server(endpoint = "moi/effacement")]
pub async fn request_erasure(#[server(default)] reason: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let read = if reason.trim().is_empty() { None } else { Some(read_reason(&reason)) };
    let read = match read.transpose() {
        Ok(read) => read,
        Err(mistake) => return respond(reject_form(FORM, PAGE, &FormDraft::of(reason, [("reason", mistake.key())])).await),
    };
    let asked = ctx.store.privacy().request_erasure(&ctx.actor(), &ctx.user.person_id, read.as_deref()).await;
    let asked = finish_form(&ctx, FORM, reason, asked).await;
    respond(refused_or(asked, PAGE, |()| Outcome::done(PAGE, "erasure-requested")))
}

/// Withdraws, as the participant, the request to be erased, also one that a coordinator made.
#[server(endpoint = "moi/effacement/retirer")]
pub async fn withdraw_own_erasure() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let name = format!("{} {}", ctx.user.first_name, ctx.user.last_name);
    let link = format!("{}{}", ctx.base_url, url::person(&ctx.user.person_id));
    let alert = |coordinator: &Person| {
        let language = coordinator.language;
        Some(Message {
            to: Contact::for_messages(None, coordinator.email.as_deref())?,
            subject: t!(language, "message-erasure-withdrawn-subject"),
            body: t!(language, "message-erasure-withdrawn", name = name.clone(), link = link.clone()),
        })
    };
    ctx.store.privacy().withdraw_erasure_and_alert(&ctx.actor(), &ctx.user.person_id, alert).await?;
    respond(Ok(Outcome::done(PAGE, "erasure-withdrawn")))
}

/// The page.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let kept: FormDraft<String> = load_draft(FORM).await.unwrap_or_default();
    let erasure = match ctx.user.role {
        Role::Participant => Some(erasure_section(&ctx, &kept).await?),
        _ => None,
    };
    let any = !kept.mistakes.is_empty();
    let body = view! {
        <ErrorSummary language mistakes=kept.summary(language)/>
        <a class="back" href="/moi"><Icon name="arrow-left"/>{t!(language, "nav-me")}</a>
        <header class="page__head">
            <h1 class="page__title">{t!(language, "mine-title")}</h1>
            <p class="page__lead">{t!(language, "mine-lead")}</p>
        </header>
        <section class="section">
            <h2 class="section__title">{t!(language, "mine-file")}</h2>
            <p>{t!(language, "mine-file-text")}</p>
            <div class="actions">
                <a class="button button--main" href="/moi/mes-donnees.zip" download="">{t!(language, "mine-file-get")}</a>
                <a class="button button--quiet" href="/confidentialite">{t!(language, "mine-privacy")}</a>
            </div>
        </section>
        {erasure}
        <p class="quiet">{t!(language, "mine-version", version = VERSION)}</p>
    };
    Ok(Page::new(t!(language, "mine-title"), "/moi", body).with_mistakes(language, any))
}

/// What was asked and planned, with the button that withdraws it; else the form that asks.
async fn erasure_section(ctx: &RequestContext, kept: &FormDraft<String>) -> Result<AnyView, StoreError> {
    let language = ctx.language();
    let inside = match ctx.store.privacy().erasure_request(&ctx.user.person_id).await? {
        Some(request) => {
            let said = wish_in_words(ctx, &request);
            view! {
                <Notice><p>{said}</p></Notice>
                <form method="post" action={action::<WithdrawOwnErasure>()}>
                    <button class="button">{t!(language, "erasure-withdraw")}</button>
                </form>
            }
            .into_any()
        }
        None => {
            let mistake = kept.mistake("reason").map(str::to_owned);
            view! {
                <form class="form" method="post" action={action::<RequestErasure>()} novalidate>
                    <p>{t!(language, "mine-erase-text")}</p>
                    <AreaField language name="reason" label=t!(language, "mine-erase-reason") hint=t!(language, "mine-erase-hint")
                        mistake value=kept.typed.clone()/>
                    <button class="button">{t!(language, "mine-erase-send")}</button>
                </form>
            }
            .into_any()
        }
    };
    Ok(view! { <section class="section"><h2 class="section__title">{t!(language, "mine-erase")}</h2>{inside}</section> }.into_any())
}

/// The sentence that says what was asked and when it will be done.
fn wish_in_words(ctx: &RequestContext, request: &ErasureRequest) -> String {
    let language = ctx.language();
    let day = |at| language.date(paris::day(at));
    match request.due_at {
        Some(due) => t!(language, "mine-erase-planned", day = day(due)),
        None => t!(language, "mine-erase-asked", day = day(request.asked_at)),
    }
}
