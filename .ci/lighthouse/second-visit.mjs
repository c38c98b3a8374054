// What comes over the wire when a person opens Essor again: the service worker has its files, the page itself is new.
import net from 'node:net';
import { chromium, withCookie } from './audit.mjs';

/** A port before that of a server which counts what the server sends, headers included. */
async function counting(port) {
  const seen = { bytes: 0, at: performance.now() };
  const server = net.createServer((phone) => {
    const upstream = net.connect(port, 'localhost');
    upstream.on('data', (chunk) => Object.assign(seen, { bytes: seen.bytes + chunk.length, at: performance.now() }));
    phone.pipe(upstream).pipe(phone);
    for (const [one, other] of [[phone, upstream], [upstream, phone]]) one.on('error', () => other.destroy());
  });
  await new Promise((ready) => server.listen(0, 'localhost', ready));
  /** Resolves when nothing has come for a second. */
  const quiet = async () => {
    while (performance.now() - seen.at < 1000) await new Promise((done) => setTimeout(done, 100));
  };
  return { seen, quiet, port: server.address().port, close: () => server.close() };
}

/** The bytes of a first visit to a page and of a second one, signed in by a cookie (`name=value`). */
export async function twoVisits(port, route, cookie) {
  const wire = await counting(port);
  const started = await chromium();
  const browser = await withCookie(started.port, cookie);
  try {
    const url = `http://localhost:${wire.port}`;
    const visit = async () => {
      const before = wire.seen.bytes;
      const page = await browser.newPage();
      await page.goto(url + route, { waitUntil: 'networkidle0' });
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      await wire.quiet();
      await page.close();
      return wire.seen.bytes - before;
    };
    const [first, second] = [await visit(), await visit()];
    return { first, second };
  } finally {
    await browser.disconnect();
    await started.stop();
    wire.close();
  }
}
