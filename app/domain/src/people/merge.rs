//! What stands in the way of merging two records of one person.

/// A refusal to merge two records, or to undo it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeRefusal {
    /// Both are the same record, or one is no participant or was erased, removed or merged.
    #[error("merge-not-two")]
    NotTwo,
    /// The erasure of one of them is asked for.
    #[error("merge-erasure")]
    Erasure,
    /// An earlier merge of one of them can still be undone.
    #[error("merge-recent")]
    Recent,
    /// More than one enrollment of the one shares days with enrollments of the other.
    #[error("merge-paths")]
    Enrollments,
    /// The enrollment that stays does not have the months that were declared in the other.
    #[error("merge-months-outside")]
    MonthsOutside,
    /// Both hold a place in one session to come, or at one time.
    #[error("merge-both-booked")]
    BothBooked,
    /// The choice between two declarations of a month is missing.
    #[error("merge-choose-month")]
    ChooseMonth,
    /// The day in which it could be undone is over.
    #[error("merge-final")]
    Final,
    /// A place, a contact or a month that the undo would restore was taken since.
    #[error("merge-undo-taken")]
    Taken,
}

impl MergeRefusal {
    /// The key of its sentence in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::NotTwo => "merge-not-two",
            Self::Erasure => "merge-erasure",
            Self::Recent => "merge-recent",
            Self::Enrollments => "merge-paths",
            Self::MonthsOutside => "merge-months-outside",
            Self::BothBooked => "merge-both-booked",
            Self::ChooseMonth => "merge-choose-month",
            Self::Final => "merge-final",
            Self::Taken => "merge-undo-taken",
        }
    }
}
