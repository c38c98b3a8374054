//! Erases a person: names, contacts, free texts, documents and accesses go; amounts, months, days and states stay, so that statistics and
//! statements are the same as before.

use crate::{
    Actor, Objects, Result,
    db::{Db, LockTarget, Tx, to_millis, tx_row, tx_rows, tx_rows_in, tx_run},
    privacy::Privacy,
};
use boxed_futures::boxed_futures;
use chrono::{DateTime, Duration, Utc};
use domain::{
    people::{
        order::stored_key,
        saved_view::plain_query,
        search::{Searched, has_name, mentions, names_fully},
    },
    plan::template::Template,
    privacy::{
        erasure::{DETAILS_WITHOUT_PERSON, ERASED_FIRST_NAME, ERASED_TEXT, erased_last_name},
        retention::{REMOVED_DOCUMENT_DAYS, erased_up_to},
    },
    values::{
        ids::{PersonId, StructureId},
        paris,
    },
};
use serde_json::json;
use std::collections::BTreeSet;

/// What of an erased person lies outside the database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Erased {
    /// The identifiers of their messages, by which files of messages without a gateway are named.
    pub messages: Vec<String>,
}

#[derive(sqlx_macros::FromRow)]
struct Identity {
    first_name: String,
    last_name: String,
    phone: Option<String>,
    email: Option<String>,
}

/// The enrollments of a person, `$1`.
macro_rules! enrollments {
    () => {
        "(select id from enrollment where participant_id = $1)"
    };
}

/// The declarations of a person, `$1`.
macro_rules! declarations {
    () => {
        "(select d.id from declaration d join enrollment e on e.id = d.enrollment_id where e.participant_id = $1)"
    };
}

/// The statements that erase rows and texts, with the person as `$1`. They run after the person's name was replaced: triggers of
/// statements and plans look at that.
pub(crate) const STATEMENTS: &[&str] = &[
    "delete from push_subscription where person_id = $1",
    "delete from device where person_id = $1",
    "delete from known_browser where person_id = $1",
    "delete from invitation where person_id = $1",
    "delete from sign_in_code where person_id = $1",
    "delete from sign_in_step where person_id = $1",
    "delete from account_link where person_id = $1",
    "delete from second_factor where person_id = $1",
    "delete from recovery_code where person_id = $1",
    "delete from oidc_request where person_id = $1",
    "delete from oidc_identity where person_id = $1",
    "delete from passkey where person_id = $1",
    "delete from passkey_challenge where person_id = $1",
    "delete from contact_change where person_id = $1",
    "delete from sms_answer where person_id = $1",
    "delete from team_reminder where person_id = $1",
    "delete from calendar_feed where person_id = $1",
    "delete from sent_form where person_id = $1",
    "delete from saved_view where person_id = $1",
    "delete from form_draft where holder = $1 or form like '%' || $1 || '%'",
    "delete from form_draft where exists (select 1 from enrollment e where e.participant_id = $1 and form like '%' || e.id || '%')",
    concat!("delete from note where enrollment_id in ", enrollments!()),
    concat!("delete from check_in where enrollment_id in ", enrollments!()),
    concat!("delete from withdrawn_declaration where enrollment_id in ", enrollments!()),
    concat!("update declaration_version set note = null, clients = null where declaration_id in ", declarations!()),
    "update booking set reason = null where participant_id = $1",
    concat!("update plan_version set content = '{\"goals\":[]}' where enrollment_id in ", enrollments!()),
    "update attestation set initials = '–', digest = id where participant_id = $1",
    "update erasure_request set reason = null where person_id = $1",
];

