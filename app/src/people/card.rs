//! The printed card: an invitation as a QR code and as a code to type. It works once, for a month.

use crate::{
    sign_in::secret,
    texts::t,
    ui::{icon::Icon, print::PrintScript, qr::QrCode, rows::at},
    url::{self, action},
    web::{
        context::RequestContext,
        cookies::set_cookie,
        error::AppError,
        outcome::{Outcome, respond},
        page::{Address, Page, PageEnd, PageResult},
    },
};
use domain::{
    people::{Role, card::CardCode},
    values::{ids::PersonId, language::Language},
};
use leptos::prelude::*;
use store::{OpenInvitation, Person};

/// How long a card can be shown and printed after it was made, in seconds; the database holds only hashes of its secrets.
const SHOWN: i64 = 600;

/// Makes the card of a participant; their older cards and links stop working.
#[server(endpoint = "personnes/carte")]
pub async fn make_card(person: PersonId) -> Result<(), AppError> {
    let ctx = RequestContext::current()?;
    let (token, code) = (secret::token(), secret::card_code());
    ctx.store.people().make_card(&ctx.actor(), &person, &secret::hash(&token), &secret::hash(code.as_str())).await?;
    set_cookie("once", &format!("{person}.{token}.{}", code.as_str()), SHOWN);
    respond(Ok(Outcome::done(url::card(&person), "card-made")))
}

/// The token and the code in the cookie of a card made for that person; `None` for another person's or no cookie.
fn secrets_of(person: &PersonId, once: Option<&str>) -> Option<(String, CardCode)> {
    let (whose, rest) = once?.split_once('.')?;
    let (token, code) = rest.split_once('.')?;
    let is_theirs = whose == person.as_str() && token.bytes().all(|b| b.is_ascii_hexdigit());
    is_theirs.then(|| CardCode::read(code).ok()).flatten().map(|code| (token.to_owned(), code))
}

/// The card to print, while its cookie lasts; else only the button that makes one. 404 unless the person is a participant.
pub async fn page(address: Address) -> PageResult {
    let ctx = RequestContext::current()?;
    let language = ctx.language();
    let id: PersonId = address.part("person")?;
    let person = ctx.store.people().person(&id).await?;
    if person.role != Role::Participant {
        return Err(PageEnd::Missing);
    }
    let small = address.query("format").as_deref() == Some("a6");
    let open = ctx.store.people().open_invitation(&id, ctx.visitor.now).await?.filter(|it| it.card);
    let shown = open.as_ref().zip(secrets_of(&id, ctx.visitor.once.as_deref()));
    let made = shown.is_some();
    let sheet = shown.map(|(open, (token, code))| sheet(&ctx, &person, open, &token, &code, small));
    let printing = made.then(|| printing(language, &id, small));
    let (label, class) = if made { ("card-again", "button") } else { ("card-make", "button button--main") };
    let note = (!made).then(|| view! { <p class="no-print">{t!(language, if open.is_some() { "card-hidden" } else { "card-lead" })}</p> });
    let body = view! {
        <header class="page__head no-print">
            <a class="back" href=url::person(&id)><Icon name="arrow-left"/>{person.name()}</a>
            <h1 class="page__title">{t!(language, "card-title")}</h1>
        </header>
        {note}
        {printing}
        {sheet}
        <form class="no-print" method="post" action={action::<MakeCard>()}>
            <input type="hidden" name="person" value=id.to_string()/>
            <button class=class>{t!(language, label)}</button>
        </form>
        {made.then(|| view! { <p class="quiet no-print">{t!(language, "card-again-hint")}</p> })}
    };
    Ok(Page::new(t!(language, "card-title"), "/personnes", body))
}

fn printing(language: Language, person: &PersonId, small: bool) -> impl IntoView + use<> {
    let page = url::card(person);
    let to_small = format!("{page}?format=a6");
    view! {
        <div class="no-print stack">
            <nav class="filter" aria-label=t!(language, "card-format")>
                <a class="filter__item" href=page aria-current=(!small).then_some("true")>{t!(language, "card-a4")}</a>
                <a class="filter__item" href=to_small aria-current=small.then_some("true")>{t!(language, "card-a6")}</a>
            </nav>
            <p>{t!(language, "card-print-how")}</p>
            <div class="actions">
                <button class="button button--main" type="button" data-print hidden><Icon name="print"/>{t!(language, "attestation-print")}</button>
                <PrintScript/>
            </div>
        </div>
    }
}

/// The card itself, in its participant's language.
fn sheet(ctx: &RequestContext, person: &Person, open: &OpenInvitation, token: &str, code: &CardCode, small: bool) -> impl IntoView + use<> {
    let language = person.language;
    let base = &ctx.base_url;
    let link = format!("{base}/invitation/{token}");
    let page = format!("{}/connexion/carte", base.split_once("://").map_or(base.as_str(), |(_, rest)| rest));
    view! {
        <article class=if small { "pass pass--a6" } else { "pass" } lang=language.lang() dir=language.dir()>
            <header class="pass__head">
                <svg class="brand__mark" viewBox="0 0 48 48" aria-hidden="true"><use href="/icons.svg#mark"></use></svg>
                <p class="pass__from">{ctx.user.structure.clone()}</p>
            </header>
            <h2 class="pass__title">{t!(language, "card-hello", name = person.first_name.clone())}</h2>
            <p>{t!(language, "card-scan")}</p>
            <QrCode text=link label=t!(language, "card-qr")/>
            <p>{t!(language, "card-type")}" "<strong class="pass__address">{page}</strong></p>
            <p class="pass__code num">{code.printed()}</p>
            <p class="pass__note">{t!(language, "card-until", until = at(language, open.expires_at))}</p>
        </article>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_read_only_for_the_person_of_the_card() {
        let person: PersonId = "01JD0000000000000000000000".to_owned().try_into().unwrap();
        let code = CardCode::of_random([7; domain::people::card::LENGTH]);
        let once = format!("{person}.ab12.{}", code.as_str());
        assert_eq!(secrets_of(&person, Some(&once)), Some(("ab12".into(), code)));
        let other: PersonId = "01JD0000000000000000000001".to_owned().try_into().unwrap();
        for (person, once) in [(&other, once.as_str()), (&person, "ab12"), (&person, ""), (&person, "a.b.c")] {
            assert_eq!(secrets_of(person, Some(once)), None);
        }
        assert_eq!(secrets_of(&person, None), None);
    }
}
