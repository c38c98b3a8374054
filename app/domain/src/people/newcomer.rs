//! The form that adds a participant by hand: names, contacts, and the enrollment with its entry record.

use crate::{
    bookings::read_day,
    declarations::declaration::Activity,
    enrollments::{
        enrollment::{Benefit, EnrollmentPeriod, MOST_DAYS_AHEAD},
        entry_record::EntryRecord,
    },
    people::{ContactMistake, Email, MOST_NAME, NoSms, Phone, check_reachable, one_line},
    values::{ids::PersonId, money::Cents},
};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most characters of a trade.
pub const MOST_TRADE: usize = 120;

/// A field of a form, and the key of the sentence beside it with the amounts that the sentence names.
pub type Mistake = (&'static str, Cow<'static, str>);

/// The names and contacts of a person, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedContact {
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone; may be empty.
    pub phone: String,
    /// E-mail address; may be empty.
    pub email: String,
}

/// The names and contacts of a person: at least one of phone and e-mail address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactDetails {
    /// First name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Phone.
    pub phone: Option<Phone>,
    /// E-mail address.
    pub email: Option<Email>,
}

impl ContactDetails {
    /// Why no SMS reaches the phone; `None` when one does, or without a phone.
    pub fn no_sms(&self) -> Option<NoSms> {
        self.phone.as_ref().and_then(|phone| phone.takes_sms().err())
    }
}

impl TypedContact {
    /// Parses the fields. `needs_email` is for staff, who sign in with their address.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
    pub fn read(&self, needs_email: bool) -> Result<ContactDetails, Vec<Mistake>> {
        let mut mistakes = Vec::new();
        let mut note = |field, key: &'static str| mistakes.push((field, key.into()));
        let first_name = one_line(&self.first_name, MOST_NAME).map_err(|mistake| note("first_name", mistake.key())).ok();
        let last_name = one_line(&self.last_name, MOST_NAME).map_err(|mistake| note("last_name", mistake.key())).ok();
        let phone = filled(&self.phone, |typed| typed.parse::<Phone>().map_err(|mistake| note("phone", mistake.key())).ok());
        let email = filled(&self.email, |typed| typed.parse::<Email>().map_err(|mistake| note("email", mistake.key())).ok());
        if needs_email && self.email.trim().is_empty() {
            note("email", "contact-empty");
        } else if self.phone.trim().is_empty() && self.email.trim().is_empty() {
            note("phone", "contact-one-of-two");
        } else if let (true, Some(Err(why))) =
            (self.email.trim().is_empty(), phone.as_ref().map(|phone| check_reachable(Some(phone), None)))
        {
            note("phone", ContactMistake::from(why).key());
        }
        match (first_name, last_name) {
            (Some(first_name), Some(last_name)) if mistakes.is_empty() => Ok(ContactDetails { first_name, last_name, phone, email }),
            _ => Err(mistakes),
        }
    }
}

/// The parsed value of an optional field; `None` when it is empty.
fn filled<T>(typed: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
    let typed = typed.trim();
    if typed.is_empty() { None } else { read(typed) }
}

/// An enrollment to be, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEntry {
    /// The identifier of the coach.
    pub coach: String,
    /// The first day, `2026-12-03` or `03/12/2026`.
    pub starts_on: String,
    /// The day on which the contract was signed; may be empty.
    pub signed_on: String,
    /// The trade in the participant's words.
    pub trade: String,
    /// The agency's code of the trade.
    pub activity: String,
    /// The day on which the business was registered; may be empty.
    pub registered_on: String,
    /// `yes` when reduced contributions (ACRE) were granted.
    pub acre: String,
    /// The benefit that the participant receives, as stored.
    pub benefit: String,
    /// The first day of the benefit; may be empty.
    pub benefit_since: String,
    /// Mean monthly turnover at the start.
    pub starting_turnover: String,
    /// The monthly goal; may be empty.
    pub goal: String,
}

