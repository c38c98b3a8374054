//! Months as rows, and those of the paths that someone had before: what was declared stays readable after a return, and what
//! can still be declared is asked.

use super::chart::{ShownMonth, months_of};
use crate::{
    texts::t,
    ui::rows::{MonthState, StateMark, capital, row},
    web::context::RequestContext,
};
use domain::{
    declarations::declaration::{DeclarationState, Due},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{Enrollment, MonthFigure, Question, StoreError};

/// A month with its state and its figure; a link where it leads somewhere.
pub fn month_row(language: Language, shown: &ShownMonth, to: Option<String>) -> AnyView {
    let figure = shown.figure.as_ref().map(|figure| language.amount(figure.total));
    let inside = view! {
        <span class="row__main">
            <span class="row__title">{capital(&language.month(shown.month))}</span>
            <StateMark language state=shown.state bare=true/>
        </span>
        <span class="row__figure num">{figure}</span>
    };
    row(inside, to)
}

/// A path that came before the newest, with the months that belong to it, up to today's, oldest first.
pub struct EarlierPath {
    enrollment: Enrollment,
    months: Vec<ShownMonth>,
}

impl EarlierPath {
    /// The figures of its months.
    pub fn figures(&self) -> impl Iterator<Item = &MonthFigure> {
        self.months.iter().filter_map(|shown| shown.figure.as_ref())
    }

    /// The newest of its months that can be declared and is not, with what it asks today.
    pub fn to_do(&self) -> Option<(Month, Due)> {
        self.months.iter().rev().find_map(|shown| match shown.state {
            MonthState::Missing(due @ (Due::ToDeclare | Due::Expected)) => Some((shown.month, due)),
            _ => None,
        })
    }

    /// Where a path's months stand on a page.
    pub fn anchor(enrollment: &Enrollment) -> String {
        format!("parcours-{}", enrollment.id)
    }

    fn section(&self, language: Language, to: &dyn Fn(&ShownMonth) -> Option<String>) -> impl IntoView + use<> {
        let rows = self.months.iter().rev().map(|shown| month_row(language, shown, to(shown)));
        let (from, last) = (self.enrollment.starts_on, self.enrollment.left_on.unwrap_or(self.enrollment.ends_on));
        view! {
            <section class="section">
                <h2 class="section__title">
                    {t!(language, "months-earlier", from = language.date(from), to = language.date(last))}
                </h2>
                <details class="disclose" open=self.to_do().is_some()>
                    <summary class="disclose__summary">{t!(language, "months-earlier-all", n = self.months.len() as i64)}</summary>
                    <ul class="rows" id=Self::anchor(&self.enrollment)>{rows.collect_view()}</ul>
                </details>
            </section>
        }
    }
}

/// The paths before the newest, from all of someone's, newest first. From the first month of the path that followed on, a month
/// belongs there.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn earlier_paths(ctx: &RequestContext, paths: &[Enrollment]) -> Result<Vec<EarlierPath>, StoreError> {
    let mut earlier = Vec::new();
    for (later, path) in paths.iter().zip(paths.iter().skip(1)) {
        let next = later.path().first_month();
        let figures = ctx.store.declarations().figures(&path.id).await?;
        let mut months = months_of(path, &figures, ctx.visitor.today(), ctx.user.due_day);
        months.retain(|shown| shown.month < next);
        earlier.push(EarlierPath { enrollment: path.clone(), months });
    }
    Ok(earlier)
}

/// A section for each earlier path; `to` says where a month leads.
pub fn earlier_sections(language: Language, paths: &[EarlierPath], to: impl Fn(&ShownMonth) -> Option<String>) -> Vec<AnyView> {
    paths.iter().map(|path| path.section(language, &to).into_any()).collect()
}

/// The question that waits for an answer on one of the earlier paths.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn asked_before(ctx: &RequestContext, paths: &[EarlierPath]) -> Result<Option<Question>, StoreError> {
    let asked = |path: &&EarlierPath| path.figures().any(|figure| figure.state == DeclarationState::QuestionAsked);
    match paths.iter().find(asked) {
        Some(path) => ctx.store.review().open_question(&path.enrollment.id).await,
        None => Ok(None),
    }
}
