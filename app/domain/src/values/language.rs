//! Amounts, days and hours in words, in the languages of the screens.

mod names;

use crate::values::{
    euros,
    money::Cents,
    month::Month,
    sql::{UnknownWord, stored_as_text},
};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use serde::{Deserialize, Serialize};

/// A language of the screens. French is the default and the reference; French and English have every page, the others those of
/// participants.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Français.
    #[default]
    Fr,
    /// French in easier words, where they differ: "facile à lire". Its tag has the registered variant `simple`.
    #[serde(rename = "fr-simple")]
    FrSimple,
    /// English.
    En,
    /// Arabic: العربية.
    Ar,
    /// Turkish: Türkçe.
    Tr,
    /// Ukrainian: Українська.
    Uk,
    /// Portuguese: Português.
    Pt,
    /// Dari, the Persian of Afghanistan: دری.
    Prs,
}

impl Language {
    /// Every language, French first.
    pub const ALL: [Self; 8] = [Self::Fr, Self::FrSimple, Self::En, Self::Ar, Self::Tr, Self::Uk, Self::Pt, Self::Prs];

    /// The language of a tag such as `fr`, `en-GB` or `prs`; Dari also of its older tag `fa-AF`. `None` for any other language.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        if tag.starts_with("fa-af") {
            return Some(Self::Prs);
        }
        if tag == Self::FrSimple.tag() {
            return Some(Self::FrSimple);
        }
        let primary = tag.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag() == primary)
    }

    /// The tag of BCP 47 for `lang="…"`: `fr`, `prs`. Voices and browsers know no easier French: it is `fr`.
    pub fn lang(self) -> &'static str {
        if self == Self::FrSimple { Self::Fr.tag() } else { self.tag() }
    }

    /// Its tag of BCP 47, by which it is chosen and stored: `fr`, `fr-simple`, `prs`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::FrSimple => "fr-simple",
            Self::En => "en",
            Self::Ar => "ar",
            Self::Tr => "tr",
            Self::Uk => "uk",
            Self::Pt => "pt",
            Self::Prs => "prs",
        }
    }

    /// Its name in itself: `Türkçe`.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fr => "Français",
            Self::FrSimple => "Facile à lire",
            Self::En => "English",
            Self::Ar => "العربية",
            Self::Tr => "Türkçe",
            Self::Uk => "Українська",
            Self::Pt => "Português",
            Self::Prs => "دری",
        }
    }

    /// Whether it is written from right to left.
    pub fn is_right_to_left(self) -> bool {
        matches!(self, Self::Ar | Self::Prs)
    }

    /// Its direction for `dir="…"`: `ltr` or `rtl`.
    pub fn dir(self) -> &'static str {
        if self.is_right_to_left() { "rtl" } else { "ltr" }
    }

    /// The comma between the parts of a line, with its space: `, `, or `، ` where it is written from right to left.
    pub fn comma(self) -> &'static str {
        if self.is_right_to_left() { "، " } else { ", " }
    }

    /// Whether every page has it, those of the team and the legal ones too.
    pub fn is_of_every_page(self) -> bool {
        matches!(self, Self::Fr | Self::En)
    }

    /// Whether a native speaker has read its sentences. The pages of the others bear a mark.
    pub fn is_reviewed(self) -> bool {
        self.is_of_every_page() || self.is_french()
    }

    /// Whether it is French, in easier words or not: months, days and hours are written alike.
    pub fn is_french(self) -> bool {
        matches!(self, Self::Fr | Self::FrSimple)
    }

    /// The `lang` of what a structure writes within a page of this language: `fr`; `None` in French, where the page says it.
    pub fn of_structures(self) -> Option<&'static str> {
        (!self.is_french()).then_some(Self::Fr.tag())
    }

    /// The language of a page that is for the team, or legal: itself if every page has it, else French.
    pub fn of_every_page(self) -> Self {
        if self.is_of_every_page() { self } else { Self::Fr }
    }

    /// Figures with their unit, or a number such as `2026-0001`, as one left-to-right run, which no right-to-left text around it
    /// reorders.
    pub fn isolated(self, figures: String) -> String {
        if self.is_right_to_left() { format!("\u{2066}{figures}\u{2069}") } else { figures }
    }

    /// An amount to the cent: `1 250,50 €`, or `€1,250.50`. All languages but English write it like the French documents with which
    /// people compare it: elsewhere a point or a comma means the opposite.
    pub fn amount(self, amount: Cents) -> String {
        match self {
            Self::En => euros::english(amount.get()),
            _ => self.isolated(euros::french(amount.get())),
        }
    }

    /// An amount without its cents when they are zero: `1 250 €`.
    pub fn short_amount(self, amount: Cents) -> String {
        let full = self.amount(amount);
        match self {
            Self::En => full.strip_suffix(".00").map(str::to_owned).unwrap_or(full),
            _ => full.replace(",00", ""),
        }
    }

    /// The difference between two amounts with its sign, without its cents when they are zero: `+113 €`, `−80 €`.
    pub fn difference(self, amount: Cents) -> String {
        let written = self.short_amount(amount);
        if amount <= Cents::ZERO {
            return written;
        }
        match written.strip_prefix('\u{2066}') {
            Some(figures) => format!("\u{2066}+{figures}"),
            None => format!("+{written}"),
        }
    }

    /// A count with its digits in groups of three: `6 000`, or `6,000`.
    pub fn count(self, number: u64) -> String {
        match self {
            Self::En => euros::grouped(number, ','),
            _ => self.isolated(euros::grouped(number, '\u{202f}')),
        }
    }

    /// A rate in hundredths of a percent: `21,2 %`, `21.2%`, or `%21,2`.
    pub fn percent(self, hundredths: i64) -> String {
        self.rate(hundredths * 10)
    }

    /// A rate in thousandths of a percent, without trailing zeros: `0,015 %`, `0.015%`, or `%0,015`; written like an amount.
    pub fn rate(self, thousandths: i64) -> String {
        let (whole, rest) = (thousandths / 1_000, thousandths % 1_000);
        let decimals = format!(".{rest:03}");
        let decimals = decimals.trim_end_matches('0').trim_end_matches('.');
        match self {
            Self::En => format!("{whole}{decimals}%"),
            Self::Tr => format!("%{whole}{}", decimals.replace('.', ",")),
            _ => self.isolated(format!("{whole}{}\u{a0}%", decimals.replace('.', ","))),
        }
    }

    /// A month in full: `octobre 2026`.
    pub fn month(self, month: Month) -> String {
        let (name, year) = (self.month_name(month), month.year());
        match self {
            Self::Uk => format!("{name} {year}\u{a0}р."),
            Self::Pt => format!("{name} de {year}"),
            _ => format!("{name} {year}"),
        }
    }

    /// The month's name alone: `octobre`.
    pub fn month_name(self, month: Month) -> &'static str {
        self.months()[month.number() as usize - 1]
    }

    /// The month's abbreviated name: `oct.`.
    pub fn month_short(self, month: Month) -> &'static str {
        self.short_months()[month.number() as usize - 1]
    }

    /// `d'octobre`, `de mai`: the month after "de", elided where French does. In other languages, the plain name.
    pub fn of_month(self, month: Month) -> String {
        let name = self.month_name(month);
        match self {
            Self::Fr | Self::FrSimple if name.starts_with(['a', 'o']) => format!("d’{name}"),
            Self::Fr | Self::FrSimple => format!("de {name}"),
            _ => name.to_owned(),
        }
    }

    /// A name after "de": `d’Awa Traoré`, `de Moussa Diop`, `of Awa Traoré`; in other languages the plain name.
    ///
    /// French elides before a vowel and a mute h. Whether the h of a first name (Hugo, Hervé, Hamid) is one, writers do not agree:
    /// before every h stays "de".
    pub fn of_name(self, name: &str) -> String {
        match self {
            Self::Fr | Self::FrSimple => {}
            Self::En => return format!("of {name}"),
            _ => return name.to_owned(),
        }
        let mut letters = name.chars().map(|c| c.to_lowercase().next().unwrap_or(c));
        let (first, second) = (letters.next().unwrap_or_default(), letters.next().unwrap_or_default());
        // "y" before a vowel is a consonant: de Yasmina, d’Yves.
        let consonant = first == 'y' && "aeiouéèêë".contains(second);
        let vowel = "aeiouyàâäáãåæéèêëíìîïóòôöõøœúùûü".contains(first);
        if vowel && !consonant { format!("d’{name}") } else { format!("de {name}") }
    }

    /// A day with its weekday: `mardi 3 novembre`.
    pub fn day(self, day: NaiveDate) -> String {
        let (weekday, date) = (self.days()[weekday(day)], self.day_and_month(day));
        match self {
            Self::Fr | Self::FrSimple | Self::En | Self::Prs => format!("{weekday} {date}"),
            Self::Ar => format!("{weekday}، {date}"),
            Self::Tr => format!("{date} {weekday}"),
            Self::Uk | Self::Pt => format!("{weekday}, {date}"),
        }
    }

    /// The abbreviated name of its weekday: `mar.`.
    pub fn weekday_short(self, day: NaiveDate) -> &'static str {
        self.short_days()[weekday(day)]
    }

    /// A day without its weekday: `1er novembre`, `15 novembre`.
    pub fn day_and_month(self, day: NaiveDate) -> String {
        let month = self.months_of_a_day()[Month::of(day).number() as usize - 1];
        match (self, day.day()) {
            (Self::Fr | Self::FrSimple, 1) => format!("1er\u{a0}{month}"),
            (Self::Pt, n) => format!("{n}\u{a0}de {month}"),
            (_, n) => format!("{n}\u{a0}{month}"),
        }
    }

    /// A day with its year: `15 novembre 2026`.
    pub fn date(self, day: NaiveDate) -> String {
        let (date, year) = (self.day_and_month(day), day.year());
        match self {
            Self::Uk => format!("{date} {year}\u{a0}р."),
            Self::Pt => format!("{date} de {year}"),
            _ => format!("{date} {year}"),
        }
    }

    /// A time of day: `14 h`, `14 h 30`; `14:30` in other languages, of which English has no zero before the hour.
    pub fn hour(self, time: NaiveTime) -> String {
        match (self, time.minute()) {
            (Self::Fr | Self::FrSimple, 0) => format!("{}\u{a0}h", time.hour()),
            (Self::Fr | Self::FrSimple, m) => format!("{}\u{a0}h\u{a0}{m:02}", time.hour()),
            (Self::En, m) => format!("{}:{m:02}", time.hour()),
            (_, m) => format!("{:02}:{m:02}", time.hour()),
        }
    }

    /// A length in hours and minutes: `1 h 30`, `45 min`. Where units have other letters or run from right to left they are words
    /// or the abbreviations of CLDR.
    pub fn duration(self, minutes: i64) -> String {
        let (hours, minutes) = (minutes / 60, minutes % 60);
        let (in_hours, in_minutes, between) = match self {
            Self::Fr | Self::FrSimple | Self::Pt if hours > 0 && minutes > 0 => {
                return format!("{hours}\u{a0}h\u{a0}{minutes:02}");
            }
            Self::Fr | Self::FrSimple | Self::En | Self::Pt => (format!("{hours}\u{a0}h"), format!("{minutes}\u{a0}min"), "\u{a0}"),
            Self::Tr => (format!("{hours}\u{a0}sa"), format!("{minutes}\u{a0}dk"), "\u{a0}"),
            Self::Uk => (format!("{hours}\u{a0}год"), format!("{minutes}\u{a0}хв"), "\u{a0}"),
            Self::Ar => (arabic_count(hours, ["ساعة", "ساعتان", "ساعات"]), arabic_count(minutes, ["دقيقة", "دقيقتان", "دقائق"]), " و"),
            Self::Prs => (format!("{hours}\u{a0}ساعت"), format!("{minutes}\u{a0}دقیقه"), " و "),
        };
        match (hours, minutes) {
            (0, _) => in_minutes,
            (_, 0) => in_hours,
            _ => [in_hours, in_minutes].join(between),
        }
    }
}

