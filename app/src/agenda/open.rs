//! Opening a session, or several together: the choice of a type, then the form.

use super::{
    fields::{Mistakes, choice, obstacle, read_link, read_venue, refused_field, venue_options},
    view::AgendaView,
};
use crate::{
    bookings::parts::venue_within,
    texts::t,
    ui::{
        default_button::DefaultButton,
        form::{ErrorSummary, FieldError, Select, TextField},
        icon::Icon,
        rows::{capital, titled_row, when},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult, encoded},
    },
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    bookings::{
        BookingRefusal, SessionKind,
        holidays::HolidayRegion,
        read_day,
        recurrence::Rhythm,
        session::{NewDates, TypedSession},
        span::Span,
    },
    people::Role,
    values::{
        ids::{PersonId, SessionTypeId},
        language::Language,
        paris,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{CoachConflict, NewSessions, Refusal, SessionType, StoreError};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedOpening {
    coach: String,
    venue: String,
    link: String,
    dates: TypedSession,
    /// The days that are left out, `2026-12-22`.
    skip: Vec<String>,
}

impl TypedOpening {
    /// The days that are left out.
    fn skipped(&self) -> Vec<NaiveDate> {
        self.skip.iter().filter_map(|day| read_day(day)).collect()
    }

    /// The link and the dates, or every field that was not understood; a missing `coach` is a mistake too.
    fn read(
        &self,
        coach: Option<PersonId>,
        now: DateTime<Utc>,
        region: HolidayRegion,
    ) -> Result<(PersonId, Option<String>, NewDates), Mistakes> {
        let mut mistakes = Mistakes::new();
        if coach.is_none() {
            mistakes.push(("coach", "substitution-who"));
        }
        let link = read_link(&self.link, &mut mistakes);
        match (coach, self.dates.read(now, region)) {
            (Some(coach), Ok(dates)) if mistakes.is_empty() => Ok((coach, link, dates)),
            (_, read) => {
                mistakes.extend(read.err().unwrap_or_default());
                Err(mistakes)
            }
        }
    }

    /// The form of a type before anything is typed.
    fn of(session_type: &SessionType) -> Self {
        Self {
            coach: String::new(),
            venue: session_type.venue_id().map(|id| id.to_string()).unwrap_or_default(),
            link: session_type.link.clone().unwrap_or_default(),
            dates: TypedSession {
                minutes: session_type.minutes.to_string(),
                places: session_type.places.to_string(),
                ..TypedSession::default()
            },
            skip: Vec::new(),
        }
    }
}

fn form_of(of: &SessionTypeId) -> String {
    format!("session.{of}")
}

fn page_for(of: &SessionTypeId) -> String {
    format!("/agenda/nouveau?type={of}")
}

/// Opens a session, or several together, but for the days to `skip`; with `preview`, shows the dates and opens nothing.
#[server(endpoint = "agenda/creer")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn open_session(
    session_type: SessionTypeId,
    #[server(default)] coach: String,
    #[server(default)] venue: String,
    #[server(default)] link: String,
    #[server(default)] day: String,
    #[server(default)] time: String,
    #[server(default)] minutes: String,
    #[server(default)] places: String,
    #[server(default)] rhythm: String,
    #[server(default)] dates: String,
    #[server(default)] together: String,
    #[server(default)] holidays: String,
    #[server(default)] skip: Vec<String>,
    #[server(default)] preview: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    // 404 for a type that was closed, or is of another structure.
    ctx.store.bookings().session_type(&session_type).await?;
    let dates = TypedSession { day, time, minutes, places, rhythm, dates, together, holidays };
    let mut typed = TypedOpening { coach, venue, link, dates, skip };
    let (form, page) = (form_of(&session_type), page_for(&session_type));
    let coach = chosen_coach(&ctx, &typed.coach).await?;
    let region = ctx.store.settings().holiday_region().await?;
    let (coach, link, dates) = match typed.read(coach, ctx.visitor.now, region) {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    if !preview.is_empty() {
        return respond(reject_form(&form, format!("{page}#dates-vues"), &FormDraft { typed, mistakes: Vec::new() }).await);
    }
    let all = dates.spans();
    let dates = dates.without(&typed.skipped());
    if dates.sessions.is_empty() {
        return respond(reject_form(&form, page, &FormDraft::of(typed, [("skip", "session-none-left")])).await);
    }
    let (done, agenda) = (done_key(&dates), agenda_of(&ctx, &coach, &dates));
    let NewDates { sessions, places, .. } = dates;
    let new = NewSessions { session_type, venue: read_venue(&typed.venue)?, link, coach, sessions, places };
    match ctx.store.bookings().open_sessions(&ctx.actor(), &new).await {
        Err(StoreError::Refused(Refusal::Booking(BookingRefusal::CoachBusy | BookingRefusal::CoachAway))) if all.len() > 1 => {
            // The dates that are taken are offered to be left out.
            let taken = conflicts(&ctx, &new.coach, &all).await?;
            typed.skip.extend(taken.iter().map(|conflict| paris::day(conflict.span.starts_at).to_string()));
            respond(reject_form(&form, page, &FormDraft::of(typed, [("skip", "session-some-taken")])).await)
        }
        Err(StoreError::Refused(refusal)) => respond(reject_form(&form, page, &FormDraft::of(typed, [refused_field(refusal)])).await),
        opened => {
            let opened = finish_form(&ctx, &form, typed, opened).await?;
            respond(Ok(match opened.as_slice() {
                [session] => Outcome::done(url::agenda_session(session), done),
                _ => Outcome::done(agenda, done),
            }))
        }
    }
}

/// What the coach already has at these dates.
async fn conflicts(ctx: &RequestContext, coach: &PersonId, dates: &[Span]) -> Result<Vec<CoachConflict>, StoreError> {
    let (Some(first), Some(last)) = (dates.first(), dates.last()) else { return Ok(Vec::new()) };
    let all = Span { starts_at: first.starts_at, ends_at: last.ends_at };
    Ok(ctx.store.bookings().coach_time(Some(coach), &all).await?.conflicts(coach, dates))
}

/// The key of the sentence that says what was opened, and whether public holidays were left out or kept.
fn done_key(dates: &NewDates) -> &'static str {
    match (dates.sessions.len(), dates.skipped.is_empty(), dates.on_holiday) {
        (1, true, false) => "session-created",
        (1, true, true) => "session-created-holiday",
        (_, false, _) => "sessions-created-skipped",
        (_, true, false) => "sessions-created",
        (_, true, true) => "sessions-created-holiday",
    }
}

