//! Correcting the entry record: one form for all of its fields, with the history of its corrections below.

use super::{EnrollmentContext, FormReader, Mistakes, record_history::history};
use crate::{
    declarations::actions::activity_name,
    people::newcomer::benefits,
    privacy::words::stored_word,
    structure::letterhead::printed,
    texts::t,
    ui::{
        area::AreaField,
        form::{Select, TextField},
    },
    url::action,
    web::{
        error::AppError,
        forms::{FormDraft, Mistake, load_draft},
        outcome::respond,
        page::{Address, PageResult},
    },
};
use chrono::NaiveDate;
use domain::{
    declarations::declaration::Activity,
    enrollments::{
        corrections::{CountsFrom, EntrySheet, LONGEST_REASON},
        enrollment::Benefit,
        entry_record::EntryRecord,
        pass_number::PassNumber,
    },
    people::newcomer::{MOST_TRADE, amount},
    structure::{read_address, read_siret},
    values::{ids::PersonId, language::Language, money::Cents},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{Refusal, StoreError};

const FORM: &str = "record";

/// An entry record as typed, with the days from which its changes count, and their reason.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedRecord {
    trade: String,
    activity: String,
    activity_from: String,
    registered_on: String,
    acre: String,
    acre_from: String,
    benefit: String,
    benefit_from: String,
    benefit_since: String,
    starting_turnover: String,
    goal: String,
    pass_number: String,
    siret: String,
    address: String,
    reason: String,
}

/// The draft of the form: what was typed, and what the form had shown, by which the fields that were changed are known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct RecordDraft {
    typed: TypedRecord,
    shown: TypedRecord,
}

impl TypedRecord {
    /// The stored values; no day from which something counts, and no reason.
    fn of(sheet: &EntrySheet) -> Self {
        let record = &sheet.record;
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            trade: record.trade.clone(),
            activity: record.activity.as_str().to_owned(),
            registered_on: day(record.registered_on),
            acre: if record.acre { "yes" } else { "no" }.to_owned(),
            benefit: record.benefit.as_str().to_owned(),
            benefit_since: day(record.benefit_since),
            starting_turnover: record.starting_turnover.typed(),
            goal: record.goal.map(|goal| goal.typed()).unwrap_or_default(),
            pass_number: sheet.pass_number.as_ref().map(PassNumber::printed).unwrap_or_default(),
            siret: printed(sheet.siret.as_ref().map(|siret| siret.as_str())),
            address: sheet.address.clone().unwrap_or_default(),
            ..Self::default()
        }
    }

    /// The fields that were changed since the form was `shown`, and the `current` values of the others: what another person corrected
    /// meanwhile is not taken back.
    fn rebased(self, shown: &Self, current: &Self) -> Self {
        // Browsers send the lines of a field with CRLF.
        let pick = |typed: String, shown: &str, current: &str| {
            let typed = typed.replace("\r\n", "\n");
            if typed == shown { current.to_owned() } else { typed }
        };
        Self {
            trade: pick(self.trade, &shown.trade, &current.trade),
            activity: pick(self.activity, &shown.activity, &current.activity),
            registered_on: pick(self.registered_on, &shown.registered_on, &current.registered_on),
            acre: pick(self.acre, &shown.acre, &current.acre),
            benefit: pick(self.benefit, &shown.benefit, &current.benefit),
            benefit_since: pick(self.benefit_since, &shown.benefit_since, &current.benefit_since),
            starting_turnover: pick(self.starting_turnover, &shown.starting_turnover, &current.starting_turnover),
            goal: pick(self.goal, &shown.goal, &current.goal),
            pass_number: pick(self.pass_number, &shown.pass_number, &current.pass_number),
            siret: pick(self.siret, &shown.siret, &current.siret),
            address: pick(self.address, &shown.address, &current.address),
            ..self
        }
    }

    /// The record, the days from which its changes count, and the reason; or every field that cannot be read.
    fn read(&self, today: NaiveDate) -> Result<(EntrySheet, CountsFrom, String), Mistakes> {
        let mut reader = FormReader::default();
        let trade = reader.line("trade", &self.trade, MOST_TRADE);
        let activity = Activity::ALL.into_iter().find(|it| it.as_str() == self.activity);
        if activity.is_none() {
            reader.mistakes.push(("activity", "newcomer-activity").into());
        }
        let registered_on = reader.optional_day("registered_on", &self.registered_on);
        let benefit = Benefit::try_from(self.benefit.clone()).ok();
        if benefit.is_none() {
            reader.mistakes.push(("benefit", "record-benefit").into());
        }
        let benefit_since = reader.optional_day("benefit_since", &self.benefit_since);
        let starting_turnover = amount(&self.starting_turnover);
        let starting_turnover = starting_turnover.map_err(|key| reader.mistakes.push(("starting_turnover", key).into())).ok();
        let goal = if self.goal.trim().is_empty() { Ok(Cents::ZERO) } else { amount(&self.goal) };
        let goal = goal.map_err(|key| reader.mistakes.push(("goal", key).into())).ok();
        let pass_number = if self.pass_number.trim().is_empty() { Ok(None) } else { PassNumber::read(&self.pass_number).map(Some) };
        let pass_number = pass_number.map_err(|mistake| reader.mistakes.push(("pass_number", mistake.key()).into())).ok();
        let siret = read_siret(&self.siret).map_err(|key| reader.mistakes.push(("siret", key).into())).ok();
        let address = read_address(&self.address).map_err(|key| reader.mistakes.push(("address", key).into())).ok();
        let from = CountsFrom {
            activity: reader.past_day("activity_from", &self.activity_from, today),
            acre: reader.past_day("acre_from", &self.acre_from, today),
            benefit: reader.past_day("benefit_from", &self.benefit_from, today),
        };
        let reason = reader.line("reason", &self.reason, LONGEST_REASON);
        let (Some(trade), Some(activity), Some(benefit), Some(starting_turnover), Some(goal)) =
            (trade, activity, benefit, starting_turnover, goal)
        else {
            return Err(reader.mistakes);
        };
        match (pass_number, siret, address, reason) {
            (Some(pass_number), Some(siret), Some(address), Some(reason)) if reader.mistakes.is_empty() => {
                let goal = Some(goal).filter(|goal| *goal > Cents::ZERO);
                let acre = self.acre == "yes";
                let record = EntryRecord { trade, activity, registered_on, acre, benefit, benefit_since, starting_turnover, goal };
                Ok((EntrySheet { record, pass_number, siret, address }, from, reason))
            }
            _ => Err(reader.mistakes),
        }
    }
}

