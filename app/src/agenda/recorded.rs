//! Recording a meeting that was held without a booking, from the page of its participant; withdrawing one that was recorded by mistake.

use super::{
    fields::{Mistakes, WordField, choice},
    team_refusal_key, team_refused_or,
};
use crate::{
    bookings::parse::read_reason,
    people::parts::team_options,
    texts::t,
    ui::{
        form::{ErrorSummary, FieldError, Select, TextField},
        icon::Icon,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, Page, PageResult},
    },
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    bookings::{
        BookingRefusal, SessionKind,
        recorded::MOST_DAYS_BACK,
        session::{read_minutes, read_start},
        span::CELL_MINUTES,
    },
    people::Role,
    values::{
        ids::{PersonId, SessionId, SessionTypeId},
        language::Language,
        paris,
    },
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{HeldMeeting, Refusal, SessionRow, SessionType, StoreError};

/// The form as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedMeeting {
    session_type: String,
    coach: String,
    day: String,
    time: String,
    minutes: String,
    /// `InPerson` or `Remote`.
    place: String,
    word: String,
}

/// The identifier of the field of the sentence.
const WORD: &str = "mot";

/// The parsed form, without its type and its coach.
struct ReadMeeting {
    starts_at: DateTime<Utc>,
    minutes: Option<i64>,
    in_person: bool,
    word: Option<String>,
}

impl TypedMeeting {
    /// The parsed form, or every field that was not understood; a `coach` who is none of the team is a mistake too.
    fn read(&self, coach: Option<PersonId>) -> Result<(PersonId, ReadMeeting), Mistakes> {
        let mut mistakes = Mistakes::new();
        let mut note = |field: &'static str, key: &'static str| mistakes.push((field, key));
        if coach.is_none() {
            note("coach", "substitution-who");
        }
        let starts = read_start(&self.day, &self.time, &mut note);
        let minutes = match self.minutes.trim() {
            "" => None,
            typed => read_minutes(typed, &mut note),
        };
        let in_person = match self.place.as_str() {
            "InPerson" => true,
            "Remote" => false,
            _ => {
                note("place", "meeting-place-missing");
                false
            }
        };
        let word = read_reason(&self.word).unwrap_or_else(|key| {
            note(WORD, key);
            None
        });
        let starts_at = starts.and_then(|starts| {
            let instant = paris::instant(starts);
            if instant.is_none() {
                note("time", "session-no-such-hour");
            }
            instant
        });
        match (coach, starts_at) {
            (Some(coach), Some(starts_at)) if mistakes.is_empty() => Ok((coach, ReadMeeting { starts_at, minutes, in_person, word })),
            _ => Err(mistakes),
        }
    }

    /// The form before anything is typed: the first individual type, just over at `now`, held by `coach`.
    fn of(types: &[SessionType], coach: &PersonId, now: DateTime<Utc>) -> Self {
        let usual = types.iter().find(|it| it.kind == SessionKind::Coaching).or(types.first());
        let minutes = usual.map_or(0, |it| it.minutes);
        let begun = now - Duration::minutes(minutes);
        let wall = paris::wall_clock(begun - Duration::seconds(begun.timestamp().rem_euclid(CELL_MINUTES * 60)));
        Self {
            session_type: usual.map(|it| it.id.to_string()).unwrap_or_default(),
            coach: coach.to_string(),
            day: wall.date().to_string(),
            time: wall.format("%H:%M").to_string(),
            place: if usual.is_some_and(|it| it.venue.is_some()) { "InPerson" } else { "Remote" }.into(),
            ..Self::default()
        }
    }
}

fn form_of(participant: &PersonId) -> String {
    format!("meeting.{participant}")
}

/// A refusal of the store as the mistake of the field that it concerns.
fn refused_field(refusal: Refusal) -> (&'static str, &'static str) {
    match refusal {
        Refusal::Booking(BookingRefusal::Overlap) => ("time", "meeting-overlap"),
        refusal => ("day", team_refusal_key(refusal)),
    }
}

/// The coach of the meeting: the user, or for a coordinator the chosen member of the team; `None` when none of the team was chosen.
async fn held_by(ctx: &RequestContext, typed: &str) -> Result<Option<PersonId>, StoreError> {
    if ctx.user.role != Role::Coordinator {
        return Ok(Some(ctx.user.person_id.clone()));
    }
    Ok(ctx.store.people().team().await?.into_iter().map(|person| person.id).find(|id| id.as_str() == typed))
}