/// As [`STATEMENTS`], with [`ERASED_TEXT`] as `$2`.
const TEXTS: &[&str] = &[
    concat!(
        "update enrollment set trade = $2, exit_reason = case when exit_reason is null then null else $2 end, pass_number = null
        where id in ",
        enrollments!()
    ),
    concat!(
        "update question set question = $2, answer = case when answer is null then null else $2 end
        where declaration_id in ",
        declarations!()
    ),
    concat!(
        "update correction_request set reason = $2, answer = case when answer is null then null else $2 end
        where declaration_id in ",
        declarations!()
    ),
    concat!("update declaration_version set entered_reason = $2 where entered_reason is not null and declaration_id in ", declarations!()),
    concat!(
        "update record_correction set reason = $2,
        old_value = case when old_value is null or field not in ('Trade', 'PassNumber', 'Siret', 'Address') then old_value else $2 end,
        new_value = case when new_value is null or field not in ('Trade', 'PassNumber', 'Siret', 'Address') then new_value else $2 end
        where enrollment_id in ",
        enrollments!()
    ),
    concat!("update suspension set reason = $2 where enrollment_id in ", enrollments!()),
    concat!("update goal set title = $2, target = null where enrollment_id in ", enrollments!()),
    concat!("update plan_action set title = $2 where goal_id in (select id from goal where enrollment_id in ", enrollments!(), ")"),
    concat!("update document set name = $2, digest = null, stored_digest = null where enrollment_id in ", enrollments!()),
];

/// Every row of the audit about a person, `$2`, or by them, in structure `$1`, whose details are neither empty nor redacted.
const ABOUT: &str = "select a.id, a.action from audit a
    where a.structure_id = $1 and a.details <> '{}' and a.details <> '{\"redacted\":true}' and (a.actor_id = $2 or a.subject_id in (
        select $2
        union all select e.id from enrollment e where e.participant_id = $2
        union all select d.id from declaration d join enrollment e on e.id = d.enrollment_id where e.participant_id = $2
        union all select w.id from withdrawn_declaration w join enrollment e on e.id = w.enrollment_id where e.participant_id = $2
        union all select d.id from document d join enrollment e on e.id = d.enrollment_id where e.participant_id = $2
        union all select n.id from note n join enrollment e on e.id = n.enrollment_id where e.participant_id = $2
        union all select g.id from goal g join enrollment e on e.id = g.enrollment_id where e.participant_id = $2
        union all select t.id from plan_action t join goal g on g.id = t.goal_id join enrollment e on e.id = g.enrollment_id
            where e.participant_id = $2
        union all select s.id from suspension s join enrollment e on e.id = s.enrollment_id where e.participant_id = $2
        union all select b.id from booking b where b.participant_id = $2
        union all select w.id from waitlist_entry w where w.participant_id = $2
        union all select t.id from attestation t where t.participant_id = $2
        union all select r.id from removed_record r where r.participant_id = $2
        union all select m.id from plan_template m where m.structure_id = $1 and m.source_id = $2
        union all select b.session_id from booking b where b.participant_id = $2
            and not exists (select 1 from booking o where o.session_id = b.session_id and o.participant_id <> $2)
    ))";

/// Those of some titles, `{ids}`, that the plan of another participant of structure `$1` has as a goal or an action. A record that
/// person `$2` was merged into is of the same participant.
const IN_OTHER_PLANS: &str = "select g.title from enrollment e join goal g on g.enrollment_id = e.id
    where e.structure_id = $1 and g.title in ({ids})
    and e.participant_id not in ($2, (select coalesce(p.merged_into, p.id) from person p where p.id = $2))
    union select a.title from enrollment o join goal h on h.enrollment_id = o.id join plan_action a on a.goal_id = h.id
    where o.structure_id = $1 and a.title in ({ids})
    and o.participant_id not in ($2, (select coalesce(q.merged_into, q.id) from person q where q.id = $2))";

impl Tx {
    /// Redacts the details of the events about the person that may hold personal data.
    async fn redact_events(&mut self, structure: &StructureId, person: &PersonId) -> Result<()> {
        self.seal_audit().await?;
        let events: Vec<(String, String)> = tx_rows!(self, ABOUT, structure, person)?;
        for (id, action) in events {
            if !DETAILS_WITHOUT_PERSON.contains(&action.as_str()) {
                self.redact(&id).await?;
            }
        }
        Ok(())
    }

