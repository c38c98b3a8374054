//! The list of months with its chart, and one month: its form or its declaration.

use super::{
    actions::{AnswerQuestion, DRAFTS, RequestCorrection, activities, answer_form_of, form_of, reason_form_of},
    chart::{ShownMonth, chart, months_of},
    contest::entered_notice,
    documents::pages::documents_link,
    form_props::FormData,
    islands::{DeclarationForm, DeclarationFormProps, TEXTS, draft_key},
    months::{EarlierEnrollment, earlier_enrollments, earlier_sections, month_row, months_to_declare},
    record::{Reader, beside, sums, thread, versions},
    sent::{sent, withdraw_button},
    set_aside,
};
use crate::{
    people::help_contact::own_contact,
    texts::{island_texts, t},
    ui::{
        form::{AllRequired, ErrorSummary, TextField},
        icon::Icon,
        notice::{Notice, notice},
        rows::{MonthState, StateMark, capital},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        forms::{FormDraft, load_draft, load_drafts},
        page::{Address, Page, PageResult},
    },
};
use chrono::Datelike;
use domain::{
    declarations::{
        declaration::{DeclarationState, Due, MonthRefusal, deadline, may_declare, total},
        typed::{TypedDeclaration, TypedLine},
    },
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use serde::de::IgnoredAny;
use store::{CorrectionRequest, Declaration, Enrollment, Question, StoreError};

/// The months with their chart.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let enrollments = ctx.store.enrollments().enrollments_of(&ctx.user.person_id).await?;
    let enrollment = enrollments.first().ok_or(StoreError::NotFound)?;
    let declared = ctx.store.declarations().summaries(&enrollment.id).await?;
    let drafts = load_drafts::<IgnoredAny>(DRAFTS).await;
    let months = months_of(enrollment, &declared, ctx.visitor.today(), ctx.user.due_day);
    let asked = address.query("mois").and_then(|month| month.parse().ok());
    let earlier = earlier_enrollments(&ctx, &enrollments).await?;
    let drawn = chart(language, enrollment, &months, earlier.iter().flat_map(EarlierEnrollment::declared), asked);
    let money = set_aside::overview(&ctx, enrollment, &declared).await?;
    let rows = months.iter().rev().map(|shown| {
        let draft = shown.declaration.is_none() && drafts.contains_key(&form_of(shown.month));
        let state = if draft { MonthState::Draft } else { shown.state };
        month_row(language, &ShownMonth { state, ..shown.clone() }, address_of(shown))
    });
    let rows = rows.collect_view();
    let open = months_to_declare(enrollment, &declared, ctx.visitor.today(), ctx.user.due_day);
    let earlier = earlier_sections(language, &earlier, address_of);
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "declarations-title")}</h1></header>
        {open_months_notice(language, &open)}
        {drawn}
        {money.above}
        {(!months.is_empty()).then(|| view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "declarations-months")}</h2>
                <ul class="rows">{rows}</ul>
            </section>
        })}
        {earlier}
        {money.below}
        <ul class="link-list"><li><a href="/declarations/attestation">{t!(language, "attestation-link")}</a></li></ul>
    };
    Ok(Page::new(t!(language, "declarations-title"), "/declarations", body))
}

/// How many months are to be declared, with a link to each, newest first; `None` when none is.
fn open_months_notice(language: Language, open: &[(Month, Due)]) -> Option<impl IntoView + use<>> {
    let links = open.iter().rev().map(|(month, _)| {
        view! { <li><a href=url::declaration(*month)>{t!(language, "declare-month", month = language.month_name(*month))}</a></li> }
    });
    let links = links.collect_view();
    let count = t!(language, "months-open", n = open.len() as i64);
    (!open.is_empty()).then(|| {
        view! {
            <Notice icon="turnover">
                <p>{count}</p>
                <ul class="link-list">{links}</ul>
            </Notice>
        }
    })
}

/// The address at which the participant reads or declares a month; `None` before it is over.
fn address_of(shown: &ShownMonth) -> Option<String> {
    (shown.state != MonthState::Missing(Due::NotYet)).then(|| url::declaration(shown.month))
}

