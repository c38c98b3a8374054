//! An authenticator in software, written from the specification (W3C, Web Authentication level 3, 6.1 and 6.5) and not from the library
//! of the server: one passkey on P-256, without attestation.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HAS_CREDENTIAL: u8 = 0x40;

/// An authenticator with one passkey, in a browser that shows a page of `origin`.
pub struct Authenticator {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    handle: Vec<u8>,
    /// The number of signatures; the next one says one more.
    pub counter: u32,
    /// The origin of the page.
    pub origin: String,
    /// Whether it asks its owner for a PIN or a finger.
    pub verifies: bool,
}

impl Authenticator {
    /// A new one; `id` is the identifier of its credential.
    pub fn new(origin: &str, id: &str) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap();
        Self { key, id: id.as_bytes().to_vec(), handle: Vec::new(), counter: 0, origin: origin.to_owned(), verifies: true }
    }

    /// The data that is signed, up to the counter.
    fn data(&mut self, host: &Value, more: u8) -> Vec<u8> {
        self.counter += 1;
        let flags = PRESENT | more | if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(host.as_str().unwrap()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn client_data(&self, kind: &str, options: &Value) -> Vec<u8> {
        let data = json!({ "type": kind, "challenge": options["publicKey"]["challenge"], "origin": self.origin, "crossOrigin": false });
        data.to_string().into_bytes()
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": response }).to_string()
    }

    /// The answer to a registration with those options.
    pub fn create(&mut self, options: &Value) -> String {
        let wanted = &options["publicKey"]["authenticatorSelection"];
        assert_eq!((&wanted["residentKey"], &wanted["userVerification"]), (&json!("required"), &json!("required")));
        self.handle = URL_SAFE_NO_PAD.decode(options["publicKey"]["user"]["id"].as_str().unwrap()).unwrap();
        let mut data = self.data(&options["publicKey"]["rp"]["id"], HAS_CREDENTIAL);
        // No model, then the credential: its identifier and its public key as a COSE map (EC2, ES256, P-256, x, y).
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        let point = self.key.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..]);
        // The map { "fmt": "none", "attStmt": {}, "authData": data } in CBOR.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(data);
        self.answer(&json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(object),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", options)),
        }))
    }

    /// The answer to a sign-in with those options.
    pub fn get(&mut self, options: &Value) -> String {
        let data = self.data(&options["publicKey"]["rpId"], 0);
        let client = self.client_data("webauthn.get", options);
        let signed = [data.clone(), Sha256::digest(&client).to_vec()].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        self.answer(&json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "signature": URL_SAFE_NO_PAD.encode(signature.as_ref()),
            "userHandle": URL_SAFE_NO_PAD.encode(&self.handle),
        }))
    }
}
