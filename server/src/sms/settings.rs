//! The settings of SMS, from the values of [`super::options::SmsOptions`].

use super::{
    brevo::Brevo,
    ovh::Ovh,
    secret::Secret,
    twilio::Twilio,
    webhook::{PLAIN_BODY, Success, Webhook},
};
use domain::messages::{budget::SmsBudget, receipt::read_millionths};
use reqwest::{
    Url,
    header::{HeaderMap, HeaderName, HeaderValue},
};

/// A service that sends SMS.
#[derive(Debug, Clone)]
pub enum Provider {
    /// OVHcloud.
    Ovh(Ovh),
    /// Brevo.
    Brevo(Brevo),
    /// Twilio.
    Twilio(Twilio),
    /// Any gateway by HTTP.
    Webhook(Webhook),
}

impl Provider {
    /// The address to which messages are sent, or the beginning of it.
    pub fn url(&self) -> &str {
        match self {
            Self::Ovh(it) => &it.url,
            Self::Brevo(it) => &it.url,
            Self::Twilio(it) => &it.url,
            Self::Webhook(it) => &it.url,
        }
    }

    /// Its word in `ESSOR_SMS_PROVIDER`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Ovh(_) => "ovh",
            Self::Brevo(_) => "brevo",
            Self::Twilio(_) => "twilio",
            Self::Webhook(_) => "webhook",
        }
    }
}

/// The settings of SMS.
#[derive(Debug, Clone, Default)]
pub struct SmsSettings {
    /// The service; `None` writes SMS into a folder.
    pub provider: Option<Provider>,
    /// `ESSOR_SMS_SENDER`: the name that phones show.
    pub sender: Option<String>,
    /// `ESSOR_SMS_CAP` and `ESSOR_SMS_COST_CAP`: the most within 24 hours.
    pub budget: SmsBudget,
    /// `ESSOR_SMS_RECEIPT_TOKEN`: the secret in the address to which receipts are sent.
    pub receipt_token: Option<Secret>,
    /// `ESSOR_SMS_ANSWER_TOKEN`: the secret in the address to which answers are sent. An answer declares an amount, a receipt does not:
    /// who knows the one does not know the other.
    pub answer_token: Option<Secret>,
    /// `ESSOR_SMS_REPLY_NUMBER`: the number that receives the answers to SMS; `None` if they are not read.
    pub reply_number: Option<String>,
}

impl SmsSettings {
    /// Reads the settings; `var` returns the value of an option by its variable.
    ///
    /// # Errors
    /// A sentence that names the invalid or missing setting.
    pub fn read(var: &impl Fn(&str) -> Option<String>) -> Result<Self, String> {
        let name = var("ESSOR_SMS_PROVIDER").map(|name| name.trim().to_ascii_lowercase());
        let provider = match name.as_deref() {
            None => var("ESSOR_SMS_URL").map(|_| webhook(var)).transpose()?.map(Provider::Webhook),
            Some("webhook") => Some(Provider::Webhook(webhook(var)?)),
            Some("ovh") => Some(Provider::Ovh(ovh(var)?)),
            Some("brevo") => Some(Provider::Brevo(brevo(var)?)),
            Some("twilio") => Some(Provider::Twilio(twilio(var)?)),
            Some(other) => return Err(format!("ESSOR_SMS_PROVIDER doit être ovh, brevo, twilio ou webhook, et non {other:?}.")),
        };
        let number_too = matches!(provider, Some(Provider::Twilio(_)));
        let sender = var("ESSOR_SMS_SENDER").map(|text| sender(&text, number_too)).transpose()?;
        match &provider {
            Some(Provider::Brevo(_)) if sender.is_none() => {
                return Err("ESSOR_SMS_SENDER manque : Brevo demande un nom d’expéditeur.".into());
            }
            Some(Provider::Twilio(Twilio { service: None, .. })) if sender.is_none() => {
                return Err("ESSOR_SMS_SENDER ou ESSOR_SMS_TWILIO_SERVICE manque : Twilio demande un expéditeur.".into());
            }
            _ => {}
        }
        let budget = SmsBudget {
            count: whole(var, "ESSOR_SMS_CAP")?,
            cost: match var("ESSOR_SMS_COST_CAP") {
                None => None,
                Some(text) => match read_millionths(&text) {
                    Some(cost) if cost > 0 && !text.contains('-') => Some(cost),
                    _ => return Err(format!("ESSOR_SMS_COST_CAP doit être un nombre plus grand que 0, et non {text:?}.")),
                },
            },
        };
        let receipt_token = token(var, "ESSOR_SMS_RECEIPT_TOKEN")?;
        let answer_token = token(var, "ESSOR_SMS_ANSWER_TOKEN")?;
        if receipt_token.as_ref().zip(answer_token.as_ref()).is_some_and(|(receipt, answer)| receipt.expose() == answer.expose()) {
            return Err("ESSOR_SMS_ANSWER_TOKEN doit être un autre secret que ESSOR_SMS_RECEIPT_TOKEN.".into());
        }
        let reply_number = var("ESSOR_SMS_REPLY_NUMBER").map(|text| reply_number(&text)).transpose()?;
        if reply_number.is_some() {
            // What proves that an answer comes from the service.
            let missing = match &provider {
                None => Some("ESSOR_SMS_PROVIDER"),
                Some(Provider::Ovh(_) | Provider::Brevo(_)) => answer_token.is_none().then_some("ESSOR_SMS_ANSWER_TOKEN"),
                Some(Provider::Webhook(webhook)) => webhook.key.is_none().then_some("ESSOR_SMS_HMAC_KEY"),
                Some(Provider::Twilio(_)) => None,
            };
            if let Some(name) = missing {
                return Err(format!("{name} manque : sans ce réglage, les réponses à ESSOR_SMS_REPLY_NUMBER ne peuvent pas être lues."));
            }
        }
        Ok(Self { provider, sender, budget, receipt_token, answer_token, reply_number })
    }