/// One month: the form when it was not declared or is being corrected, else the declaration.
pub async fn month(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let month: Month = address.part("month")?;
    let enrollment = ctx.store.enrollments().enrollment_for(&ctx.user.person_id, month).await?;
    let declaration = ctx.store.declarations().declaration(&enrollment.id, month).await?;
    let today = ctx.visitor.today();
    let just_sent = match &declaration {
        Some(declaration) if address.query("envoye").is_some() => is_just_sent(&ctx, declaration).await?,
        _ => false,
    };
    match (declaration, may_declare(&enrollment.period(), month, today)) {
        (None, Err(refusal)) => Ok(not_declarable(ctx.language(), month, refusal)),
        (Some(declaration), _) if just_sent => sent(&ctx, &enrollment, &declaration).await,
        (Some(declaration), _) if !(address.query("corriger").is_some() && declaration.state.is_open()) => {
            declared(&ctx, &enrollment, declaration).await
        }
        (declaration, _) => form(&ctx, &enrollment, month, declaration).await,
    }
}

/// Whether the newest that happened to a declaration is that its participant sent it.
async fn is_just_sent(ctx: &RequestContext, declaration: &Declaration) -> Result<bool, StoreError> {
    if declaration.state != DeclarationState::Submitted {
        return Ok(false);
    }
    let requests = ctx.store.declarations().correction_requests(&declaration.id).await?;
    Ok(!reopened(declaration, &requests))
}

fn back(language: Language) -> impl IntoView {
    view! { <a class="back" href="/declarations"><Icon name="arrow-left"/>{t!(language, "declarations-title")}</a> }
}

fn not_declarable(language: Language, month: Month, refusal: MonthRefusal) -> Page {
    let title = capital(&language.month(month));
    let body = view! {
        <header class="page__head">{back(language)}<h1 class="page__title">{title.clone()}</h1></header>
        <Notice><p>{t!(language, refusal.key())}</p></Notice>
    };
    Page::new(title, "/declarations", body)
}

/// The form of a month: the participant's draft, or else the current version, or else an empty line.
async fn form(ctx: &RequestContext, enrollment: &Enrollment, month: Month, declaration: Option<Declaration>) -> PageResult {
    let language = ctx.language();
    let current = typed_of(enrollment, month, declaration.as_ref());
    let seen = current.seen;
    let draft: Option<FormDraft<TypedDeclaration>> = load_draft(&form_of(month)).await;
    let draft = draft.filter(|draft| !draft.typed.lines.is_empty());
    // The draft is of a version that was withdrawn since, in another tab.
    let withdrawn = seen == 0 && draft.as_ref().is_some_and(|draft| draft.typed.seen > 0);
    let draft = draft.unwrap_or_else(|| FormDraft { typed: current, mistakes: Vec::new() });
    let mistake = |field: &str| draft.mistake(field).map(|key| t!(language, key));
    let (note_mistake, clients_mistake) = (mistake("note"), mistake("clients"));
    let mistakes: Vec<(usize, String)> =
        draft.mistakes.iter().filter_map(|mistake| Some((mistake.field.parse().ok()?, t!(language, &mistake.key)))).collect();
    let several = draft.typed.lines.len() > 1;
    let mut summary: Vec<_> = mistakes
        .iter()
        .map(|(line, sentence)| {
            (
                format!("montant-{line}"),
                if several { t!(language, "line-mistake", n = (*line + 1) as i64, sentence = sentence.clone()) } else { sentence.clone() },
            )
        })
        .collect();
    let beside = [("clients", &clients_mistake), ("note", &note_mistake)];
    summary.extend(beside.into_iter().filter_map(|(field, mistake)| Some((field.to_owned(), mistake.clone()?))));
    let this_year = month.year() == ctx.visitor.today().year();
    let name = if this_year { language.month_name(month).to_owned() } else { language.month(month) };
    let title = t!(language, "declare-title", month = name);
    let data = FormData {
        month,
        typed: TypedDeclaration { seen, ..draft.typed },
        mistakes,
        note_mistake,
        clients_mistake,
        activities: activities(language, enrollment.activity_in(month)),
        terms: enrollment.terms(month),
        person: ctx.user.person_id.to_string(),
        language,
    };
    let deadline = deadline(month, ctx.user.due_day);
    let lead = if deadline >= ctx.visitor.today() {
        t!(language, "declare-lead", day = language.day(deadline))
    } else {
        t!(language, "declare-lead-expected")
    };
    let notices = [
        withdrawn.then(|| t!(language, "declare-withdrawn")),
        enrollment.suspensions.cover(&enrollment.period(), month).then(|| t!(language, "declare-suspended")),
        enrollment
            .left_on
            .filter(|left| month > Month::of(*left))
            .map(|left| t!(language, "declare-after-exit", day = language.date(left))),
    ];
    let notices = notices.into_iter().flatten().map(|sentence| {
        view! { <Notice><p>{sentence}</p></Notice> }
    });
    let notices = notices.collect_view();
    let any = !summary.is_empty();
    let documents = ctx.store.declarations().documents(&enrollment.id, ctx.visitor.now).await?;
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            {back(language)}
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{lead}</p>
            <AllRequired language/>
        </header>
        {notices}
        {DeclarationForm(DeclarationFormProps { form: data, texts: island_texts(language, TEXTS) })}
        {documents_link(language, month, &documents)}
    };
    Ok(Page::new(title, "/declarations", body).task().with_mistakes(language, any))
}

