//! Cents as euros in text, for [`crate::values::money`] and [`crate::values::language`].

/// French: `1 250,50 €`, with no-break spaces; `−` before an amount below zero.
pub(super) fn french(cents: i64) -> String {
    let magnitude = cents.unsigned_abs();
    format!("{}{},{:02}\u{a0}€", minus(cents), grouped(magnitude / 100, '\u{202f}'), magnitude % 100)
}

/// English: `€1,250.50`; `−` before an amount below zero.
pub(super) fn english(cents: i64) -> String {
    let magnitude = cents.unsigned_abs();
    format!("{}€{}.{:02}", minus(cents), grouped(magnitude / 100, ','), magnitude % 100)
}

/// The sign of subtraction: a hyphen is too short beside digits, and a line may break after it.
fn minus(cents: i64) -> &'static str {
    if cents < 0 { "−" } else { "" }
}

/// A number with a separator between groups of three digits.
pub(super) fn grouped(number: u64, separator: char) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 * separator.len_utf8());
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}
