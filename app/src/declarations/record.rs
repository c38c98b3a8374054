//! The record of a month, for its participant and for the team: lines, messages and versions.

use super::actions::activity_name;
use crate::{
    texts::t,
    ui::{notice::Notice, rows::at},
};
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::{Activity, LineKind, TurnoverLine, by_activity, total},
    values::{language::Language, money::Cents},
};
use leptos::prelude::*;
use store::{CorrectionRequest, Declaration, DeclarationVersion, Question};

/// The lines of a month, with their sum when there are several.
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

/// The note and the number of clients that were sent with a version.
pub fn beside(language: Language, version: &DeclarationVersion) -> impl IntoView + use<> {
    let clients = version.clients.map(|n| t!(language, "clients-told", n = n));
    let note = version.note.clone().map(|note| t!(language, "note-told", note = note));
    let sentences = [clients, note].into_iter().flatten().map(|line| view! { <p>{line}</p> }).collect_view();
    (version.clients.is_some() || version.note.is_some()).then(|| view! { <Notice>{sentences}</Notice> })
}

/// A message of the thread.
struct ThreadMessage {
    at: DateTime<Utc>,
    /// The name of the author; `None` for the participant.
    author: Option<String>,
    /// The `lang` of the text, if it is another than the page's.
    lang: Option<&'static str>,
    text: String,
}

/// The reader of the thread.
#[derive(Debug, Clone, Copy)]
pub enum Reader<'a> {
    /// The participant, who reads "vous".
    Participant,
    /// The team, who reads the participant's name.
    Team(&'a str),
}

/// The messages on a month, oldest first: questions and answers, correction requests and decisions.
pub fn thread(language: Language, reader: Reader<'_>, questions: &[Question], requests: &[CorrectionRequest]) -> impl IntoView + use<> {
    let mut messages = Vec::new();
    // The team writes French; what participants write may be in any language.
    let lang = language.of_structures();
    for question in questions {
        messages.push(ThreadMessage {
            at: question.asked_at,
            author: Some(question.asked_by.clone()),
            lang,
            text: question.question.clone(),
        });
        if let Some((answer, at)) = question.answer.clone().zip(question.answered_at) {
            messages.push(ThreadMessage { at, author: None, lang: None, text: answer });
        }
    }
    for request in requests {
        let key = if request.by_team { "thread-opened" } else { "thread-correction" };
        messages.push(ThreadMessage {
            at: request.asked_at,
            author: request.by_team.then(|| request.asked_by.clone()),
            lang: None,
            text: t!(language, key, reason = request.reason.clone()),
        });
        if let (Some(by), Some(at)) = (request.undone_by.clone(), request.undone_at) {
            messages.push(ThreadMessage { at, author: Some(by), lang: None, text: t!(language, "thread-opening-undone") });
        }
        // An opening is its own decision, and so is a new version of the participant.
        if request.by_team || request.is_decided_by_participant() {
            continue;
        }
        if let (Some(by), Some(at), Some(reopened)) = (request.decided_by.clone(), request.decided_at, request.reopened) {
            let decision = t!(language, if reopened { "thread-reopened" } else { "thread-kept" });
            let text = [Some(decision), request.answer.clone()].into_iter().flatten().collect::<Vec<_>>().join(" ");
            messages.push(ThreadMessage { at, author: Some(by), lang: None, text });
        }
    }
    messages.sort_by_key(|message| message.at);
    let empty = messages.is_empty();
    let items = messages
        .into_iter()
        .map(|message| {
            let when = at(language, message.at);
            let (class, who) = match (message.author, reader) {
                (Some(name), _) => ("thread__item", t!(language, "thread-who", name = name, at = when)),
                (None, Reader::Participant) => ("thread__item thread__item--mine", t!(language, "thread-answer", at = when)),
                (None, Reader::Team(name)) => {
                    ("thread__item thread__item--mine", t!(language, "thread-who", name = name.to_owned(), at = when))
                }
            };
            view! { <li class=class><p class="thread__who">{who}</p><p class="thread__text" lang=message.lang>{message.text}</p></li> }
        })
        .collect_view();
    (!empty).then(|| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "thread-title")}</h2><ol class="thread">{items}</ol></section> }
    })
}

/// The versions of a declaration side by side, newest first, with the changes marked; empty when there is only one.
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
                let value = shown[here].clone();
                let value = if changed {
                    view! { <span><mark>{value}</mark><span class="visually-hidden">{t!(language, "version-changed")}</span></span> }
                        .into_any()
                } else {
                    view! { <span>{value}</span> }.into_any()
                };
                view! { <td class=class data-label=names[here].clone()>{value}</td> }
            })
            .collect_view();
        view! { <tr><th scope="row">{name}</th>{cells}</tr> }
    };
    let sum_of = |version: &DeclarationVersion, (activity, kind): (Activity, LineKind)| -> Cents {
        version.lines.iter().filter(|line| (line.activity(), line.kind()) == (activity, kind)).map(TurnoverLine::amount).sum()
    };
    let of_each = |show: &dyn Fn(&DeclarationVersion) -> String| versions.iter().map(show).collect::<Vec<_>>();
    let or_dash = |value: Option<String>| value.unwrap_or_else(|| "–".into());
    let sent =
        |version: &DeclarationVersion| t!(language, "thread-who", name = version.author.clone(), at = at(language, version.created_at));
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
