//! One month of one participant, for the team: the declaration, its questions and documents, every version.

use super::corrections::decision_form;
use crate::{
    declarations::{
        documents::links::{links, seen_by_team},
        pages::reopened,
        record::{Reader, beside, sums, thread, versions},
    },
    privacy::readings::record_read,
    texts::t,
    ui::{
        icon::Icon,
        rows::{MonthState, StateMark, capital},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    declarations::declaration::total,
    values::{ids::PersonId, month::Month},
};
use leptos::prelude::*;

/// Page of a month; 404 for a month that was not declared.
pub async fn month(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let month: Month = address.part("month")?;
    let enrollment = ctx.store.enrollments().enrollment_for(&participant, month).await?;
    let declaration = ctx.store.declarations().declaration(&enrollment.id, month).await?.ok_or(PageEnd::Missing)?;
    record_read(&ctx, &participant).await;
    let questions = ctx.store.review().questions(&declaration.id).await?;
    let requests = ctx.store.declarations().correction_requests(&declaration.id).await?;
    let mut documents = seen_by_team(&ctx, &enrollment).await?;
    documents.retain(|document| document.month == month);
    let state = MonthState::of(&declaration, reopened(&declaration, &requests));
    let name = enrollment.name();
    let title = capital(&language.month(month));
    let to_review = declaration.state.is_open().then(|| {
        view! { <p class="link-list"><a href=format!("/verifications#d-{}", declaration.id)>{t!(language, "record-to-review")}</a></p> }
    });
    let body = view! {
        <header class="page__head">
            <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{name.clone()}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        <p class="figure num">{language.amount(total(declaration.lines()))}</p>
        <p class="figure__note"><StateMark language state/>{state.team_note().map(|note| format!(" {}", t!(language, note)))}</p>
        {decision_form(language, &participant, &declaration, &requests).await}
        {sums(language, declaration.lines())}
        {declaration.versions.first().map(|version| beside(language, version))}
        {links(language, &documents)}
        {to_review}
        {thread(language, Reader::Team(&name), &questions, &requests)}
        {versions(language, &declaration)}
    };
    Ok(Page::new(format!("{title}, {name}"), "/suivis", body))
}
