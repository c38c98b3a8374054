//! The filter of the caseload as the query of its address: whose people, which of them, in which order, with which name.

use crate::{
    review::queue::shows_everyone,
    texts::t,
    ui::table::ListState,
    web::{context::RequestContext, page::Address},
};
use domain::{caseload::alerts::Alert, people::Role, values::language::Language};
use leptos::prelude::*;
use store::StoreError;

/// Address of the caseload.
pub const PAGE: &str = "/suivis";

/// Participants to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// All participants.
    #[default]
    All,
    /// Those to call, see [`Alert::asks_to_call`].
    ToCall,
    /// Those without a coming appointment.
    NothingPlanned,
    /// Those whose turnover is falling.
    Falling,
    /// Those whose enrollment ends soon or has ended.
    EndNear,
}

impl View {
    /// All views, in the order of the page.
    pub const ALL: [View; 5] = [Self::All, Self::ToCall, Self::NothingPlanned, Self::Falling, Self::EndNear];

    /// Its word in the query; empty for all.
    fn query_word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::ToCall => "appeler",
            Self::NothingPlanned => "planifier",
            Self::Falling => "baisse",
            Self::EndNear => "fin",
        }
    }

    /// Locale key of its name.
    fn label(self) -> &'static str {
        match self {
            Self::All => "caseload-all",
            Self::ToCall => "caseload-to-call",
            Self::NothingPlanned => "caseload-nothing-planned",
            Self::Falling => "caseload-falling",
            Self::EndNear => "caseload-end-near",
        }
    }

    /// Locale key of the sentence for an empty view.
    pub fn empty_text(self) -> &'static str {
        match self {
            Self::All => "caseload-none-text",
            Self::ToCall => "caseload-none-to-call",
            Self::NothingPlanned => "caseload-none-nothing-planned",
            Self::Falling => "caseload-none-falling",
            Self::EndNear => "caseload-none-end-near",
        }
    }

    /// Whether it shows a participant with these alerts.
    pub fn includes(self, alerts: &[Alert]) -> bool {
        let any = |is: fn(&Alert) -> bool| alerts.iter().any(is);
        match self {
            Self::All => true,
            Self::ToCall => any(|alert| alert.asks_to_call()),
            Self::NothingPlanned => any(|alert| *alert == Alert::NothingPlanned),
            Self::Falling => any(|alert| matches!(alert, Alert::TurnoverFalling(_))),
            Self::EndNear => any(|alert| alert.is_about_end()),
        }
    }
}

/// The participants of a structure up to which the caseload of everyone is sorted by urgency of itself, and counts its views: for that
/// the alerts of all of them are computed.
const MOST_BY_URGENCY: i64 = 400;

/// The columns by which the caseload is sorted.
pub const URGENCY: &str = "urgence";
/// See [`URGENCY`].
pub const NAME: &str = "nom";
/// See [`URGENCY`].
pub const COACH: &str = "accompagnateur";
/// See [`URGENCY`].
pub const MONTH: &str = "mois";

/// The filter of the caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadFilter {
    /// Participants to show.
    pub view: View,
    /// The participants of every coach, in place of the user's own.
    pub everyone: bool,
    /// Whether `everyone` is a choice: not for a coordinator, who always sees everyone.
    may_choose: bool,
    /// Whether there are so many participants that the list is by name of itself, see [`MOST_BY_URGENCY`].
    pub large: bool,
    /// The searched name; empty without a search.
    pub name: String,
    /// The address.
    pub state: ListState,
}

impl CaseloadFilter {
    /// Reads the query of an address. Unknown words are ignored.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn of(ctx: &RequestContext, address: &Address) -> Result<Self, StoreError> {
        let view = address.query("vue").and_then(|word| View::ALL.into_iter().find(|view| view.query_word() == word)).unwrap_or_default();
        let everyone = shows_everyone(ctx, address);
        let may_choose = ctx.user.role == Role::Coach;
        let name = address.query("q").map(|q| q.trim().to_owned()).unwrap_or_default();
        let of_all = if everyone && may_choose { "oui" } else { "" };
        let filters = vec![("tous", of_all.to_owned()), ("vue", view.query_word().to_owned()), ("q", name.clone())];
        let state = ListState::of(address, PAGE, filters, &[URGENCY, NAME, COACH, MONTH]);
        let large = everyone && ctx.store.enrollments().places().await?.taken > MOST_BY_URGENCY;
        Ok(Self { view, everyone, may_choose, large, name, state })
    }

    /// The column by which the list is sorted, and whether from its end.
    pub fn sort(&self) -> (&'static str, bool) {
        self.state.sort().unwrap_or((self.usual(), false))
    }

    /// The column by which the list is sorted of itself.
    pub fn usual(&self) -> &'static str {
        if self.large { NAME } else { URGENCY }
    }

    /// Whether a page is read without the alerts of the people on the other pages: in a large structure, by name or coach, without a view.
    pub fn is_paged_by_name(&self) -> bool {
        self.large && self.view == View::All && matches!(self.sort().0, NAME | COACH)
    }

    /// Links to the user's own participants and to everyone; `None` where there is no choice.
    pub fn coach_links(&self, language: Language) -> impl IntoView + use<> {
        let (own, all) = (self.state.with("tous", ""), self.state.with("tous", "oui"));
        let everyone = self.everyone;
        self.may_choose.then(|| {
            view! {
                <nav class="filter" aria-label=t!(language, "caseload-whose")>
                    <a class="filter__item" href=own aria-current=(!everyone).then_some("true")>{t!(language, "review-own")}</a>
                    <a class="filter__item" href=all aria-current=everyone.then_some("true")>{t!(language, "review-everyone")}</a>
                </nav>
            }
        })
    }

    /// Links to the views, each with its number of participants where it is known.
    pub fn view_links(&self, language: Language, count: &dyn Fn(View) -> Option<usize>) -> impl IntoView + use<> {
        let items = View::ALL
            .into_iter()
            .map(|view| {
                let (to, here) = (self.state.with("vue", view.query_word()), self.view == view);
                let count = count(view).map(|count| view! { " "<span class="count">{count}</span> });
                view! { <a class="filter__item" href=to aria-current=here.then_some("true")>{t!(language, view.label())}{count}</a> }
            })
            .collect_view();
        view! { <nav class="filter" aria-label=t!(language, "caseload-filter")>{items}</nav> }
    }

    /// Link that ends a search; `None` without one.
    pub fn end_search_link(&self, language: Language) -> impl IntoView + use<> {
        let to = self.state.with("q", "");
        (!self.name.is_empty())
            .then(|| view! { <p class="empty__after"><a class="button button--small" href=to>{t!(language, "caseload-see-all")}</a></p> })
    }

    /// Search form, which keeps the rest of the filter.
    pub fn search_form(&self, language: Language) -> impl IntoView + use<> {
        view! {
            <form class="search" role="search" action=PAGE>
                {self.state.hidden_fields(&["q"])}
                <label class="visually-hidden" for="q">{t!(language, "search-person")}</label>
                <input class="input" id="q" name="q" type="search" value=self.name.clone() placeholder=t!(language, "search-person-hint")/>
                <button class="button">{t!(language, "search")}</button>
            </form>
        }
    }
}
