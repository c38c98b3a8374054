//! Corrections of validated declarations: the participant requests one, the coach opens the declaration again or refuses.

use crate::{
    Actor, Message, Refusal, Result,
    db::{Tx, error::OnTaken, new_ulid, readable, repeats::or_repeated, rows, tx_run, value},
    declarations::Declarations,
};
use boxed_futures::boxed_futures;
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

/// A participant's request to open a declaration again, with its decision; or that the team opened it without a request.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct CorrectionRequest {
    /// The version to be corrected.
    pub version: i64,
    /// When it was made, UTC.
    pub asked_at: DateTime<Utc>,
    /// First and family name of the person who made it.
    pub asked_by: String,
    /// Whether the team opened the declaration without a request; then the reason is the team's.
    pub by_team: bool,
    /// Why, in one sentence.
    pub reason: String,
    /// First and family name of the person who decided; of the participant when they corrected the month themselves meanwhile.
    pub decided_by: Option<String>,
    /// When it was decided, UTC.
    pub decided_at: Option<DateTime<Utc>>,
    /// Whether the declaration was opened again; `None` while it is not decided.
    pub reopened: Option<bool>,
    /// The coach's sentence; always there when the request was refused.
    pub answer: Option<String>,
    /// First and family name of the person who closed the declaration again that the team had opened.
    pub undone_by: Option<String>,
    /// When it was closed again, UTC.
    pub undone_at: Option<DateTime<Utc>>,
}

impl CorrectionRequest {
    /// Whether the participant corrected the month before the team decided.
    pub fn is_decided_by_participant(&self) -> bool {
        !self.by_team && self.decided_by.as_ref() == Some(&self.asked_by)
    }
}

/// A request without a decision, as the review lists it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct RequestedCorrection {
    /// The participant.
    pub participant_id: PersonId,
    /// First and family name of the participant.
    pub name: String,
    /// The month.
    pub month: Month,
    /// The signed turnover that was validated.
    pub total: Cents,
    /// When it was made, UTC.
    pub asked_at: DateTime<Utc>,
    /// Why, in one sentence.
    pub reason: String,
}

impl Tx {
    /// Inserts a participant's request.
    ///
    /// # Errors
    /// [`Refusal::CorrectionRequested`] when another has no decision yet.
    pub(super) async fn add_request(
        &mut self,
        by: &Actor,
        id: &DeclarationId,
        version: i64,
        participant: &PersonId,
        reason: &str,
    ) -> Result<()> {
        tx_run!(
            self,
            "insert into correction_request (id, declaration_id, version, asked_by, asked_at, reason) values ($1, $2, $3, $4, $5, $6)",
            new_ulid(by.at),
            id,
            version,
            participant,
            by.at,
            reason,
        )
        .on_taken(Refusal::CorrectionRequested)?;
        Ok(())
    }

    /// Closes the open request of a declaration, if there is one: another version follows.
    pub(super) async fn close_request(&mut self, by: &Actor, id: &DeclarationId, answer: Option<&str>) -> Result<()> {
        tx_run!(
            self,
            "update correction_request set decided_by = $2, decided_at = $3, reopened = $4, answer = $5
             where declaration_id = $1 and decided_at is null",
            id,
            by.person_id(),
            by.at,
            true,
            answer,
        )?;
        Ok(())
    }

    /// Stores the decision on the open request of a declaration.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when it has no open request.
    async fn decide(&mut self, by: &Actor, id: &DeclarationId, reopened: bool, answer: Option<&str>) -> Result<()> {
        let decided = tx_run!(
            self,
            "update correction_request set decided_by = $2, decided_at = $3, reopened = $4, answer = $5
             where declaration_id = $1 and decided_at is null",
            id,
            by.person_id(),
            by.at,
            reopened,
            answer,
        )?;
        if decided == 1 { Ok(()) } else { Err(Refusal::MovedOn.into()) }
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Stores the participant's request to open a validated declaration again. The same request sent twice is stored once.
    ///
    /// # Errors
    /// [`crate::StoreError::NotFound`] when the month was not declared; [`Refusal::MovedOn`] when it is open;
    /// [`Refusal::CorrectionRequested`] when another request has no decision yet.
    pub async fn request_correction(&self, by: &Actor, participant: &PersonId, month: Month, reason: &str) -> Result<()> {
        or_repeated(self.insert_request(by, participant, month, reason).await, self.repeated_request(by, month, reason)).await
    }

    /// `Some` when the same request of the acting participant is stored and has no decision.
    pub(super) async fn repeated_request(&self, by: &Actor, month: Month, reason: &str) -> Result<Option<()>> {
        let asked: Option<String> = value!(
            self.db,
            "select r.id from correction_request r join declaration d on d.id = r.declaration_id
             where d.structure_id = $1 and d.month = $2 and r.asked_by = $3 and r.reason = $4 and r.decided_at is null",
            self.scope(),
            month,
            by.person_id(),
            reason,
        )?;
        Ok(asked.map(|_| ()))
    }

    async fn insert_request(&self, by: &Actor, participant: &PersonId, month: Month, reason: &str) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (declaration, version) = tx.own_declaration(self, participant, month).await?;
        tx.step(self, by, &declaration, version, Step::RequestCorrection, Role::Participant).await?;
        tx.add_request(by, &declaration, version, participant, reason).await?;
        let details = json!({ "month": month, "version": version });
        tx.audit(&self.structure, by, "declaration.correction_requested", declaration.as_str(), details).await?;
        tx.commit().await
    }

