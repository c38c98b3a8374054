//! The names of indicators, stages and steps.

use crate::texts::t;
use domain::{
    enrollments::{enrollment::Benefit, exit::ExitCategory},
    reporting::cohort::{Indicator, STEPS, Stage},
    values::{language::Language, money::Cents},
};

/// The name of a indicator.
pub fn indicator_name(language: Language, indicator: Indicator) -> String {
    let of_stage = |key: &str, stage: Option<Stage>| match stage {
        None => t!(language, key),
        Some(stage) => t!(language, "cohort-in-stage", name = t!(language, key), stage = stage_name(language, stage)),
    };
    match indicator {
        Indicator::Taken => t!(language, "cohort-taken"),
        Indicator::Unrecorded => t!(language, "cohort-unrecorded"),
        Indicator::Entries => t!(language, "cohort-entries"),
        Indicator::Exits => t!(language, "cohort-exits"),
        Indicator::ExitsOf(category) => exit_name(language, category),
        Indicator::Declared => t!(language, "cohort-declared"),
        Indicator::Validated => t!(language, "cohort-validated"),
        Indicator::Waiting => t!(language, "cohort-waiting"),
        Indicator::Missing => t!(language, "cohort-missing"),
        Indicator::Turnovers(stage) => of_stage("cohort-turnovers", stage),
        Indicator::AboveStart(stage) => of_stage("cohort-above-start", stage),
        Indicator::BaseKnown(stage) => of_stage("cohort-base-known", stage),
        Indicator::AboveBase(stage) => of_stage("cohort-above-base", stage),
        Indicator::OfBenefit(benefit) => {
            t!(language, "cohort-in-stage", name = t!(language, "cohort-turnovers"), stage = benefit_name(language, benefit))
        }
        Indicator::InStep(step) => t!(language, "cohort-in-step", step = step_name(language, step)),
        Indicator::StartInStep(step) => t!(language, "cohort-start-in-step", step = step_name(language, step)),
        Indicator::Attended => t!(language, "cohort-attended"),
        Indicator::Excused => t!(language, "cohort-excused"),
        Indicator::NoShow => t!(language, "cohort-no-show"),
        Indicator::InPerson => t!(language, "cohort-in-person"),
        Indicator::Remote => t!(language, "cohort-remote"),
    }
}

/// The name of an exit category; `None` for exits without one.
pub fn exit_name(language: Language, category: Option<ExitCategory>) -> String {
    match category {
        Some(category) => t!(language, &format!("exit-category-{}", category.as_str())),
        None => t!(language, "cohort-exit-unsaid"),
    }
}

/// The name of a benefit.
pub fn benefit_name(language: Language, benefit: Benefit) -> String {
    t!(language, benefit.key())
}

/// The name of a stage.
pub fn stage_name(language: Language, stage: Stage) -> String {
    match stage {
        Stage::Months1To6 => t!(language, "cohort-stage-1"),
        Stage::Months7To12 => t!(language, "cohort-stage-7"),
        Stage::Months13To18 => t!(language, "cohort-stage-13"),
        Stage::Months19On => t!(language, "cohort-stage-19"),
        Stage::AfterExit => t!(language, "cohort-stage-exit"),
    }
}

fn euros(language: Language, euros: i64) -> String {
    language.short_amount(Cents::new(euros * 100))
}

/// The name of a step of turnover, by its index among [`STEPS`] or their number for the one above all: "de 201 à 500 €".
pub fn step_name(language: Language, step: usize) -> String {
    let below = step.checked_sub(1).and_then(|before| STEPS.get(before)).copied().unwrap_or_default();
    match STEPS.get(step) {
        Some(0) => t!(language, "cohort-step-none"),
        Some(most) => t!(language, "cohort-step-between", least = (below + 1).to_string(), most = euros(language, *most)),
        None => t!(language, "cohort-step-above", most = euros(language, below)),
    }
}

/// The name of a step in a chart.
pub fn step_short(step: usize) -> String {
    let below = step.checked_sub(1).and_then(|before| STEPS.get(before)).copied().unwrap_or_default();
    match STEPS.get(step) {
        Some(0) => "≤ 0".into(),
        Some(most) => format!("{}–{most}", below + 1),
        None => format!("> {below}"),
    }
}
