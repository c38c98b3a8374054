//! Templates of plans, for the team: the list, keeping a plan as one, and copying one into a plan on a single screen.

use super::{
    access::{PlanAccess, hidden},
    actions::change_plan,
    draft::editable_plan,
};
use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError, TextField},
        icon::Icon,
    },
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::one_line,
    plan::{
        Change, PlanRefusal,
        template::{Template, TemplateItem, TypedItem, Unreadable},
        typed::LONGEST_TITLE,
        version::Seen,
    },
    values::{
        ids::{PersonId, PlanTemplateId, SessionTypeId},
        language::Language,
    },
};
use leptos::prelude::*;
use store::{PlanTemplate, StoreError};

const PAGE: &str = "/suivis/modeles";
/// The name of the form that keeps a plan as a template.
const KEEP: &str = "plan.template";
/// The name of the form that copies a template.
const COPY: &str = "plan.copy";

fn copy_page(participant: &str, template: &PlanTemplateId) -> String {
    format!("/suivis/{participant}/plan/modele/{template}")
}

/// Keeps the plan of a participant as a template, under a title.
#[server(endpoint = "plan/modeles/garder")]
pub async fn keep_template(participant: PersonId, #[server(default)] title: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, participant.as_str()).await?;
    let page = access.propose_page();
    let read = match one_line(&title, LONGEST_TITLE) {
        Ok(read) => read,
        Err(mistake) => return respond(reject_form(KEEP, page, &FormDraft::of(title, [("title", mistake.key())])).await),
    };
    let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
    let template = Template::of(&editable_plan(&ctx, &access, &versions).await?);
    match ctx.store.plans().add_template(&ctx.actor(), &read, &template, &participant).await {
        Err(StoreError::Refused(refusal)) => respond(reject_form(KEEP, page, &FormDraft::of(title, [("title", refusal.key())])).await),
        kept => {
            finish_form(&ctx, KEEP, title, kept).await?;
            respond(Ok(Outcome::done(page, "template-kept")))
        }
    }
}

/// Removes a template.
#[server(endpoint = "plan/modeles/retirer")]
pub async fn remove_template(template: PlanTemplateId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.plans().remove_template(&ctx.actor(), &template).await?;
    respond(Ok(Outcome::done(PAGE, "template-removed")))
}

/// Copies the kept items of a template into the proposal of a plan, in the version `seen`.
#[server(endpoint = "plan/modeles/copier")]
pub async fn copy_template(
    participant: PersonId,
    template: PlanTemplateId,
    #[server(default)] seen: String,
    #[server(default)] items: Vec<TypedItem>,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let access = PlanAccess::load(&ctx, participant.as_str()).await?;
    let found = ctx.store.plans().template(&template).await?;
    let back = copy_page(participant.as_str(), &template);
    let offered: Vec<SessionTypeId> = ctx.store.bookings().session_types().await?.into_iter().map(|it| it.id).collect();
    let goals = match found.content.copy(&items, &offered, ctx.visitor.today()) {
        Ok(goals) if goals.is_empty() => return respond(Ok(Outcome::Refused { to: back, because: "template-nothing" })),
        Ok(goals) => goals,
        Err(Unreadable::Changed) => return respond(refused_or(Err(PlanRefusal::MovedOn.into()), &back, |()| Outcome::go(&back))),
        Err(Unreadable::Mistakes(mistakes)) => {
            let mistakes = mistakes.into_iter().map(|(at, field, key)| (field_of(at, field), key).into()).collect();
            return respond(reject_form(COPY, back, &FormDraft { typed: (template.to_string(), items), mistakes }).await);
        }
    };
    let changed = change_plan(&ctx, &access, &seen, &Change::SetGoals(goals)).await;
    if matches!(changed, Err(StoreError::Refused(_))) {
        return respond(refused_or(changed, &back, |()| Outcome::go(&back)));
    }
    finish_form(&ctx, COPY, (template.to_string(), items), changed).await?;
    respond(Ok(Outcome::done(access.propose_page(), "plan-written")))
}

