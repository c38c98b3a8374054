//! The ceremonies of Web Authentication (W3C, level 3) for passkeys: the options that a browser gets, and the check of its answer.
//! Challenges, options and credentials are JSON texts here, which the store keeps and the browser's script reads.

use crate::sign_in::secret;
use domain::values::ids::PersonId;
use std::{fmt::Display, time::Duration};
use store::{CHALLENGE_MINUTES, CheckedCredential, Passkey, Person, StoreError};
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, DiscoverableKey, Passkey as Credential, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

/// The begin of a ceremony.
pub struct Begun {
    /// The options for the browser.
    pub options: String,
    /// The state by which its answer is checked.
    pub state: String,
}

/// The site as the party that relies on passkeys: they are bound to the host of its public address.
#[derive(Debug)]
pub struct RelyingParty(Webauthn);

/// The failure of a ceremony that begins here: of the library, not of what a browser sent.
fn failed(error: impl Display) -> StoreError {
    StoreError::Io(std::io::Error::other(format!("a challenge for a passkey could not be made: {error}")))
}

/// The handle by which authenticators name a person: not their identifier, which stands in addresses.
fn handle(person: &PersonId) -> Uuid {
    let hash = secret::hash(&format!("passkeys of {person}"));
    hash.get(..32).and_then(|half| Uuid::parse_str(half).ok()).unwrap_or_default()
}

impl RelyingParty {
    /// The site at that public address. `None` for an address that is a number: passkeys are bound to names only. The loopback
    /// addresses are `localhost`, as for the origin of forms.
    pub fn at(base_url: &str) -> Option<Self> {
        let mut origin = Url::parse(base_url).ok()?;
        if matches!(origin.host_str(), Some("127.0.0.1" | "[::1]")) {
            origin.set_host(Some("localhost")).ok()?;
        }
        let host = origin.domain()?.to_owned();
        let builder = WebauthnBuilder::new(&host, &origin).ok()?.rp_name("Essor");
        builder.timeout(Duration::from_secs(CHALLENGE_MINUTES.unsigned_abs() * 60)).build().ok().map(Self)
    }

    /// Begins the registration of a passkey that its authenticator keeps, so that it signs in without a name, and that asks its owner
    /// for a PIN or a finger. An authenticator that holds one of the person's passkeys is left out.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the library fails.
    pub fn begin_registration(&self, person: &Person, passkeys: &[Passkey]) -> Result<Begun, StoreError> {
        let held: Vec<CredentialID> = passkeys.iter().filter_map(|it| Some(read(&it.credential)?.cred_id().clone())).collect();
        let account = person.email.clone().unwrap_or_else(|| person.name());
        let begun = self.0.start_passkey_registration(handle(&person.id), &account, &person.name(), Some(held));
        let (challenge, state) = begun.map_err(failed)?;
        let mut options = serde_json::to_value(challenge).map_err(failed)?;
        // The library leaves this to the authenticator.
        options["publicKey"]["authenticatorSelection"]["residentKey"] = "required".into();
        options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = true.into();
        Ok(Begun { options: options.to_string(), state: serde_json::to_string(&state).map_err(failed)? })
    }

    /// The credential of an answer to a registration; `None` when it is no answer to that challenge at this site, or its owner was
    /// not asked for a PIN or a finger.
    pub fn check_registration(&self, state: &str, answer: &str) -> Option<CheckedCredential> {
        let answer: RegisterPublicKeyCredential = serde_json::from_str(answer).ok()?;
        let state: PasskeyRegistration = serde_json::from_str(state).ok()?;
        let credential = self.0.finish_passkey_registration(&answer, &state).inspect_err(refused).ok()?;
        let credential_hash = secret::digest(credential.cred_id());
        Some(CheckedCredential { credential_hash, credential: serde_json::to_string(&credential).ok()? })
    }

    /// Begins a sign-in by any passkey of this site. It names nobody.
    ///
    /// # Errors
    /// [`StoreError::Io`] when the library fails.
    pub fn begin_sign_in(&self) -> Result<Begun, StoreError> {
        let (mut challenge, state) = self.0.start_discoverable_authentication().map_err(failed)?;
        // The dialog of the browser, not suggestions within a field.
        challenge.mediation = None;
        Ok(Begun { options: serde_json::to_string(&challenge).map_err(failed)?, state: serde_json::to_string(&state).map_err(failed)? })
    }

    /// The credential as it is stored from now on, after an answer to a sign-in by its owner; `None` when the answer is not right, or
    /// its counter is not above the stored one: then a copy of the passkey was used.
    pub fn check_sign_in(&self, owner: &PersonId, state: &str, credential: &str, answer: &str) -> Option<String> {
        let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
        let state: DiscoverableAuthentication = serde_json::from_str(state).ok()?;
        let mut credential = read(credential)?;
        let (named, _) = self.0.identify_discoverable_authentication(&answer).inspect_err(refused).ok()?;
        if named != handle(owner) {
            return None;
        }
        let key = DiscoverableKey::from(&credential);
        let result = self.0.finish_discoverable_authentication_v2(&answer, state, &key).inspect_err(refused).ok()?;
        credential.update_credential(&result)?;
        serde_json::to_string(&credential).ok()
    }
}

/// Logs why an answer was refused: the reason is no secret, and the sentence for people does not say it.
fn refused(error: &impl std::fmt::Debug) {
    tracing::warn!(target: "security", ?error, "an answer of a passkey was refused");
}

fn read(credential: &str) -> Option<Credential> {
    serde_json::from_str(credential).ok()
}

/// The SHA-256 of the identifier of the credential that answers; `None` when the text is no answer to a sign-in.
pub fn answering(answer: &str) -> Option<String> {
    let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
    Some(secret::digest(answer.get_credential_id()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_bound_to_the_host_of_the_base_url() {
        for (base_url, host) in [
            ("https://essor.exemple.fr", "essor.exemple.fr"),
            ("http://localhost:3000", "localhost"),
            ("http://127.0.0.1:3000", "localhost"),
            ("http://[::1]:3000", "localhost"),
        ] {
            let options: serde_json::Value =
                serde_json::from_str(&RelyingParty::at(base_url).unwrap().begin_sign_in().unwrap().options).unwrap();
            assert_eq!(options["publicKey"]["rpId"], host);
            assert_eq!(options["publicKey"]["userVerification"], "required");
            assert_eq!(options["publicKey"]["allowCredentials"], serde_json::json!([]));
            assert!(options["mediation"].is_null());
        }
        for base_url in ["http://192.0.2.7", "", "nulle part"] {
            assert!(RelyingParty::at(base_url).is_none(), "{base_url}");
        }
    }

    #[test]
    fn a_text_that_is_no_answer_is_refused() {
        let site = RelyingParty::at("https://essor.exemple.fr").unwrap();
        let state = site.begin_sign_in().unwrap().state;
        for text in ["", "null", "{}", "{\"id\":\"a\",\"rawId\":\"!\"}", "[]"] {
            assert_eq!(answering(text), None);
            assert_eq!(site.check_registration(&state, text), None);
        }
    }
}
