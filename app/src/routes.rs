//! The table of addresses: every page, file and server function with its permission and its handler. The server serves these and nothing
//! else, and its gate calls [`who_may`].

use crate::{
    agenda, bookings, caseload,
    declarations::{self, attestation, documents},
    enrollments, help, home, journal, me, messages, navigation, news, offline, people,
    permissions::Who,
    plan, privacy, reporting, review, search, sign_in, statements, structure,
    url::action,
    web::{context::AppState, languages, render::Loader},
};
use axum::routing::{MethodRouter, get};
use domain::people::Role;
use std::{collections::HashMap, sync::LazyLock};

/// A page: its address, its permission and its loader.
#[derive(Debug, Clone, Copy)]
pub struct PageRoute {
    /// The address as axum writes it; `{…}` is a parameter.
    pub address: &'static str,
    /// Who may open it.
    pub who: Who,
    /// Its loader.
    pub load: Loader,
}

macro_rules! pages {
    ($($address:literal, $who:ident => $load:path;)+) => {
        /// Every page.
        // What a constant refers to, here the code of all pages, would be compiled anew wherever it is named.
        pub static PAGES: &[PageRoute] = &[$(PageRoute { address: $address, who: Who::$who, load: |address| Box::pin($load(address)) }),+];
    };
}

