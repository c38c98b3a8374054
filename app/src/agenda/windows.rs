//! Plages d'ouverture: the availability windows of a coach, and their exceptions.

use super::{requested_coach, restricted_to};
use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError, OfWhat, Select, TextField},
        icon::Icon,
        notice::notice,
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
use chrono::{Datelike, Days, NaiveDate};
use domain::{
    bookings::{availability::TypedWindow, read_day},
    people::Role,
    values::{
        ids::{PersonId, WindowId},
        language::Language,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{AvailabilityWindow, Refusal, StoreError};

const PAGE: &str = "/agenda/plages";

fn form_of(coach: &PersonId) -> String {
    format!("window.{coach}")
}

/// For how many days from today the page lists the days of a window, each with the form of its exception.
const SHOWN: Days = Days::new(28);

/// The form as typed, with the identifier of the coach.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedForm {
    coach: String,
    window: TypedWindow,
}

/// Opens a window in which a coach can be booked, see [`requested_coach`]; `weekdays` are 1 for Monday to 7 for Sunday.
#[server(endpoint = "agenda/plages/ouvrir")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn open_window(
    #[server(default)] coach: String,
    #[server(default)] weekdays: Vec<String>,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] every: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] session_type: String,
    #[server(default)] venue: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let weekdays = weekdays.join(",");
    let typed = TypedForm { coach, window: TypedWindow { weekdays, from, to, every, first_day, last_day, session_type, venue } };
    let coach = requested_coach(&ctx, Some(typed.coach.clone()).filter(|id| !id.is_empty()));
    let (form, page) = (form_of(&coach), format!("{PAGE}?de={coach}"));
    let window = match typed.window.read(ctx.visitor.today()) {
        Ok(window) => window,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    match ctx.store.bookings().open_window(&ctx.actor(), &coach, &window).await {
        Err(StoreError::Refused(refusal)) => respond(reject_form(&form, page, &FormDraft::of(typed, [("venue", refusal.key())])).await),
        opened => {
            finish_form(&ctx, &form, typed, opened).await?;
            respond(Ok(Outcome::done(page, "window-opened")))
        }
    }
}

/// The name of the draft of a change.
fn change_of(window: &WindowId) -> String {
    format!("window-change.{window}")
}

/// Changes a window; the fields are those of [`open_window`], and `seen` is the fingerprint of what the form showed. The bookings in it stay.
#[server(endpoint = "agenda/plages/modifier")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn change_window(
    window: WindowId,
    #[server(default)] seen: String,
    #[server(default)] weekdays: Vec<String>,
    #[server(default)] from: String,
    #[server(default)] to: String,
    #[server(default)] every: String,
    #[server(default)] first_day: String,
    #[server(default)] last_day: String,
    #[server(default)] session_type: String,
    #[server(default)] venue: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let before = ctx.store.bookings().window(restricted_to(&ctx), &window).await?;
    let weekdays = weekdays.join(",");
    let typed = TypedForm {
        coach: before.coach_id.to_string(),
        window: TypedWindow { weekdays, from, to, every, first_day, last_day, session_type, venue },
    };
    let form = change_of(&window);
    let new = match typed.window.read(ctx.visitor.today()) {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(&form, url::window(&window), &FormDraft::of(typed, mistakes)).await),
    };
    match ctx.store.bookings().change_window(&ctx.actor(), restricted_to(&ctx), &window, &seen, &new).await {
        Err(StoreError::Refused(Refusal::MovedOn)) => {
            respond(reject_form(&form, url::window(&window), &FormDraft::of(typed, [("from", "change-meanwhile")])).await)
        }
        changed => {
            finish_form(&ctx, &form, typed, changed).await?;
            respond(Ok(Outcome::done(format!("{PAGE}?de={}", before.coach_id), "window-changed")))
        }
    }
}

