//! A version of a month that the team enters for a participant, such as after a call: its form, and undoing it.

use super::actions::month_message;
use crate::{
    declarations::actions::activities,
    texts::t,
    ui::{
        form::{FieldError, TextField},
        icon::Icon,
        notice::Notice,
        rows::at,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
    },
};
use domain::{
    declarations::{
        declaration::{LineKind, MOST_LINES},
        typed::{TypedDeclaration, TypedLine},
    },
    people::one_line,
    review::{step::LONGEST_SENTENCE, team_edit::may_undo_edit},
    values::{ids::PersonId, language::Language, month::Month},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{CorrectionRequest, Declaration, Enrollment, Question, TeamEntry};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedEntry {
    lines: Vec<TypedLine>,
    reason: String,
}

/// Name of the form under which what was typed for a month is kept.
fn form_of(participant: &PersonId, month: Month) -> String {
    format!("entry.{participant}.{month}")
}

/// Enters a month for a participant, as the version after `seen`; with `validate` it is validated at once.
#[server(endpoint = "suivis/mois/saisir")]
pub async fn enter_month(
    participant: PersonId,
    month: Month,
    #[server(default)] seen: i64,
    #[server(default)] lines: Vec<TypedLine>,
    #[server(default)] reason: String,
    #[server(default)] validate: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (page, form) = (url::month(&participant, month), form_of(&participant, month));
    let enrollment = ctx.store.enrollments().enrollment_for(&participant, month).await?;
    let typed = TypedDeclaration { seen, lines: lines.clone(), ..TypedDeclaration::default() };
    let (read, why) = (typed.read(), one_line(&reason, LONGEST_SENTENCE));
    let typed = TypedEntry { lines, reason };
    let (mut new, why) = match (read, why) {
        (Ok(new), Ok(why)) => (new, why),
        (read, why) => {
            let of_lines = read.err().unwrap_or_default().into_iter().map(|(at, key)| (format!("montant-{at}"), key));
            let of_reason = why.err().map(|mistake| ("reason".to_owned(), mistake.key().into()));
            return respond(reject_form(&form, page, &FormDraft::of(typed, of_lines.chain(of_reason))).await);
        }
    };
    // The number of clients that the participant gave stays.
    let before = ctx.store.declarations().declaration(&enrollment.id, month).await?;
    new.clients = before.and_then(|it| it.versions.first()?.clients).and_then(|clients| u32::try_from(clients).ok());
    let message = month_message(&ctx, &participant, month, "message-entered-subject", "message-entered").await?;
    let entry = TeamEntry { participant: &participant, month, new: &new, seen, reason: &why, validate: !validate.is_empty() };
    let entered = ctx.store.declarations().enter(&ctx.actor(), ctx.user.role, &entry, message.as_ref(), ctx.visitor.today()).await;
    let entered = finish_form(&ctx, &form, typed, entered).await;
    let say = if validate.is_empty() { "entry-saved" } else { "entry-validated" };
    respond(refused_or(entered, &page, |_| Outcome::done(&page, say)))
}

/// Undoes what the team entered as version `seen` of a month.
#[server(endpoint = "suivis/mois/annuler-saisie")]
pub async fn undo_entry(participant: PersonId, month: Month, #[server(default)] seen: i64) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::month(&participant, month);
    let undone = ctx.store.declarations().undo_entry(&ctx.actor(), &participant, month, seen).await;
    respond(refused_or(undone, &page, |()| Outcome::done(&page, "entry-undone")))
}

/// The form that enters a month.
pub struct EntryForm {
    /// The form.
    pub view: AnyView,
    /// Its mistaken fields with their sentences.
    pub summary: Vec<(String, String)>,
    /// Whether it was refused or kept: then it is shown open.
    pub is_kept: bool,
}

/// The form that enters a month for a participant, filled with what was refused, else with the current version.
pub async fn entry_form(language: Language, enrollment: &Enrollment, month: Month, declaration: Option<&Declaration>) -> EntryForm {
    let draft: Option<FormDraft<TypedEntry>> = load_draft(&form_of(&enrollment.participant_id, month)).await;
    let is_kept = draft.is_some();
    let draft = draft.unwrap_or_else(|| {
        let lines = declaration.map(|it| it.lines().iter().map(TypedLine::from).collect()).unwrap_or_default();
        FormDraft { typed: TypedEntry { lines, reason: t!(language, "entry-reason-default") }, mistakes: Vec::new() }
    });
    let summary = draft.summary(language);
    let own = enrollment.activity.as_str();
    let mut lines = draft.typed.lines.clone();
    if lines.is_empty() {
        lines.push(TypedLine::empty(own));
    }
    // Room for another activity and for money given back; what stays empty is left out.
    let shown = lines.iter().rposition(|line| !line.amount.trim().is_empty()).map_or(1, |at| at + 1);
    lines.truncate(shown);
    if lines.len() < MOST_LINES {
        lines.push(TypedLine::empty(own));
    }
    if lines.len() < MOST_LINES {
        lines.push(TypedLine { kind: LineKind::CreditNote.as_str().into(), ..TypedLine::empty(own) });
    }
    let field = |at: usize, line: &TypedLine| {
        let mistake = draft.mistake(&amount_field(at)).map(|key| t!(language, key));
        line_field(language, enrollment, at, line, lines.len() > 3, mistake)
    };
    let first = lines.iter().enumerate().take(shown).map(|(at, line)| field(at, line)).collect_view();
    let more = lines.iter().enumerate().skip(shown).map(|(at, line)| field(at, line)).collect_view();
    let open = draft.mistakes.iter().any(|mistake| (shown..lines.len()).any(|at| mistake.field == amount_field(at)));
    let view = view! {
        <form class="form" method="post" action={action::<EnterMonth>()} novalidate>
            <input type="hidden" name="participant" value=enrollment.participant_id.to_string()/>
            <input type="hidden" name="month" value=month.to_string()/>
            <input type="hidden" name="seen" value=declaration.map_or(0, Declaration::version).to_string()/>
            {first}
            <details class="disclose" open=open>
                <summary class="disclose__summary">{t!(language, "entry-more")}</summary>
                <div class="disclose__body stack">{more}</div>
            </details>
            <TextField
                language
                name="reason"
                label=t!(language, "entry-reason")
                hint=t!(language, "entry-reason-hint")
                mistake=draft.mistake("reason").map(str::to_owned)
                value=draft.typed.reason.clone()
                required=true
            />
            <div class="actions">
                <button class="button button--main" name="validate" value="yes"><Icon name="check"/>{t!(language, "entry-send-validate")}</button>
                <button class="button">{t!(language, "entry-send")}</button>
            </div>
        </form>
    };
    EntryForm { view: view.into_any(), summary, is_kept }
}

/// The identifier of the field of an amount.
fn amount_field(at: usize) -> String {
    format!("montant-{at}")
}

/// The fields of one line: its amount and its category.
fn line_field(
    language: Language,
    enrollment: &Enrollment,
    at: usize,
    line: &TypedLine,
    numbered: bool,
    mistake: Option<String>,
) -> impl IntoView + use<> {
    let (id, category) = (amount_field(at), format!("categorie-{at}"));
    let gives_back = line.kind == LineKind::CreditNote.as_str();
    let label = t!(language, if gives_back { "line-refund" } else { "line-amount" });
    let label = if numbered { format!("{} {label}", t!(language, "line-title").replace("{n}", &(at + 1).to_string())) } else { label };
    let wrong = mistake.is_some();
    let error = mistake.map(|sentence| view! { <FieldError field=id.clone() prefix=t!(language, "error-prefix") sentence/> });
    let options = activities(language, enrollment.activity)
        .into_iter()
        .map(|(code, name)| {
            let selected = code == line.activity;
            view! { <option value=code selected=selected>{name}</option> }
        })
        .collect_view();
    view! {
        <div class="field-row">
            <input type="hidden" name=format!("lines[{at}][kind]") value=line.kind.clone()/>
            <div class=if wrong { "field field--error" } else { "field" }>
                <label class="field__label" for=id.clone()>{label}</label>
                {error}
                <div class="money">
                    <input
                        class="input money__input"
                        id=id.clone()
                        name=format!("lines[{at}][amount]")
                        inputmode="decimal"
                        autocomplete="off"
                        value=line.amount.clone()
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=wrong.then(|| format!("{id}-erreur"))
                    />
                    <span class="money__unit" aria-hidden="true">"€"</span>
                </div>
            </div>
            <div class="field">
                <label class="field__label" for=category.clone()>{t!(language, "line-activity")}</label>
                <div class="select">
                    <select class="input select__input" id=category name=format!("lines[{at}][activity]")>{options}</select>
                </div>
            </div>
        </div>
    }
}

/// Who entered the current version for the participant and why, with the button that undoes it for a day; `None` for a version of the
/// participant.
pub fn entered_notice(
    ctx: &RequestContext,
    participant: &PersonId,
    declaration: &Declaration,
    questions: &[Question],
    requests: &[CorrectionRequest],
) -> Option<impl IntoView + use<>> {
    let (language, version) = (ctx.language(), declaration.versions.first()?);
    let reason = version.entered_reason.clone()?;
    let acted_on = requests.iter().any(|request| request.version == version.number)
        || questions.iter().any(|question| question.asked_at >= version.created_at);
    let undo = may_undo_edit(declaration.state, acted_on, version.created_at, ctx.visitor.now).is_ok().then(|| {
        view! {
            <form method="post" action={action::<UndoEntry>()}>
                <input type="hidden" name="participant" value=participant.to_string()/>
                <input type="hidden" name="month" value=declaration.month.to_string()/>
                <input type="hidden" name="seen" value=version.number.to_string()/>
                <button class="button button--small">{t!(language, "entry-undo")}</button>
            </form>
        }
    });
    let by = t!(language, "entry-by", name = version.author.clone(), at = at(language, version.created_at));
    Some(view! {
        <Notice>
            <p>{by}</p>
            <p>{t!(language, "entered-reason", reason = reason)}</p>
            {undo}
        </Notice>
    })
}
