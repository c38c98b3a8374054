//! The report of a cohort, from which [`super::cohort`] and [`super::turnover`] make their sections.

use super::{filter::Filter, labels::indicator_name};
use crate::texts::t;
use domain::{
    reporting::{cohort::Indicator, member::CohortMember},
    values::language::Language,
};
use leptos::prelude::*;

/// The indicators of the members that a filter keeps.
pub struct CohortReport {
    /// The language of the screens.
    pub language: Language,
    /// Every enrollment of the structure.
    pub members: Vec<CohortMember>,
    /// The period and the coach.
    pub filter: Filter,
}

impl CohortReport {
    /// The number of rows that an indicator counts.
    pub fn count(&self, indicator: Indicator) -> usize {
        indicator.rows(&self.members, &self.filter.scope).len()
    }

    /// The number of an indicator as a link to its rows.
    pub fn link(&self, indicator: Indicator) -> impl IntoView + use<> {
        let label = format!("{}\u{a0}: {}", self.count(indicator), indicator_name(self.language, indicator));
        view! { <a class="num" href=self.filter.list(indicator) aria-label=label>{self.count(indicator)}</a> }
    }

    /// An indicator with its name above.
    pub fn item(&self, indicator: Indicator) -> impl IntoView + use<> {
        view! { <div class="figures__item"><dt>{indicator_name(self.language, indicator)}</dt><dd>{self.link(indicator)}</dd></div> }
    }

    /// An indicator "of" another, with its share in percent.
    pub fn share(&self, indicator: Indicator, of: Indicator) -> impl IntoView + use<> {
        let (part, whole) = (self.count(indicator) as i64, self.count(of) as i64);
        let percent = (whole > 0).then(|| format!(" ({})", self.language.percent((part * 100 + whole / 2) / whole * 100)));
        view! { {self.link(indicator)}" "{t!(self.language, "cohort-of")}" "{self.link(of)}<span class="num">{percent}</span> }
    }
}

/// A section of the page under its title.
pub fn section(title: String, content: impl IntoView + 'static) -> impl IntoView {
    view! { <section class="section"><h2 class="section__title">{title}</h2>{content}</section> }
}
