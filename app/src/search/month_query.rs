//! Months within a query: `octobre Cherif`, `sept 2026`.

use domain::{
    people::search::words_of,
    values::{language::Language, month::Month},
};

/// The fewest letters by which the name of a month is known.
const FEWEST_LETTERS: usize = 3;

/// The months that a query names, and what else it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthQuery {
    /// The numbers of the months, 1 to 12: `jui` names two.
    pub numbers: Vec<u32>,
    /// The year, if one is named.
    pub year: Option<i32>,
    /// The other words.
    pub rest: String,
}

impl MonthQuery {
    /// Reads a query; `None` if it names no month. Names are French or English, whole or begun.
    pub fn read(typed: &str) -> Option<Self> {
        let mut query = Self { numbers: Vec::new(), year: None, rest: String::new() };
        for word in words_of(typed) {
            let numbers = months_named(&word);
            if query.numbers.is_empty() && !numbers.is_empty() {
                query.numbers = numbers;
            } else if let (None, Some(year)) = (query.year, year_of(&word)) {
                query.year = Some(year);
            } else {
                query.rest.push_str(&word);
                query.rest.push(' ');
            }
        }
        (!query.numbers.is_empty()).then_some(query)
    }

    /// Whether a month is one of those that are named.
    pub fn includes(&self, month: Month) -> bool {
        self.numbers.contains(&month.number()) && self.year.is_none_or(|year| year == month.year())
    }

    /// The newest month of each named one that is not after `last`, newest first; with a year, those of that year.
    pub fn newest(&self, last: Month) -> Vec<Month> {
        let back = if self.year.is_some() { 12 * 12 } else { 12 };
        (0..back).map(|months| last.plus(-months)).filter(|month| self.includes(*month)).collect()
    }
}

/// The numbers of the months whose name a word begins or is.
fn months_named(word: &str) -> Vec<u32> {
    if word.chars().count() < FEWEST_LETTERS {
        return Vec::new();
    }
    let is_named = |number: &u32| {
        let month = Month::new(2024, *number);
        [Language::Fr, Language::En].into_iter().any(|language| {
            let name = month.and_then(|month| words_of(language.month_name(month)).next());
            name.is_some_and(|name| name.starts_with(word))
        })
    };
    (1..=12).filter(is_named).collect()
}

/// The year of a word of four digits.
fn year_of(word: &str) -> Option<i32> {
    word.parse().ok().filter(|year| (2000..2200).contains(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    #[test]
    fn a_month_is_known_by_the_beginning_of_its_name_with_what_stands_beside_it() {
        let read = |typed: &str| MonthQuery::read(typed).map(|it| (it.numbers, it.year, it.rest.trim().to_owned()));
        assert_eq!(read("octobre Cherif"), Some((vec![10], None, "cherif".into())));
        assert_eq!(read("Chérif, OCT. 2025"), Some((vec![10], Some(2025), "cherif".into())));
        assert_eq!(read("août"), Some((vec![8], None, String::new())));
        assert_eq!(read("aout 2026"), Some((vec![8], Some(2026), String::new())));
        assert_eq!(read("jui"), Some((vec![6, 7], None, String::new())));
        assert_eq!(read("june"), Some((vec![6], None, String::new())));
        for typed in ["", "Cherif", "ju", "2026", "absence"] {
            assert_eq!(read(typed), None, "{typed:?}");
        }
    }

    #[test]
    fn the_newest_months_are_not_after_the_last_one() {
        let newest = |typed: &str| MonthQuery::read(typed).unwrap().newest(month("2026-10"));
        assert_eq!(newest("octobre"), [month("2026-10")]);
        assert_eq!(newest("novembre"), [month("2025-11")]);
        assert_eq!(newest("novembre 2024"), [month("2024-11")]);
        assert!(newest("novembre 2026").is_empty());
        assert_eq!(newest("jui"), [month("2026-07"), month("2026-06")]);
    }
}
