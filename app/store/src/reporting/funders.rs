//! What funders see: links that can be cut, and half-years that are told once and stay as they were told.

use crate::{
    Actor, Refusal, Result, StoreError,
    db::{Db, StructureStore, error::OnTaken, new_id, repeats::or_repeated, row, rows, tx_run, tx_value},
    reporting::Reporting,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    reporting::disclosure::{half_year::HalfYear, link::NewLink, snapshot::Snapshot},
    values::ids::{FunderLinkId, StructureId},
};
use serde_json::json;

/// A link that was given to a funder, cut or not.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FunderLink {
    /// Its identifier.
    pub id: FunderLinkId,
    /// For whom it is.
    pub label: String,
    /// The hash of its token.
    pub token_hash: String,
    /// The last day on which it opens, inclusive.
    pub until: NaiveDate,
    /// When it was made, UTC.
    pub created_at: DateTime<Utc>,
    /// The last day on which somebody opened it.
    pub seen_on: Option<NaiveDate>,
    /// When it was cut, UTC.
    pub revoked_at: Option<DateTime<Utc>>,
}

impl FunderLink {
    /// Whether it opens that day.
    pub fn opens_on(&self, today: NaiveDate) -> bool {
        self.revoked_at.is_none() && today <= self.until
    }
}

#[derive(sqlx::FromRow)]
struct MadeLink {
    id: FunderLinkId,
    token_hash: String,
}

/// Whose results a link shows.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub struct FunderView {
    /// The structure.
    pub structure_id: StructureId,
    /// Its name.
    pub structure: String,
    seen_on: Option<NaiveDate>,
}

/// What was told of a half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The half-year.
    pub half: HalfYear,
    /// What is told of it.
    pub snapshot: Snapshot,
    /// Since when, UTC.
    pub published_at: DateTime<Utc>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct PublishedRow {
    half_year: HalfYear,
    snapshot: String,
    published_at: DateTime<Utc>,
}

impl PublishedRow {
    pub(crate) fn read(self) -> Result<Published> {
        Ok(Published { half: self.half_year, snapshot: serde_json::from_str(&self.snapshot)?, published_at: self.published_at })
    }
}

