// The mail server that the desk hands its mail to: a real one that keeps what it takes, and can refuse, fall silent or be down.
import { SMTPServer } from "smtp-server";
import { understood } from "./letter.mjs";

export class PostOffice {
  /** Every mail it took, oldest first, as letter.mjs understands it, with `to` and `at`. */
  letters = [];
  /** How it behaves: `take`; `refuse` (550 to every recipient); `later` (451); `silent` (never answers the final dot). */
  manner = "take";
  #server;
  #waiting = new Set();

  constructor() {
    this.port = 0;
  }

  get url() {
    return `smtp://127.0.0.1:${this.port}`;
  }

  /** Opens, on the same port as before. */
  async open() {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      disableReverseLookup: true,
      logger: false,
      onRcptTo: (_address, _session, done) => done(this.#refusal()),
      onData: (stream, session, done) => this.#take(stream, session, done),
    });
    server.on("error", () => {}); // a line that the desk's death cut
    await new Promise((ready, failed) => {
      server.server.once("error", failed);
      server.listen(this.port, "127.0.0.1", ready);
    });
    this.port = server.server.address().port;
    this.#server = server;
  }

  /** Goes down: nobody answers on its port, and lines that are open are cut. */
  async close() {
    const server = this.#server;
    this.#server = undefined;
    if (!server) return;
    for (const line of server.connections) line.close();
    await new Promise((closed) => server.close(closed));
  }

  /** The next letters that fit, waiting for them; fails after `patience` milliseconds. */
  async take(count = 1, { from = 0, patience = 20_000 } = {}) {
    const end = Date.now() + patience;
    while (this.letters.length < from + count) {
      const left = end - Date.now();
      if (left <= 0) throw new Error(`${this.letters.length - from} of ${count} letters came within ${patience} ms`);
      await new Promise((news) => {
        const timer = setTimeout(news, Math.min(left, 1_000));
        this.#waiting.add(() => (clearTimeout(timer), news()));
      });
    }
    return this.letters.slice(from, from + count);
  }

  #refusal() {
    const says = (code, words) => Object.assign(new Error(words), { responseCode: code });
    if (this.manner === "refuse") return says(550, "5.1.1 no such mailbox here");
    if (this.manner === "later") return says(451, "4.3.0 come back later");
    return undefined;
  }

  #take(stream, session, done) {
    const pieces = [];
    stream.on("data", (piece) => pieces.push(piece));
    stream.on("error", () => {}); // cut in the middle: not taken
    stream.on("end", () => {
      const to = session.envelope.rcptTo.map((one) => one.address);
      this.letters.push({ ...understood(Buffer.concat(pieces)), to, at: Date.now() });
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
      if (this.manner !== "silent") done(null, "queued");
    });
  }
}
