//! Substitutions of coaches on leave. The enrollment keeps its coach; the substitute sees its declarations in their own queue.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{LockTarget, by_name::by_name, error::OnTaken, new_id, repeats::or_repeated, rows, tx_row, tx_run, tx_value, value},
    review::Review,
};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    review::substitution::NewSubstitution,
    values::ids::{PersonId, SubstitutionId},
};
use serde_json::json;

/// A substitution of a coach.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct Substitution {
    /// Its identifier.
    pub id: SubstitutionId,
    /// The coach who is away.
    pub coach_id: PersonId,
    /// First and family name of the coach.
    pub coach: String,
    /// The substitute.
    pub substitute_id: PersonId,
    /// First and family name of the substitute.
    pub substitute: String,
    /// The first day.
    pub from_day: NaiveDate,
    /// The last day, inclusive.
    pub to_day: NaiveDate,
}

#[derive(sqlx_macros::FromRow)]
struct CoachRow {
    coach_id: PersonId,
}

#[boxed_futures]
impl Review<'_> {
    /// Sets the substitute of a coach for some days. Idempotent.
    ///
    /// # Errors
    /// [`Refusal::SubstitutionOverlap`] when the coach has a substitute on one of the days; [`StoreError::NotFound`] unless both
    /// belong to the team.
    pub async fn substitute(&self, by: &Actor, new: &NewSubstitution) -> Result<SubstitutionId> {
        or_repeated(self.insert_substitution(by, new).await, self.find_repeated_substitution(by, new)).await
    }

    /// The same substitution, if the actor set it within the last minutes.
    async fn find_repeated_substitution(&self, by: &Actor, new: &NewSubstitution) -> Result<Option<SubstitutionId>> {
        let found: Option<String> = value!(
            self.db,
            "select id from substitution where structure_id = $1 and coach_id = $2 and substitute_id = $3 and from_day = $4
             and to_day = $5 and ended_at is null",
            self.scope(),
            &new.coach,
            &new.substitute,
            new.from,
            new.to,
        )?;
        self.if_made_lately(by, "substitution.set", found).await
    }

    async fn insert_substitution(&self, by: &Actor, new: &NewSubstitution) -> Result<SubstitutionId> {
        let id: SubstitutionId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        for person in [&new.coach, &new.substitute] {
            tx.check_in_team(&self.structure, person).await?;
        }
        tx.lock_row(LockTarget::Person, new.coach.as_str()).await?;
        let taken: Option<String> = tx_value!(
            &mut tx,
            "select substitution_id from substitution_day where coach_id = $1 and day >= $2 and day <= $3 limit 1",
            &new.coach,
            new.from,
            new.to,
        )?;
        if taken.is_some() {
            return Err(Refusal::SubstitutionOverlap.into());
        }
        tx_run!(
            &mut tx,
            "insert into substitution (id, structure_id, coach_id, substitute_id, from_day, to_day, made_by, made_at)
             values ($1, $2, $3, $4, $5, $6, $7, $8)",
            &id,
            self.scope(),
            &new.coach,
            &new.substitute,
            new.from,
            new.to,
            by.person_id(),
            by.at,
        )?;
        for day in new.from.iter_days().take_while(|day| *day <= new.to) {
            tx_run!(
                &mut tx,
                "insert into substitution_day (structure_id, coach_id, day, substitution_id) values ($1, $2, $3, $4)",
                self.scope(),
                &new.coach,
                day,
                &id,
            )
            .on_taken(Refusal::SubstitutionOverlap)?;
        }
        let details = json!({ "coach": new.coach, "substitute": new.substitute, "from": new.from, "to": new.to });
        tx.audit(&self.structure, by, "substitution.set", id.as_str(), details).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Ends a substitution. Idempotent.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], also for a substitution of another coach than `of`, if given.
    pub async fn end_substitution(&self, by: &Actor, of: Option<&PersonId>, id: &SubstitutionId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select coach_id from substitution where structure_id = $1 and id = $2";
        let row: Option<CoachRow> = tx_row!(&mut tx, find, self.scope(), id)?;
        row.filter(|row| of.is_none_or(|of| *of == row.coach_id)).ok_or(StoreError::NotFound)?;
        let end = "update substitution set ended_at = $3 where structure_id = $1 and id = $2 and ended_at is null";
        if tx_run!(&mut tx, end, self.scope(), id, by.at)? == 1 {
            tx_run!(&mut tx, "delete from substitution_day where substitution_id = $1", id)?;
            tx.audit(&self.structure, by, "substitution.ended", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }

    /// Running and coming substitutions by first day, then by name of the coach; of one coach if given.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn substitutions(&self, of: Option<&PersonId>, today: NaiveDate) -> Result<Vec<Substitution>> {
        let substitutions = rows!(
            self.db,
            "select s.id, s.coach_id, c.first_name || ' ' || c.last_name as coach, s.substitute_id,
             p.first_name || ' ' || p.last_name as substitute,
             s.from_day, s.to_day, c.last_name as by_last, c.first_name as by_first
             from substitution s join person c on c.id = s.coach_id join person p on p.id = s.substitute_id
             where s.structure_id = $1 and s.ended_at is null and s.to_day >= $2 and s.coach_id = coalesce($3, s.coach_id)
             order by s.id",
            self.scope(),
            today,
            of,
        )?;
        let mut substitutions: Vec<Substitution> = by_name(substitutions);
        substitutions.sort_by_key(|it| it.from_day);
        Ok(substitutions)
    }

    /// The coaches whom a member of the team substitutes for on a day.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn substituted_coaches(&self, substitute: &PersonId, day: NaiveDate) -> Result<Vec<PersonId>> {
        let rows: Vec<CoachRow> = rows!(
            self.db,
            "select s.coach_id from substitution_day d join substitution s on s.id = d.substitution_id
             where d.structure_id = $1 and d.day = $2 and s.substitute_id = $3 order by s.coach_id",
            self.scope(),
            day,
            substitute,
        )?;
        Ok(rows.into_iter().map(|row| row.coach_id).collect())
    }
}
