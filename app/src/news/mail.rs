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
