// The address is the state of the list: filters, order and the open ticket survive a reload, a link sent to a colleague, back and
// forward. Counts are exact, and nothing moves under a hand.
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import { BRAM, INES, JULIEN, MARIEKE, countOf, goToView, listTitle, openTicket, pick, signIn, subjectOf, ticketRow } from "../hands.mjs";

const MAILS = [
  [MARIEKE, "Tyre is flat"],
  [JULIEN, "Saddle too high"],
  [MARIEKE, "Invoice for May"],
];
const rows = (page) => page.locator(".ticket-row");

test.beforeEach(async ({ desk, browsers }) => {
  for (const person of [INES, BRAM]) await desk.add(person);
  for (const [from, subject] of MAILS) await desk.receive(letter({ from, subject, text: subject }));
});

test("quick filters and the order are the address, for a reload and for a colleague", async ({ browsers }) => {
  test.setTimeout(120_000);
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await expect(rows(page)).toHaveCount(3);
  for (const [subject, priority] of [["Tyre is flat", "Urgent"], ["Invoice for May", "Low"]]) {
    await openTicket(page, subject);
    await pick(page, page.locator("#ticket-priority"), priority);
    await expect(page.locator("#ticket-priority")).toContainText(priority);
  }
  await goToView(page, "Unassigned");
  await goToView(page, "All open");

  const filter = (name) => page.getByRole("group", { name: "Quick filters" }).getByRole("button", { name });
  await pick(page, filter("Priority"), "Urgent");
  await expect(rows(page)).toHaveCount(1);
  await expect(ticketRow(page, "Tyre is flat")).toBeVisible();
  await expect(page).toHaveURL(/\/views\/open\?priority=urgent$/);
  await expect(page.locator(".list-count")).toHaveText("1");
  await expect(countOf(page, "All open"), "the side bar counts the view, not the filter").toHaveText("3");
  await pick(page, filter("Urgent"), "Low");
  await expect(rows(page)).toHaveCount(2);
  await expect(filter("Priority: 2")).toBeVisible();

  // The order is part of it, and the ticket stays open beside it.
  await openTicket(page, "Invoice for May");
  await pick(page, page.getByRole("button", { name: /Newest first/ }), "Most urgent");
  await expect(rows(page).first()).toContainText("Tyre is flat");
  await expect(subjectOf(page)).toHaveText("Invoice for May");
  const address = page.url();
  expect(address).toMatch(/\/views\/open\/tickets\/\d+\?priority=(urgent,low|low,urgent)&sort=priority$/);
  await page.reload();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("Tyre is flat");
  await expect(subjectOf(page)).toHaveText("Invoice for May");

  // The same address is the same list for a colleague, sign-in between.
  const colleague = await browsers.open();
  await colleague.goto(address);
  await colleague.getByLabel("E-mail address").fill(BRAM.email);
  await colleague.getByLabel("Password", { exact: true }).fill(BRAM.password);
  await colleague.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(subjectOf(colleague)).toHaveText("Invoice for May");
  await expect(rows(colleague)).toHaveCount(2);
  expect(colleague.url()).toBe(address);

  // A row that no longer fits leaves; an empty filter says so and offers the way out.
  await pick(colleague, colleague.locator("#ticket-priority"), "High");
  await expect(ticketRow(page, "Invoice for May")).toHaveCount(0);
  await pick(page, filter("Priority: 2"), "Urgent");
  await expect(page.getByText("No ticket fits these filters")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(rows(page)).toHaveCount(3);
  await expect(page).not.toHaveURL(/priority=urgent/);
});

test("back and forward lead through views and tickets as they were", async ({ browsers }) => {
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await openTicket(page, "Tyre is flat");
  await openTicket(page, "Saddle too high");
  await goToView(page, "Unassigned");
  await goToView(page, "All closed");
  const loads = browsers.loads(page);
  await page.goBack();
  await expect(listTitle(page)).toHaveText("Unassigned");
  await expect(rows(page)).toHaveCount(3);
  await page.goBack();
  await expect(listTitle(page)).toHaveText("All open");
  await expect(subjectOf(page)).toHaveText("Saddle too high");
  await page.goBack();
  await expect(subjectOf(page)).toHaveText("Tyre is flat");
  await page.goBack();
  await expect(subjectOf(page)).toHaveCount(0);
  await page.goForward();
  await expect(subjectOf(page)).toHaveText("Tyre is flat");
  await expect(page).toHaveTitle(/^Tyre is flat · #\d+ · /);
  expect(browsers.loads(page), "no step loads the page anew").toBe(loads);
});

test("what arrives under a hand waits behind its number", async ({ desk, browsers }) => {
  const page = await browsers.open();
  await signIn(page, INES);
  await goToView(page, "All open");
  await expect(rows(page)).toHaveCount(3);
  await rows(page).nth(1).hover();
  const before = await rows(page).nth(1).boundingBox();
  await desk.receive(letter({ from: JULIEN, subject: "Key broke off", text: "In the lock." }));
  await expect(page.getByRole("button", { name: "1 new" })).toBeVisible();
  await expect(page.locator(".list-count")).toHaveText("4");
  expect(await rows(page).nth(1).textContent()).toBeTruthy();
  const after = await rows(page).nth(1).boundingBox();
  expect(Math.abs(after.y - before.y), "the row under the hand stands still").toBeLessThan(1);
  await page.getByRole("button", { name: "1 new" }).click();
  await expect(rows(page)).toHaveCount(4);
  await expect(rows(page).first()).toContainText("Key broke off");
});
