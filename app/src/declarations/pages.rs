//! The list of months with its chart, and one month: its form or its figure.

use super::{
    actions::{TypedMonth, activities, activity_name, answer_form_of, form_of},
    chart::{chart, months_of},
    islands::{DeclarationForm, DeclarationFormProps, FormData, TEXTS},
};
use crate::{
    answer::{Kept, kept},
    session::Asking,
    texts::{island_texts, t},
    ui::{
        form::{ErrorSummary, TextField},
        frame::{Address, Page, PageResult},
        icon::Icon,
        rows::{MonthState, StateMark, at, capital},
    },
};
use domain::{
    declaration::{DeclarationState, LineKind, MonthRefusal, TurnoverLine, TypedLine, by_activity, deadline, due, may_declare, total},
    language::Language,
    month::Month,
};
use leptos::prelude::*;
use store::{Declaration, Enrollment, Question};

/// The months with their chart.
pub async fn list(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let language = asking.language();
    let enrollment = asking.rows.enrollment_of(&asking.who.person_id).await?;
    let figures = asking.rows.figures(&enrollment.id).await?;
    let months = months_of(&enrollment, &figures, asking.visitor.today(), asking.who.due_day);
    let asked = address.asked("mois").and_then(|month| month.parse().ok());
    let drawn = chart(language, &enrollment, &months, asked);
    let rows = months
        .iter()
        .rev()
        .map(|shown| {
            let figure = shown.figure.as_ref().map(|figure| language.amount(figure.total));
            let inside = view! {
                <span class="row__main">
                    <span class="row__title">{capital(&language.month(shown.month))}</span>
                    <StateMark language state=shown.state bare=true/>
                </span>
                <span class="row__figure num">{figure}</span>
            };
            if shown.state == MonthState::Missing(domain::declaration::Due::NotYet) {
                view! { <li class="row"><div class="row__link">{inside}</div></li> }.into_any()
            } else {
                view! {
                    <li class="row">
                        <a class="row__link" href=format!("/declarations/{}", shown.month)>
                            {inside}
                            <svg class="icon row__chevron" aria-hidden="true"><use href="/icons.svg#chevron-right"></use></svg>
                        </a>
                    </li>
                }
                .into_any()
            }
        })
        .collect_view();
    let body = view! {
        <header class="page__head"><h1 class="page__title">{t!(language, "declarations-title")}</h1></header>
        {drawn}
        <section class="section">
            <h2 class="section__title">{t!(language, "declarations-months")}</h2>
            <ul class="rows">{rows}</ul>
        </section>
    };
    Ok(Page::new(t!(language, "declarations-title"), "/declarations", body))
}

/// One month: the form while there is nothing or a correction is wanted, else what was declared.
pub async fn month(address: Address) -> PageResult {
    let asking = Asking::of_request()?;
    let month: Month = address.part("month")?;
    let enrollment = asking.rows.enrollment_of(&asking.who.person_id).await?;
    let declaration = asking.rows.declaration(&enrollment.id, month).await?;
    let today = asking.visitor.today();
    match (declaration, may_declare(&enrollment.path(), month, today)) {
        (None, Err(refusal)) => Ok(not_declarable(asking.language(), month, refusal)),
        (Some(declaration), _) if !(address.asked("corriger").is_some() && declaration.state.is_open()) => {
            figure(&asking, &enrollment, declaration).await
        }
        (declaration, _) => form(&asking, &enrollment, month, declaration).await,
    }
}

fn back(language: Language) -> impl IntoView {
    view! { <a class="back" href="/declarations"><Icon name="arrow-left"/>{t!(language, "declarations-title")}</a> }
}

fn not_declarable(language: Language, month: Month, refusal: MonthRefusal) -> Page {
    let title = capital(&language.month(month));
    let body = view! {
        <header class="page__head">{back(language)}<h1 class="page__title">{title.clone()}</h1></header>
        <div class="notice"><Icon name="info"/><div class="notice__text"><p>{t!(language, refusal.key())}</p></div></div>
    };
    Page::new(title, "/declarations", body)
}

