//! The invariants of the rows, as SQL that both engines run: `essor verify`.
//!
//! Keys, checks and triggers hold most of it already. A database that was damaged, restored from parts or changed by hand shows here.

use crate::{
    Result,
    db::{Tx, TxOn, on_tx},
};

/// The most rows that a violation names.
const MOST_NAMED: usize = 5;

/// Something that must be true of all rows.
#[derive(Debug, Clone, Copy)]
pub struct Invariant {
    /// What is true, in French: a command prints it.
    pub about: &'static str,
    /// Selects a text for each row of which it is not true.
    pub sql: &'static str,
}

/// An invariant that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// [`Invariant::about`].
    pub about: &'static str,
    /// The number of rows of which it is not true.
    pub rows: usize,
    /// The first of them.
    pub named: Vec<String>,
}

macro_rules! invariants {
    ($($about:literal: $sql:literal;)+) => {
        /// All invariants. Another is a row: what is true, and a query that selects what breaks it.
        pub const INVARIANTS: &[Invariant] = &[$(Invariant { about: $about, sql: $sql }),+];
    };
}

invariants! {
    "une place d’un rendez-vous est tenue par une seule réservation":
        "select session_id || '/' || place from booking where state in ('Booked', 'Attended', 'NoShow') and released_at is null
         group by session_id, place having count(*) > 1";
    "un rendez-vous n’a pas plus de réservations que de places":
        "select b.session_id from booking b where b.state in ('Booked', 'Attended', 'NoShow') and b.released_at is null
         group by b.session_id having count(*) > (select count(*) from session_place p where p.session_id = b.session_id)";
    "une personne n’a qu’une réservation active par rendez-vous":
        "select session_id || '/' || participant_id from booking where state in ('Booked', 'Attended', 'NoShow')
         group by session_id, participant_id having count(*) > 1";
    "une place tenue l’est par une réservation ou une offre de ce rendez-vous":
        "select p.session_id || '/' || p.place from session_place p where p.held_by is not null
         and not exists (select 1 from booking b where b.id = p.held_by and b.session_id = p.session_id and b.place = p.place)
         and not exists (select 1 from waitlist_entry w where w.id = p.held_by and w.session_id = p.session_id and w.place = p.place)";
    "une réservation à venir tient sa place":
        "select b.id from booking b join session s on s.id = b.session_id
         where b.state = 'Booked' and b.released_at is null and s.cancelled_at is null and not exists
         (select 1 from session_place p where p.session_id = b.session_id and p.place = b.place and p.held_by = b.id)";
    "un rendez-vous annulé n’occupe l’agenda de personne":
        "select distinct s.id from session s join busy b on b.session_id = s.id where s.cancelled_at is not null";
    "un rendez-vous va du début de sa première date à la fin de sa dernière":
        "select s.id from session s where
         s.starts_at <> (select min(d.starts_at) from session_date d where d.session_id = s.id)
         or s.ends_at <> (select max(d.ends_at) from session_date d where d.session_id = s.id)
         or not exists (select 1 from session_date d where d.session_id = s.id)";
    "une personne attend une seule fois par rendez-vous":
        "select session_id || '/' || participant_id from waitlist_entry where state in ('Waiting', 'Offered')
         group by session_id, participant_id having count(*) > 1";
    "une place n’est proposée qu’à une personne":
        "select session_id || '/' || place from waitlist_entry where state = 'Offered' group by session_id, place having count(*) > 1";
    "un mois n’est déclaré qu’une fois par parcours":
        "select enrollment_id || '/' || month from declaration group by enrollment_id, month having count(*) > 1";
    "une déclaration compte sa dernière version":
        "select d.id from declaration d where d.version <> coalesce((select max(v.number) from declaration_version v where v.declaration_id = d.id), 0)";
    "les versions d’une déclaration se suivent":
        "select declaration_id from declaration_version group by declaration_id having count(*) <> max(number) or min(number) <> 1";
    "le total d’une déclaration est celui de sa version":
        "select d.id from declaration d join declaration_version v on v.declaration_id = d.id and v.number = d.version where v.total <> d.total";
    "le total d’une version est la somme de ses lignes":
        "select v.declaration_id || '/' || v.number from declaration_version v where v.total <> coalesce((
         select cast(sum(l.amount) as bigint) from turnover_line l where l.declaration_id = v.declaration_id and l.version = v.number), 0)";
    "une déclaration n’a qu’une question ouverte":
        "select declaration_id from question where closed_at is null group by declaration_id having count(*) > 1";
    "une déclaration n’a qu’une demande de correction ouverte":
        "select declaration_id from correction_request where decided_at is null group by declaration_id having count(*) > 1";
    "deux parcours d’une personne n’ont aucun jour en commun":
        "select a.id from enrollment a join enrollment b on b.participant_id = a.participant_id and b.id > a.id
         where a.starts_on <= coalesce(b.left_on, a.starts_on) and b.starts_on <= coalesce(a.left_on, b.starts_on)";
    "une place de la structure est tenue par un seul parcours en cours":
        "select structure_id || '/' || place from enrollment where left_on is null group by structure_id, place having count(*) > 1";
    "un parcours en cours tient une place qui n’est pas fermée":
        "select e.id from enrollment e join structure_place p on p.structure_id = e.structure_id and p.place = e.place
         where e.left_on is null and p.closed";
    "un parcours se termine entre ses dates":
        "select id from enrollment where starts_on > ends_on or left_on < starts_on or left_on > ends_on";
    "un parcours est celui d’un participant, suivi par un membre de l’équipe":
        "select e.id from enrollment e join person p on p.id = e.participant_id join person c on c.id = e.coach_id
         where p.role <> 'Participant' or c.role not in ('Coach', 'Coordinator')";
    "deux suspensions d’un parcours ne se chevauchent pas":
        "select a.id from suspension a join suspension b on b.enrollment_id = a.enrollment_id and b.id > a.id
         where a.first_day <= b.last_day and b.first_day <= a.last_day";
    "les jours suspendus sont ceux des suspensions":
        "select s.id from suspension s where
         coalesce((select min(d.day) from suspended_day d where d.suspension_id = s.id), s.last_day) <> s.first_day
         or coalesce((select max(d.day) from suspended_day d where d.suspension_id = s.id), s.first_day) <> s.last_day
         or not exists (select 1 from suspended_day d where d.suspension_id = s.id)";
    "un jour de congé est dans son congé":
        "select d.coach_id from leave_day d join coach_leave l on l.id = d.leave_id where d.day < l.from_day or d.day > l.to_day or d.coach_id <> l.coach_id";
    "un jour de remplacement est dans son remplacement":
        "select d.coach_id from substitution_day d join substitution s on s.id = d.substitution_id
         where d.day < s.from_day or d.day > s.to_day or d.coach_id <> s.coach_id";
    "les versions d’un état mensuel se suivent":
        "select structure_id || '/' || month from statement group by structure_id, month having count(*) <> max(version) or min(version) <> 1";
    "un état mensuel a toutes ses lignes":
        "select s.id from statement s where s.people <> (select count(*) from statement_row r where r.statement_id = s.id)";
    "un plan n’a qu’un brouillon, et un plan signé a ses deux signatures":
        "select enrollment_id from plan_version where state = 'Draft' group by enrollment_id having count(*) > 1
         union all
         select enrollment_id from plan_version where state = 'Agreed' and (participant_signed_at is null or coach_signed_at is null)";
    "un numéro de téléphone ou une adresse n’appartient qu’à une personne":
        "select min(id) from person where phone is not null group by phone having count(*) > 1
         union all
         select min(id) from person where email is not null group by email having count(*) > 1";
    "un message est de la structure de son destinataire":
        "select o.id from outbox o join person p on p.id = o.person_id where o.structure_id <> p.structure_id";
    "un événement du journal est de la structure de la personne qui a agi":
        "select a.id from audit a join person p on p.id = a.actor_id where a.structure_id <> p.structure_id and p.role <> 'Network'";
    "un document n’est rangé qu’une fois, et un document sans contenu a été retiré":
        "select min(id) from document where object is not null group by object having count(*) > 1
         union all
         select id from document where object is null and removed_at is null";
    "tous les états sont connus":
        "select 'declaration ' || id from declaration where state not in ('Submitted', 'QuestionAsked', 'Validated', 'Reported')
         union all
         select 'booking ' || id from booking where state not in ('Booked', 'Attended', 'NoShow', 'CancelledByParticipant', 'CancelledByStructure')
         union all
         select 'waitlist_entry ' || id from waitlist_entry where state not in ('Waiting', 'Offered', 'Accepted', 'Passed', 'Expired', 'Left', 'Closed')
         union all
         select 'plan_version ' || enrollment_id from plan_version where state not in ('Draft', 'Agreed', 'Withdrawn', 'Recorded')
         union all
         select 'person ' || id from person where role not in ('Participant', 'Coach', 'Coordinator', 'Network')";
}

