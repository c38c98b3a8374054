//! *Relancer*: the participants who have not declared a month, the messages that would leave as they will read, who is left out and why,
//! and the button that sends them.

use super::reminders::write_team_reminder;
use crate::{
    review::queue::{shows_everyone, visible_coaches},
    texts::t,
    ui::{icon::Icon, table::ListState},
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use domain::{
    messages::reminder::{LeftOut, TeamReminder, team_reminder},
    people::Role,
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{
    Channel, Message, NewTeamReminder, NotReminded, PageRequest, Paged, StoreError, Undeclared, UndeclaredGroup, UndeclaredSearch,
};

/// Most people who are reminded at once.
const MOST_AT_ONCE: usize = 500;

/// Most names in a list of the page.
const MOST_NAMED: i64 = 50;

/// The participants who are to declare a month and have not: of the user and of those for whom they substitute, or of all whom they read.
struct UndeclaredMonth {
    month: Month,
    coaches: Option<Vec<PersonId>>,
    /// How many they are, by what decides whether and how they are reminded.
    groups: Vec<UndeclaredGroup>,
}

/// The participants on a page of the list.
struct ReminderPage {
    /// Those who are reminded, each with the message, by name.
    to: Vec<(Undeclared, Message)>,
    /// Those whose only contact no message reaches, with the reason.
    left_out: Vec<NotReminded>,
    /// The page, without its rows.
    paged: Paged<()>,
}

impl UndeclaredMonth {
    /// Those of a month for the participants of the user, or with `everyone` for all whom the user reads.
    async fn of(ctx: &RequestContext, month: Month, everyone: bool) -> Result<Self, StoreError> {
        let coaches: Option<Vec<PersonId>> = visible_coaches(ctx, everyone).await?.into_iter().collect();
        let mut undeclared = Self { month, coaches, groups: Vec::new() };
        undeclared.groups = ctx.store.messages().undeclared_groups(&undeclared.search(ctx)).await?;
        Ok(undeclared)
    }

    fn search(&self, ctx: &RequestContext) -> UndeclaredSearch<'_> {
        UndeclaredSearch {
            month: self.month,
            coaches: self.coaches.as_deref(),
            today: ctx.visitor.today(),
            midnight: ctx.visitor.midnight(),
        }
    }

    /// How many are reminded by a channel.
    fn reminded_by(&self, ctx: &RequestContext, channel: Channel) -> i64 {
        let channel_of = |group: &UndeclaredGroup| {
            let to = group.facts().contact().ok()?;
            Some(Channel::of(&ctx.unsent.instead_of(to, group.phone.as_deref(), group.email.as_deref())))
        };
        self.groups.iter().filter(|group| channel_of(group) == Some(channel)).map(|group| group.people).sum()
    }

    /// How many are left out, by the reason.
    fn left_out(&self) -> BTreeMap<LeftOut, i64> {
        let mut left_out = BTreeMap::new();
        for group in &self.groups {
            if let Err(reason) = group.facts().contact() {
                *left_out.entry(reason).or_default() += group.people;
            }
        }
        left_out
    }

    /// A page of those who may be reminded.
    async fn page(&self, ctx: &RequestContext, asked: PageRequest) -> Result<ReminderPage, StoreError> {
        let (today, due_day) = (ctx.visitor.today(), ctx.user.due_day);
        let listed = ctx.store.messages().undeclared(&self.search(ctx), &self.groups, asked).await?;
        let mut page = ReminderPage { to: Vec::new(), left_out: Vec::new(), paged: listed.with_rows(vec![(); listed.rows.len()]) };
        for person in listed.rows {
            match team_reminder(&person.facts(), self.month, today, due_day) {
                None => {}
                Some(Err(reason)) => page.left_out.push(NotReminded { name: person.name(), reason }),
                Some(Ok(reminder)) => {
                    let message = message_to(ctx, &person, reminder);
                    page.to.push((person, message));
                }
            }
        }
        Ok(page)
    }

    /// The first [`MOST_AT_ONCE`] of those who are reminded, each with the message.
    async fn first(&self, ctx: &RequestContext) -> Result<Vec<NewTeamReminder>, StoreError> {
        let mut first = Vec::new();
        for nth in 1.. {
            let page = self.page(ctx, PageRequest::PageOf(nth, MOST_AT_ONCE as i64)).await?;
            first.extend(page.to.into_iter().map(|(person, message)| NewTeamReminder { to: person.id, message }));
            if first.len() >= MOST_AT_ONCE || nth >= page.paged.pages() {
                break;
            }
        }
        first.truncate(MOST_AT_ONCE);
        Ok(first)
    }
}

impl ReminderPage {
    /// The people of each text and channel, the texts with the most people first.
    fn texts(&self) -> Vec<(Channel, String, Vec<String>)> {
        let mut texts: BTreeMap<(&str, &str), (Channel, Vec<String>)> = BTreeMap::new();
        for (person, message) in &self.to {
            let channel = Channel::of(&message.to);
            texts.entry((channel.as_str(), message.body.as_str())).or_insert((channel, Vec::new())).1.push(person.name());
        }
        let mut texts: Vec<_> = texts.into_iter().map(|((_, body), (channel, people))| (channel, body.to_owned(), people)).collect();
        texts.sort_by_key(|(_, _, people)| std::cmp::Reverse(people.len()));
        texts
    }
}

fn message_to(ctx: &RequestContext, person: &Undeclared, reminder: TeamReminder) -> Message {
    let to = ctx.unsent.instead_of(reminder.to.clone(), person.phone.as_deref(), person.email.as_deref());
    write_team_reminder(person.language, to, &reminder, &ctx.base_url)
}

/// The month of the address, else the newest that is over.
fn month_of(ctx: &RequestContext, address: &Address) -> Month {
    let asked = address.query("mois").and_then(|month| month.parse().ok());
    asked.unwrap_or_else(|| Month::of(ctx.visitor.today()).plus(-1))
}

/// Sends a reminder of a month to everyone who owes it, was not reminded today and can be reached, at most [`MOST_AT_ONCE`] people.
#[server(endpoint = "relances/envoyer")]
pub async fn send_reminders(month: Month, #[server(default)] everyone: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let everyone = !everyone.is_empty() || ctx.user.role == Role::Coordinator;
    let reminders = UndeclaredMonth::of(&ctx, month, everyone).await?.first(&ctx).await?;
    ctx.store.messages().remind(&ctx.actor(), &reminders, month, ctx.visitor.today()).await?;
    respond(Ok(Outcome::done(url::reminders(month, everyone), "remind-sent")))
}

/// The page of a month, `mois` of the address: the texts with those of a page of the list who get them, and those who are left out by the
/// reason.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = shows_everyone(&ctx, &address);
    let month = month_of(&ctx, &address);
    let tous = if everyone { "oui".to_owned() } else { String::new() };
    let state = ListState::of(&address, "/relances", vec![("mois", month.to_string()), ("tous", tous)], &[]);
    let undeclared = UndeclaredMonth::of(&ctx, month, everyone).await?;
    let listed = undeclared.page(&ctx, state.asked()).await?;
    let (sms, mails) = (undeclared.reminded_by(&ctx, Channel::Sms), undeclared.reminded_by(&ctx, Channel::Email));
    let count = sms + mails;
    let now = count.min(MOST_AT_ONCE as i64);
    let send = (count > 0).then(|| {
        view! {
            <form method="post" action={action::<SendReminders>()}>
                <input type="hidden" name="month" value=month.to_string()/>
                {everyone.then(|| view! { <input type="hidden" name="everyone" value="oui"/> })}
                <button class="button button--main"><Icon name="message"/>{t!(language, "remind-send", n = now)}</button>
            </form>
        }
    });
    let more = (count > now).then(|| view! { <p class="quiet">{t!(language, "remind-more", n = count - now)}</p> });
    let lead = if count > 0 { t!(language, "remind-lead", sms = sms, mails = mails) } else { t!(language, "remind-none") };
    let texts = listed.texts().into_iter().map(|(channel, body, people)| text_section(language, channel, body, &people)).collect_view();
    // The one page of a short list needs no numbers.
    let pages = (listed.paged.pages() > 1).then(|| state.pages(language, &listed.paged));
    let left_out = left_out_section(&ctx, &undeclared, listed.left_out).await?;
    let title = t!(language, "remind-title", month = language.month(month));
    let body = view! {
        <header class="page__head">
            <a class="back" href=if everyone { "/suivis?tous=oui" } else { "/suivis" }><Icon name="arrow-left"/>{t!(language, "nav-caseload")}</a>
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{lead}</p>
        </header>
        {send}
        {more}
        <p class="quiet">{t!(language, "remind-rule")}</p>
        {texts}
        {pages}
        {left_out}
    };
    Ok(Page::new(title, "/suivis", body))
}