impl Reporting<'_> {
    /// Makes a link and gives its identifier, from which `token_hash` makes the hash of its token. One of that name that ended
    /// by itself gives its name away. Sent twice by the same person with the same token, one link is made.
    ///
    /// # Errors
    /// [`Refusal::LabelTaken`] when a link of that name still opens.
    pub async fn open_funder_link(
        &self,
        by: &Actor,
        new: &NewLink,
        token_hash: impl Fn(&FunderLinkId) -> String,
        today: NaiveDate,
    ) -> Result<FunderLinkId> {
        or_repeated(self.insert_funder_link(by, new, &token_hash, today).await, self.funder_link_opened(by, new, &token_hash)).await
    }

    /// A link that the person who acts made a moment ago just so, if its token is the one that they would make of it now.
    async fn funder_link_opened(
        &self,
        by: &Actor,
        new: &NewLink,
        token_hash: impl Fn(&FunderLinkId) -> String,
    ) -> Result<Option<FunderLinkId>> {
        let made: Option<MadeLink> = row!(
            self.db,
            "select id, token_hash from funder_link where structure_id = $1 and label = $2 and until = $3 and revoked_at is null
             and created_by = $4 and created_at >= $5",
            self.scope(),
            new.label.as_str(),
            new.until,
            by.person_id(),
            by.repeats_from(),
        )?;
        Ok(made.filter(|made| token_hash(&made.id) == made.token_hash).map(|made| made.id))
    }

    async fn insert_funder_link(
        &self,
        by: &Actor,
        new: &NewLink,
        token_hash: impl Fn(&FunderLinkId) -> String,
        today: NaiveDate,
    ) -> Result<FunderLinkId> {
        let id: FunderLinkId = new_id(by.at)?;
        let mut tx = self.db.begin().await?;
        tx_run!(
            &mut tx,
            "update funder_link set revoked_at = $4 where structure_id = $1 and label = $2 and until < $3 and revoked_at is null",
            self.scope(),
            new.label.as_str(),
            today,
            by.at,
        )?;
        tx_run!(
            &mut tx,
            "insert into funder_link (id, structure_id, label, token_hash, until, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)",
            id.as_str(),
            self.scope(),
            new.label.as_str(),
            token_hash(&id),
            new.until,
            by.person_id(),
            by.at,
        )
        .on_taken(Refusal::LabelTaken)?;
        tx.audit(&self.structure, by, "funder_link.opened", id.as_str(), json!({ "label": new.label, "until": new.until })).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Cuts a link: it shows nothing from now on. Done twice, it is done once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub async fn revoke_funder_link(&self, by: &Actor, id: &FunderLinkId) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find = "select label from funder_link where structure_id = $1 and id = $2";
        let label: Option<String> = tx_value!(&mut tx, find, self.scope(), id.as_str())?;
        let label = label.ok_or(StoreError::NotFound)?;
        let cut = "update funder_link set revoked_at = $3 where structure_id = $1 and id = $2 and revoked_at is null";
        if tx_run!(&mut tx, cut, self.scope(), id.as_str(), by.at)? == 1 {
            tx.audit(&self.structure, by, "funder_link.revoked", id.as_str(), json!({ "label": label })).await?;
        }
        tx.commit().await
    }

    /// The links of the structure, the newest first, those that were cut included.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn funder_links(&self) -> Result<Vec<FunderLink>> {
        Ok(rows!(
            self.db,
            "select id, label, token_hash, until, created_at, seen_on, revoked_at from funder_link
             where structure_id = $1 order by created_at desc, id desc",
            self.scope()
        )?)
    }

    /// Tells a half-year, once and for all. That it is over is the rule's to say, see [`HalfYear::is_over`]. Sent twice by the
    /// same person, it is told once: what was told first stands.
    ///
    /// # Errors
    /// [`Refusal::ResultsPublished`] when it has been told already: what was told then stands.
    pub async fn publish(&self, by: &Actor, half: HalfYear, snapshot: &Snapshot) -> Result<()> {
        or_repeated(self.insert_published(by, half, snapshot).await, async {
            Ok(self.did_lately(by, "results.published", &half.to_string()).await?.then_some(()))
        })
        .await
    }

    async fn insert_published(&self, by: &Actor, half: HalfYear, snapshot: &Snapshot) -> Result<()> {
        let mut tx = self.db.begin().await?;
        tx_run!(
            &mut tx,
            "insert into published_half_year (structure_id, half_year, snapshot, published_by, published_at) values ($1, $2, $3, $4, $5)",
            self.scope(),
            half.to_string(),
            serde_json::to_string(snapshot)?,
            by.person_id(),
            by.at,
        )
        .on_taken(Refusal::ResultsPublished)?;
        tx.audit(&self.structure, by, "results.published", &half.to_string(), json!({})).await?;
        tx.commit().await
    }

    /// What has been told, the oldest half-year first.
    ///
    /// # Errors
    /// [`StoreError::Json`] for a snapshot that cannot be read.
    pub async fn published(&self) -> Result<Vec<Published>> {
        let rows: Vec<PublishedRow> = rows!(
            self.db,
            "select half_year, snapshot, published_at from published_half_year where structure_id = $1 order by half_year",
            self.scope()
        )?;
        rows.into_iter().map(PublishedRow::read).collect()
    }
}

impl Db {
    /// Whose results a link shows that day, and notes the day on which it was opened: nobody's once it was cut or has ended.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn funder_view(&self, token_hash: &str, today: NaiveDate) -> Result<Option<FunderView>> {
        let view: Option<FunderView> = row!(
            self,
            "select l.structure_id, s.name as structure, l.seen_on from funder_link l join structure s on s.id = l.structure_id
             where l.token_hash = $1 and l.revoked_at is null and l.until >= $2",
            token_hash,
            today
        )?;
        // Once a day is enough to know that it is used.
        if view.as_ref().is_some_and(|view| view.seen_on.is_none_or(|seen| seen < today)) {
            let mut tx = self.begin().await?;
            tx_run!(&mut tx, "update funder_link set seen_on = $2 where token_hash = $1", token_hash, today)?;
            tx.commit().await?;
        }
        Ok(view)
    }
}
