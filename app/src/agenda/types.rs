//! Session types with their rules; their page has the venues too, see [`super::venues`].

use super::venues::{new_venue_draft, venues_section};
use crate::{
    bookings::{parse::read_optional_id, parts::venue_within},
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        notice::notice,
        rows::titled_row,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    bookings::{BookableBy, SessionKind, session_type::TypedSessionType},
    people::Role,
    values::{ids::SessionTypeId, language::Language},
};
use leptos::prelude::*;
use store::{Refusal, SessionType, StoreError};

const PAGE: &str = "/agenda/types";

/// The name of the draft of a type; `id` is empty for a new one.
fn form_of(id: &str) -> String {
    format!("session_type.{id}")
}

/// Changes a session type, of which `seen` is the fingerprint of what the form showed, or adds one when `id` is empty.
#[server(endpoint = "agenda/types/enregistrer")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn save_type(
    #[server(default)] id: String,
    #[server(default)] seen: String,
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
    let ctx = RequestContext::current()?;
    let typed = TypedSessionType { kind, title, minutes, places, venue, link, book_notice, cancel_notice, most_open, bookable_by };
    let form = form_of(&id);
    let known: Option<SessionTypeId> = read_optional_id(id)?;
    let page = known.as_ref().map_or_else(|| format!("{PAGE}/nouveau"), url::session_type);
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    let saved = match &known {
        Some(id) => ctx.store.bookings().change_session_type(&ctx.actor(), id, &seen, &new).await,
        None => ctx.store.bookings().add_session_type(&ctx.actor(), &new).await.map(|_| ()),
    };
    match saved {
        Err(StoreError::Refused(refusal @ (Refusal::TitleTaken | Refusal::VenueClosed | Refusal::MovedOn))) => {
            let mistake = match refusal {
                Refusal::VenueClosed => ("venue", refusal.key()),
                Refusal::MovedOn => ("title", "change-meanwhile"),
                _ => ("title", refusal.key()),
            };
            respond(reject_form(&form, page, &FormDraft::of(typed, [mistake])).await)
        }
        saved => {
            finish_form(&ctx, &form, typed, saved).await?;
            respond(Ok(Outcome::done(PAGE, "session-type-saved")))
        }
    }
}

/// Closes a session type: it can be booked no more, and its bookings stay.
#[server(endpoint = "agenda/types/retirer")]
pub async fn close_type(id: SessionTypeId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.bookings().close_session_type(&ctx.actor(), &id).await?;
    respond(Ok(Outcome::done(PAGE, "session-type-closed")))
}

/// The page of the session types and the venues.
pub async fn list(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let is_coordinator = ctx.user.role == Role::Coordinator;
    let types = ctx.store.bookings().session_types().await?;
    let venues = ctx.store.bookings().all_venues().await?;
    let draft = new_venue_draft().await;
    let any = !draft.mistakes.is_empty();
    let summary = draft.summary(language);
    let new = is_coordinator.then(|| {
        view! { <div class="page__actions"><a class="button button--main" href="/agenda/types/nouveau"><Icon name="plus"/>{t!(language, "session-type-new")}</a></div> }
    });
    let none = types.is_empty().then(|| view! { <p class="quiet">{t!(language, "session-type-none")}</p> });
    let venues = venues_section(language, &venues, is_coordinator.then_some(draft));
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/agenda"><Icon name="arrow-left"/>{t!(language, "nav-agenda")}</a>
            <h1 class="page__title">{t!(language, "session-types")}</h1>
            <p class="page__lead">{t!(language, "session-types-lead")}</p>
            {new}
        </header>
        {none}
        <ul class="rows rows--pair">{types.iter().map(|it| type_row(language, it, is_coordinator)).collect_view()}</ul>
        {venues}
    };
    Ok(Page::new(t!(language, "session-types"), "/agenda", body).with_mistakes(language, any))
}

fn type_row(language: Language, it: &SessionType, linked: bool) -> AnyView {
    let places =
        if it.is_booked_by_slots() { t!(language, "session-type-by-slots") } else { t!(language, "session-type-places", n = it.places) };
    let kind = t!(language, &format!("kind-{}", it.kind.as_str()));
    let note = format!("{kind}, {}, {places}, {}", language.duration(it.minutes), venue_within(language, it.venue.as_ref()));
    titled_row(it.title.clone(), note, linked.then(|| url::session_type(&it.id)))
}

