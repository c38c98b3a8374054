"""Reads a mail on stdin as a mail program does (Python's `email`, policy `default`), and prints what it understood as JSON."""
import email
import email.policy
import json
import sys

mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)


def part(kind):
    found = mail.get_body(preferencelist=(kind,))
    return found and {"type": found.get_content_type(), "charset": found.get_content_charset(), "text": found.get_content()}


def defects(part):
    own = [str(defect) for defect in part.defects]
    for name, value in part.items():
        own += [f"{name}: {defect}" for defect in value.defects]
    return own


sender = mail["from"].addresses[0]
print(json.dumps({
    "from": [sender.display_name, sender.addr_spec],
    "to": [address.addr_spec for address in mail["to"].addresses],
    "reply_to": [address.addr_spec for address in mail["reply-to"].addresses] if mail["reply-to"] else [],
    "subject": str(mail["subject"]),
    "date": mail["date"].datetime.isoformat(),
    "mime_version": mail["mime-version"],
    "message_id": mail["message-id"],
    "auto_submitted": mail["auto-submitted"],
    "type": mail.get_content_type(),
    "plain": part("plain"),
    "html": part("html"),
    "defects": [defect for one in mail.walk() for defect in defects(one)],
}))
