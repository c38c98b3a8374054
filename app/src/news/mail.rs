//! The text of the mail that sums up what arrived: a line for each kind, with the link to its page. It names nobody.

use super::words::{count_label, page_of_kind};
use crate::{texts::t, url};
use domain::{messages::news::NewsKind, people::Contact};
use store::{Digest, Message};

/// The mail of a digest; links begin with `base_url`. `None` if its address is none.
pub fn write_digest(digest: &Digest, base_url: &str) -> Option<Message> {
    let language = digest.language;
    let to = Contact::for_messages(None, Some(&digest.email))?;
    let of = |kind: NewsKind| digest.news.iter().find(|(found, _)| *found == kind).map(|(_, n)| *n);
    let line = |text: String, page: &str| t!(language, "digest-line", text = text, link = format!("{base_url}{page}"));
    let mut lines: Vec<String> = NewsKind::ALL
        .into_iter()
        .filter_map(|kind| of(kind).map(|n| line(t!(language, count_label(kind), n = n), page_of_kind(kind))))
        .collect();
    if digest.failed > 0 {
        lines.push(line(t!(language, "digest-failed", n = digest.failed), url::FAILED_MESSAGES));
    }
    let body =
        t!(language, "digest-body", name = digest.first_name.clone(), lines = lines.join("\n"), link = format!("{base_url}/moi/resume"),);
    let count: i64 = digest.news.iter().map(|(_, n)| n).sum::<i64>() + digest.failed;
    Some(Message { to, subject: t!(language, "digest-subject", n = count), body })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::values::language::Language;

    #[test]
    fn a_digest_has_a_line_with_a_link_for_each_kind_that_arrived_and_no_other() {
        let digest = Digest {
            email: "claire@exemple.fr".into(),
            language: Language::Fr,
            first_name: "Claire".into(),
            news: vec![(NewsKind::Submitted, 3), (NewsKind::CallWished, 1)],
            failed: 2,
        };
        let message = write_digest(&digest, "https://essor.exemple.fr").unwrap();
        assert_eq!((message.to.as_str(), message.subject.as_str()), ("claire@exemple.fr", "Essor\u{a0}: 6 nouveautés"));
        let lines: Vec<&str> = message.body.lines().filter(|line| line.contains("https://") && !line.ends_with("/moi/resume")).collect();
        assert_eq!(
            lines,
            [
                "Une personne souhaite un appel\u{a0}: https://essor.exemple.fr/nouveautes",
                "3 chiffres d’affaires envoyés\u{a0}: https://essor.exemple.fr/verifications",
                "2 messages non reçus\u{a0}: https://essor.exemple.fr/journal/messages?etat=echec",
            ]
        );
        assert!(write_digest(&Digest { email: "personne".into(), ..digest }, "").is_none());
    }
}
