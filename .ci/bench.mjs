// The budgets, measured on demos of the build that is installed, with the programs that .ci/bench built. With --small, everything
// is done once with few people, to see that it can be: what is reached then means nothing.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crowdRows, middle } from './bench-crowd.mjs';
import { idle, passwords, resident, strangers, uploads } from './bench-memory.mjs';
import { networkRows, staffRows } from './bench-staff.mjs';
import { audit, openAndClose } from './lighthouse/audit.mjs';
import { twoVisits } from './lighthouse/second-visit.mjs';

const binary = path.resolve(process.argv[2]);
const small = process.argv.includes('--small');
const { BENCH_DEVICES, BENCH_DECLARING } = process.env;
const folder = mkdtempSync(path.join(tmpdir(), 'essor-bench-'));
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
const onOneCore = spawnSync('taskset', ['-c', '0', 'true']).status === 0 ? ['taskset', '-c', '0'] : [];
const say = (text) => process.stderr.write(`${text}\n`);

/** A demo in a folder of its own: another name is another database, an SQLite file unless its address is given. */
class House {
  constructor(name, database) {
    this.data = path.join(folder, name);
    // Below the ports that connections leave from: there are thousands of them here.
    this.port = 20000 + Math.floor(Math.random() * 12000);
    mkdirSync(this.data, { recursive: true });
    this.database = database ?? `sqlite://${path.join(this.data, 'essor.db')}`;
  }

  get url() { return `http://localhost:${this.port}`; }

  get(route, cookie = '', { method = 'GET', body } = {}) {
    return new Promise((done, fail) => {
      const headers = { cookie, accept: 'text/html', 'accept-encoding': 'gzip, br' };
      if (body) headers['content-type'] = 'application/x-www-form-urlencoded';
      const request = http.request({ port: this.port, path: route, method, agent, headers }, (answer) => {
        let bytes = 0;
        answer.on('data', (chunk) => { bytes += chunk.length; });
        answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, bytes }));
      });
      request.on('error', fail);
      request.end(body);
    });
  }

  /** A page's HTML. */
  async text(route, cookie) {
    const answer = await fetch(this.url + route, { headers: { cookie, accept: 'text/html' } });
    return answer.text();
  }

  /** Milliseconds until it serves; `options` are those of `essor demo`. */
  async start(...options) {
    const env = { ...process.env, DATABASE_URL: this.database, ESSOR_DATA: this.data, ESSOR_ADDR: `127.0.0.1:${this.port}`, ESSOR_LOG: 'off', ESSOR_STOP_DELAY: '0' };
    const began = performance.now();
    // On one core, where there is a way to say so: rates are of one core.
    const [command, ...arguments_] = [...onOneCore, binary, 'demo', ...options];
    this.child = spawn(command, arguments_, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    for (;;) {
      const ready = await this.get('/readyz').catch(() => null);
      if (ready?.status === 200) return performance.now() - began;
      if (this.child.exitCode !== null) throw new Error('the demo did not start');
      await new Promise((done) => setTimeout(done, 5));
    }
  }

  stop() { return new Promise((done) => { this.child.once('exit', done); this.child.kill(); }); }

  /** Resident memory in MB. */
  get memory() { return resident(this.child); }

  async persona(name) {
    const { headers } = await this.get('/connexion/demo', '', { method: 'POST', body: `persona=${name}` });
    return headers['set-cookie'].find((cookie) => cookie.startsWith('essor-device=')).split(';')[0];
  }

  /** Signs so many people of each role in, spread over all structures: their cookies. It must not be serving. */
  signIn(numbers) {
    const tokens = Object.entries(numbers).map(([role, number]) => [role, Array.from({ length: number }, () => randomBytes(32).toString('hex'))]);
    const each = (change) => Object.fromEntries(tokens.map(([role, list]) => [role, list.map(change)]));
    const hashes = each((token) => createHash('sha256').update(token).digest('hex'));
    execFileSync(BENCH_DEVICES, [this.database, new Date().toISOString()], { input: JSON.stringify(hashes), stdio: ['pipe', 'inherit', 'inherit'] });
    return each((token) => `essor-device=${token}`);
  }
}

/** Requests a second of each route in turn, several rounds: the medians. */
async function rates(house, routes) {
  const seen = routes.map(() => []);
  const [rounds, time] = small ? [1, 200] : [5, 1500];
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, [route, cookie, status = 200]] of routes.entries()) {
      const until = performance.now() + time;
      let count = 0;
      await Promise.all(Array.from({ length: 16 }, async () => {
        while (performance.now() < until) {
          const answer = await house.get(route, cookie);
          if (answer.status !== status) throw new Error(`${route}: ${answer.status}`);
          count += 1;
        }
      }));
      seen[at].push((1000 * count) / time);
    }
  }
  return seen.map(middle);
}