    /// Deletes messages to the person or about their bookings, attempts counted under their contacts, and files, forms and views of others
    /// in which they are named. Returns the identifiers of the messages.
    async fn erase_traces(&mut self, structure: &StructureId, person: &PersonId, who: &Identity) -> Result<Vec<String>> {
        let mut messages = BTreeSet::new();
        let of_them: Vec<(String,)> = tx_rows!(
            self,
            "delete from outbox where person_id = $1 or booking_id in (select id from booking where participant_id = $1)
             or entry_id in (select id from waitlist_entry where participant_id = $1) returning id",
            person
        )?;
        messages.extend(of_them.into_iter().map(|(id,)| id));
        for contact in [&who.phone, &who.email].into_iter().flatten() {
            let to_them: Vec<(String,)> = tx_rows!(self, "delete from outbox where recipient = $1 returning id", contact.as_str())?;
            messages.extend(to_them.into_iter().map(|(id,)| id));
            tx_run!(self, "delete from sign_in_code where contact = $1", contact.as_str())?;
            tx_run!(self, "delete from attempt where subject like '%' || $1 || '%'", contact.as_str())?;
            tx_run!(self, "delete from form_draft where content like '%' || $1 || '%'", contact.as_str())?;
        }
        // Only drafts of the structure: others have people with short names too. A name is no pattern.
        let named = "delete from form_draft where holder in (select id from person where structure_id = $1)
            and replace(content, $2, '') <> content and replace(content, $3, '') <> content";
        tx_run!(self, named, structure, who.first_name.as_str(), who.last_name.as_str())?;
        // A view of a list by which they were looked for. A family name is searched in any case, and a view is saved again in a moment: an
        // ordinary word is reason enough.
        let views: Vec<(String, String, String)> =
            tx_rows!(self, "select id, name, query from saved_view where structure_id = $1", structure)?;
        let names = [who.first_name.as_str(), who.last_name.as_str()];
        let sought = Searched { names, trade: None, phone: who.phone.as_deref(), email: who.email.as_deref() };
        for (id, name, query) in views {
            if mentions(&format!("{name} {}", plain_query(&query)), &sought) {
                tx_run!(self, "delete from saved_view where id = $1", id.as_str())?;
            }
        }
        // A preview of an import names people in a text; the files can be sent again.
        tx_run!(self, "delete from import_preview where structure_id = $1", structure)?;
        Ok(messages.into_iter().collect())
    }

    /// Strikes the titles of templates made of the person's plan, but those that another participant’s plan has too: those are general
    /// unless a name of the person is in them, be it a word as well. A template whose own title has one, or of which no goal is left, is
    /// deleted. Of a template made of another plan, or of one that is not known, only titles go that can mean no one else.
    async fn strike_templates(&mut self, structure: &StructureId, person: &PersonId, who: &Identity) -> Result<()> {
        let find = "select id, title, content, source_id from plan_template where structure_id = $1";
        let found: Vec<(String, String, String, Option<String>)> = tx_rows!(self, find, structure)?;
        let names = [who.first_name.as_str(), who.last_name.as_str()];
        let sought = Searched { names, trade: None, phone: who.phone.as_deref(), email: who.email.as_deref() };
        for (id, title, content, source) in found {
            let is_theirs = source.as_deref() == Some(person.as_str());
            let names_them = |title: &str| {
                names_fully(title, &sought) || (is_theirs && (mentions(title, &sought) || has_name(title, who.first_name.as_str())))
            };
            let mut template: Template = serde_json::from_str(&content)?;
            let titles: BTreeSet<String> = template.items().map(|item| item.title().to_owned()).collect();
            let all = titles.len();
            let mut kept: BTreeSet<String> = titles.into_iter().filter(|title| !names_them(title)).collect();
            if is_theirs {
                let asked: Vec<&str> = kept.iter().map(String::as_str).collect();
                let general: Vec<(String,)> = tx_rows_in!(self, IN_OTHER_PLANS, &asked, structure, person)?;
                kept = general.into_iter().map(|(title,)| title).collect();
            }
            template.retain_titles(&kept);
            if template.goals.is_empty() || names_them(&title) {
                tx_run!(self, "delete from plan_template where id = $1", id.as_str())?;
            } else if is_theirs || kept.len() < all {
                let source = source.filter(|_| !is_theirs);
                let set = "update plan_template set content = $2, source_id = $3 where id = $1";
                tx_run!(self, set, id.as_str(), serde_json::to_string(&template)?, source)?;
            }
        }
        // The journal has the titles of templates that were removed too.
        let find =
            "select id, details from audit where structure_id = $1 and action = 'plan_template.added' and details <> '{\"redacted\":true}'";
        let added: Vec<(String, String)> = tx_rows!(self, find, structure)?;
        for (event, _) in added.iter().filter(|(_, details)| names_fully(details, &sought)) {
            self.redact(event).await?;
        }
        Ok(())
    }