/// Records a meeting that was held without a booking; `word` becomes a note for the team on the participant.
#[server(endpoint = "agenda/rendez-vous-tenu")]
#[allow(clippy::too_many_arguments, reason = "each is a field of the form")]
pub async fn record_meeting(
    participant: PersonId,
    session_type: SessionTypeId,
    #[server(default)] coach: String,
    #[server(default)] day: String,
    #[server(default)] time: String,
    #[server(default)] minutes: String,
    #[server(default)] place: String,
    #[server(default)] word: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    // 404 for a person without an enrollment, and for a type that was closed or is of another structure.
    ctx.store.enrollments().enrollment_of(&participant).await?;
    let of = ctx.store.bookings().session_type(&session_type).await?;
    let typed = TypedMeeting { session_type: session_type.to_string(), coach, day, time, minutes, place, word };
    let (form, page) = (form_of(&participant), url::record_meeting(&participant));
    let (coach, read) = match typed.read(held_by(&ctx, &typed.coach).await?) {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    let day = language.date(paris::day(read.starts_at));
    let note = read.word.map(|said| t!(language, "meeting-note", title = of.title, day = day, said = said));
    let ReadMeeting { starts_at, minutes, in_person, .. } = read;
    let held = HeldMeeting { session_type, coach, starts_at, minutes, in_person, note };
    match ctx.store.bookings().record_meeting(&ctx.actor(), &participant, &held).await {
        Err(StoreError::Refused(refusal)) => respond(reject_form(&form, page, &FormDraft::of(typed, [refused_field(refusal)])).await),
        recorded => {
            let recorded = finish_form(&ctx, &form, typed, recorded).await?;
            let done = if recorded.beside_another { "meeting-recorded-beside" } else { "meeting-recorded" };
            respond(Ok(Outcome::done(url::agenda_session(&recorded.session), done)))
        }
    }
}

/// Withdraws a meeting that was recorded by mistake.
#[server(endpoint = "agenda/rendez-vous-retirer")]
pub async fn withdraw_meeting(session: SessionId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let withdrawn = ctx.store.bookings().withdraw_meeting(&ctx.actor(), &session).await;
    // Who stood in when it was recorded may not read the participant today.
    let next = match &withdrawn {
        Ok(participant) if ctx.store.people().person(participant).await.is_ok() => url::participant(participant),
        _ => url::agenda_session(&session),
    };
    respond(team_refused_or(withdrawn, url::agenda_session(&session), |_| Outcome::done(next, "meeting-withdrawn")))
}

/// The form that withdraws a recorded meeting, on the page of its session.
pub fn withdraw_form(language: Language, session: &SessionRow) -> impl IntoView + use<> {
    view! {
        <details class="disclose">
            <summary class="button disclose__summary">{t!(language, "meeting-withdraw")}</summary>
            <form class="disclose__body form" method="post" action={action::<WithdrawMeeting>()}>
                <p>{t!(language, "meeting-withdraw-text")}</p>
                <input type="hidden" name="session" value=session.id.to_string()/>
                <button class="button button--danger">{t!(language, "meeting-withdraw-confirm")}</button>
            </form>
        </details>
    }
}

/// The page of the form.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let participant: PersonId = address.part("participant")?;
    let enrollment = ctx.store.enrollments().enrollment_of(&participant).await?;
    let types = ctx.store.bookings().session_types().await?;
    let is_coordinator = ctx.user.role == Role::Coordinator;
    let usual_coach = if is_coordinator { &enrollment.coach_id } else { &ctx.user.person_id };
    let mut draft: FormDraft<TypedMeeting> = load_draft(&form_of(&participant))
        .await
        .unwrap_or_else(|| FormDraft { typed: TypedMeeting::of(&types, usual_coach, ctx.visitor.now), mistakes: Vec::new() });
    let summary = draft.summary(language);
    let any = !summary.is_empty();
    // An hour that was chosen in the agenda, but for a form that was just refused.
    let chosen = if any { None } else { address.query("jour").zip(address.query("heure")) };
    if let Some((day, time)) = chosen {
        (draft.typed.day, draft.typed.time) = (day, time);
    }
    let form = if types.is_empty() {
        view! { <p class="quiet">{t!(language, if is_coordinator { "types-none-text" } else { "types-none-ask" })}</p> }.into_any()
    } else {
        let coaches = coach_choice(&ctx, &draft).await?;
        meeting_form(language, &participant, &types, coaches, draft).into_any()
    };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href=url::participant(&participant)><Icon name="arrow-left"/>{enrollment.name()}</a>
            <h1 class="page__title">{t!(language, "meeting-record")}</h1>
            <p class="page__lead">{t!(language, "meeting-lead", days = MOST_DAYS_BACK)}</p>
        </header>
        {form}
    };
    let title = format!("{}, {}", t!(language, "meeting-record"), enrollment.name());
    Ok(Page::new(title, "/suivis", body).with_mistakes(language, any))
}

