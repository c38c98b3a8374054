//! The coefficients that the coordinator types before a month is closed: the form, and what it does.

use super::month::{Form, page_of};
use crate::routes::action;
use crate::{
    texts::t,
    ui::form::FieldError,
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, reject_form, respond},
    },
};
use domain::{
    statements::Coefficient,
    values::{ids::EnrollmentId, language::Language, month::Month},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use store::{CoefficientChange, MonthStatement, PreparedLine, Refusal, StoreError};

const COEFFICIENTS: &str = "statement.coefficients";
/// The key of what is said when somebody else typed a coefficient meanwhile.
const MOVED_ON: &str = "coefficient-moved-on";

/// A coefficient as typed, with the one that was seen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TypedCoefficient {
    /// The path.
    #[serde(default)]
    pub enrollment: String,
    /// As it stood in the form.
    #[serde(default)]
    pub was: String,
    /// As it is typed.
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

type Mistakes = Vec<(Cow<'static, str>, Cow<'static, str>)>;

impl TypedCoefficients {
    /// What was typed over something else.
    fn read(&self) -> Result<Result<Vec<CoefficientChange>, Mistakes>, StoreError> {
        let (mut changes, mut mistakes) = (Vec::new(), Mistakes::new());
        for typed in &self.coefficients {
            let enrollment = EnrollmentId::try_from(typed.enrollment.clone()).map_err(|_| StoreError::NotFound)?;
            let was = Coefficient::read(&typed.was).unwrap_or_default();
            match Coefficient::read(&typed.value) {
                Ok(now) if now != was => changes.push(CoefficientChange { enrollment, was, now }),
                Ok(_) => {}
                Err(mistake) => mistakes.push((field_of(&typed.enrollment).into(), mistake.key().into())),
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
pub async fn set_coefficients(month: String, #[server(default)] coefficients: Vec<TypedCoefficient>) -> Result<(), AppError> {
    respond(coefficients_set(TypedCoefficients { month, coefficients }).await)
}

async fn coefficients_set(typed: TypedCoefficients) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let month: Month = typed.month.parse().map_err(|_| StoreError::NotFound)?;
    let page = page_of(month);
    let changes = match typed.read()? {
        Ok(changes) => changes,
        Err(mistakes) => return reject_form(COEFFICIENTS, page, &FormDraft { typed, mistakes }).await,
    };
    match ctx.store.statements().set_coefficients(&ctx.actor(), month, &changes).await {
        Err(StoreError::Refused(Refusal::MovedOn)) => {
            let standing = ctx.store.statements().month_statement(month, ctx.visitor.now).await?;
            reject_form(COEFFICIENTS, page, &overtaken(typed, &standing)).await
        }
        set => {
            finish_form(&ctx, COEFFICIENTS, typed, set).await?;
            Ok(Outcome::done(page, "coefficients-set"))
        }
    }
}

/// The form after somebody else was faster: what was typed stays, told beside what stands there by now. Whoever sends it once
/// more has seen both.
fn overtaken(mut typed: TypedCoefficients, standing: &MonthStatement) -> FormDraft<TypedCoefficients> {
    let mut mistakes = Mistakes::new();
    for field in &mut typed.coefficients {
        let line = standing.prepared.iter().find(|line| line.enrollment_id.as_str() == field.enrollment);
        let stands = line.and_then(|line| line.prepared.row.coefficient);
        let was = Coefficient::read(&field.was).unwrap_or_default();
        if was == stands {
            continue;
        }
        field.was = stands.map(Coefficient::typed).unwrap_or_default();
        match Coefficient::read(&field.value) {
            // Nothing was typed over it.
            Ok(value) if value == was => field.value.clone_from(&field.was),
            Ok(value) if value == stands => {}
            _ => mistakes.push((field_of(&field.enrollment).into(), MOVED_ON.into())),
        }
    }
    FormDraft { typed, mistakes }
}

/// The form of a month's coefficients, folded; what was refused is shown open.
pub async fn coefficients_form(language: Language, month: &MonthStatement) -> Form {
    let kept: Option<FormDraft<TypedCoefficients>> = load_draft(COEFFICIENTS).await;
    let kept = kept.filter(|kept| kept.typed.month == month.month.to_string()).unwrap_or_default();
    let refused = kept.summary(language);
    let fields = month.prepared.iter().enumerate().map(|(place, line)| coefficient_field(language, place, line, &kept)).collect_view();
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
    Form { view: view.into_any(), mistakes: refused }
}

fn coefficient_field(language: Language, place: usize, line: &PreparedLine, kept: &FormDraft<TypedCoefficients>) -> impl IntoView + use<> {
    let enrollment = line.enrollment_id.to_string();
    let field = field_of(&enrollment);
    let was = line.prepared.row.coefficient.map(Coefficient::typed).unwrap_or_default();
    let typed = kept.typed.coefficients.iter().find(|typed| typed.enrollment == enrollment);
    let value = typed.map_or_else(|| was.clone(), |typed| typed.value.clone());
    // Whoever is refused has seen what they had seen, not what stands there by now.
    let was = typed.map_or(was, |typed| typed.was.clone());
    let stands = (kept.mistake(&field) == Some(MOVED_ON)).then(|| {
        let said =
            if was.is_empty() { t!(language, "coefficient-stands-none") } else { t!(language, "coefficient-stands", value = was.clone()) };
        view! { <p class="field__hint">{said}</p> }
    });
    let mistake = kept.mistake(&field).map(|key| t!(language, key));
    let wrong = mistake.is_some();
    let error = mistake.map(|sentence| view! { <FieldError field=field.clone() prefix=t!(language, "error-prefix") sentence/> });
    let name = |part: &str| format!("coefficients[{place}][{part}]");
    view! {
        <div class=if wrong { "field field--error" } else { "field" }>
            <label class="field__label" for=field.clone()>{format!("{} {}", line.first_name, line.last_name)}</label>
            {stands}
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
