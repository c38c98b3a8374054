//! A fingerprint by which a form says what it showed.

/// The FNV-1a hash of a text, of 64 bits, as 16 hexadecimal digits: a guard against mistakes, not against forgery.
pub fn fingerprint_of(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, step))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The vectors of the reference implementation, <http://www.isthe.com/chongo/src/fnv/test_fnv.c>.
    #[test]
    fn the_hash_is_that_of_the_reference_implementation() {
        for (text, hash) in [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")] {
            assert_eq!(fingerprint_of(text), hash, "{text:?}");
        }
    }
}
