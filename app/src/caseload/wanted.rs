//! What of the caseload is asked for, as its address says it: whose people, which of them, in which order.

use super::parts::search;
use crate::{review::pages::of_everyone, texts::t, web::context::RequestContext, web::page::Address};
use domain::{caseload::alerts::Alert, people::Role, values::language::Language};
use leptos::prelude::*;

/// The page.
pub const PAGE: &str = "/suivis";

/// Which people are looked at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum View {
    /// All of them.
    #[default]
    All,
    /// Those who ask for a call, or were silent for long.
    ToCall,
    /// Those without an appointment to come.
    NothingPlanned,
    /// Those whose turnover is falling.
    Falling,
    /// Those whose path ends soon, or is over.
    EndNear,
}

impl View {
    /// All of them, in the order in which they are offered.
    pub const ALL: [View; 5] = [Self::All, Self::ToCall, Self::NothingPlanned, Self::Falling, Self::EndNear];

    /// As the address says it; empty for all.
    fn word(self) -> &'static str {
        match self {
            Self::All => "",
            Self::ToCall => "appeler",
            Self::NothingPlanned => "planifier",
            Self::Falling => "baisse",
            Self::EndNear => "fin",
        }
    }

    /// The key of its name.
    fn name(self) -> &'static str {
        match self {
            Self::All => "caseload-all",
            Self::ToCall => "caseload-to-call",
            Self::NothingPlanned => "caseload-nothing-planned",
            Self::Falling => "caseload-falling",
            Self::EndNear => "caseload-end-near",
        }
    }

    /// The key of what is said when nobody is in it.
    pub fn nobody(self) -> &'static str {
        match self {
            Self::All => "caseload-none-text",
            Self::ToCall => "caseload-none-to-call",
            Self::NothingPlanned => "caseload-none-nothing-planned",
            Self::Falling => "caseload-none-falling",
            Self::EndNear => "caseload-none-end-near",
        }
    }

    /// Whether someone with these concerns is in it.
    pub fn holds(self, alerts: &[Alert]) -> bool {
        let any = |is: fn(&Alert) -> bool| alerts.iter().any(is);
        match self {
            Self::All => true,
            Self::ToCall => any(|concern| concern.calls_for_a_call()),
            Self::NothingPlanned => any(|concern| *concern == Alert::NothingPlanned),
            Self::Falling => any(|concern| matches!(concern, Alert::TurnoverFalling(_))),
            Self::EndNear => any(|concern| concern.is_of_the_end()),
        }
    }
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Which people.
    pub view: View,
    /// Everyone of the structure, not one's own people alone.
    pub everyone: bool,
    /// Whether everyone is a choice: the coordinator has no other.
    may_choose: bool,
    /// By family name, not by urgency.
    pub by_name: bool,
    /// The name that is looked for.
    pub name: String,
}

impl Wanted {
    /// Reads an address. A word that means nothing is left out.
    pub fn of(ctx: &RequestContext, address: &Address) -> Self {
        let view = address.asked("vue").and_then(|word| View::ALL.into_iter().find(|view| view.word() == word));
        Self {
            view: view.unwrap_or_default(),
            everyone: of_everyone(ctx, address),
            may_choose: ctx.user.role == Role::Coach,
            by_name: address.asked("tri").is_some_and(|word| word == "nom"),
            name: address.asked("q").unwrap_or_default(),
        }
    }

    /// Its parts as the address says them, but for the name that is looked for.
    fn parts(&self) -> Vec<(&'static str, &'static str)> {
        let everyone = (self.everyone && self.may_choose).then_some(("tous", "oui"));
        let view = (self.view != View::All).then(|| ("vue", self.view.word()));
        let order = self.by_name.then_some(("tri", "nom"));
        [everyone, view, order].into_iter().flatten().collect()
    }

    /// Its address; whoever chooses anew looks for no name any more.
    fn address(&self) -> String {
        let parts: Vec<_> = self.parts().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        if parts.is_empty() { PAGE.to_owned() } else { format!("{PAGE}?{}", parts.join("&")) }
    }

    fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut wanted = self.clone();
        change(&mut wanted);
        wanted.address()
    }

    /// Whose people: one's own, or everyone. Nothing where there is no choice.
    pub fn whose(&self, language: Language) -> impl IntoView + use<> {
        let (own, all) = (self.with(|it| it.everyone = false), self.with(|it| it.everyone = true));
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

    /// Which people, each choice with how many there are.
    pub fn views(&self, language: Language, count: &dyn Fn(View) -> usize) -> impl IntoView + use<> {
        let items = View::ALL
            .into_iter()
            .map(|view| {
                let (to, here) = (self.with(|it| it.view = view), self.view == view);
                view! {
                    <a class="filter__item" href=to aria-current=here.then_some("true")>
                        {t!(language, view.name())}" "<span class="count">{count(view)}</span>
                    </a>
                }
            })
            .collect_view();
        view! { <nav class="filter" aria-label=t!(language, "caseload-filter")>{items}</nav> }
    }

    /// The other order, as a link.
    pub fn order(&self, language: Language) -> impl IntoView + use<> {
        let (to, by_name) = (self.with(|it| it.by_name = !it.by_name), self.by_name);
        let key = if by_name { "caseload-by-urgency" } else { "caseload-by-name" };
        view! { <a href=to>{t!(language, key)}</a> }
    }

    /// The way back from a search that found somebody.
    pub fn unsearched(&self, language: Language) -> impl IntoView + use<> {
        let to = self.address();
        (!self.name.is_empty()).then(|| view! { <p><a class="button button--small" href=to>{t!(language, "caseload-see-all")}</a></p> })
    }

    /// The field to look for a name, which keeps the rest.
    pub fn search(&self, language: Language) -> impl IntoView + use<> {
        search(language, PAGE, &self.name, &self.parts())
    }
}