async fn form(asking: &Asking, enrollment: &Enrollment, month: Month, declaration: Option<Declaration>) -> PageResult {
    let language = asking.language();
    let seen = declaration.as_ref().map_or(0, Declaration::version);
    let kept: Option<Kept<TypedMonth>> = kept(&form_of(month)).await.filter(|kept: &Kept<TypedMonth>| !kept.typed.lines.is_empty());
    let standing = || declaration.as_ref().map(|declaration| declaration.lines().iter().map(typed_line).collect());
    let empty =
        || vec![TypedLine { activity: enrollment.activity.as_str().into(), kind: LineKind::Sale.as_str().into(), amount: String::new() }];
    let (lines, mistakes): (Vec<TypedLine>, _) = match kept {
        Some(kept) => (kept.typed.lines, kept.mistakes),
        None => (standing().unwrap_or_else(empty), Vec::new()),
    };
    let mistakes: Vec<(usize, String)> =
        mistakes.into_iter().filter_map(|(line, key)| Some((line.parse().ok()?, key.into_owned()))).collect();
    let summary: Vec<_> = mistakes
        .iter()
        .map(|(line, key)| (format!("montant-{line}"), t!(language, "line-mistake", n = (*line + 1) as i64, sentence = t!(language, key))))
        .collect();
    let title = t!(language, "declare-title", month = language.of_month(month), year = month.year().to_string());
    let data = FormData {
        month,
        seen,
        lines,
        mistakes,
        activities: activities(language, enrollment.activity),
        person: asking.who.person_id.to_string(),
        language,
    };
    let deadline = deadline(month, u32::try_from(asking.who.due_day).unwrap_or(1));
    let lead = if deadline >= asking.visitor.today() {
        t!(language, "declare-lead", day = language.day(deadline))
    } else {
        t!(language, "declare-lead-expected")
    };
    let any = !summary.is_empty();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            {back(language)}
            <h1 class="page__title">{title.clone()}</h1>
            <p class="page__lead">{lead}</p>
        </header>
        {DeclarationForm(DeclarationFormProps { form: data, texts: island_texts(language, TEXTS) })}
    };
    Ok(Page::new(title, "/declarations", body).task().with_mistakes(language, any))
}

fn typed_line(line: &TurnoverLine) -> TypedLine {
    TypedLine { activity: line.activity().as_str().into(), kind: line.kind().as_str().into(), amount: line.amount().magnitude().typed() }
}

async fn figure(asking: &Asking, enrollment: &Enrollment, declaration: Declaration) -> PageResult {
    let language = asking.language();
    let month = declaration.month;
    let questions = asking.rows.questions(&declaration.id).await?;
    let open = questions.iter().find(|question| question.closed_at.is_none());
    let state = MonthState::Declared { state: declaration.state, imported: declaration.imported };
    let title = capital(&language.month(month));
    let answer_field = match open {
        Some(question) => Some(answer_form(language, question).await),
        None => None,
    };
    let next = if declaration.state.is_open() {
        view! { <a class="button" href=format!("/declarations/{month}?corriger=oui")><Icon name="edit"/>{t!(language, "correct")}</a> }
            .into_any()
    } else {
        let why = if declaration.imported { "locked-imported" } else { "locked-validated" };
        view! { <div class="notice"><Icon name="lock"/><div class="notice__text"><p>{t!(language, why, name = enrollment.coach_name.clone())}</p></div></div> }
            .into_any()
    };
    let waiting =
        (declaration.state == DeclarationState::Submitted).then(|| t!(language, "figure-waiting", name = enrollment.coach_name.clone()));
    let body = view! {
        <header class="page__head">{back(language)}<h1 class="page__title">{title.clone()}</h1></header>
        <p class="figure num">{language.amount(total(declaration.lines()))}</p>
        <p class="figure__note"><StateMark language state/>" "{waiting}</p>
        {answer_field}
        {sums(language, declaration.lines())}
        <div class="actions">{next}</div>
        {thread(language, &questions)}
        {versions(language, &declaration)}
    };
    Ok(Page::new(title, "/declarations", body))
}

