//! The messages of the last 30 days: what left, what arrived, what did not and why, what waits and for what. Never their texts: they may
//! hold codes and links.

use crate::{
    messages::{
        actions::ResendMessage,
        labels::{contact, failure_key, subject_key},
    },
    texts::t,
    ui::{
        icon::Icon,
        rows::{at, empty_list},
        table::ListState,
    },
    url::{self, action},
    web::{
        context::{RequestContext, UnsentChannels},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    messages::{
        delivery::{Channel, DeliveryFailure},
        receipt::WaitsFor,
    },
    values::{
        ids::{MessageId, PersonId},
        language::Language,
    },
};
use leptos::prelude::*;
use store::{LogFilter, LoggedMessage, MessageState, Paged};

/// The states with their words in the address, and the keys of their labels. The last is offered only where messages become files.
const STATES: [(MessageState, &str, &str); 5] = [
    (MessageState::Failed, "echec", "messages-failed"),
    (MessageState::Waiting, "attente", "messages-waiting"),
    (MessageState::Sent, "parti", "messages-sent"),
    (MessageState::Delivered, "recu", "messages-delivered"),
    (MessageState::Written, "fichier", "messages-written"),
];

/// The page; `etat` filters by state, `apres` begins after a message.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    // An unknown word filters nothing, an invalid identifier begins with the first page.
    let asked = address.query("etat").unwrap_or_default();
    let state = STATES.iter().find(|(_, word, _)| *word == asked);
    let after = address.query("apres").and_then(|id| MessageId::try_from(id).ok());
    let filter = LogFilter { state: state.map(|(state, ..)| *state), after: after.clone() };
    let (messages, next) = ctx.store.messages().log(&filter, ctx.visitor.now).await?;
    let word = state.map(|(_, word, _)| *word).unwrap_or_default();
    let writes = ctx.unsent != UnsentChannels::default() || messages.iter().any(|message| message.state() == MessageState::Written);
    let older = next.map(|id| {
        let to = format!("/journal/messages?etat={word}&apres={id}");
        view! { <a class="button" href=to rel="next">{t!(language, "messages-older")}</a> }
    });
    let newest = after.map(|_| {
        view! { <a class="button button--quiet" href=format!("/journal/messages?etat={word}")>{t!(language, "messages-newest")}</a> }
    });
    let list = ListState::of(&address, "/journal/messages", Vec::new(), &[]);
    let stopped = ctx.store.messages().stopped_sms(list.asked()).await?;
    let stopped = (stopped.total > 0 && filter.after.is_none()).then(|| stopped_section(language, &list, &stopped));
    let shown = if messages.is_empty() {
        empty_list("empty-queue", t!(language, "messages-none"), t!(language, "messages-none-text"))
    } else {
        table(language, &messages).into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/journal"><Icon name="arrow-left"/>{t!(language, "nav-journal")}</a>
            <h1 class="page__title">{t!(language, "messages-title")}</h1>
            <p class="page__lead">{t!(language, "messages-lead")}</p>
        </header>
        {state_links(language, word, writes)}
        {shown}
        <div class="actions">{newest}{older}</div>
        {stopped}
    };
    let key = STATES.iter().find(|(_, state, _)| *state == word).map_or("messages-all", |(_, _, key)| *key);
    Ok(Page::new(t!(language, "messages-title"), "/journal", body).showing(&t!(language, key)))
}

/// A page of the people who answered STOP, each as a link to their page.
fn stopped_section(language: Language, list: &ListState, stopped: &Paged<(PersonId, String)>) -> impl IntoView + use<> {
    let people = stopped.rows.iter().map(|(id, name)| view! { <li><a href=url::person(id)>{name.clone()}</a></li> }).collect_view();
    let pages = (stopped.pages() > 1).then(|| list.pages(language, stopped));
    view! {
        <section class="section" id="stop">
            <h2 class="section__title">{t!(language, "messages-stopped-title")}</h2>
            <p class="quiet">{t!(language, "messages-stopped-lead")}</p>
            <ul class="link-list">{people}</ul>
            {pages}
        </section>
    }
}

/// Links to the messages of each state; to those that became files only where some do (`writes`), or where they are chosen.
fn state_links(language: Language, chosen: &str, writes: bool) -> impl IntoView + use<> {
    let offered = STATES.iter().filter(|(state, word, _)| *state != MessageState::Written || writes || *word == chosen);
    let all = std::iter::once(("", "messages-all")).chain(offered.map(|(_, word, key)| (*word, *key)));
    let items = all
        .map(|(word, key)| {
            let to = if word.is_empty() { "/journal/messages".to_owned() } else { format!("/journal/messages?etat={word}") };
            view! { <a class="filter__item" href=to aria-current=(word == chosen).then_some("true")>{t!(language, key)}</a> }
        })
        .collect_view();
    view! { <nav class="filter" aria-label=t!(language, "messages-filter")>{items}</nav> }
}

