//! Rows of lists, and dates, durations, states and names in them.

use crate::texts::t;
use chrono::{DateTime, Datelike, Utc};
use domain::{
    declarations::declaration::{DeclarationState, Due},
    values::{language::Language, month::Month, paris},
};
use leptos::prelude::*;
use store::{Declaration, DeclarationSummary};

/// The state of a month on the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MonthState {
    /// Declared.
    Declared {
        /// The state of the declaration.
        state: DeclarationState,
        /// Whether it was imported.
        imported: bool,
    },
    /// Validated once, reopened for a correction.
    Reopened,
    /// Validated again, after another version was part of a monthly statement.
    ToReportAgain,
    /// Not declared; a draft of the form exists.
    Draft,
    /// Not declared.
    Missing(Due),
}

impl MonthState {
    /// The state of a declaration.
    pub fn of(declaration: &Declaration, reopened: bool) -> Self {
        let reported_before = declaration.reported_version.is_some_and(|version| version != declaration.version());
        Self::declared(declaration.state, declaration.imported, reopened, reported_before)
    }

    /// The state of a declared month.
    pub fn of_summary(declared: &DeclarationSummary) -> Self {
        Self::declared(declared.state, declared.imported, declared.reopened, declared.reported_before)
    }

    fn declared(state: DeclarationState, imported: bool, reopened: bool, reported_before: bool) -> Self {
        match state {
            DeclarationState::Submitted if reopened => Self::Reopened,
            DeclarationState::Validated if reported_before => Self::ToReportAgain,
            state => Self::Declared { state, imported: imported && state == DeclarationState::Validated },
        }
    }

    /// The class of its shape, and the key of its text.
    pub fn look(self) -> (&'static str, &'static str) {
        match self {
            Self::Declared { imported: true, .. } => ("imported", "state-imported"),
            Self::Declared { state: DeclarationState::Submitted, .. } => ("submitted", "state-submitted"),
            Self::Declared { state: DeclarationState::QuestionAsked, .. } => ("question", "state-question"),
            Self::Declared { state: DeclarationState::Validated, .. } => ("validated", "state-validated"),
            Self::Declared { state: DeclarationState::Reported, .. } => ("reported", "state-reported"),
            Self::Reopened => ("question", "state-reopened"),
            Self::ToReportAgain => ("validated", "state-validated"),
            Self::Draft => ("due", "state-draft"),
            Self::Missing(Due::NotYet) => ("paused", "state-not-due"),
            Self::Missing(Due::Suspended) => ("paused", "state-suspended"),
            Self::Missing(Due::ToDeclare) => ("due", "state-to-declare"),
            Self::Missing(Due::Expected) => ("due", "state-expected"),
        }
    }

    /// The key of the note that the team reads beside the state of a verified month; `None` without one.
    pub fn team_note(self) -> Option<&'static str> {
        match self {
            Self::Declared { imported: true, .. } => Some("state-note-imported"),
            Self::Declared { state: DeclarationState::Reported, .. } => Some("state-note-reported"),
            Self::ToReportAgain => Some("state-note-corrected"),
            _ => None,
        }
    }
}

/// A state as a shape with its text.
#[component]
pub fn StateMark(
    /// The language of the screens.
    language: Language,
    /// The state.
    state: MonthState,
    /// Whether it has no pill: inside rows.
    #[prop(optional)]
    bare: bool,
) -> impl IntoView {
    let (shape, word) = state.look();
    let bare = if bare { " state--bare" } else { "" };
    view! { <span class=format!("state state--{shape}{bare}")>{t!(language, word)}</span> }
}

/// A day as a small tile, in Paris.
#[component]
pub fn DateTile(
    /// The language of the screens.
    language: Language,
    /// The instant, UTC.
    at: DateTime<Utc>,
) -> impl IntoView {
    let wall = paris::wall_clock(at);
    view! {
        <time class="date-tile" datetime=wall.format("%Y-%m-%dT%H:%M").to_string()>
            <span class="date-tile__weekday">{language.weekday_short(wall.date())}</span>
            <span class="date-tile__day">{wall.day()}</span>
            <span class="date-tile__month">{language.month_short(Month::of(wall.date()))}</span>
        </time>
    }
}

/// Stands in place of a list without rows: the drawing `art` of the sprite, a title and a sentence.
pub fn empty_list(art: &'static str, title: String, text: String) -> AnyView {
    view! {
        <div class="empty">
            <svg class="empty__art" viewBox="0 0 240 160" aria-hidden="true"><use href=format!("/icons.svg#{art}")></use></svg>
            <h2 class="empty__title">{title}</h2>
            <p class="empty__text">{text}</p>
        </div>
    }
    .into_any()
}

/// A row of a list; a link if `to` is an address.
pub fn row(inside: impl IntoView + 'static, to: Option<String>) -> AnyView {
    match to {
        Some(to) => view! {
            <li class="row">
                <a class="row__link" href=to>
                    {inside}
                    <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                </a>
            </li>
        }
        .into_any(),
        None => view! { <li class="row"><div class="row__link">{inside}</div></li> }.into_any(),
    }
}

/// A row with a title and a note below it; a link if `to` is an address.
pub fn titled_row(title: impl IntoView + 'static, note: impl IntoView + 'static, to: Option<String>) -> AnyView {
    row(view! { <span class="row__main"><span class="row__title">{title}</span><span class="row__note">{note}</span></span> }, to)
}

/// "mardi 3 novembre, 14 h à 16 h", in Paris.
pub fn when(language: Language, starts: DateTime<Utc>, ends: DateTime<Utc>) -> String {
    let (from, to) = (paris::wall_clock(starts), paris::wall_clock(ends));
    t!(language, "when", day = language.day(from.date()), from = language.hour(from.time()), to = language.hour(to.time()))
}

/// "3 novembre à 14 h", in Paris.
pub fn at(language: Language, instant: DateTime<Utc>) -> String {
    let wall = paris::wall_clock(instant);
    t!(language, "at", day = language.day_and_month(wall.date()), time = language.hour(wall.time()))
}

/// "lundi 3 novembre à 14 h", in Paris.
pub fn day_at(language: Language, instant: DateTime<Utc>) -> String {
    let wall = paris::wall_clock(instant);
    t!(language, "at", day = language.day(wall.date()), time = language.hour(wall.time()))
}

/// The first letters of a name, for an avatar.
pub fn initials(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).take(2).collect::<String>().to_uppercase()
}

/// A text with a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
