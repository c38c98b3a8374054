//! The statements of the demo: three months were closed, one of them was amended, one is to be amended, one is to be closed.

use crate::cohort::{Cohort, failed};
use chrono::{DateTime, Duration, NaiveTime, Utc};
use domain::{
    declarations::declaration::{LineKind, TurnoverLine},
    people::Role,
    statements::Coefficient,
    values::{ids::PersonId, money::Cents, month::Month, paris},
};
use store::{Actor, Closing, CoefficientChange, Enrollment, fingerprint_of};

/// From this month of an enrollment on the demo has a coefficient.
const FROM_MONTH: i32 = 10;

/// Hands in the months before the last one, as the coordinator did in their time.
///
/// # Errors
/// A sentence for the operator.
pub(super) async fn hand_in(cohort: &Cohort, coordinator: &PersonId) -> Result<(), String> {
    let last = Month::of(paris::day(cohort.now)).plus(-1);
    close(cohort, coordinator, last.plus(-3), morning(last.plus(-2), 11)).await?;
    close(cohort, coordinator, last.plus(-2), morning(last.plus(-1), 10)).await?;
    // One had forgotten a sale, another one a credit note.
    correct(cohort, 9, last.plus(-2), LineKind::Sale, 8_500, morning(last.plus(-1), 17)).await?;
    close(cohort, coordinator, last.plus(-2), morning(last.plus(-1), 19)).await?;
    type_coefficients(cohort, coordinator, last.plus(-1), morning(last, 11)).await?;
    close(cohort, coordinator, last.plus(-1), morning(last, 12)).await?;
    correct(cohort, 21, last.plus(-1), LineKind::CreditNote, 4_000, cohort.this_month(5)).await
}

/// Ten in the morning on a day of a month.
fn morning(month: Month, day: u32) -> DateTime<Utc> {
    paris::instant(month.day(day).and_time(NaiveTime::from_hms_opt(10, 0, 0).unwrap_or_default())).unwrap_or_default()
}

async fn close(cohort: &Cohort, coordinator: &PersonId, month: Month, at: DateTime<Utc>) -> Result<(), String> {
    let seen = cohort.store.statements().month_statement(month, at).await.map_err(failed)?;
    let mark = fingerprint_of(&seen.due());
    let closing = Closing { month, version: seen.next_version(), seen: &mark, confirmed: true };
    cohort.store.statements().close_statement(&Actor::person(coordinator, at), &closing, paris::day(at)).await.map_err(failed)
}

async fn type_coefficients(cohort: &Cohort, coordinator: &PersonId, month: Month, at: DateTime<Utc>) -> Result<(), String> {
    let seen = cohort.store.statements().month_statement(month, at).await.map_err(failed)?;
    let later = seen.prepared.iter().filter(|line| line.prepared.row.month_number >= FROM_MONTH);
    let changes: Vec<_> = later
        .map(|line| CoefficientChange {
            enrollment: line.enrollment_id.clone(),
            was: None,
            now: Coefficient::new(10_000 - i64::from(line.prepared.row.month_number - FROM_MONTH) * 500).ok(),
        })
        .collect();
    cohort.store.statements().set_coefficients(&Actor::person(coordinator, at), month, &changes).await.map_err(failed)
}

/// Has a participant add a line to a month that was handed in; their coach opens it and takes it as right once more.
async fn correct(cohort: &Cohort, from: usize, month: Month, kind: LineKind, cents: i64, at: DateTime<Utc>) -> Result<(), String> {
    let Some((enrollment, before)) = declared(cohort, from, month).await? else { return Ok(()) };
    let person = &enrollment.participant_id;
    let after = |minutes| (at + Duration::minutes(minutes)).min(cohort.now);
    let (mine, theirs) = (|minutes| Actor::person(person, after(minutes)), |minutes| Actor::person(&enrollment.coach_id, after(minutes)));
    let mut lines = before.lines().to_vec();
    lines.extend(TurnoverLine::new(enrollment.activity, kind, Cents::new(cents)));
    let (rows, id, seen) = (&cohort.store, &before.id, before.version());
    let reason = if kind == LineKind::Sale { "Une vente oubliée" } else { "Un avoir oublié" };
    rows.declarations().request_correction(&mine(0), person, month, reason).await.map_err(failed)?;
    rows.declarations().reopen(&theirs(40), Role::Coach, id, seen, None, None).await.map_err(failed)?;
    rows.declarations().submit(&mine(70), person, month, &lines, seen, paris::day(after(70))).await.map_err(failed)?;
    rows.review().validate(&theirs(110), Role::Coach, id, seen + 1).await.map(drop).map_err(failed)
}

/// The first enrollment from a place of the file on that has a figure of the month.
async fn declared(cohort: &Cohort, from: usize, month: Month) -> Result<Option<(&Enrollment, store::Declaration)>, String> {
    for enrollment in cohort.enrollments.iter().skip(from) {
        if let Some(declaration) = cohort.store.declarations().declaration(&enrollment.id, month).await.map_err(failed)? {
            return Ok(Some((enrollment, declaration)));
        }
    }
    Ok(None)
}
