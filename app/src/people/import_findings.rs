//! What a preview shows beside its numbers: warnings, and the differences between the files and the stored data.

use crate::{texts::t, ui::icon::Icon};
use domain::{
    people::import::{SourceFile, Warning},
    values::language::Language,
};
use leptos::prelude::*;
use store::{Difference, ImportPreview, ImportReport, NewCoach};

/// How many differences, and how many warnings, a page shows at most.
const MOST_SHOWN: usize = 200;

/// The sentence of a warning; `name` gives the name of a file.
pub fn warning_in_words(language: Language, warning: &Warning, name: impl Fn(SourceFile) -> String) -> String {
    match warning.clone() {
        Warning::SheetNotRead(sheet) => t!(language, "import-warning-sheet", name = sheet),
        Warning::SheetHidden(sheet) => t!(language, "import-warning-hidden", name = sheet),
        Warning::HeaderBelow(file, line) => t!(language, "import-warning-header", line = line as i64, file = name(file)),
        Warning::ColumnsNotRead(file, columns) => t!(language, "import-warning-columns", columns = columns, file = name(file)),
        Warning::SamePerson { name, line, earlier } => {
            t!(language, "import-warning-same", name = name, line = line as i64, earlier = earlier as i64)
        }
        Warning::NameKnown { name, line } => t!(language, "import-warning-known", name = name, line = line as i64),
    }
}

/// The warnings, at most [`MOST_SHOWN`], a line each; `None` without any.
pub(super) fn warnings(language: Language, found: &ImportPreview, warnings: &[Warning]) -> Option<impl IntoView + use<>> {
    let name = |file: SourceFile| match file {
        SourceFile::Participants => found.participants_name.clone(),
        SourceFile::Declarations => found.declarations_name.clone().unwrap_or_else(|| file.name().to_owned()),
    };
    let shown = warnings.get(..MOST_SHOWN).unwrap_or(warnings);
    let lines = shown.iter().map(|warning| view! { <li>{warning_in_words(language, warning, name)}</li> }).collect_view();
    (!warnings.is_empty()).then(|| {
        view! {
            <div class="notice notice--warning">
                <Icon name="warning"/>
                <div class="notice__text">
                    <p>{t!(language, "import-warnings")}</p>
                    <ul class="prose">{lines}</ul>
                </div>
            </div>
        }
    })
}

/// The table of differences, at most [`MOST_SHOWN`]: person, column, stored value, value of the file; `None` without any.
pub(super) fn differences(language: Language, differences: &[Difference]) -> Option<impl IntoView + use<>> {
    let shown = differences.get(..MOST_SHOWN).unwrap_or(differences);
    let more = (differences.len() - shown.len()) as i64;
    let value = |text: &str| if text.is_empty() { t!(language, "import-difference-none") } else { text.to_owned() };
    let rows = shown
        .iter()
        .map(|it| {
            let then = if it.applies { "import-difference-can" } else { "import-difference-elsewhere" };
            view! {
                <tr>
                    <th scope="row">{it.person.clone()}" "<span class="quiet">{t!(language, "import-line", n = it.line as i64)}</span></th>
                    <td data-label=t!(language, "import-column")><code>{it.column.clone()}</code></td>
                    <td data-label=t!(language, "import-difference-old")>{value(&it.old)}</td>
                    <td data-label=t!(language, "import-difference-new")>{value(&it.new)}" "<span class="quiet">{t!(language, then)}</span></td>
                </tr>
            }
        })
        .collect_view();
    (!differences.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title" id="t-differences">{t!(language, "import-differences")}</h2>
                <p class="quiet">{t!(language, "import-differences-lead")}</p>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-differences">
                    <table class="table table--stack">
                        <caption class="visually-hidden">{t!(language, "import-differences")}</caption>
                        <thead><tr>
                            <th scope="col">{t!(language, "import-difference-person")}</th>
                            <th scope="col">{t!(language, "import-column")}</th>
                            <th scope="col">{t!(language, "import-difference-old")}</th>
                            <th scope="col">{t!(language, "import-difference-new")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {(more > 0).then(|| view! { <p class="quiet">{t!(language, "import-differences-more", n = more)}</p> })}
            </section>
        }
    })
}

/// Who enters, at most as many as the report names: name, first day and coach; `None` without anyone.
pub(super) fn entering(language: Language, shown: &ImportReport) -> Option<impl IntoView + use<>> {
    let more = shown.summary.participants_added.saturating_sub(shown.entering.len()) as i64;
    let rows = shown
        .entering
        .iter()
        .map(|it| {
            view! {
                <tr>
                    <th scope="row">{it.name.clone()}" "<span class="quiet">{t!(language, "import-line", n = it.line as i64)}</span></th>
                    <td data-label=t!(language, "import-entering-start")>{language.date(it.starts_on)}</td>
                    <td data-label=t!(language, "import-entering-coach")>{it.coach.clone()}</td>
                </tr>
            }
        })
        .collect_view();
    (!shown.entering.is_empty()).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title" id="t-entering">{t!(language, "import-entering")}</h2>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="t-entering">
                    <table class="table table--stack">
                        <caption class="visually-hidden">{t!(language, "import-entering")}</caption>
                        <thead><tr>
                            <th scope="col">{t!(language, "import-difference-person")}</th>
                            <th scope="col">{t!(language, "import-entering-start")}</th>
                            <th scope="col">{t!(language, "import-entering-coach")}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {(more > 0).then(|| view! { <p class="quiet">{t!(language, "import-entering-more", n = more)}</p> })}
            </section>
        }
    })
}

/// The coaches whom an import adds, each with its address to be ticked; `None` without any.
pub(super) fn new_coaches(language: Language, coaches: &[NewCoach]) -> Option<impl IntoView + use<>> {
    let choices = coaches
        .iter()
        .enumerate()
        .map(|(nth, coach)| {
            view! {
                <label class="choice">
                    <input class="choice__input" type="checkbox" name=format!("coaches[{nth}]") value=coach.email.clone()/>
                    <span class="choice__text">
                        <span class="choice__title">{coach.email.clone()}</span>
                        <span class="choice__hint">{coach.name.clone()}", "{t!(language, "import-coach-people", n = coach.people as i64)}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    (!coaches.is_empty()).then(|| {
        view! {
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{t!(language, "import-new-coaches")}</legend>
                <p class="field__hint">{t!(language, "import-new-coaches-hint")}</p>
                <div class="choices">{choices}</div>
            </fieldset>
        }
    })
}
