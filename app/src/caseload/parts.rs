//! How a person is reached, and the field to look for one.

use crate::{texts::t, ui::icon::Icon};
use domain::{
    people::{Phone, search::Searched},
    values::language::Language,
};
use leptos::prelude::*;
use store::Enrollment;

/// What of the person of a path is searched.
pub fn searched(path: &Enrollment) -> Searched<'_> {
    let names = [path.first_name.as_str(), path.last_name.as_str()];
    Searched { names, trade: Some(&path.trade), phone: path.phone.as_deref(), email: path.email.as_deref() }
}

/// The field to look for a person; `kept` is what else the address says.
pub fn search(language: Language, page: &str, wanted: &str, kept: &[(&'static str, &'static str)]) -> impl IntoView + use<> {
    let kept = kept.iter().map(|&(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
    view! {
        <form class="search" role="search" action=page.to_owned()>
            {kept}
            <label class="visually-hidden" for="q">{t!(language, "search-person")}</label>
            <input class="input" id="q" name="q" type="search" value=wanted.to_owned()/>
            <button class="button">{t!(language, "search")}</button>
        </form>
    }
}

/// How a person is reached: called, written to by SMS or by mail.
pub struct Reach {
    name: String,
    phone: Option<Phone>,
    email: Option<String>,
}

impl Reach {
    /// Of the person of a path.
    pub fn of(enrollment: &Enrollment) -> Self {
        let phone = enrollment.phone.as_deref().and_then(Phone::from_stored);
        Self { name: enrollment.name(), phone, email: enrollment.email.clone() }
    }

    /// Calling and writing, one tap each. Where room is scarce, one way to write is enough: a phone's is the SMS, a desk's the
    /// mail. A desk reads the number, for whoever dials on another phone.
    pub fn buttons(&self, language: Language) -> impl IntoView + use<> {
        let by_sms = self.phone.as_ref().filter(|phone| phone.takes_sms().is_ok());
        let both = by_sms.is_some() && self.email.is_some();
        let only = |width: &str| if both { format!("button button--small {width}") } else { "button button--small".to_owned() };
        let to_whom = || view! { <span class="visually-hidden">{format!(", {}", self.name)}</span> };
        let call = self.phone.as_ref().map(|phone| {
            view! {
                <a class="button button--small" href=format!("tel:{}", phone.as_str())>
                    <Icon name="phone"/>
                    <span class="reach__word">{t!(language, "reach-call")}</span>
                    <span class="reach__number num">{phone.spoken()}</span>
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
                <a class=only("reach__mail") href=mail_to(email)>
                    <Icon name="mail"/><span class="reach__by">{t!(language, "reach-mail")}</span>{to_whom()}
                </a>
            }
        });
        view! { {call}{text}{mail} }
    }
}

/// The address that opens a new mail to someone. What would begin further parts of it stays a sign of the mail address:
/// people type theirs themselves, and may not add recipients.
fn mail_to(email: &str) -> String {
    let escaped = [("%", "%25"), ("?", "%3F"), ("&", "%26"), ("#", "%23")];
    let address = escaped.iter().fold(email.to_owned(), |address, (sign, code)| address.replace(sign, code));
    format!("mailto:{address}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_address_cannot_add_recipients() {
        assert_eq!(mail_to("awa@exemple.fr"), "mailto:awa@exemple.fr");
        assert_eq!(mail_to("a?bcc=b%40c.fr&x#@exemple.fr"), "mailto:a%3Fbcc=b%2540c.fr%26x%23@exemple.fr");
    }
}
