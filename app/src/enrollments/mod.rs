//! The path (parcours): when it began, what stopped it, what extended it, when it ends.

pub mod exit;
pub mod extension;
pub mod history;
pub mod line;
pub mod official_end;
pub mod page;
pub mod pass_number;
pub mod standing;
pub mod start;
pub mod suspension;

use crate::url;
use crate::web::page::{Address, Page, PageEnd};
use crate::{
    texts::t,
    ui::{form::ErrorSummary, icon::Icon},
    web::{
        context::RequestContext,
        outcome::{FormDraft, Outcome, finish_form, reject_form},
    },
};
use domain::{
    bookings::read_day,
    people::one_line,
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use serde::Serialize;
use std::borrow::Cow;
use store::{Enrollment, Refusal, StoreError};

/// What is wrong with a form: fields and the keys of their sentences.
type Mistakes = Vec<(Cow<'static, str>, Cow<'static, str>)>;

/// The newest path of someone, and who asks about it.
struct About {
    ctx: RequestContext,
    participant: PersonId,
    enrollment: Enrollment,
}

impl About {
    async fn of(participant: String) -> Result<Self, StoreError> {
        let ctx = RequestContext::current()?;
        let participant = PersonId::try_from(participant).map_err(|_| StoreError::NotFound)?;
        let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
        Ok(Self { ctx, participant, enrollment })
    }

    async fn at(address: &Address) -> Result<Self, PageEnd> {
        Ok(Self::of(address.part::<PersonId>("participant")?.to_string()).await?)
    }

    fn language(&self) -> Language {
        self.ctx.language()
    }

    /// The page of the path.
    fn page(&self) -> String {
        url::enrollment(&self.participant)
    }

    /// Under which name a form about this path is kept.
    fn form(&self, name: &str) -> String {
        format!("{name}.{}", self.enrollment.id)
    }

    /// Back to a form with its mistakes.
    async fn mistaken<T: Serialize + Sync>(&self, form: &str, back: String, typed: T, mistakes: Mistakes) -> Result<Outcome, StoreError> {
        reject_form(&self.form(form), back, &FormDraft { typed, mistakes }).await
    }

    /// The hidden fields of every form about this path: whose it is, and which one was looked at.
    fn meant(&self) -> impl IntoView + use<> {
        view! {
            <input type="hidden" name="participant" value=self.participant.to_string()/>
            <input type="hidden" name="path" value=self.enrollment.id.to_string()/>
        }
    }

    /// What the store said of a form: done, or a refusal beside the field that it is about, with what was typed.
    async fn settle<T: Serialize + Sync>(
        &self,
        form: &str,
        back: String,
        typed: T,
        said: Result<(), StoreError>,
        field: impl FnOnce(Refusal) -> &'static str,
        done: &'static str,
    ) -> Result<Outcome, StoreError> {
        match said {
            Err(StoreError::Refused(refusal)) => {
                self.mistaken(form, back, typed, vec![(field(refusal).into(), key_of(refusal).into())]).await
            }
            said => {
                finish_form(&self.ctx, &self.form(form), typed, said).await?;
                Ok(Outcome::done(self.page(), done))
            }
        }
    }

    /// What the store said where nothing was typed: done, or a refusal on the page of the path.
    fn settled(&self, said: Result<(), StoreError>, done: &'static str) -> Result<Outcome, StoreError> {
        match said {
            Err(StoreError::Refused(refusal)) => Ok(Outcome::Refused { to: self.page(), because: key_of(refusal) }),
            said => said.map(|()| Outcome::done(self.page(), done)),
        }
    }

    /// A page with one form about this path.
    fn task<T>(&self, title: String, lead: Option<String>, kept: &FormDraft<T>, form: impl IntoView + 'static) -> Page {
        let language = self.language();
        let summary = kept.summary(language);
        let body = view! {
            <ErrorSummary language mistakes=summary/>
            <header class="page__head">
                <a class="back" href=self.page()><Icon name="arrow-left"/>{t!(language, "path-of", name = self.enrollment.name())}</a>
                <h1 class="page__title">{title.clone()}</h1>
                {lead.map(|lead| view! { <p class="page__lead">{lead}</p> })}
            </header>
            {form}
        };
        Page::new(title, "/suivis", body).with_mistakes(language, !kept.mistakes.is_empty())
    }
}

/// Does what a form asks of the path for which it was shown. Whoever came back meanwhile is in another path: nothing is done to
/// that one, and whoever sent the form is told.
async fn on_path<Doing: Future<Output = Result<Outcome, StoreError>>>(
    participant: String,
    path: &str,
    does: impl FnOnce(About) -> Doing,
) -> Result<Outcome, StoreError> {
    let about = About::of(participant).await?;
    if about.enrollment.id.as_str() != path {
        return Ok(Outcome::Refused { to: about.page(), because: "path-moved-on" });
    }
    does(about).await
}

/// The key of a refusal's sentence, in the words of a path.
fn key_of(refusal: Refusal) -> &'static str {
    if refusal == Refusal::MovedOn { "path-moved-on" } else { refusal.key() }
}

/// Reads days and a reason, and collects what is wrong with them.
#[derive(Default)]
struct Reader {
    mistakes: Mistakes,
}

impl Reader {
    fn day(&mut self, field: &'static str, text: &str) -> Option<chrono::NaiveDate> {
        let day = read_day(text);
        if day.is_none() {
            self.mistakes.push((field.into(), "path-day".into()));
        }
        day
    }

    fn line(&mut self, field: &'static str, text: &str, most: usize) -> Option<String> {
        one_line(text, most).map_err(|mistake| self.mistakes.push((field.into(), mistake.key().into()))).ok()
    }
}
