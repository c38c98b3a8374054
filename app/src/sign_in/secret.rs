//! Random tokens and codes, and their hashes.

use crate::sign_in::hashing::run_slowly;
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier, password_hash::SaltString};
use domain::{
    declarations::attestation::AttestationCode,
    people::card::{CardCode, LENGTH as CARD_LENGTH},
    sign_in::recovery::{RECOVERY_CODES, RecoveryCode},
};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use store::StoreError;

/// 256 random bits as 64 hexadecimal digits: the token of a device or an invitation.
pub fn token() -> String {
    hex(&random::<32>())
}

/// Six random digits.
pub fn code() -> String {
    // 2^64 is no multiple of a million; the bias is one in 10^13.
    format!("{:06}", u64::from_le_bytes(random::<8>()) % 1_000_000)
}

/// A random code of a printed card.
pub fn card_code() -> CardCode {
    CardCode::of_random(random())
}

/// A random code of an attestation.
pub fn attestation_code() -> AttestationCode {
    AttestationCode::of_random(random())
}

/// 160 random bits as 40 hexadecimal digits: the secret of an authenticator app (RFC 4226, 4).
pub fn factor_secret() -> String {
    hex(&random::<20>())
}

/// The recovery codes of an enrolment, computed from the token of its step: a second tap gets the same.
pub fn recovery_codes(token: &str) -> Vec<RecoveryCode> {
    let bytes = |nth: usize| -> [u8; CARD_LENGTH] {
        let digest = Sha256::digest(format!("recovery code {nth} of {token}").as_bytes());
        std::array::from_fn(|at| digest[at])
    };
    (0..RECOVERY_CODES).map(|nth| RecoveryCode::of_random(bytes(nth))).collect()
}

/// The hash of a recovery code as it is stored.
pub fn recovery_hash(code: &RecoveryCode) -> String {
    hash(&format!("recovery:{}", code.as_str()))
}

/// Truth values that follow from a secret: without it they cannot be predicted, with it they come out the same each time.
pub fn coins(secret: &str) -> impl FnMut() -> bool + use<> {
    let secret = secret.to_owned();
    let mut thrown = 0_usize;
    let mut block = [0; 32];
    move || {
        if thrown.is_multiple_of(256) {
            block = Sha256::digest(format!("coins {} of {secret}", thrown / 256).as_bytes()).into();
        }
        let at = thrown % 256;
        thrown += 1;
        block[at / 8] >> (at % 8) & 1 == 1
    }
}

/// The SHA-256 of a token, in hexadecimal: what is stored of it.
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// The SHA-256 of a content, in hexadecimal.
pub fn digest(content: &[u8]) -> String {
    hex(&Sha256::digest(content))
}

/// The hash of a code as it is stored: with its attempt, so that equal codes of two persons have different hashes.
pub fn code_hash(attempt: &str, code: &str) -> String {
    hash(&format!("{attempt}:{code}"))
}

/// The argon2 hash of a password; slow on purpose, see [`run_slowly`].
///
/// # Errors
/// [`StoreError::Busy`] when too many passwords wait already.
pub async fn hash_password(password: String) -> Result<String, StoreError> {
    let hashed = run_slowly(move || {
        let salt = SaltString::encode_b64(&random::<16>()).ok()?;
        Argon2::default().hash_password(password.as_bytes(), &salt).ok().map(|hash| hash.to_string())
    });
    hashed.await?.ok_or_else(|| StoreError::Io(std::io::Error::other("the password could not be hashed")))
}

/// Whether a password has that hash; `false` without a hash, after the same work, so that the time does not reveal whether the
/// account exists.
///
/// # Errors
/// [`StoreError::Busy`] when too many passwords wait already.
pub async fn password_matches(password: String, hash: Option<String>) -> Result<bool, StoreError> {
    const OF_NO_ACCOUNT: &str = "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$3rZeUZ0Wb3oMQC6h5uPqTtLWWzT5bHvA5qx0Cqnp2nA";
    run_slowly(move || {
        let exists = hash.is_some();
        let hash = hash.unwrap_or_else(|| OF_NO_ACCOUNT.to_owned());
        let right = PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        exists && right
    })
    .await
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    if let Err(error) = getrandom::fill(&mut bytes) {
        // Without randomness no secret can be made: better no server than one whose tokens can be guessed.
        tracing::error!(%error, "the system gives no randomness");
        std::process::abort();
    }
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_have_64_digits_and_codes_six() {
        assert_eq!(token().len(), 64);
        assert_ne!(token(), token());
        assert!((0..100).all(|_| code().len() == 6 && code().bytes().all(|b| b.is_ascii_digit())));
    }

    #[test]
    fn coins_of_a_secret_come_out_the_same_and_those_of_another_differ() {
        let throw = |secret: &str| -> Vec<bool> { std::iter::repeat_with(coins(secret)).take(600).collect() };
        assert_eq!(throw("one"), throw("one"));
        assert_ne!(throw("one"), throw("other"));
        assert_ne!(throw("one")[..256], throw("one")[256..512], "blocks do not repeat");
        let heads = throw("one").into_iter().filter(|heads| *heads).count();
        assert!((240..360).contains(&heads), "{heads} of 600");
    }

    #[tokio::test]
    async fn only_the_right_password_matches_its_hash() {
        let hash = hash_password("miel de sapin".into()).await.unwrap();
        assert!(password_matches("miel de sapin".into(), Some(hash.clone())).await.unwrap());
        assert!(!password_matches("miel de châtaignier".into(), Some(hash)).await.unwrap());
        assert!(!password_matches("miel de sapin".into(), None).await.unwrap());
    }
}
