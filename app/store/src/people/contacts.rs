//! Names and contacts of a person that change.

use crate::{
    Actor, Message, People, Person, Refusal, Result, StoreError,
    db::{LockTarget, error::OnTaken, tx_row, tx_run},
};
use boxed_futures::boxed_futures;
use domain::{
    messages::delivery::MessageKind,
    people::{Email, Phone, newcomer::ContactDetails, order::stored_key},
    values::ids::PersonId,
};
use serde_json::json;

#[boxed_futures]
impl People<'_> {
    /// Changes a person's names and contacts. If phone or address change, sign-in codes sent to the old ones stop working, the
    /// person's devices are signed out, and the notices are sent. The address of a member of the team stays: they change it
    /// themselves, see [`People::ask_for_email`].
    ///
    /// # Errors
    /// [`Refusal::PhoneTaken`], [`Refusal::EmailTaken`], [`Refusal::EmailOfTeam`], [`StoreError::NotFound`].
    pub async fn change_contact(&self, by: &Actor, id: &PersonId, to: &ContactDetails, notices: &[Message]) -> Result<()> {
        let mut tx = self.db.begin().await?;
        let find =
            "select id, structure_id, role, first_name, last_name, phone, email, language from person where structure_id = $1 and id = $2
             and erased_at is null and removed_at is null";
        let old: Option<Person> = tx_row!(&mut tx, find, self.scope(), id)?;
        let old = old.ok_or(StoreError::NotFound)?;
        tx.lock_row(LockTarget::Person, id.as_str()).await?;
        let (phone, email) = (to.phone.as_ref().map(Phone::as_str), to.email.as_ref().map(Email::as_str));
        if old.role.has_password() && email != old.email.as_deref() {
            return Err(Refusal::EmailOfTeam.into());
        }
        tx.check_contact_free(to.phone.as_ref(), to.email.as_ref(), Some(id)).await?;
        tx_run!(
            &mut tx,
            "update person set first_name = $3, last_name = $4, phone = $5, email = $6, name_key = $7 where structure_id = $1 and id = $2",
            self.scope(),
            id,
            to.first_name.as_str(),
            to.last_name.as_str(),
            phone,
            email,
            stored_key(&to.last_name, &to.first_name),
        )
        .on_taken(Refusal::ContactTaken)?;
        if (phone, email) != (old.phone.as_deref(), old.email.as_deref()) {
            tx.end_devices(id, None).await?;
            for notice in notices {
                tx.enqueue(Some(&self.structure), MessageKind::AccountNotice, None, notice, by.at).await?;
            }
        }
        tx_run!(&mut tx, "delete from sign_in_code where person_id = $1 and used_at is null", id)?;
        tx.keep_messages_with(id, old.phone.as_deref(), old.email.as_deref()).await?;
        let phone = to.phone.as_ref().map(|phone| phone.as_str().to_owned());
        let email = to.email.as_ref().map(|email| email.as_str().to_owned());
        let changed = changed_fields([
            ("first_name", old.first_name != to.first_name),
            ("last_name", old.last_name != to.last_name),
            ("phone", old.phone != phone),
            ("email", old.email != email),
        ]);
        tx.audit(&self.structure, by, "person.contact", id.as_str(), json!({ "changed": changed })).await?;
        tx.commit().await
    }
}

/// The names of the fields that changed: the audit holds no values of people.
pub(crate) fn changed_fields<const N: usize>(fields: [(&'static str, bool); N]) -> Vec<&'static str> {
    fields.into_iter().filter(|(_, changed)| *changed).map(|(name, _)| name).collect()
}
