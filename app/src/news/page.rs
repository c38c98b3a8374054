//! The page `/nouveautes`: what participants did that awaits the user, and messages that did not arrive; what came since the user last
//! marked it as seen stands first.

use super::words::{label, page_of};
use crate::{
    messages::labels::{contact, failure_key},
    texts::t,
    ui::{
        icon::Icon,
        rows::{at, empty_list, initials, row},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use chrono::{DateTime, Utc};
use domain::{
    messages::news::{MOST_NEWS, NEWS_DAYS, news_from},
    people::Role,
    values::language::Language,
};
use leptos::prelude::*;
use store::{NewsItem, NewsReader, UndeliveredMessage};

/// The most messages that are listed; the page of messages has all.
const MOST_FAILED: i64 = 20;

/// Marks as seen what arrived until the instant that the form names: that of the newest item shown.
#[server(endpoint = "nouveautes/vu")]
pub async fn mark_seen(until: DateTime<Utc>) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.journal().mark_news_seen(&ctx.actor(), &ctx.user.person_id, until).await?;
    respond(Ok(Outcome::done(url::NEWS, "news-marked")))
}

/// A line of the page.
enum Line {
    Did(NewsItem),
    Failed(UndeliveredMessage),
}

impl Line {
    fn at(&self) -> DateTime<Utc> {
        match self {
            Self::Did(item) => item.at,
            Self::Failed(message) => message.given_up_at,
        }
    }

    fn view(&self, language: Language) -> AnyView {
        let (name, what, to) = match self {
            Self::Did(item) => {
                let month = item.month.map(|month| language.month(month)).unwrap_or_default();
                (item.name.clone(), t!(language, label(item.kind), month = month), page_of(item))
            }
            Self::Failed(message) => {
                let name = message.name.clone().unwrap_or_else(|| contact(&message.recipient));
                (name, t!(language, "news-failed", why = t!(language, failure_key(message.failure, None))), url::FAILED_MESSAGES.to_owned())
            }
        };
        let inside = view! {
            <span class="avatar" aria-hidden="true">{initials(&name)}</span>
            <span class="row__main"><span class="row__title">{name}</span><span class="row__note">{what}</span></span>
            <span class="row__note num">{at(language, self.at())}</span>
        };
        row(inside, Some(to))
    }
}

/// The page.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let seen = ctx.store.journal().news_seen_at(&ctx.user.person_id).await?;
    let (oldest, new_from) = (news_from(None, ctx.visitor.now), news_from(seen, ctx.visitor.now));
    let reader = NewsReader { member: &ctx.user.person_id, role: ctx.user.role, now: ctx.visitor.now };
    let mut lines: Vec<Line> = ctx.store.journal().news(&reader, oldest).await?.into_iter().map(Line::Did).collect();
    let listed = lines.len() as i64;
    if ctx.user.role == Role::Coordinator {
        let (failed, _) = ctx.store.messages().undelivered(MOST_FAILED).await?;
        lines.extend(failed.into_iter().filter(|message| message.given_up_at > oldest).map(Line::Failed));
    }
    lines.sort_by_key(|line| std::cmp::Reverse(line.at()));
    let (new, old): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.at() > new_from);
    let mark = new.first().map(|newest| {
        view! {
            <form method="post" action={action::<MarkSeen>()}>
                <input type="hidden" name="until" value=newest.at().to_rfc3339()/>
                <button class="button button--main"><Icon name="check"/>{t!(language, "news-mark")}</button>
            </form>
        }
    });
    let nothing = (new.is_empty() && old.is_empty())
        .then(|| empty_list("empty-queue", t!(language, "news-none-title"), t!(language, "news-none-text")));
    let more = (listed >= MOST_NEWS).then(|| view! { <p class="quiet">{t!(language, "news-more", n = MOST_NEWS)}</p> });
    let body = view! {
        <header class="page__head">
            <h1 class="page__title">{t!(language, "nav-news")}</h1>
            <p class="page__lead">{t!(language, "news-lead", days = NEWS_DAYS)}</p>
            <div class="page__actions">{mark}<a class="button" href="/moi/resume">{t!(language, "digest-title")}</a></div>
        </header>
        {nothing}
        {section(language, "news-new", &new)}
        {section(language, "news-seen", &old)}
        {more}
    };
    Ok(Page::new(t!(language, "nav-news"), url::NEWS, body))
}

/// Lines under a title with their number; `None` without any.
fn section(language: Language, title: &'static str, lines: &[Line]) -> impl IntoView + use<> {
    let rows = lines.iter().map(|line| line.view(language)).collect_view();
    let count = lines.len();
    (count > 0).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title">{t!(language, title)}" "<span class="count">{count}</span></h2>
                <ul class="rows rows--dense">{rows}</ul>
            </section>
        }
    })
}
