//! Absences: the leaves of the coaches. Each session in a leave is given to a colleague or cancelled, all at once or one by one.

use super::{
    decisions::{CANCEL, TypedDecision, decision_field, session_field, typed_for},
    fields::obstacle,
    requested_coach, restricted_to,
};
use crate::{
    bookings::{
        parse::read_reason,
        parts::{session_dates, venue_name},
    },
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError, Select, TextField},
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
    bookings::{
        leave::{LeaveDays, TypedLeave},
        span::Span,
    },
    people::Role,
    values::{
        ids::{LeaveId, PersonId, SessionId},
        language::Language,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{CoachTime, Decision, Handover, Leave, Obstacle, Person, StoreError};

const PAGE: &str = "/agenda/absences";

/// The decisions on the sessions of a leave and the word to their participants, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedDecisions {
    /// For the sessions without a decision of their own.
    everything: String,
    decisions: Vec<TypedDecision>,
    word: String,
}

impl TypedDecisions {
    /// Each session with its decision; `None` without one. [`StoreError::NotFound`] for a session or a coach that is no identifier.
    fn read(&self) -> Result<Vec<(SessionId, Option<Decision>)>, StoreError> {
        self.decisions.iter().map(|decision| decision.read(&self.everything)).collect()
    }
}

/// The name of the draft of a coach's leave.
fn form_of(coach: &PersonId) -> String {
    format!("leave.{coach}")
}

/// Records a leave of a coach, see [`requested_coach`], with the decision on each session in it: its own in `decisions`, else that on
/// `everything`; `word` is sent to the participants.
#[server(endpoint = "agenda/absence")]
pub async fn take_leave(
    #[server(default)] coach: String,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] everything: String,
    #[server(default)] decisions: Vec<TypedDecision>,
    #[server(default)] word: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let coach = requested_coach(&ctx, Some(coach).filter(|id| !id.is_empty()));
    let (typed, decided) = (TypedLeave { from, to }, TypedDecisions { everything, decisions, word });
    let (form, page) = (form_of(&coach), format!("{PAGE}/nouvelle?de={coach}&du={}&au={}", encoded(&typed.from), encoded(&typed.to)));
    // The page with the days in its address says what is wrong with them.
    let Ok(days) = typed.read(ctx.visitor.today()) else { return respond(Ok(Outcome::Rejected { to: page })) };
    let decisions = match decided_on(&ctx, &decided).await? {
        Ok(decisions) => decisions,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(decided, mistakes)).await),
    };
    let word = match read_reason(&decided.word) {
        Ok(word) => word,
        Err(key) => return respond(reject_form(&form, page, &FormDraft::of(decided, [("word", key)])).await),
    };
    let taken = ctx.store.bookings().take_leave(&ctx.actor(), &coach, &days, &decisions, word.as_deref()).await;
    let taken = finish_form(&ctx, &form, decided, taken).await;
    respond(refused_or(taken, &page, |_| Outcome::done(format!("{PAGE}?de={coach}"), "leave-taken")))
}

