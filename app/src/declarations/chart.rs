//! The chart of a path, from its figures.

use crate::{
    texts::t,
    ui::{
        month_chart::{ChartMonth, ChartWords, Drawn, Level, month_chart},
        rows::{MonthState, capital},
    },
};
use chrono::NaiveDate;
use domain::{
    declarations::declaration::{Due, asks},
    values::{language::Language, month::Month},
};
use leptos::prelude::*;
use store::{Enrollment, MonthFigure};

/// A month with what it shows of itself and its figure, if there is one.
#[derive(Debug, Clone)]
pub struct ShownMonth {
    /// The month.
    pub month: Month,
    /// Its state, or what it asks.
    pub state: MonthState,
    /// Its figure.
    pub figure: Option<MonthFigure>,
}

/// Every month of a path up to the one before `today`'s, and the running one, oldest first.
pub fn months_of(enrollment: &Enrollment, figures: &[MonthFigure], today: NaiveDate, due_day: i64) -> Vec<ShownMonth> {
    let running = Month::of(today);
    let due_day = u32::try_from(due_day).unwrap_or(1);
    let path = enrollment.path();
    path.declarable_months()
        .take_while(|month| *month <= running)
        .map(|month| {
            let figure = figures.iter().find(|figure| figure.month == month).cloned();
            let state = match &figure {
                Some(figure) => MonthState::of_figure(figure),
                None => MonthState::Missing(asks(&path, &enrollment.suspensions, month, today, due_day)),
            };
            ShownMonth { month, state, figure }
        })
        .collect()
}

/// The chart of those months; the month asked for, or else the newest declared one, is shown first.
pub fn chart(language: Language, enrollment: &Enrollment, months: &[ShownMonth], asked: Option<Month>) -> impl IntoView + use<> {
    let selected = months
        .iter()
        .position(|m| Some(m.month) == asked)
        .or_else(|| months.iter().rposition(|m| m.figure.is_some()))
        .unwrap_or(months.len().saturating_sub(1));
    let months: Vec<ChartMonth> = months
        .iter()
        .enumerate()
        .map(|(at, shown)| {
            let (shape, word) = shown.state.look();
            let drawn = match (&shown.figure, shown.state) {
                (Some(figure), _) if figure.state.is_open() => Drawn::Waiting,
                (Some(_), _) => Drawn::Validated,
                (None, MonthState::Missing(Due::NotYet | Due::Suspended)) => Drawn::Pause,
                (None, _) => Drawn::Due,
            };
            ChartMonth {
                month: shown.month.to_string(),
                name: capital(&language.month(shown.month)),
                short: language.month_short(shown.month).to_owned(),
                year: (at == 0 || shown.month.number() == 1).then(|| shown.month.year()),
                cents: shown.figure.as_ref().map(|figure| figure.total.get()),
                figure: shown.figure.as_ref().map(|figure| language.amount(figure.total)).unwrap_or_default(),
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
    let goal = enrollment.goal().map(|goal| Level {
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
