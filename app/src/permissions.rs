//! Permissions of addresses: the roles that [`crate::routes`] names beside each page, file and server function.

use domain::people::Role;

/// The users of an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Everyone, signed in or not.
    Anybody,
    /// Every signed-in user.
    SignedIn,
    /// Participants.
    Participant,
    /// Coaches and coordinators.
    Staff,
    /// Coordinators.
    Coordinator,
    /// People of the network.
    Network,
}

impl Who {
    /// Whether a user of that role is among them; `None` is a visitor who is not signed in.
    pub fn includes(self, role: Option<Role>) -> bool {
        match (self, role) {
            (Self::Anybody, _) | (Self::SignedIn, Some(_)) => true,
            (Self::Participant, Some(role)) => role == Role::Participant,
            (Self::Staff, Some(role)) => role.is_staff(),
            (Self::Coordinator, Some(role)) => role == Role::Coordinator,
            (Self::Network, Some(role)) => role == Role::Network,
            (_, None) => false,
        }
    }
}
