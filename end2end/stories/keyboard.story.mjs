// A day without a mouse: sign in, find, read, answer, assign, close, take back, look up a key. After every step the next key has
// one visible place to act on.
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import {
  BRAM, INES, JULIEN, MARIEKE, awake, dialog, listTitle, message, replyText, status, subjectOf, tabTo, ticketRow, toast,
} from "../hands.mjs";

const SUBJECTS = ["Refund for Tuesday", "Bell is missing", "Charged twice for one ride"];

test("a day on the keyboard alone", async ({ desk, browsers }) => {
  test.setTimeout(120_000);
  for (const person of [INES, BRAM]) await desk.add(person);
  const from = [MARIEKE, JULIEN, MARIEKE];
  for (const [at, subject] of SUBJECTS.entries()) {
    await desk.receive(letter({ from: from[at], subject, text: `About: ${subject.toLowerCase()}.` }));
  }
  const page = await browsers.open();
  const keys = page.keyboard;
  const focusSeen = () => expect.poll(() => page.evaluate(() => document.activeElement?.matches(":focus-visible"))).toBe(true);
  const focused = (locator) => expect(locator).toBeFocused();

  await page.goto("/");
  await tabTo(page, page.getByLabel("E-mail address"));
  await keys.type(INES.email);
  await tabTo(page, page.getByLabel("Password", { exact: true }));
  await keys.type(INES.password);
  await keys.press("Enter");
  await expect(listTitle(page)).toHaveText("Assigned to me");
  await awake(page);

  // G O: the list of all open tickets; F6 goes from pane to pane, J and K from row to row.
  await keys.press("g");
  await keys.press("o");
  await expect(listTitle(page)).toHaveText("All open");
  await expect(page.locator(".ticket-row")).toHaveCount(3);
  const subjects = await page.locator(".ticket-row-subject").allTextContents();
  for (let pane = 0; pane < 4 && !(await page.locator(".ticket-row:focus").count()); pane += 1) await keys.press("F6");
  await focused(ticketRow(page, subjects[0]));
  await focusSeen();
  await keys.press("j");
  await focused(ticketRow(page, subjects[1]));
  await keys.press("ArrowDown");
  await focused(ticketRow(page, subjects[2]));
  await keys.press("k");
  await focused(ticketRow(page, subjects[1]));
  await keys.press("End");
  await focused(ticketRow(page, subjects[2]));
  await keys.press("Home");
  await focused(ticketRow(page, subjects[0]));
  await focusSeen();

  // Enter opens and the subject has the focus; J and K go on from there; Esc leads back to the row.
  await keys.press("Enter");
  await expect(subjectOf(page)).toHaveText(subjects[0]);
  await focused(subjectOf(page));
  await keys.press("j");
  await expect(subjectOf(page)).toHaveText(subjects[1]);
  await focused(subjectOf(page));
  await keys.press("k");
  await expect(subjectOf(page)).toHaveText(subjects[0]);
  await keys.press("Escape");
  await focused(ticketRow(page, subjects[0]));
  await keys.press("Enter");
  await focused(subjectOf(page));

  // R writes, Ctrl+Enter sends, Esc leaves the box, Z takes back what was sent.
  await keys.press("r");
  await focused(replyText(page));
  await keys.type("We look into it today");
  await keys.press("Control+b");
  await keys.type(" without fail");
  await keys.press("Control+Enter");
  await expect(toast(page)).toContainText("on its way");
  await expect(message(page, INES.name, "reply")).toContainText("today without fail");
  await keys.press("Escape");
  await keys.press("z");
  await expect(message(page, INES.name, "reply")).toHaveCount(0);
  await expect(replyText(page)).toContainText("We look into it today without fail");
  await keys.press("r");
  await focused(replyText(page));
  await keys.press("Control+Enter");
  await expect(message(page, INES.name, "reply")).toBeVisible();
  await keys.press("Escape");
  await focusSeen();

  // A assigns, P and S set, each in a menu that owns the keyboard while it is open.
  await keys.press("a");
  await focused(page.getByRole("combobox", { name: "Find a person or team" }));
  await keys.type("bram");
  await expect(page.getByRole("option", { name: BRAM.name })).toBeVisible();
  await keys.press("Enter");
  await expect(page.locator("#ticket-owner")).toContainText(BRAM.name);
  await expect(toast(page)).toContainText(`Assigned to ${BRAM.name}`);
  await keys.press("p");
  await focused(page.getByRole("menuitemradio", { name: "No priority" }));
  await keys.press("Home");
  await focused(page.getByRole("menuitemradio", { name: "Urgent" }));
  await focusSeen();
  await keys.press("Enter");
  await expect(page.locator("#ticket-priority")).toContainText("Urgent");
  await keys.press("s");
  await focused(page.getByRole("menuitemradio", { name: "Waiting on contact" }));
  await keys.type("ne");
  await focused(page.getByRole("menuitemradio", { name: "New" }));
  await keys.press("Escape");
  await expect(page.getByRole("menuitemradio", { name: "New" })).toBeHidden();
  await focusSeen();
  await page.waitForTimeout(700); // another word: its letters do not follow the ones before
  await keys.press("s");
  await focused(page.getByRole("menuitemradio", { name: "Waiting on contact" }));
  await keys.type("cl");
  await focused(page.getByRole("menuitemradio", { name: "Closed" }));
  await keys.press("Enter");
  await expect(status(page)).toContainText("Closed");
  await expect(ticketRow(page, subjects[0])).toHaveCount(0);
  await keys.press("z");
  await expect(toast(page)).toContainText("Undone");
  await expect(status(page)).not.toContainText("Closed");
  await expect(ticketRow(page, subjects[0])).toBeVisible();

  // Ctrl+K finds a view, a ticket and a command; ? shows every key.
  await keys.press("Control+k");
  await focused(dialog(page, "Search and commands").getByRole("combobox"));
  await keys.type("All closed");
  await keys.press("Enter");
  await expect(listTitle(page)).toHaveText("All closed");
  await keys.press("/");
  await focused(dialog(page, "Search and commands").getByRole("combobox"));
  await keys.type(subjects[2].slice(0, 8));
  await expect(dialog(page, "Search and commands").getByRole("option", { name: subjects[2] })).toBeVisible();
  await keys.press("Enter");
  await expect(subjectOf(page)).toHaveText(subjects[2]);
  await focused(subjectOf(page));
  await keys.press("?");
  const sheet = dialog(page, "Keyboard shortcuts");
  await expect(sheet).toBeVisible();
  for (const words of ["Next ticket", "Reply", "Add internal comment", "Close ticket", "Undo the last change"]) {
    await expect(sheet.getByText(words, { exact: true }).first()).toBeVisible();
  }
  await keys.press("Escape");
  await expect(sheet).toBeHidden();
  await focused(subjectOf(page));

  // Typing is never a command.
  await keys.press("n");
  await keys.type("a s p e j k z ?");
  await expect(page.getByRole("textbox", { name: "Text of the internal comment" })).toHaveText("a s p e j k z ?");
  await expect(subjectOf(page)).toHaveText(subjects[2]);
});