pages! {
    "/", SignedIn => home::today;
    "/declarations", Participant => declarations::pages::list;
    "/declarations/a-mettre-de-cote", Participant => declarations::set_aside::page;
    "/declarations/caf", Participant => declarations::caf::page;
    "/declarations/attestation", Participant => attestation::page::own;
    "/declarations/{month}", Participant => declarations::pages::month;
    "/declarations/{month}/pieces", Participant => documents::pages::month;
    "/rendez-vous", Participant => bookings::pages::list;
    "/rendez-vous/passes", Participant => bookings::pages::past;
    "/rendez-vous/confirmer", Participant => bookings::picker::confirm;
    "/rendez-vous/prendre/{type}", Participant => bookings::picker::choose;
    "/rendez-vous/{session}", Participant => bookings::pages::session;
    "/plan", Participant => plan::pages::plan;
    "/plan/proposer", Participant => plan::propose::own;
    "/plan/versions", Participant => plan::versions::own;
    "/moi", SignedIn => me::me;
    "/moi/notifications", Participant => me::notifications::page;
    "/moi/agenda", SignedIn => bookings::calendar::page;
    "/envois", Participant => offline::page::waiting;
    "/moi/donnees", SignedIn => privacy::mine::page;
    "/moi/mot-de-passe", SignedIn => me::password::page;
    "/moi/second-facteur", SignedIn => me::second_factor::page;
    "/moi/cles", SignedIn => me::passkeys::page;
    "/moi/adresse", SignedIn => me::email::page;
    "/moi/telephone", SignedIn => me::contact::phone;
    "/moi/code", SignedIn => me::contact::code;
    "/recherche", Staff => search::page::page;
    "/nouveautes", Staff => news::page::page;
    "/moi/resume", Staff => news::digest::page;
    "/verifications", Staff => review::pages::queue;
    "/verifications/lot", Staff => review::batch::confirm;
    "/verifications/aujourdhui", Staff => review::validations::page;
    "/verifications/remplacement", Staff => review::substitution::page;
    "/relances", Staff => messages::team_reminders::page;
    "/agenda", Staff => agenda::week::page;
    "/agenda/heure", Staff => agenda::hour::page;
    "/agenda/nouveau", Staff => agenda::open::page;
    "/agenda/seance/{session}", Staff => agenda::session::page;
    "/agenda/seance/{session}/ajouter", Staff => agenda::add::page;
    "/agenda/seance/{session}/modifier", Staff => agenda::change::page;
    "/suivis", Staff => caseload::pages::list;
    "/suivis/{participant}", Staff => caseload::participant::page;
    "/suivis/{participant}/attestation", Staff => attestation::page::of_participant;
    "/suivis/{participant}/rendez-vous", Staff => agenda::book_for::types;
    "/suivis/{participant}/rendez-vous/noter", Staff => agenda::recorded::page;
    "/suivis/{participant}/rendez-vous/{type}", Staff => agenda::book_for::slots;
    "/suivis/{participant}/parcours", Staff => enrollments::page::page;
    "/suivis/{participant}/parcours/suspendre", Coordinator => enrollments::suspension::new;
    "/suivis/{participant}/parcours/suspensions/{suspension}", Coordinator => enrollments::suspension::change;
    "/suivis/{participant}/parcours/prolonger", Coordinator => enrollments::extension::new;
    "/suivis/{participant}/parcours/sortie", Coordinator => enrollments::exit::page;
    "/suivis/{participant}/parcours/debut", Coordinator => enrollments::start::correct;
    "/suivis/{participant}/parcours/fin-officielle", Coordinator => enrollments::official_end::page;
    "/suivis/{participant}/parcours/retour", Coordinator => enrollments::start::again;
    "/suivis/{participant}/parcours/fiche", Coordinator => enrollments::record::page;
    "/suivis/{participant}/parcours/{path}", Staff => enrollments::one::page;
    "/suivis/{participant}/plan", Staff => plan::pages::of_participant;
    "/suivis/{participant}/plan/proposer", Staff => plan::propose::of_participant;
    "/suivis/{participant}/plan/versions", Staff => plan::versions::of_participant;
    "/suivis/{participant}/plan/modele/{template}", Staff => plan::templates::copy;
    "/suivis/modeles", Staff => plan::templates::list;
    "/suivis/{participant}/{month}", Staff => review::record::month;
    "/agenda/plages", Staff => agenda::windows::page;
    "/agenda/plages/{window}", Staff => agenda::windows::change;
    "/agenda/lieux/{venue}", Coordinator => agenda::venues::change;
    "/agenda/absences", Staff => agenda::leave::list;
    "/agenda/absences/nouvelle", Staff => agenda::leave::new;
    "/agenda/types", Staff => agenda::types::list;
    "/agenda/types/nouveau", Coordinator => agenda::types::new;
    "/agenda/types/{type}", Coordinator => agenda::types::change;
    "/pilotage", Coordinator => reporting::cohort::page;
    "/pilotage/etats", Coordinator => statements::list::page;
    "/pilotage/etats/colonnes", Coordinator => statements::columns::page;
    "/pilotage/etats/{month}", Coordinator => statements::month::page;
    "/pilotage/liste", Coordinator => reporting::list::page;
    "/pilotage/exports", Coordinator => reporting::exports::page;
    "/personnes", Coordinator => people::list::page;
    "/personnes/ajouter", Coordinator => people::newcomer::page;
    "/personnes/importer", Coordinator => people::import::page;
    "/personnes/importer/{preview}", Coordinator => people::import::preview;
    "/personnes/confier", Coordinator => people::assign::page;
    "/pilotage/financeurs", Coordinator => reporting::funders::page;
    "/pilotage/financeurs/publier/{half}", Coordinator => reporting::publishing::page;
    "/personnes/inviter", Coordinator => people::pages::invite;
    "/personnes/{person}", Coordinator => people::person::page;
    "/personnes/{person}/carte", Coordinator => people::card::page;
    "/personnes/{person}/effacement", Coordinator => privacy::erasure::page;
    "/personnes/{person}/depart", Coordinator => people::departure::page;
    "/personnes/{person}/retirer", Coordinator => people::removal::page;
    "/personnes/{person}/regrouper", Coordinator => people::merge::page;
    "/reseau", Network => reporting::network::page;
    "/reseau/{structure}", Network => reporting::network::structure;
    "/journal", Coordinator => journal::page::page;
    "/journal/messages", Coordinator => messages::page::page;
    "/reglages", Coordinator => structure::settings::settings;
    "/connexion", Anybody => sign_in::pages::contact;
    "/connexion/code", Anybody => sign_in::pages::code;
    "/connexion/carte", Anybody => sign_in::pages::card;
    "/connexion/equipe", Anybody => sign_in::pages::team;
    "/connexion/second-facteur", Anybody => sign_in::second_factor::page;
    "/connexion/oidc/aller", Anybody => sign_in::oidc::pages::leave;
    "/connexion/oidc/retour", Anybody => sign_in::oidc::pages::come_back;
    "/connexion/oublie", Anybody => sign_in::new_password::forgotten;
    "/connexion/nouveau-mot-de-passe/{token}", Anybody => sign_in::new_password::by_link;
    "/connexion/adresse/{token}", Anybody => me::email::confirm;
    "/connexion/confirmer", SignedIn => sign_in::fresh_proof::page;
    "/connexion/reprendre", SignedIn => sign_in::resume::page;
    "/invitation/{token}", Anybody => sign_in::pages::invitation;
    "/verifier", Anybody => attestation::verify::page;
    "/verifier/{code}", Anybody => attestation::verify::page;
    "/resultats/{token}", Anybody => reporting::results::page;
    "/aide", Anybody => help::page;
    "/plan-du-site", Anybody => help::site_map;
    "/mentions-legales", Anybody => privacy::legal::notices;
    "/confidentialite", Anybody => privacy::notice::page;
    "/accessibilite", Anybody => privacy::legal::accessibility;
    "/traductions", Anybody => privacy::translations::page;
}

