// The memory of a process after what strangers and people can do to it: resident, and at its highest meanwhile, in MB.
import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';

const megabytes = (child, what) => Number(readFileSync(`/proc/${child.pid}/status`, 'utf8').match(new RegExp(`${what}:\\s+(\\d+)`))[1]) / 1024;

/** Resident memory in MB. */
export const resident = (child) => megabytes(child, 'VmRSS');

/** Memory at its highest since `work` began, and what is resident once nothing more is given back. */
async function during(child, work) {
  try {
    writeFileSync(`/proc/${child.pid}/clear_refs`, '5');
  } catch {
    // Then it is the highest since the process began.
  }
  const done = await work();
  const highest = megabytes(child, 'VmHWM');
  let least = resident(child);
  for (let still = 0; still < 10; still += 1) {
    await new Promise((later) => setTimeout(later, 200));
    const now = resident(child);
    if (now < least - 0.5) still = 0;
    least = Math.min(least, now);
  }
  return { ...done, highest, least };
}

const count = (answers) => answers.reduce((seen, status) => ({ ...seen, [status]: (seen[status] ?? 0) + 1 }), {});

/** So many requests, so many of them at once. */
async function requests(house, many, atOnce, options) {
  const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
  let next = 0;
  const answers = [];
  await Promise.all(Array.from({ length: atOnce }, async () => {
    while (next < many) {
      const nth = next;
      next += 1;
      const { path, body, headers } = options(nth);
      answers.push(await new Promise((done, fail) => {
        const request = http.request({ port: house.port, path, method: 'POST', agent, headers: { accept: 'text/html', ...headers } }, (answer) => {
          answer.resume();
          answer.on('end', () => done(answer.statusCode));
        });
        request.on('error', fail);
        request.end(body);
      }));
    }
  }));
  agent.destroy();
  return { answers: count(answers) };
}

const form = { 'content-type': 'application/x-www-form-urlencoded' };

/** So many passwords of invented people, all at once. */
export const passwords = (house, many) => during(house.child, () => requests(house, many, many, (nth) => ({
  path: '/api/connexion/equipe', headers: form, body: `email=personne.${nth}@exemple.fr&password=${'x'.repeat(20)}`,
})));

/** So many forms of strangers, each as long as a form may be. */
export const strangers = (house, many) => during(house.child, () => requests(house, many, 16, () => ({
  path: '/api/connexion/contact', headers: form, body: `contact=${'x'.repeat(60_000)}`,
})));

/** So many connections on which nothing is sent. The memory is that with all of them open. */
export async function idle(house, many) {
  const sockets = [];
  try {
    for (let nth = 0; nth < many; nth += 1) {
      sockets.push(await new Promise((done, fail) => {
        const socket = net.connect(house.port, '127.0.0.1', () => done(socket));
        socket.once('error', fail);
      }));
    }
    // The process has taken them all once it answers one more.
    await house.get('/healthz');
    return { connections: many, highest: resident(house.child), least: resident(house.child) };
  } finally {
    sockets.forEach((socket) => socket.destroy());
  }
}

/** A photo of so many bytes, as a phone writes it: it says where it was taken. */
function photo(bytes) {
  const segment = (marker, content) => Buffer.concat([Buffer.from([0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 255]), content]);
  const noise = randomBytes(bytes);
  for (let at = 0; at < noise.length; at += 1) if (noise[at] === 0xff) noise[at] = 0;
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), randomBytes(30_000)])),
    segment(0xc0, Buffer.from([8, 0x0b, 0xb8, 0x0f, 0xa0, 1, 1, 0x11, 0])), segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    noise, Buffer.from([0xff, 0xd9]),
  ]);
}

/** A photo of ten megabytes from each of these people, all at once. */
export const uploads = (house, cookies, month) => during(house.child, () => requests(house, cookies.length, cookies.length, (nth) => {
  const part = (name, more = '') => `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(`${part('month')}${month}\r\n${part('document', '; filename="photo.jpg"')}`), photo(9_900_000), Buffer.from('\r\n--x--\r\n'),
  ]);
  return {
    path: '/api/declarations/pieces/ajouter', body,
    headers: { cookie: cookies[nth], 'content-type': 'multipart/form-data; boundary=x', 'content-length': body.length },
  };
}));