/// The lines of a month and what they add up to.
pub fn sums(language: Language, lines: &[TurnoverLine]) -> impl IntoView + use<> {
    let several = by_activity(lines).len() > 1 || lines.len() > 1;
    let rows = lines
        .iter()
        .map(|line| {
            let name = activity_name(language, line.activity());
            let credit = line.kind() == LineKind::CreditNote;
            let name = if credit { t!(language, "credit-note-of", name = name) } else { name };
            view! { <div class="sums__row"><dt>{name}</dt><dd class="num" class:sums__minus=credit>{language.amount(line.amount())}</dd></div> }
        })
        .collect_view();
    let sum = several.then(|| {
        view! { <div class="sums__row sums__row--total"><dt>{t!(language, "total")}</dt><dd class="num">{language.amount(total(lines))}</dd></div> }
    });
    view! { <dl class="sums">{rows}{sum}</dl> }
}

/// The coach's question with the field for the answer.
pub async fn answer_form(language: Language, question: &Question) -> impl IntoView + use<> {
    let month = question.month;
    let kept: Option<Kept<String>> = kept(&answer_form_of(month)).await;
    let mistake = kept.as_ref().and_then(|kept| kept.mistake("answer")).map(str::to_owned);
    let value = kept.map(|kept| kept.typed).unwrap_or_default();
    view! {
        <article class="card card--question">
            <p class="card__eyebrow"><Icon name="question"/>{t!(language, "question-eyebrow", name = question.asked_by.clone())}</p>
            <h2 class="card__title">{t!(language, "question-title", month = language.of_month(month))}</h2>
            <p class="card__quote">{question.question.clone()}</p>
            <form class="form" method="post" action="/api/declarations/repondre" novalidate>
                <input type="hidden" name="month" value=month.to_string()/>
                <TextField language name="answer" label=t!(language, "answer-label") mistake value/>
                <div class="actions">
                    <button class="button button--main">{t!(language, "answer-send")}</button>
                    <a class="button" href=format!("/declarations/{month}?corriger=oui")>{t!(language, "answer-correct")}</a>
                </div>
            </form>
        </article>
    }
}

/// Questions and answers on a month, oldest first.
pub fn thread(language: Language, questions: &[Question]) -> impl IntoView + use<> {
    let items = questions
        .iter()
        .map(|question| {
            let asked = t!(language, "thread-who", name = question.asked_by.clone(), at = at(language, question.asked_at));
            let answer = question.answer.clone().zip(question.answered_at).map(|(answer, when)| {
                view! {
                    <li class="thread__item thread__item--mine">
                        <p class="thread__who">{t!(language, "thread-answer", at = at(language, when))}</p>
                        <p class="thread__text">{answer}</p>
                    </li>
                }
            });
            view! {
                <li class="thread__item"><p class="thread__who">{asked}</p><p class="thread__text">{question.question.clone()}</p></li>
                {answer}
            }
        })
        .collect_view();
    (!questions.is_empty()).then(|| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "thread-title")}</h2><ol class="thread">{items}</ol></section> }
    })
}

/// Every version of a figure when there are several, newest first.
pub fn versions(language: Language, declaration: &Declaration) -> impl IntoView + use<> {
    let rows = declaration
        .versions
        .iter()
        .enumerate()
        .map(|(at_index, version)| {
            let who = t!(language, "thread-who", name = version.author.clone(), at = at(language, version.created_at));
            view! {
                <li class=if at_index == 0 { "row" } else { "row row--old" }>
                    <div class="row__link">
                        <span class="row__main">
                            <span class="row__title">{t!(language, "version", n = version.number)}</span>
                            <span class="row__note">{who}</span>
                        </span>
                        <span class="row__figure num">{language.amount(total(&version.lines))}</span>
                    </div>
                </li>
            }
        })
        .collect_view();
    (declaration.versions.len() > 1).then(|| {
        view! { <section class="section"><h2 class="section__title">{t!(language, "versions-title")}</h2><ul class="rows">{rows}</ul></section> }
    })
}

/// The newest month that can be declared and is not, with what it asks today; nothing when all are declared.
pub fn to_do(
    enrollment: &Enrollment,
    figures: &[store::MonthFigure],
    today: chrono::NaiveDate,
    due_day: u32,
) -> Option<(Month, domain::declaration::Due)> {
    enrollment
        .path()
        .declarable_months()
        .take_while(|month| *month < Month::of(today))
        .filter(|month| !figures.iter().any(|figure| figure.month == *month))
        .last()
        .map(|month| (month, due(month, today, due_day)))
}
