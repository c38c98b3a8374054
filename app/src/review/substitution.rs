//! The page of substitutions: who decides in place of a coach on leave.

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
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    people::Role,
    review::substitution::TypedSubstitution,
    values::{
        ids::{PersonId, SubstitutionId},
        language::Language,
    },
};
use leptos::prelude::*;
use store::{Person, StoreError, Substitution};

const PAGE: &str = "/verifications/remplacement";
/// Name under which the form is kept.
const FORM: &str = "substitution";

/// The coach whose substitutions the user may change: a coach their own only, `None` for a coordinator, who may change any.
fn own_only(ctx: &RequestContext) -> Option<&PersonId> {
    (ctx.user.role != Role::Coordinator).then_some(&ctx.user.person_id)
}

/// Sets the substitute of a coach. A coach sets their own, whichever coach the form names.
#[server(endpoint = "verifications/remplacer")]
pub async fn substitute(
    #[server(default)] coach: String,
    #[server(default)] substitute: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let coach = own_only(&ctx).map_or(coach, ToString::to_string);
    let typed = TypedSubstitution { coach, substitute, from, to };
    let new = match typed.read(ctx.visitor.today()) {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, mistakes)).await),
    };
    match ctx.store.review().substitute(&ctx.actor(), &new).await {
        Err(StoreError::Refused(refusal)) => respond(reject_form(FORM, PAGE, &FormDraft::of(typed, [("from", refusal.key())])).await),
        set => {
            finish_form(&ctx, FORM, typed, set).await?;
            respond(Ok(Outcome::done(PAGE, "substitution-set")))
        }
    }
}

/// Ends a substitution, or removes one that has not begun.
#[server(endpoint = "verifications/fin-remplacement")]
pub async fn end_substitution(substitution: SubstitutionId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.review().end_substitution(&ctx.actor(), own_only(&ctx), &substitution).await?;
    respond(Ok(Outcome::done(PAGE, "substitution-ended")))
}

/// Page with the running and coming substitutions, and the form of a new one.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let own = own_only(&ctx);
    let team = ctx.store.people().team().await?;
    let running = ctx.store.review().substitutions(own, ctx.visitor.today()).await?;
    let draft: FormDraft<TypedSubstitution> = load_draft(FORM).await.unwrap_or_default();
    let summary = draft.summary(language);
    let any = !draft.mistakes.is_empty();
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let typed = draft.typed.clone();
    let coaches = own.is_none().then(|| {
        view! { <PersonField language name="coach" label=t!(language, "substitution-coach") people=team.clone() chosen=typed.coach mistake=mistake("coach")/> }
    });
    let others: Vec<Person> = team.into_iter().filter(|person| own != Some(&person.id)).collect();
    let rows = running.iter().map(|it| row(language, it)).collect_view();
    let list = (!running.is_empty()).then(|| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "substitution-running")}</h2><ul class="rows">{rows}</ul></section> }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/verifications"><Icon name="arrow-left"/>{t!(language, "nav-review")}</a>
            <h1 class="page__title">{t!(language, "substitution-title")}</h1>
            <p class="page__lead">{t!(language, "substitution-lead")}</p>
        </header>
        {list}
        <form class="form" method="post" action={action::<Substitute>()} novalidate>
            {coaches}
            <PersonField language name="substitute" label=t!(language, "substitution-substitute") people=others chosen=typed.substitute mistake=mistake("substitute")/>
            <div class="field-row">
                <TextField language name="from" label=t!(language, "substitution-from") kind="date" class="input--medium" mistake=mistake("from") value=typed.from/>
                <TextField language name="to" label=t!(language, "substitution-to") kind="date" class="input--medium" mistake=mistake("to") value=typed.to/>
            </div>
            <button class="button button--main">{t!(language, "substitution-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "substitution-title"), "/verifications", body).with_mistakes(language, any))
}

/// Select of a member of the team.
#[component]
fn PersonField(
    language: Language,
    name: &'static str,
    label: String,
    people: Vec<Person>,
    chosen: String,
    mistake: Option<String>,
) -> impl IntoView {
    let wrong = mistake.is_some();
    let options = people
        .into_iter()
        .map(|person| view! { <option value=person.id.to_string() selected=person.id.as_str() == chosen>{person.name()}</option> })
        .collect_view();
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=name>{label}</label>
            {mistake.map(|key| view! { <FieldError field=name.to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <div class="select">
                <select class="input select__input" id=name name=name
                    aria-describedby=wrong.then(|| format!("{name}-erreur")) aria-invalid=wrong.then_some("true")>
                    <option value="">{t!(language, "choose")}</option>
                    {options}
                </select>
            </div>
        </div>
    }
}

fn row(language: Language, it: &Substitution) -> impl IntoView + use<> {
    let (from, to) = (language.date(it.from_day), language.date(it.to_day));
    let who = t!(language, "substitution-row", substitute = it.substitute.clone(), coach = it.coach.clone());
    view! {
        <li class="row">
            <div class="row__link">
                <span class="row__main">
                    <span class="row__title">{who.clone()}</span>
                    <span class="row__note">{t!(language, "substitution-days", from = from, to = to)}</span>
                </span>
            </div>
            <form class="row__aside" method="post" action={action::<EndSubstitution>()}>
                <input type="hidden" name="substitution" value=it.id.to_string()/>
                <button class="button button--small">{t!(language, "substitution-end")}<span class="visually-hidden">{t!(language, "review-of", name = who)}</span></button>
            </form>
        </li>
    }
}
