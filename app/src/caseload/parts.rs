//! Contact buttons of a participant, and the search for participants.

use crate::{texts::t, ui::icon::Icon, url};
use domain::{
    people::{Phone, search::Searched},
    values::language::Language,
};
use leptos::prelude::*;
use store::Enrollment;

/// The fields of an enrollment that a search compares.
pub fn searched_fields(enrollment: &Enrollment) -> Searched<'_> {
    let names = [enrollment.first_name.as_str(), enrollment.last_name.as_str()];
    Searched { names, trade: Some(&enrollment.trade), phone: enrollment.phone.as_deref(), email: enrollment.email.as_deref() }
}

/// Search form for the address `page` with the searched text; `hidden` is the rest of the query.
pub fn search_form(language: Language, page: &str, searched: &str, hidden: &[(&'static str, &'static str)]) -> impl IntoView + use<> {
    let hidden = hidden.iter().map(|&(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <form class="search" role="search" action=page.to_owned()>
            {hidden}
            <label class="visually-hidden" for="q">{t!(language, "search-person")}</label>
            <input class="input" id="q" name="q" type="search" value=searched.to_owned() placeholder=t!(language, "search-person-hint")/>
            <button class="button">{t!(language, "search")}</button>
        </form>
    }
}

/// Phone and e-mail address of a participant.
pub struct ContactButtons {
    name: String,
    phone: Option<Phone>,
    email: Option<String>,
}

impl ContactButtons {
    /// Those of the participant of an enrollment.
    pub fn of(enrollment: &Enrollment) -> Self {
        let phone = enrollment.phone.as_deref().and_then(Phone::from_stored);
        Self { name: enrollment.name(), phone, email: enrollment.email.clone() }
    }

    /// Buttons to call, to send an SMS and to send a mail. With both a mobile number and a mail address, a narrow screen shows
    /// the SMS only and a wide one the mail only. A wide screen shows the phone number.
    pub fn view(&self, language: Language) -> impl IntoView + use<> {
        let by_sms = self.phone.as_ref().filter(|phone| phone.takes_sms().is_ok());
        let both = by_sms.is_some() && self.email.is_some();
        let only = |width: &str| if both { format!("button button--small {width}") } else { "button button--small".to_owned() };
        let to_whom = || view! { <span class="visually-hidden">{format!(", {}", self.name)}</span> };
        let call = self.phone.as_ref().map(|phone| {
            view! {
                <a class="button button--small" href=format!("tel:{}", phone.as_str())>
                    <Icon name="phone"/>
                    <span class="reach__word">{t!(language, "reach-call")}</span>
                    <span class="reach__number num">{phone.displayed()}</span>
                    {to_whom()}
                </a>
            }
        });
        let text = by_sms.map(|phone| {
            view! {
                <a class=only("reach__sms") href=format!("sms:{}", phone.as_str())>
                    <Icon name="message"/>{t!(language, "reach-sms")}{to_whom()}
                </a>
            }
        });
        let mail = self.email.as_deref().map(|email| {
            view! {
                <a class=only("reach__mail") href=url::mailto(email)>
                    <Icon name="mail"/><span class="reach__by">{t!(language, "reach-mail")}</span>{to_whom()}
                </a>
            }
        });
        view! { {call}{text}{mail} }
    }

    /// As [`Self::view`], one icon a way, for the rows of a table: to call; and to send an SMS on a narrow screen, a mail on a wide one.
    pub fn icons(&self, language: Language) -> impl IntoView + use<> {
        let by_sms = self.phone.as_ref().filter(|phone| phone.takes_sms().is_ok());
        let both = by_sms.is_some() && self.email.is_some();
        let label = |key: &str| format!("{}, {}", t!(language, key), self.name);
        let call = self.phone.as_ref().map(|phone| {
            let to = format!("tel:{}", phone.as_str());
            view! { <a href=to title=phone.displayed() aria-label=label("reach-call")><Icon name="phone"/></a> }
        });
        let text = by_sms.map(|phone| {
            let to = format!("sms:{}", phone.as_str());
            view! { <a class=both.then_some("reach__sms") href=to aria-label=label("reach-sms")><Icon name="message"/></a> }
        });
        let mail = self.email.as_deref().map(|email| {
            view! { <a class=both.then_some("reach__mail") href=url::mailto(email) aria-label=label("reach-mail")><Icon name="mail"/></a> }
        });
        view! { {call}{text}{mail} }
    }
}