/// The page of the form of a new type.
pub async fn new(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let draft: Option<FormDraft<TypedSessionType>> = load_draft(&form_of("")).await;
    let draft = draft.unwrap_or_else(|| FormDraft {
        typed: TypedSessionType { places: "1".into(), minutes: "45".into(), cancel_notice: "24".into(), ..TypedSessionType::default() },
        mistakes: Vec::new(),
    });
    form(&ctx, None, draft).await
}

/// The page of the form that changes a type.
pub async fn change(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let id: SessionTypeId = address.part("type")?;
    let it = ctx.store.bookings().session_type(&id).await?;
    let draft: Option<FormDraft<TypedSessionType>> = load_draft(&form_of(id.as_str())).await;
    let draft = draft.unwrap_or_else(|| FormDraft { typed: TypedSessionType::of(&it.as_typed()), mistakes: Vec::new() });
    form(&ctx, Some(it), draft).await
}

/// The fields in which a type differs from what was typed, each with its value as it stands; `None` if none does.
fn differences(language: Language, it: &SessionType, typed: &TypedSessionType) -> Option<String> {
    let now = TypedSessionType::of(&it.as_typed());
    // An empty notice is none.
    let notice = |now: &str, typed: &str| now != if typed.is_empty() { "0" } else { typed };
    let who = if it.is_open_to_participants() { "session-type-everyone" } else { "session-type-team" };
    let fields = [
        ("session-title", now.title != typed.title, now.title.clone()),
        ("session-kind", now.kind != typed.kind, t!(language, &format!("kind-{}", now.kind))),
        ("session-minutes-label", now.minutes != typed.minutes, now.minutes.clone()),
        ("session-places-label", now.places != typed.places, now.places.clone()),
        ("session-venue", now.venue != typed.venue, it.venue.clone().unwrap_or_else(|| t!(language, "remote"))),
        ("session-link", now.link != typed.link, now.link.clone()),
        ("session-type-book-notice", notice(&now.book_notice, &typed.book_notice), now.book_notice.clone()),
        ("session-type-cancel-notice", notice(&now.cancel_notice, &typed.cancel_notice), now.cancel_notice.clone()),
        ("session-type-most", now.most_open != typed.most_open, now.most_open.clone()),
        ("session-type-who", now.bookable_by != typed.bookable_by, t!(language, who)),
    ];
    let differing = fields.into_iter().filter(|(_, differs, _)| *differs);
    let value = |value: String| if value.is_empty() { "–".to_owned() } else { value };
    let said: Vec<String> =
        differing.map(|(label, _, now)| t!(language, "change-field", label = t!(language, label), value = value(now))).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

async fn form(ctx: &RequestContext, known: Option<SessionType>, draft: FormDraft<TypedSessionType>) -> PageResult {
    let language = ctx.language();
    let venues = ctx.store.bookings().venues().await?.into_iter().map(|venue| (venue.id.to_string(), venue.name));
    let venues: Vec<_> = venues.chain([(String::new(), t!(language, "remote"))]).collect();
    let any = !draft.mistakes.is_empty();
    let summary = draft.summary(language);
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let typed = draft.typed.clone();
    let kinds = SessionKind::ALL.map(|kind| (kind.as_str().to_owned(), t!(language, &format!("kind-{}", kind.as_str())))).to_vec();
    let who = [(BookableBy::Everyone, "session-type-everyone"), (BookableBy::Team, "session-type-team")];
    let who = who.map(|(who, key)| (who.as_str().to_owned(), t!(language, key))).to_vec();
    // What stands now, beside what was typed and not saved.
    let stands = known
        .as_ref()
        .and_then(|it| differences(language, it, &draft.typed))
        .map(|what| notice(t!(language, "change-stands", what = what)));
    let seen = known.as_ref().map(|it| view! { <input type="hidden" name="seen" value=it.as_typed().fingerprint()/> });
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
        {stands}
        <form class="form" method="post" action={action::<SaveType>()} novalidate>
            <input type="hidden" name="id" value=id/>
            {seen}
            <TextField language name="title" label=t!(language, "session-title") hint=t!(language, "session-title-hint") mistake=mistake("title") value=typed.title/>
            <Select name="kind" label=t!(language, "session-kind") options=kinds chosen=typed.kind/>
            <div class="field-row">
                <TextField language name="minutes" label=t!(language, "session-minutes-label") keyboard="numeric" class="input--short" mistake=mistake("minutes") value=typed.minutes/>
                <TextField language name="places" label=t!(language, "session-places-label") hint=t!(language, "session-type-places-hint") keyboard="numeric" class="input--short" mistake=mistake("places") value=typed.places/>
            </div>
            <Select name="venue" label=t!(language, "session-venue") options=venues chosen=typed.venue mistake=mistake("venue").map(|key| (language, key))/>
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
