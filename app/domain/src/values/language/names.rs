//! Names of months and days by language, as the Common Locale Data Repository (CLDR) has them. `cldr.txt`, written by `cldr.mjs`, is what
//! the tests hold them against.

use super::Language;

const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const MONTHS_AR: [&str; 12] =
    ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"];
const MONTHS_TR: [&str; 12] =
    ["Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım", "Aralık"];
const MONTHS_UK: [&str; 12] =
    ["січень", "лютий", "березень", "квітень", "травень", "червень", "липень", "серпень", "вересень", "жовтень", "листопад", "грудень"];
const MONTHS_PT: [&str; 12] =
    ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"];
const MONTHS_PRS: [&str; 12] = ["جنوری", "فبروری", "مارچ", "اپریل", "می", "جون", "جولای", "اگست", "سپتمبر", "اکتوبر", "نومبر", "دسمبر"];

/// Ukrainian after the number of a day, in the genitive.
const OF_MONTHS_UK: [&str; 12] =
    ["січня", "лютого", "березня", "квітня", "травня", "червня", "липня", "серпня", "вересня", "жовтня", "листопада", "грудня"];

const SHORT_FR: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const SHORT_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SHORT_TR: [&str; 12] = ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"];
const SHORT_UK: [&str; 12] = ["січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.", "лист.", "груд."];
const SHORT_PT: [&str; 12] = ["jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."];

const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const DAYS_AR: [&str; 7] = ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"];
const DAYS_TR: [&str; 7] = ["Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar"];
const DAYS_UK: [&str; 7] = ["понеділок", "вівторок", "середа", "четвер", "пʼятниця", "субота", "неділя"];
const DAYS_PT: [&str; 7] = ["segunda-feira", "terça-feira", "quarta-feira", "quinta-feira", "sexta-feira", "sábado", "domingo"];
const DAYS_PRS: [&str; 7] = ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"];

const SHORT_DAYS_FR: [&str; 7] = ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."];
const SHORT_DAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const SHORT_DAYS_TR: [&str; 7] = ["Pzt", "Sal", "Çar", "Per", "Cum", "Cmt", "Paz"];
const SHORT_DAYS_UK: [&str; 7] = ["пн", "вт", "ср", "чт", "пт", "сб", "нд"];
const SHORT_DAYS_PT: [&str; 7] = ["segunda", "terça", "quarta", "quinta", "sexta", "sábado", "domingo"];

impl Language {
    /// The names of the months, as they stand alone.
    pub(super) fn months(self) -> &'static [&'static str; 12] {
        match self {
            Self::Fr | Self::FrSimple => &MONTHS_FR,
            Self::En => &MONTHS_EN,
            Self::Ar => &MONTHS_AR,
            Self::Tr => &MONTHS_TR,
            Self::Uk => &MONTHS_UK,
            Self::Pt => &MONTHS_PT,
            Self::Prs => &MONTHS_PRS,
        }
    }

    /// The names of the months after the number of a day.
    pub(super) fn months_of_a_day(self) -> &'static [&'static str; 12] {
        if self == Self::Uk { &OF_MONTHS_UK } else { self.months() }
    }

    /// The abbreviated names of the months; the full ones where the language abbreviates none.
    pub(super) fn short_months(self) -> &'static [&'static str; 12] {
        match self {
            Self::Fr | Self::FrSimple => &SHORT_FR,
            Self::En => &SHORT_EN,
            Self::Tr => &SHORT_TR,
            Self::Uk => &SHORT_UK,
            Self::Pt => &SHORT_PT,
            Self::Ar | Self::Prs => self.months(),
        }
    }

    /// The names of the days, from Monday.
    pub(super) fn days(self) -> &'static [&'static str; 7] {
        match self {
            Self::Fr | Self::FrSimple => &DAYS_FR,
            Self::En => &DAYS_EN,
            Self::Ar => &DAYS_AR,
            Self::Tr => &DAYS_TR,
            Self::Uk => &DAYS_UK,
            Self::Pt => &DAYS_PT,
            Self::Prs => &DAYS_PRS,
        }
    }

    /// The abbreviated names of the days, from Monday; the full ones where the language abbreviates none.
    pub(super) fn short_days(self) -> &'static [&'static str; 7] {
        match self {
            Self::Fr | Self::FrSimple => &SHORT_DAYS_FR,
            Self::En => &SHORT_DAYS_EN,
            Self::Tr => &SHORT_DAYS_TR,
            Self::Uk => &SHORT_DAYS_UK,
            Self::Pt => &SHORT_DAYS_PT,
            Self::Ar | Self::Prs => self.days(),
        }
    }
}
