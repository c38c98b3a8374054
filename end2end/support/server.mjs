import { spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const BIN = resolve(process.env.ESSOR_BIN || new URL("../../target/debug/essor", import.meta.url).pathname);
const SECONDS_TO_START = 60;

async function freePort() {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address();
    server.close();
    await once(server, "close");
    return port;
}

/** `essor demo` on a folder: filled when it is empty. */
export class Essor {
    static async start(data) {
        const port = await freePort();
        const url = `http://127.0.0.1:${port}`;
        const { PATH, HOME } = process.env;
        const env = { PATH, HOME, ESSOR_ADDR: `127.0.0.1:${port}`, ESSOR_BASE_URL: url, ESSOR_DATA: data };
        const child = spawn(BIN, ["demo"], { env, stdio: ["ignore", "pipe", "pipe"] });
        const essor = new Essor(child, url, data);
        await essor.#ready();
        return essor;
    }

    #child;
    #said = "";

    constructor(child, url, data) {
        this.#child = child;
        this.url = url;
        this.data = data;
        for (const stream of [child.stdout, child.stderr]) {
            stream.on("data", (text) => (this.#said = (this.#said + text).slice(-4000)));
        }
        child.on("error", (error) => (this.#said += error));
    }

    async #ready() {
        const until = Date.now() + SECONDS_TO_START * 1000;
        while (Date.now() < until && this.#child.exitCode === null && this.#child.pid) {
            const answer = await fetch(`${this.url}/readyz`).catch(() => null);
            if (answer?.status === 200) return;
            await pause(50);
        }
        await this.stop();
        throw new Error(`${BIN} demo did not get ready:\n${this.#said}`);
    }

    async stop() {
        if (this.#child.pid && this.#child.exitCode === null && this.#child.signalCode === null) {
            const gone = once(this.#child, "exit");
            this.#child.kill("SIGTERM");
            const late = setTimeout(() => this.#child.kill("SIGKILL"), 5000);
            await gone;
            clearTimeout(late);
        }
    }

    /** The messages that left for a contact ("Sms: +336…" or "Email: …"), oldest first. */
    async messages(to) {
        const folder = join(this.data, "outbox");
        const names = await readdir(folder).catch(() => []);
        const texts = await Promise.all(names.sort().map((name) => readFile(join(folder, name), "utf8")));
        return texts.filter((text) => text.startsWith(`${to}\n`));
    }
}

/** A filled demo that each test gets a copy of, so that none sees what another did. */
export class Template {
    static async fill() {
        const folder = await mkdtemp(join(tmpdir(), "essor-end2end-"));
        const template = new Template(folder);
        const essor = await Essor.start(join(folder, "template"));
        await essor.stop();
        return template;
    }

    #copies = 0;

    constructor(folder) {
        this.folder = folder;
    }

    async start() {
        const data = join(this.folder, `copy-${(this.#copies += 1)}`);
        await cp(join(this.folder, "template"), data, { recursive: true });
        return Essor.start(data);
    }

    async remove() {
        await rm(this.folder, { recursive: true, force: true });
    }
}
