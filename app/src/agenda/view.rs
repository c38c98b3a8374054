//! The part of the agenda that a page shows, as its address says it.

use crate::{
    texts::t,
    web::{context::RequestContext, page::Address},
};
use chrono::{Datelike, Duration, NaiveDate};
use domain::{
    bookings::{read_day, span::Span},
    people::Role,
    values::{ids::PersonId, language::Language, paris},
};

/// A day or its week, of the user's sessions or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgendaView {
    /// The day, or a day of the week.
    pub day: NaiveDate,
    /// Whether the whole week is shown.
    pub week: bool,
    /// Whether the sessions of all coaches are shown.
    pub everyone: bool,
}

impl AgendaView {
    /// The part that an address names by `jour`, `vue` and `de`; see [`Self::read`] for what is missing.
    pub fn asked(ctx: &RequestContext, address: &Address) -> Self {
        let word = |name| address.query(name).unwrap_or_default();
        Self::read(ctx, &word("jour"), &word("vue"), &word("de"))
    }

    /// The part by the words of a form or an address: today for another day, the week for another view, and for another `of` the
    /// sessions of all for a coordinator, those of the user for a coach.
    pub fn read(ctx: &RequestContext, day: &str, view: &str, of: &str) -> Self {
        Self {
            day: read_day(day).unwrap_or_else(|| ctx.visitor.today()),
            week: view != "jour",
            everyone: match of {
                "moi" => false,
                "tous" => true,
                _ => ctx.user.role == Role::Coordinator,
            },
        }
    }

    /// `jour` or `semaine`, as addresses and forms say it.
    pub fn view(self) -> &'static str {
        if self.week { "semaine" } else { "jour" }
    }

    /// `moi` or `tous`, as addresses and forms say it.
    pub fn of(self) -> &'static str {
        if self.everyone { "tous" } else { "moi" }
    }

    /// The address of the page.
    pub fn address(self) -> String {
        format!("/agenda?jour={}&vue={}&de={}", self.day, self.view(), self.of())
    }

    /// The address of the page with the sessions of one coach.
    pub fn address_for(self, coach: &PersonId) -> String {
        format!("/agenda?jour={}&vue={}&de={coach}", self.day, self.view())
    }

    /// The part that is `steps` days or weeks later.
    pub fn later(self, steps: i64) -> Self {
        Self { day: self.day + Duration::days(steps * if self.week { 7 } else { 1 }), ..self }
    }

    /// The first and the last day.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        if !self.week {
            return (self.day, self.day);
        }
        let monday = self.day - Duration::days(i64::from(self.day.weekday().num_days_from_monday()));
        (monday, monday + Duration::days(6))
    }

    /// The time from the first to the last day.
    pub fn span(self) -> Span {
        let (first, last) = self.days();
        Span::of_days(first, last)
    }
}

/// "14 h à 16 h", in Paris.
pub fn hours(language: Language, span: &Span) -> String {
    let hour = |at| language.hour(paris::wall_clock(at).time());
    t!(language, "agenda-hours", from = hour(span.starts_at), to = hour(span.ends_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agenda_view(day: &str, week: bool) -> AgendaView {
        AgendaView { day: day.parse().unwrap(), week, everyone: false }
    }

    #[test]
    fn a_week_spans_monday_to_sunday_and_is_written_in_its_address() {
        let week = agenda_view("2026-11-26", true);
        assert_eq!(week.days(), ("2026-11-23".parse().unwrap(), "2026-11-29".parse().unwrap()));
        assert_eq!(week.address(), "/agenda?jour=2026-11-26&vue=semaine&de=moi");
        assert_eq!(week.later(-1).days().0, "2026-11-16".parse().unwrap());
        assert_eq!(agenda_view("2026-11-26", false).later(1).days(), ("2026-11-27".parse().unwrap(), "2026-11-27".parse().unwrap()));
    }

    #[test]
    fn case_8_days_of_a_clock_change_span_25_and_23_hours() {
        assert_eq!(agenda_view("2026-10-25", false).span().minutes(), 25 * 60);
        assert_eq!(agenda_view("2026-03-29", true).span().minutes(), (7 * 24 - 1) * 60);
    }
}
