//! The subscription of a browser to notifications (Web Push). The browser gives an address that the server will call, so it is read
//! strictly.

/// The most characters of an address.
const MOST_ADDRESS: usize = 1000;

/// The characters of a P-256 point, 65 bytes, in base64url.
const KEY_LENGTH: usize = 87;

/// The characters of the secret of 16 bytes in base64url.
const SECRET_LENGTH: usize = 22;

/// A subscription that is refused: its address is not allowed, or a key has another length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("push-not-a-subscription")]
pub struct NotASubscription;

/// The subscription of a browser (W3C Push API).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    endpoint: String,
    p256dh: String,
    auth: String,
}

impl Subscription {
    /// Parses the subscription that a browser gives. The address has `https`, port 443 and a host name, never an IP address; with
    /// `loopback`, for a site that only its own machine sees, also `http` on that machine.
    ///
    /// Whether the name resolves to a private network is checked when it is called: see `server/src/push/resolve.rs`.
    ///
    /// # Errors
    /// [`NotASubscription`].
    pub fn read(endpoint: &str, p256dh: &str, auth: &str, loopback: bool) -> Result<Self, NotASubscription> {
        let is_key = |text: &str, length| text.len() == length && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        let (p256dh, auth) = (p256dh.trim_end_matches('='), auth.trim_end_matches('='));
        let printed = endpoint.len() <= MOST_ADDRESS && endpoint.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>\\^`{|}#".contains(&b));
        if printed && is_key(p256dh, KEY_LENGTH) && is_key(auth, SECRET_LENGTH) && is_endpoint(endpoint, loopback) {
            Ok(Self { endpoint: endpoint.to_owned(), p256dh: p256dh.to_owned(), auth: auth.to_owned() })
        } else {
            Err(NotASubscription)
        }
    }

    /// The address to which notifications are sent.
    pub fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The public key of the browser, a P-256 point in base64url.
    pub fn p256dh(&self) -> &str {
        &self.p256dh
    }

    /// The secret of the browser in base64url.
    pub fn auth(&self) -> &str {
        &self.auth
    }
}

/// Whether an address is one to which notifications may be sent.
fn is_endpoint(endpoint: &str, loopback: bool) -> bool {
    if let Some(rest) = endpoint.strip_prefix("https://") {
        let host = rest.split(['/', '?']).next().unwrap_or_default();
        return is_public_name(host.strip_suffix(":443").unwrap_or(host));
    }
    let Some(rest) = endpoint.strip_prefix("http://").filter(|_| loopback) else { return false };
    let host = rest.split(['/', '?']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, ""));
    matches!(name, "127.0.0.1" | "localhost") && port.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a host is a name with a dot whose last label has a letter, which no number of an address has.
fn is_public_name(host: &str) -> bool {
    let labels: Vec<&str> = host.split('.').collect();
    let is_label = |label: &&str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let last = labels.last().copied().unwrap_or_default();
    labels.len() >= 2
        && labels.iter().all(is_label)
        // `0x7f000001` is read as a number too.
        && last.starts_with(|c: char| c.is_ascii_alphabetic())
        && !["local", "localhost", "internal", "lan", "home"].iter().any(|inside| last.eq_ignore_ascii_case(inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The keys of the example of RFC 8291, 5.
    const P256DH: &str = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
    const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

    #[test]
    fn the_addresses_of_push_services_are_read_and_those_of_machines_inside_refused() {
        let read = |endpoint: &str| Subscription::read(endpoint, P256DH, AUTH, false);
        for endpoint in [
            "https://fcm.googleapis.com/fcm/send/c2pKZ3:APA91bF-x_y",
            "https://updates.push.services.mozilla.com/wpush/v2/gAAAAAB",
            "https://web.push.apple.com/QGZ2",
            "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA%3d%3d",
            "https://push.example.net:443/push/JzLQ3raZJfFBR0aqvOMsLrt54w4rJUsV",
        ] {
            assert_eq!(read(endpoint).map(|it| it.endpoint().to_owned()), Ok(endpoint.to_owned()));
        }
        for endpoint in [
            "",
            "http://push.example.net/x",
            "https://push.example.net:8443/x",
            "https://127.0.0.1/x",
            "https://[::1]/x",
            "https://2130706433/x",
            "https://0x7f000001/x",
            "https://127.0.0.0x1/x",
            "https://localhost/x",
            "https://gateway/x",
            "https://printer.local/x",
            "https://metadata.google.internal/x",
            "https://push.example.net@10.0.0.1/x",
            "https://a:b@push.example.net/x",
            "https://push.example.net\\@10.0.0.1/x",
            "https://push..example.net/x",
            "https://push.example.net/x y",
            "https://push.example.net/x\r\nHost: y",
            "ftp://push.example.net/x",
            "http://127.0.0.1:8080/x",
        ] {
            assert_eq!(read(endpoint), Err(NotASubscription), "{endpoint}");
        }
        assert_eq!(read(&format!("https://push.example.net/{}", "x".repeat(1000))), Err(NotASubscription));
        assert!(Subscription::read("http://127.0.0.1:8080/x", P256DH, AUTH, true).is_ok());
        assert!(Subscription::read("http://10.0.0.1:8080/x", P256DH, AUTH, true).is_err());
    }

    #[test]
    fn keys_have_their_length_and_no_other_signs() {
        let read = |p256dh: &str, auth: &str| Subscription::read("https://push.example.net/x", p256dh, auth, false);
        assert!(read(P256DH, &format!("{AUTH}==")).is_ok());
        for (p256dh, auth) in [("", AUTH), (P256DH, ""), (&P256DH[1..], AUTH), (P256DH, "BTBZMqHH6r4Tts7J/aSIgg")] {
            assert_eq!(read(p256dh, auth), Err(NotASubscription));
        }
    }
}