/// A count in Arabic: one and two are the noun itself, three to ten take its plural, the others its singular.
fn arabic_count(n: i64, [one, two, few]: [&str; 3]) -> String {
    match n {
        1 => one.to_owned(),
        2 => two.to_owned(),
        3..=10 => format!("{n}\u{a0}{few}"),
        _ => format!("{n}\u{a0}{one}"),
    }
}

/// The place of a day in its week, 0 for Monday.
fn weekday(day: NaiveDate) -> usize {
    day.weekday().num_days_from_monday() as usize
}

impl TryFrom<String> for Language {
    type Error = UnknownWord;

    /// The language of a stored tag, see [`Language::tag`].
    fn try_from(tag: String) -> Result<Self, UnknownWord> {
        Self::ALL.into_iter().find(|language| language.tag() == tag).ok_or(UnknownWord)
    }
}

stored_as_text!(Language, |value| value.tag().to_owned());

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_days_and_hours_are_written_by_language() {
        let fr = Language::Fr;
        assert_eq!(fr.amount(Cents::new(125_050)), "1\u{202f}250,50\u{a0}€");
        assert_eq!(fr.amount(Cents::new(-8_000)), "−80,00\u{a0}€");
        assert_eq!(fr.short_amount(Cents::new(123_456_700)), "1\u{202f}234\u{202f}567\u{a0}€");
        assert_eq!(Language::En.amount(Cents::new(125_050)), "€1,250.50");
        assert_eq!([0, 999, 6_000, 1_234_567].map(|n| Language::En.count(n)), ["0", "999", "6,000", "1,234,567"]);
        assert_eq!(fr.count(6_000), "6\u{202f}000");
        let day = NaiveDate::from_ymd_opt(2026, 11, 3).unwrap();
        assert_eq!(fr.day(day), "mardi 3\u{a0}novembre");
        assert_eq!(fr.day(NaiveDate::from_ymd_opt(2026, 11, 1).unwrap()), "dimanche 1er\u{a0}novembre");
        assert_eq!(fr.hour(NaiveTime::from_hms_opt(14, 0, 0).unwrap()), "14\u{a0}h");
        assert_eq!(fr.hour(NaiveTime::from_hms_opt(9, 5, 0).unwrap()), "9\u{a0}h\u{a0}05");
        assert_eq!(fr.of_month("2026-10".parse().unwrap()), "d’octobre");
        assert_eq!(fr.of_month("2026-05".parse().unwrap()), "de mai");
        let easy = Language::FrSimple;
        assert_eq!(
            (easy.date(day), easy.hour(NaiveTime::MIN), easy.percent(2_120)),
            (fr.date(day), fr.hour(NaiveTime::MIN), fr.percent(2_120))
        );
        assert_eq!((easy.of_name("Awa"), easy.lang(), easy.of_every_page()), (fr.of_name("Awa"), "fr", fr));
    }

    #[test]
    fn a_difference_has_its_sign_within_its_left_to_right_run() {
        assert_eq!(Language::Fr.difference(Cents::new(11_300)), "+113\u{a0}€");
        assert_eq!(Language::En.difference(Cents::new(-8_050)), Language::En.amount(Cents::new(-8_050)));
        assert_eq!(Language::Ar.difference(Cents::new(11_300)), "\u{2066}+113\u{a0}€\u{2069}");
    }

    #[test]
    fn lengths_are_written_by_language() {
        let written = |language: Language| [45, 60, 90, 125].map(|minutes| language.duration(minutes));
        assert_eq!(written(Language::Fr), ["45\u{a0}min", "1\u{a0}h", "1\u{a0}h\u{a0}30", "2\u{a0}h\u{a0}05"]);
        assert_eq!(written(Language::En), ["45\u{a0}min", "1\u{a0}h", "1\u{a0}h\u{a0}30\u{a0}min", "2\u{a0}h\u{a0}5\u{a0}min"]);
        assert_eq!(written(Language::Uk), ["45\u{a0}хв", "1\u{a0}год", "1\u{a0}год\u{a0}30\u{a0}хв", "2\u{a0}год\u{a0}5\u{a0}хв"]);
        assert_eq!(written(Language::Ar), ["45\u{a0}دقيقة", "ساعة", "ساعة و30\u{a0}دقيقة", "ساعتان و5\u{a0}دقائق"]);
        assert_eq!(Language::Prs.duration(90), "1\u{a0}ساعت و 30\u{a0}دقیقه");
    }

    #[test]
    fn a_rate_has_no_trailing_zeros() {
        let written = [2_120, 1_230, 10, 5_000, 1_605, 0].map(|rate| Language::Fr.percent(rate));
        assert_eq!(written, ["21,2\u{a0}%", "12,3\u{a0}%", "0,1\u{a0}%", "50\u{a0}%", "16,05\u{a0}%", "0\u{a0}%"]);
        assert_eq!(Language::En.percent(2_560), "25.6%");
        assert_eq!(Language::Tr.percent(2_560), "%25,6");
        let written = [15, 44, 480, 12_300, 100].map(|rate| Language::Fr.rate(rate));
        assert_eq!(written, ["0,015\u{a0}%", "0,044\u{a0}%", "0,48\u{a0}%", "12,3\u{a0}%", "0,1\u{a0}%"]);
    }

    #[test]
    fn names_are_elided_before_a_vowel_only() {
        for (name, expected) in [
            ("Awa Traoré", "d’Awa Traoré"),
            ("Élodie Roux", "d’Élodie Roux"),
            ("Yves Bon", "d’Yves Bon"),
            ("Yasmina Cherif", "de Yasmina Cherif"),
            ("Moussa Diop", "de Moussa Diop"),
            ("Hugo Petit", "de Hugo Petit"),
            ("", "de "),
        ] {
            assert_eq!(Language::Fr.of_name(name), expected);
        }
    }

    #[test]
    fn a_language_tag_is_read_with_or_without_its_country() {
        for (tag, expected) in [
            ("en-GB", Some(Language::En)),
            ("FR", Some(Language::Fr)),
            ("fr-Simple", Some(Language::FrSimple)),
            ("fr-CA", Some(Language::Fr)),
            (" pt-BR;q=0.8", Some(Language::Pt)),
            ("ar", Some(Language::Ar)),
            ("prs", Some(Language::Prs)),
            ("prs-AF", Some(Language::Prs)),
            ("fa-AF", Some(Language::Prs)),
            ("fa-IR", None),
            ("prussian", None),
            ("é", None),
            ("de", None),
            ("", None),
        ] {
            assert_eq!(Language::of_tag(tag), expected, "{tag}");
        }
        for language in Language::ALL {
            assert_eq!(Language::of_tag(language.tag()), Some(language));
            assert_eq!(Language::try_from(language.tag().to_owned()), Ok(language));
            assert_eq!(serde_json::to_value(language).unwrap(), language.tag(), "islands write it like the database");
        }
    }

    #[test]
    fn days_and_months_are_written_as_in_the_common_locale_data_repository() {
        let mut read = 0;
        for line in include_str!("language/cldr.txt").lines() {
            let cells: Vec<_> = line.split('\t').collect();
            let (language, at) =
                (Language::of_tag(cells[0]).unwrap(), chrono::NaiveDateTime::parse_from_str(cells[1], "%Y-%m-%dT%H:%M").unwrap());
            let (day, month) = (at.date(), Month::of(at.date()));
            let ours = [
                language.day(day),
                language.date(day),
                language.month(month),
                language.month_name(month).to_owned(),
                language.month_short(month).to_owned(),
                language.weekday_short(day).to_owned(),
                language.hour(at.time()),
            ];
            assert_eq!(
                ours.map(|text| text.replace('\u{a0}', " ")).to_vec(),
                cells[2..].iter().map(|text| text.replace('\u{a0}', " ")).collect::<Vec<_>>(),
                "{line}"
            );
            read += 1;
        }
        assert_eq!(read, 24 * (Language::ALL.len() - 3));
    }

    #[test]
    fn an_amount_has_one_form_and_is_isolated_where_the_text_runs_from_right_to_left() {
        let amount = Cents::new(-125_050);
        for language in Language::ALL.into_iter().filter(|it| *it != Language::En) {
            let bare = language.amount(amount).replace(['\u{2066}', '\u{2069}'], "");
            assert_eq!(bare, Language::Fr.amount(amount));
            let isolated = language.percent(2_120).starts_with('\u{2066}') && language.amount(amount).ends_with('\u{2069}');
            assert_eq!(isolated, language.is_right_to_left());
        }
        assert_eq!(Language::Ar.short_amount(Cents::new(125_000)), "\u{2066}1\u{202f}250\u{a0}€\u{2069}");
    }
}
