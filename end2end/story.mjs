// What every story begins with: a desk, and browsers that are listened to. A story fails on any word of ours in the console, any
// uncaught error, any breach of a page's policy, any answer of 500 and above, and any fault in the server's log.
//
// `test.use({ given: { smtp: false } })` says what the desk is started with (desk.mjs).
import { test as base, expect } from "@playwright/test";
import { Desk } from "./desk.mjs";

export { expect };

/** What Chromium says by itself when a server is away; believed only while it was. */
const AWAY = /ERR_CONNECTION_(REFUSED|RESET|CLOSED)|ERR_EMPTY_RESPONSE|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_SOCKET_NOT_CONNECTED|WebSocket connection to/;
const REFUSED = /^Failed to load resource: the server responded with a status of (4\d\d)/;

/** Everything that one page said. */
class Ear {
  complaints = [];
  loads = 0;
  #excused = new Set();

  constructor(page, desk) {
    page.on("console", (message) => {
      // Where script is off (or the machine is slow) what was fetched ahead is not used in time: a remark, no fault.
      if (message.text().includes("was preloaded using link preload but not used")) return;
      if (!["error", "warning", "assert"].includes(message.type())) return;
      const text = message.text();
      const status = Number(REFUSED.exec(text)?.[1]);
      if (status && this.#excused.has(status)) return;
      if (AWAY.test(text) && desk.wasDown(Date.now())) return;
      this.complaints.push(`console ${message.type()}: ${text} (${message.location().url})`);
    });
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.stack ?? error}`));
    page.on("response", (response) => {
      if (response.status() >= 500) this.complaints.push(`${response.status()} ${response.request().method()} ${response.url()}`);
    });
    page.on("crash", () => this.complaints.push("the page crashed"));
    page.on("load", () => (this.loads += 1));
  }

  /** From here on a refusal with one of these statuses is the point of the story. */
  excuse(...statuses) {
    for (const status of statuses) this.#excused.add(status);
  }
}

/** Browsers of people: each its own context, each listened to. */
export class Browsers {
  #browser;
  #desk;
  #contexts = [];
  #ears = new Map();

  constructor(browser, desk) {
    this.#browser = browser;
    this.#desk = desk;
  }

  /** Somebody's own browser, on an empty page. */
  async open(settings = {}) {
    const context = await this.#browser.newContext({ baseURL: this.#desk.origin, locale: "en-GB", timezoneId: "Europe/Brussels", ...settings });
    this.#contexts.push(context);
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (breach) => {
        console.error(`policy breached: ${breach.violatedDirective} by ${breach.blockedURI || "inline"} at ${breach.sourceFile}:${breach.lineNumber}`);
      });
    });
    context.on("page", (page) => this.#ears.set(page, new Ear(page, this.#desk)));
    const page = await context.newPage();
    if (!this.#ears.has(page)) this.#ears.set(page, new Ear(page, this.#desk));
    return page;
  }

  ear(page) {
    return this.#ears.get(page);
  }

  /** Refusals with these statuses are the point of the story. */
  excuse(page, ...statuses) {
    this.ear(page).excuse(...statuses);
  }

  /** How often the page was loaded: what is live changes without. */
  loads(page) {
    return this.ear(page).loads;
  }

  complaints() {
    return [...this.#ears.values()].flatMap((ear) => ear.complaints);
  }

  async close() {
    for (const context of this.#contexts) await context.close();
  }
}

export const test = base.extend({
  given: [{}, { option: true }],

  desk: async ({ given }, use, info) => {
    const desk = await Desk.start(given);
    await use(desk);
    const complaints = desk.complaints();
    if (info.status !== "passed") await info.attach("server log", { body: desk.log.map((line) => JSON.stringify(line)).join("\n") });
    await desk.close();
    expect(complaints, "faults in the server's log").toEqual([]);
  },

  browsers: async ({ browser, desk }, use) => {
    const browsers = new Browsers(browser, desk);
    await use(browsers);
    const complaints = browsers.complaints();
    await browsers.close();
    expect(complaints, "what the pages complained of").toEqual([]);
  },
});
