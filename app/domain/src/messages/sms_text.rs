//! The characters of an SMS: with those of GSM 03.38 alone a part has 160 of them, with any other 70.

use unicode_normalization::UnicodeNormalization;

/// The basic table of GSM 03.38, without the line feed and the carriage return.
const BASIC: &str =
    "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Its extension: each of these counts twice.
const EXTENSION: &str = "^{}\\[~]|€";

/// The text with typographic characters as their plain ones: a curly apostrophe alone would more than double the price of an SMS. Letters
/// are left as they are.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '’' | '‘' | 'ʼ' => out.push('\''),
            '“' | '”' | '«' | '»' => out.push('"'),
            '\u{a0}' | '\u{202f}' | '\u{2009}' => out.push(' '),
            '–' | '—' | '\u{2011}' => out.push('-'),
            '…' => out.push_str("..."),
            'œ' => out.push_str("oe"),
            'Œ' => out.push_str("OE"),
            c => out.push(c),
        }
    }
    out
}

/// As [`plain`], with each letter that the table does not have as the letter below its accents: "août" becomes "aout". For Essor's own
/// texts only: names of people keep their letters.
pub fn without_costly_accents(text: &str) -> String {
    let base = |c: char| {
        // The Turkish i without a dot is a letter of its own, of which no accent can be taken.
        let bare = if c == 'ı' { 'i' } else { std::iter::once(c).nfd().next().unwrap_or(c) };
        if is_gsm_char(c) || !is_gsm_char(bare) { c } else { bare }
    };
    plain(text).chars().map(base).collect()
}

/// The number of characters by which an SMS of the basic table is counted: those of the extension count twice.
pub fn gsm_length(text: &str) -> usize {
    text.chars().map(|c| if EXTENSION.contains(c) { 2 } else { 1 }).sum()
}

/// Whether every character is one of GSM 03.38.
pub fn is_gsm(text: &str) -> bool {
    text.chars().all(is_gsm_char)
}

fn is_gsm_char(c: char) -> bool {
    matches!(c, '\n' | '\r') || BASIC.contains(c) || EXTENSION.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_outside_the_table_lose_their_accent_and_those_in_it_keep_theirs() {
        let text = without_costly_accents("Août, reçu : fête à Évry, où é è ù. أهلا Київ");
        assert_eq!(text, "Aout, recu : fete à Évry, où é è ù. أهلا Київ");
        assert!(is_gsm(&without_costly_accents("août : été, Noël, leçon, île")));
        assert_eq!((gsm_length("€10"), gsm_length("abc")), (4, 3));
    }

    #[test]
    fn typographic_characters_become_those_of_an_sms_and_letters_stay() {
        assert_eq!(plain("L’atelier «\u{a0}Vendre\u{202f}» à 14\u{a0}h… cœur – ê"), "L'atelier \" Vendre \" à 14 h... coeur - ê");
        assert!(is_gsm(&plain("L’atelier « Vendre » : 10 € à Évry, [où] ?")), "é è à ù and É are in the table");
        for other in ["fête", "ça", "日"] {
            assert!(!is_gsm(other), "{other}");
        }
        // 3GPP TS 23.038: 128 places, of which the line feed, the carriage return and the escape are not listed here.
        assert_eq!(BASIC.chars().count(), 125);
    }
}
