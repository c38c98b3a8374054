//! Adding a participant by hand, with their first enrollment.

use crate::{
    declarations::actions::activity_name,
    people::{merge::named, parts::team_options},
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
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
use chrono::NaiveDate;
use domain::{
    declarations::declaration::Activity,
    enrollments::enrollment::Benefit,
    people::{
        Email, Phone, Role,
        newcomer::{ContactDetails, Entry, Mistake, TypedContact, TypedEntry},
    },
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{NewEnrollment, NewPerson, Refusal, StoreError};

const FORM: &str = "person.newcomer";
const PAGE: &str = "/personnes/ajouter";

/// The form as typed: the person and the enrollment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedNewcomer {
    contact: TypedContact,
    entry: TypedEntry,
    /// Records that may be of the same person, each by its identifier and name.
    similar: Vec<(PersonId, String)>,
}

impl TypedNewcomer {
    /// Parses the form.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
    fn read(&self, today: NaiveDate) -> Result<(ContactDetails, Entry), Vec<Mistake>> {
        match (self.contact.read(false), self.entry.read(today)) {
            (Ok(contact), Ok(entry)) => Ok((contact, entry)),
            (contact, entry) => Err(contact.err().into_iter().chain(entry.err()).flatten().collect()),
        }
    }
}

/// Adds a participant and enrolls them in a free place. While a record may be of the same person, `other` says that it is not.
#[server(endpoint = "personnes/ajouter")]
pub async fn add_newcomer(
    #[server(default)] contact: TypedContact,
    #[server(default)] entry: TypedEntry,
    #[server(default)] other: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let mut typed = TypedNewcomer { contact, entry, similar: Vec::new() };
    let (contact, entry) = match typed.read(ctx.visitor.today()) {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, mistakes)).await),
    };
    let people = ctx.store.people();
    let new = person_of(contact.clone());
    let names = [new.first_name.as_str(), new.last_name.as_str()];
    let similar = people.similar_people(names, new.phone.as_ref(), new.email.as_ref(), None).await?;
    typed.similar = similar.iter().map(|it| (it.id.clone(), named(it))).collect();
    // Sent twice, the first of the two is no other person.
    if other.is_empty() && !similar.is_empty() && people.person_added(&ctx.actor(), &new).await?.is_none() {
        let has = |known: &Option<String>, typed: Option<&str>| typed.is_some() && known.as_deref() == typed;
        let mistake = if similar.iter().any(|it| has(&it.phone, new.phone.as_ref().map(Phone::as_str))) {
            ("phone", Refusal::PhoneTaken.key())
        } else if similar.iter().any(|it| has(&it.email, new.email.as_ref().map(Email::as_str))) {
            ("email", Refusal::EmailTaken.key())
        } else {
            ("last_name", "newcomer-similar")
        };
        return respond(reject_form(FORM, PAGE, &FormDraft::of(typed, [mistake])).await);
    }
    let done = if contact.no_sms().is_some() { "newcomer-added-no-sms" } else { "newcomer-added" };
    match people.enroll_newcomer(&ctx.actor(), &new, |id| enrollment_of(id, entry)).await {
        Err(StoreError::Refused(refusal)) => {
            let field = match refusal {
                Refusal::PhoneTaken | Refusal::ContactTaken => "phone",
                Refusal::EmailTaken => "email",
                _ => "starts_on",
            };
            respond(reject_form(FORM, PAGE, &FormDraft::of(typed, [(field, refusal.key())])).await)
        }
        added => {
            let id = finish_form(&ctx, FORM, typed, added).await?;
            respond(Ok(Outcome::done(url::person(&id), done)))
        }
    }
}

fn person_of(contact: ContactDetails) -> NewPerson {
    let ContactDetails { first_name, last_name, phone, email } = contact;
    NewPerson { role: Role::Participant, first_name, last_name, phone, email }
}

fn enrollment_of(participant: PersonId, entry: Entry) -> NewEnrollment {
    NewEnrollment { participant, coach: entry.coach, period: entry.period, signed_on: entry.signed_on, record: entry.record }
}

/// Every benefit, as stored and by name.
pub fn benefits(language: Language) -> Vec<(String, String)> {
    Benefit::ALL.map(|benefit| (benefit.as_str().to_owned(), t!(language, benefit.key()))).to_vec()
}

/// The form.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let kept: FormDraft<TypedNewcomer> = load_draft(FORM).await.unwrap_or_default();
    let places = ctx.store.enrollments().places().await?;
    let team = team_options(&ctx).await?;
    let summary = kept.mistakes.iter().map(|mistake| (identifier(&mistake.field).to_owned(), t!(language, &mistake.key))).collect();
    let any = !kept.mistakes.is_empty();
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{t!(language, "newcomer-title")}</h1>
            <p class="page__lead">{t!(language, "places-taken-label", taken = places.taken, all = places.all)}</p>
        </header>
        <form class="form" method="post" action={action::<AddNewcomer>()} novalidate>
            {contact_fields(language, &kept)}
            {entry_fields(language, &kept, team)}
            <button class="button button--main">{t!(language, "newcomer-send")}</button>
        </form>
    };
    Ok(Page::new(t!(language, "newcomer-title"), "/personnes", body).with_mistakes(language, any))
}

