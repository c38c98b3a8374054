// Cuts out of the phone's module what nobody on a phone meets, before wasm-opt looks for what is needed no more:
// the words of panics, what only programmers print, and streams that no page reads.
// Functions are found by their names, as wasm-bindgen leaves them. A pattern that finds nothing any more stops the build: it
// would cut nothing from then on, unseen.

// They end the program whatever they say first: a trap does it without words.
const PANICS = [
  /^core::panicking::/, /^core::(option|result)::(expect|unwrap)_failed$/, /^core::cell::panic_already/,
  /^core::(str|slice)::.*_fail(_rt)?$/, /^<?alloc::.*(handle_error|handle_alloc_error|capacity_overflow|assert_failed)$/,
];
// No island reads or writes a stream: that machinery comes with Leptos' server functions. Should one do so one day, it stops
// there, and its journey tells.
const UNUSED = [/\bwasm_streams::/, /^js_sys::futures::future_to_promise\b/];
// They write nothing and succeed.
const WORDS = [/ as core::fmt::Debug>::fmt$/];
// Whose `Debug` may be the very function of their `Display`.
const SHARED = /^<(core::fmt::Arguments|bool) /;
// Where in the sources a panic was: without its words nobody reads that.
const PLACES = /(?:\/[\w.@+-]+){2,}\.rs/g;
// What wasm-streams exports.
const EXPORTS = /^(__wbg_)?intounderlying/;

const TRAP = [0x00, 0x00, 0x0b]; // no locals; unreachable; end
const DONE = [0x00, 0x41, 0x00, 0x0b]; // no locals; i32.const 0, which is Ok(()); end

class Reader {
  constructor(bytes, at = 0) { this.bytes = bytes; this.at = at; }
  byte() { return this.bytes[this.at++]; }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  }
  take(length) { this.at += length; return this.bytes.subarray(this.at - length, this.at); }
  text() { return this.take(this.number()).toString(); }
  limits() { const both = this.byte() & 1; this.number(); if (both) this.number(); }
  list(one) { return Array.from({ length: this.number() }, (_, at) => one(at)); }
}

function number(value) {
  const bytes = [];
  for (; value > 0x7f; value = Math.floor(value / 0x80)) bytes.push((value & 0x7f) | 0x80);
  return Buffer.from([...bytes, value]);
}
const counted = (bytes) => Buffer.concat([number(bytes.length), bytes]);
const listed = (items) => Buffer.concat([number(items.length), ...items]);

/** How many functions come from JavaScript: they have the first numbers. */
function imported(reader) {
  return reader.list(() => {
    reader.text();
    reader.text();
    const kind = reader.byte();
    if (kind === 0) reader.number();
    else if (kind === 1) { reader.byte(); reader.limits(); }
    else if (kind === 2) reader.limits();
    else if (kind === 3) reader.take(2);
    else { reader.byte(); reader.number(); }
    return kind === 0;
  }).filter(Boolean).length;
}

/** The names of functions by number. */
function named(reader, end) {
  const names = new Map();
  while (reader.at < end) {
    const part = reader.byte();
    const next = reader.number() + reader.at;
    if (part === 1) reader.list(() => names.set(reader.number(), reader.text()));
    reader.at = next;
  }
  return names;
}

/** The script beside the module, without its half of those streams. */
export const stripScript = (text) => text.replace(/^export class IntoUnderlying\w+ \{[^]*?^\}\n(if \(Symbol\.dispose\).*\n)?/gm, '');

/** The module without all that. Throws when a pattern hits nothing. */
export function stripModule(wasm) {
  const reader = new Reader(wasm, 8);
  const sections = [];
  let first = 0;
  let types = [];
  let functions = [];
  let names = new Map();
  while (reader.at < wasm.length) {
    const id = reader.byte();
    const length = reader.number();
    const begins = reader.at;
    const ends = begins + length;
    sections.push({ id, begins, ends });
    if (id === 1) types = reader.list(() => { reader.byte(); return { takes: reader.take(reader.number()), gives: reader.take(reader.number()) }; });
    if (id === 2) first = imported(reader);
    if (id === 3) functions = reader.list(() => reader.number());
    if (id === 0 && reader.text() === 'name') names = named(reader, ends);
    reader.at = ends;
  }
  const hits = new Map([...PANICS, ...UNUSED, ...WORDS].map((pattern) => [pattern, 0]));
  const hit = (patterns, name) => {
    const found = patterns.filter((pattern) => pattern.test(name));
    for (const pattern of found) hits.set(pattern, hits.get(pattern) + 1);
    return found.length > 0;
  };
  // As (&self, &mut Formatter) -> fmt::Result is compiled.
  const formats = ({ takes, gives }) => takes.equals(Buffer.from([0x7f, 0x7f])) && gives.equals(Buffer.from([0x7f]));
  const instead = (at) => {
    // Without the hashes of crates and of instances.
    const name = (names.get(first + at) ?? '').replace(/\[[0-9a-f]+\]|::h[0-9a-f]{16}$/g, '');
    if (hit([...PANICS, ...UNUSED], name)) return TRAP;
    if (hit(WORDS, name) && !SHARED.test(name) && formats(types[functions[at]])) return DONE;
    return null;
  };
  const parts = sections.map(({ id, begins, ends }) => {
    const section = new Reader(wasm, begins);
    let inside = wasm.subarray(begins, ends);
    if (id === 7) {
      const kept = section.list(() => {
        const from = section.at;
        const name = section.text();
        section.byte();
        section.number();
        return EXPORTS.test(name) ? null : wasm.subarray(from, section.at);
      });
      inside = listed(kept.filter(Boolean));
    }
    if (id === 10) inside = listed(section.list((at) => {
      const body = section.take(section.number());
      const stripped = instead(at);
      return counted(stripped ? Buffer.from(stripped) : body);
    }));
    // Same length, so that all else stays where it is.
    if (id === 11) inside = Buffer.from(inside.toString('latin1').replace(PLACES, (place) => '\0'.repeat(place.length)), 'latin1');
    return Buffer.concat([Buffer.from([id]), counted(inside)]);
  });
  const idle = [...hits].filter(([, count]) => count === 0).map(([pattern]) => pattern);
  if (idle.length > 0) throw new Error(`.ci/strip-wasm.mjs: ${idle.join(' and ')} hit nothing: mend the pattern or take it out`);
  return Buffer.concat([wasm.subarray(0, 8), ...parts]);
}
