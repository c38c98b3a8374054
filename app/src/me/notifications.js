(() => {
const section = document.querySelector("[data-push]");
if (!section || !("serviceWorker" in navigator && "PushManager" in window && "Notification" in window)) return;
const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const form = section.querySelector("form");
const button = form.querySelector("button");
const notices = [...section.querySelectorAll(".notice")];
const show = (name) => {
for (const notice of notices) notice.hidden = !notice.classList.contains(name);
button.disabled = false;
};
section.hidden = false;
if (Notification.permission === "denied") show("push-refused");
form.addEventListener("submit", async (event) => {
event.preventDefault();
show();
button.disabled = true;
try {
if ((await Notification.requestPermission()) !== "granted") return show("push-refused");
if (!(await navigator.serviceWorker.getRegistration("/"))) await navigator.serviceWorker.register("/sw.js");
const { pushManager } = await navigator.serviceWorker.ready;
const key = bytes(form.dataset.key);
// A subscription for another key, of an earlier installation, is of no use.
let subscription = await pushManager.getSubscription();
const its = subscription?.options?.applicationServerKey;
if (its && String(new Uint8Array(its)) !== String(key)) {
await subscription.unsubscribe();
subscription = null;
}
subscription ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
const { endpoint, keys } = subscription.toJSON();
for (const [name, value] of Object.entries({ endpoint, ...keys })) if (form.elements[name]) form.elements[name].value = value;
form.submit();
} catch {
show("push-failed");
}
});
})()