/// The address of the week of the first session in the agenda: of all coaches when another person than the user holds it.
fn agenda_of(ctx: &RequestContext, coach: &PersonId, dates: &NewDates) -> String {
    let first = dates.sessions.first().and_then(|spans| spans.first()).map_or(ctx.visitor.now, |span| span.starts_at);
    AgendaView { day: paris::day(first), week: true, everyone: *coach != ctx.user.person_id }.address()
}

/// The coach of the new sessions: the user, or for a coordinator the person of the team that was typed; `None` when that is no
/// one of the team.
async fn chosen_coach(ctx: &RequestContext, typed: &str) -> Result<Option<PersonId>, StoreError> {
    if ctx.user.role != Role::Coordinator {
        return Ok(Some(ctx.user.person_id.clone()));
    }
    Ok(ctx.store.people().team().await?.into_iter().map(|person| person.id).find(|id| id.as_str() == typed))
}

/// The page of the types to choose from; with `type` in the address, the page of its form.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    match address.query("type").and_then(|of| SessionTypeId::try_from(of).ok()) {
        None => type_choice(&ctx, &address).await,
        Some(id) => form(&ctx, &address, id).await,
    }
}

/// The hour and the coach that were chosen in the agenda, as the rest of a query.
fn chosen_in_agenda(address: &Address) -> String {
    let part = |name: &str| address.query(name).map(|value| format!("&{name}={}", encoded(&value))).unwrap_or_default();
    ["jour", "heure", "avec"].map(part).concat()
}

async fn type_choice(ctx: &RequestContext, address: &Address) -> PageResult {
    let chosen = chosen_in_agenda(address);
    let language = ctx.language();
    let types = ctx.store.bookings().session_types().await?;
    let groups = SessionKind::ALL
        .into_iter()
        .filter(|kind| types.iter().any(|it| it.kind == *kind))
        .map(|kind| {
            let rows = types.iter().filter(|it| it.kind == kind).map(|it| type_row(language, it, &chosen)).collect::<Vec<_>>();
            view! {
                <section class="section">
                    <h2 class="section__title">{t!(language, &format!("kinds-{}", kind.as_str()))}</h2>
                    <ul class="rows rows--pair">{rows.into_iter().collect_view()}</ul>
                </section>
            }
        })
        .collect_view();
    let coordinator = ctx.user.role == Role::Coordinator;
    let none = types.is_empty().then(|| {
        let text = if coordinator { "types-none-text" } else { "types-none-ask" };
        view! {
            <div class="empty">
                <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href="/icons.svg#empty-calendar"></use></svg>
                <h2 class="empty__title">{t!(language, "types-none-title")}</h2>
                <p class="empty__text">{t!(language, text)}</p>
                {coordinator.then(|| view! { <div class="actions"><a class="button button--main" href="/agenda/types">{t!(language, "session-types")}</a></div> })}
            </div>
        }
    });
    let body = view! {
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "session-new")}</h1>
            {(!types.is_empty()).then(|| view! { <p class="page__lead">{t!(language, "session-choose")}</p> })}
        </header>
        {none}
        {groups}
    };
    Ok(Page::new(t!(language, "session-new"), "/agenda", body))
}