fn table(language: Language, messages: &[LoggedMessage]) -> impl IntoView + use<> {
    let rows = messages.iter().map(|message| row(language, message)).collect_view();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-messages">
            <table class="table table--stack">
                <caption class="visually-hidden" id="t-messages">{t!(language, "messages-title")}</caption>
                <thead><tr>
                    <th scope="col">{t!(language, "undelivered-to")}</th>
                    <th scope="col">{t!(language, "undelivered-what")}</th>
                    <th scope="col">{t!(language, "messages-state")}</th>
                    <th scope="col">{t!(language, "journal-when")}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn row(language: Language, message: &LoggedMessage) -> impl IntoView + use<> {
    let name = message.name.clone().zip(message.person_id.clone()).map(|(name, id)| view! { <a href=url::person(&id)>{name}</a> " " });
    let channel = match message.channel {
        Channel::Sms => "messages-by-sms",
        Channel::Email => "messages-by-mail",
        Channel::Push => "messages-by-push",
    };
    let (shape, key) = match message.state() {
        MessageState::Sent => ("submitted", "messages-is-sent"),
        MessageState::Written => ("off", "messages-is-written"),
        MessageState::Delivered => ("validated", "messages-is-delivered"),
        MessageState::Failed => ("off", "messages-is-failed"),
        MessageState::Waiting => ("due", "messages-is-waiting"),
    };
    let why = reason(language, message).map(|sentence| view! { " " <span class="quiet">{sentence}</span> });
    let cost = cost(language, message).map(|cost| view! { " " <span class="quiet">{cost}</span> });
    let again = message.can_be_resent().then(|| {
        view! {
            <form method="post" action={action::<ResendMessage>()}>
                <input type="hidden" name="message" value=message.id.to_string()/>
                <button class="button button--small">{t!(language, "messages-resend")}</button>
            </form>
        }
    });
    view! {
        <tr>
            <th scope="row">{name}<span class="num">{contact(&message.recipient)}</span></th>
            <td data-label=t!(language, "undelivered-what")>{t!(language, subject_key(message.notice, message.kind))}" "{t!(language, channel)}</td>
            <td data-label=t!(language, "messages-state")>
                <div><span class=format!("state state--bare state--{shape}")>{t!(language, key)}</span>{why}{cost}{again}</div>
            </td>
            <td data-label=t!(language, "journal-when")><time class="num" datetime=message.at.to_rfc3339()>{at(language, message.at)}</time></td>
        </tr>
    }
}

/// Why a message did not arrive or leave, or waits; `None` for one that left.
fn reason(language: Language, message: &LoggedMessage) -> Option<String> {
    match message.state() {
        MessageState::Failed if message.resent => Some(t!(language, "messages-resent")),
        MessageState::Failed => Some(match message.failure {
            Some(failure) => t!(language, failure_key(failure, message.cause)),
            // The service took it and said later that it did not arrive.
            None => t!(language, failure_key(DeliveryFailure::Refused, message.cause)),
        }),
        MessageState::Waiting => {
            let until = at(language, message.at);
            Some(match message.waits_for {
                Some(WaitsFor::Night) => t!(language, "messages-waits-night", until = until),
                Some(WaitsFor::Cap) => t!(language, "messages-waits-cap", until = until),
                None if message.tries > 0 => t!(language, "messages-waits-retry", until = until),
                None => t!(language, "messages-waits-turn"),
            })
        }
        MessageState::Written if message.channel == Channel::Sms => Some(t!(language, "messages-no-sms")),
        MessageState::Written => Some(t!(language, "messages-no-mail")),
        MessageState::Sent | MessageState::Delivered => None,
    }
}

/// The cost of a message: credits, or an amount with its currency.
fn cost(language: Language, message: &LoggedMessage) -> Option<String> {
    let (millionths, unit) = message.cost.zip(message.cost_unit.as_deref())?;
    let decimals = format!("{:06}", millionths % 1_000_000);
    let decimals = decimals.trim_end_matches('0');
    let point = if language == Language::Fr { ',' } else { '.' };
    let amount =
        if decimals.is_empty() { format!("{}", millionths / 1_000_000) } else { format!("{}{point}{decimals}", millionths / 1_000_000) };
    Some(match unit {
        "credit" => t!(language, "messages-credits", amount = amount),
        unit => format!("{amount}\u{a0}{unit}"),
    })
}
