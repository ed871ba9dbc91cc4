// The head of a ticket and a ticket by hand: every change is seen elsewhere at once, is said, and can be taken back.
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import {
  BRAM, INES, JULIEN, MARIEKE, countOf, dialog, goToView, listTitle, message, openTicket, pick, replyText, signIn, status, subjectOf,
  ticketRow, toast, undoAfter,
} from "../hands.mjs";

test.beforeEach(async ({ desk }) => {
  await desk.add({ ...INES, teams: ["Repairs"] });
  await desk.add({ ...BRAM, teams: ["Billing"] });
});

test("the menus of the head change the ticket everywhere, and each change can be taken back", async ({ desk, browsers }) => {
  test.setTimeout(120_000);
  const subject = "Bike 77 has no light";
  await desk.receive(letter({ from: JULIEN, subject, text: "It stands at the harbour." }));
  const [ines, bram] = [await browsers.open(), await browsers.open()];
  for (const [page, person] of [[ines, INES], [bram, BRAM]]) {
    await signIn(page, person);
    await goToView(page, "All open");
    await openTicket(page, subject);
  }
  const owner = (page) => page.locator("#ticket-owner");
  const priority = (page) => page.locator("#ticket-priority");
  const undo = (page) => toast(page).getByRole("button", { name: "Undo" }).click();

  await pick(ines, priority(ines), "Urgent");
  await expect(toast(ines)).toContainText("Priority is now Urgent");
  await expect(priority(bram)).toContainText("Urgent");
  await expect(ticketRow(bram, subject).getByText("Urgent")).toBeAttached();
  await undo(ines);
  await expect(toast(ines)).toContainText("Undone");
  for (const page of [ines, bram]) await expect(priority(page)).toContainText("No priority");

  await owner(ines).click();
  await ines.getByRole("combobox", { name: "Find a person or team" }).fill("bram");
  await ines.getByRole("option", { name: BRAM.name }).click();
  await expect(toast(ines)).toContainText(`Assigned to ${BRAM.name}`);
  await expect(owner(bram)).toContainText(BRAM.name);
  await expect(countOf(bram, "Assigned to me")).toHaveText("1");
  await expect(countOf(bram, "My team’s open")).toHaveText("1");
  await expect(countOf(ines, "Unassigned")).toHaveText("");
  await undo(ines);
  await expect(owner(bram)).toContainText("Unassigned");
  await expect(countOf(bram, "Assigned to me")).toHaveText("");

  await owner(ines).click();
  await ines.getByRole("option", { name: "Repairs" }).click();
  await expect(owner(bram)).toContainText("Repairs");
  await expect(countOf(ines, "My team’s open")).toHaveText("1");
  await expect(countOf(bram, "Unassigned")).toHaveText("1");
  await owner(ines).click();
  await ines.getByRole("option", { name: "Assign to me" }).click();
  await expect(owner(bram)).toContainText(INES.name);

  await pick(ines, status(ines), "Closed");
  await expect(status(bram)).toContainText("Closed");
  await expect(ticketRow(bram, subject)).toHaveCount(0);
  await expect(countOf(bram, "All open")).toHaveText("");
  await ines.keyboard.press("z");
  await expect(ticketRow(bram, subject)).toBeVisible();
  await expect(countOf(bram, "All open")).toHaveText("1");

  // Renamed where it stands.
  await ines.getByRole("button", { name: "More actions" }).click();
  await ines.getByRole("menuitem", { name: "Rename" }).click();
  await ines.getByRole("textbox", { name: "Subject" }).fill("Bike 77 has no light at the back");
  await ines.keyboard.press("Enter");
  await expect(subjectOf(bram)).toHaveText("Bike 77 has no light at the back");
  await expect(ticketRow(bram, "at the back")).toBeVisible();
  await undo(ines);
  await expect(subjectOf(bram)).toHaveText(subject);

  // Spam leaves the list of open tickets, and comes back; so does what an admin deletes.
  await ines.getByRole("button", { name: "More actions" }).click();
  await ines.getByRole("menuitem", { name: "Mark as spam" }).click();
  await expect(bram.getByText("This ticket is marked as spam")).toBeVisible();
  await expect(countOf(bram, "Spam")).toHaveText("1");
  await bram.getByRole("button", { name: "Not spam" }).click();
  await expect(ines.getByText("This ticket is marked as spam")).toBeHidden();
  await expect(countOf(ines, "All open")).toHaveText("1");
  await expect(bram.getByRole("navigation", { name: "Views" }).getByRole("link", { name: /^Deleted/ })).toHaveCount(0);
  await ines.getByRole("button", { name: "More actions" }).click();
  await ines.getByRole("menuitem", { name: "Delete" }).click();
  await expect(countOf(ines, "Deleted")).toHaveText("1");
  await expect(ines.getByText("This ticket is deleted")).toBeVisible();
  await ines.getByRole("button", { name: "Restore" }).click();
  await expect(countOf(ines, "All open")).toHaveText("1");

  // What happened is told, the undone with it.
  await ines.getByRole("tab", { name: "Activities" }).click();
  const told = ines.getByRole("tabpanel", { name: "Activities" });
  await expect(told).toContainText(`${JULIEN.name} opened the ticket by e-mail`);
  await expect(told).toContainText(`${INES.name} set the priority to Urgent`);
  await expect(told).toContainText(`${INES.name} deleted the ticket`);
  await expect(told).toContainText("as an undo");
});

