// Draws the imports of the house and holds them to its rules: no circle of files, no arrow upward, a folder for each noun; and the
// store's functions to `boxed_futures`.
// `node .ci/rooms.mjs` checks; `node .ci/rooms.mjs --draw` prints the rooms and their arrows as a Mermaid picture.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** The crates from the ground up: a crate imports those before it, and no other. */
const CRATES = [
  ['boxed_futures', 'app/boxed_futures/src'],
  ['domain', 'app/domain/src'],
  ['store', 'app/store/src'],
  ['app', 'app/src'],
  ['demo', 'server/demo/src'],
  ['server', 'server/src'],
  ['frontend', 'frontend/src'],
];
/** What a crate may import beside those of itself. */
const MAY = { boxed_futures: [], domain: [], store: ['domain', 'boxed_futures'], app: ['domain', 'store'], demo: ['domain', 'store', 'app'], server: ['domain', 'store', 'app', 'demo'], frontend: ['app'] };

const NOUNS = [
  'declarations', 'review', 'enrollments', 'bookings', 'people', 'plan', 'caseload', 'statements', 'reporting', 'sign_in', 'messages', 'journal', 'structure', 'privacy',
];
/** Where a noun has its folder or file, with `*` for the noun. */
const PLACES = ['app/domain/src/*', 'app/store/src/*', 'app/src/*', 'app/locales/fr/*.ftl', 'app/locales/en/*.ftl', 'app/store/tests/stories/*', 'server/tests/stories/*', 'end2end/journeys/*'];
/** Nouns that have none somewhere, and why. */
const EXCEPTIONS = {
  'app/domain/src/journal': 'the journal has no rules: the store writes audit events, the page names them',
  'server/tests/stories/journal': 'its page is covered by the tests of what it lists',
  'end2end/journeys/messages': 'messages leave without a browser',
};

