//! The lines of the participants' file: coaches are added, participants are added and enrolled, stored enrollments are compared.

use super::{
    ContactOwner, Import, KnownEnrollment,
    report::{EnteringParticipant, MOST_NAMED, NewCoach},
};
use crate::{NewEnrollment, NewPerson, Refusal, StoreError};
use chrono::{Duration, NaiveDate};
use domain::{
    enrollments::enrollment::EnrollmentRefusal,
    people::{
        Email, LAST_NAME_TO_FILL_IN, Phone, Role, cut_name,
        import::{ImportedParticipant, Reason, RefusedLine, SourceFile, Warning, name_key},
    },
    values::{ids::PersonId, paris},
};

/// The reason of a suspension that comes from a file.
const SUSPENSION_REASON: &str = "Reprise d’un fichier";

/// The participant of a line with the first day of their enrollment; or the refused cells of the line.
type Enrolled = Result<(PersonId, NaiveDate), Vec<RefusedLine>>;

impl Import<'_> {
    /// Adds a person. Each is created a millisecond after the one before, so that they stay in the order of the file.
    async fn add_person(&mut self, new: &NewPerson) -> Result<PersonId, StoreError> {
        let id = self.tx.add_person(&self.store.structure, &self.by, new).await?;
        self.by.at += Duration::milliseconds(1);
        Ok(id)
    }

    /// The coach with that address, added to the team if the address is new; or why its owner cannot be the coach.
    async fn coach(&mut self, email: &Email) -> Result<Result<PersonId, Reason>, StoreError> {
        match self.owners.get(email.as_str()) {
            Some(ContactOwner::Staff(id)) => return Ok(Ok(id.clone())),
            Some(ContactOwner::Participant(_)) => return Ok(Err(Reason::NotACoach)),
            Some(ContactOwner::FormerStaff) => return Ok(Err(Reason::CoachLeft)),
            Some(ContactOwner::OtherStructure) => return Ok(Err(Reason::KnownElsewhere)),
            None => {}
        }
        let (first_name, last_name) = name_of(email);
        let (first_name, last_name) = (cut_name(&first_name), cut_name(&last_name));
        let name = format!("{first_name} {last_name}");
        let id = self.add_person(&NewPerson { role: Role::Coach, first_name, last_name, phone: None, email: Some(email.clone()) }).await?;
        self.report.coaches.push(NewCoach { name, email: email.as_str().to_owned(), people: 0 });
        self.owners.insert(email.as_str().to_owned(), ContactOwner::Staff(id.clone()));
        self.coaches.push(id.clone());
        self.report.summary.coaches_added += 1;
        Ok(Ok(id))
    }

    /// The participant whom the contacts of a line name; `None` for new contacts.
    ///
    /// # Errors
    /// The refused contacts of the line.
    fn participant_of(&self, line: &ImportedParticipant) -> Result<Option<PersonId>, Vec<RefusedLine>> {
        let contacts = [("telephone", line.phone.as_ref().map(Phone::as_str)), ("courriel", line.email.as_ref().map(Email::as_str))];
        let refusal = |column, reason| RefusedLine::new(SourceFile::Participants, line.line, column, reason);
        let mut found: Option<PersonId> = None;
        let mut refused = Vec::new();
        for (column, contact) in contacts {
            match contact.and_then(|contact| self.owners.get(contact)) {
                None => {}
                Some(ContactOwner::Staff(_) | ContactOwner::FormerStaff | ContactOwner::OtherStructure) => {
                    refused.push(refusal(column, Reason::KnownElsewhere));
                }
                Some(ContactOwner::Participant(id)) if found.as_ref().is_some_and(|other| other != id) => {
                    refused.push(refusal(column, Reason::TwoPeople));
                }
                Some(ContactOwner::Participant(id)) => match self.earlier_line(id, line) {
                    Some(earlier) => refused.push(refusal(column, Reason::Duplicate).with_earlier(earlier)),
                    None => found = Some(id.clone()),
                },
            }
        }
        if refused.is_empty() { Ok(found) } else { Err(refused) }
    }

    /// The earlier line about the same enrollment of a participant. A participant who left and came back has two enrollments, and
    /// two lines.
    fn earlier_line(&self, person: &PersonId, line: &ImportedParticipant) -> Option<u64> {
        let lines = self.lines.get(person)?;
        let starts_on = self.enrollment_of(person, line).map_or(line.period.starts_on, |enrollment| enrollment.period.starts_on);
        lines.iter().find(|(_, first_day)| *first_day == starts_on).map(|(earlier, _)| *earlier)
    }

    /// The enrollment of a participant that a line is about: the one with the same first day, else the newest. `None` when they left
    /// before that day: the line is a return.
    fn enrollment_of(&self, person: &PersonId, line: &ImportedParticipant) -> Option<&KnownEnrollment> {
        let enrollments = self.enrollments.get(person)?;
        let same = enrollments.iter().find(|enrollment| enrollment.period.starts_on == line.period.starts_on);
        let left_before = |enrollment: &&KnownEnrollment| enrollment.period.left_on.is_some_and(|left| left < line.period.starts_on);
        same.or_else(|| enrollments.first().filter(|enrollment| !left_before(enrollment)))
    }

    /// Enrolls the participant of a line, or compares the line with their stored enrollment; refused cells are noted.
    pub(super) async fn add_participant(&mut self, line: &ImportedParticipant) -> Result<(), StoreError> {
        let contacts: Vec<String> =
            line.phone.iter().map(|phone| phone.as_str().into()).chain(line.email.iter().map(|email| email.as_str().into())).collect();
        let enrolled: Enrolled = match self.participant_of(line) {
            Err(mut refused) => {
                refused.extend(self.coach(&line.coach).await?.err().map(|reason| refused_coach(line, reason)));
                Err(refused)
            }
            Ok(None) => self.enroll_line(line, None).await?,
            Ok(Some(person)) => match self.enrollment_of(&person, line).cloned() {
                Some(enrollment) => {
                    self.compare(line, &enrollment).await?;
                    Ok((person, enrollment.period.starts_on))
                }
                None => self.enroll_line(line, Some(person)).await?,
            },
        };
        match enrolled {
            Ok((id, starts_on)) => {
                for contact in contacts {
                    self.owners.entry(contact).or_insert_with(|| ContactOwner::Participant(id.clone()));
                }
                self.lines.entry(id).or_default().push((line.line, starts_on));
            }
            Err(refused) => {
                self.refused_contacts.extend(contacts);
                self.refused.extend(refused);
            }
        }
        Ok(())
    }

    /// Reports how a line differs from a stored enrollment, and applies the differences with [`Import::apply`].
    async fn compare(&mut self, line: &ImportedParticipant, enrollment: &KnownEnrollment) -> Result<(), StoreError> {
        let stored = enrollment.stored.as_deref();
        let Some((stored, differences)) = stored.map(|stored| (stored, stored.differences(line))).filter(|(_, it)| !it.is_empty()) else {
            self.report.summary.participants_known += 1;
            return Ok(());
        };
        self.report.summary.participants_differing += 1;
        if self.apply {
            self.report.summary.changes_applied += self.tx.apply_differences(self.store, &self.by, stored, line, &differences).await?;
        }
        self.report.differences.extend(differences);
        Ok(())
    }

    /// Enrolls the participant of a line, who is added unless they are `known`.
    async fn enroll_line(&mut self, line: &ImportedParticipant, known: Option<PersonId>) -> Result<Enrolled, StoreError> {
        let refused = |column, reason| vec![RefusedLine::new(SourceFile::Participants, line.line, column, reason)];
        let coach = match self.coach(&line.coach).await? {
            Ok(coach) => coach,
            Err(reason) => return Ok(Err(vec![refused_coach(line, reason)])),
        };
        if line.period.left_on.is_some_and(|day| day > paris::day(self.by.at)) {
            return Ok(Err(refused("sortie", Reason::ExitLater)));
        }
        if self.places_left < 1 && line.period.left_on.is_none() {
            return Ok(Err(refused("", Reason::NoPlace)));
        }
        if known.is_none() && self.names.contains(&name_key(&line.first_name, &line.last_name)) {
            let name = format!("{} {}", line.first_name, line.last_name);
            self.report.warnings.push(Warning::NameKnown { name, line: line.line });
        }
        match self.enroll(line, known, coach).await {
            Err(StoreError::Refused(Refusal::Enrollment(EnrollmentRefusal::SchemeOver))) => {
                Ok(Err(refused("debut_parcours", Reason::SchemeOver)))
            }
            enrolled => Ok(Ok((enrolled?, line.period.starts_on))),
        }
    }

    /// Adds the participant of a line unless they are `known`, their enrollment and its history.
    async fn enroll(&mut self, line: &ImportedParticipant, known: Option<PersonId>, coach: PersonId) -> Result<PersonId, StoreError> {
        let participant = match known {
            Some(id) => id,
            None => {
                let new = NewPerson {
                    role: Role::Participant,
                    first_name: line.first_name.clone(),
                    last_name: line.last_name.clone(),
                    phone: line.phone.clone(),
                    email: line.email.clone(),
                };
                self.add_person(&new).await?
            }
        };
        let new = NewEnrollment {
            participant: participant.clone(),
            coach: coach.clone(),
            period: line.period,
            signed_on: line.history.signed_on.flatten(),
            record: line.record.clone(),
        };
        let id = self.tx.enroll(&self.store.structure, &self.by, &new).await?;
        self.tx.add_history(self.store, &self.by, &id, line, SUSPENSION_REASON).await?;
        let name = format!("{} {}", line.first_name, line.last_name);
        let added = KnownEnrollment { id, coach, period: line.period, name, stored: None };
        self.enrollments.entry(participant.clone()).or_default().insert(0, added);
        self.places_left -= i64::from(line.period.left_on.is_none());
        self.report.summary.participants_added += 1;
        if let Some(new) = self.report.coaches.iter_mut().find(|new| new.email == line.coach.as_str()) {
            new.people += 1;
        }
        if self.report.entering.len() < MOST_NAMED {
            let (name, coach) = (format!("{} {}", line.first_name, line.last_name), line.coach.as_str().to_owned());
            self.report.entering.push(EnteringParticipant { name, line: line.line, starts_on: line.period.starts_on, coach });
        }
        Ok(participant)
    }
}