    /// A gateway that takes `{"to", "text"}` at that address.
    pub fn plain(url: &str) -> Self {
        Self { provider: Some(Provider::Webhook(Webhook::plain(url.to_owned()))), ..Self::default() }
    }
}

/// A sender name: 3 to 11 letters, digits and spaces, with a letter. With `number_too` also a phone number in E.164.
fn sender(text: &str, number_too: bool) -> Result<String, String> {
    let text = text.trim();
    let number =
        text.strip_prefix('+').is_some_and(|digits| (8..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()));
    let name = (3..=11).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ')
        && text.bytes().any(|b| b.is_ascii_alphabetic());
    if name || number && number_too {
        return Ok(text.to_owned());
    }
    Err(format!("ESSOR_SMS_SENDER doit avoir de 3 à 11 lettres ou chiffres, sans accent, dont une lettre, et non {text:?}."))
}

/// A secret that stands in an address.
fn token(var: &impl Fn(&str) -> Option<String>, name: &str) -> Result<Option<Secret>, String> {
    let token = optional_secret(var, name);
    let fits = |text: &str| text.len() >= 16 && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    if token.as_ref().is_some_and(|token| !fits(token.expose())) {
        return Err(format!("{name} doit avoir au moins 16 lettres et chiffres, sans accent ni espace."));
    }
    Ok(token)
}

/// A number that receives answers: in E.164, or the short number of a service.
fn reply_number(text: &str) -> Result<String, String> {
    let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let digits = plain.strip_prefix('+').unwrap_or(&plain);
    let length = if plain.starts_with('+') { 8..=15 } else { 4..=6 };
    if length.contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
        return Ok(plain);
    }
    Err(format!("ESSOR_SMS_REPLY_NUMBER doit être un numéro comme +33700000000, ou le numéro court du service, et non {text:?}."))
}

fn optional_secret(var: &impl Fn(&str) -> Option<String>, name: &str) -> Option<Secret> {
    var(name).map(|text| Secret::from(text.trim().to_owned()))
}

fn secret(var: &impl Fn(&str) -> Option<String>, name: &str) -> Result<Secret, String> {
    optional_secret(var, name).ok_or_else(|| format!("{name} manque (ou {name}_FILE)."))
}

fn needed(var: &impl Fn(&str) -> Option<String>, name: &str) -> Result<String, String> {
    var(name).map(|text| text.trim().to_owned()).ok_or_else(|| format!("{name} manque."))
}

/// A part of an address: letters, digits, `-` and `_`.
fn segment(var: &impl Fn(&str) -> Option<String>, name: &str) -> Result<String, String> {
    let text = needed(var, name)?;
    if text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)) {
        Ok(text)
    } else {
        Err(format!("{name} ne doit avoir que des lettres, des chiffres et des tirets, et non {text:?}."))
    }
}

fn whole(var: &impl Fn(&str) -> Option<String>, name: &str) -> Result<Option<u32>, String> {
    let Some(text) = var(name) else { return Ok(None) };
    match text.trim().parse() {
        Ok(number) if (1..=10_000_000).contains(&number) => Ok(Some(number)),
        _ => Err(format!("{name} doit être un nombre entier de 1 à 10000000, et non {text:?}.")),
    }
}

