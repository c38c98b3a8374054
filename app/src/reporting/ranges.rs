//! Rounded ranges and shares in words, as funders read them.

use crate::texts::t;
use domain::{
    enrollments::exit::ExitCategory,
    reporting::disclosure::{
        RoundedRange,
        half_year::HalfYear,
        person::TimeEnrolled,
        snapshot::{ExitKind, TurnoverComparison},
    },
    values::{language::Language, money::Cents},
};

/// "1er semestre 2026".
pub fn half_name(language: Language, half: HalfYear) -> String {
    t!(language, "half-year", n = i64::from(half.number()), year = half.year().to_string())
}

/// "Entre 20 et 25", "5 ou moins".
pub fn people_range(language: Language, number: RoundedRange) -> String {
    match number.low() {
        0 => t!(language, "told-at-most", n = number.high()),
        low => t!(language, "told-between", low = low.to_string(), high = number.high().to_string()),
    }
}

/// "Entre 300 € et 350 €".
pub fn amount_range(language: Language, amount: RoundedRange) -> String {
    let euros = |cents| language.short_amount(Cents::new(cents));
    t!(language, "told-between", low = euros(amount.low()), high = euros(amount.high()))
}

/// "De 60 % à 72 %".
pub fn percent_range(language: Language, low: i64, high: i64) -> String {
    let percent = |whole: i64| language.percent(whole * 100);
    t!(language, "told-percent", low = percent(low), high = percent(high))
}

/// The share of a group above its turnover at the start, or why there is none.
pub fn start_share(language: Language, group: &TurnoverComparison) -> String {
    group.start_share().map_or_else(|| t!(language, "told-too-few"), |(low, high)| percent_range(language, low, high))
}

/// The share of a group above the RSA base amount, or why there is none.
pub fn rsa_share(language: Language, group: &TurnoverComparison) -> String {
    match (group.rsa, group.rsa_share()) {
        (None, _) => t!(language, "told-unknown"),
        (_, None) => t!(language, "told-too-few"),
        (_, Some((low, high))) => percent_range(language, low, high),
    }
}

/// The name of a kind of exit.
pub fn exit_kind_name(language: Language, kind: ExitKind) -> String {
    let key = match kind {
        Some(ExitCategory::Durable) => "told-exit-durable",
        Some(ExitCategory::Transition) => "told-exit-transition",
        Some(ExitCategory::Positive) => "told-exit-positive",
        Some(ExitCategory::Other) => "told-exit-other",
        Some(ExitCategory::Withdrawn) => "told-exit-withdrawn",
        None => "told-exit-unsaid",
    };
    t!(language, key)
}

/// The name of a time since the start.
pub fn time_name(language: Language, time: TimeEnrolled) -> String {
    let key = match time {
        TimeEnrolled::UpTo6 => "told-up-to-6",
        TimeEnrolled::UpTo12 => "told-up-to-12",
        TimeEnrolled::UpTo18 => "told-up-to-18",
        TimeEnrolled::Later => "told-later",
    };
    t!(language, key)
}
