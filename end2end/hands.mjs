// What hands do and eyes look for, in the words that stand on screen (English). Only what can be seen is pressed; nothing is
// called behind the page's back.
import { expect } from "@playwright/test";

/** The people of the stories: staff of Pédalune, and one who writes to them. */
export const INES = { name: "Inès Vermeulen", email: "ines@pedalune.example", password: "zes blauwe fietsen", role: "super-admin" };
export const BRAM = { name: "Bram Jacobs", email: "bram@pedalune.example", password: "vier rode bellen", role: "agent" };
export const CHLOE = { name: "Chloé Renard", email: "chloe@pedalune.example", password: "sept vélos jaunes", role: "agent" };
export const MARIEKE = { name: "Marieke Claes", email: "marieke.claes@mail.example" };
export const JULIEN = { name: "Julien Baptiste", email: "julien@mail.example" };

export const ticketRow = (page, subject) => page.getByRole("row", { name: subject });
export const listTitle = (page) => page.locator("#list-heading");
export const ticketPane = (page, subject) => page.getByRole("article", { name: subject, exact: true });
export const subjectOf = (page) => page.locator("#ticket-subject");
/** A message by who wrote it and what it is: `message`, `reply` or `Internal comment`. */
export const message = (page, who, kind) => page.getByRole("article", { name: `${who}, ${kind},` });
export const toast = (page) => page.locator(".toast");
export const status = (page) => page.locator("#ticket-status");
export const composer = (page) => page.getByRole("form", { name: "Write" });
export const replyText = (page) => page.getByRole("textbox", { name: "Text of the reply" });
export const commentText = (page) => page.getByRole("textbox", { name: "Text of the internal comment" });
export const offline = (page) => page.getByText("Connection lost, your text is kept");
export const dialog = (page, name) => page.getByRole("dialog", { name });

/** The page has woken: presses are the app's from here on, not the browser's. */
export const awake = (page) => expect(page.locator(".toasts:popover-open")).toBeAttached();

/** Types the address of the desk, signs in, and sees the work space. */
export async function signIn(page, person) {
  await page.goto("/");
  await fillSignIn(page, person);
  await expect(listTitle(page)).toHaveText("Assigned to me");
  await awake(page);
}

export async function fillSignIn(page, person) {
  await page.getByLabel("E-mail address").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

export async function signOut(page) {
  await page.getByRole("button", { name: /, your account$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
}

/** Chooses a view in the side bar. */
export async function goToView(page, name) {
  await page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: new RegExp(`^${name}`) }).click();
  await expect(listTitle(page)).toHaveText(name);
}

/** What the side bar says is in a view; nothing stands there for none. */
export const countOf = (page, name) =>
  page.getByRole("navigation", { name: "Views" }).getByRole("link", { name: new RegExp(`^${name}`) }).locator(".view-item-count");

/** Presses a row and goes on to read in the pane: a hand that stays in the list holds it still. */
export async function openTicket(page, subject) {
  await ticketRow(page, subject).click();
  await expect(subjectOf(page)).toHaveText(subject);
  await subjectOf(page).hover();
  await expect(composer(page).locator("[contenteditable]").first()).toBeAttached();
}

/** Opens one of the menus of the ticket's head and picks a line. */
export async function pick(page, button, line) {
  await button.click();
  await page.getByRole("menuitemradio", { name: line }).or(page.getByRole("menuitem", { name: line })).or(page.getByRole("option", { name: line }))
    .first().click();
}

/** Goes to a place of the desk by the rail, or by the foot of a phone. */
export const goTo = (page, name) =>
  page.getByRole("navigation", { name: "Places" }).filter({ visible: true }).getByRole("link", { name, exact: true }).click();

export async function settings(page, name) {
  await goTo(page, "Settings");
  await page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name, exact: true }).click();
  await expect(page.locator("#settings-heading")).toHaveText(name);
}

/** Chooses how long a reply can be taken back, in Preferences, and goes back to the tickets. */
export async function undoAfter(page, words) {
  await settings(page, "Preferences");
  await page.getByLabel("Take back a reply").selectOption({ label: words });
  await page.getByRole("button", { name: "Save changes" }).click();
  await expect(page.getByRole("button", { name: "Save changes" })).toBeHidden();
  await goTo(page, "Tickets");
  await expect(listTitle(page)).toBeVisible();
}

/** Presses Tab until something has the focus, as a person without a mouse does. */
export async function tabTo(page, target, most = 60) {
  for (let step = 0; step < most; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} Tabs did not lead to ${target}`);
}