/// Rows that refer to rows that are not there. PostgreSQL checks that itself unless its checks were disabled: then their names are selected.
const REFERENCES: &str = "chaque ligne se rapporte à des lignes qui existent";

/// What of the file itself is damaged.
const INTEGRITY: &str = "le fichier de la base est intact";

/// All violations, in the order of [`INVARIANTS`].
pub(super) async fn violations(tx: &mut Tx) -> Result<Vec<Violation>> {
    let mut found = Vec::new();
    let engine: &[Invariant] = match tx.on {
        TxOn::Sqlite(_) => &[
            Invariant { about: INTEGRITY, sql: "select integrity_check from pragma_integrity_check where integrity_check <> 'ok'" },
            Invariant { about: REFERENCES, sql: "select \"table\" || ' ' || coalesce(rowid, 0) from pragma_foreign_key_check" },
        ],
        TxOn::Postgres(_) => &[Invariant {
            about: REFERENCES,
            sql: "select conname::text from pg_constraint where contype = 'f' and not convalidated
                  union all
                  select tgname::text from pg_trigger where tgenabled in ('D', 'R')",
        }],
    };
    for &Invariant { about, sql } in engine.iter().chain(INVARIANTS) {
        let mut named: Vec<String> = on_tx!(tx, |conn| sqlx::query_scalar(sql).fetch_all(conn).await)?;
        if !named.is_empty() {
            let rows = named.len();
            named.truncate(MOST_NAMED);
            found.push(Violation { about, rows, named });
        }
    }
    Ok(found)
}
