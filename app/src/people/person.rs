//! One person of the structure: contact details, sign-in, and their coach or their role in the team.

use crate::{
    people::{
        account::{self, end_devices_button},
        assign::Assign,
        departure::LeaveTeam,
        invite::InviteAgain,
        merge,
        parts::{sign_in_state, team_options},
    },
    structure::letterhead::{Back, address_section},
    texts::t,
    ui::{
        form::{ErrorSummary, Select, TextField},
        icon::Icon,
        rows::at,
    },
    url::{self, action},
    web::{
        context::RequestContext,
        error::AppError,
        forms::{FormDraft, finish_form, load_draft, reject_form},
        outcome::{Outcome, refused_or, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::{
        Contact, Phone, Role,
        newcomer::{ContactDetails, TypedContact},
    },
    values::{ids::PersonId, language::Language, paris},
};
use leptos::prelude::*;
use store::{Colleague, Enrollment, LostSms, Message, OpenInvitation, Person, Refusal, StoreError};

/// Name of the draft of a person's contact form.
fn form_of(person: &PersonId) -> String {
    format!("person.contact.{person}")
}

/// Changes a person's names, phone and e-mail address.
#[server(endpoint = "personnes/contact")]
pub async fn change_contact(
    person: PersonId,
    #[server(default)] first_name: String,
    #[server(default)] last_name: String,
    #[server(default)] phone: String,
    #[server(default)] email: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let person = ctx.store.people().person(&person).await?;
    let (form, page) = (form_of(&person.id), url::person(&person.id));
    // The form of a colleague has no field for it.
    let stored = person.email.clone().filter(|_| person.role.has_password() && email.trim().is_empty());
    let typed = TypedContact { first_name, last_name, phone, email: stored.unwrap_or(email) };
    let details = match typed.read(person.role.is_staff()) {
        Ok(details) => details,
        Err(mistakes) => return respond(reject_form(&form, page, &FormDraft::of(typed, mistakes)).await),
    };
    let notices = change_notices(&person, &details, &ctx.user.structure);
    match ctx.store.people().change_contact(&ctx.actor(), &person.id, &details, &notices).await {
        Err(StoreError::Refused(refusal @ (Refusal::PhoneTaken | Refusal::EmailTaken | Refusal::ContactTaken | Refusal::EmailOfTeam))) => {
            let field = if matches!(refusal, Refusal::EmailTaken | Refusal::EmailOfTeam) { "email" } else { "phone" };
            respond(reject_form(&form, page, &FormDraft::of(typed, [(field, refusal.key())])).await)
        }
        changed => {
            finish_form(&ctx, &form, typed, changed).await?;
            let done = if details.no_sms().is_some() { "contact-changed-no-sms" } else { "contact-changed" };
            respond(Ok(Outcome::done(page, done)))
        }
    }
}

/// The messages to the old and the new contacts that a change replaces and sets, as far as they can be reached.
fn change_notices(person: &Person, to: &ContactDetails, structure: &str) -> Vec<Message> {
    let language = person.language;
    let old = [person.phone.clone(), person.email.clone()];
    let new = [to.phone.as_ref().map(|it| it.as_str().to_owned()), to.email.as_ref().map(|it| it.as_str().to_owned())];
    let changed = old.into_iter().zip(new).filter(|(old, new)| old != new);
    let contacts = changed.flat_map(|(old, new)| [old, new]).flatten().filter_map(|it| it.parse::<Contact>().ok());
    contacts
        .filter(|contact| contact.is_reachable().is_ok())
        .map(|to| Message {
            to,
            subject: t!(language, "message-own-contact-subject"),
            body: t!(language, "message-contact-changed", structure = structure.to_owned()),
        })
        .collect()
}

/// Sets the role of a member of the team; 404 for a word that is no role.
#[server(endpoint = "personnes/role")]
pub async fn set_role(person: PersonId, #[server(default)] role: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let page = url::person(&person);
    let role = Role::try_from(role).map_err(|_| StoreError::NotFound)?;
    let set = ctx.store.people().set_role(&ctx.actor(), &person, role).await;
    respond(refused_or(set, &page, |()| Outcome::done(&page, "role-set")))
}

/// Takes a person who has left back into the team.
#[server(endpoint = "personnes/retour")]
pub async fn return_to_team(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    ctx.store.people().return_to_team(&ctx.actor(), &person).await?;
    respond(Ok(Outcome::done(url::person(&person), "person-returned")))
}

/// The page of a person.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let person = ctx.store.people().person(&id).await.map_err(PageEnd::from)?;
    if let Some((at, merged_into)) = ctx.store.people().removed(&id).await? {
        return merge::removed_page(&ctx, &person, at, merged_into).await;
    }
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
    let erasure = (person.role == Role::Participant).then(|| {
        view! {
            <li><a href=url::merging(&id, None)>{t!(language, "merge-link")}</a></li>
            <li><a href=url::removal(&id)>{t!(language, "removal-title")}</a></li>
            <li><a href=url::erasure(&id)>{t!(language, "erasure-title")}</a></li>
        }
    });
    let merges = merge::open_merges(&ctx, &id).await?;
    let lost = ctx.store.messages().last_sms_lost(&id).await?.map(|lost| {
        let key = if lost == LostSms::Written { "person-sms-written" } else { "person-sms-lost" };
        view! { <p class="notice notice--warning">{t!(language, key)}" "<a href=url::FAILED_MESSAGES>{t!(language, "messages-link")}</a></p> }
    });
    let body = view! {
        <ErrorSummary language mistakes=summary/>
        <header class="page__head">
            <a class="back" href="/personnes"><Icon name="arrow-left"/>{t!(language, "nav-people")}</a>
            <h1 class="page__title">{person.name()}</h1>
            <p class="page__lead">{lead}</p>
        </header>
        {merges}
        <div class="columns columns--even">
            <div>{parts}{lost}</div>
            <div>{contact_section(language, &person, &kept)}{address}</div>
        </div>
        <ul class="link-list"><li><a href=format!("/journal?personne={id}")>{t!(language, "person-journal")}</a></li>{erasure}</ul>
    };
    Ok(Page::new(person.name(), "/personnes", body).with_mistakes(language, any))
}

/// The sentence under the name and the sections of a participant: record, sign-in, coach.
async fn participant(ctx: &RequestContext, person: &Person, invitation: &Option<OpenInvitation>) -> Result<(String, AnyView), StoreError> {
    let language = ctx.language();
    let enrollment = match ctx.store.enrollments().enrollment_of(&person.id).await {
        Ok(enrollment) => Some(enrollment),
        Err(StoreError::NotFound) => None,
        Err(error) => return Err(error),
    };
    let came_in = ctx.store.people().first_signed_in_at(&person.id).await?;
    let team = team_options(ctx).await?;
    let running = enrollment.as_ref().filter(|it| it.left_on.is_none());
    let coach = running.map(|enrollment| coach_section(language, enrollment, team));
    let record = enrollment.as_ref().map(|enrollment| {
        let to = url::participant(&enrollment.participant_id);
        view! { <div class="actions"><a class="button" href=to><Icon name="caseload"/>{t!(language, "person-record")}</a></div> }
    });
    let lead = match &enrollment {
        Some(enrollment) => match enrollment.left_on {
            Some(day) => t!(language, "person-left", day = language.date(day)),
            None => t!(language, "with", name = enrollment.coach_name.clone()),
        },
        None => t!(language, "person-no-path"),
    };
    let (shape, word) = sign_in_state(language, came_in, invitation.as_ref().map(|it| it.created_at));
    let sign_in = view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "person-comes-in")}</h2>
            <p><span class=format!("state state--{shape}")>{word}</span></p>
            {invitation_expiry(language, invitation)}
            {(ctx.unsent.sms && person.takes_sms()).then(|| view! { <p class="quiet">{t!(language, "no-sms-here")}</p> })}
            {(ctx.unsent.mail && person.email.is_some()).then(|| view! { <p class="quiet">{t!(language, "no-mail-here")}</p> })}
            <div class="actions">
                {invite_button(language, person, "sms", person.takes_sms() && !ctx.unsent.sms)}
                {invite_button(language, person, "mail", person.email.is_some() && !ctx.unsent.mail)}
                <a class="button" href=url::card(&person.id)><Icon name="print"/>{t!(language, "card-link")}</a>
                {came_in.map(|_| end_devices_button(language, &person.id))}
            </div>
        </section>
    };
    Ok((lead, view! { {record} {sign_in} {coach} }.into_any()))
}

