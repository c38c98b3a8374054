//! Access to a plan: by the participant to their own, by the team to that of a participant.

use crate::{texts::t, url, web::context::RequestContext};
use domain::{
    people::Role,
    plan::{ActionDoer, Side, version::Seen},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use store::{Enrollment, StoreError};

/// An enrollment whose plan the user may read and change.
pub struct PlanAccess {
    /// The enrollment.
    pub enrollment: Enrollment,
    /// The side of the user.
    pub side: Side,
}

impl PlanAccess {
    /// The newest enrollment of the user if they are a participant, of `participant` if they belong to the team.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] also when a participant names another person.
    pub async fn load(ctx: &RequestContext, participant: &str) -> Result<Self, StoreError> {
        let own = ctx.user.role == Role::Participant;
        if !own && !ctx.user.role.is_staff() {
            return Err(StoreError::NotFound);
        }
        if own && !participant.is_empty() && participant != ctx.user.person_id.as_str() {
            return Err(StoreError::NotFound);
        }
        let (person, side) = if own {
            (ctx.user.person_id.clone(), Side::Participant)
        } else {
            (PersonId::try_from(participant.to_owned()).map_err(|_| StoreError::NotFound)?, Side::Coach)
        };
        Ok(Self { enrollment: ctx.store.enrollments().enrollment_of(&person).await?, side })
    }

    /// Address of the plan.
    pub fn page(&self) -> String {
        match self.side {
            Side::Participant => "/plan".into(),
            Side::Coach => url::participant_plan(&self.enrollment.participant_id),
        }
    }

    /// Address of the page that changes it.
    pub fn propose_page(&self) -> String {
        format!("{}/proposer", self.page())
    }

    /// Who does an action, in words: "vous" for the side of the user.
    pub fn doer_label(&self, language: Language, doer: ActionDoer) -> String {
        match doer {
            ActionDoer::Both => t!(language, "doer-Both"),
            doer if doer.includes(self.side) => t!(language, "doer-you"),
            ActionDoer::Participant => self.enrollment.name(),
            ActionDoer::Coach => self.enrollment.coach_name.clone(),
        }
    }

    /// Hidden fields of every form about the plan: the participant and the version that the user sees.
    pub fn fields(&self, seen: Seen) -> Vec<(&'static str, String)> {
        vec![("participant", self.enrollment.participant_id.to_string()), ("seen", seen.to_string())]
    }
}

/// Hidden fields of a form.
pub fn hidden(fields: Vec<(&'static str, String)>) -> impl IntoView {
    fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view()
}
