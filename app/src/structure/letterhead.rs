//! The letterhead of the structure, the addresses of participants, and the region whose public holidays the structure keeps.

use crate::{
    texts::t,
    ui::{
        area::AreaField,
        form::{OfWhat, Select, TextField},
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, clear_draft, load_draft, reject_form},
        outcome::{Outcome, respond},
    },
};
use domain::{
    bookings::holidays::HolidayRegion,
    people::Role,
    structure::{read_address, read_optional_name, read_siret},
    values::{ids::PersonId, siret::Siret},
};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use store::{NewLetterhead, StoreError};

const PAGE: &str = "/reglages";
const LETTERHEAD: &str = "settings.letterhead";

/// The mistakes of a form for the summary of its page: each is a field and a sentence.
pub type Summary = Vec<(String, String)>;

/// The letterhead as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedLetterhead {
    address: String,
    siret: String,
    signatory_name: String,
    signatory_function: String,
}

impl TypedLetterhead {
    /// Parses the form.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
    fn read(&self) -> Result<NewLetterhead, Vec<(&'static str, &'static str)>> {
        let mut mistakes = Vec::new();
        let address = read_address(&self.address).map_err(|key| mistakes.push(("address", key)));
        let siret = read_siret(&self.siret).map_err(|key| mistakes.push(("siret", key)));
        let name = read_optional_name(&self.signatory_name).map_err(|key| mistakes.push(("signatory_name", key)));
        let function = read_optional_name(&self.signatory_function).map_err(|key| mistakes.push(("signatory_function", key)));
        match (address, siret, name, function) {
            (Ok(address), Ok(siret), Ok(signatory_name), Ok(signatory_function)) => {
                Ok(NewLetterhead { address, siret, signatory_name, signatory_function })
            }
            _ => Err(mistakes),
        }
    }
}

/// Sets the address, the SIRET and the signatory of the structure's documents.
#[server(endpoint = "reglages/en-tete")]
pub async fn set_letterhead(
    #[server(default)] address: String,
    #[server(default)] siret: String,
    #[server(default)] signatory_name: String,
    #[server(default)] signatory_function: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let typed = TypedLetterhead { address, siret, signatory_name, signatory_function };
    let new = match typed.read() {
        Ok(new) => new,
        Err(mistakes) => return respond(reject_form(LETTERHEAD, PAGE, &FormDraft::of(typed, mistakes)).await),
    };
    ctx.store.settings().set_letterhead(&ctx.actor(), &new).await?;
    clear_draft(&ctx, LETTERHEAD).await?;
    respond(Ok(Outcome::done(PAGE, "settings-saved")))
}

/// Sets the region whose public holidays the structure keeps; 404 for a word that is no region.
#[server(endpoint = "reglages/jours-feries")]
pub async fn set_holidays(#[server(default)] region: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let region = HolidayRegion::try_from(region).map_err(|_| StoreError::NotFound)?;
    ctx.store.settings().set_holiday_region(&ctx.actor(), region).await?;
    respond(Ok(Outcome::done(PAGE, "settings-saved")))
}

/// The form of the letterhead, as typed after a refusal, else as stored; and its mistakes.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn letterhead_section(ctx: &RequestContext) -> Result<(AnyView, Summary), StoreError> {
    let language = ctx.language();
    let stored = ctx.store.settings().letterhead().await?;
    let stored = TypedLetterhead {
        address: stored.address.unwrap_or_default(),
        siret: printed(stored.siret.as_deref()),
        signatory_name: stored.signatory_name.unwrap_or_default(),
        signatory_function: stored.signatory_function.unwrap_or_default(),
    };
    let kept: FormDraft<TypedLetterhead> =
        load_draft(LETTERHEAD).await.unwrap_or_else(|| FormDraft { typed: stored, mistakes: Vec::new() });
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let typed = kept.typed.clone();
    let view = view! {
        <section class="section" id="en-tete">
            <h2 class="section__title">{t!(language, "settings-letterhead")}</h2>
            <p class="quiet">{t!(language, "settings-letterhead-lead")}</p>
            <form class="form setting--several" method="post" action={action::<SetLetterhead>()} novalidate>
                <AreaField language name="address" label=t!(language, "letterhead-address") hint=t!(language, "letterhead-address-hint") mistake=mistake("address") value=typed.address/>
                <TextField language name="siret" label=t!(language, "letterhead-siret") hint=t!(language, "letterhead-siret-hint") keyboard="numeric" class="input--medium" mistake=mistake("siret") value=typed.siret/>
                <TextField language name="signatory_name" label=t!(language, "letterhead-signatory") mistake=mistake("signatory_name") value=typed.signatory_name/>
                <TextField language name="signatory_function" label=t!(language, "letterhead-function") hint=t!(language, "letterhead-function-hint") mistake=mistake("signatory_function") value=typed.signatory_function/>
                <button class="button">{t!(language, "settings-save")}<OfWhat language name=t!(language, "settings-letterhead")/></button>
            </form>
        </section>
    };
    Ok((view.into_any(), kept.summary(language)))
}

