const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const named = (list) => list?.map((it) => ({ ...it, id: bytes(it.id) }));
const ask = async ({ dataset }) => {
const sent = await fetch(dataset.begin, { method: "POST", body: new URLSearchParams(), headers: { Accept: "application/json" } });
// The proof of identity is too old: the page asks for it.
if (sent.status === 403) return location.reload();
if (!sent.ok) throw sent.status;
const { publicKey } = JSON.parse(await sent.json());
publicKey.challenge = bytes(publicKey.challenge);
publicKey.allowCredentials = named(publicKey.allowCredentials);
publicKey.excludeCredentials = named(publicKey.excludeCredentials);
if (publicKey.user) publicKey.user.id = bytes(publicKey.user.id);
return navigator.credentials[dataset.passkey]({ publicKey });
};
for (const form of document.querySelectorAll("form[data-passkey]")) {
if (!window.PublicKeyCredential) continue;
form.hidden = false;
form.nextElementSibling?.matches("[data-without-passkey]") && form.nextElementSibling.remove();
const [button, failed] = [form.querySelector("button"), form.querySelector("[data-failed]")];
form.addEventListener("submit", async (event) => {
event.preventDefault();
button.disabled = true;
failed.hidden = true;
try {
const { id, rawId, type, response } = await ask(form);
const answer = { clientDataJSON: text(response.clientDataJSON) };
for (const part of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
if (response[part]) answer[part] = text(response[part]);
}
form.elements.credential.value = JSON.stringify({ id, rawId: text(rawId), type, response: answer });
form.submit();
} catch {
failed.hidden = false;
button.disabled = false;
}
});
}
