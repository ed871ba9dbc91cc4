// Somebody outside a ticket's team finds it nowhere: not in a list, a count, a page, a frame, a file or the palette. What they may
// not see and what is not there is the same answer, byte for byte.
import { expect, test } from "../story.mjs";
import { letter } from "../letter.mjs";
import {
  CHLOE, INES, JULIEN, MARIEKE, composer, countOf, dialog, goToView, message, openTicket, pick, replyText, settings, signIn, subjectOf,
  ticketRow, toast,
} from "../hands.mjs";

const SECRET = "Brake failed on the bridge";
const PLAIN = "Question about the season card";
const VIEWS = ["Unassigned", "Assigned to me", "My team’s open", "All open", "Sent", "Spam", "All closed"];

async function assign(page, to) {
  await page.locator("#ticket-owner").click();
  await page.getByRole("combobox", { name: "Find a person or team" }).fill(to);
  await page.getByRole("option", { name: to }).click();
  await expect(page.locator("#ticket-owner")).toContainText(to);
}

test("a ticket of another team is nowhere, comes and goes live, and looks like one that is not there", async ({ desk, browsers }) => {
  test.setTimeout(150_000);
  await desk.add({ ...INES, teams: ["Repairs"] });
  await desk.add({ ...CHLOE, view: "team", teams: ["Billing"] });
  await desk.receive(letter({
    from: MARIEKE,
    subject: SECRET,
    text: "I could not stop in time.",
    html: "<p>I could not stop in time.</p><p><img src=\"cid:bridge@mail.example\" alt=\"bridge\"></p>",
    files: [
      { name: "police report.txt", kind: "text/plain", bytes: Buffer.from("the report") },
      { name: "bridge.png", kind: "image/png", id: "bridge@mail.example", bytes: Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64") },
    ],
  }));
  const ines = await browsers.open();
  await signIn(ines, INES);
  await goToView(ines, "All open");
  await openTicket(ines, SECRET);
  await assign(ines, "Repairs");
  await desk.receive(letter({ from: JULIEN, subject: PLAIN, text: "Is it valid in Ostend?" }));
  await expect(ticketRow(ines, PLAIN)).toBeVisible();
  await openTicket(ines, PLAIN);
  await assign(ines, "Billing");
  await openTicket(ines, SECRET);
  const link = ines.url();
  const file = await message(ines, MARIEKE.name, "message").getByRole("link", { name: /police report/ }).getAttribute("href");

  const chloe = await browsers.open();
  await signIn(chloe, CHLOE);
  for (const view of VIEWS) {
    await goToView(chloe, view);
    await expect(chloe.locator("#list")).not.toContainText("Brake");
    await expect(chloe.locator(".sidebar")).not.toContainText("Brake");
  }
  await goToView(chloe, "All open");
  await expect(chloe.locator(".ticket-row")).toHaveCount(1);
  await expect(ticketRow(chloe, PLAIN)).toBeVisible();
  await expect(countOf(chloe, "All open")).toHaveText("1");
  await expect(chloe.locator(".list-count")).toHaveText("1");

  // The palette asks the whole desk, and finds nothing of it.
  for (const words of ["Brake", "bridge", "Marieke", "1"]) {
    await chloe.keyboard.press("Control+k");
    const finder = dialog(chloe, "Search and commands");
    await finder.getByRole("combobox").fill(words);
    await chloe.waitForTimeout(600);
    await expect(finder).not.toContainText(SECRET);
    await chloe.keyboard.press("Escape");
    await expect(finder).toBeHidden();
  }

  // Its address and the address of a file of it answer as if there were none.
  browsers.excuse(chloe, 404);
  await openTicket(chloe, PLAIN);
  await chloe.goto(link);
  await expect(chloe.getByText("This ticket does not exist, or you may not see it")).toBeVisible();
  const forbidden = await chloe.locator("#ticket").innerText();
  await chloe.goto(link.replace(/tickets\/\d+/, "tickets/4711"));
  await expect(chloe.getByText("This ticket does not exist, or you may not see it")).toBeVisible();
  expect(await chloe.locator("#ticket").innerText()).toBe(forbidden);
  const answer = async (where) => {
    const response = await chloe.goto(where);
    const { date, ...headers } = response.headers();
    return { status: response.status(), headers, body: await response.text() };
  };
  const known = await answer(file);
  const unknown = await answer(file.replace(/files\/\d+/, "files/4711"));
  expect(known.status).toBe(404);
  expect(known).toEqual(unknown);
  for (const path of ["/messages/1/frame", "/messages/1/inline/bridge@mail.example"]) {
    expect(await answer(path)).toEqual(await answer(path.replace("/1/", "/4711/")));
  }
  await chloe.goto("/");
  await goToView(chloe, "All open");

  // News of it do not reach her either: not a row, not a count, not a word.
  await replyText(ines).click();
  await ines.keyboard.type("We take the bike off the road");
  await ines.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message(ines, INES.name, "reply")).toBeVisible();
  await desk.receive(letter({ from: MARIEKE, subject: SECRET, text: "It happened again." }));
  await expect(countOf(ines, "All open")).toHaveText("3");
  await expect(chloe.locator(".ticket-row")).toHaveCount(1);
  await expect(countOf(chloe, "All open")).toHaveText("1");

  // Given to her team it comes by itself; taken away it leaves by itself, also from under her eyes.
  await assign(ines, "Billing");
  await expect(ticketRow(chloe, SECRET)).toBeVisible();
  await expect(countOf(chloe, "All open")).toHaveText("2");
  await openTicket(chloe, SECRET);
  await composer(chloe).getByRole("tab", { name: "Comment" }).click();
  await chloe.getByRole("textbox", { name: "Text of the internal comment" }).click();
  await chloe.keyboard.type("Who pays for this");
  await assign(ines, "Repairs");
  await expect(chloe.getByText("You may no longer see this ticket")).toBeVisible();
  await expect(subjectOf(chloe)).toHaveCount(0);
  await expect(ticketRow(chloe, SECRET)).toHaveCount(0);
  await expect(countOf(chloe, "All open")).toHaveText("1");
});

