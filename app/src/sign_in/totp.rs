//! Codes of authenticator apps: RFC 6238 with SHA-1, six digits and steps of 30 seconds, which every app knows.

use crate::web::page::encoded;
use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret};

/// The bytes of a secret that is stored as 40 hexadecimal digits; `None` for any other text.
fn bytes_of(secret: &str) -> Option<[u8; 20]> {
    let mut bytes = [0; 20];
    if secret.len() != 40 || !secret.is_ascii() {
        return None;
    }
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(secret.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(bytes)
}

/// The time step for which the app with that secret shows the code: the present one, the one before or the one after. `None` when
/// the code is wrong.
pub fn time_step(secret: &str, code: &str, now: DateTime<Utc>) -> Option<i64> {
    let totp = Builder::new().with_secret(Secret::new_stack(bytes_of(secret)?)).build().ok()?;
    let step = totp.check(code, u64::try_from(now.timestamp()).ok()?)?;
    i64::try_from(step).ok()
}

/// The secret as apps take it: base32 (RFC 4648) without padding; empty for a text that is no secret.
pub fn base32(secret: &str) -> String {
    const SIGNS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bytes = bytes_of(secret).unwrap_or_default();
    // 20 bytes are 160 bits: 32 groups of five, none left over.
    let bit = |at: usize| usize::from((bytes[at / 8] >> (7 - at % 8)) & 1);
    (0..32).map(|group| char::from(SIGNS[(0..5).fold(0, |value, at| (value << 1) | bit(5 * group + at))])).collect()
}

/// The secret in groups of four, to be typed into an app.
pub fn in_groups(secret: &str) -> String {
    base32(secret).as_bytes().chunks(4).map(String::from_utf8_lossy).collect::<Vec<_>>().join(" ")
}

/// The address by which an app takes over the secret: <https://github.com/google/google-authenticator/wiki/Key-Uri-Format>.
pub fn uri(secret: &str, account: &str) -> String {
    format!("otpauth://totp/Essor:{}?secret={}&issuer=Essor", encoded(account), base32(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The secret of RFC 6238, Appendix B: the ASCII text `12345678901234567890`.
    const SECRET: &str = "3132333435363738393031323334353637383930";

    #[test]
    fn codes_are_those_of_rfc_6238() {
        // The last six of its eight digits.
        for (seconds, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let at = |shift: i64| DateTime::from_timestamp(seconds + shift, 0).unwrap();
            let step = seconds / 30;
            for shift in [-30, 0, 30] {
                assert_eq!(time_step(SECRET, code, at(shift)), Some(step), "{seconds}{shift:+}");
            }
            for shift in [-60, 60, 600] {
                assert_eq!(time_step(SECRET, code, at(shift)), None, "{seconds}{shift:+}");
            }
        }
    }

    #[test]
    fn the_secret_is_written_in_base32() {
        // RFC 4648: what `base32` of the GNU coreutils writes for that text.
        assert_eq!(base32(SECRET), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assert!(in_groups(SECRET).starts_with("GEZD GNBV "));
        assert_eq!(
            uri(SECRET, "marie@exemple.fr"),
            "otpauth://totp/Essor:marie%40exemple.fr?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Essor"
        );
    }

    #[test]
    fn a_text_that_is_no_secret_has_no_codes() {
        for secret in ["", "31", "zz32333435363738393031323334353637383930", "é132333435363738393031323334353637383930"] {
            assert_eq!(time_step(secret, "287082", DateTime::UNIX_EPOCH), None, "{secret}");
        }
    }
}
