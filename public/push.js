// Notifications, for the service worker: `importScripts("/push.js")`. What the server sends is in app/src/messages/reminders.rs.
self.addEventListener("push", (event) => {
  let sent = {};
  try {
    sent = event.data.json();
  } catch {
    // Browsers require that each push is shown.
  }
  const { title = "Essor", body = "", url = "/", tag, lang } = sent;
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, icon: "/icons/icon-192.png", data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const asked = new URL(event.notification.data?.url ?? "/", self.location.origin);
  const to = asked.origin === self.location.origin ? asked.href : self.location.origin;
  const open = async () => {
    const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
    // A window on another page is left alone: something may be typed there.
    const there = windows.find((window) => window.url === to);
    await (there ? there.focus() : self.clients.openWindow(to));
  };
  event.waitUntil(open());
});
