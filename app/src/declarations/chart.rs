//! The chart of an enrollment: the declared turnover of each month.

use crate::{
    texts::t,
    ui::{
        month_chart::{ChartMonth, ChartWords, Drawn, Level, month_chart},
        rows::{MonthState, capital},
    },
};
use chrono::NaiveDate;
use domain::{
    declarations::{
        declaration::{Due, due},
        due_day::DueDay,
    },
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{DeclarationSummary, Enrollment};

/// A month of an enrollment, as lists and the chart show it.
#[derive(Debug, Clone)]
pub struct ShownMonth {
    /// The month.
    pub month: Month,
    /// The state of its declaration, or what is due.
    pub state: MonthState,
    /// Its declaration; `None` when it was not declared.
    pub declaration: Option<DeclarationSummary>,
}

/// The months of an enrollment that can be declared, up to the current one, oldest first. `due_day` is that of the structure.
pub fn months_of(enrollment: &Enrollment, declared: &[DeclarationSummary], today: NaiveDate, due_day: DueDay) -> Vec<ShownMonth> {
    let running = Month::of(today);
    let period = enrollment.period();
    period
        .declarable_months()
        .take_while(|month| *month <= running)
        .map(|month| {
            let declaration = declared.iter().find(|declared| declared.month == month).cloned();
            let state = match &declaration {
                Some(declared) => MonthState::of_summary(declared),
                None => MonthState::Missing(due(&period, &enrollment.suspensions, month, today, due_day)),
            };
            ShownMonth { month, state, declaration }
        })
        .collect()
}

/// The chart of those months. Selected is the month `asked`, or else the newest declared one.
pub fn chart(language: Language, enrollment: &Enrollment, months: &[ShownMonth], asked: Option<Month>) -> impl IntoView + use<> {
    let selected = months
        .iter()
        .position(|m| Some(m.month) == asked)
        .or_else(|| months.iter().rposition(|m| m.declaration.is_some()))
        .unwrap_or(months.len().saturating_sub(1));
    let months: Vec<ChartMonth> = months
        .iter()
        .enumerate()
        .map(|(at, shown)| {
            let (shape, word) = shown.state.look();
            let drawn = match (&shown.declaration, shown.state) {
                (Some(declared), _) if declared.state.is_open() => Drawn::Waiting,
                (Some(_), _) => Drawn::Validated,
                (None, MonthState::Missing(Due::NotYet | Due::Suspended)) => Drawn::Pause,
                (None, _) => Drawn::Due,
            };
            ChartMonth {
                month: shown.month.to_string(),
                name: capital(&language.month(shown.month)),
                short: language.month_short(shown.month).to_owned(),
                year: (at == 0 || shown.month.number() == 1).then(|| shown.month.year()),
                cents: shown.declaration.as_ref().map(|declared| declared.total.get()),
                figure: shown.declaration.as_ref().map(|declared| language.amount(declared.total)).unwrap_or_default(),
                state: t!(language, word),
                shape: shape.to_owned(),
                drawn,
            }
        })
        .collect();
    let start = Level {
        cents: enrollment.starting_turnover.get(),
        words: t!(language, "chart-start", amount = language.short_amount(enrollment.starting_turnover)),
        words_above: String::new(),
    };
    let goal = enrollment.goal.map(|goal| Level {
        cents: goal.get(),
        words: t!(language, "chart-goal", amount = language.short_amount(goal)),
        words_above: t!(language, "chart-goal-above", amount = language.short_amount(goal)),
    });
    let words = ChartWords {
        chart: t!(language, "chart-label"),
        validated: t!(language, "state-validated"),
        waiting: t!(language, "chart-waiting"),
    };
    month_chart(&months, selected, (start.cents > 0).then_some(start), goal, words)
}
