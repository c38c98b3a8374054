// The bill of materials of what is installed as CycloneDX 1.5: every crate in the binary and in the phone's module, from Cargo's own
// resolution, with its version, licence and checksum. `node .ci/sbom.mjs >essor.cdx.json`
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const metadata = JSON.parse(execFileSync('cargo', ['metadata', '--format-version=1', '--locked'], { maxBuffer: 1 << 28 }));
const checksums = new Map([...readFileSync('Cargo.lock', 'utf8').matchAll(/name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "(.+)"/g)]
  .map(([, name, version, checksum]) => [`${name} ${version}`, checksum]));
const packages = new Map(metadata.packages.map((it) => [it.id, it]));
const nodes = new Map(metadata.resolve.nodes.map((it) => [it.id, it]));

/** The crates that a crate is compiled with, on any platform. */
function needs(id) {
  return nodes.get(id).deps.filter((dep) => dep.dep_kinds.some(({ kind }) => kind === null)).map((dep) => dep.pkg);
}

// From the server and the frontend, without what only tests and builds need.
const reached = new Set();
const waiting = metadata.packages.filter((it) => ['server', 'frontend'].includes(it.name) && it.source === null).map((it) => it.id);
if (waiting.length !== 2) throw new Error('server and frontend are the two roots of what is delivered');
while (waiting.length > 0) {
  const id = waiting.pop();
  if (reached.has(id)) continue;
  reached.add(id);
  waiting.push(...needs(id));
}

const url = ({ name, version }) => `pkg:cargo/${name}@${version}`;
const component = (it) => ({
  type: it.source === null ? 'application' : 'library',
  'bom-ref': url(it),
  name: it.name,
  version: it.version,
  ...(it.description ? { description: it.description.trim() } : {}),
  ...(it.license ? { licenses: [{ expression: it.license.replaceAll('/', ' OR ') }] } : {}),
  ...(checksums.has(`${it.name} ${it.version}`) ? { hashes: [{ alg: 'SHA-256', content: checksums.get(`${it.name} ${it.version}`) }] } : {}),
  purl: url(it),
  ...(it.repository ? { externalReferences: [{ type: 'vcs', url: it.repository }] } : {}),
});
const parts = [...reached].map((id) => packages.get(id)).sort((a, b) => (url(a) < url(b) ? -1 : 1));
const server = parts.find((it) => it.name === 'server' && it.source === null);

// Without a time and a random number: the same sources give the same file.
process.stdout.write(`${JSON.stringify({
  $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: { component: { type: 'application', 'bom-ref': 'essor', name: 'essor', version: server.version, licenses: [{ expression: 'AGPL-3.0-or-later' }] } },
  components: parts.map(component),
  dependencies: [
    { ref: 'essor', dependsOn: parts.filter((it) => it.source === null && ['server', 'frontend'].includes(it.name)).map(url) },
    ...parts.map((it) => ({
      ref: url(it),
      dependsOn: [...new Set(needs(it.id).map((id) => url(packages.get(id))))].sort(),
    })),
  ],
}, null, 1)}\n`);