/// The page of the form that changes a window.
pub async fn change(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: WindowId = address.part("window")?;
    let window = ctx.store.bookings().window(restricted_to(&ctx), &id).await?;
    let coach = window.coach_id.clone();
    let current = TypedForm { coach: coach.to_string(), window: TypedWindow::of(&window.as_typed()) };
    let draft: FormDraft<TypedForm> =
        load_draft(&change_of(&id)).await.unwrap_or_else(|| FormDraft { typed: current.clone(), mistakes: Vec::new() });
    // What stands now, beside what was typed and not saved.
    let stands = (draft.typed != current).then(|| notice(t!(language, "change-stands", what = described(language, &window))));
    let any = !draft.mistakes.is_empty();
    let summary = draft.summary(language);
    let title = t!(language, "window-change-title");
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=format!("{PAGE}?de={coach}")><Icon name="arrow-left"/>{t!(language, "window-title")}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{t!(language, "window-change-lead")}</p>
        </header>
        {stands}
        {form(&ctx, draft, &coach, Some(&window)).await?}
    };
    Ok(Page::new(title, "/agenda", body).with_mistakes(language, any))
}

/// Closes a window; the bookings in it stay.
#[server(endpoint = "agenda/plages/fermer")]
pub async fn close_window(window: WindowId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.bookings().close_window(&ctx.actor(), restricted_to(&ctx), &window).await?;
    respond(Ok(Outcome::done(PAGE, "window-closed")))
}

/// Closes a window on one day when `shut` is `yes`, else opens it on that day again.
#[server(endpoint = "agenda/plages/exception")]
pub async fn shut_window(window: WindowId, #[server(default)] day: String, #[server(default)] shut: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let day = read_day(&day).ok_or(StoreError::NotFound)?;
    let shut = shut == "yes";
    let changed = ctx.store.bookings().set_window_exception(&ctx.actor(), restricted_to(&ctx), &window, day, shut).await;
    respond(refused_or(changed, PAGE, |()| Outcome::done(PAGE, if shut { "window-shut" } else { "window-reopened" })))
}

/// The page of the windows of a coach, with the form of a new one; `de` in the address is the coach, see [`requested_coach`].
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let coach = requested_coach(&ctx, address.query("de"));
    let team = ctx.store.people().team().await?;
    let name = team.iter().find(|person| person.id == coach).map(|person| person.name()).ok_or(PageEnd::Missing)?;
    let windows = ctx.store.bookings().windows_of(&coach).await?;
    let today = ctx.visitor.today();
    let shut = ctx.store.bookings().window_exceptions(&coach, today).await?;
    let shut_of = |window: &AvailabilityWindow| shut.get(&window.id).map(Vec::as_slice).unwrap_or_default();
    let rows: Vec<_> = windows.iter().map(|window| row(language, window, shut_of(window), today)).collect();
    let draft: FormDraft<TypedForm> = load_draft(&form_of(&coach)).await.unwrap_or_default();
    let any = !draft.mistakes.is_empty();
    let summary = draft.summary(language);
    let choice = (ctx.user.role == Role::Coordinator).then(|| {
        let options = team.iter().map(|person| (person.id.to_string(), person.name())).collect();
        view! {
            <form class="search" action=PAGE>
                <Select name="de" label=t!(language, "hour-whose") options chosen=coach.to_string()/>
                <button class="button">{t!(language, "show")}</button>
            </form>
        }
    });
    let none = windows.is_empty().then(|| view! { <p class="quiet">{t!(language, "window-none")}</p> });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "window-title")}</h1>
            <p class="page__lead">{t!(language, "window-lead", name = name)}</p>
            <p class="quiet">{t!(language, "window-holidays")}</p>
        </header>
        {choice}
        <section class="section">
            <h2 class="section__title">{t!(language, "window-open-ones")}</h2>
            {none}
            <ul class="rows">{rows}</ul>
        </section>
        <section class="section">
            <h2 class="section__title">{t!(language, "window-new")}</h2>
            {form(&ctx, draft, &coach, None).await?}
        </section>
    };
    Ok(Page::new(t!(language, "window-title"), "/agenda", body).with_mistakes(language, any))
}

