//! The phone number and the mail address of a structure, for participants and for visitors who cannot sign in.

use crate::{
    Actor, Result, StoreError,
    db::{Db, LockTarget, row, rows, tx_run},
    structure::Settings,
};
use boxed_futures::boxed_futures;
use domain::people::{Email, Phone, help_contact::NamedContact, order::sort_by_text};
use serde_json::json;

/// The columns of a structure's contact.
#[derive(sqlx_macros::FromRow)]
struct ContactRow {
    name: String,
    phone: Option<String>,
    email: Option<String>,
}

impl From<ContactRow> for NamedContact {
    fn from(ContactRow { name, phone, email }: ContactRow) -> Self {
        Self { name, phone, email }
    }
}

#[boxed_futures]
impl Settings<'_> {
    /// The name, the number and the address of the structure.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Database`].
    pub async fn contact(&self) -> Result<NamedContact> {
        let found: Option<ContactRow> = row!(self.db, "select name, phone, email from structure where id = $1", self.scope())?;
        found.map(NamedContact::from).ok_or(StoreError::NotFound)
    }

    /// Sets the number and the address of the structure; `None` removes them. The same ones change nothing.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn set_contact(&self, by: &Actor, phone: Option<&Phone>, email: Option<&Email>) -> Result<()> {
        let (phone, email) = (phone.map(Phone::as_str), email.map(Email::as_str));
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        let set = "update structure set phone = $2, email = $3
             where id = $1 and (coalesce(phone, '') <> coalesce($2, '') or coalesce(email, '') <> coalesce($3, ''))";
        if tx_run!(&mut tx, set, self.scope(), phone, email)? == 1 {
            tx.audit(&self.structure, by, "structure.contact", self.scope(), json!({ "phone": phone, "email": email })).await?;
        }
        tx.commit().await
    }
}

#[boxed_futures]
impl Db {
    /// The structures of this database that have given a number or an address, by name.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn structure_contacts(&self) -> Result<Vec<NamedContact>> {
        let found: Vec<ContactRow> =
            rows!(self, "select name, phone, email from structure where phone is not null or email is not null order by id")?;
        let mut contacts: Vec<NamedContact> = found.into_iter().map(NamedContact::from).collect();
        sort_by_text(&mut contacts, |contact| contact.name.clone());
        Ok(contacts)
    }
}
