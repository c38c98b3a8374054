//! The SMS with which a participant answers: [`read_sms`] reads its text, [`decide`] gives the verdict. A month is declared only when
//! nothing is left to choose; any other answer gets a link.

use crate::{
    declarations::declaration::{Activity, LineKind, TurnoverLine},
    values::{
        money::{AmountMistake, Cents},
        month::Month,
    },
};

/// The most characters of an answer that are read: a longer text is no amount. One SMS has 160.
pub const MOST_READ: usize = 160;

/// The most answers of one person that are acted on within a day; [`SmsText::Stop`] always is.
pub const MOST_A_DAY: i64 = 10;

/// How many of the newest declared months say in which categories a participant usually declares.
pub const USUAL_MONTHS: i64 = 3;

/// The words that end all SMS, in capitals.
const STOP_WORDS: [&str; 4] = ["STOP", "STOP SMS", "ARRET", "ARRÊT"];

/// The content of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmsText {
    /// An amount of 0 or more.
    Amount(Cents),
    /// Digits that can be meant in two ways, with both readings.
    Ambiguous(Cents, Cents),
    /// One of the words that end all SMS.
    Stop,
    /// Anything else: words, an emoji, nothing, an amount below zero.
    Other,
}

/// Reads an answer. Amounts are read as those of the form, see [`Cents::parse`].
pub fn read_sms(text: &str) -> SmsText {
    let text = text.trim().trim_end_matches(['.', '!', ' ']);
    if text.chars().count() > MOST_READ {
        return SmsText::Other;
    }
    let words = text.to_uppercase().split_whitespace().collect::<Vec<_>>().join(" ");
    if STOP_WORDS.contains(&words.as_str()) {
        return SmsText::Stop;
    }
    match Cents::parse(text) {
        Ok(amount) if amount >= Cents::ZERO => SmsText::Amount(amount),
        Err(AmountMistake::Ambiguous(one, other)) if one >= Cents::ZERO => SmsText::Ambiguous(one, other),
        _ => SmsText::Other,
    }
}

/// The stored facts on which [`decide`] bases its verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmsFacts {
    /// The months to declare, oldest first: over, not declared, not suspended.
    pub open: Vec<Month>,
    /// The newest month that is over, if it is not declared and suspended throughout: the answer may be about it.
    pub suspended: Option<Month>,
    /// The month with an open question of the coach.
    pub asked: Option<Month>,
    /// The category of the enrollment.
    pub activity: Activity,
    /// The categories of the newest [`USUAL_MONTHS`] declared months.
    pub usual: Vec<Activity>,
}

/// Why an answer declares nothing and is answered with a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkReason {
    /// A question of the coach on that month waits for an answer.
    Question(Month),
    /// No month is to be declared.
    NothingOpen,
    /// Several months are to be declared.
    SeveralMonths,
    /// That month is suspended.
    Suspended(Month),
    /// The text is not an amount of 0 or more.
    Unreadable(Month),
    /// The amount can be meant in two ways.
    Ambiguous(Month, Cents, Cents),
    /// The participant declares in several categories.
    SeveralActivities(Month),
}

/// The verdict on an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SmsVerdict {
    /// A month is declared with one line.
    Declare(Month, TurnoverLine),
    /// Nothing is declared: the reply has a link.
    Link(LinkReason),
    /// No more SMS go to the number.
    Stop,
}

/// The verdict on an answer: [`SmsVerdict::Stop`] whatever the facts are, [`SmsVerdict::Declare`] only when the month, the amount and the
/// category are certain, else [`SmsVerdict::Link`] with the first reason against it.
pub fn decide(text: SmsText, facts: &SmsFacts) -> SmsVerdict {
    if text == SmsText::Stop {
        return SmsVerdict::Stop;
    }
    match one_month(facts).and_then(|month| line_of(text, month, facts).map(|line| (month, line))) {
        Ok((month, line)) => SmsVerdict::Declare(month, line),
        Err(reason) => SmsVerdict::Link(reason),
    }
}

/// The only month that an answer can declare, or the reason why there is none.
fn one_month(facts: &SmsFacts) -> Result<Month, LinkReason> {
    match (facts.asked, facts.suspended, facts.open.as_slice()) {
        (Some(month), ..) => Err(LinkReason::Question(month)),
        (None, Some(month), _) => Err(LinkReason::Suspended(month)),
        (None, None, []) => Err(LinkReason::NothingOpen),
        (None, None, [month]) => Ok(*month),
        (None, None, _) => Err(LinkReason::SeveralMonths),
    }
}

