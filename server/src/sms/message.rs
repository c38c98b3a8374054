//! An SMS as the services get it.

/// An SMS as the services get it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sms<'a> {
    /// The identifier of the message, the same at every attempt.
    pub id: &'a str,
    /// The number in E.164.
    pub to: &'a str,
    /// The text, without typographic characters.
    pub text: &'a str,
    /// The name or number of the sender.
    pub sender: Option<&'a str>,
    /// The address to which receipts are sent; `None` without one that can be reached.
    pub receipts: Option<&'a str>,
}
