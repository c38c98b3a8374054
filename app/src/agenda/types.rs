//! What can be booked: types of session with their rules, and places.

use crate::routes::action;
use crate::web::page::{Address, Page, PageResult};
use crate::{
    bookings::{actions::named, parts::place_within},
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        rows::length,
    },
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, reject_form, respond},
    },
};
use domain::{
    bookings::{BookableBy, SessionKind, session_type::TypedSessionType},
    people::{Role, TextMistake, one_line},
    values::{ids::SessionTypeId, language::Language},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Refusal, SessionType, StoreError, Venue};

const PAGE: &str = "/agenda/types";
const VENUE: &str = "venue";

fn form_of(id: &str) -> String {
    format!("session_type.{id}")
}

/// Adds a type of session, or changes the one that is named.
#[server(endpoint = "agenda/types/enregistrer")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn save_type(
    #[server(default)] id: String,
    #[server(default)] kind: String,
    #[server(default)] title: String,
    #[server(default)] minutes: String,
    #[server(default)] places: String,
    #[server(default)] venue: String,
    #[server(default)] link: String,
    #[server(default)] book_notice: String,
    #[server(default)] cancel_notice: String,
    #[server(default)] most_open: String,
    #[server(default)] bookable_by: String,
) -> Result<(), AppError> {
    let typed = TypedSessionType { kind, title, minutes, places, venue, link, book_notice, cancel_notice, most_open, bookable_by };
    respond(save(id, typed).await)
}

async fn save(id: String, typed: TypedSessionType) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let known: Option<SessionTypeId> = if id.is_empty() { None } else { Some(named(id.clone())?) };
    let here = known.as_ref().map_or_else(|| format!("{PAGE}/nouveau"), |id| format!("{PAGE}/{id}"));
    let form = form_of(&id);
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => {
            return reject_form(&form, here, &FormDraft::of(typed, mistakes)).await;
        }
    };
    let saved = match &known {
        Some(id) => ctx.store.bookings().change_session_type(&ctx.actor(), id, &new).await,
        None => ctx.store.bookings().add_session_type(&ctx.actor(), &new).await.map(|_| ()),
    };
    match saved {
        Err(StoreError::Refused(refusal @ Refusal::TitleTaken)) => {
            reject_form(&form, here, &FormDraft::of(typed, [("title", refusal.key())])).await
        }
        saved => {
            finish_form(&ctx, &form, typed, saved).await?;
            Ok(Outcome::done(PAGE, "session-type-saved"))
        }
    }
}

/// Offers a type of session no more: what is booked stays booked.
#[server(endpoint = "agenda/types/retirer")]
pub async fn close_type(id: String) -> Result<(), AppError> {
    respond(close(id).await)
}

async fn close(id: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id: SessionTypeId = named(id)?;
    ctx.store.bookings().close_session_type(&ctx.actor(), &id).await?;
    Ok(Outcome::done(PAGE, "session-type-closed"))
}

/// A place where sessions are held, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedVenue {
    name: String,
    address: String,
}

/// Adds a place.
#[server(endpoint = "agenda/lieux/ajouter")]
pub async fn add_venue(#[server(default)] name: String, #[server(default)] address: String) -> Result<(), AppError> {
    respond(add(TypedVenue { name, address }).await)
}

async fn add(typed: TypedVenue) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let mut mistakes = Vec::new();
    let mut read = |field: &'static str, text: &str, most| {
        one_line(text, most).map_err(|mistake| mistakes.push((field.into(), TextMistake::key(mistake).into()))).ok()
    };
    let (name, address) = (read("name", &typed.name, 80), read("address", &typed.address, 200));
    let (Some(name), Some(address)) = (name, address) else { return reject_form(VENUE, PAGE, &FormDraft { typed, mistakes }).await };
    match ctx.store.bookings().add_venue(&ctx.actor(), &name, &address).await {
        Err(StoreError::Refused(refusal @ Refusal::TitleTaken)) => {
            reject_form(VENUE, PAGE, &FormDraft::of(typed, [("name", refusal.key())])).await
        }
        added => {
            finish_form(&ctx, VENUE, typed, added).await?;
            Ok(Outcome::done(PAGE, "venue-added"))
        }
    }
}

