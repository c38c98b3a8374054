// The second half of `.ci/site`: shrinks, names by content, compresses. Files that stay the same are not touched,
// so that the server, which carries them, is not compiled again for nothing.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { stripModule, stripScript } from "./strip-wasm.mjs";
import { thirdParty } from "./third-party.mjs";

const dev = process.argv.includes("--dev");
const { ESSOR_CACHE, NODE_TOOLS } = process.env;
const esbuild = createRequire(join(NODE_TOOLS, "package.json"))("esbuild");
const site = "target/site";

const hash = (...parts) => parts.reduce((h, part) => h.update(part), createHash("sha256")).digest("hex");
const filesIn = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile())
    : [];

// wasm-opt takes longest: what it made of the same input is kept, for other checkouts too.
function shrink(wasm) {
  const flags = [
    // Large functions are not put into their one caller: alone they resemble each other, and brotli sees it.
    "-Oz", "--converge", "--one-caller-inline-max-function-size=12", "--always-inline-max-function-size=6",
    "--flexible-inline-max-function-size=4", "--strip-debug", "--strip-producers", "--strip-target-features",
    // What rustc's wasm32 target uses; every browser since 2022 has them.
    "--enable-bulk-memory", "--enable-bulk-memory-opt", "--enable-multivalue", "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int", "--enable-reference-types", "--enable-sign-ext",
  ];
  const kept = join(ESSOR_CACHE, "wasm-opt");
  const file = join(kept, `${hash(NODE_TOOLS, flags.join(" "), wasm)}.wasm`);
  if (existsSync(file)) {
    const now = new Date();
    utimesSync(file, now, now);
  } else {
    mkdirSync(kept, { recursive: true });
    const half = `${file}.${process.pid}`;
    writeFileSync("target/bindgen/stripped.wasm", wasm);
    execFileSync(join(NODE_TOOLS, "node_modules/.bin/wasm-opt"), [...flags, "target/bindgen/stripped.wasm", "-o", half], { stdio: "inherit" });
    renameSync(half, file);
    const byAge = readdirSync(kept).map((name) => join(kept, name)).sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    byAge.slice(20).forEach((old) => rmSync(old, { force: true }));
  }
  return readFileSync(file);
}

// esbuild in one file: `entry` with all that it imports.
async function bundle(entry) {
  const built = await esbuild.build({
    entryPoints: [entry], bundle: true, minify: !dev, write: false, format: "esm", charset: "utf8", logLevel: "warning",
    // Old phones: the browsers of 2022, which is also what the module needs.
    target: ["chrome96", "firefox95", "safari15"],
    pure: ["FinalizationRegistry"],
    plugins: [{
      name: "public",
      // Addresses from the root (/fonts/…) are served from public as they are.
      setup: (build) => build.onResolve({ filter: /^\// }, ({ path, kind }) => (kind === "url-token" ? { path, external: true } : undefined)),
    }],
  });
  return Buffer.from(built.outputFiles[0].contents);
}

// The file is called essor.wasm, as cargo-leptos names it too.
const glue = readFileSync("target/bindgen/essor.js", "utf8");
if (!glue.includes("essor_bg.wasm")) throw new Error("wasm-bindgen's script no longer names essor_bg.wasm");
writeFileSync("target/bindgen/essor.js", (dev ? glue : stripScript(glue)).replaceAll("essor_bg.wasm", "essor.wasm"));

const raw = readFileSync("target/bindgen/essor_bg.wasm");
const pkg = {
  "essor.wasm": dev ? raw : shrink(stripModule(raw)),
  "essor.js": await bundle("target/bindgen/essor.js"),
  "essor.css": await bundle("style/main.css"),
  // After it, on pages of the team.
  "team.css": await bundle("style/team.css"),
  "page.js": await bundle("app/src/web/page.js"),
  "read-aloud.js": await bundle("app/src/ui/read-aloud.js"),
  // Of participants' pages without a network: in the page, and the service worker that `/sw.js` loads.
  "offline.js": await bundle("app/src/offline/page.js"),
  "worker.js": await bundle("app/src/offline/worker.js"),
};
const id = hash(...Object.values(pkg)).slice(0, 12);

const wanted = new Map();
for (const name of filesIn("public")) wanted.set(name, readFileSync(join("public", name)));
wanted.set("third-party.txt", Buffer.from(thirdParty()));
for (const [name, bytes] of Object.entries(pkg)) wanted.set(`pkg/${id}/${name}`, bytes);
// Last: whoever reads the id finds its files.
wanted.set("build-id", Buffer.from(id));

function write(name, bytes) {
  const path = join(site, name);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return false;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, bytes);
  renameSync(`${path}.new`, path);
  return true;
}

const keep = new Set();
for (const [name, bytes] of wanted) {
  const changed = write(name, bytes);
  keep.add(name);
  if (dev || !/\.(wasm|js|mjs|css|html|svg|json|webmanifest|txt|xml|ico)$/.test(name)) continue;
  for (const [ending, compress] of [
    [".br", () => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } })],
    [".gz", () => gzipSync(bytes, { level: 9 })],
  ]) {
    if (changed || !existsSync(join(site, name + ending))) write(name + ending, compress());
    keep.add(name + ending);
  }
}
for (const name of filesIn(site)) if (!keep.has(name)) rmSync(join(site, name));
for (const old of readdirSync(join(site, "pkg"))) if (old !== id) rmSync(join(site, "pkg", old), { recursive: true });

const kB = (n) => `${(n / 1000).toFixed(1)} kB`;
const size = (name) => `${name} ${kB(pkg[name].length)}` + (dev ? "" : ` (${kB(statSync(join(site, `pkg/${id}/${name}.br`)).size)} with brotli)`);
console.log(`target/site, build ${id}: ${Object.keys(pkg).map(size).join(", ")}`);
