//! Changing a session: its day, time, length, places, venue, link.

use super::{
    fields::{Mistakes, following_choice, obstacle, read_link, read_venue, refused_field, venue_options},
    view::AgendaView,
};
use crate::{
    bookings::{parse::read_id, parts::session_dates},
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        notice::notice,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use chrono::{NaiveDate, NaiveTime};
use domain::{
    bookings::{
        MOST_PLACES,
        session::{read_minutes, read_start, shifted},
        span::Span,
    },
    values::{ids::SessionId, paris},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{CoachConflict, SessionChange, SessionRow, StoreError, Venue};

/// The form as typed; `following` is `yes` for those that follow in the series too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedChange {
    day: String,
    time: String,
    minutes: String,
    places: String,
    venue: String,
    link: String,
    following: String,
}

fn form_of(session: &SessionId) -> String {
    format!("session-change.{session}")
}

fn page_to_change(session: &SessionId) -> String {
    format!("{}/modifier", url::agenda_session(session))
}

/// Changes a session; `following` is `yes` for those that follow in its series too. The participants are notified. `back` is `agenda`
/// when the form was opened from the grid of the agenda, which then offers to move the session back.
#[server(endpoint = "agenda/changer")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn change_session(
    session: SessionId,
    #[server(default)] day: String,
    #[server(default)] time: String,
    #[server(default)] minutes: String,
    #[server(default)] places: String,
    #[server(default)] venue: String,
    #[server(default)] link: String,
    #[server(default)] following: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedChange { day, time, minutes, places, venue, link, following };
    let from_agenda = if back == "agenda" { "?retour=agenda" } else { "" };
    let (form, page) = (form_of(&session), format!("{}{from_agenda}", page_to_change(&session)));
    let change = match typed.read()? {
        Ok(change) => change,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    let before = ctx.store.bookings().session(&ctx.user.person_id, &session).await?;
    match ctx.store.bookings().change_session(&ctx.actor(), &session, &change).await {
        Err(StoreError::Refused(refusal)) => respond(reject_form(&form, page, &FormDraft::of(typed, [refused_field(refusal)])).await),
        changed => {
            finish_form(&ctx, &form, typed, changed).await?;
            let done = if change.following { "sessions-changed" } else { "session-changed" };
            let to = if back == "agenda" {
                let view = AgendaView { day: change.day, week: true, everyone: before.coach_id != ctx.user.person_id };
                let undo = !change.following && change.day.and_time(change.time) != paris::wall_clock(before.starts_at);
                let moved = undo.then(|| format!("&deplacee={session}"));
                format!("{}{}", view.address(), moved.unwrap_or_default())
            } else {
                url::agenda_session(&session)
            };
            respond(Ok(Outcome::done(to, done)))
        }
    }
}

/// The form that moves a session back to where it was: after a move from the grid, whose address names the session. Empty unless that move
/// is the user's and the last one, is at most a day old, and can be taken back: neither the session nor its time before has begun, it is not
/// cancelled, and its coach is still free then.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn moved_notice(ctx: &RequestContext, address: &Address) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let Some(Ok(id)) = address.query("deplacee").map(read_id::<SessionId>) else { return Ok(None) };
    let Some(from) = ctx.store.bookings().moved_lately_from(&ctx.actor(), &id).await? else { return Ok(None) };
    let session = match ctx.store.bookings().session(&ctx.user.person_id, &id).await {
        Err(StoreError::NotFound) => return Ok(None),
        found => found?,
    };
    let dates = ctx.store.bookings().dates_of(&id).await?;
    let Some(first) = dates.first().filter(|first| first.starts_at > ctx.visitor.now && session.cancelled_at.is_none()) else {
        return Ok(None);
    };
    let was = paris::wall_clock(from);
    let then = moved_dates(&dates, was.date(), was.time(), first.minutes());
    if from <= ctx.visitor.now || !conflicts_at(ctx, &session, &then).await?.is_empty() {
        return Ok(None);
    }
    let typed = TypedChange {
        day: was.date().to_string(),
        time: was.format("%H:%M").to_string(),
        ..TypedChange::of(&session, first, &ctx.store.bookings().all_venues().await?)
    };
    let moment = t!(language, "at", day = language.day(was.date()), time = language.hour(was.time()));
    let fields = [
        ("session", id.to_string()),
        ("day", typed.day),
        ("time", typed.time),
        ("minutes", typed.minutes),
        ("places", typed.places),
        ("venue", typed.venue),
        ("link", typed.link),
        ("back", "agenda".to_owned()),
    ];
    let fields = fields.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).into_iter().collect_view();
    Ok(Some(
        view! {
            <form class="notice notice--action" method="post" action={action::<ChangeSession>()}>
                {fields}
                <div class="notice__text"><p>{t!(language, "change-moved", title = session.title)}</p></div>
                <button class="button button--small">{t!(language, "change-move-back", moment = moment)}</button>
            </form>
        }
        .into_any(),
    ))
}