/// The types and the places.
pub async fn list(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let coordinates = ctx.user.role == Role::Coordinator;
    let types = ctx.store.bookings().session_types().await?;
    let venues = ctx.store.bookings().venues().await?;
    let kept: FormDraft<TypedVenue> = load_draft(VENUE).await.unwrap_or_default();
    let any = !kept.mistakes.is_empty();
    let summary = kept.summary(language);
    let new = coordinates.then(|| {
        view! { <div class="page__actions"><a class="button button--main" href="/agenda/types/nouveau"><Icon name="plus"/>{t!(language, "session-type-new")}</a></div> }
    });
    let nothing = types.is_empty().then(|| view! { <p class="quiet">{t!(language, "session-type-none")}</p> });
    let places = venues.iter().map(venue_row).collect_view();
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let (name, address) = (kept.typed.name.clone(), kept.typed.address.clone());
    let add_venue = coordinates.then(|| {
        view! {
            <details class="disclose" open=any>
                <summary class="button disclose__summary">{t!(language, "venue-new")}</summary>
                <form class="disclose__body form" method="post" action={action::<AddVenue>()} novalidate>
                    <TextField language name="name" label=t!(language, "venue-name") mistake=mistake("name") value=name/>
                    <TextField language name="address" label=t!(language, "venue-address") mistake=mistake("address") value=address/>
                    <button class="button">{t!(language, "venue-add")}</button>
                </form>
            </details>
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "session-types")}</h1>
            <p class="page__lead">{t!(language, "session-types-lead")}</p>
            {new}
        </header>
        {nothing}
        <ul class="rows">{types.iter().map(|it| type_row(language, it, coordinates)).collect_view()}</ul>
        <section class="section">
            <h2 class="section__title">{t!(language, "venues")}</h2>
            <ul class="rows">{places}</ul>
            {add_venue}
        </section>
    };
    Ok(Page::new(t!(language, "session-types"), "/agenda", body).with_mistakes(language, any))
}

fn venue_row(venue: &Venue) -> impl IntoView + use<> {
    view! {
        <li class="row"><div class="row__link"><span class="row__main">
            <span class="row__title">{venue.name.clone()}</span><span class="row__note">{venue.address.clone()}</span>
        </span></div></li>
    }
}

fn type_row(language: Language, it: &SessionType, linked: bool) -> impl IntoView + use<> {
    let places = if it.by_slots() { t!(language, "session-type-by-slots") } else { t!(language, "session-type-places", n = it.places) };
    let kind = t!(language, &format!("kind-{}", it.kind.as_str()));
    let note = format!("{kind}, {}, {places}, {}", length(it.minutes), place_within(language, it.venue.as_ref()));
    let inside = view! {
        <span class="row__main"><span class="row__title">{it.title.clone()}</span><span class="row__note">{note}</span></span>
    };
    if !linked {
        return view! { <li class="row"><div class="row__link">{inside}</div></li> }.into_any();
    }
    view! {
        <li class="row"><a class="row__link" href=format!("{PAGE}/{}", it.id)>
            {inside}<svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
        </a></li>
    }
    .into_any()
}

/// The form of a new type.
pub async fn new(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let kept: Option<FormDraft<TypedSessionType>> = load_draft(&form_of("")).await;
    let kept = kept.unwrap_or_else(|| FormDraft {
        typed: TypedSessionType { places: "1".into(), minutes: "45".into(), cancel_notice: "24".into(), ..TypedSessionType::default() },
        mistakes: Vec::new(),
    });
    form(&ctx, None, kept).await
}

/// The form of a type that there is.
pub async fn change(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let id: SessionTypeId = address.part("type")?;
    let it = ctx.store.bookings().session_type(&id).await?;
    let kept: Option<FormDraft<TypedSessionType>> = load_draft(&form_of(id.as_str())).await;
    let kept = kept.unwrap_or_else(|| FormDraft { typed: typed(&it), mistakes: Vec::new() });
    form(&ctx, Some(it), kept).await
}