/// A declaration as it is typed: its current version, or one empty line.
fn typed_of(enrollment: &Enrollment, month: Month, declaration: Option<&Declaration>) -> TypedDeclaration {
    let Some(declaration) = declaration else {
        return TypedDeclaration { lines: vec![TypedLine::empty(enrollment.activity_in(month).as_str())], ..TypedDeclaration::default() };
    };
    let version = declaration.versions.first();
    TypedDeclaration {
        seen: declaration.version(),
        lines: declaration.lines().iter().map(TypedLine::from).collect(),
        note: version.and_then(|version| version.note.clone()).unwrap_or_default(),
        clients: version.and_then(|version| version.clients).map(|clients| clients.to_string()).unwrap_or_default(),
    }
}

/// The page of a declared month.
async fn declared(ctx: &RequestContext, enrollment: &Enrollment, declaration: Declaration) -> PageResult {
    let language = ctx.language();
    let month = declaration.month;
    let questions = ctx.store.review().questions(&declaration.id).await?;
    let requests = ctx.store.declarations().correction_requests(&declaration.id).await?;
    let documents = ctx.store.declarations().documents(&enrollment.id, ctx.visitor.now).await?;
    let open = questions.iter().find(|question| question.closed_at.is_none());
    let reopened = reopened(&declaration, &requests);
    let state = MonthState::of(&declaration, reopened);
    let title = capital(&language.month(month));
    let answer_field = match open {
        Some(question) => Some(answer_form(language, question).await),
        None => None,
    };
    let next = if declaration.state.is_open() {
        let class = if reopened { "button button--main" } else { "button" };
        view! {
            <div class="actions">
                <a class=class href=format!("{}?corriger=oui", url::declaration(month))><Icon name="edit"/>{t!(language, "correct")}</a>
                {withdraw_button(ctx, &declaration)}
            </div>
        }
        .into_any()
    } else {
        locked(language, enrollment, &declaration, &requests).await.into_any()
    };
    // Another person can change it: how they are reached stands beside the sentence.
    let contact = if declaration.state.is_open() { None } else { own_contact(ctx).await? };
    let waiting = match declaration.state {
        DeclarationState::Submitted if reopened => Some(t!(language, "figure-reopened")),
        DeclarationState::Submitted => Some(t!(language, "figure-waiting", name = enrollment.coach_name.clone())),
        _ => None,
    };
    let draft: Option<FormDraft<TypedDeclaration>> = load_draft(&form_of(month)).await;
    let other = draft.and_then(|draft| draft.typed.total()).filter(|typed| *typed != total(declaration.lines()));
    let draft_notice = other.filter(|_| declaration.state.is_open()).map(|typed| {
        let sentence =
            t!(language, "month-sent-before", sent = language.amount(total(declaration.lines())), amount = language.amount(typed));
        let correct = format!("{}?corriger=oui", url::declaration(month));
        view! {
            <Notice icon="edit">
                <p>{sentence}</p>
                <ul class="link-list"><li><a href=correct>{t!(language, "correct")}</a></li></ul>
            </Notice>
        }
    });
    // A month that is closed says it beside its lock.
    let contested = requests.iter().find(|request| declaration.state.is_open() && request.decided_at.is_none()).map(|request| {
        let sentence = t!(language, "correction-waits", name = enrollment.coach_name.clone(), reason = request.reason.clone());
        notice(sentence)
    });
    let key = draft_key(ctx.user.person_id.as_str(), month);
    let body = view! {
        <header class="page__head">{back(language)}<h1 class="page__title">{title.clone()}</h1></header>
        // Tells the script that the draft of this version on the phone was sent.
        <p class="figure num" data-sent=key data-version=declaration.version()>{language.amount(total(declaration.lines()))}</p>
        <p class="figure__note"><StateMark language state/>" "{waiting}</p>
        {entered_notice(language, &declaration, &requests)}
        {draft_notice}
        {contested}
        {answer_field}
        {sums(language, declaration.lines())}
        {declaration.versions.first().map(|version| beside(language, version))}
        {next}
        {contact}
        {set_aside::section(language, enrollment, month, declaration.lines())}
        {documents_link(language, month, &documents)}
        {thread(language, Reader::Participant, &questions, &requests)}
        {versions(language, &declaration)}
    };
    Ok(Page::new(title, "/declarations", body))
}

