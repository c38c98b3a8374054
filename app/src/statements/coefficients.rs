//! The coefficients that the coordinator types before a month is closed: the form and its server function.

use super::{form::StatementForm, parts::rows_shown};
use crate::{
    texts::t,
    ui::form::FieldError,
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, Mistake, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::Address,
    },
};
use domain::{
    statements::Coefficient,
    values::{ids::EnrollmentId, language::Language, month::Month},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{CoefficientChange, MonthStatement, PreparedLine, Refusal, StoreError};

/// The name of the draft of the form.
const COEFFICIENTS: &str = "statement.coefficients";
/// The key of the mistake for a coefficient that another user has typed meanwhile.
const MOVED_ON: &str = "coefficient-moved-on";

/// A coefficient as typed over another.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedCoefficient {
    /// The identifier of the enrollment.
    #[serde(default)]
    pub enrollment: String,
    /// The coefficient when the form was shown, as typed; empty for none.
    #[serde(default)]
    pub was: String,
    /// The coefficient as typed; empty to remove it.
    #[serde(default)]
    pub value: String,
}

/// The form of a month's coefficients as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCoefficients {
    month: String,
    coefficients: Vec<TypedCoefficient>,
}

type Mistakes = Vec<Mistake>;

impl TypedCoefficients {
    /// The coefficients that differ from those shown; or every field that cannot be read.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an identifier that is none.
    fn read(&self) -> Result<Result<Vec<CoefficientChange>, Mistakes>, StoreError> {
        let (mut changes, mut mistakes) = (Vec::new(), Mistakes::new());
        for typed in &self.coefficients {
            let enrollment = EnrollmentId::try_from(typed.enrollment.clone()).map_err(|_| StoreError::NotFound)?;
            let was = Coefficient::read(&typed.was).unwrap_or_default();
            match Coefficient::read(&typed.value) {
                Ok(now) if now != was => changes.push(CoefficientChange { enrollment, was, now }),
                Ok(_) => {}
                Err(mistake) => mistakes.push((field_of(&typed.enrollment), mistake.key()).into()),
            }
        }
        Ok(if mistakes.is_empty() { Ok(changes) } else { Err(mistakes) })
    }
}

fn field_of(enrollment: &str) -> String {
    format!("coefficient-{enrollment}")
}

/// Sets the coefficients of a month.
#[server(endpoint = "etats/coefficients")]
pub async fn set_coefficients(month: Month, #[server(default)] coefficients: Vec<TypedCoefficient>) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::statement(month);
    let typed = TypedCoefficients { month: month.to_string(), coefficients };
    let changes = match typed.read()? {
        Ok(changes) => changes,
        Err(mistakes) => return respond(reject_form(COEFFICIENTS, page, &FormDraft { typed, mistakes }).await),
    };
    match ctx.store.statements().set_coefficients(&ctx.actor(), month, &changes).await {
        Err(StoreError::Refused(Refusal::MovedOn)) => {
            let current = ctx.store.statements().month_statement(month, ctx.visitor.now).await?;
            respond(reject_form(COEFFICIENTS, page, &merge_current(typed, &current)).await)
        }
        result => {
            finish_form(&ctx, COEFFICIENTS, typed, result).await?;
            respond(Ok(Outcome::done(page, "coefficients-set")))
        }
    }
}

/// The draft after another user has set coefficients meanwhile: what was typed stays, `was` becomes the current coefficient, and
/// each field where both differ gets the mistake [`MOVED_ON`]. Sent once more, it overwrites the current ones.
fn merge_current(mut typed: TypedCoefficients, current: &MonthStatement) -> FormDraft<TypedCoefficients> {
    let mut mistakes = Mistakes::new();
    for field in &mut typed.coefficients {
        let line = current.prepared.iter().find(|line| line.enrollment_id.as_str() == field.enrollment);
        let stored = line.and_then(|line| line.prepared.row.coefficient);
        let was = Coefficient::read(&field.was).unwrap_or_default();
        if was == stored {
            continue;
        }
        field.was = stored.map(Coefficient::typed).unwrap_or_default();
        match Coefficient::read(&field.value) {
            // Left as it was shown.
            Ok(value) if value == was => field.value.clone_from(&field.was),
            Ok(value) if value == stored => {}
            _ => mistakes.push((field_of(&field.enrollment), MOVED_ON).into()),
        }
    }
    FormDraft { typed, mistakes }
}

/// The form of a month's coefficients: folded, but open after a refusal. It has the people whom the page shows; after a refusal those
/// for whom something was typed.
pub async fn coefficients_form(language: Language, address: &Address, month: &MonthStatement) -> StatementForm {
    let draft: Option<FormDraft<TypedCoefficients>> = load_draft(COEFFICIENTS).await;
    let draft = draft.filter(|draft| draft.typed.month == month.month.to_string()).unwrap_or_default();
    let refused = draft.summary(language);
    let typed = |line: &&PreparedLine| draft.typed.coefficients.iter().any(|typed| typed.enrollment == line.enrollment_id.as_str());
    let lines: Vec<&PreparedLine> = match refused.is_empty() {
        true => rows_shown(address, month.prepared.iter().collect()),
        false => month.prepared.iter().filter(typed).collect(),
    };
    let fields = lines.iter().enumerate().map(|(index, line)| coefficient_field(language, index, line, &draft)).collect_view();
    let view = view! {
        <details class="disclose" open=!refused.is_empty()>
            <summary class="disclose__summary">{t!(language, "coefficients-open")}</summary>
            <form class="disclose__body form" method="post" action={action::<SetCoefficients>()} novalidate>
                <p class="field__hint">{t!(language, "coefficients-hint")}</p>
                <input type="hidden" name="month" value=month.month.to_string()/>
                <div class="grid">{fields}</div>
                <button class="button">{t!(language, "coefficients-send")}</button>
            </form>
        </details>
    };
    StatementForm { view: view.into_any(), mistakes: refused }
}

fn coefficient_field(language: Language, index: usize, line: &PreparedLine, draft: &FormDraft<TypedCoefficients>) -> impl IntoView + use<> {
    let enrollment = line.enrollment_id.to_string();
    let field = field_of(&enrollment);
    let was = line.prepared.row.coefficient.map(Coefficient::typed).unwrap_or_default();
    let typed = draft.typed.coefficients.iter().find(|typed| typed.enrollment == enrollment);
    let value = typed.map_or_else(|| was.clone(), |typed| typed.value.clone());
    // After a refusal as it was shown then, not as it is stored by now.
    let was = typed.map_or(was, |typed| typed.was.clone());
    let stored = (draft.mistake(&field) == Some(MOVED_ON)).then(|| {
        let said =
            if was.is_empty() { t!(language, "coefficient-stands-none") } else { t!(language, "coefficient-stands", value = was.clone()) };
        view! { <p class="field__hint">{said}</p> }
    });
    let mistake = draft.mistake(&field).map(|key| t!(language, key));
    let wrong = mistake.is_some();
    let error = mistake.map(|sentence| view! { <FieldError field=field.clone() prefix=t!(language, "error-prefix") sentence/> });
    let name = |part: &str| format!("coefficients[{index}][{part}]");
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=field.clone()>{format!("{} {}", line.first_name, line.last_name)}</label>
            {stored}
            {error}
            <input type="hidden" name=name("enrollment") value=enrollment/>
            <input type="hidden" name=name("was") value=was/>
            <input
                class="input input--short"
                id=field.clone()
                name=name("value")
                inputmode="decimal"
                autocomplete="off"
                value=value
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("{field}-erreur"))
            />
        </div>
    }
}
