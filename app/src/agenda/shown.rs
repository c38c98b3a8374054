//! Which part of the agenda is looked at: all of it stands in the address.

use crate::{web::context::RequestContext, web::page::Address};
use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use domain::{
    bookings::{read_day, span::Span},
    people::Role,
    values::{language::Language, paris},
};

/// A day or its week, of one's own sessions or of everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown {
    /// The day, or one of the week.
    pub day: NaiveDate,
    /// The whole week.
    pub week: bool,
    /// Everybody's sessions.
    pub everyone: bool,
}

impl Shown {
    /// What an address asks for; without more, this week, of oneself for a coach and of everybody for a coordinator.
    pub fn asked(ctx: &RequestContext, address: &Address) -> Self {
        let word = |name| address.asked(name).unwrap_or_default();
        Self::read(ctx, &word("jour"), &word("vue"), &word("de"))
    }

    /// What a form or an address says.
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

    /// Its address.
    pub fn address(self) -> String {
        format!("/agenda?jour={}&vue={}&de={}", self.day, self.view(), self.of())
    }

    /// The same, so many days or weeks later.
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

    /// The time that its days cover.
    pub fn span(self) -> Span {
        let (first, last) = self.days();
        span_of(first, last)
    }
}

/// The time that days in Paris cover, both included.
pub fn span_of(first: NaiveDate, last: NaiveDate) -> Span {
    // No clock in Paris is changed at midnight.
    let midnight = |day: NaiveDate| paris::instant(day.and_time(NaiveTime::MIN)).unwrap_or_else(|| day.and_time(NaiveTime::MIN).and_utc());
    Span { starts_at: midnight(first), ends_at: midnight(last + Duration::days(1)) }
}

/// "14 h à 16 h", in Paris.
pub fn hours(language: Language, span: &Span) -> String {
    let hour = |at| language.hour(paris::wall_clock(at).time());
    crate::texts::t!(language, "agenda-hours", from = hour(span.starts_at), to = hour(span.ends_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(day: &str, week: bool) -> Shown {
        Shown { day: day.parse().unwrap(), week, everyone: false }
    }

    #[test]
    fn a_week_goes_from_monday_to_sunday_and_its_address_says_all() {
        let week = shown("2026-11-26", true);
        assert_eq!(week.days(), ("2026-11-23".parse().unwrap(), "2026-11-29".parse().unwrap()));
        assert_eq!(week.address(), "/agenda?jour=2026-11-26&vue=semaine&de=moi");
        assert_eq!(week.later(-1).days().0, "2026-11-16".parse().unwrap());
        assert_eq!(shown("2026-11-26", false).later(1).days(), ("2026-11-27".parse().unwrap(), "2026-11-27".parse().unwrap()));
    }

    #[test]
    fn case_8_the_sunday_of_the_change_has_25_hours() {
        assert_eq!(shown("2026-10-25", false).span().minutes(), 25 * 60);
        assert_eq!(shown("2026-03-29", true).span().minutes(), (7 * 24 - 1) * 60);
    }
}