    /// Erases a person within a transaction in which [`Tx::check_erasable`] passed, with the records that were merged into theirs. Returns
    /// the identifiers of the messages.
    async fn erase_person(&mut self, structure: &StructureId, by: &Actor, person: &PersonId) -> Result<Vec<String>> {
        // The steps of a merge hold what was moved and removed, and would bring it back.
        tx_run!(self, "delete from person_merge where kept_id = $1", person)?;
        tx_run!(self, "delete from person_merge where merged_id = $1", person)?;
        let merged: Vec<(PersonId,)> = tx_rows!(self, "select id from person where merged_into = $1", person)?;
        let mut messages = Vec::new();
        for (record,) in &merged {
            messages.extend(self.erase_record(structure, by, record).await?);
        }
        messages.extend(self.erase_record(structure, by, person).await?);
        self.audit(structure, by, "erasure.done", person.as_str(), json!({})).await?;
        Ok(messages)
    }

    /// Erases one record of a person: what it names, and all that it holds.
    pub(crate) async fn erase_record(&mut self, structure: &StructureId, by: &Actor, person: &PersonId) -> Result<Vec<String>> {
        let find = "select first_name, last_name, phone, email from person where structure_id = $1 and id = $2";
        let who: Option<Identity> = tx_row!(self, find, structure, person)?;
        let who = who.ok_or(crate::StoreError::NotFound)?;
        self.redact_events(structure, person).await?;
        let last_name = erased_last_name(person);
        tx_run!(
            self,
            "update person set first_name = $2, last_name = $3, phone = null, email = null, password_hash = null, address = null,
             siret = null, sms_stopped_at_phone = null, reminders = null, digest_days = null, erased_at = $4, name_key = $5 where id = $1",
            person,
            ERASED_FIRST_NAME,
            last_name.as_str(),
            by.at,
            stored_key(&last_name, ERASED_FIRST_NAME),
        )?;
        let messages = self.erase_traces(structure, person, &who).await?;
        self.strike_templates(structure, person, &who).await?;
        for statement in STATEMENTS {
            tx_run!(self, *statement, person)?;
        }
        for statement in TEXTS {
            tx_run!(self, *statement, person, ERASED_TEXT)?;
        }
        tx_run!(
            self,
            "update statement_row set first_name = $2, last_name = $3, pass_number = null,
             exit_reason = case when exit_reason is null then null else $4 end
             where enrollment_id in (select id from enrollment where participant_id = $1
                union all select id from removed_record where participant_id = $1)",
            person,
            ERASED_FIRST_NAME,
            last_name.as_str(),
            ERASED_TEXT,
        )?;
        // As removed so long ago that their content is erased now.
        tx_run!(
            self,
            concat!(
                "update document set removed_by = coalesce(removed_by, added_by), removed_at = $2 where object is not null
                 and enrollment_id in ",
                enrollments!()
            ),
            person,
            by.at - Duration::days(REMOVED_DOCUMENT_DAYS + 1),
        )?;
        let done = "update erasure_request set done_at = $2 where person_id = $1 and withdrawn_at is null and done_at is null";
        tx_run!(self, done, person, by.at)?;
        Ok(messages)
    }
}

#[boxed_futures]
impl Privacy<'_> {
    /// Erases a participant whose enrollment has ended. The content of documents is erased after the commit; when that fails, the
    /// job that erases removed documents does it.
    ///
    /// # Errors
    /// [`domain::privacy::erasure::ErasureRefusal`]; [`crate::StoreError::NotFound`]; [`crate::StoreError::Objects`] after all else was erased.
    pub async fn erase(&self, by: &Actor, person: &PersonId, objects: &Objects) -> Result<Erased> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.check_erasable(&self.structure, person).await?;
        self.erase_within(tx, by, person, objects).await
    }

    /// As [`Privacy::erase`], if the planned erasure is due and was not withdrawn meanwhile.
    ///
    /// # Errors
    /// As [`Privacy::erase`]; [`domain::privacy::erasure::ErasureRefusal::NotPlanned`].
    pub async fn erase_due(&self, by: &Actor, person: &PersonId, objects: &Objects) -> Result<Erased> {
        let mut tx = self.db.begin().await?;
        tx.lock_row(LockTarget::Structure, self.scope()).await?;
        tx.check_erasable(&self.structure, person).await?;
        tx.check_due(&self.structure, person, by.at).await?;
        self.erase_within(tx, by, person, objects).await
    }

    /// Erases a person within a transaction in which they were checked, commits it, and erases the content of their documents and what
    /// the write-ahead log still holds of them.
    async fn erase_within(&self, mut tx: Tx, by: &Actor, person: &PersonId, objects: &Objects) -> Result<Erased> {
        let messages = tx.erase_person(&self.structure, by, person).await?;
        tx.commit().await?;
        let documents = self.db.documents_to_erase(person).await?;
        for (id, object) in documents {
            objects.erase(&object).await?;
            let mut tx = self.db.begin().await?;
            tx_run!(&mut tx, "update document set object = null where id = $1 and removed_at is not null", id)?;
            tx.commit().await?;
        }
        self.db.empty_write_ahead_log().await?;
        Ok(Erased { messages })
    }
}

