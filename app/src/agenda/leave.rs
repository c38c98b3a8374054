//! Absences: the leaves of the coaches. Each session in a leave is given to a colleague or cancelled.

use super::{requested_coach, restricted_to};
use crate::{
    bookings::{
        parse::{read_id, read_reason},
        parts::{session_dates, venue_name},
    },
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        rows::capital,
    },
    url::action,
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult, encoded},
    },
};
use domain::{
    bookings::leave::{LeaveDays, TypedLeave},
    people::Role,
    values::{
        ids::{LeaveId, PersonId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Decision, Leave, Person, SessionRow, StoreError};

const PAGE: &str = "/agenda/absences";
/// The value of the form for a session that is cancelled.
const CANCEL: &str = "annuler";

/// The decision on one session, as typed: `to` is a coach's identifier or [`CANCEL`].
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDecision {
    session: String,
    to: String,
}

/// The decisions on the sessions of a leave and the word to their participants, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedDecisions {
    decisions: Vec<TypedDecision>,
    word: String,
}

impl TypedDecisions {
    /// Each session with its decision; [`StoreError::NotFound`] for a session or a coach that is no identifier.
    fn read(&self) -> Result<Vec<(SessionId, Decision)>, StoreError> {
        let decision = |typed: &TypedDecision| -> Result<(SessionId, Decision), StoreError> {
            let session = read_id(typed.session.clone())?;
            let decision = if typed.to == CANCEL { Decision::Cancel } else { Decision::Reassign(read_id(typed.to.clone())?) };
            Ok((session, decision))
        };
        self.decisions.iter().map(decision).collect()
    }

    /// The typed decision on a session.
    fn of(&self, session: &SessionId) -> Option<String> {
        self.decisions.iter().find(|decision| decision.session == session.as_str()).map(|decision| decision.to.clone())
    }
}

/// The name of the draft of a coach's leave.
fn form_of(coach: &PersonId) -> String {
    format!("leave.{coach}")
}

/// Records a leave of a coach, see [`requested_coach`], with the decision on each session in it; `word` is sent to the
/// participants.
#[server(endpoint = "agenda/absence")]
pub async fn take_leave(
    #[server(default)] coach: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] decisions: Vec<TypedDecision>,
    #[server(default)] word: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let coach = requested_coach(&ctx, Some(coach).filter(|id| !id.is_empty()));
    let (typed, decided) = (TypedLeave { from, to }, TypedDecisions { decisions, word });
    let (form, page) = (form_of(&coach), format!("{PAGE}/nouvelle?de={coach}&du={}&au={}", encoded(&typed.from), encoded(&typed.to)));
    // The page with the days in its address says what is wrong with them.
    let Ok(days) = typed.read(ctx.visitor.today()) else { return respond(Ok(Outcome::Rejected { to: page })) };
    let decisions = decided.read()?;
    let word = match read_reason(&decided.word) {
        Ok(word) => word,
        Err(key) => return respond(reject_form(&form, page, &FormDraft::of(decided, [("word", key)])).await),
    };
    let taken = ctx.store.bookings().take_leave(&ctx.actor(), &coach, &days, &decisions, word.as_deref()).await;
    let taken = finish_form(&ctx, &form, decided, taken).await;
    respond(refused_or(taken, &page, |_| Outcome::done(format!("{PAGE}?de={coach}"), "leave-taken")))
}

/// Ends a running leave today, or removes one to come.
#[server(endpoint = "agenda/fin-absence")]
pub async fn end_leave(leave: LeaveId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.bookings().end_leave(&ctx.actor(), restricted_to(&ctx), &leave).await?;
    respond(Ok(Outcome::done(PAGE, "leave-ended")))
}

/// The page of the running leaves and those to come, with the form of the days of a new one.
pub async fn list(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let leaves = ctx.store.bookings().leaves(restricted_to(&ctx), ctx.visitor.today()).await?;
    let none = leaves.is_empty().then(|| view! { <p class="quiet">{t!(language, "leave-none")}</p> });
    let rows = leaves.iter().map(|leave| row(language, leave)).collect_view();
    let form = days_form(&ctx, &requested_coach(&ctx, address.query("de")), &TypedLeave::default(), &[]).await?;
    let body = view! {
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "leave-title")}</h1>
            <p class="page__lead">{t!(language, "leave-lead")}</p>
        </header>
        <section class="section">{none}<ul class="rows">{rows}</ul></section>
        <section class="section"><h2 class="section__title">{t!(language, "leave-new")}</h2>{form}</section>
        <p class="link-list"><a href="/verifications/remplacement">{t!(language, "leave-substitution")}</a></p>
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

/// The form of the first and the last day, sent by GET to [`new`], where each session is decided on. `mistakes` are by the
/// fields of [`TypedLeave`].
async fn days_form(
    ctx: &RequestContext,
    coach: &PersonId,
    typed: &TypedLeave,
    mistakes: &[(&'static str, &'static str)],
) -> Result<AnyView, PageEnd> {
    let language = ctx.language();
    let team = ctx.store.people().team().await?;
    let coach_field = (ctx.user.role == Role::Coordinator).then(|| {
        let options = team.iter().map(|person| (person.id.to_string(), person.name())).collect();
        view! { <Select name="de" label=t!(language, "substitution-coach") options chosen=coach.to_string()/> }
    });
    let mistake = |field: &str| mistakes.iter().find(|(name, _)| *name == field).map(|(_, key)| (*key).to_owned());
    Ok(view! {
        <form class="form" action="/agenda/absences/nouvelle" novalidate>
            {coach_field}
            <div class="field-row">
                <TextField language name="du" label=t!(language, "substitution-from") kind="date" class="input--medium" mistake=mistake("from") value=typed.from.clone()/>
                <TextField language name="au" label=t!(language, "substitution-to") kind="date" class="input--medium" mistake=mistake("to") value=typed.to.clone()/>
            </div>
            <button class="button button--main">{t!(language, "leave-look")}</button>
        </form>
    }
    .into_any())
}

/// The page of a new leave: the decisions on the sessions of its days, or the form of the days while they are not understood.
pub async fn new(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let coach = requested_coach(&ctx, address.query("de"));
    let typed = TypedLeave { from: address.query("du").unwrap_or_default(), to: address.query("au").unwrap_or_default() };
    let head = view! {
        <header class="page__head">
            <a class="back" href=PAGE><Icon name="arrow-left"/>{t!(language, "leave-title")}</a>
            <h1 class="page__title">{t!(language, "leave-new")}</h1>
        </header>
    };
    let days = match typed.read(ctx.visitor.today()) {
        Ok(days) => days,
        // Without days in the address nothing was typed yet, so nothing is a mistake.
        Err(mistakes) => {
            let asked = address.query("du").is_some() || address.query("au").is_some();
            let mistakes = if asked { mistakes } else { Vec::new() };
            let name_of = |field: &str| if field == "from" { "du" } else { "au" };
            let summary = mistakes.iter().map(|(field, key)| (name_of(field).to_owned(), t!(language, key))).collect();
            let form = days_form(&ctx, &coach, &typed, &mistakes).await?;
            let body = view! { <ErrorSummary language mistakes=summary/>{head}{form} };
            return Ok(Page::new(t!(language, "leave-new"), "/agenda", body).with_mistakes(language, asked));
        }
    };
    let team = ctx.store.people().team().await?;
    let name = team.iter().find(|person| person.id == coach).map(Person::name).ok_or(PageEnd::Missing)?;
    let draft: FormDraft<TypedDecisions> = load_draft(&form_of(&coach)).await.unwrap_or_default();
    let decisions = decision_fields(&ctx, &coach, &days, &team, &draft.typed).await?;
    let count = decisions.len();
    let lead = t!(language, "leave-of", name = name, from = language.date(days.from), to = language.date(days.to));
    let explained = if count == 0 { t!(language, "leave-nothing-held") } else { t!(language, "leave-decide", n = count as i64) };
    let word = (count > 0).then(|| {
        let mistake = draft.mistake("word").map(str::to_owned);
        view! { <TextField language name="word" label=t!(language, "leave-word") hint=t!(language, "leave-word-hint") mistake value=draft.typed.word.clone()/> }
    });
    let (summary, any) = (draft.summary(language), !draft.mistakes.is_empty());
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

/// The fields of the decision on each session of the coach on those days.
async fn decision_fields(
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
        let available = ctx.store.bookings().available_coaches(&id).await?;
        let available: Vec<&Person> = available.iter().filter_map(|id| team.iter().find(|person| person.id == *id)).collect();
        decisions.push(decision_field(ctx.language(), nth, &session, &names, &available, typed.of(&id)).into_any());
    }
    Ok(decisions)
}

/// The decision on one session: which available colleague takes it over, or that it is cancelled.
fn decision_field(
    language: Language,
    nth: usize,
    session: &SessionRow,
    names: &[String],
    available: &[&Person],
    typed: Option<String>,
) -> impl IntoView + use<> {
    let give = |person: &&Person| (person.id.to_string(), t!(language, "leave-give", name = person.name()));
    let options: Vec<_> = available.iter().map(give).chain([(CANCEL.to_owned(), t!(language, "leave-cancel"))]).collect();
    let typed = typed.filter(|typed| options.iter().any(|(value, _)| value == typed));
    let chosen = typed.or_else(|| options.first().map(|(value, _)| value.clone())).unwrap_or_default();
    let who = if names.is_empty() { t!(language, "leave-nobody") } else { names.join(", ") };
    view! {
        <section class="card decision">
            <h2 class="card__title">{session.title.clone()}</h2>
            <p class="card__text">{capital(&session_dates(language, session))}", "{venue_name(language, session.venue.as_ref())}</p>
            <p class="card__text quiet">{who}</p>
            {available.is_empty().then(|| view! { <p class="card__text quiet">{t!(language, "leave-nobody-free")}</p> })}
            <input type="hidden" name=format!("decisions[{nth}][session]") value=session.id.to_string()/>
            <Select name=format!("decisions[{nth}][to]") label=t!(language, "leave-what", title = session.title.clone()) options chosen/>
        </section>
    }
}