/// An address without a slash at its end. Plain http would show numbers and codes to the network: only this machine, and hosts of a
/// private network without a domain, are reached by it.
fn address(name: &str, text: &str) -> Result<String, String> {
    let text = text.trim().trim_end_matches('/').to_owned();
    let url = Url::parse(&text).map_err(|error| format!("{name} n’est pas une adresse : {error}."))?;
    let host = url.host_str().unwrap_or_default();
    let near = host == "localhost" || host == "127.0.0.1" || host == "[::1]" || !host.contains(['.', ':']);
    match url.scheme() {
        "https" => Ok(text),
        "http" if near && !host.is_empty() => Ok(text),
        _ => Err(format!("{name} doit commencer par https:// : les SMS contiennent des numéros et des codes.")),
    }
}

/// The address of a service: the usual one, or `ESSOR_SMS_API_URL`.
fn api(var: &impl Fn(&str) -> Option<String>, usual: &str) -> Result<String, String> {
    address("ESSOR_SMS_API_URL", &var("ESSOR_SMS_API_URL").unwrap_or_else(|| usual.to_owned()))
}

fn ovh(var: &impl Fn(&str) -> Option<String>) -> Result<Ovh, String> {
    Ok(Ovh {
        url: api(var, "https://eu.api.ovh.com")?,
        service: segment(var, "ESSOR_SMS_OVH_SERVICE")?,
        application_key: secret(var, "ESSOR_SMS_OVH_APPLICATION_KEY")?,
        application_secret: secret(var, "ESSOR_SMS_OVH_APPLICATION_SECRET")?,
        consumer_key: secret(var, "ESSOR_SMS_OVH_CONSUMER_KEY")?,
    })
}

fn brevo(var: &impl Fn(&str) -> Option<String>) -> Result<Brevo, String> {
    Ok(Brevo { url: api(var, "https://api.brevo.com")?, key: secret(var, "ESSOR_SMS_BREVO_KEY")? })
}

fn twilio(var: &impl Fn(&str) -> Option<String>) -> Result<Twilio, String> {
    Ok(Twilio {
        url: api(var, "https://api.twilio.com")?,
        sid: segment(var, "ESSOR_SMS_TWILIO_SID")?,
        token: secret(var, "ESSOR_SMS_TWILIO_TOKEN")?,
        service: var("ESSOR_SMS_TWILIO_SERVICE").map(|_| segment(var, "ESSOR_SMS_TWILIO_SERVICE")).transpose()?,
    })
}

fn webhook(var: &impl Fn(&str) -> Option<String>) -> Result<Webhook, String> {
    let url = address("ESSOR_SMS_URL", &needed(var, "ESSOR_SMS_URL")?)?;
    let pointer = var("ESSOR_SMS_SUCCESS_POINTER").map(|text| text.trim().to_owned());
    if pointer.as_deref().is_some_and(|pointer| !pointer.starts_with('/')) {
        return Err("ESSOR_SMS_SUCCESS_POINTER doit commencer par / : par exemple /status.".into());
    }
    let statuses = var("ESSOR_SMS_SUCCESS_STATUS").unwrap_or_default();
    let statuses: Result<Vec<u16>, _> = statuses.split([',', ' ']).filter(|text| !text.is_empty()).map(str::parse).collect();
    let success = Success {
        statuses: statuses.map_err(|_| "ESSOR_SMS_SUCCESS_STATUS doit être une liste de statuts : 200,202.".to_owned())?,
        pointer,
        value: var("ESSOR_SMS_SUCCESS_VALUE"),
    };
    let body = var("ESSOR_SMS_BODY").unwrap_or_else(|| PLAIN_BODY.into());
    if !body.contains("{to}") || !body.contains("{text}") {
        return Err("ESSOR_SMS_BODY doit contenir {to} et {text}.".into());
    }
    let headers = optional_secret(var, "ESSOR_SMS_HEADERS").map(|text| headers(text.expose())).transpose()?.unwrap_or_default();
    Ok(Webhook { url, headers, body, key: optional_secret(var, "ESSOR_SMS_HMAC_KEY"), success })
}

