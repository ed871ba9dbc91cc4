// The sweep: every page of the route table and every state that hides behind a press, in both themes, in every language and in the
// one that is 40 % longer, on a desk and on a phone. Language and theme change in the open page; nothing is loaded anew.
import { Desk } from "../desk.mjs";
import { Browsers, expect, test } from "../story.mjs";
import { faults, gathered, look, wordsOf } from "../eyes.mjs";
import { fillSignIn, signIn } from "../hands.mjs";
import { addresses, routes } from "../routes.mjs";

const VIEWS = ["mine", "unassigned", "open", "deleted"];
const LANGUAGES = [["en", "English"], ["fr", "Français"], ["nl", "Nederlands"], ["pseudo", "Pseudo"]];
const THEMES = ["light", "dark"];
const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let desk;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  desk = await Desk.start({ demo: 200 });
});
test.afterAll(async () => {
  const complaints = desk?.complaints();
  await desk?.close();
  expect(complaints, "faults in the server's log").toEqual([]);
});

/** Follows a link of the app to an address: the router's way, as any link in the page. */
async function follow(page, path) {
  await page.evaluate((path) => {
    const link = Object.assign(document.createElement("a"), { href: path });
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await settled(page);
}

/** Calls of the server that are not answered yet, a page. */
const flying = new Map();

function count(page) {
  const calls = new Set();
  flying.set(page, calls);
  const landed = (call) => calls.delete(call);
  page.on("request", (call) => call.url().includes("/api/") && calls.add(call)).on("requestfinished", landed).on("requestfailed", landed);
  page.on("load", () => calls.clear()); // what another document asked for concerns this one no more
}

/** Nothing is on its way any more: no answer of the server is awaited, and what came is drawn. */
async function settled(page) {
  const drawn = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  await drawn();
  await expect.poll(() => flying.get(page).size, { intervals: [10] }).toBe(0);
  // The page of all parts shows waiting ones for ever.
  if (!page.url().endsWith("/states")) await expect(page.locator(".skeleton, [aria-busy=true]")).toHaveCount(0);
  await drawn();
}

/** What hides behind a press: how it comes out, and how it goes. */
const STATES = {
  "the composer on Comment": { on: "ticket", out: (page) => page.locator("#composer-tab-comment").click(), back: async (page) => {
    await page.locator("#composer-tab-reply").click();
    await page.locator("#composer-tab-reply").press("Escape"); // on a phone the box is the page until one leaves it
  } },
  "the face Internal": { on: "ticket", out: (page) => page.locator("#ticket-tabs-tab-internal").click() },
  "the face Activities": { on: "ticket", out: (page) => page.locator("#ticket-tabs-tab-activities").click(), back: (page) => page.locator("#ticket-tabs-tab-conversation").click() },
  "the menu of statuses": { on: "ticket", out: (page) => page.locator("#ticket-status").click(), back: escape },
  "the menu of owners": { on: "ticket", out: (page) => page.locator("#ticket-owner").click(), back: escape },
  "the menu of priorities": { on: "ticket", out: (page) => page.locator("#ticket-priority").click(), back: escape },
  "the menu of categories": { on: "ticket", out: (page) => page.locator("#ticket-about").click(), back: escape },
  "the menu of more": { on: "ticket", out: (page) => page.locator("#ticket-more").click(), back: escape },
  "the status after sending": { on: "ticket", wide: true, out: (page) => page.locator("#composer-then").click(), back: escape },
  "the palette on a ticket": { on: "ticket", out: (page) => page.keyboard.press("Control+k"), back: escape },
  "the palette that finds nothing": { on: "list", out: async (page) => {
    await page.keyboard.press("Control+k");
    await page.locator(".palette-input").fill("zzzzqqqq");
    await page.waitForTimeout(400);
  }, back: escape },
  "the key sheet": { on: "list", out: (page) => page.keyboard.press("?"), back: escape },
  "the panel that creates": { on: "list", out: (page) => page.keyboard.press("c"), back: escape },
  "a filter": { on: "list", out: (page) => page.locator("#filter-owner").click(), back: escape },
  "the order": { on: "list", out: (page) => page.locator("#list-sort").click(), back: escape },
  "the account": { on: "list", wide: true, out: (page) => page.locator("#account").click(), back: escape },
  "somebody new": { on: "/settings/people", out: (page) => page.locator(".settings-head button[data-kind=primary]").click(), back: escape },
  "changes not saved": { on: "/settings/preferences", out: (page) => page.locator("#zone").fill("Europe/Par"), back: (page) => page.locator(".savebar button[data-kind=ghost]").click() },
};

async function escape(page) {
  await page.keyboard.press("Escape");
  await expect(page.locator("dialog[open], [popover=auto]:popover-open")).toHaveCount(0);
}

async function choose(page, item) {
  await page.locator("#account").click();
  await item(page.locator("#account-menu")).click();
}

test("every page and state, in each theme and language, on a desk and on a phone", async ({ browser }) => {
  test.setTimeout(600_000);
  const browsers = new Browsers(browser, desk);
  const page = await browsers.open({ viewport: WIDE });
  browsers.excuse(page, 404); // the page for nothing is one of them
  count(page);
  await signIn(page, desk.chief);
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^All open/ }).click();
  await expect(page.locator(".ticket-row").first()).toBeVisible();
  const numbers = await page.locator(".ticket-row-subject").evaluateAll((links) => links.map((link) => /\/tickets\/(\d+)/.exec(link.href)[1]));
  const number = numbers[0];
  const names = await namesOf(page, number);
  const loads = browsers.loads(page);

  const staff = routes.filter(({ who, path }) => who === "staff" && path !== "/" && path !== "/settings" && path !== "/tickets/:number");
  const places = [...staff, ...routes.filter(({ who }) => who === "demo")].flatMap((route) => addresses(route, { views: VIEWS, number }));
  // One ticket is read in one view; the views themselves are all opened.
  const once = places.filter((place) => !/\/tickets\//.test(place) || place.startsWith("/views/open/")).concat("/no/such/page");
  const [list, ticket] = ["/views/open", `/views/open/tickets/${number}`];

  const found = [];
  let looked = 0;
  // axe: everything in English and the long language on both widths, each page in French and Dutch, the colours of the dark.
  const judge = async (where, { language, theme, phone }) => {
    looked += 1;
    const words = { en: "English", fr: "French", nl: "Dutch", pseudo: "pseudo" }[language];
    const note = (lines) => found.push(...lines.map((line) => [`${where}, ${words}, ${theme}, ${phone ? 390 : 1440}`, line]));
    note(await look(page, { names: language === "pseudo" ? names : undefined }));
    const whole = language === "en" || language === "pseudo" || (!phone && where.startsWith("/"));
    if (theme === "light" && whole) note(await faults(page));
    else if (language === "en" && !phone) note(await faults(page, ["color-contrast"]));
  };

  for (const [language, name] of LANGUAGES) {
    for (const theme of THEMES) {
      await page.setViewportSize(WIDE);
      await follow(page, list);
      await choose(page, (menu) => menu.getByText(name, { exact: true }));
      await choose(page, (menu) => menu.locator("[role=menuitemradio]").nth(THEMES.indexOf(theme) + 1));
      await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
      const phones = theme === "light" || language === "en" ? [false, true] : [false];
      for (const phone of phones) {
        await page.setViewportSize(phone ? PHONE : WIDE);
        for (const place of once) {
          await follow(page, place);
          await judge(place, { language, theme, phone });
        }
        if (theme === "dark" && language !== "en") continue; // a state's colours are the same in every language
        for (const [state, { on, out, back, wide }] of Object.entries(STATES)) {
          if (wide && phone) continue;
          const place = on === "list" ? list : on === "ticket" ? ticket : on;
          await follow(page, place);
          try {
            await out(page);
            await page.waitForTimeout(60);
            await judge(state, { language, theme, phone });
            await back?.(page);
          } catch (error) {
            found.push([`${state}, ${name}, ${theme}, ${phone ? 390 : 1440}`, `cannot be reached: ${error.message.split("\n")[0]}`]);
            await page.keyboard.press("Escape");
          }
        }
      }
    }
  }
  const loaded = browsers.loads(page);
  const complaints = browsers.complaints();
  await browsers.close();
  console.log(`  looked at ${looked} screens: ${once.length} pages, ${Object.keys(STATES).length} states`);
  expect(gathered(found), "what a careful eye found").toEqual([]);
  expect(loaded, "language and theme change without a load").toBe(loads);
  expect(complaints, "what the page complained of").toEqual([]);
});

/** Names that people typed: staff, teams, categories, the desk. */
async function namesOf(page, number) {
  const names = new Set(["English", "Français", "Nederlands", "Pseudo", "Guichet"]);
  const gather = async (place, selector) => {
    await follow(page, place);
    for (const text of await page.locator(selector).allTextContents()) names.add(text.trim());
  };
  await gather("/settings/people", ".table .entry-name");
  await gather("/settings/people", ".table td");
  await gather("/settings/teams", ".entries .entry-name");
  await follow(page, `/views/open/tickets/${number}`);
  await page.locator("#ticket-about").click();
  for (const text of await page.locator("#ticket-about-menu [role^=option], #ticket-about-menu [role^=menuitem]").allTextContents()) names.add(text.trim());
  await page.keyboard.press("Escape");
  names.add((await page.locator(".sidebar-name").textContent()).trim());
  for (const words of ["Support", "All tickets", "Super admin", "Admin", "Agent", "No team", "No category", "Never", "Their teams’ tickets", "Only their own tickets"]) names.delete(words);
  return [...names];
}

test("pages for strangers: signing in, the first run, nothing there", async ({ browser }) => {
  test.setTimeout(180_000);
  const fresh = await Desk.start({ flags: ["--demo"] });
  const found = [];
  const complaints = [];
  for (const [home, paths] of [[desk, ["/sign-in", "/no/such/page"]], [fresh, ["/first-run"]]]) {
    const browsers = new Browsers(browser, home);
    const page = await browsers.open({ viewport: WIDE });
    browsers.excuse(page, 404);
    for (const path of paths) {
      for (const [language, name] of LANGUAGES) {
        if (path === "/no/such/page") {
          await page.goto(path);
        } else {
          await page.goto(path);
          await page.getByRole("link", { name, exact: true }).click();
          await expect(page.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "true");
        }
        for (const theme of THEMES) {
          await page.emulateMedia({ colorScheme: theme });
          for (const size of [WIDE, PHONE]) {
            await page.setViewportSize(size);
            const desks = language === "pseudo" ? ["English", "Français", "Nederlands", "Pseudo", "Guichet", "Pédalune support", await page.locator(".session-note").first().textContent()] : undefined;
            const lines = [...(await look(page, { names: desks })), ...(await faults(page))];
            found.push(...lines.map((line) => [`${path}, ${language}, ${theme}, ${size.width}`, line]));
          }
        }
      }
    }
    complaints.push(...browsers.complaints());
    await browsers.close();
  }
  await fresh.close();
  expect(gathered(found)).toEqual([]);
  expect(complaints).toEqual([]);
});

test("each page as served reads like the same page reached by a link", async ({ browser }) => {
  test.setTimeout(240_000);
  const browsers = new Browsers(browser, desk);
  const page = await browsers.open({ viewport: WIDE });
  browsers.excuse(page, 404);
  count(page);
  await page.goto("/");
  await fillSignIn(page, desk.chief);
  await expect(page.locator("#list-heading")).toBeVisible();
  const differ = [];
  for (const name of ["English", "Nederlands"]) {
    await follow(page, "/views/open");
    await choose(page, (menu) => menu.getByText(name, { exact: true }));
    await expect(page.locator(".ticket-row").first()).toBeVisible();
    const number = /\/tickets\/(\d+)/.exec(await page.locator(".ticket-row-subject").first().getAttribute("href"))[1];
    const places = routes.filter(({ who }) => who === "staff" || who === "demo").flatMap((route) => addresses(route, { views: VIEWS, number }));
    await settled(page);
    const bare = await browsers.open({ viewport: WIDE, javaScriptEnabled: false, storageState: await page.context().storageState() });
    browsers.excuse(bare, 404);
    const hydrated = await page.context().newPage();
    count(hydrated);
    browsers.excuse(hydrated, 404);
    for (const place of [...new Set(places), "/no/such/page"]) {
      // Read first: opening a ticket marks it as read everywhere.
      if (place.includes("/tickets/")) await follow(page, place).then(() => page.waitForTimeout(300));
      await bare.goto(place);
      await hydrated.setViewportSize(WIDE);
      await hydrated.goto(place);
      await settled(hydrated);
      await follow(page, "/settings/devices");
      await follow(page, place);
      const [served, woken, followed] = [await wordsOf(bare), await wordsOf(hydrated), await wordsOf(page)];
      const only = (a, b) => a.filter((line) => !b.includes(line)).slice(0, 5);
      for (const [what, a, b] of [["as served and reached by a link", served, followed], ["woken and reached by a link", woken, followed]]) {
        if (JSON.stringify(a) !== JSON.stringify(b)) differ.push({ place, language: name, what, first: only(a, b), second: only(b, a) });
      }
    }
    await hydrated.close();
    await bare.context().close();
  }
  const complaints = browsers.complaints();
  await browsers.close();
  expect(differ).toEqual([]);
  expect(complaints).toEqual([]);
});