impl FormReader {
    /// A day; `None` for an empty field, and with a mistake for a text that is no day.
    fn optional_day(&mut self, field: &'static str, text: &str) -> Option<NaiveDate> {
        if text.trim().is_empty() { None } else { self.day(field, text) }
    }

    /// As [`Self::optional_day`], with a mistake for a day after `today`.
    fn past_day(&mut self, field: &'static str, text: &str, today: NaiveDate) -> Option<NaiveDate> {
        let day = self.optional_day(field, text);
        if day.is_some_and(|day| day > today) {
            self.mistakes.push((field, "record-from-later").into());
        }
        day
    }
}

/// Corrects the entry record; `seen` is the fingerprint of what the form showed, and `shown` its values as JSON.
#[server(endpoint = "parcours/fiche")]
#[allow(clippy::too_many_arguments, reason = "they are the fields of the form")]
pub async fn correct_record(
    participant: PersonId,
    #[server(default)] path: String,
    #[server(default)] seen: String,
    #[server(default)] shown: String,
    #[server(default)] trade: String,
    #[server(default)] activity: String,
    #[server(default)] activity_from: String,
    #[server(default)] registered_on: String,
    #[server(default)] acre: String,
    #[server(default)] acre_from: String,
    #[server(default)] benefit: String,
    #[server(default)] benefit_from: String,
    #[server(default)] benefit_since: String,
    #[server(default)] starting_turnover: String,
    #[server(default)] goal: String,
    #[server(default)] pass_number: String,
    #[server(default)] siret: String,
    #[server(default)] address: String,
    #[server(default)] reason: String,
) -> Result<(), AppError> {
    let context = EnrollmentContext::of(participant).await?;
    if let Some(refused) = context.refuse_superseded(&path) {
        return respond(Ok(refused));
    }
    let back = format!("{}/fiche", context.page());
    let typed = TypedRecord {
        trade,
        activity,
        activity_from,
        registered_on,
        acre,
        acre_from,
        benefit,
        benefit_from,
        benefit_since,
        starting_turnover,
        goal,
        pass_number,
        siret,
        address,
        reason,
    };
    let read = typed.read(context.request.visitor.today());
    let draft = RecordDraft { typed, shown: serde_json::from_str(&shown).unwrap_or_default() };
    let (sheet, from, reason) = match read {
        Ok(read) => read,
        Err(mistakes) => return respond(context.reject(FORM, back, draft, mistakes).await),
    };
    let request = &context.request;
    let result =
        request.store.enrollments().correct_record(&request.actor(), &context.enrollment.id, &seen, (&sheet, &from), &reason).await;
    if let Err(StoreError::Refused(Refusal::MovedOn)) = result {
        let mistakes: Vec<Mistake> = vec![("reason", "record-moved-on").into()];
        return respond(context.reject(FORM, back, draft, mistakes).await);
    }
    let done = if matches!(result, Ok(0)) { "record-unchanged" } else { "record-corrected" };
    respond(context.finish_or_reject(FORM, back, draft, result.map(|_| ()), |_| "reason", done).await)
}