fn type_row(language: Language, it: &SessionType, chosen: &str) -> AnyView {
    let venue = venue_within(language, it.venue.as_ref());
    let note = t!(
        language,
        "session-type-note",
        length = language.duration(it.minutes),
        places = t!(language, "session-type-places", n = it.places),
        place = venue
    );
    titled_row(it.title.clone(), note, Some(format!("{}{chosen}", page_for(&it.id))))
}

async fn form(ctx: &RequestContext, address: &Address, id: SessionTypeId) -> PageResult {
    let language = ctx.language();
    let session_type = ctx.store.bookings().session_type(&id).await?;
    let venues = ctx.store.bookings().venues().await?;
    let kept: Option<FormDraft<TypedOpening>> = load_draft(&form_of(&id)).await;
    let preview = match &kept {
        Some(draft) => dates_preview(ctx, draft).await?,
        None => None,
    };
    let mut draft = kept.unwrap_or_else(|| FormDraft { typed: TypedOpening::of(&session_type), mistakes: Vec::new() });
    if let Some((day, time)) = address.query("jour").zip(address.query("heure")) {
        (draft.typed.dates.day, draft.typed.dates.time) = (day, time);
    }
    if let Some(coach) = address.query("avec") {
        draft.typed.coach = coach;
    }
    let summary = draft.summary(language);
    let any = !summary.is_empty();
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let TypedOpening { coach, venue, link, dates, .. } = draft.typed.clone();
    let coaches = match ctx.user.role {
        Role::Coordinator => {
            let none = (String::new(), t!(language, "choose"));
            let team = ctx.store.people().team().await?.into_iter().map(|person| (person.id.to_string(), person.name()));
            let options = std::iter::once(none).chain(team).collect();
            Some(
                view! { <Select name="coach" label=t!(language, "session-coach") options chosen=coach mistake=mistake("coach").map(|key| (language, key))/> },
            )
        }
        _ => None,
    };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/agenda/nouveau"><Icon name="arrow-left"/>{t!(language, "session-new")}</a>
            <p class="page__eyebrow">{t!(language, &format!("kind-{}", session_type.kind.as_str()))}</p>
            <h1 class="page__title">{session_type.title.clone()}</h1>
        </header>
        <form class="form" method="post" action={action::<OpenSession>()} novalidate>
            <DefaultButton/>
            <input type="hidden" name="session_type" value=id.to_string()/>
            {coaches}
            <div class="field-row">
                <TextField language name="day" label=t!(language, "session-day-label") kind="date" class="input--medium" mistake=mistake("day") value=dates.day.clone()/>
                <TextField language name="time" label=t!(language, "session-time-label") kind="time" class="input--short" mistake=mistake("time") value=dates.time.clone()/>
            </div>
            <div class="field-row">
                <TextField language name="minutes" label=t!(language, "session-minutes-label") keyboard="numeric" class="input--short" mistake=mistake("minutes") value=dates.minutes.clone()/>
                <TextField language name="places" label=t!(language, "session-places-label") keyboard="numeric" class="input--short" mistake=mistake("places") value=dates.places.clone()/>
            </div>
            <Select name="venue" label=t!(language, "session-venue") options=venue_options(language, &venues) chosen=venue/>
            <TextField language name="link" label=t!(language, "session-link") hint=t!(language, "session-link-hint") kind="url" mistake=mistake("link") value=link/>
            {repetition(language, &dates, mistake("dates"))}
            {preview}
            <button class="button button--main">{t!(language, "session-create")}</button>
        </form>
    };
    Ok(Page::new(session_type.title, "/agenda", body).with_mistakes(language, any))
}

