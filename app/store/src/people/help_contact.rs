//! Whom a participant calls or writes to, as it is stored.

use crate::{People, Result, db::row};
use boxed_futures::boxed_futures;
use chrono::NaiveDate;
use domain::{
    people::help_contact::{HelpContact, NamedContact},
    values::ids::PersonId,
};

/// The contacts of a participant's coach, of the substitute of that day, and of the structure.
#[derive(Debug, sqlx_macros::FromRow)]
pub(crate) struct HelpContactRow {
    coach_name: String,
    coach_phone: Option<String>,
    coach_email: Option<String>,
    coach_left: bool,
    substitute_name: Option<String>,
    substitute_phone: Option<String>,
    substitute_email: Option<String>,
    structure_name: String,
    structure_phone: Option<String>,
    structure_email: Option<String>,
}

impl HelpContactRow {
    /// Whom the participant turns to.
    pub(crate) fn contact(self) -> HelpContact {
        let coach = NamedContact { name: self.coach_name, phone: self.coach_phone, email: self.coach_email };
        let (phone, email) = (self.substitute_phone, self.substitute_email);
        let substitute = self.substitute_name.map(|name| NamedContact { name, phone, email });
        let structure = NamedContact { name: self.structure_name, phone: self.structure_phone, email: self.structure_email };
        HelpContact::of((!self.coach_left).then_some(&coach), substitute.as_ref(), &structure)
    }
}

#[boxed_futures]
impl People<'_> {
    /// Whom a participant of the structure calls or writes to on a day, by their newest enrollment; `None` for a person who never was
    /// enrolled.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn help_contact(&self, participant: &PersonId, today: NaiveDate) -> Result<Option<HelpContact>> {
        let found: Option<HelpContactRow> = row!(
            self.db,
            "select c.first_name || ' ' || c.last_name as coach_name, c.phone as coach_phone, c.email as coach_email,
             c.left_team_at is not null as coach_left, sub.first_name || ' ' || sub.last_name as substitute_name,
             sub.phone as substitute_phone, sub.email as substitute_email,
             st.name as structure_name, st.phone as structure_phone, st.email as structure_email
             from enrollment e join person c on c.id = e.coach_id join structure st on st.id = e.structure_id
             left join substitution_day sd on sd.coach_id = e.coach_id and sd.day = $3
             left join substitution su on su.id = sd.substitution_id left join person sub on sub.id = su.substitute_id
             where e.structure_id = $1 and e.participant_id = $2 order by e.starts_on desc limit 1",
            self.scope(),
            participant,
            today
        )?;
        Ok(found.map(HelpContactRow::contact))
    }
}
