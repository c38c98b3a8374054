//! Comparing and trimming the texts of cells.

/// A text in lower case, without accents, spaces and punctuation: `primedactivite` for `Prime d’activité`.
pub(super) fn folded(text: &str) -> String {
    let bare = |c: char| match c {
        'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'î' | 'ï' => 'i',
        'ô' | 'ö' => 'o',
        'ù' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        other => other,
    };
    text.to_lowercase().chars().map(bare).filter(char::is_ascii_alphanumeric).collect()
}

/// Trims white space, byte order marks and zero-width spaces.
pub(super) fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'))
}
