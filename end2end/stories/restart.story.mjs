// A new release: the server comes back with another build, and tabs of the old one load themselves anew at a quiet moment, with
// every word that was written.
import fs from "node:fs/promises";
import path from "node:path";
import { site } from "../desk.mjs";
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import { INES, MARIEKE, composer, goToView, openTicket, replyText, signIn, subjectOf } from "../hands.mjs";

const SUBJECT = "Helmet too small";

test("a stale tab loads itself anew when nobody types, its draft kept", async ({ desk, browsers }) => {
  test.setTimeout(90_000);
  await desk.add(INES);
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "I take size 58." }));
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await openTicket(page, SUBJECT);
  await replyText(page).click();
  await page.keyboard.type("We have it in 58");
  const loads = browsers.loads(page);
  const named = () => page.locator("link[rel=stylesheet]").first().getAttribute("href");
  const before = await named();

  // The same files under another name: another build.
  const next = path.join(desk.folder, "next-site");
  const hash = "0123456789abcdef";
  await fs.cp(site, next, { recursive: true });
  const current = (await fs.readFile(path.join(site, "pkg/current"), "utf8")).trim();
  await fs.cp(path.join(site, "pkg", current), path.join(next, "pkg", hash), { recursive: true });
  await fs.writeFile(path.join(next, "pkg/current"), hash);
  desk.site = next;
  await desk.stop();
  await desk.up();

  // Not under the hand.
  for (let key = 0; key < 7; key += 1) {
    await page.keyboard.type(" x");
    await page.waitForTimeout(1_000);
  }
  expect(browsers.loads(page), "nothing is taken away while somebody types").toBe(loads);
  await expect.poll(() => browsers.loads(page), { timeout: 30_000 }).toBe(loads + 1);
  await expect(subjectOf(page)).toHaveText(SUBJECT);
  await expect.poll(named).toContain(hash);
  expect(await named()).not.toBe(before);
  await expect(replyText(page)).toHaveText(`We have it in 58${" x".repeat(7)}`);
  await expect(composer(page).getByText(/^Draft saved/)).toBeVisible();

  // Once: the new build is the same as the server's.
  await page.waitForTimeout(7_000);
  expect(browsers.loads(page)).toBe(loads + 1);
});

test("an orderly restart is a blink: tabs come back by themselves and hear what they missed", async ({ desk, browsers }) => {
  await desk.add(INES);
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  const loads = browsers.loads(page);
  await desk.stop();
  await expect(page.getByText("Connection lost, your text is kept")).toBeVisible();
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "I take size 58." }));
  await desk.up();
  await expect(page.getByText("Connection lost, your text is kept")).toBeHidden({ timeout: 20_000 });
  await expect(page.getByRole("row", { name: SUBJECT })).toBeVisible();
  expect(browsers.loads(page)).toBe(loads);
});

test("a reply sent while the server is away waits in sight and leaves once", async ({ desk, browsers }) => {
  await desk.add(INES);
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "I take size 58." }));
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await openTicket(page, SUBJECT);
  await replyText(page).click();
  await page.keyboard.type("It is in the post");
  await desk.kill();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Reply not sent yet: it leaves when the connection is back")).toBeVisible();
  await desk.up();
  await expect(page.getByText("Reply not sent yet")).toBeHidden({ timeout: 30_000 });
  await desk.post.take(1);
  await page.waitForTimeout(1_500);
  expect(desk.post.letters).toHaveLength(1);
  await expect(page.locator(".message")).toHaveCount(2);
});