say('Rates and memory.');
const house = new House('sixty-five');
await house.start();
const participant = await house.persona('participant');
const coordinator = await house.persona('coordinator');
const afterFilling = house.memory;
// A server that waits is one that was started on a database, not one that has just filled a demo.
await house.stop();
await house.start();
await house.get('/', participant);
await house.get('/verifications', coordinator);
const quiet = house.memory;
const next = (await house.get('/declarations', participant)).bytes;
const types = (await house.text('/rendez-vous', participant)).match(/href="(\/rendez-vous\/prendre\/\w+)/);
const [home, still, signIn, nowhere, file, cohort, slots] = await rates(house, [
  ['/', participant], ['/mentions-legales', ''], ['/connexion', ''], ['/nulle-part', '', 404], ['/robots.txt', ''], ['/pilotage', coordinator],
  [types[1], participant],
]);
const loaded = house.memory;

const [year, number] = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' }).format(new Date()).split('-').map(Number);
const month = number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`;
say(small ? 'Chromium, once.' : 'Lighthouse, three times each page.');
const pages = ['/', '/declarations', `/declarations/${month}`, '/rendez-vous', '/plan', '/moi'];
if (small) await openAndClose();
const verdicts = small ? [] : [...await audit([`${house.url}/connexion`], ''), ...await audit(pages.map((page) => house.url + page), participant)];
const visits = small ? null : await twoVisits(house.port, '/', participant);
const script = readFileSync('target/site/build-id', 'utf8').trim();
const wasm = (await house.get(`/pkg/${script}/essor.wasm`)).bytes;
await house.stop();
const again = await house.start();
await house.stop();

say('Memory.');
const town = new House('memory');
await town.start();
await town.stop();
const { Participant: senders } = town.signIn({ Participant: 50 });
await town.start();
const memory = {
  passwords: await passwords(town, 300), strangers: await strangers(town, 1000), idle: await idle(town, 2000),
  uploads: await uploads(town, senders, month),
};
await town.stop();

const [people, structures] = small ? ['290', '4'] : ['40000', '600'];
const crowds = [];
for (const engine of ['SQLite', 'PostgreSQL']) {
  say(`${people} people on ${engine}.`);
  const clusters = engine === 'SQLite' ? [] : [0, 1].map(() => execFileSync('.ci/postgres', ['start'], { encoding: 'utf8' }).trim());
  try {
    const houses = [[`few-${engine}`, clusters[0], []], [`many-${engine}`, clusters[1], ['--people', people, '--structures', structures]]];
    const both = [];
    for (const [name, database, options] of houses) {
      const one = new House(name, database);
      const filled = await one.start(...options);
      await one.stop();
      const crowded = options.length > 0;
      const roles = { Participant: crowded && !small ? 1000 : 65, Coordinator: crowded ? (small ? 8 : 100) : 1, ...(crowded ? { Network: 1 } : {}) };
      both.push({ house: one, filled, cookies: one.signIn(roles) });
      await one.start();
    }
    crowds.push([`essor demo --people ${people} --structures ${structures}, ${engine}`, '', `${(both[1].filled / 1000).toFixed(0)} s`]);
    crowds.push(...await crowdRows(engine, both[0], both[1], people, month, small));
    crowds.push(...await networkRows(engine, both[1], structures, small));
    if (small) crowds.push(...await staffRows(engine, both[1], small));
    for (const { house: one } of both) await one.stop();
  } finally {
    for (const cluster of clusters) execFileSync('.ci/postgres', ['stop', cluster]);
  }
}

// One structure of 6,000 people, beside the two of the demo; the small run has read the pages above.
for (const engine of small ? [] : ['SQLite', 'PostgreSQL']) {
  say(`6,000 people in one structure on ${engine}.`);
  const cluster = engine === 'SQLite' ? undefined : execFileSync('.ci/postgres', ['start'], { encoding: 'utf8' }).trim();
  try {
    const one = new House(`one-${engine}`, cluster);
    await one.start('--people', '6097', '--structures', '3');
    await one.stop();
    const cookies = one.signIn({ Participant: 1, Coordinator: 12 });
    await one.start();
    crowds.push(...await staffRows(engine, { house: one, cookies }, small));
    await one.stop();
  } finally {
    if (cluster) execFileSync('.ci/postgres', ['stop', cluster]);
  }
}

say('Declaring.');
const declared = JSON.parse(execFileSync(BENCH_DECLARING, [folder, small ? '5' : '60'], { encoding: 'utf8' }));
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
agent.destroy();

/**
 * How long a build takes after one page has changed, in words. What is built stands as it was before. --small only looks whether the
 * page can be changed.
 */
function afterAChange(command) {
  const page = 'app/src/home/mod.rs';
  const text = readFileSync(page, 'utf8');
  const changed = text.replace('<div class="stack">', `<div class="stack" data-measured="${Date.now()}">`);
  if (changed === text) throw new Error(`${page} has changed: what is measured must change in it`);
  if (small) return 'not by --small';
  const build = () => execFileSync('bash', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'] });
  // Once as it is: what only this build has is not counted.
  build();
  writeFileSync(page, changed);
  try {
    const began = performance.now();
    build();
    return `${((performance.now() - began) / 1000).toFixed(0)} s`;
  } finally {
    writeFileSync(page, text);
    build();
  }
}

say('Building after a change.');
const rebuilt = afterAChange('.ci/server release');
const looped = afterAChange('.ci/server debug');

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(0)} %`;
const heaviest = verdicts.reduce((most, one) => (one.bytes > most.bytes ? one : most), verdicts[0]);
const left = ({ least, highest, answers }) => `${least.toFixed(0)} MB, at most ${highest.toFixed(0)} MB (${Object.entries(answers).map(([status, many]) => `${many} × ${status}`).join(', ')})`;
const address = (verdict) => new URL(verdict.url).pathname;
const rows = [
  ['WASM, brotli', '80 kB', kb(wasm)],
  ...verdicts.slice(0, 1).map(() => ['first visit in all, heaviest page', '140 kB', `${kb(heaviest.bytes)} (${address(heaviest)}); ${kb(verdicts[0].bytes)} (/connexion)`]),
  ...(visits ? [
    ['first visit to home by a phone with the service worker', '140 kB', kb(visits.first)],
    ['second visit, with the service worker', '5 kB', kb(visits.second)],
  ] : []),
  ['next page (/declarations)', '15 kB', kb(next)],
  ...verdicts.map((one) => [
    `Lighthouse, ${address(one)}`, '100 100 100', `${one.performance} ${one.accessibility} ${one.practices}; LCP ${(one.lcp / 1000).toFixed(2)} s, `
      + `TBT ${one.tbt.toFixed(0)} ms, CLS ${one.cls.toFixed(3)}${one.missed.length ? ` (${one.missed.join(', ')})` : ''}`,
  ]),
  ['home, signed in, of the rate of the smallest rendered page (404)', '25 %', `${percent(home, nowhere)} (${home.toFixed(0)}/s of ${nowhere.toFixed(0)}/s)`],
  ['a page without database (/mentions-legales), of the same', '50 %', `${percent(still, nowhere)} (${still.toFixed(0)}/s)`],
  ['/connexion, which reads whom to call, of the same', '50 %', `${percent(signIn, nowhere)} (${signIn.toFixed(0)}/s)`],
  ['  home, of the rate of a file, for comparison', '', `${percent(home, file)} of ${file.toFixed(0)}/s`],
  ...crowds,
  ['declaring, SQLite with synchronous=FULL, of a bare loop', '60 %', `${percent(declared.declaring, declared.bare)} (${declared.declaring.toFixed(0)}/s of ${declared.bare.toFixed(0)}/s)`],
  ['Pilotage, of home’s time', '10 ×', `${(home / cohort).toFixed(1)} ×`],
  ['memory, idle: started on an existing database, two pages read', '40 MB', `${quiet.toFixed(0)} MB (${afterFilling.toFixed(0)} MB after filling the demo)`],
  ['memory, after the load', '120 MB', `${loaded.toFixed(0)} MB`],
  ['memory, 2,000 idle connections', '120 MB', `${memory.idle.least.toFixed(0)} MB`],
  ['memory, after 300 password tries at once', '200 MB', left(memory.passwords)],
  ['memory, after 1,000 forms of strangers, 60 kB each', '200 MB', left(memory.strangers)],
  ['memory, after 50 uploads of 10 MB at once', '200 MB', left(memory.uploads)],
  ['start to ready, existing database', '300 ms', `${again.toFixed(0)} ms`],
  ['free hours of a coach, of home’s rate', '67 %', `${percent(slots, home)} (${slots.toFixed(0)}/s)`],
  ['the binary', '30 MB', `${(statSync(binary).size / 1e6).toFixed(1)} MB`],
  ['release build after one changed page', '240 s', rebuilt],
  ['debug build after one changed page, as in make dev', '15 s', looped],
  ['make run cold, make test cold', '12, 35 min', 'by hand, on a bare machine'],
];
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, budget, reached] of [['what', 'budget', 'reached'], ...rows]) console.log(`${what.padEnd(width)}  ${budget.padEnd(14)}  ${reached}`);