/// The form of a new window of a coach, or of the change of one.
async fn form(
    ctx: &RequestContext,
    draft: FormDraft<TypedForm>,
    coach: &PersonId,
    changed: Option<&AvailabilityWindow>,
) -> Result<AnyView, PageEnd> {
    let language = ctx.language();
    let types = ctx.store.bookings().session_types().await?;
    let types = types.into_iter().filter(store::SessionType::is_booked_by_slots).map(|it| (it.id.to_string(), it.title));
    let types: Vec<_> = std::iter::once((String::new(), t!(language, "window-all-types"))).chain(types).collect();
    let venues = ctx.store.bookings().venues().await?.into_iter().map(|venue| (venue.id.to_string(), venue.name));
    let venues: Vec<_> = std::iter::once((String::new(), t!(language, "window-venue-of-type"))).chain(venues).collect();
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let typed = draft.typed.window.clone();
    let untouched = typed == TypedWindow::default();
    let first_day = if untouched { ctx.visitor.today().to_string() } else { typed.first_day.clone() };
    let every = if typed.every.is_empty() { "1".to_owned() } else { typed.every.clone() };
    let rhythms = [("1", "window-every-week"), ("2", "window-every-second"), ("0", "window-once")];
    let rhythms = rhythms.map(|(value, key)| (value.to_owned(), t!(language, key))).to_vec();
    let days = weekdays(language, &typed.weekdays, mistake("weekdays"));
    let (to, button) = match changed {
        Some(_) => (action::<ChangeWindow>(), "change-send"),
        None => (action::<OpenWindow>(), "window-open"),
    };
    let (of, id) = match changed {
        Some(window) => ("window", window.id.to_string()),
        None => ("coach", coach.to_string()),
    };
    Ok(view! {
        <form class="form" method="post" action=to novalidate>
            <input type="hidden" name=of value=id/>
            {changed.map(|window| view! { <input type="hidden" name="seen" value=window.as_typed().fingerprint()/> })}
            {days}
            <div class="field-row">
                <TextField language name="from" label=t!(language, "window-from") kind="time" class="input--short" mistake=mistake("from") value=typed.from.clone()/>
                <TextField language name="to" label=t!(language, "window-to") kind="time" class="input--short" mistake=mistake("to") value=typed.to.clone()/>
            </div>
            <Select name="every" label=t!(language, "window-every") options=rhythms chosen=every/>
            <div class="field-row">
                <TextField language name="first_day" label=t!(language, "window-first-day") kind="date" class="input--medium" mistake=mistake("first_day") value=first_day/>
                <TextField language name="last_day" label=t!(language, "window-last-day") hint=t!(language, "optional") kind="date" class="input--medium" mistake=mistake("last_day") value=typed.last_day.clone()/>
            </div>
            <Select name="session_type" label=t!(language, "window-for") options=types chosen=typed.session_type.clone()/>
            <Select name="venue" label=t!(language, "session-venue") options=venues chosen=typed.venue.clone() mistake=mistake("venue").map(|key| (language, key))/>
            <button class="button button--main">{t!(language, button)}</button>
        </form>
    }
    .into_any())
}

/// The checkboxes of the weekdays; `chosen` holds their numbers, 1 for Monday.
fn weekdays(language: Language, chosen: &str, mistake: Option<String>) -> impl IntoView + use<> {
    let boxes = (1..=7u32)
        .map(|day| {
            let is_chosen = chosen.contains(&day.to_string());
            view! {
                <label class="choice">
                    <input class="choice__input" type="checkbox" name=format!("weekdays[{}]", day - 1) value=day.to_string() checked=is_chosen/>
                    <span class="choice__text"><span class="choice__title">{capital(&weekday(language, day))}</span></span>
                </label>
            }
        })
        .collect_view();
    let wrong = mistake.is_some();
    view! {
        <fieldset class=if wrong { "fieldset field--error" } else { "fieldset" } id="weekdays" tabindex="-1">
            <legend class="fieldset__legend">{t!(language, "window-weekdays-label")}</legend>
            {mistake.map(|key| view! { <FieldError field="weekdays".to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> })}
            <div class="choices choices--row">{boxes}</div>
        </fieldset>
    }
}

