// Figures that need a browser, on the demo desk: one JSON object a line. `cargo xtask bench` runs it against what ships.
import { chromium } from "@playwright/test";
import { Desk } from "./desk.mjs";
import { BRAM, commentText, composer, goToView, signIn } from "./hands.mjs";

const SAMPLES = 30;
const plain = `${process.getuid?.() === 0 ? "--no-sandbox " : ""}--disable-gpu --disable-background-networking --no-first-run`;

const rank = (values, share) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.ceil(values.length * share) - 1)];
const tell = (name, values, bounds) => {
  const whole = (value) => Math.round(value);
  console.log(JSON.stringify({ name: `${name}, p95`, value: whole(rank(values, 0.95)), unit: "ms", ...bounds, samples: values.length }));
  console.log(JSON.stringify({ name: `${name}, p50`, value: whole(rank(values, 0.5)), unit: "ms", samples: values.length }));
};

/** In the page: the instant at which the list can be used, as rows drawn and hands heard. */
const watchList = () => {
  const look = () => {
    const heard = document.querySelector(".toasts")?.matches(":popover-open");
    if (heard && document.querySelector(".ticket-row")) requestAnimationFrame(() => (window.usableAt = performance.now()));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
};

async function navigation(context) {
  const page = await context.newPage();
  await page.addInitScript(watchList);
  const times = [];
  for (let sample = 0; sample < SAMPLES + 2; sample += 1) {
    await page.goto("/views/open");
    const usable = await (await page.waitForFunction(() => window.usableAt)).jsonValue();
    if (sample >= 2) times.push(usable); // the first two fill the browser's caches
  }
  await page.close();
  return times;
}

async function conversation(page) {
  await goToView(page, "All open");
  const times = [];
  const rows = page.locator(".ticket-row");
  for (let sample = 0; sample < SAMPLES + 2; sample += 1) {
    const row = rows.nth(sample % 40);
    await row.scrollIntoViewIfNeeded();
    const painted = page.evaluate(() => new Promise((done) => {
      const old = document.querySelector(".thread .message");
      addEventListener("click", (press) => {
        const wanted = press.target.closest(".ticket-row").querySelector(".ticket-row-subject").textContent;
        const look = () => {
          const there = document.querySelector("#ticket-subject")?.textContent === wanted;
          const message = document.querySelector(".thread .message");
          if (there && message && message !== old) requestAnimationFrame(() => setTimeout(() => done(performance.now() - press.timeStamp)));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    }));
    await row.locator(".ticket-row-subject").click();
    const took = await painted;
    if (sample >= 2) times.push(took);
    await page.waitForTimeout(100);
  }
  return times;
}

/** From the beginning of the transaction (the message's own instant, by the server's clock on this machine) to the paint. */
async function elsewhere(writer, reader) {
  const subject = await writer.locator(".ticket-row-subject").first().textContent();
  for (const page of [writer, reader]) {
    await goToView(page, "All open");
    await page.locator(".ticket-row-subject").first().click();
    await page.waitForFunction((subject) => document.querySelector("#ticket-subject")?.textContent === subject, subject);
  }
  await composer(writer).getByRole("tab", { name: "Comment" }).click();
  const times = [];
  for (let sample = 0; sample < SAMPLES + 2; sample += 1) {
    const mark = `measured ${sample} times`;
    const painted = reader.evaluate((mark) => new Promise((done) => {
      const look = () => {
        const there = [...document.querySelectorAll(".thread .message:nth-last-child(-n+4)")].some((message) => message.textContent.includes(mark));
        if (there) requestAnimationFrame(() => setTimeout(() => done(performance.timeOrigin + performance.now())));
        else requestAnimationFrame(look);
      };
      look();
    }), mark);
    await commentText(writer).click();
    await writer.keyboard.type(mark);
    const [response] = await Promise.all([
      writer.waitForResponse((response) => response.url().endsWith("/api/messages/write")),
      composer(writer).getByRole("button", { name: "Add comment" }).click(),
    ]);
    const { at } = await response.json();
    const took = (await painted) - at;
    if (sample >= 2) times.push(took);
    await writer.waitForTimeout(150);
  }
  return times;
}

const desk = await Desk.start({ demo: 1_000 });
const other = { ...BRAM, email: "second.browser@pedalune.example" };
await desk.add(other);
const browser = await chromium.launch({
  executablePath: process.env.GUICHET_CHROMIUM ?? "/usr/bin/chromium",
  args: (process.env.GUICHET_CHROMIUM_ARGS ?? plain).split(" ").filter(Boolean),
});
try {
  const settings = { baseURL: desk.origin, locale: "en-GB", timezoneId: "Europe/Brussels", viewport: { width: 1440, height: 900 } };
  const [first, second] = [await browser.newContext(settings), await browser.newContext(settings)];
  const [ines, bram] = [await first.newPage(), await second.newPage()];
  await signIn(ines, desk.chief);
  tell("navigation to usable list", await navigation(first), { floor: 800, aim: 400 });
  tell("click to conversation painted", await conversation(ines), { floor: 150, aim: 80 });
  await signIn(bram, other);
  tell("commit to paint in another browser", await elsewhere(ines, bram), { floor: 300, aim: 150 });
} finally {
  await browser.close();
  await desk.close();
}