fn typed(it: &SessionType) -> TypedSessionType {
    let rules = it.rules();
    TypedSessionType {
        kind: it.kind.as_str().into(),
        title: it.title.clone(),
        minutes: it.minutes.to_string(),
        places: it.places.to_string(),
        venue: it.venue_id().map(String::from).unwrap_or_default(),
        link: it.link.clone().unwrap_or_default(),
        book_notice: rules.book_notice.to_string(),
        cancel_notice: it.cancel_notice.to_string(),
        most_open: rules.most_open.map(|most| most.to_string()).unwrap_or_default(),
        bookable_by: rules.bookable_by.as_str().into(),
    }
}

async fn form(ctx: &RequestContext, known: Option<SessionType>, kept: FormDraft<TypedSessionType>) -> PageResult {
    let language = ctx.language();
    let venues = ctx.store.bookings().venues().await?.into_iter().map(|venue| (venue.id.to_string(), venue.name));
    let venues: Vec<_> = venues.chain([(String::new(), t!(language, "remote"))]).collect();
    let any = !kept.mistakes.is_empty();
    let summary = kept.summary(language);
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let typed = kept.typed.clone();
    let kinds = SessionKind::ALL.map(|kind| (kind.as_str().to_owned(), t!(language, &format!("kind-{}", kind.as_str())))).to_vec();
    let who = [(BookableBy::Everyone, "session-type-everyone"), (BookableBy::Team, "session-type-team")];
    let who = who.map(|(who, key)| (who.as_str().to_owned(), t!(language, key))).to_vec();
    let title = if known.is_some() { "session-type-change" } else { "session-type-new" };
    let id = known.as_ref().map(|it| it.id.to_string()).unwrap_or_default();
    let close = known.map(|it| {
        view! {
            <form method="post" action={action::<CloseType>()}>
                <input type="hidden" name="id" value=it.id.to_string()/>
                <p class="quiet">{t!(language, "session-type-close-text")}</p>
                <button class="button button--danger">{t!(language, "session-type-close")}</button>
            </form>
        }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=PAGE><Icon name="arrow-left"/>{t!(language, "session-types")}</a>
            <h1 class="page__title">{t!(language, title)}</h1>
        </header>
        <form class="form" method="post" action={action::<SaveType>()} novalidate>
            <input type="hidden" name="id" value=id/>
            <TextField language name="title" label=t!(language, "session-title") hint=t!(language, "session-title-hint") mistake=mistake("title") value=typed.title/>
            <Select name="kind" label=t!(language, "session-kind") options=kinds chosen=typed.kind/>
            <div class="field-row">
                <TextField language name="minutes" label=t!(language, "session-minutes-label") keyboard="numeric" class="input--short" mistake=mistake("minutes") value=typed.minutes/>
                <TextField language name="places" label=t!(language, "session-places-label") hint=t!(language, "session-type-places-hint") keyboard="numeric" class="input--short" mistake=mistake("places") value=typed.places/>
            </div>
            <Select name="venue" label=t!(language, "session-venue") options=venues chosen=typed.venue/>
            <TextField language name="link" label=t!(language, "session-link") hint=t!(language, "session-link-hint") keyboard="url" mistake=mistake("link") value=typed.link/>
            <div class="field-row">
                <TextField language name="book_notice" label=t!(language, "session-type-book-notice") hint=t!(language, "session-type-hours") keyboard="numeric" class="input--short" mistake=mistake("book_notice") value=typed.book_notice/>
                <TextField language name="cancel_notice" label=t!(language, "session-type-cancel-notice") hint=t!(language, "session-type-hours") keyboard="numeric" class="input--short" mistake=mistake("cancel_notice") value=typed.cancel_notice/>
            </div>
            <TextField language name="most_open" label=t!(language, "session-type-most") hint=t!(language, "session-type-most-hint") keyboard="numeric" class="input--short" mistake=mistake("most_open") value=typed.most_open/>
            <Select name="bookable_by" label=t!(language, "session-type-who") options=who chosen=typed.bookable_by/>
            <button class="button button--main">{t!(language, "settings-save")}</button>
        </form>
        {close}
    };
    Ok(Page::new(t!(language, title), "/agenda", body).with_mistakes(language, any))
}
