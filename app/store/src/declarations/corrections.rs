//! The life of a figure after it was validated: a correction is requested, and the coach opens the month again or not.

use crate::{
    Actor, Message, Refusal, Result,
    db::{StructureStore, Tx, error::OnTaken, new_ulid, repeats::or_repeated, rows, tx_run, value},
    declarations::Declarations,
};
use chrono::{DateTime, Utc};
use domain::{
    messages::delivery::MessageKind,
    people::Role,
    review::step::Step,
    values::{
        ids::{DeclarationId, PersonId},
        money::Cents,
        month::Month,
    },
};
use serde_json::json;

/// A participant's request to open a validated figure again, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct CorrectionRequest {
    /// The version that it is about.
    pub version: i64,
    /// When it was made, UTC.
    pub asked_at: DateTime<Utc>,
    /// Why, in one sentence.
    pub reason: String,
    /// Who decided.
    pub decided_by: Option<String>,
    /// When it was decided, UTC.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the figure was opened again; nothing while it is not decided.
    pub reopened: Option<bool>,
    /// The coach's sentence; there is one whenever the answer was no.
    pub answer: Option<String>,
}

/// A request that waits for a decision, as the review lists it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct RequestedCorrection {
    /// Whose figure.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
    /// The figure that was validated.
    pub total: Cents,
    /// When it was made, UTC.
    pub asked_at: DateTime<Utc>,
    /// Why, in one sentence.
    pub reason: String,
}

impl Tx {
    /// Closes the open request of a figure with its decision.
    async fn decide(&mut self, by: &Actor, id: &DeclarationId, reopened: bool, answer: Option<&str>) -> Result<()> {
        let decided = tx_run!(
            self,
            "update correction_request set decided_by = $2, decided_at = $3, reopened = $4, answer = $5
             where declaration_id = $1 and decided_at is null",
            id.as_str(),
            by.person_id(),
            by.at,
            reopened,
            answer,
        )?;
        if decided == 1 { Ok(()) } else { Err(Refusal::MovedOn.into()) }
    }
}

