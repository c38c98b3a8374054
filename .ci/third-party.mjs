// The third-party notices of the binary: every crate that it is built of, with its licence and the texts that its authors ask to pass on.
// `node .ci/third-party.mjs` prints them; the site has them as /third-party.txt.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NOTICE = /^(licen[cs]e|copying|notice|copyright|unlicense)/i;

/** The packages that server and frontend are built of, by identifier; without those that only build or test. */
function packages(metadata) {
  const nodes = new Map(metadata.resolve.nodes.map((node) => [node.id, node]));
  const found = new Set();
  const waiting = metadata.packages.filter((one) => ['server', 'frontend'].includes(one.name) && one.source === null).map((one) => one.id);
  while (waiting.length > 0) {
    const id = waiting.pop();
    if (found.has(id)) continue;
    found.add(id);
    for (const dep of nodes.get(id).deps) {
      if (dep.dep_kinds.some((kind) => kind.kind === null)) waiting.push(dep.pkg);
    }
  }
  return metadata.packages.filter((one) => found.has(one.id) && one.source !== null);
}

/** The texts of licences and notices in the folder of a package. */
function texts(one) {
  const folder = path.dirname(one.manifest_path);
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile() && NOTICE.test(entry.name)).map((entry) => entry.name);
  return [...new Set([...names, ...(one.license_file ? [one.license_file] : [])])].sort().map((name) => readFileSync(path.join(folder, name), 'utf8').trim());
}

/** The notices as one text: packages with the same texts stand together. */
export function thirdParty() {
  const run = ['metadata', '--locked', '--format-version', '1', '--filter-platform', 'x86_64-unknown-linux-gnu'];
  const metadata = JSON.parse(execFileSync('cargo', run, { encoding: 'utf8', maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'inherit'] }));
  const byText = new Map();
  const all = packages(metadata).sort((one, other) => (one.name + one.version < other.name + other.version ? -1 : 1));
  for (const one of all) {
    const line = `${one.name} ${one.version} (${one.license ?? 'see below'})`;
    for (const text of texts(one)) byText.set(text, [...(byText.get(text) ?? []), line]);
  }
  const rule = `\n\n${'='.repeat(80)}\n\n`;
  const list = all.map((one) => `${one.name} ${one.version}: ${one.license ?? 'licence file'}, ${one.repository ?? one.homepage ?? `https://crates.io/crates/${one.name}`}`);
  const head = `Essor is built of these ${all.length} packages of others. Their licences follow; that of the font Atkinson Hyperlegible is /fonts/OFL.txt.\n\n${list.join('\n')}`;
  return [head, ...[...byText].map(([text, lines]) => `${lines.join('\n')}\n\n${text}`)].join(rule) + '\n';
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(thirdParty());
