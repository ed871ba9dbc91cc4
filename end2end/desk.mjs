// A desk of its own for each story: the real server on a throw-away folder and a free port, a real mail server to hand its mail
// to, mail by the real pipe, people by the real command. It can die at any moment and come back on the same folder and port.
//
// GUICHET_BIN and GUICHET_SITE say what is tested; `cargo xtask test stories` sets them.
import { spawn } from "node:child_process";
import fs from "node:fs/promises";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import readline from "node:readline";
import { PostOffice } from "./post.mjs";

const PATIENCE = 30_000;
/** Connections that a death cut are still told to the page shortly after the new server answers. */
const AFTER = 1_500;
const HOME = path.join(os.homedir(), ".cache/guichet/target");

export const binary = process.env.GUICHET_BIN ?? path.join(HOME, "debug/guichet");
export const site = process.env.GUICHET_SITE ?? path.join(HOME, "dist/site");
export const MAILBOX = "support@pedalune.example";

export const pause = (ms) => new Promise((done) => setTimeout(done, ms));

const freePort = () =>
  new Promise((found, failed) => {
    const probe = net.createServer().once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => found(port));
    });
  });

/** Runs a command of the product; its exit code and what it printed. */
export function guichet(words, input) {
  return new Promise((done, failed) => {
    const child = spawn(binary, words, { stdio: ["pipe", "pipe", "pipe"] });
    const out = [];
    const err = [];
    child.stdout.on("data", (piece) => out.push(piece));
    child.stderr.on("data", (piece) => err.push(piece));
    child.stdin.on("error", () => {}); // it need not read all it is given
    child.on("error", failed);
    child.on("close", (code, signal) =>
      done({ code, signal, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() }));
    child.stdin.end(input);
  });
}

export class Desk {
  /** The mail server beside it. */
  post = new PostOffice();
  /** The address it printed for the first run; empty once somebody has an account. */
  firstRun = "";
  /** The super admin of a demo. */
  chief;
  /** What it logged, one object a line. */
  log = [];
  #flags;
  #child;
  #downs = [];

