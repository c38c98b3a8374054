//! The addresses of pages, files and server functions. [`crate::routes`] has the handler of each.

use crate::web::page::encoded;
use domain::{
    people::Role,
    values::{
        ids::{DocumentId, EnrollmentId, PersonId, PreviewId, SessionId, SessionTypeId, StructureId, SuspensionId, VenueId, WindowId},
        month::Month,
    },
};
use server_fn::ServerFn;

/// The address of the first page of a role.
pub fn home_of(role: Role) -> &'static str {
    match role {
        Role::Participant => "/",
        Role::Coach | Role::Coordinator => "/verifications",
        Role::Network => "/reseau",
    }
}

/// The messages of the structure that did not arrive.
pub const FAILED_MESSAGES: &str = "/journal/messages?etat=echec";

/// The search over everything, for the team.
pub const SEARCH: &str = "/recherche";

/// What arrived for a member of the team.
pub const NEWS: &str = "/nouveautes";

/// A month of the signed-in participant.
pub fn declaration(month: Month) -> String {
    format!("/declarations/{month}")
}

/// A month of the signed-in participant that was just sent.
pub fn sent(month: Month) -> String {
    format!("/declarations/{month}?envoye=oui")
}

/// The documents of a month of the signed-in participant.
pub fn documents(month: Month) -> String {
    format!("/declarations/{month}/pieces")
}

/// A document of the signed-in participant, as a file.
pub fn document(month: Month, document: &DocumentId) -> String {
    format!("/declarations/{month}/pieces/{document}")
}

/// A session, for the signed-in participant.
pub fn session(session: &SessionId) -> String {
    format!("/rendez-vous/{session}")
}

/// A session as an ICS file.
pub fn session_file(session: &SessionId) -> String {
    format!("/rendez-vous/{session}/agenda.ics")
}

/// A postal address on a map of another site.
pub fn map(address: &str) -> String {
    format!("https://www.openstreetmap.org/search?query={}", encoded(address))
}

/// The free hours of a type of session, for the signed-in participant.
pub fn slots(session_type: &SessionTypeId) -> String {
    format!("/rendez-vous/prendre/{session_type}")
}

/// A participant, for the team.
pub fn participant(participant: &PersonId) -> String {
    format!("/suivis/{participant}")
}

/// A month of a participant, for the team.
pub fn month(participant: &PersonId, month: Month) -> String {
    format!("/suivis/{participant}/{month}")
}

/// A document of a participant, as a file for the team.
pub fn participant_document(participant: &PersonId, document: &DocumentId) -> String {
    format!("/suivis/{participant}/pieces/{document}")
}

/// The attestation of a participant, for the team.
pub fn participant_attestation(participant: &PersonId) -> String {
    format!("/suivis/{participant}/attestation")
}

/// The action plan of a participant, for the team.
pub fn participant_plan(participant: &PersonId) -> String {
    format!("/suivis/{participant}/plan")
}

/// Where the team books for a participant: what to book.
pub fn book_for(participant: &PersonId) -> String {
    format!("/suivis/{participant}/rendez-vous")
}

/// Where the team records a meeting that a participant had without a booking.
pub fn record_meeting(participant: &PersonId) -> String {
    format!("/suivis/{participant}/rendez-vous/noter")
}

/// Where the team books for a participant: when.
pub fn book_type_for(participant: &PersonId, session_type: &SessionTypeId) -> String {
    format!("/suivis/{participant}/rendez-vous/{session_type}")
}

/// The enrollment of a participant.
pub fn enrollment(participant: &PersonId) -> String {
    format!("/suivis/{participant}/parcours")
}

/// The exit of a participant.
pub fn exit(participant: &PersonId) -> String {
    format!("/suivis/{participant}/parcours/sortie")
}

/// The entry record of a participant.
pub fn entry_record(participant: &PersonId) -> String {
    format!("/suivis/{participant}/parcours/fiche")
}

/// One enrollment of a participant, an earlier one too.
pub fn one_enrollment(participant: &PersonId, enrollment: &EnrollmentId) -> String {
    format!("/suivis/{participant}/parcours/{enrollment}")
}

/// A suspension of a participant.
pub fn suspension(participant: &PersonId, suspension: &SuspensionId) -> String {
    format!("/suivis/{participant}/parcours/suspensions/{suspension}")
}

/// A session, for the team.
pub fn agenda_session(session: &SessionId) -> String {
    format!("/agenda/seance/{session}")
}

/// A type of session.
pub fn session_type(session_type: &SessionTypeId) -> String {
    format!("/agenda/types/{session_type}")
}

/// The reminders of a month that the team sends; with `everyone` to the people of every coach.
pub fn reminders(month: Month, everyone: bool) -> String {
    format!("/relances?mois={month}{}", if everyone { "&tous=oui" } else { "" })
}

/// An availability window of a coach.
pub fn window(window: &WindowId) -> String {
    format!("/agenda/plages/{window}")
}

/// A venue.
pub fn venue(venue: &VenueId) -> String {
    format!("/agenda/lieux/{venue}")
}

/// The monthly statement of a month.
pub fn statement(month: Month) -> String {
    format!("/pilotage/etats/{month}")
}

/// A person, for the coordinator.
pub fn person(person: &PersonId) -> String {
    format!("/personnes/{person}")
}

/// The erasure of a participant, for the coordinator.
pub fn erasure(person: &PersonId) -> String {
    format!("/personnes/{person}/effacement")
}

/// The departure of a member of the team, for the coordinator.
pub fn departure(person: &PersonId) -> String {
    format!("/personnes/{person}/depart")
}

/// The removal of a participant who was added by mistake, for the coordinator.
pub fn removal(person: &PersonId) -> String {
    format!("/personnes/{person}/retirer")
}

/// The merge of a record, which stays, with another, for the coordinator; without another, the choice of it.
pub fn merging(kept: &PersonId, merged: Option<&PersonId>) -> String {
    let page = format!("/personnes/{kept}/regrouper");
    merged.map_or(page.clone(), |merged| format!("{page}?avec={merged}"))
}

/// The printed card of a person.
pub fn card(person: &PersonId) -> String {
    format!("/personnes/{person}/carte")
}

/// The preview of an import.
pub fn import_preview(preview: &PreviewId) -> String {
    format!("/personnes/importer/{preview}")
}

/// A structure, for the network.
pub fn network_structure(structure: &StructureId) -> String {
    format!("/reseau/{structure}")
}

/// The address of a server function, for the `action` of a form.
pub const fn action<F: ServerFn>() -> &'static str {
    F::PATH
}

/// `mailto:` address, escaped so that a mail address, which people type, cannot add recipients or text.
pub fn mailto(email: &str) -> String {
    let escaped = [("%", "%25"), ("?", "%3F"), ("&", "%26"), ("#", "%23")];
    let address = escaped.iter().fold(email.to_owned(), |address, (sign, code)| address.replace(sign, code));
    format!("mailto:{address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_cannot_add_recipients() {
        assert_eq!(mailto("awa@exemple.fr"), "mailto:awa@exemple.fr");
        assert_eq!(mailto("a?bcc=b%40c.fr&x#@exemple.fr"), "mailto:a%3Fbcc=b%2540c.fr%26x%23@exemple.fr");
    }
}
