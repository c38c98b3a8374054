//! One person of the structure: how they are reached, how they come in, who accompanies them, what they do in the team.

use super::parts::{standing, team_options};
use crate::people::assign::Assign;
use crate::people::invite::InviteAgain;
use crate::routes::action;
use crate::structure::letterhead::{Back, address_section};
use crate::url;
use crate::web::page::{Address, Page, PageEnd, PageResult};
use crate::{
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        rows::at,
    },
    web::{
        context::RequestContext,
        error::AppError,
        outcome::{FormDraft, Outcome, finish_form, load_draft, refused_or, reject_form, respond},
    },
};
use domain::{
    people::{Phone, Role, newcomer::TypedContact},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use store::{Colleague, Enrollment, OpenInvitation, Person, Refusal, StoreError};

fn form_of(person: &PersonId) -> String {
    format!("person.contact.{person}")
}

fn page_of(person: &PersonId) -> String {
    url::person(&person)
}

fn id_of(text: String) -> Result<PersonId, StoreError> {
    PersonId::try_from(text).map_err(|_| StoreError::NotFound)
}

/// Changes how someone is called and reached.
#[server(endpoint = "personnes/contact")]
pub async fn change_contact(
    #[server(default)] person: String,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] phone: String,
    #[server(default)] email: String,
) -> Result<(), AppError> {
    respond(change(person, TypedContact { first_name, last_name, phone, email }).await)
}

async fn change(person: String, typed: TypedContact) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&id_of(person)?).await?;
    let (form, page) = (form_of(&person.id), page_of(&person.id));
    let details = match typed.read(person.role.is_staff()) {
        Ok(details) => details,
        Err(mistakes) => {
            return reject_form(&form, page, &FormDraft::of(typed, mistakes)).await;
        }
    };
    match ctx.store.people().change_contact(&ctx.actor(), &person.id, &details).await {
        Err(StoreError::Refused(refusal @ (Refusal::PhoneTaken | Refusal::EmailTaken | Refusal::ContactTaken))) => {
            let field = if refusal == Refusal::EmailTaken { "email" } else { "phone" };
            reject_form(&form, page, &FormDraft::of(typed, [(field, refusal.key())])).await
        }
        changed => {
            finish_form(&ctx, &form, typed, changed).await?;
            Ok(Outcome::done(page, if details.no_sms().is_some() { "contact-changed-no-sms" } else { "contact-changed" }))
        }
    }
}

/// Makes somebody of the team a coach or a coordinator.
#[server(endpoint = "personnes/role")]
pub async fn set_role(#[server(default)] person: String, #[server(default)] role: String) -> Result<(), AppError> {
    respond(give_role(person, role).await)
}

async fn give_role(person: String, role: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = id_of(person)?;
    let role = Role::try_from(role).map_err(|_| StoreError::NotFound)?;
    let page = page_of(&id);
    refused_or(ctx.store.people().set_role(&ctx.actor(), &id, role).await, &page.clone(), |()| Outcome::done(page, "role-set"))
}

/// Lets somebody leave the team; whom they accompanied goes to a successor.
#[server(endpoint = "personnes/depart")]
pub async fn leave_team(#[server(default)] person: String, #[server(default)] successor: String) -> Result<(), AppError> {
    respond(leave(person, successor).await)
}

async fn leave(person: String, successor: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = id_of(person)?;
    let successor = if successor.is_empty() { None } else { Some(id_of(successor)?) };
    let page = page_of(&id);
    let left = ctx.store.people().leave_team(&ctx.actor(), &id, successor.as_ref()).await;
    refused_or(left, &page, |()| Outcome::done("/personnes", "person-left-team"))
}

/// Takes somebody back into the team.
#[server(endpoint = "personnes/retour")]
pub async fn return_to_team(#[server(default)] person: String) -> Result<(), AppError> {
    respond(take_back(person).await)
}

async fn take_back(person: String) -> Result<Outcome, StoreError> {
    let ctx = RequestContext::current()?;
    let id = id_of(person)?;
    ctx.store.people().return_to_team(&ctx.actor(), &id).await?;
    Ok(Outcome::done(page_of(&id), "person-returned"))
}

