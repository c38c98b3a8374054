//! Views of lists that members of the team have named.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{LockTarget, new_id, rows, tx_run, tx_value},
    people::People,
};
use boxed_futures::boxed_futures;
use domain::{
    people::saved_view::SavedList,
    values::ids::{PersonId, SavedViewId},
};
use serde_json::json;

/// The most views that a person saves of one list.
pub const MOST_SAVED_VIEWS: i64 = 12;

/// A view of a list that a member of the team has named.
#[derive(Debug, Clone, PartialEq, Eq, sqlx_macros::FromRow)]
pub struct SavedView {
    /// Its identifier.
    pub id: SavedViewId,
    /// Its name.
    pub name: String,
    /// The query of the list's address, without `?`.
    pub query: String,
}

#[boxed_futures]
impl People<'_> {
    /// The views of a list that a person has saved, the oldest first.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn saved_views(&self, person: &PersonId, list: SavedList) -> Result<Vec<SavedView>> {
        Ok(rows!(
            self.db,
            "select id, name, query from saved_view where structure_id = $1 and person_id = $2 and list = $3 order by created_at, id",
            self.scope(),
            person,
            list.as_str()
        )?)
    }

    /// Saves a view of a list for the actor; one of the same name gets the new query. Sent twice, it is done once.
    ///
    /// # Errors
    /// [`Refusal::TooManyViews`] with [`MOST_SAVED_VIEWS`] of that list; [`StoreError::NotFound`] without a person.
    pub async fn save_view(&self, by: &Actor, list: SavedList, name: &str, query: &str) -> Result<()> {
        let person = by.person.as_ref().ok_or(StoreError::NotFound)?;
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Person, person.as_str()).await?;
        let find = "select id from saved_view where structure_id = $1 and person_id = $2 and list = $3 and name = $4";
        let known: Option<SavedViewId> = tx_value!(&mut tx, find, self.scope(), person, list.as_str(), name)?;
        let id = match known {
            Some(id) => {
                tx_run!(&mut tx, "update saved_view set query = $2 where id = $1", &id, query)?;
                id
            }
            None => {
                let count = "select count(*) from saved_view where structure_id = $1 and person_id = $2 and list = $3";
                let saved: Option<i64> = tx_value!(&mut tx, count, self.scope(), person, list.as_str())?;
                if saved.unwrap_or_default() >= MOST_SAVED_VIEWS {
                    return Err(Refusal::TooManyViews.into());
                }
                let id: SavedViewId = new_id(by.at)?;
                tx_run!(
                    &mut tx,
                    "insert into saved_view (id, structure_id, person_id, list, name, query, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
                    &id,
                    self.scope(),
                    person,
                    list.as_str(),
                    name,
                    query,
                    by.at
                )?;
                id
            }
        };
        tx.audit(&self.structure, by, "view.saved", id.as_str(), json!({ "list": list.as_str() })).await?;
        tx.commit().await
    }

    /// Removes a view of the actor. Removing it again succeeds.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn remove_view(&self, by: &Actor, id: &SavedViewId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let delete = "delete from saved_view where structure_id = $1 and id = $2 and person_id = $3";
        if tx_run!(&mut tx, delete, self.scope(), id, by.person.as_ref())? == 1 {
            tx.audit(&self.structure, by, "view.removed", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}