/// The sentence that says until when the invitation works; `None` without one.
fn invitation_expiry(language: Language, invitation: &Option<OpenInvitation>) -> Option<impl IntoView + use<>> {
    let open = invitation.as_ref()?;
    let until = at(language, open.expires_at);
    let sentence =
        if open.card { t!(language, "person-card-waits", until = until) } else { t!(language, "person-invitation-waits", until = until) };
    Some(view! { <p class="quiet">{sentence}</p> })
}

/// The button that invites by `way`, `sms` or `mail`; `None` unless that contact is `reachable`.
fn invite_button(language: Language, person: &Person, way: &'static str, reachable: bool) -> Option<impl IntoView + use<>> {
    let (icon, key) = if way == "sms" { ("phone", "invite-by-sms") } else { ("mail", "invite-by-mail") };
    let id = person.id.to_string();
    reachable.then(|| {
        view! {
            <form method="post" action={action::<InviteAgain>()}>
                <input type="hidden" name="person" value=id/>
                <button class="button" name="way" value=way><Icon name=icon/>{t!(language, key)}</button>
            </form>
        }
    })
}

fn coach_section(language: Language, enrollment: &Enrollment, team: Vec<(String, String)>) -> impl IntoView + use<> {
    let shown = format!("{}.{}", enrollment.participant_id, enrollment.coach_id);
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "person-coach")}</h2>
            <form class="form" method="post" action={action::<Assign>()}>
                <input type="hidden" name="people[0]" value=shown/>
                <input type="hidden" name="back" value=enrollment.participant_id.to_string()/>
                <Select name="coach" label=t!(language, "people-coach") options=team chosen=enrollment.coach_id.to_string()/>
                <button class="button">{t!(language, "assign-one")}</button>
            </form>
        </section>
    }
}

