// A phone: one pane at a time, the list, the ticket, the reply; nothing scrolls sideways and every target is large enough.
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import { INES, MARIEKE, composer, dialog, listTitle, message, replyText, signIn, subjectOf, ticketRow } from "../hands.mjs";

const SUBJECT = "Ons abonnement loopt af en de vernieuwing is nog altijd niet aangekomen";

test("list, ticket and reply on 390 pixels", async ({ desk, browsers }) => {
  await desk.add(INES);
  await desk.receive(letter({ from: MARIEKE, subject: SUBJECT, text: "Kunt u dat nakijken?\n\nhttps://pedalune.example/a/very/long/address/that/has/no/place/to/break/0123456789012345678901234567890123456789" }));
  const page = await browsers.open({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  await signIn(page, INES);
  expect(await wide()).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Show or hide views" }).first().tap();
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^All open/ }).tap();
  await expect(listTitle(page)).toHaveText("All open");
  await expect(page.getByRole("navigation", { name: "Views" })).toBeHidden();
  await expect(ticketRow(page, SUBJECT)).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(0);
  const bar = page.getByRole("navigation", { name: "Places" }).filter({ visible: true });
  for (const item of await bar.locator(".phonebar-item").filter({ visible: true }).all()) {
    const box = await item.boundingBox();
    expect(Math.min(box.width, box.height), await item.innerText()).toBeGreaterThanOrEqual(44);
  }

  await ticketRow(page, SUBJECT).tap();
  await expect(subjectOf(page)).toHaveText(SUBJECT);
  await expect(listTitle(page)).toBeHidden();
  await expect(message(page, MARIEKE.name, "message")).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(0);
  const cut = await subjectOf(page).evaluate((heading) => heading.scrollWidth > heading.clientWidth + 1 || heading.scrollHeight > heading.clientHeight + 1);
  expect(cut, "the subject wraps and is never cut").toBe(false);

  // The composer grows to the page while it is written in.
  await replyText(page).tap();
  await expect(composer(page)).toHaveAttribute("data-size", "sheet");
  await page.keyboard.type("We kijken het na");
  expect(await wide()).toBeLessThanOrEqual(0);
  const send = page.getByRole("button", { name: "Send", exact: true });
  expect((await send.boundingBox()).height).toBeGreaterThanOrEqual(44);
  await send.tap();
  await expect(message(page, INES.name, "reply")).toContainText("We kijken het na");
  const [sent] = await desk.post.take(1);
  expect(sent.text).toContain("We kijken het na");

  // Facts come over the ticket; back leads to the list; a ticket by hand and the rest are at the foot.
  await page.getByRole("button", { name: "Facts about the ticket" }).tap();
  await expect(page.getByRole("complementary", { name: "Facts" })).toContainText(MARIEKE.email);
  expect(await wide()).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Facts about the ticket" }).or(page.getByRole("button", { name: "Close", exact: true })).filter({ visible: true }).first().tap();
  await page.getByRole("link", { name: "Back to the list" }).tap();
  await expect(listTitle(page)).toHaveText("All open");
  await bar.getByRole("button", { name: "New" }).tap();
  await expect(dialog(page, "Create ticket")).toBeVisible();
  expect(await wide()).toBeLessThanOrEqual(0);
  await dialog(page, "Create ticket").getByRole("button", { name: "Cancel" }).tap();
  await bar.getByRole("button", { name: "More" }).tap();
  await page.getByRole("link", { name: "Preferences" }).filter({ visible: true }).tap();
  await expect(page.locator("#settings-heading")).toHaveText("Preferences");
  expect(await wide()).toBeLessThanOrEqual(0);
});