/// The form of the entry record with the history of its corrections.
pub async fn page(address: Address) -> PageResult {
    let context = EnrollmentContext::at(&address).await?;
    let language = context.language();
    let store = &context.request.store;
    let sheet = store.enrollments().entry_sheet(&context.enrollment.id).await?;
    let corrections = store.enrollments().corrections_of(&context.enrollment.id).await?;
    let current = TypedRecord::of(&sheet);
    let shown = serde_json::to_string(&current).unwrap_or_default();
    let kept: Option<FormDraft<RecordDraft>> = load_draft(&context.draft_name(FORM)).await;
    let draft = match kept {
        Some(FormDraft { typed: RecordDraft { typed, shown }, mistakes }) => FormDraft { typed: typed.rebased(&shown, &current), mistakes },
        None => FormDraft { typed: current, mistakes: Vec::new() },
    };
    let form = view! {
        <form class="form" method="post" action={action::<CorrectRecord>()} novalidate>
            {context.hidden_fields()}
            <input type="hidden" name="seen" value=sheet.fingerprint()/>
            <input type="hidden" name="shown" value=shown/>
            {fields(language, &draft)}
            <button class="button button--main">{t!(language, "path-correct-send")}</button>
        </form>
        {history(language, &corrections)}
    };
    Ok(context.form_page(t!(language, "record-correct"), Some(t!(language, "record-lead")), &draft, form))
}

fn fields(language: Language, draft: &FormDraft<TypedRecord>) -> impl IntoView + use<> {
    let mistake = |field: &str| draft.mistake(field).map(str::to_owned);
    let wrong = |field: &str| draft.mistake(field).map(|key| (language, key.to_owned()));
    let typed = draft.typed.clone();
    let activities = Activity::ALL.into_iter().map(|it| (it.as_str().to_owned(), activity_name(language, it))).collect();
    let yes_or_no = [("yes", "word-yes"), ("no", "word-no")].map(|(word, key)| (word.to_owned(), t!(language, key))).to_vec();
    let from_hint = || t!(language, "record-from-hint");
    view! {
        <TextField language name="trade" required=true label=t!(language, "newcomer-trade") mistake=mistake("trade") value=typed.trade/>
        <div class="field-row">
            <Select name="activity" required=true label=t!(language, "newcomer-activity-label") options=activities chosen=typed.activity mistake=wrong("activity")/>
            <TextField language name="activity_from" kind="date" label=t!(language, "record-activity-from") hint=from_hint() mistake=mistake("activity_from") value=typed.activity_from/>
        </div>
        <div class="field-row">
            <TextField language name="registered_on" kind="date" label=t!(language, "newcomer-registered") mistake=mistake("registered_on") value=typed.registered_on/>
            <Select name="acre" label=t!(language, "record-acre") options=yes_or_no chosen=typed.acre/>
            <TextField language name="acre_from" kind="date" label=t!(language, "record-acre-from") hint=from_hint() mistake=mistake("acre_from") value=typed.acre_from/>
        </div>
        <div class="field-row">
            <Select name="benefit" label=t!(language, "newcomer-benefit") options=benefits(language) chosen=typed.benefit mistake=wrong("benefit")/>
            <TextField language name="benefit_since" kind="date" label=t!(language, "newcomer-benefit-since") mistake=mistake("benefit_since") value=typed.benefit_since/>
            <TextField language name="benefit_from" kind="date" label=t!(language, "record-benefit-from") hint=from_hint() mistake=mistake("benefit_from") value=typed.benefit_from/>
        </div>
        <div class="field-row">
            <TextField language name="starting_turnover" required=true keyboard="decimal" label=t!(language, "newcomer-starting") mistake=mistake("starting_turnover") value=typed.starting_turnover/>
            <TextField language name="goal" keyboard="decimal" label=t!(language, "newcomer-goal") mistake=mistake("goal") value=typed.goal/>
        </div>
        <div class="field-row">
            <TextField language name="pass_number" label=t!(language, "pass-label") mistake=mistake("pass_number") value=typed.pass_number/>
            <TextField language name="siret" keyboard="numeric" label=t!(language, "letterhead-siret") mistake=mistake("siret") value=typed.siret/>
        </div>
        <AreaField language name="address" label=t!(language, "address-label") hint=t!(language, "letterhead-address-hint") mistake=mistake("address") value=typed.address/>
        <TextField language name="reason" required=true label=t!(language, "record-reason") hint=t!(language, "record-reason-hint") mistake=mistake("reason") value=typed.reason/>
    }
}