/// The sentence under the name and the sections of a member of the team: invitation, role, leaving.
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
        return Ok((t!(language, "person-left", day = language.date(paris::day(left))), back.into_any()));
    }
    let own = ctx.user.person_id == person.id;
    let sessions = ctx.store.people().future_session_count(&person.id, ctx.visitor.now).await?;
    let team: Vec<_> = team_options(ctx).await?.into_iter().filter(|(id, _)| id != person.id.as_str()).collect();
    let invite = it.first_signed_in_at.is_none().then(|| {
        let no_mail = ctx.unsent.mail.then(|| view! { <p class="quiet">{t!(language, "no-mail-here")}</p> });
        let button = invite_button(language, person, "mail", person.email.is_some() && !ctx.unsent.mail);
        view! { {invitation_expiry(language, invitation)} {no_mail} <div class="actions">{button}</div> }
    });
    let came_in = !own && it.first_signed_in_at.is_some();
    let account = if came_in { Some(account::section(language, person).await?) } else { None };
    let parts = view! {
        <section class="section">
            <div class="actions">
                <a class="button" href=format!("/agenda/absences?de={}", person.id)><Icon name="agenda"/>{t!(language, "person-leaves")}</a>
                <a class="button" href=format!("/personnes/confier?de={}", person.id)><Icon name="people"/>{t!(language, "assign-link")}</a>
            </div>
            {invite}
        </section>
        {account}
        {(!own).then(|| role_section(language, &it))}
        {(!own).then(|| leave_section(language, &it, sessions, team))}
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

/// The form that removes them from the team; while sessions of theirs are to come, the link to the page that hands those over too.
fn leave_section(language: Language, it: &Colleague, sessions: i64, team: Vec<(String, String)>) -> impl IntoView + use<> {
    let successor = (it.people > 0).then(|| {
        let options = std::iter::once((String::new(), t!(language, "choose"))).chain(team).collect();
        view! {
            <p>{t!(language, "team-leave-people", n = it.people)}</p>
            <Select name="successor" label=t!(language, "team-leave-successor") options/>
        }
    });
    let inside = if sessions > 0 {
        view! {
            <p>{t!(language, "team-leave-sessions", n = sessions)}</p>
            <div class="actions"><a class="button" href=url::departure(&it.id)>{t!(language, "team-leave-decide")}</a></div>
        }
        .into_any()
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

/// The contact form: as typed after a refusal, else as stored.
fn contact_section(language: Language, person: &Person, kept: &FormDraft<TypedContact>) -> impl IntoView + use<> {
    let wrong = !kept.mistakes.is_empty();
    let typed = if wrong {
        kept.typed.clone()
    } else {
        TypedContact {
            first_name: person.first_name.clone(),
            last_name: person.last_name.clone(),
            phone: person.phone.as_deref().and_then(Phone::from_stored).map(|it| it.displayed()).unwrap_or_default(),
            email: person.email.clone().unwrap_or_default(),
        }
    };
    let mistake = |field: &str| kept.mistake(field).map(str::to_owned);
    let email = if person.role.has_password() {
        let (address, hint) = (person.email.clone().unwrap_or_default(), t!(language, "email-of-team"));
        view! {
            <div class="field" id="email">
                <p class="field__label">{t!(language, "me-email")}</p>
                <p>{address}</p>
                <p class="field__hint">{hint}</p>
            </div>
        }
        .into_any()
    } else {
        view! { <TextField language name="email" kind="email" label=t!(language, "me-email") mistake=mistake("email") value=typed.email/> }
            .into_any()
    };
    view! {
        <section class="section">
            <h2 class="section__title">{t!(language, "me-contact")}</h2>
            <form class="form" method="post" action={action::<ChangeContact>()} novalidate>
                <input type="hidden" name="person" value=person.id.to_string()/>
                <div class="field-row">
                    <TextField language name="first_name" required=true label=t!(language, "first-name") mistake=mistake("first_name") value=typed.first_name/>
                    <TextField language name="last_name" required=true label=t!(language, "last-name") mistake=mistake("last_name") value=typed.last_name/>
                </div>
                <div class="field-row">
                    <TextField language name="phone" kind="tel" label=t!(language, "me-phone") mistake=mistake("phone") value=typed.phone/>
                    {email}
                </div>
                <button class="button">{t!(language, "contact-save")}</button>
            </form>
        </section>
    }
}