impl Declarations<'_> {
    /// Asks for a validated figure of one's own to be opened again. Sent twice, it is asked once.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] when there is no such month; [`Refusal::MovedOn`] when it is open already;
    /// [`Refusal::CorrectionRequested`] when it was asked and not decided yet.
    pub async fn request_correction(&self, by: &Actor, participant: &PersonId, month: Month, reason: &str) -> Result<()> {
        or_repeated(self.insert_request(by, participant, month, reason).await, self.correction_asked(by, month, reason)).await
    }

    /// Whether the participant who acts asked just that of a month, and nobody has decided yet.
    async fn correction_asked(&self, by: &Actor, month: Month, reason: &str) -> Result<Option<()>> {
        let asked: Option<String> = value!(
            self.db,
            "select r.id from correction_request r join declaration d on d.id = r.declaration_id
             where d.structure_id = $1 and d.month = $2 and r.asked_by = $3 and r.reason = $4 and r.decided_at is null",
            self.scope(),
            month.to_string(),
            by.person_id(),
            reason,
        )?;
        Ok(asked.map(|_| ()))
    }

    async fn insert_request(&self, by: &Actor, participant: &PersonId, month: Month, reason: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (declaration, version) = tx.own_declaration(self, participant, month).await?;
        tx.step(self, by, &declaration, version, Step::RequestCorrection, Role::Participant).await?;
        tx_run!(
            &mut tx,
            "insert into correction_request (id, declaration_id, version, asked_by, asked_at, reason) values ($1, $2, $3, $4, $5, $6)",
            new_ulid(by.at),
            declaration.as_str(),
            version,
            participant.as_str(),
            by.at,
            reason,
        )
        .on_taken(Refusal::CorrectionRequested)?;
        let details = json!({ "month": month, "version": version });
        tx.audit(&self.structure, by, "declaration.correction_requested", declaration.as_str(), details).await?;
        tx.commit().await
    }

    /// Opens a figure again as its participant asked. The figure stays what it was until they send another; a version
    /// that was reported stays the one that was. Sent twice, it is opened once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided meanwhile.
    pub async fn reopen(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        answer: Option<&str>,
        message: Option<&Message>,
    ) -> Result<()> {
        self.decide_correction(by, role, id, seen, Step::Reopen, answer, message).await
    }

    /// Leaves a figure as it is, though its participant asked otherwise, and says why. Sent twice, it is said once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it was decided meanwhile.
    pub async fn keep_validated(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        answer: &str,
        message: Option<&Message>,
    ) -> Result<()> {
        self.decide_correction(by, role, id, seen, Step::KeepValidated, Some(answer), message).await
    }

    #[allow(clippy::too_many_arguments)]
    async fn decide_correction(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        step: Step,
        answer: Option<&str>,
        message: Option<&Message>,
    ) -> Result<()> {
        let decided = self.set_decision(by, role, id, seen, step, answer, message).await;
        or_repeated(decided, self.decided_so(by, id, seen, step, answer)).await
    }

    /// Whether the person who acts decided just that a moment ago on the version that counts, and nothing happened since.
    async fn decided_so(&self, by: &Actor, id: &DeclarationId, seen: i64, step: Step, answer: Option<&str>) -> Result<Option<()>> {
        let reopened = step == Step::Reopen;
        let decided: Option<String> = value!(
            self.db,
            "select r.id from correction_request r join declaration d on d.id = r.declaration_id
             where d.structure_id = $1 and r.declaration_id = $2 and r.version = $3 and d.version = $3 and r.decided_by = $4
             and r.decided_at >= $5 and r.reopened = $6 and coalesce(r.answer, '') = coalesce($7, '')
             and (d.state in ('Submitted', 'QuestionAsked')) = $6
             and not exists (select 1 from correction_request o where o.declaration_id = d.id and o.decided_at is null) limit 1",
            self.scope(),
            id.as_str(),
            seen,
            by.person_id(),
            by.repeats_from(),
            reopened,
            answer,
        )?;
        Ok(decided.map(|_| ()))
    }

    #[allow(clippy::too_many_arguments)]
    async fn set_decision(
        &self,
        by: &Actor,
        role: Role,
        id: &DeclarationId,
        seen: i64,
        step: Step,
        answer: Option<&str>,
        message: Option<&Message>,
    ) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.step(self, by, id, seen, step, role).await?;
        tx.decide(by, id, step == Step::Reopen, answer).await?;
        let action = if step == Step::Reopen { "declaration.reopened" } else { "declaration.kept_validated" };
        tx.audit(&self.structure, by, action, id.as_str(), json!({ "version": seen, "answer": answer })).await?;
        if let Some(message) = message {
            tx.enqueue(Some(&self.structure), MessageKind::Correction, None, message, by.at).await?;
        }
        tx.commit().await
    }

    /// Every request on a figure, oldest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn correction_requests(&self, declaration: &DeclarationId) -> Result<Vec<CorrectionRequest>> {
        Ok(rows!(
            self.db,
            "select r.version, r.asked_at, r.reason, p.first_name || ' ' || p.last_name as decided_by, r.decided_at, r.reopened, r.answer
             from correction_request r join declaration d on d.id = r.declaration_id left join person p on p.id = r.decided_by
             where d.structure_id = $1 and r.declaration_id = $2 order by r.asked_at, r.id",
            self.scope(),
            declaration.as_str(),
        )?)
    }

    /// The requests that wait for a decision, oldest first; of one coach's people only when given.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn requested_corrections(&self, coach: Option<&PersonId>) -> Result<Vec<RequestedCorrection>> {
        Ok(rows!(
            self.db,
            "select e.participant_id, p.first_name || ' ' || p.last_name as name, d.month, d.total, r.asked_at, r.reason
             from correction_request r join declaration d on d.id = r.declaration_id join enrollment e on e.id = d.enrollment_id
             join person p on p.id = e.participant_id
             where d.structure_id = $1 and r.decided_at is null and e.coach_id = coalesce($2, e.coach_id) order by r.asked_at, r.id",
            self.scope(),
            coach.map(PersonId::as_str),
        )?)
    }
}