/// Those who are left out, by the reason; `more` are on the page of the list. `None` if nobody is.
async fn left_out_section(
    ctx: &RequestContext,
    undeclared: &UndeclaredMonth,
    more: Vec<NotReminded>,
) -> Result<Option<AnyView>, StoreError> {
    let language = ctx.language();
    let counts = undeclared.left_out();
    if counts.is_empty() {
        return Ok(None);
    }
    let mut people = ctx.store.messages().not_reminded(&undeclared.search(ctx), MOST_NAMED).await?;
    people.extend(more);
    let reasons = counts.into_iter().map(|(reason, count)| {
        let people: Vec<String> = people.iter().filter(|it| it.reason == reason).map(|it| it.name.clone()).collect();
        view! {
            <details class="disclose">
                <summary class="disclose__summary"><span>{t!(language, reason.key())}" "<span class="count">{count}</span></span></summary>
                <div class="disclose__body">{names(language, &people, count)}</div>
            </details>
        }
    });
    let reasons = reasons.collect_view();
    let section = view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "remind-left-out")}</h2>
            <div class="stack">{reasons}</div>
        </section>
    };
    Ok(Some(section.into_any()))
}

/// A text with its channel and those who get it.
fn text_section(language: Language, channel: Channel, body: String, people: &[String]) -> impl IntoView + use<> {
    let key = if channel == Channel::Sms { "remind-by-sms" } else { "remind-by-mail" };
    let count = people.len() as i64;
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, key, n = count)}</h2>
            <blockquote class="card note__text">{body}</blockquote>
            {names(language, people, count)}
        </section>
    }
}

/// The first [`MOST_NAMED`] of these names, and how many of `count` people follow.
fn names(language: Language, people: &[String], count: i64) -> impl IntoView + use<> {
    let shown: Vec<&str> = people.iter().take(MOST_NAMED as usize).map(String::as_str).collect();
    let rest = count - shown.len() as i64;
    let shown = shown.join(", ");
    let rest = (rest > 0).then(|| format!(" {}", t!(language, "remind-and-others", n = rest)));
    view! { <p>{shown}{rest}</p> }
}
