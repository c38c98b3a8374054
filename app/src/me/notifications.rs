//! The page `/moi/notifications` of a participant: how and when they are reminded to declare, and notifications on this phone.

use crate::{
    me::frame::own_page,
    sign_in::{frame::text_draft, secret},
    texts::t,
    ui::{
        form::{Choice, ChoiceCards},
        icon::Icon,
    },
    url::action,
    web::{
        context::{PushSettings, RequestContext, settings},
        error::AppError,
        forms::{FormDraft, clear_draft, reject_form},
        outcome::{Outcome, respond},
        page::{Address, PageResult},
    },
};
use domain::{
    declarations::due_day::DueDay,
    messages::{
        push::Subscription,
        reminder::{DAYS_BEFORE, ReminderChoice, second_from},
    },
    people::{Contact, Phone},
    values::language::Language,
};
use leptos::{nonce::use_nonce, prelude::*};
use store::{NewSubscription, Person, StoreError};

/// The address of the page.
const PAGE: &str = "/moi/notifications";

/// The name of the form.
const FORM: &str = "me.reminders";

/// The script that asks the browser for notifications and sends its answer.
const SCRIPT: &str = include_str!("notifications.js");

/// The link to the page, for `/moi`.
pub fn link(language: Language) -> impl IntoView {
    view! { <ul class="link-list"><li><a href=PAGE>{t!(language, "reminders-title")}</a></li></ul> }
}

/// Sets how the user is reminded.
#[server(endpoint = "moi/notifications")]
pub async fn choose_reminders(#[server(default)] reminders: String) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let Ok(choice) = ReminderChoice::try_from(reminders.clone()) else {
        return respond(reject_form(FORM, PAGE, &FormDraft::of(reminders, [("reminders", "reminders-unchosen")])).await);
    };
    ctx.store.messages().choose_reminders(&ctx.actor(), &ctx.user.person_id, choice).await?;
    clear_draft(&ctx, FORM).await?;
    respond(Ok(Outcome::done(PAGE, "reminders-set")))
}

/// Subscribes this device to notifications, by the subscription that its browser made.
#[server(endpoint = "moi/notifications/ici")]
pub async fn start_notifications(
    #[server(default)] endpoint: String,
    #[server(default)] p256dh: String,
    #[server(default)] auth: String,
) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let loopback = settings()?.push.as_ref().is_some_and(|push| push.loopback);
    let Ok(subscription) = Subscription::read(&endpoint, &p256dh, &auth, loopback) else {
        return respond(Ok(Outcome::Refused { to: PAGE.into(), because: "push-not-a-subscription" }));
    };
    let device = ctx.visitor.device.clone().ok_or(StoreError::NotFound)?;
    let new = NewSubscription { device: &device, endpoint_hash: &secret::hash(subscription.endpoint()), subscription: &subscription };
    ctx.store.messages().subscribe(&ctx.actor(), &ctx.user.person_id, &new).await?;
    respond(Ok(Outcome::done(PAGE, "push-started")))
}

/// Ends the notifications on this device.
#[server(endpoint = "moi/notifications/arreter")]
pub async fn stop_notifications() -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let device = ctx.visitor.device.clone().unwrap_or_default();
    ctx.store.messages().unsubscribe(&ctx.actor(), &ctx.user.person_id, &device).await?;
    respond(Ok(Outcome::done(PAGE, "push-stopped")))
}

/// The page.
pub async fn page(_: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let person = ctx.store.people().person(&ctx.user.person_id).await?;
    let choice = ctx.store.messages().reminder_choice(&person.id).await?;
    let devices = ctx.store.messages().push_devices(&person.id).await?;
    let draft = text_draft(FORM).await;
    let is_here = ctx.visitor.device.as_ref().is_some_and(|device| devices.contains(device));
    let elsewhere = devices.len() - usize::from(is_here);
    let push = settings()?.push.clone().map(|push| push_section(language, &push, is_here, elsewhere));
    let content = view! {
        <p>{when_reminded(language, ctx.user.due_day)}" "{t!(language, "reminders-stop")}</p>
        {push}
        {choice_section(language, &person, choice, draft.mistake("reminders").map(str::to_owned), !devices.is_empty())}
    };
    Ok(own_page(language, t!(language, "reminders-title"), draft.summary(language), content.into_any()))
}

