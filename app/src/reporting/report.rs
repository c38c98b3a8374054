//! The report of a cohort, from which [`super::cohort`] and [`super::turnover`] make their sections.

use super::{filter::Filter, labels::indicator_name};
use crate::texts::t;
use domain::{
    reporting::{
        cohort::{Indicator, Medians, Stage, medians},
        member::CohortMember,
    },
    values::language::Language,
};
use leptos::prelude::*;
use std::cell::{OnceCell, RefCell};

/// The indicators of the members that a filter keeps.
pub struct CohortReport {
    /// The language of the screens.
    pub language: Language,
    /// Every enrollment of the structure.
    pub members: Vec<CohortMember>,
    /// The period and the coach.
    pub filter: Filter,
    /// The numbers that were counted so far: each stands in the page several times.
    counts: RefCell<Vec<(Indicator, usize)>>,
    /// The medians of each stage, computed once for the table and the chart.
    medians: [OnceCell<Option<Medians>>; Stage::ALL.len() + 1],
}

impl CohortReport {
    /// The report of these members.
    pub fn new(language: Language, members: Vec<CohortMember>, filter: Filter) -> Self {
        Self { language, members, filter, counts: RefCell::default(), medians: Default::default() }
    }

    /// The number of rows that an indicator counts.
    pub fn count(&self, indicator: Indicator) -> usize {
        if let Some((_, count)) = self.counts.borrow().iter().find(|(counted, _)| *counted == indicator) {
            return *count;
        }
        let count = indicator.count(&self.members, &self.filter.scope);
        self.counts.borrow_mut().push((indicator, count));
        count
    }

    /// The medians of a stage, or of all months; `None` without any month.
    pub fn medians(&self, stage: Option<Stage>) -> Option<Medians> {
        let at = stage.and_then(|stage| Stage::ALL.iter().position(|of| *of == stage)).map_or(0, |at| at + 1);
        let compute = || medians(&self.members, &self.filter.scope, stage);
        self.medians.get(at).map_or_else(compute, |kept| *kept.get_or_init(compute))
    }

    /// The number of an indicator as a link to its rows.
    pub fn link(&self, indicator: Indicator) -> impl IntoView + use<> {
        let count = self.count(indicator);
        let label = format!("{count}\u{a0}: {}", indicator_name(self.language, indicator));
        view! { <a class="num" href=self.filter.list(indicator) aria-label=label>{count}</a> }
    }

    /// An indicator with its name above.
    pub fn item(&self, indicator: Indicator) -> impl IntoView + use<> {
        view! { <div class="figures__item"><dt>{indicator_name(self.language, indicator)}</dt><dd>{self.link(indicator)}</dd></div> }
    }

    /// An indicator "of" another, with its share in percent.
    pub fn share(&self, indicator: Indicator, of: Indicator) -> impl IntoView + use<> {
        let (part, whole) = (self.count(indicator) as i64, self.count(of) as i64);
        let percent = (whole > 0).then(|| format!("({})", self.language.percent((part * 100 + whole / 2) / whole * 100)));
        let percent = percent.map(|percent| view! { " " <span class="num">{percent}</span> });
        view! { <span>{self.link(indicator)}" "{t!(self.language, "cohort-of")}" "{self.link(of)}{percent}</span> }
    }
}

/// A section of the page under its title.
pub fn section(title: String, content: impl IntoView + 'static) -> impl IntoView {
    view! { <section class="section"><h2 class="section__title">{title}</h2>{content}</section> }
}
