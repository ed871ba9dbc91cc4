// The story through all storeys: a desk is set up in the browser, a mail becomes a ticket, two agents see it live, one answers, the
// answer leaves, the server dies in the middle, the customer answers back, and nothing is lost.
import { expect, test } from "../story.mjs";
import { letter, newId } from "../letter.mjs";
import {
  BRAM, INES, MARIEKE, awake, commentText, composer, countOf, goTo, goToView, listTitle, message, offline, openTicket, replyText, settings,
  signIn, status, subjectOf, ticketRow, toast,
} from "../hands.mjs";

const SUBJECT = "Lock 1184 does not open";

test("one ticket, from a mail to an answer and back, live in two browsers and through a crash", async ({ desk, browsers }) => {
  test.setTimeout(180_000);

  // The first person comes by the address that the server printed.
  const ines = await browsers.open();
  await ines.goto(desk.firstRun);
  await expect(ines.getByRole("heading", { name: "Set up your desk" })).toBeVisible();
  await ines.getByLabel("Name of the desk").fill("Pédalune support");
  await ines.getByLabel("Your name").fill(INES.name);
  await ines.getByLabel("E-mail address").fill(INES.email);
  await ines.getByLabel("Password", { exact: true }).fill(INES.password);
  await ines.getByRole("button", { name: "Create the desk" }).click();
  await expect(listTitle(ines)).toHaveText("Assigned to me");
  await expect(ines.locator(".sidebar-name")).toHaveText("Pédalune support");
  await awake(ines);

  // A colleague is added in the settings and signs in elsewhere.
  await settings(ines, "People");
  await ines.getByRole("button", { name: "Add a person" }).click();
  const adding = ines.getByRole("dialog", { name: "Add a person" });
  await adding.getByLabel("Name", { exact: true }).fill(BRAM.name);
  await adding.getByLabel("E-mail address").fill(BRAM.email);
  await adding.getByLabel("First password").fill(BRAM.password);
  await adding.getByRole("button", { name: "Add a person" }).click();
  await expect(toast(ines)).toContainText(`${BRAM.name} is added`);
  await expect(ines.getByRole("row", { name: BRAM.name })).toBeVisible();
  await goTo(ines, "Tickets");

  const bram = await browsers.open();
  await signIn(bram, BRAM);
  for (const page of [ines, bram]) {
    await goToView(page, "All open");
    await expect(page.getByText("No ticket is open")).toBeVisible();
  }
  const loads = [ines, bram].map((page) => browsers.loads(page));

  // A real mail by the real pipe is a ticket on both screens.
  const asked = newId();
  await desk.receive(letter({
    from: MARIEKE,
    subject: SUBJECT,
    id: asked,
    text: "Good morning,\n\nI have stood at the station for ten minutes and lock 1184 does not open.\n\nMarieke",
  }));
  for (const page of [ines, bram]) {
    await expect(ticketRow(page, SUBJECT)).toBeVisible();
    await expect(ticketRow(page, SUBJECT)).toContainText(MARIEKE.name);
    await expect(countOf(page, "All open")).toHaveText("1");
    await expect(countOf(page, "Unassigned")).toHaveText("1");
  }

  // Both open it, and each sees that the other is there.
  await openTicket(ines, SUBJECT);
  await expect(message(ines, MARIEKE.name, "message")).toContainText("lock 1184 does not open");
  await expect(status(ines)).toContainText("New");
  await openTicket(bram, SUBJECT);
  await expect(bram.getByRole("list", { name: "Also here" }).getByRole("img", { name: INES.name })).toBeVisible();
  await expect(ines.getByRole("list", { name: "Also here" }).getByRole("img", { name: BRAM.name })).toBeVisible();

  // Inès writes with bold and a list; Bram sees that she does.
  await replyText(ines).click();
  await ines.keyboard.type("Hello Marieke, ");
  await ines.getByRole("button", { name: "Bold" }).click();
  await ines.keyboard.type("we open it from here");
  await ines.getByRole("button", { name: "Bold" }).click();
  await ines.keyboard.type(". Until then:");
  await ines.keyboard.press("Enter");
  await ines.getByRole("button", { name: "List", exact: true }).click();
  await ines.keyboard.type("pull the handle once");
  await ines.keyboard.press("Enter");
  await ines.keyboard.type("wait for the green light");
  await expect(bram.getByText(`${INES.name} is writing a reply`)).toBeVisible();

  // Sent, taken back, and sent again.
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  await expect(toast(ines)).toContainText(`Reply to ${MARIEKE.name} on its way`);
  await expect(message(ines, INES.name, "reply")).toBeVisible();
  await toast(ines).getByRole("button", { name: "Undo" }).click();
  await expect(message(ines, INES.name, "reply")).toHaveCount(0);
  await expect(replyText(ines).locator("b, strong")).toHaveText("we open it from here");
  await expect(replyText(ines).locator("li")).toHaveText(["pull the handle once", "wait for the green light"]);
  await expect(message(bram, INES.name, "reply")).toHaveCount(0);
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message(bram, INES.name, "reply")).toContainText("wait for the green light");
  await expect(message(bram, INES.name, "reply")).toContainText("On its way");

  // It leaves as mail that any program understands, and both see that it did.
  const [answer] = await desk.post.take(1);
  expect(desk.post.letters).toHaveLength(1);
  expect(answer.to).toEqual([MARIEKE.email]);
  expect(answer.ids("In-Reply-To")).toEqual([asked]);
  expect(answer.ids("References")).toContain(asked);
  expect(answer.id).toMatch(/^g\.\w+\.\w+\.[a-z2-7]{16}@pedalune\.example$/);
  expect(answer.header("From")).toContain(INES.name);
  expect(answer.header("From")).toContain("support@pedalune.example");
  expect(answer.header("To")).toContain(MARIEKE.email);
  expect(answer.header("Subject")).toBe(`Re: ${SUBJECT}`);
  expect(answer.header("Reply-To")).toMatch(/support\+t\.\w+\.\w+\.\w+@pedalune\.example/);
  expect(answer.header("Reply-To").match(/[^<\s]+(?=@)/)[0].length).toBeLessThanOrEqual(64);
  expect(answer.header("Auto-Submitted")).toBe("");
  expect(answer.kinds).toEqual(["text/plain", "text/html"]);
  expect(answer.text).toContain("we open it from here");
  expect(answer.text).toContain("wait for the green light");
  expect(answer.html).toMatch(/<(b|strong)>we open it from here<\/\1>/);
  expect(answer.html.match(/<li>/g)).toHaveLength(2);
  for (const page of [ines, bram]) {
    await expect(message(page, INES.name, "reply")).toContainText(/Sent|Handed over/);
    await expect(status(page)).toContainText("Waiting on contact");
    await expect(page.locator("#ticket-owner")).toContainText(INES.name);
  }

  // The server dies. A mail that comes meanwhile is kept, and what is being written stays.
  await desk.kill();
  for (const page of [ines, bram]) await expect(offline(page)).toBeVisible();
  await composer(bram).getByRole("tab", { name: "Comment" }).click();
  await commentText(bram).click();
  await bram.keyboard.type("Third report about this lock: order a new one.");
  const thanked = newId();
  await desk.receive(letter({
    from: MARIEKE,
    subject: `Re: ${SUBJECT}`,
    id: thanked,
    answers: answer.id,
    references: [asked],
    text: "The light stays red.\n\nOn Saturday Inès wrote:\n> pull the handle once\n> wait for the green light",
  }));
  await desk.up();

  // Both browsers come back by themselves, and her answer is on the same ticket.
  for (const page of [ines, bram]) {
    await expect(offline(page)).toBeHidden({ timeout: 20_000 });
    await expect(message(page, MARIEKE.name, "message")).toHaveCount(2);
    await expect(message(page, MARIEKE.name, "message").last()).toContainText("The light stays red");
    await expect(message(page, MARIEKE.name, "message").last().getByText("pull the handle once")).toBeHidden();
    await expect(status(page)).toContainText("Waiting on us");
    await expect(countOf(page, "All open")).toHaveText("1");
  }

  // A comment is for the desk alone.
  await expect(commentText(bram)).toContainText("Third report about this lock");
  await composer(bram).getByRole("button", { name: "Add comment" }).click();
  await expect(message(ines, BRAM.name, "Internal comment")).toContainText("order a new one");
  await expect(status(ines)).toContainText("Waiting on us");

  // Nobody had to load anything anew.
  expect([ines, bram].map((page) => browsers.loads(page))).toEqual(loads);

  // An orderly restart, and pages loaded anew: everything is there, once, in order.
  await desk.restart();
  for (const page of [ines, bram]) {
    await expect(offline(page)).toBeHidden({ timeout: 20_000 });
    await page.reload();
    await expect(subjectOf(page)).toHaveText(SUBJECT);
    const thread = page.locator(".thread .message");
    await expect(thread).toHaveCount(4);
    await expect(thread.nth(0)).toContainText("lock 1184 does not open");
    await expect(thread.nth(1)).toContainText("we open it from here");
    await expect(thread.nth(2)).toContainText("The light stays red");
    await expect(thread.nth(3)).toContainText("order a new one");
    await expect(ticketRow(page, SUBJECT)).toBeVisible();
    await expect(replyText(page)).toHaveText("");
  }
  await ines.waitForTimeout(1_000);
  expect(desk.post.letters, "the comment never left, and the reply left once").toHaveLength(1);
});
