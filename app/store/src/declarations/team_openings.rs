//! Months that the team opens again without a request of their participant. An opening is a decided request whose author is of the team,
//! so that everything that follows a requested correction follows it too.

use super::Declarations;
use crate::{
    Actor, Message, Refusal, Result, StoreError,
    db::{Tx, new_ulid, repeats::or_repeated, tx_row, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Utc};
use domain::{
    declarations::declaration::DeclarationState,
    messages::delivery::MessageKind,
    people::Role,
    review::{
        step::Step,
        team_edit::{EditRefusal, may_undo_edit},
    },
    values::{
        ids::{DeclarationId, PersonId},
        month::Month,
    },
};
use serde_json::json;

/// A month that the team opens again.
#[derive(Debug, Clone, Copy)]
pub struct TeamOpening<'a> {
    /// The participant.
    pub participant: &'a PersonId,
    /// The month.
    pub month: Month,
    /// The number of the version that the page showed.
    pub seen: i64,
    /// Why, in one sentence; the participant reads it.
    pub reason: &'a str,
}

#[derive(sqlx_macros::FromRow)]
struct OpeningRow {
    id: String,
    decided_at: DateTime<Utc>,
    undone: bool,
}

impl Tx {
    /// The newest opening of a version by the team.
    async fn opening_row(&mut self, id: &DeclarationId, version: i64) -> Result<Option<OpeningRow>> {
        Ok(tx_row!(
            self,
            "select r.id, r.decided_at, r.undone_at is not null as undone from correction_request r join person p on p.id = r.asked_by
             where r.declaration_id = $1 and r.version = $2 and r.decided_at is not null and p.role <> 'Participant'
             order by r.asked_at desc, r.id desc limit 1",
            id,
            version
        )?)
    }
}

#[boxed_futures]
impl Declarations<'_> {
    /// Opens a validated or reported month again, without a request, and queues the message to its participant. The version stays until
    /// another is sent; a reported one stays the reported one. Done twice, it is done once.
    ///
    /// # Errors
    /// [`Refusal::MovedOn`] when the month is open or has another version; [`Refusal::CorrectionRequested`] when a request of the
    /// participant has no decision yet; [`StoreError::NotFound`].
    pub async fn open_again(&self, by: &Actor, role: Role, opening: &TeamOpening<'_>, message: Option<&Message>) -> Result<()> {
        or_repeated(self.insert_opening(by, role, opening, message).await, self.repeated_opening(by, opening)).await
    }

    /// `Some` when the acting person opened that version a moment ago with that reason, and it is open.
    async fn repeated_opening(&self, by: &Actor, opening: &TeamOpening<'_>) -> Result<Option<()>> {
        let TeamOpening { participant, month, seen, reason } = *opening;
        let opened: Option<String> = value!(
            self.db,
            "select r.id from correction_request r join declaration d on d.id = r.declaration_id join enrollment e on e.id = d.enrollment_id
             where d.structure_id = $1 and e.participant_id = $2 and d.month = $3 and d.version = $4 and d.state = 'Submitted'
             and r.version = $4 and r.asked_by = $5 and r.reason = $6 and r.asked_at >= $7 and r.undone_at is null limit 1",
            self.scope(),
            participant,
            month,
            seen,
            by.person_id(),
            reason,
            by.repeats_from(),
        )?;
        Ok(opened.map(|_| ()))
    }

    async fn insert_opening(&self, by: &Actor, role: Role, opening: &TeamOpening<'_>, message: Option<&Message>) -> Result<()> {
        let TeamOpening { participant, month, seen, reason } = *opening;
        let mut tx = self.db.begin().await?;
        let (enrollment, _) = tx.lock_period_for(self, participant, month).await?;
        let current = tx.declaration_row(&enrollment, month).await?.ok_or(StoreError::NotFound)?;
        if current.state.is_open() {
            return Err(Refusal::MovedOn.into());
        }
        let requested: Option<String> =
            tx_value!(&mut tx, "select id from correction_request where declaration_id = $1 and decided_at is null", &current.id)?;
        if requested.is_some() {
            return Err(Refusal::CorrectionRequested.into());
        }
        tx.step(self, by, &current.id, seen, Step::Reopen, role).await?;
        let id = new_ulid(by.at);
        tx_run!(
            &mut tx,
            "insert into correction_request (id, declaration_id, version, asked_by, asked_at, reason, decided_by, decided_at, reopened)
             values ($1, $2, $3, $4, $5, $6, $4, $5, $7)",
            id.as_str(),
            &current.id,
            seen,
            by.person_id(),
            by.at,
            reason,
            true,
        )?;
        tx.audit(&self.structure, by, "declaration.opened", current.id.as_str(), json!({ "month": month, "version": seen })).await?;
        if let Some(message) = message {
            tx.enqueue_about(Some(&self.structure), MessageKind::Correction, Some(participant), message, by.at, Some(&id)).await?;
        }
        tx.commit().await
    }

    /// Closes a month again that the team had opened: version `seen` counts as it did before. Undone twice, it is undone once.
    ///
    /// # Errors
    /// [`EditRefusal`]; [`StoreError::NotFound`] when the team did not open that version.
    pub async fn undo_opening(&self, by: &Actor, participant: &PersonId, month: Month, seen: i64) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let (enrollment, _) = tx.lock_period_for(self, participant, month).await?;
        let current = tx.declaration_row(&enrollment, month).await?.ok_or(StoreError::NotFound)?;
        let opening = tx.opening_row(&current.id, seen).await?.ok_or(StoreError::NotFound)?;
        if opening.undone {
            return Ok(());
        }
        may_undo_edit(current.state, current.version != seen || !current.state.is_open(), opening.decided_at, by.at)?;
        // A version of a closed statement was reported, any other validated.
        let reported = current.reported_version == Some(seen);
        let state = if reported { DeclarationState::Reported } else { DeclarationState::Validated };
        let changed = tx_run!(
            &mut tx,
            "update declaration set state = $3, changed_at = $4 where structure_id = $1 and id = $2 and state = 'Submitted' and version = $5",
            self.scope(),
            &current.id,
            state,
            by.at,
            seen,
        )?;
        if changed != 1 {
            return Err(EditRefusal::MovedOn.into());
        }
        tx_run!(
            &mut tx,
            "update correction_request set undone_at = $2, undone_by = $3 where id = $1",
            opening.id.as_str(),
            by.at,
            by.person_id(),
        )?;
        tx.drop_messages_about(&opening.id, by.at).await?;
        tx.audit(&self.structure, by, "declaration.opening_undone", current.id.as_str(), json!({ "month": month, "version": seen }))
            .await?;
        tx.commit().await
    }
}