test("pages of the settings that a role has no right to are not there for it", async ({ desk, browsers }) => {
  await desk.add(INES);
  await desk.add(CHLOE);
  const chloe = await browsers.open();
  await signIn(chloe, CHLOE);
  await settings(chloe, "Preferences");
  const links = chloe.getByRole("navigation", { name: "Settings" }).getByRole("link");
  await expect(links).toHaveText(["Preferences", "Devices and password"]);
  browsers.excuse(chloe, 404);
  const nothing = await (await chloe.goto("/settings/no-such-page")).status();
  for (const page of ["people", "teams", "mail", "desk"]) {
    const response = await chloe.goto(`/settings/${page}`);
    expect(response.status()).toBe(nothing);
    await expect(chloe.getByRole("heading", { name: "Page not found" })).toBeVisible();
  }
});

test("what a person may see changes in their open browser when it is changed for them", async ({ desk, browsers }) => {
  await desk.add({ ...INES, teams: ["Repairs"] });
  await desk.add({ ...CHLOE, teams: ["Billing"] });
  await desk.receive(letter({ from: MARIEKE, subject: SECRET, text: "I could not stop in time." }));
  const [ines, chloe] = [await browsers.open(), await browsers.open()];
  await signIn(chloe, CHLOE);
  await goToView(chloe, "All open");
  await openTicket(chloe, SECRET);
  await signIn(ines, INES);
  await goToView(ines, "All open");
  await openTicket(ines, SECRET);
  await assign(ines, INES.name);

  browsers.excuse(chloe, 404); // the ticket that is open is asked for once more, and is not there
  const sees = async (words) => {
    await settings(ines, "People");
    await ines.getByRole("button", { name: `Change ${CHLOE.name}` }).click();
    const changing = dialog(ines, `Change ${CHLOE.name}`);
    await changing.getByLabel("Sees").selectOption({ label: words });
    await changing.getByRole("button", { name: "Save" }).click();
    await expect(toast(ines)).toContainText("Saved");
  };
  await sees("Only their own tickets");
  await expect(ticketRow(chloe, SECRET)).toHaveCount(0);
  await expect(countOf(chloe, "All open")).toHaveText("");
  await expect(message(chloe, MARIEKE.name, "message")).toHaveCount(0);
  await sees("All tickets");
  await expect(countOf(chloe, "All open")).toHaveText("1");
  await goToView(chloe, "All open");
  await expect(ticketRow(chloe, SECRET)).toBeVisible();
  await pick(chloe, chloe.getByRole("group", { name: "Quick filters" }).getByRole("button", { name: "Owner" }), INES.name);
  await expect(ticketRow(chloe, SECRET)).toBeVisible();
});
