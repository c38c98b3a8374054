//! The addresses that need a fresh proof of identity, see [`crate::sign_in::fresh_proof`].

use crate::{me, people, privacy, reporting, structure, url::action};

/// The addresses that need a fresh proof of identity beside the permission: those through which accounts are taken over, the data of
/// many people leave or come before more eyes, or those of one are erased. Inviting people whom the structure has already is a daily act:
/// its links go to the contacts on file, and changing a contact needs a proof.
pub const NEEDS_PROOF: &[&str] = &[
    "/personnes/importer",
    "/personnes/importer/{preview}",
    "/personnes/inviter",
    "/personnes/{person}/carte",
    "/personnes/{person}/effacement",
    "/personnes/{person}/retirer",
    "/personnes/{person}/regrouper",
    "/personnes/liste.csv",
    "/suivis/liste.csv",
    "/pilotage/liste.csv",
    "/journal/liste.csv",
    "/pilotage/etats/{month}/{file}",
    "/pilotage/exports",
    "/pilotage/exports/{file}",
    "/pilotage/financeurs",
    "/pilotage/financeurs/publier/{half}",
    "/moi/second-facteur",
    "/moi/cles",
    "/moi/adresse",
    "/moi/telephone",
    action::<people::import::LookAtFiles>(),
    action::<people::import::TakeFiles>(),
    action::<people::actions::Invite>(),
    action::<people::card::MakeCard>(),
    action::<people::removal::RemovePerson>(),
    action::<people::merge::MergePeople>(),
    action::<people::merge::UndoMerge>(),
    action::<people::person::ChangeContact>(),
    action::<people::person::SetRole>(),
    action::<people::departure::LeaveTeam>(),
    action::<people::person::ReturnToTeam>(),
    action::<people::account::SendPasswordLink>(),
    action::<people::account::ResetSecondFactor>(),
    action::<structure::coaches_read::SetCoachesRead>(),
    action::<privacy::erasure::PlanErasure>(),
    action::<privacy::erasure::ConsentToErasure>(),
    action::<people::account::RemovePasskeysOf>(),
    action::<reporting::funders::OpenFunderLink>(),
    action::<reporting::funders::RevokeFunderLink>(),
    action::<reporting::publishing::PublishHalfYear>(),
    action::<me::second_factor::BeginSecondFactor>(),
    action::<me::second_factor::EnrolSecondFactor>(),
    action::<me::second_factor::RenewRecoveryCodes>(),
    action::<me::second_factor::RemoveSecondFactor>(),
    action::<me::passkeys::BeginOwnPasskey>(),
    action::<me::passkeys::AddPasskey>(),
    action::<me::passkeys::RemovePasskey>(),
    action::<me::email::AskForEmail>(),
    action::<me::contact::AskForContact>(),
    action::<me::contact::TryContactCode>(),
];

/// Whether an address needs a fresh proof of identity.
pub fn needs_proof(address: &str) -> bool {
    NEEDS_PROOF.contains(&address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{permissions::Who, routes::who_may};

    #[test]
    fn every_address_that_needs_a_proof_is_in_the_table_and_for_users() {
        for address in NEEDS_PROOF {
            assert!(who_may(address).is_some_and(|who| who != Who::Anybody), "{address}");
        }
    }
}
