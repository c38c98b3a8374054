//! Whose plan is meant, and which side asks: one code for the participant and the team.

use crate::url;
use crate::{texts::t, web::context::RequestContext};
use domain::{
    people::Role,
    plan::{ActionDoer, Side, version::Seen},
    values::{ids::PersonId, language::Language},
};
use store::{Enrollment, StoreError};

/// A plan as someone who asks may reach it.
pub struct Whose {
    /// The path.
    pub enrollment: Enrollment,
    /// On which side who asks stands.
    pub side: Side,
}

impl Whose {
    /// A participant's own plan, or for the team the plan of that participant.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] also when a participant names somebody else.
    pub async fn of(ctx: &RequestContext, participant: &str) -> Result<Self, StoreError> {
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

    /// The address of the plan.
    pub fn page(&self) -> String {
        match self.side {
            Side::Participant => "/plan".into(),
            Side::Coach => url::participant_plan(&self.enrollment.participant_id),
        }
    }

    /// The address under which it is written.
    pub fn propose_page(&self) -> String {
        format!("{}/proposer", self.page())
    }

    /// Who does an action, as who asks reads it: "vous" is who asks.
    pub fn doer(&self, language: Language, doer: ActionDoer) -> String {
        match doer {
            ActionDoer::Both => t!(language, "doer-Both"),
            doer if doer.includes(self.side) => t!(language, "doer-you"),
            ActionDoer::Participant => self.enrollment.name(),
            ActionDoer::Coach => self.enrollment.coach_name.clone(),
        }
    }

    /// The fields that every form about it carries.
    pub fn fields(&self, seen: Seen) -> Vec<(&'static str, String)> {
        vec![("participant", self.enrollment.participant_id.to_string()), ("seen", seen.to_string())]
    }
}