/// The name of a weekday in lower case, 1 for Monday: "lundi".
fn weekday(language: Language, day: u32) -> String {
    // The first of January 2024 was a Monday.
    let date = NaiveDate::from_ymd_opt(2024, 1, day).unwrap_or_default();
    language.day(date).split(' ').next().unwrap_or_default().trim_end_matches(',').to_owned()
}

/// A window in words: its weekdays or first day, its hours, its type and its venue.
fn described(language: Language, window: &AvailabilityWindow) -> String {
    let (name, note) = name_and_note(language, window, &window.rule.days(window.first_day, window.first_day, window.first_day + SHOWN));
    format!("{name}, {note}")
}

/// The days and hours of a window, and its type with its venue; `days` are those that the page shows.
fn name_and_note(language: Language, window: &AvailabilityWindow, days: &[NaiveDate]) -> (String, String) {
    let once = window.rule.as_str().contains("COUNT=1");
    let mut names: Vec<u32> = days.iter().map(|day| day.weekday().number_from_monday()).collect();
    names.sort_unstable();
    names.dedup();
    let names: Vec<_> = names.into_iter().map(|day| weekday(language, day)).collect();
    let when = match names.as_slice() {
        _ if once => capital(&language.day(window.first_day)),
        [] => t!(language, "window-later", day = language.date(window.first_day)),
        names if window.rule.as_str().contains("INTERVAL=2") => t!(language, "window-days-second", days = names.join(", ")),
        names => t!(language, "window-days", days = names.join(", ")),
    };
    let hours = t!(language, "window-hours", from = language.hour(window.from()), to = language.hour(window.to()));
    let what = window.session_type.clone().unwrap_or_else(|| t!(language, "window-all-types"));
    let note = window.venue.iter().fold(what, |what, venue| format!("{what}, {venue}"));
    (format!("{when}, {hours}"), note)
}

/// A window as a row: its days and hours, the forms of its exceptions, the form that closes it.
fn row(language: Language, window: &AvailabilityWindow, shut: &[NaiveDate], today: NaiveDate) -> impl IntoView + use<> {
    let days = window.rule.days(window.first_day, today, today + SHOWN);
    let (name, note) = name_and_note(language, window, &days);
    let exceptions = days
        .into_iter()
        .map(|day| {
            let is_shut = shut.contains(&day);
            let (value, label) = if is_shut { ("no", "window-reopen") } else { ("yes", "window-shut-day") };
            view! {
                <li class="row">
                    <div class="row__link"><span class="row__main">
                        <span class="row__title">{capital(&language.day(day))}</span>
                        {is_shut.then(|| view! { <span class="state state--off">{t!(language, "window-is-shut")}</span> })}
                    </span></div>
                    <form class="row__aside" method="post" action={action::<ShutWindow>()}>
                        <input type="hidden" name="window" value=window.id.to_string()/>
                        <input type="hidden" name="day" value=day.to_string()/>
                        <input type="hidden" name="shut" value=value/>
                        <button class="button button--small">{t!(language, label)}<span class="visually-hidden">" "{language.day(day)}</span></button>
                    </form>
                </li>
            }
        })
        .collect_view();
    view! {
        <li class="row row--tall">
            <div class="row__main">
                <span class="row__title">{name.clone()}</span>
                <span class="row__note">{note}</span>
            </div>
            <div class="row__tools">
                <a class="button button--small" href=url::window(&window.id)><Icon name="edit"/>{t!(language, "session-change")}<OfWhat language name=name.clone()/></a>
                <details class="disclose">
                    <summary class="disclose__summary button button--small">{t!(language, "window-exceptions")}</summary>
                    <ul class="rows">{exceptions}</ul>
                </details>
                <form method="post" action={action::<CloseWindow>()}>
                    <input type="hidden" name="window" value=window.id.to_string()/>
                    <button class="button button--small">{t!(language, "window-close")}<OfWhat language name/></button>
                </form>
            </div>
        </li>
    }
}