  /** `smtp: false` = no mail server is named; `mailbox: false` = none has an address; `demo: N` = filled with N tickets. */
  static async start({ smtp = true, mailbox = true, demo = 0, siteFolder = site, flags = [] } = {}) {
    const desk = new Desk();
    desk.folder = await fs.mkdtemp(path.join(os.tmpdir(), "guichet-story-"));
    desk.data = path.join(desk.folder, "data");
    await fs.mkdir(desk.data);
    desk.port = await freePort();
    desk.origin = `http://127.0.0.1:${desk.port}`;
    desk.site = siteFolder;
    await desk.post.open();
    if (demo) {
      const filled = await guichet(["demo", "--data", desk.data, "--tickets", String(demo)]);
      if (filled.code !== 0) throw new Error(`guichet demo ended with ${filled.code}: ${filled.err}`);
      const first = /Sign in as (\S+) \/ (\S+) \(super admin\)/.exec(filled.out);
      if (!first) throw new Error(`guichet demo names no super admin: ${filled.out}`);
      desk.chief = { email: first[1], password: first[2] };
    }
    desk.#flags = [
      ...(mailbox ? ["--mail-address", MAILBOX] : []),
      ...(smtp ? ["--smtp-url", desk.post.url] : []),
      ...(demo ? ["--demo"] : []),
      ...flags,
    ];
    await desk.up();
    return desk;
  }

  /** Starts the server and waits until it is ready; `under` is a program that runs it. */
  async up(under = []) {
    const words = [binary, "serve", "--data", this.data, "--listen", `127.0.0.1:${this.port}`, "--site", this.site, ...this.#flags];
    const [program, ...rest] = [...under, ...words];
    this.firstRun = "";
    const child = spawn(program, rest, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, GUICHET_LOG: "info" } });
    this.#child = child;
    child.ended = new Promise((ended) => child.once("close", (code, signal) => ended({ code, signal })));
    child.once("error", (error) => this.log.push({ level: "ERROR", message: String(error) }));
    readline.createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("first run: ")) this.firstRun = line.slice("first run: ".length).trim();
    });
    readline.createInterface({ input: child.stderr }).on("line", (line) => this.#hear(line));
    const end = Date.now() + PATIENCE;
    while (!(await this.answers("/health/ready"))) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`the server ended at once:\n${this.tail()}`);
      if (Date.now() > end) throw new Error(`the server is not ready after ${PATIENCE} ms:\n${this.tail()}`);
      await pause(25);
    }
    const down = this.#downs.at(-1);
    if (down && down.until === Infinity) down.until = Date.now() + AFTER;
  }

  /** Kills the server that runs inside another program. */
  async killChild() {
    const { pid } = this.#child;
    const inside = await fs.readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
    for (const child of inside.split(" ").filter(Boolean)) process.kill(Number(child), "SIGKILL");
  }

  /** Resolves when the running server has ended. */
  get ended() {
    return this.#child.ended;
  }

  /** Dies at once, as when the machine loses its process. */
  async kill() {
    this.#downs.push({ since: Date.now(), until: Infinity });
    this.#child.kill("SIGKILL");
    await this.#child.ended;
  }

  /** Says that the server died by somebody else's hand. */
  died() {
    this.#downs.push({ since: Date.now(), until: Infinity });
  }

  /** Asks it to stop, and waits until it has. */
  async stop() {
    this.#downs.push({ since: Date.now(), until: Infinity });
    this.#child.kill("SIGTERM");
    return this.#child.ended;
  }

  /** Stops in order and starts again; `more` are flags it has from now on. */
  async restart(more = []) {
    await this.stop();
    this.#flags.push(...more);
    await this.up();
  }

  /** Whether the server was away at this moment: only then may a page miss it. */
  wasDown(at) {
    return this.#downs.some(({ since, until }) => at >= since && at <= until);
  }

  async answers(where) {
    try {
      return (await fetch(this.origin + where, { signal: AbortSignal.timeout(2_000) })).status === 200;
    } catch {
      return false;
    }
  }

  /** Hands a mail to the pipe; throws unless it was kept. */
  async receive(mail) {
    const taken = await this.pipe(mail);
    if (taken.code !== 0) throw new Error(`guichet mail receive ended with ${taken.code}: ${taken.err}`);
  }

  /** Hands a mail to the pipe; what the command answered. */
  pipe(mail) {
    return guichet(["mail", "receive", "--data", this.data], mail);
  }

  /** Adds a member of staff by the command line. */
  async add({ name, email, password, role = "agent", view = "everything", teams = [] }) {
    const words = ["user", "add", "--data", this.data, "--email", email, "--name", name, "--role", role, "--view", view];
    const added = await guichet([...words, ...teams.flatMap((team) => ["--team", team]), "--password-stdin"], `${password}\n`);
    if (added.code !== 0) throw new Error(`guichet user add ended with ${added.code}: ${added.err}`);
  }

  /** Lines of the log that a story must not cause: faults of ours and breaches of a page's policy. */
  complaints() {
    return this.log
      .filter((line) => line.level === "ERROR" || /breach of a page's policy|panicked/.test(JSON.stringify(line)))
      .map((line) => JSON.stringify(line));
  }

  tail() {
    return this.log.slice(-20).map((line) => JSON.stringify(line)).join("\n");
  }

  async close() {
    if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
      this.#child.kill("SIGTERM");
      const late = setTimeout(() => this.#child.kill("SIGKILL"), 3_000);
      await this.#child.ended;
      clearTimeout(late);
    }
    await this.post.close();
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  #hear(line) {
    try {
      this.log.push(JSON.parse(line));
    } catch {
      this.log.push({ level: /panicked/.test(line) ? "ERROR" : "TEXT", message: line });
    }
  }
}