test("a ticket by hand for somebody new, and the first mail leaves from it", async ({ desk, browsers }) => {
  const [ines, bram] = [await browsers.open(), await browsers.open()];
  await signIn(bram, BRAM);
  await goToView(bram, "All open");
  await signIn(ines, INES);
  await undoAfter(ines, "Not, send at once");
  await goToView(ines, "All open");
  await ines.keyboard.press("c");
  const form = dialog(ines, "Create ticket");
  await expect(form).toBeVisible();

  // Nothing entered is said, not done.
  browsers.excuse(ines, 422);
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await expect(form.getByText("There is a problem")).toBeVisible();
  await expect(form.getByRole("link", { name: "Enter a value" })).toBeVisible();

  await form.getByLabel("Ticket name").fill("Called about a lost helmet");
  await form.getByRole("combobox", { name: "Contact" }).fill(MARIEKE.email);
  await form.getByRole("option", { name: `New contact ${MARIEKE.email}` }).click();
  await form.getByLabel("Name of the new contact").fill(MARIEKE.name);
  await form.getByLabel("Priority").selectOption("High");
  await form.getByLabel("First internal comment").fill("She lost it on line 4");
  await form.getByRole("button", { name: "Create", exact: true }).click();
  await expect(toast(ines)).toContainText("Ticket #1 created");
  await expect(subjectOf(ines)).toHaveText("Called about a lost helmet");
  await expect(message(ines, INES.name, "Internal comment")).toContainText("line 4");
  await expect(ines.getByRole("complementary", { name: "Facts" })).toContainText(MARIEKE.email);
  await expect(ticketRow(bram, "Called about a lost helmet")).toContainText(MARIEKE.name);

  await replyText(ines).click();
  await ines.keyboard.type("We found your helmet");
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  const [sent] = await desk.post.take(1);
  expect(sent.to).toEqual([MARIEKE.email]);
  expect(sent.header("In-Reply-To")).toBe("");
  expect(sent.text).toContain("We found your helmet");
  expect(sent.text).not.toContain("line 4");

  // Her answer knows where it belongs.
  await desk.receive(letter({ from: MARIEKE, subject: "Wonderful", answers: sent.id, text: "I come by on Friday." }));
  await expect(message(ines, MARIEKE.name, "message")).toContainText("Friday");
  await expect(countOf(bram, "All open")).toHaveText("1");

  // The address is known now.
  await goToView(ines, "All closed");
  await ines.keyboard.press("c");
  await form.getByRole("combobox", { name: "Contact" }).fill("marieke");
  await expect(form.getByRole("option", { name: MARIEKE.email })).toBeVisible();
  await ines.keyboard.press("Escape");
  await form.getByRole("button", { name: "Cancel" }).click();
  await expect(form).toBeHidden();
  await expect(listTitle(ines)).toHaveText("All closed");
});
