// `kill -9` while mails and replies flow. The ledger is outside the server: what the pipe said it kept, what the server function
// said it wrote, what the mail server took. At the end each kept mail is one message, each written reply left at least once, and a
// second copy (same Message-ID) is excused by one kill at most.
//
//   node faults/kills.mjs [--kills 10] [--seed 1]
//
// Half of the kills fall at random, half exactly behind the n-th fsync, send or rename where strace is installed.
import { execFileSync } from "node:child_process";
import { parseArgs } from "node:util";
import { Desk, pause } from "../desk.mjs";
import { letter } from "../letter.mjs";
import { INES, MARIEKE } from "../hands.mjs";

const CALLS = ["fsync,fdatasync", "sendto,sendmsg,write", "rename,renameat,renameat2", "pwrite64"];
const PATIENCE = 200_000;

/** A small generator with a seed (mulberry32): the same run again from the same number. */
function chances(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, between: (low, high) => low + Math.floor(next() * (high - low + 1)), of: (list) => list[Math.floor(next() * list.length)] };
}

const installed = (program) => {
  try {
    execFileSync(program, ["-V"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** An agent's session without a browser: server functions, as the pages call them. */
class Agent {
  #cookie = "";
  constructor(desk) {
    this.desk = desk;
  }

  async signIn({ email, password }) {
    const response = await fetch(`${this.desk.origin}/api/session/sign-in`, {
      method: "POST",
      redirect: "manual",
      headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({ "form[email]": email, "form[password]": password }),
    });
    this.#cookie = response.headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; ");
    if (!/guichet_session=./.test(this.#cookie)) throw new Error(`signing in answered ${response.status}`);
  }

  async call(name, body = {}) {
    const response = await fetch(`${this.desk.origin}/api/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json", cookie: this.#cookie },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    if (!response.ok) throw Object.assign(new Error(`${name}: ${response.status} ${await response.text()}`), { status: response.status });
    return response.json();
  }

  /** Every ticket of the desk, by number. */
  async numbers() {
    const numbers = [];
    for (const view of ["open", "closed"]) {
      for (let after = null, more = true; more; ) {
        const page = await this.call("lists/page", { query: { view, priorities: [], statuses: [], owners: [], sort: "newest" }, after });
        numbers.push(...page.items.map((item) => item.row.number));
        after = page.next;
        more = after !== null;
      }
    }
    return numbers;
  }
}

/** Runs; what it found, with `wrong` as lines. */
export async function run({ kills = 10, seed = Date.now() % 1_000_000, say = () => {} } = {}) {
  const chance = chances(seed);
  const strace = installed("strace");
  const desk = await Desk.start();
  const ledger = { mails: new Map(), replies: new Map(), piped: 0, refusedPipes: 0, lostAnswers: 0, killed: { random: 0, exact: 0 } };
  const wrong = [];
  let going = true;
  try {
    await desk.add(INES);
    const agent = new Agent(desk);
    await agent.signIn(INES);
    await agent.call("session/preferences", { preferences: { language: "en", theme: "system", zone: "Europe/Brussels", single_keys: true, undo_send: 0 } });

    // A mail server hands each mail over until the pipe says that it is kept.
    const sender = async (lane) => {
      for (let at = 0; going; at += 1) {
        const mark = `mail-${seed}-${lane}-${at}`;
        const answered = chance.next() < 0.4 && desk.post.letters.length ? chance.of(desk.post.letters).id : undefined;
        const files = chance.next() < 0.3 ? [{ name: `${mark}.bin`, kind: "application/octet-stream", bytes: Buffer.from(mark.repeat(500)) }] : [];
        const mail = letter({ from: { ...MARIEKE, email: `guest${chance.between(1, 9)}@mail.example` }, subject: `Ride ${mark}`, text: `My ride. ${mark}`, id: `${mark}@mail.example`, answers: answered, files });
        for (;;) {
          ledger.piped += 1;
          const taken = await desk.pipe(mail);
          if (taken.code === 0) break;
          ledger.refusedPipes += 1;
          if (taken.code !== 75) wrong.push(`${mark}: the pipe ended with ${taken.code}: ${taken.err}`);
          await pause(100);
        }
        ledger.mails.set(mark, Date.now());
        await pause(chance.between(20, 120));
      }
    };

    // An agent answers, with one key a reply until the server says that it is written.
    const replier = async () => {
      for (let at = 0; going; at += 1) {
        const mark = `reply-${seed}-${at}`;
        let ticket;
        while (going && ticket === undefined) {
          try {
            const page = await agent.call("lists/page", { query: { view: "open", priorities: [], statuses: [], owners: [], sort: "newest" }, after: null });
            ticket = page.items.length ? chance.of(page.items.slice(0, 20)).row.facts.id : undefined;
          } catch {
            ledger.lostAnswers += 1;
          }
          if (ticket === undefined) await pause(100);
        }
        while (going) {
          try {
            await agent.call("messages/write", { message: { ticket, kind: "reply", html: `<p>We look into it. ${mark}</p>`, files: [], status: null, seen: 0, anyway: true, key: mark } });
            ledger.replies.set(mark, ticket);
            break;
          } catch (error) {
            if (error.status) wrong.push(`${mark}: ${error.message}`);
            ledger.lostAnswers += 1;
            await pause(100);
          }
        }
        await pause(chance.between(50, 200));
      }
    };
    const flows = [sender(1), sender(2), replier()];

    for (let kill = 0; kill < kills; kill += 1) {
      const exact = strace && kill % 2 === 1;
      if (exact) {
        const calls = CALLS[Math.floor(kill / 2) % CALLS.length];
        const when = chance.between(3, 60);
        await desk.stop();
        await desk.up(["strace", "-f", "-qq", "-o", "/dev/null", "-e", `trace=${calls}`, "-e", `inject=${calls}:signal=SIGKILL:when=${when}`]).catch(() => {});
        const fell = await Promise.race([desk.ended.then(() => true), pause(12_000).then(() => false)]);
        if (!fell) await desk.killChild();
        await desk.ended;
        desk.died();
        ledger.killed[fell ? "exact" : "random"] += 1;
        say(`  kill ${kill + 1}: ${fell ? `at call ${when} of ${calls}` : `${calls} did not come to ${when}: by hand`}`);
      } else {
        await pause(chance.between(300, 2_500));
        await desk.kill();
        ledger.killed.random += 1;
        say(`  kill ${kill + 1}: at random`);
      }
      await desk.up();
    }
    await pause(1_500);
    going = false;
    await Promise.all(flows);

    // Everything that was promised is done within two leases.
    const unsent = () => [...ledger.replies.keys()].filter((mark) => !desk.post.letters.some((sent) => sent.text.includes(`${mark}\n`) || sent.text.trimEnd().endsWith(mark)));
    let state;
    for (const end = Date.now() + PATIENCE; ; await pause(500)) {
      state = await agent.call("people/mail-state");
      if (state.waiting === 0 && unsent().length === 0) break;
      if (Date.now() > end) break;
    }
    if (state.waiting) wrong.push(`${state.waiting} mails still wait to be read`);
    for (const held of state.quarantined) wrong.push(`a mail is quarantined: ${held.reason}`);
    for (const mark of unsent()) wrong.push(`${mark}: acknowledged and never sent`);
    await pause(500);
    for (const late of (await agent.call("people/mail-state")).undelivered) wrong.push(`a reply on ticket ${late.ticket} is stuck: ${late.said}`);

    const shown = new Map();
    for (const number of await agent.numbers()) {
      const page = await agent.call("tickets/open", { number });
      let { messages } = page;
      for (let { older } = page; older; ) {
        const [before, more] = await agent.call("tickets/older", { ticket: page.row.facts.id, before: messages[0].id });
        messages = [...before, ...messages];
        older = more;
      }
      for (const one of messages) {
        for (const [mark] of `${one.body.shown}`.matchAll(/(?:mail|reply)-\d+(?:-\d+)+/g)) shown.set(mark, (shown.get(mark) ?? 0) + 1);
      }
    }
    for (const mark of [...ledger.mails.keys(), ...ledger.replies.keys()]) {
      const times = shown.get(mark) ?? 0;
      if (times !== 1) wrong.push(`${mark}: acknowledged, and shown ${times} times`);
    }
    const copies = new Map();
    for (const sent of desk.post.letters) copies.set(sent.id, [...(copies.get(sent.id) ?? []), sent]);
    const texts = new Map();
    for (const sent of desk.post.letters) {
      const mark = /reply-\d+-\d+/.exec(sent.text)?.[0];
      if (mark) texts.set(mark, new Set([...(texts.get(mark) ?? []), sent.id]));
    }
    for (const [mark, ids] of texts) if (ids.size > 1) wrong.push(`${mark}: left under ${ids.size} Message-IDs`);
    const second = [...copies.values()].reduce((sum, same) => sum + same.length - 1, 0);
    if (second > kills) wrong.push(`${second} second copies for ${kills} kills`);
    for (const same of copies.values()) if (same.some((one) => !one.raw.equals(same[0].raw) && one.text !== same[0].text)) wrong.push(`${same[0].id}: copies differ`);
    const errors = desk.log.filter((line) => line.level === "ERROR" && !/stopped|broken pipe/i.test(JSON.stringify(line)));
    return { seed, kills, strace, ...ledger.killed, mails: ledger.mails.size, piped: ledger.piped, refusedPipes: ledger.refusedPipes, replies: ledger.replies.size, lostAnswers: ledger.lostAnswers, letters: desk.post.letters.length, second, wrong, errors: errors.map((line) => JSON.stringify(line)) };
  } finally {
    going = false;
    await desk.close();
  }
}

/** The ledger in lines. */
export function summary(found) {
  return [
    `seed ${found.seed}: ${found.kills} kills (${found.random} at random, ${found.exact} at an exact call${found.strace ? "" : "; strace is not installed"})`,
    `in:  ${found.mails} mails acknowledged by the pipe (${found.piped} hand-overs, ${found.refusedPipes} refused for now), each shown once`,
    `out: ${found.replies} replies acknowledged, ${found.letters} letters taken by the mail server, ${found.second} of them a second copy with the same Message-ID`,
    `${found.lostAnswers} calls went unanswered; ${found.errors.length} faults in the log; ${found.wrong.length} wrong`,
    ...found.wrong.slice(0, 40).map((line) => `  WRONG ${line}`),
    ...found.errors.slice(0, 10).map((line) => `  LOG ${line.slice(0, 300)}`),
  ].join("\n");
}

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { kills: { type: "string" }, seed: { type: "string" } } });
  const number = (text) => (text === undefined ? undefined : Number(text));
  const found = await run({ kills: number(values.kills), seed: number(values.seed), say: console.log });
  console.log(summary(found));
  process.exitCode = found.wrong.length ? 1 : 0;
}
