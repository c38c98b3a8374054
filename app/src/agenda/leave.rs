//! Absences: what a coach holds on those days is given to a colleague or cancelled, none forgotten.

use super::windows::{own, whose};
use crate::routes::action;
use crate::web::page::{Address, Page, PageEnd, PageResult, encoded};
use crate::{
    bookings::{
        actions::named,
        parts::{place_of, when_of},
    },
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        rows::capital,
    },
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, refused_or, reject_form, respond},
    },
};
use domain::{
    bookings::{
        LONGEST_REASON,
        leave::{LeaveDays, TypedLeave},
    },
    people::{Role, one_line},
    values::{
        ids::{LeaveId, PersonId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Decision, Leave, Person, SessionRow, StoreError};

const PAGE: &str = "/agenda/absences";
/// The word of the form for a session that nobody takes over.
const CANCEL: &str = "annuler";

/// What becomes of one session, as the form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDecision {
    session: String,
    to: String,
}

/// What was typed about the sessions of a leave.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedDecisions {
    decisions: Vec<TypedDecision>,
    word: String,
}

impl TypedDecisions {
    /// What was chosen for a session.
    fn of(&self, session: &SessionId) -> Option<String> {
        self.decisions.iter().find(|decision| decision.session == session.as_str()).map(|decision| decision.to.clone())
    }
}

/// Under which name the form of a coach's leave is kept.
fn form_of(coach: &PersonId) -> String {
    format!("leave.{coach}")
}

/// Records a leave, with what becomes of each session in it.
#[server(endpoint = "agenda/absence")]
pub async fn take_leave(
    #[server(default)] coach: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] decisions: Vec<TypedDecision>,
    #[server(default)] word: String,
) -> Result<(), AppError> {
    respond(record(coach, TypedLeave { from, to }, TypedDecisions { decisions, word }).await)
}

async fn record(coach: String, typed: TypedLeave, about: TypedDecisions) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let coach = whose(&ctx, Some(coach).filter(|id| !id.is_empty()));
    let here = format!("{PAGE}/nouvelle?de={coach}&du={}&au={}", encoded(&typed.from), encoded(&typed.to));
    // The page that asks for the days says what is wrong with them.
    let Ok(days) = typed.read(ctx.visitor.today()) else { return Ok(Outcome::Again { to: here }) };
    let mut decided = Vec::new();
    for decision in &about.decisions {
        let session: SessionId = named(decision.session.clone())?;
        let decision = if decision.to == CANCEL { Decision::Cancel } else { Decision::Give(named(decision.to.clone())?) };
        decided.push((session, decision));
    }
    let form = form_of(&coach);
    let word = match about.word.trim() {
        "" => None,
        typed => match one_line(typed, LONGEST_REASON) {
            Ok(word) => Some(word),
            Err(mistake) => return reject_form(&form, here, &FormDraft::of(about, [("word", mistake.key())])).await,
        },
    };
    let taken = ctx.store.bookings().take_leave(&ctx.actor(), &coach, &days, &decided, word.as_deref()).await;
    let taken = finish_form(&ctx, &form, about, taken).await;
    refused_or(taken, &here, |_| Outcome::done(format!("{PAGE}?de={coach}"), "leave-taken"))
}

/// Ends a leave, or takes back one to come.
#[server(endpoint = "agenda/fin-absence")]
pub async fn end_leave(leave: String) -> Result<(), AppError> {
    respond(end(leave).await)
}

async fn end(leave: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let leave: LeaveId = named(leave)?;
    ctx.store.bookings().end_leave(&ctx.actor(), own(&ctx), &leave).await?;
    Ok(Outcome::done(PAGE, "leave-ended"))
}