/// The page.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let person = ctx.store.people().person(&id).await.map_err(PageEnd::from)?;
    let kept: FormDraft<TypedContact> = load_draft(&form_of(&id)).await.unwrap_or_default();
    let mut summary = kept.summary(language);
    let address = if person.role == Role::Participant {
        let (view, wrong) = address_section(&ctx, &id, Back::Person).await?;
        summary.extend(wrong);
        Some(view)
    } else {
        None
    };
    let any = !summary.is_empty();
    let invitation = ctx.store.people().open_invitation(&id, ctx.visitor.now).await?;
    let (lead, parts) =
        if person.role.is_staff() { colleague(&ctx, &person, &invitation).await? } else { participant(&ctx, &person, &invitation).await? };
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{person.name()}</h1>
            <p class="page__lead">{lead}</p>
        </header>
        {parts}
        {contact_section(language, &person, &kept)}
        {address}
        <ul class="link-list"><li><a href=format!("/journal?personne={id}")>{t!(language, "person-journal")}</a></li></ul>
    };
    Ok(Page::new(person.name(), "/personnes", body).with_mistakes(language, any))
}

/// Someone accompanied: who accompanies them, how they come in.
async fn participant(ctx: &RequestContext, person: &Person, invitation: &Option<OpenInvitation>) -> Result<(String, AnyView), StoreError> {
    let language = ctx.language();
    let path = match ctx.store.enrollments().enrollment_of(&person.id).await {
        Ok(path) => Some(path),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let came_in = ctx.store.people().first_came_in(&person.id).await?;
    let team = team_options(ctx).await?;
    let running = path.as_ref().filter(|path| path.left_on.is_none());
    let coach = running.map(|path| coach_section(language, path, team));
    let record = path.as_ref().map(|path| {
        let to = url::participant(&path.participant_id);
        view! { <div class="actions"><a class="button" href=to><Icon name="caseload"/>{t!(language, "person-record")}</a></div> }
    });
    let lead = match &path {
        Some(path) => match path.left_on {
            Some(day) => t!(language, "person-left", day = language.date(day)),
            None => t!(language, "with", name = path.coach_name.clone()),
        },
        None => t!(language, "person-no-path"),
    };
    let (shape, word) = standing(language, came_in, invitation.as_ref().map(|it| it.created_at));
    let ways = view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "person-comes-in")}</h2>
            <p><span class=format!("state state--{shape}")>{word}</span></p>
            {waits(language, invitation)}
            <div class="actions">
                {by_way(language, person, "sms", person.takes_sms())}
                {by_way(language, person, "mail", person.email.is_some())}
                <a class="button" href=url::card(&person.id)><Icon name="print"/>{t!(language, "card-link")}</a>
            </div>
        </section>
    };
    Ok((lead, view! { {record} {ways} {coach} }.into_any()))
}

/// Until when an invitation waits.
fn waits(language: Language, invitation: &Option<OpenInvitation>) -> Option<impl IntoView + use<>> {
    let open = invitation.as_ref()?;
    let until = at(language, open.expires_at);
    let sentence =
        if open.card { t!(language, "person-card-waits", until = until) } else { t!(language, "person-invitation-waits", until = until) };
    Some(view! { <p class="quiet">{sentence}</p> })
}

fn by_way(language: Language, person: &Person, way: &'static str, there: bool) -> Option<impl IntoView + use<>> {
    let (icon, key) = if way == "sms" { ("phone", "invite-by-sms") } else { ("mail", "invite-by-mail") };
    let id = person.id.to_string();
    there.then(|| {
        view! {
            <form method="post" action={action::<InviteAgain>()}>
                <input type="hidden" name="person" value=id/>
                <button class="button" name="way" value=way><Icon name=icon/>{t!(language, key)}</button>
            </form>
        }
    })
}

fn coach_section(language: Language, path: &Enrollment, team: Vec<(String, String)>) -> impl IntoView + use<> {
    let seen = format!("{}.{}", path.participant_id, path.coach_id);
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "person-coach")}</h2>
            <form class="form" method="post" action={action::<Assign>()}>
                <input type="hidden" name="people[0]" value=seen/>
                <input type="hidden" name="back" value=path.participant_id.to_string()/>
                <Select name="coach" label=t!(language, "assign-to") options=team chosen=path.coach_id.to_string()/>
                <button class="button">{t!(language, "assign-one")}</button>
            </form>
        </section>
    }
}