/// The `name` in the form of a field of [`TypedContact`] or [`TypedEntry`].
fn identifier(field: &str) -> &'static str {
    const FIELDS: [&str; 15] = [
        "contact[first_name]",
        "contact[last_name]",
        "contact[phone]",
        "contact[email]",
        "entry[coach]",
        "entry[starts_on]",
        "entry[signed_on]",
        "entry[trade]",
        "entry[activity]",
        "entry[registered_on]",
        "entry[acre]",
        "entry[benefit]",
        "entry[benefit_since]",
        "entry[starting_turnover]",
        "entry[goal]",
    ];
    let names = |it: &&&str| it.split_once('[').is_some_and(|(_, rest)| rest.trim_end_matches(']') == field);
    FIELDS.iter().find(names).copied().unwrap_or("contact[first_name]")
}

fn contact_fields(language: Language, kept: &FormDraft<TypedNewcomer>) -> impl IntoView + use<> {
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let typed = kept.typed.contact.clone();
    view! {
        <div class="field-row">
            <TextField language name="contact[first_name]" required=true label=t!(language, "first-name") mistake=mistake("first_name") value=typed.first_name/>
            <TextField language name="contact[last_name]" required=true label=t!(language, "last-name") mistake=mistake("last_name") value=typed.last_name/>
        </div>
        <div class="field-row">
            <TextField language name="contact[phone]" kind="tel" label=t!(language, "me-phone") hint=t!(language, "newcomer-contact-hint") mistake=mistake("phone") value=typed.phone/>
            <TextField language name="contact[email]" kind="email" label=t!(language, "me-email") mistake=mistake("email") value=typed.email/>
        </div>
        {similar_people(language, kept)}
    }
}

/// The records that may be of the same person, with the box that says that none is; `None` without any.
fn similar_people(language: Language, kept: &FormDraft<TypedNewcomer>) -> Option<impl IntoView + use<>> {
    let links = kept.typed.similar.iter().map(|(id, name)| view! { <li><a href=url::person(id)>{name.clone()}</a></li> }).collect_view();
    (!kept.typed.similar.is_empty()).then(|| {
        view! {
            <fieldset class="fieldset">
                <legend class="fieldset__legend">{t!(language, "newcomer-similar-title")}</legend>
                <ul class="link-list">{links}</ul>
                <label class="choice">
                    <input class="choice__input" type="checkbox" name="other" value="yes"/>
                    <span class="choice__text">
                        <span class="choice__title">{t!(language, "newcomer-other")}</span>
                        <span class="choice__hint">{t!(language, "newcomer-similar-hint")}</span>
                    </span>
                </label>
            </fieldset>
        }
    })
}

fn entry_fields(language: Language, kept: &FormDraft<TypedNewcomer>, team: Vec<(String, String)>) -> impl IntoView + use<> {
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let wrong = |field: &str| kept.mistake(field).map(|key| (language, key.to_owned()));
    let typed = kept.typed.entry.clone();
    let choose = || std::iter::once((String::new(), t!(language, "choose")));
    let activities = choose().chain(Activity::ALL.into_iter().map(|it| (it.as_str().to_owned(), activity_name(language, it)))).collect();
    let coaches = choose().chain(team).collect();
    view! {
        <Select name="entry[coach]" required=true label=t!(language, "newcomer-coach-label") options=coaches chosen=typed.coach mistake=wrong("coach")/>
        <div class="field-row">
            <TextField language name="entry[starts_on]" required=true kind="date" label=t!(language, "newcomer-starts") mistake=mistake("starts_on") value=typed.starts_on/>
            <TextField language name="entry[signed_on]" kind="date" label=t!(language, "newcomer-signed") mistake=mistake("signed_on") value=typed.signed_on/>
        </div>
        <TextField language name="entry[trade]" required=true label=t!(language, "newcomer-trade") hint=t!(language, "newcomer-trade-hint") mistake=mistake("trade") value=typed.trade/>
        <Select name="entry[activity]" required=true label=t!(language, "newcomer-activity-label") hint=t!(language, "line-activity-hint") options=activities chosen=typed.activity mistake=wrong("activity")/>
        <TextField language name="entry[registered_on]" kind="date" class="input--medium" label=t!(language, "newcomer-registered") mistake=mistake("registered_on") value=typed.registered_on/>
        <label class="choice">
            <input class="choice__input" type="checkbox" name="entry[acre]" value="yes" checked=typed.acre == "yes"/>
            <span class="choice__text"><span class="choice__title">{t!(language, "newcomer-acre")}</span><span class="choice__hint">{t!(language, "newcomer-acre-hint")}</span></span>
        </label>
        <div class="field-row">
            <Select name="entry[benefit]" label=t!(language, "newcomer-benefit") options=benefits(language) chosen=typed.benefit/>
            <TextField language name="entry[benefit_since]" kind="date" label=t!(language, "newcomer-benefit-since") mistake=mistake("benefit_since") value=typed.benefit_since/>
        </div>
        <div class="field-row">
            <TextField language name="entry[starting_turnover]" required=true keyboard="decimal" label=t!(language, "newcomer-starting") hint=t!(language, "newcomer-starting-hint") mistake=mistake("starting_turnover") value=typed.starting_turnover/>
            <TextField language name="entry[goal]" keyboard="decimal" label=t!(language, "newcomer-goal") mistake=mistake("goal") value=typed.goal/>
        </div>
    }
}
