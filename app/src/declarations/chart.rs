//! The chart of an enrollment: the declared turnover of each month.

use crate::{
    texts::t,
    ui::{
        month_chart::{ChartMonth, ChartWords, Drawn, Level, MONTHS, MonthChart, OtherMonths, month_chart},
        rows::{MonthState, capital},
    },
};
use chrono::NaiveDate;
use domain::{
    declarations::{
        declaration::{Due, due},
        due_day::DueDay,
    },
    values::{language::Language, money::Cents, month::Month},
};
use leptos::prelude::*;
use std::{collections::BTreeMap, ops::Range};
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

/// The chart of twelve of those months: the newest, or those around the month `asked`. Selected is that month, or else the newest
/// declared one. `earlier` are the declared months of earlier enrollments, which count in the sums of the years.
pub fn chart<'a>(
    language: Language,
    enrollment: &Enrollment,
    months: &'a [ShownMonth],
    earlier: impl Iterator<Item = &'a DeclarationSummary>,
    asked: Option<Month>,
) -> Option<AnyView> {
    let last = months.len().checked_sub(1)?;
    let selected =
        months.iter().position(|m| Some(m.month) == asked).or_else(|| months.iter().rposition(|m| m.declaration.is_some())).unwrap_or(last);
    let shown = window(months.len(), selected);
    let drawn = months.iter().enumerate().skip(shown.start).take(shown.len());
    let drawn: Vec<ChartMonth> = drawn.map(|(at, month)| chart_month(language, enrollment, &months[..at], month)).collect();
    let newest = months[last].month;
    let coming = (1..=MONTHS - drawn.len()).map(|more| language.month_short(newest.plus(more as i32)).to_owned()).collect();
    let other = |month: &ShownMonth, key| OtherMonths { month: month.month.to_string(), words: t!(language, key) };
    let chart = MonthChart {
        months: drawn,
        coming,
        selected: selected - shown.start,
        start: (enrollment.starting_turnover.get() > 0).then(|| Level {
            cents: enrollment.starting_turnover.get(),
            words: t!(language, "chart-start", amount = language.short_amount(enrollment.starting_turnover)),
            words_above: String::new(),
        }),
        goal: enrollment.goal.map(|goal| Level {
            cents: goal.get(),
            words: t!(language, "chart-goal", amount = language.short_amount(goal)),
            words_above: t!(language, "chart-goal-above", amount = language.short_amount(goal)),
        }),
        earlier: months[..shown.start].last().map(|month| other(month, "chart-earlier")),
        later: months.get(shown.end).map(|month| other(month, "chart-later")),
        words: ChartWords {
            chart: t!(language, "chart-label"),
            validated: t!(language, "state-validated"),
            waiting: t!(language, "chart-waiting"),
            hint: t!(language, "chart-hint"),
            pages: t!(language, "chart-pages"),
            totals: year_totals(language, &months[shown], months.iter().filter_map(|month| month.declaration.as_ref()).chain(earlier)),
        },
    };
    month_chart(chart).map(IntoAny::into_any)
}

/// Which of so many months the chart shows: at most [`MONTHS`], with the selected one among them, in pages from the newest on.
fn window(months: usize, selected: usize) -> Range<usize> {
    let pages = (months - 1 - selected) / MONTHS;
    let from = (months - pages * MONTHS).saturating_sub(MONTHS);
    from..months.min(from + MONTHS)
}