#[boxed_futures]
impl Db {
    async fn documents_to_erase(&self, person: &PersonId) -> Result<Vec<(String, String)>> {
        Ok(crate::db::rows!(
            self,
            "select d.id, d.object from document d join enrollment e on e.id = d.enrollment_id
             where e.participant_id = $1 and d.object is not null and d.removed_at is not null",
            person
        )?)
    }

    /// The participants who are kept for long enough, at most 100: not erased, and their last enrollment ended by the day of
    /// [`erased_up_to`]. With their structures.
    ///
    /// # Errors
    /// [`crate::StoreError::Database`].
    pub async fn former_participants(&self, now: DateTime<Utc>) -> Result<Vec<(StructureId, PersonId)>> {
        Ok(crate::db::rows!(
            self,
            "select distinct p.structure_id, p.id from enrollment l join person p on p.id = l.participant_id
             where l.left_on <= $1 and p.role = 'Participant' and p.erased_at is null
             and not exists (select 1 from enrollment e where e.participant_id = p.id and (e.left_on is null or e.left_on > $1))
             order by p.id limit 100",
            erased_up_to(paris::day(to_millis(now)))
        )?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::tables::tables_of_people;
    use domain::privacy::retention::NOT_PERSONAL;

    /// Tables of people that no list of statements names, with the reason.
    const OTHERWISE: &[(&str, &str)] = &[
        ("availability_window", "of the team"),
        ("busy", "times without a text"),
        ("coach_leave", "of the team"),
        ("declaration", "amounts, months and states stay"),
        ("extension", "days and a reason of a list stay"),
        ("leave_day", "of the team"),
        ("outbox", "messages are deleted with the traces of the person"),
        ("person", "the names and contacts of the record go first"),
        ("plan_template", "titles of their plan are struck, see `strike_templates`"),
        ("person_merge", "the steps of a merge are deleted with the record that stays"),
        ("removed_record", "identifiers alone"),
        ("review_batch_figure", "states alone"),
        ("session", "of the team"),
        ("statement_coefficient", "a number"),
        ("statement_row", "has a statement of its own"),
        ("substitution", "of the team"),
        ("substitution_day", "of the team"),
        ("suspended_day", "days stay"),
        ("turnover_line", "amounts stay"),
        ("waitlist_entry", "days and states stay"),
    ];

    #[test]
    fn every_table_of_a_person_is_erased_or_stays_for_a_reason() {
        for table in tables_of_people() {
            let writes = |sql: &&str| {
                let words = [format!("delete from {} ", table.name), format!("update {} ", table.name)];
                words.iter().any(|word| sql.starts_with(word.as_str()))
            };
            let erased = STATEMENTS.iter().chain(TEXTS).any(writes);
            let stays = OTHERWISE.iter().any(|(name, _)| *name == table.name);
            assert!(erased != stays, "erasing a person does not know {}", table.name);
        }
    }

    #[test]
    fn a_table_that_names_a_participant_has_an_end() {
        let impersonal = |table: &&crate::copies::tables::Table| NOT_PERSONAL.iter().any(|(name, _)| *name == table.name);
        let named: Vec<&str> = tables_of_people().filter(impersonal).map(|table| table.name).collect();
        assert_eq!(named, ["session"], "the coach of a session is of the team");
    }
}