    /// Opens a declaration again as its participant requested. The current version stays until another is sent; a reported version
    /// stays the reported one. Done twice, it is done once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when the request was decided before.
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

    /// Refuses the participant's request, with the reason. Done twice, it is done once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when the request was decided before.
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
        let decided = self.store_decision(by, role, id, seen, step, answer, message).await;
        or_repeated(decided, self.repeated_decision(by, id, seen, step, answer)).await
    }

    /// `Some` when the acting person took the same decision on the current version a moment ago and nothing happened since.
    async fn repeated_decision(&self, by: &Actor, id: &DeclarationId, seen: i64, step: Step, answer: Option<&str>) -> Result<Option<()>> {
        let reopened = step == Step::Reopen;
        let decided: Option<String> = value!(
            self.db,
            "select r.id from correction_request r join declaration d on d.id = r.declaration_id
             where d.structure_id = $1 and r.declaration_id = $2 and r.version = $3 and d.version = $3 and r.decided_by = $4
             and r.decided_at >= $5 and r.reopened = $6 and coalesce(r.answer, '') = coalesce($7, '')
             and (d.state in ('Submitted', 'QuestionAsked') or not $6)
             and not exists (select 1 from correction_request o where o.declaration_id = d.id
                and (o.decided_at is null or o.decided_at > r.decided_at)) limit 1",
            self.scope(),
            id,
            seen,
            by.person_id(),
            by.repeats_from(),
            reopened,
            answer,
        )?;
        Ok(decided.map(|_| ()))
    }

    #[allow(clippy::too_many_arguments)]
    async fn store_decision(
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
        if step == Step::Reopen {
            tx.close_question(by, id).await?;
        }
        let action = if step == Step::Reopen { "declaration.reopened" } else { "declaration.kept_validated" };
        tx.audit(&self.structure, by, action, id.as_str(), json!({ "version": seen, "answer": answer })).await?;
        if let Some(message) = message {
            tx.enqueue(Some(&self.structure), MessageKind::Correction, None, message, by.at).await?;
        }
        tx.commit().await
    }

    /// The correction requests on a declaration, oldest first.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn correction_requests(&self, declaration: &DeclarationId) -> Result<Vec<CorrectionRequest>> {
        Ok(rows!(
            self.db,
            "select r.version, r.asked_at, a.first_name || ' ' || a.last_name as asked_by, a.role <> 'Participant' as by_team, r.reason,
             p.first_name || ' ' || p.last_name as decided_by, r.decided_at, r.reopened, r.answer,
             u.first_name || ' ' || u.last_name as undone_by, r.undone_at
             from correction_request r join declaration d on d.id = r.declaration_id join person a on a.id = r.asked_by
             left join person p on p.id = r.decided_by left join person u on u.id = r.undone_by
             where d.structure_id = $1 and r.declaration_id = $2 order by r.asked_at, r.id",
            self.scope(),
            declaration,
        )?)
    }

    /// The requests without a decision, oldest first; with a coach, only those of the coach's participants.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn requested_corrections(&self, coach: Option<&PersonId>) -> Result<Vec<RequestedCorrection>> {
        Ok(rows!(
            self.db,
            concat!(
                "select e.participant_id, p.first_name || ' ' || p.last_name as name, d.month, d.total, r.asked_at, r.reason
             from correction_request r join declaration d on d.id = r.declaration_id join enrollment e on e.id = d.enrollment_id
             join person p on p.id = e.participant_id
             where d.structure_id = $1 and r.decided_at is null and e.coach_id = coalesce($2, e.coach_id) and ",
                readable!("e.participant_id", "$3", "$4"),
                " order by r.asked_at, r.id"
            ),
            self.scope(),
            coach,
            self.reader(),
            self.reading_day(),
        )?)
    }
}