/// The refused coach of a line.
fn refused_coach(line: &ImportedParticipant, reason: Reason) -> RefusedLine {
    RefusedLine::new(SourceFile::Participants, line.line, "accompagnateur", reason)
}

/// A first and a family name made from an address: Camille Durand for `camille.durand@…`; a family name that the address does not suggest
/// is [`LAST_NAME_TO_FILL_IN`].
fn name_of(email: &Email) -> (String, String) {
    let (local, host) = email.as_str().split_once('@').unwrap_or((email.as_str(), ""));
    let parts: Vec<String> = local.split(['.', '_']).filter(|part| !part.is_empty()).map(capitalised).collect();
    match parts.split_first() {
        Some((first, rest)) if !rest.is_empty() => (first.clone(), rest.join(" ")),
        Some((only, _)) => (only.clone(), LAST_NAME_TO_FILL_IN.to_owned()),
        None => (local.to_owned(), host.to_owned()),
    }
}

/// A word with a capital at its beginning and after each hyphen: `Jean-Luc` for `jean-luc`.
fn capitalised(word: &str) -> String {
    let capital = |part: &str| {
        let mut letters = part.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    word.split('-').map(capital).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_coach_is_named_after_their_address() {
        for (address, first, last) in [
            ("camille.durand@structure.example", "Camille", "Durand"),
            ("jean-luc.le_goff@structure.example", "Jean-Luc", "Le Goff"),
            ("élodie.m@structure.example", "Élodie", "M"),
            ("accueil@structure.example", "Accueil", LAST_NAME_TO_FILL_IN),
            ("..@structure.example", "..", "structure.example"),
            ("-.-@structure.example", "-", "-"),
        ] {
            assert_eq!(name_of(&address.parse().unwrap()), (first.to_owned(), last.to_owned()), "{address}");
        }
    }
}
