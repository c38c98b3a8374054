//! The options of SMS on the command line and in the environment, as text: [`super::settings::SmsSettings`] reads them.

use clap::Args;
use std::fmt;

macro_rules! options {
    ($($(#[doc = $help:literal])+ $field:ident = $variable:literal;)+) => {
        // The comments of the fields are lines of `--help`.
        /// The options of SMS, each with its variable.
        #[derive(Clone, Default, Args)]
        pub struct SmsOptions {
            $($(#[doc = $help])+ #[arg(long, env = $variable)] $field: Option<String>,)+
        }

        impl SmsOptions {
            /// The value of the option with that variable; `None` if it is not set.
            pub fn value(&self, variable: &str) -> Option<String> {
                match variable {
                    $($variable => self.$field.clone(),)+
                    _ => None,
                }
            }
        }
    };
}

options! {
    /// Service des SMS : ovh, brevo, twilio ou webhook ; avec ESSOR_SMS_URL seule, webhook
    sms_provider = "ESSOR_SMS_PROVIDER";
    /// Nom d’expéditeur, de 3 à 11 lettres ou chiffres ; pour Twilio aussi un numéro
    sms_sender = "ESSOR_SMS_SENDER";
    /// SMS en 24 heures, en tout ; au-delà, ils attendent
    sms_cap = "ESSOR_SMS_CAP";
    /// Coût des SMS en 24 heures, dans l’unité du service ; au-delà, ils attendent
    sms_cost_cap = "ESSOR_SMS_COST_CAP";
    /// Secret de l’adresse où OVH et Brevo envoient les accusés de réception
    sms_receipt_token = "ESSOR_SMS_RECEIPT_TOKEN";
    /// Secret de l’adresse où OVH et Brevo envoient les réponses, un autre que celui des accusés de réception
    sms_answer_token = "ESSOR_SMS_ANSWER_TOKEN";
    /// Numéro qui reçoit les réponses aux SMS, tel que +33700000000 ; sans lui, elles ne sont pas lues
    sms_reply_number = "ESSOR_SMS_REPLY_NUMBER";
    /// Autre adresse du service des SMS
    sms_api_url = "ESSOR_SMS_API_URL";
    /// OVH : service
    sms_ovh_service = "ESSOR_SMS_OVH_SERVICE";
    /// OVH : clé d’application
    sms_ovh_application_key = "ESSOR_SMS_OVH_APPLICATION_KEY";
    /// OVH : secret d’application
    sms_ovh_application_secret = "ESSOR_SMS_OVH_APPLICATION_SECRET";
    /// OVH : clé de consommateur
    sms_ovh_consumer_key = "ESSOR_SMS_OVH_CONSUMER_KEY";
    /// Brevo : clé
    sms_brevo_key = "ESSOR_SMS_BREVO_KEY";
    /// Twilio : compte
    sms_twilio_sid = "ESSOR_SMS_TWILIO_SID";
    /// Twilio : jeton
    sms_twilio_token = "ESSOR_SMS_TWILIO_TOKEN";
    /// Twilio : service d’envoi, à la place d’un expéditeur
    sms_twilio_service = "ESSOR_SMS_TWILIO_SERVICE";
    /// Passerelle des SMS (webhook) : elle reçoit {"to", "text"} par POST
    sms_url = "ESSOR_SMS_URL";
    /// Passerelle : corps de la requête, avec {to} et {text}
    sms_body = "ESSOR_SMS_BODY";
    /// Passerelle : en-têtes « Nom: valeur », séparés par |
    sms_headers = "ESSOR_SMS_HEADERS";
    /// Passerelle : clé de la signature HMAC-SHA256
    sms_hmac_key = "ESSOR_SMS_HMAC_KEY";
    /// Passerelle : statuts qui disent que le SMS est accepté, tels que 200,202
    sms_success_status = "ESSOR_SMS_SUCCESS_STATUS";
    /// Passerelle : pointeur JSON de la réponse qui doit valoir ESSOR_SMS_SUCCESS_VALUE
    sms_success_pointer = "ESSOR_SMS_SUCCESS_POINTER";
    /// Passerelle : valeur attendue à ce pointeur
    sms_success_value = "ESSOR_SMS_SUCCESS_VALUE";
}

/// Without the values: some are secret.
impl fmt::Debug for SmsOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SmsOptions(…)")
    }
}