/// An enrollment to be, with its entry record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The coach.
    pub coach: PersonId,
    /// The days of the enrollment: a whole PASS.
    pub period: EnrollmentPeriod,
    /// The day on which the contract was signed, from which the benefit counts.
    pub signed_on: Option<NaiveDate>,
    /// The entry record.
    pub record: EntryRecord,
}

impl TypedEntry {
    /// Parses the fields. The enrollment must not be over on `today`, nor begin more than a year later.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
    pub fn read(&self, today: NaiveDate) -> Result<Entry, Vec<Mistake>> {
        let mut mistakes: Vec<Mistake> = Vec::new();
        let starting_turnover = amount(&self.starting_turnover);
        let goal = filled(&self.goal, |typed| Some(amount(typed))).transpose();
        let mut note = |field, key: &'static str| mistakes.push((field, key.into()));
        let coach = PersonId::try_from(self.coach.clone()).map_err(|_| note("coach", "newcomer-coach")).ok();
        let period = read_day(&self.starts_on).map(EnrollmentPeriod::starting).ok_or_else(|| note("starts_on", "session-day")).ok();
        if let Some(period) = period {
            if period.ends_on < today {
                note("starts_on", "newcomer-over");
            } else if period.starts_on - today > Duration::days(MOST_DAYS_AHEAD) {
                note("starts_on", "newcomer-far");
            }
        }
        let mut day = |field, typed: &str| filled(typed, |typed| read_day(typed).ok_or_else(|| note(field, "session-day")).ok());
        let signed_on = day("signed_on", &self.signed_on);
        let registered_on = day("registered_on", &self.registered_on);
        let benefit_since = day("benefit_since", &self.benefit_since);
        if period.zip(signed_on).is_some_and(|(period, signed)| (period.starts_on - signed).num_days().abs() > 366) {
            note("signed_on", "newcomer-signed-far");
        }
        let trade = one_line(&self.trade, MOST_TRADE).map_err(|mistake| note("trade", mistake.key())).ok();
        let activity =
            Activity::ALL.into_iter().find(|it| it.as_str() == self.activity).ok_or_else(|| note("activity", "newcomer-activity")).ok();
        let benefit = Benefit::try_from(self.benefit.clone()).unwrap_or(Benefit::None);
        let starting_turnover = starting_turnover.map_err(|sentence| mistakes.push(("starting_turnover", sentence))).ok();
        let goal = goal.map_err(|sentence| mistakes.push(("goal", sentence))).ok().flatten().filter(|goal| *goal > Cents::ZERO);
        match (coach, period, trade, activity, starting_turnover) {
            (Some(coach), Some(period), Some(trade), Some(activity), Some(starting_turnover)) if mistakes.is_empty() => {
                let acre = self.acre == "yes";
                let record = EntryRecord { trade, activity, registered_on, acre, benefit, benefit_since, starting_turnover, goal };
                Ok(Entry { coach, period, signed_on, record })
            }
            _ => Err(mistakes),
        }
    }
}