/// A stored SIRET as printed, `732 829 320 00074`; empty for `None`.
pub fn printed(siret: Option<&str>) -> String {
    siret.and_then(|siret| Siret::read(siret).ok()).map(|siret| siret.printed()).unwrap_or_default()
}

/// The form of the region whose public holidays the structure keeps.
///
/// # Errors
/// [`StoreError::Database`].
pub async fn holidays_form(ctx: &RequestContext) -> Result<AnyView, StoreError> {
    let language = ctx.language();
    let region = ctx.store.settings().holiday_region().await?;
    let options = HolidayRegion::ALL.map(|region| (region.as_str().to_owned(), t!(language, region.key()))).to_vec();
    let view = view! {
        <form class="form" method="post" action={action::<SetHolidays>()} novalidate>
            <Select name="region" label=t!(language, "settings-holidays-label") options chosen=region.as_str()/>
            <p class="quiet">{t!(language, "settings-holidays-hint")}</p>
            <button class="button">{t!(language, "settings-save")}<OfWhat language name=t!(language, "settings-holidays-label")/></button>
        </form>
    };
    Ok(view.into_any())
}

/// A participant's address and SIRET as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct TypedAddress {
    address: String,
    siret: String,
}

/// The fields that cannot be parsed, each with the key of its sentence.
type FieldMistakes = Vec<(&'static str, &'static str)>;

impl TypedAddress {
    /// Parses the form: the address and the SIRET, `None` for an empty field.
    ///
    /// # Errors
    /// Every field that cannot be parsed, with the key of its sentence.
    fn read(&self) -> Result<(Option<String>, Option<Siret>), FieldMistakes> {
        let mut mistakes = Vec::new();
        let address = read_address(&self.address).map_err(|key| mistakes.push(("address", key)));
        let siret = read_siret(&self.siret).map_err(|key| mistakes.push(("siret", key)));
        match (address, siret) {
            (Ok(address), Ok(siret)) => Ok((address, siret)),
            _ => Err(mistakes),
        }
    }
}

/// Name of the draft of a participant's address form.
fn address_form(person: &PersonId) -> String {
    format!("person.address.{person}")
}

/// The page that shows the form of an address, and to which it leads back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// The page of the person.
    Person,
    /// The attestation of the participant.
    Attestation,
}

impl Back {
    fn as_str(self) -> &'static str {
        match self {
            Self::Person => "",
            Self::Attestation => "attestation",
        }
    }

    /// The address of the page to go back to: the attestation for a coach, to whom the page of a person is closed.
    fn page(typed: &str, person: &PersonId, role: Role) -> String {
        let attestation = typed == Self::Attestation.as_str() || role != Role::Coordinator;
        if attestation { url::participant_attestation(person) } else { url::person(person) }
    }
}

/// Sets the postal address and the SIRET of a participant.
#[server(endpoint = "personnes/adresse")]
pub async fn set_address(
    person: PersonId,
    #[server(default)] address: String,
    #[server(default)] siret: String,
    #[server(default)] back: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&person).await?.id;
    let (form, page) = (address_form(&person), Back::page(&back, &person, ctx.user.role));
    let typed = TypedAddress { address, siret };
    let (address, siret) = match typed.read() {
        Ok(read) => read,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    ctx.store.settings().set_person_address(&ctx.actor(), &person, address.as_deref(), siret.as_ref()).await?;
    clear_draft(&ctx, &form).await?;
    respond(Ok(Outcome::done(page, "address-saved")))
}

/// The form of a participant's address, as typed after a refusal, else as stored; and its mistakes.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn address_section(ctx: &RequestContext, person: &PersonId, back: Back) -> Result<(AnyView, Summary), StoreError> {
    let language = ctx.language();
    let stored = ctx.store.settings().person_address(person).await?;
    let stored = TypedAddress { siret: printed(stored.siret.as_deref()), address: stored.address.unwrap_or_default() };
    let kept: FormDraft<TypedAddress> =
        load_draft(&address_form(person)).await.unwrap_or_else(|| FormDraft { typed: stored, mistakes: Vec::new() });
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let typed = kept.typed.clone();
    let open = back == Back::Person || !kept.mistakes.is_empty();
    let view = view! {
        <details class="disclose no-print" open=open>
            <summary class="disclose__summary">{t!(language, "address-title")}</summary>
            <form class="disclose__body form" method="post" action={action::<SetAddress>()} novalidate>
                <p class="quiet">{t!(language, "address-lead")}</p>
                <input type="hidden" name="person" value=person.to_string()/>
                <input type="hidden" name="back" value=back.as_str()/>
                <AreaField language name="address" label=t!(language, "address-label") hint=t!(language, "letterhead-address-hint") mistake=mistake("address") value=typed.address/>
                <TextField language name="siret" label=t!(language, "letterhead-siret") hint=t!(language, "letterhead-siret-hint") keyboard="numeric" class="input--medium" mistake=mistake("siret") value=typed.siret/>
                <button class="button">{t!(language, "settings-save")}<OfWhat language name=t!(language, "address-title")/></button>
            </form>
        </details>
    };
    Ok((view.into_any(), kept.summary(language)))
}
