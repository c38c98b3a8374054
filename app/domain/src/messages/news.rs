//! What participants do that the team has to know of, and how long it is news.

use crate::values::sql::stored_as_text;
use chrono::{DateTime, Duration, Utc};

/// The number of days after which what arrived is no longer news, seen or not.
pub const NEWS_DAYS: i64 = 31;

/// The most news that are counted and listed; of more, only that there are more is said.
pub const MOST_NEWS: i64 = 100;

/// A kind of news: an act of a participant that awaits the team. One that the team has dealt with is no news.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NewsKind {
    /// A month was declared.
    Submitted,
    /// A declared month was corrected.
    Corrected,
    /// A question on a month was answered.
    Answered,
    /// A correction of a checked month was asked for.
    CorrectionRequested,
    /// A plan was signed by the participant and awaits the signature of the team.
    PlanSigned,
    /// The check-in of a month asks for a call.
    CallWished,
}

impl NewsKind {
    /// Every kind, in the order in which they are summed up.
    pub const ALL: [Self; 6] =
        [Self::CallWished, Self::Answered, Self::CorrectionRequested, Self::Submitted, Self::Corrected, Self::PlanSigned];

    /// As stored: the action of its audit event.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Submitted => "declaration.submitted",
            Self::Corrected => "declaration.corrected",
            Self::Answered => "declaration.answered",
            Self::CorrectionRequested => "declaration.correction_requested",
            Self::PlanSigned => "plan.signed",
            Self::CallWished => "check-in.said",
        }
    }
}

crate::values::sql::stored_words! {
    NewsKind: Submitted Corrected Answered CorrectionRequested PlanSigned CallWished;
}

stored_as_text!(NewsKind);

/// The instant after which what arrived is news for a member of the team who has marked all until `seen` as seen, UTC; never more than
/// [`NEWS_DAYS`] days before `now`.
pub fn news_from(seen: Option<DateTime<Utc>>, now: DateTime<Utc>) -> DateTime<Utc> {
    let oldest = now - Duration::days(NEWS_DAYS);
    seen.map_or(oldest, |seen| seen.max(oldest))
}
