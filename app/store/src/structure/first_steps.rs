//! What a new structure has set up, read from existing rows.

use crate::{
    Actor, Result, StoreError,
    db::{LockTarget, row, tx_value},
    structure::Settings,
};
use boxed_futures::boxed_futures;
use serde_json::json;

/// The steps that a structure takes before its first month, and whether each is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct FirstSteps {
    /// Whether a coordinator put the list away.
    pub put_away: bool,
    /// Whether the structure has a phone number or a mail address.
    pub contact: bool,
    /// Whether it has a venue.
    pub venue: bool,
    /// Whether it has a type of session.
    pub session_type: bool,
    /// Whether a coach has opened hours.
    pub window: bool,
    /// Whether a second person is in the team.
    pub team: bool,
    /// Whether it has a participant.
    pub participant: bool,
    /// Whether a participant was invited.
    pub invited: bool,
}

impl FirstSteps {
    /// Whether every step is done.
    pub fn are_done(&self) -> bool {
        let Self { put_away: _, contact, venue, session_type, window, team, participant, invited } = *self;
        contact && venue && session_type && window && team && participant && invited
    }
}

#[boxed_futures]
impl Settings<'_> {
    /// The steps that the structure has taken.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn first_steps(&self) -> Result<FirstSteps> {
        let steps: Option<FirstSteps> = row!(
            self.db,
            "select s.phone is not null or s.email is not null as contact,
             exists (select 1 from audit a where a.subject_id = s.id and a.action = 'structure.first_steps_put_away') as put_away,
             exists (select 1 from venue v where v.structure_id = s.id) as venue,
             exists (select 1 from session_type t where t.structure_id = s.id) as session_type,
             exists (select 1 from availability_window w where w.structure_id = s.id and w.closed_at is null) as window,
             (select count(*) from (
                 select 1 from person p where p.structure_id = s.id and p.role in ('Coach', 'Coordinator') and p.left_team_at is null limit 2
             ) team) = 2 as team,
             exists (select 1 from person p where p.structure_id = s.id and p.role = 'Participant' and p.removed_at is null) as participant,
             exists (
                 select 1 from person p join invitation i on i.person_id = p.id where p.structure_id = s.id and p.role = 'Participant'
                 and p.removed_at is null
             ) as invited
             from structure s where s.id = $1",
            self.scope()
        )?;
        steps.ok_or(StoreError::NotFound)
    }

    /// Puts the list of first steps away, for all coordinators. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn put_first_steps_away(&self, by: &Actor) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let find = "select id from audit where subject_id = $1 and action = 'structure.first_steps_put_away' limit 1";
        let done: Option<String> = tx_value!(&mut tx, find, self.scope())?;
        if done.is_none() {
            tx.audit(&self.structure, by, "structure.first_steps_put_away", self.scope(), json!({})).await?;
        }
        tx.commit().await
    }
}