/// On which days reminders come, by the structure's due day.
fn when_reminded(language: Language, due_day: DueDay) -> String {
    let due_day_number = i64::from(due_day.get());
    match second_from(due_day) {
        Some(_) => t!(language, "reminders-when", days = i64::from(DAYS_BEFORE), due = due_day_number),
        None => t!(language, "reminders-when-twice", due = due_day_number),
    }
}

/// The notifications on this device: the button that subscribes it, hidden until the script finds that the browser can, or the button that
/// ends the subscription.
fn push_section(language: Language, push: &PushSettings, is_here: bool, elsewhere: usize) -> AnyView {
    let elsewhere = (elsewhere > 0).then(|| view! { <p class="quiet">{t!(language, "push-elsewhere", n = elsewhere as i64)}</p> });
    if is_here {
        return view! {
            <section class="section">
                <h2 class="section__title">{t!(language, "push-title")}</h2>
                <p>{t!(language, "push-is-here")}</p>
                {elsewhere}
                <form method="post" action={action::<StopNotifications>()}>
                    <button class="button">{t!(language, "push-stop")}</button>
                </form>
            </section>
        }
        .into_any();
    }
    let notice = |class: &'static str, key: &str| {
        view! { <div class=format!("notice {class}") hidden><Icon name="info"/><div class="notice__text"><p>{t!(language, key)}</p></div></div> }
    };
    view! {
        <section class="section" data-push hidden>
            <h2 class="section__title">{t!(language, "push-title")}</h2>
            <p>{t!(language, "push-lead")}</p>
            {elsewhere}
            <form method="post" action={action::<StartNotifications>()} data-key=push.public_key.clone()>
                <input type="hidden" name="endpoint"/>
                <input type="hidden" name="p256dh"/>
                <input type="hidden" name="auth"/>
                <button class="button">{t!(language, "push-start")}</button>
            </form>
            <div role="status">
                {notice("push-refused", "push-refused")}
                {notice("push-failed", "push-failed")}
            </div>
        </section>
        <script type="module" nonce=use_nonce()>{SCRIPT}</script>
    }
    .into_any()
}

/// The choice of SMS, mail or nothing. A contact that the person does not have is not offered.
fn choice_section(
    language: Language,
    person: &Person,
    choice: Option<ReminderChoice>,
    mistake: Option<String>,
    notified: bool,
) -> impl IntoView + use<> {
    let now = ReminderChoice::contact(choice, person.phone.as_deref(), person.email.as_deref());
    let chosen = match now {
        None => ReminderChoice::None,
        Some(Contact::Phone(_)) => ReminderChoice::Sms,
        Some(Contact::Email(_)) => ReminderChoice::Email,
    };
    let phone = person.phone.as_deref().and_then(Phone::from_stored).filter(|phone| phone.takes_sms().is_ok());
    let sms = phone.map(|phone| Choice { value: "Sms", title: t!(language, "reminders-sms"), hint: phone.displayed() });
    let mail = person.email.clone().map(|email| Choice { value: "Email", title: t!(language, "reminders-mail"), hint: email });
    let none = Choice { value: "None", title: t!(language, "reminders-none"), hint: t!(language, "reminders-none-hint") };
    let choices: Vec<Choice> = [sms, mail, Some(none)].into_iter().flatten().collect();
    let legend = t!(language, if notified { "reminders-else" } else { "reminders-by" });
    let lead = choice.is_none().then(|| view! { <p class="quiet">{t!(language, "reminders-default")}</p> });
    view! {
        <section class="section">
            {lead}
            <form class="form" method="post" action={action::<ChooseReminders>()} novalidate>
                <ChoiceCards
                    language
                    name="reminders"
                    legend
                    choices
                    chosen=chosen.as_str()
                    mistake
                />
                <button class="button button--main">{t!(language, "save")}</button>
            </form>
        </section>
    }
}