/// The one line that an answer declares; nothing received is the same in every category.
fn line_of(text: SmsText, month: Month, facts: &SmsFacts) -> Result<TurnoverLine, LinkReason> {
    let amount = match text {
        SmsText::Amount(amount) => amount,
        SmsText::Ambiguous(one, other) => return Err(LinkReason::Ambiguous(month, one, other)),
        SmsText::Stop | SmsText::Other => return Err(LinkReason::Unreadable(month)),
    };
    let activity = match facts.usual.as_slice() {
        _ if amount == Cents::ZERO => return Ok(TurnoverLine::nil(facts.activity)),
        [] => facts.activity,
        [usual] => *usual,
        _ => return Err(LinkReason::SeveralActivities(month)),
    };
    TurnoverLine::new(activity, LineKind::Sale, amount).map_err(|_| LinkReason::Unreadable(month))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    /// A participant with one month to declare, who declares in one category.
    fn usual() -> SmsFacts {
        SmsFacts {
            open: vec![month("2026-11")],
            suspended: None,
            asked: None,
            activity: Activity::OtherServices,
            usual: vec![Activity::CraftServices],
        }
    }

    #[test]
    fn a_text_is_read_as_an_amount_as_two_amounts_as_a_stop_or_as_nothing() {
        use SmsText::{Ambiguous, Amount, Other, Stop};
        let cents = Cents::new;
        let long = "4".repeat(2_000);
        for (text, read) in [
            ("0", Amount(cents(0))),
            (" 450 ", Amount(cents(45_000))),
            ("450€", Amount(cents(45_000))),
            ("450 euros.", Amount(cents(45_000))),
            ("1 250,50", Amount(cents(125_050))),
            ("٤٥٠", Amount(cents(45_000))),
            ("12 50", Ambiguous(cents(1_250), cents(125_000))),
            ("1.250", Ambiguous(cents(125), cents(125_000))),
            ("Stop", Stop),
            ("STOP.", Stop),
            ("arrêt", Stop),
            ("j'ai rien gagné", Other),
            ("stop mais 450", Other),
            ("-50", Other),
            ("-12 50", Other),
            ("", Other),
            ("👍", Other),
            ("450 et 30", Other),
            (long.as_str(), Other),
        ] {
            assert_eq!(read_sms(text), read, "{text:?}");
        }
    }

    #[test]
    fn a_month_is_declared_only_when_nothing_is_left_to_choose() {
        use SmsVerdict::{Declare, Link, Stop};
        let (october, november) = (month("2026-10"), month("2026-11"));
        let amount = SmsText::Amount(Cents::new(45_000));
        let sale = |activity| Declare(november, TurnoverLine::new(activity, LineKind::Sale, Cents::new(45_000)).unwrap());
        let nil = Declare(november, TurnoverLine::nil(Activity::OtherServices));
        let several = vec![Activity::Goods, Activity::CraftServices];
        let zero = SmsText::Amount(Cents::ZERO);
        for (text, facts, verdict) in [
            (amount, usual(), sale(Activity::CraftServices)),
            (amount, SmsFacts { usual: Vec::new(), ..usual() }, sale(Activity::OtherServices)),
            (amount, SmsFacts { usual: several.clone(), ..usual() }, Link(LinkReason::SeveralActivities(november))),
            (zero, usual(), nil),
            (zero, SmsFacts { usual: several, ..usual() }, nil),
            (SmsText::Other, usual(), Link(LinkReason::Unreadable(november))),
            (
                SmsText::Ambiguous(Cents::new(1_250), Cents::new(125_000)),
                usual(),
                Link(LinkReason::Ambiguous(november, Cents::new(1_250), Cents::new(125_000))),
            ),
            (amount, SmsFacts { open: Vec::new(), ..usual() }, Link(LinkReason::NothingOpen)),
            (SmsText::Other, SmsFacts { open: Vec::new(), ..usual() }, Link(LinkReason::NothingOpen)),
            (amount, SmsFacts { open: vec![october, november], ..usual() }, Link(LinkReason::SeveralMonths)),
            (amount, SmsFacts { asked: Some(october), ..usual() }, Link(LinkReason::Question(october))),
            // The older month alone is to be declared, but the answer may be about the suspended one.
            (amount, SmsFacts { open: vec![october], suspended: Some(november), ..usual() }, Link(LinkReason::Suspended(november))),
            (SmsText::Stop, SmsFacts { asked: Some(october), ..usual() }, Stop),
        ] {
            assert_eq!(decide(text, &facts), verdict, "{text:?} {facts:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_declares_another_amount_than_the_form(text in "\\PC{0,40}") {
            if let SmsText::Amount(amount) = read_sms(&text) {
                prop_assert_eq!(Cents::parse(text.trim().trim_end_matches(['.', '!', ' '])), Ok(amount));
            }
        }
    }
}