/// The decision on each session, or the mistakes by the name of the select.
type Decided = Result<Vec<(SessionId, Decision)>, Vec<(String, &'static str)>>;

/// The decision on each session, or each select whose session has none, or a colleague who is not free, with the key of its mistake.
async fn decided_on(ctx: &RequestContext, typed: &TypedDecisions) -> Result<Decided, StoreError> {
    let typed = typed.read()?;
    let given = |(session, decision): &(SessionId, Option<Decision>)| match decision {
        Some(Decision::Reassign(_)) => Some(session.clone()),
        Some(Decision::Cancel) | None => None,
    };
    let given: Vec<SessionId> = typed.iter().filter_map(given).collect();
    let handovers = ctx.store.bookings().handovers(&ctx.user.person_id, &given).await?;
    let (mut decisions, mut mistakes) = (Vec::new(), Vec::new());
    for (nth, (session, decision)) in typed.into_iter().enumerate() {
        match decision {
            None => mistakes.push((decision_field(nth), "leave-undecided")),
            Some(Decision::Reassign(to)) if !may_take(&handovers, &session, &to)? => {
                mistakes.push((decision_field(nth), "leave-not-free"));
            }
            Some(decision) => decisions.push((session, decision)),
        }
    }
    Ok(if mistakes.is_empty() { Ok(decisions) } else { Err(mistakes) })
}

/// Whether a colleague is free at the dates of a session, or has it already: the form was sent twice.
fn may_take(handovers: &[Handover], session: &SessionId, to: &PersonId) -> Result<bool, StoreError> {
    let it = handovers.iter().find(|it| it.session.id == *session).ok_or(StoreError::NotFound)?;
    Ok(it.available.contains(to) || it.session.coach_id == *to)
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
    let day = address.query("jour").unwrap_or_default();
    let typed = TypedLeave { from: day.clone(), to: day };
    let form = days_form(&ctx, &requested_coach(&ctx, address.query("de")), &typed, &[]).await?;
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
    // A day that was chosen in the agenda is the first and the last until others are typed.
    let day = |name| address.query(name).or_else(|| address.query("jour")).unwrap_or_default();
    let typed = TypedLeave { from: day("du"), to: day("au") };
    let asked = address.query("du").is_some() || address.query("au").is_some();
    let head = view! {
        <header class="page__head">
            <a class="back" href=PAGE><Icon name="arrow-left"/>{t!(language, "leave-title")}</a>
            <h1 class="page__title">{t!(language, "leave-new")}</h1>
        </header>
    };
    let days = match typed.read(ctx.visitor.today()) {
        Ok(days) if asked => days,
        // Without days in the address nothing was typed yet, so nothing is a mistake.
        read => {
            let mistakes = read.err().filter(|_| asked).unwrap_or_default();
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
    let planned = planned_in(&ctx, &coach, &days, &team).await?;
    let count = planned.len();
    let table = (count > 0).then(|| {
        view! {
            {everything_choice(language, &planned, &team, &coach, &draft.typed.everything)}
            {decisions_table(language, &planned, &team, &draft)}
        }
    });
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
            {table}
            {word}
            <button class="button button--main">{t!(language, "leave-confirm")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "leave-new"), "/agenda", body).with_mistakes(language, any))
}

/// A session in the leave, with what the others of the team have then.
struct Planned {
    it: Handover,
    obstacles: HashMap<PersonId, Obstacle>,
}

/// The sessions of a leave, with what each colleague has at their dates; and how many sessions each colleague has in all that time.
struct PlannedLeave {
    sessions: Vec<Planned>,
    time: CoachTime,
}

impl PlannedLeave {
    fn len(&self) -> usize {
        self.sessions.len()
    }
}

/// The sessions of the coach on those days.
async fn planned_in(ctx: &RequestContext, coach: &PersonId, days: &LeaveDays, team: &[Person]) -> Result<PlannedLeave, StoreError> {
    let bookings = ctx.store.bookings();
    let ids = bookings.sessions_in_leave(coach, days, ctx.visitor.now).await?;
    let handovers = bookings.handovers(&ctx.user.person_id, &ids).await?;
    let all = handovers.iter().flat_map(|it| &it.dates).fold(Span::of_days(days.from, days.to), |all, date| Span {
        starts_at: all.starts_at.min(date.starts_at),
        ends_at: all.ends_at.max(date.ends_at),
    });
    let time = bookings.coach_time(None, &all).await?;
    let planned = |it: Handover| {
        let obstacle = |person: &Person| {
            let first = time.conflicts(&person.id, &it.dates).into_iter().next()?;
            Some((person.id.clone(), first.with))
        };
        let obstacles = team.iter().filter(|person| person.id != *coach).filter_map(obstacle).collect();
        Planned { it, obstacles }
    };
    let sessions = handovers.into_iter().map(planned).collect();
    Ok(PlannedLeave { sessions, time })
}

/// The choice for all sessions at once: each colleague with their load and what stands against it, or cancelling. None is chosen at first.
fn everything_choice(language: Language, planned: &PlannedLeave, team: &[Person], coach: &PersonId, chosen: &str) -> impl IntoView + use<> {
    let all = planned.len();
    let colleague = |person: &Person| {
        let free = planned.sessions.iter().filter(|one| one.it.available.contains(&person.id)).count();
        let load = t!(language, "leave-load", n = planned.time.load(&person.id) as i64, free = free as i64, all = all as i64);
        let away = planned
            .time
            .leaves(&person.id)
            .map(|leave| t!(language, "conflict-leave", from = language.date(leave.from_day), to = language.date(leave.to_day)));
        let taken = planned.sessions.iter().filter_map(|one| match one.obstacles.get(&person.id)? {
            Obstacle::Leave(_) => None,
            with @ Obstacle::Session { .. } => Some(obstacle(language, with)),
        });
        let against: Vec<String> = away.chain(taken).collect();
        let against = against.into_iter().map(|line| view! { <span class="choice__hint">{line}</span> }).collect_view();
        let (value, checked) = (person.id.to_string(), person.id.as_str() == chosen);
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name="everything" value=value checked=checked/>
                <span class="choice__text">
                    <span class="choice__title">{person.name()}</span>
                    <span class="choice__hint">{load}</span>
                    {against}
                </span>
            </label>
        }
    };
    let colleagues = team.iter().filter(|person| person.id != *coach).map(colleague).collect_view();
    let plain = |value: &'static str, key: &'static str| {
        view! {
            <label class="choice">
                <input class="choice__input" type="radio" name="everything" value=value checked=chosen == value/>
                <span class="choice__text"><span class="choice__title">{t!(language, key)}</span></span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend class="fieldset__legend">{t!(language, "leave-everything")}</legend>
            <div class="choices">
                {colleagues}
                {plain(CANCEL, "leave-everything-cancel")}
                {plain("", "leave-one-by-one")}
            </div>
        </fieldset>
    }
}

/// A row a session, with its own decision: as chosen for all, a colleague who is free, or cancelling.
fn decisions_table(
    language: Language,
    planned: &PlannedLeave,
    team: &[Person],
    draft: &FormDraft<TypedDecisions>,
) -> impl IntoView + use<> {
    let rows = planned
        .sessions
        .iter()
        .enumerate()
        .map(|(nth, one)| {
            let mistake = draft.mistake(&decision_field(nth)).map(str::to_owned);
            let typed = typed_for(&draft.typed.decisions, &one.it.session.id).unwrap_or_default();
            decision_row(language, nth, &one.it, team, typed, mistake)
        })
        .collect_view();
    view! {
        <div class="table-wrap">
            <table class="table table--stack">
                <caption class="table__caption">{t!(language, "leave-sessions")}</caption>
                <thead><tr>
                    <th scope="col">{t!(language, "leave-when")}</th>
                    <th scope="col">{t!(language, "leave-session")}</th>
                    <th scope="col">{t!(language, "roll-booked")}</th>
                    <th scope="col">{t!(language, "leave-becomes")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn decision_row(
    language: Language,
    nth: usize,
    one: &Handover,
    team: &[Person],
    typed: String,
    mistake: Option<String>,
) -> impl IntoView + use<> {
    let session = &one.session;
    let available = team.iter().filter(|person| one.available.contains(&person.id));
    let give = available.map(|person| (person.id.to_string(), t!(language, "leave-give", name = person.name())));
    let as_above = (String::new(), t!(language, "leave-as-above"));
    let options: Vec<_> = std::iter::once(as_above).chain(give).chain([(CANCEL.to_owned(), t!(language, "leave-cancel"))]).collect();
    let options = options.into_iter().map(|(value, text)| {
        let selected = value == typed;
        view! { <option value=value selected=selected>{text}</option> }
    });
    let who = if one.booked.is_empty() { t!(language, "leave-nobody") } else { one.booked.join(", ") };
    let (name, wrong) = (decision_field(nth), mistake.is_some());
    let when = capital(&session_dates(language, session));
    let label = t!(language, "leave-what", title = format!("{}, {when}", session.title));
    let none = one.available.is_empty().then(|| view! { <p class="quiet">{t!(language, "leave-nobody-free")}</p> });
    view! {
        <tr class="decision">
            <th scope="row" data-label=t!(language, "leave-when")>{when}</th>
            <td data-label=t!(language, "leave-session")><span>{session.title.clone()}", "{venue_name(language, session.venue.as_ref())}</span></td>
            <td data-label=t!(language, "roll-booked")><span>{who}</span></td>
            <td data-label=t!(language, "leave-becomes")><div class="decision__choice">
                <input type="hidden" name=session_field(nth) value=session.id.to_string()/>
                {mistake.map(|key| view! { <FieldError field=name.clone() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
                <div class="select">
                    <select class="input select__input" id=name.clone() name=name.clone() aria-label=label aria-invalid=wrong.then_some("true")
                        aria-describedby=wrong.then(|| format!("{name}-erreur"))>{options.collect_view()}</select>
                </div>
                {none}
            </div></td>
        </tr>
    }
}
