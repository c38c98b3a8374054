//! The names of indicators, stages and steps.

use crate::texts::t;
use domain::{
    enrollments::exit::ExitCategory,
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

/// The name of a stage in a chart.
pub fn stage_short(language: Language, stage: Stage) -> String {
    match stage {
        Stage::Months1To6 => "1–6".into(),
        Stage::Months7To12 => "7–12".into(),
        Stage::Months13To18 => "13–18".into(),
        Stage::Months19On => "19–24".into(),
        Stage::AfterExit => t!(language, "cohort-stage-exit-short"),
    }
}

fn euros(language: Language, euros: i64) -> String {
    language.short_amount(Cents::new(euros * 100))
}

/// The name of a step of turnover, by its index among [`STEPS`] or their number for the one above all.
pub fn step_name(language: Language, step: usize) -> String {
    match STEPS.get(step) {
        Some(0) => t!(language, "cohort-step-none"),
        Some(most) => t!(language, "cohort-step-to", most = euros(language, *most)),
        None => t!(language, "cohort-step-above", most = euros(language, STEPS.last().copied().unwrap_or_default())),
    }
}

/// The name of a step in a chart.
pub fn step_short(step: usize) -> String {
    let last = STEPS.last().copied().unwrap_or_default();
    STEPS.get(step).map_or(format!("> {last}"), |most| if *most == 0 { "0".into() } else { format!("≤ {most}") })
}
