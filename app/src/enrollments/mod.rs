//! The enrollment (parcours) of a participant as the team reads and changes it: [`page`] shows the newest, [`one`] an earlier one;
//! [`start`], [`start_withdrawal`], [`record`] with `record_history`, [`suspension`], [`extension`], [`exit`], [`official_end`] and [`pass_number`] are its
//! forms; [`line`], [`history`] and [`standing`] say it in words on other pages too.

pub mod exit;
pub mod extension;
pub mod history;
pub mod line;
pub mod official_end;
pub mod one;
pub mod page;
pub mod pass_number;
pub mod record;
mod record_history;
pub mod standing;
pub mod start;
pub mod start_withdrawal;
pub mod suspension;

use crate::{
    texts::t,
    ui::{form::ErrorSummary, icon::Icon},
    url,
    web::{
        context::RequestContext,
        forms::{FormDraft, Mistake, finish_form, reject_form},
        outcome::Outcome,
        page::{Address, Page, PageEnd},
    },
};
use chrono::NaiveDate;
use domain::{
    bookings::read_day,
    people::one_line,
    values::{
        ids::{EnrollmentId, PersonId},
        language::Language,
    },
};
use leptos::prelude::*;
use serde::Serialize;
use store::{Enrollment, Refusal, StoreError};

type Mistakes = Vec<Mistake>;

/// A request about the newest enrollment of a participant.
struct EnrollmentContext {
    request: RequestContext,
    participant: PersonId,
    enrollment: Enrollment,
}

impl EnrollmentContext {
    /// The newest enrollment of a participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for a participant of another structure or who never was enrolled.
    async fn of(participant: PersonId) -> Result<Self, StoreError> {
        let request = RequestContext::current()?;
        let enrollment = request.store.enrollments().enrollment_of(&participant).await?;
        Ok(Self { request, participant, enrollment })
    }

    /// As [`Self::of`], for the participant that an address names.
    async fn at(address: &Address) -> Result<Self, PageEnd> {
        Ok(Self::of(address.part("participant")?).await?)
    }

    /// The enrollment of a participant with that identifier, an earlier one too.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for an enrollment of another participant.
    async fn of_one(participant: PersonId, enrollment: &EnrollmentId) -> Result<Self, StoreError> {
        let request = RequestContext::current()?;
        let all = request.store.enrollments().enrollments_of(&participant).await?;
        let enrollment = all.into_iter().find(|it| it.id == *enrollment).ok_or(StoreError::NotFound)?;
        Ok(Self { request, participant, enrollment })
    }

    fn language(&self) -> Language {
        self.request.language()
    }

    /// The address of the enrollment.
    fn page(&self) -> String {
        url::enrollment(&self.participant)
    }

    /// The name under which the draft of a form of this enrollment is kept.
    fn draft_name(&self, form: &str) -> String {
        format!("{form}.{}", self.enrollment.id)
    }

    /// The refusal of a form that was shown for an earlier enrollment: the participant has come back since, and nothing is done
    /// to the new one. `None` when `shown` is the newest.
    fn refuse_superseded(&self, shown: &str) -> Option<Outcome> {
        (self.enrollment.id.as_str() != shown).then(|| Outcome::Refused { to: self.page(), because: "path-moved-on" })
    }

    /// Back to a form with its mistakes.
    async fn reject<T: Serialize + Sync>(&self, form: &str, back: String, typed: T, mistakes: Mistakes) -> Result<Outcome, StoreError> {
        reject_form(&self.draft_name(form), back, &FormDraft { typed, mistakes }).await
    }

    /// The hidden fields of every form: the participant, and the enrollment for which the form is shown.
    fn hidden_fields(&self) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="participant" value=self.participant.to_string()/>
            <input type="hidden" name="path" value=self.enrollment.id.to_string()/>
        }
    }

    /// Where a form leads: to the enrollment with the sentence `done`, or back to the form with the refusal beside the field that
    /// `field` names.
    async fn finish_or_reject<T: Serialize + Sync>(
        &self,
        form: &str,
        back: String,
        typed: T,
        result: Result<(), StoreError>,
        field: impl FnOnce(Refusal) -> &'static str,
        done: &'static str,
    ) -> Result<Outcome, StoreError> {
        match result {
            Err(StoreError::Refused(refusal)) => self.reject(form, back, typed, vec![(field(refusal), refusal_key(refusal)).into()]).await,
            result => {
                finish_form(&self.request, &self.draft_name(form), typed, result).await?;
                Ok(Outcome::done(self.page(), done))
            }
        }
    }

    /// Where a button without fields leads: to the enrollment, with the sentence `done` or that of the refusal.
    fn done_or_refused(&self, result: Result<(), StoreError>, done: &'static str) -> Result<Outcome, StoreError> {
        match result {
            Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: self.page(), because: refusal_key(refusal) }),
            result => result.map(|()| Outcome::done(self.page(), done)),
        }
    }

    /// A page that holds one form of this enrollment.
    fn form_page<T>(&self, title: String, lead: Option<String>, draft: &FormDraft<T>, form: impl IntoView + 'static) -> Page {
        let language = self.language();
        let summary = draft.summary(language);
        let body = view! {
            <ErrorSummary language mistakes=summary/>
            <header class="page__head">
                <a class="back" href=self.page()><Icon name="arrow-left"/>{t!(language, "path-of", name = self.enrollment.name())}</a>
                <h1 class="page__title">{title.clone()}</h1>
                {lead.map(|lead| view! { <p class="page__lead">{lead}</p> })}
            </header>
            {form}
        };
        Page::new(title, "/suivis", body).with_mistakes(language, !draft.mistakes.is_empty())
    }
}

/// The key of a refusal's sentence; [`Refusal::MovedOn`] has one of its own here.
fn refusal_key(refusal: Refusal) -> &'static str {
    if refusal == Refusal::MovedOn { "path-moved-on" } else { refusal.key() }
}

/// Reads fields as typed and collects their mistakes.
#[derive(Default)]
struct FormReader {
    mistakes: Mistakes,
}

impl FormReader {
    fn day(&mut self, field: &'static str, text: &str) -> Option<NaiveDate> {
        let day = read_day(text);
        if day.is_none() {
            self.mistakes.push((field, "path-day").into());
        }
        day
    }

    fn line(&mut self, field: &'static str, text: &str, most: usize) -> Option<String> {
        one_line(text, most).map_err(|mistake| self.mistakes.push((field, mistake.key()).into())).ok()
    }
}