/// Somebody of the team: role, invitation, leaving.
async fn colleague(ctx: &RequestContext, person: &Person, invitation: &Option<OpenInvitation>) -> Result<(String, AnyView), StoreError> {
    let language = ctx.language();
    let all = ctx.store.people().colleagues().await?;
    let it = all.into_iter().find(|it| it.id == person.id).ok_or(StoreError::NotFound)?;
    let role = if it.role == Role::Coordinator { "role-coordinator" } else { "role-coach" };
    let lead = format!("{}, {}", t!(language, role), t!(language, "person-accompanies", n = it.people));
    if let Some(left) = it.left_team_at {
        let back = view! {
            <form method="post" action={action::<ReturnToTeam>()}>
                <input type="hidden" name="person" value=person.id.to_string()/>
                <button class="button">{t!(language, "person-take-back")}</button>
            </form>
        };
        return Ok((t!(language, "person-left", day = language.date(domain::values::paris::day(left))), back.into_any()));
    }
    let own = ctx.user.person_id == person.id;
    let sessions = ctx.store.people().sessions_held_to_come(&person.id, ctx.visitor.now).await?;
    let team: Vec<_> = team_options(ctx).await?.into_iter().filter(|(id, _)| id != person.id.as_str()).collect();
    let invite = it.first_signed_in_at.is_none().then(|| {
        view! { {waits(language, invitation)} <div class="actions">{by_way(language, person, "mail", person.email.is_some())}</div> }
    });
    let parts = view! {
        <section class="section">
            <div class="actions">
                <a class="button" href=format!("/agenda/absences?de={}", person.id)><Icon name="agenda"/>{t!(language, "person-leaves")}</a>
                <a class="button" href=format!("/personnes/confier?de={}", person.id)><Icon name="people"/>{t!(language, "assign-link")}</a>
            </div>
            {invite}
        </section>
        {(!own).then(|| role_section(language, &it))}
        {(!own).then(|| leaving(language, &it, sessions, team))}
        {own.then(|| view! { <p class="quiet">{t!(language, "person-oneself")}</p> })}
    };
    Ok((lead, parts.into_any()))
}

fn role_section(language: Language, it: &Colleague) -> impl IntoView + use<> {
    let (to, key) = if it.role == Role::Coordinator { (Role::Coach, "role-take") } else { (Role::Coordinator, "role-give") };
    let hint = if it.role == Role::Coordinator { "role-take-hint" } else { "role-give-hint" };
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "invite-role")}</h2>
            <p>{t!(language, hint)}</p>
            <form method="post" action={action::<SetRole>()}>
                <input type="hidden" name="person" value=it.id.to_string()/>
                <button class="button" name="role" value=to.as_str()>{t!(language, key)}</button>
            </form>
        </section>
    }
}

/// Leaving the team, once nothing of theirs is left without anybody.
fn leaving(language: Language, it: &Colleague, sessions: i64, team: Vec<(String, String)>) -> impl IntoView + use<> {
    let successor = (it.people > 0).then(|| {
        let options = std::iter::once((String::new(), t!(language, "choose"))).chain(team).collect();
        view! {
            <p>{t!(language, "team-leave-people", n = it.people)}</p>
            <Select name="successor" label=t!(language, "team-leave-successor") options/>
        }
    });
    let inside = if sessions > 0 {
        view! { <p>{t!(language, "team-leave-sessions", n = sessions)}</p> }.into_any()
    } else {
        view! {
            <form class="form" method="post" action={action::<LeaveTeam>()}>
                <input type="hidden" name="person" value=it.id.to_string()/>
                <p>{t!(language, "team-leave-what")}</p>
                {successor}
                <button class="button button--danger">{t!(language, "team-leave-send")}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <details class="disclose">
            <summary class="disclose__summary">{t!(language, "team-leave-title")}</summary>
            <div class="disclose__body">{inside}</div>
        </details>
    }
}

fn contact_section(language: Language, person: &Person, kept: &FormDraft<TypedContact>) -> impl IntoView + use<> {
    let wrong = !kept.mistakes.is_empty();
    let typed = if wrong {
        kept.typed.clone()
    } else {
        TypedContact {
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            phone: person.phone.as_deref().and_then(Phone::from_stored).map(|it| it.spoken()).unwrap_or_default(),
            email: person.email.clone().unwrap_or_default(),
        }
    };
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "me-contact")}</h2>
            <form class="form" method="post" action={action::<ChangeContact>()} novalidate>
                <input type="hidden" name="person" value=person.id.to_string()/>
                <div class="field-row">
                    <TextField language name="first_name" label=t!(language, "first-name") mistake=mistake("first_name") value=typed.first_name/>
                    <TextField language name="last_name" label=t!(language, "last-name") mistake=mistake("last_name") value=typed.last_name/>
                </div>
                <div class="field-row">
                    <TextField language name="phone" kind="tel" label=t!(language, "me-phone") mistake=mistake("phone") value=typed.phone/>
                    <TextField language name="email" kind="email" label=t!(language, "me-email") mistake=mistake("email") value=typed.email/>
                </div>
                <button class="button">{t!(language, "contact-save")}</button>
            </form>
        </section>
    }
}