/// A file: its address as axum writes it, its permission and its handler. The store checks that the row belongs to the user.
pub type FileRoute = (&'static str, Who, MethodRouter<AppState>);

/// Every file that is written on request.
pub fn files() -> [FileRoute; 11] {
    [
        ("/declarations/{month}/pieces/{document}", Who::Participant, get(documents::file::own)),
        ("/suivis/{participant}/pieces/{document}", Who::Staff, get(documents::file::of_participant)),
        ("/rendez-vous/{session}/agenda.ics", Who::Participant, get(bookings::calendar_file::session)),
        ("/pilotage/etats/{month}/{file}", Who::Coordinator, get(statements::file::file)),
        ("/pilotage/exports/{file}", Who::Coordinator, get(reporting::export_file::file)),
        ("/personnes/liste.csv", Who::Coordinator, get(people::list_file::file)),
        ("/journal/liste.csv", Who::Coordinator, get(journal::list_file::file)),
        ("/pilotage/liste.csv", Who::Coordinator, get(reporting::list::file)),
        ("/suivis/liste.csv", Who::Staff, get(caseload::list_file::file)),
        ("/moi/mes-donnees.zip", Who::SignedIn, get(privacy::data_file::own)),
        // The token in the address is the permission: `{token}.ics`.
        ("/agenda/{token}", Who::Anybody, get(bookings::calendar_file::feed)),
    ]
}

macro_rules! server_functions {
    ($($who:ident => $function:ty;)+) => {
        /// The address of every server function, with its permission. The store checks that the row belongs to the user.
        pub const SERVER_FUNCTIONS: &[(&str, Who)] = &[$((action::<$function>(), Who::$who)),+];
    };
}

server_functions! {
    Participant => declarations::actions::SendMonth;
    Participant => declarations::actions::DeclareNil;
    Participant => declarations::sent::Withdraw;
    Participant => declarations::actions::AnswerQuestion;
    Participant => declarations::actions::RequestCorrection;
    Participant => declarations::contest::Contest;
    Participant => declarations::set_aside::SetBusiness;
    Participant => declarations::documents::actions::AddDocument;
    Participant => declarations::documents::actions::RemoveDocument;
    Participant => declarations::documents::actions::RestoreDocument;
    Participant => bookings::actions::Book;
    Participant => bookings::actions::BookSlot;
    Participant => bookings::actions::MoveBooking;
    Participant => bookings::actions::Cancel;
    Participant => bookings::actions::Wait;
    Participant => bookings::actions::Accept;
    Participant => bookings::actions::GiveUp;
    SignedIn => plan::actions::Tick;
    SignedIn => plan::actions::SetGoal;
    SignedIn => plan::actions::SetAction;
    SignedIn => plan::actions::Remove;
    SignedIn => plan::actions::Sign;
    SignedIn => plan::actions::Withdraw;
    Participant => plan::check_in::SayHowItGoes;
    Staff => plan::templates::KeepTemplate;
    Staff => plan::templates::CopyTemplate;
    Staff => plan::templates::RemoveTemplate;
    Participant => home::welcome::PutWelcomeAway;
    Staff => news::page::MarkSeen;
    Staff => news::digest::ChooseDigest;
    Staff => review::actions::Validate;
    Staff => review::actions::ValidateAll;
    Staff => review::actions::Undo;
    Staff => review::actions::Ask;
    Staff => review::corrections::DecideCorrection;
    Staff => review::entry::EnterMonth;
    Staff => review::entry::UndoEntry;
    Staff => review::opening::OpenMonth;
    Staff => review::opening::UndoOpening;
    Staff => review::validations::UndoValidation;
    Staff => review::validations::UndoValidationsOfToday;
    Staff => messages::team_reminders::SendReminders;
    Coordinator => enrollments::record::CorrectRecord;
    Coordinator => enrollments::start::CorrectStart;
    Coordinator => enrollments::start_withdrawal::WithdrawStart;
    Coordinator => enrollments::official_end::SetOfficialEnd;
    Coordinator => enrollments::pass_number::SetPassNumber;
    Coordinator => enrollments::extension::Extend;
    Coordinator => enrollments::extension::TakeExtensionBack;
    Coordinator => enrollments::suspension::Suspend;
    Coordinator => enrollments::suspension::CorrectSuspension;
    Coordinator => enrollments::suspension::LiftSuspension;
    Coordinator => enrollments::suspension::TakeSuspensionBack;
    Coordinator => enrollments::exit::Leave;
    Coordinator => enrollments::start::ComeBack;
    Coordinator => enrollments::exit::TakeExitBack;
    Coordinator => enrollments::one::CorrectEarlierExit;
    Staff => caseload::note_actions::WriteNote;
    Staff => caseload::note_actions::ChangeNote;
    Staff => caseload::note_actions::RemoveNote;
    Staff => caseload::note_actions::RestoreNote;
    Staff => review::substitution::Substitute;
    Staff => review::substitution::EndSubstitution;
    Staff => agenda::open::OpenSession;
    Staff => agenda::change::ChangeSession;
    Staff => agenda::add::BookFor;
    Staff => agenda::add::AddWalkIn;
    Staff => agenda::holders::TakeBack;
    Staff => agenda::attendance::Mark;
    Staff => agenda::attendance::Unmark;
    Staff => agenda::attendance::MarkAllPresent;
    Staff => agenda::attendance::UnmarkAllPresent;
    Staff => agenda::cancel::CancelSession;
    Staff => agenda::restored::RestoreSession;
    Staff => agenda::recorded::RecordMeeting;
    Staff => agenda::recorded::WithdrawMeeting;
    Staff => agenda::book_for::BookSlotFor;
    Staff => agenda::book_for::BookHourFor;
    Staff => agenda::windows::OpenWindow;
    Staff => agenda::windows::ChangeWindow;
    Staff => agenda::windows::ShutWindow;
    Staff => agenda::windows::CloseWindow;
    Staff => agenda::leave::TakeLeave;
    Staff => agenda::leave::EndLeave;
    Coordinator => agenda::types::SaveType;
    Coordinator => agenda::types::CloseType;
    Coordinator => agenda::venues::AddVenue;
    Coordinator => agenda::venues::ChangeVenue;
    Coordinator => agenda::venues::CloseVenue;
    Coordinator => agenda::venues::ReopenVenue;
    Coordinator => statements::closing::Close;
    Coordinator => statements::coefficients::SetCoefficients;
    Coordinator => statements::columns::SetColumns;
    Coordinator => reporting::funders::OpenFunderLink;
    Coordinator => reporting::funders::RevokeFunderLink;
    Coordinator => reporting::publishing::PublishHalfYear;
    Coordinator => people::actions::Invite;
    Coordinator => people::invite::InviteAll;
    Coordinator => people::invite::InviteAgain;
    Coordinator => people::invite::InviteChosen;
    Staff => people::saved_views::SaveView;
    Staff => people::saved_views::RemoveView;
    Coordinator => people::newcomer::AddNewcomer;
    Coordinator => people::import::LookAtFiles;
    Coordinator => people::import::TakeFiles;
    Coordinator => people::assign::Assign;
    Coordinator => people::person::ChangeContact;
    Coordinator => people::card::MakeCard;
    Coordinator => people::removal::RemovePerson;
    Coordinator => people::merge::MergePeople;
    Coordinator => people::merge::UndoMerge;
    Coordinator => privacy::erasure::PlanErasure;
    Coordinator => privacy::erasure::ConsentToErasure;
    Coordinator => privacy::erasure::WithdrawErasure;
    Participant => privacy::mine::RequestErasure;
    Participant => privacy::mine::WithdrawOwnErasure;
    Coordinator => messages::actions::ResendMessage;
    Staff => structure::letterhead::SetAddress;
    Coordinator => people::person::SetRole;
    Coordinator => people::departure::LeaveTeam;
    Coordinator => people::person::ReturnToTeam;
    Coordinator => people::account::EndDevices;
    Coordinator => people::account::SendPasswordLink;
    Coordinator => people::account::ResetSecondFactor;
    Coordinator => people::account::RemovePasskeysOf;
    Coordinator => structure::settings::SetDueDay;
    Coordinator => structure::settings::SetOffer;
    Coordinator => structure::chamber::SetChamber;
    Coordinator => structure::coaches_read::SetCoachesRead;
    Coordinator => structure::settings::SetName;
    Coordinator => structure::contact::SetStructureContact;
    Coordinator => structure::first_steps::PutFirstStepsAway;
    Coordinator => structure::settings::SetPlaces;
    Coordinator => structure::settings::SetLastDay;
    Coordinator => structure::letterhead::SetHolidays;
    Coordinator => structure::letterhead::SetLetterhead;
    SignedIn => declarations::attestation::actions::IssueAttestation;
    SignedIn => declarations::attestation::actions::RevokeAttestation;
    SignedIn => me::actions::ChooseLanguage;
    SignedIn => me::drafts::ClearDrafts;
    SignedIn => me::actions::SignDeviceOut;
    SignedIn => me::actions::SignOthersOut;
    Participant => me::notifications::ChooseReminders;
    Participant => me::notifications::StartNotifications;
    Participant => me::notifications::StopNotifications;
    SignedIn => me::password::ChangePassword;
    SignedIn => me::second_factor::BeginSecondFactor;
    SignedIn => me::second_factor::EnrolSecondFactor;
    SignedIn => me::second_factor::RenewRecoveryCodes;
    SignedIn => me::second_factor::RemoveSecondFactor;
    SignedIn => me::passkeys::BeginOwnPasskey;
    SignedIn => me::passkeys::AddPasskey;
    SignedIn => me::passkeys::RemovePasskey;
    SignedIn => me::email::AskForEmail;
    SignedIn => me::contact::AskForContact;
    SignedIn => me::contact::TryContactCode;
    SignedIn => me::actions::ChooseTextSize;
    SignedIn => navigation::fold::FoldMenu;
    Participant => me::actions::ResumeSms;
    Anybody => me::email::ConfirmEmail;
    SignedIn => bookings::calendar::OpenCalendar;
    SignedIn => bookings::calendar::CloseCalendar;
    Anybody => sign_in::actions::AskForCode;
    Anybody => sign_in::actions::TryCode;
    Anybody => sign_in::actions::TryCard;
    Anybody => sign_in::actions::SignTeamIn;
    Anybody => sign_in::second_factor::ProveSecondFactor;
    Anybody => sign_in::passkeys::BeginPasskey;
    Anybody => sign_in::passkeys::SignInByPasskey;
    Anybody => sign_in::new_password::AskForPasswordLink;
    Anybody => sign_in::new_password::SetNewPassword;
    Anybody => sign_in::oidc::actions::SignInByOidc;
    SignedIn => sign_in::oidc::actions::ProveByOidc;
    SignedIn => sign_in::fresh_proof::ProveAgain;
    SignedIn => sign_in::fresh_proof::ProveByPasskey;
    SignedIn => sign_in::actions::SignOut;
    Anybody => sign_in::actions::AcceptInvitation;
    Anybody => sign_in::actions::SignPersonaIn;
}

/// Every address with its permission: pages, files, server functions.
pub static TABLE: LazyLock<Vec<(&'static str, Who)>> = LazyLock::new(|| {
    let pages = PAGES.iter().map(|page| (page.address, page.who));
    let files = files().into_iter().map(|(address, who, _)| (address, who));
    pages.chain(files).chain(SERVER_FUNCTIONS.iter().copied()).collect()
});

