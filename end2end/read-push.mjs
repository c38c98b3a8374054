// Reads a push message as a browser and its push service do, with nothing but node's own cryptography: the statement of the server
// (VAPID, RFC 8292) is verified, the content decrypted by RFC 8188 and RFC 8291. Takes JSON on stdin: `authorization`, `body` (base64),
// and of the browser its private key `key` and secret `auth` (base64url). Prints `{ claims, key, text }`.
import { createDecipheriv, createECDH, createPublicKey, hkdfSync, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bytes = (text) => Buffer.from(text, 'base64url');

/** Decrypts a body of one record for a browser. */
export function decrypt(body, key, auth) {
  const salt = body.subarray(0, 16);
  const recordSize = body.readUInt32BE(16);
  const sender = body.subarray(21, 21 + body[20]);
  const record = body.subarray(21 + body[20]);
  if (record.length > recordSize) throw new Error('more than one record');
  const browser = createECDH('prime256v1');
  browser.setPrivateKey(key);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', browser.computeSecret(sender), auth, info, 32));
  const derived = (name, length) => Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length));
  const cipher = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
  cipher.setAuthTag(record.subarray(-16));
  const padded = Buffer.concat([cipher.update(record.subarray(0, -16)), cipher.final()]);
  const end = padded.lastIndexOf(2);
  if (end < 0 || padded.subarray(end + 1).some((byte) => byte !== 0)) throw new Error('the padding is wrong');
  return padded.subarray(0, end).toString();
}

/** Verifies the statement of an `Authorization` header; returns its claims and the public key that signed it. */
export function readStatement(authorization) {
  const [, token, key] = /^vapid t=([\w-]+\.[\w-]+\.[\w-]+), k=([\w-]+)$/.exec(authorization);
  const [header, claims, signature] = token.split('.');
  const point = bytes(key);
  const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33).toString('base64url'), y: point.subarray(33).toString('base64url') };
  const signed = verify('sha256', `${header}.${claims}`, { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' }, bytes(signature));
  if (!signed || JSON.parse(bytes(header)).alg !== 'ES256') throw new Error('the statement is not signed by its key');
  return { claims: JSON.parse(bytes(claims)), key };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { authorization, body, key, auth } = JSON.parse(readFileSync(0, 'utf8'));
  const text = decrypt(Buffer.from(body, 'base64'), bytes(key), bytes(auth));
  console.log(JSON.stringify({ ...readStatement(authorization), text }));
}