/// Headers, one a line or separated by `|`: `Authorization: Bearer …`.
fn headers(text: &str) -> Result<HeaderMap, String> {
    let mut headers = HeaderMap::new();
    for line in text.split(['\n', '|']).map(str::trim).filter(|line| !line.is_empty()) {
        let wrong = || "ESSOR_SMS_HEADERS doit être une liste de « Nom: valeur », séparés par | ou par des lignes.".to_owned();
        let (name, value) = line.split_once(':').ok_or_else(wrong)?;
        let name: HeaderName = name.trim().parse().map_err(|_| wrong())?;
        let mut value: HeaderValue = value.trim().parse().map_err(|_| wrong())?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(headers)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    fn read(pairs: &[(&str, &str)]) -> Result<SmsSettings, String> {
        let all: HashMap<&str, &str> = pairs.iter().copied().collect();
        SmsSettings::read(&|name| all.get(name).map(|text| (*text).to_owned()))
    }

    #[test]
    fn a_missing_or_invalid_setting_is_named() {
        let brevo = ("ESSOR_SMS_PROVIDER", "brevo");
        for (pairs, named) in [
            (&[("ESSOR_SMS_PROVIDER", "pigeon")][..], "ESSOR_SMS_PROVIDER"),
            (&[("ESSOR_SMS_PROVIDER", "webhook")], "ESSOR_SMS_URL"),
            (&[("ESSOR_SMS_PROVIDER", "ovh")], "ESSOR_SMS_OVH_SERVICE"),
            (&[brevo], "ESSOR_SMS_BREVO_KEY"),
            (&[brevo, ("ESSOR_SMS_BREVO_KEY", "k")], "ESSOR_SMS_SENDER"),
            (&[brevo, ("ESSOR_SMS_BREVO_KEY", "k"), ("ESSOR_SMS_SENDER", "Là")], "ESSOR_SMS_SENDER"),
            (&[brevo, ("ESSOR_SMS_BREVO_KEY", "k"), ("ESSOR_SMS_SENDER", "L Atelier du Canal")], "ESSOR_SMS_SENDER"),
            (&[brevo, ("ESSOR_SMS_BREVO_KEY", "k"), ("ESSOR_SMS_SENDER", "12345")], "ESSOR_SMS_SENDER"),
            (&[("ESSOR_SMS_URL", "http://sms.exemple.fr/send")], "https://"),
            (&[("ESSOR_SMS_URL", "https://sms.exemple.fr"), ("ESSOR_SMS_BODY", "{}")], "ESSOR_SMS_BODY"),
            (&[("ESSOR_SMS_URL", "https://sms.exemple.fr"), ("ESSOR_SMS_HEADERS", "Bearer x")], "ESSOR_SMS_HEADERS"),
            (&[("ESSOR_SMS_CAP", "0")], "ESSOR_SMS_CAP"),
            (&[("ESSOR_SMS_COST_CAP", "-3")], "ESSOR_SMS_COST_CAP"),
            (&[("ESSOR_SMS_RECEIPT_TOKEN", "short")], "ESSOR_SMS_RECEIPT_TOKEN"),
            (&[("ESSOR_SMS_ANSWER_TOKEN", "short")], "ESSOR_SMS_ANSWER_TOKEN"),
            (
                &[("ESSOR_SMS_RECEIPT_TOKEN", "one-secret-of-two"), ("ESSOR_SMS_ANSWER_TOKEN", "one-secret-of-two")],
                "ESSOR_SMS_ANSWER_TOKEN",
            ),
            (&[("ESSOR_SMS_REPLY_NUMBER", "+33700000000")], "ESSOR_SMS_PROVIDER"),
            (&[("ESSOR_SMS_URL", "https://sms.exemple.fr"), ("ESSOR_SMS_REPLY_NUMBER", "07 00")], "ESSOR_SMS_HMAC_KEY"),
            (&[("ESSOR_SMS_URL", "https://sms.exemple.fr"), ("ESSOR_SMS_REPLY_NUMBER", "La Ruche")], "ESSOR_SMS_REPLY_NUMBER"),
            (
                &[brevo, ("ESSOR_SMS_BREVO_KEY", "k"), ("ESSOR_SMS_SENDER", "La Ruche"), ("ESSOR_SMS_REPLY_NUMBER", "+33700000000")],
                "ESSOR_SMS_ANSWER_TOKEN",
            ),
        ] {
            let sentence = read(pairs).unwrap_err();
            assert!(sentence.contains(named), "{pairs:?}: {sentence}");
        }
    }

    #[test]
    fn an_address_alone_is_a_webhook_and_secrets_stay_out_of_debug() {
        for url in ["https://sms.exemple.fr/send", "http://127.0.0.1:8080/sms", "http://gateway:8080"] {
            assert!(matches!(read(&[("ESSOR_SMS_URL", url)]).unwrap().provider, Some(Provider::Webhook(_))), "{url}");
        }
        assert!(read(&[]).unwrap().provider.is_none());
        let settings = read(&[
            ("ESSOR_SMS_PROVIDER", "twilio"),
            ("ESSOR_SMS_TWILIO_SID", "AC01"),
            ("ESSOR_SMS_TWILIO_TOKEN", "s3cret"),
            ("ESSOR_SMS_SENDER", "+33700000000"),
            ("ESSOR_SMS_CAP", "200"),
            ("ESSOR_SMS_COST_CAP", "12,5"),
        ]);
        let settings = settings.unwrap();
        assert!(!format!("{settings:?}").contains("s3cret"));
        assert_eq!(settings.budget, SmsBudget { count: Some(200), cost: Some(12_500_000) });
    }
}