/// The permission of an address; `None` if it is not in the table.
pub fn who_may(address: &str) -> Option<Who> {
    static BY_ADDRESS: LazyLock<HashMap<&'static str, Who>> = LazyLock::new(|| TABLE.iter().copied().collect());
    BY_ADDRESS.get(address).copied()
}

/// Whether a role may request an address as a browser writes it: that of a server function, or that of a page with its query.
pub fn may_request(role: Role, address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    let fits = |pattern: &str| {
        let pattern: Vec<&str> = pattern.split('/').collect();
        pattern.len() == parts.len()
            && pattern.iter().zip(&parts).all(|(part, text)| part == text || part.starts_with('{') && !text.is_empty())
    };
    // Of several the router takes the one with the fewest parameters.
    let page = || PAGES.iter().filter(|page| fits(page.address)).min_by_key(|page| page.address.matches('{').count());
    who_may(path).or_else(|| page().map(|page| page.who)).is_some_and(|who| who.includes(Some(role)))
}

/// Whether an address answers in every language; the others do in those of [`domain::values::language::Language::of_every_page`].
pub fn is_in_every_language(address: &str) -> bool {
    match who_may(address) {
        // A form of sign-in writes messages and leads back to its page.
        Some(Who::Anybody) => address.starts_with("/api/") || languages::is_open_page(address),
        Some(Who::Staff | Who::Coordinator | Who::Network) => false,
        Some(Who::Participant | Who::SignedIn) | None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_may_request_what_the_row_of_an_address_says() {
        assert!(may_request(Role::Participant, "/declarations/2026-10?corriger=oui"));
        assert!(may_request(Role::Participant, "/rendez-vous/passes"));
        assert!(may_request(Role::Participant, action::<declarations::actions::SendMonth>()));
        assert!(!may_request(Role::Participant, "/suivis"));
        assert!(may_request(Role::Coach, "/suivis/01JD/2026-10"));
        assert!(!may_request(Role::Coach, "/personnes/01JD"));
        assert!(!may_request(Role::Coordinator, "/nulle-part"));
    }
}