/// The fields of a series, open when a rhythm was chosen or the number of dates has a mistake.
fn repetition(language: Language, typed: &TypedSession, mistake: Option<String>) -> impl IntoView + use<> {
    let once = (String::new(), t!(language, "rhythm-none"));
    let rhythms = Rhythm::ALL.map(|rhythm| (rhythm.as_str().to_owned(), t!(language, &format!("rhythm-{}", rhythm.as_str()))));
    let options = std::iter::once(once).chain(rhythms).collect::<Vec<_>>();
    let open = !typed.rhythm.is_empty() || mistake.is_some();
    let together = typed.together == "yes";
    let keeps = typed.holidays == "keep";
    view! {
        <details class="disclose" open=open>
            <summary class="disclose__summary">{t!(language, "session-repeat")}</summary>
            <div class="disclose__body stack">
                <div class="field-row">
                    <Select name="rhythm" label=t!(language, "session-rhythm") options chosen=typed.rhythm.clone()/>
                    <TextField language name="dates" label=t!(language, "session-dates-label") keyboard="numeric" class="input--short" mistake value=typed.dates.clone()/>
                </div>
                <fieldset class="fieldset">
                    <legend class="fieldset__legend">{t!(language, "session-together")}</legend>
                    <div class="choices">
                        {choice("together", "", t!(language, "session-together-no"), !together)}
                        {choice("together", "yes", t!(language, "session-together-yes"), together)}
                    </div>
                </fieldset>
                <fieldset class="fieldset">
                    <legend class="fieldset__legend">{t!(language, "session-holidays")}</legend>
                    <div class="choices">
                        {choice("holidays", "", t!(language, "session-holidays-skip"), !keeps)}
                        {choice("holidays", "keep", t!(language, "session-holidays-keep"), keeps)}
                    </div>
                </fieldset>
                <button class="button" name="preview" value="yes">{t!(language, "session-see-dates")}</button>
            </div>
        </details>
    }
}

/// The dates of a draft of several, or of one that is taken: each with what stands against it, and the choice to leave it out. `None`
/// while the draft is not understood, and for a single date that is free.
async fn dates_preview(ctx: &RequestContext, draft: &FormDraft<TypedOpening>) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let region = ctx.store.settings().holiday_region().await?;
    let coach = chosen_coach(ctx, &draft.typed.coach).await?;
    let Ok((coach, _, dates)) = draft.typed.read(coach, ctx.visitor.now, region) else { return Ok(None) };
    let (all, skipped) = (dates.spans(), draft.typed.skipped());
    let taken = conflicts(ctx, &coach, &all).await?;
    let several = all.len() > 1;
    if !several && taken.is_empty() {
        return Ok(None);
    }
    let mistake = draft.mistake("skip").map(str::to_owned);
    let rows = all
        .iter()
        .enumerate()
        .map(|(nth, span)| {
            let day = paris::day(span.starts_at);
            let when = capital(&when(language, span.starts_at, span.ends_at));
            let obstacle = taken.iter().find(|conflict| conflict.span == *span).map(|conflict| obstacle(language, &conflict.with));
            let obstacle = obstacle.map(|said| view! { <span class="field__error"><Icon name="warning"/><span>{said}</span></span> });
            let checked = skipped.contains(&day);
            let skip = several.then(|| {
                view! {
                    <label class="choice choice--small">
                        <input class="choice__input" type="checkbox" name=format!("skip[{nth}]") value=day.to_string() checked=checked/>
                        <span class="choice__text">{t!(language, "session-skip")}<span class="visually-hidden">" "{language.day(day)}</span></span>
                    </label>
                }
            });
            view! {
                <li class="row">
                    <div class="row__link"><span class="row__main"><span class="row__title">{when}</span>{obstacle}</span></div>
                    <div class="row__aside">{skip}</div>
                </li>
            }
        })
        .collect_view();
    let holidays: Vec<String> = dates.skipped.iter().map(|day| language.date(*day)).collect();
    let holidays = (!holidays.is_empty())
        .then(|| view! { <p class="quiet">{t!(language, "session-holidays-skipped", days = holidays.join(", "))}</p> });
    let wrong = mistake.is_some();
    Ok(Some(
        view! {
            <fieldset class=if wrong { "fieldset field--error" } else { "fieldset" } id="skip" tabindex="-1">
                <legend class="fieldset__legend" id="dates-vues">{t!(language, "session-dates-title", n = all.len() as i64)}</legend>
                {mistake.map(|key| view! { <FieldError field="skip".to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
                <ul class="rows">{rows}</ul>
                {holidays}
            </fieldset>
        }
        .into_any(),
    ))
}