/// The choice of the coach who held the meeting; `None` for a coach, who records their own.
async fn coach_choice(ctx: &RequestContext, draft: &FormDraft<TypedMeeting>) -> Result<Option<AnyView>, StoreError> {
    if ctx.user.role != Role::Coordinator {
        return Ok(None);
    }
    let language = ctx.language();
    let options = std::iter::once((String::new(), t!(language, "choose"))).chain(team_options(ctx).await?).collect();
    let (chosen, mistake) = (draft.typed.coach.clone(), draft.mistake("coach").map(|key| (language, key.to_owned())));
    Ok(Some(view! { <Select name="coach" label=t!(language, "meeting-held-by") options chosen mistake/> }.into_any()))
}

/// The form of a meeting of one of the types; `coaches` is [`coach_choice`].
fn meeting_form(
    language: Language,
    participant: &PersonId,
    types: &[SessionType],
    coaches: Option<AnyView>,
    draft: FormDraft<TypedMeeting>,
) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let typed = draft.typed.clone();
    let options = types.iter().map(|it| (it.id.to_string(), format!("{}, {}", it.title, language.duration(it.minutes)))).collect();
    let place_error = mistake("place").map(|key| {
        view! { <FieldError field="place".to_owned() prefix=t!(language, "error-prefix") sentence=t!(language, &key)/> }
    });
    let remote = typed.place == "Remote";
    view! {
        <form class="form" method="post" action={action::<RecordMeeting>()} novalidate>
            <input type="hidden" name="participant" value=participant.to_string()/>
            <Select name="session_type" label=t!(language, "session-kind") options chosen=typed.session_type/>
            {coaches}
            <div class="field-row">
                <TextField language name="day" label=t!(language, "session-day-label") kind="date" class="input--medium" mistake=mistake("day") value=typed.day/>
                <TextField language name="time" label=t!(language, "session-time-label") kind="time" class="input--short" mistake=mistake("time") value=typed.time/>
                <TextField language name="minutes" label=t!(language, "session-minutes-label") hint=t!(language, "meeting-minutes-hint") keyboard="numeric" class="input--short" mistake=mistake("minutes") value=typed.minutes/>
            </div>
            <fieldset class="fieldset" id="place">
                <legend class="fieldset__legend">{t!(language, "meeting-place")}</legend>
                {place_error}
                <div class="choices choices--row">
                    {choice("place", "InPerson", t!(language, "meeting-in-person"), typed.place == "InPerson")}
                    {choice("place", "Remote", t!(language, "remote"), remote)}
                </div>
            </fieldset>
            <WordField language id=WORD.to_owned() label=t!(language, "meeting-word") mistake=mistake(WORD) value=typed.word/>
            <button class="button button--main">{t!(language, "meeting-send")}</button>
        </form>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn coach() -> PersonId {
        PersonId::try_from(store::new_ulid(at("2026-11-29T10:00:00Z"))).unwrap()
    }

    #[test]
    fn an_untouched_form_is_a_meeting_that_has_begun_at_any_hour() {
        for now in ["2026-11-28T23:00:00Z", "2026-11-29T00:02:03Z", "2026-10-25T00:31:00Z", "2026-10-25T01:31:00Z", "2026-03-29T01:04:59Z"]
        {
            let form = TypedMeeting::of(&[], &coach(), at(now));
            let (_, read) = form.read(Some(coach())).unwrap();
            assert!(read.starts_at <= at(now), "{now}: {}", read.starts_at);
            assert_eq!((read.minutes, read.in_person, read.word), (None, false, None));
        }
    }

    #[test]
    fn each_field_of_a_meeting_has_its_own_mistake() {
        let wrong = TypedMeeting {
            day: "31/02/2026".into(),
            time: "25:00".into(),
            minutes: "17".into(),
            place: "Nowhere".into(),
            word: "x".repeat(domain::bookings::LONGEST_REASON + 1),
            ..TypedMeeting::default()
        };
        let fields = wrong.read(None).err().unwrap().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        assert_eq!(fields, ["coach", "day", "time", "minutes", "place", WORD]);
        let gap = TypedMeeting { day: "2026-03-29".into(), time: "02:30".into(), place: "Remote".into(), ..TypedMeeting::default() };
        assert_eq!(gap.read(Some(coach())).err().unwrap(), [("time", "session-no-such-hour")]);
    }
}
