//! The departure of a member of the team in one form: each session to come handed over or cancelled, and who accompanies their people.

use crate::{
    agenda::decisions::{CANCEL, TypedDecision, decision_field, session_field, typed_for},
    bookings::{
        parse::read_reason,
        parts::{session_dates, venue_name},
    },
    people::parts::team_options,
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        rows::capital,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::values::{
    ids::{PersonId, SessionId},
    language::Language,
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Decision, Handover, StoreError};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedDeparture {
    successor: String,
    decisions: Vec<TypedDecision>,
    word: String,
}

/// The name of the draft of a colleague's departure.
fn form_of(person: &PersonId) -> String {
    format!("departure.{person}")
}

/// Removes a person from the team: the successor, who may be empty, becomes the coach of their participants; each session to come is
/// handed over or cancelled, with `word` for those who were booked.
#[server(endpoint = "personnes/depart")]
pub async fn leave_team(
    person: PersonId,
    #[server(default)] successor: String,
    #[server(default)] decisions: Vec<TypedDecision>,
    #[server(default)] word: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    // The page of the person has the form of those without sessions.
    let page = if decisions.is_empty() { url::person(&person) } else { url::departure(&person) };
    let form = form_of(&person);
    let typed = TypedDeparture { successor, decisions, word };
    let successor = match typed.successor.as_str() {
        "" => None,
        id => Some(PersonId::try_from(id.to_owned()).map_err(|_| StoreError::NotFound)?),
    };
    let decided = |typed: &TypedDecision| -> Result<(SessionId, Decision), StoreError> {
        let (session, decision) = typed.read("")?;
        Ok((session, decision.ok_or(StoreError::NotFound)?))
    };
    let decisions = typed.decisions.iter().map(decided).collect::<Result<Vec<_>, _>>()?;
    let read = match read_reason(&typed.word) {
        Ok(word) => word,
        Err(key) => return respond(reject_form(&form, page, &FormDraft::of(typed, [("word", key)])).await),
    };
    let people = ctx.store.people();
    let left = people.leave_team_handing_over(&ctx.actor(), &person, successor.as_ref(), &decisions, read.as_deref()).await;
    let left = finish_form(&ctx, &form, typed, left).await;
    respond(refused_or(left, &page, |()| Outcome::done("/personnes", "person-left-team")))
}

/// The page; 404 for a participant, for oneself and for a person who has left.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let all = ctx.store.people().colleagues().await?;
    let it = all.into_iter().find(|it| it.id == id && it.left_team_at.is_none()).ok_or(PageEnd::Missing)?;
    if it.id == ctx.user.person_id {
        return Err(PageEnd::Missing);
    }
    let kept: FormDraft<TypedDeparture> = load_draft(&form_of(&id)).await.unwrap_or_default();
    let any = !kept.mistakes.is_empty();
    let team: Vec<_> = team_options(&ctx).await?.into_iter().filter(|(of, _)| *of != id.to_string()).collect();
    let sessions = decisions(&ctx, &id, &team, &kept.typed).await?;
    let successor = (it.people > 0).then(|| {
        let options = std::iter::once((String::new(), t!(language, "choose"))).chain(team.iter().cloned()).collect();
        view! {
            <section class="section">
                <p>{t!(language, "team-leave-people", n = it.people)}</p>
                <Select name="successor" label=t!(language, "team-leave-successor") options chosen=kept.typed.successor.clone()/>
            </section>
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=kept.summary(language)/>
        <header class="page__head">
            <a class="back" href=url::person(&id)><Icon name="arrow-left"/>{it.name()}</a>
            <h1 class="page__title">{t!(language, "departure-title", of_name = language.of_name(&it.name()))}</h1>
            <p class="page__lead">{t!(language, "team-leave-what")}</p>
        </header>
        <form class="form" method="post" action={action::<LeaveTeam>()} novalidate>
            <input type="hidden" name="person" value=id.to_string()/>
            {successor}
            {(!sessions.is_empty()).then(|| table(language, sessions, &kept))}
            <button class="button button--danger">{t!(language, "team-leave-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "departure-title", of_name = language.of_name(&it.name())), "/personnes", body).with_mistakes(language, any))
}

/// The sessions to come, a row each with its decision, and the field of the word for those who were booked.
fn table(language: Language, rows: Vec<AnyView>, kept: &FormDraft<TypedDeparture>) -> impl IntoView + use<> {
    let (word, mistake) = (kept.typed.word.clone(), kept.mistake("word").map(str::to_owned));
    view! {
        <section class="section">
            <h2 class="section__title" id="t-seances">{t!(language, "departure-sessions")}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-seances">
                <table class="table table--stack" aria-labelledby="t-seances">
                    <thead><tr>
                        <th scope="col">{t!(language, "departure-session")}</th>
                        <th scope="col">{t!(language, "departure-booked")}</th>
                        <th scope="col">{t!(language, "departure-decision")}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <TextField language name="word" label=t!(language, "leave-word") hint=t!(language, "leave-word-hint") mistake value=word/>
        </section>
    }
}

/// A row for each session to come: who is free takes it over, or it is cancelled.
async fn decisions(
    ctx: &RequestContext,
    coach: &PersonId,
    team: &[(String, String)],
    typed: &TypedDeparture,
) -> Result<Vec<AnyView>, PageEnd> {
    let ids = ctx.store.people().coming_sessions(coach, ctx.visitor.now).await?;
    let handovers = ctx.store.bookings().handovers(&ctx.user.person_id, &ids).await?;
    let row = |(nth, it): (usize, &Handover)| {
        let free = it.available.iter().filter_map(|id| team.iter().find(|(of, _)| of == id.as_str()).cloned()).collect();
        decision_row(ctx.language(), nth, it, free, typed_for(&typed.decisions, &it.session.id)).into_any()
    };
    Ok(handovers.iter().enumerate().map(row).collect())
}

fn decision_row(
    language: Language,
    nth: usize,
    it: &Handover,
    free: Vec<(String, String)>,
    typed: Option<String>,
) -> impl IntoView + use<> {
    let session = &it.session;
    let give = |(id, name): (String, String)| (id, t!(language, "leave-give", name = name));
    let options: Vec<_> = free.into_iter().map(give).chain([(CANCEL.to_owned(), t!(language, "leave-cancel"))]).collect();
    let typed = typed.filter(|typed| options.iter().any(|(value, _)| value == typed));
    let chosen = typed.or_else(|| options.first().map(|(value, _)| value.clone())).unwrap_or_default();
    let who = if it.booked.is_empty() { t!(language, "leave-nobody") } else { it.booked.join(", ") };
    let when = format!("{}, {}", capital(&session_dates(language, session)), venue_name(language, session.venue.as_ref()));
    view! {
        <tr>
            <th scope="row">{session.title.clone()}<br/><span class="quiet">{when}</span></th>
            <td data-label=t!(language, "departure-booked")>{who}</td>
            <td data-label=t!(language, "departure-decision")>
                <input type="hidden" name=session_field(nth) value=session.id.to_string()/>
                <Select name=decision_field(nth) label=t!(language, "leave-what", title = session.title.clone()) options chosen/>
            </td>
        </tr>
    }
}