fn field_of(at: usize, field: &str) -> String {
    format!("items-{at}-{field}")
}

/// The page of the templates.
pub async fn list(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let templates = ctx.store.plans().templates().await?;
    let none = templates.is_empty().then(|| {
        view! { <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-plan"></use></svg>
            <p class="empty__text">{t!(language, "templates-none")}</p>
        </div> }
    });
    let cards = templates.iter().map(|template| template_card(language, template)).collect_view();
    let body = view! {
        <header class="page__head">
            <a class="back" href="/suivis"><Icon name="arrow-left"/>{t!(language, "nav-caseload")}</a>
            <h1 class="page__title">{t!(language, "templates-title")}</h1>
            <p class="page__lead">{t!(language, "templates-lead")}</p>
        </header>
        {none}
        <div class="stack">{cards}</div>
    };
    Ok(Page::new(t!(language, "templates-title"), "/suivis", body))
}

fn template_card(language: Language, template: &PlanTemplate) -> impl IntoView + use<> {
    let goals = template.content.goals.iter().map(|goal| {
        let actions = goal.actions.iter().map(|action| view! { <li>{action.title.clone()}</li> }).collect_view();
        view! { <li><strong>{goal.title.clone()}</strong><ul>{actions}</ul></li> }
    });
    view! {
        <article class="card" id=format!("modele-{}", template.id)>
            <h2 class="card__title">{template.title.clone()}</h2>
            <ul class="prose">{goals.collect_view()}</ul>
            <details class="disclose">
                <summary class="button button--small disclose__summary">
                    {t!(language, "template-remove")}<span class="visually-hidden">{t!(language, "review-of", name = template.title.clone())}</span>
                </summary>
                <form class="disclose__body form" method="post" action={action::<RemoveTemplate>()}>
                    <p>{t!(language, "template-remove-sure")}</p>
                    <input type="hidden" name="template" value=template.id.to_string()/>
                    <button class="button button--danger">{t!(language, "template-remove")}</button>
                </form>
            </details>
        </article>
    }
}

/// The section of the page that changes a plan, for the team: the templates to start from, and the form that keeps the plan as one; and
/// whether that form was refused.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn section(ctx: &RequestContext, access: &PlanAccess, is_empty: bool) -> Result<(AnyView, bool), StoreError> {
    let language = ctx.language();
    let templates = ctx.store.plans().templates().await?;
    let draft: FormDraft<String> = load_draft(KEEP).await.unwrap_or_default();
    let participant = access.enrollment.participant_id.to_string();
    let from = (!templates.is_empty()).then(|| {
        let links = templates.iter().map(|template| {
            let to = copy_page(&participant, &template.id);
            view! { <li><a href=to>{template.title.clone()}</a></li> }
        });
        view! {
            <h2 class="section__title">{t!(language, "template-from")}</h2>
            <ul class="link-list">{links.collect_view()}</ul>
            <p><a href=PAGE>{t!(language, "templates-title")}</a></p>
        }
    });
    let mistake = draft.mistake("title").map(str::to_owned);
    let refused = mistake.is_some();
    let keep = (!is_empty).then(|| {
        view! {
            <details class="disclose" open=refused>
                <summary class="disclose__summary">{t!(language, "template-keep")}</summary>
                <form class="disclose__body form" method="post" action={action::<KeepTemplate>()} novalidate>
                    <ErrorSummary language mistakes=draft.summary(language)/>
                    <p>{t!(language, "template-keep-what")}</p>
                    {hidden(vec![("participant", participant.clone())])}
                    <TextField language name="title" required=true label=t!(language, "template-name") hint=t!(language, "template-name-hint") mistake=mistake value=draft.typed.clone()/>
                    <button class="button">{t!(language, "template-keep-send")}</button>
                </form>
            </details>
        }
    });
    Ok((view! { <section class="section">{from}{keep}</section> }.into_any(), refused))
}