/// The leaves that run or are to come, and the days of a new one.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let leaves = ctx.store.bookings().leaves(own(&ctx), ctx.visitor.today()).await?;
    let nothing = leaves.is_empty().then(|| view! { <p class="quiet">{t!(language, "leave-none")}</p> });
    let rows = leaves.iter().map(|leave| row(language, leave)).collect_view();
    let form = days_form(&ctx, &whose(&ctx, address.asked("de")), &TypedLeave::default(), &[]).await?;
    let body = view! {
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "leave-title")}</h1>
            <p class="page__lead">{t!(language, "leave-lead")}</p>
        </header>
        <section class="section">{nothing}<ul class="rows">{rows}</ul></section>
        <section class="section"><h2 class="section__title">{t!(language, "leave-new")}</h2>{form}</section>
        <p><a href="/verifications/remplacement">{t!(language, "leave-substitution")}</a></p>
    };
    Ok(Page::new(t!(language, "leave-title"), "/agenda", body))
}

fn row(language: Language, leave: &Leave) -> impl IntoView + use<> {
    let days = t!(language, "substitution-days", from = language.date(leave.from_day), to = language.date(leave.to_day));
    view! {
        <li class="row">
            <div class="row__link"><span class="row__main">
                <span class="row__title">{leave.coach.clone()}</span><span class="row__note">{days.clone()}</span>
            </span></div>
            <form class="row__aside" method="post" action={action::<EndLeave>()}>
                <input type="hidden" name="leave" value=leave.id.to_string()/>
                <button class="button button--small">{t!(language, "leave-end")}<span class="visually-hidden">" "{leave.coach.clone()}", "{days}</span></button>
            </form>
        </li>
    }
}

/// The days: sent by GET, since nothing is written until every session is decided on.
async fn days_form(
    ctx: &RequestContext,
    coach: &PersonId,
    typed: &TypedLeave,
    mistakes: &[(&'static str, &'static str)],
) -> Result<AnyView, PageEnd> {
    let language = ctx.language();
    let team = ctx.store.people().team().await?;
    let whom = (ctx.user.role == Role::Coordinator).then(|| {
        let options = team.iter().map(|person| (person.id.to_string(), person.name())).collect();
        view! { <Select name="de" label=t!(language, "substitution-coach") options chosen=coach.to_string()/> }
    });
    let mistake = |field: &str| mistakes.iter().find(|(name, _)| *name == field).map(|(_, key)| (*key).to_owned());
    Ok(view! {
        <form class="form" action="/agenda/absences/nouvelle" novalidate>
            {whom}
            <div class="field-row">
                <TextField language name="du" label=t!(language, "substitution-from") kind="date" class="input--medium" mistake=mistake("from") value=typed.from.clone()/>
                <TextField language name="au" label=t!(language, "substitution-to") kind="date" class="input--medium" mistake=mistake("to") value=typed.to.clone()/>
            </div>
            <button class="button button--main">{t!(language, "leave-look")}</button>
        </form>
    }
    .into_any())
}