const filesOf = (folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.rs')).map((name) => name.split(path.sep).join('/'));
const moduleOf = (file) => {
  const parts = file.replace(/\.rs$/, '').split('/');
  if (['mod', 'lib', 'main'].includes(parts.at(-1))) parts.pop();
  return parts.join('::');
};

/** The source without its comments, texts and inline tests. */
function bare(source) {
  const plain = source.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\/|b?r#+"[\s\S]*?"#+|b?r?"(?:\\[\s\S]|[^"\\])*"|'(?:\\.[^']*|[^'\\])'/g, (found) => (found.startsWith('/') ? '' : '""'));
  return plain.replace(/#\[cfg\(test\)\]\s*(?:#\[[^\]]*\]\s*)*mod \w+(;| \{[\s\S]*?^\})/gm, '');
}

/** The leaves of a `use` tree, as paths with the name that they get here. */
function leaves(tree) {
  const tokens = tree.match(/r#\w+|\$?\w+|::|[{},*]/g);
  let at = 0;
  const branch = (prefix) => {
    const found = [];
    const steps = [...prefix];
    for (;;) {
      if (tokens[at] === '{') {
        at += 1;
        while (tokens[at] !== '}') {
          found.push(...branch(steps));
          if (tokens[at] === ',') at += 1;
        }
        at += 1;
        return found;
      }
      steps.push(tokens[at]);
      at += 1;
      if (tokens[at] === '::') { at += 1; continue; }
      let name = steps.at(-1);
      if (name === 'self') name = steps.at(-2);
      if (tokens[at] === 'as') { name = tokens[at + 1]; at += 2; }
      found.push({ steps: steps.at(-1) === 'self' && steps.length > 1 ? steps.slice(0, -1) : steps, name });
      return found;
    }
  };
  return branch([]);
}

const crates = Object.fromEntries(CRATES.map(([name, folder]) => {
  const files = new Map(filesOf(folder).map((file) => [moduleOf(file), { name: `${folder}/${file}`, text: bare(readFileSync(path.join(folder, file), 'utf8')) }]));
  return [name, { name, folder, files }];
}));
for (const crate of Object.values(crates)) {
  for (const [module, file] of crate.files) {
    file.module = module;
    file.crate = crate;
    file.uses = [];
    file.gives = new Map();
    file.body = file.text.replace(/^\s*(pub(?:\([^)]*\))?\s+)?use\s+([^;]+);/gm, (_, visible, tree) => {
      for (const leaf of leaves(tree)) {
        leaf.handed = Boolean(visible);
        file.uses.push(leaf);
        if (visible) file.gives.set(leaf.name, leaf.steps);
      }
      return '';
    });
    for (const [, name] of file.text.matchAll(/\b(?:struct|enum|trait|type|fn|const|static|union|macro_rules!)\s+(\w+)/g)) (file.defines ??= new Set()).add(name);
  }
}

/** The file that a path leads to, through what faces hand on; nothing for what is not ours. */
function resolve(file, steps, depth = 0) {
  if (depth > 8) return null;
  let crate = file.crate;
  let base = file.module ? file.module.split('::') : [];
  let rest = [...steps];
  const head = rest[0];
  if (head === 'crate' || head === '$crate') { base = []; rest.shift(); } else if (head === 'self') rest.shift();
  else if (head === 'super') while (rest[0] === 'super') { base.pop(); rest.shift(); }
  else if (crate.files.has([...base, head].join('::'))) { /* a module below */ } else if (crates[head] && head !== crate.name) { crate = crates[head]; base = []; rest.shift(); } else return null;
  while (rest.length && crate.files.has([...base, rest[0]].join('::'))) base.push(rest.shift());
  const target = crate.files.get(base.join('::'));
  if (!target) return null;
  const handed = rest.length && target.gives.get(rest[0]);
  if (handed && !(target.defines?.has(rest[0]))) return resolve(target, [...handed, ...rest.slice(1)], depth + 1) ?? target;
  return target;
}

const arrows = new Map();
for (const crate of Object.values(crates)) {
  for (const file of crate.files.values()) {
    const to = new Set();
    const names = new Map(file.uses.map((leaf) => [leaf.name, leaf.steps]));
    // What a file hands on of the files below it is no import: they may import it.
    const below = (target) => target?.crate === file.crate && target.module.startsWith(file.module ? `${file.module}::` : '');
    for (const { steps, handed } of file.uses) {
      const target = resolve(file, steps);
      if (!handed || !below(target)) to.add(target);
    }
    for (const [, found] of file.body.matchAll(/(?<![\w:$.])((?:\$crate|[A-Za-z_]\w*)(?:::[A-Za-z_]\w*)+)/g)) {
      const steps = found.split('::');
      const imported = names.get(steps[0]);
      to.add(resolve(file, imported ? [...imported, ...steps.slice(1)] : steps));
    }
    // A face that hands names on draws no arrow of its own: an import of it is one of the file behind it.
    const face = /(^|\/)(mod|lib|main)\.rs$/.test(file.name) && !file.defines;
    arrows.set(file, new Set([...to].filter((target) => target && target !== file && !face)));
  }
}

const wrong = [];
for (const [file, targets] of arrows) {
  for (const target of targets) {
    if (target.crate !== file.crate && !MAY[file.crate.name].includes(target.crate.name)) wrong.push(`${file.name} imports ${target.name}: upward`);
  }
}

/** Circles of files (Tarjan). */
const index = new Map(); const low = new Map(); const stack = []; const circles = [];
function visit(file) {
  index.set(file, index.size); low.set(file, index.get(file)); stack.push(file);
  for (const target of arrows.get(file)) {
    if (!index.has(target)) { visit(target); low.set(file, Math.min(low.get(file), low.get(target))); } else if (stack.includes(target)) low.set(file, Math.min(low.get(file), index.get(target)));
  }
  if (low.get(file) === index.get(file)) {
    const circle = [];
    let one;
    do { one = stack.pop(); circle.push(one); } while (one !== file);
    if (circle.length > 1) circles.push(circle);
  }
}
for (const file of arrows.keys()) if (!index.has(file)) visit(file);
for (const circle of circles) {
  const ties = circle.flatMap((file) => [...arrows.get(file)].filter((target) => circle.includes(target)).map((target) => `\n    ${file.name} -> ${target.name}`));
  wrong.push(`a circle of ${circle.length} files:${ties.slice(0, 12).join('')}`);
}

for (const place of PLACES) {
  for (const noun of NOUNS) {
    const where = place.replace('*', noun);
    const there = existsSync(where) || existsSync(`${where}.rs`) || existsSync(`${where}.spec.mjs`);
    if (!there && !EXCEPTIONS[where]) wrong.push(`${where} is missing, and no exception says why`);
    if (there && EXCEPTIONS[where]) wrong.push(`${where} is there, and listed as an exception`);
  }
}
for (const crate of Object.values(crates)) {
  for (const file of crate.files.values()) {
    const lines = readFileSync(file.name, 'utf8').split('\n').length - 1;
    if (lines > 500) wrong.push(`${file.name} has ${lines} lines: 500 at most`);
  }
}

// Left out, nothing fails: all crates above compile the function again.
for (const file of crates.store.files.values()) {
  for (const [, attributes, item] of file.text.matchAll(/^((?:#\[[^\]]*\]\s*)*)(impl\b[^{]*\{(?:\}|[\s\S]*?^\})|pub async fn \w+)/gm)) {
    const [, name] = item.match(/^(?: {4})?pub async fn (\w+)/m) ?? [];
    if (name && !attributes.includes('#[boxed_futures]')) wrong.push(`${file.name}: #[boxed_futures] is missing above ${name}`);
  }
}

if (process.argv.includes('--draw')) {
  const room = (file) => `${file.crate.name}/${file.module.split('::')[0] || 'lib'}`;
  const drawn = new Set();
  for (const [file, targets] of arrows) for (const target of targets) if (room(file) !== room(target)) drawn.add(`  ${room(file)} --> ${room(target)}`);
  console.log(['graph TD', ...[...drawn].sort()].join('\n'));
}
if (wrong.length) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
if (!process.argv.includes('--draw')) console.log(`${arrows.size} files, ${[...arrows.values()].reduce((sum, targets) => sum + targets.size, 0)} imports: no circle, none upward.`);
