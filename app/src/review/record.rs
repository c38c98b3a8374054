//! One month of one participant, for the team: the declaration, its questions and documents, every version; what the team can do to it.

use super::{
    corrections::decision_form,
    entry::{entered_notice, entry_form},
    opening::{opening_form, undo_opening_button},
};
use crate::{
    caseload::parts::ContactButtons,
    declarations::{
        documents::links::{links, seen_by_team},
        pages::reopened,
        record::{Reader, beside, sums, thread, versions},
    },
    privacy::readings::record_read,
    texts::t,
    ui::{
        form::ErrorSummary,
        icon::Icon,
        notice::notice,
        rows::{MonthState, StateMark, capital},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::{
    declarations::declaration::{MonthRefusal, due, may_declare, total},
    values::{ids::PersonId, month::Month},
};
use leptos::prelude::*;
use store::{Declaration, Enrollment};

/// Page of a month.
pub async fn month(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let participant: PersonId = address.part("participant")?;
    let month: Month = address.part("month")?;
    let enrollment = ctx.store.enrollments().enrollment_for(&participant, month).await?;
    let declaration = ctx.store.declarations().declaration(&enrollment.id, month).await?;
    record_read(&ctx, &participant).await;
    match declaration {
        Some(declaration) => declared(&ctx, &enrollment, declaration).await,
        None => undeclared(&ctx, &enrollment, month).await,
    }
}

/// Page of a month without a declaration: who to call, and the form that enters it for them once the month is over.
async fn undeclared(ctx: &RequestContext, enrollment: &Enrollment, month: Month) -> PageResult {
    let (language, today, participant) = (ctx.language(), ctx.visitor.today(), &enrollment.participant_id);
    let state = MonthState::Missing(due(&enrollment.period(), &enrollment.suspensions, month, today, ctx.user.due_day));
    let (name, title) = (enrollment.name(), capital(&language.month(month)));
    let refusal = may_declare(&enrollment.period(), month, today).err();
    let entry = match refusal {
        None => Some(entry_form(language, enrollment, month, None).await),
        Some(_) => None,
    };
    let (form, summary) = entry.map(|entry| (entry.view, entry.summary)).unzip();
    let summary = summary.unwrap_or_default();
    let any = !summary.is_empty();
    let refusal = refusal.map(|refusal| {
        let key = if refusal == MonthRefusal::NotOver { "entry-not-over" } else { "entry-outside-path" };
        notice(t!(language, key))
    });
    let form = form.map(|form| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "entry-title", name = name.clone())}</h2>
                <p class="quiet">{t!(language, "entry-lead")}</p>
                {form}
            </section>
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=url::participant(participant)><Icon name="arrow-left"/>{name.clone()}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="figure__note"><StateMark language state/></p>
            <div class="page__actions">{ContactButtons::of(enrollment).view(language)}</div>
        </header>
        {refusal}
        {form}
    };
    Ok(Page::new(format!("{title}, {name}"), "/suivis", body).with_mistakes(language, any))
}

/// Page of a declared month.
async fn declared(ctx: &RequestContext, enrollment: &Enrollment, declaration: Declaration) -> PageResult {
    let (language, participant, month) = (ctx.language(), &enrollment.participant_id, declaration.month);
    let questions = ctx.store.review().questions(&declaration.id).await?;
    let requests = ctx.store.declarations().correction_requests(&declaration.id).await?;
    let mut documents = seen_by_team(ctx, enrollment).await?;
    documents.retain(|document| document.month == month);
    let state = MonthState::of(&declaration, reopened(&declaration, &requests));
    let name = enrollment.name();
    let title = capital(&language.month(month));
    let to_review = declaration.state.is_open().then(|| {
        view! { <p class="link-list"><a href=format!("/verifications#d-{}", declaration.id)>{t!(language, "record-to-review")}</a></p> }
    });
    let entry = entry_form(language, enrollment, month, Some(&declaration)).await;
    let (opening, mut summary) = opening_form(language, participant, &declaration, &requests).await.unzip();
    summary.get_or_insert_default().extend(entry.summary);
    let summary = summary.unwrap_or_default();
    let any = !summary.is_empty();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=url::participant(participant)><Icon name="arrow-left"/>{name.clone()}</a>
            <h1 class="page__title">{title.clone()}</h1>
        </header>
        <p class="figure num">{language.amount(total(declaration.lines()))}</p>
        <p class="figure__note"><StateMark language state/>{state.team_note().map(|note| format!(" {}", t!(language, note)))}</p>
        {entered_notice(ctx, participant, &declaration, &questions, &requests)}
        {decision_form(language, participant, &declaration, &requests).await}
        {sums(language, declaration.lines())}
        {declaration.versions.first().map(|version| beside(language, version))}
        {links(language, &documents)}
        {to_review}
        <div class="stack stack--beside">
            {undo_opening_button(ctx, participant, &declaration, &requests)}
            {opening}
            <details class="disclose" open=entry.is_kept>
                <summary class="button disclose__summary"><Icon name="edit"/>{t!(language, "entry-correct")}</summary>
                <div class="disclose__body stack"><p class="quiet">{t!(language, "entry-lead")}</p>{entry.view}</div>
            </details>
        </div>
        {thread(language, Reader::Team(&name), &questions, &requests)}
        {versions(language, &declaration)}
    };
    Ok(Page::new(format!("{title}, {name}"), "/suivis", body).with_mistakes(language, any))
}
