//! The list of months with the state of each statement.

use crate::{
    texts::t,
    ui::{
        icon::Icon,
        rows::{capital, empty_list},
    },
    url,
    web::{
        context::RequestContext,
        page::{Address, Page, PageResult},
    },
};
use domain::values::{language::Language, paris};
use leptos::prelude::*;
use store::MonthOverview;

/// How many of the newest months are shown; the older ones are folded.
const NEWEST: usize = 6;

/// The page of the months, newest first.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let months = ctx.store.statements().months(ctx.visitor.now).await?;
    let (newest, older) = months.split_at(months.len().min(NEWEST));
    let rows = |months: &[MonthOverview]| months.iter().map(|month| row(language, month)).collect_view();
    let older = (!older.is_empty()).then(|| {
        view! {
            <details class="disclose">
                <summary class="disclose__summary">{t!(language, "statements-older", n = older.len() as i64)}</summary>
                <div class="disclose__body"><ul class="rows rows--dense rows--line">{rows(older)}</ul></div>
            </details>
        }
    });
    let list = if months.is_empty() {
        empty(language).into_any()
    } else {
        view! { <ul class="rows rows--dense rows--line">{rows(newest)}</ul> }.into_any()
    };
    let body = view! {
        <header class="page__head">
            <a class="back" href="/pilotage"><Icon name="arrow-left"/>{t!(language, "nav-cohort")}</a>
            <h1 class="page__title">{t!(language, "statements-title")}</h1>
            <p class="page__lead">{t!(language, "statements-lead")}</p>
        </header>
        <div class="stack">
            {list}
            {older}
            <ul class="link-list"><li><a href="/pilotage/etats/colonnes">{t!(language, "columns-title")}</a></li></ul>
        </div>
    };
    Ok(Page::new(t!(language, "statements-title"), "/pilotage/etats", body))
}

fn empty(language: Language) -> impl IntoView {
    empty_list("empty-queue", t!(language, "statements-none"), t!(language, "statements-none-text"))
}

fn row(language: Language, month: &MonthOverview) -> impl IntoView + use<> {
    let (count, lacking) = (month.due as i64, month.lacking as i64);
    let (shape, state, note) = match month.newest {
        None => {
            let people = t!(language, "statement-people", n = count);
            let note = if lacking == 0 { people } else { format!("{people}, {}", t!(language, "statement-lacking", n = lacking)) };
            ("due", "statement-state-open", note)
        }
        Some((version, closed_at)) if count == 0 => {
            let day = language.day_and_month(paris::day(closed_at));
            ("reported", "statement-state-closed", t!(language, "statement-closed-on", version = version, day = day))
        }
        Some((version, _)) => {
            ("question", "statement-state-changed", t!(language, "statement-changed-since", n = count, version = version))
        }
    };
    view! {
        <li class="row">
            <a class="row__link" href=url::statement(month.month)>
                <span class="row__main">
                    <span class="row__title">{capital(&language.month(month.month))}</span>
                    <span class=format!("state state--bare state--{shape}")>{t!(language, state)}</span>
                    <span class="row__note">{note}</span>
                </span>
                <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
            </a>
        </li>
    }
}
