//! What is on record of a month, for its participant and for the team alike: the lines, what was said, every version.

use super::actions::activity_name;
use crate::{
    texts::t,
    ui::{icon::Icon, rows::at},
};
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine, by_activity, total},
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use store::{CorrectionRequest, Declaration, Question, Version};

/// The lines of a month and what they add up to.
pub fn sums(language: Language, lines: &[TurnoverLine]) -> impl IntoView + use<> {
    let several = by_activity(lines).len() > 1 || lines.len() > 1;
    let rows = lines
        .iter()
        .map(|line| {
            let name = line_name(language, line.activity(), line.kind());
            let credit = line.kind() == LineKind::CreditNote;
            view! { <div class="sums__row"><dt>{name}</dt><dd class="num" class:sums__minus=credit>{language.amount(line.amount())}</dd></div> }
        })
        .collect_view();
    let sum = several.then(|| {
        view! { <div class="sums__row sums__row--total"><dt>{t!(language, "total")}</dt><dd class="num">{language.amount(total(lines))}</dd></div> }
    });
    view! { <dl class="sums">{rows}{sum}</dl> }
}

fn line_name(language: Language, activity: Activity, kind: LineKind) -> String {
    let name = activity_name(language, activity);
    if kind == LineKind::CreditNote { t!(language, "credit-note-of", name = name) } else { name }
}

/// What the participant said with a figure: the note and the number of clients.
pub fn beside(language: Language, version: &Version) -> impl IntoView + use<> {
    let clients = version.clients.map(|n| t!(language, "clients-told", n = n));
    let note = version.note.clone().map(|note| t!(language, "note-told", note = note));
    let told = [clients, note].into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view();
    (version.clients.is_some() || version.note.is_some())
        .then(|| view! { <div class="notice"><Icon name="info"/><div class="notice__text">{told}</div></div> })
}

/// One sentence of the thread.
struct Said {
    at: DateTime<Utc>,
    /// Nobody when the participant speaks.
    who: Option<String>,
    text: String,
}

/// Who reads the thread.
#[derive(Debug, Clone, Copy)]
pub enum Reader<'a> {
    /// The participant: "vous".
    Participant,
    /// The team, who sees the participant's name.
    Team(&'a str),
}

/// Everything said on a month, oldest first: questions and answers, corrections requested and what was decided.
pub fn thread(language: Language, reader: Reader<'_>, questions: &[Question], requests: &[CorrectionRequest]) -> impl IntoView + use<> {
    let mut said = Vec::new();
    for question in questions {
        said.push(Said { at: question.asked_at, who: Some(question.asked_by.clone()), text: question.question.clone() });
        if let Some((answer, at)) = question.answer.clone().zip(question.answered_at) {
            said.push(Said { at, who: None, text: answer });
        }
    }
    for request in requests {
        said.push(Said { at: request.asked_at, who: None, text: t!(language, "thread-correction", reason = request.reason.clone()) });
        if let (Some(by), Some(at), Some(reopened)) = (request.decided_by.clone(), request.decided_at, request.reopened) {
            let decision = t!(language, if reopened { "thread-reopened" } else { "thread-kept" });
            let text = [Some(decision), request.answer.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            said.push(Said { at, who: Some(by), text });
        }
    }
    said.sort_by_key(|it| it.at);
    let empty = said.is_empty();
    let items = said
        .into_iter()
        .map(|it| {
            let when = at(language, it.at);
            let (class, who) = match (it.who, reader) {
                (Some(name), _) => ("thread__item", t!(language, "thread-who", name = name, at = when)),
                (None, Reader::Participant) => ("thread__item thread__item--mine", t!(language, "thread-answer", at = when)),
                (None, Reader::Team(name)) => {
                    ("thread__item thread__item--mine", t!(language, "thread-who", name = name.to_owned(), at = when))
                }
            };
            view! { <li class=class><p class="thread__who">{who}</p><p class="thread__text">{it.text}</p></li> }
        })
        .collect_view();
    (!empty).then(|| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "thread-title")}</h2><ol class="thread">{items}</ol></section> }
    })
}

/// Every version of a figure side by side when there are several, newest first, with what changed from one to the next.
pub fn versions(language: Language, declaration: &Declaration) -> impl IntoView + use<> {
    let versions = &declaration.versions;
    let mut kinds: Vec<(Activity, LineKind)> =
        versions.iter().flat_map(|version| &version.lines).map(|line| (line.activity(), line.kind())).collect();
    kinds.sort_by_key(|(activity, kind)| (*activity, *kind == LineKind::CreditNote));
    kinds.dedup();
    let names: Vec<String> = versions
        .iter()
        .map(|version| {
            let key = if declaration.reported_version == Some(version.number) { "version-reported" } else { "version" };
            t!(language, key, n = version.number)
        })
        .collect();
    let row = |name: String, shown: Vec<String>, amounts: bool| {
        let cells = (0..shown.len())
            .map(|here| {
                let changed = amounts && shown.get(here + 1).is_some_and(|before| *before != shown[here]);
                let class = if amounts { "table__num" } else { "table__end" };
                let figure = shown[here].clone();
                let figure = if changed {
                    view! { <span><mark>{figure}</mark><span class="visually-hidden">{t!(language, "version-changed")}</span></span> }
                        .into_any()
                } else {
                    view! { <span>{figure}</span> }.into_any()
                };
                view! { <td class=class data-label=names[here].clone()>{figure}</td> }
            })
            .collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let sum_of = |version: &Version, (activity, kind): (Activity, LineKind)| -> Cents {
        version.lines.iter().filter(|line| (line.activity(), line.kind()) == (activity, kind)).map(TurnoverLine::amount).sum()
    };
    let of_each = |show: &dyn Fn(&Version) -> String| versions.iter().map(show).collect::<Vec<_>>();
    let or_dash = |told: Option<String>| told.unwrap_or_else(|| "–".into());
    let sent = |version: &Version| t!(language, "thread-who", name = version.author.clone(), at = at(language, version.created_at));
    let sum = row(t!(language, "total"), of_each(&|version| language.amount(total(&version.lines))), true);
    let lines = kinds
        .into_iter()
        .map(|kind| row(line_name(language, kind.0, kind.1), of_each(&|version| language.amount(sum_of(version, kind))), true))
        .collect_view();
    let clients = versions
        .iter()
        .any(|version| version.clients.is_some())
        .then(|| row(t!(language, "clients-label"), of_each(&|version| or_dash(version.clients.map(|n| n.to_string()))), true));
    let notes = versions
        .iter()
        .any(|version| version.note.is_some())
        .then(|| row(t!(language, "version-note"), of_each(&|version| or_dash(version.note.clone())), false));
    let by = row(t!(language, "version-sent"), of_each(&sent), false);
    let heads = names.iter().map(|name| view! { <th scope="col" class="table__num">{name.clone()}</th> }).collect_view();
    (versions.len() > 1).then(|| {
        view! {
            <section class="section">
                <h2 class="section__title" id="versions">{t!(language, "versions-title")}</h2>
                <div class="table-wrap" tabindex="0" role="region" aria-labelledby="versions">
                    <table class="table table--stack">
                        <thead><tr><td></td>{heads}</tr></thead>
                        <tbody>{sum}{lines}{clients}{notes}{by}</tbody>
                    </table>
                </div>
            </section>
        }
    })
}