impl TypedChange {
    /// The change, or every field that was not understood. [`StoreError::NotFound`] for a venue that is no identifier.
    fn read(&self) -> Result<Result<SessionChange, Mistakes>, StoreError> {
        let mut mistakes = Mistakes::new();
        let mut note = |field: &'static str, key: &'static str| mistakes.push((field, key));
        let starts = read_start(&self.day, &self.time, &mut note);
        let minutes = read_minutes(&self.minutes, &mut note);
        let places = self.places.trim().parse::<i64>().ok().filter(|n| (1..=i64::from(MOST_PLACES)).contains(n));
        if places.is_none() {
            note("places", "session-places");
        }
        let link = read_link(&self.link, &mut mistakes);
        let venue = read_venue(&self.venue)?;
        Ok(match (starts, minutes, places) {
            (Some(starts), Some(minutes), Some(places)) if mistakes.is_empty() => {
                let following = self.following == "yes";
                Ok(SessionChange { day: starts.date(), time: starts.time(), minutes, places, venue, link, following })
            }
            _ => Err(mistakes),
        })
    }

    /// The form filled in with the session as it is; `first` is its first date.
    fn of(session: &SessionRow, first: &Span, venues: &[Venue]) -> Self {
        let starts = paris::wall_clock(first.starts_at);
        // No two venues of a structure have the same name.
        let venue = venues.iter().find(|venue| Some(&venue.name) == session.venue.as_ref());
        Self {
            day: starts.date().to_string(),
            time: starts.format("%H:%M").to_string(),
            minutes: first.minutes().to_string(),
            places: session.places.to_string(),
            venue: venue.map(|venue| venue.id.to_string()).unwrap_or_default(),
            link: session.link.clone().unwrap_or_default(),
            following: String::new(),
        }
    }
}

/// What stands in the way of a change that was refused, in words: the sessions and leaves of the coach at the new dates.
async fn obstacles(
    ctx: &RequestContext,
    session: &SessionRow,
    dates: &[Span],
    draft: &FormDraft<TypedChange>,
) -> Result<Vec<String>, StoreError> {
    if draft.mistake("day").is_none() {
        return Ok(Vec::new());
    }
    let Ok(change) = draft.typed.read()? else { return Ok(Vec::new()) };
    let conflicts = conflicts_at(ctx, session, &moved_dates(dates, change.day, change.time, change.minutes)).await?;
    Ok(conflicts.iter().map(|conflict| obstacle(ctx.language(), &conflict.with)).collect())
}

/// The dates of a session with the first one moved to that day, all at that time and of that length.
fn moved_dates(dates: &[Span], day: NaiveDate, time: NaiveTime, minutes: i64) -> Vec<Span> {
    let Some(first) = dates.first() else { return Vec::new() };
    let days = (day - paris::day(first.starts_at)).num_days();
    dates.iter().filter_map(|span| shifted(span, days, time, minutes)).collect()
}

/// What stands against other dates of a session: the sessions and leaves of its coach.
async fn conflicts_at(ctx: &RequestContext, session: &SessionRow, moved: &[Span]) -> Result<Vec<CoachConflict>, StoreError> {
    let (Some(first), Some(last)) = (moved.first(), moved.last()) else { return Ok(Vec::new()) };
    let all = Span { starts_at: first.starts_at, ends_at: last.ends_at };
    let time = ctx.store.bookings().coach_time(Some(&session.coach_id), &all).await?.without(&session.id);
    Ok(time.conflicts(&session.coach_id, moved))
}