/// Whether the coach opened the current version again and no correction was sent yet.
pub fn reopened(declaration: &Declaration, requests: &[CorrectionRequest]) -> bool {
    let opened = requests.iter().any(|request| request.version == declaration.version() && request.reopened == Some(true));
    declaration.state == DeclarationState::Submitted && opened
}

/// Why a declaration cannot be changed, with the form to request a correction.
async fn locked(
    language: Language,
    enrollment: &Enrollment,
    declaration: &Declaration,
    requests: &[CorrectionRequest],
) -> impl IntoView + use<> {
    let month = declaration.month;
    let name = || enrollment.coach_name.clone();
    let notice = |sentence: String| view! { <Notice icon="lock"><p>{sentence}</p></Notice> };
    if let Some(waiting) = requests.iter().find(|request| request.decided_at.is_none()) {
        let sentence = t!(language, "correction-waits", name = name(), reason = waiting.reason.clone());
        return notice(sentence).into_any();
    }
    let draft: Option<FormDraft<String>> = load_draft(&reason_form_of(month)).await;
    let mistake = draft.as_ref().and_then(|draft| draft.mistake("reason")).map(str::to_owned);
    let open = draft.is_some();
    let value = draft.map(|draft| draft.typed).unwrap_or_default();
    view! {
        {notice(t!(language, "locked-verified", name = name()))}
        <details class="disclose" open=open>
            <summary class="button disclose__summary">{t!(language, "correction-open")}</summary>
            <form class="disclose__body form" method="post" action={action::<RequestCorrection>()} novalidate>
                <input type="hidden" name="month" value=month.to_string()/>
                <TextField language name="reason" required=true label=t!(language, "correction-reason") hint=t!(language, "correction-reason-hint", name = name()) mistake value/>
                <button class="button">{t!(language, "correction-send")}</button>
            </form>
        </details>
    }
    .into_any()
}

/// The coach's question with the form for the answer.
pub async fn answer_form(language: Language, question: &Question) -> impl IntoView + use<> {
    let month = question.month;
    let draft: Option<FormDraft<String>> = load_draft(&answer_form_of(month)).await;
    let mistake = draft.as_ref().and_then(|draft| draft.mistake("answer")).map(str::to_owned);
    let value = draft.map(|draft| draft.typed).unwrap_or_default();
    view! {
        <article class="card card--question">
            <p class="card__eyebrow"><Icon name="question"/>{t!(language, "question-eyebrow", name = question.asked_by.clone())}</p>
            <h2 class="card__title">{t!(language, "question-title", month = language.of_month(month))}</h2>
            <blockquote class="card__quote" lang=language.of_structures()>{question.question.clone()}</blockquote>
            <form class="form" method="post" action={action::<AnswerQuestion>()} novalidate>
                <input type="hidden" name="month" value=month.to_string()/>
                <TextField language name="answer" required=true label=t!(language, "answer-label") mistake value/>
                <div class="actions">
                    <button class="button button--main">{t!(language, "answer-send")}</button>
                    <a class="button" href=format!("{}?corriger=oui", url::declaration(month))>{t!(language, "answer-correct")}</a>
                </div>
            </form>
        </article>
    }
}
