//! Failed sign-ins, as they are counted.

use crate::values::sql::{stored_as_text, stored_words};

/// The kind of a failed sign-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInFailure {
    /// A wrong code.
    WrongCode,
    /// A wrong password of a member of the team.
    WrongPassword,
    /// A limit was reached.
    Limited,
    /// A code was not sent by SMS: the SMS of the day were used up.
    SmsCap,
}

impl SignInFailure {
    /// The kind as it is stored.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::WrongCode => "WrongCode",
            Self::WrongPassword => "WrongPassword",
            Self::Limited => "Limited",
            Self::SmsCap => "SmsCap",
        }
    }

    /// The action of its audit event.
    pub fn action(self) -> &'static str {
        match self {
            Self::WrongCode => "sign_in.wrong_code",
            Self::WrongPassword => "sign_in.wrong_password",
            Self::Limited => "sign_in.limited",
            Self::SmsCap => "sign_in.sms_cap",
        }
    }
}

stored_words! { SignInFailure: WrongCode WrongPassword Limited SmsCap; }

stored_as_text!(SignInFailure);
