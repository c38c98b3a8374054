//! Stored words, such as states, as a person reads them in the file of their data.

use crate::{journal::event_labels::ACTIONS, texts::t};
use domain::values::language::Language;

/// Stored words: the column, the word, the key of its sentence. Columns of the same name share words.
const WORDS: &[(&str, &str, &str)] = &[
    ("state", "Submitted", "state-submitted"),
    ("state", "QuestionAsked", "state-question"),
    ("state", "Validated", "state-validated"),
    ("state", "Reported", "state-reported"),
    ("state", "Booked", "booking-state-Booked"),
    ("state", "Attended", "booking-state-Attended"),
    ("state", "NoShow", "booking-state-NoShow"),
    ("state", "CancelledByParticipant", "booking-state-CancelledByParticipant"),
    ("state", "CancelledByStructure", "booking-state-CancelledByStructure"),
    ("state", "Draft", "plan-state-draft"),
    ("state", "Agreed", "plan-state-agreed"),
    ("state", "Withdrawn", "plan-state-withdrawn"),
    ("state", "Recorded", "plan-state-recorded"),
    ("state", "Waiting", "word-waiting"),
    ("state", "Offered", "word-offered"),
    ("state", "Accepted", "word-accepted"),
    ("state", "Passed", "word-passed"),
    ("state", "Expired", "word-passed"),
    ("state", "Left", "word-left"),
    ("state", "Closed", "word-closed"),
    ("benefit", "None", "benefit-none"),
    ("benefit", "Rsa", "benefit-rsa"),
    ("benefit", "Aah", "benefit-aah"),
    ("benefit", "Ass", "benefit-ass"),
    ("benefit", "Are", "benefit-are"),
    ("benefit", "PrimeActivite", "benefit-prime"),
    ("kind", "Sale", "word-sale"),
    ("kind", "CreditNote", "word-credit-note"),
    ("reminders", "Sms", "word-reminders-sms"),
    ("reminders", "Email", "word-reminders-mail"),
    ("reminders", "None", "word-reminders-none"),
    ("mood", "Well", "mood-Well"),
    ("mood", "SoSo", "mood-SoSo"),
    ("mood", "Hard", "mood-Hard"),
    ("blocker", "Nothing", "blocker-Nothing"),
    ("blocker", "Clients", "blocker-Clients"),
    ("blocker", "Money", "blocker-Money"),
    ("blocker", "Admin", "blocker-Admin"),
    ("blocker", "Time", "blocker-Time"),
    ("blocker", "Health", "blocker-Health"),
    ("blocker", "Home", "blocker-Home"),
    ("blocker", "Other", "blocker-Other"),
    ("activity", "01", "activity-01"),
    ("activity", "02", "activity-02"),
    ("activity", "03", "activity-03"),
    ("activity", "04", "activity-04"),
    ("activity", "05", "activity-05"),
    ("activity", "06", "activity-06"),
    ("reason", "Training", "extension-reason-Training"),
    ("reason", "Disability", "extension-reason-Disability"),
    ("reason", "Senior", "extension-reason-Senior"),
    ("acre", "yes", "word-yes"),
    ("acre", "no", "word-no"),
    ("field", "Trade", "newcomer-trade"),
    ("field", "Activity", "newcomer-activity-label"),
    ("field", "RegisteredOn", "record-registered"),
    ("field", "Acre", "record-acre"),
    ("field", "Benefit", "newcomer-benefit"),
    ("field", "BenefitSince", "record-benefit-since"),
    ("field", "StartingTurnover", "newcomer-starting"),
    ("field", "Goal", "record-goal"),
    ("field", "PassNumber", "pass-label"),
    ("field", "Siret", "letterhead-siret"),
    ("field", "Address", "address-label"),
    ("wants_call", "yes", "word-yes"),
    ("wants_call", "no", "word-no"),
];

/// The sentence of a stored word of a column; `None` for a text that people typed.
pub fn stored_word(language: Language, column: &str, word: &str) -> Option<String> {
    let key = match column {
        "action" => ACTIONS.iter().find(|(action, _)| *action == word).map(|(_, key)| *key),
        // The values of a corrected field.
        "before" | "after" => {
            let corrected = |of: &str| matches!(of, "acre" | "benefit" | "activity");
            WORDS.iter().find(|(of, stored, _)| corrected(of) && *stored == word).map(|(.., key)| *key)
        }
        _ => WORDS.iter().find(|(of, stored, _)| *of == column && *stored == word).map(|(.., key)| *key),
    };
    key.map(|key| t!(language, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_stored_word_has_a_sentence() {
        for (column, word, key) in WORDS {
            let said = stored_word(Language::Fr, column, word).unwrap();
            assert_ne!(said, *key, "{column} {word}");
        }
        assert_eq!(stored_word(Language::Fr, "text", "Validated"), None);
    }
}
