//! Whom a participant calls or writes to: their coach, the substitute of a coach who is away, or else the structure.

use crate::people::{Email, Phone};

/// A name with a phone number and a mail address, as stored.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamedContact {
    /// First and family name, or the name of a structure.
    pub name: String,
    /// Phone, E.164.
    pub phone: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
}

/// A phone number or a mail address, and whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way<T> {
    /// The number or the address.
    pub to: T,
    /// Whether it is the structure's, because the person has none.
    pub of_structure: bool,
}

/// The contact that a participant is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpContact {
    /// The coach or their substitute; `None` when the coach has left the team and has no substitute.
    pub person: Option<String>,
    /// The coach whom the person substitutes for.
    pub substitutes_for: Option<String>,
    /// Name of the structure.
    pub structure: String,
    /// The number to call.
    pub phone: Option<Way<Phone>>,
    /// The address to write to.
    pub email: Option<Way<Email>>,
}

impl HelpContact {
    /// The contact of a participant: the substitute of their coach if there is one today, else the coach, `None` once the coach has left
    /// the team. A number or an address that this person lacks is that of the structure.
    pub fn of(coach: Option<&NamedContact>, substitute: Option<&NamedContact>, structure: &NamedContact) -> Self {
        let person = substitute.or(coach);
        Self {
            person: person.map(|person| person.name.clone()),
            substitutes_for: substitute.and(coach).map(|coach| coach.name.clone()),
            structure: structure.name.clone(),
            phone: way(person, structure, |of| of.phone.as_deref().and_then(Phone::from_stored)),
            email: way(person, structure, |of| of.email.as_deref().and_then(|email| email.parse().ok())),
        }
    }

    /// The contact of a structure alone, for visitors who are not signed in.
    pub fn of_structure(structure: &NamedContact) -> Self {
        Self::of(None, None, structure)
    }
}

fn way<T>(person: Option<&NamedContact>, structure: &NamedContact, read: impl Fn(&NamedContact) -> Option<T>) -> Option<Way<T>> {
    let own = person.and_then(&read).map(|to| Way { to, of_structure: false });
    own.or_else(|| read(structure).map(|to| Way { to, of_structure: true }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, phone: Option<&str>, email: Option<&str>) -> NamedContact {
        NamedContact { name: name.into(), phone: phone.map(str::to_owned), email: email.map(str::to_owned) }
    }

    /// A number or an address, and whether it is the structure's.
    type Reached<'a> = Option<(&'a str, bool)>;

    fn ways(contact: &HelpContact) -> (Reached<'_>, Reached<'_>) {
        (
            contact.phone.as_ref().map(|way| (way.to.as_str(), way.of_structure)),
            contact.email.as_ref().map(|way| (way.to.as_str(), way.of_structure)),
        )
    }

    #[test]
    fn a_participant_reaches_the_coach_by_their_own_number_and_address() {
        let claire = named("Claire Vasseur", Some("+33639980001"), Some("claire@exemple.fr"));
        let contact = HelpContact::of(Some(&claire), None, &named("La Ruche", Some("+33325000000"), None));
        assert_eq!((contact.person.as_deref(), contact.substitutes_for), (Some("Claire Vasseur"), None));
        let contact = HelpContact::of(Some(&claire), None, &NamedContact::default());
        assert_eq!(ways(&contact), (Some(("+33639980001", false)), Some(("claire@exemple.fr", false))));
    }

    #[test]
    fn a_substitute_stands_before_the_coach_and_is_reached_by_their_own_number() {
        let claire = named("Claire Vasseur", Some("+33639980001"), None);
        let karim = named("Karim Haddad", Some("+33639980002"), Some("karim@exemple.fr"));
        let contact = HelpContact::of(Some(&claire), Some(&karim), &named("La Ruche", None, None));
        assert_eq!((contact.person.as_deref(), contact.substitutes_for.as_deref()), (Some("Karim Haddad"), Some("Claire Vasseur")));
        assert_eq!(ways(&contact), (Some(("+33639980002", false)), Some(("karim@exemple.fr", false))));
        // One who replaces a coach who has left replaces nobody who could be named.
        assert_eq!(HelpContact::of(None, Some(&karim), &NamedContact::default()).substitutes_for, None);
    }

    #[test]
    fn without_a_number_of_the_coach_it_is_that_of_the_structure() {
        let (claire, house) = (named("Claire Vasseur", None, Some("claire@exemple.fr")), named("La Ruche", Some("+33325000000"), None));
        let contact = HelpContact::of(Some(&claire), None, &house);
        assert_eq!(ways(&contact), (Some(("+33325000000", true)), Some(("claire@exemple.fr", false))));
        let contact = HelpContact::of(None, None, &house);
        assert_eq!((contact.person.clone(), ways(&contact)), (None, (Some(("+33325000000", true)), None)));
        assert_eq!(ways(&HelpContact::of(None, None, &named("La Ruche", None, None))), (None, None));
    }
}