/// Parses an amount that is not negative.
///
/// # Errors
/// The key of the sentence, with the amounts that it names.
pub fn amount(typed: &str) -> Result<Cents, Cow<'static, str>> {
    match Cents::parse(typed) {
        Ok(amount) if amount < Cents::ZERO => Err("newcomer-amount-negative".into()),
        read => read.map_err(|mistake| mistake.sentence()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = "2026-11-23";

    fn today() -> NaiveDate {
        TODAY.parse().unwrap()
    }

    fn sound() -> TypedEntry {
        TypedEntry {
            coach: "01JD0000000000000000000000".into(),
            starts_on: "01/12/2026".into(),
            signed_on: "2026-11-30".into(),
            trade: " couture\u{a0}".into(),
            activity: "02".into(),
            acre: "yes".into(),
            benefit: "Rsa".into(),
            starting_turnover: "80,50".into(),
            goal: "0".into(),
            ..TypedEntry::default()
        }
    }

    #[test]
    fn an_enrollment_is_parsed_with_its_entry_record() {
        let entry = sound().read(today()).unwrap();
        assert_eq!(entry.period, EnrollmentPeriod::starting("2026-12-01".parse().unwrap()));
        let record = &entry.record;
        assert_eq!((record.trade.as_str(), record.acre, record.benefit, record.goal), ("couture", true, Benefit::Rsa, None));
        assert_eq!((record.starting_turnover, entry.signed_on), (Cents::new(8_050), Some("2026-11-30".parse().unwrap())));
    }

    #[test]
    fn every_invalid_field_is_a_mistake() {
        let mistakes = TypedEntry::default().read(today()).unwrap_err();
        let fields: Vec<_> = mistakes.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["coach", "starts_on", "trade", "activity", "starting_turnover"]);
        for (typed, mistake) in [
            (TypedEntry { starts_on: "2020-01-01".into(), signed_on: String::new(), ..sound() }, ("starts_on", "newcomer-over")),
            (TypedEntry { starts_on: "2029-01-01".into(), signed_on: String::new(), ..sound() }, ("starts_on", "newcomer-far")),
            (TypedEntry { signed_on: "2024-01-01".into(), ..sound() }, ("signed_on", "newcomer-signed-far")),
            (TypedEntry { registered_on: "99999-01-01".into(), ..sound() }, ("registered_on", "session-day")),
            (TypedEntry { starting_turnover: "-5".into(), ..sound() }, ("starting_turnover", "newcomer-amount-negative")),
            (TypedEntry { goal: "1e9".into(), ..sound() }, ("goal", "amount-not-a-number")),
            (TypedEntry { goal: "12 50".into(), ..sound() }, ("goal", "amount-ambiguous 1250 125000")),
            (TypedEntry { coach: "x y".into(), ..sound() }, ("coach", "newcomer-coach")),
        ] {
            assert_eq!(typed.read(today()), Err(vec![(mistake.0, mistake.1.into())]));
        }
    }

    #[test]
    fn a_participant_needs_a_phone_or_an_address_and_staff_an_address() {
        let typed = |phone: &str, email: &str| TypedContact {
            first_name: "Awa".into(),
            last_name: "Traoré".into(),
            phone: phone.into(),
            email: email.into(),
        };
        assert_eq!(typed("06 39 98 13 10", " ").read(false).unwrap().email, None);
        assert_eq!(typed("", "Awa@exemple.fr").read(true).unwrap().email.unwrap().as_str(), "awa@exemple.fr");
        let wrong = |phone: &str, email: &str, staff: bool| -> Vec<_> {
            typed(phone, email).read(staff).unwrap_err().into_iter().map(|(field, key)| (field, key.into_owned())).collect()
        };
        assert_eq!(wrong("", "", false), [("phone", "contact-one-of-two".into())]);
        assert_eq!(wrong("0639981310", "", true), [("email", "contact-empty".into())]);
        assert_eq!(wrong("06", "awa", false), [("phone", "contact-not-a-phone".into()), ("email", "contact-not-an-email".into())]);
        for (phone, key) in [
            ("01 44 12 34 56", "contact-no-sms-landline"),
            ("08 92 12 34 56", "contact-no-sms-special"),
            ("+1 202 555 0123", "contact-no-sms-country"),
        ] {
            assert_eq!(wrong(phone, "", false), [("phone", key.to_owned())], "{phone} alone");
            assert!(typed(phone, "awa@exemple.fr").read(false).unwrap().no_sms().is_some(), "{phone} is kept for calling");
        }
        assert_eq!(typed("0639981310", "").read(false).unwrap().no_sms(), None);
    }

    #[test]
    fn a_name_is_as_long_as_in_a_file_at_most() {
        let typed = |signs| TypedContact {
            first_name: "Lise".into(),
            last_name: "R".repeat(signs),
            phone: "0639987901".into(),
            email: String::new(),
        };
        assert!(typed(96).read(false).is_ok() && typed(MOST_NAME).read(false).is_ok());
        assert_eq!(typed(MOST_NAME + 1).read(false), Err(vec![("last_name", "text-too-long".into())]));
    }
}