/// The page of a template for a plan: its goals and actions, each kept, changed or left out, and added together.
pub async fn copy(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let access = PlanAccess::load(&ctx, participant.as_str()).await?;
    let template = ctx.store.plans().template(&address.part("template")?).await?;
    let versions = ctx.store.plans().plan_versions(&access.enrollment.id).await?;
    let seen = versions.first().map_or(Seen::default(), |newest| newest.version.seen);
    let draft: Option<FormDraft<(String, Vec<TypedItem>)>> = load_draft(COPY).await;
    let draft = draft.filter(|draft| draft.typed.0 == template.id.as_str()).unwrap_or_default();
    let item_fields = template.content.items().enumerate().map(|(at, item)| {
        let typed = draft.typed.1.get(at).cloned().unwrap_or_else(|| TypedItem {
            id: store::new_ulid(ctx.visitor.now),
            keep: "yes".into(),
            title: item.title().to_owned(),
            due_on: String::new(),
        });
        fields(language, &access, at, item, typed, &draft).into_any()
    });
    let item_fields: Vec<AnyView> = item_fields.collect();
    let mut of_form = access.fields(seen);
    of_form.push(("template", template.id.to_string()));
    let summary = draft.summary(language);
    let any = !summary.is_empty();
    let title = template.title.clone();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=access.propose_page()><Icon name="arrow-left"/>{t!(language, "plan-propose-title")}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "template-copy-lead", name = access.enrollment.name())}</p>
        </header>
        <form class="form" method="post" action={action::<CopyTemplate>()} novalidate>
            {hidden(of_form)}
            {item_fields}
            <button class="button button--main">{t!(language, "plan-write")}</button>
        </form>
    };
    Ok(Page::new(title, "/suivis", body).with_mistakes(language, any))
}

/// The fields of an item: whether it is kept, its title and its due day.
fn fields(
    language: Language,
    access: &PlanAccess,
    at: usize,
    item: TemplateItem<'_>,
    typed: TypedItem,
    draft: &FormDraft<(String, Vec<TypedItem>)>,
) -> impl IntoView + use<> {
    let name = |part: &str| format!("items[{at}][{part}]");
    let (shape, about) = match item {
        TemplateItem::Goal(goal) => ("copied copied--goal", t!(language, &format!("focus-{}", goal.focus.as_str()))),
        TemplateItem::Action(action) => ("copied", access.doer_label(language, action.doer)),
    };
    let field = |part: &'static str, kind: &'static str, label: String, class: &'static str, value: String| {
        let id = field_of(at, part);
        let mistake = draft.mistake(&id).map(|key| t!(language, key));
        let wrong = mistake.is_some();
        let error = mistake.map(|sentence| view! { <FieldError field=id.clone() prefix=t!(language, "error-prefix") sentence/> });
        view! {
            <div class=if wrong { "field field--error" } else { "field" }>
                <label class="field__label" for=id.clone()>{label}</label>
                {error}
                <input
                    class=class
                    id=id.clone()
                    name=name(part)
                    type=kind
                    autocomplete="off"
                    value=value
                    aria-invalid=wrong.then_some("true")
                    aria-describedby=wrong.then(|| format!("{id}-erreur"))
                />
            </div>
        }
    };
    let label = if matches!(item, TemplateItem::Goal(_)) { "plan-goal-title" } else { "plan-action-title" };
    view! {
        <fieldset class=shape>
            <legend class="visually-hidden">{format!("{}, {}", t!(language, label), item.title())}</legend>
            <input type="hidden" name=name("id") value=typed.id/>
            <label class="choice">
                <input class="choice__input" type="checkbox" name=name("keep") value="yes" checked={typed.keep == "yes"}/>
                <span class="choice__text"><span class="choice__title">{t!(language, "template-item-keep")}</span><span class="choice__hint">{about}</span></span>
            </label>
            {field("title", "text", t!(language, label), "input", typed.title)}
            {field("due_on", "date", t!(language, "plan-due"), "input input--medium", typed.due_on)}
        </fieldset>
    }
}