/// A month of the chart; `before` are the months before it, for the difference to the newest declared one.
fn chart_month(language: Language, enrollment: &Enrollment, before: &[ShownMonth], shown: &ShownMonth) -> ChartMonth {
    let (shape, word) = shown.state.look();
    let drawn = match (&shown.declaration, shown.state) {
        (Some(declared), _) if declared.state.is_open() => Drawn::Waiting,
        (Some(_), _) => Drawn::Validated,
        (None, MonthState::Missing(Due::NotYet | Due::Suspended)) => Drawn::Pause,
        (None, _) => Drawn::Due,
    };
    let total = shown.declaration.as_ref().map(|declared| declared.total);
    let figure = total.map(|total| language.amount(total)).unwrap_or_default();
    let state = t!(language, word);
    let compared = before.iter().rev().find_map(|month| month.declaration.as_ref().map(|declared| (month.month, declared.total)));
    let change = total.zip(compared).map(|(total, (month, before))| match signed(language, total, before) {
        Some(amount) => t!(language, "chart-change", amount = amount, month = language.month_name(month)),
        None => t!(language, "chart-same", month = language.month_name(month)),
    });
    let start = enrollment.starting_turnover;
    let since_start = total.filter(|_| start.get() > 0).map(|total| match signed(language, total, start) {
        Some(amount) => t!(language, "chart-since-start", amount = amount),
        None => t!(language, "chart-same-as-start"),
    });
    let label = [language.month(shown.month), figure.clone(), state.clone()];
    ChartMonth {
        month: shown.month.to_string(),
        name: capital(&language.month(shown.month)),
        label: label.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(language.comma()),
        short: language.month_short(shown.month).to_owned(),
        year: shown.month.year(),
        is_january: shown.month.number() == 1,
        cents: total.map(Cents::get),
        figure,
        short_figure: total.map(|total| language.short_amount(total)).unwrap_or_default(),
        change: change.unwrap_or_default(),
        since_start: since_start.unwrap_or_default(),
        state,
        shape: shape.to_owned(),
        drawn,
    }
}

/// "+110 €" or "−50 €": by how much an amount is above or below another; `None` when both are equal.
fn signed(language: Language, amount: Cents, other: Cents) -> Option<String> {
    let difference = Cents::new(amount.get() - other.get());
    (difference != Cents::ZERO).then(|| language.difference(difference))
}

/// The sum of each calendar year that has one of the months shown, unless nothing was declared in it.
fn year_totals<'a>(language: Language, shown: &[ShownMonth], declared: impl Iterator<Item = &'a DeclarationSummary>) -> Vec<String> {
    let mut totals: BTreeMap<i32, i64> = BTreeMap::new();
    for declared in declared {
        *totals.entry(declared.month.year()).or_default() += declared.total.get();
    }
    let is_shown = |year: &i32| shown.iter().any(|month| month.month.year() == *year);
    let shown = totals.into_iter().filter(|(year, _)| is_shown(year));
    shown.map(|(year, total)| t!(language, "chart-total", year = year.to_string(), amount = language.amount(Cents::new(total)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selected_month_is_always_among_at_most_twelve_shown() {
        for months in 1..40 {
            for selected in 0..months {
                let shown = window(months, selected);
                assert!(shown.contains(&selected), "{selected} of {months}: {shown:?}");
                assert_eq!(shown.len(), months.min(MONTHS));
            }
        }
        assert_eq!([window(20, 19), window(20, 8), window(20, 7), window(3, 0)], [8..20, 8..20, 0..12, 0..3]);
    }

    #[test]
    fn links_to_other_months_reach_every_month() {
        let mut at = window(40, 39);
        let mut pages = 1;
        while at.start > 0 {
            at = window(40, at.start - 1);
            pages += 1;
        }
        assert_eq!(pages, 4);
        while at.end < 40 {
            let later = window(40, at.end);
            assert!(later.end > at.end);
            at = later;
        }
    }

    #[test]
    fn difference_has_a_sign_in_both_languages() {
        let of = |language, amount, other| signed(language, Cents::new(amount), Cents::new(other));
        assert_eq!(of(Language::Fr, 19_000, 8_000).as_deref(), Some("+110\u{a0}€"));
        assert_eq!(of(Language::Fr, 8_000, 13_050).as_deref(), Some("−50,50\u{a0}€"));
        assert_eq!(of(Language::En, 19_000, 8_000).as_deref(), Some("+€110"));
        assert_eq!(of(Language::Fr, 8_000, 8_000), None);
    }
}