/// The page of the form.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: SessionId = address.part("session")?;
    let session = ctx.store.bookings().session(&ctx.user.person_id, &id).await?;
    let dates = ctx.store.bookings().dates_of(&id).await?;
    let mut venues = ctx.store.bookings().all_venues().await?;
    // A closed venue is offered only to the session that has it.
    venues.retain(|venue| venue.closed_at.is_none() || Some(&venue.name) == session.venue.as_ref());
    let first = dates.first().ok_or(PageEnd::Missing)?;
    let head = view! {
        <header class="page__head">
            <a class="back" href=url::agenda_session(&id)><Icon name="arrow-left"/>{session.title.clone()}</a>
            <h1 class="page__title">{t!(language, "change-title")}</h1>
            <p class="page__lead">{session_dates(language, &session)}</p>
        </header>
    };
    let closed = match (session.cancelled_at.is_some(), session.starts_at <= ctx.visitor.now) {
        (true, _) => Some("team-cancelled"),
        (_, true) => Some("team-past"),
        _ => None,
    };
    if let Some(key) = closed {
        return Ok(Page::new(t!(language, "change-title"), "/agenda", view! { {head} {notice(t!(language, key))} }));
    }
    let draft: FormDraft<TypedChange> = load_draft(&form_of(&id))
        .await
        .unwrap_or_else(|| FormDraft { typed: TypedChange::of(&session, first, &venues), mistakes: Vec::new() });
    let summary = draft.summary(language);
    let any = !summary.is_empty();
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let mut typed = draft.typed.clone();
    // An hour that was chosen in the agenda, but for a form that was just refused.
    let chosen = if any { None } else { address.query("jour").zip(address.query("heure")) };
    let from_agenda = chosen.is_some() || address.query("retour").as_deref() == Some("agenda");
    if let Some((day, time)) = chosen {
        (typed.day, typed.time) = (day, time);
    }
    let back = from_agenda.then(|| view! { <input type="hidden" name="back" value="agenda"/> });
    let in_the_way = obstacles(&ctx, &session, &dates, &draft).await?.into_iter().map(notice).collect_view();
    let several_dates = (dates.len() > 1).then(|| notice(t!(language, "change-dates")));
    let following = session.in_series.then(|| following_choice(language, typed.following == "yes"));
    // A session made of a slot has one place.
    let places_field = if session.from_slot {
        view! { <input type="hidden" name="places" value=typed.places/> }.into_any()
    } else {
        view! { <TextField language name="places" label=t!(language, "session-places-label") keyboard="numeric" class="input--short" mistake=mistake("places") value=typed.places/> }.into_any()
    };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        {head}
        <p>{t!(language, "change-lead")}</p>
        {several_dates}
        {in_the_way}
        <form class="form" method="post" action={action::<ChangeSession>()} novalidate>
            <input type="hidden" name="session" value=id.to_string()/>
            {back}
            <div class="field-row">
                <TextField language name="day" label=t!(language, "session-day-label") kind="date" class="input--medium" mistake=mistake("day") value=typed.day/>
                <TextField language name="time" label=t!(language, "session-time-label") kind="time" class="input--short" mistake=mistake("time") value=typed.time/>
            </div>
            <div class="field-row">
                <TextField language name="minutes" label=t!(language, "session-minutes-label") keyboard="numeric" class="input--short" mistake=mistake("minutes") value=typed.minutes/>
                {places_field}
            </div>
            <Select name="venue" label=t!(language, "session-venue") options=venue_options(language, &venues) chosen=typed.venue/>
            <TextField language name="link" label=t!(language, "session-link") hint=t!(language, "session-link-hint") kind="url" mistake=mistake("link") value=typed.link/>
            {following}
            <button class="button button--main">{t!(language, "change-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "change-title"), "/agenda", body).with_mistakes(language, any))
}
