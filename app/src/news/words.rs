//! The words of what arrived, shared by its page and its mail.

use crate::url;
use domain::messages::news::NewsKind;
use store::NewsItem;

/// The key of what a participant did, beside their name.
pub fn label(kind: NewsKind) -> &'static str {
    match kind {
        NewsKind::Submitted => "news-submitted",
        NewsKind::Corrected => "news-corrected",
        NewsKind::Answered => "news-answered",
        NewsKind::CorrectionRequested => "news-correction-requested",
        NewsKind::PlanSigned => "news-plan-signed",
        NewsKind::CallWished => "news-call-wished",
    }
}

/// The key of how many of a kind there are.
pub fn count_label(kind: NewsKind) -> &'static str {
    match kind {
        NewsKind::Submitted => "digest-submitted",
        NewsKind::Corrected => "digest-corrected",
        NewsKind::Answered => "digest-answered",
        NewsKind::CorrectionRequested => "digest-correction-requested",
        NewsKind::PlanSigned => "digest-plan-signed",
        NewsKind::CallWished => "digest-call-wished",
    }
}

/// The page where an item is dealt with.
pub fn page_of(item: &NewsItem) -> String {
    match (item.kind, item.month) {
        (NewsKind::PlanSigned, _) => url::participant_plan(&item.participant_id),
        (NewsKind::CallWished, _) | (_, None) => url::participant(&item.participant_id),
        (_, Some(month)) => url::month(&item.participant_id, month),
    }
}

/// The page where all of a kind are dealt with.
pub fn page_of_kind(kind: NewsKind) -> &'static str {
    match kind {
        NewsKind::Submitted | NewsKind::Corrected | NewsKind::Answered | NewsKind::CorrectionRequested => "/verifications",
        NewsKind::PlanSigned | NewsKind::CallWished => url::NEWS,
    }
}
