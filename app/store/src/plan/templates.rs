//! Templates of plans.

use crate::{
    Actor, Plans, Result, StoreError,
    db::{LockTarget, error::OnTaken, new_id, repeats::or_repeated, row, rows, tx_run, tx_value, value},
};
use boxed_futures::boxed_futures;
use domain::{
    plan::{
        PlanRefusal,
        template::{MOST_TEMPLATES, Template},
    },
    values::ids::{PersonId, PlanTemplateId},
};
use serde_json::json;

/// A template of plans.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTemplate {
    /// Its identifier.
    pub id: PlanTemplateId,
    /// Its title, unique in the structure.
    pub title: String,
    /// Its goals and actions.
    pub content: Template,
}

#[derive(sqlx_macros::FromRow)]
struct TemplateRow {
    id: PlanTemplateId,
    title: String,
    content: String,
}

impl TemplateRow {
    fn read(self) -> Result<PlanTemplate> {
        Ok(PlanTemplate { id: self.id, title: self.title, content: serde_json::from_str(&self.content)? })
    }
}

#[boxed_futures]
impl Plans<'_> {
    /// The templates of the structure, by title.
    ///
    /// # Errors
    /// [`StoreError::Database`], [`StoreError::Json`].
    pub async fn templates(&self) -> Result<Vec<PlanTemplate>> {
        let found: Vec<TemplateRow> =
            rows!(self.db, "select id, title, content from plan_template where structure_id = $1 order by title", self.scope())?;
        found.into_iter().map(TemplateRow::read).collect()
    }

    /// A template of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`], [`StoreError::Json`].
    pub async fn template(&self, id: &PlanTemplateId) -> Result<PlanTemplate> {
        let find = "select id, title, content from plan_template where structure_id = $1 and id = $2";
        let found: Option<TemplateRow> = row!(self.db, find, self.scope(), id)?;
        found.ok_or(StoreError::NotFound)?.read()
    }

    /// Keeps a template, made of the plan of that participant. Sent twice, one is kept.
    ///
    /// # Errors
    /// [`crate::Refusal::TitleTaken`]; [`PlanRefusal::Empty`] without a goal; [`PlanRefusal::TemplatesFull`].
    pub async fn add_template(&self, by: &Actor, title: &str, content: &Template, source: &PersonId) -> Result<PlanTemplateId> {
        if content.goals.is_empty() {
            return Err(PlanRefusal::Empty.into());
        }
        let content = serde_json::to_string(content)?;
        or_repeated(self.insert_template(by, title, &content, source).await, self.same_template(by, title, &content)).await
    }

    async fn insert_template(&self, by: &Actor, title: &str, content: &str, source: &PersonId) -> Result<PlanTemplateId> {
        let id: PlanTemplateId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let count: Option<i64> = tx_value!(&mut tx, "select count(*) from plan_template where structure_id = $1", self.scope())?;
        if count.unwrap_or_default() >= MOST_TEMPLATES {
            return Err(PlanRefusal::TemplatesFull.into());
        }
        let insert = "insert into plan_template (id, structure_id, title, content, source_id) values ($1, $2, $3, $4, $5)";
        tx_run!(&mut tx, insert, &id, self.scope(), title, content, source).on_taken(crate::Refusal::TitleTaken)?;
        tx.audit(&self.structure, by, "plan_template.added", id.as_str(), json!({ "title": title })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The template of that title, if the actor added it a moment ago with that content.
    async fn same_template(&self, by: &Actor, title: &str, content: &str) -> Result<Option<PlanTemplateId>> {
        let find = "select id from plan_template where structure_id = $1 and title = $2 and content = $3";
        let same: Option<PlanTemplateId> = value!(self.db, find, self.scope(), title, content)?;
        match same {
            Some(id) if self.did_lately(by, "plan_template.added", id.as_str()).await? => Ok(Some(id)),
            _ => Ok(None),
        }
    }

    /// Removes a template; plans that were copied from it stay. Removing it again succeeds.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn remove_template(&self, by: &Actor, id: &PlanTemplateId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        if tx_run!(&mut tx, "delete from plan_template where structure_id = $1 and id = $2", self.scope(), id)? == 1 {
            tx.audit(&self.structure, by, "plan_template.removed", id.as_str(), json!({})).await?;
        }
        tx.commit().await
    }
}
