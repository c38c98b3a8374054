//! *Relancer*: the participants who have not declared a month, the messages that would leave as they will read, who is left out and why,
//! and the button that sends them.

use super::reminders::write_team_reminder;
use crate::{
    review::queue::{shows_everyone, visible_coaches},
    texts::t,
    ui::icon::Icon,
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
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use std::collections::BTreeMap;
use store::{Channel, Message, NewTeamReminder, StoreError, Undeclared};

/// Most people who are reminded at once.
const MOST_AT_ONCE: usize = 500;

/// Most names in a list of the page.
const MOST_NAMED: usize = 50;

/// The participants who are reminded of a month, and those who are left out.
#[derive(Default)]
struct ReminderPlan {
    /// Each participant who is reminded, with the message: by coach, then by family name.
    to: Vec<(Undeclared, Message)>,
    /// Those who are left out, by the reason.
    left_out: BTreeMap<LeftOut, Vec<Undeclared>>,
}

impl ReminderPlan {
    /// The plan of a month for the participants of the user, or with `everyone` for all whom the user reads.
    async fn of(ctx: &RequestContext, month: Month, everyone: bool) -> Result<Self, StoreError> {
        let (today, due_day) = (ctx.visitor.today(), ctx.user.due_day);
        let mut plan = Self::default();
        for coach in visible_coaches(ctx, everyone).await? {
            for person in ctx.store.messages().undeclared(month, coach.as_ref(), today, ctx.visitor.midnight()).await? {
                let decided = team_reminder(&person.facts(), month, today, due_day);
                match decided {
                    None => {}
                    Some(Err(reason)) => plan.left_out.entry(reason).or_default().push(person),
                    Some(Ok(reminder)) => {
                        let message = Self::message(ctx, &person, reminder);
                        plan.to.push((person, message));
                    }
                }
            }
        }
        Ok(plan)
    }

    fn message(ctx: &RequestContext, person: &Undeclared, reminder: TeamReminder) -> Message {
        let to = ctx.unsent.instead_of(reminder.to.clone(), person.phone.as_deref(), person.email.as_deref());
        write_team_reminder(person.language, to, &reminder, &ctx.base_url)
    }

    /// The people of each text and channel, the texts with the most people first.
    fn texts(&self) -> Vec<(Channel, String, Vec<&Undeclared>)> {
        let mut texts: BTreeMap<(&str, &str), (Channel, Vec<&Undeclared>)> = BTreeMap::new();
        for (person, message) in &self.to {
            let channel = Channel::of(&message.to);
            texts.entry((channel.as_str(), message.body.as_str())).or_insert((channel, Vec::new())).1.push(person);
        }
        let mut texts: Vec<_> = texts.into_iter().map(|((_, body), (channel, people))| (channel, body.to_owned(), people)).collect();
        texts.sort_by_key(|(_, _, people)| std::cmp::Reverse(people.len()));
        texts
    }
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
    let plan = ReminderPlan::of(&ctx, month, everyone).await?;
    let reminders: Vec<_> =
        plan.to.into_iter().take(MOST_AT_ONCE).map(|(person, message)| NewTeamReminder { to: person.id, message }).collect();
    ctx.store.messages().remind(&ctx.actor(), &reminders, month, ctx.visitor.today()).await?;
    respond(Ok(Outcome::done(url::reminders(month, everyone), "remind-sent")))
}

/// The page of a month, `mois` of the address: the texts with those who get them, and those who are left out by the reason.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let everyone = shows_everyone(&ctx, &address);
    let month = month_of(&ctx, &address);
    let plan = ReminderPlan::of(&ctx, month, everyone).await?;
    let count = plan.to.len();
    let now = count.min(MOST_AT_ONCE);
    let by = |channel| plan.to.iter().filter(|(_, message)| Channel::of(&message.to) == channel).count() as i64;
    let (sms, mails) = (by(Channel::Sms), by(Channel::Email));
    let send = (count > 0).then(|| {
        view! {
            <form method="post" action={action::<SendReminders>()}>
                <input type="hidden" name="month" value=month.to_string()/>
                {everyone.then(|| view! { <input type="hidden" name="everyone" value="oui"/> })}
                <button class="button button--main"><Icon name="message"/>{t!(language, "remind-send", n = now as i64)}</button>
            </form>
        }
    });
    let more = (count > now).then(|| view! { <p class="quiet">{t!(language, "remind-more", n = (count - now) as i64)}</p> });
    let lead = if count > 0 { t!(language, "remind-lead", sms = sms, mails = mails) } else { t!(language, "remind-none") };
    let texts = plan.texts().into_iter().map(|(channel, body, people)| text_section(language, channel, body, &people)).collect_view();
    let left_out = plan.left_out.iter().map(|(reason, people)| {
        let title = t!(language, reason.key());
        let people: Vec<&Undeclared> = people.iter().collect();
        view! {
            <details class="disclose">
                <summary class="disclose__summary"><span>{title}" "<span class="count">{people.len()}</span></span></summary>
                <div class="disclose__body">{names(language, &people)}</div>
            </details>
        }
    });
    let left_out = left_out.collect_view();
    let left_out = (!plan.left_out.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "remind-left-out")}</h2>
                <div class="stack">{left_out}</div>
            </section>
        }
    });
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
        {left_out}
    };
    Ok(Page::new(title, "/suivis", body))
}

/// A text with its channel and those who get it.
fn text_section(language: Language, channel: Channel, body: String, people: &[&Undeclared]) -> impl IntoView + use<> {
    let key = if channel == Channel::Sms { "remind-by-sms" } else { "remind-by-mail" };
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, key, n = people.len() as i64)}</h2>
            <blockquote class="card note__text">{body}</blockquote>
            {names(language, people)}
        </section>
    }
}

/// The first names of a list, and how many follow.
fn names(language: Language, people: &[&Undeclared]) -> impl IntoView + use<> {
    let shown = people.iter().take(MOST_NAMED).map(|person| person.name()).collect::<Vec<_>>().join(", ");
    let rest = people.len().saturating_sub(MOST_NAMED) as i64;
    let rest = (rest > 0).then(|| format!(" {}", t!(language, "remind-and-others", n = rest)));
    view! { <p>{shown}{rest}</p> }
}
