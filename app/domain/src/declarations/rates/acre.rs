//! ACRE, the start-up aid: until when contributions are reduced, and to which rate.

use super::table::What;
use crate::values::month::Month;

/// From which month of creation on three quarters of the contributions are paid while ACRE runs, and half before. Source:
/// mon-entreprise, `auto-entrepreneur . Acre . taux Acre`.
const THREE_QUARTERS_FROM: Month = Month::of_table(2026, 7);

/// The last month that ACRE reduces: the end of the third civil quarter after the quarter of the start. Started on 3 June 2025,
/// it ends on 31 March 2026. Source: service-public F11677.
pub fn last_month(registered: Month) -> Month {
    let into_quarter = i32::try_from((registered.number() - 1) % 3).unwrap_or_default();
    registered.plus(11 - into_quarter)
}

/// Whether ACRE reduces the contributions of a month; false without the month of the registration, from which its end is counted.
pub fn runs(granted: bool, registered: Option<Month>, month: Month) -> bool {
    granted && registered.is_some_and(|registered| (registered..=last_month(registered)).contains(&month))
}

/// The rates while ACRE runs. They depend on the month of creation, not on the month that is computed.
pub fn rates(registered: Month) -> What {
    if registered < THREE_QUARTERS_FROM { What::AcreHalf } else { What::AcreThreeQuarters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        text.parse().unwrap()
    }

    /// The rule of service-public F11677, month of start by month of start, with its own example (June 2025). The official
    /// engine has no such rule: it takes whether ACRE runs as an answer.
    #[test]
    fn acre_ends_with_the_third_civil_quarter_after_the_one_of_the_start() {
        let table = [
            ("2025-01", "2025-12"),
            ("2025-02", "2025-12"),
            ("2025-03", "2025-12"),
            ("2025-04", "2026-03"),
            ("2025-05", "2026-03"),
            ("2025-06", "2026-03"),
            ("2025-07", "2026-06"),
            ("2025-08", "2026-06"),
            ("2025-09", "2026-06"),
            ("2025-10", "2026-09"),
            ("2025-11", "2026-09"),
            ("2025-12", "2026-09"),
            ("2026-03", "2026-12"),
            ("2026-06", "2027-03"),
            ("2026-07", "2027-06"),
        ];
        for (start, last) in table {
            let (start, last) = (month(start), month(last));
            assert_eq!(last_month(start), last, "{start}");
            let asked = [start.plus(-1), start, last, last.plus(1)].map(|month| runs(true, Some(start), month));
            assert_eq!(asked, [false, true, true, false], "{start}");
        }
    }

    #[test]
    fn acre_not_granted_or_without_a_month_of_registration_reduces_nothing() {
        assert!(!runs(false, Some(month("2026-03")), month("2026-05")));
        assert!(!runs(true, None, month("2026-05")));
    }

    #[test]
    fn the_month_of_creation_decides_between_half_and_three_quarters() {
        assert_eq!([rates(month("2026-06")), rates(month("2026-07"))], [What::AcreHalf, What::AcreThreeQuarters]);
    }
}
