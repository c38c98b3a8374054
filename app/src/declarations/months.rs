//! Months as rows, and the months of earlier enrollments: after a return they can be read and, where one is still missing, declared.

use super::chart::{ShownMonth, months_of};
use crate::{
    texts::t,
    ui::rows::{MonthState, StateMark, capital, row},
    web::context::RequestContext,
};
use chrono::NaiveDate;
use domain::{
    declarations::{
        declaration::{DeclarationState, Due},
        due_day::DueDay,
        open_months::open_months,
    },
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{DeclarationSummary, Enrollment, Question, StoreError};

/// A month with its state and its turnover; with `to` a link to that address.
pub fn month_row(language: Language, shown: &ShownMonth, to: Option<String>) -> AnyView {
    let turnover = shown.declaration.as_ref().map(|declared| language.amount(declared.total));
    let inside = view! {
        <span class="row__main">
            <span class="row__title">{capital(&language.month(shown.month))}</span>
            <StateMark language state=shown.state bare=true/>
        </span>
        <span class="row__figure num">{turnover}</span>
    };
    row(inside, to)
}

/// An enrollment before the newest, with its months up to the current one, oldest first.
pub struct EarlierEnrollment {
    enrollment: Enrollment,
    months: Vec<ShownMonth>,
}

impl EarlierEnrollment {
    /// Its declared months.
    pub fn declared(&self) -> impl Iterator<Item = &DeclarationSummary> {
        self.months.iter().filter_map(|shown| shown.declaration.as_ref())
    }

    /// Its months that are due and not declared, newest first, each with what is due.
    pub fn open_months(&self) -> impl Iterator<Item = (Month, Due)> {
        self.months.iter().rev().filter_map(|shown| match shown.state {
            MonthState::Missing(due @ (Due::ToDeclare | Due::Expected)) => Some((shown.month, due)),
            _ => None,
        })
    }

    /// The identifier of the list of an enrollment's months.
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
                <details class="disclose" open=self.open_months().next().is_some()>
                    <summary class="disclose__summary">{t!(language, "months-earlier-all", n = self.months.len() as i64)}</summary>
                    <ul class="rows" id=Self::anchor(&self.enrollment)>{rows.collect_view()}</ul>
                </details>
            </section>
        }
    }
}

/// The enrollments before the newest, of all `enrollments` of a participant, newest first. A month of two enrollments belongs to the
/// later one.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn earlier_enrollments(ctx: &RequestContext, enrollments: &[Enrollment]) -> Result<Vec<EarlierEnrollment>, StoreError> {
    let mut earlier = Vec::new();
    for (later, enrollment) in enrollments.iter().zip(enrollments.iter().skip(1)) {
        let next = later.period().first_month();
        let declared = ctx.store.declarations().summaries(&enrollment.id).await?;
        let mut months = months_of(enrollment, &declared, ctx.visitor.today(), ctx.user.due_day);
        months.retain(|shown| shown.month < next);
        earlier.push(EarlierEnrollment { enrollment: enrollment.clone(), months });
    }
    Ok(earlier)
}

/// A section for each earlier enrollment; `to` gives the address of a month.
pub fn earlier_sections(language: Language, enrollments: &[EarlierEnrollment], to: impl Fn(&ShownMonth) -> Option<String>) -> Vec<AnyView> {
    enrollments.iter().map(|enrollment| enrollment.section(language, &to).into_any()).collect()
}

/// The open question on a month of the earlier enrollments.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn earlier_question(ctx: &RequestContext, enrollments: &[EarlierEnrollment]) -> Result<Option<Question>, StoreError> {
    let has_question = |earlier: &&EarlierEnrollment| earlier.declared().any(|declared| declared.state == DeclarationState::QuestionAsked);
    match enrollments.iter().find(has_question) {
        Some(earlier) => ctx.store.review().open_question(&earlier.enrollment.id).await,
        None => Ok(None),
    }
}

/// The months that are due, oldest first, with what is due, see [`open_months`]; `declared` are those of the enrollment.
pub fn months_to_declare(enrollment: &Enrollment, declared: &[DeclarationSummary], today: NaiveDate, due_day: DueDay) -> Vec<(Month, Due)> {
    let is_declared = |month: Month| declared.iter().any(|declared| declared.month == month);
    let mut open = open_months(&enrollment.period(), &enrollment.suspensions, is_declared, today, due_day);
    open.reverse();
    open
}
