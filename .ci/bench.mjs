// The budgets, measured on a demo of the release build. What is not measured yet says so.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

const binary = path.resolve(process.argv[2]);
const data = mkdtempSync(path.join(tmpdir(), 'essor-bench-'));
const port = 20000 + Math.floor(Math.random() * 20000);
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const env = { ...process.env, ESSOR_DATA: data, ESSOR_ADDR: `127.0.0.1:${port}`, ESSOR_LOG: 'error' };
delete env.DATABASE_URL;

function get(route, cookie = '', { method = 'GET', body } = {}) {
  return new Promise((done, fail) => {
    const headers = { cookie, accept: 'text/html', 'accept-encoding': 'br' };
    if (body) headers['content-type'] = 'application/x-www-form-urlencoded';
    const request = http.request({ port, path: route, method, agent, headers }, (answer) => {
      let bytes = 0;
      const chunks = [];
      answer.on('data', (chunk) => { bytes += chunk.length; chunks.push(chunk); });
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, bytes, text: () => Buffer.concat(chunks).toString() }));
    });
    request.on('error', fail);
    request.end(body);
  });
}

async function serve(command) {
  const began = performance.now();
  const child = spawn(binary, [command], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  for (;;) {
    const ready = await get('/readyz').catch(() => null);
    if (ready?.status === 200) return { child, ms: performance.now() - began };
    await new Promise((done) => setTimeout(done, 5));
  }
}
const stop = (child) => new Promise((done) => { child.once('exit', done); child.kill(); });
const resident = (child) => Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1]) / 1024;

/** Requests a second of each route in turn, several rounds: the medians. */
async function rates(routes) {
  const seen = routes.map(() => []);
  for (let round = 0; round < 5; round += 1) {
    for (const [at, [route, cookie]] of routes.entries()) {
      const until = performance.now() + 1500;
      let count = 0;
      await Promise.all(Array.from({ length: 16 }, async () => {
        while (performance.now() < until) {
          const answer = await get(route, cookie);
          if (answer.status !== 200) throw new Error(`${route}: ${answer.status}`);
          count += 1;
        }
      }));
      seen[at].push(count / 1.5);
    }
  }
  return seen.map((list) => list.sort((a, b) => a - b)[2]);
}

let { child } = await serve('demo');
const persona = async (name) => {
  const answer = await get('/connexion/demo', '', { method: 'POST', body: `persona=${name}` });
  return answer.headers['set-cookie'].find((cookie) => cookie.startsWith('essor-device=')).split(';')[0];
};
const participant = await persona('participant');
const coordinator = await persona('coordinator');
const idle = resident(child);

const page = await new Promise((done) => http.get({ port, path: '/connexion' }, (answer) => {
  let text = '';
  answer.on('data', (chunk) => { text += chunk; });
  answer.on('end', () => done(text));
}));
const files = [...new Set(page.match(/\/(?:pkg|fonts)\/[^"#]+/g))];
let first = (await get('/connexion')).bytes;
let wasm = 0;
for (const file of files) {
  const { bytes } = await get(file);
  first += bytes;
  if (file.endsWith('.wasm')) wasm = bytes;
}
const next = (await get('/declarations', participant)).bytes;
const [home, still, cohort] = await rates([['/', participant], ['/robots.txt', ''], ['/pilotage', coordinator]]);
const loaded = resident(child);
await stop(child);
const again = await serve('demo');
await stop(again.child);
rmSync(data, { recursive: true, force: true });

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const rows = [
  ['WASM, brotli', '100 kB', kb(wasm)],
  ['first visit in all (page, CSS, JS, WASM, fonts)', '160 kB', kb(first)],
  ['next page (Chiffre d’affaires)', '15 kB', kb(next)],
  ['home, signed in, of the rate of a static file', '33 %', `${((100 * home) / still).toFixed(0)} % (${home.toFixed(0)}/s of ${still.toFixed(0)}/s)`],
  ['Pilotage, of home’s time', '10 ×', `${(home / cohort).toFixed(1)} ×`],
  ['memory, idle', '40 MB', `${idle.toFixed(0)} MB`],
  ['memory, after the load', '120 MB', `${loaded.toFixed(0)} MB`],
  ['start to ready, existing database', '300 ms', `${again.ms.toFixed(0)} ms`],
  ['home at 40,000 people, p99 of that at 65', '1.5 ×', 'not measured yet'],
  ['declaring, of a bare loop of inserts', '60 %', 'not measured yet'],
  ['Lighthouse, participant pages', '100', 'not measured yet'],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, budget, reached] of [['what', 'budget', 'reached'], ...rows]) console.log(`${what.padEnd(width)}  ${budget.padEnd(7)}  ${reached}`);
agent.destroy();