/// What the coach holds on those days: each to be given to a colleague who is free, or cancelled.
pub async fn new(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let coach = whose(&ctx, address.asked("de"));
    let typed = TypedLeave { from: address.asked("du").unwrap_or_default(), to: address.asked("au").unwrap_or_default() };
    let head = view! {
        <header class="page__head">
            <a class="back" href=PAGE><Icon name="arrow-left"/>{t!(language, "leave-title")}</a>
            <h1 class="page__title">{t!(language, "leave-new")}</h1>
        </header>
    };
    let days = match typed.read(ctx.visitor.today()) {
        Ok(days) => days,
        // Nothing is wrong with days that nobody has typed yet.
        Err(mistakes) => {
            let asked = address.asked("du").is_some() || address.asked("au").is_some();
            let mistakes = if asked { mistakes } else { Vec::new() };
            let named = |field: &str| if field == "from" { "du" } else { "au" };
            let summary = mistakes.iter().map(|(field, key)| (named(field).to_owned(), t!(language, key))).collect();
            let form = days_form(&ctx, &coach, &typed, &mistakes).await?;
            let body = view! { <ErrorSummary language mistakes=summary/>{head}{form} };
            return Ok(Page::new(t!(language, "leave-new"), "/agenda", body).with_mistakes(language, asked));
        }
    };
    let team = ctx.store.people().team().await?;
    let name = team.iter().find(|person| person.id == coach).map(Person::name).ok_or(PageEnd::Missing)?;
    let kept: FormDraft<TypedDecisions> = load_draft(&form_of(&coach)).await.unwrap_or_default();
    let decisions = to_decide(&ctx, &coach, &days, &team, &kept.typed).await?;
    let count = decisions.len();
    let lead = t!(language, "leave-of", name = name, from = language.date(days.from), to = language.date(days.to));
    let explained = if count == 0 { t!(language, "leave-nothing-held") } else { t!(language, "leave-decide", n = count as i64) };
    let word = (count > 0).then(|| {
        let mistake = kept.mistake("word").map(str::to_owned);
        view! { <TextField language name="word" label=t!(language, "leave-word") hint=t!(language, "leave-word-hint") mistake value=kept.typed.word.clone()/> }
    });
    let (summary, any) = (kept.summary(language), !kept.mistakes.is_empty());
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        {head}
        <p class="page__lead">{lead}</p>
        <p>{explained}</p>
        <form class="form" method="post" action={action::<TakeLeave>()} novalidate>
            <input type="hidden" name="coach" value=coach.to_string()/>
            <input type="hidden" name="from" value=typed.from/>
            <input type="hidden" name="to" value=typed.to/>
            {decisions}
            {word}
            <button class="button button--main">{t!(language, "leave-confirm")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "leave-new"), "/agenda", body).with_mistakes(language, any))
}

async fn to_decide(
    ctx: &RequestContext,
    coach: &PersonId,
    days: &LeaveDays,
    team: &[Person],
    typed: &TypedDecisions,
) -> Result<Vec<AnyView>, PageEnd> {
    let mut decisions = Vec::new();
    for (nth, id) in ctx.store.bookings().sessions_in_leave(coach, days, ctx.visitor.now).await?.into_iter().enumerate() {
        let session = ctx.store.bookings().session(&ctx.user.person_id, &id).await?;
        let names = ctx.store.bookings().booked_names(&id).await?;
        let free = ctx.store.bookings().free_for(&id).await?;
        let free: Vec<&Person> = free.iter().filter_map(|id| team.iter().find(|person| person.id == *id)).collect();
        decisions.push(decision(ctx.language(), nth, &session, &names, &free, typed.of(&id)).into_any());
    }
    Ok(decisions)
}

fn decision(
    language: Language,
    nth: usize,
    session: &SessionRow,
    names: &[String],
    free: &[&Person],
    typed: Option<String>,
) -> impl IntoView + use<> {
    let give = |person: &&Person| (person.id.to_string(), t!(language, "leave-give", name = person.name()));
    let options: Vec<_> = free.iter().map(give).chain([(CANCEL.to_owned(), t!(language, "leave-cancel"))]).collect();
    let typed = typed.filter(|typed| options.iter().any(|(value, _)| value == typed));
    let chosen = typed.or_else(|| options.first().map(|(value, _)| value.clone())).unwrap_or_default();
    let who = if names.is_empty() { t!(language, "leave-nobody") } else { names.join(", ") };
    view! {
        <section class="card decision">
            <h2 class="card__title">{session.title.clone()}</h2>
            <p class="card__text">{capital(&when_of(language, session))}", "{place_of(language, session.venue.as_ref())}</p>
            <p class="card__text quiet">{who}</p>
            {free.is_empty().then(|| view! { <p class="card__text quiet">{t!(language, "leave-nobody-free")}</p> })}
            <input type="hidden" name=format!("decisions[{nth}][session]") value=session.id.to_string()/>
            <Select name=format!("decisions[{nth}][to]") label=t!(language, "leave-what", title = session.title.clone()) options chosen/>
        </section>
    }
}
