// The network between a phone and a demo server, which a journey cuts.
import { connect, createServer } from 'node:net';
import { expect, startDemo, test as base } from './fixtures.mjs';

/**
 * Starts a network that leads nowhere yet. It is `up`, `down` (connections break off), `dead` (connections stand and nothing comes
 * through, as on a train), or has `lost` answers (requests arrive, the answer breaks off). `bytes` is what has come to the phone so
 * far, heads of answers included.
 */
async function startNetwork() {
  const network = { state: 'up', posts: 0, lostPosts: 0, bytes: 0, port: null };
  const phones = new Set();
  const server = createServer((phone) => {
    phones.add(phone);
    phone.on('close', () => phones.delete(phone));
    phone.on('error', () => {});
    if (network.state === 'down') {
      phone.destroy();
      return;
    }
    const house = connect(network.port, '127.0.0.1');
    house.on('error', () => phone.destroy());
    house.on('close', () => phone.end());
    phone.on('close', () => house.destroy());
    let posting = false;
    phone.on('data', (bytes) => {
      if (network.state === 'dead') return;
      const method = bytes.toString('latin1', 0, 5);
      if (/^[A-Z]+ /.test(method)) posting = method === 'POST ';
      if (method === 'POST ') network.posts += 1;
      house.write(bytes);
    });
    house.on('data', (bytes) => {
      if (network.state === 'dead') return;
      if (network.state === 'lost') {
        if (posting) network.lostPosts += 1;
        phone.destroy();
      } else {
        network.bytes += bytes.length;
        phone.write(bytes);
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  network.url = `http://localhost:${server.address().port}`;
  network.is = (state) => {
    network.state = state;
    // Connections that stood on the dead network are none any more.
    if (state !== 'dead') phones.forEach((phone) => phone.destroy());
  };
  network.stop = () => new Promise((done) => {
    phones.forEach((phone) => phone.destroy());
    server.close(done);
  });
  return network;
}

export const test = base.extend({
  network: async ({}, use) => {
    const network = await startNetwork();
    await use(network);
    await network.stop();
  },
  /** The demo, reached through the network. */
  demo: async ({ network }, use) => {
    const demo = await startDemo({ ESSOR_BASE_URL: network.url });
    network.port = Number(new URL(demo.url).port);
    await use({ ...demo, url: network.url });
    await demo.stop();
  },
  /** Opens the participant's phone at home, with the service worker at work and its first pages kept. */
  openPhone: async ({ openAs }, use) => {
    await use(async () => {
      const page = await openAs('participant', { serviceWorkers: 'allow' });
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      for (const address of ['/', '/envois']) await kept(page, address);
      return page;
    });
  },
});

/** Waits until the phone keeps the page of an address, as it was at that instant or later. (`waitForFunction` takes a promise for an answer.) */
export const kept = (page, address, since = 0) => expect.poll(() => page.evaluate(async ([of, from]) => {
  const copy = await caches.match(of);
  return Boolean(copy) && Number(copy.headers.get('kept-at')) >= from;
}, [address, since]).catch(() => false), `the copy of ${address}`).toBe(true);

/** Opens a page over the network and waits until it is kept. */
export async function visit(page, address) {
  const since = Date.now();
  await page.goto(address);
  await kept(page, address, since);
}

/** Stops the service worker and closes the page, as a phone that goes off. Returns a new page with the same storage. */
export async function restart(page) {
  const context = page.context();
  const devtools = await context.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
  await page.close();
  return context.newPage();
}

/** Signs a persona in on the browser of a page, and opens an address. */
export async function signInOn(page, persona, url, address) {
  await page.request.post('/connexion/demo', { form: { persona }, headers: { Accept: 'text/html', Origin: url }, maxRedirects: 0 });
  await page.goto(address);
}

export { expect };