/// The entry record on the page of the enrollment: trade, category, registration, ACRE, benefit, start and goal; `to` is the address of
/// the form, if it may be used.
pub(super) fn summary(context: &EnrollmentContext, to: Option<String>) -> impl IntoView + use<> {
    let language = context.language();
    let enrollment = &context.enrollment;
    let stored = |column: &str, word: &str| stored_word(language, column, word).unwrap_or_default();
    let item = |label: String, value: String| view! { <div class="facts__item"><dt>{label}</dt><dd>{value}</dd></div> };
    let registered = enrollment.registered_on.map_or_else(|| t!(language, "record-empty"), |day| language.date(day));
    let goal = enrollment.goal.map_or_else(|| t!(language, "record-empty"), |goal| language.amount(goal));
    let link = to.map(|to| view! { <a class="button" href=to>{t!(language, "record-correct")}</a> });
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "record-title")}</h2>
            <dl class="facts">
                {item(t!(language, "newcomer-trade"), enrollment.trade.clone())}
                {item(t!(language, "newcomer-activity-label"), activity_name(language, enrollment.activity))}
                {item(t!(language, "record-registered"), registered)}
                {item(t!(language, "record-acre"), stored("acre", if enrollment.acre { "yes" } else { "no" }))}
                {item(t!(language, "newcomer-benefit"), stored("benefit", enrollment.benefit.as_str()))}
                {item(t!(language, "newcomer-starting"), language.amount(enrollment.starting_turnover))}
                {item(t!(language, "record-goal"), goal)}
            </dl>
            {link}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-24".parse().unwrap()
    }

    fn stored() -> EntrySheet {
        EntrySheet {
            record: EntryRecord {
                trade: "couture".into(),
                activity: Activity::CraftServices,
                registered_on: Some("2025-11-04".parse().unwrap()),
                acre: true,
                benefit: Benefit::Rsa,
                benefit_since: None,
                starting_turnover: Cents::new(8_050),
                goal: Some(Cents::new(90_000)),
            },
            pass_number: PassNumber::read("999992600042").ok(),
            siret: read_siret("732 829 320 00074").unwrap(),
            address: Some("1 quai du Port\n10000 Troyes".into()),
        }
    }

    #[test]
    fn a_form_sent_as_it_was_shown_holds_the_stored_record() {
        let typed = TypedRecord { reason: "Relecture".into(), ..TypedRecord::of(&stored()) };
        let (sheet, from, reason) = typed.read(today()).unwrap();
        assert_eq!((sheet, from, reason.as_str()), (stored(), CountsFrom::default(), "Relecture"));
    }

    #[test]
    fn every_field_that_cannot_be_read_is_named() {
        let typed = TypedRecord {
            trade: " ".into(),
            activity: "99".into(),
            registered_on: "31/02/2026".into(),
            acre_from: "2026-11-25".into(),
            benefit: "Dole".into(),
            starting_turnover: "-1".into(),
            goal: "beaucoup".into(),
            pass_number: "12".into(),
            siret: "732 829 320 00075".into(),
            ..TypedRecord::of(&stored())
        };
        let fields: Vec<String> = typed.read(today()).unwrap_err().into_iter().map(|mistake| mistake.field.into_owned()).collect();
        let wrong =
            ["trade", "activity", "registered_on", "benefit", "starting_turnover", "goal", "pass_number", "siret", "acre_from", "reason"];
        assert_eq!(fields, wrong);
    }

    #[test]
    fn a_form_shown_earlier_reverts_no_correction_made_since() {
        let shown = TypedRecord::of(&stored());
        let typed =
            TypedRecord { goal: "950".into(), address: "1 quai du Port\r\n10000 Troyes".into(), reason: "Appel".into(), ..shown.clone() };
        let current = TypedRecord { acre: "no".into(), address: "2 rue Neuve".into(), ..shown.clone() };
        let rebased = typed.rebased(&shown, &current);
        assert_eq!((rebased.goal.as_str(), rebased.acre.as_str(), rebased.address.as_str()), ("950", "no", "2 rue Neuve"));
        assert_eq!(rebased.reason, "Appel");
    }
}
