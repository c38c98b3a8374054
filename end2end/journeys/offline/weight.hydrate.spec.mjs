// The weight of a visit once the phone has the files: the data of a prepaid card is counted.
import { expect, restart, test, visit } from '../../network.mjs';

/** The bytes of an opened page and of all that it fetches. */
async function bytesOf(page, network, address) {
  const before = network.bytes;
  await visit(page, address);
  await page.waitForLoadState('networkidle');
  return network.bytes - before;
}

test('a second visit to home takes at most 5 kB, and each next page at most 15 kB', async ({ openPhone, network }) => {
  const page = await openPhone();
  // The answers of the first visit have all arrived.
  await page.waitForLoadState('networkidle');
  expect(network.bytes).toBeLessThan(140_000);
  const again = await restart(page);
  expect(await bytesOf(again, network, '/')).toBeLessThanOrEqual(5_000);
  for (const address of ['/declarations', '/rendez-vous', '/plan', '/moi']) {
    expect.soft(await bytesOf(again, network, address), address).toBeLessThanOrEqual(15_000);
  }
});
