//! The filter of the caseload as the query of its address: whose people, which of them, in which order, with which name.

use super::parts::search_form;
use crate::{
    review::queue::shows_everyone,
    texts::t,
    web::{context::RequestContext, page::Address},
};
use domain::{caseload::alerts::Alert, people::Role, values::language::Language};
use leptos::prelude::*;

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

/// The filter of the caseload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseloadFilter {
    /// Participants to show.
    pub view: View,
    /// The participants of every coach, in place of the user's own.
    pub everyone: bool,
    /// Whether `everyone` is a choice: not for a coordinator, who always sees everyone.
    may_choose: bool,
    /// Sorted by family name, in place of urgency.
    pub by_name: bool,
    /// The searched name; empty without a search.
    pub name: String,
}

impl CaseloadFilter {
    /// Reads the query of an address. Unknown words are ignored.
    pub fn of(ctx: &RequestContext, address: &Address) -> Self {
        let view = address.query("vue").and_then(|word| View::ALL.into_iter().find(|view| view.query_word() == word));
        Self {
            view: view.unwrap_or_default(),
            everyone: shows_everyone(ctx, address),
            may_choose: ctx.user.role == Role::Coach,
            by_name: address.query("tri").is_some_and(|word| word == "nom"),
            name: address.query("q").unwrap_or_default(),
        }
    }

    /// Its query without the searched name.
    fn query(&self) -> Vec<(&'static str, &'static str)> {
        let everyone = (self.everyone && self.may_choose).then_some(("tous", "oui"));
        let view = (self.view != View::All).then(|| ("vue", self.view.query_word()));
        let order = self.by_name.then_some(("tri", "nom"));
        [everyone, view, order].into_iter().flatten().collect()
    }

    /// Its address, without the searched name.
    fn address(&self) -> String {
        let parts: Vec<_> = self.query().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        if parts.is_empty() { PAGE.to_owned() } else { format!("{PAGE}?{}", parts.join("&")) }
    }

    /// Address of a changed copy.
    fn address_with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut filter = self.clone();
        change(&mut filter);
        filter.address()
    }

    /// Links to the user's own participants and to everyone; `None` where there is no choice.
    pub fn coach_links(&self, language: Language) -> impl IntoView + use<> {
        let (own, all) = (self.address_with(|it| it.everyone = false), self.address_with(|it| it.everyone = true));
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

    /// Links to the views, each with its number of participants.
    pub fn view_links(&self, language: Language, count: &dyn Fn(View) -> usize) -> impl IntoView + use<> {
        let items = View::ALL
            .into_iter()
            .map(|view| {
                let (to, here) = (self.address_with(|it| it.view = view), self.view == view);
                view! {
                    <a class="filter__item" href=to aria-current=here.then_some("true")>
                        {t!(language, view.label())}" "<span class="count">{count(view)}</span>
                    </a>
                }
            })
            .collect_view();
        view! { <nav class="filter" aria-label=t!(language, "caseload-filter")>{items}</nav> }
    }

    /// Link to the other order.
    pub fn order_link(&self, language: Language) -> impl IntoView + use<> {
        let (to, by_name) = (self.address_with(|it| it.by_name = !it.by_name), self.by_name);
        let key = if by_name { "caseload-by-urgency" } else { "caseload-by-name" };
        view! { <a href=to>{t!(language, key)}</a> }
    }

    /// Link that ends a search; `None` without one.
    pub fn end_search_link(&self, language: Language) -> impl IntoView + use<> {
        let to = self.address();
        (!self.name.is_empty()).then(|| view! { <p><a class="button button--small" href=to>{t!(language, "caseload-see-all")}</a></p> })
    }

    /// Search form, which keeps the rest of the filter.
    pub fn search_form(&self, language: Language) -> impl IntoView + use<> {
        search_form(language, PAGE, &self.name, &self.query())
    }
}
